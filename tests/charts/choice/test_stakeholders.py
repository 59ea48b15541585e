"""Quadrants and the heat map draw ratings, and show what is open, failed or not rated."""

import json

import pytest

from innokit import charts, scoring
from innokit.charts import Chart, style
from innokit.errors import MethodRefused
from innokit.records import Aspect, Benefit, Burden, Case, Option, Stakeholder
from tests.charts.contrast import contrast
from tests.scoring.test_stakes import OPTIONS, invented


def quadrant(**changes: object) -> Chart:
    return charts.quadrant(scoring.stakeholder_value(invented(**changes)))


def heat_map(**changes: object) -> Chart:
    return charts.heat_map(scoring.stakeholder_value(invented(**changes)))


def marks(chart: Chart) -> list[dict]:
    return [trace for trace in chart.to_plain()["data"] if "markers" in trace["mode"]]


def cells(chart: Chart) -> list[str]:
    (texts,) = [trace["text"] for trace in chart.to_plain()["data"] if trace["mode"] == "text"]
    return texts


def test_each_mark_stands_at_its_achievability_and_effectiveness() -> None:
    drawn = [(mark["x"][0], mark["y"][0]) for mark in marks(quadrant())]
    expected = [(10, 1), (6.4286, 5.3333), (6.5714, 7)]
    assert [x for pair in drawn for x in pair] == pytest.approx(
        [x for pair in expected for x in pair], abs=5e-5
    )


def test_quadrants_have_names_and_cuts() -> None:
    plain = quadrant().to_plain()
    named = {note["text"] for note in plain["layout"]["annotations"]}
    assert named == set(scoring.StakeholderValue.quadrants.values())
    assert [5.0, 5.0] in [trace["x"] for trace in plain["data"]]


def test_an_open_rating_is_a_hollow_mark_with_a_line() -> None:
    chart = quadrant(**{"effectiveness1-more": {"value": None}})
    (mark,) = [m for m in marks(chart) if "More classes" in m["text"][0]]
    assert mark["marker"]["color"] == "white"
    assert mark["error_y"]["array"][0] * 2 == pytest.approx(10 * 2 / 6)  # weight 2 of 6, from 0 to 10
    assert "open" in mark["text"][0]
    assert "open: something is not rated" in chart.alt


def test_a_failed_must_is_a_cross_and_words() -> None:
    chart = quadrant(achievability3={"must_pass": True}, **{"achievability3-phone": {"value": 2}})
    (mark,) = [m for m in marks(chart) if "Phone" in m["text"][0]]
    assert (mark["marker"]["symbol"], mark["marker"]["color"]) == ("x", "white")
    assert "fails a must" in mark["text"][0]


def test_who_is_not_rated_on_both_is_named() -> None:
    case = Case([*invented().records, Option(id="new", title="A new one")])
    chart = charts.quadrant(scoring.stakeholder_value(case))
    assert "not rated on both: A new one" in chart.subtitle
    assert "A new one: effectiveness not rated" in chart.alt


def test_without_ratings_on_both_sides_there_is_no_quadrant() -> None:
    bare = Case([record for record in invented().records if not isinstance(record, Aspect)
                 and record.kind != "aspect_rating"])  # fmt: skip
    with pytest.raises(MethodRefused, match="rated on both"):
        charts.quadrant(scoring.stakeholder_value(bare))


def test_cells_hold_the_figures_with_their_signs() -> None:
    result = scoring.stakeholder_value(invented())
    texts = cells(charts.heat_map(result))
    assert texts[:3] == ["= 0.0", "▼ −1.1", "▲ 5.4"]
    assert len(texts) == 4 * 3
    assert texts[-1] == f"▲ {result.figures['net-rating.phone'].text}"


def test_losers_are_framed_and_named_even_when_the_total_wins() -> None:
    chart = heat_map(**{"partners-6-phone": {"value": 10}})
    shapes = chart.to_plain()["layout"]["shapes"]
    framed = {(s["x0"] + 0.47, s["y0"] + 0.45) for s in shapes if s["line"]["width"]}
    assert (2.0, 2.0) in {(round(x, 6), round(y, 6)) for x, y in framed}
    assert chart.title == "Only Do nothing leaves nobody worse off"
    assert "Partners −5.0" in chart.alt


def test_what_could_be_worse_is_framed_by_a_broken_line() -> None:
    chart = heat_map(**{"council-3-phone": {"value": None}})
    shapes = chart.to_plain()["layout"]["shapes"]
    assert any(s["line"].get("dash") == "dot" and s["fillcolor"] == "white" for s in shapes)
    assert "? −5.0<br>to 5.0" in cells(chart)


def test_one_loser_is_named_in_the_title() -> None:
    kinder = {f"{who}-{k}-more": {"value": 0} for who, k in (("learners", 2), ("council", 4))}
    changed = {**kinder, "partners-6-phone": {"value": 10}}
    assert heat_map(**changed).title == "Phone learning leaves Partners worse off"
    nobody = {key: value for key, value in changed.items() if not key.startswith("partners")}
    assert heat_map(**nobody).title == "No option leaves anybody who is rated worse off"


def test_stakeholders_for_whom_nobody_spoke_are_shown() -> None:
    case = Case([*invented().records, Stakeholder(id="nhs", title="The NHS")])
    chart = charts.heat_map(scoring.stakeholder_value(case))
    assert cells(chart).count("not rated") == 3
    assert chart.data.rows[3][0] == "The NHS"
    assert "The NHS" in json.dumps(chart.to_plain()["layout"]["yaxis"]["ticktext"])


def test_many_options_go_down_the_page() -> None:
    more = [Option(id=f"x{k}", title=f"Idea {k}") for k in range(6)]
    chart = charts.heat_map(scoring.stakeholder_value(Case([*invented().records, *more])))
    assert "Idea 5" in chart.to_plain()["layout"]["yaxis"]["ticktext"]
    assert len(chart.data.columns) == 1 + len(OPTIONS) + 6


def test_without_benefits_and_burdens_there_is_no_heat_map() -> None:
    case = Case([r for r in invented().records if not isinstance(r, Benefit | Burden)])
    with pytest.raises(MethodRefused, match="No benefit or burden is rated"):
        charts.heat_map(scoring.stakeholder_value(case))


def test_words_stand_out_from_the_ground_of_every_cell() -> None:
    changed = {
        f"{who}-{k}-phone": {"value": 10} for who, k in (("learners", 0), ("learners", 1), ("partners", 6))
    }
    changed |= {"partners-5-phone": {"value": 0}, "learners-2-phone": {"value": 0}}
    shapes = heat_map(**changed).to_plain()["layout"]["shapes"]
    colours = {shape["fillcolor"] for shape in shapes}
    assert {"rgb(134,182,217)", "rgb(242,167,124)"} <= colours  # both ends of the scale are drawn
    assert all(contrast(style.INK, colour) >= 4.5 for colour in colours)
