"""The running order of the event: when each point starts and ends, with gaps, overlaps and a day too long."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.process.finding import few
from innokit.records import AgendaItem, Case, Event
from innokit.results import Column, Figure, Made, Result, Sentence, Sheet
from innokit.words import MINUS, one_line, with_unit

NOTHING = "No running order is recorded yet. To record a point: book.record(innokit.records.AgendaItem(...))."
LONG_DAY = 480
"""Minutes from first to last point above which a day is long for those who take part."""
WITHOUT_BREAK = 120
"""Minutes without a break that most people can work well; a rule of thumb of our own."""
BREAKS = ("break", "lunch", "tea", "coffee", "rest", "refreshment", "walk", "food", "dinner")
UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Slot:
    """A point of the running order in its place.

    Attributes
    ----------
    item : AgendaItem
    start, end : int or None
        Minutes after midnight; None where neither a clock nor the points before it tell.
    told : bool
        Whether its start is on record, not worked out.
    """

    item: AgendaItem
    start: int | None
    end: int | None
    told: bool

    @property
    def times(self) -> str:
        """Say from when to when, such as "09:30 to 10:15"."""
        return f"{clock(self.start)} to {clock(self.end)}" if self.start is not None else UNKNOWN


def clock(minutes: int | None) -> str:
    """Write minutes after midnight as a clock does; a time past midnight says so.

    >>> clock(570), clock(1450), clock(None)
    ('09:30', '00:10 the next day', 'not known')
    """
    if minutes is None:
        return UNKNOWN
    late = " the next day" if minutes >= 1440 else ""
    return f"{minutes % 1440 // 60:02d}:{minutes % 60:02d}{late}"


@dataclass(frozen=True)
class Agenda(Result):
    """The running order, with what does not fit.

    Parameters
    ----------
    case : Case
    """

    title: ClassVar[str] = "The running order"
    case: Case

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made("A point without a start begins when the one recorded before it ends")

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The points in order of time; those whose time is not known stay with the one before."""
        blocks: list[list[Slot]] = []
        for item in self.case.of(AgendaItem):
            told = minutes_of(item.starts)
            before = blocks[-1][-1].end if blocks else None
            start = before if told is None else told
            end = None if start is None or item.minutes is None else start + item.minutes
            slot = Slot(item, start, end, told is not None)
            if told is not None or not blocks:
                blocks.append([slot])
            else:
                blocks[-1].append(slot)
        ordered = sorted(blocks, key=lambda block: -1 if block[0].start is None else block[0].start)
        return tuple(slot for block in ordered for slot in block)

    @property
    def faults(self) -> tuple[str, ...]:
        """What does not fit: overlaps, gaps, lengths not known, a long stretch, a long day."""
        return (*self._between(), *self._blank(), *self._stretch(), *self._whole())

    def _between(self) -> list[str]:
        """Find overlaps and gaps between one point and the next."""
        out = []
        for one, after in zip(self.slots, self.slots[1:], strict=False):
            if one.end is None or after.start is None or one.end == after.start:
                continue
            lasts = with_unit(str(abs(one.end - after.start)), "minutes")
            if one.end > after.start:
                out.append(f"{_name(one)} overlaps {_name(after)} by {lasts}")
            else:
                out.append(f"{_name(one)} leaves a gap of {lasts} before {_name(after)}")
        return out

    def _blank(self) -> list[str]:
        """Find points without a length, and a day without a start."""
        blank = [slot.item.title for slot in self.slots if slot.item.minutes is None]
        out = [f"no length is recorded for {few(blank)}"] if blank else []
        first = self.slots[0] if self.slots else None
        return [*out, *([f"{_name(first)} has no start"] if first and first.start is None else [])]

    def _stretch(self) -> list[str]:
        """Find a stretch of work without a break."""
        since: int | None = None
        for slot in self.slots:
            pause = any(word in slot.item.title.lower() for word in BREAKS)
            if slot.start is None or slot.end is None or pause:
                since = None
                continue
            since = slot.start if since is None else since
            if slot.end - since > WITHOUT_BREAK:
                return [f"no break between {clock(since)} and {clock(slot.end)}"]
        return []

    def _whole(self) -> list[str]:
        """Find a day that is too long, or goes past midnight."""
        ends = [slot.end for slot in self.slots if slot.end is not None]
        starts = [slot.start for slot in self.slots if slot.start is not None]
        if not ends:
            return []
        lasts = max(ends) - min(starts)
        if max(ends) > 1440:
            return [f"it goes past midnight, to {clock(max(ends))}"]
        hours = f"{lasts / 60:.1f}".removesuffix(".0").replace("-", MINUS)
        return [f"it takes {hours} hours, a long day for those who take part"] if lasts > LONG_DAY else []

    def sentences(self) -> tuple[Sentence, ...]:
        """Say from when to when it lasts, and what does not fit."""
        if not self.slots:
            told = [event.agenda for event in self.case.of(Event) if event.agenda.strip()]
            written = "An agenda is written down with the event, without points of its own. " if told else ""
            return ((f"{written}{NOTHING}",),)
        ends = [slot.end for slot in self.slots if slot.end is not None]
        behind = tuple(slot.item.id for slot in self.slots)
        many = len(self.slots)
        points = Figure(
            "agenda.points", float(many), with_unit(str(many), "points"), "Points", behind, "points"
        )
        start = clock(self.slots[0].start)
        span = f", from {start} to {clock(max(ends))}" if ends else ""
        said: list[Sentence] = [("Running order: ", points, f"{span}.")]
        fits = "Everything fits." if not self.faults else f"To look at: {'; '.join(self.faults)}."
        return (*said, (fits,))

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a point, with its computed times."""
        titles = (
            Column("Point"), Column("When"), Column("Lasts", "minutes"), Column("Led by"),
            Column("Must lie ready"),
        )  # fmt: skip
        rows = tuple(
            (
                slot.item.title,
                Figure(f"slot.{slot.item.id}", None, slot.times, slot.item.title, (slot.item.id,)),
                _lasts(slot.item),
                slot.item.leader or "nobody yet",
                slot.item.needs or "nothing",
            )
            for slot in self.slots
        )
        return (Sheet("agenda", "Points in order", titles, rows),) if rows else ()


def agenda(case: Case) -> Agenda:
    """Give the running order with computed times, and what does not fit.

    Parameters
    ----------
    case : Case

    Examples
    --------
    >>> from innokit.records import AgendaItem, Case
    >>> welcome = AgendaItem(title="Welcome", starts="09:30", minutes=15)
    >>> [slot.times for slot in agenda(Case([welcome, AgendaItem(title="Film", minutes=30)])).slots]
    ['09:30 to 09:45', '09:45 to 10:15']
    """
    return Agenda(case)


def minutes_of(starts: str) -> int | None:
    """Read a time of the wall clock as minutes after midnight."""
    if not starts:
        return None
    hours, minutes = starts.split(":")
    return int(hours) * 60 + int(minutes)


def _name(slot: Slot) -> str:
    """Name a point in a sentence."""
    return repr(one_line(slot.item.title, 40))


def _lasts(item: AgendaItem) -> Figure:
    """Give the length of a point."""
    text = UNKNOWN if item.minutes is None else str(item.minutes)
    value = None if item.minutes is None else float(item.minutes)
    return Figure(f"minutes.{item.id}", value, text, f"Length: {item.title}", (item.id,), "minutes")
