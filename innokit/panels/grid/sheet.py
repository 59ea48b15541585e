"""What the grid needs to know of what it shows, and the keys by which script and Python name cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Protocol

from innokit.records import Case, Record
from innokit.store.reading import record

Typed = Mapping[str, Mapping[str, str]]
"""What was typed: row key to column key to text."""
Faults = dict[str, dict[str, str]]
"""Row key to column key to plain sentence; what is wrong with a whole row stands under ``""``."""


class Sheet(Protocol):
    """Rows and columns of text over the records of a case; pure, so testable without a browser."""

    kind: str
    fixed: bool
    """Whether rows are given, rather than added by typing."""

    def head(self, case: Case) -> dict[str, Any]:
        """Give title, words and columns as the script draws them."""
        ...

    def rows(self, case: Case, typed: Typed) -> list[dict[str, Any]]:
        """Give each row with its texts; those that were withdrawn while typed in are kept on show."""
        ...

    def faults(self, case: Case, typed: Typed) -> Faults:
        """Say what is wrong with what was typed."""
        ...

    def records(self, case: Case, typed: Typed) -> list[Record]:
        """Give the records that sound texts make, those that change nothing left out."""
        ...

    def id_of(self, case: Case, row: str, col: str) -> str:
        """Give the id of the record behind a cell; empty where there is none yet."""
        ...


def row_key(id: str) -> str:
    """Give the key of a record's row: never a word that means something to a script."""
    return f"r{id}"


def col_key(id: str) -> str:
    """Give the key of a record's column."""
    return f"c{id}"


def id_in(key: str) -> str:
    """Give the id that a key holds."""
    return key[1:]


def may_be_new(key: str) -> bool:
    """Say whether a key can stand for a new row: a fresh random id, as the script makes them.

    >>> may_be_new("r00ff00ff00ff00ff"), may_be_new("r__proto__")
    (True, False)
    """
    return re.fullmatch(r"r[0-9a-f]{16}", key) is not None


def standing(case: Case, id: str) -> Record | None:
    """Give a record as it stands, or as it stood before it was withdrawn; None for an unknown id."""
    if id in case.by_id:
        return case.by_id[id]
    if id not in case.latest:
        return None
    said = (entry for entry in reversed(case.entries) if entry.id == id and entry.action == "record")
    last = next(said, None)
    return record(last) if last else None


def blank(cells: Mapping[str, str]) -> bool:
    """Say whether nothing was typed but spaces."""
    return not any(text.strip() for text in cells.values())
