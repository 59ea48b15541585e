"""What the tests of panels of sliders share: opening one in JupyterLab, and looking at it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tests.panels.conftest import Lab

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def opened(lab: Lab, path: Path, door: str, call: str, **how: object) -> "tuple[Page, Locator]":
    """A notebook with one panel on a book."""
    cells = [
        f"import innokit\nfrom innokit.panels import {door}",
        f"book = innokit.open_book({path.name!r}, by='Ann')",
        call,
    ]
    page = lab.open_notebook(cells, **how)
    panel = page.locator(".innokit-sliders")
    panel.get_by_role("slider").first.wait_for()
    return page, panel


def says(panel: "Locator", selector: str, text: str) -> None:
    """Wait until a part of the panel says something."""
    panel.locator(selector, has_text=text).first.wait_for()


def fits_and_passes(page: "Page", panel: "Locator", axe: Callable[["Page"], list[str]]) -> None:
    """Nothing sticks out of the panel, and axe finds nothing in it; JupyterLab has findings of its own."""
    assert panel.evaluate("node => node.scrollWidth <= node.clientWidth + 1")
    panel.evaluate("node => document.body.replaceChildren(node)")
    assert axe(page) == []


def stays_text(lab: Lab, page: "Page", panel: "Locator", shown: list[str], wanted: list[str]) -> None:
    """Titles stand as they are, nothing in them ran, and nothing was asked for outside."""
    assert [" ".join(text.split())[:60] for text in shown] == [" ".join(text.split())[:60] for text in wanted]
    assert page.evaluate("window.pwned") is None
    assert lab.watch.dialogs == []
    assert panel.locator("script, img, iframe, form, a[href]").count() == 0
    assert_quiet(lab)


def assert_quiet(lab: Lab) -> None:
    """No request left this machine."""
    own = (lab.url, "data:", "blob:", "ws:")
    assert [url for url in lab.watch.requested if not url.startswith(own)] == []
