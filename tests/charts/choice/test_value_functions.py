"""The pictures of value functions pass through their points and hold the levels of the options."""

import pytest

from innokit import charts, scoring
from innokit.charts import Chart
from innokit.records import Assessor, Case, Criterion, Level, Option
from tests.charts.test_charts import LEVELS

WAIT = Criterion(id="wait", title="Waiting", unit="days", worst=60, best=0)


def drawn(*records: object) -> Chart:
    return charts.value_functions(scoring.value_functions(Case(records)))  # type: ignore[arg-type]


def lines(chart: Chart) -> list[dict]:
    return [trace for trace in chart.to_plain()["data"] if trace["mode"] == "lines+markers"]


def marks(chart: Chart) -> list[dict]:
    return [t for t in chart.to_plain()["data"] if t["mode"] == "markers" and t["x"] != [None]]


def test_lines_pass_through_the_points_asked_about() -> None:
    (line,) = lines(drawn(scoring.bisected(WAIT, half=20, quarter=40)))
    assert line["x"] == [60, 40, 20, 0]
    assert line["y"] == [0, 25, 50, 100]


def test_options_stand_on_the_line_at_their_level_and_score() -> None:
    chart = charts.value_functions(scoring.value_functions(LEVELS))
    assert [(m["x"], m["y"]) for m in marks(chart)] == [([30], [37.5]), ([10], [75])]
    assert [m["y"][0] for m in marks(chart)] == [
        pytest.approx(scoring.value_functions(LEVELS).curve(WAIT.changed(
            value_levels=(20.0,), value_scores=(50.0,)), 61)[1][60 - at]) for at in (30, 10)
    ]  # fmt: skip
    assert [t["name"] for t in chart.to_plain()["data"] if t.get("showlegend")] == ["A van", "A hall"]


def test_the_worst_level_is_on_the_left_whichever_number_is_smaller() -> None:
    more = Criterion(title="Places", worst=0, best=100)
    layout = drawn(WAIT, more).to_plain()["layout"]
    assert layout["xaxis"]["range"][0] > layout["xaxis"]["range"][1]
    assert layout["xaxis2"]["range"][0] < layout["xaxis2"]["range"][1]
    assert layout["xaxis"]["ticktext"] == ["60 days", "0 days"]


def test_an_assumed_straight_line_is_dashed_and_said() -> None:
    chart = drawn(WAIT)
    assert lines(chart)[0]["line"]["dash"] == "dash"
    assert chart.title == "Nobody was asked whether worth rises evenly on Waiting"
    assert "no level is recorded yet" in chart.subtitle
    asked = drawn(WAIT.changed(value_method="straight line"))
    assert lines(asked)[0]["line"]["dash"] == "solid"
    assert asked.title == "Worth rises evenly on every measured criterion, as asked"


def test_pictures_do_not_cover_each_other() -> None:
    many = drawn(*(WAIT.changed(id=f"w{k}", title=f"Criterion {k}") for k in range(5)))
    layout = many.to_plain()["layout"]
    boxes = [(layout[f"xaxis{n}"]["domain"], layout[f"yaxis{n}"]["domain"]) for n in ("", 2, 3, 4, 5)]
    for k, (x, y) in enumerate(boxes):
        for u, v in boxes[k + 1 :]:
            assert x[1] < u[0] or u[1] < x[0] or y[1] < v[0] or v[1] < y[0]
    assert layout["height"] > drawn(WAIT).to_plain()["layout"]["height"]


def test_everybodys_level_is_marked_and_what_is_unknown_is_not() -> None:
    people = [Assessor(id="ann", title="Ann"), Assessor(id="bob", title="Bob")]
    levels = [
        Level(option="van", criterion="wait", value=v, assessor=a) for a, v in (("ann", 10), ("bob", 30))
    ]
    unknown = Level(option="hall", criterion="wait")
    options = [Option(id="van", title="A van"), Option(id="hall", title="A hall")]
    chart = drawn(WAIT, *people, *options, *levels, unknown)
    assert [m["x"] for m in marks(chart)] == [[10], [30]]
    assert len({m["marker"]["color"] for m in marks(chart)}) == 1
