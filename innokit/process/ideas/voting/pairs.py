"""One of two at a time: wins, Copeland's score, and circles in which no idea is best."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence

from innokit.process.ideas.standing import Standing
from innokit.process.ideas.voting.giving import Counted, Measure, ordered
from innokit.process.ideas.voting.papers import Papers
from innokit.words import a_list, count

RULE = (
    "Copeland's score: an idea gets 1 for each other that more voters preferred it to than the other way "
    "round, and a half where as many did; only pairs that somebody judged count"
)
SHOWN = 3


def pairwise(standing: Standing, papers: Papers, ideas: Sequence[str]) -> Counted:
    """Order by Copeland's score (A. H. Copeland, 1951); name the circles."""
    won = preferred(standing, papers)
    score, wins, met = _scores(won, ideas)
    share = {idea: 100 * wins[idea] / met[idea] if met[idea] else None for idea in ideas}
    measures = (
        Measure("copeland", "Copeland score", "", score, 1),
        Measure("wins", "Judgements won", "judgements", wins),
        Measure("met", "Judgements in all", "judgements", met),
        Measure("won-share", "Share won", "%", share),
    )
    names = standing.case.name
    circles = circles_of(won)
    ways = [a_list([f"{names(a)} over {names(b)}" for a, b in _steps(it)]) for it in circles[:SHOWN]]
    said = [f"A circle, in which no idea is best: {way}." for way in ways]
    if len(circles) > SHOWN:
        said.append(f"And {count(len(circles) - SHOWN, 'circle')} more.")
    inside = sum(standing.carrier(v.idea) == standing.carrier(v.over) for v in papers.counted)
    if inside:
        said.append(f"Left out: {count(inside, 'judgement')} between ideas that have since been merged.")
    return Counted(RULE, ordered(score), measures, tuple(said))


def preferred(standing: Standing, papers: Papers) -> dict[tuple[str, str], int]:
    """Count who preferred which idea to which; one voter's judgements of merged ideas count once a pair."""
    net: defaultdict[tuple[str, str, str], int] = defaultdict(int)
    for vote in papers.counted:
        one, other = standing.carrier(vote.idea), standing.carrier(vote.over)
        if one != other:
            first, second = sorted((one, other))
            net[vote.voter or f" {vote.id}", first, second] += 1 if one == first else -1
    won: defaultdict[tuple[str, str], int] = defaultdict(int)
    for (_, first, second), sign in net.items():
        if sign:
            won[(first, second) if sign > 0 else (second, first)] += 1
    return dict(won)


def _scores(
    won: Mapping[tuple[str, str], int], ideas: Sequence[str]
) -> tuple[dict[str, float | None], dict[str, float], dict[str, float]]:
    """Give Copeland's score, judgements won and judgements in all; no score without a judgement."""
    wins, met, score = dict.fromkeys(ideas, 0.0), dict.fromkeys(ideas, 0.0), dict.fromkeys(ideas, 0.0)
    for (one, other), many in won.items():
        wins[one] += many
        met[one] += many
        met[other] += many
        back = won.get((other, one), 0)
        score[one] += 1 if many > back else 0.5 if many == back else 0
    return {idea: score[idea] if met[idea] else None for idea in ideas}, wins, met


def circles_of(won: Mapping[tuple[str, str], int]) -> list[tuple[str, ...]]:
    """Give one shortest circle for each knot of ideas that beat each other in turn."""
    beats: dict[str, list[str]] = defaultdict(list)
    for (one, other), many in won.items():
        if many > won.get((other, one), 0):
            beats[one].append(other)
    found: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for start in beats:
        if start not in seen:
            circle = _back_to(start, beats)
            knot = _reach([start], beats) & _reach([start], _turned(beats)) if circle else {start}
            seen |= knot
            found += [circle] if circle else []
    return found


def _back_to(start: str, beats: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Give the shortest way from an idea back to itself; empty where there is none."""
    came: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        at = waiting.popleft()
        for onward in beats.get(at, ()):
            if onward == start:
                way = [at]
                while way[-1] != start:
                    way.append(came[way[-1]])
                return tuple(reversed(way))
            if onward not in came:
                came[onward] = at
                waiting.append(onward)
    return ()


def _reach(start: Iterable[str], steps: Mapping[str, Sequence[str]]) -> set[str]:
    """Give all that can be reached."""
    found: set[str] = set()
    waiting = list(start)
    while waiting:
        at = waiting.pop()
        if at not in found:
            found.add(at)
            waiting.extend(steps.get(at, ()))
    return found


def _turned(steps: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Turn steps round."""
    found: dict[str, list[str]] = defaultdict(list)
    for one, others in steps.items():
        for other in others:
            found[other].append(one)
    return found


def _steps(circle: Sequence[str]) -> list[tuple[str, str]]:
    """Give the pairs of a circle."""
    return list(zip(circle, (*circle[1:], circle[0]), strict=True))
