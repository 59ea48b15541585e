"""What a phase is made of: its aim, its activities, and the items to have at its start and at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from innokit.errors import MethodRefused


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to have at the start or at the end of a phase.

    Attributes
    ----------
    key : str
        By which the checks and a recorded tick know it; never shown on its own, so it is not translated.
    words : str
        What holds once the item is there.
    record : str
        What to record for it.
    who : str
        Who should look.
    """

    key: str
    words: str
    record: str
    who: str


@dataclass(frozen=True, slots=True)
class Activity:
    """One thing to do in a phase."""

    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Phase:
    """One of the six phases.

    Attributes
    ----------
    number : int
        From 1 to 6.
    name, question, aim, timescale : str
    notebook : str
        File name of its notebook.
    activities : tuple of Activity
    start : tuple of Item
        What it needs beyond what the phase before leaves behind.
    end : tuple of Item
        What it leaves behind.
    """

    number: int
    name: str
    notebook: str
    question: str
    aim: str
    timescale: str
    activities: tuple[Activity, ...]
    start: tuple[Item, ...]
    end: tuple[Item, ...]

    @property
    def title(self) -> str:
        """Number and name."""
        return f"{self.number} {self.name}"


def find(number: int, phases: Sequence[Phase]) -> Phase:
    """Give a phase by its number.

    Raises
    ------
    MethodRefused
        When there is no such phase.
    """
    found = next((phase for phase in phases if phase.number == number), None)
    if found is None:
        raise MethodRefused(f"There is no phase {number!r}", remedy=f"Ask for one from 1 to {len(phases)}")
    return found


def start_items(phase: Phase, phases: Sequence[Phase]) -> tuple[Item, ...]:
    """Give what a phase starts from: what the phase before left behind, and what it needs besides."""
    before = next((earlier.end for earlier in phases if earlier.number == phase.number - 1), ())
    return (*before, *phase.start)


def following(phase: Phase, phases: Sequence[Phase]) -> Phase | None:
    """Give the phase after this one; None after the last."""
    return next((later for later in phases if later.number == phase.number + 1), None)
