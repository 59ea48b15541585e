"""Present values of many benefit and cost lines under many draws of their inputs."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from innokit.errors import MethodRefused
from innokit.maths.arrays import Array, Given, Whole, matrix, vector, wholes

#: Draws worked on at a time: a handful of rows of this length stay in cache and cap the memory.
CHUNK = 8192


class _Lines(NamedTuple):
    """The lines of a model, checked: factor k of a line is plus + times * draws[rows]."""

    rows: Whole
    plus: Array
    times: Array
    drop_off: Whole
    lag: Whole
    profile: Array
    factors: Array
    group: Whole


def present_values(
    draws: Given,
    rows: Given,
    plus: Given,
    times: Given,
    *,
    drop_off: Given,
    lag: Given,
    profile: Given,
    factors: Given,
    group: Given,
) -> Array:
    """Present value of each group of lines in each draw.

    A line's present value is a product of factors, each a plain input or its complement, times a polynomial
    in q = 1 - drop-off::

        prod over k of (plus[l][k] + times[l][k] * draws[rows[l][k]])
            * sum over t of  profile[l][s] * q ** s * factors[t],   s = t - lag >= 0

    so that years cost a multiplication each and no table of draws x lines x years is made (Horner's rule).

    Parameters
    ----------
    draws : array_like, shape (inputs, draws)
    rows, plus, times : array_like, shape (lines, k)
        Which input each factor reads, and how: 0 + 1x a plain factor, 1 - 1x a complement.
    drop_off, lag : array_like of int, shape (lines,)
        Row of the input that holds the line's drop-off or lag in whole years, or -1 for none.
    profile : array_like, shape (lines, years)
        Signed, by years since the line's start.
    factors : array_like, shape (years,)
        Discount factors.
    group : array_like of int, shape (lines,)
        Number of the group each line adds to, from 0.

    Returns
    -------
    ndarray, shape (groups, draws)

    Raises
    ------
    MethodRefused
        Shapes differ, a row is not among the inputs, a lag is negative or not whole, or an input that is
        used is not finite.

    Examples
    --------
    >>> present_values([[10.0, 20.0], [0.5, 0.0]], [[0]], [[0]], [[1]], drop_off=[1], lag=[-1],
    ...     profile=[[1, 1]], factors=[1, 0.9], group=[0]).round(6).tolist()
    [[14.5, 38.0]]
    """
    inputs = _inputs(draws)
    lines = _lines(rows, plus, times, drop_off, lag, profile, factors, group, len(inputs))
    width = inputs.shape[1]
    total = np.zeros((int(lines.group.max()) + 1, width))
    with np.errstate(invalid="ignore", over="ignore"):
        for start in range(0, width, CHUNK):
            part = inputs[:, start : start + CHUNK]
            into = total[:, start : start + CHUNK]
            for line in range(len(lines.rows)):
                _add_line(lines, line, part, into[lines.group[line]])
    # One look at the answer instead of one at every draw: NaN and infinity carry through sums and products.
    if not np.isfinite(total).all():
        raise MethodRefused(
            "a present value is not finite",
            where="draws",
            remedy="look for draws that are missing, infinite or huge",
        )
    return total


def weighted(weights: Given, values: Given) -> Array:
    """Sums of rows, each row as often as its weight says.

    A matrix product in which each row that counts is added in its order and the others cost nothing: most
    lines belong to one option, and the answer is the same to the last bit however many threads there are.

    Parameters
    ----------
    weights : array_like, shape (sums, rows)
    values : array_like, shape (rows, draws)

    Returns
    -------
    ndarray, shape (sums, draws)

    Raises
    ------
    MethodRefused
        A column of weights is not a row of values.

    Examples
    --------
    >>> weighted([[1, -2], [0, 3]], [[5, 6], [1, 1]]).tolist()
    [[3.0, 4.0], [3.0, 3.0]]
    """
    by, rows = matrix(weights, "weights"), _inputs(values)
    if by.shape[1] != len(rows):
        raise MethodRefused(
            f"{by.shape[1]} weights for {len(rows)} rows", where="weights", remedy="give one column a row"
        )
    total = np.zeros((len(by), rows.shape[1]))
    for into, row in zip(*np.nonzero(by), strict=True):
        total[into] += by[into, row] * rows[row]
    return total


def _add_line(lines: _Lines, line: int, part: Array, into: Array) -> None:
    """Add one line's present values to its group's row."""
    value = np.ones(part.shape[1])
    for row, plus, times in zip(lines.rows[line], lines.plus[line], lines.times[line], strict=True):
        if times == 0:
            value *= plus
        elif plus == 0 and times == 1:
            value *= part[row]
        else:
            factor = times * part[row]
            factor += plus
            value *= factor
    keep = 1.0 - part[lines.drop_off[line]] if lines.drop_off[line] >= 0 else None
    if lines.lag[line] < 0:
        value *= _horner(lines.profile[line] * lines.factors, keep)
    else:
        lags = part[lines.lag[line]]
        late = np.zeros_like(value)
        for years in np.unique(lags):
            where = lags == years
            late[where] = _late(lines, line, _whole_lag(float(years)), None if keep is None else keep[where])
        value *= late
    into += value


def _late(lines: _Lines, line: int, years: int, keep: Array | None) -> Array | float:
    """Sum over years of profile, remaining effect and factor for a line that starts `years` late."""
    if years >= len(lines.factors):
        return 0.0
    return _horner(lines.profile[line, : len(lines.factors) - years] * lines.factors[years:], keep)


def _horner(coefficients: Array, keep: Array | None) -> Array | float:
    """Sum of coefficients[s] * keep ** s, or their plain sum where nothing drops off."""
    if keep is None:
        return float(coefficients.sum())
    used = np.flatnonzero(coefficients)
    last = int(used[-1]) if used.size else 0
    answer = np.full(keep.shape, coefficients[last])
    for coefficient in coefficients[:last][::-1]:
        answer *= keep
        answer += coefficient
    return answer


def _whole_lag(years: float) -> int:
    """Give a drawn lag as whole years."""
    if not (0 <= years < np.inf and years == np.floor(years)):
        raise MethodRefused(
            f"a lag of {years:g} years was drawn", where="lag", remedy="draw whole years, 0 or more"
        )
    return int(years)


def _inputs(draws: Given) -> Array:
    """Give the draws as a table without looking at each: they may be hundreds of megabytes."""
    found = np.asarray(draws)
    if found.ndim != 2 or found.dtype.kind not in "biuf" or found.size == 0:
        raise MethodRefused("it is not a table of numbers", where="draws", remedy="give inputs x draws")
    return found.astype(np.float64, copy=False)


def _lines(
    rows: Given,
    plus: Given,
    times: Given,
    drop_off: Given,
    lag: Given,
    profile: Given,
    factors: Given,
    group: Given,
    inputs: int,
) -> _Lines:
    """Check that the parts of the model fit one another and the draws."""
    shape = matrix(rows, "rows").shape
    parts = {"plus": matrix(plus, "plus"), "times": matrix(times, "times")}
    for where, part in parts.items():
        if part.shape != shape:
            raise MethodRefused(
                "its shape is not that of rows", where=where, remedy="give one entry a factor"
            )
    shapes = matrix(profile, "profile")
    if len(shapes) != shape[0]:
        raise MethodRefused("its rows are not the lines", where="profile", remedy="give one row a line")
    lines = _Lines(
        wholes(rows, "rows"),
        parts["plus"],
        parts["times"],
        wholes(vector(drop_off, "drop_off", shape[0]), "drop_off", least=-1),
        wholes(vector(lag, "lag", shape[0]), "lag", least=-1),
        shapes,
        vector(factors, "factors", shapes.shape[1]),
        wholes(vector(group, "group", shape[0]), "group"),
    )
    for where, index in (("rows", lines.rows), ("drop_off", lines.drop_off), ("lag", lines.lag)):
        if index.max() >= inputs:
            raise MethodRefused(
                f"it names row {index.max()} of {inputs} inputs",
                where=where,
                remedy="count the inputs from 0",
            )
    return lines
