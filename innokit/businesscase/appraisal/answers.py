"""Every answer with its definition beside it: a row a measure, a column an option."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from innokit import words
from innokit.businesscase.appraisal import showing
from innokit.businesscase.appraisal.definitions import DEFINITIONS
from innokit.businesscase.appraisal.measures import annual_cost, category, public_ratio
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.appraisal.per_outcome import PerOutcome, per_outcome
from innokit.results import Column, Figure, Fragment, Sheet
from innokit.words import sum_of_money

if TYPE_CHECKING:
    from innokit.businesscase.appraisal.appraise import Appraisal

NO_DENOMINATOR = {
    True: "none: the public budget pays nothing more",
    False: "none: no stakeholder is recorded as council or public agency",
}

_PER_OUTCOME = {
    "Cost per outcome": "Cost per outcome, each person once",
    "Cost per outcome and year": "Cost per outcome and year it is felt",
}
"""The two measures, and how a row says them."""


def measures(shown: Appraisal) -> Sheet:
    """One row a measure: its answer for each option, and what it means."""
    outcomes = shown.outcomes
    rows: list[tuple[Fragment, ...]] = []
    for name, make in _MEASURES.items():
        rows.append((name, *(make(shown, outcome) for outcome in outcomes), DEFINITIONS[name]))
    rows += _outcome_rows(shown)
    columns = (Column("Measure"), *(Column(o.option.title) for o in outcomes), Column("What it means"))
    note = (
        f"Each the difference from business as usual, in {shown.setting.price_base} prices, present values"
        f" in year 0.{_not_said(shown)}"
    )
    return Sheet("measures", "Every measure, with what it means", columns, tuple(rows), note)


def net_present_cost(shown: Appraisal, outcome: Outcome) -> Figure:
    """Net present cost."""
    label = f"Net present cost of {outcome.option.title} against business as usual"
    return shown.make.money(
        f"npc.{outcome.option.id}", outcome.npc, sum_of_money(outcome.npc), label, outcome.lines
    )


def annual(shown: Appraisal, outcome: Outcome) -> Figure:
    """Equivalent annual cost, with its rate and years in its words."""
    found, option = annual_cost(outcome, shown.setting), outcome.option
    rates = words.a_list([f"{words.exact(rate * 100)}%" for rate in found.rates])
    over = f"over {words.count(found.years, 'year')} at {rates}"
    text = "none: only year 0 is counted"
    if found.value is not None:
        text = f"{showing.pounds_text(found.value)} a year, {over}"
    label = f"Equivalent annual cost of {option.title}, {over if found.rates else 'no year'}"
    costs = [flow for flow in outcome.lines if flow.is_cost]
    return Figure(
        f"eac.{option.id}", found.value, text, label, shown.make.behind(costs, option.id), "£ a year"
    )


def public_bcr(shown: Appraisal, outcome: Outcome) -> Figure:
    """Benefits over what the public budget pays."""
    found, option = public_ratio(outcome, shown.case), outcome.option
    label = f"BCR of {option.title} over extra costs to the public budget"
    text = NO_DENOMINATOR[shown.has_public] if found.value is None else words.number(found.value, 2)
    parts = [part.stakeholder for part in outcome.parts]
    records = shown.make.behind(outcome.lines, *parts)
    return Figure(f"bcr-public.{option.id}", found.value, text, label, records, "£ for each £ of public cost")


def value_for_money(shown: Appraisal, outcome: Outcome) -> Figure:
    """The indicative category: a word, not a number."""
    found, option = category(outcome.bcr, shown.setting.categories), outcome.option
    text = f"none: it {showing.COSTS_NOTHING_MORE}" if found is None else f"{found.name} (indicative)"
    label = f"Indicative value-for-money category of {option.title}"
    return Figure(f"vfm.{option.id}", None, text, label, shown.make.behind(outcome.lines))


def sroi(shown: Appraisal, outcome: Outcome) -> Figure:
    """Social return on investment."""
    option, text = outcome.option, "none: nothing is put in"
    if outcome.sroi is not None:
        text = f"{showing.pence_text(outcome.sroi)} for each £1"
    label = f"SROI ratio of {option.title}: outcomes over the whole investment"
    records = shown.make.behind(outcome.lines)
    return Figure(f"sroi.{option.id}", outcome.sroi, text, label, records, "£ of value for each £ put in")


def discounted_payback(shown: Appraisal, outcome: Outcome) -> Figure:
    """Payback of the discounted flow."""
    found, option = outcome.discounted_payback, outcome.option
    text = showing.time_text(found, outcome.net)
    label = f"Discounted payback of {option.title}"
    return Figure(
        f"discounted-payback.{option.id}", found, text, label, shown.make.behind(outcome.lines), "years"
    )


def _npsv(shown: Appraisal, outcome: Outcome) -> Figure:
    """The same figure as in the first table, as a person would say it."""
    return shown.make.npsv(outcome, sum_of_money(outcome.npsv))


_MEASURES: dict[str, Callable[[Appraisal, Outcome], Figure]] = {
    "NPSV": _npsv,
    "Net present cost": net_present_cost,
    "Equivalent annual cost": annual,
    "BCR": lambda shown, outcome: shown.make.bcr(outcome),
    "BCR on the public budget": public_bcr,
    "Value for money": value_for_money,
    "SROI ratio": sroi,
    "Payback": lambda shown, outcome: shown.make.payback(outcome),
    "Discounted payback": discounted_payback,
    "Rate of return": lambda shown, outcome: shown.make.irr(outcome),
}


def _outcome_rows(shown: Appraisal) -> list[tuple[Fragment, ...]]:
    """Two rows for each outcome that a line names: cost per outcome, and per outcome and year."""
    by_option = _by_option(shown)
    names = dict.fromkeys(name for found in by_option for name in found)
    rows: list[tuple[Fragment, ...]] = []
    for name in names:
        for measure, said in _PER_OUTCOME.items():
            cells = [
                _per_outcome(shown, outcome, found[name], measure) if name in found else "none named"
                for outcome, found in zip(shown.outcomes, by_option, strict=True)
            ]
            rows.append((f"{said}: {name}", *cells, DEFINITIONS[measure]))
    return rows


def _by_option(shown: Appraisal) -> list[dict[str, PerOutcome]]:
    """What each outcome costs in each option, by its name."""
    return [
        {found.outcome: found for found in per_outcome(o, shown.case, shown.beside, shown.baseline.id)}
        for o in shown.outcomes
    ]


def _not_said(shown: Appraisal) -> str:
    """Name the outcomes of which the record does not say how their people are counted; blank for none."""
    unsaid = dict.fromkeys(
        name
        for found in _by_option(shown)
        for name, one in found.items()
        if one.counting == "not said" and any(flow.of.felt[flow.row] > 1 for flow in one.lines)
    )
    if not unsaid:
        return ""
    named = words.a_list([repr(name) for name in unsaid])
    return (
        f" The record does not say whether the people of {named} are the same throughout or new every year; "
        "cost per outcome takes them to be the same. The unit of an assumption, 'people' or 'people a year', "
        "would say it."
    )


def _per_outcome(shown: Appraisal, outcome: Outcome, found: PerOutcome, measure: str) -> Figure:
    """What one more of an outcome costs."""
    yearly = measure == "Cost per outcome and year"
    worth = found.each_year if yearly else found.each
    ids = f"{outcome.option.id}.{found.lines[0].line.id}"
    label = f"{measure} of {outcome.option.title}: {found.outcome}"
    records = shown.make.behind([*(flow for flow in outcome.lines if flow.is_cost), *found.lines])
    id = f"cost-per-outcome{'-year' if yearly else ''}.{ids}"
    return Figure(id, worth, _per_outcome_text(found, yearly), label, records, "£")


def _per_outcome_text(found: PerOutcome, yearly: bool) -> str:
    """Say what one more costs and of how many, or why there is no such figure."""
    many, worth = (found.years, found.each_year) if yearly else (found.many, found.each)
    if found.cost <= 0:
        return f"none: it {showing.COSTS_NOTHING_MORE}"
    if found.counting == "both":
        return "none: some of its lines count the same people throughout, others new ones every year"
    if many is None:
        return "none: its people are new every year, and the record does not say for how long each feels it"
    if worth is None:
        return "none: it brings no more of them"
    whom = " reached over the years" if found.counting == "new every year" else ""
    size = words.number(many, 1).removesuffix(".0")
    return f"{showing.pounds_text(worth)} for each of {size}{' years of it' if yearly else whom}"
