"""One small pack, made once for the whole run."""

import os
from pathlib import Path

import pytest

from innokit.evidence import packs
from tests.conftest import once
from tests.evidence.packs.projects import small_project

NO_BROWSER = ("INNOKIT_BROWSER", "none")


def make(folder: Path) -> None:
    small_project(folder / "project")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(*NO_BROWSER)
        packs.pack(folder / "project", folder / "small.zip")


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Charts in documents stand as tables: their pictures are the documents' own tests' business."""
    monkeypatch.setenv(*NO_BROWSER)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the project and its pack."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    return once(shared / "small-pack", make)


@pytest.fixture(scope="session")
def small(home: Path) -> Path:
    """A pack of a small case with one notebook."""
    return home / "small.zip"


@pytest.fixture(scope="session")
def members(small: Path) -> dict[str, bytes]:
    """What is in it."""
    return dict(packs.opened(small.read_bytes()).members)
