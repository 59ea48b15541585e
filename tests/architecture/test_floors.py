"""The floors of the house hold, and a house with a broken floor is found out."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter over the package that lies in ``folder``, by the contracts beside it."""
    command = [sys.executable, "-c", LINT, "--no-cache", "--no-logo", "--config", "pyproject.toml"]
    environment = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path, root: Path) -> Path:
    """A copy of the package and its contracts, to be broken."""
    shutil.copytree(root / "innokit", tmp_path / "innokit", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", tmp_path)
    return tmp_path


def append(module: Path, line: str) -> None:
    with module.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")


def test_the_floors_hold(root: Path) -> None:
    done = lint(root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 kept, 0 broken" in done.stdout


@pytest.mark.parametrize(
    ("room", "line", "told"),
    [
        ("maths", "import innokit.store", "innokit.maths is not allowed to import innokit.store"),
        ("errors.py", "import innokit.words", "innokit.errors is not allowed to import innokit.words"),
        (
            "scoring",
            "import innokit.businesscase",
            "innokit.scoring is not allowed to import innokit.businesscase",
        ),
        (
            "store",
            "def late():\n    import innokit.evidence",
            "innokit.store is not allowed to import innokit.evidence",
        ),
        ("records", "import pandas", "innokit.records is not allowed to import pandas"),
        ("words", "import plotly.graph_objects", "innokit.words is not allowed to import plotly"),
    ],
)
def test_an_import_against_the_floors_is_named(copy: Path, room: str, line: str, told: str) -> None:
    module = copy / "innokit" / room
    append(module if module.is_file() else module / "__init__.py", line)
    done = lint(copy)
    assert done.returncode == 1
    assert told in done.stdout


def test_a_room_that_is_on_no_floor_is_named(copy: Path) -> None:
    attic = copy / "innokit" / "attic"
    attic.mkdir()
    (attic / "__init__.py").write_text("", encoding="utf-8")
    done = lint(copy)
    assert done.returncode == 1
    assert "innokit.attic" in done.stdout


def test_every_module_has_a_package_above_it(root: Path) -> None:
    """A folder without ``__init__.py`` is invisible to the contracts, so that none may hold code."""
    bare = {
        path.parent for path in (root / "innokit").rglob("*.py") if not (path.parent / "__init__.py").exists()
    }
    assert not bare
