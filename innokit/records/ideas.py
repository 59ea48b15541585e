"""Phases 3 and 4: ideas, what people thought of them, and what became of them."""

from __future__ import annotations

from typing import ClassVar, Literal

from innokit.records.base import Evidenced, Record, Title, register, told


@register
class Idea(Evidenced):
    """One idea, in its author's own words."""

    kind: ClassVar[str] = "idea"
    plural: ClassVar[str] = "ideas"
    phase: ClassVar[int] = 3

    title: Title = told("Idea", "In the author's own words.")
    text: str = told("More", "What it is and how it would work.", default="")
    author: str = told("Author", "A pseudonym or a table is enough.", default="")
    table: str = told("Table", "Where in the room it was written.", default="")
    who_gains: str = told("Who gains", "The people it would help.", default="")
    technology: str = told("Technology", "What it would use, if anything.", default="")
    theme: str = told("Theme", "The group of ideas it belongs to.", default="")
    round: int | None = told("Round", "Which round of the event it came up in.", default=None, ge=1, le=20)
    written: str = told("Written at", "The time on the card, such as 10:40.", default="")
    made: bool = told(
        "Made on the board",
        "Worded when ideas were merged or split, so not counted among those that came in.",
        default=False,
    )
    rough_cost: float | None = told(
        "Rough cost",
        "As far as anybody can say; needed only to vote by budget.",
        unit="£",
        default=None,
        ge=0,
    )


@register
class Sifting(Record):
    """What became of an idea, and why."""

    kind: ClassVar[str] = "sifting"
    plural: ClassVar[str] = "siftings"
    phase: ClassVar[int] = 3

    idea: str = told("Idea", "Which idea.", refers="idea", min_length=1)
    outcome: Literal["shortlisted", "parked", "refused"] = told("Outcome", "What became of it.")
    reason: str = told("Reason", "Why, in a sentence its author would accept.", default="")
    owner: str = told("Owner", "Who takes it further.", default="")


@register
class Concept(Evidenced):
    """A concept sheet: a shortlisted idea turned into a defined solution."""

    kind: ClassVar[str] = "concept"
    plural: ClassVar[str] = "concepts"
    phase: ClassVar[int] = 4

    title: Title = told("Concept", "A name for the solution.")
    ideas: tuple[str, ...] = told("Ideas", "The ideas it grew from.", default=(), refers="idea")
    problem: str = told("Problem", "What is wrong today.", default="")
    users: str = told("Target group", "Who should be better off.", default="")
    change: str = told("Intended change", "What would be different for them.", default="")
    how: str = told("How it works", "In a few sentences.", default="")
    technology: str = told("Technology", "What it uses.", default="")
    partners: str = told("Partners", "Who has to deliver.", default="")
    evidence: str = told("Evidence", "What suggests that it works.", default="")
    assumptions: str = told("Assumptions", "What must hold.", default="")
    unknowns: str = told("Unknowns", "What nobody knows yet.", default="")
