"""A case with what was measured in place of what was forecast.

The measured value of an assumption replaces its value everywhere. The measured amount of a line in a year
replaces that year of the line's flow, corrections for doubt and all; every other year of it stays as
forecast, worked out with the assumptions as measured. Nothing is recorded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from innokit.businesscase.appraisal.appraise import appraise
from innokit.businesscase.lines.setting import AnyLine, Array
from innokit.errors import MethodRefused
from innokit.records import Actual, Assumption, BenefitLine, Case, CostLine, Record, SuccessCriterion
from innokit.results.describe import kind_words

ABOUT = (CostLine, BenefitLine, Assumption, SuccessCriterion)


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured: the newest of each thing and year.

    Attributes
    ----------
    lines : dict of (str, int) to Actual
        By id of the line and number of the year.
    levels : dict of str to Actual
        By id of the assumption or success criterion.
    """

    lines: dict[tuple[str, int], Actual]
    levels: dict[str, Actual]


def measured(case: Case) -> Measured:
    """Give what was measured; of two figures for one thing, the later day counts, then the later entry.

    Raises
    ------
    MethodRefused
        A figure is about something else, lacks its year or has one too many, or is below 0 for a line.
    """
    lines: dict[tuple[str, int], Actual] = {}
    levels: dict[str, Actual] = {}
    for one in sorted(case.of(Actual), key=lambda actual: _when(case, actual)):
        about = case.by_id.get(one.about)
        if not isinstance(about, ABOUT):
            words = "is not in the case" if about is None else f"is {kind_words(about.kind)} {about.name!r}"
            raise _refused(
                one,
                f"It is about what cannot be measured: {one.about} {words}",
                "Name a cost line, a benefit line, an assumption or a success criterion",
            )
        if isinstance(about, CostLine | BenefitLine):
            if one.year is None or one.value < 0:
                raise _refused(
                    one,
                    f"For {about.title!r} it has no year, or is below 0",
                    "Give the number of the year, and an amount of at least 0; a loss where a "
                    "benefit was meant is a burden line of its own",
                )
            lines[about.id, one.year] = one
        else:
            if one.year is not None:
                raise _refused(
                    one,
                    f"For {about.name!r} a year was given",
                    "Leave the year blank: a level holds as of the day it was measured",
                )
            levels[about.id] = one
    return Measured(lines, levels)


def with_assumptions(case: Case, found: Measured) -> Case:
    """Give the case with the measured value of each assumption in place of the assumed one."""
    changed = [
        about.changed(value=one.value, low=None, high=None, shape="", values=(), chances=())
        for id, one in found.levels.items()
        if isinstance(about := case.by_id[id], Assumption)
    ]
    return case.replaced(*changed) if changed else case


def with_actuals(case: Case, found: Measured) -> Case:
    """Give the case with every measured figure in place of the forecast.

    Parameters
    ----------
    case : Case
        One that can be appraised.
    found : Measured

    Raises
    ------
    MethodRefused
        A year lies beyond those counted; or as `appraise`, with what was measured.
    """
    moved = with_assumptions(case, found)
    appraisal = appraise(moved)
    flows = {flow.line.id: flow.yearly for flow in appraisal.flows}
    changed: list[Record] = []
    for id in dict.fromkeys(line for line, _ in found.lines):
        line = moved.by_id[id]
        if isinstance(line, CostLine | BenefitLine):
            years = {year: one for (about, year), one in found.lines.items() if about == id}
            _within(years.values(), appraisal.setting.frame.last_year)
            forecast = abs(flows[id]) if id in flows else None
            changed.append(_measured_line(line, forecast, years, appraisal.setting.years))
    return moved.replaced(*changed) if changed else moved


def _measured_line(
    line: AnyLine, forecast: Array | None, years: dict[int, Actual], count: int
) -> CostLine | BenefitLine:
    """Give a line whose flow is as forecast, but as measured in some years; prices of the base."""
    flow = [0.0] * count if forecast is None else [float(value) for value in forecast]
    for year, one in years.items():
        flow[year] = one.value
    if isinstance(line, CostLine):
        return line.changed(
            amount=None,
            by_year=tuple(flow),
            first_year=0,
            last_year=None,
            price_year="",
            optimism_bias=0.0,
            managed_share=0.0,
            grade=None,
        )
    peak = max(flow)
    return line.changed(
        people=1.0,
        take_up=1.0,
        retention=1.0,
        impact=1.0,
        deadweight=0.0,
        deadweight_meaning="",
        displacement=0.0,
        attribution=1.0,
        units=1.0,
        unit_value=peak,
        unit_cost="",
        unit_cost_edition="",
        confidence=1.0,
        optimism_bias=0.0,
        grade=None,
        lag=0,
        duration=None,
        drop_off=0.0,
        price_year="",
        ramp=tuple(value / peak for value in flow) if peak else (),
    )


def _within(found: Iterable[Actual], last: int) -> None:
    """Refuse a year beyond those counted."""
    for one in found:
        if one.year is not None and one.year > last:
            raise _refused(
                one,
                f"Year {one.year} lies beyond the last year counted, {last}",
                "Correct the year, or let the frame run longer",
            )


def _when(case: Case, one: Actual) -> tuple[str, int]:
    """Give the day a figure was measured and its entry, to sort by."""
    entry = case.latest.get(one.id)
    return one.measured.isoformat() if one.measured else "", entry.seq if entry else 0


def _refused(one: Actual, what: str, remedy: str) -> MethodRefused:
    """The error for a measured figure that fits nothing."""
    return MethodRefused(what, where=f"actual {one.id}, value {one.value:g}", remedy=remedy)
