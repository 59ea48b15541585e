"""An entry: one recorded version of one thing."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any, Literal

Action = Literal["record", "withdraw", "withhold", "release", "erase", "merge"]
"""What an entry does: to a thing of the record, or (the last four) to the record itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the record: what was recorded about which thing, by whom, when and why.

    Attributes
    ----------
    seq : int
        Its number; the numbers alone order the record.
    action : str
        ``"record"`` or ``"withdraw"``; or something done to the record itself: ``"withhold"``,
        ``"release"`` or ``"erase"`` fields of earlier entries, ``"merge"`` the entries of another copy.
    kind, id, version
        Which thing, and the how-manieth entry about it.
    schema : int
        The schema number it was written under.
    when : str
        Instant in UTC, for reading: clocks run back.
    who, why : str or None
        As declared; None where withheld or erased.
    body : dict
        The fields that were given, as plain data; a field left out has its default.
    digest : str
        SHA-256 over this entry and the digest before it.
    missing : tuple of str
        Names of fields that were withheld or erased.
    """

    seq: int
    action: Action
    kind: str
    id: str
    version: int
    schema: int
    when: str
    who: str | None
    why: str | None
    body: dict[str, Any] = field(hash=False)
    digest: str
    missing: tuple[str, ...] = ()

    @property
    def moment(self) -> datetime.datetime:
        """The instant, as a date and time in UTC."""
        return datetime.datetime.fromisoformat(self.when)
