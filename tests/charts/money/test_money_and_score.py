"""Money beside scores: both are drawn, neither is added to the other."""

import pytest

import innokit
from innokit import businesscase, charts, scoring
from innokit.charts import style
from innokit.errors import MethodRefused
from innokit.records import Score
from tests.charts.money.cases import service

CASE = service()


def drawn(case, **more):
    chart = charts.money_and_score(businesscase.appraise(case), scoring.compare(case))
    marks = {}
    for trace in chart.to_plain()["data"]:
        if "text" in trace:
            marks[trace["text"][0].strip()] = (trace["x"][0], trace["y"][0], trace["marker"])
    return chart, marks


def test_each_mark_stands_at_its_overall_value_and_its_npsv() -> None:
    chart, marks = drawn(CASE)
    appraisal, comparison = businesscase.appraise(CASE), scoring.compare(CASE)
    for k in range(3):
        across, up, marker = marks[f"Option {chr(65 + k)}"]
        assert across == pytest.approx(comparison.low[k])
        assert up == pytest.approx(appraisal.outcome(f"o{k}").npsv)
        assert (marker["color"], marker["symbol"]) == style.looks(CASE, f"o{k}")[:2]
    assert chart.title == "Option C is worth most in money and in scores"


def test_business_as_usual_is_a_grey_line_at_its_score() -> None:
    chart, _ = drawn(CASE)
    lines = [t for t in chart.to_plain()["data"] if t.get("line", {}).get("color") == style.GREY]
    assert [line["x"] for line in lines] == [[30, 30]]
    assert chart.data.rows[-1][:2] == ("As now", "what the others are measured against")


def test_a_blank_is_a_hollow_mark_on_a_line() -> None:
    chart, marks = drawn(CASE.replaced(Score(id="s1", option="o1", criterion="reach")))
    assert marks["Option B"][2]["color"] == "white"
    assert [0, 100] in [trace["x"] for trace in chart.to_plain()["data"]]
    assert "no option is sure to be worth most in scores" in chart.title


def test_disagreement_is_the_finding() -> None:
    chart, _ = drawn(CASE.replaced(Score(id="s0", option="o0", criterion="reach", value=95)))
    assert chart.title == "Money and scores disagree: Option C is worth most in money, Option A in scores"


def test_an_option_in_one_of_the_two_alone_is_named() -> None:
    chart = charts.money_and_score(
        businesscase.appraise(innokit.example("mobile-esol")), scoring.compare(innokit.example("mobile-esol"))
    )
    assert "without a value in money: " in chart.subtitle
    assert any(row[1] == "without a value in money" for row in chart.data.rows)


def test_two_different_cases_are_refused() -> None:
    with pytest.raises(MethodRefused, match="different entries"):
        charts.money_and_score(
            businesscase.appraise(CASE), scoring.compare(innokit.example("office-location"))
        )
