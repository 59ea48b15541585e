"""The recorded sets of weights side by side, to see whether the order holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from innokit.errors import MethodRefused
from innokit.records import Case, Option
from innokit.results import Column, Fragment, Made, Result, Sentence, Sheet
from innokit.scoring import layout
from innokit.scoring.comparison import Comparison, compare
from innokit.scoring.weighing import SET_WORDS, recorded_sets
from innokit.words import a_list


@dataclass(frozen=True, eq=False)
class SideBySide(Result):
    """Overall values and ranks under each recorded set of weights.

    Parameters
    ----------
    case : Case
    comparisons : tuple of Comparison
        One for each set, swing weights first.
    """

    title: ClassVar[str] = "The options under each set of weights"
    case: Case
    comparisons: tuple[Comparison, ...]

    @property
    def agree(self) -> bool:
        """Whether every set gives the same ranks, as far as they are certain."""
        ranks = [(c.best_rank.tolist(), c.worst_rank.tolist()) for c in self.comparisons]
        return all(found == ranks[0] for found in ranks)

    @property
    def made(self) -> Made:
        """How it was made."""
        sets = a_list([SET_WORDS[c.weighing.name] for c in self.comparisons])
        return Made(f"Weighted sums of the same scores with {sets}")

    def sentences(self) -> tuple[Sentence, ...]:
        """Say who is first under each set, and whether the order holds."""
        first = self.comparisons[0]
        if len(self.comparisons) == 1:
            name = SET_WORDS[first.weighing.name]
            return (
                *first.sentences()[:1],
                (f"Only {name} are recorded, so there is no other set to put beside them.",),
            )
        said = [comparison.sentences()[0] for comparison in self.comparisons]
        if self.agree:
            every = "Both" if len(said) == 2 else "All"
            return (*said, (f"{every} sets of weights put the options in the same order.",))
        moved = [option.title for place, option in enumerate(first.options) if self._moves(place)]
        return (*said, (f"The order depends on the weights: {a_list(moved)} change rank.",))

    def sheets(self) -> tuple[Sheet, ...]:
        """Give overall value and rank under each set, in the order of the first."""
        names = [SET_WORDS[c.weighing.name] for c in self.comparisons]
        pairs = [
            column
            for name in names
            for column in (Column(f"Overall value, {name}", layout.UNIT), Column(f"Rank, {name}"))
        ]
        first = self.comparisons[0]
        rows = [self._row(first.options[place]) for place in first.order]
        if first.baseline and first.card.baseline_scored:
            rows.append(self._row(first.baseline))
        return (Sheet("beside", "Overall values side by side", (Column("Option"), *pairs), tuple(rows)),)

    def _row(self, option: Option) -> tuple[Fragment, ...]:
        """Lay out one option under each set."""
        cells: list[Fragment] = []
        for comparison in self.comparisons:
            ranked = option in comparison.options
            cells += [
                layout.overall(comparison, option),
                layout.rank(comparison, option) if ranked else "not ranked",
            ]
        return (option.title, *cells)

    def _moves(self, place: int) -> bool:
        """Say whether an option's rank differs between sets."""
        return len({(int(c.best_rank[place]), int(c.worst_rank[place])) for c in self.comparisons}) > 1


def beside(case: Case) -> SideBySide:
    """Put the overall values under each recorded set of weights side by side.

    Parameters
    ----------
    case : Case

    Raises
    ------
    MethodRefused
        When no weights are recorded, or the options cannot be compared.
    """
    sets = recorded_sets(case)
    if not sets:
        compare(case, "equal")
        raise MethodRefused(
            "No weight is recorded",
            where="weights",
            remedy="Record swing points for each criterion, or direct weights",
        )
    return SideBySide(case, tuple(compare(case, name) for name in sets))
