"""The funnel: every idea that came in, and what became of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.process.checks_ideas import outcomes
from innokit.records import Case, Idea, Sifting, Vote
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import count

NOTHING = "No idea is recorded yet. To record one: book.record(innokit.records.Idea(title=...))."
OUTCOMES = ("shortlisted", "not yet sifted", "parked", "refused")


@dataclass(frozen=True)
class Funnel(Result):
    """Each idea with its votes, its outcome and the reason; the outcomes add up to the ideas that came in.

    Parameters
    ----------
    case : Case
    """

    title: ClassVar[str] = "What became of the ideas"
    case: Case

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made("The newest sifting of each idea counts; dots are added up over its votes")

    @cached_property
    def by_outcome(self) -> dict[str, tuple[Idea, ...]]:
        """Ideas by outcome, those with most dots first; each idea stands once."""
        found: dict[str, list[Idea]] = {outcome: [] for outcome in OUTCOMES}
        for idea in sorted(
            self.case.of(Idea), key=lambda idea: -sum(vote.dots for vote in self._votes[idea.id])
        ):
            sifting = self._siftings.get(idea.id)
            found[sifting.outcome if sifting else "not yet sifted"].append(idea)
        return {outcome: tuple(ideas) for outcome, ideas in found.items()}

    @cached_property
    def _siftings(self) -> dict[str, Sifting]:
        """The newest sifting of each idea."""
        return outcomes(self.case)

    @cached_property
    def _votes(self) -> dict[str, list[Vote]]:
        """Votes by idea."""
        found: dict[str, list[Vote]] = defaultdict(list)
        for vote in self.case.of(Vote):
            found[vote.idea].append(vote)
        return found

    def sentences(self) -> tuple[Sentence, ...]:
        """Say how many ideas came in and what became of them."""
        if not self.case.of(Idea):
            return ((NOTHING,),)
        total, *parts = self._counts()
        pieces: list[Fragment] = ["Ideas in: ", total]
        for outcome, figure in zip(OUTCOMES, parts, strict=True):
            pieces += [" = " if outcome == OUTCOMES[0] else " + ", figure, f" {outcome}"]
        return ((*pieces, "."), *self._left_over())

    def _left_over(self) -> tuple[Sentence, ...]:
        """Say which votes and siftings speak of ideas that no longer stand."""
        ideas = {idea.id for idea in self.case.of(Idea)}
        about = [
            *(vote.idea for vote in self.case.of(Vote)),
            *(sifting.idea for sifting in self.case.of(Sifting)),
        ]
        lost = sum(idea not in ideas for idea in about)
        said = f"Left out: {count(lost, 'vote or sifting', 'votes or siftings')} about withdrawn ideas."
        return ((said,),) if lost else ()

    def _counts(self) -> list[Figure]:
        """Count the ideas that came in, then those of each outcome."""
        ideas = self.case.of(Idea)
        counts = [
            Figure(
                "funnel.in",
                float(len(ideas)),
                str(len(ideas)),
                "Ideas in",
                tuple(i.id for i in ideas),
                "ideas",
            )
        ]
        for outcome, found in self.by_outcome.items():
            behind = tuple(id for idea in found for id in self._behind(idea))
            key = f"funnel.{outcome.replace(' ', '_')}"
            counts.append(
                Figure(key, float(len(found)), str(len(found)), f"Ideas {outcome}", behind, "ideas")
            )
        return counts

    def _behind(self, idea: Idea) -> tuple[str, ...]:
        """Give the ids of an idea and of its sifting."""
        return (idea.id, self._siftings[idea.id].id) if idea.id in self._siftings else (idea.id,)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the counts, then one row an idea."""
        if not self.case.of(Idea):
            return ()
        total, *parts = self._counts()
        counts = (
            *((outcome.capitalize(), part) for outcome, part in zip(OUTCOMES, parts, strict=True)),
            ("Ideas in", total),
        )
        titles = ("Idea", "Theme", "Outcome", "Reason", "Owner")
        columns = (
            *(Column(title) for title in titles[:2]),
            Column("Votes", "dots"),
            *(Column(t) for t in titles[2:]),
        )
        rows = tuple(self._row(idea, outcome) for outcome, ideas in self.by_outcome.items() for idea in ideas)
        return (
            Sheet("funnel", "Ideas in and what became of them", (Column("Outcome"), Column("Ideas")), counts),
            Sheet("ideas", "Each idea, its votes, its outcome and the reason", columns, rows),
        )

    def _row(self, idea: Idea, outcome: str) -> tuple[Fragment, ...]:
        """Give one idea."""
        sifting, votes = self._siftings.get(idea.id), self._votes[idea.id]
        sum_of_dots = float(sum(vote.dots for vote in votes)) if votes else None
        text = "no vote" if sum_of_dots is None else f"{sum_of_dots:.0f}"
        behind = (idea.id, *(vote.id for vote in votes))
        dots = Figure(f"dots.{idea.id}", sum_of_dots, text, f"Dots for {idea.title}", behind, "dots")
        became = Figure(f"outcome.{idea.id}", None, outcome, f"Outcome of {idea.title}", self._behind(idea))
        reason = (sifting.reason if sifting else "") or "not recorded"
        owner = (sifting.owner if sifting else "") or "not recorded"
        return (idea.title, idea.theme or "not recorded", dots, became, reason, owner)


def funnel(case: Case) -> Funnel:
    """Give every idea that came in and what became of it.

    Ideas in = shortlisted + not yet sifted + parked + refused, always: each idea stands once, with the
    outcome of its newest sifting.

    Examples
    --------
    >>> from innokit.records import Case, Idea
    >>> funnel(Case([Idea(title="A shared calendar")])).in_words()
    'Ideas in: 1 = 0 shortlisted + 1 not yet sifted + 0 parked + 0 refused.'
    """
    return Funnel(case)
