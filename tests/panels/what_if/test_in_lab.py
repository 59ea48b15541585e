"""The what-if panel in a real JupyterLab: mouse, keyboard, recording, looks, and hostile titles."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from innokit.records import Assumption, CostLine, Record, Ref
from innokit.store import open_book
from tests.evidence.hostile import titles
from tests.panels import sliders
from tests.panels.conftest import Lab
from tests.panels.sliders import fits_and_passes, says, stays_text
from tests.panels.what_if.cases import TAKE_UP, everything, npsv

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser


def filled(lab: Lab, name: str, *more: Record) -> Path:
    """A book in the folder of JupyterLab, with the case."""
    path = lab.folder / f"{name}.innokit"
    with open_book(str(path), by="Ann") as book:
        book.record(everything(*more))
    return path


def opened(lab: Lab, path: Path, **how: object) -> "tuple[Page, Locator]":
    """A notebook with the panel on a book."""
    return sliders.opened(lab, path, "what_if", "what_if(book)", **how)


def recorded(path: Path, id: str = "take-up") -> float:
    """The central value of an assumption as it stands in the book."""
    with open_book(str(path), by="reader") as book:
        return book.case().get(Assumption, id).value


def worth(panel: "Locator", option: str = "Phone lessons") -> str:
    """What the panel says an option is worth."""
    return panel.locator(".ww-options .iw-bar", has_text=option).locator(".iw-value").inner_text()


def pounds(value: float) -> str:
    """A sum as the panel writes it."""
    return f"{'−' if round(value) < 0 else ''}£{abs(round(value)):,}"


def test_a_drag_moves_answer_and_bridge_and_records_nothing(lab: Lab) -> None:
    path = filled(lab, "drag")
    page, panel = opened(lab, path)
    slider = panel.get_by_role("slider", name="Take-up")
    assert worth(panel) == pounds(npsv())
    box = slider.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] / 2)
    page.mouse.down()
    for step in range(8):
        page.mouse.move(box["x"] + box["width"] * (0.6 - step * 0.05), box["y"] + box["height"] / 2)
    says(panel, ".iw-pending", "Not recorded yet:")
    panel.get_by_text(pounds(npsv()), exact=True).first.wait_for(state="detached")  # before the hand lets go
    page.mouse.move(box["x"] - 30, box["y"] + box["height"] / 2)
    says(panel, ".ww-differs", "Take-up: 35% in place of 60%")
    page.mouse.up()
    assert worth(panel) == pounds(npsv(0.35))
    assert panel.get_by_role("textbox", name="Value of Take-up").input_value() == "35%"
    assert slider.get_attribute("aria-valuetext") == "35%"
    says(panel, ".iw-finding", "Phone lessons is worth most: £35 more than it costs")
    says(panel, ".ik-hidden[role=status]", "£35 more than it costs")  # announced at the end
    says(panel, ".ww-last", pounds(npsv(0.35)))
    assert panel.locator(".ww-step").all_inner_texts()[0].startswith("Gross benefits")
    panel.get_by_role("combobox", name="How it comes about for").select_option("Classes at home")
    says(panel, ".ww-last", "−£3,480")
    assert recorded(path) == 0.6
    assert [error for error in lab.watch.errors if "Failed to load resource" not in error] == []


def test_the_chances_follow_the_hand_and_are_refined_once_it_rests(lab: Lab) -> None:
    page, panel = opened(lab, filled(lab, "sure"))
    slider, shape = panel.get_by_role("slider", name="Take-up"), panel.locator(".ww-shape").first
    said = panel.locator(".ww-sure .iw-said").first
    recorded_shape = shape.locator(".ww-outline").last.get_attribute("d")
    assert "NPSV in 10,000 draws of 2 assumptions" in said.inner_text()
    box = slider.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + box["height"] / 2, steps=4)
    says(panel, ".ww-sure .iw-said", "the broken outline is what is recorded")
    assert "10,000 draws" in said.inner_text()  # while the hand holds it
    assert shape.locator(".ww-outline").last.get_attribute("d") != recorded_shape
    assert shape.locator(".ww-recorded").get_attribute("d")
    page.mouse.up()
    says(panel, ".ww-sure .iw-said", "NPSV in 100,000 draws")
    finding = panel.locator(".ww-sure-finding").inner_text()
    assert re.fullmatch(r"Phone lessons loses in .* draws? and is worth most in .* draws?\.", finding)
    says(panel, ".ik-hidden[role=status]", finding)  # announced, once
    assert shape.get_attribute("aria-label").startswith("Distribution of what Phone lessons is worth")
    panel.get_by_role("radio", name="is held: known, with no range").focus()
    page.keyboard.press("Space")
    says(panel, ".ww-sure .iw-said", "what is moved is held at its value")
    summary = panel.locator("summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert not shape.is_visible()
    slider.focus()
    page.keyboard.press("Home")
    says(panel, ".ww-differs", "Take-up: 35%")
    # nothing is said of what is folded
    panel.locator(".iw-here").first.filter(has_not_text="loses in").wait_for(state="attached")
    summary.click()
    panel.locator(".iw-here", has_text="loses in").first.wait_for(state="attached")
    assert [error for error in lab.watch.errors if "Failed to load resource" not in error] == []


def test_the_keyboard_alone_moves_and_records_and_it_is_there_tomorrow(lab: Lab) -> None:
    path = filled(lab, "keys")
    page, panel = opened(lab, path)
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    panel.get_by_role("slider", name="Take-up").focus()
    for key in ("ArrowLeft", "ArrowLeft", "ArrowRight", "PageDown"):
        page.keyboard.press(key)  # half a point each, then a tenth of the way
    says(panel, ".ww-differs", "Take-up: 55.5% in place of 60%")
    says(panel, ".ik-hidden[role=status]", "Phone lessons is worth most")
    page.keyboard.press("Shift+Tab")
    box = panel.get_by_role("textbox", name="Value of Take-up")
    assert box.evaluate("node => node === document.activeElement")
    page.keyboard.press("Control+a")
    page.keyboard.type("45 per cent")
    says(panel, ".ww-differs", "Take-up: 45% in place of 60%")
    assert panel.get_by_role("textbox", name="Value of Take-up").input_value() == "45 per cent"
    page.keyboard.press("Tab")
    assert panel.get_by_role("slider", name="Take-up").get_attribute("aria-valuetext") == "45%"
    assert worth(panel) == pounds(npsv(0.45))
    record = panel.get_by_role("button", name="Record as the new central value")
    for _ in range(12):
        if record.evaluate("node => node === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    says(panel, ".ik-status", "Recorded as entry")
    assert record.evaluate("node => node === document.activeElement")
    assert panel.get_by_role("textbox", name="Value of Take-up").input_value() == "45%"
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells
    assert recorded(path) == 0.45
    tomorrow = lab.open(page.url.split("?")[0].rsplit("/", 1)[1], run=False)  # the notebook was never saved
    lab.restart(tomorrow)
    box = tomorrow.locator(".innokit-what-if").get_by_role("textbox", name="Value of Take-up")
    box.wait_for()
    assert box.input_value() == "45%"


def test_what_is_wrong_is_said_at_its_place_and_a_range_is_widened_on_request(lab: Lab) -> None:
    path = filled(lab, "wrong")
    _, panel = opened(lab, path)
    box = panel.get_by_role("textbox", name="Value of Take-up")
    box.fill("45")
    says(panel, ".ik-fault", "write 45% if you mean per cent")
    says(panel, ".ww-waiting", "write 45%")
    assert box.get_attribute("aria-invalid") == "true"
    box.fill("120%")
    says(panel, ".ik-fault", "no more than 100%")
    box.fill("90%")
    says(panel, ".ww-beyond", "Above the high value on record, 75%.")
    panel.get_by_text(pounds(npsv(0.9)), exact=True).first.wait_for()  # tried all the same
    panel.get_by_role("button", name="Record as the new central value").click()
    says(panel, ".ik-status", "Let the range reach it, or move it back")
    assert box.evaluate("node => node === document.activeElement")
    panel.get_by_role("button", name="Let the range reach 90%").click()
    says(panel, ".ww-beyond", "The range will reach 90% once it is recorded.")
    panel.get_by_role("textbox", name="Value of Worth of a visit").fill("£90")
    panel.get_by_role("button", name="Record as the new central value").click()
    says(panel, ".ik-fault", "this value was given by its source")
    panel.get_by_label("Reason, for readers").fill("Prices rose")
    panel.get_by_role("button", name="Record as the new central value").click()
    says(panel, ".ik-status", "Recorded as entries")
    assert (recorded(path), recorded(path, "worth")) == (0.9, 90)
    says(panel, ".iw-ends", "90%")


def test_a_clash_in_two_browsers_shows_both(lab: Lab) -> None:
    path = filled(lab, "clash")
    _, panel = opened(lab, path)
    box = panel.get_by_role("textbox", name="Value of Take-up")
    box.fill("50%")
    says(panel, ".ww-differs", "Take-up: 50%")
    with open_book(str(path), by="Ben") as book:
        book.record(TAKE_UP.changed(value=0.4), why="By telephone")
    panel.get_by_role("button", name="Record as the new central value").click()
    says(panel, "table", "40%")
    assert "Ben recorded these values as entry" in panel.inner_text()
    panel.get_by_label("Reason, for readers").fill("The pilot says so")
    panel.get_by_role("button", name="Record mine over it").click()
    says(panel, ".ik-status", "Recorded as entry")
    assert recorded(path) == 0.5
    panel.get_by_role("button", name="History of Take-up").click()
    for line in ("Central value: 0.4 to 0.5", "The pilot says so", "By telephone"):
        says(panel, "table", line)
    box.fill("70%")
    says(panel, ".ww-differs", "Take-up: 70%")
    panel.get_by_role("button", name="Back to what is recorded").click()
    says(panel, ".ik-status", "Back to what is recorded.")
    assert box.input_value() == "50%"


@pytest.mark.parametrize(("dark", "width"), [(False, 1400), (True, 1400), (False, 320), (True, 320)])
def test_no_findings_of_axe_in_the_panel(
    lab: Lab, dark: bool, width: int, axe: Callable[["Page"], list[str]]
) -> None:
    path = filled(lab, f"axe-{dark}-{width}")
    page, panel = opened(lab, path, dark=dark, width=width)
    panel.get_by_role("button", name="History of Take-up").click()
    says(panel, "caption", "History of")
    panel.get_by_role("textbox", name="Value of Take-up").fill("90%")
    panel.get_by_role("textbox", name="Value of Rent").fill("lots")
    panel.get_by_role("button", name="Record as the new central value").click()
    says(panel, ".ik-status", "is not a number")
    fits_and_passes(page, panel, axe)


def test_as_many_hostile_titles_as_asked_for_are_text(lab: Lab) -> None:
    sayings = titles()
    given, lines = [], []
    for i, text in enumerate(sayings):
        given.append(Assumption(id=f"h{i}", title=text, value=5, unit=text[:20], low=1, high=9, owner=text))
        lines.append(CostLine(title=text, option="home", payer="council", amount=Ref(assumption=f"h{i}")))
    page, panel = opened(lab, filled(lab, "hostile", *given, *lines))
    panel.get_by_role("slider").last.fill("3")
    says(panel, ".iw-pending", "Not recorded yet:")
    assert panel.evaluate("node => node.scrollWidth <= node.clientWidth + 1")
    stays_text(lab, page, panel, panel.locator(".iw-name").all_text_contents()[3:], sayings)


def test_every_control_has_a_name(lab: Lab) -> None:
    _, panel = opened(lab, filled(lab, "names"))
    assert panel.get_by_role("group", name="What if this were otherwise?").count() == 1
    for name in ("Take-up", "Worth of a visit"):
        assert panel.get_by_role("slider", name=name, exact=True).count() == 1
    assert panel.get_by_role("slider").count() == 2  # Rent has no range
    for name in ("Take-up", "Worth of a visit", "Rent"):
        assert panel.get_by_role("textbox", name=f"Value of {name}", exact=True).count() == 1
    assert panel.get_by_role("list", name="is worth most").count() == 1
    assert panel.get_by_role("list", name="From gross benefits").count() == 1
