"""The layout of a workbook as data: tabs and cells with formula, value, name, note and format.

`evidence` writes it to a file and `intake` reads a returned file beside it, so both know the same cells.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from innokit.errors import MethodRefused

HIDDEN = "innokit"
"""The hidden tab that says from which record a workbook was made, and which cell stands for what."""

AUTHOR = "innokit"
"""Who a workbook says made it, until somebody else saves it."""

Role = Literal["title", "note", "head", "group", "label", "text", "input", "table", "figure", "total"]
Shape = Literal["text", "pounds", "pence", "share", "factor", "number", "whole", "years", "plain", "apart"]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Input:
    """What a cell that people may change stands for.

    Attributes
    ----------
    record, field : str
        Id of the record, and its field.
    part : str
        Which item of a field that holds several: a stakeholder's id, or a place counted from 0.
    unit : str
        Of the number, as the field or assumption has it.
    least, most : float or None
        Limits of the number.
    kind : {"number", "whole", "text"}
    choices : tuple of str
        Words to choose from.
    blank : bool
        Whether the cell may be empty.
    """

    record: str
    field: str
    part: str = ""
    unit: str = ""
    least: float | None = None
    most: float | None = None
    kind: Literal["number", "whole", "text"] = "number"
    choices: tuple[str, ...] = ()
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes
    ----------
    value : float, str or None
        What it shows; of a formula, what it comes to, so that a viewer that cannot calculate shows it too.
    formula : str
        Without its equals sign; empty for a constant.
    role, shape : str
        What it is for, and how its number is written.
    note : str
        A comment on the cell.
    name : str
        By which formulas call it.
    input : Input or None
        What it stands for, where people may change it.
    """

    value: float | str | None
    formula: str = ""
    role: Role = "text"
    shape: Shape = "text"
    note: str = ""
    name: str = ""
    input: Input | None = None


@dataclass(frozen=True, slots=True)
class Warn:
    """Cells that turn red and bold where they hold a word or a number below zero.

    Attributes
    ----------
    first, last : (row, column)
        Corners, counted from 0.
    word : str
        The word; blank for numbers below zero.
    """

    first: Place
    last: Place
    word: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """One sheet of a workbook; rows and columns are counted from 0."""

    title: str
    cells: Mapping[Place, Cell]
    widths: tuple[float, ...] = ()
    frozen: Place = (0, 0)
    warns: tuple[Warn, ...] = ()
    hidden: bool = False

    def __post_init__(self) -> None:
        """Refuse a title that spreadsheets cannot hold."""
        if not 0 < len(self.title) <= 31 or set(self.title) & set("[]:*?/\\'"):
            raise MethodRefused("A tab's title has at most 31 plain characters", where=self.title)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook as data.

    Attributes
    ----------
    title : str
    tabs : tuple of Tab
    digest : str
        Of the case it was made from.
    as_at : int or None
        Number of the last entry it knows.
    head : str
        Head of the record at that entry.
    when : str
        When that entry was made; empty without a book.
    """

    title: str
    tabs: tuple[Tab, ...]
    digest: str
    as_at: int | None = None
    head: str = ""
    when: str = ""
    _by_title: dict[str, Tab] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse two tabs, or two cells, of one name."""
        self._by_title.update({tab.title: tab for tab in self.tabs})
        names = [cell.name.casefold() for _, _, cell in self.walk() if cell.name]
        if len(self._by_title) < len(self.tabs) or len(set(names)) < len(names):
            raise MethodRefused("Two tabs or two cells of a workbook have the same name")

    def tab(self, title: str) -> Tab:
        """Give a tab by its title."""
        if title not in self._by_title:
            raise MethodRefused(f"There is no tab {title!r}", remedy=f"Ask for {', '.join(self._by_title)}")
        return self._by_title[title]

    def walk(self) -> Iterator[tuple[Tab, Place, Cell]]:
        """Walk through every cell, tab by tab, row by row."""
        for tab in self.tabs:
            for place in sorted(tab.cells):
                yield tab, place, tab.cells[place]

    def inputs(self) -> Iterator[tuple[Tab, Place, Cell]]:
        """Walk through the cells that people may change."""
        return ((tab, place, cell) for tab, place, cell in self.walk() if cell.input)

    @property
    def pattern(self) -> str:
        """SHA-256 over which cell holds which formula, text or input; two files of one pattern compare."""
        told = [
            (tab.title, *place, cell.formula or (cell.value if isinstance(cell.value, str) else ""))
            for tab, place, cell in self.walk()
            if cell.input is None
        ]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()


def letters(column: int) -> str:
    """Give a column's letters.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    text = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        text, column = chr(65 + rest) + text, column - 1
    return text


def address(place: Place) -> str:
    """Give a cell's address within its tab.

    >>> address((4, 2))
    'C5'
    """
    return f"{letters(place[1])}{place[0] + 1}"


def place_of(address: str) -> Place:
    """Give the place of an address.

    >>> place_of("AB12")
    (11, 27)
    """
    column = 0
    for letter in (found := address.rstrip("0123456789")):
        column = column * 26 + ord(letter) - 64
    return int(address[len(found) :]) - 1, column - 1
