"""The chain: every step from what is recorded of a line to its present value, each a table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit import words
from innokit.businesscase.appraisal import steps, steps_by_year
from innokit.businesscase.appraisal.appraise import METHOD, Appraisal, appraise
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.appraisal.showing import money_in
from innokit.businesscase.lines.chain import deadweight_sentence, kind_of
from innokit.businesscase.lines.flows import Flow, value
from innokit.records import BenefitLine, Case
from innokit.results import Figure, Made, Result, Sentence, Sheet
from innokit.words import sum_of_money


@dataclass(frozen=True, eq=False)
class Chain(Result):
    """Every line, step by step: prices, reach, net effect, value, time, corrections, increment, discounting.

    Parameters
    ----------
    case : Case
    appraisal : Appraisal
        Whose lines they are; the last table ends in its NPSV.
    """

    title: ClassVar[str] = "Chain"
    unfolded: ClassVar[int | None] = 1
    case: Case
    appraisal: Appraisal

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(METHOD, self.appraisal.setting.editions)

    @cached_property
    def benefits(self) -> tuple[tuple[Flow, BenefitLine], ...]:
        """Lines that reach people: benefits and burdens, those that only name an outcome among them."""
        found = (*self.appraisal.flows, *self.appraisal.beside)
        return tuple((flow, flow.line) for flow in found if isinstance(flow.line, BenefitLine))

    @cached_property
    def agencies(self) -> tuple[str, ...]:
        """Everybody who pays or gains by some line, in the order first named."""
        return tuple(dict.fromkeys(id for flow in self.appraisal.flows for id in flow.shares))

    def full_year(self, flow: Flow) -> float:
        """Value of a line in a full year, in prices of the base, before time and corrections."""
        if flow.amount is None:
            return float(flow.uncorrected.max())
        return flow.amount * flow.uprating * float(flow.of.sign[flow.row])

    @cached_property
    def by_kind(self) -> dict[tuple[str, str], dict[str, float]]:
        """Sums of `full_year` by option and kind: of each agency by its id, and of all under a blank."""
        sums: dict[tuple[str, str], dict[str, float]] = {}
        for flow in self.appraisal.flows:
            if flow.counted:
                worth = self.full_year(flow)
                parts = sums.setdefault((flow.line.option, kind_of(flow.line)), {})
                for id, share in (("", 1.0), *flow.shares.items()):
                    parts[id] = parts.get(id, 0.0) + share * worth
        return sums

    def sentences(self) -> tuple[Sentence, ...]:
        """What the chain rests on: how deadweight is meant, what is corrected, and what is unconfirmed."""
        many = words.count(len(self.appraisal.flows), "line")
        said: list[Sentence] = [
            (f"{many[0].upper()}{many[1:]}, worked out in eight steps, each a table below.",)
        ]
        return tuple(said + self._deadweights() + self._unit_costs() + self._corrected())

    def sheets(self) -> tuple[Sheet, ...]:
        """The steps, in the order in which they are worked out."""
        return (
            steps.uprating(self),
            steps.reach(self),
            steps.net_effect(self),
            steps.values(self),
            steps.kinds(self),
            steps_by_year.times(self),
            steps_by_year.corrections(self),
            steps_by_year.increment(self),
            steps_by_year.discounting(self),
            steps_by_year.factors(self),
        )

    def cell(
        self,
        measure: str,
        flow: Flow,
        number: float | None,
        text: str,
        label: str,
        unit: str = "",
        more: str = "",
    ) -> Figure:
        """One figure of one line."""
        id = f"{measure}.{flow.line.id}{f'.{more}' if more else ''}"
        records = self.appraisal.make.behind((flow,))
        return Figure(id, number, text, f"{flow.line.title}: {label}", records, unit)

    def total(self, measure: str, outcome: Outcome, number: float, unit: str, label: str) -> Figure:
        """One sum of one option."""
        what = f"{outcome.option.title}: {label}"
        return self.appraisal.make.money(
            f"{measure}.{outcome.option.id}", number, money_in(unit, number), what, outcome.lines
        )

    def kind_cell(self, option: str, kind: str, agency: str, number: float, text: str) -> Figure:
        """One sum of one kind of value under an option, of one agency or of all."""
        flows = [
            f for f in self._own(option) if kind_of(f.line) == kind and (not agency or agency in f.shares)
        ]
        id = f"kind.{option}.{_slug(kind)}{f'.{agency}' if agency else ''}"
        whose = f", part of {self.case.name(agency)}" if agency else ""
        label = f"{self.case.name(option)}: {kind} in a full year{whose}"
        return self.appraisal.make.money(id, number, text, label, flows, *([agency] if agency else []))

    def factor_cell(self, schedule: str, year: int) -> Figure:
        """The discount factor of one year by one schedule."""
        setting = self.appraisal.setting
        if schedule == setting.frame.schedule:
            return self.appraisal.make.factor(year)
        found = float(setting.factors[schedule][year])
        label = f"Discount factor of the {schedule} schedule, year {year}"
        return Figure(
            f"factor.{_slug(schedule)}.y{year}", found, words.number(found, 4), label, (setting.frame.id,)
        )

    def _own(self, option: str) -> Iterable[Flow]:
        """Lines of an option that count in social value."""
        return self.appraisal.own_flows(option)

    def _deadweights(self) -> list[Sentence]:
        """What deadweight means in each line that has any."""
        numbers = self.appraisal.setting.numbers
        return [
            (f"{line.title}: {deadweight_sentence(line, numbers)}",)
            for _, line in self.benefits
            if value(line, "deadweight", numbers)
        ]

    def _unit_costs(self) -> list[Sentence]:
        """Which lines take their value from the table of unit costs."""
        taken = [f.line.title for f in self.appraisal.flows if self.appraisal.setting.unit_cost_of(f.line)]
        return [(f"Valued from the table of unit costs: {words.a_list(taken)}.",)] if taken else []

    def _corrected(self) -> list[Sentence]:
        """What corrections for doubt do to each option, and whether their percentages are confirmed."""
        moved = [flow for flow in self.appraisal.flows if flow.bias != 1]
        if not moved:
            return [("No line is corrected for doubt.",)]
        said: list[Sentence] = []
        for outcome in self.appraisal.outcomes:
            own = set(outcome.own)
            before = sum(
                f.present_uncorrected * (-1 if f.is_cost else 1) * (1 if f in own else -1)
                for f in outcome.lines
            )
            text = sum_of_money(before)
            label = f"NPSV of {outcome.option.title} before corrections for doubt"
            figure = self.appraisal.make.money(
                f"npsv-uncorrected.{outcome.option.id}", before, text, label, outcome.lines
            )
            after = self.appraisal.make.npsv(outcome, sum_of_money(outcome.npsv))
            said.append(
                (
                    f"Corrections for doubt take the NPSV of {outcome.option.title} from ",
                    figure,
                    " to ",
                    after,
                    ".",
                )
            )
        if any(row.status == "unconfirmed" for row in self.appraisal.setting.grades.values()):
            said.append(("The percentages of the confidence grades are unconfirmed.",))
        return said


def chain(case: Case) -> Chain:
    """Show every step from what is recorded of each line to the net present social value.

    Parameters
    ----------
    case : Case
        As for `appraise`.

    Returns
    -------
    Chain
        Its sheets are the steps, a row a line: ``uprating``, ``reach``, ``net-effect``, ``value`` (and
        ``kinds``), ``time``, ``corrections``, ``increment``, ``discount`` (and ``factors``).

    Raises
    ------
    MethodRefused
        As `appraise`.
    """
    return Chain(case, appraise(case))


def _slug(text: str) -> str:
    """A text as it may stand in a figure's id."""
    return re.sub(r"\W+", "-", text).strip("-")
