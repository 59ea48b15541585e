"""When voting on a ballot ended, and what was done to its votes and to the ballot itself afterwards.

A ballot ends with the entry that closes it after it was open. Its count is of the votes as they stood then:
one recorded later does not count, one withdrawn or changed later counts as it stood. To correct a vote, the
ballot is opened again, the vote corrected, and the ballot closed: then the new closing counts, and the tally
says that it was opened again. A ballot that was recorded as ended from the first has no such entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from innokit.errors import RecordError
from innokit.records import Ballot, Case, Entry, Vote, from_body

Histories = Mapping[str, Sequence[Entry]]
"""The entries about each vote, in order."""


@dataclass(frozen=True)
class Ending:
    """When voting ended, and what came after.

    Attributes
    ----------
    entry : Entry or None
        The one that closed the ballot; None where it was recorded as ended from the first, or is open.
    opened_again : tuple of Entry
        Those that opened it again after it had ended.
    late : tuple of Vote
        Votes recorded after the end: they do not count.
    changed, withdrawn : tuple of Entry
        What changed or withdrew votes after the end (after the first vote, without such an end): a vote
        that stood at the end counts as it stood.
    lost : tuple of str
        Ids of votes that stood at the end and cannot be read any more, as parts of them were taken out.
    ballot : tuple of (Entry, tuple of str)
        What changed the ballot itself after the end, with the titles of the fields.
    """

    entry: Entry | None = None
    opened_again: tuple[Entry, ...] = ()
    late: tuple[Vote, ...] = ()
    changed: tuple[Entry, ...] = ()
    withdrawn: tuple[Entry, ...] = ()
    lost: tuple[str, ...] = ()
    ballot: tuple[tuple[Entry, tuple[str, ...]], ...] = ()


def histories(case: Case) -> Histories:
    """Give the entries about each vote, in the order in which votes were first recorded."""
    found: dict[str, list[Entry]] = {}
    for entry in case.entries:
        if entry.kind == Vote.kind:
            found.setdefault(entry.id, []).append(entry)
    return found


def ended(
    case: Case, ballot: Ballot, votes: Sequence[Vote], by_vote: Histories
) -> tuple[tuple[Vote, ...], Ending]:
    """Give the votes of a ballot as they stood when voting ended, and what came after.

    Parameters
    ----------
    case : Case
    ballot : Ballot
    votes : sequence of Vote
        Those that stand now.
    by_vote : mapping
        What `histories` gives.
    """
    about = [entry for entry in case.entries if entry.id == ballot.id and entry.action == "record"]
    end, again = _closing(about)
    mine = {id: told for id, told in by_vote.items() if any(_on(entry, ballot) for entry in told)}
    if end is None:
        gone = tuple(told[-1] for told in mine.values() if told[-1].action == "withdraw")
        return tuple(votes), Ending(None, again, withdrawn=gone if ballot.closed else ())
    stood = {id: told for id, told in mine.items() if _stands(told, ballot, end.seq)}
    now = {vote.id: vote for vote in votes}
    kept = {
        id: now.get(id) if told[-1].seq <= end.seq else _then(told, end.seq) for id, told in stood.items()
    }
    later = [told[-1] for told in stood.values() if told[-1].seq > end.seq]
    return tuple(vote for vote in kept.values() if vote), Ending(
        end,
        again,
        late=tuple(vote for id, vote in now.items() if id not in stood),
        changed=tuple(entry for entry in later if entry.action == "record"),
        withdrawn=tuple(entry for entry in later if entry.action == "withdraw"),
        lost=tuple(id for id, vote in kept.items() if vote is None),
        ballot=tuple(_alterations([entry for entry in about if entry.seq >= end.seq])),
    )


def at_end(case: Case, end: Entry, votes: Iterable[Vote]) -> Case:
    """Give the votes of a ballot with the entries up to its end, by which the newest of a voter is known."""
    return Case(votes, (entry for entry in case.entries if entry.seq <= end.seq))


def recorders(case: Case, votes: Iterable[Vote], end: Entry | None) -> dict[str, tuple[str, str]]:
    """Give, by id of a vote, who recorded it first and who recorded it last before the end, as declared."""
    wanted = {vote.id for vote in votes}
    found: dict[str, tuple[str, str]] = {}
    for entry in case.entries:
        if entry.id in wanted and entry.action == "record" and (end is None or entry.seq <= end.seq):
            who = entry.who or "name withheld"
            found[entry.id] = (found[entry.id][0] if entry.id in found else who, who)
    return found


def _closing(about: Sequence[Entry]) -> tuple[Entry | None, tuple[Entry, ...]]:
    """Find the entry that closed a ballot last after it was open, and those that opened it again."""
    end, again = None, []
    before: bool | None = None
    for entry in about:
        closed = bool(entry.body.get("closed", False))
        if closed and before is False:
            end = entry
        if not closed and before:
            end = None
            again.append(entry)
        before = closed
    return end, tuple(again)


def _on(entry: Entry, ballot: Ballot) -> bool:
    """Whether an entry records a vote on a ballot."""
    return entry.action == "record" and entry.body.get("ballot", "") == ballot.id


def _stands(told: Sequence[Entry], ballot: Ballot, seq: int) -> bool:
    """Whether a vote stood on a ballot as at an entry."""
    before = [entry for entry in told if entry.seq <= seq]
    return bool(before) and _on(before[-1], ballot)


def _then(told: Sequence[Entry], seq: int) -> Vote | None:
    """Give a vote as it stood at an entry; None where what it said can no longer be read."""
    entry = [one for one in told if one.seq <= seq][-1]
    if {*entry.missing} - {"who", "why", "voter"}:
        return None
    try:
        found = from_body(entry.kind, entry.id, entry.body, entry.schema)
    except RecordError:  # written by a newer version of the kit: it is told as one that cannot be read
        return None
    return found if isinstance(found, Vote) else None


def _alterations(about: Sequence[Entry]) -> Iterable[tuple[Entry, tuple[str, ...]]]:
    """Give what changed a ballot from one of its entries to the next."""
    for before, after in pairwise(about):
        keys = [key for key in Ballot.model_fields if before.body.get(key) != after.body.get(key)]
        if keys:
            yield after, tuple(Ballot.model_fields[key].title or key for key in keys)
