"""What an appraisal adds to the lines behind figures: present values, and rows of published tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from innokit import businesscase, reference, words
from innokit.errors import MethodRefused
from innokit.records import BenefitLine, Case, CostLine
from innokit.results import Detail, Details, Reading

Line = CostLine | BenefitLine
_SHOWN = ("kind", "cashability", "evidence", "source", "source_edition", "url", "status", "licence", "note")
"""Columns of the unit costs shown as they stand, in the table's order."""


def details(case: Case) -> Details:
    """Give what each line of a case comes to, and what it and the frame take from published tables.

    Parameters
    ----------
    case : Case

    Returns
    -------
    mapping of str to Detail
        By the id of the line or frame; empty where the case cannot be appraised yet.
    """
    try:
        appraisal = businesscase.appraise(case)
    except MethodRefused:
        # Its notebook says what is missing; what was recorded can still be traced.
        return {}
    setting = appraisal.setting
    found = {setting.frame.id: Detail(read=(_discounting(setting, setting.frame.schedule),))}
    for flow in appraisal.flows:
        worth = -flow.present if flow.is_cost else flow.present
        under, usual = case.name(flow.line.option), flow.line.option == appraisal.baseline.id
        found[flow.line.id] = Detail(worth, under, usual, tuple(_read_by(flow.line, setting)))
    return found


def _read_by(line: Line, setting: businesscase.Setting) -> Iterator[Reading]:
    """Give each place of a published table that a line takes a number from."""
    row = setting.unit_cost_of(line)
    if row is not None:
        yield _unit_cost(row.id, row.edition)
    year = setting.price_year_of(line)
    if setting.deflators.get(year):
        yield _prices(setting, year)
    if line.grade is not None:
        yield _grade(line, setting)
    if line.schedule and line.schedule != setting.frame.schedule:
        yield _discounting(setting, line.schedule)


def _unit_cost(id: str, edition: str) -> Reading:
    """Give a row of the unit costs."""
    table = reference.load("unit_costs", edition)
    row = next(row for row in table.values.to_dict("records") if row["id"] == id)
    value = f"{_pounds(float(row['value']))} {row['unit']}"
    others = [(field.title, str(row[field.name])) for field in table.fields if field.name in _SHOWN]
    facts = (
        ("Row", f"{id} of {table.title}"),
        ("What it is", str(row["name"])),
        ("Value", value),
        ("Price year", str(row["price_year"])),
        ("Who bears it", _bearers(reference.unit_cost(id, edition).who_bears)),
        *others,
        ("Edition", f"{table.edition} ({table.date})"),
    )
    short = f"{row['name']}: {value}, prices of {row['price_year']} ({id})"
    return Reading(_key("unit_costs", edition, id), short, facts)


def _prices(setting: businesscase.Setting, year: str) -> Reading:
    """Give the two rows of the price index by which a value is brought to the price base."""
    edition, base = setting.deflators[year], setting.price_base
    (then, now), table = setting.indices[year], reference.load("gdp_deflators", edition)
    factor = words.number(now / then, 4)
    facts = (
        ("Rows", f"{year} and {base} of {table.title}"),
        (f"Index of {year}", words.exact(then)),
        (f"Index of {base}", words.exact(now)),
        ("Factor for prices", factor),
        *_whence(table),
    )
    return Reading(
        _key("gdp_deflators", edition, year, base), f"prices of {year} to {base}: × {factor}", facts
    )


def _grade(line: Line, setting: businesscase.Setting) -> Reading:
    """Give the confidence grade of a line."""
    grade = setting.grades[line.grade or 0]
    table = reference.load("confidence_grades", grade.edition)
    row = next(row for row in table.values.to_dict("records") if int(row["grade"]) == grade.grade)
    facts = (
        ("Row", f"grade {grade.grade} of {table.title}"),
        ("What it is", str(row["evidence"])),
        ("Added to costs", words.per_cent(grade.cost_uplift)),
        ("Taken off benefits", words.per_cent(grade.benefit_cut)),
        ("Standing", grade.status),
        *_whence(table),
    )
    cost = isinstance(line, CostLine)
    share = words.per_cent(grade.cost_uplift if cost else grade.benefit_cut)
    effect = f"{share} {'added to costs' if cost else 'taken off benefits'}"
    key = _key("confidence_grades", grade.edition, str(grade.grade), "cost" if cost else "benefit")
    return Reading(key, f"confidence grade {grade.grade}, {grade.status}: {effect}", facts)


def _discounting(setting: businesscase.Setting, schedule: str) -> Reading:
    """Give the rates of a discount schedule."""
    table = reference.load("discount_schedules", setting.frame.schedule_edition or None)
    last = setting.frame.last_year
    rates = words.a_list(_rates(setting.bands[schedule], last))
    factor = words.number(float(setting.factors[schedule][last]), 4)
    facts = (
        ("Rows", f"{schedule} of {table.title}"),
        ("Rates a year", rates),
        (f"Discount factor of year {last}", factor),
        *_whence(table),
    )
    return Reading(_key("discount_schedules", table.edition, schedule), f"discounted at {rates}", facts)


def _rates(bands: tuple[tuple[float, float], ...], last: int) -> list[str]:
    """Say the rates of the bands that the years counted reach."""
    said, first = [], 0
    for end, rate in bands:
        if first > last:
            break
        share = f"{words.exact(round(rate * 100, 6))}%"
        said.append(f"{share} to year {int(min(end, last))}")
        first = int(min(end, last)) + 1
    return said


def _whence(table: reference.Table) -> tuple[tuple[str, str], ...]:
    """Say where a table comes from, which edition was read, and how."""
    return (
        ("Edition", f"{table.edition} ({table.date})"),
        ("Source", table.source),
        ("Read", table.status),
    )


def _bearers(shares: dict[str, float | None]) -> str:
    """Say who bears a unit cost."""
    return words.a_list(
        [name if share is None else f"{name} {words.per_cent(share)}" for name, share in shares.items()]
    )


def _pounds(value: float) -> str:
    """Write the value of a row with every digit it has."""
    text = words.exact(value)
    return f"{words.MINUS}£{text[1:]}" if value < 0 else f"£{text}"


def _key(*parts: str) -> str:
    """Make an address of a table, its edition and row."""
    return re.sub(r"[^\w.-]+", "-", "-".join(parts))
