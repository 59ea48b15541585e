"""Every date of the work in order: meetings, event, decision, review; and which have gone by."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import ClassVar

from innokit.process.finding import few
from innokit.records import Case, Decision, Event, Idea, Meeting
from innokit.results import Column, Figure, Made, Result, Sentence, Sheet
from innokit.words import count, date_words

NOTHING = "No date is recorded yet. To record one: book.record(innokit.records.Meeting(title=..., date=...))."
NOT_DATED = "not yet dated"


@dataclass(frozen=True, slots=True)
class Day:
    """A date in the calendar.

    Attributes
    ----------
    id : str
        Of the record that names it.
    date : datetime.date or None
    what, purpose, state : str
        The state says whether it is to come, has gone by, or is overdue.
    """

    id: str
    date: datetime.date | None
    what: str
    purpose: str
    state: str


@dataclass(frozen=True)
class Calendar(Result):
    """The dates in order.

    Parameters
    ----------
    case : Case
    on : datetime.date or None
        The day from which it is seen; None where nothing says.
    days : tuple of Day
    """

    title: ClassVar[str] = "The calendar"
    case: Case
    on: datetime.date | None
    days: tuple[Day, ...]

    @property
    def made(self) -> Made:
        """How it was made."""
        seen = f"Seen from {date_words(self.on)}" if self.on else "Seen from no particular day"
        return Made(f"{seen}: the day given, or that of the last entry")

    def sentences(self) -> tuple[Sentence, ...]:
        """Say which date is next, which are overdue, and which meeting has no date."""
        if not self.days:
            return ((NOTHING,),)
        said: list[Sentence] = []
        coming = [day for day in self.days if day.state == "to come"]
        late = [day for day in self.days if day.state.startswith("overdue")]
        if coming:
            said.append((f"Next: {coming[0].what}, ", _figure(coming[0]), "."))
        elif self.on:
            said.append(("No date lies ahead: put the next meeting in the calendar.",))
        said += [(f"Overdue: {few([f'{day.what} ({day.state[9:]})' for day in late])}.",)] if late else []
        blank = [day.what for day in self.days if day.date is None]
        said += [(f"Without a date: {few(blank)}.",)] if blank else []
        return tuple(said) or ((f"{count(len(self.days), 'date').capitalize()} recorded.",),)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a date."""
        rows = tuple((day.what, _figure(day), day.purpose or "not recorded", day.state) for day in self.days)
        titles = ("What", "Date", "Purpose", "Stands")
        return (Sheet("calendar", "Dates in order", tuple(map(Column, titles)), rows),) if rows else ()


def calendar(case: Case, on: datetime.date | None = None) -> Calendar:
    """Give every date of the work in order, and which are overdue.

    Parameters
    ----------
    case : Case
    on : datetime.date, optional
        The day from which to see it; that of the last entry unless given, so that the same record always
        gives the same answer.

    Notes
    -----
    A meeting whose day has passed has gone by. An event is overdue when its day has passed and no idea is
    recorded; a review, when no decision was made on or after its day.
    """
    seen = on or day_of(case)
    days = [
        *(_meeting(one, seen) for one in case.of(Meeting)),
        *(_event(one, case, seen) for one in case.of(Event)),
        *_decisions(case, seen),
    ]
    return Calendar(case, seen, tuple(sorted(days, key=lambda day: day.date or datetime.date.max)))


def day_of(case: Case) -> datetime.date | None:
    """Give the day of the last entry; None for a case made without a book."""
    return case.entries[-1].moment.date() if case.entries else None


def _meeting(one: Meeting, on: datetime.date | None) -> Day:
    """Give a meeting."""
    return Day(one.id, one.date, one.title, one.purpose, _state(one.date, on, "gone by"))


def _event(one: Event, case: Case, on: datetime.date | None) -> Day:
    """Give the event: overdue where its day has passed and no idea is recorded."""
    past = "held" if case.of(Idea) else "overdue: no idea is recorded"
    return Day(one.id, one.date, one.title, "Innovation event", _state(one.date, on, past))


def _decisions(case: Case, on: datetime.date | None) -> list[Day]:
    """Give the days of decisions and of their reviews."""
    made, days = case.of(Decision), []
    for one in made:
        if one.date:
            days.append(Day(one.id, one.date, one.title, "Decision", _state(one.date, on, "made")))
        if one.review:
            again = any(other.date and other.date >= one.review for other in made)
            past = "reviewed" if again else "overdue: nothing was decided since"
            what = f"Review: {one.title}"
            days.append(Day(one.id, one.review, what, "Review", _state(one.review, on, past)))
    return days


def _state(day: datetime.date | None, on: datetime.date | None, past: str) -> str:
    """Say how a date stands."""
    if day is None:
        return NOT_DATED
    if on is None:
        return "dated"
    return past if day < on else "to come"


def _figure(day: Day) -> Figure:
    """Give a date, leading to the entry that names it."""
    text = NOT_DATED if day.date is None else date_words(day.date)
    sort = "review" if day.purpose == "Review" else "day"
    return Figure(f"{sort}.{day.id}", None, text, day.what, (day.id,))
