"""How far one weight can move before the first place changes, and overall values on the way: exact.

Where something is not scored, an option is first only if it is first whatever the missing scores turn out
to be: its own blanks then count as 0 and everybody else's as 100.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from innokit.errors import MethodRefused
from innokit.records import Criterion, Option

if TYPE_CHECKING:
    from innokit.scoring.comparison import Comparison

Array = NDArray[np.float64]

NOISE = 1e-9
"""Leads and weights closer than this are equal."""
STEP = 1e-6
"""How far beyond the end of a range it is looked who leads."""


@dataclass(frozen=True, slots=True)
class Switch:
    """How far the weight of a criterion can move, the others keeping their proportions.

    Attributes
    ----------
    criterion : Criterion
        One in use, or a wider one: then those under it move together.
    current, low, high : float
        The weight, and the range in which the first option stays first.
    below, above : Option or None
        Who takes over, or could, beyond each end; None where nobody does.
    """

    criterion: Criterion
    current: float
    low: float
    high: float
    below: Option | None
    above: Option | None

    @property
    def reach(self) -> float:
        """The smallest move of this weight that changes the first place; infinite where none does."""
        down = self.current - self.low if self.below else float("inf")
        return min(down, self.high - self.current if self.above else float("inf"))


class Sweep(NamedTuple):
    """Overall values while one weight moves: `at` (points,), `low` and `high` (points, options)."""

    at: Array
    low: Array
    high: Array


def switches(comparison: Comparison) -> tuple[Switch, ...]:
    """Give the exact range of each weight in which the first option stays first.

    Each overall value is a ratio of two straight lines in the moving weight, so the ends are roots (Goodwin
    and Wright, Decision Analysis for Management Judgment, chapter 3; Mareschal 1988, EJOR 33:54-64). Empty
    where no option is first for certain or there is one criterion only.
    """
    if comparison.winner is None or len(comparison.criteria) < 2 or len(comparison.options) < 2:
        return ()
    return tuple(_switch(comparison, criterion, members) for criterion, members in moving(comparison))


def moving(comparison: Comparison) -> Iterator[tuple[Criterion, NDArray[np.bool_]]]:
    """Give each weight that can move: every criterion in use, and every wider one above some of them."""
    used = comparison.criteria
    for place, criterion in enumerate(used):
        yield criterion, np.arange(len(used)) == place
    for wider in comparison.case.of(Criterion):
        under = np.array([wider.id in above(comparison, criterion) for criterion in used])
        if under.sum() > 1 and not under.all():
            yield wider, under


def movable(comparison: Comparison, criterion: str) -> tuple[Criterion, NDArray[np.bool_]]:
    """Give a criterion whose weight can move, and which of those in use it stands for.

    Raises
    ------
    MethodRefused
        When no weight of that criterion can move.
    """
    found = {item.id: (item, members) for item, members in moving(comparison)}
    if criterion not in found or found[criterion][1].all():
        names = ", ".join(repr(item.title) for item, _ in found.values())
        raise MethodRefused(
            f"There is no weight to move for {criterion!r}",
            where="criterion",
            remedy=f"Give the id of one of {names}, where there are two criteria or more",
        )
    return found[criterion]


def above(comparison: Comparison, criterion: Criterion) -> tuple[str, ...]:
    """Give the ids of the wider criteria over one."""
    by_id = {item.id: item for item in comparison.case.of(Criterion)}
    found: list[str] = []
    while criterion.parent in by_id and criterion.parent not in found:
        found.append(criterion.parent)
        criterion = by_id[criterion.parent]
    return tuple(found)


def sweep(comparison: Comparison, members: NDArray[np.bool_], at: Array) -> Sweep:
    """Give overall values while the weight of some criteria together moves, their proportions kept."""
    ends = [_lines(comparison, members, np.full(len(comparison.options), end)) for end in (0.0, 100.0)]
    low, high = (_along(*lines, at).T for lines in ends)
    return Sweep(at, low, high)


def _switch(comparison: Comparison, criterion: Criterion, members: NDArray[np.bool_]) -> Switch:
    """Find the range of one weight."""
    options, first = comparison.options, comparison.winner
    at = next(i for i, option in enumerate(options) if option is first)
    weight = np.array([comparison.weights[c.id] for c in comparison.criteria])
    current = float(weight[members].sum())
    # The first at its lowest, the others at their highest.
    worth, mass = _lines(comparison, members, np.where(np.arange(len(options)) == at, 0.0, 100.0))
    leads = [
        np.polysub(np.polymul(worth[at], mass[other]), np.polymul(worth[other], mass[at]))
        for other in range(len(options))
        if other != at
    ]
    down, up = ([_edge(lead, current, down=side) for lead in leads] for side in (True, False))
    low = max((root for root in down if root is not None), default=None)
    high = min((root for root in up if root is not None), default=None)
    below = None if low is None else options[_on_top(worth, mass, low - STEP, at)]
    over = None if high is None else options[_on_top(worth, mass, high + STEP, at)]
    return Switch(criterion, current, low or 0.0, 1.0 if high is None else high, below, over)


def _lines(comparison: Comparison, members: NDArray[np.bool_], ends: Array) -> tuple[Array, Array]:
    """Give, for each option, what it scores and what applies to it as lines in the moving weight.

    Rows are options, columns the slope and the value at weight 0, as `numpy.polymul` wants them.
    """
    weight = np.array([comparison.weights[criterion.id] for criterion in comparison.criteria])
    inside, outside = _portions(weight, members), _portions(weight, ~members)
    applies = np.array([[c.applies for c in comparison.card.row(o)] for o in comparison.options], dtype=float)
    scores = np.where(np.isnan(comparison.scores), ends[:, None], comparison.scores)
    worth = np.column_stack([(scores * applies) @ inside, (scores * applies) @ outside])
    mass = np.column_stack([applies @ inside, applies @ outside])
    return tuple(np.column_stack([pair[:, 0] - pair[:, 1], pair[:, 1]]) for pair in (worth, mass))  # type: ignore[return-value]


def _portions(weight: Array, members: NDArray[np.bool_]) -> Array:
    """Give the portions of some criteria among themselves; alike where all of their weights are zero."""
    portions = np.where(members, weight, 0.0)
    if not portions.any():
        portions = members.astype(float)
    total = portions.sum()
    return portions / total if total else portions


def _along(worth: Array, mass: Array, at: Array) -> Array:
    """Overall values of each option (rows) at each weight; where nothing applies, the nearest that does."""
    top = worth[:, :1] * at + worth[:, 1:]
    bottom = mass[:, :1] * at + mass[:, 1:]
    slope = np.divide(worth[:, :1], mass[:, :1], out=np.zeros_like(worth[:, :1]), where=mass[:, :1] != 0)
    found: Array = np.divide(top, bottom, out=np.broadcast_to(slope, top.shape).copy(), where=bottom > NOISE)
    return found


def _edge(lead: Array, current: float, *, down: bool) -> float | None:
    """Give the weight at which a lead is first lost, going down or up from the current one."""
    roots = np.roots(np.trim_zeros(np.where(np.abs(lead) < 1e-12, 0.0, lead), "f"))
    real = sorted(float(root.real) for root in roots if abs(root.imag) < 1e-12 and 0 < root.real < 1)
    stops = [0.0, *real, 1.0]
    spans = [(a, b) for a, b in itertools.pairwise(stops) if b - a > 1e-12]
    for a, b in reversed(spans) if down else spans:
        near, far = (min(b, current), a) if down else (max(a, current), b)
        passed = near <= far if down else near >= far
        if not passed and np.polyval(lead, (near + far) / 2) < -NOISE:
            return near
    return None


def _on_top(worth: Array, mass: Array, weight: float, but: int) -> int:
    """Give the option, other than one, with the highest overall value at a weight."""
    totals = _along(worth, mass, np.array([min(max(weight, 0.0), 1.0)]))[:, 0]
    totals[but] = -np.inf
    return int(np.argmax(totals))
