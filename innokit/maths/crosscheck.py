"""Relative methods, as cross-checks only: their order may change when an option joins or leaves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from innokit.errors import MethodRefused
from innokit.maths.arrays import Array, Given, flags, importance, matrix, scalar

#: Differences closer to a threshold than this share of the criterion's largest level are float noise.
NOISE = 1e-12


class Flows(NamedTuple):
    """PROMETHEE flows of each option."""

    plus: Array
    minus: Array
    net: Array


def topsis(levels: Given, weights: Given, more_is_better: Given) -> Array:
    """Relative closeness of each option to the ideal.

    Vector normalisation (divide by the root of the sum of squares), then weights, then Euclidean distance to
    the best and the worst level found on each criterion: ``closeness = worst / (best + worst)`` in distances
    (Hwang and Yoon 1981, Multiple Attribute Decision Making, Springer LNEMS 186).

    Parameters
    ----------
    levels : array_like, shape (options, criteria)
        Each criterion in its own unit.
    weights : array_like, shape (criteria,)
        None negative, not all zero; their scale does not matter.
    more_is_better : array_like of bool, shape (criteria,)

    Returns
    -------
    ndarray, shape (options,)
        0 to 1, higher is better.

    Raises
    ------
    MethodRefused
        Shapes differ, a level is not finite, or the options are alike on every weighted criterion.

    Examples
    --------
    >>> topsis([[9, 1], [5, 5], [1, 9]], [0.6, 0.4], [True, True]).round(4).tolist()
    [0.6, 0.5, 0.4]
    """
    table = matrix(levels, "levels")
    weight = importance(weights, "weights", table.shape[1])
    rises = flags(more_is_better, "more_is_better", table.shape[1])
    lengths = np.sqrt((table**2).sum(axis=0))
    scaled = table / np.where(lengths > 0, lengths, 1.0) * weight
    high, low = scaled.max(axis=0), scaled.min(axis=0)
    from_ideal = np.sqrt(((scaled - np.where(rises, high, low)) ** 2).sum(axis=1))
    from_worst = np.sqrt(((scaled - np.where(rises, low, high)) ** 2).sum(axis=1))
    if not (from_ideal + from_worst > 0).all():
        raise MethodRefused(
            "the options do not differ on any weighted criterion",
            where="levels",
            remedy="compare options that differ",
        )
    closeness: Array = from_worst / (from_ideal + from_worst)
    return closeness


def promethee(
    levels: Given, weights: Given, more_is_better: Given, preferences: Sequence[Mapping[str, Any]]
) -> Flows:
    """Outranking flows of each option (PROMETHEE II).

    ``pi(a, b) = sum of weights * preference(d)`` over criteria, d the advantage of a over b in the better
    direction; `plus` is the mean of pi(a, .) over the other options, `minus` of pi(., a), `net` their
    difference (Brans, Vincke and Mareschal 1986, EJOR 24:228-238).

    Parameters
    ----------
    levels : array_like, shape (options, criteria)
    weights : array_like, shape (criteria,)
        Brought to sum to 1.
    more_is_better : array_like of bool, shape (criteria,)
    preferences : sequence of dict
        One a criterion: ``{"type": "usual"}``, ``{"type": "u", "q": ...}``, ``{"type": "v", "p": ...}``,
        ``{"type": "level", "q": ..., "p": ...}``, ``{"type": "linear", "q": ..., "p": ...}``,
        ``{"type": "gaussian", "s": ...}``; thresholds in the criterion's unit.

    Returns
    -------
    Flows
        `.plus`, `.minus`, `.net`, each of shape (options,).

    Raises
    ------
    MethodRefused
        Shapes differ, fewer than two options, or a preference is unknown or incomplete.

    Examples
    --------
    >>> flows = promethee([[9, 1], [5, 5], [1, 9]], [.6, .4], [True] * 2, [{"type": "usual"}] * 2)
    >>> flows.net.round(9).tolist()
    [0.2, 0.0, -0.2]
    """
    table = matrix(levels, "levels")
    options, criteria = table.shape
    weight = importance(weights, "weights", criteria)
    signs = np.where(flags(more_is_better, "more_is_better", criteria), 1.0, -1.0)
    if options < 2:
        raise MethodRefused("there is one option", where="levels", remedy="give two options or more")
    if len(preferences) != criteria:
        raise MethodRefused(
            f"there are {len(preferences)} preferences for {criteria} criteria",
            where="preferences",
            remedy="give one a criterion",
        )
    index = np.zeros((options, options))
    for j, preference in enumerate(preferences):
        column = table[:, j] * signs[j]
        advantage = column[:, None] - column
        noise = NOISE * float(np.abs(column).max())
        index += weight[j] / weight.sum() * _preferred(advantage, preference, noise, f"preferences[{j}]")
    plus, minus = index.sum(axis=1) / (options - 1), index.sum(axis=0) / (options - 1)
    return Flows(plus, minus, plus - minus)


def _usual(d: Array) -> Array:
    """Strict preference for any advantage."""
    return np.where(d > 0, 1.0, 0.0)


def _u(d: Array, q: float) -> Array:
    """Strict preference beyond an indifference threshold."""
    return np.where(d > q, 1.0, 0.0)


def _v(d: Array, p: float) -> Array:
    """Preference rising to a threshold."""
    return np.clip(d / p, 0.0, 1.0)


def _level(d: Array, q: float, p: float) -> Array:
    """Half preference beyond one threshold, full beyond the other."""
    return np.where(d > p, 1.0, np.where(d > q, 0.5, 0.0))


def _linear(d: Array, q: float, p: float) -> Array:
    """Preference rising from one threshold to the other."""
    return np.clip((d - q) / (p - q), 0.0, 1.0)


def _gaussian(d: Array, s: float) -> Array:
    """Preference rising smoothly, with its bend at s."""
    return np.where(d > 0, 1.0 - np.exp(-(d**2) / (2 * s**2)), 0.0)


_SHAPES: dict[str, tuple[Callable[..., Array], tuple[str, ...]]] = {
    "usual": (_usual, ()),
    "u": (_u, ("q",)),
    "v": (_v, ("p",)),
    "level": (_level, ("q", "p")),
    "linear": (_linear, ("q", "p")),
    "gaussian": (_gaussian, ("s",)),
}


def _preferred(advantage: Array, preference: Mapping[str, Any], noise: float, where: str) -> Array:
    """Apply one criterion's preference function, checking its thresholds."""
    kind = preference.get("type")
    if kind not in _SHAPES:
        raise MethodRefused(
            f"'{kind}' is not a preference function", where=where, remedy=f"give one of {', '.join(_SHAPES)}"
        )
    shape, names = _SHAPES[kind]
    if set(preference) != {"type", *names}:
        needs = " and ".join(names) or "no threshold"
        raise MethodRefused(f"'{kind}' takes {needs}", where=where, remedy="give just these beside the type")
    thresholds = {name: scalar(preference[name], f"{where} {name}") for name in names}
    q, p, s = thresholds.get("q", 0.0), thresholds.get("p"), thresholds.get("s", 1.0)
    if q < 0 or s <= 0 or (p is not None and (p <= 0 or p < q or (p == q and kind == "linear"))):
        raise MethodRefused(
            "the thresholds are out of order", where=where, remedy="give 0 <= q < p, and s above 0"
        )
    for threshold in (0.0, *thresholds.values()):
        advantage = np.where(np.abs(advantage - threshold) <= noise, threshold, advantage)
    return shape(advantage, **thresholds)
