"""Weights of criteria: from swing points, an order of importance, or judgements beside one another."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from innokit.errors import MethodRefused
from innokit.maths.arrays import Array, Given, importance, numbers, whole
from innokit.maths.bestworst import BestWorst, best_worst

__all__ = [
    "RANDOM_INDEX",
    "BestWorst",
    "Judgement",
    "Pairwise",
    "best_worst",
    "normalise",
    "pairwise",
    "rank_order_centroid",
    "swing",
]

#: Saaty's random index for n = 3 to 10 (Saaty 1980, The Analytic Hierarchy Process): the mean consistency
#: index of random reciprocal matrices of order n.
RANDOM_INDEX = {3: 0.58, 4: 0.90, 5: 1.12, 6: 1.24, 7: 1.32, 8: 1.41, 9: 1.45, 10: 1.49}

#: Judgements typed to three decimals (0.333 for a third) still count as reciprocal.
RECIPROCAL_WITHIN = 0.005


class Judgement(NamedTuple):
    """One judgement in a pairwise matrix: where it stands, what was given, what the weights imply."""

    row: int
    column: int
    given: float
    fitted: float


class Pairwise(NamedTuple):
    """Weights from judgements in pairs, with their consistency."""

    weights: Array
    lambda_max: float
    consistency_ratio: float
    worst_judgement: Judgement | None


def normalise(points: Given) -> Array:
    """Weights in proportion to points of any scale, summing to 1.

    Parameters
    ----------
    points : array_like, shape (criteria,)
        None negative, not all zero.

    Returns
    -------
    ndarray, shape (criteria,)

    Raises
    ------
    MethodRefused
        A point is negative or not finite, or all are zero.

    Examples
    --------
    >>> normalise([2, 1, 1]).tolist()
    [0.5, 0.25, 0.25]
    """
    clean = importance(points, "points")
    total: Array = clean / clean.sum()
    return total


def swing(points: Given) -> Array:
    """Weights from swing points.

    Each point says how much the swing from worst to best on that criterion matters, the swing that
    matters most having 100: ``w[i] = points[i] / sum(points)`` (von Winterfeldt and Edwards 1986, Decision
    Analysis and Behavioral Research; DCLG 2009, Multi-criteria analysis: a manual, section 6.2.10).

    Parameters
    ----------
    points : array_like, shape (criteria,)
        0 to 100, not all zero.

    Returns
    -------
    ndarray, shape (criteria,)
        Summing to 1.

    Raises
    ------
    MethodRefused
        A point is not finite or outside 0 to 100, or all are zero.

    Examples
    --------
    >>> swing([100, 60, 40]).tolist()
    [0.5, 0.3, 0.2]
    """
    clean = importance(points, "points")
    if (clean > 100).any():
        raise MethodRefused(
            "a swing has more than 100 points",
            where="points",
            remedy="give 100 to the swing that matters most and judge the others against it",
        )
    return normalise(clean)


def rank_order_centroid(n: int) -> Array:
    """Weights from an order of importance alone, most important first.

    ``w[i] = (1/n) * sum of 1/k for k = i..n`` with i from 1: the centre of all weights that keep the order
    (Barron and Barrett 1996, Management Science 42(11):1515-1523).

    Parameters
    ----------
    n : int
        Number of criteria, 1 or more.

    Returns
    -------
    ndarray, shape (n,)
        Falling, summing to 1.

    Raises
    ------
    MethodRefused
        `n` is not a whole number from 1 up.

    Examples
    --------
    >>> rank_order_centroid(3).round(4).tolist()
    [0.6111, 0.2778, 0.1111]
    """
    size = whole(n, "n", least=1)
    centroid: Array = np.cumsum(1.0 / np.arange(size, 0, -1))[::-1] / size
    return centroid


def pairwise(matrix: Given) -> Pairwise:
    """Weights from judgements in pairs, by the principal eigenvector.

    ``consistency_ratio = (lambda_max - n) / (n - 1) / RI(n)`` with Saaty's random index (Saaty 1977, J. Math.
    Psychology 15:234-281; Saaty 1980), and 0 for n up to 2. Above 0.10 the judgements are
    usually looked at again, starting with `worst_judgement`.

    Parameters
    ----------
    matrix : array_like, shape (n, n)
        Entry (i, j) says how many times as important i is as j. Positive, ones on the diagonal, entry (j,
        i) the reciprocal of (i, j). n up to 10.

    Returns
    -------
    Pairwise
        `.weights` (n,) summing to 1, `.lambda_max`, `.consistency_ratio`, `.worst_judgement`: row, column,
        the entry given and the ratio the weights imply, for the pair with the largest
        ``abs(log(a[i, j] * w[j] / w[i]))``; None for a single criterion.

    Raises
    ------
    MethodRefused
        Not square, not positive, not reciprocal, or larger than the table of random indices.

    Examples
    --------
    >>> r = pairwise([[1, 3, 9], [1/3, 1, 2], [1/9, 1/2, 1]])
    >>> round(r.lambda_max, 3), r.worst_judgement[:2]
    (3.018, (0, 1))
    """
    ratios = _reciprocal(matrix)
    size = len(ratios)
    eigenvalues, vectors = np.linalg.eig(ratios)
    principal = int(np.argmax(eigenvalues.real))
    lambda_max = max(float(eigenvalues[principal].real), float(size))
    vector = np.abs(vectors[:, principal].real)
    fitted = vector / vector.sum()
    index = (lambda_max - size) / (size - 1) if size > 1 else 0.0
    ratio = index / RANDOM_INDEX[size] if size > 2 else 0.0
    return Pairwise(fitted, lambda_max, ratio, _worst(ratios, fitted))


def _reciprocal(matrix: Given) -> Array:
    """Give the judgements as a square, positive, reciprocal table."""
    ratios = numbers(matrix, "matrix", ndim=2)
    if ratios.shape[0] != ratios.shape[1]:
        raise MethodRefused(
            "it is not square", where="matrix", remedy="give one row and one column a criterion"
        )
    if (ratios <= 0).any():
        raise MethodRefused(
            "a judgement is not above zero",
            where="matrix",
            remedy="say how many times as important: 3, or 1/3",
        )
    products = ratios * ratios.T
    if np.abs(products - 1).max() > RECIPROCAL_WITHIN:
        row, column = divmod(int(np.abs(products - 1).argmax()), len(ratios))
        raise MethodRefused(
            f"entries ({row}, {column}) and ({column}, {row}) are not reciprocals",
            where="matrix",
            remedy="where one is 3 the other is 1/3, and the diagonal is 1",
        )
    if len(ratios) > max(RANDOM_INDEX):
        raise MethodRefused(
            f"there is no random index for {len(ratios)} criteria",
            where="matrix",
            remedy=f"compare at most {max(RANDOM_INDEX)} at a time, in groups",
        )
    return ratios


def _worst(ratios: Array, fitted: Array) -> Judgement | None:
    """Find the judgement furthest in ratio from the fitted weights; of equals, the first."""
    if len(fitted) < 2:
        return None
    implied = fitted[:, None] / fitted
    # Rounded, so that noise in the last digits does not choose among equals.
    distance = np.abs(np.log(ratios / implied)).round(9)
    rows, columns = np.triu_indices(len(fitted), 1)
    at = int(np.argmax(distance[rows, columns]))
    row, column = int(rows[at]), int(columns[at])
    return Judgement(row, column, float(ratios[row, column]), float(implied[row, column]))
