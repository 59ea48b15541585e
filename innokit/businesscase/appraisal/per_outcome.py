"""What one unit of an outcome costs, its people being the same throughout or new every year."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from innokit.businesscase.appraisal.outcome import Outcome, ratio
from innokit.businesscase.lines.flows import Flow
from innokit.records import Assumption, BenefitLine, Case, Ref

Counting = Literal["the same", "new every year", "not said", "both"]
"""Whether the people of an outcome are the same in every year counted, or others in each.

A line's number of people stands for the same people throughout, unless it comes from an assumption whose
unit or title says "a year". A number typed in the line says neither, and is taken as the same people.
"""
YEARLY = re.compile(
    r"\b(?:a|per|each|every) (?:full )?year\b|/ ?(?:year|yr)\b|\b(?:yearly|annual(?:ly)?|per annum|p\.?a\b)",
    re.IGNORECASE,
)
_IN_YEARS = re.compile(r"\s*years?\b(?!.*\b(?:a|per|each) )", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PerOutcome:
    """What one unit of an outcome costs.

    Attributes
    ----------
    outcome : str
        As the lines name it.
    lines : tuple of Flow
        Those that name it.
    counting : Counting
        How the record counts its people.
    many : float or None
        Outcomes beyond business as usual, each person once: the same people at full effect, or those of every
        year, as they build up and fade. None where some lines count the same people and others new ones.
    years : float or None
        The years of outcome: the same people again in every year it is felt; of new people, their number by
        the years each feels it. None where the record does not say how long that is.
    cost : float
        Present value of extra costs, £.
    each, each_year : float or None
        Cost over `many` and over `years`; None where there is no more of the outcome, or it costs no more.
    """

    outcome: str
    lines: tuple[Flow, ...]
    counting: Counting
    many: float | None
    years: float | None
    cost: float

    @property
    def each(self) -> float | None:
        """Extra cost of one more."""
        return self._over(self.many)

    @property
    def each_year(self) -> float | None:
        """Extra cost of one more for one year."""
        return self._over(self.years)

    def _over(self, many: float | None) -> float | None:
        """The cost over a number of outcomes, where both are above nothing."""
        return ratio(self.cost, many) if many is not None and many > 0 and self.cost > 0 else None


def per_outcome(
    outcome: Outcome, case: Case, beside: Iterable[Flow] = (), baseline: str = ""
) -> tuple[PerOutcome, ...]:
    """What one unit of each outcome named costs, in the order in which they are named.

    Parameters
    ----------
    outcome : Outcome
    case : Case
        Whose assumptions say in which units people are counted.
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
    return tuple(_one(name, counts, cost, case) for name, counts in named.items())


def _one(name: str, counts: list[tuple[float, Flow]], cost: float, case: Case) -> PerOutcome:
    """One outcome, summed over the lines that name it."""
    flows = tuple(flow for _, flow in counts)
    found: set[Counting] = {_counting(flow, case) for flow in flows}
    once = math.fsum(count for count, _ in counts)
    felt = [count * flow.of.felt[flow.row] for count, flow in counts]
    if "new every year" not in found:
        counting: Counting = "not said" if "not said" in found else "the same"
        return PerOutcome(name, flows, counting, once, math.fsum(felt), cost)
    if len(found) > 1:
        return PerOutcome(name, flows, "both", None, None, cost)
    lasting = [_years_each(flow, case) for flow in flows]
    known = [years for years in lasting if years is not None]
    years = math.fsum(map(math.prod, zip(felt, known, strict=True))) if len(known) == len(felt) else None
    return PerOutcome(name, flows, "new every year", math.fsum(felt), years, cost)


def _counting(flow: Flow, case: Case) -> Counting:
    """How a line counts its people, by the unit and title of the assumption that holds their number."""
    held = _held(flow, "people", case)
    if held is None:
        return "not said"
    if YEARLY.search(held.unit) or YEARLY.search(held.title):
        return "new every year"
    return "the same" if held.unit.strip() else "not said"


def _years_each(flow: Flow, case: Case) -> float | None:
    """How many years each person feels an outcome: the line's units, where these are said to be years."""
    held = _held(flow, "units", case)
    return held.value if held is not None and _IN_YEARS.match(held.unit) else None


def _held(flow: Flow, field: str, case: Case) -> Assumption | None:
    """The assumption that holds a number of a line; None where the number is typed in the line."""
    given = getattr(flow.line, field)
    held = case.by_id.get(given.assumption) if isinstance(given, Ref) else None
    return held if isinstance(held, Assumption) else None
