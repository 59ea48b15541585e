"""Measures that need more than an option's flows: whose money it is, a rate and a life, what one unit is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from innokit.businesscase.appraisal.outcome import Outcome, ratio
from innokit.businesscase.appraisal.payers import NOISE
from innokit.businesscase.lines.flows import Flow
from innokit.businesscase.lines.setting import Setting
from innokit.businesscase.lines.tables import Category
from innokit.maths import discounting
from innokit.records import BenefitLine, Case, Stakeholder

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


@dataclass(frozen=True, slots=True)
class PerOutcome:
    """What one unit of an outcome costs.

    Attributes
    ----------
    outcome : str
        As the lines name it.
    lines : tuple of Flow
        Those that name it.
    many : float
        Outcomes beyond business as usual, at full effect, each counted once.
    years : float
        The same, counted again for every year it is felt.
    cost : float
        Present value of extra costs, £.
    each, each_year : float or None
        Cost over `many` and over `years`; None where there is no more of the outcome, or it costs no more.
    """

    outcome: str
    lines: tuple[Flow, ...]
    many: float
    years: float
    cost: float

    @property
    def each(self) -> float | None:
        """Extra cost of one more."""
        return ratio(self.cost, self.many) if self.many > 0 and self.cost > 0 else None

    @property
    def each_year(self) -> float | None:
        """Extra cost of one more for one year."""
        return ratio(self.cost, self.years) if self.years > 0 and self.cost > 0 else None


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


def per_outcome(outcome: Outcome, beside: Iterable[Flow] = (), baseline: str = "") -> tuple[PerOutcome, ...]:
    """What one unit of each outcome named costs, in the order in which they are named.

    Parameters
    ----------
    outcome : Outcome
    beside : iterable of Flow
        Lines without a money value, of any option; those of this option and of business as usual count.
    baseline : str
        Id of business as usual.
    """
    named: dict[str, list[tuple[float, Flow]]] = {}
    own, wanted = outcome.option.id, (outcome.option.id, baseline)
    for flow in (*outcome.lines, *(flow for flow in beside if flow.line.option in wanted)):
        line = flow.line
        if type(line) is BenefitLine and (name := line.outcome.strip()):
            many = flow.of.many[flow.row]
            named.setdefault(name, []).append((many if line.option == own else -many, flow))
    cost = outcome.pv_costs if outcome.costs_more else 0.0
    return tuple(_one(name, counts, cost) for name, counts in named.items())


def _one(name: str, counts: list[tuple[float, Flow]], cost: float) -> PerOutcome:
    """One outcome, summed over the lines that name it."""
    many = math.fsum([count for count, _ in counts])
    years = math.fsum([count * flow.of.felt[flow.row] for count, flow in counts])
    return PerOutcome(name, tuple([flow for _, flow in counts]), many, years, cost)


def category(bcr: float | None, classes: Sequence[Category]) -> Category | None:
    """The value-for-money category of a ratio: on a boundary, the upper one; None without a ratio."""
    if bcr is None:
        return None
    return [row for row in classes if bcr >= row.at_least - NOISE][-1]
