"""Value of information: what it would be worth to know before deciding.

From one run of draws. Values conditional on an input are estimated by regression on the draws (Strong,
Oakley and Brennan 2014, Medical Decision Making 34(3):311-326; for studies Strong, Oakley, Brennan and
Breeze 2015, Medical Decision Making 35(5):570-583).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from innokit.errors import MethodRefused
from innokit.maths.arrays import Array, Given, matrix, numbers
from innokit.maths.regression import fitted


class Estimate(NamedTuple):
    """A value of information and its sampling error, both in the unit of the net benefit.

    Attributes
    ----------
    value : float
    error : float
        Standard error from the number of draws alone; the bias of a regression is not in it.
    """

    value: float
    error: float


def evpi(net_benefit: Given) -> float:
    """Expected value of perfect information.

    ``E[max over d of NB(d)] - max over d of E[NB(d)]`` (Raiffa and Schlaifer 1961, Applied Statistical
    Decision Theory).

    Parameters
    ----------
    net_benefit : array_like, shape (draws, options)

    Returns
    -------
    float
        Not negative, in the unit of `net_benefit`.

    Raises
    ------
    MethodRefused
        A net benefit is missing or not finite.

    Examples
    --------
    >>> evpi([[0, 4], [0, -2]])
    1.0
    """
    return estimate(net_benefit).value


def evppi(net_benefit: Given, inputs: Given) -> float:
    """Expected value of perfect information on one input, or on a group of inputs together.

    ``E over phi of [max over d of E(NB(d) | phi)] - max over d of E[NB(d)]``, the inner mean fitted by
    regression: lines, quadratics or natural cubic splines in each input, alone or with products or surfaces
    of pairs, whichever Schwarz's criterion (1978, Annals of Statistics 6:461-464) prefers. Clipped to what
    it can be, 0 to EVPI. With few draws and options that are close it is still biased upwards a little.

    Parameters
    ----------
    net_benefit : array_like, shape (draws, options)
    inputs : array_like, shape (draws,) or (draws, k)
        Row k belongs to draw k of the net benefit.

    Returns
    -------
    float

    Raises
    ------
    MethodRefused
        The draws do not match, a number is not finite, or there are too few draws for a group this large.

    Examples
    --------
    >>> import numpy as np
    >>> g = np.random.default_rng(1)
    >>> p1, p2 = g.normal(1, 1, 20_000), g.normal(0, 2, 20_000)
    >>> nb = np.column_stack([np.zeros(20_000), p1 - p2])
    >>> round(evppi(nb, p1), 1), round(evppi(nb, p2), 1)
    (0.1, 0.4)
    """
    return estimate(net_benefit, inputs, where="inputs").value


def evsi(net_benefit: Given, study: Given) -> float:
    """Expected value of the information a study would give.

    As :func:`evppi`, with what the study would report in each draw in place of the input: for a pilot of n
    people that measures p1 with standard deviation 1, ``p1 + normal(0, 1 / sqrt(n))``. Any design that can
    be simulated fits.

    Parameters
    ----------
    net_benefit : array_like, shape (draws, options)
    study : array_like, shape (draws,) or (draws, k)
        Row k reports on draw k.

    Returns
    -------
    float

    Raises
    ------
    MethodRefused
        As for :func:`evppi`.

    Examples
    --------
    >>> import numpy as np
    >>> g = np.random.default_rng(1)
    >>> p1, p2 = g.normal(1, 1, 20_000), g.normal(0, 2, 20_000)
    >>> nb = np.column_stack([np.zeros(20_000), p1 - p2])
    >>> round(evsi(nb, p1 + g.normal(0, 0.1, 20_000)), 1)
    0.1
    """
    return estimate(net_benefit, study, where="study").value


def estimate(net_benefit: Given, known: Given | None = None, *, where: str = "known") -> Estimate:
    """Value of information with its sampling error: of everything, or of what would be known.

    The error is that of the mean, over draws, of what the option chosen on what is known brings more than
    the option that is best on average; with a regression it is on the safe side, because a curve through all
    draws is surer than any of them.

    Parameters
    ----------
    net_benefit : array_like, shape (draws, options)
    known : array_like, shape (draws,) or (draws, k), optional
        Inputs, or what a study reports, in each draw; everything where not given.
    where : str, optional
        What to call `known` in a refusal.

    Returns
    -------
    Estimate

    Raises
    ------
    MethodRefused
        As for :func:`evppi`.

    Examples
    --------
    >>> estimate([[0, 4], [0, -2], [0, 4], [0, -2]])
    Estimate(value=1.0, error=0.5773502691896257)
    """
    differences = _differences(net_benefit)
    means = differences if known is None else fitted(_known(known, len(differences), where), differences)
    chosen = means.argmax(axis=1)
    gains = differences[np.arange(len(differences)), chosen]
    error = float(gains.std(ddof=1) / np.sqrt(len(gains))) if len(gains) > 1 else 0.0
    return Estimate(min(_gain(means), _gain(differences)), error)


def _differences(net_benefit: Given) -> Array:
    """Advantage of each option over the one that is best on average, whose own column is zero."""
    table = matrix(net_benefit, "net_benefit")
    best = int(table.mean(axis=0).argmax())
    difference: Array = table - table[:, [best]]
    return difference


def _gain(differences: Array) -> float:
    """Mean of the best in each draw less the best of the means."""
    return max(float(differences.max(axis=1).mean() - differences.mean(axis=0).max()), 0.0)


def _known(known: Given, draws: int, where: str) -> Array:
    """What is known in each draw, each column of mean 0 and spread 1; what never varies is left out."""
    columns = numbers(known, where)
    columns = columns[:, None] if columns.ndim == 1 else columns
    if columns.ndim != 2 or len(columns) != draws:
        raise MethodRefused(
            f"it does not match the {draws} draws of net_benefit", where=where, remedy="give one row a draw"
        )
    spread = columns.std(axis=0)
    varied: Array = (columns[:, spread > 0] - columns[:, spread > 0].mean(axis=0)) / spread[spread > 0]
    if len(varied) <= varied.shape[1] + 1:
        raise MethodRefused(
            f"{len(varied)} draws are too few for {varied.shape[1]} inputs",
            where=where,
            remedy="draw more, or ask for fewer inputs",
        )
    return varied
