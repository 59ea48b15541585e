"""Whom and what cells speak of: titles and ids in the file, in the record, or made from their mention."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from innokit.errors import RecordError
from innokit.intake.names import MENTIONED
from innokit.intake.taking.identity import derived, even
from innokit.intake.taking.refused import Fault
from innokit.records import KINDS, Case, Record

_NEAR = 80


class Titles:
    """Looks up names of records.

    Parameters
    ----------
    case : Case
        What is recorded already.
    """

    def __init__(self, case: Case) -> None:
        self._titles: dict[str, dict[str, list[str]]] = defaultdict(dict)
        self._ids: dict[str, set[str]] = defaultdict(set)
        self._refused: dict[str, set[str]] = defaultdict(set)
        self.given: set[str] = set()
        self.made: dict[str, Record] = {}
        for record in case.records:
            self._ids[record.kind].add(record.id)
            if title := getattr(record, "title", ""):
                self._put(record.kind, title, record.id)

    def add(self, kind: str, title: Any, id: str, alias: str = "") -> None:
        """Note a row that is taken in; what the file says goes before what is recorded of the same title."""
        self._ids[kind].add(id)
        for name in (title, alias):
            if isinstance(name, str) and name:
                self._put(kind, name, id)

    def refuse(self, kind: str, title: Any) -> None:
        """Note that a row of this title was refused."""
        if isinstance(title, str):
            self._refused[kind].add(even(title))

    def _put(self, kind: str, title: str, id: str) -> None:
        """Note a title."""
        ids = self._titles[kind].setdefault(even(title), [])
        if id not in ids:
            ids.append(id)

    def find(self, kind: str, name: str) -> str | Fault:
        """Give the id that a name means, or say why none is meant."""
        if name in self._ids[kind]:
            return name
        ids = self._titles[kind].get(even(name), [])
        if len(ids) == 1:
            return ids[0]
        many = KINDS[kind].plural.replace("_", " ")
        if ids:
            return Fault(f"{len(ids)} {many} are called {name[:60]!r}", "give the id instead")
        if even(name) in self._refused[kind]:
            return Fault(f"{name[:60]!r} stands in a row that is refused", "correct that row first")
        if kind in MENTIONED and kind not in self.given:
            return self._mentioned(kind, name)
        near = self._near(kind, name)
        return Fault(
            f"{name[:60]!r} is none of the {many} known", f"{near}add it to the {many}, or record it first"
        )

    def _mentioned(self, kind: str, name: str) -> str | Fault:
        """Make a record from its mention."""
        id = derived((kind, even(name)))
        try:
            record = KINDS[kind](id=id, title=name)  # type: ignore[call-arg]
        except RecordError as refused:
            return Fault(refused.what, "shorten or correct it")
        self.made[id] = record
        self.add(kind, name, id)
        return id

    def _near(self, kind: str, name: str) -> str:
        """Ask whether the nearest known name was meant; empty where none is near."""
        try:
            from rapidfuzz import fuzz, process
        except ImportError:
            return ""
        found = process.extractOne(name, self._titles[kind].keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
        return f"did you mean {found[0][:60]!r}? Else " if found else ""
