"""Criteria locked before the event: what was on record then, and every change after it.

A record written up after the event says nothing by its dates; its order still does, so there the criteria
count as fixed where they stand before the first idea.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.errors import MethodRefused
from innokit.records import Case, Criterion, Entry, Event, Idea, Requirement
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import a_list, count, date_words, one_line


@dataclass(frozen=True, slots=True)
class Change:
    """A change to a criterion or requirement after they were locked.

    Attributes
    ----------
    entry : Entry
    before : Entry or None
        The version that stood; None where it is new.
    """

    entry: Entry
    before: Entry | None

    @property
    def what(self) -> str:
        """Say in a word what was done."""
        if self.entry.action == "withdraw":
            return "withdrawn"
        return "added" if self.before is None or self.before.action == "withdraw" else "changed"

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that differ from what stood before."""
        old = self.before.body if self.before else {}
        new = self.entry.body
        return tuple(sorted(key for key in {*old, *new} if old.get(key) != new.get(key)))


@dataclass(frozen=True, eq=False)
class Locked(Result):
    """The criteria as they stood before the event, and what changed later.

    Parameters
    ----------
    case : Case
    event : Event
    """

    title: ClassVar[str] = "What was looked at, fixed before the event"
    case: Case
    event: Event

    @property
    def day(self) -> datetime.date:
        """The day of the event."""
        assert self.event.date is not None  # noqa: S101 - refused when this was made
        return self.event.date

    @cached_property
    def written_up(self) -> bool:
        """Whether the record was begun on or after the day of the event."""
        return all(entry.moment.date() >= self.day for entry in self.case.entries)

    @cached_property
    def before(self) -> dict[str, Entry]:
        """The newest entry about each criterion and requirement from before they were locked."""
        return {entry.id: entry for entry in _about(self.case) if self._early(entry)}

    def _early(self, entry: Entry) -> bool:
        """Say whether an entry stood before the event, by its date or, in a record written up, its place."""
        if not self.written_up:
            return entry.moment.date() < self.day
        return entry.seq < min((e.seq for e in self.case.entries if e.kind == Idea.kind), default=0)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Every later entry that changes something, in order."""
        standing, found = dict(self.before), []
        for entry in _about(self.case):
            if not self._early(entry):
                change = Change(entry, standing.get(entry.id))
                if change.what != "changed" or change.fields:
                    found.append(change)
                standing[entry.id] = entry
        return tuple(found)

    @property
    def made(self) -> Made:
        """How it was made."""
        by = "the first idea, by the order of the record" if self.written_up else "the day of the event"
        return Made(f"Entries about criteria and requirements before and from {by}")

    def sentences(self) -> tuple[Sentence, ...]:
        """Say whether anything changed after the event began."""
        held = [entry.kind for entry in self.before.values() if entry.action == "record"]
        many = self._many(held)
        day = date_words(self.day)
        if self.written_up and held:
            begun = date_words(self.case.entries[0].moment.date())
            start = f"The record was begun on {begun}, after the event on {day}. In its order, {many}"
            said: list[Sentence] = [(f"{start} stood before the first idea.",)]
        else:
            said = [(f"Before the event on {day}, {many} stood on record.",)]
        if not self.changes:
            return (*said, ("None has changed since.",))
        names = list(dict.fromkeys(f"{self._name(c)} ({c.what})" for c in self.changes))
        return (*said, (f"Since then: {a_list(names)}.",))

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a change."""
        columns = (
            Column("Entry"),
            Column("What"),
            Column("Change"),
            Column("Fields"),
            Column("By"),
            Column("Why"),
        )
        rows: tuple[tuple[Fragment, ...], ...] = tuple(
            (
                Figure(
                    f"changed.{c.entry.id}.{c.entry.seq}",
                    None,
                    str(c.entry.seq),
                    self._name(c),
                    (c.entry.id,),
                ),
                self._name(c),
                c.what,
                a_list(list(c.fields)) if c.what == "changed" else "all",
                f"{c.entry.who or 'name withheld'}, {date_words(c.entry.when)}",
                c.entry.why or "no reason recorded",
            )
            for c in self.changes
        )
        return (Sheet("changes", "Changes since then", columns, rows),) if rows else ()

    def _many(self, kinds: list[str]) -> str:
        """Say how many of each kind stood on record."""
        criteria, requirements = kinds.count(Criterion.kind), kinds.count(Requirement.kind)
        said = [count(criteria, "criterion", "criteria")] if criteria or not requirements else []
        return a_list([*said, *([count(requirements, "requirement")] if requirements else [])])

    def _name(self, change: Change) -> str:
        """Name what was changed."""
        body = change.entry.body or (change.before.body if change.before else {})
        return one_line(str(body.get("title", self.case.name(change.entry.id))), 80)


def locked(case: Case) -> Locked:
    """Show whether the criteria were fixed before the event, and every change after it.

    Raises
    ------
    MethodRefused
        When the case has no history, or no event has a date.
    """
    if not case.entries:
        raise MethodRefused(
            "Nobody can say when the criteria were fixed: nothing is recorded, or it was without a book",
            where="entries",
            remedy="Record the criteria in a book before the event",
        )
    dated = [event for event in case.of(Event) if event.date is not None]
    if not dated:
        raise MethodRefused("No event has a date", where="event", remedy="Record the date of the event")
    return Locked(case, min(dated, key=lambda event: event.date or datetime.date.max))


def _about(case: Case) -> tuple[Entry, ...]:
    """Give the entries about criteria and requirements, in order; a withdrawal is known by its id."""
    ids = {e.id for e in case.entries if e.kind in (Criterion.kind, Requirement.kind)}
    return tuple(entry for entry in case.entries if entry.id in ids)
