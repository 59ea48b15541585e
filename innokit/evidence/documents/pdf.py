"""A document as PDF: tagged, PDF/UA-1, by typst with the fonts it carries; nothing is fetched."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from innokit.errors import EvidenceError
from innokit.evidence.documents.composing import compose
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
from innokit.evidence.documents.files import lacking, put
from innokit.evidence.documents.glyphs import shown_in
from innokit.evidence.documents.sizes import (
    MILLIMETRES,
    TALLEST,
    size_of_opening,
    size_of_table,
    widths_of_table,
)
from innokit.records import Case
from innokit.results.workbook import AUTHOR
from innokit.words import one_line

if TYPE_CHECKING:
    from types import ModuleType

_LONG = 1_500


def write_pdf(
    case: Case | Document,
    path: str | os.PathLike[str],
    *,
    order: str | os.PathLike[str] = "sixteen",
    pictures: bool = True,
) -> Path:
    """Write a case as a tagged PDF that meets PDF/UA-1.

    Parameters
    ----------
    case : Case or Document
        A document from `compose` is written as it is.
    path : path
        Ends in ``.pdf``.
    order : str or path, optional
        ``"sixteen"``, ``"five cases"``, ``"initiation"``, or a TOML file of your own.
    pictures : bool, optional
        Draw charts, where there is a browser.

    Returns
    -------
    Path

    Raises
    ------
    ExtraMissing
        typst is not installed.
    EvidenceError
        The name has another ending, the order cannot be read, or the file cannot be written.

    Notes
    -----
    The same record, versions and pictures give the same bytes. Letters that the fonts lack (emoji, some
    scripts) are shown by their names; DOCX holds them as they are.
    """
    typst = _typst()
    document = case if isinstance(case, Document) else compose(case, order, pictures=pictures)
    return put(path, ".pdf", "A PDF", lambda: _compiled(typst, document))


def _typst() -> ModuleType:
    """Give the compiler, or say how to get it."""
    try:
        import typst
    except ModuleNotFoundError as missing:
        raise lacking("A PDF needs typst") from missing
    return typst


def _compiled(typst: ModuleType, document: Document) -> bytes:
    """Compile a document in a folder of its own."""
    plain = shown_in(typst, plainly(document))
    with tempfile.TemporaryDirectory(prefix="innokit-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        main = folder / "document.typ"
        main.write_bytes(resources.files(__package__).joinpath("document.typ").read_bytes())
        (folder / "data.json").write_text(json.dumps(plain), encoding="utf-8")
        for picture in _pictures(document):
            (folder / f"{picture.number}.png").write_bytes(picture.image)
        try:
            made: bytes = typst.compile(
                str(main),
                root=name,
                ignore_system_fonts=True,
                pdf_standards="ua-1",
                timestamp=int(document.created.timestamp()),
            )
        except typst.TypstError as fault:
            raise EvidenceError(f"The PDF cannot be made: {fault.message}", remedy="Write DOCX") from fault
    return made


def _pictures(document: Document) -> Iterator[Picture]:
    """Give the pictures of a document."""
    yield from (block for block in document.walk() if isinstance(block, Picture))


def plainly(document: Document) -> dict[str, Any]:
    """Give a document as plain data, as its layout reads it."""
    created = document.created
    rows = (
        cell for block in document.walk() if isinstance(block, Table) for row in block.rows for cell in row
    )
    return {
        "size": size_of_opening(document),
        "title": document.title,
        "short": one_line(document.title, 90),
        "kind": document.kind,
        "author": AUTHOR,
        "description": f"{document.kind}. {document.foot}",
        "keywords": [document.foot],
        "facts": document.facts,
        "notice": document.notice,
        "foot": document.foot,
        "created": [created.year, created.month, created.day, created.hour, created.minute, created.second],
        "marks": sorted({cell.anchor for cell in rows if cell.anchor}),
        "opening": [*map(_block, document.opening)],
        "blocks": [*map(_block, document.blocks)],
    }


def _block(block: Block) -> dict[str, Any]:
    """Give a block as plain data."""
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "text": block.text}
        case Paragraph():
            return {"kind": "paragraph", "look": block.look, "text": _runs(block.text)}
        case Items():
            return {"kind": "items", "items": [*map(_runs, block.items)]}
        case Note():
            return {"kind": "note", "text": block.text}
        case Picture():
            # The caption has its own full stop in the layout.
            return {
                "kind": "picture",
                "number": block.number,
                "caption": block.caption.rstrip("."),
                "subtitle": block.subtitle,
                "alt": block.alt,
                "file": f"{block.number}.png",
                "width": min(block.wide * MILLIMETRES, TALLEST * block.wide / block.high),
            }
        case Table():
            return _table(block)


def _table(block: Table) -> dict[str, Any]:
    """Give a table as plain data."""
    columns = range(len(block.heads))
    return {
        "kind": "table",
        "number": block.number,
        "caption": block.caption,
        "note": block.note,
        "size": size_of_table(block),
        "heads": block.heads,
        "widths": widths_of_table(block),
        "numeric": [block.is_number(place) for place in columns],
        "rows": [[{"text": cell.text, "anchor": cell.anchor} for cell in row] for row in block.rows],
        "whole": max((len(cell.text) for row in block.rows for cell in row), default=0) < _LONG,
    }


def _runs(given: Text) -> list[dict[str, Any]]:
    """Give a text as plain data."""
    return [{"text": run.text, "bold": run.bold, "mark": run.mark} for run in given]
