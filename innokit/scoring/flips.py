"""What would change the first place: one score, or a score that is missing; and who is dominated. Exact.

Where something is not scored, an option is first only if it is first whatever the missing scores turn out
to be: its own blanks then count as 0 and everybody else's as 100.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from innokit.records import Criterion, Option
from innokit.scoring.switching import NOISE

if TYPE_CHECKING:
    from innokit.scoring.comparison import Comparison


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
