"""Prices and discount factors as tables that the formulas read."""

from __future__ import annotations

import math

from innokit import reference
from innokit.businesscase.lines.setting import plain_year, price_base
from innokit.businesscase.workbook.pad import Pad
from innokit.businesscase.workbook.plan import FIRST, HEAD, Plan
from innokit.businesscase.workbook.terms import Term, call, item, position, root
from innokit.results.workbook import Tab

TIMING = {
    "end": "flows fall at the end of their year, and year 0 is not discounted",
    "mid": "flows fall in the middle of their year, year 0 included",
    "mid_after_0": "year 0 is not discounted, and later flows fall in the middle of their year",
}


def prices(plan: Plan) -> Tab:
    """The price index of each year and of the price base, and what turns prices of the one into the other."""
    base = plain_year(price_base(plan.appraisal.setting.frame))
    pad = Pad(
        "Prices",
        f"Factor = index of the price base ({base}) divided by index of the year, both of one series.",
        "; ".join(dict.fromkeys(_said(edition) for *_, edition in plan.prices)),
    )
    heads = ("Price year", "Index", f"Index of {base}", f"Factor to {base} prices", "Edition", "Price base")
    pad.texts(HEAD, 0, heads, "head")
    rows = plan.prices
    for row, (label, of_year, of_base, edition) in enumerate(rows, FIRST):
        pad.text(row, 0, label, "label")
        first, second = pad.constant(row, 1, of_year, "factor"), pad.constant(row, 2, of_base, "factor")
        pad.live(row, 3, second / first, "factor")
        pad.text(row, 4, edition)
    pad.text(FIRST, 5, base, "label")
    plan.found["price", "base"] = pad.at(FIRST, 5)
    plan.found["price", "years"] = pad.span((FIRST, 0), (HEAD + len(rows), 0))
    plan.found["price", "factors"] = pad.span((FIRST, 3), (HEAD + len(rows), 3))
    return pad.tab((16, 14, 16, 22, 24, 16), (FIRST, 1))


def _said(edition: str) -> str:
    """An edition with its source."""
    if not edition:
        return "No table of prices holds the price base, so every line is in prices of the base"
    table = reference.load("gdp_deflators", edition)
    return f"{table.title}, edition {edition} ({table.source})"


def price_years(plan: Plan) -> tuple[str, ...]:
    """The price years that a line may name."""
    return tuple(row[0] for row in plan.prices)


def uprating(plan: Plan, price_year: Term) -> Term:
    """The factor for a line's price year; blank is the price base."""
    label = price_year.joined("")
    found = item(plan.found["price", "factors"], position(label, plan.found["price", "years"]))
    base = plan.found["price", "base"]
    own = call("OR", label.value in ("", base.value), label.equals(""), label.equals(base))
    return call("IF", 1.0 if own.value else found.value, own, 1.0, found)


def discount_rates(plan: Plan) -> Tab:
    """The bands of each discount schedule."""
    table = reference.load("discount_schedules", plan.appraisal.setting.frame.schedule_edition or None)
    source = f"{table.title}, edition {table.edition} ({table.source})."
    pad = Pad("Discount rates", "The rate of each band of years, by schedule.", source)
    pad.texts(HEAD, 0, ("Schedule", "Up to year", "Rate a year"), "head")
    row = FIRST
    for schedule in dict.fromkeys(table.values["schedule"]):
        first = row
        for last, rate in reference.discount_bands(schedule, table.edition):
            pad.text(row, 0, schedule, "label")
            if math.isinf(last):
                pad.text(row, 1, "no end", "table")
            else:
                pad.constant(row, 1, last, "whole")
            pad.constant(row, 2, rate, "share")
            row += 1
        plan.found["ends", schedule] = pad.span((first, 1), (row - 1, 1))
        plan.found["rates", schedule] = pad.span((first, 2), (row - 1, 2))
        plan.found["rate", schedule] = pad.at(first, 2)
    return pad.tab((30, 18, 18, 60), (FIRST, 1))


def discount_factors(plan: Plan) -> Tab:
    """Rate and factor of each year by each schedule."""
    frame = plan.appraisal.setting.frame
    said = f"Factor of a year = factor of the year before / (1 + rate of the year); {TIMING[frame.timing]}."
    pad = Pad("Discount factors", said)
    pad.texts(HEAD, 0, ("Schedule", "Step", *plan.year_names, "Year after"), "head")
    schedules = [key[1] for key in plan.found if key[0] == "ends"]
    for place, schedule in enumerate(schedules):
        _schedule(plan, pad, FIRST + 4 * place, schedule)
    return pad.tab((24, 34, *(14 for _ in range(plan.years + 1))), (FIRST, 2))


def _schedule(plan: Plan, pad: Pad, row: int, schedule: str) -> None:
    """Three rows of one schedule: rate by year, factor at the end of the year, factor used."""
    for at, said in enumerate(("Rate", "Factor at the end of the year", "Factor used")):
        pad.text(row + at, 0, schedule, "label")
        pad.text(row + at, 1, said)
    ends, rates = plan.found["ends", schedule], plan.found["rates", schedule]
    for year in range(plan.years + 1):
        _factor(plan, pad, (row, 2 + year), year, ends, rates)
    for year in range(plan.years):
        plan.found["factor", schedule, str(year)] = pad.at(row + 2, 2 + year)


def _factor(plan: Plan, pad: Pad, place: tuple[int, int], year: int, ends: Term, rates: Term) -> None:
    """Rate and factor of one year."""
    row, column = place
    passed = sum(1 for end in ends.value if not isinstance(end, str) and end < max(year, 1))
    beyond = call("COUNTIF", float(passed), ends, f"<{max(year, 1)}")
    rate = pad.live(row, column, item(rates, 1 + beyond), "share")
    if year == 0:
        whole = pad.constant(row + 1, column, 1.0, "factor", "figure")
    else:
        whole = pad.live(row + 1, column, pad.at(row + 1, column - 1) / (1 + rate), "factor")
    timing = plan.appraisal.setting.frame.timing
    if year < plan.years and timing != "mid":
        later = timing == "mid_after_0" and year > 0
        pad.live(row + 2, column, whole * root(1 + rate) if later else whole, "factor")
    if year > 0 and timing == "mid":
        pad.live(row + 2, column - 1, pad.at(row + 1, column - 1) / root(1 + rate), "factor")
