"""PDF, read again by another library: tagged, titled, every key figure in its text; the same bytes."""

import ctypes
import re

import pypdfium2
import pytest
from pypdfium2 import raw

import innokit
from innokit import evidence
from innokit.errors import EvidenceError
from innokit.evidence.documents.content import Heading, Table
from tests.counts import thorough
from tests.evidence.documents.conftest import HOSTILE


def text_of(path) -> str:
    pages = pypdfium2.PdfDocument(path)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pages).split())


def test_it_is_tagged_and_says_which_standard_it_meets(esol) -> None:
    content = esol.pdf.read_bytes()
    assert pypdfium2.PdfDocument(esol.pdf).is_tagged()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    assert re.search(rb"/Lang\s*\(en-GB\)", content)
    assert b"/DisplayDocTitle true" in content


def test_headings_and_rows_of_headings_stand_in_its_structure(esol) -> None:
    counts = tags(esol.pdf)
    blocks = [*esol.document.walk()]
    heads = [block.level for block in blocks if isinstance(block, Heading)]
    tables = [block for block in blocks if isinstance(block, Table)]
    assert counts["Table"] >= len(tables)
    assert counts["TH"] >= sum(len(table.heads) for table in tables)
    assert counts["H1"] == heads.count(1) + 1  # the table of contents has one of its own
    assert counts["H2"] == heads.count(2)


def test_its_text_holds_every_key_figure_and_heading(esol) -> None:
    told = text_of(esol.pdf)
    for figure in esol.document.marks:
        assert figure.text in told
    for name in esol.document.contents():
        assert name in told


def test_the_head_stands_on_every_page(esol) -> None:
    pages = pypdfium2.PdfDocument(esol.pdf)
    texts = [page.get_textpage().get_text_bounded() for page in pages]
    assert all(esol.case.head in text and "Illustrative" in text for text in texts)


def test_the_summary_stays_on_its_page(esol) -> None:
    first, second = (pypdfium2.PdfDocument(esol.pdf)[n].get_textpage().get_text_bounded() for n in (0, 1))
    assert "How to check this." in first
    assert "Contents" in second


def test_the_same_case_gives_the_same_bytes(office, tmp_path) -> None:
    again = evidence.write_pdf(office.case, tmp_path / "again.pdf", pictures=False)
    assert again.read_bytes() == office.pdf.read_bytes()


def test_hostile_titles_stay_text(hostile) -> None:
    told = text_of(hostile.pdf)
    for title in HOSTILE[6:10]:
        assert "".join(title.split()) in "".join(told.split())
    assert "root:" not in told
    assert "[grinning face]" in told
    assert "Ŵyn" in told
    assert pypdfium2.PdfDocument(hostile.pdf).is_tagged()


@pytest.mark.skipif(not thorough(), reason="the largest example takes long: INNOKIT_TESTS=thorough")
def test_the_largest_example_is_a_document_of_sane_length(tmp_path) -> None:
    case = innokit.example("north-lincolnshire")
    made = evidence.write_pdf(case, tmp_path / "case.pdf", pictures=False)
    assert 20 < len(pypdfium2.PdfDocument(made)) < 45  # tables in place of charts take more room


def test_another_ending_is_refused(esol, tmp_path) -> None:
    with pytest.raises(EvidenceError, match=r"ends in \.pdf"):
        evidence.write_pdf(esol.document, tmp_path / "case.doc")


def tags(path) -> dict[str, int]:
    """Count the kinds of elements in the structure of a file, page by page."""
    found: dict[str, int] = {}
    document = pypdfium2.PdfDocument(path)

    def walk(element) -> None:
        size = raw.FPDF_StructElement_GetType(element, None, 0)
        buffer = ctypes.create_string_buffer(size)
        raw.FPDF_StructElement_GetType(element, buffer, size)
        kind = buffer.raw.decode("utf-16-le").rstrip("\0")
        found[kind] = found.get(kind, 0) + 1
        for place in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, place)
            if child:
                walk(child)

    for page in document:
        tree = raw.FPDF_StructTree_GetForPage(page)
        for place in range(raw.FPDF_StructTree_CountChildren(tree)):
            walk(raw.FPDF_StructTree_GetChildAtIndex(tree, place))
        raw.FPDF_StructTree_Close(tree)
    return found
