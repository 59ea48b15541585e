"""What can still be told about the file of a damaged book."""

from __future__ import annotations

import re

import sqlalchemy as sa

from innokit.store import removal
from innokit.store.chain import Raw, safe
from innokit.store.faults import Fault
from innokit.store.removal import Held
from innokit.store.tables import DATABASE_ERRORS, ENTRIES, rows

_ROW = re.compile(r"\b[Rr]ow(?:id)? (\d+)\b")


def salvage(connection: sa.Connection) -> tuple[list[Raw], list[Fault]]:
    """Read the entries of a book, one by one where they cannot be read at once.

    Returns
    -------
    tuple
        The entries that could be read, and a fault for each of the others.
    """
    try:
        return rows(connection), []
    except DATABASE_ERRORS:
        found: list[Raw] = []
        faults: list[Fault] = []
        for seq, id in _numbers(connection).items():
            try:
                found += rows(connection, ENTRIES.c.seq == seq)
            except DATABASE_ERRORS:
                says = f"entry {seq} ({safe(id)}) cannot be read: its place in the file is damaged"
                faults.append(Fault(seq, says))
        return found, faults


def _numbers(connection: sa.Connection) -> dict[int, str]:
    """Give number and id of every entry from the index, which lies apart from the entries themselves."""
    query = sa.select(ENTRIES.c.seq, ENTRIES.c.id).order_by(ENTRIES.c.id, ENTRIES.c.version)
    try:
        return dict(sorted((row.seq, row.id) for row in connection.execute(query)))
    except DATABASE_ERRORS:
        return {}


def held(connection: sa.Connection) -> list[Held]:
    """Read the withheld texts as far as they can be read, or may be: a role need not be let see them."""
    try:
        return removal.held(connection)
    except DATABASE_ERRORS:
        return []


def file_faults(connection: sa.Connection) -> list[Fault]:
    """Ask the database whether its own file holds together; a fault without an entry has number 0."""
    try:
        said = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    except DATABASE_ERRORS as error:
        said = [str(getattr(error, "orig", error))]
    return [_placed(line) for line in said if line != "ok"]


def _placed(line: str) -> Fault:
    """Say what the database reports, under the number of the entry it speaks of."""
    found = _ROW.search(line)
    if found:
        seq = int(found[1])
        return Fault(seq, f"entry {seq} does not agree with the index of the book's file")
    return Fault(0, f"the book's file is damaged: {safe(line)}")
