"""Every line at once, from what is recorded to pounds by year, with each step of the way kept.

Order of a cost line: amount, years, prices of the base, corrections. Order of a benefit line: people reached,
net effect, value in prices of the base, years, corrections. Each step is one array over the lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np

from innokit.businesscase.lines import numbers as read
from innokit.businesscase.lines.refusals import within_the_years
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
    costs : int
        How many of them are costs; these come first.
    indices : ndarray, shape (lines, 2)
        Price index of the line's price year, and of the price base.
    given : ndarray, shape (lines,)
        Value of one unit, or yearly amount, in the line's own prices; NaN where a cost differs by year.
    reached : ndarray, shape (lines,)
        People x take-up x retention; NaN for a cost.
    net : ndarray, shape (lines,)
        Those for whom it works who would not have succeeded anyway, not displaced, credited to it; NaN for a
        cost.
    amount : ndarray, shape (lines,)
        In a full year, in the line's own prices, before corrections; at least 0.
    sign : ndarray, shape (lines,)
        -1 for a burden, else 1.
    by_grade, by_share, by_bias : ndarray, shape (lines,)
        Factors for the confidence grade, the stated share and optimism bias.
    shape : ndarray, shape (lines, years)
        What a year is multiplied by for lag, ramp, duration and drop-off; for a cost that differs by year,
        the amounts themselves.
    factors : ndarray, shape (lines, years)
        Discount factors, each line's own.
    """

    lines: tuple[AnyLine, ...]
    costs: int
    indices: Array
    given: Array
    reached: Array
    net: Array
    amount: Array
    sign: Array
    by_grade: Array
    by_share: Array
    by_bias: Array
    shape: Array
    factors: Array

    @cached_property
    def uprating(self) -> Array:
        """Factor from a line's own prices to prices of the base."""
        ratio: Array = self.indices[:, 1] / self.indices[:, 0]
        return ratio

    @cached_property
    def correction(self) -> Array:
        """The three corrections together."""
        product: Array = self.by_grade * self.by_share * self.by_bias
        return product

    @property
    def uncorrected(self) -> Array:
        """Pounds by year in prices of the base before corrections, burdens negative."""
        by_year: Array = self._full[:, None] * self.shape
        return by_year

    @cached_property
    def yearly(self) -> Array:
        """The same with corrections."""
        by_year: Array = (self._full * self.correction)[:, None] * self.shape
        return by_year

    @property
    def _full(self) -> Array:
        """What `shape` is multiplied by, before corrections."""
        full: Array = np.where(np.isnan(self.amount), 1.0, self.amount) * self.uprating * self.sign
        return full

    @cached_property
    def present_by_year(self) -> Array:
        """The same, discounted."""
        by_year: Array = self.yearly * self.factors
        return by_year

    @cached_property
    def many(self) -> list[float]:
        """Outcomes of each line at full effect, each counted once, burdens negative; 0 for a cost."""
        counts: list[float] = (self.sign * np.where(np.isnan(self.net), 0.0, self.net)).tolist()
        return counts

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
    costs = [line for line in lines if type(line) is CostLine]  # a record's isinstance is slow to say no
    benefits = [line for line in lines if type(line) is BenefitLine]
    ordered: tuple[AnyLine, ...] = (*costs, *benefits)
    within_the_years(costs, benefits, setting)
    spent, spent_in = _costs(costs, setting, numbers)
    gained, gained_in = _benefits(benefits, setting, numbers)
    steps, shape = np.concatenate([spent, gained], axis=1), np.concatenate([spent_in, gained_in])
    indices = np.array([*chain.from_iterable(setting.indices_of(ordered))]).reshape(-1, 2)
    given, reached, net, amount, sign, by_grade, by_share, by_bias = steps
    return Worked(
        ordered, len(costs), indices, given, reached, net, amount, sign, by_grade, by_share, by_bias, shape,
        _factors(ordered, setting),
    )  # fmt: skip


def _costs(lines: list[CostLine], setting: Setting, numbers: Mapping[str, float]) -> tuple[Array, Array]:
    """The steps of cost lines, a row a step from `given` to `by_bias` as in `Worked`; and their shape."""
    if not lines:
        return _nothing(setting)
    amount, bias, managed = read.columns(lines, read.COST_NUMBERS, numbers)
    years, blank, one = np.arange(setting.years), np.full(len(lines), np.nan), np.ones(len(lines))
    first = np.array([line.first_year for line in lines])
    last = np.array([line.first_year if line.last_year is None else line.last_year for line in lines])
    shape = ((years >= first[:, None]) & (years <= last[:, None])).astype(np.float64)
    for row, line in enumerate(lines):
        if line.by_year:
            amount[row] = np.nan
            counted = line.by_year[: setting.years - line.first_year]
            shape[row, line.first_year : line.first_year + len(counted)] = counted
    grades = [_by_grade(line, setting, more=True) for line in lines] if setting.grades else one
    steps = [amount, blank, blank, amount, one, grades, one, 1 + bias * (1 - managed)]
    return np.array(steps), shape


def _benefits(
    lines: list[BenefitLine], setting: Setting, numbers: Mapping[str, float]
) -> tuple[Array, Array]:
    """The same of benefit lines."""
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
    sign, one = [-1.0 if line.burden else 1.0 for line in lines], np.ones(len(lines))
    grades = [_by_grade(line, setting, more=line.burden) for line in lines] if setting.grades else one
    amount = net * units * unit_value
    return np.array([unit_value, reached, net, amount, sign, grades, confidence, 1 - bias]), shape


def _nothing(setting: Setting) -> tuple[Array, Array]:
    """The steps and shape of no line."""
    return np.zeros((8, 0)), np.zeros((0, setting.years))


def _net_effect(lines: list[BenefitLine], impact: Array, deadweight: Array) -> Array:
    """Share of those reached for whom it works and would not have worked anyway."""
    share: Array = impact * (1 - deadweight)
    for row in [row for row, line in enumerate(lines) if line.deadweight_meaning == "points"]:
        share[row] = impact[row] - deadweight[row]
        if share[row] < 0:
            raise MethodRefused(
                f"Deadweight of {deadweight[row]:.4g} is more than the effect of {impact[row]:.4g} it is "
                "taken off",
                where=f"line {lines[row].title!r}, deadweight in points",
                remedy="Lower it, or give it as a share of the successes; record a loss as a burden",
            )
    return share


def _by_grade(line: AnyLine, setting: Setting, more: bool) -> float:
    """What a line is multiplied by for its confidence grade, to be more or less than before."""
    if line.grade is None:
        return 1.0
    grade = setting.grades[line.grade]
    return 1 + grade.cost_uplift if more else 1 - grade.benefit_cut


def _factors(lines: tuple[AnyLine, ...], setting: Setting) -> Array:
    """Discount factors of each line: one row for all where none has a schedule of its own."""
    if {line.schedule for line in lines} <= {""}:
        return np.full((len(lines), setting.years), setting.factors[setting.frame.schedule])
    return np.array([setting.factors_of(line) for line in lines]).reshape(-1, setting.years)
