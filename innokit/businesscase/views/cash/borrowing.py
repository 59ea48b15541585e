"""Borrowing repaid by equal yearly payments."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from innokit.businesscase.lines.setting import Array


class Repayment(NamedTuple):
    """What borrowing costs by year, and what is still owed at the end of each year; £, at least 0."""

    interest: Array
    principal: Array
    owed: Array


def repayment(drawn: Array, rate: float, over: int) -> Repayment:
    """Repay each drawdown by equal yearly payments of interest and principal, from the year after it.

    The payment on 1 is ``r / (1 - (1 + r) ** -n)``, and ``1 / n`` without interest; after k payments
    ``((1 + r) ** n - (1 + r) ** k) / ((1 + r) ** n - 1)`` of it is owed (the annuity method). Interest is a
    year's, on what was owed at the end of the year before.

    Parameters
    ----------
    drawn : ndarray, shape (years,)
        £ drawn down in each year.
    rate : float
        Interest a year, a fraction of at least 0.
    over : int
        Number of payments, at least 1.

    Returns
    -------
    Repayment
        Arrays of shape (years,); payments after the last year are in what is owed at its end.

    Examples
    --------
    >>> paid = repayment(np.array([1000.0, 0, 0]), 0.1, 2)
    >>> (paid.interest + paid.principal).round(2).tolist(), paid.owed.round(2).tolist()
    ([0.0, 576.19, 576.19], [1000.0, 523.81, 0.0])
    """
    years, kept = len(drawn), _owed(rate, over)
    owed = np.convolve(drawn, kept)[:years]
    falls = np.concatenate([[0.0], -np.diff(kept)])
    principal = np.convolve(drawn, falls)[:years]
    interest = rate * np.concatenate([[0.0], owed[:-1]])
    return Repayment(interest, principal, owed)


def _owed(rate: float, over: int) -> Array:
    """Share of a drawdown still owed after each number of payments, from none to all of them."""
    paid = np.arange(over + 1)
    grown = np.expm1(paid * math.log1p(rate))
    if grown[-1] == 0:
        share: Array = 1 - paid / over
        return share
    left: Array = 1 - grown / grown[-1]
    return left
