"""Whom and what the rows speak of: titles and ids, and the records made from a mere mention."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from innokit.errors import RecordError
from innokit.intake import cells
from innokit.intake.faults import Faults
from innokit.intake.sheets import Row
from innokit.records import KINDS, Record, new_id

MENTIONED = ("option", "criterion", "stakeholder", "assessor", "ballot")
"""Kinds of record that are made from their mention where their own table is not given."""
UNIQUE = ("option", "criterion", "stakeholder")


class Names:
    """The titles and ids of all rows, by kind.

    Parameters
    ----------
    rows : iterable of Row
        Each is given its id here.
    given : iterable of str
        Kinds whose table was given, even with no row in it.
    faults : Faults
        Where doubled titles and ids, and unknown names, are noted.
    """

    def __init__(self, rows: Iterable[Row], given: Iterable[str], faults: Faults) -> None:
        self._faults = faults
        self._given = set(given)
        self._ids: dict[str, set[str]] = defaultdict(set)
        self._titles: dict[str, dict[str, list[str]]] = defaultdict(dict)
        self._firsts: dict[tuple[str, str], Row] = {}
        self.made: list[Record] = []
        for row in rows:
            self._place(row)

    def _place(self, row: Row) -> None:
        """Give a row its id, and keep its title."""
        id = cells.text(row.cells.pop("id", ""))
        if id and (not isinstance(id, str) or re.fullmatch(r"[\w-]{1,80}", id) is None):
            self._faults.add(
                row.where("id"), f"{id!r} is no id", "use letters, digits and hyphens, or leave it blank"
            )
            id = ""
        row.id = id or new_id()
        self._once("id", row.id, row)
        self._ids[row.kind].add(row.id)
        title = cells.text(row.cells.get("title", ""))
        if isinstance(title, str) and title:
            if row.kind in UNIQUE:
                self._once(row.kind, _plain(title), row)
            self._titles[row.kind].setdefault(_plain(title), []).append(row.id)

    def _once(self, what: str, name: str, row: Row) -> None:
        """Note a fault where a name that must be unique is there again."""
        first = self._firsts.setdefault((what, name), row)
        if first is not row:
            key = "id" if what == "id" else "title"
            before = f"as in row {first.number}" if first.table == row.table else f"as in {first.where()}"
            self._faults.add(
                row.where(key), f"{name!r} is there again, {before}", f"give each row its own {key}"
            )

    def knows(self, kind: str, name: str) -> bool:
        """Say whether a name is a known title or id."""
        return name in self._ids[kind] or _plain(name) in self._titles[kind]

    def find(self, kind: str, value: Any, row: Row, key: str) -> Any:
        """Give the id of what a cell names.

        Where nothing is found, the fault is noted and the value comes back, so that the rest of the row can
        still be checked.
        """
        name = cells.text(value)
        if not isinstance(name, str):
            self._faults.add(
                row.where(key), f"{value!r} is no name", f"give the title or the id of {_a(kind)}"
            )
            return ""
        if name in self._ids[kind]:
            return name
        ids = self._titles[kind].get(_plain(name), [])
        if len(ids) > 1:
            self._faults.add(
                row.where(key), f"{len(ids)} {_many(kind)} are called {name!r}", "give the id instead"
            )
        elif not ids:
            return self._strange(kind, name, row, key)
        return ids[0]

    def _strange(self, kind: str, name: str, row: Row, key: str) -> str:
        """Make what is mentioned, or note that it is unknown."""
        if kind not in self._given and kind in MENTIONED:
            return self._mentioned(kind, name, row, key)
        if not self._ids[kind] and kind in self._given and len(self._faults):
            return name  # Its table was refused as a whole, which is said already.
        near = Faults.closest(name, [*self._titles[kind], *self._ids[kind]])
        table = KINDS[kind].plural
        add = f"add it to the table {table!r}" if kind in self._given else f"give the table {table!r}"
        self._faults.add(row.where(key), f"{name!r} is none of the {_many(kind)} given", f"{near}{add}")
        return name

    def _mentioned(self, kind: str, name: str, row: Row, key: str) -> str:
        """Make a record from its mention."""
        try:
            record = KINDS[kind](title=name)  # type: ignore[call-arg]
        except RecordError as refused:
            self._faults.add(row.where(key), refused.what, "shorten or correct it")
            return name
        self._ids[kind].add(record.id)
        self._titles[kind][_plain(name)] = [record.id]
        self.made.append(record)
        return record.id


def _plain(title: str) -> str:
    """Give a title with its spaces made even, by which it is looked up."""
    return " ".join(title.split())


def _a(kind: str) -> str:
    """Say "an option", "a stakeholder"."""
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind.replace('_', ' ')}"


def _many(kind: str) -> str:
    """Give the plural of a kind."""
    return KINDS[kind].plural.replace("_", " ")
