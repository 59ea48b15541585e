"""The tornado of leads and the sweep of one weight draw the figures of their results."""

import itertools
import json

import pytest

from innokit import charts, scoring
from innokit.charts import Chart
from innokit.errors import MethodRefused
from tests.scoring.cases import made, office

OFFICE = scoring.robustness(office(), draws=1)


def traces(chart: Chart, kind: str) -> list[dict]:
    return [trace for trace in chart.to_plain()["data"] if trace["type"] == kind]


def test_bars_run_from_the_lead_now_to_the_lead_then() -> None:
    chart, found = charts.weight_tornado(OFFICE), OFFICE.leads()
    bars = traces(chart, "bar")
    expected = [lead.ahead for pair in found.pairs for lead in pair]
    assert [bar["base"][0] + bar["x"][0] for bar in bars] == pytest.approx(expected)
    assert {bar["base"][0] for bar in bars} == {found.now.value}


def test_a_lost_lead_is_said_in_the_title_beside_its_bar_and_in_words() -> None:
    chart = charts.weight_tornado(OFFICE)
    assert chart.title == "Addison Square loses its lead if closeness to customers is left out"
    assert "left out −5.0, Elton Street first" in chart.alt
    texts = [text for trace in traces(chart, "scatter") for text in trace.get("text", [])]
    assert any("Elton Street first" in text for text in texts)


def test_bars_differ_by_pattern_as_well_as_place() -> None:
    patterns = [
        bar["marker"].get("pattern", {}).get("shape") for bar in traces(charts.weight_tornado(OFFICE), "bar")
    ]
    assert set(patterns[::2]) == {"/"}
    assert set(patterns[1::2]) == {None}


def test_a_sure_lead_and_many_lost_ones_are_said_shortly() -> None:
    sure = scoring.robustness(made([(90, 90), (10, 20)], [50, 50]), draws=1)
    assert "keeps its lead" in charts.weight_tornado(sure).title
    table = [[55] * 8, [54 + (100 if k % 2 else -100) // 3 for k in range(8)]]
    many = charts.weight_tornado(scoring.robustness(made(table, [10] * 8), draws=1))
    assert "or one of 1 more" in many.title


def test_without_a_lead_the_tornado_is_refused() -> None:
    with pytest.raises(MethodRefused, match="no lead to test"):
        charts.weight_tornado(scoring.robustness(made([(50, 50), (50, 50)], [1, 1]), draws=1))


def test_each_line_of_the_sweep_is_an_options_overall_value() -> None:
    found = OFFICE.one_weight("c4")
    chart = charts.sweep(OFFICE, "c4")
    lines = [trace["y"] for trace in traces(chart, "scatter") if trace["x"] == found.values.at.tolist()]
    assert len(lines) == len(found.options)
    for line, values in zip(lines, found.values.low.T, strict=True):
        assert line == pytest.approx(values.tolist())
    uprights = [t["x"] for t in traces(chart, "scatter") if t["line"].get("dash") in ("dash", "dot")]
    assert uprights == [[found.now.value] * 2, [found.high.value] * 2]


def test_the_sweep_says_where_the_first_place_changes() -> None:
    chart = charts.sweep(OFFICE)
    high = OFFICE.one_weight().high.text
    assert chart.title == f"Addison Square stays first unless comfort, now 6.5%, weighs above {high}"
    assert f"above {high}: Elton Street first" in json.dumps(chart.to_plain())
    assert "Bilton Village goes from" in chart.alt


def test_what_is_not_scored_is_shaded_between_two_lines() -> None:
    blank = scoring.robustness(made([(90, 80), (20, "blank")], [50, 50]), draws=1)
    chart = charts.sweep(blank, "c1")
    (filled,) = [trace for trace in traces(chart, "scatter") if trace.get("fill") == "tonexty"]
    assert filled["y"][-1] == 100
    assert "shaded where something is not scored" in chart.subtitle
    assert "Option B starts at 20.0 and ends at 0.0 to 100.0" in chart.alt


def test_a_tie_and_a_sure_first_are_titles_too() -> None:
    tie = scoring.robustness(made([(50, 50), (50, 50)], [1, 1]), draws=1)
    assert charts.sweep(tie).title == "No option is first for certain, whatever Criterion 1 weighs"
    sure = scoring.robustness(made([(90, 90), (10, 20)], [50, 50]), draws=1)
    assert charts.sweep(sure).title == "Option A stays first whatever Criterion 1 weighs"
    one = scoring.robustness(made([(90, 50), (10, 20)], [50, 50], baseline=1), draws=1)
    assert charts.sweep(one).title.startswith("Option A is the only option")


def test_names_at_the_ends_of_lines_do_not_cover_each_other() -> None:
    alike = [[50 + k % 2, 50 + k / 10] for k in range(12)]
    chart = charts.sweep(scoring.robustness(made(alike, [60, 40]), draws=1))
    ends = sorted(trace["y"][1] for trace in traces(chart, "scatter") if trace["x"] == [1, 1.05])
    assert len(ends) == 12
    assert all(b - a > 4 for a, b in itertools.pairwise(ends))
