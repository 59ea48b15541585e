"""A robustness result in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from innokit.results import Fragment, Sentence, joined
from innokit.scoring import robustlayout as shown
from innokit.scoring.chances import MODE_WORDS
from innokit.scoring.flips import ScoreFlip
from innokit.scoring.switching import Switch
from innokit.scoring.weighing import SET_WORDS
from innokit.words import a_list, number

if TYPE_CHECKING:
    from innokit.scoring.robustness import Robustness


def sentences(result: Robustness) -> tuple[Sentence, ...]:
    """Say how often each option is first, and what would change the first place."""
    return tuple(sentence for part in _PARTS for sentence in part(result))


def shares(result: Robustness) -> Iterator[Sentence]:
    """Say how often each option is first, and how exactly that is known."""
    order = sorted(result.options, key=lambda o: -float(result.first[result.options.index(o)]))
    ever = [o for o in order if result.first[result.options.index(o)] > 0]
    pieces: list[Fragment] = [shown.first_share(result, ever[0]), f" of {result.drawing.draws:,} draws"]
    yield f"With {MODE_WORDS[result.drawing.weights]}, {ever[0].title} ranks first in ", *pieces, "."
    others: list[Fragment] = []
    for option in ever[1:]:
        figure = shown.first_share(result, option)
        others.append(figure.shown(f"{option.title} in {figure.text}"))
    if others:
        yield *joined(others), "."
    never = [option.title for option in order if option not in ever]
    if never:
        yield (f"Never first in any draw: {a_list(never)}.",)
    worst = shown.error_text(result.first.tolist(), result.drawing.draws)
    yield (f"The sampling error of these shares is {worst}, 19 times in 20 (seed {result.drawing.seed}).",)


def weights(result: Robustness) -> Iterator[Sentence]:
    """Say which single weight would change the first place soonest."""
    first = result.comparison.winner
    if first is None:
        yield (
            "No option is first for certain, so no weight or score can be said to change the first place.",
        )
        return
    moving = sorted((s for s in result.switches if s.below or s.above), key=lambda switch: switch.reach)
    if not moving:
        if result.switches:
            yield (
                f"No single weight, moved alone from {_set(result)}, takes the first place from ",
                f"{first.title}.",
            )
        return
    yield (f"From {_set(result)}, {first.title} stays first unless ", *_switch(result, moving[0]), ".")
    held = [shown.name(result, s.criterion) for s in result.switches if not (s.below or s.above)]
    if held:
        yield (f"However much {_or(held)} counts, {first.title} stays first.",)


def scores(result: Robustness) -> Iterator[Sentence]:
    """Say which single score would change the first place soonest."""
    if result.comparison.winner is None or len(result.options) < 2:
        return
    if not result.score_flips:
        yield (
            f"No single score, changed alone, takes the first place from {result.comparison.winner.title}.",
        )
        return
    yield (
        "The smallest change of one score that could change the first place: ",
        *_flip(result, result.score_flips[0]),
        ".",
    )


def gaps(result: Robustness) -> Iterator[Sentence]:
    """Say what each missing score decides."""
    for gap in result.missing:
        what = f"the missing score of {gap.option.title} on {gap.criterion.title}"
        if not gap.matters:
            assert gap.if_worst is not None  # noqa: S101 - a gap with no certain first matters
            yield (f"Whatever {what} turns out to be, {gap.if_worst.title} is first.",)
        elif gap.first_from is None:
            yield (f"Who is first stays open until {what} is known.",)
        else:
            yield (
                f"If {what} turned out at ",
                shown.first_from(result, gap).shown(f"{shown.first_from(result, gap).text} or more"),
                f", {gap.option.title} would be first; below that it is not certain.",
            )


def _dominated(result: Robustness) -> Iterator[Sentence]:
    """Name the options that could be left out."""
    worse = list(dict.fromkeys(option.title for option, _ in result.dominance))
    if worse:
        verb = "is" if len(worse) == 1 else "are each"
        yield (f"{a_list(worse)} {verb} matched or beaten on every criterion by another option.",)


def _switch(result: Robustness, switch: Switch) -> Sentence:
    """Say how a weight would have to move."""
    down = switch.below is not None and (
        switch.above is None or switch.current - switch.low <= switch.high - switch.current
    )
    side, taker, way = ("low", switch.below, "falls") if down else ("high", switch.above, "rises")
    assert taker is not None  # noqa: S101 - the caller gives a switch with a taker
    return (
        f"the weight of {shown.name(result, switch.criterion)} {way} from ",
        shown.weight_now(result, switch),
        f" to {'below' if down else 'above'} ",
        shown.weight_end(result, switch, side),
        f", where {taker.title} takes over",
    )


def _flip(result: Robustness, flip: ScoreFlip) -> Sentence:
    """Say how a score would have to change."""
    verb = "down" if flip.change < 0 else "up"
    level = "it" if flip.other is flip.option else flip.other.title
    now = number(flip.now, 0 if flip.now == round(flip.now) else 1)
    return (
        f"{flip.option.title} on {flip.criterion.title}, {verb} from {now} to ",
        shown.flip_to(result, flip),
        f", where {level} draws level with the first",
    )


def _set(result: Robustness) -> str:
    """Name the recorded weights."""
    return SET_WORDS[result.comparison.weighing.name]


def _or(titles: list[str]) -> str:
    """Join titles with "or"."""
    return " or ".join(filter(None, [", ".join(titles[:-1]), titles[-1]]))


_PARTS = (shares, weights, scores, gaps, _dominated)
