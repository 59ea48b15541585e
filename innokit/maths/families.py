"""Families of distributions, each drawn by its inverse, so that random and quasi-random draws share one path.

Every family is a name and a few numbers:

==============  =======================================  ==============================================
name            parameters                               what it is
==============  =======================================  ==============================================
``fixed``       value                                    one number
``uniform``     low, high                                any value between is as likely
``triangular``  low, mode, high                          straight lines up to the mode and down
``pert``        low, mode, high                          beta with mean (low + 4 mode + high) / 6
``normal``      mean, sd                                 bell-shaped, without limits
``lognormal``   mu, sigma (of the logarithm)             above 0, with a long upper tail
``discrete``    values..., then their chances...         one of some values
``empirical``   values...                                one of the measured values, each as likely
==============  =======================================  ==============================================
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np

from innokit.errors import MethodRefused
from innokit.maths.arrays import Array, Given, vector

FAMILIES = ("fixed", "uniform", "triangular", "pert", "normal", "lognormal", "discrete", "empirical")
REACH, STEP = 8.5, 1 / 64
"""How far out, and how finely, the inverse of a beta is tabled, in standard deviations of a normal."""
MIDDLE, EDGE = 2_048, 1 / 32
"""Cells of the table over shares, and the share at each end that is left to the other one."""


def quantile(family: str, parameters: Given, u: Given) -> Array:
    """Value below which a share ``u`` of a distribution lies.

    Parameters
    ----------
    family : str
    parameters : sequence of float
        As in the table of this module.
    u : array_like
        Shares between 0 and 1, both left out.

    Returns
    -------
    ndarray
        One value for each share.

    Raises
    ------
    MethodRefused
        No such family, parameters that do not make one, or a share outside 0 to 1.

    Examples
    --------
    >>> quantile("triangular", [0, 5, 10], [0.5]).tolist()
    [5.0]
    >>> quantile("discrete", [1, 2, 0.25, 0.75], [0.2, 0.3]).tolist()
    [1.0, 2.0]
    """
    shares = np.asarray(u, dtype=np.float64)
    if shares.size and not (shares.min() > 0 and shares.max() < 1):
        raise MethodRefused(
            "a share is not between 0 and 1", where="u", remedy="give shares above 0 and below 1"
        )
    return inverse(family, parameters)(shares)


def inverse(family: str, parameters: Given) -> Callable[[Array], Array]:
    """Give the inverse of a distribution as a function, for many draws known to lie between 0 and 1.

    Parameters
    ----------
    family, parameters
        As for :func:`quantile`; checked here, once.

    Returns
    -------
    callable
        Takes an array of shares and gives an array of values.

    Examples
    --------
    >>> inverse("uniform", [10, 20])(np.array([0.25])).tolist()
    [12.5]
    """
    numbers, of = checked(family, parameters), _INVERSE[family]
    return lambda u: of(u, *numbers)


def mean(family: str, parameters: Given) -> float:
    """Exact mean of a distribution.

    Examples
    --------
    >>> mean("pert", [0, 1, 8])
    2.0
    """
    return moments(family, parameters)[0]


def moments(family: str, parameters: Given) -> tuple[float, float]:
    """Exact mean and variance of a distribution (closed forms; Johnson, Kotz and Balakrishnan).

    Examples
    --------
    >>> moments("uniform", [0, 12])
    (6.0, 12.0)
    """
    given = checked(family, parameters)
    match family:
        case "fixed":
            return given[0], 0.0
        case "uniform":
            low, high = given
            return (low + high) / 2, (high - low) ** 2 / 12
        case "triangular":
            a, c, b = given
            return (a + b + c) / 3, (a * a + b * b + c * c - a * b - a * c - b * c) / 18
        case "pert":
            a, c, b = given
            middle = (a + 4 * c + b) / 6
            return middle, (middle - a) * (b - middle) / 7
        case "normal":
            return given[0], given[1] ** 2
        case "lognormal":
            mu, sigma = given
            middle = math.exp(mu + sigma**2 / 2)
            return middle, math.expm1(sigma**2) * middle**2
    values, chances = _split(family, given)
    middle = math.fsum(v * p for v, p in zip(values, chances, strict=True))
    return middle, math.fsum(p * (v - middle) ** 2 for v, p in zip(values, chances, strict=True))


def expectation(family: str, parameters: Given, of: Callable[[Array], Array], points: int = 200) -> float:
    """Mean of a smooth function of a distribution, by quadrature over its shares.

    Parameters
    ----------
    family, parameters
    of : callable
        Takes an array of values and gives an array.
    points : int

    Examples
    --------
    >>> round(expectation("uniform", [0, 1], lambda x: x**2), 9)
    0.333333333
    """
    if family in ("fixed", "discrete", "empirical"):
        values, chances = _split(family, checked(family, parameters))
        return float(np.dot(chances, of(np.asarray(values, dtype=np.float64))))
    at, weight = _nodes(points)
    return float(np.dot(weight, of(quantile(family, parameters, at))))


def checked(family: str, parameters: Given) -> tuple[float, ...]:
    """Give parameters that make a distribution of a family, or say what is wrong with them."""
    if family not in FAMILIES:
        raise MethodRefused(f"there is no family {family!r}", remedy=f"use one of {', '.join(FAMILIES)}")
    given = tuple(vector(parameters, f"parameters of {family}").tolist())
    fault = _fault(family, given)
    if fault:
        raise MethodRefused(fault, where=f"{family} with {', '.join(f'{x:g}' for x in given)}")
    return given


_WANTED = {"fixed": 1, "uniform": 2, "triangular": 3, "pert": 3, "normal": 2, "lognormal": 2}


def _fault(family: str, given: Sequence[float]) -> str:
    """Say what is wrong with some parameters; the empty string where nothing is."""
    if family in _WANTED and len(given) != _WANTED[family]:
        return f"it takes {_WANTED[family]} numbers, not {len(given)}"
    if family in ("uniform", "triangular", "pert") and any(a > b for a, b in pairwise(given)):
        return "low, most likely and high must rise in that order"
    if family in ("normal", "lognormal") and given[1] < 0:
        return "its spread is negative"
    if family == "discrete":
        chances = given[len(given) // 2 :]
        if len(given) % 2 or any(p < 0 for p in chances) or abs(sum(chances) - 1) > 1e-9:
            return "it takes values and as many chances, each at least 0, that sum to 1"
    return ""


def _split(family: str, given: Sequence[float]) -> tuple[Sequence[float], Sequence[float]]:
    """Give values and chances of a family with separate values."""
    if family == "discrete":
        return given[: len(given) // 2], given[len(given) // 2 :]
    return given, [1 / len(given)] * len(given)


def _triangular(u: Array, low: float, mode: float, high: float) -> Array:
    """Inverse of the triangular distribution: up to the mode from one end, beyond it from the other.

    Each half stands still at the mode where the other moves, so that no draw has to choose between them.
    """
    if high == low:
        return np.full(u.shape, low)
    width, turn = high - low, (mode - low) / (high - low)
    found = np.minimum(u, turn)
    found *= width * (mode - low)
    np.sqrt(found, out=found)
    left = np.maximum(u, turn)
    np.subtract(1, left, out=left)
    left *= width * (high - mode)
    found -= np.sqrt(left, out=left)
    found += low + high - mode
    return found


def _pert(u: Array, low: float, mode: float, high: float) -> Array:
    """Inverse of the PERT distribution: a beta with shapes 1 + 4 (mode - low) / width and its complement."""
    if high == low:
        return np.full(u.shape, low)
    lean = (mode - low) / (high - low)
    tails, middle = _beta_tables(round(1 + 4 * lean, 12), round(5 - 4 * lean, 12))
    found = _cubics(middle, u * MIDDLE)
    outer = np.flatnonzero(np.abs(u - 0.5) > 0.5 - EDGE)
    found.flat[outer] = _cubics(tails, _normal_place(u.flat[outer]))
    found *= high - low
    found += low
    return found


def _cubics(table: Array, place: Array) -> Array:
    """Value of one cubic a cell, of which the rows of a table hold the falling powers of the place in it."""
    cell = place.astype(np.intp)
    rest = place - cell
    found: Array = table[0].take(cell)
    for coefficients in table[1:]:
        found *= rest
        found += coefficients.take(cell)
    return found


def _normal_place(u: Array) -> Array:
    """Place of shares in a table whose cells are even in the normal quantile."""
    from scipy.special import ndtri

    return np.clip((ndtri(u) + REACH) / STEP, 0, 2 * REACH / STEP - 1e-9)


@lru_cache(maxsize=1_024)
def _beta_tables(a: float, b: float) -> tuple[Array, Array]:
    """Inverse of a beta distribution as cubics: even in the normal quantile, and even in the share.

    Over the normal quantile it has no sharp turns, which its tails need; between them the share itself does,
    and saves the quantile.
    """
    from scipy.interpolate import CubicSpline
    from scipy.special import betaincinv, ndtr

    z = np.arange(-REACH, REACH + STEP / 2, STEP)
    lower = z < 0  # each half from its own end, where the other would lose its digits
    values = np.concatenate([betaincinv(a, b, ndtr(z[lower])), 1 - betaincinv(b, a, ndtr(-z[~lower]))])
    tails = np.ascontiguousarray(CubicSpline(np.arange(len(z)), values).c)
    inner = np.arange(1, MIDDLE) / MIDDLE
    shares = np.concatenate([[0.0], _cubics(tails, _normal_place(inner)), [1.0]])
    return tails, np.ascontiguousarray(CubicSpline(np.arange(MIDDLE + 1), shares).c)


def _normal(u: Array, middle: float, spread: float) -> Array:
    """Inverse of the normal distribution."""
    from scipy.special import ndtri

    found: Array = middle + spread * ndtri(u)
    return found


def _lognormal(u: Array, mu: float, sigma: float) -> Array:
    """Inverse of the lognormal distribution."""
    return np.exp(_normal(u, mu, sigma))


def _discrete(u: Array, *given: float) -> Array:
    """Inverse of a choice among values, from the smallest up."""
    values, chances = (np.asarray(part) for part in _split("discrete", given))
    order = np.argsort(values, kind="stable")
    bounds = np.cumsum(chances[order])[:-1]
    found: Array = values[order][np.searchsorted(bounds, u, side="right")]
    return found


def _empirical(u: Array, *values: float) -> Array:
    """Inverse of a choice among measured values."""
    found: Array = np.sort(np.asarray(values))[(u * len(values)).astype(np.int64)]
    return found


@lru_cache(maxsize=4)
def _nodes(points: int) -> tuple[Array, Array]:
    """Places and weights of Gauss-Legendre quadrature on 0 to 1, crowded towards both ends.

    The places are moved by 35 t^4 - 84 t^5 + 70 t^6 - 20 t^7, because inverses of distributions turn sharply
    at their ends.
    """
    at, weight = np.polynomial.legendre.leggauss(points)
    t = (at + 1) / 2
    moved = t**4 * (35 - 84 * t + 70 * t**2 - 20 * t**3)
    return moved, weight / 2 * 140 * (t * (1 - t)) ** 3


_INVERSE: dict[str, Callable[..., Array]] = {
    "fixed": lambda u, value: np.full(u.shape, value),
    "uniform": lambda u, low, high: low + (high - low) * u,
    "triangular": _triangular,
    "pert": _pert,
    "normal": _normal,
    "lognormal": _lognormal,
    "discrete": _discrete,
    "empirical": _empirical,
}
