"""What a ballot came to: places, ties, turnout, quorum, and what did not count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.errors import MethodRefused
from innokit.process.ideas.standing import Standing, standing
from innokit.process.ideas.voting import afterwards, budgets, orders, pairs, sums
from innokit.process.ideas.voting.giving import Counted, given, on_ballot
from innokit.process.ideas.voting.papers import LATE, Papers, papers
from innokit.process.ideas.voting.secrecy import secret_ballots
from innokit.process.ideas.voting.sheets import cell, tally_sheets, turnout
from innokit.records import Ballot, Case
from innokit.results import Fragment, Made, Result, Sentence, Sheet
from innokit.words import a_list, count, one_line, per_cent

ROOM = "Dots given in the room"
NAMED = 5


@dataclass(frozen=True)
class Tally(Result):
    """The count of one ballot.

    Parameters
    ----------
    case : Case
    stands : Standing
        Where ideas stand: votes for a merged idea count for the one it goes on as.
    papers : Papers
        Which votes count and which do not.
    """

    title: ClassVar[str] = "How the room chose"
    case: Case
    stands: Standing
    papers: Papers

    @property
    def ballot(self) -> Ballot | None:
        """The ballot; None for dots given in the room, without one."""
        return self.papers.ballot

    @property
    def method(self) -> str:
        """The way of voting."""
        return self.ballot.method if self.ballot else "dots"

    @property
    def name(self) -> str:
        """What was voted on."""
        return self.ballot.title if self.ballot else ROOM

    @cached_property
    def secret(self) -> bool:
        """Whether no table may say who gave what, as the ballot is secret or was at any time."""
        return bool(self.ballot and self.ballot.id in secret_ballots(self.case))

    @property
    def made(self) -> Made:
        """How it was made."""
        then = "; votes count as they stood when voting ended" if self.papers.ending.entry else ""
        return Made(
            f"{self.counted.rule}. Votes for a merged idea count for the one it goes on as; of several votes "
            f"of one voter for one idea the newest counts; who abstained or spoiled a vote took part{then}"
        )

    @cached_property
    def counted(self) -> Counted:
        """What the way of voting made of the votes."""
        ideas = on_ballot(self.stands, self.papers)
        if self.method == "pairwise":
            return pairs.pairwise(self.stands, self.papers, ideas)
        gave = given(self.stands, self.papers, self.method)
        if self.method == "rank":
            return orders.rank(gave, ideas, self.case)
        if self.method == "budget":
            return budgets.budget(gave, ideas, self.case, self.ballot)
        return {"dots": sums.dots, "approval": sums.approval, "score": sums.score}[self.method](gave, ideas)

    @cached_property
    def places(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Each place with the ideas on it, the first first; ideas without any vote stand on none."""
        found: list[tuple[int, tuple[str, ...]]] = []
        before = 0
        for group in self.counted.groups:
            voted = tuple(idea for idea in group if self._placed(idea))
            found += [(before + 1, voted)] if voted else []
            before += len(voted)
        return tuple(found)

    def _placed(self, idea: str) -> bool:
        """Whether an idea stands on a place: somebody gave it something, be it a mark of 0."""
        least_is_nothing = self.method in ("dots", "approval", "budget")
        return bool(self.counted.measures[0].values[idea] if least_is_nothing else self.votes_for.get(idea))

    @cached_property
    def going_on(self) -> tuple[str, ...]:
        """The ideas that go on, where the ballot sets places; those tied across the line do not yet."""
        limit = self.ballot.places if self.ballot else None
        if limit is None:
            return ()
        return tuple(idea for at, group in self.places if at - 1 + len(group) <= limit for idea in group)

    @cached_property
    def undecided(self) -> tuple[str, ...]:
        """The ideas tied across the line between going on and not."""
        limit = self.ballot.places if self.ballot else None
        across = [g for at, g in self.places if limit is not None and at <= limit < at - 1 + len(g)]
        return across[0] if across else ()

    @cached_property
    def votes_for(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the votes that count for an idea, or against it where one of two is chosen, by idea."""
        found: dict[str, list[str]] = {}
        for vote in self.papers.counted:
            ids = dict.fromkeys(self.stands.carrier(id) for id in (vote.idea, vote.over) if id)
            for idea in ids if self.method == "pairwise" else [*ids][:1]:
                found.setdefault(idea, []).append(vote.id)
        return {idea: tuple(ids) for idea, ids in found.items()}

    @property
    def key(self) -> str:
        """The ballot in the ids of figures."""
        return self.ballot.id if self.ballot else "room"

    @property
    def quorum_met(self) -> bool | None:
        """Whether enough took part; None where no quorum is set."""
        wanted = self.ballot.quorum if self.ballot else None
        return None if wanted is None else self.papers.took_part >= wanted

    def sentences(self) -> tuple[Sentence, ...]:
        """Say who took part, what came first, what is tied, and what did not count."""
        if not (self.papers.counted or self.papers.spoiled or self.papers.abstained):
            return ((f"{self.name}: no vote is recorded yet.",),)
        counted = ((said,) for said in self.counted.said)
        later = (*afterwards.hands(self), *afterwards.after(self))
        return (*self._part(), *self._firsts(), *counted, *self._apart(), *later)

    def _part(self) -> Iterator[Sentence]:
        """Say how many took part, and whether that is enough."""
        found, ballot = turnout(self), self.ballot
        pieces: list[Fragment] = [f"{self.name}: ", found["took-part"], " took part"]
        if ballot and ballot.entitled:
            share = per_cent(self.papers.took_part / ballot.entitled)
            pieces.append(f" of {ballot.entitled:,} entitled to vote ({share})")
        yield (*pieces, "; ", found["abstained"], " abstained.")
        if self.papers.unnamed:
            yield (
                f"{count(self.papers.unnamed, 'vote').capitalize()} name no voter: turnout leaves them out.",
            )
        if ballot and ballot.entitled and self.papers.took_part > ballot.entitled:
            yield ("More took part than were entitled to: look at the list of voters.",)
        if ballot and ballot.quorum is not None:
            met = "is met" if self.quorum_met else "is not met: the vote does not count"
            yield (f"The quorum of {ballot.quorum} {met}.",)
        if ballot and not ballot.closed:
            yield ("Voting has not ended, so this can change.",)

    def _firsts(self) -> Iterator[Sentence]:
        """Say what came first, and what goes on."""
        if not self.places:
            return
        _, first = self.places[0]
        figure = cell(self, self.counted.measures[0], first[0])
        measure = self.counted.measures[0].title.lower()
        tied = f"Tied for first: {self._few(first)}" if len(first) > 1 else f"First: {self._few(first)}"
        yield (f"{tied} ({measure}: ", figure, ").")
        if self.ballot and self.ballot.places is not None:
            limit = self.ballot.places
            yield (f"Going on, with {count(limit, 'place')}: {self._few(self.going_on, 12)}.",)
            if self.undecided:
                left = limit - len(self.going_on)
                last = f"Tied for the last {count(left, 'place')}"
                yield (f"{last}: {self._few(self.undecided)}; the room decides.",)

    def _apart(self) -> Iterator[Sentence]:
        """Say what did not count, and which votes stay with ideas that were split."""
        reasons = Counter(spoiled.why for spoiled in self.papers.spoiled if spoiled.why != LATE)
        for why, many in reasons.most_common():
            of = [s.vote.voter for s in self.papers.spoiled if s.why == why and s.vote.voter]
            who = "" if self.secret or not of else f" ({self._voters(of)})"
            yield (f"Not counted, {why}: {count(many, 'vote')}{who}.",)
        split = [idea for _, group in self.places for idea in group if self.stands.split(idea)]
        if split:
            yield (f"Since split, with its votes left on its own words: {self._few(split)}.",)

    def _voters(self, who: Sequence[str]) -> str:
        """Name voters, each once."""
        names = [one_line(name, 40) for name in dict.fromkeys(who)]
        more = [f"{len(names) - NAMED} more"] if len(names) > NAMED else []
        return a_list([*names[:NAMED], *more])

    def _few(self, ids: Sequence[str], most: int = NAMED) -> str:
        """Name ideas, and say how many more there are."""
        names = [one_line(self.case.name(id), 80) for id in ids[:most]]
        return a_list([*names, f"{len(ids) - most} more"] if len(ids) > most else names)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the count, the turnout, what the way of voting adds, what did not count, and who gave what."""
        return tally_sheets(self)


def tally(case: Case, ballot: Ballot | str | None = None) -> Tally:
    """Count one ballot.

    Parameters
    ----------
    case : Case
    ballot : Ballot or str, optional
        The ballot, its id or its title. Left out: the only ballot there is; dots given in the room where no
        ballot is recorded. The empty string always means those.

    Raises
    ------
    MethodRefused
        When there is no such ballot, or several and none is named.

    Examples
    --------
    >>> from innokit.records import Idea, Vote
    >>> ideas = [Idea(id="b", title="A bus"), Idea(id="c", title="A calendar")]
    >>> votes = [Vote(idea="b", voter="Table 1", dots=2), Vote(idea="c", voter="Table 2", dots=2)]
    >>> tally(Case([*ideas, *votes])).in_words()
    'Dots given in the room: 2 took part; 0 abstained. Tied for first: A bus and A calendar (dots: 2).'
    """
    stands = standing(case)
    sorted_votes, _ = papers(stands)
    return Tally(case, stands, sorted_votes[_chosen(case, ballot)])


def tallies(case: Case) -> tuple[Tally, ...]:
    """Count every ballot in the order in which they were called, and before them dots given in the room."""
    stands = standing(case)
    sorted_votes, _ = papers(stands)
    return tuple(
        Tally(case, stands, found) for found in sorted_votes.values() if found.ballot or found.counted
    )


def _chosen(case: Case, ballot: Ballot | str | None) -> str:
    """Give the id of the ballot that is meant; the empty string for dots given in the room."""
    there = {found.id: found.title for found in case.of(Ballot)}
    if ballot is None and len(there) < 2:
        return next(iter(there), "")
    named = a_list([repr(one_line(title, 60)) for title in there.values()], "there is none yet")
    if ballot is None:
        raise MethodRefused("Several ballots are recorded", remedy=f"Say which one: {named}")
    wanted = ballot.id if isinstance(ballot, Ballot) else ballot
    if wanted in there or wanted == "":
        return wanted
    found = [id for id, title in there.items() if title == wanted]
    if len(found) != 1:
        said = "Several ballots are" if found else "There is no ballot"
        raise MethodRefused(f"{said} called {wanted!r}", remedy=f"Name one of those recorded: {named}")
    return found[0]
