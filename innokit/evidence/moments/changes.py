"""What was added, withdrawn and changed between two cases, as a person would say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from innokit.evidence.history import field_changes
from innokit.process import LEFT_OUT, secret_votes
from innokit.records import Case, Entry, Record

Deed = Literal["added", "withdrawn", "changed", "left out"]
Field = tuple[str, str, str]
NOT_REPEATED = "(taken out since)"
"""What stands in place of words that were erased or withheld between the two moments."""


@dataclass(frozen=True)
class Change:
    """One record that stands otherwise than before.

    Attributes
    ----------
    deed : str
        ``"added"``, ``"withdrawn"``, ``"changed"``, or ``"left out"`` where a figure or a choice of it was
        taken out, so that it cannot stand.
    record : Record
        As it stands now; as it stood, where it was withdrawn.
    fields : tuple of (str, str, str)
        For a change: label, before and now of each field.
    entries : tuple of Entry
        The entries in between that are about it.
    secret : bool
        Whether it is a vote given in secret: then who recorded it is not told.
    """

    deed: Deed
    record: Record
    fields: tuple[Field, ...]
    entries: tuple[Entry, ...]
    secret: bool = False

    @property
    def who(self) -> tuple[str, ...]:
        """Who did it, each once, as declared."""
        if self.secret:
            return (LEFT_OUT,)
        return tuple(dict.fromkeys(entry.who or "name withheld" for entry in self.entries))

    @property
    def why(self) -> str:
        """The reason of the last entry."""
        return (self.entries[-1].why or "") if self.entries and not self.secret else ""


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
    secret = secret_votes(before) | secret_votes(after)
    for record in after.records:
        was = before.by_id.get(record.id)
        entries = between.get(record.id, ())
        if was is None:
            yield Change("added", record, (), entries, record.id in secret)
        elif was != record:
            fields = _fields(was, record, before, after)
            yield Change("changed", record, fields, entries, record.id in secret)
    for was in before.records:
        if was.id not in after.by_id:
            last = after.latest.get(was.id)
            deed: Deed = "left out" if last and last.action == "record" else "withdrawn"
            yield Change(deed, was, (), between.get(was.id, ()), was.id in secret)


def _fields(was: Record, now: Record, before: Case, after: Case) -> tuple[Field, ...]:
    """Give label, before and now of each field that differs; what was erased since is not repeated."""
    one, other = before.latest.get(was.id), after.latest.get(now.id)
    since = set(other.missing) - set(one.missing) if one and other and one.digest == other.digest else set()
    found = field_changes(was, now, before, after, secret=secret_votes(after) | secret_votes(before))
    titles = {type(now).model_fields[name].title for name in since if name in type(now).model_fields}
    return tuple((label, NOT_REPEATED if label in titles else then, says) for label, then, says in found)
