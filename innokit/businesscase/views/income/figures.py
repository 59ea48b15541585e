"""The figures of weighted social value: each with its id, its exact value and the records behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from innokit import words
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.appraisal.payers import Part
from innokit.businesscase.appraisal.showing import money_in
from innokit.records import Stakeholder
from innokit.results import Figure

if TYPE_CHECKING:
    from innokit.businesscase.views.income.weighted import Weighted


@dataclass(frozen=True, eq=False)
class Figures:
    """Makes the figures of one weighted appraisal.

    Parameters
    ----------
    shown : Weighted
    """

    shown: Weighted

    def npsv(self, outcome: Outcome, text: str) -> Figure:
        """Weighted NPSV: ``weighted-npsv.<option>``."""
        label = f"NPSV of {outcome.option.title} weighted by household income, against business as usual"
        id, value = f"weighted-npsv.{outcome.option.id}", self.shown.npsv[outcome.option.id]
        return Figure(id, value, text, label, self._behind(outcome), "£")

    def change(self, outcome: Outcome, unit: str) -> Figure:
        """What the weights add: ``weighted-change.<option>``."""
        value = self.shown.npsv[outcome.option.id] - outcome.npsv
        label = f"What weighting by household income adds to the NPSV of {outcome.option.title}"
        id = f"weighted-change.{outcome.option.id}"
        return Figure(id, value, money_in(unit, value), label, self._behind(outcome), "£")

    def weight(self, one: Stakeholder) -> Figure:
        """The weight of one stakeholder: ``weight.<stakeholder>``."""
        value, label = self.shown.weights[one.id], f"What a pound to {one.title} weighs"
        records = (one.id, self.shown.appraisal.setting.frame.id)
        return Figure(f"weight.{one.id}", value, words.number(value, 3), label, records)

    def net(self, outcome: Outcome, part: Part, unit: str) -> Figure:
        """What one stakeholder is left with, weighted: ``weighted-net.<option>.<stakeholder>``."""
        who, option = part.stakeholder, outcome.option
        value = self.shown.weights[who] * part.net
        label = f"What {self.shown.case.name(who)} gains less pays under {option.title}, weighted by income"
        flows = [flow for flow in outcome.lines if who in flow.shares]
        records = self.shown.appraisal.make.behind(flows, who)
        return Figure(f"weighted-net.{option.id}.{who}", value, money_in(unit, value), label, records, "£")

    def _behind(self, outcome: Outcome) -> tuple[str, ...]:
        """Ids of the lines of an option and of the stakeholders whose incomes weigh."""
        people = (part.stakeholder for part in outcome.parts)
        return self.shown.appraisal.make.behind(outcome.lines, *people)
