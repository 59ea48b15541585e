"""From the lines of a case to pounds by year; pure, so that any analysis can work a line out again.

Order of a cost line: amount, optimism bias after what is managed, prices of the base, years. Order of a
benefit line: people reached, net effect, unit value in prices of the base, corrections, years. Every number
may stand in an assumption.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from innokit.businesscase.setting import AnyLine, Array, Setting
from innokit.errors import MethodRefused
from innokit.maths import additionality, discounting, optimism, prices
from innokit.records import BenefitLine, CostLine, Ref, Share, number


@dataclass(frozen=True, eq=False)
class Flow:
    """One line worked out.

    Attributes
    ----------
    line : CostLine or BenefitLine
    amount : float or None
        In a full year, in the line's own prices, before correction for bias; None where amounts differ by
        year. At least 0.
    uprating, bias : float
        What it is multiplied by for prices, and for optimism bias or confidence.
    yearly : ndarray, shape (years,)
        £ in prices of the base: a cost is positive, a benefit positive, a burden negative.
    present_by_year : ndarray, shape (years,)
        The same, discounted.
    present : float
        Present value: the sum of those.
    """

    line: AnyLine
    amount: float | None
    uprating: float
    bias: float
    yearly: Array
    present_by_year: Array
    present: float

    @property
    def is_cost(self) -> bool:
        """Whether it is a cost line; otherwise a benefit or a burden."""
        return isinstance(self.line, CostLine)

    @property
    def counted(self) -> bool:
        """Whether it enters social value; transfers do not."""
        return not self.line.transfer

    @property
    def full_year(self) -> float:
        """Its value in a full year, in prices of the base; the highest year where amounts differ by year."""
        if self.amount is None:
            return float(self.yearly.max())
        sign = -1 if isinstance(self.line, BenefitLine) and self.line.burden else 1
        return sign * self.amount * self.bias * self.uprating

    @property
    def shares(self) -> Mapping[str, float]:
        """Who pays or gains what share of it."""
        return self.line.payer if isinstance(self.line, CostLine) else self.line.gainer


def valued(line: AnyLine) -> bool:
    """Whether a line has an amount of money; otherwise it stands in words."""
    return isinstance(line, CostLine) or line.unit_value is not None


def assumptions_of(line: AnyLine) -> tuple[str, ...]:
    """Ids of the assumptions whose numbers a line uses."""
    values = (getattr(line, field) for field in type(line).model_fields)
    return tuple(dict.fromkeys(value.assumption for value in values if isinstance(value, Ref)))


def flow(line: AnyLine, setting: Setting, numbers: Mapping[str, float]) -> Flow:
    """Work out a valued line.

    Parameters
    ----------
    line : CostLine or BenefitLine
    setting : Setting
    numbers : mapping of str to float
        Values of the assumptions; `setting.numbers` for the central ones.

    Raises
    ------
    MethodRefused
        An assumption is missing, negative or, for a share, above 1; deadweight in points exceeds the
        effect; nothing of the line falls within the years counted.
    """
    _within(line, setting)
    index_from, index_to = setting.indices_of(line)
    if isinstance(line, CostLine):
        by_year, amount, bias = _cost(line, setting.years, numbers)
    else:
        by_year, amount, bias = _benefit(line, setting.years, numbers)
    yearly = prices.rebase(by_year, index_from, index_to)
    factors = setting.factors_of(line)
    present = discounting.present_value(yearly, factors)
    return Flow(line, amount, index_to / index_from, bias, yearly, yearly * factors, present)


def _cost(line: CostLine, years: int, numbers: Mapping[str, float]) -> tuple[Array, float | None, float]:
    """Yearly cost in the line's own prices, its full amount, and the factor for optimism bias."""
    uplift = value(line, "optimism_bias", numbers)
    bias = 1 + optimism.applied(uplift, value(line, "managed_share", numbers))
    spent = np.zeros(max(years, _last_year(line) + 1))
    amount = None if line.by_year else value(line, "amount", numbers)
    spent[line.first_year : _last_year(line) + 1] = line.by_year if amount is None else amount
    return bias * spent[:years], amount, bias


def _benefit(line: BenefitLine, years: int, numbers: Mapping[str, float]) -> tuple[Array, float, float]:
    """Yearly benefit in the line's own prices, its full amount, and the factor for doubt."""

    def of(field: str) -> float:
        return value(line, field, numbers)

    reached = of("people") * of("take_up") * of("retention")
    gross = reached * _net_effect(line, numbers) * of("units") * of("unit_value")
    amount = additionality.net(gross, 0, of("displacement"), of("attribution"))
    bias = of("confidence") * (1 - of("optimism_bias"))
    shape = additionality.profile(years, line.lag, line.duration, of("drop_off"), line.ramp or None)
    return (-1 if line.burden else 1) * amount * bias * shape, amount, bias


def _net_effect(line: BenefitLine, numbers: Mapping[str, float]) -> float:
    """Share of people for whom it works and would not have worked anyway."""
    effect, deadweight = value(line, "impact", numbers), value(line, "deadweight", numbers)
    if line.deadweight_meaning != "points":
        return effect * (1 - deadweight)
    if deadweight > effect:
        raise MethodRefused(
            f"Deadweight of {deadweight:.4g} is more than the effect of {effect:.4g} it is taken off",
            where=f"line {line.title!r}, deadweight in points",
            remedy="Lower it, or give it as a share of the successes; record a loss as a burden",
        )
    return effect - deadweight


def value(line: AnyLine, field: str, numbers: Mapping[str, float]) -> float:
    """The number in a field, looked up where it stands in an assumption, within the field's limits."""
    given = getattr(line, field)
    if not isinstance(given, Ref):
        return float(given)
    info = type(line).model_fields[field]
    where = f"line {line.title!r}, {(info.title or field).lower()} ({field}), assumption {given.assumption}"
    if given.assumption not in numbers:
        raise MethodRefused(
            "The line names an assumption that is not in the case",
            where=where,
            remedy="Record the assumption, or give the number in the line",
        )
    found, top = number(given, dict(numbers)), 1.0 if info.annotation == Share else math.inf
    if not 0 <= found <= top:
        limits = "a share lies between 0 and 1" if top == 1 else "it is at least 0"
        raise MethodRefused(
            f"The assumption gives {found:.6g}, but {limits}",
            where=where,
            remedy="Correct the assumption, its low and its high value",
        )
    return found


def _last_year(line: CostLine) -> int:
    """The last year in which a cost line spends."""
    if line.by_year:
        return line.first_year + len(line.by_year) - 1
    return line.first_year if line.last_year is None else line.last_year


def last_year(line: AnyLine) -> int | None:
    """The last year in which a line is felt, within the years counted or beyond; None for no end."""
    if isinstance(line, CostLine):
        return _last_year(line)
    return None if line.duration is None else line.lag + line.duration - 1


def _within(line: AnyLine, setting: Setting) -> None:
    """Refuse a line of which no year is counted, or whose last year and amounts by year disagree."""
    first = line.first_year if isinstance(line, CostLine) else line.lag
    if first >= setting.years:
        raise MethodRefused(
            f"The line starts in year {first}, after the last year counted, {setting.frame.last_year}",
            where=f"line {line.title!r}, {'first year' if isinstance(line, CostLine) else 'lag'} {first}",
            remedy="Start it earlier, let the frame run longer, or withdraw the line",
        )
    if isinstance(line, CostLine) and line.by_year and line.last_year not in (None, _last_year(line)):
        raise MethodRefused(
            f"Its amounts by year end in year {_last_year(line)}, but its last year is {line.last_year}",
            where=f"line {line.title!r}, last year {line.last_year}",
            remedy="Leave the last year blank, or give an amount for each year",
        )
