"""The weights panel in a real JupyterLab: mouse, keyboard, recording, looks, and hostile titles."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from innokit.records import Assessor, Criterion, Option, SwingPoints
from innokit.store import open_book
from tests.evidence.hostile import titles
from tests.panels import sliders
from tests.panels.conftest import Lab
from tests.panels.sliders import assert_quiet, fits_and_passes, says, stays_text
from tests.panels.weights.cases import WAIT, everything, points

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser
HOSTILE = (
    "<img src=x onerror=\"document.title='ran'\">",
    "<script>document.title='ran'</script>",
    "</fieldset><b>bold</b> & \"quoted\" 'twice' ${1+1} {{1+1}}",
    "Dysgu Cymraeg, nauka języka, تعلم اللغة 🙂",
)


def filled(lab: Lab, name: str, *, retitled: bool = False, stale: bool = False) -> Path:
    """A book in the folder of JupyterLab, with the choice and the weights of both assessors."""
    path = lab.folder / f"{name}.innokit"
    with open_book(str(path), by="Ann") as book:
        book.record([*everything(), *points("ann", 100, 50, 25), *points("ben", 20, 100, 60)])
        if stale:
            book.record(WAIT.changed(worst=20))
        if retitled:
            things = [*book.case().criteria, *book.case().options]
            book.record([r.changed(title=HOSTILE[i % len(HOSTILE)]) for i, r in enumerate(things)])
    return path


def opened(lab: Lab, path: Path, **how: object) -> "tuple[Page, Locator]":
    """A notebook with the panel of one assessor on a book."""
    return sliders.opened(lab, path, "weights", "weights(book, assessor='Ann')", **how)


def recorded(path: Path) -> list[float]:
    """Ann's points as they stand in the book."""
    with open_book(str(path), by="reader") as book:
        return [record.points for record in book.case().of(SwingPoints) if record.assessor == "ann"]


def value(panel: "Locator", option: str) -> str:
    """What the chart says of an option."""
    return panel.locator(".iw-bar", has_text=option).locator(".iw-value").inner_text()


def test_a_drag_moves_per_cent_and_chart_and_records_nothing(lab: Lab) -> None:
    path = filled(lab, "drag")
    page, panel = opened(lab, path)
    slider = panel.get_by_role("slider", name="Ease of starting")
    assert slider.get_attribute("aria-valuetext") == "25 points, 14.3% of the weight"
    before = value(panel, "Phone lessons")
    box = slider.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + box["height"] / 2)
    page.mouse.down()
    for step in range(10):
        page.mouse.move(box["x"] + box["width"] * (0.3 + step * 0.07), box["y"] + box["height"] / 2)
    says(panel, ".iw-pending", "Not recorded yet: Ease of starting.")
    panel.get_by_text(before, exact=True).wait_for(
        state="detached"
    )  # the chart moves before the hand lets go
    page.mouse.move(box["x"] + box["width"] + 20, box["y"] + box["height"] / 2)
    says(panel, ".iw-share", "40.0%")  # 100 of 250 points
    page.mouse.up()
    assert slider.get_attribute("aria-valuetext") == "100 points, 40.0% of the weight"
    assert panel.get_by_role("spinbutton", name="Points for Ease of starting").input_value() == "100"
    # Hers now 0.4, 0.2, 0.4; his 1/9, 5/9, 3/9: their mean times 50, 90, 60.
    assert value(panel, "Phone lessons") == "68.8"
    assert recorded(path) == [100, 50, 25]
    assert [error for error in lab.watch.errors if "Failed to load resource" not in error] == []


def test_the_keyboard_alone_weighs_and_records_and_it_is_there_tomorrow(lab: Lab) -> None:
    path = filled(lab, "keys")
    page, panel = opened(lab, path)
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    panel.get_by_role("slider", name="Reach").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # over the number box and the button of its history
    page.keyboard.press("Tab")
    slider = panel.get_by_role("slider", name="Waiting time")
    assert slider.evaluate("node => node === document.activeElement")
    for key in ("ArrowRight", "ArrowUp", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
    says(panel, ".iw-share", "29.4%")  # 52 of 177 points
    assert slider.get_attribute("aria-valuetext") == "52 points, 29.4% of the weight"
    page.keyboard.press("Tab")
    page.keyboard.type("0")
    page.keyboard.press("Control+a")
    page.keyboard.type("60")
    says(panel, ".iw-share", "32.4%")
    record = panel.get_by_role("button", name="Record these weights")
    for _ in range(12):
        if record.evaluate("node => node === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    says(panel, ".ik-status", "Recorded as entry")
    assert record.evaluate("node => node === document.activeElement")
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells
    assert recorded(path) == [100, 60, 25]
    assert "Recorded: 60 points as entry" in panel.inner_text()
    tomorrow = lab.open(page.url.split("?")[0].rsplit("/", 1)[1], run=False)  # the notebook was never saved
    lab.restart(tomorrow)
    box = tomorrow.locator(".innokit-weights").get_by_role("spinbutton", name="Points for Waiting time")
    box.wait_for()
    assert box.input_value() == "60"


def test_stale_points_are_said_and_looked_at_again(lab: Lab) -> None:
    path = filled(lab, "stale", stale=True)
    _, panel = opened(lab, path)
    says(panel, ".ik-fault", "Out of date: the range was 12 to 2 weeks when these points were given")
    slider = panel.get_by_role("slider", name="Waiting time")
    described = slider.get_attribute("aria-describedby") or ""
    texts = [panel.page.locator(f'[id="{id}"]').inner_text() for id in described.split()]
    assert "Best: 2 weeks" in texts[0]
    assert "now 20 to 2 weeks" in texts[1]
    panel.get_by_role("button", name="Record these weights").click()
    says(panel, ".ik-status", "Waiting time: Out of date")
    panel.get_by_role("button", name="They still hold").click()
    panel.get_by_role("button", name="They still hold").wait_for(state="hidden")
    panel.get_by_role("button", name="Record these weights").click()
    says(panel, ".ik-status", "Recorded as entry")
    assert recorded(path) == [100, 50, 25]


def test_warnings_scaling_and_what_cannot_be_recorded(lab: Lab) -> None:
    path = filled(lab, "warn")
    _, panel = opened(lab, path)
    says(panel, ".iw-warned", "Reach carries more than half of the weight")
    box = panel.get_by_role("spinbutton", name="Points for Reach")
    box.fill("50")
    says(panel, ".iw-warned", "No criterion has 100 points")
    panel.get_by_role("button", name="Scale so that the largest is 100").click()
    says(panel, ".ik-status", "Scaled")
    assert box.input_value() == "100"
    box.fill("101")
    says(panel, ".ik-fault", "Write a number from 0 to 100")
    assert box.get_attribute("aria-invalid") == "true"
    for name in ("Reach", "Waiting time", "Ease of starting"):
        panel.get_by_role("slider", name=name).fill("0")
    panel.get_by_role("button", name="Record these weights").click()
    says(panel, ".ik-status", "Every criterion has 0 points")
    assert recorded(path) == [100, 50, 25]


def test_a_clash_in_two_browsers_shows_both(lab: Lab) -> None:
    path = filled(lab, "clash")
    _, panel = opened(lab, path)
    panel.get_by_role("slider", name="Waiting time").fill("70")
    says(panel, ".iw-pending", "Waiting time")
    with open_book(str(path), by="Ben") as book:
        book.record(points("ann", 100, 10, 25)[1], why="By telephone")
    panel.get_by_role("button", name="Record these weights").click()
    says(panel, "table", "10 points")
    assert "Ben recorded these weights as entry" in panel.inner_text()
    panel.get_by_label("Reason, for readers").fill("She meant 70")
    panel.get_by_role("button", name="Record mine over it").click()
    says(panel, ".ik-status", "Recorded as entry")
    assert recorded(path) == [100, 70, 25]
    assert panel.get_by_label("Reason, for readers").input_value() == ""
    panel.get_by_role("button", name="History of Waiting time").click()
    says(panel, "caption", "History of Waiting time")
    for line in ("Swing points: 10 to 70", "She meant 70", "Swing points: 50 to 10", "By telephone"):
        says(panel, "table", line)
    panel.get_by_role("button", name="Close the history").click()
    panel.locator("table").wait_for(state="detached")


@pytest.mark.parametrize(("dark", "width"), [(False, 1400), (True, 1400), (False, 320), (True, 320)])
def test_no_findings_of_axe_in_the_panel(
    lab: Lab, dark: bool, width: int, axe: Callable[["Page"], list[str]]
) -> None:
    path = filled(lab, f"axe-{dark}-{width}", stale=True)
    page, panel = opened(lab, path, dark=dark, width=width)
    panel.get_by_role("button", name="History of Reach").click()
    says(panel, "caption", "History of")
    panel.get_by_role("slider", name="Ease of starting").fill("0")
    panel.get_by_role("button", name="Record these weights").click()
    says(panel, ".ik-status", "Out of date")
    fits_and_passes(page, panel, axe)


def test_hostile_titles_are_text(lab: Lab) -> None:
    path = filled(lab, "hostile", retitled=True)
    page, panel = opened(lab, path)
    panel.get_by_role("slider").first.fill("90")
    says(panel, ".iw-share", "%")
    shown = [*panel.locator(".iw-name").all_inner_texts(), *panel.locator(".iw-option").all_inner_texts()]
    wanted = {*HOSTILE, f"{HOSTILE[0]} (business as usual)"}
    assert {" ".join(text.split()) for text in shown} <= wanted
    assert set(HOSTILE) <= {text.removesuffix(" (business as usual)") for text in map(str.strip, shown)}
    assert page.title() != "ran"
    assert panel.locator("img, script, b:text-is('bold')").count() == 0
    assert_quiet(lab)


def test_as_many_hostile_titles_as_asked_for_are_text(lab: Lab) -> None:
    path, sayings = lab.folder / "many-hostile.innokit", titles()
    with open_book(str(path), by="Ann") as book:
        book.record([Assessor(title="Ann"), Option(title="A"), Option(title="B")])
        book.record([Criterion(title=text, worst_words=text, best_words=text) for text in sayings])
    page, panel = opened(lab, path)
    panel.get_by_role("slider").first.fill("90")
    shown = panel.locator(".iw-name").all_text_contents()
    assert panel.locator("svg").count() == 0
    stays_text(lab, page, panel, shown, sayings)


def test_every_control_has_a_name(lab: Lab) -> None:
    _, panel = opened(lab, filled(lab, "names"))
    assert panel.get_by_role("group", name="From the worst to the best on this list").count() == 1
    for name in ("Reach", "Waiting time", "Ease of starting"):
        assert panel.get_by_role("slider", name=name, exact=True).count() == 1
        assert panel.get_by_role("spinbutton", name=f"Points for {name}").count() == 1
    assert panel.get_by_role("list", name="is worth most").count() == 1
