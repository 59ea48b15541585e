"""Risks, plan, decision and what follows it; sources, printed figures, ticks and sign-offs."""

from __future__ import annotations

import datetime
from typing import ClassVar, Literal

from innokit.records.base import Evidenced, Record, Title, register, told


@register
class Source(Record):
    """A publication or a set of data that figures come from."""

    kind: ClassVar[str] = "source"
    plural: ClassVar[str] = "sources"
    phase: ClassVar[int] = 5

    title: Title = told("Source", "Title, with page or paragraph.")
    publisher: str = told("Publisher", "Who published it.", default="")
    address: str = told("Address", "Where it can be read.", default="")
    licence: str = told("Licence", "On what terms.", default="")
    period: str = told("Period", "What time it covers.", default="")


@register
class PublishedFigure(Evidenced):
    """A figure as printed by its publisher, to stand beside ours."""

    kind: ClassVar[str] = "published_figure"
    plural: ClassVar[str] = "published_figures"
    phase: ClassVar[int] = 5

    title: Title = told("Figure", "What the publisher calls it.")
    figure: str = told("Our figure", "The id of the figure that should agree.", min_length=1)
    value: float = told("Printed", "The value as printed, in our figure's unit.")
    tolerance: float = told("Tolerance", "How far rounding in print can be off.", ge=0)


@register
class Risk(Evidenced):
    """Something that may go wrong."""

    kind: ClassVar[str] = "risk"
    plural: ClassVar[str] = "risks"
    phase: ClassVar[int] = 5

    title: Title = told("Risk", "What may happen, and its effect.")
    option: str = told("Option", "Blank: it concerns them all.", default="", refers="option")
    likelihood: int | None = told("Likelihood", "1 remote to 5 almost certain.", default=None, ge=1, le=5)
    impact: int | None = told("Impact", "1 slight to 5 severe.", default=None, ge=1, le=5)
    probability: float | None = told(
        "Probability",
        "That it happens at all, where it can be put to money.",
        unit="share",
        default=None,
        ge=0,
        le=1,
    )
    cost: float | None = told("Cost if it happens", "In prices of the base.", unit="£", default=None, ge=0)
    year: int | None = told("Year", "Number of the year it would fall in.", default=None, ge=0, le=500)
    mitigation: str = told("Mitigation", "What is done about it.", default="")
    owner: str = told("Owner", "The post that watches it.", default="")


@register
class MacroEffect(Evidenced):
    """An effect on the area at large, such as jobs or the local economy, kept apart from the total."""

    kind: ClassVar[str] = "macro_effect"
    plural: ClassVar[str] = "macro_effects"
    phase: ClassVar[int] = 5

    title: Title = told("Effect", "What changes in the area.")
    option: str = told("Option", "Which option brings it.", refers="option", min_length=1)
    direction: Literal["better", "worse", "unclear"] = told("Direction", "For the area.")
    size: str = told("Size", "In words or in its own unit.", default="")
    place: str = told("Place", "Where it is felt.", default="")
    when: str = told("When", "From when, and for how long.", default="")


@register
class Proposal(Record):
    """A change that somebody asks for in what another recorded; it changes nothing until it is accepted."""

    kind: ClassVar[str] = "proposal"
    plural: ClassVar[str] = "proposals"
    phase: ClassVar[int] = 5

    title: Title = told("Proposal", "What is to change, in a line.")
    about: str = told("Record", "The id of what is to change.", min_length=1)
    field: str = told("Field", "Which of its fields.", min_length=1)
    was: str = told("Was", "What stood there when it was proposed.", default="")
    value: str = told("Proposed", "What should stand there.", default="")
    proposer: str = told("Proposed by", "The post or person; a name as declared.", default="")
    file: str = told("From", "The file it came back in.", default="")
    outcome: Literal["open", "accepted", "refused"] = told("Outcome", "What became of it.", default="open")
    answer: str = told("Answer", "Why it was accepted or refused.", default="")

    def check(self) -> None:
        """Refuse a refusal without a reason."""
        if self.outcome == "refused" and not self.answer.strip():
            raise ValueError("a refusal needs its reason, for whoever proposed it")


@register
class Milestone(Record):
    """A stage of the plan."""

    kind: ClassVar[str] = "milestone"
    plural: ClassVar[str] = "milestones"
    phase: ClassVar[int] = 5

    title: Title = told("Stage", "What is done by then.")
    start: datetime.date | None = told("Starts", "Year, month, day.", default=None)
    finish: datetime.date | None = told("Ends", "Year, month, day.", default=None)
    owner: str = told("Owner", "The post that sees to it.", default="")
    after: tuple[str, ...] = told("After", "The stages that must end first.", default=(), refers="milestone")


@register
class Decision(Record):
    """What was decided, by whom, and why."""

    kind: ClassVar[str] = "decision"
    plural: ClassVar[str] = "decisions"
    phase: ClassVar[int] = 6

    title: Title = told("Decision", "In one sentence.")
    outcome: Literal["go", "go with conditions", "pilot", "refine", "stop"] = told(
        "Outcome", "What happens next."
    )
    option: str = told("Option", "The option it is about.", default="", refers="option")
    reasons: str = told("Reasons", "Why; above all where it is not the option that ranks first.", default="")
    conditions: str = told("Conditions", "What must hold.", default="")
    against_ranking: str = told(
        "Why not the first",
        "The reason, where the option chosen is not the one that ranks first.",
        default="",
    )
    decided_by: str = told("Decided by", "The body or post.", default="")
    people: str = told("Who took part", "Those who decided, as far as you wish to name them.", default="")
    dissent: str = told("Dissent", "Who saw it otherwise, and why.", default="")
    date: datetime.date | None = told("Date", "Year, month, day.", default=None)
    review: datetime.date | None = told("Review", "The day on which it is looked at again.", default=None)
    minutes: str = told("Minutes", "Where the decision is minuted.", default="")
    project_manager: str = told("Project manager", "The post that takes delivery on.", default="")
    supersedes: str = told(
        "In place of", "The earlier decision that this one replaces.", default="", refers="decision"
    )


@register
class SuccessCriterion(Evidenced):
    """How we shall know, later, whether it worked."""

    kind: ClassVar[str] = "success_criterion"
    plural: ClassVar[str] = "success_criteria"
    phase: ClassVar[int] = 6

    title: Title = told("Outcome", "What should change.")
    indicator: str = told("Indicator", "What is measured.", default="")
    baseline: str = told("Today", "Its level now.", default="")
    target: str = told("Target", "The level that counts as success.", default="")
    method: str = told("Method", "How it is measured.", default="")
    timing: str = told("Timing", "When.", default="")
    owner: str = told("Owner", "The post that measures.", default="")
    unit: str = told("Unit", "In which today's level and the target are measured.", default="")
    baseline_value: float | None = told("Today, as a number", "In that unit.", default=None)
    target_value: float | None = told("Target, as a number", "In that unit.", default=None)
    outcome_step: str = told(
        "Step of the theory of change", "The outcome it measures.", default="", refers="change_step"
    )


@register
class SignOff(Record):
    """Somebody puts a role behind something, as it stood at one entry."""

    kind: ClassVar[str] = "sign_off"
    plural: ClassVar[str] = "sign_offs"
    phase: ClassVar[int] = 6

    title: Title = told("What", "What is signed off, such as the approach or the business case.")
    role: str = told("Role", "Such as sponsor, assurer, approver.", min_length=1)
    holder: str = told(
        "By",
        "The post or person; a name as declared, not proved. They record it themselves, or a clerk does who "
        "had no part in the figures.",
        default="",
    )
    as_at: int | None = told("As at entry", "The number of the entry it was read at.", default=None, ge=0)
    scope: Literal["", "set-up", "planning", "business case", "decision"] = told(
        "Covers",
        "What a later change would void it for; blank: the set-up for a sponsor, else the business case, "
        "and for an approver the decisions there are.",
        default="",
    )
    about: str = told("Decision signed", "Where one decision alone is signed.", default="", refers="decision")
    comment: str = told("Comment", "Conditions or remarks.", default="")


@register
class Tick(Record):
    """Somebody says that an item of a phase's start or end state holds, where the record cannot tell."""

    kind: ClassVar[str] = "tick"
    plural: ClassVar[str] = "ticks"
    phase: ClassVar[int] = 1

    item: str = told("Item", "Which item of a phase's list you speak of.", min_length=1)
    done: bool = told("Holds", "Whether it does.", default=True)
    reason: str = told("Reason", "What makes you say so.", default="")
