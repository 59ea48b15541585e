"""Earlier versions of things, and which fields differ from one to the next."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from innokit.errors import RecordError
from innokit.process import LEFT_OUT
from innokit.records import KINDS, Case, Entry, Record, Vote, from_body
from innokit.results import describe

BLANK = "blank"
GONE = "(taken out)"
"""What stands in place of a field that was withheld or erased."""

Field = tuple[str, str, str]
"""Label, before and now."""


@dataclass(frozen=True)
class Version:
    """One version of a thing, as far as its entry still holds it."""

    entry: Entry

    @cached_property
    def missing(self) -> frozenset[str]:
        """Names of the body's fields that were withheld or erased."""
        kind = KINDS.get(self.entry.kind)
        return frozenset(self.entry.missing) & {*(kind.model_fields if kind else ())}

    @cached_property
    def record(self) -> Record | None:
        """The thing as it was then; None where too much of it was taken out."""
        kind, body = self.entry.kind, dict(self.entry.body)
        for name in self.missing:
            if KINDS[kind].model_fields[name].annotation is str:
                body[name] = GONE
        try:
            return from_body(kind, self.entry.id, body, self.entry.schema)
        except RecordError:  # without a figure or a choice it is no record: its remaining fields are told raw
            return None

    def facts(self, case: Case) -> tuple[tuple[str, str], ...]:
        """Give label and value of each field that was filled in; what was taken out is named as such."""
        fields = KINDS[self.entry.kind].model_fields
        titles = {name: fields[name].title or name for name in fields}
        gone = {titles[name] for name in self.missing}
        if self.record is None:
            told = [(titles.get(name, name), str(value)) for name, value in self.entry.body.items()]
        else:
            told = [fact for fact in describe.facts(self.record, case) if fact[0] not in gone]
        return (*told, *((title, GONE) for title in sorted(gone)))


def by_thing(case: Case) -> dict[str, list[Entry]]:
    """Give the entries about each thing of the record, oldest first."""
    found: dict[str, list[Entry]] = {}
    for entry in case.entries:
        if entry.action in ("record", "withdraw"):
            found.setdefault(entry.id, []).append(entry)
    return found


def with_the_gone(case: Case, history: Mapping[str, list[Entry]]) -> Case:
    """Give a case in which withdrawn things stand as they last did, so that others can name them."""
    gone = []
    for id, entries in history.items():
        said = [entry for entry in entries if entry.action == "record"] if id not in case.by_id else []
        record = Version(said[-1]).record if said else None
        gone += [record] if record else []
    return Case([*case.records, *gone], case.entries, case.head)


def field_changes(
    was: Record,
    now: Record,
    before: Case,
    after: Case,
    gone: tuple[Collection[str], Collection[str]] = ((), ()),
    secret: Collection[str] = (),
) -> tuple[Field, ...]:
    """Give label, before and now of each field that differs between two versions of one thing.

    Parameters
    ----------
    was, now : Record
    before, after : Case
        By which the things that they speak of are named.
    gone : pair of collection of str
        Fields that were taken out of the first and of the second.
    secret : collection of str
        Ids of votes given in secret, whose voters are not told.
    """
    if type(was) is not type(now):
        return (("Kind", describe.kind_words(was.kind), describe.kind_words(now.kind)),)
    found = []
    for key in describe.ordered(type(now)):
        absent = key in gone[0], key in gone[1]
        if all(absent) or (not any(absent) and getattr(was, key) == getattr(now, key)):
            continue
        shown = _shown(was, key, before, absent[0], secret), _shown(now, key, after, absent[1], secret)
        found.append((type(now).model_fields[key].title or key, *shown))
    return tuple(found)


def _shown(record: Record, key: str, case: Case, absent: bool, secret: Collection[str]) -> str:
    """Say what one field holds."""
    if isinstance(record, Vote) and key == "voter" and record.id in secret:
        return LEFT_OUT
    return GONE if absent else describe.field(record, key, case) or BLANK
