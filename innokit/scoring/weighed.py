"""What each criterion weighs, by whom, and what to beware of; before anything is scored as well as after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from innokit.records import Assessor, Case, Criterion, Level, Score
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.scoring import cautions, layout, prose
from innokit.scoring.cells import Scorecard, leaves, scorecard
from innokit.scoring.comparison import Comparison
from innokit.scoring.weighing import SET_WORDS, weigh
from innokit.words import a_list, count, per_cent


@dataclass(frozen=True, eq=False)
class Weighed(Result):
    """The weights, everybody's and together, with the ranges they were asked on.

    Parameters
    ----------
    case : Case
    comparison : Comparison
        Without options where nothing is scored yet.
    """

    title: ClassVar[str] = "What each criterion weighs"
    case: Case
    comparison: Comparison

    @property
    def made(self) -> Made:
        """How it was made."""
        weighing = self.comparison.weighing
        return Made(f"{SET_WORDS[weighing.name].capitalize()}; each assessor's sum to 1 and count alike")

    def sentences(self) -> tuple[Sentence, ...]:
        """Say what weighs most, where those who weighed differ, who has not, and what to beware of."""
        beware = tuple(
            sentence
            for part in (prose.warnings, prose.stale, cautions.sentences)
            for sentence in part(self.comparison)
        )
        clear: Sentence = (
            "No caution: every range is described and as it was when asked, ",
            "no criterion counts for more than half, and none looks counted twice.",
        )
        return (*self._most(), *self._apart(), *self._absent(), *(beware or (clear,)))

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the weights together, then each assessor's."""
        together = layout.weights(self.comparison)
        return (together, self._each()) if len(self.comparison.weighing.each) > 1 else (together,)

    def _most(self) -> Iterator[Sentence]:
        """Say what weighs most and least."""
        found, weighing = self.comparison, self.comparison.weighing
        order = sorted(found.criteria, key=lambda c: -found.weights[c.id])
        named = count(len([who for who in weighing.assessors if who]), "assessor")
        by = f"By {SET_WORDS[weighing.name]}{f' of {named}' if any(weighing.assessors) else ''}, "
        if len(order) > 1:
            yield (
                f"{by}{order[0].title} counts most (",
                layout.weight(found, order[0]),
                f") and {order[-1].title} least (",
                layout.weight(found, order[-1]),
                ").",
            )

    def _apart(self) -> Iterator[Sentence]:
        """Say on which criterion those who weighed differ most."""
        each = self.comparison.weighing.each
        if len(each) > 1:
            ends = {
                c: (min(e[c.id] for e in each), max(e[c.id] for e in each)) for c in self.comparison.criteria
            }
            widest = max(ends, key=lambda c: round(ends[c][1] - ends[c][0], 9))
            low, high = (per_cent(share, 1) for share in ends[widest])
            if low != high:
                yield (f"They differ most on {widest.title}: {low} to {high}.",)

    def _absent(self) -> Iterator[Sentence]:
        """Name those who have not weighed."""
        absent = [a.title for a in self.case.of(Assessor) if a.id not in self.comparison.weighing.assessors]
        if absent and any(self.comparison.weighing.assessors):
            yield (f"Not weighed by {a_list(absent)}.",)

    def _each(self) -> Sheet:
        """Lay out one row an assessor."""
        found, weighing = self.comparison, self.comparison.weighing
        columns = (Column("Assessor"), *(Column(criterion.title) for criterion in found.criteria))
        rows: tuple[tuple[Fragment, ...], ...] = tuple(
            (
                self.case.name(who) if who else "not named",
                *(self._one(who, own[c.id], c) for c in found.criteria),
            )
            for who, own in zip(weighing.assessors, weighing.each, strict=True)
        )
        return Sheet("each", "Each assessor's weights", columns, rows)

    def _one(self, who: str, share: float, criterion: Criterion) -> Figure:
        """Give one assessor's weight of one criterion."""
        weighing = self.comparison.weighing
        records = tuple(record.id for record in weighing.given if record.assessor == who)
        name = self.case.name(who) if who else "nobody named"
        id = f"weight-by.{weighing.name}.{who or 'unnamed'}.{criterion.id}"
        return Figure(id, share, per_cent(share, 1), f"Weight of {criterion.title}, {name}", records, "share")


def weighed(case: Case, weights: str | None = None) -> Weighed:
    """Show the weights, everybody's and together, and what to beware of.

    Before anything is scored all the lowest criteria are weighed; after that, those in use.

    Parameters
    ----------
    case : Case
    weights : {"swing", "direct", "ranking", "pairwise"}, optional
        As for `compare`.

    Raises
    ------
    MethodRefused
        When no weight or no criterion is recorded, or an assessor's weights are not complete.
    """
    begun = bool(case.of(Score)) or bool(case.of(Level))
    card = scorecard(case) if begun else Scorecard((), None, leaves(case), (), {})
    return Weighed(case, Comparison(case, card, weigh(case, card, weights)))
