"""The weighted comparison: overall values and ranks, as intervals where something was not scored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from innokit.errors import MethodRefused
from innokit.maths import aggregate
from innokit.records import Case, Criterion, Option
from innokit.results import Figure, Made, Result, Sentence, Sheet
from innokit.scoring import layout, prose
from innokit.scoring.cells import Cell, Scorecard, scorecard
from innokit.scoring.weighing import SET_WORDS, Weighing, weigh

Array = NDArray[np.float64]
Whole = NDArray[np.int64]

ALIKE = 9
"""Decimal places at which two overall values are the same."""


@dataclass(frozen=True, eq=False)
class Comparison(Result):
    """Overall value and rank of each option, with everything they were worked out from.

    Rows of arrays are the options in the order recorded, columns the criteria in use.

    Parameters
    ----------
    case : Case
    card : Scorecard
        The scores.
    weighing : Weighing
        The weights.
    """

    title: ClassVar[str] = "Comparison of the options"
    case: Case
    card: Scorecard
    weighing: Weighing

    def __post_init__(self) -> None:
        """Refuse, before anything is shown, an option to which no weight applies."""
        for option in self.card.shown:
            self.own_weights(option)

    @property
    def options(self) -> tuple[Option, ...]:
        """The options that are ranked."""
        return self.card.options

    @property
    def baseline(self) -> Option | None:
        """Business as usual, which stands apart; None where the case has none."""
        return self.card.baseline

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria in use."""
        return self.card.criteria

    @property
    def weights(self) -> Mapping[str, float]:
        """The weight of each criterion by its id; they sum to 1."""
        return self.weighing.weights

    @cached_property
    def scores(self) -> Array:
        """Median scores, 0 to 100; NaN where nobody scored or the criterion does not apply."""
        return np.array([[_or_nan(cell) for cell in self.card.row(option)] for option in self.options])

    @cached_property
    def contributions(self) -> Array:
        """Weight × score, which sum to the overall value; NaN where there is no score."""
        return np.array([self.own_weights(option) for option in self.options]) * self.scores

    @cached_property
    def spread(self) -> Array:
        """Highest less lowest assessor's score."""
        return np.array([[cell.spread for cell in self.card.row(option)] for option in self.options])

    @cached_property
    def low(self) -> Array:
        """The overall value of each option if whatever was not scored turned out at 0."""
        return np.array([self.range_of(option)[0] for option in self.options])

    @cached_property
    def high(self) -> Array:
        """The overall value of each option if whatever was not scored turned out at 100."""
        return np.array([self.range_of(option)[1] for option in self.options])

    @property
    def best_rank(self) -> Whole:
        """The best rank each option can have, 1 the first; equals share the better rank."""
        return self._ranks.best

    @property
    def worst_rank(self) -> Whole:
        """The worst rank each option can have."""
        return self._ranks.worst

    @cached_property
    def _ranks(self) -> aggregate.RankIntervals:
        """Best and worst ranks."""
        return aggregate.rank_intervals(self.low, self.high)

    @property
    def exact(self) -> bool:
        """Whether no ranked option's overall value is an interval."""
        return bool((self.low == self.high).all())

    @property
    def winner(self) -> Option | None:
        """The one option that is first whatever the blanks turn out to be; None where there is none."""
        first = [option for option, best in zip(self.options, self.best_rank, strict=True) if best == 1]
        return first[0] if len(first) == 1 else None

    @cached_property
    def order(self) -> tuple[int, ...]:
        """Places of the options, best first."""
        at = range(len(self.options))
        return tuple(
            sorted(at, key=lambda i: (self.best_rank[i], self.worst_rank[i], -self.high[i], -self.low[i]))
        )

    def own_weights(self, option: Option) -> Array:
        """Give the weights that hold for one option: a criterion that does not apply passes its weight on.

        Returns
        -------
        ndarray, shape (criteria,)
            Summing to 1, in proportion to the weights of the criteria that apply.
        """
        shared = np.array([self.weights[c.id] for c in self.criteria]) * [
            cell.applies for cell in self.card.row(option)
        ]
        if not shared.any():
            raise MethodRefused(
                f"No criterion that carries any weight applies to {option.title!r}",
                where=f"option {option.title!r}",
                remedy="Score it on a criterion that applies, or take it out of the options",
            )
        own: Array = shared / shared.sum()
        return own

    def range_of(self, option: Option) -> tuple[float, float]:
        """Give the lowest and highest overall value of an option, equal where nothing is open."""
        return self._ranges[option.id]

    @cached_property
    def _ranges(self) -> Mapping[str, tuple[float, float]]:
        """The lowest and highest overall value of every option shown, by its id."""
        return {option.id: self._range(option) for option in self.card.shown}

    def _range(self, option: Option) -> tuple[float, float]:
        """Work out the overall value with each blank at 0, then at 100."""
        row = self.card.row(option)
        ends = [[_or(cell, end) for cell in row] for end in (0.0, 100.0)]
        low, high = np.round(aggregate.overall_value(ends, self.own_weights(option)), ALIKE).tolist()
        return float(low), float(high)

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(
            f"Weighted sum of scores from 0 to 100 on fixed scales, {SET_WORDS[self.weighing.name]} "
            "(Multi-criteria analysis: a manual, 2009, chapter 6); not scored means 0 to 100"
        )

    @property
    def figures(self) -> Mapping[str, Figure]:
        """Every figure shown, and the ends of each overall value, by id."""
        edges = [figure for option in self.card.shown for figure in layout.ends(self, option)]
        return {**{figure.id: figure for figure in edges}, **super().figures}

    def sentences(self) -> tuple[Sentence, ...]:
        """Say who is first, what is not known, how business as usual fares, and what to beware of."""
        return prose.sentences(self)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give overall values, scores, weights and contributions."""
        return layout.sheets(self)


def compare(case: Case, weights: str | None = None) -> Comparison:
    """Compare the options by their weighted scores.

    Parameters
    ----------
    case : Case
    weights : {"swing", "direct", "ranking", "pairwise", "equal"}, optional
        Left out: the first of these that is recorded.

    Returns
    -------
    Comparison
        Overall values of 0 to 100 and ranks; intervals where something was not scored.

    Raises
    ------
    MethodRefused
        When there is too little to compare, or the records contradict each other; the message says what to
        record or withdraw.

    Examples
    --------
    >>> from innokit.records import Case, Criterion, Option, Score, SwingPoints
    >>> a, b = Option(title="Classes at home"), Option(title="Phone lessons")
    >>> reach, cost = Criterion(title="Reach"), Criterion(title="Ease of starting")
    >>> scores = [Score(option=o.id, criterion=c.id, value=v)
    ...           for o, c, v in [(a, reach, 80), (a, cost, 20), (b, reach, 60), (b, cost, 90)]]
    >>> points = [SwingPoints(criterion=reach.id, points=100), SwingPoints(criterion=cost.id, points=25)]
    >>> result = compare(Case([a, b, reach, cost, *scores, *points]))
    >>> result.low.tolist(), result.winner.title
    ([68.0, 66.0], 'Classes at home')
    """
    card = scorecard(case)
    if len(card.options) == 1 and not card.baseline_scored:
        raise MethodRefused(
            f"Beside business as usual, which is not scored, there is only {card.options[0].title!r}",
            where="options",
            remedy="Record another option, or score business as usual",
        )
    return Comparison(case, card, weigh(case, card, weights))


def _or_nan(cell: Cell) -> float:
    """Give a cell's score, or NaN."""
    return float("nan") if cell.score is None else cell.score


def _or(cell: Cell, end: float) -> float:
    """Give a cell's score, or one end of the scale."""
    return end if cell.score is None else cell.score
