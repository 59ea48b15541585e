"""The tables of a book, and the few questions asked of them."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterable, Iterator

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from innokit.store.chain import Raw

FORMAT = 1
"""The number of this form of book; a newer one is refused."""

METADATA = sa.MetaData()
ENTRIES = sa.Table(
    "entries",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("previous", sa.Text, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("schema", sa.Integer, nullable=False),
    sa.Column("when", sa.Text, nullable=False),
    sa.Column("who", sa.Text),
    sa.Column("why", sa.Text),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("seals", sa.Text, nullable=False),
    sa.UniqueConstraint("id", "version", name="entries_id_version"),
)
ABOUT = sa.Table(
    "book",
    METADATA,
    sa.Column("format", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("id", sa.Text, nullable=False),
)
WITHHELD = sa.Table(
    "withheld",
    METADATA,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("salt", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
)
"""Texts that were withheld: they stand here and in no entry, so that no export can carry them."""

DATABASE_ERRORS = (SQLAlchemyError, UnicodeDecodeError, sqlite3.Error)
"""What reading a damaged file may raise; names of columns that are no longer UTF-8 included."""

_BLOCK = 5_000
"""How many entries are fetched at once."""

_CHUNK = 500
"""How many ids one question may hold."""


def make(connection: sa.Connection) -> None:
    """Make the tables of a fresh book."""
    METADATA.create_all(connection)
    connection.execute(ABOUT.insert().values(format=FORMAT, id=secrets.token_hex(8)))


def rows(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> list[Raw]:
    """Read entries as stored, in order."""
    query = sa.select(ENTRIES).where(*conditions).order_by(ENTRIES.c.seq)
    return [Raw._make(row) for row in connection.execute(query)]


def stream(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> Iterator[Raw]:
    """Read entries as stored, in order, a block at a time."""
    query = sa.select(ENTRIES).where(*conditions).order_by(ENTRIES.c.seq)
    found = connection.execution_options(yield_per=_BLOCK).execute(query)
    return (Raw._make(row) for row in found)


def last(connection: sa.Connection) -> Raw | None:
    """Read the last entry."""
    row = connection.execute(sa.select(ENTRIES).order_by(ENTRIES.c.seq.desc()).limit(1)).one_or_none()
    return Raw._make(row) if row else None


def newest(connection: sa.Connection, ids: Iterable[str]) -> dict[str, Raw]:
    """Read the newest entry about each of these ids that has one."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, Raw] = {}
    for start in range(0, len(wanted), _CHUNK):
        part = rows(connection, ENTRIES.c.id.in_(wanted[start : start + _CHUNK]))
        found.update({row.id: row for row in part})
    return found


def append(connection: sa.Connection, new: Iterable[Raw]) -> None:
    """Write new entries at the end."""
    values = [row._asdict() for row in new]
    if values:
        connection.execute(ENTRIES.insert(), values)
