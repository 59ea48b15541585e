"""The layout of a result as data: figures that know what is behind them, in sheets and sentences.

Everything that shows a result (notebook, page, chart, workbook) reads it from here, so a number has the
same id, wording and origin wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from innokit.errors import MethodRefused

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that a result shows.

    Attributes
    ----------
    id : str
        Such as ``npsv.3f2a…``: the measure, then the ids of the records it is about.
    value : float or None
        Exact, in the stated unit; None where there is no number ("never", "not scored").
    text : str
        As shown.
    label : str
        What it is, in words that make sense alone.
    records : tuple of str
        Ids of the records it was worked out from.
    unit : str
        Such as ``"£"`` or ``"0 to 100"``.
    """

    id: str
    value: float | None
    text: str
    label: str
    records: tuple[str, ...]
    unit: str = ""

    def __post_init__(self) -> None:
        """Refuse an id that could not stand in an address."""
        if re.fullmatch(r"[A-Za-z][\w.-]*", self.id) is None:
            raise MethodRefused("A figure's id is letters, digits, dots and hyphens", where=self.id)

    def shown(self, text: str) -> Figure:
        """Give the same figure in other words, for a sentence."""
        return replace(self, text=text)


Fragment = str | Figure
Sentence = tuple[Fragment, ...]
"""A sentence in pieces, so that the figures in it keep their ids."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its heading and the unit of what stands below."""

    title: str
    unit: str = ""

    @property
    def heading(self) -> str:
        """Heading with the unit in brackets."""
        return f"{self.title} ({self.unit})" if self.unit else self.title


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a result: its first column names the row.

    Attributes
    ----------
    key : str
        A short name by which code asks for it.
    caption : str
        What the table shows.
    columns : tuple of Column
    rows : tuple of tuples of str or Figure
    note : str
        What a reader should know beside it.
    """

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Fragment, ...], ...]
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse rows of another length than the headings."""
        if any(len(row) != len(self.columns) for row in self.rows):
            raise MethodRefused("Every row of a sheet has one cell for each column", where=self.key)

    def figures(self) -> Iterator[Figure]:
        """Walk through the figures, row by row."""
        for row in self.rows:
            yield from (cell for cell in row if isinstance(cell, Figure))

    def frame(self) -> pd.DataFrame:
        """Give the sheet as a DataFrame of exact values; where there is no number, the words."""
        import pandas as pd

        cells = [[_plain(cell) for cell in row] for row in self.rows]
        headings = [
            _exact_heading(column, cells) for column, cells in zip(self.columns, self._down(), strict=True)
        ]
        return pd.DataFrame(cells, columns=headings)

    def _down(self) -> list[list[Fragment]]:
        """Give the cells of each column."""
        return [[row[place] for row in self.rows] for place in range(len(self.columns))]


def text_of(sentence: Sentence) -> str:
    """Join the pieces of a sentence."""
    return "".join(piece.text if isinstance(piece, Figure) else piece for piece in sentence)


def joined(pieces: list[Fragment], nothing: str = "none") -> Sentence:
    """Join fragments with commas and a final "and", keeping the figures among them."""
    if not pieces:
        return (nothing,)
    out: list[Fragment] = [pieces[0]]
    for piece in pieces[1:-1]:
        out += [", ", piece]
    return (*out, " and ", pieces[-1]) if len(pieces) > 1 else tuple(out)


def _exact_heading(column: Column, cells: list[Fragment]) -> str:
    """Head a column of exact values with the unit of its figures, which may be finer than the one shown."""
    units = {cell.unit for cell in cells if isinstance(cell, Figure) and cell.value is not None}
    return replace(column, unit=units.pop()).heading if len(units) == 1 else column.heading


def _plain(cell: Fragment) -> object:
    """Give the exact value of a figure, or the words."""
    if isinstance(cell, Figure):
        return cell.text if cell.value is None else cell.value
    return cell
