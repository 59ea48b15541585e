"""The guide to one phase: what it is for, what to do in it, and what holds at its start and its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from innokit.process.checks import Status, statuses
from innokit.process.phase import Phase, find, start_items
from innokit.process.phases import PHASES
from innokit.records import Case
from innokit.results import Column, Figure, Made, Result, Sentence, Sheet

METHOD = "Each item is derived from the record, or ticked by a named person where the record cannot tell"


def held(phase: Phase, found: tuple[Status, ...], end: str = "end") -> Figure:
    """Give how many items of a start or end state hold, such as "3 of 8"."""
    good = [status for status in found if status.holds]
    records = tuple(dict.fromkeys(id for status in good for id in status.finding.records))
    label = f"Phase {phase.title}: items held at its {end}, of {len(found)}"
    return Figure(
        f"phase.{phase.number}.{end}",
        float(len(good)),
        f"{len(good)} of {len(found)}",
        label,
        records,
        "items",
    )


@dataclass(frozen=True)
class Guide(Result):
    """One phase, with its items ticked.

    Parameters
    ----------
    case : Case
    phase : Phase
    start, end : tuple of Status
    """

    title: ClassVar[str] = "Guide to the phase"
    case: Case
    phase: Phase
    start: tuple[Status, ...]
    end: tuple[Status, ...]

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(METHOD)

    def sentences(self) -> tuple[Sentence, ...]:
        """Say what the phase is for, how long it takes and how far it is."""
        start, end = held(self.phase, self.start, "start"), held(self.phase, self.end)
        return (
            (f"Aim: {self.phase.aim}",),
            (f"Time: {self.phase.timescale}",),
            ("Held at its start: ", start, " items. Held at its end: ", end, "."),
        )

    def sheets(self) -> tuple[Sheet, ...]:
        """Give what you have at its start, what you do, and what you will have at its end."""
        rows = tuple((activity.name, activity.sentence) for activity in self.phase.activities)
        return (
            _states("start", "At the start you have", self.start),
            Sheet("activities", "What you do", (Column("Activity"), Column("In short")), rows),
            _states("end", "At the end you will have", self.end),
        )


def guide(case: Case, phase: int, phases: tuple[Phase, ...] = PHASES) -> Guide:
    """Give the guide to a phase, its items ticked from the record.

    Parameters
    ----------
    case : Case
    phase : int
        From 1 to 6.
    phases : tuple of Phase, optional
        In other words or another language.

    Raises
    ------
    MethodRefused
        When there is no such phase.

    Examples
    --------
    >>> from innokit.records import Case, Idea
    >>> guide(Case([Idea(title="A shared calendar")]), 3).figures["phase.3.end"].text
    '1 of 9'
    """
    found = find(phase, phases)
    return Guide(case, found, statuses(case, start_items(found, phases)), statuses(case, found.end))


def _states(key: str, caption: str, found: tuple[Status, ...]) -> Sheet:
    """Give one row an item: whether it holds, in words, and how that is known."""
    rows = tuple((status.item.words, _mark(status), status.how) for status in found)
    return Sheet(key, caption, (Column("Item"), Column("Holds"), Column("How known")), rows)


def _mark(status: Status) -> Figure:
    """Say yes, no or not yet, with the records that say so."""
    found = status.finding
    return Figure(f"tick.{status.item.key}", None, found.holds, status.item.words, found.records)
