"""LibreOffice without a window, to recalculate workbooks as somebody else's spreadsheet would."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
</oor:items>
"""
"""Recalculate on load, always: without it LibreOffice keeps the values that stand in the file."""

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")


def needed() -> str:
    """The program, or skip; where the run requires it, fail."""
    if PROGRAM is None:
        if os.environ.get("INNOKIT_REQUIRE_LIBREOFFICE"):
            pytest.fail(
                "LibreOffice is required here and is not installed: apt-get install libreoffice-calc-nogui"
            )
        pytest.skip("needs LibreOffice Calc: apt-get install libreoffice-calc-nogui")
    return PROGRAM


def converted(files: Sequence[Path], to: Path, kind: str = "xlsx") -> list[Path]:
    """Open files, recalculate, and write them to a folder in another form."""
    program = needed()
    profile = to / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    command = [
        program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind,
        "--outdir", str(to), *map(str, files),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
    made = [to / f"{file.stem}.{kind}" for file in files]
    assert all(path.is_file() for path in made), done.stdout + done.stderr
    return made
