"""The panel of proposals in a real JupyterLab: by keyboard, with a reason, and free of barriers."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from innokit.records import Assumption, Proposal
from innokit.store import open_book
from tests.panels.conftest import Lab

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
HOSTILE = "<img src=x onerror=\"document.title='ran'\">"


def opened(lab: Lab, name: str, **how: object) -> "Page":
    """A notebook with the panel on two proposals, one of a hostile title."""
    with open_book(str(lab.folder / f"{name}.innokit"), by="Ann") as book:
        book.record(Assumption(id="a", title="Take-up", value=0.6, unit="share"))
        book.record(Assumption(id="b", title=HOSTILE, value=5.0, unit="£"))
        told = {"field": "value", "proposer": "Section 151 officer", "file": "case.xlsx"}
        book.record(
            [
                Proposal(id="p", title="Take-up: from 60% to 45%", about="a", was="60%", value="45%", **told),
                Proposal(id="q", title=f"{HOSTILE}: from £5 to £6", about="b", was="£5", value="£6", **told),
            ]
        )
    cells = [
        "import innokit\nfrom innokit.panels import proposals",
        f"book = innokit.open_book('{name}.innokit', by='Ann')",
        "proposals(book)",
    ]
    page = lab.open_notebook(cells, **how)
    page.locator(".innokit-proposals fieldset").first.wait_for()
    return page


def test_one_is_accepted_and_the_other_refused_by_keyboard(lab: Lab) -> None:
    page = opened(lab, "answers")
    panel = page.locator(".innokit-proposals")
    panel.get_by_role("button", name="Accept: Take-up").press("Enter")
    panel.get_by_role("status").filter(has_text="1 proposal accepted").wait_for()
    panel.get_by_role("heading", name="One proposal waits for an answer").wait_for()
    panel.get_by_role("button", name="Refuse").press("Enter")
    panel.get_by_text("Write a reason: whoever proposed it is owed one.").wait_for()
    reason = panel.get_by_role("textbox", name="Reason")
    reason.press_sequentially("Priced last month")
    panel.get_by_role("button", name="Refuse").press("Enter")
    panel.get_by_role("heading", name="No proposal waits for an answer").wait_for()
    panel.get_by_text("Answered: 2").wait_for()
    with open_book(str(lab.folder / "answers.innokit"), by="reader") as book:
        case = book.case()
        assert case.get(Assumption, "a").value == 0.45
        assert [(p.outcome, p.answer) for p in case.of(Proposal)] == [
            ("accepted", ""),
            ("refused", "Priced last month"),
        ]
    assert page.title() != "ran"


@pytest.mark.parametrize(("dark", "width"), [(False, 1280), (True, 480)])
def test_no_findings_of_axe_in_the_panel(
    lab: Lab, dark: bool, width: int, axe: Callable[["Page"], list[str]]
) -> None:
    page = opened(lab, f"axe-{dark}-{width}", dark=dark, width=width)
    panel = page.locator(".innokit-proposals")
    assert panel.evaluate("node => node.scrollWidth <= node.clientWidth + 1")
    # JupyterLab around it has findings of its own.
    panel.evaluate("node => document.body.replaceChildren(node)")
    assert axe(page) == []
