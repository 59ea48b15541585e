"""Charts draw the result's own figures, say their finding, and read without being seen."""

import json
import re
from collections.abc import Callable

import pytest

import innokit
from innokit import businesscase, charts, scoring
from innokit.charts import Chart, style
from innokit.errors import MethodRefused
from innokit.records import Case, Option, Score

ESOL, OFFICE = innokit.example("mobile-esol"), innokit.example("office-location")

DRAWN: dict[str, Callable[[], Chart]] = {
    "overall": lambda: charts.overall(scoring.compare(ESOL)),
    "contributions": lambda: charts.contributions(scoring.compare(ESOL)),
    "ranks": lambda: charts.ranks(scoring.robustness(ESOL, weights="free")),
    "switching": lambda: charts.switching(scoring.robustness(ESOL)),
    "frontier": lambda: charts.frontier(scoring.frontier(OFFICE, businesscase.costs_by_option(OFFICE))),
    "bridge": lambda: charts.bridge(businesscase.appraise(ESOL)),
    "cumulative": lambda: charts.cumulative(businesscase.appraise(ESOL)),
    "flows": lambda: charts.flows(businesscase.appraise(ESOL)),
    "who": lambda: charts.who(businesscase.appraise(ESOL)),
    "one-way": lambda: charts.one_way(businesscase.one_way(ESOL)),
}


@pytest.fixture(params=DRAWN)
def chart(request: pytest.FixtureRequest) -> Chart:
    """Each chart of the kit, drawn from an example."""
    return DRAWN[request.param]()


def test_each_chart_has_finding_measure_alt_text_and_data(chart: Chart) -> None:
    """The subtitle says as at which entry; the alt text says more than the title; the table holds figures."""
    assert re.search(r"as at entry \d+$", chart.subtitle)
    assert len(chart.alt) > len(chart.title)
    assert any(True for _ in chart.data.figures())


def test_the_data_table_holds_only_the_results_own_figures(chart: Chart) -> None:
    """A chart computes nothing: every figure in its table is one of the result's, unchanged."""
    assert set(chart.data.figures()) <= set(chart.result.figures.values())


def test_the_picture_is_plain_data_with_its_alt_text(chart: Chart) -> None:
    """What a page gets is JSON with the alt text inside, in one font, on white, without hover."""
    plain = json.loads(json.dumps(chart.to_plain()))
    assert plain["layout"]["meta"]["alt"] == chart.alt
    assert plain["layout"]["hovermode"] is False
    assert "uid" not in json.dumps(plain)


def test_every_chart_has_a_page_in_the_docs(chart: Chart, pytestconfig: pytest.Config) -> None:
    """A page says what it shows, how to read it and what to do about it."""
    page = (pytestconfig.rootpath / "docs" / "charts" / f"{chart.key}.md").read_text(encoding="utf-8")
    for heading in ("What it shows", "How to read it", "What to do about it"):
        assert heading in page


def test_bars_and_marks_are_drawn_where_the_figures_are() -> None:
    """The numbers on the picture are the figures' own values."""
    appraisal = businesscase.appraise(ESOL)
    drawn = charts.cumulative(appraisal).to_plain()["data"]
    option = ESOL.options[1].id
    expected = [appraisal.figures[f"cumulative.{option}.y{year}"].value for year in range(6)]
    assert drawn[0]["y"] == pytest.approx(expected)


def test_an_option_keeps_its_look_whatever_else_is_shown() -> None:
    """Colour, mark and pattern depend on the case alone; business as usual is grey."""
    looks = [style.looks(ESOL, option.id) for option in ESOL.options]
    assert looks[0][0] == style.GREY
    assert len({colour for colour, _, _ in looks}) == len({mark for _, mark, _ in looks}) == len(looks)


@pytest.mark.parametrize("colour", [*style.COLOURS, style.GREY, style.QUIET, style.INK])
def test_marks_stand_out_from_white_by_three_to_one(colour: str) -> None:
    """WCAG 2.2, 1.4.11; text colours reach 4.5 to 1."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    contrast = 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
    assert contrast >= (4.5 if colour in (style.INK, style.QUIET) else 3.0)


def test_hostile_names_are_text_in_the_picture() -> None:
    """Plotly obeys some tags; none reaches it from a title."""
    options = [Option(title="<a href='javascript:alert(1)'>A</a>"), Option(title="$\\frac{1}$<br>B")]
    case = innokit.case_from_tables(
        options=[{"id": o.id, "title": o.title} for o in options],
        scores=[{"option": o.id, "criterion": "Reach", "value": 10.0 * i} for i, o in enumerate(options)],
    )
    plain = json.dumps(charts.overall(scoring.compare(case, "equal")).to_plain())
    assert "<a href" not in plain.replace(json.dumps(options[0].title)[1:-1], "")
    assert "&lt;a href" in plain


def test_a_result_without_figures_is_refused() -> None:
    """There is no empty chart."""
    case = Case(
        [
            *(o := [Option(title="A"), Option(title="B")]),
            *[Score(option=x.id, criterion="none", value=1) for x in o],
        ]
    )
    with pytest.raises(MethodRefused):
        charts.overall(scoring.compare(case))
