"""Pages in a real browser: harmless, offline, reached by keyboard; every figure leads to its entries."""

import html
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.evidence.hostile import TITLES


class Tags(HTMLParser):
    """Collects ids, links, elements and handlers of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[dict[str, str | None]] = []
        self.names: set[str] = set()
        self.handlers: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.names.add(tag)
        self.handlers += [name for name in given if name.startswith("on") or name == "style"]
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "a":
            self.links.append(given)


def test_titles_are_thirty_or_more() -> None:
    assert len(set(TITLES)) >= 30


@pytest.mark.browser
def test_no_hostile_title_runs_or_fetches_anything(hostile, browser_page, watch) -> None:
    for path in hostile.every():
        watch.requested.clear()
        browser_page.goto(path.as_uri())
        browser_page.wait_for_timeout(200)
        assert browser_page.evaluate("window.pwned") is None
        assert watch.dialogs == []
        assert watch.errors == []
        assert watch.outside(hostile.pages if path.parent == hostile.pages else None) == []
        assert browser_page.locator("iframe, object, embed, form, base, svg script, main style").count() == 0
        drawn = browser_page.locator(".chart svg.main-svg").count() > 0
        assert drawn == (browser_page.locator(".chart").count() > 0)


@pytest.mark.browser
def test_clicking_every_link_of_a_hostile_page_runs_nothing(hostile, browser_page, watch) -> None:
    for name in ("02_displays.html", "index.html"):
        browser_page.goto((hostile.pages / name).as_uri())
        browser_page.evaluate(
            "document.querySelectorAll('main a, main summary').forEach(a => {"
            " const to = a.getAttribute('href') || a.getAttribute('xlink:href') || '#';"
            " const on = what => a.dispatchEvent(new MouseEvent(what, {bubbles: true})); on('mouseover');"
            " if (!/^(https|[\\w-]+\\.html)/.test(to)) on('click'); })"
        )
        assert browser_page.evaluate("window.pwned") is None
    addresses = [link.get("href") or "" for path in hostile.every() for link in Tags(path).links]
    strange = [
        one for one in addresses if not re.fullmatch(r"#[\w.-]+|[\w-]+\.html(#[\w.-]+)?|https://[^\s]+|", one)
    ]
    assert strange == []


def test_no_handler_or_frame_is_left_in_the_files(hostile) -> None:
    for path in hostile.every():
        found = Tags(path)
        assert found.handlers == []
        assert not found.names & {
            "iframe",
            "object",
            "embed",
            "form",
            "base",
            "svg",
            "math",
            "video",
            "marquee",
        }


def test_hostile_titles_are_shown_as_they_were_recorded(hostile) -> None:
    record = (hostile.pages / "record.html").read_text(encoding="utf-8")
    for title in TITLES[1:]:
        assert html.escape(title, quote=True) in record


@pytest.mark.parametrize("name", ["hostile", "plain"])
def test_every_figure_leads_to_its_entries_in_two_clicks(name: str, request) -> None:
    project = request.getfixturevalue(name)
    record = set(Tags(project.pages / "record.html").ids)
    shown = 0
    for path in project.every():
        page = Tags(path)
        assert len(page.ids) == len(set(page.ids))
        for link in page.links:
            address = link.get("href") or ""
            if "innokit-figure" in (link.get("class") or "") and "data-figure" in link and address:
                shown += 1
            if address.startswith("#"):
                assert address[1:] in page.ids
            if address.startswith("record.html#"):
                assert address.partition("#")[2] in record
    assert shown > 50


def test_every_figure_of_ours_is_a_link(plain) -> None:
    for path in plain.every():
        loose = [one for one in Tags(path).links if "data-figure" in one and "href" not in one]
        assert loose == []


@pytest.mark.browser
def test_from_a_figure_to_its_entry_and_back(plain, browser_page) -> None:
    browser_page.goto((plain.pages / "02_case.html").as_uri())
    figure = browser_page.locator("main .innokit-figure").first
    ours = figure.get_attribute("data-figure")
    figure.click()
    line = browser_page.locator(f'[id="trace-{ours}"]')
    assert browser_page.evaluate("document.querySelector(':target').id") == f"trace-{ours}"
    line.locator("a.back").click()
    browser_page.wait_for_url("**/02_case.html")
    assert figure.is_visible()
    browser_page.locator(f'[id="trace-{ours}"] a.back').evaluate("back => { location = back.href; }")
    assert browser_page.evaluate("document.querySelector(':target').dataset.figure") == ours
    browser_page.goto((plain.pages / f"02_case.html#trace-{ours}").as_uri().replace("%23", "#"))
    browser_page.locator("details:has(:target) a.innokit-entry").first.click()
    assert browser_page.url.partition("#")[0].endswith("record.html")
    assert "Recorded" not in browser_page.locator(":target h3").inner_text()
    assert "entry" in browser_page.locator(":target .quiet").inner_text()


@pytest.mark.browser
@pytest.mark.parametrize("width", [820, 320])
def test_a_tap_on_the_front_page_lands_at_the_figure_and_its_lines(plain, browser_page, width: int) -> None:
    """The figure, its unit and its first line stand in one sight; "back" returns to the front page."""
    browser_page.set_viewport_size({"width": width, "height": 600})
    browser_page.goto((plain.pages / "index.html").as_uri())
    browser_page.locator('main a[data-figure^="npsv."]').first.click()
    browser_page.wait_for_url("**/02_case.html#trace-npsv*")
    browser_page.wait_for_function("document.querySelector(':target')")
    line = browser_page.locator("li:target")
    assert "£" in line.locator("b").inner_text()
    assert line.bounding_box()["y"] < 100
    block = browser_page.locator("details:has(:target)")
    assert block.locator(".innokit-lines a.innokit-entry").first.bounding_box()["y"] < 400
    assert block.locator(".innokit-figures li:visible").count() == 1
    block.locator(".innokit-every summary").click()
    assert block.locator(".innokit-figures li:visible").count() > 1
    line.locator("a.back").click()
    browser_page.wait_for_url("**/index.html")


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_an_accessibility_finding(plain, browser_page, axe, scheme: str) -> None:
    browser_page.emulate_media(color_scheme=scheme)
    for path in plain.every():
        browser_page.goto(path.as_uri())
        browser_page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        assert axe(browser_page) == [], path.name


@pytest.mark.browser
def test_no_hostile_page_has_an_accessibility_finding(hostile, browser_page, axe) -> None:
    for path in (
        hostile.pages / "index.html",
        hostile.pages / "01_results.html",
        hostile.pages / "record.html",
    ):
        browser_page.goto(path.as_uri())
        assert axe(browser_page) == [], path.name


@pytest.mark.browser
def test_nothing_scrolls_sideways_at_400_per_cent(plain, hostile, browser_page) -> None:
    browser_page.set_viewport_size({"width": 320, "height": 600})
    for path in [*plain.every(), *hostile.every()]:
        browser_page.goto(path.as_uri())
        browser_page.wait_for_timeout(100)
        assert browser_page.evaluate("document.documentElement.scrollWidth") <= 320, path.name


@pytest.mark.browser
def test_the_keyboard_reaches_the_skip_link_then_the_content(plain, browser_page) -> None:
    browser_page.goto((plain.pages / "02_case.html").as_uri())
    browser_page.keyboard.press("Tab")
    assert browser_page.evaluate("document.activeElement.className") == "skip"
    assert browser_page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    browser_page.keyboard.press("Enter")
    reached = []
    for _ in range(12):
        browser_page.keyboard.press("Tab")
        reached.append(
            browser_page.evaluate("document.activeElement.className || document.activeElement.tagName")
        )
    assert "SUMMARY" in reached
    assert "innokit-figure" in reached
    assert browser_page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.browser
def test_pages_print_with_what_was_folded(plain, browser_page) -> None:
    browser_page.goto((plain.pages / "02_case.html").as_uri())
    assert browser_page.pdf(format="A4").startswith(b"%PDF-")
    browser_page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert browser_page.locator("details:not([open])").count() == 0
    browser_page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert browser_page.locator("details[open]").count() == 0


def test_head_and_notice_stand_on_every_page(plain) -> None:
    from innokit import evidence

    case = evidence.case_of(plain.folder)
    for path in plain.every():
        page = path.read_text(encoding="utf-8")
        assert page.count(case.head) >= 3
        assert "Illustrative:" in page
        assert 'lang="en-GB"' in page


def test_tags_decide_what_a_page_shows(plain) -> None:
    page = (plain.pages / "01_start.html").read_text(encoding="utf-8")
    assert "hidden cell" not in page
    assert "removed cell" not in page
    assert "listing(case" not in page
    assert page.count('<details class="code">') == 2, "cells that headless runs skip have nothing to show"
    assert 'href="02_case.html"' in page


def test_charts_have_a_description_and_a_table(plain) -> None:
    page = (plain.pages / "02_case.html").read_text(encoding="utf-8")
    assert len(re.findall(r'<div class="chart" role="img" aria-label="[^"]{30,}"', page)) == 1
    assert page.count('<details class="innokit-chart-data">') == 1
    assert page.count("plotly.min.js") == 1
    assert "plotly" not in (plain.pages / "record.html").read_text(encoding="utf-8")
    assert (plain.pages / "assets" / "plotly.min.js").stat().st_size > 3_000_000
