"""What would change the first place: one weight, one score, or a score that is missing. Nothing is sampled.

Where something is not scored, an option is first only if it is first whatever the missing scores turn out
to be: its own blanks then count as 0 and everybody else's as 100.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

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


@dataclass(frozen=True, slots=True)
class ScoreFlip:
    """One score that, moved alone to `to`, brings another option level with the first.

    Attributes
    ----------
    option, criterion : Option, Criterion
        Which score.
    now, to : float
    other : Option
        The option that is then level with the first.
    """

    option: Option
    criterion: Criterion
    now: float
    to: float
    other: Option

    @property
    def change(self) -> float:
        """How far it moves, negative for down."""
        return self.to - self.now


@dataclass(frozen=True, slots=True)
class Missing:
    """A missing score, and what it decides.

    Attributes
    ----------
    option, criterion : Option, Criterion
    if_worst, if_best : Option or None
        Who is first for certain if it turns out at 0, and at 100; None where nobody is.
    first_from : float or None
        From this score up the option is first for certain; None where no score makes it so.
    """

    option: Option
    criterion: Criterion
    if_worst: Option | None
    if_best: Option | None
    first_from: float | None

    @property
    def matters(self) -> bool:
        """Whether who is first depends on it."""
        return self.if_worst is None or self.if_worst is not self.if_best


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


def score_flips(comparison: Comparison) -> tuple[ScoreFlip, ...]:
    """Give each score that could change the first place alone, the smallest change first.

    Lowering the first option's score on criterion j by d lowers its overall value by w_j d, so the change
    is the lead over the next divided by the weight; likewise for raising another's score.
    """
    first = comparison.winner
    others = [option for option in comparison.options if option is not first]
    if first is None or not others:
        return ()
    lead = {o.id: comparison.range_of(first)[0] - comparison.range_of(o)[1] for o in others}
    nearest = min(others, key=lambda option: lead[option.id])
    found = [
        *_moved(comparison, first, -lead[nearest.id], nearest),
        *(flip for other in others for flip in _moved(comparison, other, lead[other.id], other)),
    ]
    return tuple(sorted(found, key=lambda flip: abs(flip.change)))


def missing(comparison: Comparison) -> tuple[Missing, ...]:
    """Give every missing score that carries weight, those that decide who is first in front."""
    found = [
        _missing(comparison, option, place)
        for option in comparison.options
        for place, cell in enumerate(comparison.card.row(option))
        if cell.blank and comparison.own_weights(option)[place] > 0
    ]
    return tuple(sorted(found, key=lambda item: not item.matters))


def dominance(comparison: Comparison) -> tuple[tuple[Option, Option], ...]:
    """Give pairs in which the first is no better anywhere than the second, and somewhere worse."""
    pairs = ((a, b) for a in comparison.options for b in comparison.options if a is not b)
    return tuple((a, b) for a, b in pairs if _dominated(comparison, a, b))


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


def _moved(comparison: Comparison, option: Option, by: float, other: Option) -> Iterator[ScoreFlip]:
    """Give the scores of an option that can move its overall value by so much, each alone."""
    own = comparison.own_weights(option)
    for place, (criterion, cell) in enumerate(
        zip(comparison.criteria, comparison.card.row(option), strict=True)
    ):
        if cell.score is not None and own[place] > 0:
            to = cell.score + by / float(own[place])
            if -NOISE <= to <= 100 + NOISE:
                yield ScoreFlip(option, criterion, cell.score, min(max(to, 0.0), 100.0), other)


def _missing(comparison: Comparison, option: Option, place: int) -> Missing:
    """Say what one missing score decides."""
    own = float(comparison.own_weights(option)[place])
    low, high = comparison.range_of(option)
    others = [o for o in comparison.options if o is not option]
    ends = {o.id: comparison.range_of(o) for o in comparison.options}
    at = [{**ends, option.id: (low + gain, high - loss)} for gain, loss in ((0, 100 * own), (100 * own, 0))]
    rival = max((comparison.range_of(o)[1] for o in others), default=0.0)
    needed = max((rival - low) / own, 0.0)
    first = [_certain(comparison.options, each) for each in at]
    return Missing(
        option, comparison.criteria[place], first[0], first[1], needed if needed < 100 - NOISE else None
    )


def _certain(options: Sequence[Option], ends: dict[str, tuple[float, float]]) -> Option | None:
    """Give the one option that is first whatever the rest turns out to be."""
    for option in options:
        if all(ends[option.id][0] > ends[o.id][1] + NOISE for o in options if o is not option):
            return option
    return None


def _dominated(comparison: Comparison, option: Option, by: Option) -> bool:
    """Say whether an option is no better than another anywhere, and worse somewhere, for certain."""
    pairs = list(zip(comparison.card.row(option), comparison.card.row(by), strict=True))
    if any(mine.applies != theirs.applies for mine, theirs in pairs):
        return False
    held = [
        (100.0 if mine.score is None else mine.score, 0.0 if theirs.score is None else theirs.score)
        for mine, theirs in pairs
        if mine.applies
    ]
    return all(mine <= theirs for mine, theirs in held) and any(mine < theirs for mine, theirs in held)
