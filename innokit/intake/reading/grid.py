"""A sheet as columns of coded cells: each distinct value is held, read and checked once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import zip_longest
from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int64]
BLANK = -1


@dataclass(frozen=True)
class Uncalculated:
    """A formula that came without a value: nobody opened and saved the sheet since it was written."""

    formula: str

    def __str__(self) -> str:
        return self.formula


@dataclass(frozen=True, eq=False)
class Column:
    """Cells of a column: ``values[codes[i]]`` is the cell of row i, and a code of -1 a blank one."""

    codes: Codes
    values: tuple[Any, ...]

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, place: int) -> Any:
        code = self.codes[place]
        return None if code == BLANK else self.values[code]

    @cached_property
    def filled(self) -> int:
        """How many cells are not blank."""
        return int(np.count_nonzero(self.codes != BLANK))

    @cached_property
    def present(self) -> tuple[int, ...]:
        """Codes of the filled cells, each once, in the order in which they first stand."""
        import pandas as pd

        return tuple(code for code in pd.unique(self.codes).tolist() if code != BLANK)

    def only(self, rows: Codes, otherwise: Any = None) -> Column:
        """Give some rows with no values but theirs; what is otherwise so stands where a cell is blank.

        >>> column_of(["Bus", "Van", "", "Van"]).only(np.array([1, 2]), otherwise="Walk").values
        ('Van', 'Walk')
        """
        values = (*self.values, otherwise)
        codes = self.codes[rows] if len(self.values) else np.full(len(rows), BLANK)
        used = np.zeros(len(values), dtype=bool)
        used[codes] = True  # a code of -1 is the last of them, which is what is otherwise so
        kept = [place for place in np.flatnonzero(used).tolist() if values[place] is not None]
        move = np.full(len(values), BLANK, dtype=np.int64)
        move[kept] = np.arange(len(kept))
        return Column(move[codes], tuple(values[place] for place in kept))

    def listed(self) -> list[Any]:
        """Give the cells; None where one is blank."""
        values = (*self.values, None)
        return [values[code] for code in self.codes.tolist()]

    def cut(self, start: int, stop: int | None = None) -> Column:
        """Give the cells from one row on, up to another."""
        return replace(self, codes=self.codes[start:stop])


def column_of(cells: Iterable[Any]) -> Column:
    """Code the cells of a column.

    >>> column_of(["Bus", " ", "Bus", 1, True]).values
    ('Bus', 1, True)
    """
    known: dict[tuple[type, Any], int] = {}
    codes = [known.setdefault((type(cell), cell), len(known)) for cell in cells]
    return tidied(np.array(codes, dtype=np.int64), [cell for _, cell in known])


def tidied(codes: Codes, values: Sequence[Any]) -> Column:
    """Take spaces off both ends of each value, and let what is then empty be blank."""
    kept: list[Any] = []
    move = np.full(len(values) + 1, BLANK, dtype=np.int64)
    for place, value in enumerate(values):
        plain = _plain(value)
        if plain is not None:
            move[place] = len(kept)
            kept.append(plain)
    return Column(move[codes], tuple(kept))


def _plain(value: Any) -> Any:
    """Give a cell as it counts: text without outer spaces and with one sort of line end; None for blank."""
    if isinstance(value, str):
        return value.strip(" \t\r\n\xa0\ufeff").replace("\r\n", "\n").replace("\r", "\n") or None
    return None if value is None or (isinstance(value, float) and value != value) else value


@dataclass(frozen=True, eq=False)
class Grid:
    """A sheet.

    Attributes
    ----------
    name : str
        Of the sheet, or of the part of a text file; empty for a file of one.
    columns : tuple of Column
        All of one length.
    first : int
        Number of its first row in the file, as a spreadsheet counts.
    hidden : bool
    notes : tuple of str
        What a reader should know of it.
    broken : mapping
        Rows, by their place, that could not be read, and why.
    """

    name: str
    columns: tuple[Column, ...]
    first: int = 1
    hidden: bool = False
    notes: tuple[str, ...] = ()
    broken: Mapping[int, str] = field(default_factory=dict)

    @property
    def height(self) -> int:
        """How many rows it has, blank ones included."""
        return len(self.columns[0]) if self.columns else 0

    @property
    def filled(self) -> int:
        """How many of its cells are not blank."""
        return sum(column.filled for column in self.columns)

    def row(self, place: int) -> list[Any]:
        """Give the cells of a row."""
        return [column[place] for column in self.columns]

    def rows(self) -> Iterator[list[Any]]:
        """Walk through the rows."""
        return (self.row(place) for place in range(self.height))

    def part(self, name: str, start: int, stop: int) -> Grid:
        """Give some rows as a sheet of their own; their numbers stay the file's."""
        broken = {place - start: why for place, why in self.broken.items() if start <= place < stop}
        columns = tuple(column.cut(start, stop) for column in self.columns)
        return replace(self, name=name, columns=columns, first=self.first + start, broken=broken)


def grid_of(name: str, rows: Sequence[Sequence[Any]], **more: Any) -> Grid:
    """Make a sheet of rows, which may be of different lengths."""
    return Grid(name, tuple(column_of(cells) for cells in zip_longest(*rows)), **more)


def letter(place: int) -> str:
    """Name a column as a spreadsheet does.

    >>> [letter(place) for place in (0, 25, 26, 701)]
    ['A', 'Z', 'AA', 'ZZ']
    """
    said = ""
    while place >= 0:
        said, place = chr(65 + place % 26) + said, place // 26 - 1
    return said
