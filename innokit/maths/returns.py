"""Rates of return, payback and switching values, each with "none" as a valid answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from innokit.errors import MethodRefused
from innokit.maths.arrays import Array, Given, Mask, scalar, vector
from innokit.maths.crossings import first_zero, only_root, positive_roots

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
        `.rate`, a fraction above -1, or None, also where it cannot be told from -1; `.sign_changes`.

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
    roots = [only_root(coefficients)] if changes == 1 else positive_roots(coefficients)
    rate = 1 / roots[0] - 1 if len(roots) == 1 else None
    return Irr(None if rate == -1 else rate, changes)


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

    return first_zero(at, start, end)


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
