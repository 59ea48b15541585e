"""What every book's database does, whichever it is: turns to read and write, tables, plain messages."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from innokit.errors import BookError
from innokit.store.faults import Fault
from innokit.store.messages import book_error
from innokit.store.tables import ABOUT, DATABASE_ERRORS, FORMAT


class Database(ABC):
    """The connections to one book.

    Attributes
    ----------
    where : str
        The book's address for messages, without any password.
    path : Path or None
        The file, where the book is one.
    read_only : bool
        Whether nothing may be written.
    """

    where: str
    path: Path | None = None
    read_only: bool = False
    _engine: sa.Engine

    # What differs from one database to another

    @abstractmethod
    def make_tables(self) -> None:
        """Make the tables of a fresh book, unless another process has just done so."""

    @abstractmethod
    def file_faults(self, connection: sa.Connection) -> list[Fault]:
        """Say what the database itself finds wrong with its files."""

    @abstractmethod
    def refuse_to_wipe(self) -> None:
        """Refuse, before anything is erased, where old texts could not be wiped from the files."""

    @abstractmethod
    def wipe(self) -> None:
        """Write the files anew, so that nothing is left in them of texts that were taken out."""

    @abstractmethod
    @contextmanager
    def _begin_reading(self) -> Iterator[sa.Connection]:
        """Give a connection that sees one moment of the book."""

    @abstractmethod
    @contextmanager
    def _begin_writing(self) -> Iterator[sa.Connection]:
        """Give a connection that alone may write."""

    # What does not

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """Give a connection that sees one moment of the book."""
        with self.plainly(), self._begin_reading() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """Give a connection that alone may write, from before it reads until all is kept or nothing."""
        with self.plainly(), self._begin_writing() as connection:
            yield connection

    @contextmanager
    def plainly(self) -> Iterator[None]:
        """Turn what the database says into a plain error."""
        try:
            yield
        except DATABASE_ERRORS as error:
            raise book_error(error, self.where) from error

    def prepare(self) -> str:
        """Make the tables of a fresh book, or check those that are there; give the book's id."""
        if not self.read_only and not self._tables():
            self.make_tables()
        self._refuse_other(self._tables())
        with self.read() as connection:
            return self._checked(connection)

    def _tables(self) -> set[str]:
        """Name the tables that are there."""
        with self.read() as connection:
            return set(sa.inspect(connection).get_table_names())

    def _refuse_other(self, tables: set[str]) -> None:
        """Refuse a database that some other program made."""
        if not {"book", "entries"} <= tables:
            raise BookError(
                "This is a database, but not a book",
                where=self.where,
                remedy="Check the name, or choose another for a new book",
            )

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
        """Let go of the database."""
        self._engine.dispose()


def _newer(number: Any) -> bool:
    """Whether a format number is one that later versions may write."""
    return isinstance(number, int) and number > FORMAT
