"""The three sentences a chair reads aloud: how close it was, what would change it, who disagrees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from innokit.records import Option
from innokit.results import Fragment, Sentence
from innokit.scoring import layout, prose
from innokit.scoring import robustlayout as shown
from innokit.scoring.flips import ScoreFlip
from innokit.scoring.switching import Switch
from innokit.words import a_list, count, exact

if TYPE_CHECKING:
    from innokit.scoring.comparison import Comparison
    from innokit.scoring.people import People
    from innokit.scoring.robustness import Robustness

NAMED = 2
"""Blanks named one by one; of more, only the number is said."""


def sentences(robust: Robustness, together: People | None) -> tuple[Sentence, ...]:
    """Give the three sentences; fewer where there is nothing to say."""
    result = robust.comparison
    winner = result.winner
    if winner is None or len(result.options) < 2:
        return (*prose.chosen(result), *_doubts(result, together))
    return (_lead(result, winner), *_changes(robust), *_doubts(result, together))


def _lead(result: Comparison, winner: Option) -> Sentence:
    """Say who is first, and by how much."""
    others = (option for option in result.options if option is not winner)
    second = max(others, key=lambda option: result.range_of(option)[1])
    ahead = layout.gap(result, winner, second, f"{layout.least(result, second, winner)}{{}}")
    return (f"{winner.title} comes first, ", ahead, f" points of 100 ahead of {second.title}.")


def _changes(robust: Robustness) -> Iterator[Sentence]:
    """Say which weight, and which score, would change that soonest."""
    moving = sorted((s for s in robust.switches if s.below or s.above), key=lambda switch: switch.reach)
    ways = [_weight(robust, switch) for switch in moving[:1]]
    ways += [_score(robust, flip) for flip in robust.score_flips[:1]]
    if ways:
        middle: list[Fragment] = [piece for way in ways for piece in (", or if ", *way)][1:]
        yield ("It would not be first if ", *middle, ".")
    else:
        yield ("No single weight and no single score, moved alone, would change that.",)


def _weight(robust: Robustness, switch: Switch) -> Sentence:
    """Say to what share a weight would have to move."""
    down = switch.below is not None and (
        switch.above is None or switch.current - switch.low <= switch.high - switch.current
    )
    return (
        f"{shown.name(robust, switch.criterion)} weighed {'less' if down else 'more'} than ",
        shown.weight_end(robust, switch, "low" if down else "high"),
        " (now ",
        shown.weight_now(robust, switch),
        ")",
    )


def _score(robust: Robustness, flip: ScoreFlip) -> Sentence:
    """Say to what a score would have to move."""
    whose = "its score" if flip.option is robust.comparison.winner else f"the score of {flip.option.title}"
    verb = "fell" if flip.change < 0 else "rose"
    start = f"{whose} on {flip.criterion.title} {verb} from {exact(round(flip.now, 1))} to "
    return (start, shown.flip_to(robust, flip))


def _doubts(result: Comparison, together: People | None) -> Iterator[Sentence]:
    """Say how many put another first, and what was not scored."""
    if together is None:
        who = "No score says who gave it"
    elif result.winner is None or len(together.persons) == 1:
        who = f"{count(len(together.persons), 'assessor')} scored"
    else:
        many = len(together.dissenters)
        verb = "puts" if many == 1 else "put"
        who = f"{many or 'None'} of {len(together.persons)} assessors {verb} another first"
    blank = [
        f"{option.title} on {criterion.title}"
        for option in result.options
        for criterion, cell in zip(result.criteria, result.card.row(option), strict=True)
        if cell.blank
    ]
    told = a_list(blank) if len(blank) <= NAMED else f"{len(blank)} cells"
    yield (f"{who}; {f'nobody scored {told}' if blank else 'nothing was left unscored'}.",)
