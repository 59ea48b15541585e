"""Letting a notebook run on a record that is not complete: what cannot be shown yet says why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from innokit.errors import MethodRefused
from innokit.words import escape

T = TypeVar("T")


@dataclass(frozen=True)
class NotYet:
    """Stands where a result will stand once enough is recorded.

    Attributes
    ----------
    why : str
        What is missing and what to record first; empty where it was said above already.
    """

    why: str

    def in_words(self) -> str:
        """Say what to record first."""
        return f"Not yet: {self.why}" if self.why else ""

    def _repr_html_(self) -> str:
        return f'<p class="innokit-not-yet">{escape(self.in_words())}</p>' if self.why else ""

    def __repr__(self) -> str:
        return self.in_words()


def ready(make: Callable[..., T], *given: Any, **named: Any) -> T | NotYet:
    """Make a result if the record allows it; otherwise give what to record first.

    Parameters
    ----------
    make : callable
        A function of the kit, such as ``businesscase.appraise`` or a chart.
    *given, **named
        What it takes. Where one of these is itself not there yet, nothing is said twice.

    Examples
    --------
    >>> from innokit.errors import MethodRefused
    >>> def appraise(case):
    ...     raise MethodRefused("No cost line is recorded", remedy="Record one")
    >>> ready(appraise, None)
    Not yet: No cost line is recorded. Record one.
    """
    if any(isinstance(value, NotYet) for value in (*given, *named.values())):
        return NotYet("")
    try:
        return make(*given, **named)
    except MethodRefused as refused:
        return NotYet(str(refused))
