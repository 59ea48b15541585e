"""The case: a frozen snapshot of everything recorded, on which every analysis works."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar, cast

from innokit.errors import MethodRefused
from innokit.records import codec
from innokit.records.base import KINDS, Record, a_kind
from innokit.records.entry import Entry

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, eq=False, repr=False)
class Case:
    """Everything known about one decision at one moment; reads and writes nothing.

    Parameters
    ----------
    records : iterable of Record
        The records that stand, each id once.
    entries : iterable of Entry, optional
        The whole history up to the moment, in order; empty for a case made without a book.
    head : str, optional
        The first 12 characters of the last entry's digest.

    Examples
    --------
    >>> from innokit.records import Case, Idea
    >>> [idea.title for idea in Case([Idea(title="A shared calendar")]).ideas]
    ['A shared calendar']
    """

    records: tuple[Record, ...]
    entries: tuple[Entry, ...] = ()
    head: str = ""
    _by_kind: dict[str, tuple[Record, ...]] = field(default_factory=dict, init=False)
    _links: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False)

    def __init__(self, records: Iterable[Record] = (), entries: Iterable[Entry] = (), head: str = "") -> None:
        object.__setattr__(self, "records", tuple(records))
        object.__setattr__(self, "entries", tuple(entries))
        object.__setattr__(self, "head", head)
        object.__setattr__(self, "_links", {})
        by_kind: dict[str, list[Record]] = {}
        for record in self.records:
            by_kind.setdefault(record.kind, []).append(record)
        object.__setattr__(self, "_by_kind", {kind: tuple(found) for kind, found in by_kind.items()})

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """Give the records of one kind, in the order in which they were first recorded."""
        return cast("tuple[R, ...]", self._by_kind.get(kind.kind, ()))

    def __getattr__(self, plural: str) -> tuple[Any, ...]:
        """Give the records of a kind by its plural: ``case.ideas``, ``case.costs``."""
        kind = _plurals().get(plural)
        if kind is None:
            raise AttributeError(f"A case has no {plural!r}; it has {', '.join(sorted(_plurals()))}")
        return self._by_kind.get(kind, ())

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """Every record by its id."""
        return MappingProxyType({record.id: record for record in self.records})

    def get(self, kind: type[R], id: str) -> R:
        """Give one record.

        Raises
        ------
        MethodRefused
            When the case has no such record of that kind.
        """
        found = self.by_id.get(id)
        if not isinstance(found, kind):
            words = kind.kind.replace("_", " ")
            raise MethodRefused(
                f"The record speaks of {a_kind(words).lower()} that is not there",
                where=f"id {id}",
                remedy=f"Record the {words}, or correct the record that names it",
            )
        return found

    def name(self, id: str) -> str:
        """Give the title of a record, or the id itself where there is none."""
        return self.by_id[id].name if id in self.by_id else id

    @cached_property
    def latest(self) -> Mapping[str, Entry]:
        """The newest entry about each id."""
        return MappingProxyType({entry.id: entry for entry in self.entries})

    @property
    def as_at(self) -> int | None:
        """Number of the last entry in this snapshot; None for a case made without a book."""
        return self.entries[-1].seq if self.entries else None

    @cached_property
    def digest(self) -> str:
        """SHA-256 over what stands in the case, however it came to stand."""
        return codec.digest(self.records)

    def behind(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Give these ids and those of every record they speak of, sources included, each once, in order."""
        found: dict[str, None] = {}
        waiting = deque(ids)
        while waiting:
            id = waiting.popleft()
            if id in self.by_id and id not in found:
                found[id] = None
                waiting.extendleft(reversed(self._spoken_of(id)))
        return tuple(found)

    def _spoken_of(self, id: str) -> tuple[str, ...]:
        """Give what one record speaks of, worked out once."""
        if id not in self._links:
            record = self.by_id[id]
            self._links[id] = (*record.references(), getattr(record, "source", ""))
        return self._links[id]

    def replaced(self, *changed: Record) -> Case:
        """Give a case in which some records are exchanged: a what-if, with nothing recorded."""
        by_id = {record.id: record for record in changed}
        kept = [by_id.pop(record.id, record) for record in self.records]
        return Case([*kept, *by_id.values()], self.entries, self.head)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.records, self.entries, self.head)

    def __repr__(self) -> str:
        counts = ", ".join(
            f"{len(found)} {KINDS[kind].plural.replace('_', ' ')}" for kind, found in self._by_kind.items()
        )
        return f"Case({self.moment}: {counts or 'nothing recorded yet'})"

    @property
    def moment(self) -> str:
        """Say as at which entry this case stands."""
        return f"as at entry {self.as_at}" if self.entries else "without a book"


def _plurals() -> dict[str, str]:
    """Give the plural of every kind."""
    return {cls.plural: kind for kind, cls in KINDS.items()}
