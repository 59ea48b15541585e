"""A book on a PostgreSQL server: how it is reached, held, and wiped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError

from innokit.errors import BookError, ExtraMissing
from innokit.store.database import Database
from innokit.store.faults import Fault
from innokit.store.tables import ENTRIES, WITHHELD, make

SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")
"""What the address of a book on a server starts with."""

_MAKING = 0x696E6E6F
"""The number under which processes take turns at making the tables."""

_TURN = sa.text("SELECT pg_advisory_xact_lock(CAST(CAST('entries' AS regclass) AS oid)::bigint)")
"""Takes the one right to write to this book; a role needs no more than INSERT for it."""

_KEEP = sa.text(
    "SELECT set_config('synchronous_commit', 'on', true), set_config('lock_timeout', :wait, true)"
)
"""An entry counts as accepted only once the server has it on its disk."""

_OWNED = sa.text(
    "SELECT bool_and(pg_has_role(relowner, 'USAGE')) FROM pg_class "
    "WHERE oid IN (CAST('entries' AS regclass), CAST('withheld' AS regclass))"
)


class PostgresServer(Database):
    """The connections to a book on a server.

    Parameters
    ----------
    address : str
        Such as ``"postgresql://analyst@server/esol"``.
    read_only : bool
        Never write.
    wait : float
        Seconds to wait for another writer.

    Raises
    ------
    ExtraMissing
        When the library that speaks with PostgreSQL is not installed.
    BookError
        When the address cannot be read.
    """

    def __init__(self, address: str, *, read_only: bool = False, wait: float = 30.0) -> None:
        if find_spec("psycopg") is None:
            raise ExtraMissing(
                "Books on a PostgreSQL server need an optional part",
                remedy='Install it with: pip install "innokit[postgres]"',
            )
        try:
            url = sa.make_url(address).set(drivername="postgresql+psycopg")
        except (ArgumentError, ValueError) as fault:
            raise BookError(
                "The address of the database cannot be read",
                remedy="Give it as postgresql://user@server/database",
            ) from fault
        self.read_only = read_only
        shown = sa.URL.create("postgresql", url.username, None, url.host, url.port, url.database)
        self.where = shown.render_as_string()
        self._wait = f"{max(1, round(wait * 1000))}ms"
        self._engine = sa.create_engine(url, pool_pre_ping=True)
        self._reading = self._engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        self._outside = self._engine.execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def _begin_reading(self) -> Iterator[sa.Connection]:
        """Give a connection whose questions are all answered as at one moment."""
        with self._reading.connect() as connection:
            yield connection

    @contextmanager
    def _begin_writing(self) -> Iterator[sa.Connection]:
        """Give a connection that holds this book's turn until all is kept or nothing."""
        with self._engine.begin() as connection:
            connection.execute(_KEEP, {"wait": self._wait})
            connection.execute(_TURN)
            yield connection

    def make_tables(self) -> None:
        """Make the tables in a fresh schema, unless another process has just done so."""
        with self.plainly(), self._engine.begin() as connection:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_MAKING)))
            if not sa.inspect(connection).get_table_names():
                make(connection)

    def file_faults(self, connection: sa.Connection) -> list[Fault]:  # noqa: ARG002 - see the base class
        """Find nothing: the server watches over its own files."""
        return []

    def refuse_to_wipe(self) -> None:
        """Refuse where this role is not the owner of the tables: PostgreSQL would skip them with a shrug."""
        with self.read() as connection:
            owned = connection.execute(_OWNED).scalar()
        if not owned:
            raise BookError(
                "Only the owner of the tables can erase, for only the owner may write them anew",
                where=self.where,
                remedy="Open the book as the role that keeps it, as docs/postgresql.md says",
            )

    def wipe(self) -> None:
        """Have the server write the tables anew; its own log and backups are beyond reach from here."""
        with self.plainly(), self._outside.connect() as connection:
            connection.execute(
                sa.text("SELECT set_config('lock_timeout', :wait, false)"), {"wait": self._wait}
            )
            for table in (ENTRIES, WITHHELD):
                connection.exec_driver_sql(f"VACUUM FULL {table.name}")
