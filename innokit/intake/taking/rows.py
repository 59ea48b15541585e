"""Rows that are taken in: held by column, made into records when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from innokit.errors import RecordError
from innokit.intake import cells
from innokit.intake.reading import Column
from innokit.intake.reading.grid import BLANK
from innokit.intake.shapes.plan import Plan
from innokit.intake.taking import identity
from innokit.records import KINDS, Case, Evidenced, Maker, Record

ANONYMOUS = ("assessor", "voter")
"""Fields that say who judged: where they are blank, two alike are two judgements."""
_NO_ID = "0" * 16


@dataclass(eq=False)
class Taken:
    """Rows of one plan that become records.

    Attributes
    ----------
    plan : Plan
    fields : mapping
        The checked values of each field, coded like the rows that the plan had at first.
    constants : mapping
        The checked values of fields that are the same in every row.
    places : array
        Place in the table of each row the plan had at first; a spread row has several.
    kept : array of bool
        Which of those rows are taken in.
    raw : mapping
        The cells as they stood, by field.
    known : Case
        What is recorded already.
    counter : Ids
        Gives ids, and counts rows that are alike.
    """

    plan: Plan
    fields: Mapping[str, Column]
    constants: Mapping[str, Any]
    places: NDArray[np.int64]
    kept: NDArray[np.bool_]
    raw: Mapping[str, Column]
    known: Case
    counter: identity.Ids

    def __len__(self) -> int:
        return int(np.count_nonzero(self.kept))

    @property
    def kind(self) -> str:
        """The kind of record the rows become."""
        return self.plan.kind

    @cached_property
    def rows(self) -> NDArray[np.int64]:
        """Which rows are kept, once it is settled."""
        return np.flatnonzero(self.kept)

    def number(self, row: int) -> int:
        """Give the number of a row in the file."""
        return self.plan.table.first + int(self.places[row])

    def value(self, name: str, row: int) -> Any:
        """Give what a row says of a field; None where it says nothing."""
        column = self.fields.get(name)
        found = column[row] if column is not None else None
        return self.constants.get(name) if found is None else found

    def records(self, places: NDArray[np.int64] | slice = slice(None)) -> Iterator[Record]:
        """Make the records of kept rows, in their order, or of those at some places among them."""
        columns = self._columns(self.rows[places])
        ids = np.array(self.ids, dtype=object)[places].tolist()
        return _maker(self.kind, columns).made(ids, {name: column.codes for name, column in columns.items()})

    def broken(self) -> dict[int, RecordError]:
        """Give the kept rows of which the fields do not go together, before it is settled which are kept."""
        rows = np.flatnonzero(self.kept)
        columns = self._columns(rows)
        codes = {name: column.codes for name, column in columns.items()}
        found = _maker(self.kind, columns).broken([_NO_ID] * len(rows), codes)
        return {int(rows[place]): fault for place, fault in found.items()}

    def _columns(self, rows: NDArray[np.int64]) -> dict[str, Column]:
        """Give every field that some of these rows fill."""
        names = dict.fromkeys((*self.fields, *self.constants))
        found = {name: self._column(name, rows) for name in names}
        if self._origin is not None:
            numbers = self._origin.only(rows)
            told = tuple(self.plan.origin.format(cells.text(number)) for number in numbers.values)
            found["source"] = _behind(found.get("source"), Column(numbers.codes, told))
        return found

    def _column(self, name: str, rows: NDArray[np.int64], otherwise: Any = None) -> Column:
        """Give what some rows say of a field, or what is so of every row, or what is otherwise so."""
        constant = self.constants.get(name)
        column = self.fields.get(name) or Column(np.full(len(self.kept), BLANK), ())
        return column.only(rows, otherwise if constant is None else constant)

    @property
    def _origin(self) -> Column | None:
        """Numbers that the tool it comes from gave its rows, where records tell their source."""
        tells = self.plan.origin and self.plan.key and issubclass(KINDS[self.kind], Evidenced)
        return self.plan.key[0] if tells else None

    @cached_property
    def ids(self) -> list[str]:
        """The id of every kept row, worked out when it is first asked for."""
        natural = identity.NATURAL.get(self.kind)
        tells = self._natural() if natural else self._keyed() if self.plan.key else self._content()
        there = identity.known(self.known, self.kind) if natural and self.known.records else {}
        own, give = self._own(self.known), self.counter.give
        if not own and not there:
            return give(tells)
        told = self._recordable() if there else repeat(())
        settled = [
            own.get(row) or self._recorded(there, said)
            for row, said in zip(self.rows.tolist(), told, strict=False)
        ]
        fresh = iter(give(text for text, id in zip(tells, settled, strict=True) if not id))
        return [id or next(fresh) for id in settled]

    def _recorded(self, there: dict[tuple[Any, ...], list[str]], told: tuple[Any, ...]) -> str:
        """Give the id of the thing recorded that a row speaks of: the next of those alike."""
        found = there.get(told)
        if not found or not all(
            value for name, value in zip(self._natural_names, told, strict=True) if name in ANONYMOUS
        ):
            return ""
        return found[0] if identity.refuses_doubles(self.kind) else found.pop(0)

    @property
    def _natural_names(self) -> tuple[str, ...]:
        """Fields that tell records of this kind apart."""
        return identity.NATURAL.get(self.kind, ())

    def drop(self, places: set[int]) -> None:
        """Leave out some of the kept rows, by their place among them."""
        if places:
            self.kept[self.rows[sorted(places)]] = False
            self.ids = [id for place, id in enumerate(self.ids) if place not in places]
            del self.rows

    def _natural(self) -> Iterator[str]:
        """Give the fields that tell rows apart."""
        columns = [self._natural_column(name) for name in self._natural_names]
        return identity.joined(self.kind, [_composed(column) for column in columns])

    def _recordable(self) -> Iterator[tuple[Any, ...]]:
        """Give the fields that tell rows apart, as they are recorded."""
        return zip(*(self._natural_column(name).listed() for name in self._natural_names), strict=True)

    def _natural_column(self, name: str) -> Column:
        """Give a field that tells rows apart; a blank cell counts as the field's default."""
        info = KINDS[self.kind].model_fields[name]
        default = None if info.is_required() else info.get_default(call_default_factory=True)
        column = self._column(name, self.rows, "" if default is None else default)
        if name != "title":
            return column
        return Column(column.codes, tuple(identity.even(str(title)) for title in column.values))

    def _keyed(self) -> Iterator[str]:
        """Give what the tool itself tells its rows apart by."""
        source = [self.plan.source] * len(self)
        columns = [_composed(_as_text(column.only(self.rows, ""))) for column in self.plan.key]
        return identity.joined(self.kind, [source, *columns])

    def _content(self) -> Iterator[str]:
        """Give everything that a row says."""
        names = sorted(name for name in self.raw if name != "id")
        columns = [_composed(_as_text(self.raw[name].only(self.rows)), f"{name}=") for name in names]
        fixed = [identity.composed(f"{name}={value}") for name, value in sorted(self.plan.constants.items())]
        return ("\x1f".join((self.kind, *filter(None, row), *fixed)) for row in zip(*columns, strict=True))

    def _own(self, case: Case) -> dict[int, str]:
        """Give the ids that rows bring with them: in their column of ids, or by the number of an entry."""
        found: dict[int, str] = {}
        by_number = {str(entry.seq): entry for entry in case.entries} if self.plan.entry is not None else {}
        for row in self.rows.tolist() if (by_number or "id" in self.raw) else ():
            said = str(cells.text(self.raw["id"][row])) if "id" in self.raw else ""
            record = case.by_id.get(said)
            if identity.looks_like_ours(said) or (record is not None and record.kind == self.kind):
                found[row] = said
            elif self.plan.entry is not None:
                entry = by_number.get(str(cells.text(self.plan.entry[row])))
                known = case.by_id.get(entry.id) if entry is not None and entry.kind == self.kind else None
                if known is not None and getattr(known, "title", None) == self.value("title", row):
                    found[row] = known.id
        return found


def _maker(kind: str, columns: Mapping[str, Column]) -> Maker[Record]:
    """Give what makes records of columns."""
    return Maker(KINDS[kind], {name: column.values for name, column in columns.items()})


def _behind(first: Column | None, second: Column) -> Column:
    """Give one column, and where it is blank, another."""
    if first is None:
        return second
    moved = np.where(second.codes == BLANK, BLANK, second.codes + len(first.values))
    return Column(np.where(first.codes == BLANK, moved, first.codes), (*first.values, *second.values))


def _as_text(column: Column) -> Column:
    """Give cells as text that is the same whether they come from a sheet or from CSV."""
    return Column(column.codes, tuple(str(cells.text(cells.native(value))) for value in column.values))


def _composed(column: Column, before: str = "") -> list[str]:
    """Give cells as composed text behind some words; blank ones are empty."""
    texts = (identity.composed(f"{before}{value}") if value != "" else "" for value in column.values)
    listed = (*texts, "")
    return [listed[code] for code in column.codes.tolist()]
