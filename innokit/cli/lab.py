"""Starting JupyterLab on a project."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from innokit.errors import ExtraMissing
from innokit.evidence import book_of

# Nothing needs a network: JupyterLab is told not to ask for news or newer versions.
_OFFLINE = (
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
)


def start(folder: Path) -> int:
    """Open a project's notebooks in JupyterLab, and give its exit code once it is closed.

    Raises
    ------
    BookError
        When the folder is no project.
    ExtraMissing
        When JupyterLab is not installed.
    """
    home = book_of(folder).parent.resolve()
    if find_spec("jupyterlab") is None:
        raise ExtraMissing(
            "JupyterLab is not installed", remedy="Install it: pip install 'innokit[notebooks]'"
        )
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        *_OFFLINE,
        "--ServerApp.root_dir",
        str(home),
        "00_start.ipynb",
    ]
    return subprocess.run(command, cwd=home, check=False).returncode  # noqa: S603 - fixed words and a folder we checked
