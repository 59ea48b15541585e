"""A sign-off and what is known of it: what it covers, in whose name, whether it stands, and why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from innokit.records.delivery import SignOff

AS_DECLARED = "Names are as declared, not proved: anybody who can open the book can write any name in it."

Part = Literal["analyst", "assurer", "approver", "sponsor", ""]
State = Literal["stands", "void", "replaced"]

LAST_PHASE = {"set-up": 1, "planning": 2, "business case": 5, "decision": 6}
"""The last phase whose records a sign-off of that scope covers; those of earlier phases are covered too."""

_STEMS: tuple[tuple[str, Part], ...] = (
    ("assur", "assurer"), ("approv", "approver"), ("analyst", "analyst"), ("sponsor", "sponsor"),
)  # fmt: skip
GONE = frozenset(("", "(withheld)", "(erased)"))
"""What stands where a name was withheld or erased, or was never given."""


class Fault(NamedTuple):
    """Why something may not be signed, and what would put it right."""

    what: str
    remedy: str


class Change(NamedTuple):
    """One entry that changed what a sign-off covers."""

    seq: int
    name: str
    who: str
    withdrawn: bool

    def in_words(self) -> str:
        """Say what was done to what, by whom, in which entry."""
        return f"{self.name} {'withdrawn' if self.withdrawn else 'recorded'} by {self.who} (entry {self.seq})"


class Seal(NamedTuple):
    """A sign-off that was once recorded on a decision: its entry, the entry read at, the role and who."""

    seq: int
    read: int
    role: str
    named: str


@dataclass(frozen=True, slots=True)
class Signature:
    """A sign-off, what it covers, and whether it stands.

    Attributes
    ----------
    sign_off : SignOff
    scope : str
        ``"set-up"``, ``"planning"``, ``"business case"``, ``"business case and decision"`` (an approver's,
        where it does not say and decisions were there to be read) or ``"decision"``; with
        ``sign_off.about``, that one decision alone.
    holder : str
        In whose name it is.
    recorded_by : str
        Who recorded it; empty for a case made without a book.
    seq, as_at : int or None
        The number of its entry, and of the entry at which the record was read; None without a book.
    state : "stands", "void" or "replaced"
        Replaced: the decision it signs has a successor.
    faults : tuple of Fault
        Rules that it breaks, as it may after an import or a merge.
    changes : tuple of Change
        What it covers and was changed after it was read.
    """

    sign_off: SignOff
    scope: str
    holder: str
    recorded_by: str
    seq: int | None
    as_at: int | None
    state: State
    faults: tuple[Fault, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def part(self) -> Part:
        """The part its role plays in the rules."""
        return part_of(self.sign_off.role)

    @property
    def stands(self) -> bool:
        """Whether it can be relied on."""
        return self.state == "stands"

    @property
    def named(self) -> str:
        """In whose name it is, and who recorded it where that is somebody else."""
        return in_their_name(self.holder, self.recorded_by)

    @property
    def place(self) -> str:
        """Say where it stands in the record, and as at which entry the record was read; empty without a book.

        The one wording for both numbers, so that no two pages seem to speak of two sign-offs.
        """
        if self.seq is None:
            return ""
        return f"signed in entry {self.seq}, on the record as at {self.as_at}"

    @property
    def why(self) -> str:
        """Say why it does not stand; empty where it does."""
        said = [fault.what for fault in self.faults]
        if self.changes:
            since = f"Changed since entry {self.as_at}" if self.as_at is not None else "Changed since"
            said.append(f"{since}: {listed(self.changes)}")
        if self.state == "replaced":
            said.append("Another decision stands in place of the one it signs")
        return "; ".join(said)


def in_their_name(holder: str, who: str) -> str:
    """Say in whose name something is, and who recorded it where that is somebody else."""
    if not holder or not who or same_name(holder, who):
        return holder or who or "nobody named"
    return f"{holder}, recorded by {who} in their name"


def part_of(role: str) -> Part:
    """Give the part that a role plays in the rules, whatever else its name says.

    >>> part_of("Independent assurer"), part_of("Finance analyst"), part_of("Section 151 officer")
    ('assurer', 'analyst', '')
    """
    words = role.casefold()
    return next((part for stem, part in _STEMS if stem in words), "")


def scope_of(sign_off: SignOff) -> str:
    """Give what a sign-off covers: what it says; or the decision named, the set-up, or the business case.

    An approver's that does not say covers the decisions that were there as well: `Signature.scope` has that.
    """
    if sign_off.about:
        return "decision"
    if sign_off.scope:
        return sign_off.scope
    return "set-up" if part_of(sign_off.role) == "sponsor" else "business case"


def same_name(one: str, other: str) -> bool:
    """Whether two names are spelled alike, capitals and spaces aside; a withheld name is like no other."""
    return plain(one) == plain(other) and one not in GONE


def listed(changes: tuple[Change, ...], most: int = 3) -> str:
    """Say the first few changes, and how many more there are."""
    said = "; ".join(change.in_words() for change in changes[:most])
    return f"{said}; and {len(changes) - most} more" if len(changes) > most else said


def plain(name: str) -> str:
    """Give a name in lower case with single spaces."""
    return " ".join(name.split()).casefold()
