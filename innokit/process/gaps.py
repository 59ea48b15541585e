"""What is missing in a phase, what to record for it, who should look, and which notebook is next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from innokit.process.checks import Status, statuses
from innokit.process.guide import METHOD, held
from innokit.process.phase import Phase, find, following, start_items
from innokit.process.phases import PHASES
from innokit.records import Case
from innokit.results import Column, Made, Result, Sentence, Sheet
from innokit.words import a_list

COLUMNS = ("Missing", "Needed", "What stands in the way", "What to record", "Who should look")


@dataclass(frozen=True)
class Missing(Result):
    """The items of a phase's start and end state that do not hold.

    Parameters
    ----------
    case : Case
    phase : Phase
    start, end : tuple of Status
        All of them, held or not.
    after : Phase or None
        The next phase.
    """

    title: ClassVar[str] = "What is missing"
    case: Case
    phase: Phase
    start: tuple[Status, ...]
    end: tuple[Status, ...]
    after: Phase | None

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(METHOD)

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the items that do not hold, those of the start first."""
        return tuple(status.item.key for status in (*self.start, *self.end) if not status.holds)

    def sentences(self) -> tuple[Sentence, ...]:
        """Say how far the phase is, who should look, and where to go on."""
        open_ends = [status for status in self.end if not status.holds]
        who = a_list(list(dict.fromkeys(status.item.who for status in open_ends)))
        look = "Nothing is missing at its end." if not open_ends else f"Who should look: {who}."
        next_one = f"Next: {self.after.notebook}." if self.after else "This is the last phase."
        return (
            (f"Of what phase {self.phase.title} leaves behind, ", held(self.phase, self.end), " items hold."),
            (look,),
            (next_one,),
        )

    def sheets(self) -> tuple[Sheet, ...]:
        """Give exactly what is missing; no table where nothing is."""
        rows = (*_rows(self.start, "at the start"), *_rows(self.end, "at the end"))
        caption = f"Still missing in phase {self.phase.title}"
        return (Sheet("missing", caption, tuple(Column(title) for title in COLUMNS), rows),) if rows else ()


def missing(case: Case, phase: int, phases: tuple[Phase, ...] = PHASES) -> Missing:
    """Give exactly what a phase still misses.

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
    """
    found = find(phase, phases)
    start, end = statuses(case, start_items(found, phases)), statuses(case, found.end)
    return Missing(case, found, start, end, following(found, phases))


def _rows(found: tuple[Status, ...], when: str) -> tuple[tuple[str, ...], ...]:
    """Give one row for each item that does not hold."""
    return tuple(
        (s.item.words, when, f"{s.finding.why}.", _record(s), s.item.who) for s in found if not s.holds
    )


def _record(status: Status) -> str:
    """Say what to record, with the key where it is a tick."""
    return status.item.record.replace("Tick", f"Tick, with item={status.item.key!r}")
