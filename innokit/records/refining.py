"""Phase 4: what must happen for a solution to work, and whether it is wanted, possible and affordable."""

from __future__ import annotations

from typing import ClassVar, Literal

from innokit.records.base import Evidenced, Record, Title, register, told


@register
class ChangeStep(Evidenced):
    """A step in a theory of change, and the steps it leads to."""

    kind: ClassVar[str] = "change_step"
    plural: ClassVar[str] = "change_steps"
    phase: ClassVar[int] = 4

    title: Title = told("Step", "What is put in, done, produced or changed.")
    sort: Literal["input", "activity", "output", "outcome", "impact"] = told(
        "Sort", "Where in the chain from what is put in to what changes in the end."
    )
    concept: str = told(
        "Concept", "Whose theory of change; blank: of them all.", default="", refers="concept"
    )
    option: str = told("Option", "Where an option grew from the concept.", default="", refers="option")
    leads_to: tuple[str, ...] = told(
        "Leads to", "The steps that follow from it.", default=(), refers="change_step"
    )
    stakeholder: str = told("For whom", "Who is better off.", default="", refers="stakeholder")
    assumption: str = told("What must hold", "For this step to lead to the next.", default="")
    indicator: str = told("Indicator", "How one would see that it happened.", default="")


@register
class LensRating(Record):
    """How a concept looks through one of three lenses."""

    kind: ClassVar[str] = "lens_rating"
    plural: ClassVar[str] = "lens_ratings"
    phase: ClassVar[int] = 4

    concept: str = told("Concept", "Which concept.", refers="concept", min_length=1)
    lens: Literal["desirability", "feasibility", "viability"] = told(
        "Lens", "Do people want it; can it be done; can it be paid for and kept up."
    )
    points: float | None = told(
        "Points", "From 0, not at all, to 10, without doubt; blank: not rated.", default=None, ge=0, le=10
    )
    reason: str = told("Reason", "What makes you say so.", default="")
    assessor: str = told("Rated by", "Who says so.", default="", refers="assessor")
