"""Rows that are taken in: held by column, made into records when they are asked for."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from innokit.intake import cells
from innokit.intake.reading import Column
from innokit.intake.shapes.plan import Plan
from innokit.intake.taking import identity
from innokit.records import KINDS, Case, Evidenced, Record

ANONYMOUS = ("assessor", "voter")
"""Fields that say who judged: where they are blank, two alike are two judgements."""


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

    def made(self, row: int, id: str) -> Record:
        """Make the record of a row.

        Raises
        ------
        RecordError
            When its fields do not go together.
        """
        told = {name: value for name in self._names if (value := self.value(name, row)) is not None}
        if self._origin is not None and (number := self._origin[row]) is not None:
            told.setdefault("source", self.plan.origin.format(cells.text(number)))
        return KINDS[self.kind](**{**told, "id": id})

    def records(self, without: Container[str] = ()) -> Iterator[Record]:
        """Make the records, in the order of the rows, but those with some ids."""
        cls, names = KINDS[self.kind], self._names
        columns = [self._listed(name) for name in names]
        sparse = any(None in column for column in columns)
        origin = self._listed_origin()
        rows = zip(*columns, strict=True) if columns else iter([()] * len(self))
        for place, (id, row) in enumerate(zip(self.ids, rows, strict=True)):
            if id in without:
                continue
            told = dict(zip(names, row, strict=True))
            if sparse:
                told = {name: value for name, value in told.items() if value is not None}
            if origin is not None and origin[place] is not None:
                told.setdefault("source", self.plan.origin.format(cells.text(origin[place])))
            told["id"] = id
            yield cls(**told)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """The fields that some row may fill."""
        return tuple(dict.fromkeys((*self.fields, *self.constants)))

    @property
    def _origin(self) -> Column | None:
        """Numbers that the tool it comes from gave its rows, where records tell their source."""
        tells = self.plan.origin and self.plan.key and issubclass(KINDS[self.kind], Evidenced)
        return self.plan.key[0] if tells else None

    def _listed(self, name: str) -> list[Any]:
        """Give a field of the kept rows."""
        column, constant = self.fields.get(name), self.constants.get(name)
        if column is None:
            return [constant] * len(self)
        values = (*column.values, constant)
        return [values[code] for code in column.codes[self.rows].tolist()]

    def _listed_origin(self) -> list[Any] | None:
        """Give those numbers of the kept rows."""
        if self._origin is None:
            return None
        values = (*self._origin.values, None)
        return [values[code] for code in self._origin.codes[self.rows].tolist()]

    @cached_property
    def ids(self) -> list[str]:
        """The id of every kept row, worked out when it is first asked for."""
        natural = identity.NATURAL.get(self.kind)
        tells = self._natural(natural) if natural else self._keyed() if self.plan.key else self._content()
        there = identity.known(self.known, self.kind) if natural and self.known.records else {}
        own, give = self._own(self.known), self.counter.give
        if not own and not there:
            return [give(identity.told_apart(self.kind, told)) for told in tells]
        return [
            own.get(row) or self._recorded(there, told) or give(identity.told_apart(self.kind, told))
            for row, told in zip(self.rows.tolist(), tells, strict=True)
        ]

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

    def _natural(self, names: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
        """Give the fields that tell rows apart, as they are recorded."""
        info = KINDS[self.kind].model_fields
        columns = []
        for name in names:
            default = info[name].get_default(call_default_factory=True)
            blank = default if default is not None and not info[name].is_required() else ""
            columns.append([blank if value is None else value for value in self._listed(name)])
            if name == "title":
                columns[-1] = [identity.even(str(title)) for title in columns[-1]]
        return zip(*columns, strict=True)

    def _keyed(self) -> Iterator[tuple[str, ...]]:
        """Give what the tool itself tells its rows apart by."""
        columns = [_texts(column, self.rows) for column in self.plan.key]
        return ((self.plan.source, *row) for row in zip(*columns, strict=True))

    def _content(self) -> Iterator[tuple[str, ...]]:
        """Give everything that a row says."""
        names = sorted(name for name in self.raw if name != "id")
        columns = [_texts(self.raw[name], self.rows) for name in names]
        fixed = tuple(f"{name}={value}" for name, value in sorted(self.plan.constants.items()))
        for row in zip(*columns, strict=True):
            yield (*(f"{name}={text}" for name, text in zip(names, row, strict=True) if text), *fixed)

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


def _texts(column: Column, rows: NDArray[np.int64]) -> list[str]:
    """Give cells as text that is the same whether they come from a sheet or from CSV."""
    texts = [*(str(cells.text(cells.native(value))) for value in column.values), ""]
    return [texts[code] for code in column.codes[rows].tolist()]
