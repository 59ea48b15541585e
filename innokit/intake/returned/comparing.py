"""A returned workbook beside the one that was sent: what was changed, and where."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from innokit.intake.returned.file import Found, Sent
from innokit.results.workbook import Cell, Place, Tab, Workbook, address, letters, place_of


@dataclass(frozen=True, slots=True)
class Noted:
    """Something in a returned workbook that is reported and not taken in.

    Attributes
    ----------
    what : str
        ``"formula"``, ``"text"``, ``"number"``, ``"added"``, ``"removed"`` or ``"comment"``.
    tab, cell : str
        Where, as the returned file counts.
    was, now : str
    """

    what: str
    tab: str
    cell: str
    was: str
    now: str


class Alignment:
    """Which row and column of a returned tab is which of the tab that was sent."""

    def __init__(self, sent: Tab, found: Mapping[Place, Found]) -> None:
        head = sent.frozen[0] - 1
        self.rows = _matched(_line(sent.cells, 0, 0), _line(found, 0, 0))
        back = {now: was for was, now in self.rows.items()}
        moved_head = self.rows.get(head, head)
        straight = {place: cell for place, cell in found.items() if place[0] in back}
        self.columns = _matched(_line(sent.cells, 1, head), _line(straight, 1, moved_head))
        self.row_was = back
        self.column_was = {now: was for was, now in self.columns.items()}

    def now(self, place: Place) -> Place | None:
        """Where a cell that was sent stands now; None where its row or column is gone."""
        row, column = self.rows.get(place[0]), self.columns.get(place[1])
        return None if row is None or column is None else (row, column)

    def was(self, place: Place) -> Place | None:
        """Where a cell stood when it was sent; None for a new row or column."""
        row, column = self.row_was.get(place[0]), self.column_was.get(place[1])
        return None if row is None or column is None else (row, column)


def _line(cells: Mapping[Place, Any], axis: int, across: int) -> list[str]:
    """The texts of one column (axis 0) or row (axis 1), from 0 on."""
    texts = {place[axis]: str(cell.value) for place, cell in cells.items() if place[1 - axis] == across}
    return [texts.get(at, "") for at in range(max((place[axis] for place in cells), default=-1) + 1)]


def _matched(was: Sequence[str], now: Sequence[str]) -> dict[int, int]:
    """Places of a list in another list of the same texts, some added, taken out or rewritten."""
    if list(was) == list(now[: len(was)]):
        return {at: at for at in range(len(was))}
    found: dict[int, int] = {}
    before = [*was, *[""] * (len(now) - len(was))]
    after = [*now, *[""] * (len(was) - len(now))]
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal" or (kind == "replace" and b - a == d - c):
            found.update(zip(range(a, b), range(c, d), strict=True))
    return {row: at for row, at in found.items() if row < len(was)}


def compare(sent: Workbook, back: Sent) -> tuple[dict[str, Alignment], tuple[Noted, ...]]:
    """Set a returned workbook beside the one that was sent; inputs are looked at elsewhere.

    Returns
    -------
    alignments, noted
        By tab; and everything else that differs.
    """
    aligned = {tab.title: Alignment(tab, back.tabs[tab.title]) for tab in sent.tabs if tab.title in back.tabs}
    noted: list[Noted] = []
    for tab in sent.tabs:
        if tab.title not in aligned:
            noted.append(Noted("removed", tab.title, "", "the tab", ""))
            continue
        noted += _lost(tab, aligned[tab.title])
        for place, cell in tab.cells.items():
            now = aligned[tab.title].now(place)
            if now is not None and cell.input is None:
                noted += _cell(tab.title, now, cell, back.tabs[tab.title].get(now), aligned)
            if now is not None:
                noted += _comment(tab.title, now, cell, back.tabs[tab.title].get(now))
    for title, cells in back.tabs.items():
        noted += _added(title, cells, sent, aligned.get(title))
    return aligned, tuple(noted)


def _lost(tab: Tab, aligned: Alignment) -> list[Noted]:
    """Rows that were sent and did not come back."""
    rows = {place[0] for place in tab.cells} - set(aligned.rows)
    return [
        Noted("removed", tab.title, f"row {row + 1} as sent", _label(tab, row), "") for row in sorted(rows)
    ]


def _label(tab: Tab, row: int) -> str:
    """The text that names a row."""
    cell = tab.cells.get((row, 0))
    return str(cell.value) if cell else ""


def _cell(
    title: str, now: Place, cell: Cell, found: Found | None, aligned: Mapping[str, Alignment]
) -> list[Noted]:
    """A formula, text or number that is not as it was sent."""
    value = found.value if found else None
    if cell.formula:
        same = (
            found is not None
            and found.live
            and plain(_moved_back(found.formula, title, aligned)) == plain(cell.formula)
        )
        shown = f"={found.formula}" if found and found.live else _shown(value)
        return [] if same else [Noted("formula", title, address(now), f"={cell.formula}", shown)]
    if _same(cell.value, value):
        return []
    kind = "text" if isinstance(cell.value, str) else "number"
    return [Noted(kind, title, address(now), _shown(cell.value), _shown(value))]


def _comment(title: str, now: Place, cell: Cell, found: Found | None) -> list[Noted]:
    """A comment that was written or rewritten."""
    note = " ".join(found.note.split()) if found else ""
    if not note or " ".join(cell.note.split()) == note:
        return []
    return [Noted("comment", title, address(now), cell.note, found.note if found else "")]


def _added(
    title: str, cells: Mapping[Place, Found], sent: Workbook, aligned: Alignment | None
) -> list[Noted]:
    """Cells that hold something where nothing was sent."""
    known = sent.tab(title).cells if aligned else {}
    return [
        Noted(
            "added", title, address(place), "", _shown(found.value) if found.value is not None else found.note
        )
        for place, found in sorted(cells.items())
        if aligned is None or aligned.was(place) not in known
    ]


def _same(was: Any, now: Any) -> bool:
    """Whether a constant is as it was sent."""
    if isinstance(was, int | float) and isinstance(now, int | float) and not isinstance(now, bool):
        return math.isclose(was, now, rel_tol=1e-12, abs_tol=1e-300)
    if was in (None, "") and now in (None, ""):
        return True
    return isinstance(was, str) and isinstance(now, str) and was.split() == now.split()


def plain(formula: str) -> str:
    """A formula without what spreadsheet programs write each in their own way.

    >>> plain("SUM( 'Flows'!$A$1 ; 1E-09)") == plain("SUM(Flows!A1,1E-009)")
    True
    """
    parts = re.split(r'("(?:[^"]|"")*")', formula)
    for at in range(0, len(parts), 2):
        text = re.sub(r"'(\w+)'!", r"\1!", parts[at].replace("_xlfn.", "").replace("$", ""))
        text = re.sub(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])", "", text).replace(";", ",")
        parts[at] = re.sub(r"(?<![\w.])\d+\.?\d*(?:[Ee][+-]?\d+)?(?![\w.!])", _plain_number, text).upper()
    return "".join(parts)


def _plain_number(found: re.Match[str]) -> str:
    """A number in one spelling."""
    return repr(float(found[0]))


_CELL = re.compile(
    r"(?:('(?:[^']|'')+'|[A-Za-z]\w*)!)?(\$?[A-Z]{1,3}\$?\d+)(?::(\$?[A-Z]{1,3}\$?\d+))?(?![\w(!])"
)


def _moved_back(formula: str, title: str, aligned: Mapping[str, Alignment]) -> str:
    """A formula with its cells named as they were before rows or columns were added or taken out."""
    if all(not one.shifted for one in map(_Shift, aligned.values())):
        return formula

    def named(found: re.Match[str]) -> str:
        tab = (found[1] or title).strip("'").replace("''", "'")
        ends = [_one_back(end, aligned.get(tab)) for end in (found[2], found[3]) if end]
        return f"{f'{found[1]}!' if found[1] else ''}{':'.join(ends)}"

    parts = re.split(r'("(?:[^"]|"")*")', formula)
    return "".join(_CELL.sub(named, part) if at % 2 == 0 else part for at, part in enumerate(parts))


class _Shift:
    """Whether anything of a tab has moved."""

    def __init__(self, aligned: Alignment) -> None:
        self.shifted = any(a != b for line in (aligned.rows, aligned.columns) for a, b in line.items())


def _one_back(cell: str, aligned: Alignment | None) -> str:
    """One address as it was."""
    was = aligned.was(place_of(cell.replace("$", ""))) if aligned else None
    return cell if was is None else f"{letters(was[1])}{was[0] + 1}"


def _shown(value: Any) -> str:
    """A value, short enough to print."""
    text = "" if value is None else str(value)
    return text if len(text) <= 120 else f"{text[:119]}…"
