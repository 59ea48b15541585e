"""What stands in the way of opening a book is said plainly, with what would put it right."""

import re
import sqlite3
import warnings
from contextlib import closing
from pathlib import Path

import pytest

from innokit.errors import BookError
from innokit.records import Idea
from innokit.store import SharedFolderWarning, open_book
from innokit.store.places import synchroniser


def refusal(address: object, **options: object) -> str:
    """What opening a book at this address is refused with."""
    with pytest.raises(BookError) as caught:
        open_book(address, by="Ann", **options)  # type: ignore[arg-type]
    assert caught.value.remedy
    return str(caught.value)


def test_the_file_is_made_and_found_again(tmp_path: Path) -> None:
    path = tmp_path / "esol.innokit"
    with open_book(str(path), by="Ann") as book:
        book.record(Idea(title="Kept"))
        name = book.id
    with open_book(f"sqlite:///{path}") as book:
        assert [idea.title for idea in book.case().ideas] == ["Kept"]
        assert book.id == name
    assert [item.name for item in tmp_path.iterdir()] == ["esol.innokit"]


def test_no_place_for_a_book(tmp_path: Path) -> None:
    assert "This is a folder" in refusal(tmp_path)
    assert "The folder of this book is not there" in refusal(tmp_path / "none" / "b.innokit")
    assert "There is no book here to read" in refusal(tmp_path / "b.innokit", read_only=True)
    assert "needs an address" in refusal(" ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", ["mysql+pymysql://u:secret@h/d", "https://example.org"])
def test_other_databases_are_refused_without_repeating_secrets(address: str) -> None:
    said = refusal(address)
    assert "SQLite files or on PostgreSQL servers" in said
    assert "secret" not in said


def test_what_is_no_book_is_left_as_it_is(tmp_path: Path) -> None:
    text, other = tmp_path / "text.innokit", tmp_path / "other.db"
    text.write_text("These are words, and not a database. " * 200)
    before = text.read_bytes()
    assert "This file is not a book" in refusal(text)
    assert text.read_bytes() == before
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute("CREATE TABLE notes (text)")
    before = other.read_bytes()
    assert "a database, but not a book" in refusal(other)
    assert other.read_bytes() == before


def test_an_empty_file_becomes_a_book(tmp_path: Path) -> None:
    path = tmp_path / "empty.innokit"
    path.touch()
    with open_book(path, by="Ann") as book:
        assert book.record(Idea(title="x")).seq == 1


def test_a_locked_book_says_who_is_at_it(path: Path) -> None:
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as other,
        open_book(path, by="Ann", wait=0.1) as book,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BookError, match="Another program is writing"):
            book.record(Idea(title="x"))
        other.execute("ROLLBACK")
        assert book.record(Idea(title="x")).seq == 13


def test_reading_only_reads(path: Path) -> None:
    before = path.read_bytes()
    with open_book(path, by="Ann", read_only=True) as book:
        assert len(book.case().ideas) == 10
        assert book.verify().ok
        with pytest.raises(BookError, match="for reading only"):
            book.record(Idea(title="x"))
        assert path.read_bytes() == before
        with open_book(path, by="Bob") as other:
            other.record(Idea(title="seen at once"))
        assert len(book.case().ideas) == 11


@pytest.mark.parametrize("kept", [50, 3_000, 5_000, 9_000])
def test_a_file_cut_short_is_refused_plainly_or_found_unsound(path: Path, kept: int) -> None:
    path.write_bytes(path.read_bytes()[:kept])
    try:
        with open_book(path) as book:
            said = str(book.verify())
    except BookError as refusal:
        said = str(refusal)
    assert re.search("damaged|not a book|Not sound", said), said


@pytest.mark.parametrize(
    ("folders", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Midtown Council", "OneDrive"),
        ("Dropbox (Team)", "Dropbox"),
        ("iCloudDrive", "iCloud Drive"),
        ("Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive-ann@example.org/My Drive", "Google Drive"),
        ("drive", ""),
        ("onedriver", ""),
    ],
)
def test_synchronised_folders_are_warned_of(tmp_path: Path, folders: str, service: str) -> None:
    folder = tmp_path / folders / "project"
    folder.mkdir(parents=True)
    assert synchroniser(folder / "b.innokit") == service
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        open_book(folder / "b.innokit").close()
    said = [str(item.message) for item in caught if item.category is SharedFolderWarning]
    assert len(said) == bool(service)
    assert all(service in line and "Keep it in a folder of this computer only" in line for line in said)
    assert not service or caught[0].filename == __file__


def test_a_book_named_like_a_service_is_no_concern() -> None:
    assert synchroniser(Path("/home/ann/Dropbox")) == ""
    assert synchroniser(Path("//server/share/b.innokit")) == "a network share"
