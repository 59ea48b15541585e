"""Overall values, their parts, and the frontier draw the figures of their results."""

import pytest

from innokit import charts, scoring
from innokit.charts import Chart
from tests.scoring.cases import COSTS, OFFICES, SWING_TOTALS, made, office

BLANK = scoring.compare(made([(90, 80), (20, "blank")], [50, 50]))


def texts(chart: Chart) -> list[str]:
    return [text for trace in chart.to_plain()["data"] for text in trace.get("text", [])]


def test_each_mark_stands_at_its_overall_value_best_first() -> None:
    chart = charts.overall(scoring.compare(office()))
    drawn = [t["x"][0] for t in chart.to_plain()["data"] if t["mode"] == "markers+text"]
    assert drawn == pytest.approx(sorted(SWING_TOTALS, reverse=True))
    assert chart.to_plain()["layout"]["yaxis"]["ticktext"][0] == "Addison Square"


def test_what_blanks_leave_open_is_a_line_and_words() -> None:
    lines = [t["x"] for t in charts.overall(BLANK).to_plain()["data"] if t["mode"] == "lines"]
    assert [10.0, 60.0] in lines
    assert any("10 to 60" in text for text in texts(charts.overall(BLANK)))


def test_parts_of_a_bar_sum_to_the_overall_value_at_its_end() -> None:
    chart = charts.contributions(scoring.compare(office()))
    bars = [t["x"] for t in chart.to_plain()["data"] if t["type"] == "bar"]
    totals = [sum(parts) for parts in zip(*bars, strict=True)]
    assert totals == pytest.approx(sorted(SWING_TOTALS, reverse=True))
    assert [text.strip() for text in texts(chart)] == [f"{total:.1f}" for total in totals]


def test_a_part_that_is_not_scored_is_said_at_the_end_of_the_bar() -> None:
    assert "  10 to 60, 1 not scored" in texts(charts.contributions(BLANK))


def test_the_frontier_is_filled_and_the_rest_hollow() -> None:
    found = scoring.frontier(office(), {f"o{k}": float(cost) for k, cost in enumerate(COSTS)})
    marks = [t for t in charts.frontier(found).to_plain()["data"] if t["mode"] == "markers+text"]
    filled = {t["text"][0].strip() for t in marks if t["marker"]["color"] != "white"}
    assert filled == {"Carlisle Walk", "Gorton Square", "Addison Square"}
    assert sorted(t["x"][0] for t in marks) == sorted(COSTS)
    assert len(marks) == len(OFFICES)
