"""Every line by year: in prices of the base, and discounted at its own schedule."""

from __future__ import annotations

from innokit.businesscase.lines.flows import Flow
from innokit.businesscase.workbook.pad import Pad
from innokit.businesscase.workbook.plan import FIRST, HEAD, YEARS_FROM, Plan
from innokit.businesscase.workbook.terms import Term, both, item, total, where
from innokit.results.workbook import Tab


def flows(plan: Plan) -> Tab:
    """Pounds by year in prices of the base: costs positive, burdens negative."""
    pad = Pad(
        "Flows",
        "£ in prices of the base, undiscounted. Costs are positive, and burdens are negative benefits.",
    )
    pad.texts(HEAD, 0, ("Line", "Option", "Counts as", "In social value", *plan.year_names), "head")
    for year in range(plan.years):
        plan.found["year", str(year)] = pad.constant(
            HEAD - 1, YEARS_FROM + year, float(year), "whole", "note"
        )
    for flow in plan.flows:
        row = plan.row_of[flow.line.id]
        pad.text(row, 0, flow.line.title, "label")
        pad.texts(row, 1, (plan.case.name(flow.line.option), "cost" if flow.is_cost else "benefit"))
        left_out = plan.of(flow.line, "transfer").equals("yes")
        counted = pad.live(row, 3, where(left_out, 0.0, 1.0), "whole")
        plan.found[flow.line.id, "counted"] = counted
        for year in range(plan.years):
            found = pad.live(row, YEARS_FROM + year, _in_year(plan, flow, year), "pounds")
            plan.found[flow.line.id, "flow", str(year)] = found
    _keep_columns(plan, pad, "flow")
    plan.found["years",] = pad.span((HEAD - 1, YEARS_FROM), (HEAD - 1, YEARS_FROM + plan.years - 1))
    return pad.tab((44, 26, 12, 14, *(14 for _ in range(plan.years))), (FIRST, 1))


def _in_year(plan: Plan, flow: Flow, year: int) -> Term:
    """What one line comes to in one year."""
    line, at = flow.line, plan.found["year", str(year)]
    full = plan.of(line, "full")
    if not flow.is_cost:
        return _benefit_in_year(plan, flow, at)
    first, last = plan.of(line, "first_year"), plan.of(line, "last")
    within = both(at.at_least(first), at.at_most(last))
    if getattr(line, "by_year", ()):
        return where(within, item(plan.of(line, "by_year"), at - first + 1) * full, 0.0)
    return where(within, full, 0.0)


def _benefit_in_year(plan: Plan, flow: Flow, at: Term) -> Term:
    """A benefit from its lag on, fading and built up, until it ends."""
    line = flow.line
    lag, fades = plan.of(line, "lag"), plan.of(line, "drop_off")
    within = both(at.at_least(lag), at.below(plan.of(line, "ends")))
    # A spreadsheet has no 0 to the power of 0, so the first year is told apart.
    worth = plan.of(line, "full") * where(at.equals(lag), 1.0, (1 - fades) ** (at - lag))
    if getattr(line, "ramp", ()):
        steps = plan.of(line, "ramp")
        since = at - lag + 1
        worth = worth * where(since.at_most(float(len(steps.value))), item(steps, since), 1.0)
    return where(within, worth, 0.0)


def discounted(plan: Plan) -> Tab:
    """The same, each year times the factor of the line's own schedule, and its present value."""
    pad = Pad(
        "Discounted", "£ in prices of the base, each year times the discount factor of the line's schedule."
    )
    heads = ("Line", "Option", "Schedule", "Present value")
    pad.texts(HEAD, 0, (*heads, *plan.year_names), "head")
    for flow in plan.flows:
        row = plan.row_of[flow.line.id]
        pad.text(row, 0, flow.line.title, "label")
        pad.text(row, 1, plan.case.name(flow.line.option))
        own = plan.of(flow.line, "schedule")
        usual = plan.appraisal.setting.frame.schedule
        schedule = pad.live(row, 2, where(own.equals(""), usual, own), "text")
        for year in range(plan.years):
            flat = plan.found[flow.line.id, "flow", str(year)]
            found = pad.live(row, YEARS_FROM + year, flat * _factor(plan, schedule, year), "pounds")
            plan.found[flow.line.id, "present", str(year)] = found
        span = pad.span((row, YEARS_FROM), (row, YEARS_FROM + plan.years - 1))
        plan.found[flow.line.id, "present"] = pad.live(row, 3, total(span), "pounds", "total")
    if plan.flows:
        _keep_columns(plan, pad, "present")
    return pad.tab((44, 26, 16, 16, *(14 for _ in range(plan.years))), (FIRST, 1))


def _factor(plan: Plan, schedule: Term, year: int) -> Term:
    """The factor of a year by the schedule named in a cell."""
    names = [key[1] for key in plan.found if key[0] == "ends"]
    factors = [plan.found["factor", name, str(year)] for name in names]
    chosen = factors[-1]
    for name, factor in zip(names[-2::-1], factors[-2::-1], strict=True):
        chosen = where(schedule.equals(name), factor, chosen)
    return chosen


def _keep_columns(plan: Plan, pad: Pad, what: str) -> None:
    """Refer to what each group of lines comes to in each year, as ranges."""
    for group in plan.groups:
        rows = plan.rows(group.option, group.costs)
        if rows is None:
            continue
        side = "costs" if group.costs else "benefits"
        for year in range(plan.years):
            column = YEARS_FROM + year
            plan.found[what, group.option.id, side, str(year)] = pad.span(
                (rows[0], column), (rows[1], column)
            )
        if what == "flow":
            plan.found["counted", group.option.id, side] = pad.span((rows[0], 3), (rows[1], 3))
        else:
            plan.found["present", group.option.id, side] = pad.span((rows[0], 3), (rows[1], 3))
