"""The board in a real JupyterLab: by keyboard, with hostile titles, undone, and free of barriers."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from innokit.records import Idea, Merging, Sifting, Vote
from innokit.store import open_book
from tests.panels.conftest import Lab

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
HOSTILE = "<img src=x onerror=\"document.title='ran'\">"
TITLES = ("Lend phones to learners", "Lend learners phones", "A crèche and a bus", HOSTILE)


@pytest.mark.parametrize(("dark", "width"), [(False, 1280), (True, 480)])
def test_cards_are_merged_sifted_and_put_back_by_keyboard(
    lab: Lab, dark: bool, width: int, axe: Callable[["Page"], list[str]]
) -> None:
    name = f"board-{width}"
    with open_book(str(lab.folder / f"{name}.innokit"), by="Facilitator") as book:
        ideas = [
            Idea(title=title, author=f"Seat {n}", table=f"Table {n % 2}") for n, title in enumerate(TITLES)
        ]
        book.record([*ideas, Vote(idea=ideas[1].id, voter="Seat 9", dots=2)])
    cells = ["import innokit", f"book = innokit.open_book('{name}.innokit', by='Facilitator')",
             "innokit.panels.board(book)"]  # fmt: skip
    page = lab.open_notebook(cells, dark=dark, width=width)
    panel = page.locator(".innokit-board")
    status = panel.get_by_role("status")
    panel.get_by_role("button", name="Look for cards that say the same").press("Enter")
    panel.get_by_role("button", name="Tick both: Lend phones").press("Enter")
    panel.get_by_text("2 cards ticked:").wait_for()
    panel.get_by_role("button", name="Merge").press("Enter")
    panel.get_by_label("Carried on as").select_option(label=TITLES[0])
    panel.get_by_label("Reason").fill("The same in other words")
    panel.get_by_role("button", name="Record").press("Enter")
    status.filter(has_text="Merged: Lend phones").wait_for()
    panel.get_by_text("3 cards on the board, 1 more within others").wait_for()
    panel.get_by_label(HOSTILE, exact=True).press("Space")
    panel.get_by_role("button", name="Shortlist, park or refuse").press("Enter")
    panel.get_by_label("Outcome").select_option(label="Refused")
    panel.get_by_role("button", name="Record").press("Enter")
    status.filter(has_text="A reason is missing").wait_for()
    panel.get_by_label("Reason").fill("Not an idea")
    panel.get_by_role("button", name="Record").press("Enter")
    status.filter(has_text="Sifted: ").wait_for()
    panel.get_by_label("Columns").select_option(label="What became of it")
    panel.get_by_role("heading", name="Refused (1)").wait_for()
    panel.get_by_label("Find").fill("crèche")
    assert panel.locator(".ib-card:visible").count() == 1
    panel.get_by_label("Find").fill("")
    for _ in range(2):
        panel.get_by_role("button", name="Undo ").press("Enter")
        status.filter(has_text="Undone").wait_for()
    panel.get_by_text("4 cards on the board").wait_for()
    with open_book(str(lab.folder / f"{name}.innokit"), by="reader") as book:
        case = book.case()
        assert case.of(Merging) == () == case.of(Sifting)
        assert len(book.history()) == 9
    assert page.title() != "ran"
    assert panel.evaluate("node => node.scrollWidth <= node.clientWidth + 1")
    panel.evaluate("node => document.body.replaceChildren(node)")  # JupyterLab has findings of its own
    assert axe(page) == []
