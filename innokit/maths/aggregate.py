"""Totals, frontiers and ranks of options."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from innokit.errors import MethodRefused
from innokit.maths.arrays import Array, Given, Mask, Whole, importance, matrix, vector


class RankIntervals(NamedTuple):
    """The best and the worst rank each option can have, 1 the best."""

    best: Whole
    worst: Whole


def overall_value(scores: Given, weights: Given) -> Array:
    """One total an option: the weighted sum of its scores.

    ``total[i] = sum over j of weights[j] * scores[i, j]`` (Keeney and Raiffa 1976; DCLG 2009,
    Multi-criteria analysis: a manual, section 5.5.5). Nothing is rescaled: printed weights that sum to 0.99
    give the printed totals.

    Parameters
    ----------
    scores : array_like, shape (options, criteria)
        Any unit, higher is better.
    weights : array_like, shape (criteria,)
        None negative, not all zero.

    Returns
    -------
    ndarray, shape (options,)

    Raises
    ------
    MethodRefused
        A score is missing or not finite, shapes differ, or a weight is negative.

    Examples
    --------
    >>> overall_value([[100, 0], [50, 80]], [0.75, 0.25]).tolist()
    [75.0, 57.5]
    """
    table = matrix(scores, "scores")
    total: Array = table @ importance(weights, "weights", table.shape[1])
    return total


def ranks(totals: Given) -> Whole:
    """Rank of each option, 1 the highest total; equals share the better rank.

    Parameters
    ----------
    totals : array_like, shape (options,)

    Returns
    -------
    ndarray of int, shape (options,)

    Raises
    ------
    MethodRefused
        A total is not finite.

    Examples
    --------
    >>> ranks([60, 80, 60, 20]).tolist()
    [2, 1, 2, 4]
    """
    clean = vector(totals, "totals")
    higher: Whole = clean.size - np.searchsorted(np.sort(clean), clean, side="right")
    return higher + 1


def efficient_frontier(costs: Given, values: Given) -> Mask:
    """Flag the options that no other betters on cost and value together.

    True where no option costs no more and is worth no less, one of the two strictly (Goodwin and Wright,
    Decision Analysis for Management Judgment, ch. 3; Pareto efficiency).

    Parameters
    ----------
    costs, values : array_like, shape (options,)
        Lower cost and higher value are better.

    Returns
    -------
    ndarray of bool, shape (options,)
        Equal options are flagged alike.

    Raises
    ------
    MethodRefused
        Lengths differ or a number is not finite.

    Examples
    --------
    >>> efficient_frontier([10, 20, 30], [40, 60, 50]).tolist()
    [True, True, False]
    """
    cost = vector(costs, "costs")
    value = vector(values, "values", cost.size)
    steps, step = np.unique(cost, return_inverse=True)
    best = np.full(steps.size, -np.inf)
    np.maximum.at(best, step, value)
    cheaper = np.concatenate([[-np.inf], np.maximum.accumulate(best)[:-1]])
    flags: Mask = (value == best[step]) & (value > cheaper[step])
    return flags


def dominated(values: Given) -> Mask:
    """Flag the options that another betters or equals on every criterion, and betters on one.

    Parameters
    ----------
    values : array_like, shape (options, criteria)
        Higher is better on every criterion.

    Returns
    -------
    ndarray of bool, shape (options,)

    Raises
    ------
    MethodRefused
        A value is missing or not finite.

    Examples
    --------
    >>> dominated([[90, 20], [50, 50], [40, 50]]).tolist()
    [False, False, True]
    """
    table = matrix(values, "values")
    return np.array([bool(((table >= row).all(1) & (table > row).any(1)).any()) for row in table])


def rank_intervals(low: Given, high: Given) -> RankIntervals:
    """Best and worst rank of each option whose total is only known to lie in an interval.

    ``best = 1 + number of others whose low > my high``; ``worst = 1 + number of others whose high > my low``
    (Salo and Hämäläinen 1992, Operations Research 40(6):1053-1061, absolute dominance).

    Parameters
    ----------
    low, high : array_like, shape (options,)
        Ends of each option's interval, low <= high.

    Returns
    -------
    RankIntervals
        `.best`, `.worst`: whole numbers, 1 the best rank.

    Raises
    ------
    MethodRefused
        Lengths differ, a number is not finite, or a low end is above its high end.

    Examples
    --------
    >>> r = rank_intervals([70, 40, 10], [80, 75, 30])
    >>> r.best.tolist(), r.worst.tolist()
    ([1, 1, 3], [2, 2, 3])
    """
    lows = vector(low, "low")
    highs = vector(high, "high", lows.size)
    if (lows > highs).any():
        raise MethodRefused(
            "a low end is above its high end", where="low", remedy="give low <= high for each option"
        )
    best: Whole = lows.size - np.searchsorted(np.sort(lows), highs, side="right") + 1
    # An option whose high end is above its own low end counts itself; only the others are wanted.
    above: Whole = lows.size - np.searchsorted(np.sort(highs), lows, side="right")
    return RankIntervals(best, above - (highs > lows) + 1)
