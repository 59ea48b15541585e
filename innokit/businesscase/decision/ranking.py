"""Where the options stand in money and in scores, as far as a decision has to answer for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

from innokit.businesscase.appraisal.appraise import Appraisal
from innokit.records import Case, Decision, Option, Selection, signing
from innokit.results import Figure, NotYet

LEADS_TO_DELIVERY = ("go", "go with conditions", "pilot")
"""Outcomes of a decision after which something is delivered."""
USUAL = "business as usual"


class Ranking(Protocol):
    """A comparison of options by score, such as `scoring.compare` gives; handed in by the caller."""

    @property
    def options(self) -> tuple[Option, ...]:
        """The options ranked."""

    @property
    def figures(self) -> Mapping[str, Figure]:
        """Every figure shown, by id: ``overall.<weights>.<option>``, ``rank.<weights>.<option>``."""

    def range_of(self, option: Option) -> tuple[float, float]:
        """Lowest and highest overall value of an option, 0 to 100."""


Scores = Ranking | NotYet | None
"""A ranking by score, or none: not asked for, or not yet to be had."""


def ranked(scores: Scores) -> Ranking | None:
    """Give the ranking, where there is one."""
    return None if scores is None or isinstance(scores, NotYet) else scores


def score_figure(scores: Scores, key: str, option: str) -> Figure | None:
    """Give the overall value ("overall") or the rank ("rank") of an option, where there is one."""
    found = ranked(scores)
    named = found.figures.items() if found else ()
    return next((one for id, one in named if id.startswith(f"{key}.") and id.endswith(f".{option}")), None)


def carried(case: Case) -> tuple[Option, ...]:
    """Give the options carried forward by their newest selection; where none is, all that are not parked."""
    outcome = {selection.option: selection.outcome for selection in case.of(Selection)}
    rest = [option for option in case.of(Option) if option.role != "baseline"]
    forward = tuple(option for option in rest if outcome.get(option.id) == "carried forward")
    return forward or tuple(option for option in rest if outcome.get(option.id) != "parked")


def going_ahead(case: Case) -> tuple[Decision, ...]:
    """Give the decisions in force after which something is delivered."""
    return tuple(made for made in signing.in_force(case) if made.outcome in LEADS_TO_DELIVERY)


def above_in_money(appraisal: Appraisal, option: str, aside: Collection[str]) -> tuple[str, ...]:
    """Name what has a higher NPSV than an option, some options set aside; business as usual stands at 0."""
    own = {outcome.option.id: outcome.npsv for outcome in appraisal.outcomes}
    if option not in own:
        return ()
    names = [o.option.title for o in appraisal.ranked if o.npsv > own[option] and o.option.id not in aside]
    return (*names, *([USUAL] if own[option] < 0 else []))


def above_in_scores(scores: Scores, option: str, aside: Collection[str]) -> tuple[str, ...]:
    """Name what ranks above an option by score whatever the blanks are, some options set aside."""
    found = ranked(scores)
    own = next((one for one in found.options if one.id == option), None) if found else None
    if found is None or own is None:
        return ()
    top = found.range_of(own)[1]
    others = [one for one in found.options if one.id != option and one.id not in aside]
    higher = [(found.range_of(one)[0], one.title) for one in others if found.range_of(one)[0] > top]
    return tuple(title for _, title in sorted(higher, reverse=True))
