"""The form in a real JupyterLab, by mouse and by keyboard alone."""

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from innokit.records import Challenge, Idea, Option, Stakeholder
from innokit.store import Book, open_book
from tests.evidence.hostile import titles
from tests.panels.conftest import Lab

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser


def cells(name: str, plural: str, by: str = "Finance analyst") -> list[str]:
    """A notebook with one form."""
    return [
        f"import innokit\nfrom innokit import panels\nbook = innokit.open_book({name!r}, by={by!r})",
        f"panels.form(book, {plural!r})",
    ]


def panel(page: "Page") -> "Locator":
    """The form on the page, once it is drawn."""
    found = page.locator(".innokit-form").first
    found.get_by_role("button", name="Refresh", exact=True).wait_for()
    return found


def says(form: "Locator", text: str | re.Pattern[str]) -> None:
    """Wait until the form announces this."""
    form.get_by_role("status").filter(has_text=text).wait_for()


def button(form: "Locator", name: str) -> "Locator":
    return form.get_by_role("button", name=name, exact=True)


def press_slowly(lab: Lab, page: "Page", target: "Locator") -> None:
    """Press a button as a hand does: Python answers to the field just left before the button is let go."""
    target.hover()
    page.mouse.down()
    lab.ready(page)
    page.mouse.up()


def read(lab: Lab, name: str) -> Book:
    """The book as it lies on disk."""
    return open_book(lab.folder / name, by="Test", read_only=True)


def test_record_change_with_a_reason_history_withdraw(lab: Lab) -> None:
    with open_book(lab.folder / "whole.innokit", by="Colleague") as book:
        book.record(Challenge(title="Why do buses not run?"))
    page = lab.open_notebook(cells("whole.innokit", "challenges"))
    form = panel(page)
    form.get_by_label("Question").fill("Who is left behind?")
    form.get_by_label("Owner").fill("Head of transport")
    form.get_by_text("Not recorded yet").wait_for()
    button(form, "Record").click()
    says(form, "Recorded as entry 2 in the name of Finance analyst.")
    form.get_by_text("out of date since you recorded").click()
    form.get_by_text("01: What is the question, and why now?").wait_for()

    button(form, "Change Why do buses not run?").click()
    form.get_by_label("Why (needed)").wait_for()
    form.get_by_label("Drivers").fill("Cost")
    button(form, "Record the change").click()
    says(form, "a reason is wanted")
    why = form.get_by_label("Why (needed)")
    assert why.get_attribute("aria-invalid") == "true"
    assert why.evaluate("box => box === document.activeElement")
    why.fill("The board asked")
    press_slowly(lab, page, button(form, "Record the change"))
    says(form, "Recorded as entry 3")

    button(form, "History Why do buses not run?").click()
    past = form.get_by_role("group", name="History")
    past.get_by_text("The board asked").wait_for()
    assert past.get_by_role("row", name="Drivers not given Cost").count() == 1
    button(past, "Close the history").click()
    past.wait_for(state="detached")

    button(form, "Change Who is left behind?").click()
    form.get_by_text("Change: Who is left behind?").wait_for()
    form.get_by_label("Why", exact=True).fill("Asked twice")
    button(form, "Withdraw").click()
    says(form, "Withdrawn as entry 4")
    form.get_by_text("Withdrawn: 1").wait_for()
    with read(lab, "whole.innokit") as book:
        assert [record.drivers for record in book.case().challenges] == ["Cost"]
        assert [(entry.who, entry.why) for entry in book.history()[2:]] == [
            ("Finance analyst", "The board asked"),
            ("Finance analyst", "Asked twice"),
        ]
    assert lab.watch.errors == []


def test_the_keyboard_alone_does_it_and_jupyterlab_takes_no_key(lab: Lab) -> None:
    page = lab.open_notebook(cells("keys.innokit", "ideas"))
    form = panel(page)
    cells_before = page.locator(".jp-Cell").count()
    button(form, "Refresh").focus()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.key") == "field title":
            break
    page.keyboard.type("ddaabbxx A shared calendar")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Control+Enter")
    says(form, "Recorded as entry 1")
    assert page.evaluate("document.activeElement.dataset.key") == "field title"
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        if (page.evaluate("document.activeElement.dataset.key") or "").startswith("open "):
            break
    page.keyboard.press("d")
    page.keyboard.press("d")
    page.keyboard.press("Enter")
    form.get_by_text("Change: ddaabbxx A shared calendar").wait_for()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.key") == "withdraw":
            break
    page.keyboard.press(" ")
    says(form, "Withdrawn as entry 2")
    assert page.locator(".jp-Cell").count() == cells_before
    assert lab.watch.errors == []


def test_what_was_recorded_outlives_reload_and_restart_and_the_notebook_holds_no_state(lab: Lab) -> None:
    name = lab.write(cells("kept.innokit", "ideas"))
    page = lab.open(name)
    form = panel(page)
    form.get_by_label("Idea (needed)").fill("A shared calendar")
    button(form, "Record").click()
    says(form, "Recorded as entry 1")
    form.get_by_label("Idea (needed)").fill("Half an idea")
    form.get_by_label("More").focus()
    page.wait_for_timeout(600)
    lab.run_all(page)
    form = panel(page)
    form.get_by_text("Not recorded yet").wait_for()
    assert form.get_by_label("Idea (needed)").input_value() == "Half an idea"
    page.context.close()  # the notebook was never saved
    lab.contexts.clear()
    page = lab.open(name)
    button(panel(page), "Change A shared calendar").wait_for()
    lab.reload(page)
    button(panel(page), "Change A shared calendar").wait_for()
    lab.restart(page)
    button(panel(page), "Change A shared calendar").wait_for()
    lab.save(page)
    saved = json.loads((lab.folder / name).read_text(encoding="utf-8"))
    assert "widgets" not in saved["metadata"]
    [shown] = saved["cells"][1]["outputs"]
    assert "A shared calendar" in "".join(shown["data"]["text/html"])


def test_two_browsers_on_one_book_lose_nothing(lab: Lab) -> None:
    with open_book(lab.folder / "both.innokit", by="Ann") as book:
        book.record(Challenge(title="Why?", drivers="Cost"))
    ann = panel(lab.open_notebook(cells("both.innokit", "challenges", by="Ann")))
    ben = panel(lab.open_notebook(cells("both.innokit", "challenges", by="Ben")))
    for form in (ann, ben):
        button(form, "Change Why?").click()
        form.get_by_text("Change: Why?").wait_for()
    ann.get_by_label("Drivers").fill("Ann's drivers")
    button(ann, "Record the change").click()
    says(ann, "Recorded as entry 2")
    ben.get_by_label("Drivers").fill("Ben's drivers")
    ben.get_by_label("Why (needed)").fill("Heard at the board")
    button(ben, "Record the change").click()
    both = ben.get_by_role("group", name="Two versions")
    both.get_by_role("row", name="Drivers Ann's drivers Ben's drivers").wait_for()
    button(both, "Keep theirs").click()
    button(ben, "Bring mine back").click()
    says(ben, "Yours is back")
    ben.get_by_label("Why (needed)").fill("Still holds")
    button(ben, "Record the change").click()
    says(ben, "Recorded as entry 3")
    button(ann, "Refresh").click()
    says(ann, "1 new")
    with read(lab, "both.innokit") as book:
        assert [e.body["drivers"] for e in book.history()] == ["Cost", "Ann's drivers", "Ben's drivers"]


def test_thirty_hostile_texts_are_typed_and_come_back_identical(lab: Lab) -> None:
    from playwright.sync_api import expect

    page = lab.open_notebook(cells("hostile.innokit", "ideas"))
    form = panel(page)
    for place, text in enumerate(titles(), 1):
        form.get_by_label("Idea (needed)").fill(text)
        form.get_by_label("Author").fill(text)
        form.get_by_label("Why", exact=True).fill(text)
        button(form, "Record").click()
        says(form, f"Recorded as entry {place} ")
        expect(form.get_by_label("Idea (needed)")).to_have_value("")  # drawn anew for the next
    for label in ("Change", "History"):
        form.get_by_role("button", name=re.compile(f"^{label} ")).first.click()
        page.wait_for_timeout(300)
    lab.run_all(page)
    panel(page)
    with read(lab, "hostile.innokit") as book:
        ideas, entries = book.case().ideas, book.history()
    assert [idea.title for idea in ideas] == list(titles())
    assert [idea.author for idea in ideas] == list(titles())
    assert [entry.why for entry in entries] == list(titles())
    assert page.evaluate("window.pwned") is None
    assert lab.watch.dialogs == []
    own = (lab.url, lab.url.replace("http", "ws"), "data:", "blob:")
    assert [url for url in lab.watch.requested if not url.startswith(own)] == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_no_finding_in_either_theme_wide_or_narrow(
    lab: Lab, axe: Callable[["Page"], list[str]], dark: bool, width: int
) -> None:
    name = f"axe-{dark}-{width}.innokit"
    with open_book(lab.folder / name, by="Colleague") as book:
        book.record([Option(title="Tram"), Stakeholder(title="Council"), Idea(title="An idea " * 250)])
        book.record(gone := Idea(title="A shared calendar"))
        book.withdraw(gone)
    page = lab.open_notebook(
        [*cells(name, "costs"), "panels.form(book, 'ideas')", "panels.form(book, 'concepts')"],
        width=width, dark=dark,
    )  # fmt: skip
    page.locator(".innokit-form").nth(2).get_by_role("button", name="Refresh").wait_for()
    # By name: JupyterLab takes cells out of the page that are out of sight, so places shift.
    costs = page.get_by_role("region", name="Cost lines: record by hand")
    ideas = page.get_by_role("region", name="Ideas: record by hand")
    costs.get_by_label("First year").fill("1,5")
    button(costs, "Record").click()
    says(costs, "to put right")
    costs.get_by_text("has a comma where a decimal point belongs: write 1.5").wait_for()
    costs.get_by_text("Where it comes from").click()
    ideas.get_by_text("Withdrawn: 1").click()
    button(ideas, "History A shared calendar").click()
    ideas.get_by_role("group", name="History").wait_for()
    inside = "target => document.querySelector(target)?.closest('.innokit-panel') !== null"
    assert [line for line in axe(page) if page.evaluate(inside, line.rpartition(" at ")[2])] == []
    for form in (costs, ideas):
        assert form.evaluate("box => box.scrollWidth - box.clientWidth") <= 1
        small = form.evaluate(
            """box => [...box.querySelectorAll("button, input, select, textarea, summary")]
                .filter(one => one.checkVisibility())
                .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
                .filter(([, at]) => at.width < 24 || at.height < 24).map(([said]) => said)"""
        )
        assert small == []
