"""The process map and the chart of need follow their results, mark by mark."""

import pytest

from innokit import charts, process
from innokit.charts.process.map import LOOKS
from innokit.errors import MethodRefused
from innokit.records import Case, NeedGroup, Override
from tests.evidence.hostile import titles
from tests.process.cases import without

LET = Override(gate=2, by="Chief executive", reason="The hall")


@pytest.fixture(scope="module")
def drawn() -> charts.Chart:
    return charts.process_map(process.map(Case([*without("p3", "f").records, LET])))


def marks(chart: charts.Chart) -> list[object]:
    return [trace for trace in chart.plot.data if trace.mode == "markers+text"]


def test_each_step_has_a_mark_that_says_how_it_stands(drawn: charts.Chart) -> None:
    steps = drawn.result.steps
    shown = [(mark.marker.symbol, mark.marker.color) for mark in marks(drawn)]
    assert shown == [(LOOKS[s.state.text]["symbol"], LOOKS[s.state.text]["color"]) for s in steps]
    heights = [mark.y[0] for mark in marks(drawn)]
    assert heights == sorted(heights)


def test_states_differ_without_colour(drawn: charts.Chart) -> None:
    """Symbol, size, fill and the words beside the mark tell them apart in grey."""
    looks = {(look["symbol"], look["size"], look["color"] == "white") for look in LOOKS.values()}
    assert len(looks) == len(LOOKS)
    words = [note.text for note in drawn.plot.layout.annotations]
    for step in drawn.result.steps:
        assert any(step.name in said and step.state.text in said for said in words)


def test_title_alt_text_and_table_say_the_same(drawn: charts.Chart) -> None:
    assert "1 gate passed by override" in drawn.title
    for step in drawn.result.steps:
        assert f"{step.name} {step.state.text}" in drawn.alt
    assert [row[2].text for row in drawn.data.rows] == [step.state.text for step in drawn.result.steps]
    assert "gate 2 back to the focus" in drawn.alt


def test_a_dashed_way_leads_back_from_each_gate(drawn: charts.Chart) -> None:
    ways = [trace for trace in drawn.plot.data if trace.line.dash == "dot"]
    places = {step.key: mark.y[0] for step, mark in zip(drawn.result.steps, marks(drawn), strict=True)}
    assert [(way.y[0], way.y[-1]) for way in ways] == [
        (places[f"gate{n}"], places[target])
        for n, target in ((1, "rationale"), (2, "focus"), (3, "event"), (4, "concepts"))
    ]


def test_need_and_cost_places_each_group() -> None:
    groups = [
        NeedGroup(title="Carers", need=4, cost_to_serve=80, people=1200),
        NeedGroup(title="Parents", need=9, cost_to_serve=900, people=300),
        NeedGroup(title="Newcomers", need=2),
    ]
    found = charts.need_and_cost(process.need(Case(groups)))
    assert found.title == "In most need, and the costliest to serve: Parents"
    assert "not both on record: Newcomers" in found.subtitle
    assert [(m.x[0], m.y[0]) for m in found.plot.data] == [(900, 9), (80, 4)]
    small, large = (m.marker.size for m in found.plot.data)
    assert large / small == pytest.approx((1200 / 300) ** 0.5)
    assert len(found.data.rows) == 3


def test_where_the_costliest_are_others_the_title_says_so() -> None:
    groups = [NeedGroup(title="A", need=9, cost_to_serve=1), NeedGroup(title="B", need=1, cost_to_serve=5)]
    assert (
        charts.need_and_cost(process.need(Case(groups))).title == "In most need: A; the costliest to serve: B"
    )


@pytest.mark.parametrize("groups", [[], [NeedGroup(title="A", need=9)]])
def test_without_figures_it_is_refused_in_words(groups: list[NeedGroup]) -> None:
    with pytest.raises(MethodRefused, match="NeedGroup"):
        charts.need_and_cost(process.need(Case(groups)))


def test_hostile_titles_stay_text() -> None:
    for title in titles():
        found = charts.need_and_cost(process.need(Case([NeedGroup(title=title, need=1, cost_to_serve=1)])))
        assert "<" not in found.plot.data[0].text[0].replace("<br>", "")
