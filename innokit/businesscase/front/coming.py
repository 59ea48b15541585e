"""What is asked of the deciders, or what comes next once they have decided."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from innokit.businesscase.front.basis import Basis, ended, lowered, recorded, stop
from innokit.records import Evaluation, Meeting, Milestone, Record
from innokit.results import Figure, Sentence
from innokit.words import count, date_words, sum_of_money

MOST_DAYS = 6
"""Days that a page names, beside reviews and reports."""


class Day(NamedTuple):
    """A day ahead: what happens, from which record, and whether a page has to name it."""

    when: datetime.date
    record: Record
    said: str
    owed: bool = False

    @property
    def words(self) -> Figure:
        """What happens, leading to its entry."""
        return recorded("day", self.record, self.said)


def coming(basis: Basis) -> Iterator[Sentence]:
    """Say what is asked before a decision, and what comes next after it."""
    yield from _next(basis) if basis.decisions else _asked(basis)


def _asked(basis: Basis) -> Iterator[Sentence]:
    """Say who decides and when, on what, and how much of the council's money it would take."""
    deciding = sorted(
        (day for day in (*_meetings(basis), *_stages(basis)) if "deci" in day.said.lower()),
        key=lambda day: day.when,
    )
    if deciding:
        last = deciding[-1]
        yield ("Where it is decided: ", last.words, f", {date_words(last.when)}.")
    else:
        yield ("Who decides, and when, is not recorded.",)
    yield ("To decide: go, go with conditions, pilot, refine or stop.",)
    yield ("No recommendation is recorded beside the figures above.",)
    budget = basis.budget(basis.lead.option) if basis.lead else None
    if budget is not None and not isinstance(basis.cash, str):
        most = basis.cash.make.peak(budget, sum_of_money(budget.peak_before[0]), before=True)
        yield (f"{budget.option.title} would need of the council, at most and before funding, ", most, ".")


def _next(basis: Basis) -> Iterator[Sentence]:
    """Give the days after the decisions: when they are looked at again, reports, then meetings."""
    made = max((one.date for one in basis.decisions if one.date), default=None)
    after = [d for d in (*_reviews(basis), *_reports(basis), *_meetings(basis)) if not made or d.when > made]
    days = sorted(after, key=lambda day: (not day.owed, day.when))
    owed = sum(day.owed for day in days)
    named = sorted(days[: max(owed, MOST_DAYS)], key=lambda day: day.when)
    for day in named:
        yield (f"{date_words(day.when)}: ", day.words, stop(day.said))
    if len(days) > len(named):
        yield (f"{count(len(days) - len(named), 'later meeting')} besides.",)
    if not owed:
        yield ("On which day the decision is looked at again is not recorded.",)


def _reviews(basis: Basis) -> Iterator[Day]:
    """Give the days on which decisions are looked at again."""
    for made in basis.decisions:
        if made.review:
            about = basis.case.name(made.option) if made.option else ended(made.title)
            yield Day(made.review, made, f"{about} is looked at again", owed=True)


def _reports(basis: Basis) -> Iterator[Day]:
    """Give the days on which evaluations report."""
    for plan in basis.case.of(Evaluation):
        if plan.reports:
            yield Day(plan.reports, plan, f"an evaluation reports: {ended(plan.title)}", owed=True)


def _meetings(basis: Basis) -> Iterator[Day]:
    """Give the meetings of the governance calendar."""
    for meeting in basis.case.of(Meeting):
        if meeting.date:
            purpose = f", to {lowered(ended(meeting.purpose))}" if _verb(meeting.purpose) else (
                f" ({lowered(ended(meeting.purpose))})" if meeting.purpose.strip() else ""
            )  # fmt: skip
            yield Day(meeting.date, meeting, f"{ended(meeting.title)}{purpose}")


def _stages(basis: Basis) -> Iterator[Day]:
    """Give the stages of the plan, each with who sees to it."""
    for stage in basis.case.of(Milestone):
        if stage.finish:
            yield Day(stage.finish, stage, f"{stage.title}{f', {stage.owner}' if stage.owner else ''}")


def _verb(purpose: str) -> bool:
    """Whether a purpose starts with what is done there."""
    return purpose.strip().lower().startswith(("decide", "agree", "choose", "check", "hear", "look"))
