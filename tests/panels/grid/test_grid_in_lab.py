"""The grid in a real JupyterLab: pasted into, typed in, used by keyboard alone, looked at by axe."""

import secrets
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from innokit.records import Assessor, Case, Criterion, Idea, Option, Record
from innokit.store import open_book
from tests.counts import count
from tests.panels.conftest import Lab
from tests.store.hostile import HOSTILE

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

PASTE = """(text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const how = {clipboardData: data, bubbles: true, cancelable: true};
    return document.activeElement.dispatchEvent(new ClipboardEvent("paste", how));
}"""
SCORED: list[Record] = [
    *(Option(id=f"o{place}", title=f"Option {place + 1}") for place in range(12)),
    *(Criterion(id=f"k{place}", title=f"Criterion {place + 1}", worst_words="Worst", best_words="Best") for place in range(7)),
    Assessor(id="ann", title="Ann"),
]
SAYINGS = [
    "<script>parent.hit = 1</script>",
    "<img src=x onerror=parent.hit=1>",
    "<svg onload=parent.hit=1>",
    "\"><script>parent.hit=1</script>",
    "'; alert(1); //",
    "javascript:parent.hit=1",
    "${parent.hit=1}",
    "{{constructor.constructor('parent.hit=1')()}}",
    "<iframe srcdoc='<script>parent.hit=1</script>'>",
    "<math><mtext><style><img src=x onerror=parent.hit=1>",
    "<a href='javascript:parent.hit=1'>x</a>",
    "$\\href{javascript:parent.hit=1}{x}$",
    "__proto__",
    "=HYPERLINK(\"http://x\")",
    "Trefn gymunedol: ŵ ŷ",
    "Zażółć gęślą jaźń",
    "تقويم مشترك",
    "👩‍👩‍👧‍👦 emoji",
    "x" * 2000,
    "&lt;b&gt; &amp;",
]


class Here:
    """A grid in a notebook of its own, and the book behind it."""

    def __init__(self, lab: Lab, records: Iterable[Record], call: str, **how: Any) -> None:
        self.lab = lab
        self.path: Path = lab.folder / f"{secrets.token_hex(4)}.innokit"
        with open_book(self.path, by="Analyst") as book:
            book.record(list(records))
        self.page: Page = lab.open_notebook(
            [
                f"import innokit\nfrom innokit.panels import grid\nbook = innokit.open_book({self.path.name!r}, by='Analyst')",
                f"grid(book, {call})",
            ],
            **how,
        )
        self.root.wait_for()

    @property
    def root(self) -> "Locator":
        return self.page.locator(".ik-grid")

    @property
    def case(self) -> Case:
        with open_book(self.path) as book:
            return book.case()

    def cell(self, row: int, col: int) -> "Locator":
        return self.root.locator("tbody").first.locator("tr").nth(row).locator("[data-col]").nth(col)

    def paste(self, row: int, col: int, text: str) -> None:
        self.cell(row, col).focus()
        self.page.evaluate(PASTE, text)

    def press(self, name: str) -> None:
        self.root.get_by_role("button", name=name).click()

    def says(self, words: str) -> None:
        self.root.locator(".ik-status", has_text=words).wait_for()

    def texts(self) -> list[list[str]]:
        found: list[list[str]] = self.root.locator("tbody").first.evaluate(
            "body => [...body.rows].map(row => [...row.querySelectorAll('[data-col]')].map(cell => cell.value))"
        )
        return found

    def where(self) -> list[int]:
        found: list[int] = self.page.evaluate(
            "() => [document.activeElement.closest('tr')?.sectionRowIndex ?? -1, Number(document.activeElement.dataset.col ?? -1)]"
        )
        return found

    def cells_of_notebook(self) -> int:
        return self.page.locator(".jp-Notebook .jp-Cell").count()


def block(rows: int = 12, cols: int = 7, **odd: str) -> str:
    """Scores as a sheet copies them; ``r2c3="text"`` puts something else in a cell."""
    lines = [[odd.get(f"r{i}c{j}", str((7 * i + j) % 101)) for j in range(cols)] for i in range(rows)]
    return "\r\n".join("\t".join(line) for line in lines) + "\r\n"


def test_a_block_is_pasted_and_two_cells_are_refused(lab: Lab, axe: Callable[["Page"], list[str]]) -> None:
    here = Here(lab, SCORED, "'scores', assessor='Ann'")
    here.paste(0, 0, block(r3c2="1,5", r10c6="101"))
    here.says("2 cells are refused")
    lines = here.root.locator(".ik-refused li")
    assert lines.all_inner_texts() == [
        "Option 4, Criterion 3 holds “1,5”: '1,5' has a comma where a decimal point belongs: write 1.5.",
        "Option 11, Criterion 7 holds “101”: A score lies between 0 and 100.",
    ]
    here.press("Record 84 scores")
    here.says("Nothing is recorded")
    assert here.case.scores == ()
    lines.first.get_by_role("link").click()
    assert here.where() == [3, 2]
    assert here.cell(3, 2).get_attribute("aria-invalid") == "true"
    here.page.keyboard.type("15")
    here.says("1 cell is refused")
    here.press("Record the rest")
    here.says("1 cell refused and not recorded")
    assert len(here.case.scores) == 83
    assert here.cell(10, 6).input_value() == "101"
    assert here.cell(10, 6).get_attribute("aria-invalid") == "true"
    assert axe_within(here, axe) == []


def axe_within(here: Here, axe: Callable[["Page"], list[str]]) -> list[str]:
    """The findings that lie within the panel."""
    here.root.evaluate("root => { root.id = 'panel-under-test'; }")
    inside = "target => { try { return !!document.querySelector(target)?.closest('.ik-grid'); } catch { return true; } }"
    found = axe(here.page)
    return [line for line in found if here.page.evaluate(inside, line.rsplit(" at ", 1)[1])]
