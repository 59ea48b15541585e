"""The figures of the council's cash: each with its id, its exact pounds and the records behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from innokit import words
from innokit.businesscase.appraisal import showing
from innokit.businesscase.lines.setting import year_name
from innokit.businesscase.views.cash.budget import MEASURES, Budget
from innokit.businesscase.views.cash.entries import CashLine, Why
from innokit.businesscase.views.cash.funding import Financed
from innokit.records import Inflation
from innokit.results import Figure

if TYPE_CHECKING:
    from innokit.businesscase.views.cash.council import CouncilCash

BESIDE = "in the council's cash, beside business as usual"


@dataclass(frozen=True, eq=False)
class Figures:
    """Makes the figures of one view of the council's cash.

    Parameters
    ----------
    shown : CouncilCash
    """

    shown: CouncilCash
    _known: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict, init=False)

    def in_year(self, budget: Budget, measure: str, year: int, unit: str) -> Figure:
        """One measure in one year: ``cash-<measure>.<option>.y<year>``."""
        value = float(budget.by_year[measure][year])
        id = f"cash-{measure}.{budget.option.id}.y{year}"
        label = f"{MEASURES[measure]} under {budget.option.title}, {self._when(year)}, {BESIDE}"
        return Figure(id, value, showing.money_in(unit, value), label, self._of(budget, measure), "£")

    def total(self, budget: Budget, measure: str, text: str) -> Figure:
        """One measure over all years: ``cash-total-<measure>.<option>``."""
        value, last = budget.total(measure), self.shown.setting.frame.last_year
        id = f"cash-total-{measure}.{budget.option.id}"
        over = f"after year {last}" if measure.startswith("running") else f"over years 0 to {last}"
        label = f"{MEASURES[measure]} under {budget.option.title}, {over}, {BESIDE}"
        return Figure(id, value, text, label, self._of(budget, measure), "£")

    def peak(self, budget: Budget, text: str, before: bool = False) -> Figure:
        """Peak funding need: ``cash-peak.<option>``; before any funding, ``cash-peak-before.<option>``."""
        value, year = budget.peak_before if before else budget.peak
        id = f"cash-peak{'-before' if before else ''}.{budget.option.id}"
        measure = "running-before" if before else "running"
        when = "never in need" if year is None else self._when(year)
        of = "before any funding" if before else "after the funding recorded"
        label = f"Peak funding need of {budget.option.title} {of}, {when}"
        return Figure(id, value, text, label, self._of(budget, measure), "£")

    def owed(self, budget: Budget, text: str) -> Figure:
        """What is still owed after the last year: ``cash-owed.<option>``."""
        label = f"Still owed on borrowing for {budget.option.title} after the last year counted"
        found = budget.funding_of("repaid")
        return self._money(f"cash-owed.{budget.option.id}", budget.owed, text, label, (), found)

    def corrections(self, budget: Budget, text: str) -> Figure:
        """What corrections for doubt add to costs: ``cash-corrections.<option>``."""
        label = f"What optimism bias and grades add to costs of {budget.option.title}, all years, {BESIDE}"
        lines = [line for line in budget.lines if line.flow.is_cost and line.corrections]
        return self._money(f"cash-corrections.{budget.option.id}", budget.corrections, text, label, lines, ())

    def ledger(
        self, budget: Budget, place: int, name: str, cost: bool, year: int | None, unit: str
    ) -> Figure:
        """One budget line in a year, or over all years: ``cash-ledger-costs.<option>.b<line>.y<year>``."""
        by_year, what = budget.ledger(name, cost), "costs" if cost else "savings"
        value = float(by_year.sum() if year is None else by_year[year])
        end, when = ("all", "all years") if year is None else (f"y{year}", self._when(year))
        id = f"cash-ledger-{what}.{budget.option.id}.b{place}.{end}"
        on = f"on budget line {name}" if name else "on no budget line named"
        says = "Costs" if cost else "Cashable savings and income"
        label = f"{says} {on} under {budget.option.title}, {when}, {BESIDE}"
        chosen = [x for x in budget.lines if x.flow.is_cost == cost and x.flow.line.budget_line == name]
        return self._money(id, value, showing.money_in(unit, value), label, chosen, ())

    def line(self, line: CashLine, text: str) -> Figure:
        """What of one line counts over all years, by itself: ``cash-line.<line>``."""
        record, value = line.flow.line, float(line.counted.sum())
        label = f"{record.title}: the council's cash over all years, by itself"
        return self._money(f"cash-line.{record.id}", value, text, label, [line], ())

    def left_out(self, line: CashLine, why: Why, text: str) -> Figure:
        """What of one line is not in the council's cash: ``cash-left-out-<why>.<line>``."""
        record, value = line.flow.line, float(line.left_out[why].sum())
        label = f"{record.title}: not in the council's cash over all years ({why})"
        id = f"cash-left-out-{why.replace(' ', '-')}.{record.id}"
        return self._money(id, value, text, label, [line], ())

    def left_total(self, budget: Budget, why: Why, cost: bool, text: str) -> Figure:
        """What one option leaves out for one reason: ``cash-left-total-<side>-<why>.<option>``."""
        side = "costs" if cost else "benefits"
        id = f"cash-left-total-{side}-{why.replace(' ', '-')}.{budget.option.id}"
        label = f"{side.capitalize()} of {budget.option.title} not in the council's cash ({why}), all years"
        value, lines = budget.left_out(why, cost), budget.left_of(why, cost)
        return self._money(id, value, text, label, lines, ())

    def index(self, inflation: Inflation, year: int) -> Figure:
        """What a pound of the price base is in a year: ``inflation.<inflation>.y<year>``."""
        value = float(self.shown.indices.by_id[inflation.id][year])
        base = self.shown.setting.price_base
        label = f"{inflation.title}: £1 in {base} prices, in the money of {self._when(year)}"
        records = (inflation.id, self.shown.setting.frame.id)
        return Figure(f"inflation.{inflation.id}.y{year}", value, words.number(value, 4), label, records)

    def _when(self, year: int) -> str:
        """Name a budget year within a label."""
        return year_name(self.shown.setting.frame, year).lower()

    def _of(self, budget: Budget, measure: str) -> tuple[str, ...]:
        """The records behind a measure, looked up once for all its years."""
        key = (budget.option.id, measure)
        if key not in self._known:
            self._known[key] = self._behind(budget.lines_of(measure), budget.funding_of(measure))
        return self._known[key]

    def _money(
        self,
        id: str,
        value: float,
        text: str,
        label: str,
        lines: Sequence[CashLine],
        found: Sequence[Financed],
    ) -> Figure:
        """A sum of money, with the lines, funding, inflation and councils behind it."""
        return Figure(id, value, text, label, self._behind(lines, found), "£")

    def _behind(self, lines: Sequence[CashLine], found: Sequence[Financed]) -> tuple[str, ...]:
        """Ids of lines and funding, of the inflation and assumptions they use, and of the councils."""
        more = [*(line.inflation for line in lines if line.inflation), *(f.record.id for f in found)]
        more += [id for f in found for id in f.assumptions]
        more += [council.id for council in self.shown.council] if lines else []
        return self.shown.appraisal.make.behind([line.flow for line in lines], *more)
