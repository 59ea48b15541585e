"""Bridge, running totals, and who pays and who gains draw the figures of their results."""

import math

import pytest

import innokit
from innokit import businesscase, charts
from innokit.charts import Chart, style
from innokit.errors import MethodRefused
from innokit.records import Case
from tests.charts.contrast import contrast
from tests.charts.money.cases import service

ESOL = innokit.example("mobile-esol")
CASE = service()
APPRAISAL, AGENCIES = businesscase.appraise(CASE), businesscase.public_agencies(CASE)


def traces(chart: Chart, kind: str) -> list[dict]:
    return [trace for trace in chart.to_plain()["data"] if trace["type"] == kind]


@pytest.mark.parametrize("option", ["o0", "o1", "o2"])
def test_each_bar_of_the_bridge_starts_where_the_last_ended(option: str) -> None:
    """Steps are the appraisal's own; sums stand on nothing and equal PV benefits and NPSV."""
    bars = [
        (bar["base"][0], bar["base"][0] + bar["x"][0])
        for bar in traces(charts.bridge(APPRAISAL, option), "bar")
    ]
    level = 0.0
    for start, end in bars:
        if math.isclose(start, 0, abs_tol=1e-6) and math.isclose(end, level, abs_tol=1e-6):
            continue  # a sum
        assert start == pytest.approx(level, abs=1e-6)
        level = end
    found = APPRAISAL.outcome(option)
    assert level == pytest.approx(found.npsv)
    assert (0.0, pytest.approx(found.pv_benefits)) in bars
    assert bars[-1] == (0.0, pytest.approx(found.npsv))


def test_the_steps_of_the_bridge_are_those_worked_out_by_hand() -> None:
    """300 people, six in ten take part, three in ten gain, 2.5 units of £700 each, in years 1 to 5."""
    gross = 300 * 0.6 * 0.3 * 2.5 * 700 * 5
    figures = APPRAISAL.figures
    assert figures["bridge-gross.o0"].value == pytest.approx(gross)
    assert figures["bridge-deadweight.o0"].value == pytest.approx(-0.2 * gross)
    assert figures["bridge-displacement.o0"].value == pytest.approx(-0.8 * 0.05 * gross)
    assert figures["bridge-attribution.o0"].value == pytest.approx(-0.8 * 0.95 * 0.1 * gross)
    assert figures["bridge-corrections.o0"].value == pytest.approx(-0.8 * 0.95 * 0.9 * 0.1 * gross)
    assert figures["bridge-burdens.o0"].value == pytest.approx(-9_000)


def test_steps_of_nothing_are_left_out() -> None:
    chart = charts.bridge(businesscase.appraise(innokit.example("green-book-it-system")))
    steps = [row[0] for row in chart.data.rows]
    assert steps == ["Gross benefits", "Discounted: felt later", "Benefits, present value", "Extra costs",
                     "Net present social value"]  # fmt: skip


def test_an_option_that_is_not_compared_is_refused() -> None:
    for draw in (lambda: charts.bridge(APPRAISAL, "nobody"), lambda: charts.who(APPRAISAL, "nobody"),
                 lambda: charts.by_agency(AGENCIES, "nobody")):  # fmt: skip
        with pytest.raises(MethodRefused, match="option"):
            draw()


def test_each_year_stands_at_its_running_total() -> None:
    """The numbers on the picture are the figures' own values."""
    appraisal = businesscase.appraise(ESOL)
    drawn = charts.cumulative(appraisal).to_plain()["data"]
    option = ESOL.options[1].id
    expected = [appraisal.figures[f"cumulative.{option}.y{year}"].value for year in range(6)]
    assert drawn[0]["y"] == pytest.approx(expected)


def test_payback_is_marked_on_the_line_of_nothing() -> None:
    chart = charts.cumulative(APPRAISAL)
    marks = [t["x"] for t in traces(chart, "scatter") if t["y"] == [0]]
    assert marks == [[pytest.approx(APPRAISAL.outcome(f"o{k}").payback)] for k in range(3)]
    assert "pays back in 2." in str(chart.to_plain())


def test_many_options_are_said_shortly_and_never_paying_back_is_said() -> None:
    many = charts.cumulative(businesscase.appraise(service(options=12)))
    assert many.title.startswith("12 of 12 pay back, Option L first")
    never = charts.cumulative(businesscase.appraise(service(options=5, people=0)))
    assert never.title == "Never pays back: Option A, Option B and 3 others"


def test_an_option_that_moves_nothing_has_nothing_to_pay_back() -> None:
    still = [record.changed(amount=0) for record in CASE.records if record.id == "usual"]
    idle = [r for r in service(options=1).records if r.kind in ("frame", "stakeholder", "option")]
    chart = charts.cumulative(businesscase.appraise(Case([*idle, *still])))
    assert chart.title == "There is nothing to pay back"
    assert "nothing to pay back" in str(chart.to_plain())


@pytest.mark.parametrize("last", [0, 1, 60])
def test_short_and_long_horizons_are_drawn_with_their_years_and_no_others(last: int) -> None:
    case = service(last=last)
    for chart in (charts.cumulative(businesscase.appraise(case)), charts.flows(businesscase.appraise(case)),
                  charts.budget(businesscase.council_cash(case))):  # fmt: skip
        ticks = chart.to_plain()["layout"]["xaxis"]["tickvals"]
        assert ticks[0] == 0
        assert ticks[-1] <= last
        assert len(ticks) <= 13


def test_each_agency_has_its_own_running_total_and_they_sum() -> None:
    """An independent sum of each agency's undiscounted flow, by the shares of the lines."""
    chart = charts.by_agency(AGENCIES, "o0")
    council, nhs, together = (trace["y"] for trace in traces(chart, "scatter")[:3])
    saved = 300 * 0.6 * 0.3 * 0.8 * 0.95 * 0.9 * 2.5 * 700 * 0.9
    expected = [-90_000 + 20_000]
    for _ in range(5):
        expected.append(expected[-1] + 20_000 - 0.7 * 40_000 + 0.6 * saved)
    assert council == pytest.approx(expected)
    assert together == pytest.approx([a + b for a, b in zip(council, nhs, strict=True)])
    looks = [
        (t["line"]["color"], t["marker"]["symbol"], t["line"]["dash"]) for t in traces(chart, "scatter")[:3]
    ]
    assert len({mark for _, mark, _ in looks}) == 3


def test_an_agency_that_never_pays_back_is_said() -> None:
    chart = charts.by_agency(businesscase.public_agencies(ESOL))
    assert chart.title == "Local NHS pays back in 0.3 years; never pays back: The council"


def test_a_burden_is_drawn_as_a_burden_and_not_as_a_gain() -> None:
    chart = charts.who(APPRAISAL, "o0")
    bars = {bar["name"]: bar["x"] for bar in traces(chart, "bar")}
    order = [row[0] for row in chart.data.rows]
    assert min(bars["Gains"]) == 0
    assert bars["Burden"][order.index("Families")] == pytest.approx(-9_000)
    assert "Families: bears a burden of £9,000, worse off by £9,000" in chart.alt
    patterns = [bar["marker"].get("pattern", {}).get("shape", "") for bar in traces(chart, "bar")]
    assert len(set(patterns)) == len(patterns)


def test_a_cost_of_business_as_usual_that_ends_is_no_payment() -> None:
    kept = [r for r in service(options=1).records if r.kind != "cost" or r.id == "usual"]
    chart = charts.who(businesscase.appraise(Case(kept)))
    bars = {bar["name"]: bar["x"] for bar in traces(chart, "bar")}
    assert "Pays" not in bars
    assert max(bars["Costs that end"]) > 100_000
    assert "is spared costs of" in chart.alt


def test_burdens_of_a_year_stand_below_the_line_of_flows() -> None:
    bars = {bar["name"]: bar["y"] for bar in traces(charts.flows(APPRAISAL, "o0"), "bar")}
    assert bars["Burdens"][0] == pytest.approx(-9_000)
    assert min(bars["Benefits"]) == 0
    assert bars["Costs"][1] == pytest.approx(-20_000)


def test_lines_of_agencies_stand_out_from_white_and_are_no_options_colour() -> None:
    """WCAG 2.2, 1.4.11; an agency is not to be taken for an option."""
    used = {t["line"]["color"] for t in traces(charts.by_agency(AGENCIES), "scatter") if "line" in t}
    assert all(contrast(colour) >= 3 for colour in used)
    assert not used & set(style.COLOURS)
