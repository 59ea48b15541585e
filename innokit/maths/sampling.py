"""Weights drawn evenly from all that an order of importance and bounds allow.

Without bounds, exponentials brought to sum to 1 are uniform on the simplex (Devroye 1986, Non-Uniform
Random Variate Generation, ch. 5), sorted for an order. With bounds, draws outside are rejected; where that
would waste nearly all of them, chains walk inside the bounds instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from innokit.errors import MethodRefused
from innokit.maths.arrays import Array, Given, Mask, share, vector, whole, wholes
from innokit.maths.walking import hit_and_run

#: Rows in a block: the scores of a block then stay in cache (measured best near this size).
BLOCK = 4096
#: Share of proposals kept below which rejection gives way to hit-and-run.
LEAST_KEPT = 0.02
#: Bounds whose sum is this near to 1 leave one set of weights.
NOISE = 1e-12


@dataclass(frozen=True, eq=False)
class WeightBlocks:
    """Sampled weights, a block of rows at a time; each pass over it gives the same rows again.

    Made by :func:`weight_blocks`.
    """

    n: int
    draws: int
    seed: int
    order: tuple[int, ...] | None
    lower: Array
    upper: Array

    def __iter__(self) -> Iterator[Array]:
        """Give blocks of rows that sum to 1."""
        for block in self.unscaled():
            yield block / block.sum(axis=1, keepdims=True) if self._free else block

    def unscaled(self) -> Iterator[Array]:
        """Give the same blocks, where there are no bounds with rows of any sum: ranks need no more."""
        source = np.random.Generator(np.random.SFC64(self.seed))
        if self._free:
            rows = _forever(lambda: _exponentials(source, self.n, self.order))
        elif (point := self._only_point()) is not None:
            rows = _forever(lambda: np.tile(point, (BLOCK, 1)))
        elif self._kept() >= LEAST_KEPT:
            rows = (block[self._inside(block)] for block in _forever(lambda: self._proposals(source)))
        else:
            rows = hit_and_run(self.lower, self.upper, self.order, source)
        yield from _regroup(rows, self.draws)

    @property
    def _free(self) -> bool:
        """Say whether no bound matters."""
        return not self.lower.any() and bool((self.upper == 1).all())

    def _only_point(self) -> Array | None:
        """Give the one set of weights allowed when either bounds sum to 1."""
        if self.lower.sum() >= 1 - NOISE:
            return self.lower
        return self.upper if self.upper.sum() <= 1 + NOISE else None

    def _kept(self) -> float:
        """Share of trial proposals that fall inside the bounds."""
        trial = np.random.Generator(np.random.SFC64(0))
        return float(self._inside(self._proposals(trial)).mean())

    def _proposals(self, source: np.random.Generator) -> Array:
        """Rows uniform on a simplex that holds all that is allowed: above the lower bounds, or ordered."""
        rows = _exponentials(source, self.n, self.order)
        rows /= rows.sum(axis=1, keepdims=True)
        floor = self.lower if self.order is None else np.full(self.n, self.lower.min())
        proposals: Array = floor + (1.0 - floor.sum()) * rows
        return proposals

    def _inside(self, rows: Array) -> Mask:
        """Flag rows within the bounds."""
        flags: Mask = np.all((rows >= self.lower) & (rows <= self.upper), axis=1)
        return flags


def weight_blocks(
    n: int,
    draws: int,
    seed: int,
    order: Given | None = None,
    lower: Given | None = None,
    upper: Given | None = None,
) -> WeightBlocks:
    """The draws of :func:`sample_weights` in blocks, drawn anew, and the same, on each pass.

    Parameters
    ----------
    n, draws, seed, order, lower, upper
        As for :func:`sample_weights`.

    Returns
    -------
    WeightBlocks
        An iterable of arrays of shape (up to 4096, n), accepted by ``rank_acceptability`` in place of the
        array.

    Raises
    ------
    MethodRefused
        As for :func:`sample_weights`.

    Examples
    --------
    >>> blocks = weight_blocks(3, 5000, seed=7)
    >>> [block.shape for block in blocks]
    [(4096, 3), (904, 3)]
    """
    size, ranking = whole(n, "n", least=1), None
    if order is not None:
        ranking = tuple(int(i) for i in wholes(vector(order, "order"), "order"))
        if sorted(ranking) != list(range(size)):
            raise MethodRefused(
                f"it does not name each of {size} criteria once",
                where="order",
                remedy="list their indices from 0, most important first",
            )
    low, high = _bounds(size, ranking, lower, upper)
    return WeightBlocks(size, whole(draws, "draws", least=1), whole(seed, "seed"), ranking, low, high)


def sample_weights(
    n: int,
    draws: int,
    seed: int,
    order: Given | None = None,
    lower: Given | None = None,
    upper: Given | None = None,
) -> Array:
    """Weights drawn evenly from all that sum to 1 and keep an order and bounds.

    Parameters
    ----------
    n : int
        Number of criteria.
    draws : int
        Number of rows.
    seed : int
        The same seed gives the same rows.
    order : array_like of int, shape (n,), optional
        Criterion indices, most important first: ``[2, 0, 1]`` keeps w2 >= w0 >= w1.
    lower, upper : array_like, shape (n,), optional
        Least and greatest weight of each criterion, fractions.

    Returns
    -------
    ndarray, shape (draws, n)
        Rows sum to 1.

    Raises
    ------
    MethodRefused
        A count is not whole, the order leaves out or repeats a criterion, or no weights satisfy the bounds.

    Examples
    --------
    >>> w = sample_weights(3, 1000, 7, order=[2, 0, 1])
    >>> w.shape, bool((w[:, 2] >= w[:, 0]).all() and (w[:, 0] >= w[:, 1]).all())
    ((1000, 3), True)
    """
    return np.concatenate(list(weight_blocks(n, draws, seed, order, lower, upper)))


def _exponentials(source: np.random.Generator, n: int, order: tuple[int, ...] | None) -> Array:
    """One block of exponentials, in the order of importance where there is one."""
    rows = source.standard_exponential((BLOCK, n))
    if order is None:
        return rows
    ordered = np.empty_like(rows)
    ordered[:, list(order)] = np.sort(rows, axis=1)[:, ::-1]
    return ordered


def _forever(make: Callable[[], Array]) -> Iterator[Array]:
    """Give one made array after another."""
    while True:
        yield make()


def _regroup(parts: Iterator[Array], draws: int) -> Iterator[Array]:
    """Blocks of full size, the last one cut, from parts of any size."""
    held: list[Array] = []
    while draws > 0:
        held.append(next(parts))
        if sum(map(len, held)) < min(BLOCK, draws):
            continue
        joined = held[0] if len(held) == 1 else np.concatenate(held)
        take = min(BLOCK, draws)
        yield joined[:take]
        held, draws = ([joined[take:]] if len(joined) > take else []), draws - take


def _bounds(
    n: int, order: tuple[int, ...] | None, lower: Given | None, upper: Given | None
) -> tuple[Array, Array]:
    """Bounds as tight as they, the order and the sum of 1 make them; refused where nothing satisfies them."""
    low = np.zeros(n) if lower is None else share(vector(lower, "lower", n), "lower").copy()
    high = np.ones(n) if upper is None else share(vector(upper, "upper", n), "upper").copy()
    if lower is None and upper is None:
        return low, high
    if order is not None:
        rank = list(order)
        high[rank] = np.minimum.accumulate(high[rank])
        low[rank] = np.maximum.accumulate(low[rank][::-1])[::-1]
    if (low > high).any() or low.sum() > 1 + 1e-9 or high.sum() < 1 - 1e-9:
        raise MethodRefused(
            "no weights that sum to 1 satisfy the bounds" + (" and the order" if order is not None else ""),
            where="lower, upper",
            remedy="let the lower bounds sum to 1 or less and the upper ones to 1 or more, in the same order",
        )
    # What the others leave over; never beyond the bound itself by a last digit.
    high, low = (
        np.maximum(np.minimum(high, 1 - (low.sum() - low)), low),
        np.minimum(np.maximum(low, 1 - (high.sum() - high)), high),
    )
    return low, high
