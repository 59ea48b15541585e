"""All four gates at a glance, and every override."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from innokit.process.gates.gate import GATES, Gate
from innokit.process.gates.passage import METHOD, Passage, answered_for, gate, overrides_sheet
from innokit.process.phase import Phase
from innokit.process.phases import PHASES
from innokit.records import Case
from innokit.results import Column, Fragment, Made, Result, Sentence, Sheet
from innokit.words import count


@dataclass(frozen=True)
class Gates(Result):
    """The gates, in order.

    Parameters
    ----------
    case : Case
    passages : tuple of Passage
    """

    title: ClassVar[str] = "The four gates"
    case: Case
    passages: tuple[Passage, ...]

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(METHOD)

    @property
    def next_gate(self) -> Passage | None:
        """The first gate that is shut."""
        return next((one for one in self.passages if one.state == "shut"), None)

    def sentences(self) -> tuple[Sentence, ...]:
        """Say how each gate stands, who answers for those passed, and where the work ran ahead."""
        states: list[Fragment] = []
        for one in self.passages:
            states += [f"; {_lower(one.gate.title)}: " if states else f"{one.gate.title}: ", one.figure]
        said: list[Sentence] = [(*states, ".")]
        for one in self.passages:
            said += [answered_for(one.override, bool(one.missing))] if one.override else []
            said += [(f"Gate {one.gate.number}: {one.warning}",)] if one.warning else []
        return tuple(said)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a gate, then every override there ever was."""
        titles = ("Gate", "Stands", "Items held", "Missing", "If it cannot be met")
        rows = tuple(_row(one) for one in self.passages)
        passed = tuple(one for passage in self.passages for one in passage.passed)
        return (
            Sheet("gates", "The gates, and what is missing at each", tuple(map(Column, titles)), rows),
            *([overrides_sheet(passed)] if passed else []),
        )


def gates(case: Case, phases: tuple[Phase, ...] = PHASES, gates: tuple[Gate, ...] = GATES) -> Gates:
    """Give the four gates: open, shut, or passed by somebody who answers for it.

    Parameters
    ----------
    case : Case
    phases : tuple of Phase, optional
        In other words or another language.
    gates : tuple of Gate, optional
        Likewise.

    Examples
    --------
    >>> from innokit.records import Case
    >>> [passage.state for passage in gates(Case()).passages]
    ['shut', 'shut', 'shut', 'shut']
    """
    return Gates(case, tuple(gate(case, one.number, phases, gates) for one in gates))


def _row(one: Passage) -> tuple[Fragment, ...]:
    """Give one gate; a long list of what is missing is counted, as the gate itself has it in full."""
    lacking = [status.item.words for status in one.missing]
    short = "; ".join(lacking) if len(lacking) <= 4 else f"{count(len(lacking), 'item')}"
    return (one.gate.title, one.figure, one.held, short or "nothing", one.gate.ways)


def _lower(title: str) -> str:
    """Begin with a small letter."""
    return f"{title[0].lower()}{title[1:]}"
