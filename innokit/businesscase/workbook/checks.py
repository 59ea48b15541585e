"""Checks: the workbook beside what innokit found, and sums that must agree."""

from __future__ import annotations

from collections.abc import Iterator

from innokit.businesscase.appraisal.appraise import Appraisal
from innokit.businesscase.appraisal.measures import annual_cost, public_ratio
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.views.agencies.public import public_agencies_of
from innokit.businesscase.views.cash.council import council_cash_of
from innokit.businesscase.workbook.pad import Pad
from innokit.businesscase.workbook.plan import FIRST, HEAD, Plan
from innokit.businesscase.workbook.terms import Term, absolute, both, call, either, most, term, total, where
from innokit.records import BenefitLine
from innokit.results.workbook import Shape, Tab, Warn

NEAR = 1e-9
"""How far two figures may differ, as a share of their size, where both are the same."""
OK, DIFFERS, WRONG = "agrees", "differs", "WRONG"


def checks(plan: Plan, council: bool) -> Tab:
    """Every answer beside innokit's, then sums that must agree whatever the inputs."""
    pad = Pad(
        "Checks",
        f"innokit's figures are those {plan.case.moment}; once an input is changed the workbook "
        "differs from them, and should. The checks at the end hold whatever the inputs.",
    )
    pad.texts(HEAD, 0, ("What", "Option", "Workbook", "innokit", "Difference", "Check"), "head")
    row = FIRST
    for name, option, found, value, shape in _answers(plan, council):
        pad.texts(row, 0, (name, option))
        live = pad.live(row, 2, found, shape)
        if isinstance(value, str):
            said = pad.text(row, 3, value)
            verdict = where(live.equals(said), OK, DIFFERS)
        else:
            fixed = pad.constant(row, 3, value, shape)
            apart = pad.live(
                row, 4, where(call("ISNUMBER", True, live), live - fixed, "not a number"), "apart"
            )
            near = absolute(apart).at_most(most(1.0, absolute(fixed)) * NEAR)
            verdict = where(call("ISNUMBER", True, apart), where(near, OK, DIFFERS), DIFFERS)
        pad.live(row, 5, verdict, "text", "total")
        row += 1
    row = _sums(plan, pad, row + 1)
    pad.warns.append(Warn((FIRST, 5), (row, 5), WRONG))
    return pad.tab((52, 36, 20, 20, 16, 12), (FIRST, 1))


def _answers(plan: Plan, council: bool) -> Iterator[tuple[str, str, Term, float | str, Shape]]:
    """Name, option, term, innokit's value and shape of every answer."""
    appraisal = plan.appraisal
    for outcome in appraisal.outcomes:
        id, title = outcome.option.id, outcome.option.title
        for name, value, shape in _measured(appraisal, outcome):
            if value is not None:
                yield name, title, plan.found[name, id], value, shape
        for part in outcome.parts:
            who = plan.case.name(part.stakeholder)
            yield f"{who} pays", title, plan.found["pays", id, part.stakeholder], part.paid, "pounds"
            yield f"{who} gains", title, plan.found["gains", id, part.stakeholder], part.gained, "pounds"
    if any(key[0] == "public" for key in plan.found):
        for position in public_agencies_of(appraisal).positions:
            id, found = position.option.id, position.benefits - position.costs
            yield (
                "Public agencies, net",
                position.option.title,
                plan.found["public", "net", id],
                found,
                "pounds",
            )
    if council:
        for one in council_cash_of(appraisal).budgets:
            id, title = one.option.id, one.option.title
            yield "Council, peak funding need", title, plan.found["peak", id], one.peak[0], "pounds"
            for year, name in enumerate(plan.year_names):
                gap = plan.found["budget", "gap", id, str(year)]
                yield (
                    f"Council, surplus or gap, {name}",
                    title,
                    gap,
                    float(one.by_year["gap"][year]),
                    "pounds",
                )


def _measured(appraisal: Appraisal, outcome: Outcome) -> list[tuple[str, float | str | None, Shape]]:
    """Innokit's own measures; None where the workbook says it in other words."""
    irr = outcome.irr
    payback, later = outcome.payback, outcome.discounted_payback
    return [
        ("NPSV", outcome.npsv, "pounds"),
        ("PV benefits", outcome.pv_benefits, "pounds"),
        ("PV costs", outcome.pv_costs, "pounds"),
        ("Net present cost", outcome.npc, "pounds"),
        ("Equivalent annual cost", annual_cost(outcome, appraisal.setting).value, "pounds"),
        ("BCR", outcome.bcr, "number"),
        ("BCR on the public budget", public_ratio(outcome, appraisal.case).value, "number"),
        ("SROI ratio", outcome.sroi, "number"),
        ("Payback", "never" if payback is None else payback, "years"),
        ("Discounted payback", "never" if later is None else later, "years"),
        ("Rate of return", irr.rate if irr.sign_changes == 1 else None, "share"),
    ]


def _sums(plan: Plan, pad: Pad, row: int) -> int:
    """Sums that must agree; gives the last row."""
    pad.texts(row, 0, ("Whatever the inputs", "", "One", "The other", "Difference", "Check"), "head")
    for outcome in plan.appraisal.outcomes:
        id, title = outcome.option.id, outcome.option.title
        for side, whole in (("pays", "PV costs"), ("gains", "PV benefits")):
            parts = [plan.found[side, id, one.id] for one in plan.people]
            if parts:
                row += 1
                what = f"What each stakeholder {side} sums to {whole}"
                _pair(pad, row, (what, title), total(*parts), plan.found[whole, id], "pounds")
        row += 1
        spread = total(plan.found["options", id, "5"])
        _pair(pad, row, ("Discounted years sum to NPSV", title), spread, plan.found["NPSV", id], "pounds")
    for flow in plan.flows:
        row += 1
        said = (f"Shares of {flow.line.title!r} sum to 1", plan.case.name(flow.line.option))
        _pair(pad, row, said, plan.found[flow.line.id, "shares"], term(1.0), "share")
        if isinstance(flow.line, BenefitLine) and flow.line.deadweight != 0.0:
            row += 1
            _deadweight(plan, pad, row, flow.line.id, flow.line.title, plan.case.name(flow.line.option))
    return row


def _pair(pad: Pad, row: int, said: tuple[str, str], one: Term, other: Term, shape: Shape) -> None:
    """Two figures that must be the same."""
    pad.texts(row, 0, said)
    first, second = pad.live(row, 2, one, shape), pad.live(row, 3, other, shape)
    apart = pad.live(row, 4, first - second, "apart")
    near = absolute(apart).at_most(most(1.0, absolute(first), absolute(second)) * NEAR)
    pad.live(row, 5, where(near, OK, WRONG), "text", "total")


def _deadweight(plan: Plan, pad: Pad, row: int, id: str, title: str, option: str) -> None:
    """Deadweight in points is at most the effect it is taken off."""
    pad.texts(row, 0, (f"Deadweight of {title!r} in points is at most its effect", option))
    meaning, taken, effect = (plan.found[id, key] for key in ("deadweight_meaning", "deadweight", "impact"))
    pad.live(row, 2, taken, "share")
    pad.live(row, 3, effect, "share")
    fine = either(
        both(meaning.equals("points"), taken.at_most(effect)),
        call("NOT", meaning.value != "points", meaning.equals("points")),
    )
    pad.live(row, 5, where(fine, OK, WRONG), "text", "total")
