"""The tables of all public agencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innokit.businesscase.appraisal.showing import money_in, unit_for
from innokit.businesscase.lines.setting import year_name
from innokit.businesscase.views.agencies.position import Position
from innokit.businesscase.views.agencies.running import TOTAL, running
from innokit.results import Column, Fragment, Sheet

if TYPE_CHECKING:
    from innokit.businesscase.views.agencies.public import PublicAgencies

MEASURES = ("paid", "gained", "net", "transfers")
DEFINITIONS = {
    "Pays, gains": "Present value of an agency's shares of cost lines, and of benefit lines net of burdens; "
    "each option less business as usual. A cost of business as usual that stops lowers what is paid.",
    "Fiscal return": "Present value of benefits to public agencies, net of burdens and transfers in, over "
    "present value of what public agencies pay (the denominator). None where they pay nothing more.",
    "Cashable return": "Present value of the cashable part of those benefits over the same denominator. "
    "Cashable: the cashable share of benefits of sort 'cash-releasing' or 'income', from the year in which "
    "cash can be released.",
    "Payback": "Years until the undiscounted running total of an agency's net flow is not negative and stays "
    "so to the last year counted, interpolated within its year. 'Never' means not within the years counted.",
    "Transfers": "Money that changes hands without using resources. Here it counts; in social value not.",
}


def of(shown: PublicAgencies) -> tuple[Sheet, ...]:
    """Every table."""
    return answers(shown), agencies(shown), by_year(shown), running(shown), definitions()


def answers(shown: PublicAgencies) -> Sheet:
    """One row an option."""
    found = shown.positions
    unit = unit_for(v for p in found for v in (p.costs, p.benefits, p.cashable))
    columns = (
        Column("Option"), Column("Net", unit), Column("Gained", unit), Column("Of it cashable", unit),
        Column("Paid", unit), Column("Fiscal return"), Column("Cashable return"), Column("Payback"),
    )  # fmt: skip
    rows = tuple(_answer(shown, position, unit) for position in found)
    note = (
        f"Differences from business as usual, in {shown.setting.price_base} prices, present value in year 0, "
        "transfers in. Returns are over what public agencies pay."
    )
    return Sheet("answers", "What each option costs and brings public agencies", columns, rows, note)


def _answer(shown: PublicAgencies, position: Position, unit: str) -> tuple[Fragment, ...]:
    """One option's row."""
    make, net = shown.make, position.benefits - position.costs
    return (
        position.option.title,
        make.total(position, "net", money_in(unit, net)),
        make.total(position, "gained", money_in(unit, position.benefits)),
        make.cashable(position, money_in(unit, position.cashable)),
        make.total(position, "paid", money_in(unit, position.costs)),
        make.ratio(position, cashable=False),
        make.ratio(position, cashable=True),
        make.payback(position, None),
    )


def agencies(shown: PublicAgencies) -> Sheet:
    """Each agency under each option, and their total."""
    unit = unit_for(float(v) for p in shown.positions for v in (*p.paid, *p.gained))
    columns = (
        Column("Agency"), Column("Option"), Column("Pays", unit), Column("Gains", unit), Column("Net", unit),
        Column("Of it transfers", unit), Column("Payback"),
    )  # fmt: skip
    rows: list[tuple[Fragment, ...]] = []
    for position in shown.positions:
        for place, agency in enumerate(shown.agencies):
            cells = [_part(shown, position, place, measure, unit) for measure in MEASURES]
            rows.append((agency.title, position.option.title, *cells, shown.make.payback(position, place)))
        totals = [_whole(shown, position, measure, unit) for measure in MEASURES]
        rows.append((TOTAL, position.option.title, *totals, shown.make.payback(position, None)))
    note = "Present value of the difference from business as usual; the agencies sum to the total."
    return Sheet("agencies", "Which public agency pays, and which gains", columns, tuple(rows), note)


def by_year(shown: PublicAgencies) -> Sheet:
    """Discounted net flow of each agency, years across, summing to its present value."""
    unit = unit_for(float(v) for p in shown.positions for v in p.present_by_year.ravel())
    frame = shown.setting.frame
    names = (Column(year_name(frame, year)) for year in range(shown.setting.years))
    columns = (Column("Agency"), Column("Option"), *names, Column("Present value"))
    places = (*range(len(shown.agencies)), None)
    rows = tuple(_years(shown, position, place, unit) for position in shown.positions for place in places)
    base = shown.setting.price_base
    note = f"In {base} prices, discounted; benefits less costs, beside business as usual."
    return Sheet("by-year", f"Net flow of each agency by year, discounted, {unit}", columns, rows, note)


def _years(shown: PublicAgencies, position: Position, place: int | None, unit: str) -> tuple[Fragment, ...]:
    """One agency's row, or that of all together."""
    name = TOTAL if place is None else shown.agencies[place].title
    cells = [shown.make.in_year(position, place, year, unit) for year in range(position.years)]
    whole = (
        _whole(shown, position, "net", unit) if place is None else _part(shown, position, place, "net", unit)
    )
    return (name, position.option.title, *cells, whole)


def _part(shown: PublicAgencies, position: Position, place: int, measure: str, unit: str) -> Fragment:
    """One measure of one agency."""
    found = shown.make.agency(position, place, measure, "")
    return found.shown(money_in(unit, found.value or 0.0))


def _whole(shown: PublicAgencies, position: Position, measure: str, unit: str) -> Fragment:
    """One measure of all agencies together."""
    found = shown.make.total(position, measure, "")
    return found.shown(money_in(unit, found.value or 0.0))


def definitions() -> Sheet:
    """What each measure means."""
    columns = (Column("Measure"), Column("Meaning"))
    return Sheet("definitions", "What the measures mean", columns, tuple(DEFINITIONS.items()))
