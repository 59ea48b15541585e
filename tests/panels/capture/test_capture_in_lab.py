"""The typist's panel in a real JupyterLab: by keyboard, from a pasted list, with a kernel that dies."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from innokit.records import Idea
from innokit.store import open_book
from tests.panels.conftest import Lab, stop_kernels

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
HOSTILE = "<img src=x onerror=\"document.title='ran'\">"
PASTE = """(input, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    input.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
}"""


def test_cards_are_typed_pasted_taken_back_and_never_lost(
    lab: Lab, axe: Callable[["Page"], list[str]]
) -> None:
    cells = ["import innokit", "book = innokit.open_book('room.innokit', by='Typist')",
             "innokit.panels.capture(book, round=1)"]  # fmt: skip
    page = lab.open_notebook(cells, width=900)
    panel = page.locator(".innokit-capture")
    line, status = panel.get_by_label("Idea, in its author's words"), panel.get_by_role("status")
    panel.get_by_label("Table").fill("Table 2")
    panel.get_by_label("Seat or pseudonym").fill("Seat 7")
    for number, title in enumerate(["A shared calendar", HOSTILE, "Gwyliau byr: ŵ ŷ"], start=1):
        line.press_sequentially(title)
        line.press("Enter")
        status.filter(has_text=f"entry {number}.").wait_for()
        assert line.input_value() == ""
        assert line.evaluate("node => node === document.activeElement")
    line.evaluate(PASTE, "From the list one\n\nFrom the list two\r\n  From the list three ")
    panel.get_by_text("A list of 3 lines was pasted").wait_for()
    panel.get_by_role("button", name="Record 3 cards").press("Enter")
    status.filter(has_text="3 cards recorded").wait_for()
    panel.get_by_role("button", name=f"Take back: {HOSTILE}").press("Enter")
    status.filter(has_text="Taken back").wait_for()
    panel.get_by_text("5 cards on the record").wait_for()
    # The kernel dies: the card stays in the browser, also when the page is opened again.
    lab.save(page)
    stop_kernels(lab)
    line.press_sequentially("While the kernel was dead")
    line.press("Enter")
    panel.get_by_role("alert").filter(has_text="While the kernel was dead").wait_for()
    lab.reload(page)
    panel.get_by_role("alert").filter(has_text="While the kernel was dead").wait_for()
    panel.get_by_role("button", name="Send again").press("Enter")
    status.filter(has_text="1 card recorded").wait_for()
    panel.get_by_role("alert").wait_for(state="hidden")
    with open_book(str(lab.folder / "room.innokit"), by="reader") as book:
        titles = [idea.title for idea in book.case().of(Idea)]
    assert titles == ["A shared calendar", "Gwyliau byr: ŵ ŷ", "From the list one", "From the list two",
                      "From the list three", "While the kernel was dead"]  # fmt: skip
    assert page.title() != "ran"
    panel.evaluate("node => document.body.replaceChildren(node)")
    assert axe(page) == []
