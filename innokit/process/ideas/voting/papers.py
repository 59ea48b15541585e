"""Votes as they were given: which count, which do not and why, who abstained, and how many took part."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from innokit.process.ideas.standing import Standing, newest_first
from innokit.process.ideas.voting.ending import Ending, Histories, at_end, ended, histories
from innokit.records import Ballot, Case, Idea, Vote
from innokit.words import number

REPLACED = "said again later by the same voter: the newest counts"
OFF = "not on the ballot"
LATE = "recorded after voting had ended"
LOST = "about an idea that is withdrawn"
NO_MARK = "no mark"
NO_PLACE = "no place, 1 for first"
NO_OTHER = "does not say which idea it is preferred to"


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A vote that does not count, and why."""

    vote: Vote
    why: str


@dataclass(frozen=True)
class Papers:
    """All votes of one ballot.

    Attributes
    ----------
    ballot : Ballot or None
        None for dots given in the room, without a ballot.
    counted : tuple of Vote
        Those that count, in the order in which they were recorded.
    spoiled : tuple of Spoiled
        Those that do not.
    abstained : tuple of Vote
        One for each voter who abstained and gave nothing later.
    ending : Ending
        When voting ended, and what was done after that.
    """

    ballot: Ballot | None
    counted: tuple[Vote, ...]
    spoiled: tuple[Spoiled, ...]
    abstained: tuple[Vote, ...]
    ending: Ending = field(default_factory=Ending)

    @cached_property
    def voters(self) -> tuple[str, ...]:
        """Those named whose votes count, in order."""
        return tuple(dict.fromkeys(vote.voter for vote in self.counted if vote.voter))

    @property
    def unnamed(self) -> int:
        """How many votes count that name no voter: nobody can say how many people gave them."""
        return sum(not vote.voter for vote in self.counted)

    @cached_property
    def took_part(self) -> int:
        """How many voters are known to have voted, spoiled their votes or abstained before the end."""
        spoiled = (spoiled.vote for spoiled in self.spoiled if spoiled.why != LATE)
        named = {vote.voter for vote in (*self.counted, *spoiled, *self.abstained)}
        return len(named - {""}) + sum(not vote.voter for vote in self.abstained)


def amount(vote: Vote, method: str) -> float:
    """Give how much a vote gives: its dots, or its mark; one for an idea that is only named."""
    if method == "dots":
        return float(vote.dots or vote.mark or 0)
    if vote.mark is not None:
        return vote.mark
    return float(vote.dots) or 1.0


def papers(standing: Standing) -> tuple[dict[str, Papers], tuple[Vote, ...]]:
    """Sort every vote of a case by its ballot, and say which count.

    Returns
    -------
    dict of str to Papers
        By the ballot's id; under the empty string, dots given in the room.
    tuple of Vote
        Votes on a ballot that is withdrawn.
    """
    ballots = {ballot.id: ballot for ballot in standing.case.of(Ballot)}
    given: dict[str, list[Vote]] = defaultdict(list)
    for vote in standing.case.of(Vote):
        given[vote.ballot].append(vote)
    astray = tuple(vote for id, votes in given.items() if id and id not in ballots for vote in votes)
    told = histories(standing.case) if ballots else {}
    found = {id: _sorted(standing, ballots.get(id), given[id], told) for id in ("", *ballots)}
    return found, astray


def _sorted(standing: Standing, ballot: Ballot | None, now: Sequence[Vote], told: Histories) -> Papers:
    """Say which votes of one ballot count."""
    votes, ending = ended(standing.case, ballot, now, told) if ballot else (now, Ending())
    case = at_end(standing.case, ending.entry, votes) if ending.entry else standing.case
    abstained, replaced = _newest(case, votes)
    spoiled = dict.fromkeys(replaced, REPLACED)
    fine: list[Vote] = []
    allowed = _allowed(standing, ballot)
    for vote in votes:
        if vote.id in replaced or vote.abstains:
            continue
        why = _why_not(standing, ballot, vote, allowed)
        if why:
            spoiled[vote.id] = why
        else:
            fine.append(vote)
    spoiled |= _beyond_each(ballot, fine)
    late = (Spoiled(vote, LATE) for vote in ending.late)
    return Papers(
        ballot,
        tuple(vote for vote in fine if vote.id not in spoiled),
        (*(Spoiled(vote, spoiled[vote.id]) for vote in votes if vote.id in spoiled), *late),
        abstained,
        ending,
    )


def _newest(case: Case, votes: Sequence[Vote]) -> tuple[tuple[Vote, ...], set[str]]:
    """Give who abstains, and the ids of votes that their voter has since given anew.

    Of two votes of one voter for one idea (for one pair, where one of two is chosen) the newest counts. An
    abstention puts aside what its voter gave before, and is put aside by what they give later.
    """
    about = Counter(_about(vote) for vote in votes if vote.voter)
    shy = {vote.voter for vote in votes if vote.abstains and vote.voter}
    doubtful = [v for v in votes if v.voter and (about[_about(v)] > 1 or v.voter in shy)]
    said: set[tuple[str, ...]] = set()
    spoke: set[str] = set()
    closed: set[str] = set()
    passed: set[str] = set()
    for vote in newest_first(case, doubtful) if doubtful else ():
        if vote.voter in closed or _about(vote) in said or (vote.abstains and vote.voter in spoke):
            passed.add(vote.id)
        if vote.abstains:
            closed.add(vote.voter)
        said.add(_about(vote))
        spoke.add(vote.voter)
    return tuple(v for v in votes if v.abstains and v.id not in passed), passed


def _about(vote: Vote) -> tuple[str, ...]:
    """Give the voter and what the vote is about."""
    return (vote.voter, *sorted((vote.idea, vote.over))) if vote.over else (vote.voter, vote.idea)


def _allowed(standing: Standing, ballot: Ballot | None) -> frozenset[str] | None:
    """Give the ideas that may be voted for, as they are carried on; None for any."""
    if ballot is None or not ballot.ideas:
        return None
    return frozenset(standing.carrier(id) for id in ballot.ideas)


def _why_not(standing: Standing, ballot: Ballot | None, vote: Vote, allowed: frozenset[str] | None) -> str:
    """Say why a vote does not count by itself, where it does not."""
    method = ballot.method if ballot else "dots"
    ideas = [vote.idea, *([vote.over] if method == "pairwise" and vote.over else [])]
    if any(not isinstance(standing.case.by_id.get(id), Idea) for id in ideas):
        return LOST
    if allowed is not None and any(standing.carrier(id) not in allowed for id in ideas):
        return OFF
    if method == "pairwise":
        return "" if vote.over else NO_OTHER
    return _unmarked(ballot, vote, method)


def _unmarked(ballot: Ballot | None, vote: Vote, method: str) -> str:
    """Say what is wrong with the mark of a vote, where anything is."""
    highest = ballot.highest if ballot else None
    if method == "score" and vote.mark is None:
        return NO_MARK
    if method == "rank" and not vote.mark:
        return NO_PLACE
    if method == "score" and highest is not None and (vote.mark or 0) > highest:
        return f"a mark of {_said(vote.mark or 0)}, beyond the highest of {_said(highest)}"
    return ""


def _beyond_each(ballot: Ballot | None, votes: Iterable[Vote]) -> Mapping[str, str]:
    """Say which votes are more than one voter may give: then none of that voter's counts."""
    if ballot is None or ballot.each is None or ballot.method not in ("dots", "approval", "budget"):
        return {}
    each, of = ballot.each, defaultdict[str, list[Vote]](list)
    for vote in votes:
        of[vote.voter or f" {vote.id}"].append(vote)
    what = "dots" if ballot.method == "dots" else "ideas"
    found: dict[str, str] = {}
    for given in of.values():
        many = sum(amount(v, "dots") if what == "dots" else amount(v, ballot.method) > 0 for v in given)
        if many > each:
            said = f"too many {what}: {_said(many)}, where each voter has {each}"
            found |= dict.fromkeys((vote.id for vote in given), said)
    return found


def _said(value: float) -> str:
    """Write a number of dots or a mark as a person writes it."""
    return number(value, 0 if value == round(value) else 2)
