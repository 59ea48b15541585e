"""Rates of return, payback and switching values, each with "none" as a valid answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from innokit.errors import MethodRefused
from innokit.maths.arrays import Array, Given, Mask, scalar, vector

#: Cells into which a range is cut when a switching value is looked for.
CELLS = 200
#: Cumulative flows closer to zero than this share of all flows are float noise.
NOISE = 1e-12


class Irr(NamedTuple):
    """Internal rate of return, None where there is no single rate, and the sign changes of the flows."""

    rate: float | None
    sign_changes: int


def irr(flows: Given) -> Irr:
    """Internal rate of return: the rate at which the flows' present value is zero.

    Solves ``sum of flows[t] * x**t = 0`` for x = 1 / (1 + rate) above 0. By Descartes' rule of signs one
    sign change means exactly one rate; with more, the roots are counted, and where there is none or more
    than one the rate is None (Lorie and Savage 1955, Journal of Business 28(4):229-239). It is for display,
    never for ranking.

    Parameters
    ----------
    flows : array_like, shape (years,)
        From year 0; costs negative.

    Returns
    -------
    Irr
        `.rate`, a fraction above -1, or None; `.sign_changes`.

    Raises
    ------
    MethodRefused
        A flow is missing or not finite.

    Examples
    --------
    >>> r = irr([-1000, 300, 400, 500, 200]); round(r.rate, 4), r.sign_changes
    (0.1532, 1)
    >>> irr([-100, 230, -132])
    Irr(rate=None, sign_changes=2)
    """
    flow = vector(flows, "flows")
    signs = np.sign(flow[flow != 0])
    changes = int((signs[1:] != signs[:-1]).sum())
    if changes == 0:
        return Irr(None, 0)
    coefficients = np.trim_zeros(flow)
    if changes == 1:
        return Irr(1 / _only_root(coefficients) - 1, 1)
    roots = _positive_roots(coefficients)
    return Irr(1 / roots[0] - 1 if len(roots) == 1 else None, changes)


def payback(flows: Given) -> float | None:
    """Years until the cumulative flow is not negative and stays so.

    Undiscounted, interpolated within the year in which it crosses for good: 1.5 is half-way through year 2.

    Parameters
    ----------
    flows : array_like, shape (years,)
        From year 0; costs negative.

    Returns
    -------
    float or None
        0 where it never is negative, None where it is negative at the end.

    Raises
    ------
    MethodRefused
        A flow is missing or not finite.

    Examples
    --------
    >>> print(payback([-1000, 300, 400]), round(payback([-1000, 300, 400, 500, 200]), 3))
    None 2.6
    """
    flow = vector(flows, "flows")
    below = np.flatnonzero(_below_zero(flow))
    return 0.0 if below.size == 0 else _crossing(flow, int(below[-1]) + 1)


def discounted_payback(flows: Given, factors: Given) -> float | None:
    """Payback of the discounted flows, crossing and staying as in :func:`payback`.

    Parameters
    ----------
    flows, factors : array_like, shape (years,)

    Returns
    -------
    float or None

    Raises
    ------
    MethodRefused
        Lengths differ or a number is not finite.

    Examples
    --------
    >>> round(discounted_payback([-100, 60, 60], [1, 0.95, 0.9]), 3)
    1.796
    """
    flow = vector(flows, "flows")
    return payback(flow * vector(factors, "factors", flow.size))


def first_crossing(flows: Given) -> float | None:
    """Years until the cumulative flow, once negative, is first not negative, even where it does not stay so.

    Parameters
    ----------
    flows : array_like, shape (years,)

    Returns
    -------
    float or None
        0 where it never is negative, None where it never comes back.

    Raises
    ------
    MethodRefused
        A flow is missing or not finite.

    Examples
    --------
    >>> first_crossing([-100, 100, -50, 100]), payback([-100, 100, -50, 100])
    (1.0, 2.5)
    """
    flow = vector(flows, "flows")
    below = _below_zero(flow)
    if not below.any():
        return 0.0
    start = int(below.argmax())
    back = np.flatnonzero(~below[start:])
    return None if back.size == 0 else _crossing(flow, start + int(back[0]))


def switching_value(answer: Callable[[float], float], low: float, high: float) -> float | None:
    """The input at which an answer passes zero, the one nearest to `low`.

    The range is walked in equal cells from `low` and the first crossing halved to the last digit. A valley
    of the answer is looked into, so that a touch of zero is found too; a jump across zero counts, a pole
    does not (the switching value of HM Treasury, The Green Book, section on sensitivity analysis).

    Parameters
    ----------
    answer : callable
        From one number to one number, such as a present value.
    low, high : float
        Ends of the range, low below high.

    Returns
    -------
    float or None
        None where the answer has no zero in the range.

    Raises
    ------
    MethodRefused
        The range is empty, or the answer is not finite somewhere.

    Examples
    --------
    >>> round(switching_value(lambda saving: 8 * saving - 1000, 0, 500), 6)
    125.0
    """
    start, end = scalar(low, "low"), scalar(high, "high")
    if start >= end:
        raise MethodRefused("the range is empty", where="low", remedy="give a low end below the high end")

    def at(x: float) -> float:
        return scalar(answer(x), f"answer({x:g})")

    xs = [float(x) for x in np.linspace(start, end, CELLS + 1)]
    ys = [at(xs[0])]
    for i in range(CELLS):
        if ys[i] == 0:
            return xs[i]
        ys.append(at(xs[i + 1]))
        found = None
        if i > 0 and _dips(ys[i - 1], ys[i], ys[i + 1]):
            found = _valley(at, xs[i - 1], xs[i + 1], max(abs(ys[i - 1]), abs(ys[i + 1])))
        elif ys[i] * ys[i + 1] < 0:
            found = _halve(at, xs[i], xs[i + 1])
        if found is not None:
            return found
    return xs[-1] if ys[-1] == 0 else None


def _below_zero(flow: Array) -> Mask:
    """Flag the years at whose end the cumulative flow is negative, float noise aside."""
    flags: Mask = np.cumsum(flow) < -NOISE * np.abs(flow).sum()
    return flags


def _crossing(flow: Array, year: int) -> float | None:
    """Time within `year` at which the cumulative flow comes up to zero."""
    if year >= flow.size:
        return None
    owed = -float(flow[:year].sum())
    return year - 1 + min(owed / float(flow[year]), 1.0)


def _dips(before: float, here: float, after: float) -> bool:
    """Say whether three answers of one sign have their smallest in the middle."""
    one_sign = before * here > 0 and here * after > 0
    return one_sign and abs(here) <= min(abs(before), abs(after)) and abs(here) < max(abs(before), abs(after))


def _halve(at: Callable[[float], float], low: float, high: float) -> float | None:
    """Halve a cell over which the answer changes sign; None where the answer grows instead, at a pole."""
    y_low, y_high = at(low), at(high)
    ceiling, rising = max(abs(y_low), abs(y_high)), y_high > 0
    while low < (middle := low + (high - low) / 2) < high:
        y = at(middle)
        if y == 0:
            return middle
        if (y > 0) == rising:
            high, y_high = middle, y
        else:
            low, y_low = middle, y
    nearest, y = (low, y_low) if abs(y_low) < abs(y_high) else (high, y_high)
    return nearest if abs(y) <= ceiling else None


def _valley(at: Callable[[float], float], low: float, high: float, scale: float) -> float | None:
    """Look by golden section for a zero where the size of the answer dips without a change of sign."""
    golden, sign = (5**0.5 - 1) / 2, 1.0 if at(low) > 0 else -1.0
    left, right = low, high
    a, b = right - golden * (right - left), left + golden * (right - left)
    y_a, y_b = sign * at(a), sign * at(b)
    for _ in range(60):
        if min(y_a, y_b) < 0:
            return _halve(at, low, a if y_a < 0 else b)
        if y_a <= y_b:
            right, b, y_b = b, a, y_a
            a = right - golden * (right - left)
            y_a = sign * at(a)
        else:
            left, a, y_a = a, b, y_b
            b = left + golden * (right - left)
            y_b = sign * at(b)
    return a if y_a <= 1e-12 * scale else None


def _only_root(coefficients: Array) -> float:
    """The one positive root of a polynomial with one sign change, lowest power first."""

    def at(x: float) -> float:
        return float(np.polyval(coefficients[::-1], x))

    first = at(0.0) > 0
    low = high = 1.0
    while (at(low) > 0) != first:
        low /= 2
    while (at(high) > 0) == first and at(high) != 0:
        high *= 2
    while low < (middle := low + (high - low) / 2) < high:
        low, high = (middle, high) if (at(middle) > 0) == first else (low, middle)
    return high


def _positive_roots(coefficients: Array) -> list[float]:
    """Distinct positive real roots of a polynomial, lowest power first."""
    found = np.roots(coefficients[::-1])
    real = np.sort(found.real[(np.abs(found.imag) <= 1e-7 * np.abs(found)) & (found.real > 0)])
    return [float(x) for i, x in enumerate(real) if i == 0 or x - real[i - 1] > 1e-6 * x]
