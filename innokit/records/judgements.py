"""Judgements: scores, levels and weights, each with the person who gave it; ratings on their own scale."""

from __future__ import annotations

from typing import ClassVar

from innokit.records.base import Evidenced, Title, register, told


@register
class Score(Evidenced):
    """How good an option is on one criterion, 0 to 100; blank means not scored, never zero."""

    kind: ClassVar[str] = "score"
    plural: ClassVar[str] = "scores"
    phase: ClassVar[int] = 4

    option: str = told("Option", "Which option.", refers="option", min_length=1)
    criterion: str = told("Criterion", "On what.", refers="criterion", min_length=1)
    value: float | None = told(
        "Score",
        "0 is the bottom of the scale and 100 its top; blank is not scored.",
        default=None,
        ge=0,
        le=100,
    )
    not_applicable: bool = told(
        "Not applicable", "The criterion has no meaning for this option.", default=False
    )
    assessor: str = told("Assessor", "Who judged.", default="", refers="assessor")
    round: int = told(
        "Round",
        "1 for the first judgement, 2 after the assessors talked, and so on; each one's last counts.",
        default=1,
        ge=1,
        le=100,
    )

    def check(self) -> None:
        """Refuse a score that is both given and not applicable."""
        if self.not_applicable and self.value is not None:
            raise ValueError("a score cannot be given and not applicable at once")


@register
class Level(Evidenced):
    """The level of an option on a criterion, in the criterion's own unit; its scale makes it a score."""

    kind: ClassVar[str] = "level"
    plural: ClassVar[str] = "levels"
    phase: ClassVar[int] = 4

    option: str = told("Option", "Which option.", refers="option", min_length=1)
    criterion: str = told("Criterion", "On what.", refers="criterion", min_length=1)
    value: float | None = told("Level", "In the criterion's unit; blank is not known.", default=None)
    assessor: str = told("Assessor", "Who says so.", default="", refers="assessor")


@register
class SwingPoints(Evidenced):
    """What the swing from worst to best on a criterion is worth, 0 to 100 beside the largest swing."""

    kind: ClassVar[str] = "swing_points"
    plural: ClassVar[str] = "swing_points"
    phase: ClassVar[int] = 4

    criterion: str = told("Criterion", "Which criterion.", refers="criterion", min_length=1)
    points: float = told(
        "Swing points",
        "100 for the swing that matters most, the others beside it.",
        unit="points",
        ge=0,
        le=100,
    )
    worst: float | None = told(
        "Worst level asked", "The range on show when the question was asked.", default=None
    )
    best: float | None = told("Best level asked", "If the range changes, the weight is stale.", default=None)
    assessor: str = told("Assessor", "Who judged.", default="", refers="assessor")


@register
class DirectWeight(Evidenced):
    """A weight given directly, as a share; weights are made to sum to one when used."""

    kind: ClassVar[str] = "direct_weight"
    plural: ClassVar[str] = "direct_weights"
    phase: ClassVar[int] = 4

    criterion: str = told("Criterion", "Which criterion.", refers="criterion", min_length=1)
    weight: float = told("Weight", "A share; 32 per cent is 0.32.", unit="share", ge=0, le=1)
    assessor: str = told("Assessor", "Who judged.", default="", refers="assessor")


@register
class WeightRank(Evidenced):
    """The place of a criterion in an order of importance; 1 is the swing that matters most."""

    kind: ClassVar[str] = "weight_rank"
    plural: ClassVar[str] = "weight_ranks"
    phase: ClassVar[int] = 4

    criterion: str = told("Criterion", "Which criterion.", refers="criterion", min_length=1)
    rank: int = told("Rank", "1 for the swing from worst to best that matters most.", ge=1, le=1_000)
    assessor: str = told("Assessor", "Who judged.", default="", refers="assessor")


@register
class PairwiseJudgement(Evidenced):
    """How many times as much the swing on one criterion matters as the swing on another."""

    kind: ClassVar[str] = "pairwise_judgement"
    plural: ClassVar[str] = "pairwise_judgements"
    phase: ClassVar[int] = 4

    criterion: str = told("Criterion", "Which criterion.", refers="criterion", min_length=1)
    other: str = told("Compared with", "Which other criterion.", refers="criterion", min_length=1)
    ratio: float = told(
        "Times as important",
        "3 where the first matters three times as much; a fraction such as 0.25 where it matters less.",
        ge=0.1,
        le=10,
    )
    assessor: str = told("Assessor", "Who judged.", default="", refers="assessor")


@register
class AspectRating(Evidenced):
    """A rating of 0 to 10 of an option on an aspect of effectiveness or achievability; never a score."""

    kind: ClassVar[str] = "aspect_rating"
    plural: ClassVar[str] = "aspect_ratings"
    phase: ClassVar[int] = 5

    aspect: str = told("Aspect", "Which one.", refers="aspect", min_length=1)
    option: str = told("Option", "Which option.", refers="option", min_length=1)
    value: float | None = told(
        "Rating",
        "0 not at all, 3 slightly, 5 moderately, 8 strongly, 10 wholly; blank is not rated.",
        default=None,
        ge=0,
        le=10,
    )


class Rating(Evidenced):
    """A rating of 0 to 10 of what an option does to a stakeholder; never mixed with scores."""

    title: Title = told("What", "The effect, in a few words.")
    stakeholder: str = told("Stakeholder", "Who feels it.", refers="stakeholder", min_length=1)
    option: str = told("Option", "Which option brings it.", refers="option", min_length=1)
    importance: float = told("Importance", "To that stakeholder, 1 to 5.", default=3, ge=1, le=5)
    value: float | None = told(
        "Rating",
        "0 none, 3 slight, 5 moderate, 8 strong, 10 transforming; blank is not rated.",
        default=None,
        ge=0,
        le=10,
    )


@register
class Benefit(Rating):
    """A good effect on a stakeholder, rated."""

    kind: ClassVar[str] = "benefit_rating"
    plural: ClassVar[str] = "benefit_ratings"
    phase: ClassVar[int] = 5


@register
class Burden(Rating):
    """A bad effect or an effort laid on a stakeholder, rated; not the project's own budget."""

    kind: ClassVar[str] = "burden_rating"
    plural: ClassVar[str] = "burden_ratings"
    phase: ClassVar[int] = 5
