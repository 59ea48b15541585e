"""Tables of the council's cash that list lines: savings, budget lines, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from innokit.businesscase.appraisal.showing import money_in, unit_for
from innokit.businesscase.lines.chain import sort_of
from innokit.businesscase.lines.setting import year_name
from innokit.businesscase.views.cash.entries import CashLine, Why
from innokit.businesscase.views.counted import CASH_SORTS
from innokit.records import BenefitLine
from innokit.results import Column, Fragment, Sheet

if TYPE_CHECKING:
    from innokit.businesscase.views.cash.council import CouncilCash

ALL_YEARS, NO_LINE, NOT_NAMED = "All years", "no budget line named", "not named"
_WHY: dict[Why, str] = {
    "others": "others pay or gain it",
    "in kind": "in kind, so no cash",
    "not cashable": "not cashable",
    "not yet released": "before its cash can be released",
}


def savings(shown: CouncilCash) -> Sheet:
    """Each cashable saving with budget line, owner, earliest date and who confirmed it."""
    found = list(savings_of(shown))
    unit = unit_for(float(line.counted.sum()) for line, _ in found)
    columns = (
        Column("Saving"), Column("Option"), Column("Budget line"), Column("Owner"), Column("Cash from"),
        Column("Confirmed by"), Column("Over all years", unit),
    )  # fmt: skip
    rows = tuple(_saving(shown, line, record, unit) for line, record in found)
    note = "Each line by itself; what a line of business as usual saves is taken off every option."
    return Sheet("savings", "Cashable savings and income, and who answers for them", columns, rows, note)


def savings_of(shown: CouncilCash) -> Iterator[tuple[CashLine, BenefitLine]]:
    """Every line of which the council gains cash, now or once its cashable share is above 0."""
    council = {one.id for one in shown.council}
    for line in each(shown):
        record = line.flow.line
        if isinstance(record, BenefitLine) and record.sort in CASH_SORTS and council & set(line.flow.shares):
            yield line, record


def _saving(shown: CouncilCash, line: CashLine, record: BenefitLine, unit: str) -> tuple[Fragment, ...]:
    """One saving's row."""
    first = line.first_cash
    start = "no cash in the years counted" if first is None else year_name(shown.setting.frame, first)
    said = "" if record.release_year is not None or first is None else " (no release year given)"
    return (
        record.title,
        shown.case.name(record.option),
        record.budget_line or NO_LINE,
        record.owner or NOT_NAMED,
        f"{start}{said}",
        record.confirmed_by or NOT_NAMED,
        shown.make.line(line, money_in(unit, float(line.counted.sum()))),
    )


def ledger(shown: CouncilCash) -> Sheet:
    """Costs and cashable savings by budget line and year."""
    sides = [(one, cost) for one in shown.budgets for cost in (True, False)]
    asked = [(one, cost, name) for one, cost in sides for name in one.ledger_names(cost)]
    unit = unit_for(float(v) for b, cost, name in asked for v in b.ledger(name, cost))
    columns = (Column("Budget line"), Column("Option"), Column("What"), *years(shown), Column(ALL_YEARS))
    rows = tuple(
        (
            name or NO_LINE,
            one.option.title,
            "costs" if cost else "cashable savings and income",
            *(
                shown.make.ledger(one, shown.place_of(name), name, cost, year, unit)
                for year in (*range(one.years), None)
            ),
        )
        for one, cost, name in asked
    )
    note = f"In {unit}, in the money of each year; each option less business as usual, without borrowing."
    return Sheet("budget-lines", "Costs and cashable savings by budget line", columns, rows, note)


def left_out(shown: CouncilCash) -> Sheet:
    """What is not in the council's cash, line by line, with amounts; lines not valued stand in words."""
    found = [(line, why) for line in each(shown) for why in line.left_out]
    unit = unit_for(float(line.left_out[why].sum()) for line, why in found)
    columns = (
        Column("Line"), Column("Option"), Column("Counts as"), Column("Why it is not in it"),
        Column("Over all years", unit),
    )  # fmt: skip
    rows: list[tuple[Fragment, ...]] = [
        (
            line.flow.line.title,
            shown.case.name(line.flow.line.option),
            sort_of(line.flow.line),
            why_words(line, why),
            shown.make.left_out(line, why, money_in(unit, float(line.left_out[why].sum()))),
        )
        for line, why in found
    ]
    rows += [
        (line.title, shown.case.name(line.option), sort_of(line), "not valued in money", "in words only")
        for line in shown.unvalued
    ]
    note = "In the money of each year, each line by itself; burdens are negative."
    return Sheet("left-out", "What is not in the council's cash", columns, tuple(rows), note)


def why_words(line: CashLine, why: Why) -> str:
    """Say why part of a line is not in the council's cash."""
    record = line.flow.line
    if why != "not cashable" or not isinstance(record, BenefitLine):
        return _WHY[why]
    if record.sort not in CASH_SORTS:
        return f"{record.sort}, so not cash"
    return f"{record.sort}, but this part is not cashable"


def each(shown: CouncilCash) -> Iterator[CashLine]:
    """Every line once: those of each option, then those of business as usual."""
    for one in shown.budgets:
        yield from one.own
    yield from shown.budgets[0].baseline


def years(shown: CouncilCash) -> tuple[Column, ...]:
    """A column for each budget year."""
    return tuple(Column(year_name(shown.setting.frame, year)) for year in range(shown.setting.years))
