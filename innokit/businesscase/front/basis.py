"""What every paragraph of the front page stands on: the results of a case, each worked out once."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from innokit.businesscase.appraisal.appraise import Appraisal, appraise
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.audit import Audit, audit
from innokit.businesscase.decision.ranking import Ranking, going_ahead
from innokit.businesscase.lines.setting import is_financial, year_name
from innokit.businesscase.sensitivity.one_way import OneWay, one_way
from innokit.businesscase.uncertainty import Simulation, simulate
from innokit.businesscase.views.cash.budget import Budget
from innokit.businesscase.views.cash.council import CouncilCash, council_cash
from innokit.errors import MethodRefused
from innokit.records import Case, Decision, Option, Record, signing
from innokit.results import Figure, NotYet, Sentence

T = TypeVar("T")
OUTCOMES = ("go", "go with conditions", "pilot", "refine", "stop")
"""Outcomes of a decision, in the order in which they are told."""
SEE_ABOVE = "Not yet, for the reason above."


class Judged(Protocol):
    """What scoring says of the same case, such as `scoring.fragility` gives; handed in by the caller."""

    @property
    def comparison(self) -> Ranking:
        """The ranking by score."""

    def paragraphs(self) -> tuple[tuple[str, tuple[Sentence, ...]], ...]:
        """Its questions with their answers."""


@dataclass(frozen=True, eq=False)
class Basis:
    """The results behind a front page.

    Parameters
    ----------
    case : Case
    scores : Judged, NotYet or None
    draws, seed : int
        Of the simulation; those of the notebooks, so that the page gives their figures.
    """

    case: Case
    scores: Judged | NotYet | None = None
    draws: int = 10_000
    seed: int = 1

    @cached_property
    def appraisal(self) -> Appraisal | str:
        """The appraisal, or why there is none yet."""
        return or_why(appraise, self.case)

    @cached_property
    def cash(self) -> CouncilCash | str:
        """The council's cash, or why it cannot be told yet."""
        return or_why(council_cash, self.case)

    @cached_property
    def moved(self) -> OneWay | str:
        """Each assumption by itself, or why there is nothing to move."""
        return or_why(one_way, self.case)

    @cached_property
    def drawn(self) -> Simulation | str:
        """The simulation, or why there is nothing to draw."""
        return or_why(lambda case: simulate(case, self.draws, self.seed), self.case)

    @cached_property
    def audited(self) -> Audit:
        """The auditor's list."""
        return audit(self.case)

    @cached_property
    def signatures(self) -> tuple[signing.Signature, ...]:
        """Every sign-off, oldest first."""
        return signing.standing(self.case)

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions in force: go, go with conditions, pilot, refine, stop."""
        return tuple(sorted(signing.in_force(self.case), key=lambda one: OUTCOMES.index(one.outcome)))

    @cached_property
    def ahead(self) -> tuple[Option, ...]:
        """The options that go ahead, in the order of their decisions."""
        made = sorted(going_ahead(self.case), key=lambda one: OUTCOMES.index(one.outcome))
        found = (self.case.by_id.get(one.option) for one in made)
        return tuple(dict.fromkeys(one for one in found if isinstance(one, Option)))

    @cached_property
    def lead(self) -> Outcome | None:
        """The outcome shown: of what goes ahead, else of all, the one worth most."""
        if isinstance(self.appraisal, str):
            return None
        ranked = self.appraisal.ranked
        return next((one for one in ranked if one.option in self.ahead), ranked[0])

    @cached_property
    def shown(self) -> tuple[Option, ...]:
        """The options whose costs and risks are told: those that go ahead, else the one shown."""
        own = (self.lead.option,) if self.lead else ()
        return tuple(dict.fromkeys((*own, *self.ahead)))

    @property
    def judged(self) -> Judged | None:
        """What scoring says, where there is something."""
        return None if self.scores is None or isinstance(self.scores, NotYet) else self.scores

    @cached_property
    def first_by_score(self) -> Option | None:
        """The option that is first by score for certain."""
        if self.judged is None:
            return None
        found = self.judged.comparison
        best = max(found.options, key=lambda option: found.range_of(option)[0])
        others = [found.range_of(option)[1] for option in found.options if option is not best]
        return best if all(found.range_of(best)[0] > other for other in others) else None

    def budget(self, option: Option) -> Budget | None:
        """The council's budget under an option, where there is one."""
        if isinstance(self.cash, str):
            return None
        return next((one for one in self.cash.budgets if one.option.id == option.id), None)

    def year(self, number: int) -> str:
        """Name a budget year as a ledger does.

        Such as ``2026/27``; by its number where the frame names no calendar year.
        """
        if isinstance(self.appraisal, str):
            return f"year {number}"
        name = year_name(self.appraisal.setting.frame, number)
        return name.partition("(")[2].rstrip(")") or name.lower()

    def year_of(self, day: datetime.date) -> tuple[int, bool] | None:
        """Number of the budget year in which a day falls, and whether in its first half."""
        if isinstance(self.appraisal, str):
            return None
        base = self.appraisal.setting.frame.base_year
        if is_financial(base):
            start = day.year if day.month >= 4 else day.year - 1
            return start - int(base[:4]), 4 <= day.month < 10
        return (day.year - int(base), day.month < 7) if base.isdigit() else None


def or_why(make: Callable[[Case], T], case: Case) -> T | str:
    """Make a result, or say what to record first."""
    try:
        return make(case)
    except MethodRefused as refused:
        return f"Not yet: {refused}"


def recorded(key: str, record: Record, text: str) -> Figure:
    """Give recorded words that lead to their entry."""
    return Figure(f"{key}.{record.id}", None, text.strip(), f"As recorded: {key}", (record.id,))


def ended(text: str) -> str:
    """Take the full stop off words of the record, for a sentence that sets its own."""
    return text.strip().rstrip(". ")


def stop(text: str) -> str:
    """Give the full stop that words of the record still need, with nothing after a question."""
    return "" if text.rstrip().endswith(("?", "!")) else "."


def lowered(text: str) -> str:
    """Begin words of the record in lower case, for the middle of a sentence."""
    return text[0].lower() + text[1:] if text[1:2].islower() or text.startswith("A ") else text
