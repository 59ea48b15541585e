"""Agreement within a group of assessors."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from innokit.errors import MethodRefused
from innokit.maths.arrays import Array, Given, matrix


class Concordance(NamedTuple):
    """Kendall's coefficient of concordance and the sum of squares it rests on."""

    w: float
    s: float


class Spread(NamedTuple):
    """Middle and quartiles of a group's scores in each column."""

    median: Array
    lower: Array
    upper: Array


def kendall_w(ranks: Given) -> Concordance:
    """Agreement among assessors who each ranked the same options.

    ``W = 12 s / (m^2 (n^3 - n) - m sum(t^3 - t))`` for m assessors, n options and ties of length t, s the
    sum of squared deviations of the rank sums (Kendall and Babington Smith 1939, Ann. Math. Statist.
    10:275-287; Siegel 1956, Nonparametric Statistics, ch. 9). 1 is full agreement, 0 none.

    Parameters
    ----------
    ranks : array_like, shape (assessors, options)
        Any numbers in the order of the ranks; equal numbers in a row are ties and get their average rank.

    Returns
    -------
    Concordance
        `.w` between 0 and 1, `.s`.

    Raises
    ------
    MethodRefused
        Fewer than two assessors or options, a blank, or every assessor ties every option.

    Examples
    --------
    >>> kendall_w([[1, 2, 3], [1, 2, 3]])
    Concordance(w=1.0, s=8.0)
    """
    table = matrix(ranks, "ranks")
    assessors, options = table.shape
    if assessors < 2 or options < 2:
        raise MethodRefused(
            "agreement needs two assessors and two options or more",
            where="ranks",
            remedy="give one row an assessor",
        )
    averaged, ties = _average_ranks(table)
    sums = averaged.sum(axis=0)
    s = float(((sums - sums.mean()) ** 2).sum())
    most = assessors**2 * (options**3 - options) - assessors * ties
    if most <= 0:
        raise MethodRefused(
            "every assessor ranks all options alike",
            where="ranks",
            remedy="leave out assessors who rank nothing",
        )
    return Concordance(min(12 * s / most, 1.0), s)


def spread(scores: Given) -> Spread:
    """Median and quartiles of each column of a group's scores.

    Parameters
    ----------
    scores : array_like, shape (assessors, items)

    Returns
    -------
    Spread
        `.median`, `.lower` and `.upper` quartile (linear interpolation), each of shape (items,).

    Raises
    ------
    MethodRefused
        A score is missing or not finite.

    Examples
    --------
    >>> [part.tolist() for part in spread([[10, 50], [20, 50], [60, 50]])]
    [[20.0, 50.0], [15.0, 50.0], [40.0, 50.0]]
    """
    lower, median, upper = np.percentile(matrix(scores, "scores"), [25, 50, 75], axis=0)
    return Spread(median, lower, upper)


def _average_ranks(table: Array) -> tuple[Array, float]:
    """Average ranks along each row, and the sum of t^3 - t over all ties."""
    fewer = (table[:, None, :] < table[:, :, None]).sum(axis=2)
    equal = (table[:, None, :] == table[:, :, None]).sum(axis=2)
    # Each of the t members of a tie adds t^2 - 1, together t^3 - t.
    return fewer + (equal + 1) / 2, float((equal**2 - 1).sum())
