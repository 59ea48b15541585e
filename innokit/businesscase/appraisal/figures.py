"""The figures of an appraisal: each with its id, its exact pounds and the records behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from innokit import words
from innokit.businesscase.appraisal import showing
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.appraisal.payers import Part
from innokit.businesscase.lines.flows import Flow, assumptions_of
from innokit.businesscase.lines.setting import Setting, year_name
from innokit.records import Case, Option
from innokit.results import Figure

AGAINST = "against business as usual"


@dataclass(frozen=True, eq=False)
class Figures:
    """Makes the figures of one appraisal.

    Parameters
    ----------
    case : Case
    setting : Setting
    """

    case: Case
    setting: Setting
    _behind: dict[tuple[Flow, ...], tuple[str, ...]] = field(default_factory=dict, init=False, repr=False)

    def behind(self, flows: Iterable[Flow], *more: str) -> tuple[str, ...]:
        """Ids of lines, of the assumptions they use, of the frame, and of more."""
        among = tuple(flows)
        if among not in self._behind:
            lines = [flow.line for flow in among]
            used = [id for line in lines for id in assumptions_of(line)]
            ids = [*(line.id for line in lines), *used, self.setting.frame.id]
            self._behind[among] = tuple(dict.fromkeys(ids))
        found = self._behind[among]
        return (*found, *(id for id in more if id not in found)) if more else found

    def npsv(self, outcome: Outcome, text: str) -> Figure:
        """Net present social value."""
        label = f"NPSV of {outcome.option.title} {AGAINST}"
        return self.money(f"npsv.{outcome.option.id}", outcome.npsv, text, label, outcome.lines)

    def pv_costs(self, outcome: Outcome, text: str) -> Figure:
        """Present value of extra costs."""
        label = f"Present value of the costs of {outcome.option.title} {AGAINST}"
        return self.money(f"pv-costs.{outcome.option.id}", outcome.pv_costs, text, label, _costs(outcome))

    def pv_benefits(self, outcome: Outcome, text: str) -> Figure:
        """Present value of extra benefits, net of burdens."""
        label = f"Present value of the benefits, net of burdens, of {outcome.option.title} {AGAINST}"
        id = f"pv-benefits.{outcome.option.id}"
        return self.money(id, outcome.pv_benefits, text, label, _benefits(outcome))

    def bcr(self, outcome: Outcome) -> Figure:
        """Benefit-cost ratio."""
        label = f"BCR of {outcome.option.title}: present value of its benefits over that of its extra costs"
        text, records = showing.bcr_text(outcome), self.behind(outcome.lines)
        return Figure(
            f"bcr.{outcome.option.id}", outcome.bcr, text, label, records, "£ of benefit for each £ of cost"
        )

    def payback(self, outcome: Outcome) -> Figure:
        """Payback."""
        label = f"Payback of {outcome.option.title}, undiscounted"
        text, records = showing.payback_text(outcome), self.behind(outcome.lines)
        return Figure(f"payback.{outcome.option.id}", outcome.payback, text, label, records, "years")

    def irr(self, outcome: Outcome) -> Figure:
        """Rate of return."""
        label = f"Internal rate of return of {outcome.option.title}, a fraction a year"
        text, records = showing.irr_text(outcome), self.behind(outcome.lines)
        return Figure(f"irr.{outcome.option.id}", outcome.irr.rate, text, label, records, "a year")

    def own_costs(self, baseline: Option, flows: Iterable[Flow], value: float) -> Figure:
        """What business as usual costs by itself."""
        label, text = f"Present value of the costs of {baseline.title} itself", words.sum_of_money(value)
        return self.money(f"pv-costs.{baseline.id}", value, text, label, [f for f in flows if f.is_cost])

    def in_year(self, outcome: Outcome, year: int, unit: str) -> list[Figure]:
        """Costs, benefits, net flow, factor, present value and running total of one year."""
        lines = {"cost": _costs(outcome), "benefit": _benefits(outcome)}
        cells = [
            self._year_money(kind, outcome, year, value, unit, lines.get(kind, list(outcome.lines)))
            for kind, value in (
                ("cost", outcome.costs[year]),
                ("benefit", outcome.benefits[year]),
                ("net", outcome.net[year]),
                ("pv", outcome.present_by_year[year]),
                ("cumulative", outcome.cumulative[year]),
            )
        ]
        return [*cells[:3], self.factor(year), *cells[3:]]

    def factor(self, year: int) -> Figure:
        """Discount factor of a year by the frame's schedule."""
        frame = self.setting.frame
        found = float(self.setting.factors[frame.schedule][year])
        label = f"Discount factor, {year_name(frame, year).lower()}"
        return Figure(f"factor.y{year}", found, words.number(found, 4), label, (frame.id,))

    def part(self, outcome: Outcome, part: Part, unit: str) -> list[Figure]:
        """What one stakeholder pays, gains and is left with, and when it has back what it pays."""
        flows = [flow for flow in outcome.lines if part.stakeholder in flow.shares]
        sides = {"paid": [f for f in flows if f.is_cost], "gained": [f for f in flows if not f.is_cost]}
        name, under = self.case.name(part.stakeholder), f"under {outcome.option.title}, {AGAINST}"
        cells = []
        for kind, words_for, value in (
            ("paid", "pays", part.paid),
            ("gained", "gains", part.gained),
            ("net-gain", "gains less what it pays", part.net),
        ):
            id, label = f"{kind}.{outcome.option.id}.{part.stakeholder}", f"What {name} {words_for} {under}"
            text, among = showing.money_in(unit, value), sides.get(kind, flows)
            cells.append(self.money(id, value, text, label, among, part.stakeholder))
        return [*cells, self._payback_of(outcome, part, flows)]

    def _payback_of(self, outcome: Outcome, part: Part, flows: list[Flow]) -> Figure:
        """When one stakeholder has back what it pays."""
        found, option = part.payback, outcome.option
        label = f"Payback of {option.title} to {self.case.name(part.stakeholder)} alone, undiscounted"
        text, records = showing.time_text(found, part.net_by_year), self.behind(flows, part.stakeholder)
        return Figure(f"payback-of.{option.id}.{part.stakeholder}", found, text, label, records, "years")

    def line(self, flow: Flow, unit: str) -> list[Figure]:
        """Factor for prices, factor for bias, value in a full year, and present value of a line."""
        id, title, records = flow.line.id, flow.line.title, self.behind([flow])
        which = "highest" if flow.amount is None else "full"
        worth = f"{title}: value in its {which} year, in prices of the base"
        return [
            Figure(
                f"uprating.{id}",
                flow.uprating,
                words.number(flow.uprating, 4),
                f"{title}: factor for prices",
                records,
            ),
            Figure(
                f"bias.{id}",
                flow.bias,
                words.number(flow.bias, 4),
                f"{title}: factor for optimism bias",
                records,
            ),
            Figure(
                f"yearly.{id}", flow.full_year, showing.money_in(unit, flow.full_year), worth, records, "£"
            ),
            Figure(
                f"line.{id}",
                flow.present,
                showing.money_in(unit, flow.present),
                f"{title}: present value",
                records,
                "£",
            ),
        ]

    def _year_money(
        self, kind: str, outcome: Outcome, year: int, value: float, unit: str, flows: list[Flow]
    ) -> Figure:
        """One sum of one year."""
        names = {
            "cost": "Cost",
            "benefit": "Benefit",
            "net": "Net flow",
            "pv": "Present value",
            "cumulative": "Running total",
        }
        when = year_name(self.setting.frame, year).lower()
        label = f"{names[kind]} of {outcome.option.title}, {when}, {AGAINST}"
        id, text = f"{kind}.{outcome.option.id}.y{year}", showing.money_in(unit, float(value))
        return self.money(id, float(value), text, label, flows)

    def money(
        self, id: str, value: float, text: str, label: str, flows: Iterable[Flow], *more: str
    ) -> Figure:
        """A sum of money, exact in pounds whatever its text shows."""
        return Figure(id, float(value), text, label, self.behind(flows, *more), "£")


def _costs(outcome: Outcome) -> list[Flow]:
    """The cost lines of an outcome."""
    return [flow for flow in outcome.lines if flow.is_cost]


def _benefits(outcome: Outcome) -> list[Flow]:
    """The benefit and burden lines of an outcome."""
    return [flow for flow in outcome.lines if not flow.is_cost]
