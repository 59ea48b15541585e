"""Reasons that stand in for evidence: which are owed in words, and what counts as words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from innokit.records.base import Record

WORDS, LETTERS = 2, 8
"""How many words, and letters in all, a reason has at least."""

ENOUGH = "at least two words and eight letters"
"""The same, as messages say it."""

_WORD = re.compile(r"[^\W\d_]+")


def in_words(text: str) -> bool:
    """Say whether a reason is put in words: at least two of them, and eight letters.

    >>> in_words("The hall is free on that day alone"), in_words("."), in_words("x x"), in_words("Agreed")
    (True, False, False, False)
    """
    found = _WORD.findall(text)
    return len(found) >= WORDS and sum(map(len, found)) >= LETTERS


def owed(record: Record) -> str:
    """Give the name of the field whose reason stands in for evidence and is not in words; else nothing.

    >>> from innokit.records import Override
    >>> owed(Override(gate=1, by="Chief executive", reason="."))
    'reason'
    """
    field, is_owed = _OWED.get(record.kind, ("", _never))
    return field if field and is_owed(record) and not in_words(getattr(record, field)) else ""


def _never(_: Record) -> bool:
    """Owe no reason."""
    return False


def _has(field: str, value: str) -> Callable[[Record], bool]:
    """Owe a reason where a field has a value."""
    return lambda record: getattr(record, field) == value


def _given(field: str) -> Callable[[Record], bool]:
    """Owe words where something is written at all."""
    return lambda record: bool(getattr(record, field).strip())


_OWED: Mapping[str, tuple[str, Callable[[Record], bool]]] = {
    "override": ("reason", _given("reason")),
    "duty": ("reason", _has("state", "not needed")),
    "quality_answer": ("reason", _has("answer", "does not apply")),
    "decision": ("against_ranking", _given("against_ranking")),
    "challenge": ("no_baseline", _given("no_baseline")),
}
"""By kind: the field that stands in for evidence, and when it does."""
