"""What was measured, a row at a time: a line in a year, an assumption, a success criterion."""

from __future__ import annotations

from innokit.businesscase.appraisal.appraise import Appraisal
from innokit.businesscase.appraisal.showing import level_text
from innokit.businesscase.decision.saying import BLANK
from innokit.businesscase.lines.setting import year_name
from innokit.records import Actual, Assumption, BenefitLine, Case, CostLine, SuccessCriterion
from innokit.results import Figure, Fragment
from innokit.words import exact, money, with_unit

Row = tuple[Fragment, ...]


def line(case: Case, forecast: Appraisal | str, year: int, one: Actual) -> Row:
    """Give a measured amount of a line beside its forecast for that year."""
    about, name, when = case.by_id[one.about], case.name(one.about), f"Year {year}"
    option = case.name(about.option) if isinstance(about, CostLine | BenefitLine) else ""
    was: float | None = None
    behind: tuple[str, ...] = (about.id,)
    if isinstance(forecast, Appraisal):
        when = year_name(forecast.setting.frame, year)
        for flow in forecast.flows:
            if flow.line.id == about.id and year < forecast.setting.years:
                was, behind = abs(float(flow.yearly[year])), forecast.make.behind([flow])
    label = f"{name}, {when[0].lower()}{when[1:]}"
    got = _pounds(f"actual.{one.id}", one.value, f"Measured: {label}", (one.id, about.id))
    if was is None:
        return (name, when, "no forecast in money", got, BLANK, option)
    gap = _pounds(f"gap.{one.id}", one.value - was, f"Measured less forecast: {label}", (one.id, *behind))
    return (name, when, _pounds(f"forecast.{one.id}", was, f"Forecast: {label}", behind), got, gap, option)


def assumption(given: Assumption, one: Actual) -> Row:
    """Give an assumption beside what was measured."""
    low, high = ("" if end is None else level_text(given, end) for end in (given.low, given.high))
    text, records = level_text(given, given.value), (given.id,)
    was = Figure(f"assumed.{given.id}", given.value, text, f"Assumed: {given.title}", records, given.unit)
    text, label = level_text(given, one.value), f"Measured: {given.title}"
    got = Figure(f"actual.{one.id}", one.value, text, label, (one.id, given.id), given.unit)
    return (given.title, was, low or BLANK, high or BLANK, got, _place(given, one.value))


def criterion(one: SuccessCriterion, actual: Actual | None) -> Row:
    """Give a success criterion with what was measured of it."""
    plain = (one.title, one.indicator or BLANK, one.baseline or BLANK, one.target or BLANK)
    if actual is None:
        return (*plain, "not yet measured", "not yet measured")
    found, value = reached(one, actual.value), actual.value
    words = "cannot be told from numbers" if found is None else "yes" if found else "no"
    text = f"{exact(value * 100)}%" if one.unit == "share" else with_unit(exact(value), one.unit)
    records, label = (actual.id, one.id), f"Whether the target was reached: {one.title}"
    got = Figure(f"actual.{actual.id}", value, text, f"Measured: {one.title}", records, one.unit)
    return (*plain, got, Figure(f"reached.{one.id}", None, words, label, records))


def reached(record: object, value: float) -> bool | None:
    """Say whether a target was reached; None without its number, or where both levels are the same.

    Less is better where the target lies below the level before; otherwise more is.
    """
    if not isinstance(record, SuccessCriterion) or record.target_value in (None, record.baseline_value):
        return None
    target, before = record.target_value or 0.0, record.baseline_value
    lower = before is not None and target < before
    return value <= target if lower else value >= target


def _place(given: Assumption, value: float) -> str:
    """Say where a measured value lies in the range of an assumption."""
    if given.low is None and given.high is None:
        return "as assumed" if value == given.value else "away from what was assumed, which had no range"
    if given.low is not None and value < given.low:
        return "below its range"
    return "above its range" if given.high is not None and value > given.high else "within its range"


def _pounds(id: str, value: float, label: str, records: tuple[str, ...]) -> Figure:
    """Give a sum of money."""
    return Figure(id, value, money(value), label, records, "£")
