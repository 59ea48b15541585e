"""How far a choice depends on the weights: rank acceptability, switching weights, sweeps of one weight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from innokit.errors import MethodRefused
from innokit.maths.arrays import Array, Given, Mask, Whole, matrix, numbers
from innokit.maths.sampling import BLOCK, WeightBlocks, sample_weights, weight_blocks
from innokit.maths.switching import Sweep, SwitchingWeight, switching_weights, weight_sweep

__all__ = [
    "RankAcceptability",
    "Sweep",
    "SwitchingWeight",
    "WeightBlocks",
    "rank_acceptability",
    "sample_weights",
    "switching_weights",
    "weight_blocks",
    "weight_sweep",
]

#: Totals closer than this, as a share of the largest score times the largest weight, are equal.
NOISE = 1e-12
#: Up to this many options, a total's last bits carry the option's index through the sort.
PACKED_UP_TO = 1024


@dataclass(frozen=True, eq=False)
class RankAcceptability:
    """Shares of draws in which each option has each rank; the rest is worked out when first read."""

    ranks: Array
    draws: int
    _scores: Array = field(repr=False)
    _weights: Array | WeightBlocks = field(repr=False)

    @property
    def standard_error(self) -> Array:
        """Sampling error of each share, ``sqrt(p (1 - p) / draws)``."""
        error: Array = np.sqrt(self.ranks * (1 - self.ranks) / self.draws)
        return error

    @cached_property
    def totals(self) -> Array:
        """Total of each option in each draw, the weights of a draw summing to 1; shape (draws, options)."""
        out = np.empty((self.draws, self.ranks.shape[0]))
        start = 0
        for totals, weights, _ in _totals(self._scores, self._weights):
            out[start : start + len(totals)] = totals / weights.sum(axis=1, keepdims=True)
            start += len(totals)
        return out

    @cached_property
    def central_weights(self) -> list[Array | None]:
        """Mean of the weights that put each option first, summing to 1; None for an option never first."""
        options = self.ranks.shape[0]
        sums, mass = np.zeros((options, self._scores.shape[-1])), np.zeros(options)
        for totals, weights, noise in _totals(self._scores, self._weights):
            first = totals >= totals.max(axis=1, keepdims=True) - noise
            held = first / first.sum(axis=1, keepdims=True)
            sums += held.T @ (weights / weights.sum(axis=1, keepdims=True))
            mass += held.sum(axis=0)
        return [sums[i] / mass[i] if mass[i] > 0 else None for i in range(options)]

    @cached_property
    def pairwise_winning(self) -> Array:
        """Share of draws in which the row's option beats the column's; equals beat neither."""
        options = self.ranks.shape[0]
        wins = np.zeros((options, options))
        for totals, _, noise in _totals(self._scores, self._weights):
            rows = np.ascontiguousarray(totals.T)
            for i in range(options - 1):
                lead = rows[i] - rows[i + 1 :]
                wins[i, i + 1 :] += np.count_nonzero(lead > noise, axis=1)
                wins[i + 1 :, i] += np.count_nonzero(lead < -noise, axis=1)
        return wins / self.draws


def rank_acceptability(scores: Given, weights: Given | WeightBlocks) -> RankAcceptability:
    """Share of draws in which each option has each rank.

    Stochastic multicriteria acceptability analysis (Lahdelma and Salminen 2001, SMAA-2, Operations Research
    49(3):444-454). Options with equal totals share the ranks they take up between them.

    Parameters
    ----------
    scores : array_like, shape (options, criteria) or (draws, options, criteria)
        Higher is better, any scale. With three axes, draw k of the scores meets row k of the weights.
    weights : array_like, shape (draws, criteria), or WeightBlocks
        None negative, no row all zero. Rows need not sum to 1, and may repeat. Kept, not copied, by the
        result.

    Returns
    -------
    RankAcceptability
        `.ranks` (options, ranks), rows and columns summing to 1; `.central_weights`, `.pairwise_winning` and
        `.standard_error`, worked out when first read; `.draws`.

    Raises
    ------
    MethodRefused
        Shapes differ, a score is not finite, or a weight is negative.

    Examples
    --------
    >>> r = rank_acceptability([[80, 20], [20, 80], [10, 10]], [[0.9, 0.1], [0.6, 0.4], [0.3, 0.7]])
    >>> r.ranks.round(3).tolist()
    [[0.667, 0.333, 0.0], [0.333, 0.667, 0.0], [0.0, 0.0, 1.0]]
    >>> r.central_weights[2] is None, float(r.pairwise_winning[0, 2])
    (True, 1.0)
    """
    table = numbers(scores, "scores")
    if table.ndim not in (2, 3):
        raise MethodRefused(
            f"it has {table.ndim} axes",
            where="scores",
            remedy="give options x criteria, or draws x options x criteria",
        )
    sampled = weights if isinstance(weights, WeightBlocks) else matrix(weights, "weights")
    draws, criteria = (sampled.draws, sampled.n) if isinstance(sampled, WeightBlocks) else sampled.shape
    if criteria != table.shape[-1]:
        raise MethodRefused(
            f"there are {criteria} weights for {table.shape[-1]} criteria",
            where="weights",
            remedy="give one a criterion",
        )
    if table.ndim == 3 and len(table) != draws:
        raise MethodRefused(
            f"there are {len(table)} draws of scores for {draws} of weights",
            where="scores",
            remedy="give one draw of scores a row of weights",
        )
    options = table.shape[-2]
    counts, space = np.zeros((options, options)), np.empty((BLOCK, options - 1))
    kind = np.unique(table, axis=0, return_inverse=True)[1] if table.ndim == 2 else np.arange(options)
    copies = options - 1 - int(kind.max())
    for totals, _, noise in _totals(table, sampled):
        counts += _count(totals, noise, space, copies)
    if copies:
        alike = kind[:, None] == kind
        counts = alike / alike.sum(axis=1, keepdims=True) @ counts
    # Shared counts are at least 1 / options; anything near zero is what adding and taking away shares leaves.
    counts[counts < 1e-6] = 0.0
    return RankAcceptability(counts[:, ::-1] / draws, draws, table, sampled)


def _totals(scores: Array, weights: Array | WeightBlocks) -> Iterator[tuple[Array, Array, float]]:
    """Totals of a block of draws, its weights as drawn, and the distance below which totals are equal.

    The array of totals is used again for the next block.
    """
    sampled = isinstance(weights, WeightBlocks)
    blocks = weights.unscaled() if isinstance(weights, WeightBlocks) else _slices(weights)
    largest = float(np.abs(scores).max())
    space = np.empty((BLOCK, scores.shape[-2]))
    start = 0
    for block in blocks:
        if not sampled and ((block < 0).any() or not block.any(axis=1).all()):
            raise MethodRefused(
                "a row of weights has a negative entry or is all zero",
                where="weights",
                remedy="give rows of weights, none negative and not all zero",
            )
        totals = space[: len(block)]
        if scores.ndim == 2:
            np.matmul(block, scores.T, out=totals)
        else:
            np.matmul(scores[start : start + len(block)], block[:, :, None], out=totals[:, :, None])
        start += len(block)
        yield totals, block, NOISE * largest * float(block.max())


def _slices(weights: Array) -> Iterator[Array]:
    """Cut an array of weights into blocks."""
    for start in range(0, len(weights), BLOCK):
        yield weights[start : start + BLOCK]


def _count(totals: Array, noise: float, space: Array, copies: int) -> Array:
    """Draws in which each option has each place from the lowest total up, equals sharing theirs.

    Options that copy another's scores stand beside it in any order: their counts are evened out later.
    """
    options = totals.shape[1]
    totals, index = _sorted(totals)
    gaps = np.subtract(totals[:, 1:], totals[:, :-1], out=space[: len(totals)])
    if options == 1 or gaps.min() > noise:
        return _places(index(), options)
    near = gaps <= noise
    tied = np.count_nonzero(near, axis=1) > copies
    found = index()
    if not tied.any():
        return _places(found, options)
    return _shared_places(found[tied], near[tied], options) + _places(found[~tied], options)


def _sorted(totals: Array) -> tuple[Array, Callable[[], Whole]]:
    """Sort totals along each row, in place, and give a way to ask which option each belongs to.

    The option's index replaces the last bits of its total, so that one sort of plain numbers moves both; the
    change is far below the distance at which totals count as equal. Asking uses the totals up.
    """
    options = totals.shape[1]
    if options > PACKED_UP_TO:
        order = np.argsort(totals, axis=1)
        return np.take_along_axis(totals, order, axis=1), lambda: order
    mask = (1 << (options - 1).bit_length()) - 1
    bits = totals.view(np.int64)
    bits &= ~mask
    bits |= np.arange(options)
    totals.sort(axis=1)
    return totals, lambda: np.bitwise_and(bits, mask, out=bits)


def _places(index: Whole, options: int) -> Array:
    """Count how often each option stands in each place; the index is used up."""
    index += np.arange(options) * options
    counts = np.bincount(index.ravel(), minlength=options * options)
    return counts.reshape(options, options).T.astype(np.float64)


def _shared_places(index: Whole, near: Mask, options: int) -> Array:
    """Count places where neighbours may be equal: each of t equals has 1/t of each of their t places."""
    place = np.arange(options)
    edge = np.ones((len(near), 1), dtype=np.bool_)
    begins, ends = np.hstack([edge, ~near]), np.hstack([~near, edge])
    first = np.maximum.accumulate(np.where(begins, place, 0), axis=1)
    last = np.minimum.accumulate(np.where(ends, place, options)[:, ::-1], axis=1)[:, ::-1]
    portion = (1.0 / (last - first + 1)).ravel()
    width = options + 1
    steps: Array = np.bincount((index * width + first).ravel(), portion, options * width).astype(float)
    steps -= np.bincount((index * width + last + 1).ravel(), portion, options * width)
    counts: Array = np.cumsum(steps.reshape(options, width), axis=1)[:, :options]
    return counts
