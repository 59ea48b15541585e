"""Measures that need more than an option's flows: whose money it is, a rate and a life."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from innokit.businesscase.appraisal.outcome import Outcome, ratio
from innokit.businesscase.appraisal.payers import NOISE
from innokit.businesscase.lines.setting import Setting
from innokit.businesscase.lines.tables import Category
from innokit.maths import discounting
from innokit.records import Case, Stakeholder

PUBLIC = ("council", "public agency")
"""Sectors whose money is the public budget."""


class Annual(NamedTuple):
    """A yearly cost worth the same as a present value, with the rates and years it was found by."""

    value: float | None
    rates: tuple[float, ...]
    years: int


class Ratio(NamedTuple):
    """A ratio with what it is made of; None where there is nothing to divide by."""

    value: float | None
    above: float
    below: float


def annual_cost(outcome: Outcome, setting: Setting) -> Annual:
    """Equivalent annual cost: the same sum at each year-end that is worth the present value of extra costs.

    ``PV * r / (1 - (1 + r) ** -n)`` over the option's life, or the years counted where it has none; where the
    rate falls within those years, PV over the sum of the schedule's own factors, which is the same where it
    does not (NIGEAE, appendix 4, A4.9-A4.10).
    """
    years = outcome.option.life or setting.frame.last_year
    bands = setting.bands[setting.frame.schedule]
    if years < 1:
        return Annual(None, (), 0)
    starts = (0.0, *(last for last, _ in bands))
    rates = tuple(rate for (_, rate), start in zip(bands, starts, strict=False) if start < years)
    if len(rates) == 1:
        found = discounting.equivalent_annual_cost(outcome.pv_costs, rates[0], years)
    else:
        found = outcome.pv_costs / float(discounting.factors(range(1, years + 1), bands).sum())
    return Annual(found, rates, years)


def public_ratio(outcome: Outcome, case: Case) -> Ratio:
    """Benefits, less costs that fall on others, over extra costs that fall on the public budget."""
    public = {s.id for s in case.of(Stakeholder) if s.sector in PUBLIC}
    paid = math.fsum(part.paid for part in outcome.parts if part.stakeholder in public)
    others = math.fsum(part.paid for part in outcome.parts if part.stakeholder not in public)
    above, least = outcome.pv_benefits - others, NOISE * math.fsum(abs(part.paid) for part in outcome.parts)
    return Ratio(ratio(above, paid) if paid > least else None, above, paid)


def category(bcr: float | None, classes: Sequence[Category]) -> Category | None:
    """The value-for-money category of a ratio: on a boundary, the upper one; None without a ratio."""
    if bcr is None:
        return None
    return [row for row in classes if bcr >= row.at_least - NOISE][-1]
