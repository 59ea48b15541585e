"""The grid in a real JupyterLab: pasted into, typed in, used by keyboard alone, looked at by axe."""

import secrets
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from innokit.records import Assessor, Case, Criterion, Idea, Option, Record
from innokit.store import open_book
from tests.counts import count
from tests.evidence.hostile import titles
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
    *(
        Criterion(id=f"k{place}", title=f"Criterion {place + 1}", worst_words="Worst", best_words="Best")
        for place in range(7)
    ),
    Assessor(id="ann", title="Ann"),
]
SAYINGS = [
    "<script>parent.hit = 1</script>",
    "<img src=x onerror=parent.hit=1>",
    "<svg onload=parent.hit=1>",
    '"><script>parent.hit=1</script>',
    "'; alert(1); //",
    "javascript:parent.hit=1",
    "${parent.hit=1}",
    "{{constructor.constructor('parent.hit=1')()}}",
    "<iframe srcdoc='<script>parent.hit=1</script>'>",
    "<math><mtext><style><img src=x onerror=parent.hit=1>",
    "<a href='javascript:parent.hit=1'>x</a>",
    "$\\href{javascript:parent.hit=1}{x}$",
    "__proto__",
    '=HYPERLINK("http://x")',
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
                "import innokit\nfrom innokit.panels import grid",
                f"book = innokit.open_book({self.path.name!r}, by='Analyst')\ngrid(book, {call})",
            ],
            **how,
        )
        self.page.set_default_timeout(30_000)
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
        texts = "body => [...body.rows].map(row => [...row.querySelectorAll('[data-col]')].map(c => c.value))"
        found: list[list[str]] = self.root.locator("tbody").first.evaluate(texts)
        return found

    def where(self) -> list[int]:
        place = "cell => [cell.closest('tr')?.sectionRowIndex ?? -1, Number(cell.dataset.col ?? -1)]"
        found: list[int] = self.page.evaluate(f"() => ({place})(document.activeElement)")
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
    here.press("Record the rest: 83 scores")
    here.says("1 cell refused and not recorded")
    assert len(here.case.scores) == 83
    assert here.cell(10, 6).input_value() == "101"
    assert here.cell(10, 6).get_attribute("aria-invalid") == "true"
    assert axe_within(here, axe) == []


def axe_within(here: Here, axe: Callable[["Page"], list[str]]) -> list[str]:
    """The findings that lie within the panel."""
    here.root.evaluate("root => { root.id = 'panel-under-test'; }")
    find = "try { return !!document.querySelector(target)?.closest('.ik-grid'); } catch { return true; }"
    inside = f"target => {{ {find} }}"
    found = axe(here.page)
    return [line for line in found if here.page.evaluate(inside, line.rsplit(" at ", 1)[1])]


def test_a_sheet_by_keyboard_alone(lab: Lab) -> None:
    ideas = [
        Idea(id=f"i{place}", title=title, table=table)
        for place, (title, table) in enumerate([("Bus", "2"), ("Art", "10"), ("Car", "")])
    ]
    here = Here(lab, ideas, "'ideas', columns=['title', 'table', 'theme']")
    keys, cells = here.page.keyboard, here.cells_of_notebook()
    here.cell(0, 0).focus()
    keys.press("ArrowDown")
    assert here.where() == [1, 0]
    keys.press("Shift+Enter")
    assert here.where() == [0, 0]
    keys.press("F2")
    keys.press("ArrowLeft")
    assert here.where() == [0, 0], "arrows stay in a cell that is being edited"
    keys.type("dd")
    assert here.cell(0, 0).input_value() == "Budds"
    keys.press("Escape")
    assert here.cell(0, 0).input_value() == "Bus"
    keys.press("ArrowRight")
    assert here.where() == [0, 1]
    keys.press("Tab")
    assert here.where() == [0, 2]
    keys.type("dd")
    keys.press("Control+End")
    assert here.where() == [3, 2]
    keys.press("Control+Home")
    keys.press("Control+z")
    assert here.cell(0, 2).input_value() == "", "the last change is undone"
    here.cell(3, 0).focus()
    keys.type("dd")
    keys.press("Enter")
    assert here.where() == [4, 0], "a new line stands ready"
    keys.type("Escalator")
    keys.press("Control+Enter")
    keys.type("Said at table 3")
    keys.press("Tab")
    keys.press("Enter")
    here.says("Recorded 2 ideas")
    assert [i.title for i in here.case.ideas] == ["Bus", "Art", "Car", "dd", "Escalator"]
    assert here.case.entries[-1].why == "Said at table 3"
    # A heading is a button: once up, twice down, a third time as recorded.
    heading = here.root.get_by_role("button", name="Table")
    heading.focus()
    for way, order in (("ascending", ["Bus", "Art"]), ("descending", ["Art", "Bus"]), (None, ["Bus", "Art"])):
        keys.press("Enter")
        assert heading.locator("xpath=..").get_attribute("aria-sort") == way
        assert [row[0] for row in here.texts()][:2] == order
    keys.press("d")
    keys.press("d")
    here.cell(1, 0).focus()
    here.root.get_by_role("button", name="Withdraw row 2").focus()
    keys.press("Enter")
    keys.type("Said twice")
    keys.press("Enter")
    here.says("Withdrawn as entry 6")
    assert [i.title for i in here.case.ideas] == ["Bus", "Car", "dd", "Escalator"]
    assert here.cells_of_notebook() == cells, "no shortcut of the notebook was set off"


def test_hostile_text_is_pasted_and_stays_text(lab: Lab) -> None:
    sayings = [text for text in dict.fromkeys((*SAYINGS, *HOSTILE, *titles())) if "\x85" not in text][
        : count("hostile_titles")
    ]
    here = Here(lab, [], "'ideas', columns=['title', 'text']")
    requested = len(lab.watch.requested)
    quoted = "\r\n".join(
        '"' + text.replace('"', '""') + '"\tx\t' if any(c in text for c in '\t\n\r"') else f"{text}\tx\t"
        for text in sayings
    )
    here.paste(0, 0, quoted)
    here.says("pasted")
    assert len(here.texts()) == len(sayings) + 1
    here.press(f"Record {len(sayings)} ideas")
    here.says(f"Recorded {len(sayings)} ideas")
    assert [i.title for i in here.case.ideas] == sayings
    here.cell(0, 0).focus()
    here.press("History of row 1")
    here.root.locator(".ik-past").wait_for()
    assert here.page.evaluate("window.hit ?? 0") == 0
    assert here.root.locator("script, img, iframe, svg, a[href^='javascript']").count() == 0
    assert [
        url
        for url in lab.watch.requested[requested:]
        if not url.startswith((lab.url, "data:", "blob:", "ws:"))
    ] == []
    assert lab.watch.dialogs == []


def test_a_paste_is_undone_told_and_kept_through_a_reload(lab: Lab) -> None:
    here = Here(lab, SCORED, "'scores', assessor='Ann'")
    keys = here.page.keyboard
    here.paste(10, 5, block(4, 3))
    here.says("8 cells fell outside the table")
    assert [row[5:] for row in here.texts()[10:]] == [["0", "1"], ["7", "8"]]
    keys.press("Control+z")
    assert all(text == "" for row in here.texts() for text in row)
    here.paste(0, 0, "Criterion 1\tCriterion 2\r\n50\tn/a\r\n")
    here.says("The line of headings was left out")
    assert here.texts()[0][:2] == ["50", "n/a"]
    here.page.wait_for_timeout(500)
    lab.save(here.page)
    here.page.reload()
    here.root.wait_for()
    here.cell(0, 0).wait_for()
    assert here.texts()[0][:2] == ["50", "n/a"]
    here.press("Record 2 scores")
    here.says("Recorded 2 scores")
    assert sorted(str(s.value) for s in here.case.scores) == ["50.0", "None"]


@pytest.mark.parametrize(("dark", "width"), [(True, 1280), (False, 320)])
def test_no_findings_dark_or_narrow(
    lab: Lab, axe: Callable[["Page"], list[str]], dark: bool, width: int
) -> None:
    here = Here(lab, [Option(title="A"), Idea(title="Bus")], "'costs'", dark=dark, width=width)
    here.paste(0, 0, "Rent\tA\t\t\t\t\t1,5\r\nStaff\tA\r\n")
    here.says("cell")
    here.press("Record 2 cost lines")
    here.says("Nothing is recorded")
    assert here.root.locator(".ik-refused li").count() >= 1
    assert axe_within(here, axe) == []
    too_small = "all => all.filter(e => e.offsetParent && e.getBoundingClientRect().height < 24).length"
    assert here.root.locator("button, input, textarea, a:not(.ik-skip), summary").evaluate_all(too_small) == 0
    if width == 320:
        assert here.root.evaluate("root => root.scrollWidth <= root.clientWidth"), (
            "only the table itself scrolls"
        )
