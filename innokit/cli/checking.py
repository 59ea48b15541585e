"""Which record a path means, and whether it is sound."""

from __future__ import annotations

from pathlib import Path

from innokit import store
from innokit.errors import BookError
from innokit.evidence import book_of


def verification(thing: Path, expect: str | None) -> store.Verification:
    """Check a project folder, a book or a JSON Lines file.

    Raises
    ------
    BookError
        When there is no such thing, or it is none of these.
    """
    if thing.is_dir():
        thing = book_of(thing)
    if not thing.is_file():
        raise BookError("There is no such file or folder", where=str(thing), remedy="Check its name")
    if thing.suffix.lower() in (".jsonl", ".ndjson"):
        return store.verify_jsonl(thing, expect)
    with store.open_book(thing, read_only=True) as book:
        return book.verify(expect)
