"""Gantt and risk matrix draw what is recorded, and list what is not."""

import datetime

from innokit import businesscase, charts
from innokit.charts import style
from innokit.records import Case, Milestone, Risk
from tests.charts.contrast import contrast
from tests.charts.money.cases import service

PLAN, RISKS = businesscase.plan(service()), businesscase.risks(service())


def words(plain: dict) -> list[str]:
    return [note["text"] for note in plain["layout"].get("annotations", [])]


def test_bars_run_from_the_first_to_the_last_day_and_the_longest_chain_is_hatched() -> None:
    drawn = charts.gantt(PLAN).to_plain()["data"]
    names = [stage.title for stage in PLAN.stages]
    bars = {names[bar["y"][0]]: bar for bar in drawn if bar["type"] == "bar"}
    assert bars["Recruit"]["base"] == ["2026-04-01"]
    assert bars["Recruit"]["x"] == [91 * 86_400_000]
    hatched = {name for name, bar in bars.items() if bar["marker"].get("pattern")}
    assert hatched == {"Refit", "Open"} <= {stage.title for stage in PLAN.chain}


def test_a_day_is_a_mark_and_every_dependency_a_line() -> None:
    drawn = charts.gantt(PLAN).to_plain()["data"]
    marks = [t for t in drawn if t["type"] == "scatter" and t["mode"] == "markers"]
    assert ["2026-04-15"] in [mark["x"] for mark in marks]
    lines = [t for t in drawn if t["type"] == "scatter" and "lines" in t["mode"]]
    dated = sum(1 for stage in PLAN.stages for id in stage.after if stage.start or stage.finish)
    assert len(lines) == dated == 4


def test_what_has_no_dates_or_owner_says_so() -> None:
    chart = charts.gantt(PLAN)
    plain = chart.to_plain()
    assert "not yet dated" in words(plain)
    assert "end not yet dated" in words(plain)
    assert any("nobody yet" in name for name in plain["layout"]["yaxis"]["ticktext"])
    assert chart.title == (
        "The plan ends on 20 December 2026; its longest chain takes 235 days of work; "
        "2 of 6 stages are not yet dated"
    )
    bare = charts.gantt(businesscase.plan(Case([Milestone(title="Some day"), Milestone(title="Another")])))
    assert bare.title == "None of the 2 stages has both dates yet"


def test_a_stage_that_starts_too_early_is_the_finding() -> None:
    early = Milestone(
        id="open",
        title="Open",
        start=datetime.date(2026, 9, 1),
        finish=datetime.date(2026, 12, 20),
        after=("refit",),
    )
    assert charts.gantt(businesscase.plan(service().replaced(early))).title.startswith(
        "Open starts before Refit has ended"
    )


def test_each_risk_stands_in_its_cell_by_the_number_of_the_list() -> None:
    chart = charts.risk_matrix(RISKS)
    notes = chart.to_plain()["layout"]["annotations"]
    cells = {(note["x"], note["y"]): note["text"] for note in notes if len(note["text"]) == 1}
    assert cells == {(4, 4): "1", (3, 5): "2", (3, 3): "3"}
    (listed,) = [note["text"] for note in notes if "<br>" in note["text"]]
    assert listed.split("<br>") == [
        "1. Take-up falls short (high)",
        "2. Posts stay empty (high)",
        "3. Late (medium)",
        "Not yet judged: Law changes",
    ]
    assert chart.title == "High: Take-up falls short and Posts stay empty; not yet judged: 1"


def test_bands_are_told_by_hatching_as_well_as_tint_on_grounds_that_can_be_read() -> None:
    shapes = charts.risk_matrix(RISKS).to_plain()["layout"]["shapes"]
    cells = [shape for shape in shapes if shape["type"] == "rect"]
    strokes = [shape for shape in shapes if shape["type"] == "line"]
    bands = [RISKS.band(likely, bad) for likely in range(1, 6) for bad in range(1, 6)]
    assert len(cells) == 25
    assert len(strokes) == 5 * bands.count("high") + 2 * bands.count("medium")
    assert all(contrast(style.INK, cell["fillcolor"]) >= 4.5 for cell in cells)
    for stroke in strokes:
        column, row = round((stroke["x0"] + stroke["x1"]) / 2), round((stroke["y0"] + stroke["y1"]) / 2)
        assert abs(stroke["x0"] - column) <= 0.5 + 1e-9 >= abs(stroke["y0"] - row)


def test_unjudged_and_many_risks_are_listed_and_cut() -> None:
    bare = charts.risk_matrix(businesscase.risks(Case([Risk(title="Something")])))
    assert bare.title == "None of 1 risk is judged yet"
    many = Case([Risk(title=f"Risk {k}", likelihood=3, impact=3) for k in range(60)])
    chart = charts.risk_matrix(businesscase.risks(many))
    assert any("and 20 more in the table" in text for text in words(chart.to_plain()))
    assert len(chart.data.rows) == 60
