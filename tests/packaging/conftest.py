"""A wheel built once, and environments outside the checkout to install it into."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import once

QUIET = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1"}


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run ``command`` without anything of this environment showing through; failing shows what it said."""
    environment = {
        name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")
    }
    words = [str(word) for word in command]
    done = subprocess.run(
        words, cwd=cwd, env=environment | QUIET, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        pytest.fail(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done


@dataclass(frozen=True)
class Environment:
    """A virtual environment that holds the wheel and what it asks for, nothing else."""

    folder: Path

    @property
    def programs(self) -> Path:
        """The folder of its programs."""
        return self.folder / ("Scripts" if sys.platform == "win32" else "bin")

    def __call__(self, program: str, *words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run one of its programs."""
        return run(self.programs / program, *words, cwd=cwd)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The wheel, built from the checkout once for the whole test run."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def build(folder: Path) -> None:
        run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, root, cwd=folder)

    (found,) = once(shared / "wheel", build).glob("innokit-*.whl")
    return found


@pytest.fixture
def environment(tmp_path: Path, wheel: Path, root: Path) -> Callable[[str], Environment]:
    """``environment("[all]")``: a fresh environment holding the wheel with these extras."""

    def make(extras: str) -> Environment:
        made = Environment(tmp_path / "environment")
        run(sys.executable, "-m", "venv", made.folder, cwd=tmp_path)
        asked = f"innokit{extras} @ {wheel.as_uri()}"
        made("python", "-m", "pip", "install", "--quiet", "-c", root / "constraints.txt", asked, cwd=tmp_path)
        return made

    return make
