"""What a check of the record finds, and the two shapes that most checks have."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from innokit.records import Case, Record
from innokit.words import a_list, one_line

R = TypeVar("R", bound=Record)
K = TypeVar("K", bound=Hashable)

Holds = Literal["yes", "no", "not yet"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether an item holds.

    Attributes
    ----------
    holds : str
        ``"yes"``; ``"not yet"`` where something is missing; ``"no"`` where the record or a person speaks
        against it.
    records : tuple of str
        Ids of the records that say so.
    why : str
        What is missing or wrong, without its full stop; empty for most that hold.
    """

    holds: Holds
    records: tuple[str, ...] = ()
    why: str = ""


Check = Callable[[Case], Finding]


def some(records: Sequence[R], good: Callable[[R], object], *, nothing: str, lacking: str) -> Finding:
    """Find whether at least one record is as it should be."""
    found = [record for record in records if good(record)]
    return Finding("yes", ids(found)) if found else Finding("not yet", why=lacking if records else nothing)


def every(records: Sequence[R], good: Callable[[R], object], *, nothing: str, lacking: str) -> Finding:
    """Find whether there are records and every one is as it should be; name those that are not."""
    faulty = [record.name for record in records if not good(record)]
    if not records:
        return Finding("not yet", why=nothing)
    return Finding("not yet", why=f"{lacking}: {few(faulty)}") if faulty else Finding("yes", ids(records))


def few(names: Sequence[str]) -> str:
    """Name the first three and say how many more there are."""
    short = [one_line(name, 60) for name in names[:3]]
    return a_list([*short, f"{len(names) - 3} more"] if len(names) > 3 else short)


def ids(records: Iterable[Record]) -> tuple[str, ...]:
    """Give the ids of records."""
    return tuple(record.id for record in records)


def newest(case: Case, records: Sequence[R], about: Callable[[R], K]) -> dict[K, R]:
    """Give the newest record about each thing: what was said last stands.

    Entries are ordered by number; in a case without a book, by place.
    """
    seq = {record.id: case.latest[record.id].seq if record.id in case.latest else 0 for record in records}
    return {about(record): record for record in sorted(records, key=lambda record: seq[record.id])}
