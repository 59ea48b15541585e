"""Forecast against actual, and what the options are worth with what is known now."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.businesscase.appraisal.appraise import Appraisal, appraise
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.decision import measured_rows
from innokit.businesscase.decision.actuals import Measured, measured, with_actuals, with_assumptions
from innokit.businesscase.decision.saying import BLANK, or_why
from innokit.businesscase.lines.flows import assumptions_of
from innokit.errors import MethodRefused
from innokit.records import Actual, Assumption, Case, SuccessCriterion
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import a_list, count, sum_of_money

METHOD = (
    "The case appraised again with what was measured in place of what was forecast: the measured value of an "
    "assumption replaces its value wherever it is used; the measured amount of a line in a year, in prices "
    "of the base, replaces that year's flow with all its corrections; all other years stay forecast"
)


@dataclass(frozen=True, eq=False)
class Outturn(Result):
    """What was measured beside what was forecast, and the net present social value revised by it.

    Parameters
    ----------
    case : Case
    found : Measured
    forecast, revised : Appraisal or str
        Before and with what was measured; or why there is none.
    learnt : Appraisal or str
        With the measured assumptions alone.
    """

    title: ClassVar[str] = "Forecast against actual"
    case: Case
    found: Measured
    forecast: Appraisal | str
    revised: Appraisal | str
    learnt: Appraisal | str

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(METHOD, self.forecast.made.editions if isinstance(self.forecast, Appraisal) else ())

    @cached_property
    def changes(self) -> dict[str, tuple[float, float, float]]:
        """By id of each option: NPSV as forecast, with measured assumptions, and with everything measured."""
        before, after, learnt = self.forecast, self.revised, self.learnt
        if isinstance(before, str) or isinstance(after, str) or isinstance(learnt, str):
            return {}
        return {
            one.option.id: (one.npsv, learnt.outcome(one.option.id).npsv, after.outcome(one.option.id).npsv)
            for one in before.outcomes
        }

    def sentences(self) -> tuple[Sentence, ...]:
        """Say how much was measured, what each option is worth now, and which targets were reached."""
        many = len(self.found.lines) + len(self.found.levels)
        said: list[Sentence] = [(f"{count(many, 'figure')} measured so far.",)]
        why = next((one for one in (self.forecast, self.revised, self.learnt) if isinstance(one, str)), "")
        if why:
            said.append((f"No revised value yet: {why}",))
        said += [self._revised(option) for option, (old, _, new) in self.changes.items() if old != new]
        if self.changes and len(said) == 1:
            said.append(("Nothing measured so far moves the value of any option.",))
        return (*said, *self._targets())

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the revised values, then lines by year, assumptions and success criteria."""
        found = (
            self._values() if self.changes else None,
            self._lines() if self.found.lines else None,
            self._assumptions() if self._about(Assumption) else None,
            self._criteria() if self.case.of(SuccessCriterion) else None,
        )
        return tuple(sheet for sheet in found if sheet is not None)

    def _about(self, kind: type[Assumption] | type[SuccessCriterion]) -> list[Actual]:
        """Give what was measured of one kind."""
        return [one for id, one in self.found.levels.items() if isinstance(self.case.by_id[id], kind)]

    def _figure(self, option: str, key: str, value: float, label: str) -> Figure:
        """Give one sum of an option, leading to its lines, its assumptions and what was measured of them."""
        records: tuple[str, ...] = ()
        if isinstance(self.forecast, Appraisal):
            outcome = self.forecast.outcome(option)
            records = self.forecast.make.behind(outcome.lines, *self._measured_of(outcome))
        name = self.case.name(option)
        return Figure(f"{key}.{option}", value, sum_of_money(value), f"{label} of {name}", records, "£")

    def _measured_of(self, outcome: Outcome) -> tuple[str, ...]:
        """Ids of what was measured of an option's lines, and of the assumptions these use."""
        lines = {flow.line.id for flow in outcome.lines}
        used = {id for flow in outcome.lines for id in assumptions_of(flow.line)}
        amounts = [one.id for (line, _), one in self.found.lines.items() if line in lines]
        return (*amounts, *(one.id for id, one in self.found.levels.items() if id in used))

    def _now(self, option: str) -> Figure:
        """The NPSV of an option with everything measured."""
        return self._figure(option, "npsv-revised", self.changes[option][2], "NPSV with what was measured")

    def _before(self, option: str) -> Fragment:
        """The NPSV of an option as forecast."""
        if isinstance(self.forecast, str):
            return BLANK
        return self.forecast.make.npsv(self.forecast.outcome(option), sum_of_money(self.changes[option][0]))

    def _revised(self, option: str) -> Sentence:
        """Say what an option is worth now."""
        return (
            f"{self.case.name(option)} is worth ", self._now(option),
            " against business as usual with what was measured; the forecast was ", self._before(option), ".",
        )  # fmt: skip

    def _values(self) -> Sheet:
        """Give one row an option: forecast, what moved it, revised."""
        columns = (
            Column("Option"), Column("Forecast"), Column("By measured assumptions"),
            Column("By measured amounts"), Column("Revised"),
        )  # fmt: skip
        rows = tuple(
            (
                self.case.name(option),
                self._before(option),
                self._figure(option, "npsv-by-assumptions", learnt - old, "What measured assumptions change"),
                self._figure(option, "npsv-by-amounts", new - learnt, "What measured amounts change"),
                self._now(option),
            )
            for option, (old, learnt, new) in self.changes.items()
        )
        return Sheet("values", "Net present social value, forecast and revised", columns, rows)

    def _lines(self) -> Sheet:
        """Give one row a line and year."""
        columns = (
            Column("Line"), Column("Year"), Column("Forecast"), Column("Measured"), Column("Difference"),
            Column("Option"),
        )  # fmt: skip
        rows = tuple(measured_rows.line(self.case, self.forecast, year, one) for (line, year), one in sorted(
            self.found.lines.items(), key=lambda pair: (self.case.name(pair[0][0]), pair[0][1])))  # fmt: skip
        note = "In prices of the base. The forecast holds its corrections for doubt."
        return Sheet("lines", "Lines, year by year", columns, rows, note)

    def _assumptions(self) -> Sheet:
        """Give one row an assumption that was measured."""
        columns = (
            Column("Assumption"), Column("Assumed"), Column("Low"), Column("High"), Column("Measured"),
            Column("Lies"),
        )  # fmt: skip
        rows = []
        for one in self._about(Assumption):
            given = self.case.by_id[one.about]
            if isinstance(given, Assumption):
                rows.append(measured_rows.assumption(given, one))
        return Sheet("assumptions", "Assumptions, as assumed and as measured", columns, tuple(rows))

    def _targets(self) -> tuple[Sentence, ...]:
        """Say which targets were reached and which were not."""
        by: dict[str, list[str]] = {"reached": [], "not reached": []}
        for one in self._about(SuccessCriterion):
            found = measured_rows.reached(self.case.by_id[one.about], one.value)
            if found is not None:
                by["reached" if found else "not reached"].append(self.case.name(one.about))
        return tuple((f"Target {state}: {a_list(names)}.",) for state, names in by.items() if names)

    def _criteria(self) -> Sheet:
        """Give one row a success criterion."""
        columns = (
            Column("Outcome"), Column("Indicator"), Column("Before"), Column("Target"), Column("Measured"),
            Column("Target reached"),
        )  # fmt: skip
        rows = tuple(
            measured_rows.criterion(one, self.found.levels.get(one.id))
            for one in self.case.of(SuccessCriterion)
        )
        return Sheet("criteria", "What success is measured by", columns, rows)


def outturn(case: Case) -> Outturn:
    """Give forecast against actual, and the net present social value revised by what was measured.

    Parameters
    ----------
    case : Case
        With figures recorded as Actual. For what was forecast when it was decided, hand in the case as of
        then, with the actuals of now: `case.replaced`.

    Raises
    ------
    MethodRefused
        Nothing was measured yet, or a figure fits nothing.

    Examples
    --------
    >>> from innokit.records import Actual, BenefitLine, Case, CostLine, Frame, Option, Stakeholder
    >>> made = [Frame(base_year="2026", last_year=1), Stakeholder(id="c", title="Council"),
    ...         Option(id="b", title="As now", role="baseline"), Option(id="n", title="New form"),
    ...         CostLine(id="s", title="Software", option="n", payer="c", amount=1_000),
    ...         BenefitLine(title="Time", option="n", gainer="c", unit_value=1_500)]
    >>> found = outturn(Case([*made, Actual(about="s", year=0, value=1_400)]))
    >>> [round(value) for value in found.changes["n"]]
    [1949, 1949, 1549]
    """
    found = measured(case)
    if not found.lines and not found.levels:
        raise MethodRefused(
            "Nothing was measured yet", remedy="Record what came of a forecast as an Actual, once it is known"
        )
    forecast = or_why(appraise, case)
    revised: Appraisal | str = forecast
    learnt: Appraisal | str = forecast
    if isinstance(forecast, Appraisal):
        learnt = or_why(lambda: appraise(with_assumptions(case, found)))
        revised = or_why(lambda: appraise(with_actuals(case, found)))
    return Outturn(case, found, forecast, revised, learnt)
