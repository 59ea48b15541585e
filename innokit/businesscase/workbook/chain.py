"""Every step of every line as a formula, in the order of calculation."""

from __future__ import annotations

from collections.abc import Callable

from innokit import reference
from innokit.businesscase.lines.flows import Flow
from innokit.businesscase.lines.setting import AnyLine
from innokit.businesscase.workbook.pad import Pad
from innokit.businesscase.workbook.plan import FIRST, HEAD, Plan
from innokit.businesscase.workbook.tables import uprating
from innokit.businesscase.workbook.terms import Term, item, position, where
from innokit.results.workbook import Shape, Tab

Put = Callable[[str, str, Shape, Term], Term]

FULL_COST = "£ a year, prices of the base, corrected; only the factor where amounts differ by year"


def grades(plan: Plan) -> Tab:
    """The table of confidence grades."""
    table = reference.load("confidence_grades")
    source = f"{table.title}, edition {table.edition} ({table.source})."
    pad = Pad(
        "Grades", "What each confidence grade adds to costs and burdens, and takes off benefits.", source
    )
    pad.texts(HEAD, 0, ("Grade", "Added to costs", "Taken off benefits", "Standing"), "head")
    rows = table.values.to_dict("records")
    for row, found in enumerate(rows, FIRST):
        pad.constant(row, 0, float(found["grade"]), "whole")
        pad.constant(row, 1, float(found["cost_uplift"]), "share")
        pad.constant(row, 2, float(found["benefit_cut"]), "share")
        pad.text(row, 3, str(found["status"]))
    last = HEAD + len(rows)
    for column, key in enumerate(("numbers", "uplift", "cut")):
        plan.found["grade", key] = pad.span((FIRST, column), (last, column))
    return pad.tab((10, 16, 18, 24, 50), (FIRST, 1))


def chain(plan: Plan, costs: bool) -> Tab:
    """The steps of every cost line, or of every benefit line, from left to right."""
    pad = Pad(
        "Cost chain" if costs else "Benefit chain",
        "From left to right, each step a formula; what enters in which year is in the tab Flows.",
    )
    pad.texts(HEAD, 0, ("Line", "Option"), "head")
    shown = [flow for flow in plan.flows if flow.is_cost == costs]
    for row, flow in enumerate(shown, FIRST):
        pad.text(row, 0, flow.line.title, "label")
        pad.text(row, 1, plan.case.name(flow.line.option))
        _steps(plan, pad, row, flow)
    columns = max((place[1] for place in pad.cells), default=1)
    return pad.tab((44, 26, *(18 for _ in range(columns - 1))), (FIRST, 1))


def _steps(plan: Plan, pad: Pad, row: int, flow: Flow) -> None:
    """Put the steps of one line side by side; each can use those before it."""
    column = 2

    def put(key: str, title: str, shape: Shape, formula: Term) -> Term:
        nonlocal column
        pad.text(HEAD, column, title, "head")
        plan.found[flow.line.id, key] = found = pad.live(row, column, formula, shape)
        column += 1
        return found

    steps = _of_cost if flow.is_cost else _of_benefit
    steps(plan, flow.line, put)


def _of_cost(plan: Plan, line: AnyLine, put: Put) -> None:
    """Amount, prices, corrections, years."""

    def of(key: str) -> Term:
        return plan.found[line.id, key]

    prices = put("prices", "Factor for prices", "factor", uprating(plan, of("price_year")))
    graded = put("graded", "Factor for grade", "factor", _graded(plan, line, adds=True))
    biased = 1 + of("optimism_bias") * (1 - of("managed_share"))
    biased = put("biased", "Factor for optimism bias, after what is managed", "factor", biased)
    doubt = put("doubt", "Both corrections", "factor", graded * biased)
    if getattr(line, "by_year", ()):
        put("full", FULL_COST, "factor", prices * doubt)
        put("last", "Last year", "whole", of("first_year") + float(len(of("by_year").value) - 1))
        return
    put("full", FULL_COST, "pence", of("amount") * prices * doubt)
    put("last", "Last year", "whole", where(of("last_year").equals(""), of("first_year"), of("last_year")))


def _of_benefit(plan: Plan, line: AnyLine, put: Put) -> None:
    """Reach, net effect, value in prices of the base, corrections, years."""

    def of(key: str) -> Term:
        return plan.found[line.id, key]

    reached = put("reached", "People reached", "number", of("people") * of("take_up") * of("retention"))
    effect = where(
        of("deadweight_meaning").equals("points"),
        of("impact") - of("deadweight"), of("impact") * (1 - of("deadweight")),
    )  # fmt: skip
    effect = put("effect", "Effect beyond deadweight, share of them", "share", effect)
    kept = put("kept", "People, less displaced", "number", reached * effect * (1 - of("displacement")))
    net = put("net", "Credited to it: net effect", "number", kept * of("attribution"))
    prices = put("prices", "Factor for prices", "factor", uprating(plan, of("price_year")))
    gross = net * of("units") * of("unit_value")
    amount = put("amount", "£ a year, own prices", "pence", gross)
    based = put("based", "£ a year, prices of the base", "pence", amount * prices)
    graded = put("graded", "Factor for grade", "factor", _graded(plan, line, adds=False))
    doubt = put("doubt", "All corrections", "factor", graded * of("confidence") * (1 - of("optimism_bias")))
    counted = where(of("burden").equals("yes"), -1.0, 1.0) * based * doubt
    put("full", "£ a year, corrected; a burden is negative", "pence", counted)
    ends = where(of("duration").equals(""), float(plan.years), of("lag") + of("duration"))
    put("ends", "Ends before year", "whole", ends)


def _graded(plan: Plan, line: AnyLine, *, adds: bool) -> Term:
    """The factor for a line's confidence grade; 1 where it has none."""
    grade = plan.found[line.id, "grade"]
    at = position(grade, plan.found["grade", "numbers"])
    added = 1 + item(plan.found["grade", "uplift"], at)
    if adds:
        return where(grade.equals(""), 1.0, added)
    cut = 1 - item(plan.found["grade", "cut"], at)
    burden = plan.found[line.id, "burden"].equals("yes")
    return where(grade.equals(""), 1.0, where(burden, added, cut))
