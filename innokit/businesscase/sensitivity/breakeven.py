"""The value of an assumption at which an option breaks even, by root finding on the whole model."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Literal

from innokit import words
from innokit.businesscase.appraisal import showing
from innokit.businesscase.appraisal.appraise import Appraisal
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.lines.flows import value
from innokit.businesscase.lines.setting import AnyLine
from innokit.maths import returns
from innokit.records import Assumption, BenefitLine, Ref, Share

Place = Literal["inside", "outside", "none"]
"""Where a break-even lies: in the assumption's range, beyond it, or nowhere looked."""
MOST_PLACES = 6
"""Decimal places of a break-even, however near it lies to the central value."""


def break_even(
    answer: Callable[[float], float], given: Assumption, limited: tuple[float, float]
) -> tuple[float | None, Place]:
    """The value nearest to the central one at which the answer is zero: within its range, else beyond it."""
    low = given.value if given.low is None else given.low
    high = given.value if given.high is None else given.high
    inside = _nearest(answer, given.value, low, high)
    if inside is not None:
        return inside, "inside"
    floor, top = limited
    outside = _nearest(answer, given.value, floor, min(2 * given.value, top))
    return outside, "none" if outside is None else "outside"


def level_said(given: Assumption, level: float, *, short: bool = False) -> str:
    """Write a break-even: two digits of a plain number, more where it lies close to the central one.

    Parameters
    ----------
    given : Assumption
    level : float
        The value at which the option breaks even.
    short : bool, optional
        For a sentence that names the assumption: money without "a year".

    Examples
    --------
    >>> wait = Assumption(title="Wait", value=2, unit="years")
    >>> level_said(wait, 0.5633), level_said(wait, 2.0417), level_said(wait, 1.0)
    ('0.56 years', '2.04 years', '1 year')
    """
    if given.unit == "share" or given.unit.startswith("£"):
        return (showing.in_short if short else showing.level_text)(given, level)
    places = max(0, 1 - math.floor(math.log10(abs(level)))) if level else 0
    while places < MOST_PLACES and level != given.value and round(level - given.value, places) == 0:
        places += 1
    text = words.number(level, places)
    return words.with_unit(text.rstrip("0").rstrip(".") if "." in text else text, given.unit)


def _nearest(answer: Callable[[float], float], centre: float, low: float, high: float) -> float | None:
    """The zero nearest to the centre, looked for downwards and upwards from it."""
    found = []
    if low < centre:
        below = returns.switching_value(lambda step: answer(centre - step), 0.0, centre - low)
        found += [] if below is None else [centre - below]
    if high > centre:
        above = returns.switching_value(lambda step: answer(centre + step), 0.0, high - centre)
        found += [] if above is None else [centre + above]
    return min(found, key=lambda level: abs(level - centre)) if found else None


def limits(appraisal: Appraisal, outcome: Outcome, assumption: str) -> tuple[float, float]:
    """Lowest and highest value at which every line that uses an assumption can still be worked out."""
    floor, top = 0.0, math.inf
    for found in outcome.lines:
        for field in _fields(found.line, assumption):
            if type(found.line).model_fields[field].annotation == Share:
                top = min(top, 1.0)
            if isinstance(found.line, BenefitLine) and found.line.deadweight_meaning == "points":
                numbers = appraisal.setting.numbers
                if field == "impact":
                    floor = max(floor, value(found.line, "deadweight", numbers))
                if field == "deadweight":
                    top = min(top, value(found.line, "impact", numbers))
    return floor, top


def _fields(line: AnyLine, assumption: str) -> list[str]:
    """Fields of a line that stand in an assumption."""
    return [f for f in type(line).model_fields if getattr(line, f) == Ref(assumption=assumption)]
