"""A full case, a sparse one and a hostile one as documents, each composed once for a worker."""

import datetime
from dataclasses import dataclass
from pathlib import Path

import pytest

import innokit
from innokit import evidence, store
from innokit.evidence.documents import Document
from innokit.records import Case, Event, Meeting, Milestone
from tests.evidence.hostile import TITLES
from tests.evidence.projects import record_case

HOSTILE = (
    *TITLES[:6],
    '#read("/etc/passwd")',
    '#panic("typst ran")',
    "$ x^2 $ *bold* _under_ <label> @cite `code` = heading",
    '"] #import "@preview/x:1.0.0": * [',
    "\\u{41} \\ ~ -- ---",
    "<w:p><w:r><w:t>word</w:t></w:r></w:p>",
    '{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" }',
    "nul \x00 and \x0b and \x1b[31m",
    "\u202eright to left\u202c",
    "العربية עברית 中文 😀 ગુજરાતી",
    "Tŷ Ŵyn, Gàidhlig, Łódź",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(A1)",
    "-2+3",
)


@dataclass(frozen=True)
class Written:
    """A case, its document without pictures, and both files of it."""

    case: Case
    document: Document
    docx: Path
    pdf: Path


def written(case: Case, folder: Path) -> Written:
    document = evidence.compose(case, pictures=False)
    return Written(
        case,
        document,
        evidence.write_docx(document, folder / "case.docx"),
        evidence.write_pdf(document, folder / "case.pdf"),
    )


@pytest.fixture(scope="session")
def esol(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return written(innokit.example("mobile-esol"), tmp_path_factory.mktemp("esol"))


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """A choice among sites: no money, no plan, so that most parts are empty."""
    return written(innokit.example("office-location"), tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Written:
    folder = tmp_path_factory.mktemp("hostile")
    record_case(folder, list(HOSTILE))
    day = datetime.date(2027, 3, 1)
    with store.open_book(folder / evidence.BOOK, by="=HYPERLINK(1)") as book:
        book.record([Milestone(title=t, start=day, finish=day, owner=t) for t in HOSTILE])
        book.record([Meeting(title=HOSTILE[0], date=day), Event(title=HOSTILE[1], date=day, venue="A; B, C")])
        case = book.case()
    return written(case, folder)
