"""The four gates as data: what each asks, which phases it closes, and where one goes who may not pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from innokit.errors import MethodRefused
from innokit.process.phase import Item, Phase


@dataclass(frozen=True, slots=True)
class Gate:
    """A point at which the work goes on only when everything asked for is there, or somebody answers for it.

    Attributes
    ----------
    number : int
        From 1 to 4; an `Override` names it.
    name, question : str
    phases : tuple of int
        The phases whose items it asks for.
    back : tuple of (str, str)
        Where one goes who may not pass: the key of a step of the process map, empty for an end, and words.
    beyond : tuple of str
        Kinds of record of which the first shows that the work went on.
    """

    number: int
    name: str
    question: str
    phases: tuple[int, ...]
    back: tuple[tuple[str, str], ...]
    beyond: tuple[str, ...]

    @property
    def title(self) -> str:
        """Number and name."""
        return f"Gate {self.number}, {self.name}"

    @property
    def ways(self) -> str:
        """Where one goes who may not pass, in words."""
        return " or ".join(words for _, words in self.back)

    @property
    def last(self) -> int:
        """The phase after which it stands."""
        return max(self.phases)

    def items(self, phases: Sequence[Phase]) -> tuple[Item, ...]:
        """Give everything it asks for: what its phases start from and leave behind."""
        own = [phase for phase in phases if phase.number in self.phases]
        return tuple(item for phase in own for item in (*phase.start, *phase.end))


GATES = (
    Gate(
        1,
        "the sponsor agrees",
        "Does the sponsor agree that this goes ahead, in this way, with these people and this money?",
        (1,),
        (("rationale", "back to the reason"),),
        ("focus", "participant", "event"),
    ),
    Gate(
        2,
        "ready for the event",
        "Is everything ready, so that a day of so many people is not wasted?",
        (2,),
        (("focus", "back to the focus"),),
        ("idea", "vote"),
    ),
    Gate(
        3,
        "the shortlist is agreed",
        "Is it agreed which ideas go further, and does every author know?",
        (3,),
        (("event", "back to the event: collect or sift again"),),
        ("concept",),
    ),
    Gate(
        4,
        "milestone decision",
        "Is each case good enough to decide on?",
        (4, 5),
        (("concepts", "refine: back to the concept sheets"), ("", "park"), ("", "stop")),
        ("decision",),
    ),
)
"""The four gates, in order."""


def find(number: int, gates: Sequence[Gate]) -> Gate:
    """Give a gate by its number.

    Raises
    ------
    MethodRefused
        When there is no such gate.
    """
    found = next((gate for gate in gates if gate.number == number), None)
    if found is None:
        raise MethodRefused(f"There is no gate {number!r}", remedy=f"Ask for one from 1 to {len(gates)}")
    return found
