"""What may be moved, how far, and what is wrong with a move; pure, and without a widget.

A draft has one item an assumption: ``{id: {"given": a number, or text that is none, "widen": bool}}``, where
``widen`` says that a value beyond the recorded range is meant, and that the range is to reach it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from innokit.businesscase import Appraisal, Moving, Outcome, again, appraise, assumptions_of, limits, moving
from innokit.errors import InnokitError, MethodRefused, RecordError
from innokit.panels import typed
from innokit.panels.sliders import Draft
from innokit.records import Assumption, Case
from innokit.words import one_line

STEPS = 100
"""About how many places a slider has."""


@dataclass(frozen=True, eq=False)
class Ground:
    """A case with its appraisal, from which every move starts.

    Parameters
    ----------
    case : Case
    """

    case: Case

    @cached_property
    def appraised(self) -> Appraisal | str:
        """The appraisal of what is recorded, or why there is none yet."""
        try:
            return appraise(self.case)
        except InnokitError as refusal:
            return str(refusal)

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """Assumptions that a valued line uses, in the order recorded; none while nothing can be appraised."""
        return tuple(given for given in self.case.of(Assumption) if given.id in self.uses)

    @cached_property
    def uses(self) -> dict[str, list[str]]:
        """For each assumption, the titles of the valued lines that use it."""
        found: dict[str, list[str]] = {}
        if isinstance(self.appraised, Appraisal):
            for flow in self.appraised.flows:
                for id in assumptions_of(flow.line):
                    found.setdefault(id, []).append(flow.line.title)
        return found

    @cached_property
    def moving(self) -> Moving:
        """The draws, made once; refused where nothing is uncertain or a range cannot be drawn."""
        return moving(self.case)

    @cached_property
    def ends(self) -> dict[str, tuple[float, float]]:
        """Lowest and highest value that every line which uses an assumption can take."""
        if not isinstance(self.appraised, Appraisal):
            return {}
        every = Outcome(self.appraised.baseline, self.appraised.flows, (), self.appraised.setting.years)
        return {given.id: limits(self.appraised, every, given.id) for given in self.assumptions}


@dataclass(frozen=True)
class Scale:
    """The places of a slider: from low in equal steps, the last of them at high.

    Attributes
    ----------
    low, high, step : float
    places : int
        Number of the last place; the first is 0.
    decimals : int
        To which a place between the ends is rounded.
    """

    low: float
    high: float
    step: float
    places: int
    decimals: int

    def place(self, value: float) -> int:
        """Give the place nearest to a value; an end where it lies beyond.

        >>> Scale(0.35, 0.75, 0.005, 80, 3).place(0.6)
        50
        """
        if value >= self.high:
            return self.places
        return min(self.places, max(0, round((value - self.low) / self.step)))


def scale(ground: Ground, given: Assumption) -> Scale | None:
    """Give the slider of an assumption: from its low to its high value, its central one where one is blank.

    None where there is nothing between the two.
    """
    floor, top = ground.ends[given.id]
    low = max(floor, given.value if given.low is None else given.low)
    high = min(top, given.value if given.high is None else given.high)
    span = high - low
    if not (span > 0 and math.isfinite(span)):
        return None
    size = 10.0 ** math.floor(math.log10(span / STEPS))
    step = size * next(times for times in (1, 2, 5, 10) if times * size >= span / STEPS * (1 - 1e-9))
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    return Scale(low, high, step, math.ceil(span / step - 1e-9), min(decimals, 100))


def recorded(ground: Ground) -> dict[str, dict[str, Any]]:
    """Give the draft of what is recorded."""
    return {given.id: {"given": given.value, "widen": False} for given in ground.assumptions}


def took(ground: Ground, draft: Draft) -> dict[str, dict[str, Any]]:
    """Read a draft from a browser: text that is a number becomes one, whatever else stays to be refused."""
    found = recorded(ground)
    for given in ground.assumptions:
        item = draft.get(given.id)
        if item is not None:
            value = _number(given, item.get("given"))
            widen = item.get("widen") is True and isinstance(value, float) and bool(beyond(given, value))
            found[given.id] = {"given": value, "widen": widen}
    return found


def _number(assumption: Assumption, given: object) -> float | str:
    """Read what was given as a number, or leave it as text."""
    if isinstance(given, int | float) and not isinstance(given, bool) and math.isfinite(given):
        return float(given)
    text = given if isinstance(given, str) else ""
    try:
        return typed.in_unit(text, assumption.unit)
    except RecordError:
        return text


def beyond(assumption: Assumption, value: float) -> str:
    """Say that a value lies outside the recorded range; blank where it does not."""
    if assumption.low is not None and value < assumption.low:
        return f"below the low value on record, {typed.said(assumption.low, assumption.unit)}"
    if assumption.high is not None and value > assumption.high:
        return f"above the high value on record, {typed.said(assumption.high, assumption.unit)}"
    return ""


def unusable(ground: Ground, draft: Draft) -> dict[str, str]:
    """Say which values cannot be worked with at all, by assumption."""
    return {a.id: text for a in ground.assumptions if (text := cannot_be(ground, a, draft[a.id]["given"]))}


def cannot_be(ground: Ground, assumption: Assumption, given: float | str) -> str:
    """Say why a value is none, or none that the lines can take."""
    if isinstance(given, str):
        try:
            typed.in_unit(given, assumption.unit)
        except RecordError as refused:
            return f"{refused.what.rstrip('.')}."
    floor, top = ground.ends[assumption.id]
    if isinstance(given, float) and given < floor:
        return f"The lines that use it take no less than {typed.said(floor, assumption.unit)}."
    if isinstance(given, float) and given > top:
        return f"The lines that use it take no more than {typed.said(top, assumption.unit)}."
    return ""


def faults(ground: Ground, draft: Draft) -> dict[str, str]:
    """Say what keeps a draft from being recorded, by assumption."""
    found = unusable(ground, draft)
    for given in ground.assumptions:
        item = draft[given.id]
        if given.id not in found and not item["widen"] and (where := beyond(given, item["given"])):
            found[given.id] = f"This is {where}. Let the range reach it, or move it back."
    return found


def moved(ground: Ground, draft: Draft) -> dict[str, float]:
    """Give the values that differ from the record, by id of the assumption."""
    return {
        given.id: draft[given.id]["given"]
        for given in ground.assumptions
        if draft[given.id]["given"] != given.value
    }


def outcomes(ground: Ground, draft: Draft) -> tuple[Outcome, ...]:
    """Give every option's outcome with the values of a draft; records nothing.

    Raises
    ------
    MethodRefused
        There is no appraisal yet, a value cannot be worked with, or two do not go together.
    """
    if isinstance(ground.appraised, str):
        raise MethodRefused(ground.appraised)
    for id, text in unusable(ground, draft).items():
        raise MethodRefused(text, where=one_line(ground.case.name(id), 60))
    base, changed = ground.appraised, moved(ground, draft)
    if not changed:
        return base.outcomes
    return tuple(again(base, outcome, changed) for outcome in base.outcomes)


def numbers(ground: Ground, draft: Draft) -> Mapping[str, float]:
    """Give the value of every assumption with those of a draft."""
    assert isinstance(ground.appraised, Appraisal)  # noqa: S101 - asked only after `outcomes`
    return {**ground.appraised.setting.numbers, **moved(ground, draft)}


def to_records(ground: Ground, draft: Draft) -> list[Assumption]:
    """Turn a draft into records: the new central value, and where it is to reach it, the range.

    Raises
    ------
    RecordError, MethodRefused
        When a value cannot be read, taken by the lines or held by the range; it names the assumption.
    """
    wrong = faults(ground, draft)
    if wrong:
        told = [f"{one_line(ground.case.name(id), 60)}: {text}" for id, text in wrong.items()]
        raise RecordError(" ".join(told), remedy="Correct what is named, then record")
    outcomes(ground, draft)
    return [_record(given, draft[given.id]) for given in ground.assumptions]


def _record(given: Assumption, item: Mapping[str, Any]) -> Assumption:
    """Give the record of one assumption: as it stands where nothing moved."""
    value = item["given"]
    if value == given.value:
        return given
    wider = {}
    if given.low is not None and value < given.low:
        wider["low"] = value
    if given.high is not None and value > given.high:
        wider["high"] = value
    return given.changed(value=value, **wider)
