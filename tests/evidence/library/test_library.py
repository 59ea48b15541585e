"""Guides, templates and sheets as pages: complete, linked, harmless, and one to three pages of A4."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from innokit import evidence, process
from innokit.errors import EvidenceError, MethodRefused
from innokit.evidence.library import forms, guide_pages
from innokit.evidence.library.printing import PRINTED, body
from innokit.process import PHASES, TEMPLATES
from innokit.records import (
    KINDS,
    AgendaItem,
    Approach,
    Case,
    Concept,
    Event,
    Focus,
    Override,
    Record,
    SessionNote,
    Stimulus,
)
from tests.evidence.hostile import titles

if TYPE_CHECKING:
    from playwright.sync_api import Browser


class Tags(HTMLParser):
    """Every element of a page with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def harmful(page: str) -> list[str]:
    """Elements and attributes by which text could act; the kit's own one script is counted apart."""
    bad = {"iframe", "object", "embed", "form", "base", "svg", "math", "img", "video", "button", "input"}
    tags = Tags(page).found
    acts = [tag for tag, given in tags if tag in bad or any(name.startswith("on") for name in given)]
    ways = [given.get("href") or "" for _, given in tags]
    return acts + [way for way in ways if way.lower().startswith(("javascript:", "data:"))]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return evidence.write_library(tmp_path_factory.mktemp("library")).parent


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.html")}


def test_everything_in_the_library_has_its_page(pages: dict[str, str]) -> None:
    assert {one.page for one in process.library().resources} <= set(pages)
    assert {f"phase-{n}.html" for n in range(1, 7)} | {"index.html"} <= set(pages)


def test_every_link_arrives_and_nothing_is_fetched(folder: Path, pages: dict[str, str]) -> None:
    for name, page in pages.items():
        for tag, given in Tags(page).found:
            address = given.get("href" if tag in ("a", "link") else "src") or ""
            if address and not address.startswith(("#", "https://")):
                assert (folder / address.partition("#")[0]).is_file(), (name, address)
        assert "default-src 'none'" in page
        assert harmful(page) == []


def test_the_index_is_filtered_by_phase(pages: dict[str, str]) -> None:
    for phase in PHASES:
        shown = {given.get("href") for _, given in Tags(pages[f"phase-{phase.number}.html"]).found}
        own = {one.page for one in process.library(phase.number).resources}
        others = {one.page for one in process.library().resources} - own
        assert own <= shown
        assert not others & shown


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.key)
def test_each_template_opens_blank_and_filled(pages: dict[str, str], template: process.Template) -> None:
    blank, filled = pages[f"template-{template.key}.html"], pages[f"template-{template.key}-filled.html"]
    assert "Nothing of this is recorded yet" not in filled
    assert "From the example" in filled or "Invented, to show how it is filled" in filled
    assert 'class="line' in blank or "<td></td>" in blank
    for kind, _ in template.kinds:
        title = next(iter(KINDS[kind].model_fields.values()))
        assert title.title
    assert f"template-{template.key}-filled.html" in blank
    assert f"template-{template.key}.html" in filled


def test_a_form_asks_for_every_field_with_its_help() -> None:
    page = forms.sheet(Concept)
    for key, info in Concept.model_fields.items():
        if key not in ("id", *forms.AFTERWARDS):
            assert f"<strong>{info.title}</strong>" in page
            assert (info.description or "") in page
    assert '<ul class="boxes">' in forms.sheet(Approach)


def test_a_filled_form_ticks_what_was_chosen() -> None:
    way = Approach(title="Ourselves", sourcing="mixed", chosen=True, budget=1300)
    page = forms.sheet(Approach, way, Case([way]))
    assert re.findall(r'<span class="box">&#10003;</span> ([\w-]+)', page) == ["mixed", "yes"]
    assert "£1,300" in page


@pytest.mark.parametrize("phase", PHASES, ids=lambda phase: phase.name)
def test_a_guide_leads_to_its_notebook_and_the_notebook_back(
    phase: process.Phase, pytestconfig: pytest.Config
) -> None:
    page = guide_pages()[process.guide_page(phase.number)]
    assert f'href="{phase.notebook}"' in page
    for item in (*phase.start, *phase.end):
        assert item.words.replace("'", "&#x27;") in page
    notebook = (pytestconfig.rootpath / "notebooks" / phase.notebook).read_text(encoding="utf-8")
    assert f"({process.guide_page(phase.number)})" in notebook


def test_a_new_project_holds_the_guides_its_notebooks_lead_to(tmp_path: Path) -> None:
    made = evidence.new_project(tmp_path / "p")
    for notebook in made.glob("*.ipynb"):
        for address in re.findall(r"\((guide[-\d]*\.html)\)", notebook.read_text(encoding="utf-8")):
            assert (made / address).is_file()
    exported = evidence.write_html(made)
    for page in ("guide.html", "guide-2.html"):
        text = (exported.parent / page).read_text(encoding="utf-8")
        assert harmful(text) == []
    assert 'href="02_planning.html"' in (exported.parent / "guide-2.html").read_text(encoding="utf-8")
    one = evidence.write_one_file(made, tmp_path / "one.html").read_text(encoding="utf-8")
    assert 'href="guide' not in one


def test_a_councils_own_guide_is_written_as_text(tmp_path: Path) -> None:
    (tmp_path / "phase-2.md").write_text("# P\n\n## <script>x</script>\n\nWho: <b>y</b>\n", encoding="utf-8")
    page = evidence.write_guide(tmp_path / "g.html", 2, tmp_path).read_text(encoding="utf-8")
    assert "&lt;script&gt;x" in page
    assert "<strong>Who.</strong> &lt;b&gt;y" in page
    assert "Who: <b>y</b>" in evidence.guide_text(2, tmp_path)


def test_what_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MethodRefused, match="no phase 9"):
        evidence.write_guide(tmp_path / "g.html", 9)
    with pytest.raises(EvidenceError, match="a folder"):
        evidence.write_guide(tmp_path)
    with pytest.raises(EvidenceError, match="run-sheet"):
        evidence.write_print("nothing", tmp_path / "x.html")


def told(title: str) -> list[Record]:
    """The event and its focus, with the same text in every field that is printed."""
    return [
        Event(title=title, venue=title, facilitator=title),
        Focus(title=title, target_group=title, out_of_scope=title),
    ]


def listed(title: str) -> list[Record]:
    """What is printed in rows, with the same text in every field."""
    return [
        *(Stimulus(title=title, sort=sort, text=title, source=title) for sort in ("fact", "question")),
        AgendaItem(title=title, starts="09:00", minutes=5, leader=title, needs=title),
        SessionNote(title=title, at="09:01", table=title),
        Override(gate=1, by=title, reason=title),
    ]


def test_hostile_text_stays_text_on_map_guides_and_prints() -> None:
    rows = Case([record for title in titles() for record in (*told(title), *listed(title))])
    keys = ("stimulus", "exercise", "run-sheet", "gate", "event-plan")
    shown = [body(template, rows) for template in TEMPLATES if template.key in keys]
    answers = (process.gates(rows), process.gate(rows, 1), process.map(rows), process.run_sheet(rows))
    shown += [answer._repr_html_() for answer in answers]
    shown += [body(PRINTED["stimulus"], Case(told(title))) for title in titles()]
    shown += [process.focus(Case(told(title)))._repr_html_() for title in titles()]
    whole = "".join(shown)
    assert whole.count("window.pwned") > 5 * len(titles())
    assert harmful(whole) == []
    assert "script" not in {tag for tag, _ in Tags(whole).found}


@pytest.mark.browser
def test_guides_print_on_one_to_three_pages(tmp_path: Path, browser: "Browser") -> None:
    page = browser.new_page()
    for number in (None, 3, 5):
        page.goto(evidence.write_guide(tmp_path / "g.html", number).as_uri())
        printed = page.pdf(prefer_css_page_size=True)
        assert 1 <= len(re.findall(rb"/Type\s*/Page[^s]", printed)) <= 3
    page.close()
