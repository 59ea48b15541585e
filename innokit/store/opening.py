"""Opening a book: where it may lie, and what stands in the way."""

from __future__ import annotations

import os
from pathlib import Path

from innokit.errors import BookError
from innokit.store import places
from innokit.store.book import Book
from innokit.store.database import Database


def open_book(
    address: str | os.PathLike[str], by: str = "", *, read_only: bool = False, wait: float = 30.0
) -> Book:
    """Open the record of one project; the file is made when it is not there.

    Parameters
    ----------
    address : str or path
        The name of a file, such as ``"esol.innokit"``; ``":memory:"`` or ``"memory"`` for a book that is gone
        when it is closed.
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
        When the address means no SQLite file, the folder is missing, or the file is not a book, has a newer
        format, is locked, damaged or may not be opened.

    Examples
    --------
    >>> from innokit.records import Idea
    >>> with open_book(":memory:", by="Analyst") as book:
    ...     entry = book.record(Idea(title="Ask the neighbours"))
    ...     [idea.title for idea in book.case().ideas], book.verify().ok
    (['Ask the neighbours'], True)
    """
    path = places.place(address)
    if path is not None:
        _refuse_path(path, read_only)
        places.warn_if_shared(path)
    database = Database(path, read_only=read_only and path is not None, wait=wait)
    try:
        book = Book(database, by)
    except BaseException:
        database.close()
        raise
    book.read_only = read_only
    return book


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
