"""Ideas that fit a budget together: by most votes, and by the method of equal shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from innokit.process.ideas.voting.giving import SAME, Counted, Given, Measure, ordered, supporters, totals
from innokit.records import Ballot, Case, Idea
from innokit.words import a_list, count, money

RULE = (
    "By most votes: ideas are taken in the order of their votes wherever they still fit the budget; of ideas "
    "with as many votes the cheaper goes first. By equal shares (D. Peters and P. Skowron; an idea's cost as "
    "satisfaction): the budget is dealt out equally among those who voted, and an idea is taken when those "
    "who voted for it can pay for it, the one that asks least of them for each pound first; what is left "
    "over then goes to most votes. The shares are not raised afterwards (no add1)"
)


@dataclass(frozen=True, slots=True)
class Shares:
    """What the method of equal shares chose.

    Attributes
    ----------
    chosen : tuple of str
        In the order in which they were taken.
    left : mapping
        What each voter has left.
    tied : tuple of tuple of str
        Ideas that asked equally little, in the turns in which that was so.
    """

    chosen: tuple[str, ...]
    left: Mapping[str, float]
    tied: tuple[tuple[str, ...], ...]


def budget(gave: Given, ideas: Sequence[str], case: Case, ballot: Ballot | None) -> Counted:
    """Order by votes, and say which ideas fit the budget by each of two rules."""
    costs = {idea: cost for idea in ideas if (cost := case.get(Idea, idea).rough_cost) is not None}
    total, backed = totals(gave, ideas), supporters(gave, ideas)
    groups = ordered(dict(total))
    measures = (
        Measure("votes", "Votes", "", total, 0 if _whole(total) else 1),
        Measure("backed", "Voters", "voters", {idea: float(len(found)) for idea, found in backed.items()}),
        Measure("rough-cost", "Rough cost", "£", {idea: costs.get(idea) for idea in ideas}),
    )
    blank = [case.name(idea) for idea in ideas if idea not in costs]
    said = [f"Without a rough cost, so not chosen: {a_list(blank[:5])}{_more(blank)}."] if blank else []
    limit = ballot.budget if ballot else None
    if limit is None:
        return Counted(RULE, groups, measures, (*said, "No budget is set, so none is shared out."))
    most = by_votes(total, costs, limit)
    shares = equal_shares(gave, costs, limit)
    spent = sum(costs[idea] for idea in shares.chosen)
    rest = {idea: votes for idea, votes in total.items() if idea not in shares.chosen}
    filled = (*shares.chosen, *by_votes(rest, costs, limit - spent))
    rows = tuple(
        (case.name(idea), _taken(idea, most), _taken(idea, shares.chosen, filled))
        for group in groups
        for idea in group
    )
    headings = ("Idea", "By most votes", "By equal shares")
    table = ("budget", "What fits the budget, in the order in which it was taken", headings, rows)
    return Counted(
        RULE, groups, measures, (*said, *_said(case, costs, limit, most, filled, shares)), (table,)
    )


def by_votes(votes: Mapping[str, float], costs: Mapping[str, float], limit: float) -> tuple[str, ...]:
    """Take ideas by most votes, then least cost, then as recorded, wherever they still fit.

    >>> by_votes({"a": 9, "b": 5, "c": 2, "d": 0}, {"a": 60, "b": 50, "c": 40, "d": 0}, 100)
    ('a', 'c')
    """
    chosen: list[str] = []
    left = limit
    for idea in sorted(costs, key=lambda idea: (-votes.get(idea, 0), costs[idea])):
        if votes.get(idea, 0) > 0 and costs[idea] <= left + SAME:
            chosen.append(idea)
            left -= costs[idea]
    return tuple(chosen)


def equal_shares(gave: Given, costs: Mapping[str, float], limit: float) -> Shares:
    """Share a budget out equally (Peters and Skowron 2020; Peters, Pierczyński and Skowron 2021).

    A voter's satisfaction with an idea is its cost times the voter's mark, 1 for approval. In each turn the
    idea is taken for which its supporters pay least for each unit of satisfaction; who cannot pay so much
    pays all they have. Between equals, the idea of more supporters, then the cheaper, goes first.

    Parameters
    ----------
    gave : mapping
        Marks above 0 by voter and idea.
    costs : mapping
        Of the ideas that can be chosen.
    limit : float
        The budget, in the unit of the costs.
    """
    left = {voter: limit / len(gave) for voter in gave}
    backed = {
        idea: found for idea, found in supporters(gave, [*_given(gave)]).items() if found and idea in costs
    }
    free = tuple(idea for idea in backed if costs[idea] == 0)
    chosen, tied = [*free], []
    waiting = {idea: found for idea, found in backed.items() if costs[idea] > 0}
    while waiting:
        rates = {idea: _rate(found, idea, costs[idea], gave, left) for idea, found in waiting.items()}
        waiting = {idea: found for idea, found in waiting.items() if rates[idea] is not None}
        if not waiting:
            break
        able = {idea: rate for idea, rate in rates.items() if rate is not None}
        least = min(able.values())
        equal = [idea for idea, rate in able.items() if rate <= least * (1 + SAME)]
        best = min(equal, key=lambda idea: (-len(waiting[idea]), costs[idea]))
        tied += [tuple(equal)] if len(equal) > 1 else []
        for voter in waiting.pop(best):
            left[voter] -= min(left[voter], able[best] * costs[best] * gave[voter][best])
        chosen.append(best)
    return Shares(tuple(chosen), left, tuple(tied))


def _rate(
    voters: Sequence[str], idea: str, cost: float, gave: Given, left: Mapping[str, float]
) -> float | None:
    """Give what each unit of satisfaction must cost the supporters of an idea; None if they cannot pay."""
    if sum(left[voter] for voter in voters) < cost * (1 - SAME):
        return None
    joy = {voter: cost * gave[voter][idea] for voter in voters}
    due, sharing = cost, sum(joy.values())
    order = sorted(voters, key=lambda voter: left[voter] / joy[voter])
    for voter in order:
        if left[voter] / joy[voter] >= due / sharing:
            return due / sharing
        due -= left[voter]
        sharing -= joy[voter]
    return left[order[-1]] / joy[order[-1]]  # rounding alone kept them a hair short of the cost


def _given(gave: Given) -> dict[str, None]:
    """Give every idea that anybody gave anything, each once, in order."""
    return {idea: None for of in gave.values() for idea in of}


def _taken(idea: str, *lists: Sequence[str]) -> str:
    """Say in which turn an idea was taken; the first list is by the rule, a second by what was left over."""
    for at, chosen in enumerate(lists):
        if idea in chosen:
            return f"{chosen.index(idea) + 1}{', from what was left' if at else ''}"
    return "no"


def _said(
    case: Case,
    costs: Mapping[str, float],
    limit: float,
    most: Sequence[str],
    filled: Sequence[str],
    shares: Shares,
) -> list[str]:
    """Say what each rule chooses and costs, whether they agree, and what was equal."""
    found = []
    for rule, chosen in (("most votes", most), ("equal shares", filled)):
        spent = money(sum(costs[idea] for idea in chosen))
        found.append(f"By {rule}: {a_list([case.name(i) for i in chosen])}, for {spent} of {money(limit)}.")
    if {*most} != {*filled}:
        found.append("The two rules do not agree: say which one decides, and why.")
    for equal in shares.tied:
        names = a_list([case.name(idea) for idea in equal])
        found.append(f"{names} asked equally little: the one of more voters, then the cheaper, went first.")
    return found


def _whole(values: Mapping[str, float]) -> bool:
    """Say whether all numbers are whole."""
    return all(value == round(value) for value in values.values())


def _more(names: Sequence[str]) -> str:
    """Say how many more there are than five."""
    return f" and {count(len(names) - 5, 'more', 'more')}" if len(names) > 5 else ""
