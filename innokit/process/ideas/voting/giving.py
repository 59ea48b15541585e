"""What each voter gave to each idea as it is carried on, and how an order with ties is made of numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean

from innokit.process.ideas.standing import Standing
from innokit.process.ideas.voting.papers import Papers, amount
from innokit.records import Idea

Given = Mapping[str, Mapping[str, float]]
"""How much each voter gave to each idea; a vote that names no voter stands for a voter of its own."""
SAME = 1e-9
"""Two totals nearer to each other than this are equal: they differ by rounding alone."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One number for each idea.

    Attributes
    ----------
    key, title, unit : str
    values : mapping
        By idea; None where there is nothing to measure.
    places : int
        Decimal places on screen.
    """

    key: str
    title: str
    unit: str
    values: Mapping[str, float | None]
    places: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """What one way of voting made of the votes.

    Attributes
    ----------
    rule : str
        How it was counted, in words.
    groups : tuple of tuple of str
        Ideas from first to last; those in one group are tied.
    measures : tuple of Measure
        The first is the one that makes the order.
    said : tuple of str
        What else there is to say, in sentences.
    tables : tuple of (key, caption, headings, rows)
        Further tables, in text.
    """

    rule: str
    groups: tuple[tuple[str, ...], ...]
    measures: tuple[Measure, ...]
    said: tuple[str, ...] = ()
    tables: tuple[tuple[str, str, tuple[str, ...], tuple[tuple[str, ...], ...]], ...] = field(default=())


def on_ballot(standing: Standing, papers: Papers) -> tuple[str, ...]:
    """Give the ideas that are voted on, as they are carried on: those named, else all on the board.

    An idea that was split after votes were given is there too, as its votes stay with it.
    """
    named = papers.ballot.ideas if papers.ballot else ()
    ids = named or tuple(idea.id for idea in standing.live)
    voted = (vote.idea for vote in papers.counted)
    carried = dict.fromkeys(standing.carrier(id) for id in (*ids, *voted))
    return tuple(id for id in carried if isinstance(standing.case.by_id.get(id), Idea))


def given(standing: Standing, papers: Papers, method: str) -> Given:
    """Put together what each voter gave to ideas that have since been merged.

    Dots are added up. A voter who approved several ideas that are now one approves it once; several marks
    become their mean, several places the best of them, so that nobody counts twice.
    """
    found: dict[str, dict[str, list[float]]] = {}
    for vote in papers.counted:
        of = found.setdefault(vote.voter or f" {vote.id}", {})
        of.setdefault(standing.carrier(vote.idea), []).append(amount(vote, method))
    ways: dict[str, Callable[[Sequence[float]], float]] = {"dots": sum, "score": fmean, "rank": min}
    one = ways.get(method, max)
    return {voter: {idea: float(one(many)) for idea, many in of.items()} for voter, of in found.items()}


def ordered(values: Mapping[str, float | None]) -> tuple[tuple[str, ...], ...]:
    """Order ideas from most to least; those that are equal make one group, those without a number the last.

    >>> ordered({"a": 1.0, "b": 3.0, "c": 1.0, "d": None})
    (('b',), ('a', 'c'), ('d',))
    """
    ranked = sorted((id for id in values if values[id] is not None), key=lambda id: -_number(values, id))
    groups: list[list[str]] = []
    for id in ranked:
        if groups and abs(_number(values, groups[-1][-1]) - _number(values, id)) <= SAME:
            groups[-1].append(id)
        else:
            groups.append([id])
    blank = [id for id in values if values[id] is None]
    return tuple(tuple(group) for group in (*groups, blank) if group)


def _number(values: Mapping[str, float | None], id: str) -> float:
    """Give a number that is there."""
    return values[id] or 0.0


def totals(gave: Given, ideas: Sequence[str]) -> dict[str, float]:
    """Add up what ideas were given."""
    found = dict.fromkeys(ideas, 0.0)
    for of in gave.values():
        for idea, much in of.items():
            found[idea] += much
    return found


def supporters(gave: Given, ideas: Sequence[str]) -> dict[str, list[str]]:
    """List who gave anything to each idea."""
    found: dict[str, list[str]] = {idea: [] for idea in ideas}
    for voter, of in gave.items():
        for idea, much in of.items():
            if much > 0:
                found[idea].append(voter)
    return found
