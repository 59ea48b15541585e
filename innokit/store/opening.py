"""Opening a book: where it may lie, and what stands in the way."""

from __future__ import annotations

import os
from pathlib import Path

from innokit.errors import BookError
from innokit.store import copies, places
from innokit.store.book import Book
from innokit.store.database import Database
from innokit.store.postgres import SCHEMES, PostgresServer
from innokit.store.sqlite import SqliteFile


def open_book(
    address: str | os.PathLike[str], by: str = "", *, read_only: bool = False, wait: float = 30.0
) -> Book:
    """Open the record of one project; the file is made when it is not there.

    Parameters
    ----------
    address : str or path
        The name of a file, such as ``"esol.innokit"``; ``"postgresql://user@server/database"`` for a book on
        a server (docs/postgresql.md); ``":memory:"`` or ``"memory"`` for a book that is gone when it is
        closed.
    by : str
        Who records: a post, a pseudonym or a name, as declared. Needed to record, not to read.
    read_only : bool, optional
        Open a file that is there without writing to it, as headless runs do.
    wait : float, optional
        Seconds to wait while another program writes.

    Returns
    -------
    Book

    Raises
    ------
    BookError
        When the address means neither a file nor a server, the folder is missing or the server cannot be
        reached, or what is there is not a book, has a newer format, is locked, damaged or may not be opened.
    ExtraMissing
        When the address means a server, and the library that speaks with it is not installed.

    Examples
    --------
    >>> from innokit.records import Idea
    >>> with open_book(":memory:", by="Analyst") as book:
    ...     entry = book.record(Idea(title="Ask the neighbours"))
    ...     [idea.title for idea in book.case().ideas], book.verify().ok
    (['Ask the neighbours'], True)
    """
    database = _database(address, read_only, wait)
    try:
        book = Book(database, by)
    except BaseException:
        database.close()
        raise
    book.read_only = read_only
    if book.path is not None and by.strip() and not read_only:
        copies.warn_if_diverged(book.path, book.id)
    return book


def _database(address: str | os.PathLike[str], read_only: bool, wait: float) -> Database:
    """Choose the sort of database that an address means."""
    text = os.fspath(address)
    if text.split("://")[0] in SCHEMES and "://" in text:
        return PostgresServer(text, read_only=read_only, wait=wait)
    path = places.place(address)
    if path is not None:
        _refuse_path(path, read_only)
        places.warn_if_shared(path)
    return SqliteFile(path, read_only=read_only and path is not None, wait=wait)


def _refuse_path(path: Path, read_only: bool) -> None:
    """Refuse a path where no book can be."""
    if path.is_dir():
        raise BookError(
            "This is a folder, not a book",
            where=str(path),
            remedy="Give the name of a file, such as esol.innokit",
        )
    if not path.parent.is_dir():
        raise BookError(
            "The folder of this book is not there",
            where=str(path.parent),
            remedy="Make the folder, or correct its name",
        )
    if read_only and not path.exists():
        raise BookError(
            "There is no book here to read",
            where=str(path),
            remedy="Correct the name, or open it without read_only",
        )
