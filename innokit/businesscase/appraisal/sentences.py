"""An appraisal in plain sentences, most important first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innokit.businesscase.appraisal import showing
from innokit.businesscase.appraisal.outcome import Outcome, present
from innokit.records import Option
from innokit.results import Fragment, Sentence, joined
from innokit.words import a_list, sum_of_money

if TYPE_CHECKING:
    from innokit.businesscase.appraisal.appraise import Appraisal


def of(shown: Appraisal) -> tuple[Sentence, ...]:
    """Every sentence of an appraisal."""
    said = [*_ranking(shown), *(_option(shown, outcome) for outcome in shown.ranked), _baseline(shown)]
    return tuple(said + _losers(shown) + _beside(shown) + _left_out(shown))


def _ranking(shown: Appraisal) -> list[Sentence]:
    """Which option is worth most, and whether any beats business as usual."""
    ranked = shown.ranked
    said: list[Sentence] = [] if ranked[0].npsv > 0 else [("No option beats business as usual.",)]
    figures: list[Fragment] = [_worth(shown, outcome) for outcome in ranked]
    frame, base = shown.setting.frame, shown.setting.price_base
    over = f"over years 0 to {frame.last_year} in {base} prices, against business as usual"
    if len(ranked) == 1:
        return [
            *said,
            (f"{ranked[0].option.title} has a net present social value (NPSV) of ", figures[0], f" {over}."),
        ]
    listed: list[Fragment] = []
    for outcome, figure in zip(ranked, figures, strict=True):
        listed += [", " if listed else "", f"{outcome.option.title} ", figure]
    return [*said, ("By net present social value (NPSV) the order is ", *listed, f", {over}.")]


def _worth(shown: Appraisal, outcome: Outcome) -> Fragment:
    """An option's NPSV as a person would say it."""
    return shown.make.npsv(outcome, sum_of_money(outcome.npsv))


def _option(shown: Appraisal, outcome: Outcome) -> Sentence:
    """What an option costs and brings, and how soon it comes back."""
    make = shown.make
    costs = make.pv_costs(outcome, sum_of_money(abs(outcome.pv_costs)))
    benefits = make.pv_benefits(outcome, sum_of_money(abs(outcome.pv_benefits)))
    title, than = outcome.option.title, "than business as usual"
    start = (f"{title} costs ", costs, f" {_more(outcome.pv_costs)} and brings ", benefits)
    if outcome.bcr is None:
        ratio: Sentence = (f" {_more(outcome.pv_benefits)} {than}; it ", make.bcr(outcome), " (no BCR)")
    else:
        each = make.bcr(outcome).shown(showing.pence_text(outcome.bcr))
        ratio = (f" {_more(outcome.pv_benefits)} {than}: ", each, " for each £1 of extra cost (BCR)")
    return (
        *start,
        *ratio,
        ". Payback: ",
        make.payback(outcome),
        ". Rate of return: ",
        make.irr(outcome),
        ".",
    )


def _more(value: float) -> str:
    """Say on which side of business as usual a sum lies."""
    return "less" if value < 0 else "more"


def _baseline(shown: Appraisal) -> Sentence:
    """What business as usual costs."""
    option, flows = shown.baseline, shown.own_flows(shown.baseline.id)
    if not any(flow.line.option == option.id for flow in shown.flows):
        return (
            f"Business as usual ({option.title}) has no line, so it counts as costing and bringing nothing.",
        )
    cost = shown.make.own_costs(option, flows, present(flows, costs=True))
    return (f"Business as usual ({option.title}), at its real cost, comes to ", cost, " in present value.")


def _losers(shown: Appraisal) -> list[Sentence]:
    """Who is worse off although the total wins."""
    said: list[Sentence] = []
    for outcome in shown.ranked:
        losing = [part for part in outcome.parts if part.loses]
        if outcome.npsv <= 0 or not losing:
            continue
        pieces: list[Fragment] = []
        for part in losing:
            figure = shown.make.part(outcome, part, showing.POUNDS)[2]
            size = figure.shown(sum_of_money(-part.net))
            pieces += [", " if pieces else "", f"{shown.case.name(part.stakeholder)} by ", size]
        said.append((f"{outcome.option.title} wins as a whole, yet leaves worse off: ", *pieces, "."))
    return said


def _beside(shown: Appraisal) -> list[Sentence]:
    """What is not valued, and what is left out of social value."""
    said: list[Sentence] = []
    if shown.unvalued:
        named = [f"{line.title} ({shown.case.name(line.option)})" for line in shown.unvalued]
        said.append((f"Not valued in money, and so beside the total and not in it: {a_list(named)}.",))
    nothing = [flow.line.title for flow in shown.flows if flow.is_cost and not flow.yearly.any()]
    if nothing:
        said.append((f"Counted as costing nothing, because the amount is 0: {a_list(nothing)}.",))
    moved = [flow.line.title for flow in shown.flows if not flow.counted]
    if moved:
        said.append((f"Left out of social value because they are transfers: {a_list(moved)}.",))
    return said


def _left_out(shown: Appraisal) -> list[Sentence]:
    """Options that are parked, and options nothing is recorded for."""
    said: list[Sentence] = []
    recorded = {line.option for line in (*(f.line for f in shown.flows), *shown.unvalued)}
    bare: list[Fragment] = [o.option.title for o in shown.outcomes if o.option.id not in recorded]
    if bare:
        said.append(
            ("No line is recorded for ", *joined(bare), ", so it counts as costing and bringing nothing.")
        )
    if shown.parked:
        said.append((f"Not compared, because parked: {_titles(shown.parked)}.",))
    return said


def _titles(options: tuple[Option, ...]) -> str:
    """Titles of options in a list."""
    return a_list([option.title for option in options])
