"""Value functions: from the level of an option, in its own unit, to its worth on a fixed scale."""

from __future__ import annotations

from typing import Literal

import numpy as np

from innokit.errors import MethodRefused
from innokit.maths.arrays import Array, Given, numbers, scalar, vector


def piecewise(
    levels: Given, at: Given, worth: Given, *, beyond: Literal["refuse", "hold"] = "refuse"
) -> Array:
    """Worth of levels, linear between given points.

    The direct-rating value function of multi-attribute value theory (Keeney and Raiffa 1976, Decisions with
    Multiple Objectives, ch. 3).

    Parameters
    ----------
    levels : array_like, any shape
        Levels in the criterion's own unit.
    at : array_like, shape (points,)
        Two or more levels, all rising or all falling.
    worth : array_like, shape (points,)
        The worth at each of them, in any order: it may fall, or rise and fall again.
    beyond : {"refuse", "hold"}
        What to do with a level outside the points: refuse it, or hold the worth of the nearest end.

    Returns
    -------
    ndarray, shape of `levels`

    Raises
    ------
    MethodRefused
        The points are out of order or repeat, the lengths differ, or a level lies outside them.

    Examples
    --------
    >>> piecewise([0, 5, 15], at=[0, 10, 20], worth=[0, 80, 100]).tolist()
    [0.0, 40.0, 90.0]
    """
    clean = numbers(levels, "levels")
    points = vector(at, "at")
    worths = vector(worth, "worth", points.size)
    if beyond not in ("refuse", "hold"):
        raise MethodRefused(f"'{beyond}' is not known", where="beyond", remedy="give 'refuse' or 'hold'")
    if points.size > 1 and points[0] > points[-1]:
        points, worths = points[::-1], worths[::-1]
    if points.size < 2 or (np.diff(points) <= 0).any():
        raise MethodRefused(
            "the points are not in order",
            where="at",
            remedy="give two or more different levels, rising or falling",
        )
    if beyond == "refuse" and (clean.min() < points[0] or clean.max() > points[-1]):
        raise MethodRefused(
            f"a level lies outside {points[0]:g} to {points[-1]:g}",
            where="levels",
            remedy="widen the points, or pass beyond='hold' to hold the worth of the nearest end",
        )
    return np.interp(clean, points, worths)


def linear(
    levels: Given, worst: float, best: float, *, beyond: Literal["refuse", "hold"] = "refuse"
) -> Array:
    """Worth of levels from 0 at `worst` to 100 at `best`, on a straight line.

    Parameters
    ----------
    levels : array_like, any shape
    worst, best : float
        The anchors of the fixed scale; `worst` may be the larger where less is better.
    beyond : {"refuse", "hold"}
        As in :func:`piecewise`.

    Returns
    -------
    ndarray, shape of `levels`

    Raises
    ------
    MethodRefused
        The anchors are equal, or a level lies outside them.

    Examples
    --------
    >>> linear([30, 10, 0], worst=30, best=0).round(1).tolist()
    [0.0, 66.7, 100.0]
    """
    return piecewise(levels, [scalar(worst, "worst"), scalar(best, "best")], [0, 100], beyond=beyond)
