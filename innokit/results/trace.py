"""From a figure to the entries behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from innokit.records import Case, Entry, Record
from innokit.results import describe
from innokit.results.sheet import Figure


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands behind a figure: one record, and the entry that put it there.

    Attributes
    ----------
    record : Record
    entry : Entry or None
        None for a case made without a book.
    said : str
        The record's facts in one line.
    source, origin : str
        Where its figure comes from; who recorded it, when and why.
    """

    record: Record
    entry: Entry | None
    said: str
    source: str
    origin: str

    @property
    def place(self) -> str:
        """Number of the entry, in words."""
        return f"Entry {self.entry.seq}" if self.entry else "No entry"


@dataclass(frozen=True, slots=True)
class Trace:
    """Figures that rest on the same records, and those records."""

    figures: tuple[Figure, ...]
    grounds: tuple[Ground, ...]


def grounds(case: Case, records: Iterable[str]) -> tuple[Ground, ...]:
    """Give what stands behind records, with the records they speak of in turn."""
    return tuple(_ground(case, case.by_id[id]) for id in case.behind(records))


def traces(case: Case, figures: Iterable[Figure]) -> tuple[Trace, ...]:
    """Group figures that rest on the same records, so that each set of entries is shown once."""
    groups: dict[tuple[str, ...], dict[str, Figure]] = {}
    for figure in figures:
        groups.setdefault(case.behind(figure.records), {}).setdefault(figure.id, figure)
    return tuple(Trace(tuple(found.values()), grounds(case, records)) for records, found in groups.items())


def _ground(case: Case, record: Record) -> Ground:
    """Say one record in a line."""
    facts = describe.facts(record, case)
    said = "; ".join(f"{label}: {value}" for label, value in facts if label not in ("Source", "Standing"))
    entry = case.latest.get(record.id)
    return Ground(record, entry, said, describe.source_of(record, case), describe.origin(entry))
