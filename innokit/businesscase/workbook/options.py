"""What each option comes to by year, beyond business as usual: in all, and by who pays and gains."""

from __future__ import annotations

from innokit.businesscase.workbook.pad import Pad
from innokit.businesscase.workbook.plan import FIRST, HEAD, YEARS_FROM, Plan
from innokit.businesscase.workbook.streams import (
    SETTLED,
    beyond_usual,
    moved,
    payback,
    put_direction,
    put_row,
    put_stream,
    rate_of_return,
)
from innokit.businesscase.workbook.terms import Term, absolute, total, where
from innokit.records import Option, Stakeholder
from innokit.results.workbook import Tab


def options(plan: Plan) -> Tab:
    """Costs, benefits, net flow and running total of each option by year."""
    pad = Pad(
        "Options", "Difference from business as usual, £ in prices of the base; transfers are left out."
    )
    pad.texts(HEAD, 0, ("Option", "What", "", "In all", *plan.year_names), "head")
    row = FIRST
    for outcome in plan.appraisal.outcomes:
        row = _option(plan, pad, row, outcome.option) + 1
    return pad.tab((40, 34, 4, 16, *(14 for _ in range(plan.years))), (FIRST, 2))


def _option(plan: Plan, pad: Pad, row: int, option: Option) -> int:
    """The rows of one option; gives the first row below them."""
    title, years = option.title, range(plan.years)
    for at, side in enumerate(("costs", "benefits")):
        cells = [beyond_usual(plan, option, side, f"flow.{year}") for year in years]
        put_row(pad, row + at, (title, side.capitalize()), cells)
    net = [_settled(plan, pad, row, option, year) for year in years]
    stream = put_stream(plan, pad, row + 2, title, net)
    cells = [
        beyond_usual(plan, option, "benefits", f"present.{year}")
        - beyond_usual(plan, option, "costs", f"present.{year}")
        for year in years
    ]
    later = put_stream(plan, pad, row + 5, title, cells, ", discounted")
    turns = put_direction(pad, row + 8, (title,), row + 2, plan.years)
    for at in (0, 1):
        whole = total(pad.span((row + at, YEARS_FROM), (row + at, YEARS_FROM + plan.years - 1)))
        pad.live(row + at, 3, whole, "pounds", "total")
    pad.live(row + 2, 3, total(stream.net), "pounds", "total")
    pad.live(row + 5, 3, total(later.net), "pounds", "total")
    plan.found["turns", option.id] = pad.live(row + 8, 3, turns, "whole")
    plan.found["payback", option.id] = payback(plan, stream)
    plan.found["discounted payback", option.id] = payback(plan, later)
    pad.texts(row + 9, 0, (title, "Rate of return, found in 3 steps"))
    end = pad.at(row + 8, YEARS_FROM + plan.years - 1)
    rate = rate_of_return(plan, pad, (row + 9, YEARS_FROM), stream, plan.found["turns", option.id], end)
    plan.found["irr", option.id] = rate
    for at in range(2, 6):
        plan.found["options", option.id, str(at)] = pad.span(
            (row + at, YEARS_FROM), (row + at, YEARS_FROM + plan.years - 1)
        )
    return row + 10


def _settled(plan: Plan, pad: Pad, row: int, option: Option, year: int) -> Term:
    """Benefit less cost; what is left of equal flows by float noise is zero."""
    net = pad.at(row + 1, YEARS_FROM + year) - pad.at(row, YEARS_FROM + year)
    return where(absolute(net).at_most(moved(plan, option, year) * SETTLED), 0.0, net)


def who(plan: Plan) -> Tab:
    """Who pays and who gains, option by option, by year and in present value."""
    pad = Pad(
        "Who pays and gains",
        "Difference from business as usual, £ in prices of the base; transfers are left out. "
        "Gains are net of burdens. The column Present value is discounted; the years are not.",
    )
    pad.texts(HEAD, 0, ("Who", "What", "Option", "Present value", *plan.year_names), "head")
    row = FIRST
    for outcome in plan.appraisal.outcomes:
        for one in plan.people:
            _person(plan, pad, row, outcome.option, one)
            row += 5
        row += 1
    return pad.tab((32, 26, 32, 16, *(14 for _ in range(plan.years))), (FIRST, 1))


def _person(plan: Plan, pad: Pad, row: int, option: Option, one: Stakeholder) -> None:
    """Five rows: pays, gains, net, running total, whether below zero."""
    for at, (side, said) in enumerate((("costs", "Pays"), ("benefits", "Gains"))):
        cells = [beyond_usual(plan, option, side, f"flow.{year}", one.id) for year in range(plan.years)]
        put_row(pad, row + at, (one.title, said, option.title), cells)
        present = beyond_usual(plan, option, side, "present", one.id)
        plan.found[said.lower(), option.id, one.id] = pad.live(row + at, 3, present, "pounds", "total")
    net = [pad.at(row + 1, YEARS_FROM + year) - pad.at(row, YEARS_FROM + year) for year in range(plan.years)]
    stream = put_stream(plan, pad, row + 2, one.title, net)
    for at in range(3):
        pad.text(row + 2 + at, 2, option.title)
    left = plan.found["gains", option.id, one.id] - plan.found["pays", option.id, one.id]
    plan.found["left", option.id, one.id] = pad.live(row + 2, 3, left, "pounds", "total")
    plan.found["payback", option.id, one.id] = payback(plan, stream)
