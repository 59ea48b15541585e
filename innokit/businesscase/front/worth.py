"""What the figures say: worth to everybody, the council's own cash, and score beside money."""

from __future__ import annotations

import math
from collections.abc import Iterator

from innokit.businesscase.appraisal.appraise import Appraisal
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.decision.ranking import Ranking, score_figure
from innokit.businesscase.front.basis import Basis
from innokit.businesscase.views.cash.budget import Budget
from innokit.records import Challenge, Option
from innokit.results import Figure, Fragment, Sentence
from innokit.words import per_cent, sum_of_money

FOR_ALL = "For everybody together"
CLOSE = "What was chosen, and how close was it?"
"""Under which question scoring says who is first."""


def answer(basis: Basis) -> Iterator[Sentence]:
    """Say what the option shown is worth to everybody and to the council, and where it stands by score."""
    found, best = basis.appraisal, basis.lead
    if isinstance(found, str) or best is None:
        yield from _without_money(basis, str(found))
        return
    if found.ranked[0].npsv <= 0:
        yield ("In money, no option beats business as usual for everybody together.",)
    yield _worth(found, best)
    yield ("Payback for everybody together: ", found.make.payback(best), ".")
    yield from council(basis, best.option)
    others = [one for one in found.ranked if one is not best]
    if others:
        pieces: list[Fragment] = []
        for other in others:
            worth = found.make.npsv(other, sum_of_money(other.npsv))
            between = "; " if pieces else f"The others, {FOR_ALL.lower()}: "
            pieces += [f"{between}{other.option.title} ", worth]
        yield (*pieces, ".")
    yield from _score(basis, best)


def _worth(found: Appraisal, best: Outcome) -> Sentence:
    """Say what an option is worth to everybody, over which years, in whose prices, how discounted."""
    more = "more" if best.npsv >= 0 else "less"
    worth = found.make.npsv(best, sum_of_money(abs(best.npsv)))
    rate = found.setting.bands.get(found.setting.frame.schedule, ((0, 0.0),))[0][1]
    last = found.setting.frame.last_year
    how = f"over years 0 to {last}, in {found.setting.price_base} prices, discounted at {_rate(rate)} a year"
    return (f"{FOR_ALL}, {best.option.title} is worth ", worth, f" {more} than business as usual ({how}).")


def council(basis: Basis, option: Option) -> Iterator[Sentence]:
    """Say what an option leaves in the council's budget, when it is ahead, and the worst year."""
    found = basis.budget(option)
    if found is None or isinstance(basis.cash, str):
        return
    make, end = basis.cash.make, found.total("before")
    if not found.by_year["before"].any():
        yield (f"The council's own cash does not move under {option.title}.",)
        return
    side = "ahead" if end >= 0 else "behind"
    need, worst = found.peak_before
    yield (
        "The council's own cash, before funding and in the money of each year, ends ",
        make.total(found, "before", sum_of_money(abs(end))),
        f" {side}: ",
        ahead(basis, found),
        *((f", and furthest behind in {basis.year(worst)}, by ", make.peak(found, sum_of_money(need), True))
          if worst is not None else ()),
        ".",
    )  # fmt: skip


def ahead(basis: Basis, found: Budget) -> Figure:
    """Say from which budget year on the council's running total, before funding, stays above nothing."""
    running = [round(float(value), 2) for value in found.by_year["running-before"]]
    behind = [year for year, value in enumerate(running) if value < 0]
    first = behind[-1] + 1 if behind else 0
    comes = first < len(running)
    when = f"ahead from {basis.year(first)} on" if behind else "ahead from the start"
    text = when if comes else "never ahead" if len(behind) == len(running) else "not ahead to stay"
    records = () if isinstance(basis.cash, str) else basis.cash.make.total(found, "before", "").records
    label = f"Budget year from which the council's cash stays ahead under {found.option.title}, by its number"
    return Figure(f"front-ahead.{found.option.id}", first if comes else None, text, label, records)


def _score(basis: Basis, best: Outcome) -> Iterator[Sentence]:
    """Say what the option shown has by score, and who is first."""
    if basis.judged is None:
        return
    ranking, first = basis.judged.comparison, basis.first_by_score
    own = score_figure(ranking, "overall", best.option.id)
    if own is None:
        return
    if first is None:
        yield (f"By score {best.option.title} has ", own, " of 100; no option is first for certain.")
    elif first.id == best.option.id:
        yield ("By score it comes first as well, with ", own, " of 100.")
    else:
        theirs, name = _overall(ranking, first), best.option.title
        yield (f"By score {first.title} comes first: ", theirs, f" of 100; {name} has ", own, ".")


def clash(basis: Basis) -> Iterator[Sentence]:
    """Say that score and money put different options first, where they do."""
    first = basis.first_by_score
    if basis.judged is None or first is None or isinstance(basis.appraisal, str):
        return
    top = basis.appraisal.ranked[0]
    rich = "business as usual" if top.npsv <= 0 else top.option.title
    if top.npsv > 0 and top.option.id == first.id:
        return
    theirs = score_figure(basis.judged.comparison, "overall", top.option.id)
    against: Sentence = (" against ", theirs) if theirs and top.npsv > 0 else ()
    yield (
        f"Score and money disagree: by score {first.title} comes first (",
        _overall(basis.judged.comparison, first), *against, f"), by money {rich} does.",
    )  # fmt: skip


def _overall(ranking: Ranking, option: Option) -> Fragment:
    """Give the overall value of an option."""
    return score_figure(ranking, "overall", option.id) or "not scored"


def _without_money(basis: Basis, why: str) -> Iterator[Sentence]:
    """Let scores answer where there is no money yet, and say why there is none."""
    told = dict(basis.judged.paragraphs()) if basis.judged else {}
    yield from told.get(CLOSE, ())[:1]
    reasons = [one.no_baseline for one in basis.case.of(Challenge) if one.no_baseline.strip()]
    if reasons:
        yield (f"Not measured against business as usual: {reasons[0].strip().rstrip('.')}.",)
    else:
        yield (f"{why.rstrip('.')}.",)


def _rate(rate: float) -> str:
    """Write a discount rate."""
    return per_cent(rate, 0 if math.isclose(rate * 100, round(rate * 100)) else 1)
