"""Hit-and-run: chains of weights that walk inside bounds, for bounds too tight for rejection.

Each step goes to a uniform point of a random line through where the chain stands, which leaves the uniform
distribution over the allowed weights as it is (Smith 1984, Operations Research 32(6):1296-1308; for weights
Tervonen, van Valkenhoef, Basturk and Postmus 2013, EJOR 224(3):552-559).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from innokit.maths.arrays import Array

#: Chains side by side; steps before the first rows and between two sets of rows, for each free criterion.
CHAINS, BURN_IN, BETWEEN = 1024, 40, 4


def hit_and_run(
    lower: Array, upper: Array, order: tuple[int, ...] | None, source: np.random.Generator
) -> Iterator[Array]:
    """Give rows that sum to 1 within bounds and order, one row a chain, without end.

    Parameters
    ----------
    lower, upper : ndarray, shape (n,)
        Bounds that leave room: their sums lie below and above 1, and each keeps the order itself.
    order : tuple of int, optional
        Criterion indices, most important first.
    source : numpy.random.Generator

    Yields
    ------
    ndarray, shape (1024, n)
    """
    width = upper - lower
    rows = np.tile(_middle(lower, width, order), (CHAINS, 1))
    steps = BURN_IN * np.count_nonzero(width)
    while True:
        for _ in range(steps):
            _step(rows, lower, upper, order, source)
        steps = BETWEEN * np.count_nonzero(width)
        yield _tidy(rows, lower, upper, order)


def _middle(lower: Array, width: Array, order: tuple[int, ...] | None) -> Array:
    """Give a point strictly inside: part-way between the bounds, nudged to be strictly ordered."""
    share = (1.0 - lower.sum()) / width.sum()
    point: Array = lower + share * width
    if order is None:
        return point
    nudge = np.zeros(lower.size)
    nudge[list(order)] = np.arange(lower.size, 0, -1.0)
    nudge[width == 0] = 0.0
    free = width > 0
    nudge[free] -= nudge[free].mean()
    room = width * min(share, 1.0 - share)
    moved = nudge != 0
    if not moved.any():
        return point
    nudged: Array = point + nudge * 0.5 * (room[moved] / np.abs(nudge[moved])).min()
    return nudged


def _step(
    rows: Array, lower: Array, upper: Array, order: tuple[int, ...] | None, source: np.random.Generator
) -> None:
    """Move each chain to a uniform point of a random line through it.

    Directions are stretched by the bounds' widths, so that a narrow criterion does not hold the others up.
    """
    width = upper - lower
    way = source.standard_normal(rows.shape) * width
    way -= way.sum(axis=1, keepdims=True) * (width**2 / (width**2).sum())
    room, speed = [rows - lower, upper - rows], [-way, way]
    if order is not None:
        earlier, later = list(order[:-1]), list(order[1:])
        room.append(rows[:, earlier] - rows[:, later])
        speed.append(way[:, later] - way[:, earlier])
    left, closing = np.maximum(np.hstack(room), 0.0), np.hstack(speed)
    with np.errstate(divide="ignore", invalid="ignore"):
        reach = left / closing
    ahead = np.where(closing > 0, reach, np.inf).min(axis=1)
    back = np.where(closing < 0, reach, -np.inf).max(axis=1)
    rows += (back + source.random(len(rows)) * (ahead - back))[:, None] * way


def _tidy(rows: Array, lower: Array, upper: Array, order: tuple[int, ...] | None) -> Array:
    """Bring noise in the last digits back inside the bounds and the order."""
    tidy = np.clip(rows, lower, upper)
    if order is not None:
        ranked = list(order)
        tidy[:, ranked] = np.minimum.accumulate(tidy[:, ranked], axis=1)
    return tidy
