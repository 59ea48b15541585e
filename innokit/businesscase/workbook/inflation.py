"""What a pound of the price base is in each budget year, by each inflation that a line names."""

from __future__ import annotations

from innokit.businesscase.views.cash.inflation import read_indices, year_of_prices
from innokit.businesscase.workbook.inputs import origin
from innokit.businesscase.workbook.pad import Pad
from innokit.businesscase.workbook.plan import FIRST, HEAD, YEARS_FROM, Plan
from innokit.businesscase.workbook.terms import Term, term
from innokit.records import Inflation
from innokit.results.workbook import Input, Tab


def inflation(plan: Plan) -> tuple[Tab, ...]:
    """Rates and indices of every inflation used; no tab where there is none."""
    frame = plan.appraisal.setting.frame
    used = read_indices(plan.case, frame, [flow.line for flow in plan.flows]).used
    if not used:
        return ()
    base = year_of_prices(frame)
    pad = Pad(
        "Inflation",
        "Index of a year = index of the year before × (1 + rate of the year); 1 in the price base.",
    )
    last = max(plan.years, base + 1)
    names = [plan.year_names[year] if year < plan.years else f"Year {year}" for year in range(last)]
    pad.texts(HEAD, 0, ("Inflation", "Step", "Rate", "", *names), "head")
    row = FIRST
    for one in used:
        _one(plan, pad, row, one, base, last)
        row += 4
    return (pad.tab((36, 30, 12, 4, *(14 for _ in range(last))), (FIRST, 2)),)


def _one(plan: Plan, pad: Pad, row: int, one: Inflation, base: int, last: int) -> None:
    """Three rows: rate of each year, the chain from year 0, the index in money of the price base."""
    for at, said in enumerate(("Rate of the year", "Chain from year 0", "Index")):
        pad.text(row + at, 0, one.title, "label", origin(one, plan.case) if at == 0 else "")
        pad.text(row + at, 1, said)
    rate = pad.input(row, 2, one.rate, "share", Input(one.id, "rate", "", "share", -0.5, 1.0))
    chained = [pad.constant(row + 1, YEARS_FROM, 1.0, "factor", "figure")]
    for year in range(1, last):
        column = YEARS_FROM + year
        if year <= len(one.by_year):
            stands_for = Input(one.id, "by_year", str(year - 1), "share", -0.5, 1.0)
            own = pad.input(row, column, one.by_year[year - 1], "share", stands_for)
        else:
            own = pad.live(row, column, rate, "share")
        chained.append(pad.live(row + 1, column, chained[-1] * (1 + own), "factor"))
    at_base = chained[base] if base >= 0 else (1 + rate) ** float(base)
    for year in range(plan.years):
        found = pad.live(row + 2, YEARS_FROM + year, chained[year] / at_base, "factor")
        plan.found["index", one.id, str(year)] = found


def index(plan: Plan, id: str, year: int) -> Term:
    """The index of an inflation in a year; 1 where none is named."""
    return plan.found.get(("index", id, str(year)), term(1.0))
