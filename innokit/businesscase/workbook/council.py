"""The council's budget: cash of each line by year in the money of that year, and the gap or surplus."""

from __future__ import annotations

from innokit.businesscase.lines.flows import Flow
from innokit.businesscase.views.cash.council import council_cash_of
from innokit.businesscase.views.counted import CASH_SORTS, COUNCIL
from innokit.businesscase.workbook.funding import funded
from innokit.businesscase.workbook.inflation import index
from innokit.businesscase.workbook.pad import Pad
from innokit.businesscase.workbook.plan import FIRST, HEAD, YEARS_FROM, Plan
from innokit.businesscase.workbook.streams import SETTLED, put_row
from innokit.businesscase.workbook.terms import (
    Term,
    absolute,
    either,
    least,
    term,
    total,
    total_product,
    where,
)
from innokit.errors import MethodRefused
from innokit.records import CostLine, Funding, Option
from innokit.results.workbook import Tab, Warn

ENTERS = {"capital": "costs", "revenue": "costs", "savings": "benefits", "income": "benefits"}
SAID = {"capital": "Capital", "revenue": "Revenue", "savings": "Cashable savings", "income": "Income"}


def without_council(plan: Plan) -> str:
    """Why there is no council's budget; empty where there is one."""
    try:
        council_cash_of(plan.appraisal)
    except MethodRefused as refused:
        return str(refused)
    return ""


def cash(plan: Plan) -> Tab:
    """The council's cash of each line by year."""
    pad = Pad(
        "Council cash by line",
        "£ in the money of each year: flow × inflation × the council's share × the part that is cash, "
        "from the year of release on.",
    )
    heads = ("Line", "Enters as", "Council's share", "Part that is cash")
    pad.texts(HEAD, 0, (*heads, *plan.year_names), "head")
    council = [one.id for one in plan.people if one.sector in COUNCIL]
    for flow in plan.flows:
        row, line = plan.row_of[flow.line.id], flow.line
        pad.text(row, 0, line.title, "label")
        pad.text(row, 1, _enters(flow))
        shares = [plan.found[line.id, "share", id] for id in council]
        ours = pad.live(row, 2, total(*shares) if shares else term(0.0), "share")
        part = pad.live(row, 3, _part(plan, flow), "share")
        for year in range(plan.years):
            own = line.inflation or plan.appraisal.setting.frame.inflation
            nominal = plan.found[line.id, "flow", str(year)] * index(plan, own, year)
            pad.live(row, YEARS_FROM + year, nominal * ours * part * _released(plan, flow, year))
    for group in plan.groups:
        rows = plan.rows(group.option, group.costs)
        if rows is not None:
            side = "costs" if group.costs else "benefits"
            plan.found["enters", group.option.id, side] = pad.span((rows[0], 1), (rows[1], 1))
            for year in range(plan.years):
                at = YEARS_FROM + year
                plan.found["cash", group.option.id, side, str(year)] = pad.span((rows[0], at), (rows[1], at))
    return pad.tab((44, 14, 16, 16, *(14 for _ in range(plan.years))), (FIRST, 1))


def _enters(flow: Flow) -> str:
    """Where a line stands in the budget."""
    if flow.is_cost:
        return "capital" if flow.line.sort == "capital" else "revenue"
    return "income" if flow.line.sort == "income" else "savings"


def _part(plan: Plan, flow: Flow) -> Term:
    """The part of a line that is cash: none in kind, the cashable share of a benefit that can be cash."""
    if isinstance(flow.line, CostLine):
        return term(0.0 if flow.line.sort == "in kind" else 1.0)
    return plan.found[flow.line.id, "cashable"] if flow.line.sort in CASH_SORTS else term(0.0)


def _released(plan: Plan, flow: Flow, year: int) -> Term:
    """1 from the year in which cash can be released; a cost or burden never waits."""
    if flow.is_cost:
        return term(1.0)
    release, burden = plan.found[flow.line.id, "release_year"], plan.found[flow.line.id, "burden"]
    waits = either(release.equals(""), burden.equals("yes"))
    return where(waits, 1.0, where(plan.found["year", str(year)].at_least(release), 1.0, 0.0))


def budget(plan: Plan) -> Tab:
    """Capital, revenue, savings, funding, gap or surplus by year of each option."""
    pad = Pad(
        "Council budget",
        "Difference from business as usual, in the money of each year, not discounted, cash only. "
        "A gap is negative, red, and marked with the word gap.",
    )
    pad.texts(HEAD, 0, ("Option", "What", "", "All years", *plan.year_names), "head")
    row = FIRST
    for outcome in plan.appraisal.outcomes:
        row = _budget(plan, pad, row, outcome.option) + 1
    return pad.tab((40, 36, 4, 16, *(14 for _ in range(plan.years))), (FIRST, 2))


def _budget(plan: Plan, pad: Pad, row: int, option: Option) -> int:
    """The rows of one option; gives the first row below them."""
    years, title = range(plan.years), option.title
    at: dict[str, int] = {}
    for key in (*SAID, "funding", "repaid"):
        at[key] = row + len(at)
        said = {**SAID, "funding": "Funding", "repaid": "Borrowing repaid, with interest"}[key]
        cells = [_amount(plan, option, key, year) for year in years]
        whole = total(put_row(pad, at[key], (title, said), cells))
        pad.live(at[key], 3, whole, "pounds", "total")
    below = row + len(at)

    def of(key: str, year: int) -> Term:
        return pad.at(at[key], YEARS_FROM + year)

    moved = put_row(pad, below, (title, "Moves either way"), [_moved(plan, option, year) for year in years])
    gaps = []
    for year in years:
        sums = of("savings", year) + of("income", year) - of("capital", year) - of("revenue", year)
        gap = sums + of("funding", year) - of("repaid", year)
        gaps.append(where(absolute(gap).at_most(pad.at(below, YEARS_FROM + year) * SETTLED), 0.0, gap))
    gap_row = put_row(pad, below + 1, (title, "Surplus or gap"), gaps, role="total")
    pad.live(below + 1, 3, total(gap_row), "pounds", "total")
    words = [_word(pad.at(below + 1, YEARS_FROM + year)) for year in years]
    put_row(pad, below + 2, (title, "In words"), words, "text", "total")
    running = _running(pad, below + 1, title, years, moved)
    pad.texts(below + 4, 0, (title, "Peak funding need"))
    peak = 0 - least(running, 0.0)
    plan.found["peak", option.id] = pad.live(below + 4, 3, peak, "pounds", "total")
    end = YEARS_FROM + plan.years - 1
    pad.warns += [
        Warn((below + 1, YEARS_FROM), (below + 1, end)),
        Warn((below + 2, YEARS_FROM), (below + 2, end), "gap"),
    ]
    pad.warns += [Warn((below + 3, YEARS_FROM), (below + 3, end))]
    for key, place in (("gap", below + 1), ("running", below + 3), *at.items()):
        for year in years:
            plan.found["budget", key, option.id, str(year)] = pad.at(place, YEARS_FROM + year)
    return below + 5


def _running(pad: Pad, gap: int, title: str, years: range, moved: Term) -> Term:
    """The running total of the gap row, two rows below it; what is float noise is zero."""
    cells: list[Term] = []
    first = moved.text.partition(":")[0]
    for year in years:
        so_far = total(pad.span((gap, YEARS_FROM), (gap, YEARS_FROM + year)))
        last = pad.at(gap - 1, YEARS_FROM + year)
        size = Term(f"SUM({first}:{last.text.rpartition('!')[2]})", float(moved.value[: year + 1].sum()))
        cells.append(where(absolute(so_far).at_most(size * SETTLED), 0.0, so_far))
    return put_row(pad, gap + 2, (title, "Running total"), cells)


def _word(gap: Term) -> Term:
    """A gap or a surplus, in words."""
    return where(gap.below(0), "gap", where(gap.above(0), "surplus", "nothing"))


def _amount(plan: Plan, option: Option, key: str, year: int) -> Term:
    """One measure of the option less that of business as usual."""
    own, usual = (_own(plan, one, key, year) for one in (option, plan.appraisal.baseline))
    return own if usual.text == "0" else own - usual


def _own(plan: Plan, option: Option, key: str, year: int) -> Term:
    """One measure of an option by itself."""
    if key in ENTERS:
        side = ENTERS[key]
        if ("cash", option.id, side, str(year)) not in plan.found:
            return term(0.0)
        marks = plan.found["enters", option.id, side].equals(key)
        return total_product(marks, plan.found["cash", option.id, side, str(year)])
    what = "drawn" if key == "funding" else "repaid"
    parts = [
        plan.found[what, one.id, str(year)]
        for one in _of(plan, option)
        if (what, one.id, str(year)) in plan.found
    ]
    return total(*parts) if parts else term(0.0)


def _of(plan: Plan, option: Option) -> list[Funding]:
    """Funding of an option."""
    return [one for one in funded(plan) if one.option == option.id]


def _moved(plan: Plan, option: Option, year: int) -> Term:
    """Everything that moves in a year, whatever its direction."""
    parts = [
        total_product(absolute(plan.found["cash", one.id, side, str(year)]))
        for one in (option, plan.appraisal.baseline)
        for side in ("costs", "benefits")
        if ("cash", one.id, side, str(year)) in plan.found
    ]
    parts += [
        plan.found[what, one.id, str(year)]
        for whose in (option, plan.appraisal.baseline)
        for one in _of(plan, whose)
        for what in ("drawn", "repaid")
        if (what, one.id, str(year)) in plan.found
    ]
    return total(*parts) if parts else term(0.0)
