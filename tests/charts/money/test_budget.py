"""The budget by year draws the council's cash, and names gaps and surpluses."""

import pytest

from innokit import businesscase, charts
from innokit.errors import MethodRefused
from innokit.records import Case
from tests.charts.money.cases import service

CASH = businesscase.council_cash(service())


def bars(option: str = "o0") -> dict[str, dict]:
    drawn = charts.budget(CASH, option).to_plain()["data"]
    return {trace.get("name", f"{k}"): trace for k, trace in enumerate(drawn) if trace["type"] == "bar"}


def test_bars_are_the_figures_of_council_cash() -> None:
    drawn, budget = bars(), CASH.budget("o0").by_year
    assert drawn["Cashable savings"]["y"] == pytest.approx(budget["savings"].tolist())
    assert drawn["Capital"]["y"] == pytest.approx((-budget["capital"]).tolist())
    assert drawn["Funding"]["y"] == pytest.approx(budget["funding"].tolist())
    assert drawn["Revenue no longer spent"]["y"][0] == pytest.approx(20_000)


def test_gaps_are_hatched_and_named_and_surpluses_are_not_hatched() -> None:
    plain = charts.budget(CASH, "o0").to_plain()
    left = [trace for trace in plain["data"] if trace["type"] == "bar" and trace["yaxis"] == "y2"]
    gaps = CASH.budget("o0").by_year["gap"]
    assert [sum(pair) for pair in zip(*(trace["y"] for trace in left), strict=True)] == pytest.approx(
        gaps.tolist()
    )
    shapes = {trace["marker"].get("pattern", {}).get("shape"): min(trace["y"]) for trace in left}
    assert shapes["/"] < 0 <= shapes[None]
    words = [note["text"] for note in plain["layout"]["annotations"]]
    assert "gap<br>£20,000" in words
    assert any(word.startswith("surplus<br>") for word in words)


def test_the_deepest_point_of_the_running_total_is_the_peak_funding_need() -> None:
    chart, budget = charts.budget(CASH, "o0"), CASH.budget("o0")
    ring = [t for t in chart.to_plain()["data"] if t["type"] == "scatter" and len(t["x"]) == 1]
    assert (ring[0]["y"][0], ring[0]["x"][0]) == (pytest.approx(-budget.peak[0]), budget.peak[1])
    assert chart.title == "Option A leaves a gap in year 0; at most £20,000 is needed"


def test_no_gap_is_a_finding_too() -> None:
    free = Case([record for record in service().records if record.kind != "cost" or record.id == "usual"])
    chart = charts.budget(businesscase.council_cash(free))
    assert chart.title.endswith("leaves no gap in any year's budget")
    assert "peak funding need" not in str(chart.to_plain()["layout"]["annotations"])


def test_with_many_years_only_the_hardest_is_written_out() -> None:
    plain = charts.budget(businesscase.council_cash(service(last=60)), "o0").to_plain()
    words = [
        note["text"] for note in plain["layout"]["annotations"] if note["text"].startswith(("gap", "surplus"))
    ]
    assert words == ["gap £20,000"]


def test_an_option_that_is_not_compared_is_refused() -> None:
    with pytest.raises(MethodRefused, match="option nobody"):
        charts.budget(CASH, "nobody")
