"""The command line as a program of its own."""

import subprocess
import sys
from pathlib import Path

import pytest


def test_help_loads_nothing_heavy() -> None:
    heavy = "pandas plotly sqlalchemy nbclient jupyterlab scipy"
    script = (
        "import sys; from innokit.cli import main; main(['--help']);"
        f"sys.exit(' '.join(set('{heavy}'.split()) & set(sys.modules)) or None)"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_it_ends_with_the_code_and_says_why_on_the_error_stream(innokit_command, tmp_path: Path) -> None:
    done = innokit_command("verify", "nowhere", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("There is no such file or folder (nowhere).")
    assert innokit_command("reference", cwd=tmp_path).returncode == 0


@pytest.mark.slow
def test_demo_prints_the_page_last(demo_output: Path) -> None:
    page = (demo_output / "index.html").read_text(encoding="utf-8")
    assert "Published figures reproduced" in page
    assert "Illustrative: figures invented" in page
    assert "plotly.min.js" in page
    for name in ("green-book-it-system", "mobile-esol", "office-location"):
        assert f"{name}/evidence/index.html#trace-" in page
        assert (demo_output / name / "evidence" / "record.html").is_file()
