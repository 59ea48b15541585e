"""Prices of one year in the money of another."""

from __future__ import annotations

from typing import overload

from innokit.maths.arrays import Array, Given, Number, numbers, plain, positive, together


@overload
def rebase(values: Number, index_from: Number, index_to: Number) -> float: ...
@overload
def rebase(values: Given, index_from: Number | Given, index_to: Number | Given) -> Array: ...
def rebase(values: Number | Given, index_from: Number | Given, index_to: Number | Given) -> float | Array:
    """Values in the prices of another year.

    ``values * index_to / index_from`` (HM Treasury, The Green Book, on inflation and GDP deflators; the rule
    behind the updated columns of the GMCA Unit Cost Database). Both indices come from one series.

    Parameters
    ----------
    values : float or array_like
        In the prices of the year of `index_from`.
    index_from, index_to : float or array_like
        Price index of the values' year and of the wanted year, above 0.

    Returns
    -------
    float or ndarray

    Raises
    ------
    MethodRefused
        An index is not above zero, or lengths differ.

    Examples
    --------
    >>> rebase(200, index_from=80, index_to=100)
    250.0
    """
    given, old, new = (
        numbers(values, "values"),
        positive(index_from, "index_from"),
        positive(index_to, "index_to"),
    )
    together("values, index_from, index_to", given, old, new)
    answer: float | Array = plain(given * new / old)
    return answer
