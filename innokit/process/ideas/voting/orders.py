"""Ways of counting an order: Borda's points, the instant runoff, and the idea that beats every other.

The three can name three different ideas for the same votes, so all are shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, groupby, product

from innokit.process.ideas.voting.giving import Counted, Given, Measure, ordered
from innokit.records import Case
from innokit.words import a_list, number

RULE = (
    "Borda's points: of n ideas the first of a voter gets n \u2212 1 points, the next n \u2212 2, and so on; "
    "ideas put equal, or left out, share the points of their places. Instant runoff: the idea with fewest "
    "first places goes out, those tied for fewest together, until one has more than half of the votes left"
)
Paper = Sequence[Sequence[str]]
"""The ideas of one voter from first to last; equal ones together."""


@dataclass(frozen=True, slots=True)
class Runoff:
    """The rounds of an instant runoff.

    Attributes
    ----------
    rounds : tuple of mapping
        First places in each round, by idea; equal first places are parts of a vote.
    out : tuple of tuple of str
        Who went out after each round but the last.
    winners : tuple of str
        One idea; several where they cannot be told apart; none without votes.
    """

    rounds: tuple[Mapping[str, Fraction], ...]
    out: tuple[tuple[str, ...], ...]
    winners: tuple[str, ...]


def rank(gave: Given, ideas: Sequence[str], case: Case) -> Counted:
    """Order by Borda's points, and say what the instant runoff and a contest of each with each would give."""
    papers = [_tiers(places) for places in gave.values()]
    points = borda(papers, ideas)
    run = runoff(papers, ideas)
    first = run.rounds[0] if run.rounds else {}
    measures = (
        Measure("borda", "Borda points", "points", {idea: float(points[idea]) for idea in ideas}, 1),
        Measure("first", "First places", "votes", {i: float(first.get(i, 0)) for i in ideas}, 1),
    )
    groups = ordered({idea: float(points[idea]) for idea in ideas})
    said = _said(case, groups, run, condorcet(papers, ideas)) if papers else ()
    return Counted(RULE, groups, measures, said, _rounds(case, run))


def _tiers(places: Mapping[str, float]) -> tuple[tuple[str, ...], ...]:
    """Give the ideas of one voter from first to last; equal places together."""
    order = sorted(places, key=lambda idea: places[idea])
    return tuple(tuple(tied) for _, tied in groupby(order, key=lambda idea: places[idea]))


def borda(papers: Sequence[Paper], ideas: Sequence[str]) -> dict[str, Fraction]:
    """Add up Borda's points (1781); ideas put equal or left out share the points of their places."""
    found, shared = dict.fromkeys(ideas, Fraction(0)), Fraction(0)
    for tiers in papers:
        top, ranked = len(ideas) - 1, sum(map(len, tiers))
        rest = Fraction(max(top - ranked, 0), 2)
        shared += rest
        for tier in tiers:
            for idea in tier:
                found[idea] += Fraction(2 * top - len(tier) + 1, 2) - rest
            top -= len(tier)
    return {idea: points + shared for idea, points in found.items()}


def runoff(papers: Sequence[Paper], ideas: Sequence[str]) -> Runoff:
    """Count an instant runoff; ideas that nobody put anywhere are out from the start."""
    named = {idea for tiers in papers for tier in tiers for idea in tier}
    left = [idea for idea in ideas if idea in named]
    rounds: list[Mapping[str, Fraction]] = []
    out: list[tuple[str, ...]] = []
    while left:
        votes = _firsts(papers, left)
        rounds.append(votes)
        most, least = max(votes.values()), min(votes.values())
        if 2 * most > sum(votes.values()) or most == least:
            return Runoff(tuple(rounds), tuple(out), tuple(idea for idea in left if votes[idea] == most))
        out.append(tuple(idea for idea in left if votes[idea] == least))
        left = [idea for idea in left if votes[idea] > least]
    return Runoff((), (), ())


def _firsts(papers: Sequence[Paper], left: Sequence[str]) -> dict[str, Fraction]:
    """Count first places among the ideas left; equal ones share the vote."""
    still, votes = set(left), dict.fromkeys(left, Fraction(0))
    for tiers in papers:
        for tier in tiers:
            ahead = [idea for idea in tier if idea in still]
            if ahead:
                for idea in ahead:
                    votes[idea] += Fraction(1, len(ahead))
                break
    return votes


def condorcet(papers: Sequence[Paper], ideas: Sequence[str]) -> str:
    """Give the idea that more voters put before any other than behind it; empty where there is none.

    An idea that a voter left out stands behind all that the voter put somewhere.
    """
    before, beside, placed = _met(papers)

    def ahead(one: str, other: str) -> int:
        """Count who puts one before the other."""
        both = before[one, other] + before[other, one] + beside[frozenset((one, other))]
        return before[one, other] + placed[one] - both

    best = ""
    for idea in ideas:
        if not best or ahead(idea, best) > ahead(best, idea):
            best = idea
    beats_all = best and all(ahead(best, other) > ahead(other, best) for other in ideas if other != best)
    return best if beats_all else ""


def _met(
    papers: Sequence[Paper],
) -> tuple[Counter[tuple[str, str]], Counter[frozenset[str]], Counter[str]]:
    """Count who put one idea before another, who put two equal, and who put an idea anywhere."""
    before: Counter[tuple[str, str]] = Counter()
    beside: Counter[frozenset[str]] = Counter()
    placed: Counter[str] = Counter()
    for tiers in papers:
        for tier in tiers:
            placed.update(tier)
            beside.update(frozenset(pair) for pair in combinations(tier, 2))
        for higher, lower in combinations(tiers, 2):
            before.update(product(higher, lower))
    return before, beside, placed


def _said(case: Case, groups: Sequence[Sequence[str]], run: Runoff, beats: str) -> tuple[str, ...]:
    """Say whom each way of counting names, and whether they agree."""
    points = a_list([case.name(idea) for idea in groups[0]])
    runs = a_list([case.name(idea) for idea in run.winners])
    tied = " (tied)" if len(run.winners) > 1 else ""
    found = [f"By Borda's points first: {points}. By instant runoff: {runs}{tied}."]
    found.append(
        f"{case.name(beats)} beats every other idea one against one."
        if beats
        else "No idea beats every other one against one."
    )
    found += [
        f"Tied for fewest in round {at}, and out together: {a_list([case.name(idea) for idea in gone])}."
        for at, gone in enumerate(run.out, 1)
        if len(gone) > 1 and any(run.rounds[at - 1][idea] for idea in gone)
    ]
    if {*groups[0]} != {*run.winners} or (beats and beats not in groups[0]):
        found.append("The ways of counting do not agree: say which one decides, and why.")
    return tuple(found)


def _rounds(
    case: Case, run: Runoff
) -> tuple[tuple[str, str, tuple[str, ...], tuple[tuple[str, ...], ...]], ...]:
    """Give the rounds of the runoff as a table."""
    if len(run.rounds) < 2:
        return ()
    headings = ("Idea", *(f"Round {at}" for at in range(1, len(run.rounds) + 1)))
    stayed = {idea: sum(idea in votes for votes in run.rounds) for idea in run.rounds[0]}
    order = sorted(stayed, key=lambda idea: (-stayed[idea], -run.rounds[stayed[idea] - 1][idea]))
    rows = tuple((case.name(idea), *(_votes(votes.get(idea)) for votes in run.rounds)) for idea in order)
    return (("rounds", "The instant runoff, round by round, in votes", headings, rows),)


def _votes(many: Fraction | None) -> str:
    """Write a number of votes, parts of them to two places."""
    if many is None:
        return "out"
    return number(float(many), 0 if many.denominator == 1 else 2)
