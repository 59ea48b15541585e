"""How large things are on paper, the same in DOCX and PDF."""

from __future__ import annotations

import numpy as np

from innokit.evidence.documents.content import Document, Table

WIDE = 170.0
"""Millimetres between the margins of an A4 page."""
MILLIMETRES = 0.205
"""Of paper for a pixel of a picture: its smallest letters are then 7 points high."""
TALLEST = 130.0
"""Millimetres that a picture may be high."""

_LETTER, _POINT = 0.57, 25.4 / 72
"""Width of a usual letter beside its height; millimetres of a point."""
_MARGIN, _STEP, _RAGGED = 1.6, 1.0, 1.12
"""In letters: beside the text of a column; a step wider; and what lines lose by breaking between words."""
_TABLES, _FULL = (9.0, 8.5, 8.0, 7.5), 0.7
_OPENINGS = ((3_100, 10.5), (3_700, 10.0), (4_300, 9.5))
_SMALLEST_TABLE, _SMALLEST_OPENING = 7.0, 9.0


def size_of_table(table: Table) -> float:
    """Give the size of the letters of a table in points, such that its longest words leave room."""
    least = sum(_least(table, place) for place in range(len(table.heads)))
    return next((size for size in _TABLES if least <= _FULL * _room(size)), _SMALLEST_TABLE)


def widths_of_table(table: Table) -> tuple[float, ...]:
    """Give each column its share of the page, so that the table is short.

    Every column has room for its longest word; what is left goes, a little at a time, to the column in
    which it saves most lines.
    """
    room = _room(size_of_table(table))
    rows = [[1.15 * len(head) for head in table.heads]]
    rows += [[float(len(cell.text)) for cell in row] for row in table.rows]
    lengths = _RAGGED * np.array(rows)
    widths = np.array([_least(table, place) for place in range(len(table.heads))])
    columns = np.eye(len(widths))
    while widths.sum() + _STEP <= room:
        # One plane for each column that could be wider: rows, then columns; at least a line each.
        lines = np.maximum(lengths / (widths + _STEP * columns - _MARGIN)[:, np.newaxis, :], 1.0)
        heights = lines.max(axis=2).sum(axis=1) + 0.01 * lines.sum(axis=(1, 2))
        widths[int(heights.argmin())] += _STEP
    return tuple(float(width) for width in widths / widths.sum())


def size_of_opening(document: Document) -> float:
    """Give the size of the letters of the first page in points, so that the summary stays on it."""
    return next((size for most, size in _OPENINGS if document.letters <= most), _SMALLEST_OPENING)


def _room(size: float) -> float:
    """Say how many letters of a size stand side by side."""
    return WIDE / (_LETTER * _POINT * size)


def _least(table: Table, place: int) -> float:
    """Say how many letters wide a column must be for its longest word; those of headings are bold."""
    words = [1.15 * len(word) for word in table.heads[place].split()]
    words += [float(len(word)) for row in table.rows for word in row[place].text.split()]
    return min(max(3.0, *words), 48.0) + _MARGIN
