"""What an option adds beyond what would have happened, and when."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import overload

import numpy as np

from innokit.maths.arrays import (
    Array,
    Given,
    Number,
    Whole,
    numbers,
    plain,
    scalar,
    share,
    together,
    vector,
    whole,
    wholes,
)


@overload
def net(
    gross: Number, deadweight: Number = 0, displacement: Number = 0, attribution: Number = 1
) -> float: ...
@overload
def net(
    gross: Given,
    deadweight: Number | Given = 0,
    displacement: Number | Given = 0,
    attribution: Number | Given = 1,
) -> Array: ...
def net(
    gross: Number | Given,
    deadweight: Number | Given = 0,
    displacement: Number | Given = 0,
    attribution: Number | Given = 1,
) -> float | Array:
    """Effect that is the option's own, from its gross effect.

    ``gross * (1 - deadweight) * (1 - displacement) * attribution`` (HCA 2014, Additionality Guide; A guide
    to Social Return on Investment 2012, stage 4). Here deadweight is the share of the gross effect that
    would have happened anyway; where it is points off a success rate, use :func:`net_of_rates`. Attribution
    is the share credited to this option, where SROI tables print the share credited to others.

    Parameters
    ----------
    gross : float or array_like
    deadweight, displacement, attribution : float or array_like
        Shares, 0 to 1.

    Returns
    -------
    float or ndarray

    Raises
    ------
    MethodRefused
        A share lies outside 0 to 1, or lengths differ.

    Examples
    --------
    >>> net(1000, deadweight=0.25, displacement=0.5, attribution=0.5)
    187.5
    """
    whole_effect = numbers(gross, "gross")
    kept, moved = 1 - share(deadweight, "deadweight"), 1 - share(displacement, "displacement")
    credited = share(attribution, "attribution")
    together("gross, deadweight, displacement, attribution", whole_effect, kept, moved, credited)
    answer: float | Array = plain(whole_effect * kept * moved * credited)
    return answer


def net_of_rates(
    people: float, success: float, counterfactual: float, displacement: float = 0, attribution: float = 1
) -> float:
    """Effect that is the option's own, where deadweight is a success rate without it.

    ``people * (success - counterfactual) * (1 - displacement) * attribution``: points off the success rate,
    the other meaning of deadweight (HM Treasury and New Economy 2014, Supporting public service
    transformation: cost benefit analysis guidance for local partnerships).

    Parameters
    ----------
    people : float
    success, counterfactual : float
        Share that succeeds with and without the option, 0 to 1; a better counterfactual gives a negative
        effect.
    displacement, attribution : float
        Shares, 0 to 1.

    Returns
    -------
    float

    Raises
    ------
    MethodRefused
        A share lies outside 0 to 1.

    Examples
    --------
    >>> net_of_rates(400, success=0.5, counterfactual=0.25)
    100.0
    """
    points = scalar(share(success, "success"), "success") - scalar(
        share(counterfactual, "counterfactual"), "counterfactual"
    )
    return net(scalar(people, "people") * points, 0, displacement, attribution)


def profile(
    years: int, lag: int = 0, duration: int | None = None, drop_off: float = 0, ramp: Given | None = None
) -> Array:
    """Yearly multipliers of an effect that starts late, builds up, fades and ends.

    0 before `lag`, 1 in year `lag`, then ``(1 - drop_off) ** (t - lag)``, and 0 from ``lag + duration``; in
    its first years times `ramp` (A guide to Social Return on Investment 2012, stage 4.4, drop-off after the
    first year; GMCA cost benefit analysis model, lag and drop-off).

    Parameters
    ----------
    years : int
        Length of the answer, from year 0.
    lag : int
        Years before the effect starts.
    duration : int, optional
        Years it lasts; to the end where not given.
    drop_off : float
        Share lost each year after the first, 0 to 1.
    ramp : array_like, optional
        Share of the full effect reached in its first, second, ... year, 0 to 1; full after the last.

    Returns
    -------
    ndarray, shape (years,)

    Raises
    ------
    MethodRefused
        A year count is negative or not whole, or a share lies outside 0 to 1.

    Examples
    --------
    >>> profile(6, lag=1, duration=3, drop_off=.2).round(4).tolist()
    [0.0, 1.0, 0.8, 0.64, 0.0, 0.0]
    >>> profile(4, ramp=[0.25, 0.5]).tolist()
    [0.25, 0.5, 1.0, 1.0]
    """
    length, start = whole(years, "years", least=1), whole(lag, "lag")
    last = length if duration is None else start + whole(duration, "duration")
    loss = scalar(share(drop_off, "drop_off"), "drop_off")
    since = np.arange(length) - start
    active = (since >= 0) & (np.arange(length) < last)
    multipliers: Array = np.where(active, (1 - loss) ** np.maximum(since, 0), 0.0)
    if ramp is not None:
        built = share(vector(ramp, "ramp"), "ramp")
        rows = np.flatnonzero(active)[: built.size]
        multipliers[rows] *= built[: rows.size]
    return multipliers


def profiles(
    years: int,
    lags: Sequence[int],
    durations: Sequence[int | None],
    drop_offs: Given,
    ramps: Sequence[Sequence[float]],
) -> Array:
    """Yearly multipliers of many effects at once; each row is what :func:`profile` gives.

    Parameters
    ----------
    years : int
        Length of each row, from year 0.
    lags : sequence of int, one an effect
    durations : sequence of int or None
        None lasts to the end.
    drop_offs : array_like, shape (effects,)
    ramps : sequence of sequences of float
        Empty where an effect is full from its first year.

    Returns
    -------
    ndarray, shape (effects, years)

    Raises
    ------
    MethodRefused
        There is no effect, a year count is negative, or a share lies outside 0 to 1.

    Examples
    --------
    >>> profiles(4, [1, 0], [2, None], [0.5, 0.0], [[], [0.25]]).tolist()
    [[0.0, 1.0, 0.5, 0.0], [0.25, 1.0, 1.0, 1.0]]
    """
    length = whole(years, "years", least=1)
    ends = [length if duration is None else duration for duration in durations]
    start, lasts = wholes([lags, ends], "lags, durations")
    loss = share(drop_offs, "drop_offs", start.size)
    since = np.arange(length) - start[:, None]
    active, age = (since >= 0) & (since < lasts[:, None]), np.maximum(since, 0)
    multipliers: Array = np.where(active, (1 - loss[:, None]) ** age, 0.0)
    return multipliers * _built(ramps, age) if any(map(len, ramps)) else multipliers


def _built(ramps: Sequence[Sequence[float]], age: Whole) -> Array:
    """Share of the full effect that each ramp has reached at each age of its effect, full after the last."""
    sizes = np.array([len(ramp) for ramp in ramps])
    last = int(sizes.max())
    steps = np.ones((sizes.size, last + 1))
    steps[np.arange(last + 1) < sizes[:, None]] = share([*chain.from_iterable(ramps)], "ramps")
    reached: Array = steps[np.arange(sizes.size)[:, None], np.minimum(age, last)]
    return reached
