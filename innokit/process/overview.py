"""The six phases at a glance, and the head to note when closing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from innokit.process.checks import Status, statuses
from innokit.process.guide import METHOD, held
from innokit.process.phase import Phase
from innokit.process.phases import PHASES
from innokit.records import Case, Challenge
from innokit.results import Column, Figure, Made, Result, Sentence, Sheet


@dataclass(frozen=True)
class Overview(Result):
    """How far each of the six phases is.

    Parameters
    ----------
    case : Case
    phases : tuple of (Phase, tuple of Status)
        Each phase with the items of its end state.
    """

    title: ClassVar[str] = "The six phases"
    case: Case
    phases: tuple[tuple[Phase, tuple[Status, ...]], ...]

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(METHOD)

    @property
    def next_phase(self) -> Phase | None:
        """The first phase in which something is missing; None where nothing is."""
        return next((phase for phase, end in self.phases if not all(status.holds for status in end)), None)

    def sentences(self) -> tuple[Sentence, ...]:
        """Say what the question is and what comes next."""
        challenges = self.case.of(Challenge)
        asked: list[Sentence] = [("The question: ", _question(challenge)) for challenge in challenges]
        none_yet: list[Sentence] = [("No question is recorded yet: record a Challenge.",)]
        return (*(asked or none_yet), self._next())

    def _next(self) -> Sentence:
        """Say which notebook to open."""
        phase = self.next_phase
        if phase is None:
            return ("Nothing is missing in any phase.",)
        return (f"Next: phase {phase.title}, in {phase.notebook}.",)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a phase."""
        columns = (Column("Phase"), Column("Items held at its end"), Column("Stands"), Column("Notebook"))
        rows = tuple(
            (phase.title, held(phase, end), _stands(end), phase.notebook) for phase, end in self.phases
        )
        return (Sheet("phases", "How far each phase is", columns, rows),)


def overview(case: Case, phases: tuple[Phase, ...] = PHASES) -> Overview:
    """Give the question, how far each phase is, and what comes next.

    Parameters
    ----------
    case : Case
    phases : tuple of Phase, optional
        In other words or another language.

    Examples
    --------
    >>> from innokit.records import Case
    >>> overview(Case()).in_words()
    'No question is recorded yet: record a Challenge. Next: phase 1 Set-up, in 01_set_up.ipynb.'
    """
    return Overview(case, tuple((phase, statuses(case, phase.end)) for phase in phases))


def _question(challenge: Challenge) -> Figure:
    """Give the question, leading to the entry that asked it."""
    return Figure(f"question.{challenge.id}", None, challenge.title, "The question", (challenge.id,))


def _stands(end: tuple[Status, ...]) -> str:
    """Say in words how far a phase is."""
    good = sum(status.holds for status in end)
    return "complete" if good == len(end) else "under way" if good else "not begun"
