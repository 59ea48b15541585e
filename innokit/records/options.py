"""What could be done, and what is looked at when choosing."""

from __future__ import annotations

from itertools import pairwise
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
    life: int | None = told(
        "Life",
        "Years it serves before it must be replaced, for the equivalent annual cost; blank is the frame's.",
        unit="years",
        default=None,
        ge=1,
        le=500,
    )


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
    value_levels: tuple[float, ...] = told(
        "Levels asked about",
        "Where worth does not rise evenly: levels in between, from worst to best.",
        default=(),
    )
    value_scores: tuple[float, ...] = told(
        "Their scores", "The score of each of those levels, in the same order.", default=()
    )
    value_method: Literal["", "straight line", "points", "bisection"] = told(
        "How worth was asked",
        "Bisection asks which level lies half-way in worth, then for each half; blank is a straight line.",
        default="",
    )

    def check(self) -> None:
        """Refuse a scale of no length, or with one end."""
        if (self.worst is None) != (self.best is None):
            raise ValueError("a measured scale needs both its worst and its best level")
        if self.worst is not None and self.worst == self.best:
            raise ValueError("the worst and the best level are the same, so nothing could be told apart")
        if self.value_levels or self.value_scores:
            self._check_curve()

    def _check_curve(self) -> None:
        """Refuse points of a value function that do not lie between the ends of the scale, in order."""
        if self.worst is None or self.best is None:
            raise ValueError("levels in between need a worst and a best level around them")
        if len(self.value_levels) != len(self.value_scores):
            raise ValueError("each level asked about needs one score")
        way = 1 if self.best > self.worst else -1
        along = [way * level for level in (self.worst, *self.value_levels, self.best)]
        if any(a >= b for a, b in pairwise(along)):
            raise ValueError(
                "the levels asked about go from the worst to the best, each further than the last"
            )
        if any(not 0 <= score <= 100 for score in self.value_scores):
            raise ValueError("the scores of the levels asked about lie between 0 and 100")
        if any(a > b for a, b in pairwise((0.0, *self.value_scores, 100.0))):
            raise ValueError("worth may not fall on the way from the worst to the best level")


@register
class Requirement(Record):
    """Something each option must meet, never averaged: a critical success factor, or a must-have."""

    kind: ClassVar[str] = "requirement"
    plural: ClassVar[str] = "requirements"
    phase: ClassVar[int] = 2

    title: Title = told("Requirement", "Such as strategic fit, affordability, or a duty in law.")
    meaning: str = told("Meaning", "What meeting it would look like.", default="")
    must_have: bool = told(
        "Must have", "Law or safety: an option passes or fails, nothing in between.", default=False
    )


@register
class RequirementJudgement(Record):
    """Whether an option meets a requirement, and why."""

    kind: ClassVar[str] = "requirement_judgement"
    plural: ClassVar[str] = "requirement_judgements"
    phase: ClassVar[int] = 4

    requirement: str = told("Requirement", "Which one.", refers="requirement", min_length=1)
    option: str = told("Option", "Which option.", refers="option", min_length=1)
    outcome: Literal["met", "partly met", "failed"] = told("Outcome", "A must is met or failed.")
    reason: Title = told("Reason", "Why, in a sentence.")


@register
class FrameworkChoice(Record):
    """One choice in the options framework-filter, from the long list to the short list."""

    kind: ClassVar[str] = "framework_choice"
    plural: ClassVar[str] = "framework_choices"
    phase: ClassVar[int] = 4

    title: Title = told("Choice", "What could be chosen, such as 'all adult learners in the county'.")
    dimension: Literal["scope", "solution", "delivery", "implementation", "funding"] = told(
        "Dimension", "The question it answers: what is covered, how, by whom, how fast, paid how."
    )
    outcome: Literal["", "preferred way forward", "carried forward", "discounted"] = told(
        "Outcome", "What becomes of it; blank while it is open.", default=""
    )
    reason: str = told("Reason", "Why.", default="")
    options: tuple[str, ...] = told(
        "Options", "The options of the short list built on it.", default=(), refers="option"
    )


@register
class Aspect(Record):
    """A question on how effective or how achievable an option is, answered by ratings of 0 to 10."""

    kind: ClassVar[str] = "aspect"
    plural: ClassVar[str] = "aspects"
    phase: ClassVar[int] = 5

    title: Title = told("Aspect", "Such as reaches the target group, or skills and capacity.")
    side: Literal["effectiveness", "achievability"] = told("Side", "Which of the two it belongs to.")
    weight: float = told("Weight", "Beside the others on its side.", default=1, ge=0)
    must_pass: bool = told("Must pass", "A rating below 3 fails the option.", default=False)
