"""Discount factors, present values and equivalent annual costs."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Literal

import numpy as np

from innokit.errors import MethodRefused
from innokit.maths.arrays import Array, Given, Whole, scalar, vector, wholes

Timing = Literal["end", "mid", "mid_after_0"]
Bands = Sequence[tuple[float, float]]


def factors(years: Iterable[int], bands: Bands, timing: Timing = "end") -> Array:
    """Discount factors for years, chained band by band.

    ``D(0) = 1``, ``D(t) = D(t - 1) / (1 + r(t))`` (HM Treasury, The Green Book, annex on discounting, table
    of declining long-term rates). With "mid" the flow of year t falls half a year later, year 0 included:
    ``D(t) / (1 + r(t + 1)) ** 0.5`` (New Zealand Treasury, CBAx). With "mid_after_0" year 0 stays whole and
    later years come forward: ``D(t) * (1 + r(t)) ** 0.5``.

    Parameters
    ----------
    years : iterable of int
        Year numbers from 0, in any selection and order.
    bands : sequence of (last year, rate)
        Ascending; each rate, a fraction, holds up to and including its last year. The last may be
        ``math.inf``.
    timing : {"end", "mid", "mid_after_0"}

    Returns
    -------
    ndarray, shape (years,)

    Raises
    ------
    MethodRefused
        A year is negative, not whole or beyond the last band; bands out of order; a rate outside -1 to 1
        (for the half-year after the last band its rate holds on).

    Examples
    --------
    >>> factors([0, 1, 31], [(30, .035), (75, .03)]).round(4).tolist()
    [1.0, 0.9662, 0.3459]
    >>> factors(range(3), [(30, .08)], timing="mid").round(5).tolist()
    [0.96225, 0.89097, 0.82497]
    """
    at = wholes(vector(list(years), "years"), "years")
    ends, rates = _schedule(bands)
    if timing not in ("end", "mid", "mid_after_0"):
        raise MethodRefused(
            f"'{timing}' is not a timing", where="timing", remedy="give 'end', 'mid' or 'mid_after_0'"
        )
    if at.max() > ends[-1]:
        raise MethodRefused(
            f"year {at.max()} is beyond the last band, which ends at year {ends[-1]:g}",
            where="years",
            remedy="add a band, or end the last one at math.inf",
        )
    starts = np.concatenate([[0.0], ends[:-1]])
    spent = np.clip(at[:, None] - starts, 0.0, ends - starts)
    whole: Array = np.prod((1 + rates) ** -spent, axis=1)
    if timing == "mid":
        whole /= np.sqrt(1 + _rate(at + 1, ends, rates))
    elif timing == "mid_after_0":
        whole *= np.where(at > 0, np.sqrt(1 + _rate(at, ends, rates)), 1.0)
    return whole


def present_value(flows: Given, factors: Given) -> float:
    """Sum of flows, each times its factor.

    Parameters
    ----------
    flows, factors : array_like, shape (years,)
        A cost is negative, or all are costs; the sign is kept.

    Returns
    -------
    float

    Raises
    ------
    MethodRefused
        Lengths differ or a number is not finite.

    Examples
    --------
    >>> present_value([-100, 60, 60], [1, 0.9, 0.8])
    2.0
    """
    flow = vector(flows, "flows")
    return float(flow @ vector(factors, "factors", flow.size))


def equivalent_annual_cost(present_value: float, rate: float, years: float) -> float:
    """The same sum each year-end that has this present value over the years.

    ``PV * r / (1 - (1 + r) ** -n)``, and ``PV / n`` at a rate of 0 (NIGEAE, appendix 4, A4.9-A4.10; HM
    Treasury Green Book, equivalent annual cost).

    Parameters
    ----------
    present_value : float
    rate : float
        Fraction a year, above -1.
    years : float
        Life in years, above 0.

    Returns
    -------
    float

    Raises
    ------
    MethodRefused
        The rate is -1 or below, or the life not above 0.

    Examples
    --------
    >>> round(equivalent_annual_cost(2000, 0.035, 7), 2)
    327.09
    """
    value, life = scalar(present_value, "present_value"), scalar(years, "years")
    if life <= 0:
        raise MethodRefused(
            f"a life of {life:g} years has no meaning", where="years", remedy="give a number above zero"
        )
    fraction = scalar(rate, "rate")
    if fraction <= -1:
        raise MethodRefused(
            f"a rate of {fraction:g} has no meaning", where="rate", remedy="give 0.035 for 3.5 per cent"
        )
    if fraction == 0:
        return value / life
    return value * fraction / -math.expm1(-life * math.log1p(fraction))


def _schedule(bands: Bands) -> tuple[Array, Array]:
    """Last years and rates of the bands, checked."""
    pairs = [tuple(band) for band in bands]
    if not pairs or any(len(pair) != 2 for pair in pairs):
        raise MethodRefused(
            "a band is not a last year and a rate", where="bands", remedy="give [(30, 0.035), ...]"
        )
    rates = vector([rate for _, rate in pairs], "bands: rates")
    ends = np.array([last for last, _ in pairs], dtype=np.float64)
    vector([*ends[:-1], 0.0 if ends[-1] == math.inf else ends[-1]], "bands: last years")
    if ends[0] <= 0 or (np.diff(ends) <= 0).any():
        raise MethodRefused(
            "the bands are not in order", where="bands", remedy="give rising last years, the first above 0"
        )
    if (rates <= -1).any() or (rates >= 1).any():
        raise MethodRefused(
            "a rate lies outside -1 to 1", where="bands", remedy="give 0.035 for 3.5 per cent"
        )
    return ends, rates


def _rate(years: Whole, ends: Array, rates: Array) -> Array:
    """Rate that holds in each year; beyond the last band its rate holds on."""
    picked: Array = rates[np.minimum(np.searchsorted(ends, years), len(rates) - 1)]
    return picked
