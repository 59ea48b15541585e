"""Two copies of one book that went different ways: what differs, and one record made of both.

The other copy's entries follow ours, each with its own author, time, reason and seals, under new numbers. The
entry before them says who merged them, and for each the number, version and digest it had over there, so that
anybody can work those digests out again: what was taken in is what was sealed in the other copy.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from innokit.errors import BookError
from innokit.records import canonical, new_id
from innokit.store import chain
from innokit.store.chain import Draft, Raw
from innokit.store.faults import Fault

ACTION, KIND = "merge", "copy"
"""What stands on the entry that says who merged another copy's entries."""


class Origin(NamedTuple):
    """How an entry was sealed in the copy it comes from."""

    seq: int
    previous: str
    version: int
    digest: str


@dataclass(frozen=True)
class Comparison:
    """How two copies of a book stand to each other.

    Attributes
    ----------
    shared : int
        How many entries both begin with.
    ours, theirs : int
        How many entries only this copy has, and only the other.
    """

    shared: int
    ours: int
    theirs: int

    @property
    def diverged(self) -> bool:
        """Whether each copy holds entries that the other lacks."""
        return bool(self.ours and self.theirs)


def origin(row: Raw) -> Origin:
    """Give how an entry that was recorded here was sealed."""
    return Origin(row.seq, row.previous, row.version, row.digest)


def claims(row: Raw) -> list[Origin]:
    """Read from a merging entry how the entries after it were sealed in their own copy.

    Raises
    ------
    BookError
        When it does not say so.
    """
    try:
        found: list[Origin] = []
        for seq, previous, version, digest in json.loads(row.body)["entries"]:
            link = previous or found[-1].digest
            found.append(Origin(int(seq), str(link), int(version), str(digest)))
    except (ValueError, TypeError, KeyError, IndexError) as fault:
        raise BookError(f"{row.label} does not say which entries were taken in") from fault
    return found


def head_of(row: Raw) -> str:
    """Give the head that the other copy had when it was merged; empty where it was taken out or altered."""
    try:
        head = json.loads(row.body).get("head", "")
    except (ValueError, AttributeError):
        return ""
    return head if isinstance(head, str) else ""


def covered(rows: Iterable[Raw]) -> dict[int, tuple[Raw, Origin]]:
    """Give, by number here, the merging entry of each entry from another copy and how it was sealed there.

    A merging entry that was itself taken in from another copy tells of that copy, and is passed over.
    """
    found: dict[int, tuple[Raw, Origin]] = {}
    for row in rows:
        if row.action == ACTION and row.seq not in found:
            found |= {row.seq + place: (row, came) for place, came in enumerate(claims(row), 1)}
    return found


def by_origin(rows: Iterable[Raw]) -> dict[str, Raw]:
    """Give every entry by the digest under which it was first sealed."""
    rows = list(rows)
    came = covered(rows)
    return {came[row.seq][1].digest if row.seq in came else row.digest: row for row in rows}


def faults(rows: Sequence[Raw]) -> list[Fault]:
    """Find entries that are not as the merging entry says they were sealed in their own copy."""
    try:
        came = covered(rows)
    except BookError as fault:
        return [Fault(0, fault.what)]
    by_seq = {row.seq: row for row in rows}
    found: list[Fault] = []
    for seq, (merge, first) in came.items():
        row = by_seq.get(seq)
        if row is None:
            found.append(Fault(merge.seq, f"{merge.label} speaks of an entry {seq} that is not there"))
        elif _as_there(row, first) != first.digest:
            found.append(Fault(seq, f"{row.label} is not as it was sealed in the copy it came from"))
    return found


def _as_there(row: Raw, first: Origin) -> str:
    """Work out the digest that an entry had in the copy it came from."""
    there = row._replace(seq=first.seq, previous=first.previous, version=first.version)
    return chain.digest_of(there, chain.commitments(row))


def shared(ours: Sequence[Raw], theirs: Sequence[Raw]) -> int:
    """Count the entries that both copies begin with."""
    same = (a.digest == b.digest for a, b in zip(ours, theirs, strict=False))
    return next((place for place, equal in enumerate(same) if not equal), min(len(ours), len(theirs)))


def missing(ours: Sequence[Raw], theirs: Sequence[Raw]) -> list[tuple[Raw, Origin]]:
    """Give the other copy's entries that are not here, in order, with how each was first sealed.

    An entry that tells of an earlier merge comes along only with one that it tells of: else two copies that
    take each other in would never be done.
    """
    known, came = by_origin(ours), covered(theirs)
    rest = [
        (row, came[row.seq][1] if row.seq in came else origin(row)) for row in theirs[shared(ours, theirs) :]
    ]
    fresh = [(row, first) for row, first in rest if first.digest not in known]
    told = {first.digest for row, first in fresh if row.action != ACTION}
    return [
        (row, first)
        for row, first in fresh
        if row.action != ACTION or any(claim.digest in told for claim in claims(row))
    ]


def compare(ours: Sequence[Raw], theirs: Sequence[Raw]) -> Comparison:
    """Say how two copies stand to each other."""
    return Comparison(shared(ours, theirs), len(missing(theirs, ours)), len(missing(ours, theirs)))


def draft(new: Sequence[tuple[Raw, Origin]], head: str) -> Draft:
    """Write down which entries are taken in."""
    told: list[list[int | str]] = []
    before = ""
    for _, came in new:
        told.append([came.seq, "" if came.previous == before else came.previous, came.version, came.digest])
        before = came.digest
    return Draft(ACTION, KIND, new_id(), {"entries": canonical(told), "head": canonical(head)})


def resealed(
    new: Sequence[tuple[Raw, Origin]], last: Raw, versions: Mapping[str, int]
) -> list[tuple[Raw, Raw]]:
    """Seal the other copy's entries as the next ones here; their texts, salts and times stay as they are.

    Returns
    -------
    list of tuple
        For each entry: as it was there, and as it is here.
    """
    newest = dict(versions)
    made: list[tuple[Raw, Raw]] = []
    for row, _ in new:
        newest[row.id] = newest.get(row.id, 0) + 1
        here = row._replace(seq=last.seq + 1, previous=last.digest, version=newest[row.id])
        last = here._replace(digest=chain.digest_of(here, chain.commitments(row)))
        made.append((row, last))
    return made


def conflicts(
    ours: Sequence[Raw], made: Sequence[tuple[Raw, Raw]], told: Callable[[Raw], str]
) -> tuple[str, ...]:
    """Name the things that both copies changed in different ways.

    Parameters
    ----------
    ours : sequence of Raw
        The entries that only this copy had.
    made : sequence of tuple
        The other copy's entries, as they were there and as they are here.
    told : callable
        Says who did what in an entry.
    """
    mine = {row.id: row for row in ours if row.action in ("record", "withdraw")}
    theirs = {row.id: row for _, row in made if row.action in ("record", "withdraw")}
    return tuple(
        f"Both copies changed the same thing: here {told(mine[id])}; there {told(row)}, which stands now "
        f"because it comes last. If the first should stand, record it again."
        for id, row in theirs.items()
        if id in mine and (mine[id].action, mine[id].body) != (row.action, row.body)
    )
