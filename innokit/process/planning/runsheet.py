"""The facilitator's run sheet: what happens when, what must lie ready, and what was noted in the room."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.process.planning.agenda import Agenda, Slot, agenda, minutes_of
from innokit.records import Case, Event, Idea, Participant, SessionNote
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import count, date_words

NOTHING = "There is no running order and no note yet: record AgendaItem and SessionNote."
BEFORE = "no time noted"


@dataclass(frozen=True)
class RunSheet(Result):
    """The running order with its timings, and the notes of the session in their places.

    Parameters
    ----------
    case : Case
    order : Agenda
    """

    title: ClassVar[str] = "The facilitator's run sheet"
    case: Case
    order: Agenda

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made("Times as in the running order; a note stands with the point in whose time it was made")

    @cached_property
    def notes(self) -> tuple[SessionNote, ...]:
        """The notes in order of time; those without a time last, as they were recorded."""
        found = self.case.of(SessionNote)
        return tuple(sorted(found, key=lambda note: 2_000 if (t := minutes_of(note.at)) is None else t))

    def at(self, note: SessionNote) -> Slot | None:
        """Give the point in whose time a note was made."""
        time = minutes_of(note.at)
        return next(
            (
                slot
                for slot in self.order.slots
                if time is not None
                and slot.start is not None
                and slot.end is not None
                and slot.start <= time < slot.end
            ),
            None,
        )

    def sentences(self) -> tuple[Sentence, ...]:
        """Say who leads the day, how the order stands, who came and how many notes there are."""
        if not self.order.slots and not self.notes:
            return ((NOTHING,),)
        events = self.case.of(Event)
        led = [f"{one.title}, {date_words(one.date) if one.date else 'not yet dated'}" for one in events[-1:]]
        who = events[-1].facilitator or "nobody yet" if events else "nobody yet"
        said: list[Sentence] = [(f"{led[0]}. Led by: {who}.",)] if led else []
        said += list(self.order.sentences()) if self.order.slots else []
        return (*said, *self._came())

    def _came(self) -> tuple[Sentence, ...]:
        """Say who came, and what was noted and collected."""
        came = [one for one in self.case.of(Participant) if one.status == "came"]
        behind = tuple(one.id for one in came)
        people = Figure(
            "session.came", float(len(came)), count(len(came), "person", "people"), "Came", behind, "people"
        )
        kept = f"{count(len(self.notes), 'note')} and {count(len(self.case.of(Idea)), 'idea')} recorded."
        if not came and not self.notes:
            return ()
        return (("Came: ", people, f". {kept[0].upper()}{kept[1:]}"),)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the running order, then the notes."""
        rows: tuple[tuple[Fragment, ...], ...] = tuple(
            (
                Figure(f"note.{note.id}", None, note.at or BEFORE, note.title, (note.id,)),
                note.title,
                note.table or "the whole room",
                slot.item.title if (slot := self.at(note)) else "none",
            )
            for note in self.notes
        )
        titles = ("At", "What happened or was said", "Where", "During")
        notes = Sheet("notes", "Record of the session", tuple(map(Column, titles)), rows)
        return (*self.order.sheets(), *([notes] if rows else []))


def run_sheet(case: Case) -> RunSheet:
    """Give the running order with its timings, and the notes of the session in their places.

    Parameters
    ----------
    case : Case
    """
    return RunSheet(case, agenda(case))
