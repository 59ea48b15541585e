"""Weights from judgements in pairs, some of which may be missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from innokit.errors import MethodRefused
from innokit.maths.weights import RANDOM_INDEX

Array = NDArray[np.float64]

CONSISTENT = 0.10
"""Above this consistency ratio judgements are usually looked at again (Saaty 1980)."""


class Fitted(NamedTuple):
    """Weights that judgements in pairs imply.

    Attributes
    ----------
    weights : ndarray, shape (n,)
        Summing to 1.
    ratio : float
        The consistency ratio; 0 for judgements that fit together.
    worst : tuple of int or None
        The judged pair furthest in ratio from the weights; None where all fit.
    missing : int
        How many pairs were not judged.
    """

    weights: Array
    ratio: float
    worst: tuple[int, int] | None
    missing: int


def fitted(n: int, judged: Mapping[tuple[int, int], float]) -> Fitted:
    """Find the weights, by the principal eigenvector, a missing pair counting as the ratio of the weights.

    A missing entry is 0 and its row's diagonal grows by 1 (Harker 1987, Mathematical Modelling 9:353-360;
    9:837-848), which gives Saaty's eigenvector where nothing is missing. The ratio is the index
    ``(lambda - n) / (n - 1)`` over Saaty's random index, lowered for the m missing pairs by
    ``1 - 2 m / ((n - 1) (n - 2))`` (Ágoston and Csató 2022, Omega 108:102576).

    Parameters
    ----------
    n : int
        How many are compared, 10 at most.
    judged : mapping of (int, int) to float
        How many times as much the first counts as the second; each pair once.

    Raises
    ------
    MethodRefused
        When more than 10 are compared, or the judgements fall into groups with nothing between them.

    Examples
    --------
    >>> fitted(3, {(0, 1): 2.0, (1, 2): 2.0}).weights.round(4).tolist()
    [0.5714, 0.2857, 0.1429]
    """
    if n > max(RANDOM_INDEX):
        raise MethodRefused(
            f"{n} criteria are too many to compare in pairs",
            remedy=f"Compare at most {max(RANDOM_INDEX)} at a time, under wider criteria",
        )
    table = _table(n, judged)
    values, vectors = np.linalg.eig(table)
    top = int(np.argmax(values.real))
    vector = np.abs(vectors[:, top].real)
    weights: Array = vector / vector.sum()
    missing = n * (n - 1) // 2 - len(judged)
    index = max(float(values[top].real) - n, 0.0) / (n - 1) if n > 1 else 0.0
    random = RANDOM_INDEX[n] * (1 - 2 * missing / ((n - 1) * (n - 2))) if n > 2 else 0.0
    ratio = index / random if random > 1e-12 else 0.0
    return Fitted(weights, ratio, _worst(judged, weights), missing)


def unconnected(n: int, judged: Mapping[tuple[int, int], float]) -> tuple[int, ...]:
    """Give those that no chain of judgements joins to the first."""
    reached = {0}
    while True:
        more = {k for pair in judged if reached & set(pair) for k in pair} - reached
        if not more:
            return tuple(k for k in range(n) if k not in reached)
        reached |= more


def _table(n: int, judged: Mapping[tuple[int, int], float]) -> Array:
    """Lay the judgements out in Harker's table."""
    table = np.eye(n)
    for (row, column), ratio in judged.items():
        table[row, column], table[column, row] = ratio, 1 / ratio
    table += np.diag((table == 0).sum(axis=1))
    return table


def _worst(judged: Mapping[tuple[int, int], float], weights: Array) -> tuple[int, int] | None:
    """Find the judgement furthest in ratio from the weights; of equals, the first."""
    off = {pair: round(abs(np.log(r * weights[pair[1]] / weights[pair[0]])), 9) for pair, r in judged.items()}
    worst = max(off, key=lambda pair: off[pair], default=None)
    return worst if worst is not None and off[worst] > 1e-6 else None
