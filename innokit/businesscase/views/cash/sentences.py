"""The council's cash in plain sentences: a finance officer's first questions, answered in turn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from innokit.businesscase.lines.setting import year_name
from innokit.businesscase.views.cash.budget import SOURCES, Budget
from innokit.businesscase.views.cash.entries import Why
from innokit.businesscase.views.cash.inflation import rates_words
from innokit.businesscase.views.cash.listings import NO_LINE, each, savings_of
from innokit.records import BenefitLine
from innokit.results import Fragment, Sentence, joined
from innokit.words import a_list, count, sum_of_money

if TYPE_CHECKING:
    from innokit.businesscase.views.cash.council import CouncilCash


_OUTSIDE: dict[tuple[bool, Why], str] = {
    (True, "others"): "costs that others pay",
    (True, "in kind"): "costs in kind",
    (False, "others"): "benefits to others, net of burdens on them,",
    (False, "not cashable"): "the council's benefits that are not cash",
    (False, "not yet released"): "savings before their cash can be released",
}


def of(shown: CouncilCash) -> tuple[Sentence, ...]:
    """Every sentence: each option in turn, then what holds for all of them."""
    said = [sentence for one in shown.budgets for sentence in _option(shown, one)]
    return (*said, *_savings(shown), *_doubtful(shown), *_prices(shown), *_left_out(shown), *_rules(shown))


def _option(shown: CouncilCash, one: Budget) -> list[Sentence]:
    """What one option changes, when it is worst, what pays for it and what follows."""
    return [_changes(shown, one), _peak(shown, one), *_funding(shown, one), *_follows(shown, one)]


def _changes(shown: CouncilCash, one: Budget) -> Sentence:
    """Capital, revenue, savings and income over all years, and where the running total ends."""
    keys = {"capital": "capital", "revenue": "revenue", "savings": "cashable savings", "income": "income"}
    named = {key: name for key, name in keys.items() if key != "income" or one.by_year[key].any()}
    runs = {"one-off": "one-off revenue", "double-running": "double running"}
    of_it = {key: name for key, name in runs.items() if one.by_year[key].any()}
    end = one.total("running")
    ends = shown.make.total(one, "running", sum_of_money(abs(end)))
    inside: Sentence = ("; of the revenue, ", *_sums(shown, one, of_it)) if of_it else ()
    over = f"over years 0 to {shown.setting.frame.last_year}, {one.option.title} means "
    return (
        f"Beside business as usual and in the money of each year, {over}",
        *_sums(shown, one, named),
        *inside,
        f"; with funding and repayments it ends with a {'gap' if end < 0 else 'surplus'} of ",
        ends,
        ".",
    )


def _peak(shown: CouncilCash, one: Budget) -> Sentence:
    """Peak funding need with its year, before and after funding, and the years with a gap."""
    gaps = [year for year in range(one.years) if one.by_year["gap"][year] < 0]
    yearly = f" There is a gap in {_years(gaps)}." if gaps else " No year has a gap."
    after = (*_need(shown, one, before=False), f" (peak funding need).{yearly}")
    if not one.financing:
        return ("Its running total ", *after)
    before = _need(shown, one, before=True)
    return ("Before funding its running total ", *before, "; with the funding recorded it ", *after)


def _need(shown: CouncilCash, one: Budget, before: bool) -> Sentence:
    """How far a running total falls below nothing and when, or that it does not."""
    need, year = one.peak_before if before else one.peak
    figure = shown.make.peak(one, sum_of_money(need), before)
    if year is None:
        return ("never falls below nothing: ", figure, " is needed")
    return ("is worst in ", year_name(shown.setting.frame, year), ", at ", figure, " below nothing")


def _funding(shown: CouncilCash, one: Budget) -> list[Sentence]:
    """Funding by source, and capital without any."""
    keys = {f"funding-{sort.replace(' ', '-')}": sort for sort in SOURCES}
    used = {key: sort for key, sort in keys.items() if one.by_year[key].any()}
    title = one.option.title
    said: list[Sentence] = [(f"No funding is recorded for {title}.",)]
    if used:
        said = [(f"Funding of {title}: ", *_sums(shown, one, used), ".")]
    if one.by_year["unfunded"].any():
        said.append((_sum(shown, one, "unfunded"), f" of the capital of {title} has no funding by its year."))
    return said


def _follows(shown: CouncilCash, one: Budget) -> list[Sentence]:
    """Revenue consequences of capital: running costs named as such, and borrowing repaid."""
    if not one.by_year["follows"].any():
        none = f"No revenue is recorded as following from the capital of {one.option.title}."
        return [(none,)] if one.by_year["capital"].any() else []
    running = _once([x.flow.line.title for x in one.lines_of("consequences")])
    parts = {"consequences": a_list(running), "interest": "interest", "principal": "principal"}
    named = {key: name for key, name in parts.items() if one.by_year[key].any()}
    still = (", with ", shown.make.owed(one, sum_of_money(one.owed)), " still owed after the last year")
    total = _sum(shown, one, "follows")
    start = f"From the capital of {one.option.title} follows revenue of "
    return [(start, total, ": ", *_sums(shown, one, named), *(still if one.owed else ()), ".")]


def _savings(shown: CouncilCash) -> list[Sentence]:
    """Cashable savings of each option by budget line, with owner and earliest date."""
    said: list[Sentence] = []
    for one in shown.budgets:
        pieces: list[Fragment] = []
        for name in one.ledger_names(cost=False):
            pieces += ["; " if pieces else "", *_budget_line(shown, one, name)]
        what = f"Cashable savings and income of {one.option.title} by budget line"
        said.append((f"{what}: ", *pieces, ".") if pieces else (f"{what}: none.",))
    return said


def _budget_line(shown: CouncilCash, one: Budget, name: str) -> Sentence:
    """What one budget line saves in all, from when, and who answers for it."""
    lines = [line for line in one.own if line.flow.line.budget_line == name and not line.flow.is_cost]
    firsts = [line.first_cash for line in lines if line.first_cash is not None]
    named = (x.flow.line.owner for x in lines if x.first_cash is not None)
    owners = _once([f"owner {one}" if one else "no owner" for one in named])
    start = f" from {year_name(shown.setting.frame, min(firsts))}" if firsts else ""
    owner = f", {a_list(owners)}" if owners else ""
    value = float(one.ledger(name, cost=False).sum())
    figure = shown.make.ledger(one, shown.place_of(name), name, False, None, "").shown(sum_of_money(value))
    return (f"{name or NO_LINE} ", figure, f"{start}{owner}")


def _doubtful(shown: CouncilCash) -> list[Sentence]:
    """Savings that lack an owner, a budget line, a date or a confirmation, and what stays out by its sort."""
    cash = [record for line, record in savings_of(shown) if line.first_cash is not None]
    lacking = {
        "No owner": [r.title for r in cash if not r.owner],
        "No budget line": [r.title for r in cash if not r.budget_line],
        "No year from which cash can be released, so counted from when it is first felt": [
            r.title for r in cash if r.release_year is None and not r.burden
        ],
        "Not confirmed by anybody": [r.title for r in cash if not r.confirmed_by],
        "Cash-releasing or income, but nothing of it counts, as its cashable share is 0 or its cash comes "
        "after the last year": [r.title for line, r in savings_of(shown) if line.first_cash is None],
        "With a cashable share, but of a sort that is not cash, so not counted; class it cash-releasing or "
        "income to count it": _misclassed(shown),
    }
    return [(f"{what}: {a_list(_once(names))}.",) for what, names in lacking.items() if names]


def _misclassed(shown: CouncilCash) -> list[str]:
    """Titles of lines with a cashable share whose sort is not cash."""
    found = [line.flow.line for line in each(shown) if "not cashable" in line.left_out]
    return [r.title for r in found if isinstance(r, BenefitLine) and _claims_cash(r)]


def _claims_cash(record: BenefitLine) -> bool:
    """Whether a line of another sort says that part of it releases cash."""
    return record.sort not in ("cash-releasing", "income") and record.cashable != 0.0


MOST_NAMED = 4
"""Lines that a sentence names; more are counted."""


def _some(titles: list[str]) -> str:
    """Name a few lines, or say how many there are."""
    return a_list(titles) if len(titles) <= MOST_NAMED else count(len(titles), "line")


def _prices(shown: CouncilCash) -> list[Sentence]:
    """By which inflation each line rises, or that none does."""
    base = shown.setting.price_base
    titles: dict[str, list[str]] = {}
    for line in each(shown):
        titles.setdefault(line.inflation, []).append(line.flow.line.title)
    said: list[Sentence] = [
        (f"{one.title} ({rates_words(one)}) raises {_some(_once(titles[one.id]))}.",)
        for one in shown.indices.used
        if one.id in titles
    ]
    if "" in titles and said:
        said.append((f"Without inflation, so in {base} prices: {_some(_once(titles['']))}.",))
    return said or [(f"No inflation is recorded, so every year is in {base} prices.",)]


def _left_out(shown: CouncilCash) -> list[Sentence]:
    """What is not in it, with amounts; line by line in its table."""
    said: list[Sentence] = []
    for one in shown.budgets:
        pieces: list[Fragment] = []
        for (cost, why), name in _OUTSIDE.items():
            if one.left_of(why, cost):
                figure = shown.make.left_total(one, why, cost, sum_of_money(one.left_out(why, cost)))
                pieces += ["; " if pieces else "", f"{name} ", figure]
        if pieces:
            said.append((f"Not in the council's cash under {one.option.title}: ", *pieces, "."))
    if shown.unvalued:
        named: list[Fragment] = [line.title for line in shown.unvalued]
        said.append(("Not valued in money, and so not in it either: ", *joined(named), "."))
    return said


def _rules(shown: CouncilCash) -> list[Sentence]:
    """What holds for every amount."""
    names = a_list([one.title for one in shown.council])
    said: list[Sentence] = [
        (f"Only what {names} pays or gains is counted, and nothing is discounted.",),
    ]
    biased = [one for one in shown.budgets if any(x.corrections for x in one.lines if x.flow.is_cost)]
    for one in biased:
        figure = shown.make.corrections(one, sum_of_money(one.corrections))
        held = f"Costs of {one.option.title} hold their corrections for doubt (optimism bias, grades), "
        said.append((held, "as in the appraisal: ", figure, " over all years."))
    return said


def _sum(shown: CouncilCash, one: Budget, measure: str) -> Fragment:
    """One measure over all years as a person would say it."""
    return shown.make.total(one, measure, sum_of_money(one.total(measure)))


def _sums(shown: CouncilCash, one: Budget, named: Mapping[str, str]) -> Sentence:
    """Measures over all years, each after its name."""
    pieces: list[Fragment] = []
    for place, (key, name) in enumerate(named.items()):
        between = "" if not place else " and " if place == len(named) - 1 else ", "
        pieces += [f"{between}{name} ", _sum(shown, one, key)]
    return tuple(pieces)


def _years(found: list[int]) -> str:
    """Name years by their numbers, runs of them from first to last.

    >>> _years([0, 1, 2, 5]), _years([3])
    ('years 0 to 2 and 5', 'year 3')
    """
    runs: list[list[int]] = []
    for year in found:
        if runs and year == runs[-1][1] + 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    said = [f"{a}" if a == b else f"{a} to {b}" for a, b in runs]
    return f"year{'s' if len(found) > 1 else ''} {a_list(said)}"


def _once(titles: list[str]) -> list[str]:
    """Each title once, in order."""
    return list(dict.fromkeys(titles))
