"""The answers of each option as formulas, each with its definition."""

from __future__ import annotations

from innokit import reference
from innokit.businesscase.appraisal.answers import NO_DENOMINATOR
from innokit.businesscase.appraisal.definitions import DEFINITIONS
from innokit.businesscase.appraisal.payers import NOISE
from innokit.businesscase.appraisal.showing import COSTS_NOTHING_MORE
from innokit.businesscase.lines.chain import sort_of
from innokit.businesscase.views.counted import PUBLIC
from innokit.businesscase.workbook.pad import Pad
from innokit.businesscase.workbook.plan import FIRST, HEAD, Plan
from innokit.businesscase.workbook.streams import beyond_usual, own_sum
from innokit.businesscase.workbook.terms import Term, absolute, term, total, total_product, where
from innokit.maths import discounting
from innokit.records import Option
from innokit.results.workbook import Role, Shape, Tab

MEASURES: dict[str, Shape] = {
    "NPSV": "pounds", "PV benefits": "pounds", "PV costs": "pounds", "Net present cost": "pounds",
    "Equivalent annual cost": "pounds", "BCR": "number", "BCR on the public budget": "number",
    "SROI ratio": "number", "Payback": "years", "Discounted payback": "years", "Rate of return": "share",
}  # fmt: skip
PV = {
    "PV benefits": "Present value of benefits, net of burdens, beyond business as usual.",
    "PV costs": "Present value of costs beyond business as usual, whoever pays.",
}


def answers(plan: Plan) -> Tab:
    """One row a measure, one column an option, and what each means."""
    base = plan.appraisal.setting.price_base
    pad = Pad("Answers", f"Against business as usual; £ in {base} prices, present values in year 0.")
    options = [outcome.option for outcome in plan.appraisal.outcomes]
    heads = ("Measure", *(option.title for option in options), "Unit", "What it means")
    pad.texts(HEAD, 0, heads, "head")
    units = {"pounds": "£", "number": "ratio", "years": "years", "share": "a year"}
    for row, (name, shape) in enumerate(MEASURES.items(), FIRST):
        pad.text(row, 0, name, "label")
        pad.text(row, len(options) + 1, "£ a year" if name == "Equivalent annual cost" else units[shape])
        pad.text(row, len(options) + 2, {**DEFINITIONS, **PV}[name])
    for column, option in enumerate(options, 1):
        found = _found(plan, pad, column, option)
        for row, (name, shape) in enumerate(MEASURES.items(), FIRST):
            role: Role = "total" if name == "NPSV" else "figure"
            plan.found[name, option.id] = pad.live(row, column, found[name], shape, role)
    _usual(plan, pad)
    return pad.tab((36, *(22 for _ in options), 10, 90), (FIRST, 1))


def _found(plan: Plan, pad: Pad, column: int, option: Option) -> dict[str, Term]:
    """Every measure of an option; those after the present values refer to their cells."""
    at = {name: row for row, name in enumerate(MEASURES, FIRST)}
    present = {name: beyond_usual(plan, option, name[3:], "present") for name in PV}
    benefits, costs = (pad.live(at[name], column, present[name]) for name in PV)
    own = own_sum(plan, option, "costs", "present")
    worth_it = costs.above(_noise(plan, option))
    return {
        **present,
        "NPSV": benefits - costs,
        "Net present cost": costs - benefits,
        "Equivalent annual cost": _annual(plan, option, costs),
        "BCR": where(worth_it, benefits / costs, COSTS_NOTHING_MORE),
        "BCR on the public budget": _public(plan, option, benefits),
        "SROI ratio": where(own.above(0), benefits / own, "none: nothing is put in"),
        "Payback": plan.found["payback", option.id],
        "Discounted payback": plan.found["discounted payback", option.id],
        "Rate of return": plan.found["irr", option.id],
    }


def _noise(plan: Plan, option: Option) -> Term:
    """Costs smaller than this are float noise."""
    sums = [
        total_product(
            plan.found["counted", one.id, "costs"], absolute(plan.found["present", one.id, "costs"])
        )
        for one in (option, plan.appraisal.baseline)
        if ("present", one.id, "costs") in plan.found
    ]
    return total(*sums) * NOISE if sums else term(0.0)


def _annual(plan: Plan, option: Option, costs: Term) -> Term:
    """The same sum at each year-end that is worth the present value of costs."""
    frame = plan.appraisal.setting.frame
    years = option.life or frame.last_year
    if years < 1:
        return term("none: only year 0 is counted")
    bands = reference.discount_bands(frame.schedule, frame.schedule_edition or None)
    if years <= bands[0][0]:
        rate = plan.found["rate", frame.schedule]
        return costs * rate / (1 - (1 + rate) ** (0.0 - float(years)))
    return costs / float(discounting.factors(range(1, years + 1), bands).sum())


def _public(plan: Plan, option: Option, benefits: Term) -> Term:
    """Benefits, less costs of others, over what the public budget pays more."""
    paid = {one.id: plan.found["pays", option.id, one.id] for one in plan.people}
    public = [paid[one.id] for one in plan.people if one.sector in PUBLIC]
    others = [paid[one.id] for one in plan.people if one.sector not in PUBLIC]
    if not public:
        return term(NO_DENOMINATOR[plan.appraisal.has_public])
    below = total(*public)
    above = benefits - total(*others) if others else benefits
    noise = total(*(absolute(one) for one in paid.values())) * NOISE
    return where(below.above(noise), above / below, NO_DENOMINATOR[True])


def _usual(plan: Plan, pad: Pad) -> None:
    """What business as usual costs, and what stands in words beside the total."""
    row, usual = pad.next_row + 1, plan.appraisal.baseline
    pad.text(row, 0, f"PV costs of business as usual ({usual.title}) itself", "label")
    pad.live(row, 1, own_sum(plan, usual, "costs", "present") + 0.0)
    unvalued = plan.appraisal.unvalued
    if unvalued:
        pad.text(row + 3, 0, "Not valued in money: stands beside the total, never in it as zero", "group")
    for at, line in enumerate(unvalued, row + 4):
        pad.texts(at, 0, (line.title, plan.case.name(line.option), sort_of(line), line.note))
