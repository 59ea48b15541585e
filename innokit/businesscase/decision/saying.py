"""What the results of phase 6 say alike: words from the record as figures, days, and blanks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from innokit.errors import MethodRefused
from innokit.records import Record
from innokit.results import Figure, Fragment
from innokit.words import date_words

T = TypeVar("T")
BLANK = "not yet recorded"


def quoted(key: str, record: Record, text: str, label: str) -> Fragment:
    """Give words of the record as a figure that leads to its entry; say where there are none."""
    return Figure(f"{key}.{record.id}", None, text, label, (record.id,)) if text.strip() else BLANK


def day(value: Any) -> str:
    """Say a day, or that none is recorded."""
    return date_words(value) if value else BLANK


def or_why(make: Callable[..., T], *given: Any, **named: Any) -> T | str:
    """Give what a function makes, or why it refuses."""
    try:
        return make(*given, **named)
    except MethodRefused as refused:
        return str(refused)
