"""From prices of the base to the money of each budget year, by the inflation that each line names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from innokit import words
from innokit.businesscase.lines.setting import AnyLine, Array, price_base
from innokit.errors import MethodRefused
from innokit.records import Case, Frame, Inflation

_YEAR = re.compile(r"(\d{4})(?:[/\-–](\d{2}))?")


@dataclass(frozen=True, eq=False)
class Indices:
    """What a pound of the price base is in each budget year.

    Attributes
    ----------
    usual : str
        Id of the frame's inflation; empty for none.
    by_id : mapping of str to ndarray, shape (years,)
        The index of each inflation used, 1 in the year of the price base; the empty id is no inflation.
    used : tuple of Inflation
        In the order recorded.
    """

    usual: str
    by_id: Mapping[str, Array]
    used: tuple[Inflation, ...]

    def id_of(self, line: AnyLine) -> str:
        """The inflation by which a line rises: its own, or else the frame's; empty for none."""
        return line.inflation or self.usual

    def of(self, line: AnyLine) -> Array:
        """The index of a line by budget year."""
        return self.by_id[self.id_of(line)]


def read_indices(case: Case, frame: Frame, lines: Iterable[AnyLine]) -> Indices:
    """Work out the index of every inflation that these lines use.

    Raises
    ------
    MethodRefused
        A line or the frame names an inflation that is not in the case, or the years from the price base to
        the base year cannot be counted.
    """
    asked = {frame.inflation: f"frame {frame.title!r}"} if frame.inflation else {}
    for line in lines:
        if line.inflation:
            asked.setdefault(line.inflation, f"line {line.title!r}")
    for id, who in asked.items():
        if not isinstance(case.by_id.get(id), Inflation):
            raise MethodRefused(
                "The case does not hold the inflation that is named",
                where=f"{who}, inflation {id}",
                remedy="Record the inflation with its rate, or correct the name",
            )
    used = tuple(one for one in case.of(Inflation) if one.id in asked)
    base = year_of_prices(frame) if used else 0
    found = {one.id: index(one, frame.last_year + 1, base) for one in used}
    return Indices(frame.inflation, {"": np.ones(frame.last_year + 1), **found}, used)


def index(inflation: Inflation, years: int, base: int = 0) -> Array:
    """What a pound of the price base is in each budget year.

    ``C(t) / C(base)``, where C(0) = 1 and C(t) = C(t - 1) x (1 + rate of year t). The rates by year hold from
    year 1 on; the one rate holds in every year after them, and in every year up to year 0.

    Parameters
    ----------
    inflation : Inflation
    years : int
        Number of years, year 0 included.
    base : int
        Number of the year of the price base: 0 for the base year, -2 for prices two years older.

    Returns
    -------
    ndarray, shape (years,)

    Examples
    --------
    >>> pay = Inflation(title="Pay", rate=0.02, by_year=(0.05,))
    >>> index(pay, 3).round(4).tolist(), index(pay, 3, base=-1).round(4).tolist()
    ([1.0, 1.05, 1.071], [1.02, 1.071, 1.0924])
    """
    rates = np.full(max(years - 1, base, 0), inflation.rate)
    given = inflation.by_year[: rates.size]
    rates[: len(given)] = given
    chained = np.concatenate([[1.0], np.cumprod(1 + rates)])
    at_base = chained[base] if base >= 0 else (1 + inflation.rate) ** base
    found: Array = chained[:years] / at_base
    return found


def rates_words(inflation: Inflation) -> str:
    """Say the rates of an inflation.

    >>> rates_words(Inflation(title="Pay", rate=0.02, by_year=(0.05, 0.035)))
    '5% and 3.5% from year 1, then 2% a year'
    """
    after = f"{words.exact(inflation.rate * 100)}% a year"
    first = [f"{words.exact(rate * 100)}%" for rate in inflation.by_year]
    return f"{words.a_list(first)} from year 1, then {after}" if first else after


def year_of_prices(frame: Frame) -> int:
    """Number of the year of the price base, counted from the base year.

    Raises
    ------
    MethodRefused
        One of them is not a year, or one is a calendar and the other a financial year.

    Examples
    --------
    >>> year_of_prices(Frame(base_year="2026/27", last_year=5, price_year="2024/25"))
    -2
    """
    prices, base = price_base(frame), frame.base_year
    if prices.strip() == base.strip():
        return 0
    found = [_YEAR.fullmatch(label.strip()) for label in (prices, base)]
    first, second = found
    if first is None or second is None or bool(first[2]) != bool(second[2]):
        raise MethodRefused(
            "The years from the price base to the base year cannot be counted, so inflation cannot be added",
            where=f"frame {frame.title!r}, price base {prices}, base year {base}",
            remedy="Give both as calendar years such as 2026, or both as financial years such as 2026/27",
        )
    return int(first[1]) - int(second[1])
