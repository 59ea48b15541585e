"""Charts drawn by the browser of this machine, all in one start; the command line that writes documents."""

import datetime
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from innokit import charts, evidence, scoring, store
from innokit.cli.main import main
from innokit.evidence.documents import Document, pictures
from innokit.evidence.documents.content import Picture
from innokit.records import Challenge, Meeting


@pytest.fixture(scope="module")
def drawn(chromium: str, office) -> Document:
    """The same case with its charts drawn, by one start of the browser."""
    return evidence.compose(office.case)


@pytest.mark.browser
def test_each_chart_is_a_picture_with_words(drawn, office, tmp_path: Path) -> None:
    shown = [block for block in drawn.walk() if isinstance(block, Picture)]
    assert len(shown) == 3
    assert [picture.number for picture in shown] == [*range(1, len(shown) + 1)]
    made = docx.Document(evidence.write_docx(drawn, tmp_path / "case.docx"))
    told = [shape._inline.docPr.get("descr") for shape in made.inline_shapes]
    assert told == [picture.alt for picture in shown]
    assert all(len(alt) > 40 for alt in told)
    blips = list(made.element.body.iter(qn("a:blip")))
    assert len(blips) == len(shown)
    with zipfile.ZipFile(tmp_path / "case.docx") as file:
        images = [file.read(name) for name in file.namelist() if name.startswith("word/media/")]
    assert {*images} == {picture.image for picture in shown}
    pdf = evidence.write_pdf(drawn, tmp_path / "case.pdf")
    assert pypdfium2.PdfDocument(pdf).is_tagged()
    assert len(pdf.read_bytes()) > office.pdf.stat().st_size


@pytest.mark.browser
def test_a_picture_is_drawn_as_large_as_it_says_and_the_same_again(drawn, office) -> None:
    chart = charts.overall(scoring.compare(office.case))
    [image] = pictures.draw([chart])
    assert pictures.size_of(image)[0] == pictures.WIDE
    assert image in {block.image for block in drawn.walk() if isinstance(block, Picture)}


def test_without_a_browser_nothing_is_drawn(office, monkeypatch: pytest.MonkeyPatch) -> None:
    chart = charts.overall(scoring.compare(office.case))
    monkeypatch.setenv("INNOKIT_BROWSER", "none")
    assert pictures.draw([chart]) == [b""]
    monkeypatch.setenv("INNOKIT_BROWSER", "/nowhere/browser")
    assert pictures.draw([chart]) == [b""]


@pytest.mark.parametrize("name", ["case.docx", "case.pdf", "case.ics"])
def test_the_command_writes_what_the_name_asks_for(
    name: str, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / name
    assert main(["export", str(project), "--to", str(to), "--no-pictures", "--order", "five cases"]) == 0
    assert capsys.readouterr().out.strip() == str(to.resolve())
    assert to.read_bytes()[:4] in (b"PK\x03\x04", b"%PDF", b"BEGI")


def test_the_command_writes_tables_and_nothing_else(project: Path, tmp_path: Path) -> None:
    assert main(["export", str(project), "--tables", str(tmp_path / "tables")]) == 0
    assert (tmp_path / "tables" / "challenges.csv").is_file()
    assert not (project / "evidence").exists()


def test_the_command_says_what_is_wrong(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(project), "--to", str(tmp_path / "a.pdf"), "--order", "seven"]) == 2
    assert "There is no order of parts called 'seven'" in capsys.readouterr().err


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project folder with a small record: a question and a date."""
    folder = evidence.new_project(tmp_path_factory.mktemp("projects") / "one")
    with store.open_book(folder / evidence.BOOK, by="Analyst") as book:
        book.record([Challenge(title="What next?"), Meeting(title="Board", date=datetime.date(2027, 1, 5))])
    return folder
