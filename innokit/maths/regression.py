"""Means of answers given some inputs, by regression on draws: lines, curves or surfaces as the data support.

Natural cubic splines as in Hastie, Tibshirani and Friedman (2009), The Elements of Statistical Learning,
ch. 5; the choice among regressions by Schwarz's criterion (1978, Annals of Statistics 6(2):461-464).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

import numpy as np

from innokit.maths.arrays import Array

#: Knots of the finest smooth in one input, of a coarse one, and draws wanted for each regression column.
FINE, COARSE, DRAWS_A_COLUMN = 16, 5, 10
#: Most regression columns in one fit, and draws worked on at a time, to bound memory.
MOST_COLUMNS, CHUNK = 300, 8192
#: Inputs up to which pairs get a curved surface and threes a product.
SURFACE_UP_TO = 4
#: Inputs up to which pairs get a product.
PRODUCTS_UP_TO = 12

Part = Callable[[Array], Array]


def fitted(inputs: Array, answers: Array) -> Array:
    """Fit of each answer by the regression its data support best, by Schwarz's criterion.

    A richer one than needed would find differences in noise, and so value in knowing nothing. All candidates
    choose among the same columns, so one pass for their products serves to compare them and one more to fit.
    """
    parts, candidates = _plan(inputs)
    products, with_answers, squares = _products(parts, inputs, answers)
    ends = np.cumsum([0] + [part(inputs[:1]).shape[1] for part in parts])
    best = np.zeros_like(with_answers)
    least = np.full(answers.shape[1], np.inf)
    for candidate in candidates:
        columns = np.concatenate([np.arange(ends[i], ends[i + 1]) for i in candidate])
        coefficients, rank = _solve(products[np.ix_(columns, columns)], with_answers[columns])
        left = squares - (coefficients * with_answers[columns]).sum(axis=0)
        # What is left of an exact fit is noise: the floor lets the smallest of several win.
        left = np.maximum(left, 1e-12 * squares + np.finfo(np.float64).tiny)
        score = len(answers) * np.log(left) + rank * np.log(len(answers))
        better = score < least
        best[:, better], least[better] = 0.0, score[better]
        best[np.ix_(columns, np.flatnonzero(better))] = coefficients[:, better]
    fits = [_columns(parts, rows) @ best for rows in _slices(inputs)]
    fit: Array = np.concatenate(fits) + answers.mean(axis=0)
    return fit


def explained(inputs: Array, answer: Array) -> float:
    """Share of the variance of an answer that some inputs explain, by regression.

    Parameters
    ----------
    inputs : ndarray, shape (draws,) or (inputs, draws)
    answer : ndarray, shape (draws,)

    Returns
    -------
    float
        0 where nothing varies.

    Examples
    --------
    >>> x, y = np.random.default_rng(1).normal(size=(2, 5_000))
    >>> round(explained(x, 2 * x + y), 1)
    0.8
    """
    rows = np.atleast_2d(inputs)
    spread, variance = rows.std(axis=1), float(answer.var())
    varied = rows[spread > 0]
    if not len(varied) or variance == 0:
        return 0.0
    scaled = (varied - varied.mean(axis=1, keepdims=True)) / spread[spread > 0][:, None]
    return float(fitted(scaled.T, answer[:, None]).var()) / variance


def _plan(inputs: Array) -> tuple[list[Part], list[tuple[int, ...]]]:
    """Give groups of regression columns, and the candidates made of them.

    The groups: the mean, lines, squares, coarse and fine smooths of each input, products of pairs, curved
    surfaces of pairs.
    """
    draws, size = inputs.shape
    parts: list[Part] = [lambda z: np.ones((len(z), 1)), lambda z: z, np.square]
    if size == 0:
        return parts[:1], [(0,)]
    room = min(draws // DRAWS_A_COLUMN, MOST_COLUMNS)
    curves: list[tuple[int, ...]] = [(1, 2)]
    joint: list[tuple[int, ...]] = [()]
    for knots in (COARSE, FINE):
        if size * knots <= room:
            curves.append((len(parts),))
            parts.append(_smooths(inputs, knots))
    for together in _together(inputs, room):
        joint.append((len(parts),))
        parts.append(together)
    sizes = [part(inputs[:1]).shape[1] for part in parts]
    rich = [(0, *curve, *more) for more in joint for curve in curves]
    fitting = [candidate for candidate in rich if sum(sizes[i] for i in candidate) <= room]
    return parts, [(0,), (0, 1), *fitting]


def _together(inputs: Array, room: int) -> Iterator[Part]:
    """Columns for what inputs do together: products of pairs, and for few inputs surfaces and threes."""
    size = inputs.shape[1]
    pairs, threes = list(combinations(range(size), 2)), list(combinations(range(size), 3))
    if not pairs or size > PRODUCTS_UP_TO:
        return
    yield lambda z: np.column_stack([z[:, i] * z[:, j] for i, j in pairs])
    if size > SURFACE_UP_TO or len(pairs) * COARSE**2 > room:
        return
    smooths = [_smooth(x, COARSE) for x in inputs.T]

    def surfaces(z: Array) -> Array:
        each = [smooth(x) for smooth, x in zip(smooths, z.T, strict=True)]
        flat = [(each[i][:, :, None] * each[j][:, None, :]).reshape(len(z), -1) for i, j in pairs]
        return np.column_stack([*flat, *(z[:, i] * z[:, j] * z[:, k] for i, j, k in threes)])

    yield surfaces


def _smooths(inputs: Array, knots: int) -> Part:
    """Columns of one smooth an input."""
    smooths = [_smooth(x, knots) for x in inputs.T]
    return lambda z: np.column_stack([smooth(x) for smooth, x in zip(smooths, z.T, strict=True)])


def _smooth(x: Array, knots: int) -> Part:
    """Natural cubic spline columns with knots at quantiles, straight beyond the outer ones."""
    from scipy.interpolate import CubicSpline

    levels = np.unique(x[: 50 * knots])
    few = levels.size <= knots and bool(np.isin(x, levels).all())
    at = levels if few else np.unique(np.quantile(x, np.linspace(0.005, 0.995, knots)))
    if at.size < 3:
        return lambda z: np.column_stack([z, z >= at[-1]])
    spline = CubicSpline(at, np.eye(at.size), bc_type="natural")
    slope = spline.derivative()

    def columns(z: Array) -> Array:
        inside = np.clip(z, at[0], at[-1])
        found: Array = spline(inside)
        beyond = np.flatnonzero(inside != z)
        found[beyond] += slope(inside[beyond]) * (z - inside)[beyond, None]
        return found

    return columns


def _slices(inputs: Array) -> Iterator[Array]:
    """Cut the draws into pieces whose columns stay small."""
    for start in range(0, len(inputs), CHUNK):
        yield inputs[start : start + CHUNK]


def _columns(parts: list[Part], rows: Array) -> Array:
    """All regression columns for some draws."""
    return np.hstack([part(rows) for part in parts])


def _products(parts: list[Part], inputs: Array, answers: Array) -> tuple[Array, Array, Array]:
    """Sums over draws, answers about their mean: column by column, column by answer, squared answers."""
    products: Array | float = 0.0
    with_answers: Array | float = 0.0
    middle = answers - answers.mean(axis=0)
    for start, rows in zip(range(0, len(inputs), CHUNK), _slices(inputs), strict=True):
        columns = _columns(parts, rows)
        products = products + columns.T @ columns
        with_answers = with_answers + columns.T @ middle[start : start + CHUNK]
    return np.asarray(products), np.asarray(with_answers), (middle**2).sum(axis=0)


def _solve(products: Array, with_answers: Array) -> tuple[Array, int]:
    """Least-squares coefficients, dropping directions that carry nothing, and how many are left."""
    scale = np.sqrt(np.diag(products))
    scale = np.where(scale > 0, scale, 1.0)
    scaled = products / scale / scale[:, None]
    found, _, rank, _ = np.linalg.lstsq(scaled, with_answers / scale[:, None], rcond=1e-11)
    return found / scale[:, None], int(rank)
