"""The draft of a grid: what was typed over what is recorded, checked as it comes in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from innokit.errors import RecordError
from innokit.panels.grid.sheet import Faults, Sheet, Typed, may_be_new
from innokit.panels.panel import Panel
from innokit.store import Book
from innokit.words import count


class Held(Panel):
    """The draft of a grid: what was typed over what is recorded, and what of it is refused.

    The draft holds ``rows`` (row to column to text, changed cells only), ``fresh`` (keys of new rows, in
    order), ``based`` (the entry that each typed cell was based on) and ``seen`` (how far each view is heard).

    Parameters
    ----------
    book : Book
    sheet : Sheet
        What the rows and columns are.
    *also : str
        What else tells this grid's unrecorded draft from those of others.
    """

    def __init__(self, book: Book, sheet: Sheet, *also: str) -> None:
        self.sheet = sheet
        self._tried: set[str] = set()
        super().__init__(book, sheet.kind, book.by, *also)
        self.draft = self.kept.setdefault("draft", nothing_typed())
        self._redraw()

    @property
    def typed(self) -> dict[str, dict[str, str]]:
        """What was typed and is not recorded: row to column to text."""
        rows: dict[str, dict[str, str]] = self.draft.setdefault("rows", {})
        return rows

    @property
    def refused(self) -> list[tuple[str, str, str, str]]:
        """Every refused cell: row, column, what was typed, and the reason."""
        titles = {column["key"]: column["title"] for column in self.model["columns"]}
        keys = [row["key"] for row in self.model["rows"]]
        keys += [key for key in self.draft.get("fresh", []) if key not in keys]
        names = {row["key"]: row["name"] for row in self.model["rows"]}
        return [
            (
                names.get(row) or f"Row {place}",
                titles.get(col, ""),
                self.typed.get(row, {}).get(col, ""),
                reason,
            )
            for place, row in enumerate(keys, 1)
            for col, reason in self.faults.get(row, {}).items()
        ]

    # What the script draws

    def drawn(self) -> dict[str, Any]:
        """Give all that the script draws, from `case`."""
        head = self.sheet.head(self.case)
        typed = self.draft.get("rows", {})
        return {
            **head,
            "moment": self.case.moment if self.case.entries else "nothing recorded yet",
            "fixed": self.sheet.fixed,
            "rows": self.sheet.rows(self.case, typed),
            "who": self.book.by,
            "as_at": self.case.as_at or 0,
        }

    def _redraw(self) -> None:
        """Bring what is drawn and what is refused in line with case and draft."""
        self.model = self.drawn()
        self.faults = self._check(self.typed)

    # What the script tells

    def do_type(self, content: Mapping[str, Any]) -> None:
        """Take in what was typed or pasted, and check the rows that it touches."""
        cells = self._heard(content)
        for row, typed in cells.items():
            self._take(row, typed)
        fresh = content.get("fresh", [])
        self.draft["fresh"] = [key for key in fresh if isinstance(key, str) and may_be_new(key)]
        self.draft.setdefault("seen", {})[str(content.get("view", ""))] = content.get("number", 0)
        touched = {row: self.typed[row] for row in cells if row in self.typed}
        kept = {row: said for row, said in self.faults.items() if row not in cells}
        self._say_refused({**kept, **self._check(touched)})

    def _heard(self, content: Mapping[str, Any]) -> Typed:
        """Give the cells of a message; refuse what this grid does not have."""
        cells = content.get("cells")
        columns = {column["key"] for column in self.model["columns"]}
        rows = {row["key"] for row in self.model["rows"]}
        known = isinstance(cells, Mapping) and all(
            (row in rows or (may_be_new(row) and not self.sheet.fixed))
            and isinstance(typed, Mapping)
            and all(col in columns and isinstance(text, str) for col, text in typed.items())
            for row, typed in cells.items()
        )
        if not known or not isinstance(cells, Mapping):
            raise RecordError(
                "A cell was typed in that this grid does not have", remedy="Run this cell again"
            )
        return cells

    def _take(self, row: str, typed: Mapping[str, str]) -> None:
        """Put texts into the draft; what equals the record is no change."""
        recorded = self._recorded(row)
        mine = self.typed.setdefault(row, {})
        based = self.draft.setdefault("based", {}).setdefault(row, {})
        for col, text in typed.items():
            if text == recorded.get(col, ""):
                mine.pop(col, None)
                based.pop(col, None)
            else:
                mine[col] = text
                based.setdefault(col, self._entry_behind(row, col))
        if not mine:
            del self.typed[row], self.draft["based"][row]

    def _recorded(self, row: str) -> Mapping[str, str]:
        """Give the texts of a row as recorded."""
        values: dict[str, str] = next((r["values"] for r in self.model["rows"] if r["key"] == row), {})
        return values

    def _entry_behind(self, row: str, col: str) -> int:
        """Give the number of the newest entry behind a cell; 0 where nothing is recorded."""
        entry = self.case.latest.get(self.sheet.id_of(self.case, row, col))
        return entry.seq if entry else 0

    def _check(self, typed: Typed) -> Faults:
        """Say what is refused; a blank that must be filled counts only once Record was pressed."""
        found = self.sheet.faults(self.case, typed)
        for row in found.keys() - self._tried:
            found[row] = {col: said for col, said in found[row].items() if typed[row].get(col, "").strip()}
        return {row: said for row, said in found.items() if said}

    def _say_refused(self, faults: Faults) -> None:
        """Show what is refused, and say so where it changed."""
        before = cells_in(self.faults)
        self.faults = faults
        now = cells_in(faults)
        if now != before:
            many = count(now, "cell")
            verb = "is" if now == 1 else "are"
            self.say(
                f"{many} {verb} refused, and listed with the reason." if now else "No cell is refused now."
            )

    def _renew(self, rows: dict[str, dict[str, str]]) -> None:
        """Put a fresh draft in place of the old one."""
        based = self.draft.get("based", {})
        self.draft = self.kept["draft"] = {
            "rows": rows,
            "fresh": [key for key in self.draft.get("fresh", []) if key in rows],
            "seen": dict(self.draft.get("seen", {})),
            "based": {
                row: {col: based.get(row, {}).get(col, 0) for col in cells} for row, cells in rows.items()
            },
        }
        self._tried &= set(rows)


def nothing_typed() -> dict[str, Any]:
    """Give the draft of a grid in which nobody has typed."""
    return {"rows": {}, "fresh": [], "seen": {}, "based": {}}


def cells_in(faults: Faults) -> int:
    """Count the refused cells."""
    return sum(len(said) for said in faults.values())
