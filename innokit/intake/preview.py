"""What a file would add to the record, before anything is recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, ClassVar

import numpy as np

from innokit.intake import previewlayout
from innokit.intake.accounting import Account, Seen
from innokit.intake.records import Records
from innokit.intake.shapes import Aside
from innokit.intake.taking import Refused, Taken
from innokit.records import KINDS, Case, Record
from innokit.results import Made, Result, Sentence, Sheet


@dataclass(frozen=True)
class Difference:
    """A field in which a row differs from what is recorded of the same thing.

    Attributes
    ----------
    sheet : str
    row : int
    id : str
    field : str
        Its title.
    file, recorded : object
        The two values.
    """

    sheet: str
    row: int
    id: str
    field: str
    file: Any
    recorded: Any


@dataclass(frozen=True, eq=False)
class Preview(Result):
    """What a file holds, and what of it would be added; nothing is recorded by looking.

    Attributes
    ----------
    case : Case
        What is recorded already.
    name, digest : str
        The file, and SHA-256 of its bytes.
    how : str
        In which encoding it was read, and how its cells are parted.
    forms : tuple of (str, str, str)
        Sheet, what it was recognised as, and by what.
    taken : tuple of Taken
        The rows that become records.
    mentioned : tuple of Record
        Options, criteria, stakeholders and assessors made from their mention.
    refused : tuple of Refused
        Every refused cell.
    columns : tuple of Seen
        Every column, understood or not.
    accounts : tuple of Account
        What became of every filled cell, by sheet.
    aside : tuple of Aside
        Sheets of which nothing is taken, and why.
    notes : tuple of str
        What a reader should know of the file.
    """

    title: ClassVar[str] = "What the file would add"
    case: Case
    name: str
    digest: str
    how: str
    forms: tuple[tuple[str, str, str], ...]
    taken: tuple[Taken, ...]
    mentioned: tuple[Record, ...]
    refused: tuple[Refused, ...]
    columns: tuple[Seen, ...]
    accounts: tuple[Account, ...]
    aside: tuple[Aside, ...]
    notes: tuple[str, ...]

    @cached_property
    def every(self) -> Sequence[Record]:
        """Every record that the file holds, whether it is there already or not."""
        return Records(self.mentioned, [(item, np.arange(len(item))) for item in self.taken])

    @cached_property
    def records(self) -> Sequence[Record]:
        """The records to be added: give them to `innokit.intake.accept`, or to ``book.record``.

        A sequence that equals the tuple of them; each is made when it is reached, of checked cells.
        """
        there = self._there
        if not there:
            return self.every
        mentioned = [record for record in self.mentioned if record.id not in there]
        rows = ((item, np.array([id not in there for id in item.ids], dtype=bool)) for item in self.taken)
        return Records(mentioned, [(item, np.flatnonzero(new)) for item, new in rows])

    @cached_property
    def _there(self) -> frozenset[str]:
        """Ids that are recorded already, withdrawn ones included."""
        return frozenset({*self.case.by_id, *self.case.latest})

    @property
    def found(self) -> Counter[str]:
        """How many records of each kind the file holds."""
        counted = Counter(record.kind for record in self.mentioned)
        for item in self.taken:
            counted[item.kind] += len(item)
        return Counter({kind: many for kind, many in counted.items() if many})

    @cached_property
    def there(self) -> Counter[str]:
        """How many of them are recorded already, by kind."""
        known = self._there
        counted = Counter(record.kind for record in self.mentioned if record.id in known)
        for item in self.taken if known else ():
            counted[item.kind] += sum(id in known for id in item.ids)
        return Counter({kind: many for kind, many in counted.items() if many})

    @property
    def added(self) -> Counter[str]:
        """How many of them would be added, by kind."""
        return self.found - self.there

    @cached_property
    def differing(self) -> tuple[Difference, ...]:
        """Where a row says something else than the record of the same thing; nothing of it is taken over."""
        if not self.there:
            return ()
        return tuple(
            difference
            for item in self.taken
            for row, id in zip(item.rows.tolist(), item.ids, strict=True)
            if (record := self.case.by_id.get(id)) is not None
            for difference in _differences(item, row, record)
        )

    @cached_property
    def changes(self) -> tuple[Record, ...]:
        """The recorded things as the file tells them: given to ``book.record``, they are new versions."""
        if not self.differing:
            return ()
        differing = {difference.id for difference in self.differing}
        rows = ((item, np.array([id in differing for id in item.ids], dtype=bool)) for item in self.taken)
        return tuple(Records((), [(item, np.flatnonzero(told)) for item, told in rows]))

    @property
    def why(self) -> str:
        """The reason that stands on each entry: the file it came from."""
        forms = ", ".join(dict.fromkeys(form for _, form, _ in self.forms))
        return f"Imported from {self.name or 'a file'} ({forms}; SHA-256 {self.digest[:12]})"

    def against(self, case: Case) -> Preview:
        """Give the same preview beside another case, such as a newer one; names are not looked up again."""
        return replace(self, case=case)

    @property
    def made(self) -> Made:
        """How it was read."""
        return Made(f"Read as {self.how}")

    def provenance(self) -> str:
        """Say which bytes were looked at."""
        name = self.name or "Bytes"
        return f"{name}, SHA-256 {self.digest[:12]}, read as {self.how}. Nothing is recorded yet."

    def sentences(self) -> tuple[Sentence, ...]:
        """Say what it is, what would be added, and what not."""
        return previewlayout.sentences(self)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give what was found, the refused cells, the columns, and what became of every cell."""
        return previewlayout.sheets(self)


def _differences(item: Taken, row: int, record: Record) -> list[Difference]:
    """Compare what a row says with what is recorded; a blank cell says nothing."""
    info = KINDS[item.kind].model_fields
    return [
        Difference(
            item.plan.table.grid.name, item.number(row), record.id, info[name].title or name, value,
            getattr(record, name),
        )
        for name in (*item.fields, *item.constants)
        if (value := item.value(name, row)) is not None and value != getattr(record, name)
    ]  # fmt: skip
