"""Taking fields out of entries: withheld (kept in the book, in no export) or erased (gone for good).

Either way the field's text and salt leave the entry and its commitment stays, so every seal still holds. A
withheld text waits in a table of its own. Which fields, why and by whose decision is itself an entry.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from innokit.errors import BookError
from innokit.records import canonical, new_id
from innokit.store import chain
from innokit.store.chain import Draft, Raw
from innokit.store.tables import ENTRIES, WITHHELD

ACTIONS = ("withhold", "release", "erase")
"""What can be decided about fields of earlier entries."""

KIND = "removal"
"""The kind that stands on such entries."""


class Held(NamedTuple):
    """A withheld text, with the salt of its seal."""

    seq: int
    name: str
    salt: str
    text: str


class Decision(NamedTuple):
    """One field of one entry, and what was decided about it."""

    row: Raw
    action: str
    digest: str
    name: str


def names_of(row: Raw) -> dict[str, str]:
    """Give the fields of an entry, as people call them, with the names they are sealed under.

    A field of the body that is called like one of the entry's own is called ``body.why``.
    """
    sealed = json.loads(row.seals)
    return {called(name): name for name in sealed}


def called(name: str) -> str:
    """Give what people call a sealed field."""
    short = name.removeprefix("body.")
    return name if short != name and short in ("who", "why") else short


def texts(row: Raw) -> dict[str, str]:
    """Give the stored text of each sealed field that is still there."""
    found = {"who": row.who, "why": row.why}
    found |= {f"body.{name}": text for name, text in chain.split(row.body).items()}
    return {name: text for name, text in found.items() if text is not None}


def without(row: Raw, names: Iterable[str]) -> tuple[Raw, list[Held]]:
    """Take fields out of an entry; those that are gone already are passed over.

    Returns
    -------
    tuple
        The entry with commitments in their place, and what was taken out.
    """
    there, seals = texts(row), json.loads(row.seals)
    out = [Held(row.seq, name, seals[name], there.pop(name)) for name in names if name in there]
    seals |= {held.name: {"commitment": chain.commitment(held.salt, held.name, held.text)} for held in out}
    return _rebuilt(row, there, seals), out


def again(row: Raw, held: Iterable[Held]) -> Raw:
    """Put withheld texts back into their entry."""
    there, seals = texts(row), json.loads(row.seals)
    for item in held:
        there[item.name], seals[item.name] = item.text, item.salt
    return _rebuilt(row, there, seals)


def _rebuilt(row: Raw, there: Mapping[str, str], seals: Mapping[str, object]) -> Raw:
    """Write an entry's changeable columns anew."""
    body = {name.removeprefix("body."): there[name] for name in sorted(there) if name.startswith("body.")}
    return row._replace(
        who=there.get("who"), why=there.get("why"), body=chain.compose(body), seals=canonical(seals)
    )


# Decisions


def draft(action: str, targets: Mapping[str, tuple[int, Sequence[str]]], decided_by: str) -> Draft:
    """Write a decision down.

    Parameters
    ----------
    action : str
        One of `ACTIONS`.
    targets : mapping
        For each entry, by the digest under which it was first sealed: its number here and the sealed names.
    decided_by : str
        Whose decision it was, where that is not who records it.
    """
    told = [
        {"digest": digest, "entry": seq, "fields": list(names)} for digest, (seq, names) in targets.items()
    ]
    fields = {"decided_by": canonical(decided_by)} if decided_by else {}
    return Draft(action, KIND, new_id(), {**fields, "entries": canonical(told)})


def decisions(rows: Iterable[Raw]) -> Iterator[Decision]:
    """Give every decision about a field, in order.

    Raises
    ------
    BookError
        When such an entry does not say what it is about.
    """
    for row in rows:
        if row.action in ACTIONS:
            yield from of_entry(row)


def of_entry(row: Raw) -> Iterator[Decision]:
    """Give what one entry decides."""
    try:
        for told in json.loads(row.body).get("entries", ()):
            yield from (Decision(row, row.action, str(told["digest"]), str(name)) for name in told["fields"])
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        raise BookError(f"{row.label} does not say what was taken out") from fault


def standing(rows: Iterable[Raw]) -> dict[tuple[str, str], Decision]:
    """Give the decision that stands about each field: erased is for good, else the last one counts."""
    found: dict[tuple[str, str], Decision] = {}
    for made in decisions(rows):
        key = made.digest, made.name
        if key not in found or found[key].action != "erase":
            found[key] = made
    return found


# In the tables


def held(connection: sa.Connection) -> list[Held]:
    """Read the withheld texts; a book made before there were any has no table for them."""
    if not sa.inspect(connection).has_table(WITHHELD.name):
        return []
    query = sa.select(WITHHELD).order_by(WITHHELD.c.seq, WITHHELD.c.name)
    return [Held._make(row) for row in connection.execute(query)]


def keep(connection: sa.Connection, new: Iterable[Held]) -> None:
    """Put withheld texts of entries that were taken in beside those that are there."""
    values = [item._asdict() for item in new]
    if values:
        WITHHELD.create(connection, checkfirst=True)
        connection.execute(WITHHELD.insert(), values)


def carry_out(connection: sa.Connection, by_digest: Mapping[str, Raw], wanted: Iterable[Decision]) -> bool:
    """Bring entries to what was decided about them; what is so already is left alone.

    Parameters
    ----------
    connection : Connection
        In a turn at writing.
    by_digest : mapping
        Entries by the digest under which each was first sealed.
    wanted : iterable of Decision
        What stands; entries that are not here are passed over.

    Returns
    -------
    bool
        Whether any text is now to be wiped from the files.
    """
    WITHHELD.create(connection, checkfirst=True)
    changed: dict[int, Raw] = {}
    kept = {(item.seq, item.name): item for item in held(connection)}
    wipe = False
    for made in wanted:
        row = by_digest.get(made.digest)
        if row is None:
            continue
        row = changed.get(row.seq, row)
        new, out = without(row, [made.name]) if made.action != "release" else (row, [])
        if made.action == "release" and (row.seq, made.name) in kept:
            new = again(row, [kept.pop((row.seq, made.name))])
        if made.action == "withhold":
            kept |= {(item.seq, item.name): item for item in out}
        if made.action == "erase":
            wipe |= bool(out) or kept.pop((row.seq, made.name), None) is not None
        if new != row:
            changed[row.seq] = new
    _store(connection, changed.values(), kept.values())
    return wipe


def _store(connection: sa.Connection, rows: Iterable[Raw], kept: Iterable[Held]) -> None:
    """Write changed entries and withheld texts."""
    for row in rows:
        changes = {"who": row.who, "why": row.why, "body": row.body, "seals": row.seals}
        connection.execute(ENTRIES.update().where(ENTRIES.c.seq == row.seq).values(changes))
    connection.execute(WITHHELD.delete())
    values = [item._asdict() for item in kept]
    if values:
        connection.execute(WITHHELD.insert(), values)
