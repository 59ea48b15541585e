"""Where labels go, so that they stand beside their marks and not on each other."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

LETTER, LINE = 7.0, 17.0
"""Pixels that a letter is wide and a line is high, near enough, in the kit's charts."""
CLEAR = 9.0
"""Pixels from the middle of a mark to its label."""

Point = tuple[float, float]


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    right: float
    bottom: float
    top: float

    def over(self, other: Box) -> float:
        """Give the area that two rectangles share."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        return max(0.0, wide) * max(0.0, high)


def beside(points: Sequence[Point], texts: Sequence[str], frame: Box, drawn: Sequence[Box] = ()) -> list[str]:
    """Choose on which side of its mark each label stands.

    Parameters
    ----------
    points : sequence of (x, y)
        Marks in pixels.
    texts : sequence of str
        One label each; ``<br>`` breaks a line.
    frame : Box
        What labels should stay within.
    drawn : sequence of Box
        What else labels should not cover.

    Returns
    -------
    list of str
        Plotly's ``textposition`` of each, by which labels least cover marks, each other and the edge.
    """
    taken = [Box(x - 7, x + 7, y - 7, y + 7) for x, y in points]
    chosen = []
    for place, (point, text) in enumerate(zip(points, texts, strict=True)):
        others = [box for other, box in enumerate(taken) if other != place]
        tried = {side: _box(point, text, side) for side in SIDES}
        best = min(
            tried, key=lambda side: (round(_cost(tried[side], [*others, *drawn], frame)), SIDES.index(side))
        )
        taken.append(tried[best])
        chosen.append(best)
    return chosen


SIDES = ("middle right", "middle left", "top center", "bottom center",
         "top right", "bottom right", "top left", "bottom left")  # fmt: skip


def scale(
    low: float,
    high: float,
    left: Sequence[tuple[float, str]] = (),
    right: Sequence[tuple[float, str]] = (),
    wide: float = 310,
) -> tuple[float, float]:
    """Widen a scale until labels on the left and on the right of their values have room.

    Parameters
    ----------
    low, high : float
        What has to be shown anyway.
    left, right : sequence of (value, text)
    wide : float
        Pixels of the plot.
    """
    start, end = low, high
    for _ in range(60):  # each label gets a share of a scale that grows with it
        pixel = (end - start) / wide
        start = min([low, *(value - (LETTER * len(text) + 16) * pixel for value, text in left)])
        end = max([high, *(value + (LETTER * len(text) + 16) * pixel for value, text in right)])
        if end - start > 4 * (high - low):
            break
    return start, end


def apart(values: Sequence[float], least: float) -> list[float]:
    """Move values as little as their order allows until each is at least so far from the next.

    >>> apart([10, 11, 50], 4)
    [8.5, 12.5, 50.0]
    """
    order = sorted(range(len(values)), key=lambda i: values[i])
    groups: list[list[int]] = [[i] for i in order]
    while True:
        spans = [_spread([values[i] for i in group], least) for group in groups]
        near = next((k for k, (a, b) in enumerate(itertools.pairwise(spans)) if b[0] - a[-1] < least), None)
        if near is None:
            break
        groups[near : near + 2] = [groups[near] + groups[near + 1]]
    placed = {
        i: at for group, span in zip(groups, spans, strict=True) for i, at in zip(group, span, strict=True)
    }
    return [placed[i] for i in range(len(values))]


def _spread(values: Sequence[float], least: float) -> list[float]:
    """Set neighbours at equal steps around their middle."""
    middle, many = sum(values) / len(values), len(values)
    return [middle + (k - (many - 1) / 2) * least for k in range(many)]


def _box(point: Point, text: str, side: str) -> Box:
    """Give the rectangle that a label takes on one side of its mark."""
    lines = text.split("<br>")
    wide, high = LETTER * max(map(len, lines)), LINE * len(lines)
    up, across = side.split()
    x, y = point
    left = {"right": x + CLEAR, "left": x - CLEAR - wide, "center": x - wide / 2}[across]
    bottom = {"top": y + CLEAR, "bottom": y - CLEAR - high, "middle": y - high / 2}[up]
    return Box(left, left + wide, bottom, bottom + high)


def _cost(box: Box, others: Sequence[Box], frame: Box) -> float:
    """Give what a label covers, and three times what of it stands outside."""
    area = (box.right - box.left) * (box.top - box.bottom)
    return sum(map(box.over, others)) + 3 * (area - box.over(frame))
