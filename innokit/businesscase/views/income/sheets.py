"""The tables of weighted social value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innokit import words
from innokit.businesscase.appraisal.showing import money_in, unit_for
from innokit.records import Stakeholder
from innokit.results import Column, Sheet

if TYPE_CHECKING:
    from innokit.businesscase.views.income.weighted import Weighted

DEFINITIONS = {
    "Weight": "(reference income / household income of the stakeholder) ^ eta, incomes equivalised and in "
    "the same prices. A stakeholder without an income keeps 1.",
    "Eta": "Elasticity of the marginal utility of income: how fast a further pound matters less to the "
    "better off.",
    "Weighted NPSV": "The sum over stakeholders of weight times what each gains less what it pays, in "
    "present value. Transfers are left out, as in the unweighted. A sensitivity: it never stands alone.",
}


def of(shown: Weighted) -> tuple[Sheet, ...]:
    """Side by side, weights, stakeholders and definitions."""
    columns = (Column("Measure"), Column("Meaning"))
    meant = Sheet("definitions", "What the measures mean", columns, tuple(DEFINITIONS.items()))
    return answers(shown), weights(shown), who(shown), meant


def answers(shown: Weighted) -> Sheet:
    """Unweighted and weighted NPSV of each option."""
    outcomes = shown.appraisal.outcomes
    unit = unit_for(v for o in outcomes for v in (o.npsv, shown.npsv[o.option.id]))
    columns = (Column("Option"), Column("NPSV", unit), Column("Weighted NPSV", unit), Column("Change", unit))
    rows = tuple(
        (
            outcome.option.title,
            shown.appraisal.make.npsv(outcome, money_in(unit, outcome.npsv)),
            shown.make.npsv(outcome, money_in(unit, shown.npsv[outcome.option.id])),
            shown.make.change(outcome, unit),
        )
        for outcome in outcomes
    )
    base = shown.appraisal.setting.price_base
    note = f"Against business as usual, present value in {base} prices, transfers left out."
    return Sheet("answers", "Social value, unweighted and weighted by income", columns, rows, note)


def weights(shown: Weighted) -> Sheet:
    """The weight of each stakeholder that pays or gains."""
    columns = (Column("Stakeholder"), Column("Household income"), Column("Weight"))
    people = [shown.case.get(Stakeholder, id) for id in shown.weights]
    rows = tuple((one.title, _income(one), shown.make.weight(one)) for one in people)
    note = f"Weight: {shown.rule}; 1 where no income is given."
    return Sheet("weights", "What a pound to each stakeholder weighs", columns, rows, note)


def who(shown: Weighted) -> Sheet:
    """Each stakeholder's net gain, unweighted and weighted."""
    parts = [(outcome, part) for outcome in shown.appraisal.outcomes for part in outcome.parts]
    unit = unit_for(v for _, part in parts for v in (part.net, shown.weights[part.stakeholder] * part.net))
    columns = (
        Column("Who"), Column("Option"), Column("Gains less pays", unit), Column("Weight"),
        Column("Weighted", unit),
    )  # fmt: skip
    rows = tuple(
        (
            shown.case.name(part.stakeholder),
            outcome.option.title,
            shown.appraisal.make.part(outcome, part, unit)[2],
            shown.make.weight(shown.case.get(Stakeholder, part.stakeholder)),
            shown.make.net(outcome, part, unit),
        )
        for outcome, part in parts
    )
    note = "Present value of the difference from business as usual; gains are net of burdens."
    return Sheet("who", "Who gains and who pays, unweighted and weighted", columns, rows, note)


def _income(one: Stakeholder) -> str:
    """Write a household income, or that there is none."""
    return "not given" if one.income is None else f"£{words.exact(one.income)} a year"
