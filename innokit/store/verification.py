"""Whether a record is as it was written, in plain words: what was checked, and what cannot be known."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from innokit.errors import BookError, InnokitError
from innokit.records import a_kind, from_body
from innokit.store import absent, chain, merging, reading, removal
from innokit.store.chain import Raw
from innokit.store.faults import Fault, check
from innokit.store.removal import Held

_CLOCKS = datetime.timedelta(minutes=5)
"""How far two computers' clocks may lie apart."""
_MOST = 20
_HEAD = re.compile(r"[0-9a-f]{12,64}")


@dataclass(frozen=True)
class Verification:
    """What checking a record found.

    Attributes
    ----------
    problems : tuple of str
        A sentence for each fault, naming the entry by number, kind and id.
    entries : int
        How many entries were read.
    head : str
        The first 12 characters of the last entry's digest; empty where there is none.
    withheld : tuple of str
        A sentence for each entry from which something was withheld or erased; that is no fault.
    expected : str or None
        The head that was to be found.
    since : int or None
        How many entries were added after the expected head; None where it was not found or not given.
    times : tuple of str
        Sentences on entries whose times lie before those above them, or in the future; that is no fault, as
        clocks go wrong and times can be written at will.
    """

    problems: tuple[str, ...]
    entries: int
    head: str
    withheld: tuple[str, ...] = ()
    expected: str | None = None
    since: int | None = None
    times: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.problems

    @property
    def says(self) -> str:
        """What was checked and found, and what cannot be known."""
        return "\n".join([self._verdict(), *self.problems, *self.withheld, *self.times, self._limits()])

    def __str__(self) -> str:
        return self.says

    def _verdict(self) -> str:
        """Say in a sentence how it stands."""
        count = "1 entry" if self.entries == 1 else f"{self.entries} entries"
        if self.problems:
            faults = "1 fault" if len(self.problems) == 1 else f"{len(self.problems)} faults"
            return f"Not sound: {faults} found in {count}."
        if not self.entries:
            return "Sound: there are no entries yet."
        return (
            f"Sound: {count} read, each as it was sealed and following the one before it; "
            f"every one can be read by this version of innokit. Head {self.head}."
        )

    def _limits(self) -> str:
        """Say what this check cannot know."""
        if self.since is not None:
            added = "1 entry" if self.since == 1 else f"{self.since} entries"
            later = f"; {added} added since" if self.since else ", which is the last entry"
            return f"The head {self.expected} is in the record{later}."
        if self.expected is not None:
            return "Entries after the last one read cannot be known to have been cut."
        return (
            "A cut tail or a wholly rewritten chain cannot be seen without a head noted elsewhere: "
            "compare the head with one printed on earlier evidence, or give it as expect."
        )


def head(expect: str | None) -> str | None:
    """Read a head as people write it.

    Raises
    ------
    BookError
        When it is not 12 to 64 characters of 0-9 and a-f.
    """
    if expect is None:
        return None
    found = "".join(str(expect).split()).lower()
    if not _HEAD.fullmatch(found):
        raise BookError(
            f"{str(expect)[:80]!r} is not a head",
            where="expect",
            remedy="Give at least the 12 characters, 0-9 and a-f, that stand on the evidence",
        )
    return found


def verified(
    rows: Sequence[Raw],
    *,
    expect: str | None = None,
    faults: Iterable[Fault] = (),
    file_faults: Iterable[Fault] = (),
    held: Iterable[Held] = (),
) -> Verification:
    """Check entries and put the findings in words.

    Parameters
    ----------
    rows : sequence of Raw
        The entries that could be read.
    expect : str, optional
        A head that must be among them.
    faults, file_faults : iterable of Fault
        Entries that could not be read, and what the file itself shows; the latter are told only of entries
        about which nothing else is.
    held : iterable of Held
        The withheld texts, where they are at hand.
    """
    expected = head(expect)
    unreadable = list(faults)
    found = entry_faults(rows, {fault.seq for fault in unreadable}) + unreadable
    found = found or absent.held_faults(rows, held)
    named = {fault.seq for fault in found} | {number for fault in found for number in _numbers(fault.says)}
    found += [fault for fault in dict.fromkeys(file_faults) if fault.seq not in named]
    since = None if expected is None else _since(rows, expected)
    if expected is not None and since is None:
        says = f"the head {expected} is not in the record: its tail was cut, or the chain was rewritten"
        found.append(Fault(0, says))
    return Verification(
        tuple(fault.says for fault in sorted(found)),
        len(rows),
        str(rows[-1].digest)[:12] if rows else "",
        tuple(absent.told(rows)) if not found else (),
        expected,
        since,
        tuple(_times(rows)) if not found else (),
    )


def _times(rows: Sequence[Raw]) -> Iterator[str]:
    """Name the entries whose times lie before that of the one above, or in the future."""
    at = [(row.seq, datetime.datetime.fromisoformat(row.when)) for row in rows]
    merged = merging.covered(rows)
    back = [seq for (_, before), (seq, when) in pairwise(at) if when < before and seq not in merged]
    if back:
        whose = "The time of entry" if len(back) == 1 else "The times of entries"
        yield f"{whose} {_some(back)} {'lies' if len(back) == 1 else 'lie'} before the one above."
    now = datetime.datetime.now(datetime.UTC) + _CLOCKS
    ahead = [seq for seq, when in at if when > now]
    if ahead:
        whose = "Entry" if len(ahead) == 1 else "Entries"
        yield f"{whose} {_some(ahead)} {'lies' if len(ahead) == 1 else 'lie'} in the future."


def _some(numbers: Sequence[int]) -> str:
    """List the first few numbers."""
    listed = ", ".join(map(str, numbers[:_MOST]))
    return f"{listed} and {len(numbers) - _MOST} more" if len(numbers) > _MOST else listed


def _numbers(says: str) -> list[int]:
    """Give the numbers a sentence about a renumbered entry names."""
    return [int(number) for number in re.findall(r"the number (\d+)$", says)]


def entry_faults(rows: Sequence[Raw], unreadable: Collection[int] = ()) -> list[Fault]:
    """Find altered, missing and rewritten entries; where there are none, entries that make no sense."""
    return check(rows, unreadable) or ([] if unreadable else merging.faults(rows) or _senseless(rows))


def _senseless(rows: Sequence[Raw]) -> list[Fault]:
    """Find sealed entries that this version of innokit would never have written."""
    faults: list[Fault] = []
    newest: dict[str, Raw] = {}
    merged = merging.covered(rows)
    for row in rows:
        says = _strange(row, newest.get(row.id), row.seq in merged)
        newest[row.id] = row
        if says:
            faults.append(Fault(row.seq, f"{row.label} makes no sense: {says}"))
    return faults


def _strange(row: Raw, before: Raw | None, merged: bool) -> str:
    """Say why an entry cannot follow the one before it about the same thing; empty where it can.

    Two copies may each have withdrawn the same thing, so an entry from another copy may withdraw it again.
    """
    if row.version != (before.version + 1 if before else 1):
        return f"its version {row.version} does not follow version {before.version if before else 0}"
    if before is not None and before.kind != row.kind:
        return f"{a_kind(chain.safe(before.kind)).lower()} had its id before"
    gone = before is None or (before.action == "withdraw" and not merged)
    if row.action == "withdraw" and (gone or row.body != "{}"):
        return "it withdraws what did not stand"
    try:
        item = reading.entry(row)
        if reading.written(item.moment) != row.when:
            return f"its time {chain.safe(row.when)} is not in the form in which times are written"
        if item.action == "record" and not item.missing:
            from_body(item.kind, item.id, item.body, item.schema)
        list(removal.decisions([row]))
    except (InnokitError, ValueError, TypeError, OverflowError) as fault:
        return chain.safe(str(fault))
    return ""


def _since(rows: Sequence[Raw], expected: str) -> int | None:
    """Count the entries after the one with this head, here or in a merged copy; None where none has it."""
    try:
        came = merging.covered(rows)
    except BookError:
        came = {}
    for back, row in enumerate(reversed(rows)):
        first = came[row.seq][1].digest if row.seq in came else row.digest
        head = merging.head_of(row) if row.action == merging.ACTION else ""
        if any(str(digest).startswith(expected) for digest in (row.digest, first, head)):
            return back
    return None
