"""A workbook as a file: live formulas with the values they come to, the same bytes for the same record."""

from __future__ import annotations

import datetime
import math
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from innokit.errors import EvidenceError, ExtraMissing
from innokit.results.workbook import AUTHOR, HIDDEN, Cell, Input, Place, Tab, Workbook, address, letters

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

INK, PAPER, BOX, GREY = "#1b1f24", "#fff8dc", "#8a6d00", "#eef0f2"
FIRM = "#9c0006"

_ROLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16},
    "note": {"italic": True, "font_color": "#444b54", "text_wrap": True, "valign": "top"},
    "head": {"bold": True, "text_wrap": True, "valign": "top", "bg_color": GREY, "bottom": 1},
    "group": {"bold": True, "top": 1},
    "label": {"text_wrap": True, "valign": "top"},
    "text": {"text_wrap": True, "valign": "top", "align": "left", "indent": 1},
    "input": {"border": 1, "border_color": BOX, "bg_color": PAPER, "locked": False, "valign": "top"},
    "table": {"bg_color": GREY, "valign": "top"},
    "figure": {"valign": "top", "align": "right"},
    "total": {"bold": True, "valign": "top", "align": "right"},
}
_SHAPES = {
    "text": "@",
    "pounds": "£#,##0;−£#,##0",
    "pence": "£#,##0.00;−£#,##0.00",
    "share": "0.0##%;−0.0##%",
    "factor": "0.0000;−0.0000",
    "number": "#,##0.00;−#,##0.00",
    "whole": "0;−0",
    "years": "0.0",
    "plain": "General",
    "apart": "0.0E+00;−0.0E+00;0",
}
_PAGE, _LINE = 190.0, 120.0
"""Characters that a printed page, and a line of a sentence, hold side by side."""
_START = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def write_workbook(shown: Workbook, to: str | os.PathLike[str]) -> Path:
    """Write a workbook to a file that spreadsheets open and recalculate.

    Text is always text: a title that begins like a formula stays as it is. The same workbook gives the same
    bytes.

    Parameters
    ----------
    shown : Workbook
    to : path
        Ends in ``.xlsx``.

    Returns
    -------
    Path

    Raises
    ------
    ExtraMissing
        xlsxwriter is not installed.
    EvidenceError
        The name has another ending, or the file cannot be written.
    """
    target = Path(to)
    if target.suffix.lower() != ".xlsx":
        raise EvidenceError(
            f"A workbook is not written as {target.suffix or 'a file without an ending'!r}",
            where=str(target),
            remedy="Give a name that ends in .xlsx",
        )
    unfinished = target.with_name(f".{target.name}.writing")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _fill(shown, unfinished)
        unfinished.replace(target)
    except OSError as fault:
        raise EvidenceError(
            f"The workbook cannot be written: {fault.strerror}",
            where=str(target),
            remedy="Close it where it is open, or give another name",
        ) from fault
    return target


def _fill(shown: Workbook, path: Path) -> None:
    """Write every tab."""
    try:
        import xlsxwriter
    except ModuleNotFoundError as missing:
        raise ExtraMissing(
            "Workbooks need xlsxwriter", remedy="Install it: pip install 'innokit[evidence]'"
        ) from missing
    plain = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(str(path), plain)
    when = datetime.datetime.fromisoformat(shown.when) if shown.when else _START
    book.set_properties({
        "title": shown.title, "author": AUTHOR, "comments": f"Record head {shown.head or 'none'}",
        "created": when.astimezone(datetime.UTC).replace(tzinfo=None),
    })  # fmt: skip
    book.set_calc_mode("auto")
    formats = _Formats(book)
    for tab in (*shown.tabs, _map(shown)):
        _write_tab(book, book.add_worksheet(tab.title), tab, formats)
    book.close()


class _Formats:
    """Formats of one file, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, str], Any] = {}
        self.warning = book.add_format({"font_color": FIRM, "bold": True, "bg_color": "#ffc7ce"})

    def of(self, cell: Cell, *, right: bool = False) -> Any:
        """The format of a cell, set to the right where it heads numbers."""
        key = (f"{cell.role}{right}", cell.shape)
        if key not in self._made:
            look = {"font_name": "Calibri", "font_size": 11, "font_color": INK, **_ROLES[cell.role]}
            look |= {"align": "right"} if right else {}
            look |= {"align": "left", "indent": 1} if key == ("inputFalse", "text") else {}
            self._made[key] = self._book.add_format({**look, "num_format": _SHAPES[cell.shape]})
        return self._made[key]


def _write_tab(book: xlsxwriter.Workbook, sheet: Worksheet, tab: Tab, formats: _Formats) -> None:
    """Write one tab: cells, widths and heights, what stays in view, how it prints, what may be changed."""
    for column, width in enumerate(tab.widths):
        sheet.set_column(column, column, width)
    for row, lines in _heights(tab).items():
        if lines > 1:
            sheet.set_row(row, 15.0 * lines + 1)
    for place in sorted(tab.cells):
        _write_cell(book, sheet, tab, place, formats)
    if tab.frozen != (0, 0):
        sheet.freeze_panes(*tab.frozen)
        sheet.repeat_rows(tab.frozen[0] - 1)
        sheet.repeat_columns(0, tab.frozen[1] - 1)
    for warn in tab.warns:
        _warn(sheet, warn.first, warn.last, warn.word, formats)
    if tab.hidden:
        sheet.hide()
    else:
        _print_setup(sheet, tab)
    sheet.hide_gridlines(2)
    sheet.protect("", {"format_cells": True, "format_columns": True, "format_rows": True, "objects": False})


def _print_setup(sheet: Worksheet, tab: Tab) -> None:
    """Print on A4 across, as wide as a page unless that would be too small to read."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(max(1, round(sum(tab.widths) / _PAGE)), 0)
    sheet.print_area(0, 0, max(row for row, _ in tab.cells), max(len(tab.widths) - 1, 0))
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.set_footer("&L&A&RPage &P of &N")


def _span(tab: Tab, place: Place) -> int:
    """The last column that a sentence runs on to: as far as nothing stands beside it, up to a page."""
    row, column = place
    if tab.cells[place].role != "note" or column or any((row, other) in tab.cells for other in range(1, 60)):
        return column
    reached = [sum(tab.widths[: column + 1]) for column in range(len(tab.widths))]
    return next((at for at, width in enumerate(reached) if width >= _LINE), max(len(reached) - 1, 0))


def _heights(tab: Tab) -> dict[int, int]:
    """How many lines each row needs for the words in it; spreadsheets do not find out by themselves."""
    found: dict[int, int] = {}
    for place, cell in tab.cells.items():
        if not isinstance(cell.value, str) or cell.role in ("title", "group", "input"):
            continue
        width = sum(tab.widths[place[1] : _span(tab, place) + 1]) or 10.0
        lines = sum(
            max(1, math.ceil(len(line) * 1.02 / max(width - 1, 4))) for line in cell.value.split("\n")
        )
        found[place[0]] = min(max(found.get(place[0], 1), lines), 26)
    return found


def _heads_numbers(tab: Tab, place: Place) -> bool:
    """Whether what stands below a heading is set to the right."""
    row, column = place
    below = [tab.cells[at, column] for at in range(row + 1, row + 16) if (at, column) in tab.cells]
    return tab.cells[place].role == "head" and any(
        cell.role in ("figure", "total") or isinstance(cell.value, float | int) or cell.shape != "text"
        for cell in below
    )


def _write_cell(
    book: xlsxwriter.Workbook, sheet: Worksheet, tab: Tab, place: Place, formats: _Formats
) -> None:
    """Write one cell with its note, its name and its limits."""
    cell = tab.cells[place]
    look = formats.of(cell, right=_heads_numbers(tab, place))
    if (last := _span(tab, place)) > place[1]:
        sheet.merge_range(*place, place[0], last, "", look)
    if cell.formula:
        sheet.write_formula(*place, f"={cell.formula}", look, _cached(cell.value))
    elif cell.value is None:
        sheet.write_blank(*place, None, look)
    elif isinstance(cell.value, str):
        sheet.write_string(*place, _storable(cell.value), look)
    else:
        sheet.write_number(*place, cell.value, look)
    if cell.note:
        box = {"author": AUTHOR, "x_scale": 2.6, "y_scale": 1.8, "font_size": 9}
        sheet.write_comment(*place, _storable(cell.note), box)
    if cell.name:
        quoted = tab.title.replace("'", "''")
        book.define_name(cell.name, f"='{quoted}'!${letters(place[1])}${place[0] + 1}")
    if cell.input is not None:
        sheet.data_validation(*place, *place, _validation(cell.input))


def _cached(value: float | str | None) -> float | str:
    """What a formula shows before anything recalculates it."""
    return "" if value is None else value


def _storable(text: str) -> str:
    """Text as a sheet can hold it, cut where it is longer than a cell."""
    kept = "".join(letter if letter >= " " or letter in "\n\t" else "\ufffd" for letter in text)
    kept = kept.encode("utf-8", "replace").decode("utf-8")
    return kept if len(kept) <= 32_000 else f"{kept[:31_990]} (cut)"


def _warn(sheet: Worksheet, first: Place, last: Place, word: str, formats: _Formats) -> None:
    """Turn cells red and bold on a word, or on a number below zero."""
    if word:
        rule = {"type": "text", "criteria": "containing", "value": word, "format": formats.warning}
    else:
        rule = {"type": "cell", "criteria": "<", "value": 0, "format": formats.warning}
    sheet.conditional_format(*first, *last, rule)


def _validation(given: Input) -> dict[str, Any]:
    """What a spreadsheet lets people type into a cell, and what it says otherwise."""
    told: dict[str, Any] = {"ignore_blank": True, "error_title": "Not recorded as typed"}
    if given.kind == "text":
        if not given.choices or sum(len(choice) + 1 for choice in given.choices) > 255:
            return {**told, "validate": "any"}
        return {**told, "validate": "list", "source": list(given.choices),
                "error_message": f"One of: {', '.join(given.choices)}"[:255]}  # fmt: skip
    kind = "integer" if given.kind == "whole" else "decimal"
    if given.most is not None:
        said = "A share from 0 to 1: type 45% or 0.45" if given.most == 1 else f"At most {given.most:g}"
        return {**told, "validate": kind, "criteria": "between", "minimum": given.least or 0,
                "maximum": given.most, "error_message": said}  # fmt: skip
    floor = -1e300 if given.least is None else given.least
    said = "A number" if given.least is None else f"A number of at least {given.least:g}"
    return {**told, "validate": kind, "criteria": ">=", "value": floor,
            "error_message": f"{said}, without £ or commas"}  # fmt: skip


def _map(shown: Workbook) -> Tab:
    """The hidden tab: from which record the workbook was made, and which cell stands for what."""
    heads = (
        "Tab",
        "Cell",
        "Record",
        "Field",
        "Part",
        "Value",
        "Unit",
        "Least",
        "Most",
        "Kind",
        "Choices",
        "Blank",
    )
    cells = {
        (row, 0): Cell(said) for row, said in enumerate(("digest", "as at", "head", "pattern", "innokit"))
    }
    from innokit.version import __version__

    facts = (shown.digest, shown.as_at, shown.head, shown.pattern, __version__)
    cells |= {(row, 1): Cell(fact) for row, fact in enumerate(facts)}
    cells |= {(5, column): Cell(head) for column, head in enumerate(heads)}
    for row, (tab, place, cell) in enumerate(shown.inputs(), 6):
        given = cell.input
        assert given is not None  # noqa: S101 - what `inputs` walks through
        told = (
            tab.title, address(place), given.record, given.field, given.part, cell.value, given.unit,
            given.least, given.most, given.kind, "\n".join(given.choices), "yes" if given.blank else "no",
        )  # fmt: skip
        cells |= {(row, column): Cell(fact) for column, fact in enumerate(told) if fact not in ("", None)}
    return Tab(HIDDEN, cells, hidden=True)
