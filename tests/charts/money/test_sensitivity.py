"""Tornado, switching values, two-way table and scenarios draw the figures of their results."""

import pytest

import innokit
from innokit import businesscase, charts
from innokit.charts import style
from innokit.records import Assumption
from tests.charts.contrast import contrast
from tests.charts.money.cases import service

CASE = service()
ONE = businesscase.one_way(CASE)


def test_bars_of_the_tornado_run_from_answer_to_answer() -> None:
    drawn = charts.one_way(ONE).to_plain()["data"]
    bars = [trace["x"] for trace in drawn if trace["mode"] == "lines"]
    assert bars == [pytest.approx([s.at_low, s.at_high]) for s in ONE.swings]


def test_at_most_twenty_bars_are_drawn_and_the_table_has_them_all() -> None:
    found = businesscase.one_way(service(options=12))
    for chart in (charts.one_way(found), charts.break_even(found)):
        assert len(chart.to_plain()["layout"]["yaxis"]["tickvals"]) == 20
        assert len(chart.data.rows) == 24
        assert "of 24, the others in the table" in chart.subtitle


def test_the_cross_stands_where_the_option_breaks_even() -> None:
    """Within the row's range, as far along as the switching value lies between low and high."""
    chart = charts.break_even(ONE)
    crosses = [t for t in chart.to_plain()["data"] if t.get("marker", {}).get("symbol") == "x-thin"]
    inside = [row for row in chart.data.rows if row[5].value is not None and "outside" not in row[5].text]
    assert len(crosses) == len(inside) > 0
    given = {record.title: record for record in CASE.of(Assumption)}
    for cross, row in zip(crosses, inside, strict=True):
        one = given[row[0]]
        assert one.low + cross["x"][0] * (one.high - one.low) == pytest.approx(row[5].value)


def test_nothing_in_its_range_does_is_written_out() -> None:
    chart = charts.break_even(businesscase.one_way(innokit.example("mobile-esol")))
    words = [note["text"] for note in chart.to_plain()["layout"]["annotations"]]
    assert words.count("nothing in its range does") == 2
    assert chart.alt.count("nothing in its range does") == 2
    hopeless = charts.break_even(businesscase.one_way(service(options=1, people=0)))
    assert "breaks even if" not in hopeless.title


def test_a_break_even_beyond_the_range_is_an_arrow_and_words() -> None:
    narrow = Assumption(id="take-up", title="Take-up", value=0.6, low=0.59, unit="share")
    chart = charts.break_even(businesscase.one_way(CASE.replaced(narrow), "o0"))
    words = [note["text"] for note in chart.to_plain()["layout"]["annotations"]]
    assert any(word.startswith("◀ breaks even at") and word.endswith("below its range") for word in words)
    assert "high not given" in words


def test_each_cell_of_the_two_way_table_is_its_figure_with_its_sign() -> None:
    found = businesscase.two_way(CASE)
    chart = charts.two_way(found)
    assert [row[1:] for row in chart.data.rows] == list(found.cells)
    (texts,) = [trace["text"] for trace in chart.to_plain()["data"]]
    values = [value for row in found.npsv for value in row]
    for text, value in zip(texts, values, strict=True):
        assert text.startswith("▲ gain<br>£" if value > 0 else "▼ loss<br>−£")


def test_the_heavy_line_runs_between_gains_and_losses_and_nowhere_else() -> None:
    found = businesscase.two_way(CASE)
    shapes = charts.two_way(found).to_plain()["layout"]["shapes"]
    drawn = {(s["x0"], s["x1"], s["y0"], s["y1"]) for s in shapes if s["type"] == "line"}
    expected = set()
    for i, row in enumerate(found.npsv):
        for j, value in enumerate(row):
            if j + 1 < len(row) and value * row[j + 1] < 0:
                expected.add((j + 0.5, j + 0.5, i - 0.5, i + 0.5))
            if i + 1 < len(found.npsv) and value * found.npsv[i + 1][j] < 0:
                expected.add((j - 0.5, j + 0.5, i + 0.5, i + 0.5))
    assert drawn == expected != set()


def test_words_on_the_tinted_cells_hold_four_and_a_half_to_one() -> None:
    shapes = charts.two_way(businesscase.two_way(CASE)).to_plain()["layout"]["shapes"]
    grounds = {shape["fillcolor"] for shape in shapes if "fillcolor" in shape}
    assert grounds
    assert all(contrast(style.INK, ground) >= 4.5 for ground in grounds)


def test_marks_of_the_scenarios_are_its_figures() -> None:
    found = businesscase.scenarios(CASE)
    drawn = charts.scenarios(found).to_plain()["data"]
    for place, trace in enumerate(drawn):
        worlds = [
            outcomes[place].npsv
            for outcomes in (found.appraisal.outcomes, *(w.outcomes for w in found.worlds))
        ]
        assert trace["x"] == pytest.approx(worlds)
        assert trace["marker"]["color"] == style.looks(CASE, f"o{place}")[0]


def test_the_title_says_what_the_scenarios_change() -> None:
    title = charts.scenarios(businesscase.scenarios(CASE)).title
    assert title == "Option C stays the best in every scenario and is worth less than it costs in Slow start"
    lost = charts.scenarios(businesscase.scenarios(service(options=2, people=0)))
    assert lost.title == "No option is worth its cost, neither as recorded nor in any scenario"
    poor = charts.scenarios(businesscase.scenarios(service(options=1, people=150)))
    assert poor.title == "Option A is worth less than it costs in the case as recorded and Slow start"


def test_a_scenario_in_which_another_is_best_is_named() -> None:
    """An option that costs nothing and saves little is best once few take part."""
    build, team, visits = (CASE.by_id[f"{line}0"] for line in ("build", "team", "visits"))
    cheap = CASE.replaced(build.changed(amount=0), team.changed(amount=0), visits.changed(people=80))
    chart = charts.scenarios(businesscase.scenarios(cheap))
    assert chart.title == "Option A is the best as recorded, but not in All goes well"
    assert [max(row[1:], key=lambda figure: figure.value).id.rsplit(".")[-1] for row in chart.data.rows] == [
        "o0",
        "o0",
        "o2",
    ]
