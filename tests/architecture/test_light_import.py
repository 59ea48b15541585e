"""``import innokit`` is light: the ground floors open, the heavy libraries do not load."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "pandas",
    "plotly",
    "ipywidgets",
    "anywidget",
    "sqlalchemy",
    "scipy",
    "nbclient",
    "nbconvert",
    "typer",
}


def loaded_after(line: str, root: Path) -> set[str]:
    """Names of the modules that a fresh Python has loaded after ``line``."""
    program = f"{line}; import sys; print(*sys.modules, sep='\\n')"
    environment = {**os.environ, "PYTHONPATH": str(root)}
    command = [sys.executable, "-W", "error", "-c", program]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_the_front_door_loads_no_heavy_library(root: Path) -> None:
    assert not loaded_after("import innokit", root) & HEAVY


@pytest.mark.parametrize("room", ["errors", "maths", "records", "words"])
def test_the_ground_floors_load_no_heavy_library(root: Path, room: str) -> None:
    assert not loaded_after(f"import innokit.{room}", root) & HEAVY


def test_a_heavy_library_would_be_seen(root: Path) -> None:
    assert "sqlalchemy" in loaded_after("import innokit, sqlalchemy", root)
