"""Every figure a result shows leads to records that are there, and nothing is shown unescaped."""

from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Any, ClassVar

import pytest

import innokit
from innokit import results
from innokit.errors import MethodRefused
from innokit.records import (
    KINDS,
    Assumption,
    BenefitLine,
    Case,
    CostLine,
    Idea,
    Option,
    PublishedFigure,
    Ref,
    Stakeholder,
)
from innokit.results import Column, Figure, Made, Result, Sheet, describe, each

HOSTILE = "<script>window.pwned=1</script>"


@dataclass(frozen=True)
class Small(Result):
    """The smallest result there can be."""

    title: ClassVar[str] = "A small result"
    case: Case
    figure: Figure

    @property
    def made(self) -> Made:
        return Made("counted", ("table, edition 1",), seed=7, draws=1000)

    def sentences(self) -> tuple[results.Sentence, ...]:
        return ((f"For {HOSTILE} it is ", self.figure.shown("about two"), "."),)

    def sheets(self) -> tuple[Sheet, ...]:
        return (
            Sheet("first", "The first", (Column("What"), Column("How much", "£")), ((HOSTILE, self.figure),)),
        )


class Links(HTMLParser):
    """Collects ids, links and tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []


@pytest.fixture
def case() -> Case:
    """A line that speaks of an option, a payer and an assumption, each with hostile words."""
    option, payer = Option(title=f"Option {HOSTILE}"), Stakeholder(title="Council")
    rate = Assumption(title="Rate", value=2.5, unit="£", source="Our contract", standing="illustrative")
    return Case(
        [
            option,
            payer,
            rate,
            CostLine(title="Line", option=option.id, payer=payer.id, amount=Ref(assumption=rate.id)),
        ]
    )


@pytest.fixture
def small(case: Case) -> Small:
    """A result that rests on the line."""
    return Small(case, Figure("cost.x", 2.5, "2.50", "What it costs", (case.costs[0].id,), "£"))


def test_a_figure_leads_to_its_line_and_to_what_the_line_speaks_of(small: Small, case: Case) -> None:
    """From the figure to the line, and on to option, payer and assumption with its source."""
    (trace,) = small.traces()
    assert {ground.record.id for ground in trace.grounds} == {record.id for record in case.records}
    assert "Our contract; illustrative, figures invented" in {ground.source for ground in trace.grounds}


def test_every_link_of_a_result_has_its_target_and_nothing_runs(small: Small) -> None:
    """Words and table link to the same figure; hostile text stays text."""
    page = Links(small._repr_html_())
    assert page.links == ["#trace-cost.x", "#trace-cost.x"]
    assert page.ids == ["trace-cost.x"]
    assert "script" not in page.tags


def test_a_result_says_that_figures_are_invented_and_how_it_was_made(small: Small) -> None:
    """Notice, method, editions, seed and draws stand on the result."""
    shown = small._repr_html_()
    assert "Illustrative: 1 of the 2 records behind this hold invented figures." in shown
    assert "counted. table, edition 1. 1,000 draws, seed 7." in shown


def test_a_table_gives_exact_values(small: Small) -> None:
    """The DataFrame holds the number, whatever the cell shows."""
    assert small.table("first")["How much (£)"].tolist() == [2.5]
    with pytest.raises(MethodRefused, match="Ask for one of first"):
        small.table("second")


def test_the_bundle_for_notebooks_holds_every_figure(small: Small) -> None:
    """Evidence reads figures from here, so value, words and records must be in it."""
    bundle = small._repr_mimebundle_()
    assert list(results.figures_of(bundle[results.FIGURES_MIME])) == [small.figure]


PLAIN = {"label": "", "value": 1, "text": "", "unit": "", "records": 0}


@pytest.mark.parametrize(
    "plain",
    [
        None,
        {},
        {"figures": 3},
        {"figures": [{"id": "x"}]},
        {"sets": [], "figures": [{**PLAIN, "id": "x"}]},
        {"sets": ["a"], "figures": [{**PLAIN, "id": "<b>"}]},
    ],
)
def test_what_is_no_figure_is_passed_over(plain: object) -> None:
    """Somebody may have edited the notebook."""
    assert list(results.figures_of(plain)) == []


def test_ids_that_could_break_an_address_are_refused() -> None:
    """A figure's id stands in links as it is."""
    with pytest.raises(MethodRefused, match="letters, digits"):
        Figure('x" onclick="', 1.0, "1", "", ())


@pytest.mark.parametrize("name", ["green-book-it-system", "office-location", "mobile-esol"])
@pytest.mark.parametrize("plural", sorted(cls.plural for cls in KINDS.values()))
def test_listings_and_tables_hold_every_record(name: str, plural: str) -> None:
    """Nothing recorded is left out of a listing or a table."""
    case = innokit.example(name)
    records = getattr(case, plural)
    listing = innokit.listing(case, plural)
    assert len(innokit.table(case, plural)) == len(records)
    assert [figure.records[0] for figure in listing.figures.values()] == [record.id for record in records]
    assert "recorded" in listing.in_words()


def test_table_of_weights_and_entries() -> None:
    """Both kinds of weight stand in one table; the history has a row an entry."""
    case = innokit.example("office-location")
    assert len(innokit.table(case, "weights")) == len(case.swing_points) + len(case.direct_weights) == 12
    assert innokit.table(case, "entries")["seq"].tolist() == list(range(1, len(case.entries) + 1))
    with pytest.raises(MethodRefused, match="There is no table 'ideass'"):
        innokit.table(case, "ideass")


def test_printed_figures_agree_within_their_rounding_only(small: Small, case: Case) -> None:
    """Just inside agrees, just outside does not; a figure that is not there never agrees."""
    printed = PublishedFigure(title="Printed", figure="cost.x", value=3.0, tolerance=0.5)
    inside = results.beside_print(case.replaced(printed), small)
    outside = results.beside_print(case.replaced(printed.changed(tolerance=0.499)), small)
    absent = results.beside_print(case.replaced(printed.changed(figure="cost.y")), small)
    assert (inside.agrees, outside.agrees, absent.agrees) == (True, False, False)
    assert "Only 0 of 1 published figure" in outside.in_words()
    assert not results.beside_print(case, small).agrees, "with nothing printed there is nothing to claim"


def test_a_figure_of_another_kind_is_left_to_others(small: Small, case: Case) -> None:
    """A printed figure that none of the results measures is not called wrong."""
    printed = PublishedFigure(title="Printed", figure="npsv.y", value=3.0, tolerance=0.5)
    assert results.beside_print(case.replaced(printed), small).ours == ()


def test_ready_says_once_what_is_missing() -> None:
    """A refusal is put in words; what depends on it keeps quiet."""
    first = innokit.ready(innokit.scoring.compare, Case([Idea(title="x")]))
    assert isinstance(first, results.NotYet)
    assert first.in_words().startswith("Not yet: ")
    assert innokit.ready(innokit.charts.overall, first).in_words() == ""


def test_ready_hides_no_other_error() -> None:
    """Only refusals are put in words."""
    with pytest.raises(ZeroDivisionError):
        innokit.ready(lambda: 1 / 0)


def test_sheets_refuse_ragged_rows(small: Small) -> None:
    """A row with a cell too many would shift figures under other headings."""
    sheet = small.sheet()
    with pytest.raises(MethodRefused, match="one cell for each column"):
        replace(sheet, rows=((HOSTILE,),))


def test_a_listing_says_numbers_as_a_person_would() -> None:
    """One of something is singular; an assumption stands with its value in its own unit."""
    share = Assumption(id="t", title="Take-up", value=0.6, unit="share")
    rent = Assumption(id="r", title="Rent", value=1200, unit="£ a year")
    line = BenefitLine(
        title="Visits", option="o", gainer="c", people=Ref(assumption="r"), take_up=Ref(assumption="t"),
        lag=1, duration=2,
    )  # fmt: skip
    told = dict(describe.facts(line, Case([share, rent, line])))
    assert told["Lag"] == "1 year"
    assert told["Duration"] == "2 years"
    assert told["Take-up"] == "assumption 'Take-up' (60%)"
    assert told["People"] == "assumption 'Rent' (£1,200 a year)"


def test_several_results_are_shown_in_turn_and_none_says_so(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One cell of a notebook shows each as it shows itself."""
    shown: list[Any] = []
    monkeypatch.setattr("IPython.display.display", lambda one, **_: shown.append(one))
    each([small, small])._ipython_display_()
    each([], "No <b>vote</b>")._ipython_display_()
    assert shown[:2] == [small, small]
    assert shown[2] == {"text/plain": "No <b>vote</b>", "text/html": "<p>No &lt;b&gt;vote&lt;/b&gt;</p>"}
