"""Pieces of DOCX that python-docx has no call for: fields, links, repeated rows, descriptions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from innokit.evidence.documents import looks
from innokit.evidence.documents.content import Cell, Document, Table
from innokit.words import one_line

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.table import Table as DocxTable
    from docx.table import _Cell as DocxCell
    from docx.text.paragraph import Paragraph as Line
    from docx.text.run import Run

_LONG = 1_500
_AFTER_INDENT = tuple(
    f"w:{name}"
    for name in ("tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription")
)
"""What stands after the indent of a table, in the order that Word insists on."""


def lines(line: Line, text: str) -> Run:
    """Add text to a paragraph, its line ends kept."""
    return line.add_run(text)


def element(tag: str, **attributes: str) -> Any:
    """Make an element, attributes in Word's own namespace."""
    made = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def room(file: Docx) -> float:
    """Give the millimetres between the margins."""
    section = file.sections[-1]
    width = (section.page_width or Mm(210)) - (section.left_margin or 0) - (section.right_margin or 0)
    return float(width) / float(Mm(1))


def head_and_foot(file: Docx, document: Document) -> None:
    """Put the notice and the record's head on every page, below a council's own letterhead."""
    for section in file.sections:
        section.different_first_page_header_footer = False
        head, foot = section.header, section.footer
        top = _free(head.paragraphs, head.add_paragraph)
        top.style = file.styles["Header"]
        lines(top, one_line(document.title, 90))
        if document.notice:
            notice = head.add_paragraph(style="Header")
            lines(notice, document.notice).bold = True
        bottom = _free(foot.paragraphs, foot.add_paragraph)
        bottom.style = file.styles["Footer"]
        for stop in file.styles["Footer"].paragraph_format.tab_stops:
            bottom.paragraph_format.tab_stops.add_tab_stop(stop.position, WD_TAB_ALIGNMENT.CLEAR)
        bottom.paragraph_format.tab_stops.add_tab_stop(Mm(room(file)), WD_TAB_ALIGNMENT.RIGHT)
        lines(bottom, f"{document.foot}\tPage ")
        field(bottom, "PAGE", "1")
        lines(bottom, " of ")
        field(bottom, "NUMPAGES", "1")


def _free(there: Sequence[Line], add: Any) -> Line:
    """Give the paragraph of an empty header, or a new one below what it holds."""
    made: Line = there[0] if len(there) == 1 and not there[0].text and not there[0].runs else add()
    return made


def field(line: Line, code: str, shown: str) -> None:
    """Add a field with what it shows until somebody brings it up to date."""
    for kind in ("begin", "code", "separate", "shown", "end"):
        run = line.add_run()
        if kind == "code":
            told = element("instrText")
            told.set(qn("xml:space"), "preserve")
            told.text = f" {code} "
            run._r.append(told)
        elif kind == "shown":
            run.text = shown
        else:
            run._r.append(element("fldChar", fldCharType=kind))


def contents(file: Docx, document: Document) -> None:
    """List the parts, each a link; Word adds page numbers when asked to bring the list up to date."""
    title = file.add_paragraph("Contents", style="Heading 1")
    title.paragraph_format.page_break_before = True
    headings = document.contents()
    for place, name in enumerate(headings):
        line = file.add_paragraph(style="Body Text")
        line.paragraph_format.space_after = Pt(1)
        if place == 0:
            line._p.append(_part_of_field("begin"))
            line._p.append(_part_of_field("", ' TOC \\o "1-1" \\h \\z \\n '))
            line._p.append(_part_of_field("separate"))
        line._p.append(link(f"part-{place}", name))
        if place == len(headings) - 1:
            line._p.append(_part_of_field("end"))


def mark_parts(file: Docx) -> None:
    """Make the heading of each part a place that the list of contents leads to."""
    parts = [line for line in file.paragraphs if line.style is not None and line.style.name == "Heading 1"]
    for place, line in enumerate(line for line in parts if line.text != "Contents"):
        marked(line, f"part-{place}", place)


def _part_of_field(kind: str, code: str = "") -> Any:
    """Make one run of a field that goes on over paragraphs."""
    run = element("r")
    if code:
        told = element("instrText")
        told.set(qn("xml:space"), "preserve")
        told.text = code
        run.append(told)
    else:
        run.append(element("fldChar", fldCharType=kind))
    return run


def link(anchor: str, shown: str, size: float = 0.0, *, high: bool = False) -> Any:
    """Make a link to a place in the document."""
    made = element("hyperlink", anchor=anchor, history="1")
    run, look = element("r"), element("rPr")
    look.append(element("color", val=str(looks.ACCENT)))
    if size:
        look.append(element("sz", val=str(round(size * 2))))
    if high:
        look.append(element("vertAlign", val="superscript"))
    run.append(look)
    told = element("t")
    told.text = shown
    run.append(told)
    made.append(run)
    return made


def marked(line: Line, anchor: str, number: int) -> None:
    """Make a paragraph a place that links lead to."""
    start = element("bookmarkStart", id=str(number), name=anchor)
    properties = line._p.pPr
    place = 0 if properties is None else 1
    line._p.insert(place, start)
    line._p.append(element("bookmarkEnd", id=str(number)))


def raised(line: Line, mark: int, size: float) -> None:
    """Add the number of a key figure, which leads to its row."""
    line._p.append(link(f"figure-{mark}", str(mark), size, high=True))


def described(made: DocxTable, table: Table) -> None:
    """Say what a table shows to those who do not see it, and which row is its heading."""
    properties = made._tbl.tblPr
    for told in properties.findall(qn("w:tblLook")):
        properties.remove(told)
    properties.append(
        element(
            "tblLook",
            val="0020",
            firstRow="1",
            lastRow="0",
            firstColumn="0",
            lastColumn="0",
            noHBand="1",
            noVBand="1",
        )
    )
    properties.insert_element_before(element("tblInd", w="60", type="dxa"), *_AFTER_INDENT)
    properties.append(element("tblCaption", val=table.caption))
    if table.note:
        properties.append(element("tblDescription", val=table.note))


def add_rows(file: Docx, made: DocxTable, table: Table, widths: Sequence[int], size: float) -> None:
    """Fill a table: its heading row stands again on each page, and no row is torn apart."""
    body, head = (file.styles[name].style_id for name in (looks.CELL, looks.HEAD))
    heads = tuple(Cell(head) for head in table.heads)
    numeric = [table.is_number(place) for place in range(len(heads))]
    for place, row in enumerate((heads, *table.rows)):
        line = made.add_row()  # type: ignore[no-untyped-call]
        properties = line._tr.get_or_add_trPr()
        if max(len(cell.text) for cell in row) < _LONG:
            properties.append(element("cantSplit"))
        if place == 0:
            properties.append(element("tblHeader"))
        cells = line.cells
        for cell, given, width, right in zip(cells, row, widths, numeric, strict=True):
            cell.width = width
            _fill(cell, given, body if place else head, size, right=right)


def _fill(cell: DocxCell, given: Cell, style: str, size: float, *, right: bool) -> None:
    """Fill one cell; a style by its id, as looking up its name for each cell takes long."""
    line = cell.paragraphs[0]
    line._p.style = style
    lines(line, given.text).font.size = Pt(size)
    if right:
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if given.anchor:
        marked(line, f"figure-{given.anchor}", 10_000 + given.anchor)
