"""What would change the answer: one assumption at a time, scenarios, and scores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from innokit.businesscase.appraisal import showing
from innokit.businesscase.front.basis import SEE_ABOVE, Basis, lowered, or_why
from innokit.businesscase.sensitivity.one_way import OneWay, Swing
from innokit.businesscase.sensitivity.scenarios import scenarios
from innokit.results import Figure, Sentence
from innokit.words import sum_of_money

MOST_TURNING = 3
"""Assumptions that a page names; the others stand in the notebook."""
STILL = 0.005
"""A scenario that moves an option by less than half a penny does not move it."""


def turning(basis: Basis) -> Iterator[Sentence]:
    """Say what would change the answer for the option shown."""
    found = basis.moved
    if isinstance(found, str):
        yield from () if basis.lead is None else ((SEE_ABOVE if found == basis.appraisal else found,),)
    else:
        own = _own(basis, found)
        yield from _flips(found, own)
        yield from _reach(basis, found, own)
        yield from _worlds(basis)
    yield from _scores(basis)


def _own(basis: Basis, found: OneWay) -> list[Swing]:
    """What each assumption does to the option shown."""
    return [s for s in found.swings if basis.lead and s.outcome.option == basis.lead.option]


def _flips(found: OneWay, own: list[Swing]) -> Iterator[Sentence]:
    """Say what makes the option shown break even, within its range."""
    inside = [swing for swing in own if swing.place == "inside"]
    if own and not inside:
        yield ("No assumption by itself, within its range, makes it break even.",)
    yield from (found.said(swing) for swing in inside[:MOST_TURNING])
    if len(inside) > MOST_TURNING:
        named = [showing.in_sentence(swing.assumption.title) for swing in inside[MOST_TURNING:]]
        yield (f"So would, further off: {', '.join(named)}.",)


def _reach(basis: Basis, found: OneWay, own: list[Swing]) -> Iterator[Sentence]:
    """Say between what it lies with one assumption moved at a time."""
    if not own or basis.lead is None:
        return
    low, high = (end(_ends(own), key=lambda pair: pair[1]) for end in (min, max))
    yield (
        f"Moving one assumption at a time, {basis.lead.option.title} is worth between ",
        _end("lowest", *low, found),
        " and ",
        _end("highest", *high, found),
        f" to everybody{_lowering(low)}.",
    )


def _worlds(basis: Basis) -> Iterator[Sentence]:
    """Say what each scenario that moves the option shown does to it."""
    found = or_why(scenarios, basis.case)
    if isinstance(found, str) or basis.lead is None:
        return
    for world in found.worlds:
        own = next(one for one in world.outcomes if one.option == basis.lead.option)
        if abs(own.npsv - basis.lead.npsv) < STILL:
            continue
        reason = world.scenario.reason.strip().rstrip(".")
        why = f" ({lowered(reason)})" if reason else ""
        worth = found.npsv(world, own).shown(sum_of_money(own.npsv))
        now = sum_of_money(basis.lead.npsv)
        yield (f"In {world.scenario.title}{why} it is worth ", worth, f" in place of {now}.")


def _scores(basis: Basis) -> Iterator[Sentence]:
    """Say what would change who is first by score."""
    told = dict(basis.judged.paragraphs()) if basis.judged else {}
    for sentence in told.get("In three sentences", ())[1:2]:
        first = basis.first_by_score
        yield (f"By score, {first.title} is first today. " if first else "By score: ", *sentence)


def _ends(swings: Iterable[Swing]) -> list[tuple[Swing, float]]:
    """Give every NPSV that one assumption by itself leads to."""
    return [(s, v) for s in swings for v in (s.at_low, s.outcome.npsv, s.at_high) if v is not None]


def _end(name: str, swing: Swing, value: float, found: OneWay) -> Figure:
    """Give one end of the range."""
    option = swing.outcome.option
    label = f"The {name} NPSV of {option.title} with one assumption moved"
    behind = found.appraisal.make.behind(swing.outcome.lines, swing.assumption.id)
    return Figure(f"npsv-{name}.{option.id}", value, sum_of_money(value), label, behind, "£")


def _lowering(low: tuple[Swing, float]) -> str:
    """Say which assumption does most to lower the answer."""
    swing, value = low
    lowers = value < swing.outcome.npsv
    return f"; {showing.in_sentence(swing.assumption.title)} does most to lower it" if lowers else ""
