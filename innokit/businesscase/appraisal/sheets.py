"""The tables of an appraisal, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innokit import words
from innokit.businesscase.appraisal import showing
from innokit.businesscase.appraisal.definitions import DEFINITIONS, TERMS
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.appraisal.payers import Part
from innokit.businesscase.lines.chain import chain, sort_of
from innokit.businesscase.lines.setting import year_name
from innokit.records import BenefitLine
from innokit.results import Column, Fragment, Sheet

if TYPE_CHECKING:
    from innokit.businesscase.appraisal.appraise import Appraisal

_TIMING = {
    "end": "Year 0 is not discounted.",
    "mid": "Flows fall in the middle of their year, so that year 0 is discounted by half a year.",
    "mid_after_0": "Year 0 is not discounted; later flows fall in the middle of their year.",
}


def answers(shown: Appraisal) -> Sheet:
    """One row an option."""
    found = shown.outcomes
    unit = showing.unit_for(v for o in found for v in (o.npsv, o.pv_benefits, o.pv_costs))
    columns = (
        Column("Option"), Column("NPSV", unit), Column("PV benefits", unit), Column("PV costs", unit),
        Column("BCR"), Column("Payback"), Column("Rate of return"),
    )  # fmt: skip
    note = (
        f"Differences from business as usual, in {shown.setting.price_base} prices, present value in year 0. "
        "BCR is PV benefits over PV costs; PV benefits are net of burdens."
    )
    rows = tuple(_answer(shown, outcome, unit) for outcome in found)
    return Sheet("answers", "What each option is worth against business as usual", columns, rows, note)


def _answer(shown: Appraisal, outcome: Outcome, unit: str) -> tuple[Fragment, ...]:
    """One option's row."""
    make = shown.make
    return (
        outcome.option.title,
        make.npsv(outcome, showing.money_in(unit, outcome.npsv)),
        make.pv_benefits(outcome, showing.money_in(unit, outcome.pv_benefits)),
        make.pv_costs(outcome, showing.money_in(unit, outcome.pv_costs)),
        make.bcr(outcome),
        make.payback(outcome),
        make.irr(outcome),
    )


def who(shown: Appraisal) -> Sheet:
    """Who pays and who gains: a row for each option and stakeholder, and each option's total."""
    found = shown.outcomes
    unit = showing.unit_for(v for o in found for p in o.parts for v in (p.paid, p.gained, p.net))
    columns = (
        Column("Who"), Column("Option"), Column("Pays", unit), Column("Gains", unit),
        Column("Gains less pays", unit), Column("Payback"),
    )  # fmt: skip
    rows: list[tuple[Fragment, ...]] = []
    for outcome in found:
        rows += [_part(shown, outcome, part, unit) for part in outcome.parts]
        rows.append(("All together", outcome.option.title, *_totals(shown, outcome, unit)))
    note = (
        "Present value of the difference from business as usual; gains are net of burdens. Payback is "
        "that of each one's own running total, undiscounted."
    )
    return Sheet("who", "Who pays and who gains", columns, tuple(rows), note)


def _part(shown: Appraisal, outcome: Outcome, part: Part, unit: str) -> tuple[Fragment, ...]:
    """One stakeholder's row under one option."""
    name = shown.case.name(part.stakeholder)
    return (name, outcome.option.title, *shown.make.part(outcome, part, unit))


def _totals(shown: Appraisal, outcome: Outcome, unit: str) -> tuple[Fragment, ...]:
    """The same figures as in the answers, in the unit of this sheet."""
    return (
        shown.make.pv_costs(outcome, showing.money_in(unit, outcome.pv_costs)),
        shown.make.pv_benefits(outcome, showing.money_in(unit, outcome.pv_benefits)),
        shown.make.npsv(outcome, showing.money_in(unit, outcome.npsv)),
        shown.make.payback(outcome),
    )


def flows(shown: Appraisal) -> Sheet:
    """Year by year, one option after another."""
    found = shown.outcomes
    unit = showing.unit_for(
        float(v) for o in found for by_year in (o.costs, o.benefits, o.cumulative) for v in by_year
    )
    columns = (
        Column("Year"), Column("Option"), Column("Costs", unit), Column("Benefits", unit),
        Column("Net", unit), Column("Discount factor"), Column("Present value", unit),
        Column("Running total", unit),
    )  # fmt: skip
    frame = shown.setting.frame
    rows: tuple[tuple[Fragment, ...], ...] = tuple(
        (year_name(frame, year), outcome.option.title, *shown.make.in_year(outcome, year, unit))
        for outcome in found
        for year in range(shown.setting.years)
    )
    own = sorted({f.line.schedule for o in found for f in o.lines if f.line.schedule} - {frame.schedule})
    base = shown.setting.price_base
    note = f"Difference from business as usual, in {base} prices, undiscounted but for present value."
    note += f" {_TIMING[frame.timing]}"
    if own:
        note += f" Lines with a schedule of their own ({words.a_list(own)}) are discounted by that."
    return Sheet("flows", "Costs and benefits by year", columns, rows, note)


def lines(shown: Appraisal) -> Sheet:
    """Each line with the way from its first number to its present value."""
    unit = showing.unit_for(v for f in shown.flows for v in (f.full_year, f.present))
    columns = (
        Column("Line"), Column("Option"), Column("Counts as"), Column("Worked out from"),
        Column("Factor for prices"), Column("Factor for bias"), Column("In a full year", unit),
        Column("Present value", unit),
    )  # fmt: skip
    rows: tuple[tuple[Fragment, ...], ...] = tuple(
        (
            flow.line.title,
            shown.case.name(flow.line.option),
            sort_of(flow.line),
            chain(flow, shown.setting),
            *shown.make.line(flow, unit),
        )
        for flow in shown.flows
    )
    note = (
        f"Each line by itself, before business as usual is taken off; in {shown.setting.price_base} prices."
    )
    return Sheet("lines", "How each line was worked out", columns, rows, note)


def unquantified(shown: Appraisal) -> Sheet:
    """What has no money value, beside the total."""
    columns = (
        Column("Benefit or burden"),
        Column("Option"),
        Column("Counts as"),
        Column("Who"),
        Column("Note"),
    )
    rows = tuple(_in_words(shown, line) for line in shown.unvalued)
    caption = "Not valued in money: stands beside the total, never in it as zero"
    return Sheet("unquantified", caption, columns, rows)


def _in_words(shown: Appraisal, line: BenefitLine) -> tuple[Fragment, ...]:
    """One unvalued line."""
    name = shown.case.name
    return (
        line.title,
        name(line.option),
        sort_of(line),
        words.a_list([name(id) for id in line.gainer]),
        line.note,
    )


def definitions() -> Sheet:
    """What the words of the tables mean; each measure has its meaning beside it."""
    return Sheet(
        "definitions",
        "What the words mean",
        (Column("Word"), Column("Meaning")),
        tuple((term, DEFINITIONS[term]) for term in TERMS),
    )
