"""Values of assumptions as people write them: in their own unit, read and written exactly."""

from __future__ import annotations

import re

from innokit.errors import RecordError
from innokit.panels import typed
from innokit.records import Assumption
from innokit.words import MINUS

_PER_CENT = re.compile(r"\s*(?:per\s*cent|percent|pc)\.?$", re.IGNORECASE)


def read(assumption: Assumption, text: str) -> float:
    """Read a value as a person writes it, with or without its unit.

    Raises
    ------
    RecordError
        When it is no number, or could be read in two ways; the message says what to write.

    Examples
    --------
    >>> read(Assumption(title="Take-up", value=0.5, unit="share"), "60 per cent")
    0.6
    >>> read(Assumption(title="Saving", value=1, unit="£ a year"), "£1,200 a year")
    1200.0
    """
    bare = text.strip()
    if not bare:
        raise RecordError("Nothing is written here: write a number, or go back to what is recorded")
    if assumption.unit == "share":
        return typed.share(_PER_CENT.sub("%", bare))
    rest = after(assumption)
    if rest and bare.casefold().endswith(rest.casefold()):
        bare = bare[: -len(rest)].strip()
    return typed.number(bare, pounds=assumption.unit.startswith("£") or not assumption.unit)


def written(assumption: Assumption, value: float) -> str:
    """Write a value as its box holds it; `read` gives the same value back.

    >>> written(Assumption(title="Saving", value=1, unit="£ a year"), 1200)
    '£1,200'
    """
    if assumption.unit == "share":
        return typed.share_text(value)
    text = typed.number_text(value)
    if not assumption.unit.startswith("£"):
        return text
    return f"{MINUS}£{text[1:]}" if text.startswith(MINUS) else f"£{text}"


def after(assumption: Assumption) -> str:
    """Give what stands after the box: the unit, unless the box has it.

    >>> after(Assumption(title="Saving", value=1, unit="£ a year"))
    'a year'
    """
    return "" if assumption.unit == "share" else assumption.unit.removeprefix("£").strip()


def said(assumption: Assumption, value: float) -> str:
    """Say a value with its unit.

    >>> said(Assumption(title="Wait", value=1, unit="weeks"), 12)
    '12 weeks'
    """
    return f"{written(assumption, value)} {after(assumption)}".rstrip()
