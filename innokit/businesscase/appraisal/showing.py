"""How the room writes its numbers: money in pounds or thousands, times, ratios, lists of names."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from innokit import words
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.lines.setting import Array
from innokit.records import Assumption

POUNDS, THOUSANDS = "£", "£ thousand"
COSTS_NOTHING_MORE = "costs nothing more than business as usual"


def unit_for(values: Iterable[float | None]) -> str:
    """Unit in which a sheet shows its money: thousands where any sum reaches £100,000.

    >>> unit_for([-120_000.0, 5.0]), unit_for([99_000.0])
    ('£ thousand', '£')
    """
    return THOUSANDS if any(abs(value or 0.0) >= 100_000 for value in values) else POUNDS


def money_in(unit: str, value: float) -> str:
    """Write a sum of money below a heading that names its unit.

    >>> money_in("£ thousand", 247_490.8), money_in("£", -12.4)
    ('247', '−12')
    """
    return words.thousands(value) if unit == THOUSANDS else words.number(value)


def bcr_text(outcome: Outcome) -> str:
    """Write a benefit-cost ratio, or why there is none."""
    return COSTS_NOTHING_MORE if outcome.bcr is None else words.number(outcome.bcr, 2)


def payback_text(outcome: Outcome) -> str:
    """Say when an option pays back for good, and when it first seemed to where that differs."""
    if outcome.payback == 0:
        return time_text(outcome.payback, np.abs(outcome.costs) + np.abs(outcome.benefits))
    said, first = words.years_words(outcome.payback), outcome.first_crossing
    if first is not None and (outcome.payback is None or not math.isclose(first, outcome.payback)):
        return f"{said} (first crossing after {words.years_words(first)}, which does not last)"
    return said


def time_text(years: float | None, flow: Array) -> str:
    """Say how long a stream of flows takes to come back."""
    if years == 0:
        return "at once" if flow.any() else "nothing to pay back"
    return words.years_words(years)


def irr_text(outcome: Outcome) -> str:
    """Write a rate of return, or why there is none."""
    rate, changes = outcome.irr
    if rate is not None:
        return words.per_cent(rate, 1)
    if changes == 0:
        return "none: the yearly flow never changes sign"
    if changes == 1:
        return (
            "none: it gains before it pays" if outcome.gains_first else "none: what is paid is all but lost"
        )
    return f"no single rate: the yearly flow changes sign {changes} times"


def level_text(assumption: Assumption, value: float) -> str:
    """Write a value of an assumption in its own unit.

    >>> level_text(Assumption(title="Saving", value=1.0, unit="£ a year"), 120241.4)
    '£120,241 a year'
    >>> level_text(Assumption(title="Take-up", value=0.5, unit="share"), 0.1033)
    '10.3%'
    """
    if assumption.unit == "share":
        return words.per_cent(value, 1).replace(".0%", "%")
    if assumption.unit.startswith("£"):
        return f"{pounds_text(value)}{assumption.unit[1:]}"
    return words.with_unit(_digits(value), assumption.unit)


def in_short(assumption: Assumption, value: float) -> str:
    """Write a value of an assumption for a sentence that names it: money without "a year".

    >>> in_short(Assumption(title="Saving", value=1.0, unit="£ a year"), 120241.4)
    '£120,241'
    """
    return pounds_text(value) if assumption.unit.startswith("£") else level_text(assumption, value)


def pounds_text(value: float) -> str:
    """Write a sum of money, with pence where it is small."""
    return words.money(value) if abs(value) >= 1_000 or value == round(value) else pence_text(value)


def pence_text(value: float) -> str:
    """Write a sum of money with its pence.

    >>> pence_text(-1.2)
    '−£1.20'
    """
    text = words.number(value, 2)
    return f"{words.MINUS}£{text[1:]}" if text.startswith(words.MINUS) else f"£{text}"


def change_text(central: float, value: float) -> str:
    """Say by how much a value lies below or above the central one.

    >>> change_text(150_000, 120_241.37)
    '19.8% less'
    """
    if central == 0:
        return ""
    change = value / central - 1
    return f"{words.per_cent(abs(change), 1)} {'less' if change < 0 else 'more'}"


def in_sentence(title: str) -> str:
    """Write a title within a sentence: its first capital is lowered unless it belongs to the word.

    >>> in_sentence("Annual saving"), in_sentence("GP visits avoided")
    ('annual saving', 'GP visits avoided')
    """
    return title[0].lower() + title[1:] if title[1:2].islower() else title


def _digits(value: float) -> str:
    """Write a number with about four digits."""
    places = max(0, 3 - math.floor(math.log10(abs(value)))) if value else 0
    text = words.number(value, min(places, 6))
    return text.rstrip("0").rstrip(".") if "." in text else text
