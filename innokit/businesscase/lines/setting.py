"""What every line of an appraisal is worked out by: its years, prices, discount factors and editions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

import numpy as np
import numpy.typing as npt

from innokit.businesscase.lines.tables import Category, Grade, UnitCost
from innokit.errors import MethodRefused
from innokit.records import BenefitLine, Case, CostLine, Frame

Array = npt.NDArray[np.float64]
AnyLine = CostLine | BenefitLine
Bands = tuple[tuple[float, float], ...]

_SHARES = {CostLine: attrgetter("payer"), BenefitLine: attrgetter("gainer")}
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
    bands : mapping of str to tuple of (last year, rate)
        By schedule.
    deflators : mapping of str to str
        By price year: the edition its indices come from; blank where none was needed.
    unit_costs : mapping of (id, edition) to UnitCost
        Rows of the table of unit costs that lines take their value from.
    grades : mapping of int to Grade
        Confidence grades that lines use.
    categories : tuple of Category
        Of value for money, lowest first.
    """

    frame: Frame
    numbers: Mapping[str, float]
    factors: Mapping[str, Array]
    indices: Mapping[str, tuple[float, float]]
    editions: tuple[str, ...]
    bands: Mapping[str, Bands] = field(default_factory=dict)
    deflators: Mapping[str, str] = field(default_factory=dict)
    unit_costs: Mapping[tuple[str, str], UnitCost] = field(default_factory=dict)
    grades: Mapping[int, Grade] = field(default_factory=dict)
    categories: tuple[Category, ...] = ()

    @property
    def years(self) -> int:
        """Number of years counted, year 0 included."""
        return self.frame.last_year + 1

    @property
    def price_base(self) -> str:
        """Whose prices the answers are in."""
        return price_base(self.frame)

    def schedule_of(self, line: AnyLine) -> str:
        """Name of a line's discount schedule: its own, or the frame's."""
        return line.schedule or self.frame.schedule

    def factors_of(self, line: AnyLine) -> Array:
        """Discount factors of a line: its own schedule, or the frame's."""
        return self.factors[line.schedule or self.frame.schedule]

    def unit_cost_of(self, line: AnyLine) -> UnitCost | None:
        """The row of the unit costs that gives a line its value; None where it gives its own."""
        wanted = unit_cost_wanted(line)
        return None if wanted is None else self.unit_costs[wanted]

    def price_year_of(self, line: AnyLine) -> str:
        """Whose prices a line's value is in: its own, or its unit cost's; blank is the price base."""
        row = self.unit_cost_of(line)
        return line.price_year if row is None else row.price_year

    def indices_of(self, lines: Iterable[AnyLine]) -> list[tuple[float, float]]:
        """Price index of each line's price year, and of the price base."""
        if self.unit_costs:
            return [self.indices[self.price_year_of(line)] for line in lines]
        return [self.indices[line.price_year] for line in lines]


def unit_cost_wanted(line: AnyLine) -> tuple[str, str] | None:
    """Id and edition of the unit cost from which a line takes its value; None where it gives its own."""
    if type(line) is not BenefitLine or line.unit_value is not None or not line.unit_cost:
        return None
    return line.unit_cost, line.unit_cost_edition


def shares_of(line: AnyLine) -> Mapping[str, float]:
    """Who pays or gains what share of a line."""
    found: Mapping[str, float] = _SHARES[type(line)](line)
    return found


def last_year_of_cost(line: CostLine) -> int:
    """The last year in which a cost line spends."""
    if line.by_year:
        return line.first_year + len(line.by_year) - 1
    return line.first_year if line.last_year is None else line.last_year


def lines_of(case: Case) -> tuple[AnyLine, ...]:
    """Every cost line, then every benefit line."""
    return (*case.of(CostLine), *case.of(BenefitLine))


def the_frame(case: Case) -> Frame:
    """The one frame of a case.

    Raises
    ------
    MethodRefused
        There is none, or more than one; or its base year is not a year.
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
    _must_be_years(found[0])
    return found[0]


def _must_be_years(frame: Frame) -> None:
    """Refuse a base year or price base that is neither a calendar nor a financial year."""
    for name, year in (("base year", frame.base_year), ("price base", frame.price_year)):
        if year and not _is_year(year.strip()):
            raise MethodRefused(
                f"The {name} {year!r} is not a year",
                where=f"frame {frame.title!r}, {name} {year}",
                remedy="Write 2026 for a calendar year or 2026/27 for a financial year",
            )


def _is_year(text: str) -> bool:
    """Whether a text names a calendar year, or a financial year whose two parts follow each other."""
    if match := _FINANCIAL.fullmatch(text):
        return (int(match[1]) + 1) % 100 == int(match[2])
    return len(text) == 4 and text.isdecimal()


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


def is_financial(year: str) -> bool:
    """Whether a year is written as a financial year."""
    return bool(_FINANCIAL.fullmatch(year))


def plain_year(year: str) -> str:
    """A year label in one spelling."""
    return year.strip().replace("-", "/").replace("–", "/")
