"""Two editions of a table, side by side: what came, went and moved, and what that means for a case."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from innokit.reference.tables import Table, load, primary_key
from innokit.words import escape, exact, per_cent

State = Literal["changed", "added", "withdrawn", "unchanged", "in neither"]
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """One row of a table in two editions.

    Attributes
    ----------
    id : str
        The row's key: its id, or its key columns joined by " / ".
    state : str
        "changed", "added", "withdrawn", "unchanged" or "in neither".
    columns : tuple of str
        Columns that differ.
    old, new : mapping of str to (str or float), or None
        The row in each edition; None where the edition does not have it.
    """

    id: str
    state: State
    columns: tuple[str, ...]
    old: Row | None
    new: Row | None

    @property
    def old_value(self) -> float | None:
        """The value in the earlier edition, in its own prices; None where it has none."""
        return _value(self.old)

    @property
    def new_value(self) -> float | None:
        """The value in the later edition, in its own prices; None where it has none."""
        return _value(self.new)

    @property
    def same_prices(self) -> bool:
        """Whether both rows are there and in prices of the same year, so that they can be subtracted."""
        if self.old is None or self.new is None:
            return False
        return bool(self.old.get("price_year") == self.new.get("price_year"))

    @property
    def difference(self) -> float | None:
        """New value less old; None where either is missing or their price years differ."""
        if self.old_value is None or self.new_value is None or not self.same_prices:
            return None
        return self.new_value - self.old_value

    @property
    def relative(self) -> float | None:
        """The difference as a fraction of the old value's size; None where there is none to take."""
        if self.difference is None or self.old_value is None or self.new_value is None:
            return None
        return _relative(self.old_value, self.new_value)


@dataclass(frozen=True)
class Comparison:
    """What differs between two editions of one table."""

    name: str
    from_edition: str
    to_edition: str
    changes: tuple[Change, ...]
    unchanged: int

    @property
    def changed(self) -> tuple[str, ...]:
        """Ids of rows in both editions that differ."""
        return self._ids("changed")

    @property
    def added(self) -> tuple[str, ...]:
        """Ids of rows in the later edition alone."""
        return self._ids("added")

    @property
    def withdrawn(self) -> tuple[str, ...]:
        """Ids of rows in the earlier edition alone."""
        return self._ids("withdrawn")

    def _ids(self, state: State) -> tuple[str, ...]:
        """Ids of the rows in that state."""
        return tuple(change.id for change in self.changes if change.state == state)

    def table(self) -> pd.DataFrame:
        """A row for each cell that changed and each row added or withdrawn.

        Columns: id, change, column, old, new, difference, relative. Difference and relative are given for
        numbers; for values also only where both are in prices of the same year.
        """
        lines = [line for change in self.changes for line in _lines(change)]
        columns = ["id", "change", "column", "old", "new", "difference", "relative"]
        return pd.DataFrame(lines, columns=columns)

    def in_words(self) -> str:
        """The comparison in a sentence."""
        counts = (
            f"{len(self.changed)} changed, {len(self.added)} added, "
            f"{len(self.withdrawn)} withdrawn, {self.unchanged} unchanged"
        )
        return f"{self.name}, from edition {self.from_edition} to {self.to_edition}: {counts}."

    def _repr_html_(self) -> str:
        """The comparison as a table, every text escaped."""
        titles = ("Row", "Change", "Column", "Earlier", "Later", "Difference", "Relative")
        head = "".join(f'<th scope="col">{title}</th>' for title in titles)
        lines = ([*map(_shown, row[:-1]), _share(row[-1])] for row in self.table().itertuples(index=False))
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in line) + "</tr>" for line in lines
        )
        return (
            f"<table><caption>{escape(self.in_words())}</caption><thead><tr>{head}</tr></thead>"
            f"<tbody>{body}</tbody></table>"
        )


def compare(name: str, from_edition: str, to_edition: str, folder: str | Path | None = None) -> Comparison:
    """Compare two editions of a table.

    Parameters
    ----------
    name : str
        A table of `catalogue(folder)`.
    from_edition, to_edition : str
        The earlier and the later edition, by name.

    Raises
    ------
    TableMissing
        No such table or edition.

    Examples
    --------
    >>> print(compare("discount_schedules", "HMT-Green-Book-2003-01", "HMT-Green-Book-2026-02").in_words())
    discount_schedules, from edition HMT-Green-Book-2003-01 to HMT-Green-Book-2026-02: 6 changed, 12 added, \
0 withdrawn, 0 unchanged.
    """
    old, new = _pair(name, from_edition, to_edition, folder)
    every = [_change(id, old.get(id), new.get(id)) for id in {**old, **new}]
    moved = tuple(change for change in every if change.state != "unchanged")
    return Comparison(name, from_edition, to_edition, moved, len(every) - len(moved))


def changes(
    name: str,
    from_edition: str,
    to_edition: str,
    ids: Iterable[str] | None = None,
    folder: str | Path | None = None,
) -> tuple[Change, ...]:
    """What a newer edition would change for the rows that a case uses.

    Parameters
    ----------
    name, from_edition, to_edition : str
        The table, the edition the case was made with, and the one to hold against it.
    ids : iterable of str, optional
        Rows that the case uses; each gets its answer, in this order, "unchanged" and "in neither" included.
        None gives every row that differs.

    Returns
    -------
    tuple of Change

    Raises
    ------
    TableMissing
        No such table or edition.
    """
    if ids is None:
        return compare(name, from_edition, to_edition, folder).changes
    old, new = _pair(name, from_edition, to_edition, folder)
    return tuple(_change(id, old.get(id), new.get(id)) for id in dict.fromkeys(ids))


def _pair(
    name: str, from_edition: str, to_edition: str, folder: str | Path | None
) -> tuple[dict[str, Row], dict[str, Row]]:
    """Rows of both editions by key."""
    key = [column for column in primary_key(name, folder) if column != "edition"]
    return _rows(load(name, from_edition, folder), key), _rows(load(name, to_edition, folder), key)


def _rows(table: Table, key: list[str]) -> dict[str, Row]:
    """Rows of one edition by key, without the column that names the edition."""
    rows = table.values.drop(columns="edition")
    records = [dict(zip(rows.columns, cells, strict=True)) for cells in rows.itertuples(index=False)]
    return {" / ".join(_shown(row[column]) for column in key): row for row in records}


def _change(id: str, old: Row | None, new: Row | None) -> Change:
    """How one row stands in two editions."""
    if old is None or new is None:
        state: State = "in neither" if old is new else "added" if old is None else "withdrawn"
        return Change(id, state, (), old, new)
    differ = tuple(column for column in new if not _same(old.get(column), new[column]))
    return Change(id, "changed" if differ else "unchanged", differ, old, new)


def _same(one: object, other: object) -> bool:
    """Whether two cells hold the same; an empty number equals an empty number."""
    empty = isinstance(one, float) and isinstance(other, float) and math.isnan(one) and math.isnan(other)
    return empty or one == other


def _value(row: Row | None) -> float | None:
    """The value of a row, None where it has no such column."""
    found = row.get("value") if row is not None else None
    return found if isinstance(found, float) else None


def _lines(change: Change) -> list[dict[str, object]]:
    """A change's lines in the table: one for each cell, or one for the whole row."""
    if change.state != "changed" or change.old is None or change.new is None:
        line = {"column": "", "old": change.old_value, "new": change.new_value}
        return [{"id": change.id, "change": change.state, **line, "difference": None, "relative": None}]
    return [
        {"id": change.id, "change": "changed", "column": column, **_moved(change, column)}
        for column in change.columns
    ]


def _moved(change: Change, column: str) -> dict[str, object]:
    """Old and new of one cell, and by how much it moved where that can be said."""
    old, new = (change.old or {}).get(column), (change.new or {}).get(column)
    if column == "value":
        return {"old": old, "new": new, "difference": change.difference, "relative": change.relative}
    if not isinstance(old, float) or not isinstance(new, float):
        return {"old": old, "new": new, "difference": None, "relative": None}
    return {"old": old, "new": new, "difference": new - old, "relative": _relative(old, new)}


def _relative(old: float, new: float) -> float | None:
    """The move as a fraction of the old number's size; None from 0."""
    return (new - old) / abs(old) if old else None


def _share(cell: float | None) -> str:
    """A relative move in per cent; nothing where there is none."""
    return "" if cell is None or math.isnan(cell) else per_cent(cell, 1)


def _shown(cell: object) -> str:
    """A cell in text: whole numbers without a point, nothing for what is not there."""
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return ""
    return exact(cell) if isinstance(cell, float) and math.isfinite(cell) else str(cell)
