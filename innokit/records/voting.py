"""How the room chose: a ballot, and what each voter gave."""

from __future__ import annotations

from typing import ClassVar, Literal

from innokit.records.base import Record, Title, register, told


@register
class Ballot(Record):
    """A vote that was called: on what, by which method, and when it counts."""

    kind: ClassVar[str] = "ballot"
    plural: ClassVar[str] = "ballots"
    phase: ClassVar[int] = 3

    title: Title = told("Ballot", "What is voted on, such as first round.")
    method: Literal["dots", "approval", "score", "rank", "pairwise", "budget"] = told(
        "Method",
        "Dots to share out, ideas to approve, a score for each, an order, one of two at a time, or a budget.",
        default="dots",
    )
    ideas: tuple[str, ...] = told(
        "Ideas", "What can be voted for; blank: every idea on the board.", default=(), refers="idea"
    )
    each: int | None = told(
        "Dots or approvals each", "At most, for one voter; blank: no limit.", default=None, ge=1, le=1_000
    )
    highest: float | None = told("Highest score", "Scores run from 0 to this.", default=None, gt=0)
    budget: float | None = told(
        "Budget", "What the ideas chosen may cost together.", unit="£", default=None, ge=0
    )
    places: int | None = told("Places", "How many ideas go on; blank: not set.", default=None, ge=1, le=1_000)
    entitled: int | None = told("May vote", "How many people may vote.", unit="people", default=None, ge=0)
    quorum: int | None = told(
        "Quorum", "How many must vote for it to count; blank: any number.", unit="people", default=None, ge=0
    )
    secret: bool = told(
        "Secret", "Voters stand under pseudonyms, and tables show totals only.", default=False
    )
    closed: bool = told("Closed", "Whether voting has ended.", default=False)


@register
class Vote(Record):
    """What one voter gave to one idea; or that a voter abstained."""

    kind: ClassVar[str] = "vote"
    plural: ClassVar[str] = "votes"
    phase: ClassVar[int] = 3

    idea: str = told("Idea", "Which idea; blank only for an abstention.", default="", refers="idea")
    voter: str = told("Voter", "A pseudonym or a table.", default="")
    dots: int = told("Dots", "How many.", unit="dots", default=0, ge=0, le=1_000)
    ballot: str = told("Ballot", "Which ballot; blank: dots in the room.", default="", refers="ballot")
    mark: float | None = told(
        "Mark",
        "By the ballot's method: a score; a place, 1 for first; or 1 for approved or chosen.",
        default=None,
        ge=0,
    )
    over: str = told("Preferred to", "One of two at a time: the idea it beat.", default="", refers="idea")
    abstains: bool = told("Abstains", "The voter was there and gave nothing.", default=False)

    def check(self) -> None:
        """Refuse a vote for nothing, and an abstention that gives something."""
        if not self.idea and not self.abstains:
            raise ValueError("say which idea it is for, or that the voter abstains")
        if self.abstains and (self.idea or self.dots or self.mark is not None):
            raise ValueError("an abstention gives nothing to any idea")
        if self.over and self.over == self.idea:
            raise ValueError("an idea cannot be preferred to itself")
