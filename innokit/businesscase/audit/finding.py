"""What one check of the auditor's list says: its state, and each place with its remedy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from innokit.records import Case

NO_LINE = "no cost or benefit line is recorded"

State = Literal["pass", "warn", "fail", "cannot tell"]
WORST: tuple[State, ...] = ("fail", "cannot tell", "warn", "pass")
"""States, the worst first."""


class Fault(NamedTuple):
    """One place where a check finds something.

    Attributes
    ----------
    state : "warn" or "fail"
    where : str
        The record by its name, and its field.
    what : str
        What was found, with its value.
    remedy : str
        What puts it right.
    records : tuple of str
        Ids of the records it is about.
    """

    state: State
    where: str
    what: str
    remedy: str
    records: tuple[str, ...]


@dataclass(frozen=True)
class Check:
    """One line of the auditor's list.

    Attributes
    ----------
    key, question : str
    state : "pass", "warn", "fail" or "cannot tell"
        The worst of its faults; "cannot tell" where what it looks at is not recorded or cannot be worked out.
    faults : tuple of Fault
    why : str
        Why it cannot tell, or what was looked at.
    """

    key: str
    question: str
    state: State
    faults: tuple[Fault, ...]
    why: str


class Seen(NamedTuple):
    """What a check saw: its faults, and how much it looked at; None where it could not look."""

    faults: tuple[Fault, ...]
    looked_at: str | None
    why_not: str = ""


Look = Callable[[Case], Seen]


def blind(why: str) -> Seen:
    """Say that a check could not look, and why."""
    return Seen((), None, why)


def check(key: str, question: str, seen: Seen) -> Check:
    """Make a check of what was seen."""
    if seen.looked_at is None:
        return Check(key, question, "cannot tell", (), seen.why_not)
    states = {fault.state for fault in seen.faults}
    state: State = next((found for found in WORST if found in states), "pass")
    return Check(key, question, state, seen.faults, seen.looked_at)


def letters(words: str) -> str:
    """Write words as their letters and digits alone, so that case, spaces and punctuation do not count.

    >>> letters("CH-310 external placements") == letters("CH310 External  Placements")
    True
    """
    return "".join(sign for sign in words.casefold() if sign.isalnum()) or words.strip()
