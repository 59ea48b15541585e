"""The HTML front page: the content of the business case's front page, its links, its chart, its folds."""

import html
import json
import re
from functools import cache
from importlib import resources
from pathlib import Path

import pytest

import innokit
from innokit.businesscase import FrontPage
from innokit.evidence.answers import on_one_page
from innokit.evidence.cashchart import cash_chart
from innokit.evidence.front import SECTIONS, front_page
from innokit.evidence.layout import Link
from innokit.evidence.pages import Page, read_page
from innokit.records import Case
from innokit.results import text_of

LINKS = [Link(f"{stem}.html", stem) for stem in {stem for stem, *_ in SECTIONS.values()}]


@cache
def case_of(name: str) -> Case:
    return innokit.example(name) if name else Case()


@cache
def page_of(name: str) -> Page:
    return front_page(case_of(name), LINKS)


@cache
def content_of(name: str) -> FrontPage:
    return on_one_page(case_of(name))


@pytest.mark.parametrize("name", ["virtual-home", "mobile-esol", "office-location", ""])
def test_the_page_says_what_the_content_says_and_every_figure_leads_to_records(name: str) -> None:
    page, shown = page_of(name), content_of(name)
    words = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", "", page.body)))
    for heading, said in shown.paragraphs():
        for sentence in said:
            assert re.sub(r"\s+", " ", text_of(sentence)).strip() in words, heading
    linked = set(re.findall(r'data-figure="([^"]+)"', page.body))
    assert linked <= page.figures.keys()
    if name:
        assert linked
        assert all(page.figures[id][1].records for id in linked if not id.startswith("audit."))
    assert "<code>innokit verify" not in page.body.partition("<details")[0]


def test_each_paragraph_leads_to_a_heading_that_the_notebooks_have() -> None:
    body = page_of("mobile-esol").body
    links = re.findall(r'<p class="more"><a href="([\w-]+)\.html(?:#([\w-]+))?"', body)
    assert len(links) >= 9
    for stem, place in links:
        path = Path(str(resources.files("innokit"))).parent / "notebooks" / f"{stem}.ipynb"
        assert json.loads(path.read_text(encoding="utf-8"))["nbformat"] == 4
        assert not place or f'id="{place}"' in read_page(path).body


def test_links_stay_within_the_one_file() -> None:
    inside = [Link(f"#page-{link.address.removesuffix('.html')}", link.words) for link in LINKS]
    body = front_page(case_of("mobile-esol"), inside).body
    assert re.findall(r'<p class="more"><a href="([^"]+)"', body)
    assert all(one.startswith("#") for one in re.findall(r'<p class="more"><a href="([^"]+)"', body))


def test_the_chart_says_when_the_council_is_ahead_by_budget_year() -> None:
    chart = cash_chart(content_of("virtual-home"))
    assert chart is not None
    assert chart.title == "The council's own cash with Memory box and keeper: never ahead"
    assert "2026/27: behind by £71,000" in chart.alt
    assert [*chart.plot.layout.xaxis.categoryarray][:2] == ["2026/27", "2027/28"]
    running = chart.data.frame().iloc[:, 1].tolist()
    bars = [sum(v or 0 for v in values) for values in zip(*(bar.y for bar in chart.plot.data), strict=True)]
    assert bars == running
    assert cash_chart(content_of("office-location")) is None


def test_both_decisions_of_a_board_stand_on_the_page_the_one_to_go_first() -> None:
    body = page_of("virtual-home").body
    assert body.index("Go with conditions: Memory boxes") < body.index("Stop: Virtual Home stops here")
    assert "illustrative" not in body.lower().partition("</h1>")[0]
    assert body.count("Illustrative:") == 1
