"""What every line of an appraisal is worked out by: its years, prices, discount factors and editions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from innokit import reference
from innokit.errors import MethodRefused, TableMissing
from innokit.maths import discounting
from innokit.records import Assumption, BenefitLine, Case, CostLine, Frame

Array = npt.NDArray[np.float64]
AnyLine = CostLine | BenefitLine
T = TypeVar("T")

_FINANCIAL = re.compile(r"(\d{4})[/\-–](\d{2})")


@dataclass(frozen=True, eq=False)
class Setting:
    """What the tables say about one frame, read once and then used for every line.

    Attributes
    ----------
    frame : Frame
    numbers : mapping of str to float
        Central value of each assumption, by its id.
    factors : mapping of str to ndarray, shape (years,)
        Discount factors by schedule; that of the frame first.
    indices : mapping of str to (float, float)
        By price year: the price index of that year, and of the price base.
    editions : tuple of str
        Tables used, each with its edition as read.
    """

    frame: Frame
    numbers: Mapping[str, float]
    factors: Mapping[str, Array]
    indices: Mapping[str, tuple[float, float]]
    editions: tuple[str, ...]

    @property
    def years(self) -> int:
        """Number of years counted, year 0 included."""
        return self.frame.last_year + 1

    @property
    def price_base(self) -> str:
        """Whose prices the answers are in."""
        return price_base(self.frame)

    def factors_of(self, line: AnyLine) -> Array:
        """Discount factors of a line: its own schedule, or the frame's."""
        return self.factors[line.schedule or self.frame.schedule]

    def indices_of(self, line: AnyLine) -> tuple[float, float]:
        """Price index of a line's price year, and of the price base."""
        return self.indices[line.price_year]


def lines_of(case: Case) -> tuple[AnyLine, ...]:
    """Every cost line, then every benefit line."""
    return (*case.of(CostLine), *case.of(BenefitLine))


def the_frame(case: Case) -> Frame:
    """The one frame of a case.

    Raises
    ------
    MethodRefused
        There is none, or more than one.
    """
    found = case.of(Frame)
    if not found:
        raise MethodRefused(
            "No frame is recorded, so neither the years nor the prices of the appraisal are known",
            remedy="Record one Frame with its base year and last year",
        )
    if len(found) > 1:
        raise MethodRefused(
            f"The case has {len(found)} frames, and an appraisal has one",
            where=", ".join(frame.title for frame in found),
            remedy="Keep one and withdraw the others",
        )
    return found[0]


def price_base(frame: Frame) -> str:
    """Whose prices the answers of a frame are in."""
    return frame.price_year or frame.base_year


def year_name(frame: Frame, year: int) -> str:
    """Name a year by its number and its label.

    >>> year_name(Frame(base_year="2026/27", last_year=5), 1)
    'Year 1 (2027/28)'
    """
    if match := _FINANCIAL.fullmatch(frame.base_year):
        start = int(match[1]) + year
        return f"Year {year} ({start}/{(start + 1) % 100:02d})"
    return f"Year {year} ({int(frame.base_year) + year})" if frame.base_year.isdigit() else f"Year {year}"


def read_setting(case: Case, lines: Iterable[AnyLine]) -> Setting:
    """Read from the tables what these lines need.

    Raises
    ------
    MethodRefused
        The frame is missing or doubled; a schedule or price year is not in the tables, is later than they
        reach, or is of another kind (calendar or financial) than the price base.
    """
    frame, wanted = the_frame(case), tuple(lines)
    factors, schedules = _factors(frame, wanted)
    indices, deflators = _indices(frame, wanted)
    numbers = {assumption.id: assumption.value for assumption in case.of(Assumption)}
    return Setting(frame, numbers, factors, indices, (*schedules, *deflators))


def _factors(frame: Frame, lines: tuple[AnyLine, ...]) -> tuple[dict[str, Array], tuple[str, ...]]:
    """Discount factors by schedule, and the edition they come from."""
    asked = {frame.schedule: f"frame {frame.title!r}"}
    for line in lines:
        asked.setdefault(line.schedule or frame.schedule, f"line {line.title!r}")
    edition = frame.schedule_edition or None
    factors = {}
    for schedule, who in asked.items():
        read = partial(reference.discount_bands, schedule, edition)
        bands = _read(read, f"{who}, discount schedule")
        factors[schedule] = discounting.factors(range(frame.last_year + 1), bands, frame.timing)
    table = reference.load("discount_schedules", edition)
    return factors, (f"{table.title} ({', '.join(asked)}), edition {table.edition}",)


def _indices(
    frame: Frame, lines: tuple[AnyLine, ...]
) -> tuple[dict[str, tuple[float, float]], tuple[str, ...]]:
    """Price indices by price year, and the edition of the deflators where any was needed."""
    base, indices = price_base(frame), {"": (1.0, 1.0)}
    editions: tuple[str, ...] = ()
    for line in lines:
        if line.price_year in indices:
            continue
        if _plain(line.price_year) == _plain(base):
            indices[line.price_year] = (1.0, 1.0)
            continue
        indices[line.price_year], editions = _index_pair(line, frame, base)
    return indices, editions


def _index_pair(line: AnyLine, frame: Frame, base: str) -> tuple[tuple[float, float], tuple[str, ...]]:
    """Index of a line's price year and of the price base, from one series."""
    financial = bool(_FINANCIAL.fullmatch(base))
    where = f"line {line.title!r}, price year {line.price_year}; price base {base}"
    if bool(_FINANCIAL.fullmatch(line.price_year)) != financial:
        kind = "a financial year such as 2026/27" if financial else "a calendar year such as 2026"
        raise MethodRefused(
            "The price year and the price base are different kinds of year, calendar and financial",
            where=where,
            remedy=f"Give the line's price year as {kind}, or change the frame's price base",
        )
    edition = frame.deflator_edition or None
    pair = _read(lambda: (reference.index(line.price_year, edition), reference.index(base, edition)), where)
    used = reference.deflator_edition("financial" if financial else "calendar", edition)
    return pair, (f"{reference.load('gdp_deflators', used).title}, edition {used}",)


def _read(look_up: Callable[[], T], where: str) -> T:
    """Read from a table; where it is not there, say which record asked for it."""
    try:
        return look_up()
    except TableMissing as missing:
        place = f"{where}; {missing.where}" if missing.where else where
        raise MethodRefused(missing.what, where=place, remedy=missing.remedy) from missing


def _plain(year: str) -> str:
    """A year label in one spelling."""
    return re.sub(r"[-–]", "/", year.strip())
