"""Who let the work pass a gate that was not met: from the whole history, so that nothing is lost to sight."""

from __future__ import annotations

from dataclasses import dataclass

from innokit.process.finding import newest
from innokit.records import Case, Entry, Override
from innokit.words import date_words

WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Passed:
    """One time that somebody let the work pass a gate.

    Attributes
    ----------
    id : str
        Of the `Override`.
    gate : int
    by, reason : str
    entry : Entry or None
        Where it stands in the record; None in a case without a book.
    state : str
        ``"stands"``, or what became of it since.
    """

    id: str
    gate: int
    by: str
    reason: str
    entry: Entry | None
    state: str = "stands"

    @property
    def place(self) -> str:
        """Where and when it was recorded."""
        if self.entry is None:
            return "not in a book"
        return f"entry {self.entry.seq}, {date_words(self.entry.when)}"

    @property
    def recorder(self) -> str:
        """Who recorded it, as declared."""
        return "not in a book" if self.entry is None else self.entry.who or "name withheld"


def overrides(case: Case, gate: int) -> tuple[Passed, ...]:
    """Give every override of a gate, the newest that stands first, then those since changed or withdrawn.

    Parameters
    ----------
    case : Case
    gate : int
        From 1 to 4.
    """
    mine = [one for one in case.of(Override) if one.gate == gate]
    ordered = newest(case, mine, lambda one: one.id).values()
    standing = [Passed(one.id, gate, one.by, one.reason, case.latest.get(one.id)) for one in ordered]
    return (*reversed(standing), *reversed(_undone(case, gate)))


def _undone(case: Case, gate: int) -> list[Passed]:
    """Give the earlier versions, and those that were withdrawn."""
    told = [entry for entry in case.entries if entry.kind == Override.kind]
    found = []
    for entry in told:
        last = case.latest[entry.id]
        if entry.action == "record" and entry is not last and entry.body.get("gate") == gate:
            found.append(_once(entry, _after(entry, told)))
    return found


def _after(entry: Entry, told: list[Entry]) -> Entry:
    """Give the next entry about the same override."""
    return next(later for later in told if later.id == entry.id and later.seq > entry.seq)


def _once(entry: Entry, later: Entry) -> Passed:
    """Give an override that no longer stands, with what became of it."""
    what = "withdrawn" if later.action == "withdraw" else "changed"
    why = f": {later.why}" if later.why else ""
    state = f"{what} by {later.who or 'name withheld'} at entry {later.seq}{why}"
    by, reason = (str(entry.body.get(field, WITHHELD)) for field in ("by", "reason"))
    return Passed(entry.id, int(entry.body["gate"]), by, reason, entry, state)
