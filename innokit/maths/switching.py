"""One weight at a time: how far it can move before the choice changes, and every total on the way."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from innokit.errors import MethodRefused
from innokit.maths.arrays import Array, Given, importance, matrix, share, vector, whole

#: Totals closer than this, as a share of the largest score, are equal.
NOISE = 1e-12


class SwitchingWeight(NamedTuple):
    """Range of one criterion's weight in which the winner stays first, and who takes over outside it."""

    current: float
    low: float
    high: float
    below: int | None
    above: int | None


class Sweep(NamedTuple):
    """Totals of every option while one weight moves."""

    at: Array
    totals: Array


def switching_weights(scores: Given, weights: Given) -> list[SwitchingWeight]:
    """For each criterion, how far its weight can move before another option takes over.

    The other weights keep their proportions, so each total is a straight line in the moving weight and
    the ends are where lines cross: exact, nothing is sampled (Goodwin and Wright, Decision Analysis for
    Management Judgment, ch. 3; Mareschal 1988, weight stability intervals, EJOR 33:54-64). Where all other
    weights are zero they move alike. Of several options equal in first place the first is the winner.

    Parameters
    ----------
    scores : array_like, shape (options, criteria)
    weights : array_like, shape (criteria,)
        Brought to sum to 1.

    Returns
    -------
    list of SwitchingWeight
        One a criterion: `.current`, `.low`, `.high`; `.below`, `.above`: the option that takes over, or None.

    Raises
    ------
    MethodRefused
        Shapes differ, a score is not finite, or a weight is negative.

    Examples
    --------
    >>> switching_weights([[80, 40], [50, 60]], [0.5, 0.5])[0]
    SwitchingWeight(current=0.5, low=0.4, high=1.0, below=1, above=None)
    """
    table = matrix(scores, "scores")
    weight = importance(weights, "weights", table.shape[1])
    weight = weight / weight.sum()
    totals = table @ weight
    winner = int(np.argmax(totals >= totals.max() - NOISE * np.abs(table).max()))
    return [_switching(table, weight, winner, j) for j in range(len(weight))]


def weight_sweep(scores: Given, weights: Given, criterion: int, at: Given | None = None) -> Sweep:
    """Totals of every option while one weight moves from 0 to 1, the others keeping their proportions.

    Parameters
    ----------
    scores : array_like, shape (options, criteria)
    weights : array_like, shape (criteria,)
        Brought to sum to 1.
    criterion : int
        Index of the criterion whose weight moves.
    at : array_like, shape (points,), optional
        Weights to show; 0, 0.01, ... 1 where not given.

    Returns
    -------
    Sweep
        `.at` (points,), `.totals` (points, options).

    Raises
    ------
    MethodRefused
        Shapes differ, there is no such criterion, or a point lies outside 0 to 1.

    Examples
    --------
    >>> weight_sweep([[80, 40], [50, 60]], [0.5, 0.5], criterion=0, at=[0, 0.4, 1]).totals.tolist()
    [[40.0, 60.0], [56.0, 56.0], [80.0, 50.0]]
    """
    table = matrix(scores, "scores")
    weight = importance(weights, "weights", table.shape[1])
    j = whole(criterion, "criterion")
    if j >= table.shape[1]:
        raise MethodRefused(
            f"there is no criterion {j}", where="criterion", remedy="count the criteria from 0"
        )
    points = np.linspace(0, 1, 101) if at is None else share(vector(at, "at"), "at")
    rest, alone = _ends(table, weight / weight.sum(), j)
    return Sweep(points, (1 - points)[:, None] * rest + points[:, None] * alone)


def _ends(table: Array, weight: Array, j: int) -> tuple[Array, Array]:
    """Totals at weight 0 and at weight 1 of criterion j."""
    others = np.delete(weight, j)
    if not others.any():
        others = np.ones(others.size)
    rest = np.delete(table, j, axis=1) @ (others / others.sum()) if others.size else np.zeros(len(table))
    return rest, table[:, j]


def _switching(table: Array, weight: Array, winner: int, j: int) -> SwitchingWeight:
    """Where the winner's line over criterion j's weight first meets another's on each side."""
    rest, alone = _ends(table, weight, j)
    noise = NOISE * float(np.abs(table).max())
    lead_at_0, lead_at_1 = rest[winner] - rest, alone[winner] - alone
    slope = lead_at_1 - lead_at_0
    current = float(weight[j])
    low, below, high, above = 0.0, None, 1.0, None
    for i in np.argsort(-np.abs(slope), kind="stable"):
        # Steepest first: of several lines that meet at one point, the steepest is on top beyond it.
        if lead_at_0[i] < -noise and slope[i] > 0:
            root = min(float(-lead_at_0[i] / slope[i]), current)
            if below is None or root > low + NOISE:
                low, below = root, int(i)
        if lead_at_1[i] < -noise and slope[i] < 0:
            root = max(float(-lead_at_0[i] / slope[i]), current)
            if above is None or root < high - NOISE:
                high, above = root, int(i)
    return SwitchingWeight(current, low, high, below, above)
