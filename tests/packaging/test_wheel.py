"""The built wheel carries all that it needs, and runs the demonstration far from the checkout."""

import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.packaging.conftest import run


def test_the_wheel_carries_what_the_checkout_ships(wheel: Path, root: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    for source, target in (("data", "_data"), ("notebooks", "_notebooks"), ("examples", "_examples")):
        shipped = [
            path.relative_to(root / source) for path in (root / source).rglob("*.[cijm]*") if path.is_file()
        ]
        expected = {
            f"innokit/{target}/{path.as_posix()}"
            for path in shipped
            if ".ipynb_checkpoints" not in path.parts
        }
        assert expected
        assert expected <= held
    assert {"innokit/py.typed", "innokit/version.py"} <= held
    assert not [name for name in held if name.startswith(("tests/", "docs/", "benchmarks/"))]


def test_the_source_archive_holds_the_whole_house(root: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", tmp_path, root, cwd=tmp_path)
    (archive,) = tmp_path.glob("innokit-*.tar.gz")
    with tarfile.open(archive) as held:
        names = {name.partition("/")[2].partition("/")[0] for name in held.getnames()}
    assert {"innokit", "notebooks", "data", "examples", "tests", "docs", ".ci"} <= names
    assert {
        "README.md",
        "LICENSE",
        "NOTICE.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "constraints.txt",
    } <= names


@pytest.mark.slow
def test_the_installed_wheel_runs_the_demonstration(environment, tmp_path: Path) -> None:
    installed = environment("[all]")
    away = tmp_path / "away"
    away.mkdir()
    done = installed(
        "innokit", "demo", "--example", "green-book-it-system", "--to", tmp_path / "shown", cwd=away
    )
    last = Path(done.stdout.rstrip().splitlines()[-1].strip())
    assert last.name == "index.html"
    assert last.is_relative_to(tmp_path / "shown")
    assert "247" in "".join(page.read_text(encoding="utf-8") for page in last.parent.rglob("*.html"))
    assert list(away.iterdir()) == []
