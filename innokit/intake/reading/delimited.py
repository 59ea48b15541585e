"""Text of separated cells as a sheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

import numpy as np

from innokit.errors import IntakeError
from innokit.intake.reading import limits
from innokit.intake.reading.grid import Column, Grid, grid_of, tidied

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
NONE = "\x1f"
"""Separates nothing: a file of one column, in which every line is a cell."""
_ASKED, _ENOUGH = 60, 0.3
_SMALL = 200_000
_OPEN = "it opens a quotation mark that is never closed, so this row and what follows could not be told apart"


def sheet(text: str, separator: str | None = None) -> tuple[Grid, str]:
    r"""Give the one sheet of a text file, and in words what separates its cells.

    Rows are numbered as a spreadsheet would show them: a cell of several lines is one row.

    Raises
    ------
    IntakeError
        When it is too large.

    >>> grid, words = sheet("idea;author\nBus, later;Ann")
    >>> grid.row(1), words
    (['Bus, later', 'Ann'], 'semicolon')
    """
    told, text = _told(text)
    mark = separator or told or _separator(text)
    words = "one column" if mark == NONE else SEPARATORS.get(mark, repr(mark))
    notes = ("The first line says which separator follows (sep=).",) if told else ()
    columns = _quickly(text, mark) if len(text) > _SMALL else None
    first = 2 if told else 1
    if columns is not None:
        return Grid("", columns, first, notes=notes), words
    rows, broken = _rows(text, mark)
    return grid_of("", rows, first=first, notes=notes, broken=broken), words


def _told(text: str) -> tuple[str | None, str]:
    """Take off the line in which a spreadsheet says its separator."""
    line, _, rest = text.partition("\n")
    line = line.strip("\r\"' ")
    return (line[4:5], rest) if line[:4].lower() == "sep=" and len(line) == 5 else (None, text)


def _separator(text: str) -> str:
    """Find the separator under which rows are most like their neighbours, and at least two cells wide."""
    start = text[:200_000]
    likely = {mark: _likely(start, mark) for mark in SEPARATORS}
    best = max(likely, key=lambda mark: likely[mark])
    return best if likely[best] >= _ENOUGH else NONE


def _likely(text: str, mark: str) -> float:
    """Say how likely a separator is: the share of rows as wide as a neighbour; certain between quotations."""
    try:
        with _roomy():
            rows = [row for row in islice(_reader(text, mark), _ASKED) if any(map(str.strip, row))]
    except csv.Error:
        return 0.0
    widths = [len(row) for row in rows]
    pairs = zip([0, *widths], widths, [*widths[1:], 0], strict=False)
    alike = sum(width > 1 and width in (before, after) for before, width, after in pairs)
    if not rows or max(widths) == 1:
        return 0.0
    if len(rows) == 1 or f'"{mark}"' in text:
        return 1.0 + max(widths) / 1_000_000
    if widths[0] == 1 and _prose(rows):
        return 0.0
    return max(alike / len(rows), 0.5 * (widths[0] > 1)) + max(widths) / 1_000_000


def _prose(rows: list[list[str]]) -> bool:
    """Say whether what follows the marks looks like the rest of a sentence: it begins with a space."""
    rests = [cell for row in rows for cell in row[1:]]
    return sum(cell.startswith(" ") for cell in rests) > len(rests) / 2


def _reader(text: str, mark: str) -> Iterator[list[str]]:
    """Tell a text apart into rows, whatever ends its lines."""
    return csv.reader(io.StringIO(text, newline=""), delimiter=mark)


def _quickly(text: str, mark: str) -> tuple[Column, ...] | None:
    """Read a large, even file with pandas; None where a row is uneven, and the slow way must tell which."""
    import pandas as pd

    if "\x00" in text or mark == NONE:
        return None
    limits.refuse_cells(0, text.partition("\n")[0].count(mark) + 1, "its first row")
    try:
        frame = pd.read_csv(
            io.StringIO(text, newline=""), sep=mark, header=None, dtype="category", na_filter=False,
            skip_blank_lines=False,
            encoding_errors="strict", low_memory=False,
        )  # fmt: skip
    except (pd.errors.ParserError, pd.errors.EmptyDataError, ValueError, OverflowError):
        return None
    limits.refuse_cells(frame.size, frame.shape[1], "the file")
    if any(frame[name].cat.categories.inferred_type not in ("string", "empty") for name in frame.columns):
        return None  # Pandas made numbers of a column of digits, and 007 would be 7.
    return tuple(
        tidied(frame[name].cat.codes.to_numpy().astype(np.int64), frame[name].cat.categories.tolist())
        for name in frame.columns
    )


def _rows(text: str, mark: str) -> tuple[list[list[str]], dict[int, str]]:
    """Read row by row, whatever their lengths; a quotation mark left open spoils the row it stands in."""
    with _roomy():
        try:
            rows: list[list[str]] = []
            cells = 0
            for row in _reader(text, mark):
                cells += len(row)
                limits.refuse_cells(cells, len(row), f"row {len(rows) + 1}")
                rows.append(row)
        except csv.Error as fault:
            raise IntakeError(
                f"The file cannot be told apart into cells: {fault}",
                where=f"row {len(rows) + 1}",
                remedy="Look for a quotation mark that opens a cell and is never closed, or save it as XLSX",
            ) from fault
        limits.refuse_cells(len(rows) * max(map(len, rows), default=0), 0, "the file")
        return rows, {len(rows) - 1: _OPEN} if rows and _left_open(text, mark) else {}


def _left_open(text: str, mark: str) -> bool:
    """Say whether the last row ends within quotation marks."""
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True):
            pass
    except csv.Error as fault:
        return "unexpected end" in str(fault)
    return False


@contextmanager
def _roomy() -> Iterator[None]:
    """Let cells be long for a while."""
    before = csv.field_size_limit(limits.CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)
