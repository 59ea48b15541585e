"""What is wrong in a chain of entries, and how an altered entry is told from its neighbours.

An entry whose content does not give its own digest was altered. Between two entries that both do, a link
that does not hold means that the earlier was rewritten with its digest, for the later's digest covers the
link. Links at an altered entry are not judged, so one altered entry is named alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from innokit.errors import BookError
from innokit.store.chain import START, Raw, commitments, digest_of


class Fault(NamedTuple):
    """One thing found wrong, with the number of the entry it lies in."""

    seq: int
    says: str


def check(rows: Iterable[Raw], unreadable: Collection[int] = ()) -> list[Fault]:
    """Find what is wrong in a sequence of entries; one altered entry is named alone.

    Parameters
    ----------
    rows : iterable of Raw
        The entries, in any order.
    unreadable : collection of int
        Numbers of entries that are there but could not be read, and are reported elsewhere.

    Returns
    -------
    list of Fault
        In order of number; empty when every entry is as it was sealed and follows the one before it.
    """
    rows = list(rows)
    after = {row.digest: row.seq + 1 for row in rows if type(row.seq) is int} | _places(rows)
    faults: list[Fault] = []
    sound: list[Raw] = []
    numbers = set(unreadable)
    for row in rows:
        says, number = _own_fault(row, after)
        numbers.add(number)
        if says:
            faults.append(Fault(number, says))
        else:
            sound.append(row)
    return sorted([*faults, *_gaps(sorted(numbers)), *_broken_links(sorted(sound, key=lambda row: row.seq))])


def _places(rows: Collection[Raw]) -> dict[str, int]:
    """Give, by the digest before it, the number of each entry to which the links from the first lead."""
    following = {row.previous: row.digest for row in rows}
    found: dict[str, int] = {}
    digest = START
    while digest in following and digest not in found:
        found[digest] = len(found) + 1
        digest = following[digest]
    return found


def _own_fault(row: Raw, after: Mapping[str, int]) -> tuple[str, int]:
    """Say what is wrong within one entry, if anything, and give the number it was sealed with."""
    try:
        sums = commitments(row)
    except BookError as fault:
        return f"{row.label} was altered: {fault.what}", row.seq if type(row.seq) is int else 0
    if digest_of(row, sums) == row.digest:
        return "", row.seq
    number = 1 if row.previous == START else after.get(row.previous, row.seq)
    sealed = row._replace(seq=number)
    if digest_of(sealed, sums) == row.digest:
        return f"{sealed.label} was altered: it now bears the number {row.seq}", number
    return f"{row.label} was altered: its content does not match its digest", row.seq


def _gaps(numbers: Sequence[int]) -> Iterator[Fault]:
    """Name the entries that are not there."""
    for before, after in pairwise([0, *numbers]):
        if after == before + 2:
            yield Fault(before + 1, f"entry {before + 1} is missing")
        elif after > before + 1:
            yield Fault(before + 1, f"entries {before + 1} to {after - 1} are missing")


def _broken_links(rows: Sequence[Raw]) -> Iterator[Fault]:
    """Name entries that were rewritten together with their digest: the next one was chained to another."""
    if rows and rows[0].seq == 1 and rows[0].previous != START:
        yield Fault(1, f"{rows[0].label} was rewritten: it does not start the chain")
    for before, row in pairwise(rows):
        if row.seq == before.seq:
            yield Fault(row.seq, f"{row.label} bears a number that another entry bears too")
        elif row.seq == before.seq + 1 and row.previous != before.digest:
            says = f"{before.label} was rewritten: the entry after it was chained to another"
            yield Fault(before.seq, says)
