"""DOCX, read again by python-docx and by LibreOffice: real headings and tables, nobody's name, same bytes."""

import os
import shutil
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from innokit import evidence
from innokit.errors import EvidenceError
from innokit.evidence.documents.content import Heading, Table
from tests.evidence import libreoffice
from tests.evidence.documents.conftest import HOSTILE

WRITER = Path(os.path.realpath(libreoffice.PROGRAM or "/")).parent / "libswlo.so"


def test_headings_are_headings(esol) -> None:
    lines = docx.Document(esol.docx).paragraphs
    found = [(line.style.name, line.text) for line in lines if line.style.name.startswith("Heading")]
    wanted = [(f"Heading {b.level}", b.text) for b in esol.document.walk() if isinstance(b, Heading)]
    assert [pair for pair in found if pair[1] != "Contents"] == wanted


def test_tables_are_tables_with_a_heading_row_that_stands_again(esol) -> None:
    found = docx.Document(esol.docx).tables
    wanted = [block for block in esol.document.walk() if isinstance(block, Table)]
    assert len(found) == len(wanted) > 20
    for made, table in zip(found, wanted, strict=True):
        first = made.rows[0]._tr
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert [cell.text for cell in made.rows[0].cells] == list(table.heads)
        assert len(made.rows) == len(table.rows) + 1
        assert made._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == table.caption


def test_each_key_figure_is_a_link_that_arrives(esol) -> None:
    body = docx.Document(esol.docx).element.body
    names = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    assert {*links} <= names
    assert {f"figure-{place}" for place in range(1, len(esol.document.marks) + 1)} <= {*links}
    ids = [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(ids) == len({*ids})


def test_it_names_nobody_and_speaks_english(esol) -> None:
    file = docx.Document(esol.docx)
    told = file.core_properties
    assert (told.author, told.last_modified_by, told.language) == ("innokit", "innokit", "en-GB")
    assert told.title == esol.document.title
    assert told.created == told.modified == esol.case.entries[-1].moment.replace(microsecond=0)
    assert {lang.get(qn("w:val")) for lang in file.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_notice_and_head_stand_on_every_page(esol) -> None:
    section = docx.Document(esol.docx).sections[0]
    assert esol.document.notice in [line.text for line in section.header.paragraphs]
    assert esol.case.head in section.footer.paragraphs[-1].text


def test_the_same_document_gives_the_same_bytes(office, tmp_path) -> None:
    again = evidence.write_docx(evidence.compose(office.case, pictures=False), tmp_path / "again.docx")
    assert again.read_bytes() == office.docx.read_bytes()
    assert {info.date_time for info in zipfile.ZipFile(again).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_hostile_titles_stay_text(hostile) -> None:
    file = docx.Document(hostile.docx)
    text = "\n".join(
        [*(line.text for line in file.paragraphs), *(cell.text for t in file.tables for cell in t._cells)]
    )
    for title in HOSTILE[6:12]:
        assert title in text
    assert "😀" in text
    assert "\u202e" not in text
    fields = [part.text for part in file.element.body.iter(qn("w:instrText"))]
    assert all("DDE" not in field for field in fields)
    assert not [r for r in file.part.rels.values() if r.is_external]


def own_reference(path: Path) -> Path:
    """A council's own document: its font, colour, margins and letterhead, and words that must not stay."""
    file = docx.Document()
    style = file.styles["Heading 1"]
    style.font.name, style.font.size, style.font.color.rgb = "Georgia", Pt(22), RGBColor(0x7A, 0, 0x3C)
    file.sections[0].left_margin = Mm(35)
    file.sections[0].header.paragraphs[0].text = "Borough of Example"
    file.add_paragraph("Words of the template.")
    file.save(path)
    return path


def test_a_reference_gives_its_styles_and_none_of_its_words(office, tmp_path) -> None:
    made = evidence.write_docx(office.document, tmp_path / "own.docx", own_reference(tmp_path / "ref.docx"))
    file = docx.Document(made)
    assert file.styles["Heading 1"].font.name == "Georgia"
    assert file.sections[0].left_margin.mm == pytest.approx(35, abs=0.1)
    heads = [line.text for line in file.sections[0].header.paragraphs]
    assert heads[0] == "Borough of Example"
    assert office.document.notice in heads
    assert all("Words of the template" not in line.text for line in file.paragraphs)
    assert file.styles["Innokit Table"] is not None


def test_what_was_written_can_be_its_own_reference(office, tmp_path) -> None:
    made = evidence.write_docx(office.document, tmp_path / "own.docx", office.docx)
    wanted = [line.text for line in docx.Document(office.docx).paragraphs]
    assert [line.text for line in docx.Document(made).paragraphs] == wanted


def test_a_reference_that_is_none_is_refused(esol, tmp_path) -> None:
    (tmp_path / "ref.docx").write_text("not a document", encoding="utf-8")
    for name in ("ref.docx", "gone.docx"):
        with pytest.raises(EvidenceError, match=r"reference document cannot be read.*Save it from Word"):
            evidence.write_docx(esol.document, tmp_path / "own.docx", tmp_path / name)


def test_another_ending_is_refused(esol, tmp_path) -> None:
    with pytest.raises(EvidenceError, match=r"ends in \.docx"):
        evidence.write_docx(esol.document, tmp_path / "case.doc")


@pytest.mark.slow
def test_libreoffice_opens_it_and_every_part_is_there(esol, tmp_path) -> None:
    if not WRITER.is_file():
        if os.environ.get("INNOKIT_REQUIRE_WRITER"):
            pytest.fail("LibreOffice Writer is required: apt-get install libreoffice-writer-nogui")
        pytest.skip("needs LibreOffice Writer: apt-get install libreoffice-writer-nogui")
    copy = Path(shutil.copy(esol.docx, tmp_path / "case.docx"))
    [made] = libreoffice.converted([copy], tmp_path, "pdf")
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(made)]
    flat = " ".join(" ".join(pages).split())
    assert all(" ".join(name.split()) in flat for name in esol.document.contents())
    assert all(esol.case.head in page for page in pages)
    assert 10 < len(pages) < 40
