"""Clouds: draws of money beside draws of scores, each an option's own, and the frontier draw by draw."""

import numpy as np
import pytest

import innokit
from innokit import businesscase, charts, scoring
from innokit.charts import style
from innokit.errors import MethodRefused
from innokit.records import Score
from tests.charts.money.cases import service

CASE = service().replaced(
    Score(id="s1", option="o1", criterion="reach"),  # a blank: anything from 0 to 100
    Score(id="s2", option="o2", criterion="reach", value=50),
)
DRAWS = 400
SIMULATION, ROBUSTNESS = (
    make(CASE, draws=DRAWS, seed=7) for make in (businesscase.simulate, scoring.robustness)
)


def drawn():
    chart = charts.clouds(SIMULATION, ROBUSTNESS)
    traces = chart.to_plain()["data"]
    return chart, [t for t in traces if t["mode"] == "markers" and t["marker"]["size"] == 5], traces


def test_each_point_is_one_draw_of_both() -> None:
    _, points, _ = drawn()
    for row, trace in enumerate(points):
        assert trace["y"] == pytest.approx(SIMULATION.npsv[row, :250], abs=0.5)
        assert trace["x"] == pytest.approx(ROBUSTNESS.overall[:250, row], abs=0.005)
        assert (trace["marker"]["color"], trace["marker"]["symbol"]) == style.looks(CASE, f"o{row}")[:2]
    assert min(points[1]["x"]) < 10
    assert max(points[1]["x"]) > 90  # the blank
    assert set(points[2]["x"]) == {50.0}


def test_overall_values_are_weighted_means_of_scores() -> None:
    """Whatever the weights, an overall value lies between the lowest and the highest score."""
    case = innokit.example("office-location")
    found = scoring.robustness(case, draws=500, weights="free")
    low, high = found.comparison.scores.min(axis=1), found.comparison.scores.max(axis=1)
    assert found.overall.shape == (500, len(found.options))
    assert (found.overall >= low - 1e-9).all()
    assert (found.overall <= high + 1e-9).all()
    first = np.bincount(found.overall.argmax(axis=1), minlength=len(found.options)) / 500
    assert first == pytest.approx(found.first)


def test_the_frontier_is_found_draw_by_draw() -> None:
    chart, _, _ = drawn()
    pairs = [
        [(SIMULATION.npsv[row, k], ROBUSTNESS.overall[k, row]) for row in range(3)] for k in range(DRAWS)
    ]
    table = chart.data.frame()
    for row in range(3):
        on = sum(not any(a > one[row][0] and b > one[row][1] for a, b in one) for one in pairs)
        both = sum(one[row] == (max(a for a, _ in one), max(b for _, b in one)) for one in pairs)
        assert table.iloc[row]["On the frontier in (share)"] == pytest.approx(on / DRAWS)
        assert table.iloc[row]["Worth most in both in (share)"] == pytest.approx(both / DRAWS)
    assert chart.title.startswith("Option ")
    assert "on the frontier in" in chart.alt


def test_a_cross_ends_where_9_of_10_draws_do() -> None:
    _, _, traces = drawn()
    crosses = [t for t in traces if t["mode"] == "lines" and t["line"]["width"] == 3]
    for row, cross in enumerate(crosses):
        assert cross["x"][:2] == pytest.approx(np.quantile(ROBUSTNESS.overall[:, row], [0.05, 0.95]))
        assert cross["y"][3:] == pytest.approx(np.quantile(SIMULATION.npsv[row], [0.05, 0.95]))


def test_two_different_cases_are_refused() -> None:
    other = scoring.robustness(innokit.example("office-location"), draws=9)
    with pytest.raises(MethodRefused, match="different entries"):
        charts.clouds(SIMULATION, other)


def test_without_an_option_in_both_there_is_none() -> None:
    case = service(3, scored=0)
    with pytest.raises(MethodRefused):
        charts.clouds(businesscase.simulate(case, draws=9), scoring.robustness(case, draws=9))
