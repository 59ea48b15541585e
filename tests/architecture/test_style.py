"""The linter and the type checker have nothing to say."""

import subprocess
import sys
from pathlib import Path


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *words], cwd=root, capture_output=True, text=True, check=False
    )


def test_ruff_is_content(root: Path) -> None:
    done = run(root, "ruff", "check", "--no-cache", "--output-format", "concise", ".")
    assert done.returncode == 0, done.stdout + done.stderr


def test_mypy_is_content(root: Path, tmp_path: Path) -> None:
    done = run(root, "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), "innokit")
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_ignore_gives_its_reason(root: Path) -> None:
    """In pyproject.toml each ignored rule has a comment on its own line."""
    lines = (root / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    start = lines.index("ignore = [")
    ignored = lines[start + 1 : lines.index("]", start)]
    assert ignored
    assert [line for line in ignored if "#" not in line] == []
