"""Every line at once, from what is recorded to pounds by year, with each step of the way kept.

Order of a cost line: amount, years, prices of the base, corrections. Order of a benefit line: people reached,
net effect, value in prices of the base, years, corrections. Each step is one array over the lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from innokit.businesscase.lines import numbers as read
from innokit.businesscase.lines.setting import AnyLine, Array, Setting
from innokit.errors import MethodRefused
from innokit.maths import additionality
from innokit.records import BenefitLine, CostLine


@dataclass(frozen=True, eq=False)
class Worked:
    """Some lines worked out, step by step; arrays have one row a line.

    Attributes
    ----------
    lines : tuple of CostLine or BenefitLine
    given : ndarray, shape (lines,)
        Value of one unit, or yearly amount, in the line's own prices; NaN where a cost differs by year.
    indices : ndarray, shape (lines, 2)
        Price index of the line's price year, and of the price base.
    reached : ndarray, shape (lines,)
        People x take-up x retention; NaN for a cost.
    net : ndarray, shape (lines,)
        Those for whom it works who would not have succeeded anyway, not displaced, credited to it; NaN for a
        cost.
    amount : ndarray, shape (lines,)
        In a full year, in the line's own prices, before corrections; at least 0.
    shape : ndarray, shape (lines, years)
        What a year is multiplied by for lag, ramp, duration and drop-off; for a cost that differs by year,
        the amounts themselves.
    corrections : ndarray, shape (lines, 3)
        Factors for the confidence grade, the stated share and optimism bias.
    sign : ndarray, shape (lines,)
        -1 for a burden, else 1.
    factors : ndarray, shape (lines, years)
        Discount factors, each line's own.
    """

    lines: tuple[AnyLine, ...]
    given: Array
    indices: Array
    reached: Array
    net: Array
    amount: Array
    shape: Array
    corrections: Array
    sign: Array
    factors: Array

    @cached_property
    def uprating(self) -> Array:
        """Factor from a line's own prices to prices of the base."""
        ratio: Array = self.indices[:, 1] / self.indices[:, 0]
        return ratio

    @cached_property
    def correction(self) -> Array:
        """The three corrections together."""
        product: Array = self.corrections.prod(axis=1)
        return product

    @cached_property
    def uncorrected(self) -> Array:
        """Pounds by year in prices of the base before corrections, burdens negative."""
        full = np.where(np.isnan(self.amount), 1.0, self.amount) * self.uprating * self.sign
        by_year: Array = full[:, None] * self.shape
        return by_year

    @cached_property
    def yearly(self) -> Array:
        """The same with corrections."""
        by_year: Array = self.uncorrected * self.correction[:, None]
        return by_year

    @cached_property
    def present_by_year(self) -> Array:
        """The same, discounted."""
        by_year: Array = self.yearly * self.factors
        return by_year

    @cached_property
    def felt(self) -> list[float]:
        """How many full years each line is felt for, all years together."""
        totals: list[float] = self.shape.sum(axis=1).tolist()
        return totals

    @cached_property
    def present(self) -> list[float]:
        """Present value of each line."""
        totals: list[float] = self.present_by_year.sum(axis=1).tolist()
        return totals


def work_out(lines: Sequence[AnyLine], setting: Setting, numbers: Mapping[str, float]) -> Worked:
    """Work out valued lines together.

    Parameters
    ----------
    lines : sequence of CostLine or BenefitLine
        In any order; costs come first in the answer, each kind in its order.
    setting : Setting
    numbers : mapping of str to float
        Values of the assumptions; `setting.numbers` for the central ones.

    Raises
    ------
    MethodRefused
        An assumption is missing, negative or, for a share, above 1; deadweight in points exceeds the
        effect; nothing of a line falls within the years counted.
    """
    costs = [line for line in lines if isinstance(line, CostLine)]
    benefits = [line for line in lines if isinstance(line, BenefitLine)]
    ordered: tuple[AnyLine, ...] = (*costs, *benefits)
    _within(costs, benefits, setting)
    first, second = _costs(costs, setting, numbers), _benefits(benefits, setting, numbers)
    steps = [np.concatenate(pair) for pair in zip(first, second, strict=True)]
    indices = np.array([setting.indices_of(line) for line in ordered]).reshape(-1, 2)
    factors = _factors(ordered, setting)
    given, reached, net, amount, shape, corrections, sign = steps
    return Worked(ordered, given, indices, reached, net, amount, shape, corrections, sign, factors)


def _costs(lines: list[CostLine], setting: Setting, numbers: Mapping[str, float]) -> tuple[Array, ...]:
    """The steps of cost lines: given, reached, net, amount, shape, corrections, sign."""
    if not lines:
        return _nothing(setting)
    amount, bias, managed = read.columns(lines, read.COST_NUMBERS, numbers)
    years, blank, one = np.arange(setting.years), np.full(len(lines), np.nan), np.ones(len(lines))
    first = np.array([line.first_year for line in lines], dtype=int)[:, None]
    last = np.array([last_year_of_cost(line) for line in lines], dtype=int)[:, None]
    shape = ((years >= first) & (years <= last)).astype(np.float64)
    for row, line in enumerate(lines):
        if line.by_year:
            amount[row] = np.nan
            counted = line.by_year[: setting.years - line.first_year]
            shape[row, line.first_year : line.first_year + len(counted)] = counted
    grades = [_uplift(line, setting) for line in lines]
    corrections = np.column_stack([grades, one, 1 + bias * (1 - managed)])
    return amount, blank, blank, amount, shape, corrections, one


def _benefits(lines: list[BenefitLine], setting: Setting, numbers: Mapping[str, float]) -> tuple[Array, ...]:
    """The steps of benefit lines, in the same order."""
    if not lines:
        return _nothing(setting)
    (
        people, take_up, retention, impact, deadweight, displacement, attribution, units,
        unit_value, confidence, bias, drop_off,
    ) = read.columns(lines, read.BENEFIT_NUMBERS, numbers)  # fmt: skip
    for row in np.flatnonzero(np.isnan(unit_value)):
        if (taken := setting.unit_cost_of(lines[row])) is not None:
            unit_value[row] = taken.value
    reached = people * take_up * retention
    effect = _net_effect(lines, impact, deadweight)
    net = reached * effect * (1 - displacement) * attribution
    shape = additionality.profiles(
        setting.years, [line.lag for line in lines], [line.duration for line in lines], drop_off,
        [line.ramp for line in lines],
    )  # fmt: skip
    grades = [_uplift(line, setting) if line.burden else _cut(line, setting) for line in lines]
    corrections = np.column_stack([grades, confidence, 1 - bias])
    sign = np.array([-1.0 if line.burden else 1.0 for line in lines])
    return unit_value, reached, net, net * units * unit_value, shape, corrections, sign


def _nothing(setting: Setting) -> tuple[Array, ...]:
    """The steps of no line."""
    none, by_year, three = np.zeros(0), np.zeros((0, setting.years)), np.zeros((0, 3))
    return none, none, none, none, by_year, three, none


def _net_effect(lines: list[BenefitLine], impact: Array, deadweight: Array) -> Array:
    """Share of those reached for whom it works and would not have worked anyway."""
    points: npt.NDArray[np.bool_] = np.array(
        [line.deadweight_meaning == "points" for line in lines], dtype=bool
    )
    for row in np.flatnonzero(points & (deadweight > impact)):
        raise MethodRefused(
            f"Deadweight of {deadweight[row]:.4g} is more than the effect of {impact[row]:.4g} it is taken "
            "off",
            where=f"line {lines[row].title!r}, deadweight in points",
            remedy="Lower it, or give it as a share of the successes; record a loss as a burden",
        )
    share: Array = np.where(points, impact - deadweight, impact * (1 - deadweight))
    return share


def _uplift(line: AnyLine, setting: Setting) -> float:
    """What a cost or burden is multiplied by for its confidence grade."""
    return 1.0 if line.grade is None else 1 + setting.grades[line.grade].cost_uplift


def _cut(line: BenefitLine, setting: Setting) -> float:
    """What a benefit is multiplied by for its confidence grade."""
    return 1.0 if line.grade is None else 1 - setting.grades[line.grade].benefit_cut


def last_year_of_cost(line: CostLine) -> int:
    """The last year in which a cost line spends."""
    if line.by_year:
        return line.first_year + len(line.by_year) - 1
    return line.first_year if line.last_year is None else line.last_year


def _factors(lines: tuple[AnyLine, ...], setting: Setting) -> Array:
    """Discount factors of each line: one row for all where none has a schedule of its own."""
    if not any(line.schedule for line in lines):
        return np.broadcast_to(setting.factors[setting.frame.schedule], (len(lines), setting.years))
    return np.array([setting.factors_of(line) for line in lines]).reshape(-1, setting.years)


def _within(costs: list[CostLine], benefits: list[BenefitLine], setting: Setting) -> None:
    """Refuse a line of which no year is counted, or whose last year and amounts by year disagree."""
    starts = [
        *(("first year", x.first_year, x.title) for x in costs),
        *(("lag", x.lag, x.title) for x in benefits),
    ]
    for field, first, title in starts:
        if first >= setting.years:
            raise MethodRefused(
                f"The line starts in year {first}, after the last year counted, {setting.frame.last_year}",
                where=f"line {title!r}, {field} {first}",
                remedy="Start it earlier, let the frame run longer, or withdraw the line",
            )
    for line in costs:
        if line.by_year and line.last_year not in (None, last_year_of_cost(line)):
            raise MethodRefused(
                f"Its amounts by year end in year {last_year_of_cost(line)}, but its last year is "
                f"{line.last_year}",
                where=f"line {line.title!r}, last year {line.last_year}",
                remedy="Leave the last year blank, or give an amount for each year",
            )
