"""The styles of a DOCX document: a council changes them in Word, and gives the file back as its reference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.styles.style import ParagraphStyle

SMALL, NOTE, COMMAND = "Innokit Small", "Innokit Note", "Innokit Command"
TABLE, CELL, HEAD, PICTURE = "Innokit Table", "Innokit Cell", "Innokit Cell Heading", "Innokit Picture"
FONT, FIXED = "Arial", "Courier New"
INK, QUIET, ACCENT = RGBColor(0x1B, 0x1B, 0x1B), RGBColor(0x59, 0x59, 0x59), RGBColor(0x0B, 0x4F, 0x7D)

_BUILT_IN: dict[str, dict[str, Any]] = {
    "Normal": {"size": 10, "after": 4, "line": 1.08},
    "Body Text": {"size": 10, "after": 3},
    "Title": {"size": 18, "after": 6, "bold": True, "colour": ACCENT},
    "Subtitle": {"size": 10, "after": 2, "colour": QUIET},
    "Heading 1": {"size": 15, "before": 18, "after": 6, "bold": True, "colour": ACCENT},
    "Heading 2": {"size": 12.5, "before": 14, "after": 4, "bold": True, "colour": ACCENT},
    "Heading 3": {"size": 10, "before": 8, "after": 3, "bold": True, "colour": ACCENT},
    "Heading 4": {"size": 10, "before": 6, "after": 2, "bold": True, "colour": INK},
    "List Bullet": {"size": 10, "after": 2},
    "Caption": {"size": 9, "before": 8, "after": 3, "bold": True, "colour": INK},
    "Header": {"size": 8, "after": 0, "colour": QUIET},
    "Footer": {"size": 8, "after": 0, "colour": QUIET},
}
_OURS: dict[str, dict[str, Any]] = {
    SMALL: {"size": 8.5, "after": 2, "colour": QUIET},
    NOTE: {"size": 10, "before": 4, "after": 6},
    COMMAND: {"size": 9, "after": 2, "font": FIXED, "next": True},
    CELL: {"size": 9, "after": 1, "before": 1, "line": 1.0},
    HEAD: {"size": 9, "after": 1, "before": 1, "line": 1.0, "bold": True},
    PICTURE: {"size": 9, "before": 8, "after": 2, "next": True},
}
_TABLE = """
<w:style {ns} w:type="table" w:customStyle="1" w:styleId="InnokitTable">
  <w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>
  <w:tblPr><w:tblBorders>
    <w:top w:val="single" w:sz="8" w:space="0" w:color="1B1B1B"/>
    <w:bottom w:val="single" w:sz="4" w:space="0" w:color="B8B8B8"/>
    <w:insideH w:val="single" w:sz="4" w:space="0" w:color="B8B8B8"/>
  </w:tblBorders><w:tblCellMar>
    <w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>
  </w:tblCellMar></w:tblPr>
  <w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>
    <w:shd w:val="clear" w:color="auto" w:fill="F1F1F1"/>
  </w:tcPr></w:tblStylePr>
</w:style>"""
_AFTER_BORDER = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
"""What stands after a border, in the order that Word insists on."""
_BORDER = """<w:pBdr {ns}><w:left w:val="single" w:sz="16" w:space="8" w:color="0B4F7D"/></w:pBdr>"""


def prepare(file: Docx, *, own: bool) -> None:
    """Give a file every style that is used; those of a council's own document stay as they are.

    Parameters
    ----------
    file : docx.document.Document
    own : bool
        Whether it is a council's own.
    """
    names = {style.name for style in file.styles}
    if not own:
        _clear(file)
        _page(file)
    for name, look in {**_BUILT_IN, **_OURS}.items():
        if name not in names:
            made = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in _BUILT_IN)
            made.base_style = file.styles["Normal"]
        if name not in names or not own:
            _give(file.styles[name], look)
    if NOTE not in names:
        border = parse_xml(_BORDER.format(ns=nsdecls("w")))
        file.styles[NOTE].element.get_or_add_pPr().insert_element_before(border, *_AFTER_BORDER)
        file.styles[NOTE].paragraph_format.left_indent = Mm(4)
    if TABLE not in names:
        file.styles.element.append(parse_xml(_TABLE.format(ns=nsdecls("w"), name=TABLE)))
    _speak_english(file)


def _give(style: Any, look: dict[str, Any]) -> None:
    """Give a style its look."""
    paragraph: ParagraphStyle = style
    paragraph.font.size = Pt(look["size"])
    paragraph.font.bold = look.get("bold", False)
    paragraph.font.italic = False
    paragraph.font.color.rgb = look.get("colour", INK)
    _font(paragraph, look.get("font", FONT))
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after = Pt(look.get("before", 0)), Pt(look["after"])
    shape.line_spacing = look.get("line", 1.08)
    shape.alignment = WD_ALIGN_PARAGRAPH.LEFT
    if look.get("next"):
        shape.keep_with_next = True
    for border in paragraph.element.xpath("w:pPr/w:pBdr"):
        border.getparent().remove(border)


def _font(style: ParagraphStyle, name: str) -> None:
    """Name the font for every script, in place of the theme's."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in [*fonts.attrib]:
        del fonts.attrib[key]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), name)


def _page(file: Docx) -> None:
    """Set the page to A4."""
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(24), Mm(22)


def _clear(file: Docx) -> None:
    """Take out of the library's own beginning what is not used: table styles, a picture, a copy of styles."""
    for style in [*file.styles]:
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in ("Normal Table", "Table Grid"):
            style.element.getparent().remove(style.element)
    for relations in (file.part.package.rels, file.part.rels):
        for key, told in [*relations.items()]:
            if told.reltype.endswith(("/thumbnail", "/stylesWithEffects", "/customXml")):
                del relations[key]


def _speak_english(file: Docx) -> None:
    """Say that the text is British English, for spelling and for those who listen to it."""
    for told in file.styles.element.xpath("w:docDefaults//w:lang"):
        told.set(qn("w:val"), "en-GB")
