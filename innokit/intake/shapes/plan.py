"""What a recogniser finds: which column of which sheet is which field, and what is left aside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from innokit.intake.reading import Column, Grid, letter


@dataclass(frozen=True)
class Heading:
    """A column of a sheet by its place and what it is called."""

    place: int
    text: str

    @property
    def letter(self) -> str:
        """Its name in a spreadsheet."""
        return letter(self.place)


@dataclass(frozen=True, eq=False)
class Table:
    """A sheet with its row of headings found.

    Attributes
    ----------
    grid : Grid
    top : int
        Place of the row of headings in the grid; -1 where there is none.
    headings : tuple of Heading
        One a column that has any filled cell; the text is empty where the heading is.
    """

    grid: Grid
    top: int
    headings: tuple[Heading, ...]

    @property
    def first(self) -> int:
        """Number, in the file, of the first row below the headings."""
        return self.grid.first + self.top + 1

    def body(self, place: int) -> Column:
        """Give the cells of a column below its heading."""
        return self.grid.columns[place].cut(self.top + 1)


@dataclass(frozen=True, eq=False)
class Use:
    """A column as a field.

    Attributes
    ----------
    field : str
    column : Column
        Its cells below the heading.
    heading : Heading
        Where it stands in the file.
    clean : callable, optional
        Makes of a cell's text what its author meant, such as text without HTML.
    parts : tuple of (Column, Heading)
        Where the cells were put together from several columns, what each gave.
    """

    field: str
    column: Column
    heading: Heading
    clean: Callable[[str], str] | None = None
    parts: tuple[tuple[Column, Heading], ...] = ()

    @property
    def given(self) -> tuple[tuple[Column, Heading], ...]:
        """Which cells of which columns stand in it."""
        return self.parts or ((self.column, self.heading),)


@dataclass(frozen=True, eq=False)
class Plan:
    """Records of one kind, to be made of the rows of a table.

    Attributes
    ----------
    table : Table
    kind : str
    uses : tuple of Use
    constants : mapping
        Fields that are the same in every row, as a cell would say them.
    only : str
        A field: rows in which it is blank are for another plan of the same table.
    source : str
        The tool it comes from, which is part of what tells its rows apart; empty for a plain table.
    key : tuple of Column
        Cells that tell a row of that tool from all others; empty where its contents do.
    origin : str
        Words for the record's source, in which ``{}`` stands for the first of the key.
    entry : Column, optional
        Numbers of entries, in our own sheets, of rows that are recorded already.
    alias : Column, optional
        Another name by which cells of other plans may speak of a row.
    spread : bool
        Cells hold several items, parted by commas, and a row is as many records.
    """

    table: Table
    kind: str
    uses: tuple[Use, ...]
    constants: Mapping[str, Any] = field(default_factory=dict)
    only: str = ""
    source: str = ""
    key: tuple[Column, ...] = ()
    origin: str = ""
    entry: Column | None = None
    alias: Column | None = None
    spread: bool = False

    def use(self, name: str) -> Use | None:
        """Give the column of a field, where there is one."""
        return next((use for use in self.uses if use.field == name), None)


@dataclass(frozen=True, eq=False)
class Aside:
    """A sheet, or part of one, of which nothing is taken in.

    Attributes
    ----------
    grid : Grid
    why, remedy : str
    """

    grid: Grid
    why: str
    remedy: str = ""


@dataclass(frozen=True, eq=False)
class Found:
    """What one recogniser made of some sheets.

    Attributes
    ----------
    form : str
        What it is, such as "Microsoft Forms".
    why : str
        By what it was recognised.
    plans : tuple of Plan
    aside : tuple of Aside
    used : mapping
        Words for columns that are read but are no field, such as what tells rows apart: by sheet and letter.
    notes : tuple of str
    """

    form: str
    why: str
    plans: tuple[Plan, ...] = ()
    aside: tuple[Aside, ...] = ()
    used: Mapping[tuple[str, str], str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
