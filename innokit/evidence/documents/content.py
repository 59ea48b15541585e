"""A document as data: blocks in order, which DOCX and PDF both write, so that they say the same."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from innokit.results import Figure, Sentence

_NOT_TEXT = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look.

    Attributes
    ----------
    text : str
    bold : bool
    mark : int
        The number of its row in the table of key figures; 0 for none.
    """

    text: str
    bold: bool = False
    mark: int = 0


Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, of level 1 to 4; level 1 is a part of the document."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a quiet one is small print."""

    text: Text
    look: Literal["body", "quiet", "command"] = "body"


@dataclass(frozen=True, slots=True)
class Items:
    """A bulleted list."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader must not miss: a part is empty, or stands elsewhere."""

    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table.

    Attributes
    ----------
    text : str
    number : bool
        Set to the right.
    anchor : int
        The number of the key figure that this row is about; 0 for none.
    """

    text: str
    number: bool = False
    anchor: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its heading row.

    Attributes
    ----------
    caption, note : str
        What it shows; what a reader should know beside it.
    heads : tuple of str
    rows : tuple of tuples of Cell
    number : int
        Counted through the document.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    number: int = 0

    def is_number(self, place: int) -> bool:
        """Say whether a column is set to the right."""
        cells = [row[place] for row in self.rows]
        return sum(cell.number for cell in cells) * 3 > len(cells)


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as a picture, with words for readers who do without it.

    Attributes
    ----------
    caption, subtitle, alt : str
        The finding; what is measured; what a reader who cannot see it needs to know.
    image : bytes
        PNG.
    wide, high : int
        In pixels of the page, before the resolution is doubled.
    number : int
        Counted through the document.
    """

    caption: str
    subtitle: str
    alt: str
    image: bytes = field(repr=False)
    wide: int
    high: int
    number: int = 0


Block = Heading | Paragraph | Items | Note | Table | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A document, ready to be written.

    Attributes
    ----------
    kind : str
        Such as "Business case".
    title : str
        The question.
    facts : tuple of (label, value)
        The title block.
    notice : str
        Which figures are invented or recalled; on every page. Empty where none is.
    foot : str
        As at which entry, and its head; on every page.
    created : datetime
        When the last entry was recorded, so that the same record gives the same bytes.
    opening, blocks : tuple of Block
        What stands on the first page; the rest, after the table of contents.
    marks : tuple of Figure
        The key figures, in the order of their numbers from 1.
    """

    kind: str
    title: str
    facts: tuple[tuple[str, str], ...]
    notice: str
    foot: str
    created: datetime.datetime
    opening: tuple[Block, ...]
    blocks: tuple[Block, ...]
    marks: tuple[Figure, ...]

    def walk(self) -> Iterator[Block]:
        """Give every block in order."""
        yield from self.opening
        yield from self.blocks

    def contents(self) -> tuple[str, ...]:
        """Give the headings of its parts, the first page's among them."""
        return tuple(b.text for b in self.walk() if isinstance(b, Heading) and b.level == 1)

    @property
    def letters(self) -> int:
        """How many letters stand on the first page, by which writers choose their size."""
        return sum(len(words_of(block)) for block in self.opening)

    def words(self) -> str:
        """Give everything it says, pictures by their descriptions, one block a line."""
        return "\n".join(filter(None, map(words_of, self.walk())))


def words_of(block: Block) -> str:
    """Give what one block says."""
    match block:
        case Heading(text=text) | Note(text=text):
            return text
        case Paragraph(text=runs):
            return said(runs)
        case Items(items=items):
            return "\n".join(map(said, items))
        case Picture():
            return f"{block.caption} {block.subtitle} {block.alt}"
        case Table():
            rows = [block.heads, *([cell.text for cell in row] for row in block.rows)]
            return "\n".join([block.caption, *("\t".join(row) for row in rows), block.note])


def said(text: Text) -> str:
    """Join the runs of a text."""
    return "".join(run.text for run in text)


def plain(text: object) -> str:
    r"""Make text fit for a file: what no file can hold is shown as such, and nothing turns its direction.

    >>> plain("a\x00b\u202ec")
    'a\ufffdbc'
    """
    return _NOT_TEXT.sub("\ufffd", _DIRECTIONS.sub("", str(text).replace("\r\n", "\n")))


def text(words: object, *, bold: bool = False) -> Text:
    """Make a text of plain words."""
    return (Run(plain(words), bold),)


def sentences(shown: Iterable[Sentence], marks: dict[str, int] | None = None) -> Text:
    """Set sentences one after the other.

    Parameters
    ----------
    shown : iterable of Sentence
    marks : dict, optional
        Numbers of key figures by their ids; figures with a number in them carry it.
    """
    runs: list[Run] = []
    for sentence in shown:
        runs += [Run(" ")] if runs else []
        for piece in sentence:
            if isinstance(piece, Figure):
                mark = (marks or {}).get(piece.id, 0) if counts(piece) else 0
                runs.append(Run(plain(piece.text), mark=mark))
            else:
                runs.append(Run(plain(piece)))
    return tuple(runs)


def counts(figure: Figure) -> bool:
    """Say whether a figure is a number, or words that stand in place of one, and not recorded text."""
    return figure.value is not None or bool(figure.unit)
