"""Weights from judgements beside the most and the least important criterion: a cross-check, in no panel."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from innokit.errors import MethodRefused
from innokit.maths.arrays import Array, Given, vector


class BestWorst(NamedTuple):
    """Weights from judgements beside the best and the worst criterion, with their consistency."""

    weights: Array
    consistency: float


def best_worst(best_to_others: Given, others_to_worst: Given) -> BestWorst:
    """Weights from judgements beside the most and the least important criterion alone.

    The linear best-worst method (Rezaei 2016, Omega 64:126-130): with B the most and W the least important
    criterion, the weights make the largest of ``abs(w[B] - b[j] * w[j])`` and ``abs(w[j] - o[j] * w[W])`` as
    small as it can be, none negative, summing to 1.

    Parameters
    ----------
    best_to_others : array_like, shape (criteria,)
        How many times as important the best criterion is as each: 1 for itself, 1 or more for the others.
    others_to_worst : array_like, shape (criteria,)
        How many times as important each criterion is as the worst: 1 for the worst itself.

    Returns
    -------
    BestWorst
        `.weights` (criteria,) summing to 1, and `.consistency`: that largest difference, 0 where all the
        judgements fit together.

    Raises
    ------
    MethodRefused
        Fewer than two criteria, lists of different lengths, a judgement below 1, no best or no worst
        criterion, or two different answers to how many times as important the best is as the worst.

    Examples
    --------
    >>> r = best_worst([8, 2, 1], [1, 5, 8])
    >>> r.weights.round(4).tolist(), round(r.consistency, 4)
    ([0.0714, 0.3214, 0.6071], 0.0357)
    """
    best, worst = _judgements(best_to_others, others_to_worst)
    return _solved(best, worst, *_ends(best, worst))


def _judgements(best_to_others: Given, others_to_worst: Given) -> tuple[Array, Array]:
    """Give both lists, refusing those in which no criterion is the best, or the worst."""
    best = vector(best_to_others, "best_to_others")
    worst = vector(others_to_worst, "others_to_worst", len(best))
    if len(best) < 2:
        raise MethodRefused("there is one criterion", where="best_to_others", remedy="give two or more")
    for judged, where, end in ((best, "best_to_others", "best"), (worst, "others_to_worst", "worst")):
        if judged.min() != 1:
            raise MethodRefused(
                f"the smallest judgement is {judged.min():g}, not 1",
                where=where,
                remedy=f"give 1 for the {end} criterion beside itself, and 1 or more for the others",
            )
    return best, worst


def _ends(best: Array, worst: Array) -> tuple[int, int]:
    """Find the best and the worst criterion; of several with a 1, the one furthest from the other end."""
    top = int(np.argmax(np.where(best == 1, worst, 0)))
    bottom = int(np.argmax(np.where(worst == 1, best, 0)))
    if best[bottom] != worst[top]:
        raise MethodRefused(
            f"the best is {best[bottom]:g} times as important as the worst in one list, "
            f"and {worst[top]:g} times in the other",
            where="best_to_others, others_to_worst",
            remedy="ask how many times as important the best is as the worst, and give that in both",
        )
    return top, bottom


def _solved(best: Array, worst: Array, top: int, bottom: int) -> BestWorst:
    """Find the weights that make the largest difference smallest, by linear programming."""
    from scipy.optimize import linprog

    size = len(best)
    each = np.eye(size)
    apart = np.vstack([each[top] - best[:, None] * each, each - worst[:, None] * each[bottom]])
    within = np.hstack([np.vstack([apart, -apart]), -np.ones((4 * size, 1))])
    found = linprog(
        np.append(np.zeros(size), 1.0),
        A_ub=within,
        b_ub=np.zeros(4 * size),
        A_eq=[np.append(np.ones(size), 0.0)],
        b_eq=[1.0],
    )
    *weights, largest = np.asarray(found.x, dtype=np.float64).tolist()
    return BestWorst(np.array(weights) / sum(weights), max(largest, 0.0))
