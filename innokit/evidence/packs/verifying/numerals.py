"""Whether the number in a figure's words is its value: as far as the digits shown can tell."""

from __future__ import annotations

import re
from typing import NamedTuple

_NUMBER = re.compile(r"([-+\u2212]?)\s?[£$€]?(\d[\d,]*)(\.\d+)?")
_SCALES = (1.0, 100.0, 1e-3, 1e-6)
"""As it is, per cent, thousands and millions."""


class Numeral(NamedTuple):
    """A number as shown: how large, whether with a minus, and what its last digit counts."""

    size: float
    minus: bool
    step: float


def numeral(text: str) -> Numeral | None:
    r"""Read the first number in a text.

    >>> numeral("\u2212£159,000 at once")
    Numeral(size=159000.0, minus=True, step=1000.0)
    >>> numeral("12.50 hours"), numeral("never")
    (Numeral(size=12.5, minus=False, step=0.01), None)
    """
    found = _NUMBER.search(text)
    if found is None:
        return None
    sign, whole, part = found[1], found[2].replace(",", ""), found[3] or ""
    digits = whole.rstrip("0")
    step = 10.0 ** -(len(part) - 1) if part else 10.0 ** (len(whole) - len(digits) if digits else 0)
    return Numeral(float(whole + part), sign not in ("", "+"), step)


def disagrees(text: str, again: str, value: float) -> bool:
    r"""Whether a text gives another number than the value that it stands for.

    Parameters
    ----------
    text : str
        As shown in a pack.
    again : str
        As shown by a fresh run. Where its own first number is not the value ("2 of 5"), nothing can be told.
    value : float

    Examples
    --------
    >>> disagrees("+£159,000", "\u2212£159,000", -158575.7)
    True
    >>> disagrees("28%", "28.3%", 0.2834), disagrees("all", "100%", 1.0)
    (False, False)
    """
    ours, theirs = numeral(text), numeral(again)
    if ours is None or theirs is None:
        return False
    scales = [scale for scale in _SCALES if _fits(theirs, value * scale)]
    # As it is, or on the scale of the fresh text: "£1" is not 860,000 because a million rounds to it.
    fits = any(_fits(ours, value * scale) for scale in {1.0, *scales})
    return bool(scales) and (ours.minus != theirs.minus or not fits)


def apart(text: str, again: str) -> bool:
    """Whether two texts give different first numbers, where the value behind them is not at hand."""
    ours, theirs = numeral(text), numeral(again)
    if ours is None or theirs is None:
        return False
    step = max(ours.step, theirs.step)
    return ours.minus != theirs.minus or abs(ours.size - theirs.size) > step


def _fits(shown: Numeral, value: float) -> bool:
    """Whether a value is shown so, rounded to the last digit that is not nought."""
    return abs(shown.size - abs(value)) <= shown.step * 0.5 * (1 + 1e-6)
