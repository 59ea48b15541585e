"""What it costs: what the council pays out and by when, what pays for it, and what is gone once spent."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from innokit.businesscase.appraisal import showing
from innokit.businesscase.decision.ranking import going_ahead
from innokit.businesscase.front.basis import Basis
from innokit.businesscase.views.cash.budget import SOURCES, Budget
from innokit.businesscase.views.cash.council import CouncilCash
from innokit.records import Decision, Evaluation, Option
from innokit.results import Column, Figure, Fragment, Sentence, Sheet
from innokit.words import date_words, sum_of_money

OUT, IN = ("capital", "revenue"), ("savings", "income")
FIRST_YEARS = 3
"""Years whose sum is told where no pilot sets an end."""
MOST_YEARS = 15
"""Years that the table of the front page can hold; of more, it shows the first."""


def cost(basis: Basis) -> Iterator[Sentence]:
    """Say what each option shown costs the council by when, what pays for it, and what all pay."""
    found, best = basis.appraisal, basis.lead
    if isinstance(found, str) or best is None:
        return
    if isinstance(basis.cash, str):
        yield (basis.cash,)
    for option in basis.shown:
        yield from _option(basis, option)
    more = "more" if best.pv_costs >= 0 else "less"
    costs = found.make.pv_costs(best, sum_of_money(abs(best.pv_costs)))
    start = f"For everybody together, in present value, {best.option.title} costs "
    yield (start, costs, f" {more} than business as usual.")


def _option(basis: Basis, option: Option) -> Iterator[Sentence]:
    """Say what one option costs the council, to the end of its pilot or over its first years."""
    cash, budget = basis.cash, basis.budget(option)
    if isinstance(cash, str) or budget is None:
        return
    last, until, which = FIRST_YEARS - 1, "", ""
    end = pilot_end(basis, option)
    if end is not None and (found := years_to(basis, end[0])) is not None:
        last, until = found, f", up to {date_words(end[0])} when {end[1]}"
        which = " All that those years hold is counted: which lines the pilot commits is not recorded."
    elif end is not None or any(one.option == option.id for one in _pilots(basis)):
        which = " Until when the pilot commits money, and to which lines, is not recorded."
    last = min(last, budget.years - 1)
    spent, capital = _spent(basis, cash, budget, OUT, last), _capital(basis, cash, budget, last)
    start = f"{option.title}{until}: the council pays out "
    yield (start, spent, f" {_in(basis, last)}, before funding", *capital, f".{which}")
    yield _funding(cash, budget)


def pilot_end(basis: Basis, option: Option) -> tuple[datetime.date, str] | None:
    """Give the day on which a pilot of an option ends, and what happens then: a review, else a report."""
    own = [one for one in _pilots(basis) if one.option == option.id]
    days = [(one.review, "the pilot is looked at again") for one in own if one.review]
    reports = [_reports(basis, one) for one in own if not one.review]
    days += [(day, "its evaluation reports") for day in reports if day]
    return min(days, default=None)


def _pilots(basis: Basis) -> list[Decision]:
    """Give the decisions in force to pilot."""
    return [one for one in going_ahead(basis.case) if one.outcome == "pilot"]


def _reports(basis: Basis, made: Decision) -> datetime.date | None:
    """Give the last day on which an evaluation of a decision reports."""
    own = [one.reports for one in basis.case.of(Evaluation) if one.decision in ("", made.id) and one.reports]
    return max(own, default=None)


def years_to(basis: Basis, end: datetime.date) -> int | None:
    """Number of the last budget year of which more than half has passed by a day; None without years."""
    found = basis.year_of(end)
    if found is None or found[0] < 0:
        return None
    year, early = found
    return max(year - early, 0)


def _span(basis: Basis, last: int) -> str:
    """Name the budget years from the first to one."""
    return basis.year(0) if last == 0 else f"{basis.year(0)} to {basis.year(last)}"


def _in(basis: Basis, last: int) -> str:
    """Say over which budget years something is paid."""
    return f"in {basis.year(0)}" if last == 0 else f"from {_span(basis, last)}"


def _spent(basis: Basis, cash: CouncilCash, found: Budget, keys: Sequence[str], last: int) -> Figure:
    """What some measures come to from the first year to one."""
    value = sum(float(found.by_year[key][: last + 1].sum()) for key in keys)
    label = f"What the council pays out under {found.option.title}, {_span(basis, last)}, before funding"
    id = f"front-paid-out.{found.option.id}.to{last}"
    return Figure(id, value, sum_of_money(value), label, _behind(cash, found, keys), "£")


def _capital(basis: Basis, cash: CouncilCash, found: Budget, last: int) -> Sentence:
    """Say how much of it is capital, which cannot be got back."""
    value = float(found.by_year["capital"][: last + 1].sum())
    if value <= 0:
        return ()
    label = f"Capital under {found.option.title}, {_span(basis, last)}"
    id = f"front-capital.{found.option.id}.to{last}"
    figure = Figure(id, value, sum_of_money(value), label, _behind(cash, found, ("capital",)), "£")
    return ("; of it ", figure, " is capital, which cannot be got back once spent")


def _funding(cash: CouncilCash, found: Budget) -> Sentence:
    """Say what pays for it, by source, over all years."""
    keys = {f"funding-{sort.replace(' ', '-')}": sort for sort in SOURCES}
    used = {key: sort for key, sort in keys.items() if found.by_year[key].any()}
    if not used:
        return (f"No funding is recorded for {found.option.title}.",)
    pieces: list[Fragment] = []
    for key, sort in used.items():
        figure = cash.make.total(found, key, sum_of_money(found.total(key)))
        pieces += [", " if pieces else "Paid for, over all years, from: ", f"{sort} ", figure]
    return (*pieces, "; the rest from the council's budget and from what is saved.")


def by_year(basis: Basis) -> Sheet | None:
    """Give the council's cash under the option shown, year by year, before funding."""
    cash, found = basis.cash, basis.budget(basis.lead.option) if basis.lead else None
    if isinstance(cash, str) or found is None or not found.by_year["before"].any():
        return None
    years = range(min(found.years, MOST_YEARS))
    moves = [*found.by_year["capital"], *found.by_year["revenue"], *found.by_year["running-before"]]
    unit = showing.unit_for(float(value) for value in moves)
    columns = (
        Column("Budget year"), Column("Paid out", unit), Column("Saved or brought in", unit),
        Column("Ahead or behind", unit), Column("Running total", unit),
    )  # fmt: skip
    rows = tuple(
        (
            basis.year(year),
            _in_year(basis, cash, found, "out", OUT, year, unit),
            _in_year(basis, cash, found, "in", IN, year, unit),
            cash.make.in_year(found, "before", year, unit),
            cash.make.in_year(found, "running-before", year, unit),
        )
        for year in years
    )
    more = f" Years after {basis.year(years[-1])} stand in the notebook." if len(years) < found.years else ""
    note = f"Before funding, beside business as usual, in the money of each year.{more}"
    return Sheet("by-year", f"The council's own cash under {found.option.title}", columns, rows, note)


def _in_year(
    basis: Basis, cash: CouncilCash, found: Budget, side: str, keys: Sequence[str], year: int, unit: str
) -> Figure:
    """What goes out, or comes in, in one year."""
    value = sum(float(found.by_year[key][year]) for key in keys)
    what = "pays out" if side == "out" else "saves or takes in"
    label = f"What the council {what} under {found.option.title} in {basis.year(year)}, before funding"
    text, behind = showing.money_in(unit, value), _behind(cash, found, keys)
    return Figure(f"front-{side}.{found.option.id}.y{year}", value, text, label, behind, "£")


def _behind(cash: CouncilCash, found: Budget, keys: Sequence[str]) -> tuple[str, ...]:
    """Ids of the records behind some measures; the option and the frame where there are no lines."""
    ids = [id for key in keys for id in cash.make.total(found, key, "").records]
    return tuple(dict.fromkeys(ids)) or (found.option.id, cash.setting.frame.id)
