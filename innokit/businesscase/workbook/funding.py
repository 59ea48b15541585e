"""Funding by year, and what borrowing costs afterwards."""

from __future__ import annotations

from innokit.businesscase.workbook.inputs import origin, shape_of
from innokit.businesscase.workbook.pad import Pad
from innokit.businesscase.workbook.plan import FIRST, HEAD, YEARS_FROM, Plan
from innokit.businesscase.workbook.streams import put_row
from innokit.businesscase.workbook.terms import Term, both, item, term, total, where
from innokit.records import Funding, Ref, unit
from innokit.results.workbook import Input, Tab

KEYS = ("amount", "first_year", "last_year", "interest", "repaid_over")


def funded(plan: Plan) -> tuple[Funding, ...]:
    """Funding of business as usual and of the options compared."""
    options = {group.option.id for group in plan.groups}
    return tuple(one for one in plan.case.of(Funding) if one.option in options)


def funding(plan: Plan) -> tuple[Tab, ...]:
    """Each source by year, its interest and principal; no tab where there is none."""
    if not funded(plan):
        return ()
    pad = Pad(
        "Funding",
        "In the money of each year. Borrowing is repaid by equal yearly payments from the year after.",
    )
    pad.texts(HEAD, 0, ("Funding", "Step", "Option", "", *plan.year_names), "head")
    row = FIRST
    for one in funded(plan):
        row = _one(plan, pad, row, one) + 1
    return (pad.tab((36, 34, 26, 4, *(14 for _ in range(plan.years))), (FIRST, 2)),)


def _one(plan: Plan, pad: Pad, row: int, one: Funding) -> int:
    """The rows of one source; gives the first row below them."""
    pad.text(row, 0, one.title, "label", origin(one, plan.case))
    pad.texts(row, 1, (f"{one.sort}, pays for {one.pays_for}", plan.case.name(one.option)))
    fields = _fields(plan, pad, row + 1, one)
    row += 1 + len(KEYS)
    if one.by_year:
        pad.texts(row, 0, (one.title, "Amounts from its first year on"))
        for at, value in enumerate(one.by_year):
            pad.input(
                row, YEARS_FROM + at, value, "pence", Input(one.id, "by_year", str(at), "£ a year", 0.0)
            )
        fields["by_year"] = pad.span((row, YEARS_FROM), (row, YEARS_FROM + len(one.by_year) - 1))
        row += 1
    drawn = [_drawn(plan, fields, year) for year in range(plan.years)]
    put_row(pad, row, (one.title, "Comes in", plan.case.name(one.option)), drawn, role="total")
    for year in range(plan.years):
        plan.found["drawn", one.id, str(year)] = pad.at(row, YEARS_FROM + year)
    return row + 1 if one.repaid_over is None else _repaid(plan, pad, row, one, fields)


def _fields(plan: Plan, pad: Pad, row: int, one: Funding) -> dict[str, Term]:
    """The fields of a source, one below the other."""
    found = {}
    for at, key in enumerate(KEYS):
        info, given = Funding.model_fields[key], getattr(one, key)
        pad.texts(row + at, 0, (one.title, str(info.title)))
        place = (row + at, YEARS_FROM)
        whole = key in ("first_year", "last_year", "repaid_over")
        if isinstance(given, Ref):
            named = plan.found[given.assumption, "value"]
            found[key] = pad.live(*place, named, shape_of(unit(info)), note="Set in the tab Assumptions")
        elif given is None and key in ("amount", "repaid_over"):
            found[key] = pad.text(*place, "by year" if key == "amount" else "not repaid")
        elif key == "interest" and one.sort != "borrowing":
            found[key] = pad.text(*place, "none")
        else:
            least, top = (1.0 if key == "repaid_over" else 0.0), (1.0 if key == "interest" else None)
            stands_for = Input(
                one.id,
                key,
                "",
                unit(info),
                least,
                top,
                "whole" if whole else "number",
                blank=key == "last_year",
            )
            found[key] = pad.input(*place, given, "whole" if whole else shape_of(unit(info)), stands_for)
    return found


def _drawn(plan: Plan, fields: dict[str, Term], year: int) -> Term:
    """What comes in in a year."""
    at, first, last = plan.found["year", str(year)], fields["first_year"], fields["last_year"]
    if "by_year" in fields:
        amounts = fields["by_year"]
        within = both(at.at_least(first), at.below(first + float(len(amounts.value))))
        return where(within, item(amounts, at - first + 1), 0.0)
    within = both(at.at_least(first), at.at_most(where(last.equals(""), first, last)))
    return where(within, fields["amount"], 0.0)


def _repaid(plan: Plan, pad: Pad, row: int, one: Funding, fields: dict[str, Term]) -> int:
    """Three rows of borrowing: what is left of a pound after so many payments, what is owed, what is paid."""
    rate, over, years = fields["interest"], fields["repaid_over"], range(plan.years)
    kept = [_kept(plan.found["year", str(after)], rate, over) for after in years]
    put_row(pad, row + 1, (one.title, "Owed of £1 after so many years"), kept, "factor")
    owed = [_owed(pad, row, year) for year in years]
    put_row(pad, row + 2, (one.title, "Owed at the end of the year"), owed)
    for at, said in ((3, "Interest"), (4, "Principal repaid")):
        pad.texts(row + at, 0, (one.title, said))
    for year in years:
        column = YEARS_FROM + year
        before = pad.at(row + 2, column - 1) if year else term(0.0)
        interest = pad.live(row + 3, column, rate * before)
        principal = pad.live(row + 4, column, before + pad.at(row, column) - pad.at(row + 2, column))
        plan.found["repaid", one.id, str(year)] = interest + principal
    return row + 5


def _kept(after: Term, rate: Term, over: Term) -> Term:
    """Share of a drawdown still owed after a number of payments."""
    grown = (1 + rate) ** over
    annuity = (grown - (1 + rate) ** after) / (grown - 1)
    return where(after.at_least(over), 0.0, where(rate.equals(0), 1 - after / over, annuity))


def _owed(pad: Pad, row: int, year: int) -> Term:
    """What is owed of every drawdown so far."""
    parts = [
        pad.at(row, YEARS_FROM + drawn) * pad.at(row + 1, YEARS_FROM + year - drawn)
        for drawn in range(year + 1)
    ]
    return total(*parts)
