"""The grid as a panel: how what was typed comes to be recorded, beside what colleagues record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from innokit.errors import ConflictError, RecordError
from innokit.panels.grid.held import Held, cells_in
from innokit.panels.grid.sheet import Typed, blank, id_in
from innokit.panels.panel import script, style
from innokit.panels.sections import showing
from innokit.records import Entry
from innokit.words import count, date_words

_HERE = Path(__file__).parent
_SCRIPTS = [_HERE / f"{name}.js" for name in ("paste", "page", "table", "notices", "changes", "grid")]
"""The script in reading order; they make one module."""


class Grid(Held):
    """A table of inputs over one book: `Held` keeps the draft, this records it."""

    _esm = script(_SCRIPTS[-1], *_SCRIPTS[:-1])
    _css = style(_HERE / "grid.css")
    deeds: ClassVar[tuple[str, ...]] = ("refresh", "history", "type", "save", "withdraw", "settle")

    def do_save(self, content: Mapping[str, Any]) -> None:
        """Record every change at once, all or none; refused cells stand in the way unless left out."""
        rest, why = content.get("rest") is True, str(content.get("why", ""))
        with self.hold_sync():
            self.case = self.book.case()
            self._tried.update(self.typed)
            self._redraw()
            ready = self._ready()
            if self.faults and not rest:
                return self.say(self._nothing_recorded("Correct them, or press 'Record the rest'."))
            if not self._clashes(ready):
                self._record(ready, why)
        return None

    def _nothing_recorded(self, remedy: str) -> str:
        """Say that refused cells stand in the way."""
        now = cells_in(self.faults)
        return f"Nothing is recorded: {count(now, 'cell')} {'is' if now == 1 else 'are'} refused. {remedy}"

    def _ready(self) -> dict[str, dict[str, str]]:
        """Give what may be recorded: of a block all sound cells, of records all sound rows."""
        if not self.sheet.fixed:
            return {row: cells for row, cells in self.typed.items() if row not in self.faults}
        sound = {
            row: {col: text for col, text in cells.items() if col not in self.faults.get(row, {})}
            for row, cells in self.typed.items()
        }
        return {row: cells for row, cells in sound.items() if cells}

    def _record(self, ready: Typed, why: str) -> None:
        """Record what is ready, and keep the rest as it is."""
        records = self.sheet.records(self.case, ready)
        if any(self.reason_wanted(record.id, why) for record in records):
            self.send({"focus": "why"})
            return self.say(
                "Nothing is recorded: say why below the table, since this changes somebody else's entry."
            )
        try:
            entries = self.book.record(records, why=why)
        except ConflictError as theirs:
            self.case = self.book.case()
            self._redraw()
            return self.say(f"Nothing is recorded. {theirs.what}. Press Record again to see both.")
        self._forget(ready)
        self._recorded_as(entries)
        return None

    def _forget(self, done: Typed) -> None:
        """Take what was recorded, and rows that were never begun, out of the draft."""
        left = {
            row: {col: text for col, text in cells.items() if col not in done.get(row, {})}
            for row, cells in self.typed.items()
        }
        rows = {
            row: cells
            for row, cells in left.items()
            if cells and not (id_in(row) not in self.case.by_id and blank(cells))
        }
        self._renew(rows)

    def _recorded_as(self, entries: Sequence[Entry]) -> None:
        """Show the book as it is now, and say what was recorded."""
        self.case = self.book.case()
        self._redraw()
        if entries:
            self.stale = list(dict.fromkeys([*self.stale, *showing(self.kind)]))
            self.send({"done": True})
        left = cells_in(self.faults)
        also = f" {count(left, 'cell')} refused and not recorded." if left else ""
        self.say(f"{_told(entries, self.model)}{also}")

    def do_withdraw(self, content: Mapping[str, Any]) -> None:
        """Withdraw the record of a row, or of a cell of a block, unless a colleague changed it meanwhile."""
        row, col, why = (str(content.get(key, "")) for key in ("row", "col", "why"))
        id = self.sheet.id_of(self.case, row, col)
        if not id:
            what = "score" if self.sheet.fixed else "row"
            raise RecordError(
                f"There is no recorded {what} to withdraw", remedy=f"Put the cursor in a recorded {what}"
            )
        if self.reason_wanted(id, why):
            return self.say("Not withdrawn: say why, since this is somebody else's entry.")
        before = self.case.latest[id]
        with self.hold_sync():
            try:
                entry = self.book.withdraw(id, why=why, based_on=before)
            except ConflictError as theirs:
                self.look()
                return self.say(
                    f"Not withdrawn. {theirs.what}. It is shown now: withdraw it if that still holds."
                )
            self._renew(self._without(row, col))
            self._recorded_as([entry])
        return None

    def _without(self, row: str, col: str) -> dict[str, dict[str, str]]:
        """Give what was typed, that of a row or of a cell of a block left out."""
        if not self.sheet.fixed:
            return {key: cells for key, cells in self.typed.items() if key != row}
        kept = {
            key: {other: text for other, text in cells.items() if (key, other) != (row, col)}
            for key, cells in self.typed.items()
        }
        return {key: cells for key, cells in kept.items() if cells}

    def do_history(self, content: Mapping[str, Any]) -> None:
        """Show every entry of the record behind a cell; no row closes it."""
        row, col = str(content.get("row", "")), str(content.get("col", ""))
        id = self.sheet.id_of(self.case, row, col)
        if row and not id:
            return self.say("Nothing is recorded here yet, so there is no history.")
        return super().do_history({"id": id})

    def do_refresh(self, content: Mapping[str, Any]) -> None:
        """Show what has been recorded meanwhile, and what of it clashes with what was typed here."""
        with self.hold_sync():
            super().do_refresh(content)
            self.faults = self._check(self.typed)
            self._clashes(self.typed)

    # Two people at once

    def _clashes(self, typed: Typed) -> bool:
        """Show where a colleague recorded something under what was typed here; say whether there is any."""
        based = self.draft.get("based", {})
        rows = []
        for row, cells in typed.items():
            newer = [col for col in cells if self._entry_behind(row, col) > based.get(row, {}).get(col, 0)]
            if newer:
                rows.append(self._clash(row, newer))
        self.clash = {"rows": rows} if rows else {}
        if rows:
            self.say(
                "Nothing is recorded: a colleague recorded meanwhile. Choose below what stands; none is lost."
            )
        return bool(rows)

    def _clash(self, row: str, cols: Sequence[str]) -> dict[str, Any]:
        """Give one row's texts beside each other: theirs and mine."""
        entry = self.case.latest[self.sheet.id_of(self.case, row, cols[0])]
        did = "withdrew it" if entry.action == "withdraw" else "recorded it"
        recorded, titles = self._recorded(row), {c["key"]: c["title"] for c in self.model["columns"]}
        return {
            "key": row,
            "name": next(r["title"] for r in self.model["rows"] if r["key"] == row),
            "said": f"{entry.who or 'name withheld'} {did} on {date_words(entry.when)}, entry {entry.seq}.",
            "cells": [
                {"title": titles[col], "theirs": recorded.get(col, ""), "mine": self.typed[row][col]}
                for col in cols
            ],
        }

    def do_settle(self, content: Mapping[str, Any]) -> None:
        """Keep a colleague's row as it is, or put mine over it at the next Record."""
        row = str(content.get("row", ""))
        if row not in self.typed:
            raise RecordError("There is nothing to choose in this row", remedy="Press Record again")
        with self.hold_sync():
            if content.get("keep") == "theirs":
                self._renew({key: cells for key, cells in self.typed.items() if key != row})
                said = "Theirs stands."
            else:
                behind = {col: self._entry_behind(row, col) for col in self.typed[row]}
                self.draft.setdefault("based", {})[row] = behind
                said = "Yours will stand over it once you press Record."
            self._redraw()
            self._clashes(self.typed)
            self.say(said)


def _told(entries: Sequence[Entry], model: Mapping[str, Any]) -> str:
    """Say what was recorded, under which numbers and in whose name."""
    if not entries:
        return "Nothing has changed, so nothing was recorded."
    numbers = sorted(entry.seq for entry in entries)
    if len(numbers) == 1:
        did = "Withdrawn" if entries[0].action == "withdraw" else "Recorded"
        return f"{did} as entry {numbers[0]} in the name of {entries[0].who}."
    many = count(len(numbers), model["one"], model["more"])
    return f"Recorded {many} as entries {numbers[0]} to {numbers[-1]} in the name of {entries[0].who}."
