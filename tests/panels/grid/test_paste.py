"""The parser of pasted blocks, as it runs in the browser, against Python's csv module as a second way."""

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import innokit.panels
from tests.counts import count
from tests.store.hostile import dice as thrown

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
LETTERS = ["a", "b", " ", '"', '""', "\t", "\n", "\r\n", ",", "'", "é", "\U0001d518", "0", "<b>", "="]


@pytest.fixture
def scripted(browser_page: "Page") -> "Page":
    """A blank page that has the module."""
    source = (Path(innokit.panels.__file__).parent / "grid" / "paste.js").read_text(encoding="utf-8")
    load = (
        "async code => { window.paste = await import('data:text/javascript,' + encodeURIComponent(code)); }"
    )
    browser_page.goto("about:blank")
    browser_page.evaluate(load, source)
    return browser_page


def parse(page: "Page", text: str) -> list[list[str]]:
    found: list[list[str]] = page.evaluate("text => paste.parse(text)", text)
    return found


def test_blocks_written_by_the_csv_module_come_back(scripted: "Page") -> None:
    dice = thrown(2026)
    for _ in range(count("hypothesis") * 4):
        shape = dice.randint(1, 6), dice.randint(1, 6)
        block = [
            ["".join(dice.choices(LETTERS, k=dice.randint(0, 5))) for _ in range(shape[1])]
            for _ in range(shape[0])
        ]
        written = io.StringIO(newline="")
        csv.writer(written, dialect="excel-tab").writerows(block)
        text = written.getvalue()
        assert (
            parse(scripted, text)
            == list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab"))
            == block
        )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [[""]]),
        ("a\tb\nc\td\n", [["a", "b"], ["c", "d"]]),
        ("a\t\r\n\t\r\n", [["a", ""], ["", ""]]),
        ('"two\nlines"\tx', [["two\nlines", "x"]]),
        ('"say ""no""\tnow"', [['say "no"\tnow']]),
        # Excel copies a cell that merely begins and ends with a quote as it is, so its quotes are text.
        ('"Hello"\tx', [['"Hello"', "x"]]),
        ('5" pipe\t"open', [['5" pipe', '"open']]),
    ],
)
def test_what_excel_and_libreoffice_copy(scripted: "Page", text: str, expected: list[list[str]]) -> None:
    assert parse(scripted, text) == expected


def test_order_puts_numbers_first_and_blanks_last_both_ways(scripted: "Page") -> None:
    sort = "([texts, way]) => texts.sort((a, b) => paste.inOrder(a, b, way))"
    texts = ["", "£1,000", "n/a", "9", "−3", "45%"]
    assert scripted.evaluate(sort, [texts, 1]) == ["−3", "9", "45%", "£1,000", "n/a", ""]
    assert scripted.evaluate(sort, [texts, -1]) == ["£1,000", "45%", "9", "−3", "n/a", ""]


def test_a_line_of_headings_is_known_by_all_its_cells(scripted: "Page") -> None:
    heading = "([line, titles]) => paste.isHeading(line, titles)"
    assert scripted.evaluate(heading, [["idea ", "MORE"], ["Idea", "More", "Author"]])
    assert not scripted.evaluate(heading, [["Idea", "Else"], ["Idea", "More"]])
    assert not scripted.evaluate(heading, [["Idea"], ["Idea", "More"]])
