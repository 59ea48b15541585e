"""Whose turn it is at a book, what its user has seen of it, and when nothing may be written."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import sqlalchemy as sa

from innokit.errors import BookError
from innokit.records import SCHEMA, Entry
from innokit.store import copies, tables, writing
from innokit.store.chain import Raw
from innokit.store.database import Database
from innokit.store.tail import Tail
from innokit.store.unattended import headless


class Turns:
    """What every use of a book begins with: a turn at its database.

    Attributes
    ----------
    by : str
        Who records, as declared.
    path : Path or None
        The file; None for a book in memory or on a server.
    id : str
        Random name of this book, made with it; copies of the file share it.
    read_only : bool
        Whether it was opened without leave to write.
    """

    def __init__(self, database: Database, by: str) -> None:
        self.by, self.path, self.read_only = by, database.path, database.read_only
        self._database = database
        self._turn = threading.RLock()
        self._closed = False
        self._end: Raw | None = None
        self._let_go = weakref.finalize(self, database.close)
        self.id = database.prepare()
        self._note = weakref.finalize(self, _note, self.path, self.id, self.read_only or not by.strip())
        self._seen: dict[str, int] = {}
        self._shown = self._last_number()

    @property
    def head(self) -> str:
        """The first 12 characters of the last entry's digest, for the minutes; empty for an empty book."""
        with self._reading() as connection:
            row = tables.last(connection)
        return row.digest[:12] if row else ""

    # Coming and going

    def close(self) -> None:
        """Let go of the file or server; the book cannot be used afterwards."""
        self._closed = True
        self._note()
        self._let_go()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        self.close()

    def __repr__(self) -> str:
        where = "in memory" if self._database.where == "memory" else self._database.where
        if self._closed:
            return f"Book({where}: closed)"
        last = self._last_number()
        count = "1 entry" if last == 1 else f"{last} entries"
        return f"Book({where}: {count if last else 'nothing recorded yet'})"

    # Turns

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        """Give a connection that sees one moment of the book."""
        self._refuse_if_closed()
        with self._turn, self._database.read() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        """Give a connection that alone may write."""
        self._refuse_to_write()
        with self._turn, self._database.write() as connection:
            last = self._end = tables.last(connection)
            if last is not None and type(last.schema) is int and last.schema > SCHEMA:
                raise BookError(
                    f"Entries of this book have schema {last.schema}, and this version of innokit writes "
                    f"schema {SCHEMA}",
                    where=self._database.where,
                    remedy="Install a newer innokit",
                )
            yield connection

    def _tail(self, why: str, newest: dict[str, Raw]) -> Tail:
        """Give the growing end of the book within a turn at writing, in the name of whoever opened it."""
        by, why = writing.text(self.by, "The name of who records"), writing.text(why, "The reason")
        if not by.strip():
            raise BookError(
                "Nobody is named as recording this", remedy='Open the book with by="your post or name"'
            )
        return Tail(self._end, by, why, newest, self._last_seen)

    def _rows(self, *conditions: sa.ColumnElement[bool]) -> list[Raw]:
        """Read entries as stored."""
        with self._reading() as connection:
            return tables.rows(connection, *conditions)

    def _last_number(self) -> int:
        """Give the number of the last entry; 0 for none."""
        with self._reading() as connection:
            found = connection.execute(sa.select(sa.func.max(tables.ENTRIES.c.seq))).scalar()
        return found if isinstance(found, int) else 0

    def _show(self, found: Sequence[Raw] | Sequence[Entry]) -> None:
        """Remember how far the person using this book has seen."""
        self._shown = max(self._shown, found[-1].seq if found else 0)

    def _last_seen(self, id: str) -> int:
        """Give the number of the last entry that was shown or written here, as far as ``id`` goes."""
        return max(self._shown, self._seen.get(id, 0))

    def _refuse_if_closed(self) -> None:
        """Refuse to use a book after its end."""
        if self._closed:
            raise BookError(
                "This book is closed", where=self._database.where, remedy="Open it again with open_book"
            )

    def _refuse_to_write(self) -> None:
        """Refuse to add anything where nothing may be added."""
        self._refuse_if_closed()
        if headless():
            raise BookError(
                "Headless runs record nothing", remedy="Run this cell by hand, in a notebook of your own"
            )
        if self.read_only:
            raise BookError(
                "This book was opened for reading only", where=self._database.where,
                remedy="Open it without read_only=True",
            )  # fmt: skip


def _note(path: Path | None, id: str, reader: bool) -> None:
    """Note how far this computer has seen a book in which somebody here records."""
    if path is not None and not reader and not headless():
        copies.note(path, id)


def id_of(thing: Any) -> str:
    """Give the id of a record, or an id as it is."""
    return str(thing.id) if hasattr(thing, "id") else writing.text(thing, "The id")
