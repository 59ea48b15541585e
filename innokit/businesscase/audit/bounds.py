"""From when on a size is worth a second look: each bound with its reason."""

from __future__ import annotations

from typing import NamedTuple

from innokit.words import number


class Bound(NamedTuple):
    """One bound, and why it stands where it does."""

    value: float
    reason: str


CHANGED = Bound(
    50.0,
    "a real correction seldom moves a figure fiftyfold; pounds for thousands moves it 1,000 times, per cent "
    "for a share 100 times",
)
DOMINANT = Bound(
    0.8,
    "with several lines beside it, one that is more than four fifths of the sum decides the answer alone, "
    "right or wrong",
)
SEVERAL = Bound(4.0, "of two or three lines one is often most of the sum, and nothing follows from it")
COST_APART = Bound(
    300.0,
    "yearly costs of one sort in an option lie within some twenty times of the one in the middle; a slip of "
    "1,000 times takes even a larger one well beyond 300",
)
BENEFIT_APART = Bound(
    1_000.0,
    "benefits differ more than costs: from one family's time to a year in care is some hundreds of times",
)
PEOPLE = Bound(1.0, "an option cannot reach more people than there are in all the need groups together")

BOUNDS = {
    "changed from its version before, times": CHANGED,
    "of an option's costs or benefits, share": DOMINANT,
    "lines on that side, at least": SEVERAL,
    "costs apart from the middle one, times": COST_APART,
    "benefits apart from the middle one, times": BENEFIT_APART,
    "people recorded in the need groups, times": PEOPLE,
}
"""All of them, by what they bound."""


def times(ratio: float) -> str:
    """Say how many times one number is another.

    >>> times(1000.0), times(0.001)
    ('1,000 times', 'one part in 1,000 of')
    """
    return f"{number(ratio)} times" if ratio >= 1 else f"one part in {number(1 / ratio)} of"
