"""The tables of the council's cash, years across."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from innokit.businesscase.appraisal.showing import money_in, unit_for
from innokit.businesscase.lines.setting import year_name
from innokit.businesscase.views.cash.budget import MEASURES, SOURCES, Budget
from innokit.businesscase.views.cash.inflation import rates_words
from innokit.businesscase.views.cash.listings import ALL_YEARS, ledger, left_out, savings, years
from innokit.results import Column, Fragment, Sheet

if TYPE_CHECKING:
    from innokit.businesscase.views.cash.council import CouncilCash

DEFINITIONS = {
    "Surplus or gap": "Cashable savings, income and funding, less capital, revenue and borrowing repaid, in "
    "the money of the year. A gap is negative.",
    "Running total": "The surpluses and gaps so far. It is not discounted.",
    "Peak funding need": "How far the running total falls below nothing at its worst, after the funding "
    "recorded; before funding it leaves out funding and what borrowing costs.",
    "Cashable savings": "The council's share of benefits of sort 'cash-releasing', times the cashable share, "
    "from the year in which cash can be released; less burdens of that sort. Income likewise.",
    "Borrowing repaid": "Equal yearly payments of interest and principal from the year after each drawdown.",
    "Capital without funding": "Capital beyond the funding for capital that has come in by then.",
    "Revenue that follows": "Running costs recorded as the consequence of a capital line, with interest and "
    "principal of borrowing.",
    "Business as usual": "Every amount is that of the option less that of business as usual. A cost of "
    "business as usual that stops is therefore a lower cost, not a saving.",
}


def of(shown: CouncilCash) -> tuple[Sheet, ...]:
    """Every table; those of borrowing and inflation only where there is any."""
    tables = [answers(shown), budget(shown), revenue(shown), funding(shown), savings(shown), ledger(shown)]
    beside = [inflation(shown)] if shown.indices.used else []
    return (*tables, *beside, left_out(shown), _definitions())


def answers(shown: CouncilCash) -> Sheet:
    """One row an option: sums over all years, the peak funding need and its year."""
    keys = ("capital", "revenue", "savings", "income", "funding", "repaid", "unfunded")
    unit = unit_for(b.total(key) for b in shown.budgets for key in keys)
    columns = (
        Column("Option"), *(Column(MEASURES[key]) for key in keys), Column("Ends at"),
        Column("Peak funding need"), Column("Worst in"), Column("Peak need before funding"),
        Column("Still owed"),
    )  # fmt: skip
    rows = tuple(_answer(shown, one, keys, unit) for one in shown.budgets)
    note = (
        "Over all years, in the money of each year, not discounted; each option less business as usual. "
        "'Ends at' is the running total after the last year."
    )
    return Sheet("answers", f"What each option changes in the council's cash, {unit}", columns, rows, note)


def _answer(shown: CouncilCash, one: Budget, keys: tuple[str, ...], unit: str) -> tuple[Fragment, ...]:
    """One option's row."""
    make, year = shown.make, one.peak[1]
    return (
        one.option.title,
        *(make.total(one, key, money_in(unit, one.total(key))) for key in (*keys, "running")),
        make.peak(one, money_in(unit, one.peak[0])),
        "never below nothing" if year is None else year_name(shown.setting.frame, year),
        make.peak(one, money_in(unit, one.peak_before[0]), before=True),
        make.owed(one, money_in(unit, one.owed)),
    )


def budget(shown: CouncilCash) -> Sheet:
    """The budget by year: capital against revenue, savings, funding, surplus or gap and its running total."""
    keys = ("capital", "revenue", "repaid", "savings", "income", "before", "funding", "gap", "running")
    note = (
        "Each option less business as usual. A gap is negative. Costs hold their optimism bias, as in the "
        "appraisal. What is left out stands in its own table."
    )
    return _years_across(shown, "budget", "The council's budget by year", keys, note)


def revenue(shown: CouncilCash) -> Sheet:
    """One-off, double-running and ongoing revenue, and what follows from capital and borrowing."""
    runs = _used(shown, ("one-off", "double-running", "ongoing", "runs-not-said"))
    follows = _used(shown, ("consequences", "interest", "principal"))
    note = (
        "Revenue by how it runs, with its total; then what of it follows from capital, with borrowing. "
        "Double running is what the option still pays for the old way; business as usual is taken off where "
        "it stands."
    )
    keys = (*runs, "revenue", *follows, "follows")
    return _years_across(shown, "revenue", "Revenue: one-off, double running, and what follows", keys, note)


def funding(shown: CouncilCash) -> Sheet:
    """Funding by source and year, and capital without any."""
    keys = _used(shown, [f"funding-{sort.replace(' ', '-')}" for sort in SOURCES])
    note = "Capital of a year is not covered by what comes in later."
    asked = (*keys, "funding", "capital", "capital-funding", "unfunded")
    return _years_across(shown, "funding", "Funding by source, and capital without any", asked, note)


def inflation(shown: CouncilCash) -> Sheet:
    """What a pound of the price base is in each year, by each inflation used."""
    used, counted = shown.indices.used, range(shown.setting.years)
    rows: tuple[tuple[Fragment, ...], ...] = tuple(
        (one.title, rates_words(one), *(shown.make.index(one, year) for year in counted)) for one in used
    )
    columns = (Column("Inflation"), Column("Rates"), *years(shown))
    base = shown.setting.price_base
    note = f"Each line is multiplied by the index of the inflation it names. The index is 1 in {base} prices."
    return Sheet("inflation", f"£1 in {base} prices, in the money of each year", columns, rows, note)


def _used(shown: CouncilCash, keys: Iterable[str]) -> list[str]:
    """The measures that are not nothing throughout."""
    return [key for key in keys if any(one.by_year[key].any() for one in shown.budgets)]


def _years_across(shown: CouncilCash, key: str, caption: str, keys: Iterable[str], note: str) -> Sheet:
    """A row for each option and measure, years across, and their sum."""
    asked = tuple(keys)
    unit = unit_for(float(v) for one in shown.budgets for key in asked for v in one.by_year[key])
    columns = (Column("What"), Column("Option"), *years(shown), Column(ALL_YEARS))
    rows = tuple(_row(shown, one, measure, unit) for one in shown.budgets for measure in asked)
    says = f"In the money of each year, not discounted. {note}"
    return Sheet(key, f"{caption}, {unit}", columns, rows, says)


def _row(shown: CouncilCash, one: Budget, measure: str, unit: str) -> tuple[Fragment, ...]:
    """One measure of one option by year; a running total has no sum."""
    cells = [shown.make.in_year(one, measure, year, unit) for year in range(one.years)]
    summed: Fragment = "" if measure.startswith("running") else _sum(shown, one, measure, unit)
    return (MEASURES[measure], one.option.title, *cells, summed)


def _sum(shown: CouncilCash, one: Budget, measure: str, unit: str) -> Fragment:
    """One measure of one option over all years."""
    return shown.make.total(one, measure, money_in(unit, one.total(measure)))


def _definitions() -> Sheet:
    """What the words mean."""
    columns = (Column("Measure"), Column("Meaning"))
    return Sheet("definitions", "What the measures mean", columns, tuple(DEFINITIONS.items()))
