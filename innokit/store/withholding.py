"""Finding words in a book, and taking fields out of entries: withheld, released, erased."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from innokit.errors import BookError
from innokit.records import Entry
from innokit.store import chain, damage, merging, reading, removal, tables
from innokit.store.chain import Raw
from innokit.store.removal import Held
from innokit.store.turns import Turns


class Found(NamedTuple):
    """A place in which some words stand: number of the entry, name of the field, and its text."""

    entry: int
    field: str
    text: str


class Withholding(Turns):
    """A book from which fields can be taken out."""

    def find(self, text: str) -> list[Found]:
        """Find every place where some words stand: in a reason, a name or any field of any version.

        Parameters
        ----------
        text : str
            What to look for; capital letters count as small ones. Withheld texts are searched too.
        """
        wanted = text.casefold()
        with self._reading() as connection:
            rows = tables.rows(connection)
            held = damage.held(connection)
        there = [(row.seq, name, said) for row in rows for name, said in removal.texts(row).items()]
        there += [(item.seq, item.name, item.text) for item in held]
        found = (Found(seq, removal.called(name), _plain(said)) for seq, name, said in there)
        return sorted(place for place in found if wanted in place.text.casefold())

    def withhold(
        self, entry: int | Entry | Mapping[int, Sequence[str]], *fields: str, why: str, decided_by: str = ""
    ) -> Entry:
        """Keep fields of an entry out of every case, page and export; their text stays in this book.

        Parameters
        ----------
        entry : int, Entry or mapping
            Which entry; or several, by number, with the fields of each.
        *fields : str
            ``"who"``, ``"why"`` and fields of its body.
        why : str
            The reason; it stays in the record.
        decided_by : str, optional
            Whose decision it was, where that is not who records it.

        Returns
        -------
        Entry
            The entry that says so.

        Raises
        ------
        BookError
            When an entry has no such field, or the reason repeats what is to be taken out.
        """
        return self._decide("withhold", entry, fields, why, decided_by)

    def release(
        self, entry: int | Entry | Mapping[int, Sequence[str]], *fields: str, why: str, decided_by: str = ""
    ) -> Entry:
        """Put withheld fields back; arguments as for `withhold`."""
        return self._decide("release", entry, fields, why, decided_by)

    def erase(
        self, entry: int | Entry | Mapping[int, Sequence[str]], *fields: str, why: str, decided_by: str = ""
    ) -> Entry:
        """Erase fields of an entry for good: from the record and from all bytes of the book's files.

        Arguments as for `withhold`. Copies, exports and backups are not reached; docs/data-protection.md says
        what to do about them. Erasing the same again adds no entry, and wipes the files again.

        Raises
        ------
        BookError
            As for `withhold`; and when another program that is reading keeps the files from being wiped.
        """
        self._refuse_to_write()
        self._database.refuse_to_wipe()
        made = self._decide("erase", entry, fields, why, decided_by)
        self._database.wipe()
        return made

    def _decide(
        self,
        action: str,
        entry: int | Entry | Mapping[int, Sequence[str]],
        fields: Sequence[str],
        why: str,
        decided_by: str,
    ) -> Entry:
        """Record a decision about fields, and carry it out, in one turn."""
        if not why.strip():
            raise BookError(f"Say why, for whoever will miss it: to {action} needs a reason", where="why")
        by_seq = entry if isinstance(entry, Mapping) else {_number(entry): fields}
        with self._writing() as connection:
            rows = tables.rows(connection)
            first = merging.by_origin(rows)
            wanted = _targets(by_seq, {row.seq: (digest, row) for digest, row in first.items()})
            _refuse_repeating(wanted, first, f"{why}\n{decided_by}")
            before = _decided_already(action, wanted, rows)
            if before is not None:
                return reading.entry(before)
            tail = self._tail(why, {})
            row = tail.add(removal.draft(action, wanted, decided_by), None)
            tables.append(connection, tail.rows)
            self._carry_out(connection, [row], [])
        self._seen[row.id] = row.seq
        return reading.entry(row)

    def _carry_out(self, connection: sa.Connection, new: Sequence[Raw], held: Sequence[Held]) -> bool:
        """Bring the entries to what new entries decide about them; True where the files are to be wiped."""
        keys = {(made.digest, made.name) for made in removal.decisions(new)}
        if not keys and not held:
            return False
        removal.keep(connection, held)
        rows = tables.rows(connection)
        wanted = [made for key, made in removal.standing(rows).items() if key in keys]
        return removal.carry_out(connection, merging.by_origin(rows), wanted)


def _number(entry: int | Entry) -> int:
    """Give the number of an entry."""
    return entry.seq if isinstance(entry, Entry) else entry


def _plain(text: str) -> str:
    """Give a stored text as people read it."""
    value = json.loads(text)
    return value if isinstance(value, str) else "" if value is None else text


def _targets(
    by_seq: Mapping[int, Sequence[str]], there: Mapping[int, tuple[str, Raw]]
) -> dict[str, tuple[int, list[str]]]:
    """Give, by the digest under which each entry was first sealed, its number and sealed names."""
    found: dict[str, tuple[int, list[str]]] = {}
    for seq, fields in by_seq.items():
        if seq not in there:
            raise BookError(f"There is no entry {seq}", remedy="Take its number from book.history()")
        digest, row = there[seq]
        names = removal.names_of(row)
        unknown = [field for field in fields if field not in names]
        if unknown or not fields:
            raise BookError(
                f"This entry has no field {unknown[0]!r}" if unknown else "No field is named",
                where=row.label,
                remedy=f"Name one of: {', '.join(map(chain.safe, sorted(names)))}",
            )
        found[digest] = seq, sorted(names[field] for field in fields)
    return found


def _refuse_repeating(
    wanted: Mapping[str, tuple[int, Sequence[str]]], first: Mapping[str, Raw], said: str
) -> None:
    """Refuse a reason that says again what is to be taken out."""
    for digest, (seq, names) in wanted.items():
        there = removal.texts(first[digest])
        for name in names:
            text = _plain(there.get(name, "null")).strip()
            if len(text) > 3 and text.casefold() in said.casefold():
                raise BookError(
                    "The reason repeats what is to be taken out, and would keep it in the record",
                    where=f"entry {seq}",
                    remedy="Give the reason without it",
                )


def _decided_already(
    action: str, wanted: Mapping[str, tuple[int, Sequence[str]]], rows: Sequence[Raw]
) -> Raw | None:
    """Give the entry that decides just this already, if all of it stands so."""
    standing = removal.standing(rows)
    made = [standing.get((digest, name)) for digest, (_, names) in wanted.items() for name in names]
    if any(one is not None and one.action == "erase" for one in made) and action != "erase":
        raise BookError("What was erased is gone, and can be neither withheld nor released")
    rows_of = [one.row for one in made if one is not None and one.action == action]
    if rows_of and len(rows_of) == len(made):
        return rows_of[-1]
    if action == "release" and not all(one is not None and one.action == "withhold" for one in made):
        raise BookError(
            "Not all of this is withheld, so it cannot be released", remedy="Name withheld fields"
        )
    return None
