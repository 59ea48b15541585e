"""What could be done, and what is looked at when choosing."""

from __future__ import annotations

from typing import ClassVar, Literal

from innokit.records.base import Evidenced, Record, Title, register, told


@register
class Option(Record):
    """One thing that could be done; exactly one may be business as usual."""

    kind: ClassVar[str] = "option"
    plural: ClassVar[str] = "options"
    phase: ClassVar[int] = 4

    title: Title = told("Option", "A short name.")
    role: Literal["baseline", "do-minimum", "option"] = told(
        "Role", "Baseline is business as usual: what happens if no decision is taken.", default="option"
    )
    description: str = told("Description", "What would be done.", default="")
    concept: str = told("Concept", "The concept sheet behind it.", default="", refers="concept")


@register
class Selection(Record):
    """Whether an option goes forward to a business case, and why."""

    kind: ClassVar[str] = "selection"
    plural: ClassVar[str] = "selections"
    phase: ClassVar[int] = 4

    option: str = told("Option", "Which option.", refers="option", min_length=1)
    outcome: Literal["carried forward", "parked"] = told("Outcome", "What becomes of it.")
    reason: str = told("Reason", "Why.", default="")


@register
class Criterion(Evidenced):
    """What is looked at, on a fixed scale whose ends are described in words.

    A level in the criterion's own unit becomes a score of 0 to 100: ``worst`` gives 0, ``best`` gives
    100, straight lines between. Less is better where ``best`` is the smaller number.
    """

    kind: ClassVar[str] = "criterion"
    plural: ClassVar[str] = "criteria"
    phase: ClassVar[int] = 2

    title: Title = told("Criterion", "What is looked at.")
    meaning: str = told("Meaning", "What it covers, and what it does not.", default="")
    unit: str = told("Unit", "Of its levels, where it is measured.", default="")
    worst: float | None = told("Worst level", "The level that scores 0.", default=None)
    best: float | None = told("Best level", "The level that scores 100.", default=None)
    worst_words: str = told("What 0 looks like", "The bottom of the scale in words.", default="")
    best_words: str = told("What 100 looks like", "The top of the scale in words.", default="")
    parent: str = told("Under", "The wider criterion it is part of.", default="", refers="criterion")

    def check(self) -> None:
        """Refuse a scale of no length, or with one end."""
        if (self.worst is None) != (self.best is None):
            raise ValueError("a measured scale needs both its worst and its best level")
        if self.worst is not None and self.worst == self.best:
            raise ValueError("the worst and the best level are the same, so nothing could be told apart")
