"""An option worked out again with some assumptions changed; only the lines that use them are touched."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from innokit.businesscase.appraisal.appraise import Appraisal
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.lines.flows import Flow, assumptions_of, flows


def again(appraisal: Appraisal, outcome: Outcome, changed: Mapping[str, float]) -> Outcome:
    """An option's outcome with some assumptions at other values; the same as appraising the case so changed.

    Parameters
    ----------
    appraisal : Appraisal
    outcome : Outcome
        One of its outcomes.
    changed : mapping of str to float
        New values by id of the assumption, in their own units.

    Raises
    ------
    MethodRefused
        A value is beyond what a line can take, such as a share above 1.
    """
    numbers = {**appraisal.setting.numbers, **changed}

    def worked(before: tuple[Flow, ...]) -> tuple[Flow, ...]:
        moved = [found.line for found in before if _moves(found, changed)]
        if not moved:
            return before
        anew = {found.line.id: found for found in flows(moved, appraisal.setting, numbers)}
        return tuple(anew.get(found.line.id, found) for found in before)

    return Outcome(outcome.option, worked(outcome.own), worked(outcome.baseline), outcome.years)


def npsv_by(appraisal: Appraisal, outcome: Outcome, assumption: str) -> Callable[[float], float]:
    """An option's NPSV as a function of one assumption."""

    def at(level: float) -> float:
        return again(appraisal, outcome, {assumption: level}).npsv

    return at


def used(outcome: Outcome) -> frozenset[str]:
    """Ids of the assumptions on which an option's figures rest."""
    return frozenset(id for found in outcome.lines for id in assumptions_of(found.line))


def _moves(found: Flow, changed: Mapping[str, float]) -> bool:
    """Whether a line uses an assumption that is changed."""
    return any(id in changed for id in assumptions_of(found.line))
