"""What was added, withdrawn and changed between two cases, as a person would say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from innokit.records import Case, Entry, Record
from innokit.results import describe

Deed = Literal["added", "withdrawn", "changed"]
BLANK = "blank"


@dataclass(frozen=True)
class Change:
    """One record that stands otherwise than before.

    Attributes
    ----------
    deed : str
        ``"added"``, ``"withdrawn"`` or ``"changed"``.
    record : Record
        As it stands now; as it stood, where it was withdrawn.
    fields : tuple of (str, str, str)
        For a change: label, before and now of each field.
    entries : tuple of Entry
        The entries in between that are about it.
    """

    deed: Deed
    record: Record
    fields: tuple[tuple[str, str, str], ...]
    entries: tuple[Entry, ...]

    @property
    def who(self) -> tuple[str, ...]:
        """Who did it, each once, as declared."""
        return tuple(dict.fromkeys(entry.who or "name withheld" for entry in self.entries))

    @property
    def why(self) -> str:
        """The reason of the last entry."""
        return (self.entries[-1].why or "") if self.entries else ""


def changes(before: Case, after: Case) -> tuple[Change, ...]:
    """Give every record that stands otherwise in the second case, in the order of its newest entry."""
    between = _between(before, after)
    found = list(_changes(before, after, between))
    return tuple(sorted(found, key=lambda change: change.entries[-1].seq if change.entries else 0))


def _between(before: Case, after: Case) -> dict[str, tuple[Entry, ...]]:
    """Give the entries of the second case that the first does not hold, by record."""
    held = {entry.digest for entry in before.entries}
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in after.entries:
        if entry.digest not in held:
            found[entry.id] = (*found.get(entry.id, ()), entry)
    return found


def _changes(before: Case, after: Case, between: dict[str, tuple[Entry, ...]]) -> Iterator[Change]:
    """Walk through what differs."""
    for record in after.records:
        was = before.by_id.get(record.id)
        entries = between.get(record.id, ())
        if was is None:
            yield Change("added", record, (), entries)
        elif was != record:
            yield Change("changed", record, _fields(was, record, before, after), entries)
    for was in before.records:
        if was.id not in after.by_id:
            yield Change("withdrawn", was, (), between.get(was.id, ()))


def _fields(was: Record, now: Record, before: Case, after: Case) -> tuple[tuple[str, str, str], ...]:
    """Give label, before and now of each field that differs."""
    if type(was) is not type(now):
        return (("Kind", describe.kind_words(was.kind), describe.kind_words(now.kind)),)
    differing = [key for key in describe.ordered(type(now)) if getattr(was, key) != getattr(now, key)]
    titles = {key: type(now).model_fields[key].title or key for key in differing}
    return tuple(
        (titles[key], describe.field(was, key, before) or BLANK, describe.field(now, key, after) or BLANK)
        for key in differing
    )
