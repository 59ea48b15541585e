"""Filling a DOCX file from a document; python-docx must be there."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Mm, Pt

from innokit.errors import EvidenceError
from innokit.evidence.documents import looks, pieces
from innokit.evidence.documents.content import (
    Block,
    Document,
    Heading,
    Items,
    Note,
    Paragraph,
    Picture,
    Table,
    Text,
)
from innokit.evidence.documents.sizes import (
    MILLIMETRES,
    TALLEST,
    size_of_opening,
    size_of_table,
    widths_of_table,
)
from innokit.results.workbook import AUTHOR

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.text.paragraph import Paragraph as Line

_STAMP = (1980, 1, 1, 0, 0, 0)
_LARGEST = 20_000_000
_WIDER = 0.5
"""Points by which the letters of the first page are smaller than in PDF, as those of our font are wider."""
_LOOKS = {"body": "Body Text", "quiet": looks.SMALL, "command": looks.COMMAND}


def filled(document: Document, reference: str | os.PathLike[str] | None) -> bytes:
    """Fill a file, and give its bytes.

    Parameters
    ----------
    document : Document
    reference : path or None
        The document whose styles are used.

    Raises
    ------
    EvidenceError
        The reference is too large, or cannot be read.
    """
    file = _opened(reference)
    looks.prepare(file, own=reference is not None)
    _properties(file, document)
    pieces.head_and_foot(file, document)
    _title(file, document)
    size = size_of_opening(document) - _WIDER
    for block in document.opening:
        _add(file, block, size)
    pieces.contents(file, document)
    for block in document.blocks:
        _add(file, block)
    pieces.mark_parts(file)
    held = io.BytesIO()
    file.save(held)
    return _settled(held.getvalue())


def _opened(reference: str | os.PathLike[str] | None) -> Docx:
    """Open the document whose styles are used, emptied of what it says."""
    if reference is None:
        return docx.Document()
    path = Path(reference)
    try:
        if path.stat().st_size > _LARGEST:
            raise EvidenceError(
                "The reference document is too large", where=str(path), remedy="Take the pictures out of it"
            )
        file = docx.Document(str(path))
    except (OSError, PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as fault:
        raise EvidenceError(
            "The reference document cannot be read", where=str(path), remedy="Save it from Word as .docx"
        ) from fault
    body = file.element.body
    for child in [child for child in body if not child.tag.endswith("}sectPr")]:
        body.remove(child)
    return file


def _properties(file: Docx, document: Document) -> None:
    """Say what it is and when its record ended; nobody's name."""
    when = document.created.replace(tzinfo=None)
    told: dict[str, Any] = {
        "title": document.title[:255],
        "subject": document.kind[:255],
        "author": AUTHOR,
        "last_modified_by": AUTHOR,
        "keywords": document.foot[:255],
        "comments": document.notice[:255],
        "language": "en-GB",
        "created": when,
        "modified": when,
        "revision": 1,
    }
    for name, value in told.items():
        setattr(file.core_properties, name, value)


def _title(file: Docx, document: Document) -> None:
    """Set the title block."""
    file.add_paragraph(document.kind, style="Subtitle")
    file.add_paragraph(document.title, style="Title")
    for label, value in document.facts:
        line = file.add_paragraph(style=looks.SMALL)
        line.add_run(f"{label}: ").bold = True
        pieces.lines(line, value)


def _add(file: Docx, block: Block, size: float = 0.0) -> None:
    """Add one block; `size` is that of its letters where it is not the style's."""
    match block:
        case Heading():
            file.add_paragraph(block.text, style=f"Heading {block.level}")
        case Paragraph():
            _set(file.add_paragraph(style=_LOOKS[block.look]), block.text, size)
        case Items():
            for item in block.items:
                _set(file.add_paragraph(style="List Bullet"), item, size)
        case Note():
            pieces.lines(file.add_paragraph(style=looks.NOTE), block.text)
        case Table():
            _add_table(file, block)
        case Picture():
            _add_picture(file, block)


def _set(line: Line, text: Text, size: float) -> None:
    """Set the runs of a text; a raised number leads to its row in the table of key figures."""
    for run in text:
        made = pieces.lines(line, run.text)
        made.bold = run.bold or None
        made.font.size = Pt(size) if size else None
        if run.mark:
            pieces.raised(line, run.mark, size)


def _add_table(file: Docx, table: Table) -> None:
    """Add a table with its caption, and a heading row that stands again on each page."""
    caption = file.add_paragraph(style="Caption")
    caption.paragraph_format.keep_with_next = True
    caption.add_run(f"Table {table.number}. ")
    pieces.lines(caption, table.caption).bold = False
    made = file.add_table(rows=0, cols=len(table.heads), style=looks.TABLE)
    made.autofit = False
    pieces.described(made, table)
    room = pieces.room(file)
    widths = [Mm(share * room) for share in widths_of_table(table)]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    pieces.add_rows(file, made, table, widths, size_of_table(table))
    note = file.add_paragraph(style=looks.SMALL)
    note.paragraph_format.space_after = Pt(8)
    pieces.lines(note, table.note)


def _add_picture(file: Docx, picture: Picture) -> None:
    """Add a picture with its alt text and its caption."""
    width = min(picture.wide * MILLIMETRES, TALLEST * picture.wide / picture.high, pieces.room(file))
    line = file.add_paragraph(style=looks.PICTURE)
    shape = line.add_run().add_picture(io.BytesIO(picture.image), width=Mm(width))
    told = shape._inline.docPr
    told.set("descr", picture.alt)
    told.set("name", f"Chart {picture.number}")
    caption = file.add_paragraph(style="Caption")
    caption.add_run(f"Chart {picture.number}. ")
    pieces.lines(caption, f"{picture.caption.rstrip('.')}. ").bold = False
    pieces.lines(caption, picture.subtitle).bold = False


def _settled(content: bytes) -> bytes:
    """Write the parts of a file again without the moment at which they were written."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(held, "w") as made:
        for name in given.namelist():
            told = zipfile.ZipInfo(name, _STAMP)
            told.external_attr = 0o600 << 16
            made.writestr(told, given.read(name), zipfile.ZIP_DEFLATED, 9)
    return held.getvalue()
