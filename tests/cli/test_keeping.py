"""The commands by which a record is kept, as a person gives them."""

import shutil
from pathlib import Path

import pytest

from innokit.cli import main
from innokit.records import Idea
from innokit.store import open_book

pytestmark = pytest.mark.filterwarnings("ignore::innokit.store.DivergedWarning")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project folder whose record holds two ideas."""
    folder = tmp_path / "project"
    folder.mkdir()
    with open_book(folder / "case.innokit", by="Ann Example") as book:
        book.record([Idea(title="A garden", author="Ann Example"), Idea(title="A bench")], why="cards")
    return folder


def said(capsys: pytest.CaptureFixture[str], *words: object, ends: int = 0) -> str:
    """What a command prints, having ended as expected."""
    assert main([str(word) for word in words]) == ends
    shown = capsys.readouterr()
    assert "Traceback" not in shown.err
    return shown.out + shown.err


def test_backup_and_restore(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "monday.innokit"
    assert "Sound: 2 entries read" in said(capsys, "backup", project, "--to", copy)
    assert "There is a file already" in said(capsys, "backup", project, "--to", copy, ends=2)
    (project / "case.innokit").unlink()
    assert "2 entries put back" in said(capsys, "restore", copy, project)
    assert "No entries put back" in said(capsys, "restore", copy, project)
    assert "no such file" in said(capsys, "restore", tmp_path / "none", project, ends=2).lower()
    with open_book(project / "case.innokit", read_only=True) as book:
        assert len(book.case().ideas) == 2


def test_merge(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.innokit"
    shutil.copy(project / "case.innokit", other)
    with open_book(other, by="Bob") as book:
        book.record(Idea(title="Bob's own"))
    with open_book(project / "case.innokit", by="Ann") as book:
        book.record(Idea(title="Ann's own"))
    assert "Nobody is named" in said(capsys, "merge", other, project, ends=2)
    assert "1 entry taken in" in said(capsys, "merge", other, project, "--by", "Cat", "--why", "two laptops")
    assert "No entries taken in" in said(capsys, "merge", other, project, "--by", "Cat")


def test_erase_by_words_and_withhold_by_entry(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--book", project, "--text", "ann example", "--by", "Officer", "--why", "Article 17"]
    shown = said(capsys, "erase", *words)
    assert "Entry 1: author, who\nEntry 2: who\nNothing was done" in shown
    assert "Done, and recorded as entry 3" in said(capsys, "erase", *words, "--yes")
    assert "stand nowhere" in said(capsys, "erase", *words, "--yes")
    assert b"Ann Example" not in (project / "case.innokit").read_bytes()
    entry = ["--book", project, "--entry", "2", "--field", "title", "--by", "Officer", "--why", "asked for"]
    assert "entry 4" in said(capsys, "withhold", *entry, "--yes")
    shown = said(capsys, "verify", project)
    assert "no longer holds its author, who: erased by Officer, entry 3" in shown
    assert "no longer holds its title: withheld by Officer, entry 4" in shown
    assert "entry 5" in said(capsys, "release", *entry, "--yes")
    assert "Say what is meant" in said(capsys, "erase", "--book", project, "--entry", "2", ends=2)
