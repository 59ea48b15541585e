"""Rates of return, payback and switching values, each with "none" as a valid answer."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate
from operator import ne
from typing import NamedTuple

import numpy as np

from innokit.errors import MethodRefused
from innokit.maths.arrays import Given, matrix, scalar, vector
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
    moved = np.flatnonzero(flow)
    gains = (flow[moved] > 0).tolist()
    changes = sum(map(ne, gains, gains[1:]))
    if changes == 0:
        return Irr(None, 0)
    coefficients = flow[moved[0] : moved[-1] + 1]
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
    return _payback(vector(flows, "flows").tolist())


def paybacks(flows: Given) -> list[float | None]:
    """Payback of several flows at once; each is what :func:`payback` gives.

    Parameters
    ----------
    flows : array_like, shape (flows, years)

    Returns
    -------
    list of float or None

    Raises
    ------
    MethodRefused
        There is no flow, or a flow is missing or not finite.

    Examples
    --------
    >>> paybacks([[-1000, 300, 400], [-100, 50, 100], [5, 0, 0]])
    [None, 1.5, 0.0]
    """
    return [_payback(flow) for flow in matrix(flows, "flows").tolist()]


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
    flow: list[float] = vector(flows, "flows").tolist()
    totals, zero = _running(flow)
    owing = False
    for year, total in enumerate(totals):
        if owing and total >= zero:
            return _crossing(flow, totals, year)
        owing = total < zero
    return None if owing else 0.0


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


def _payback(flow: list[float]) -> float | None:
    """Payback of one flow, as a list: its years are few, and one array operation costs more than the loop."""
    totals, zero = _running(flow)
    if totals[-1] < zero:
        return None
    year = len(flow)
    while year and totals[year - 1] >= zero:
        year -= 1
    return _crossing(flow, totals, year) if year else 0.0


def _running(flow: list[float]) -> tuple[list[float], float]:
    """The cumulative flow at each year's end, and what it must fall below to be negative, not float noise."""
    return list(accumulate(flow)), -NOISE * sum(map(abs, flow))


def _crossing(flow: list[float], totals: list[float], year: int) -> float:
    """Time within `year` at which the cumulative flow comes up to zero."""
    return year - 1 + min(-totals[year - 1] / flow[year], 1.0)
