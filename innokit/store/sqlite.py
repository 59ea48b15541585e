"""A book in a SQLite file, or in memory: how it is opened, held, checked and wiped."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool, StaticPool

from innokit.errors import BookError
from innokit.store import damage
from innokit.store.database import Database
from innokit.store.faults import Fault
from innokit.store.messages import name_of
from innokit.store.tables import make


class SqliteFile(Database):
    """The connections to a book in a file.

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
        self.where = str(path) if path else "memory"
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
        made.execute("PRAGMA secure_delete=ON")
        return made

    def _uri(self, path: Path) -> str:
        """Say how the file is to be opened; a read-only folder has no room for SQLite's own working files."""
        if not self.read_only:
            return f"{path.as_uri()}?mode=rwc"
        alone = not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()
        return f"{path.as_uri()}?mode=ro{'&immutable=1' if alone else ''}"

    @contextmanager
    def _begin_reading(self) -> Iterator[sa.Connection]:
        """Give a connection in a transaction; it is never committed, for a damaged file refuses even that."""
        with self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _begin_writing(self) -> Iterator[sa.Connection]:
        """Give a connection that took the one right to write before it read anything."""
        with self._writing.begin() as connection:
            yield connection

    def make_tables(self) -> None:
        """Make the tables in a fresh file, unless another process has just done so."""
        with self.plainly():
            self._keep_log()
        with self.write() as connection:
            if not sa.inspect(connection).get_table_names():
                make(connection)

    def _keep_log(self) -> None:
        """Have SQLite keep a write-ahead log; while another process does the same, it refuses to wait."""
        end = time.monotonic() + self._wait
        while True:
            try:
                self._alone("PRAGMA journal_mode=WAL")
                return
            except sqlite3.OperationalError as error:
                if not name_of(error).startswith("SQLITE_BUSY") or time.monotonic() > end:
                    raise
                time.sleep(0.02)

    def _alone(self, statement: str) -> tuple[object, ...]:
        """Run a statement that no transaction may hold, and give its first row."""
        with self._engine.connect() as connection:
            plain = connection.connection.driver_connection
            assert isinstance(plain, sqlite3.Connection)  # noqa: S101 - tells the type checker what `_connect` made
            return plain.execute(statement).fetchone() or ()

    def file_faults(self, connection: sa.Connection) -> list[Fault]:
        """Ask SQLite whether its file holds together."""
        return damage.file_faults(connection)

    def refuse_to_wipe(self) -> None:
        """Refuse nothing: whoever may write to a file may write it anew."""

    def wipe(self) -> None:
        """Write the file anew without its free pages, and empty the log beside it.

        Raises
        ------
        BookError
            When another program kept the file from being wiped.
        """
        with self.plainly():
            busy = self._blocked()
        if busy:
            raise BookError(
                "It is erased from the record, but traces may still stand in the file, which another program "
                "is reading",
                where=self.where,
                remedy="Close what else has the book open, then erase the same again to wipe the file",
            )

    def _blocked(self) -> bool:
        """Write file and log anew, and say whether another program stood in the way."""
        try:
            self._alone("VACUUM")
            return self.path is not None and self._alone("PRAGMA wal_checkpoint(TRUNCATE)")[0] != 0
        except sqlite3.OperationalError as error:
            if name_of(error).startswith("SQLITE_BUSY"):
                return True
            raise


def _begin(connection: sa.Connection) -> None:
    """Start a transaction: plain BEGIN lets two writers read the same tail, and one of them loses."""
    connection.exec_driver_sql(connection.get_execution_options().get("innokit_begin", "BEGIN"))
