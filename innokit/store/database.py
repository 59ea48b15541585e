"""How a book's database is opened, held and spoken with: connections, transactions, messages."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool

from innokit.errors import BookError
from innokit.store.tables import ABOUT, DATABASE_ERRORS, FORMAT, make

# What SQLite says, by the start of its error's name: what was wrong, and what would put it right.
_MESSAGES = {
    "SQLITE_BUSY": ("Another program is writing to the book and has not let go",
                    "Close what else has the book open, then try again; nothing was lost"),
    "SQLITE_NOTADB": ("This file is not a book", "Check the name, or choose another for a new book"),
    "SQLITE_CORRUPT": ("The file of this book is damaged",
                       "See with verify which entries are touched; restore a copy, or import its JSON Lines"),
    "SQLITE_READONLY": ("The book cannot be written to",
                        "Ask for leave to write to the file and its folder, or open it with read_only=True"),
    "SQLITE_CANTOPEN": ("The book cannot be opened", "Check that you may read and write in its folder"),
    "SQLITE_FULL": ("The disk is full, so nothing was recorded", "Make room, then record it again"),
    "SQLITE_PERM": ("You may not open this file", "Ask for leave to read and write it"),
    "SQLITE_AUTH": ("You may not open this file", "Ask for leave to read and write it"),
}  # fmt: skip


class Database:
    """The connections to one book.

    Parameters
    ----------
    path : Path or None
        The file; None for a book in memory.
    read_only : bool
        Open a file that is there, and never write to it.
    wait : float
        Seconds to wait for another writer.
    """

    def __init__(self, path: Path | None, *, read_only: bool = False, wait: float = 30.0) -> None:
        self.path, self.read_only = path, read_only
        self._wait = wait
        self._engine = sa.create_engine(
            "sqlite://", creator=self._connect, poolclass=QueuePool if path else StaticPool
        )
        self._writing = self._engine.execution_options(innokit_begin="BEGIN IMMEDIATE")
        sa.event.listen(self._engine, "begin", _begin)

    def _connect(self) -> sqlite3.Connection:
        """Open one connection; a byte that is not UTF-8 is carried along instead of raising."""
        target = ":memory:" if self.path is None else self._uri(self.path)
        made = sqlite3.connect(
            target,
            uri=self.path is not None,
            timeout=self._wait,
            isolation_level=None,
            check_same_thread=False,
        )
        made.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
        made.execute("PRAGMA synchronous=FULL")
        return made

    def _uri(self, path: Path) -> str:
        """Say how the file is to be opened; a read-only folder has no room for SQLite's own working files."""
        if not self.read_only:
            return f"{path.as_uri()}?mode=rwc"
        alone = not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()
        return f"{path.as_uri()}?mode=ro{'&immutable=1' if alone else ''}"

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """Give a connection that sees one moment of the book; a damaged file refuses even to commit."""
        with self.plainly(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """Give a connection that alone may write, from before it reads until all is kept or nothing."""
        with self.plainly(), self._writing.begin() as connection:
            yield connection

    @contextmanager
    def plainly(self) -> Iterator[None]:
        """Turn what the database says into a plain error."""
        try:
            yield
        except DATABASE_ERRORS as error:
            raise book_error(error, self.where) from error

    @property
    def where(self) -> str:
        """The book's address, for messages."""
        return str(self.path) if self.path else "memory"

    def prepare(self) -> str:
        """Make the tables in a fresh file, or check those that are there; give the book's id."""
        if not self.read_only and not self._tables():
            with self.plainly():
                self._keep_log()
            with self.write() as connection:
                if not sa.inspect(connection).get_table_names():
                    make(connection)
        self._refuse_other(self._tables())
        with self.read() as connection:
            return self._checked(connection)

    def _tables(self) -> set[str]:
        """Name the tables in the file."""
        with self.read() as connection:
            return set(sa.inspect(connection).get_table_names())

    def _refuse_other(self, tables: set[str]) -> None:
        """Refuse a database that some other program made."""
        if not {"book", "entries"} <= tables:
            raise BookError(
                "This file is a database, but not a book",
                where=self.where,
                remedy="Check the name, or choose another for a new book",
            )

    def _keep_log(self) -> None:
        """Have SQLite keep a write-ahead log; while another process does the same, it refuses to wait."""
        end = time.monotonic() + self._wait
        while True:
            try:
                with self._engine.connect() as connection:
                    connection.connection.driver_connection.execute("PRAGMA journal_mode=WAL")  # type: ignore[union-attr]
                return
            except sqlite3.OperationalError as error:
                if not _name_of(error).startswith("SQLITE_BUSY") or time.monotonic() > end:
                    raise DBAPIError("PRAGMA journal_mode=WAL", None, error) from error
                time.sleep(0.02)

    def _checked(self, connection: sa.Connection) -> str:
        """Refuse a newer form of book."""
        number, id = connection.execute(sa.select(ABOUT.c.format, ABOUT.c.id)).one_or_none() or (0, "")
        if number != FORMAT:
            raise BookError(
                f"This book has format {number}, and this version of innokit knows format {FORMAT}",
                where=self.where,
                remedy="Install a newer innokit" if _newer(number) else "Restore a copy of the book",
            )
        return str(id)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def _begin(connection: sa.Connection) -> None:
    """Start a transaction: plain BEGIN lets two writers read the same tail, and one of them loses."""
    connection.exec_driver_sql(connection.get_execution_options().get("innokit_begin", "BEGIN"))


def _newer(number: Any) -> bool:
    """Whether a format number is one that later versions may write."""
    return isinstance(number, int) and number > FORMAT


def _name_of(error: BaseException | None) -> str:
    """Give SQLite's own name for an error."""
    return getattr(error, "sqlite_errorname", "")


def book_error(error: Exception, where: str) -> BookError:
    """Say in plain words what a database's error means."""
    said = getattr(error, "orig", error)
    name = "SQLITE_CORRUPT" if isinstance(said, UnicodeDecodeError) else _name_of(said)
    for start, (what, remedy) in _MESSAGES.items():
        if name.startswith(start):
            return BookError(what, where=where, remedy=remedy)
    return BookError(
        f"The database could not do what was asked: {said}",
        where=where,
        remedy="If it says so again, restore a copy of the book or import its JSON Lines",
    )
