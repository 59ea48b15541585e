"""All public agencies: what each pays, gains and is left with under each option; transfers are in."""

from __future__ import annotations

from innokit.businesscase.appraisal.payers import NOISE
from innokit.businesscase.appraisal.showing import COSTS_NOTHING_MORE
from innokit.businesscase.views.counted import PUBLIC
from innokit.businesscase.workbook.pad import Pad
from innokit.businesscase.workbook.plan import FIRST, HEAD, YEARS_FROM, Plan
from innokit.businesscase.workbook.streams import own_sum, payback, put_row, put_stream
from innokit.businesscase.workbook.terms import Term, absolute, term, total, total_product, where
from innokit.records import Option, Stakeholder
from innokit.results.workbook import Tab

SIDES = (("costs", "Pays"), ("benefits", "Gains"))


def agencies(plan: Plan) -> tuple[Tab, ...]:
    """Every public agency by year; no tab where none is recorded."""
    ours = [one for one in plan.people if one.sector in PUBLIC]
    if not ours:
        return ()
    pad = Pad(
        "Public agencies",
        "The council and other public agencies: difference from business as usual, £ in prices of the base. "
        "Transfers count here. Present value is discounted; the years are not.",
    )
    pad.texts(HEAD, 0, ("Agency", "What", "Option", "Present value", *plan.year_names), "head")
    row = FIRST
    for outcome in plan.appraisal.outcomes:
        row = _option(plan, pad, row, outcome.option, ours)
    return (pad.tab((32, 34, 32, 16, *(14 for _ in range(plan.years))), (FIRST, 1)),)


def _option(plan: Plan, pad: Pad, row: int, option: Option, ours: list[Stakeholder]) -> int:
    """The agencies of one option, then all together; gives the first free row."""
    at = {one.id: row + 5 * place for place, one in enumerate(ours)}
    for one in ours:
        _agency(plan, pad, at[one.id], option, one)
    row += 5 * len(ours)
    for side, (key, said) in enumerate(SIDES):
        cells = [
            total(*(pad.at(at[one.id] + side, YEARS_FROM + year) for one in ours))
            for year in range(plan.years)
        ]
        put_row(pad, row + side, ("All together", said, option.title), cells, role="total")
        whole = total(*(plan.found["public", key, option.id, one.id] for one in ours))
        plan.found["public", key, option.id] = pad.live(row + side, 3, whole, "pounds", "total")
    costs, benefits = plan.found["public", "costs", option.id], plan.found["public", "benefits", option.id]
    pad.texts(row + 2, 0, ("All together", "Net", option.title))
    plan.found["public", "net", option.id] = pad.live(row + 2, 3, benefits - costs, "pounds", "total")
    pad.texts(row + 3, 0, ("All together", "Fiscal return (gains over pays)", option.title))
    ratio = where(costs.above(_noise(plan, option, ours)), benefits / costs, COSTS_NOTHING_MORE)
    plan.found["public", "return", option.id] = pad.live(row + 3, 3, ratio, "number")
    return row + 5


def _agency(plan: Plan, pad: Pad, row: int, option: Option, one: Stakeholder) -> None:
    """Five rows of one agency."""
    for at, (side, said) in enumerate(SIDES):
        cells = [_beyond(plan, option, side, f"flow.{year}", one.id) for year in range(plan.years)]
        put_row(pad, row + at, (one.title, said, option.title), cells)
        present = _beyond(plan, option, side, "present", one.id)
        plan.found["public", side, option.id, one.id] = pad.live(row + at, 3, present, "pounds", "total")
    net = [pad.at(row + 1, YEARS_FROM + year) - pad.at(row, YEARS_FROM + year) for year in range(plan.years)]
    stream = put_stream(plan, pad, row + 2, one.title, net)
    for at in range(3):
        pad.text(row + 2 + at, 2, option.title)
    left = (
        plan.found["public", "benefits", option.id, one.id] - plan.found["public", "costs", option.id, one.id]
    )
    pad.live(row + 2, 3, left, "pounds", "total")
    plan.found["public", "payback", option.id, one.id] = payback(plan, stream)


def _beyond(plan: Plan, option: Option, side: str, what: str, person: str) -> Term:
    """One agency's share beyond business as usual, transfers in."""
    own = own_sum(plan, option, side, what, person, transfers=True)
    usual = own_sum(plan, plan.appraisal.baseline, side, what, person, transfers=True)
    return own if usual.text == "0" else own - usual


def _noise(plan: Plan, option: Option, ours: list[Stakeholder]) -> Term:
    """Costs smaller than this are float noise."""
    sums = [
        total_product(
            plan.found["share", whose.id, "costs", one.id], absolute(plan.found["present", whose.id, "costs"])
        )
        for whose in (option, plan.appraisal.baseline)
        for one in ours
        if ("present", whose.id, "costs") in plan.found
    ]
    return total(*sums) * NOISE if sums else term(0.0)
