"""The days that are left before the event, and what has to be done by when."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import ClassVar

from innokit.process.checks import Status, statuses
from innokit.process.checks_before import NOTICE_DAYS
from innokit.process.phase import Phase
from innokit.process.phases import PHASES
from innokit.process.setting_up.calendar import day_of
from innokit.records import Case, Event
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import count, date_words, with_unit

NOTHING = "No event is recorded yet. To record one: book.record(innokit.records.Event(title=..., date=...))."
DUE: tuple[tuple[int, tuple[str, ...]], ...] = (
    (NOTICE_DAYS, ("focus", "sectors", "practices")),
    (28, ("facilitator", "venue_booked")),
    (14, ("stimulus", "preparation", "criteria", "scales")),
)
"""Days before the event by which items of the planning are due; those of ours after the first."""


@dataclass(frozen=True)
class Countdown(Result):
    """The way to the event, counted back from its day.

    Parameters
    ----------
    case : Case
    event : Event or None
    on : datetime.date or None
        The day from which it is seen.
    due : tuple of (int, Status)
        Each item with the days before the event by which it is due.
    """

    title: ClassVar[str] = "Countdown to the event"
    case: Case
    event: Event | None
    on: datetime.date | None
    due: tuple[tuple[int, Status], ...]

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(
            f"Six weeks are {NOTICE_DAYS} days, from knowing the invitees to the day itself; seen from the "
            "day given, or that of the last entry"
        )

    @property
    def given(self) -> int | None:
        """Days between knowing the invitees and the event."""
        if self.event is None or self.event.date is None or self.event.invitees_known is None:
            return None
        return (self.event.date - self.event.invitees_known).days

    @property
    def left(self) -> int | None:
        """Days until the event; below 0 once it has passed."""
        if self.event is None or self.event.date is None or self.on is None:
            return None
        return (self.event.date - self.on).days

    @property
    def warning(self) -> str:
        """Say so where the notice is under six weeks, or will be; empty otherwise."""
        if self.given is not None:
            if self.given >= NOTICE_DAYS:
                return ""
            return (
                f"Only {with_unit(str(self.given), 'days')} lie between knowing the invitees and the event: "
                f"at least {NOTICE_DAYS} are advised. Move the day, or ask each invitee to confirm."
            )
        if self.left is None or not 0 <= self.left < NOTICE_DAYS:
            return ""
        return (
            f"The event is {with_unit(str(self.left), 'days')} away, and the day on which the invitees were "
            "known is not recorded: under six weeks of notice are left. Move the day, or ask each invitee."
        )

    def sentences(self) -> tuple[Sentence, ...]:
        """Say how many days are left, whether the notice is enough, and by when invitees must be known."""
        if self.event is None:
            return ((NOTHING,),)
        if self.event.date is None:
            return (("The event has no date yet.",),)
        known_by = self.event.date - datetime.timedelta(days=NOTICE_DAYS)
        said: list[Sentence] = [(*self._day(), ".")]
        if self.given is not None:
            said.append(("Notice to invitees: ", self._figure("notice", self.given), "."))
        elif (self.left or 0) >= NOTICE_DAYS:
            said.append((f"Know whom to invite by {date_words(known_by)}.",))
        said += [(self.warning,)] if self.warning else []
        late = [status for days, status in self.due if self._stands(days, status).startswith("overdue")]
        return (*said, *([(f"Overdue: {count(len(late), 'item')}, in the table.",)] if late else []))

    def _day(self) -> Sentence:
        """Say when the event is."""
        event, left = self.event, self.left
        day = date_words(event.date) if event and event.date else ""
        behind = (event.id,) if event else ()
        when = Figure("countdown.date", None, day, "Day of the event", behind)
        if left is None:
            return ("The event is on ", when)
        if left < 0:
            return ("The event was on ", when)
        seen = date_words(self.on) if self.on else ""
        return ("The event is on ", when, ", in ", self._figure("left", left), f" from {seen}")

    def _figure(self, key: str, days: int) -> Figure:
        """Give a number of days."""
        behind = (self.event.id,) if self.event else ()
        text, label = with_unit(str(days), "days"), "Days left" if key == "left" else "Days of notice"
        return Figure(f"countdown.{key}", float(days), text, label, behind, "days")

    def sheets(self) -> tuple[Sheet, ...]:
        """Give what is due by when, earliest first."""
        if self.event is None or self.event.date is None:
            return ()
        rows: list[tuple[Fragment, ...]] = []
        for days, status in self.due:
            by = date_words(self.event.date - datetime.timedelta(days=days))
            words, records = status.item.words, status.finding.records
            what = Figure(f"due.{status.item.key}", None, words, words, records)
            rows.append((what, by, self._stands(days, status), status.item.who))
        titles = ("What", "By", "Stands", "Who should look")
        return (Sheet("due", "What is due by when", tuple(map(Column, titles)), tuple(rows)),)

    def _stands(self, days: int, status: Status) -> str:
        """Say how an item stands."""
        if status.holds:
            return "done"
        if self.left is None:
            return "not yet"
        return f"overdue: {status.finding.why}" if self.left < days else "to do"


def countdown(case: Case, on: datetime.date | None = None, phases: tuple[Phase, ...] = PHASES) -> Countdown:
    """Give the days left before the event, and what is due by when.

    Parameters
    ----------
    case : Case
    on : datetime.date, optional
        The day from which to see it; that of the last entry unless given.
    phases : tuple of Phase, optional
        In other words or another language.
    """
    events = case.of(Event)
    items = {item.key: item for phase in phases for item in (*phase.start, *phase.end)}
    due = tuple(
        (days, status)
        for days, keys in DUE
        for status in statuses(case, tuple(items[key] for key in keys if key in items))
    )
    return Countdown(case, events[-1] if events else None, on or day_of(case), due)
