"""The chain: every step a table, each following from the one before and the last ending in the answer."""

import math

import pytest

from innokit import businesscase
from innokit.records import Assumption, BenefitLine, Case, Ref, Stakeholder
from innokit.results import Figure
from tests.businesscase.cases import benefit, box_15, cost, framed, homelessness, nigeae, toolkit

STEPS = [
    "uprating", "reach", "net-effect", "value", "kinds", "time", "corrections", "increment", "discount",
    "factors",
]  # fmt: skip
ALL = [box_15, nigeae, homelessness, toolkit]


def cells(case: Case) -> dict[str, float | None]:
    return {id: figure.value for id, figure in businesscase.chain(case).figures.items()}


def test_the_steps_are_tables_in_the_order_in_which_they_are_worked_out() -> None:
    sheets = businesscase.chain(homelessness()).sheets()
    assert [sheet.key for sheet in sheets] == STEPS
    numbered = [sheet.caption.split(".")[0] for sheet in sheets if sheet.caption.startswith("Step")]
    assert [name for name in dict.fromkeys(numbered) if "," not in name] == [f"Step {n}" for n in range(1, 9)]


def test_the_homelessness_chain_step_by_step() -> None:
    found = cells(homelessness())
    expected = {
        "given.avoided": 2_501,
        "index-from.avoided": 179.90688766945763,
        "index-to.avoided": 195.9696985671229,
        "unit.avoided": 2_724.2993,
        "reached.avoided": 480,
        "net-effect.avoided": 86.4,
        "full-year.avoided": 235_379.4633,
        "full-year.avoided.council": 0.7 * 235_379.4633,
        "uncorrected.avoided.y2": 0.8 * 235_379.4633,
        "bias.avoided": 0.85,
        "line.avoided": 547_481.2875,
        "bias.capital": 1.12,
        "npsv.new": 358_950.1352,
    }
    assert {id: found[id] for id in expected} == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("make", ALL)
def test_each_step_follows_from_the_one_before(make: object) -> None:
    chain = businesscase.chain(make())  # type: ignore[operator]
    figures = {id: figure.value for id, figure in chain.figures.items()}
    for flow in chain.appraisal.flows:
        id, line = flow.line.id, flow.line
        if figures[f"given.{id}"] is not None:
            assert figures[f"unit.{id}"] == pytest.approx(figures[f"given.{id}"] * figures[f"uprating.{id}"])
        if isinstance(line, BenefitLine):
            full = figures[f"net-effect.{id}"] * figures[f"units.{id}"] * figures[f"unit.{id}"]
            assert abs(figures[f"full-year.{id}"]) == pytest.approx(full)
        by_agency = [v for name, v in figures.items() if name.startswith(f"full-year.{id}.")]
        assert math.fsum(by_agency) == pytest.approx(figures[f"full-year.{id}"])
        assert figures[f"pv-uncorrected.{id}"] * figures[f"bias.{id}"] == pytest.approx(figures[f"line.{id}"])
        assert figures[f"undiscounted.{id}"] == pytest.approx(float(flow.yearly.sum()))
    for outcome in chain.appraisal.outcomes:
        option = outcome.option.id
        parts = [v for n, v in figures.items() if n.startswith("difference.") and n.endswith(f".{option}")]
        assert math.fsum(parts) == pytest.approx(figures[f"increment.{option}"])


@pytest.mark.parametrize("make", ALL)
def test_the_same_figure_is_the_same_number_in_chain_and_appraisal(make: object) -> None:
    case = make()  # type: ignore[operator]
    chain, appraisal = cells(case), businesscase.appraise(case).figures
    both = set(chain) & set(appraisal)
    assert {f"npsv.{o.option.id}" for o in businesscase.appraise(case).outcomes} <= both
    assert {id: chain[id] for id in both} == {id: appraisal[id].value for id in both}


@pytest.mark.parametrize("make", ALL)
def test_a_number_cell_is_a_figure_and_names_its_records(make: object) -> None:
    case = make()  # type: ignore[operator]
    for sheet in businesscase.chain(case).sheets():
        for row in sheet.rows[:-1]:
            for column, cell in zip(sheet.columns, row, strict=True):
                assert not column.unit or isinstance(cell, Figure) or cell == ""
                if isinstance(cell, Figure):
                    assert set(cell.records) <= set(case.by_id)
                    assert cell.records


def test_both_meanings_of_deadweight_are_printed() -> None:
    lines = [
        benefit(9.0, id="a", title="Jobs", impact=0.5, deadweight=0.2, deadweight_meaning="points"),
        benefit(9.0, id="b", title="Homes", impact=0.5, deadweight=0.2, deadweight_meaning="share"),
    ]
    found = businesscase.chain(framed(*lines))
    assert "Jobs: 20 in every 100 reached would succeed anyway, and 50 in every 100 do with it: 30 in" in (
        found.in_words()
    )
    assert "Homes: 20 in every 100 who succeed would have succeeded anyway." in found.in_words()
    meanings = {row[0]: row[5] for row in found.sheet("net-effect").rows}
    assert meanings["Homes"] == "20 in every 100 who succeed would have succeeded anyway."
    assert found.figures["net-effect.a"].value == pytest.approx(0.3)
    assert found.figures["net-effect.b"].value == pytest.approx(0.4)


def test_kinds_are_split_by_agency_and_add_up() -> None:
    lines = [
        cost(1_000.0, sort="capital"),
        benefit(100.0, id="a", sort="cash-releasing", gainer={"council": 0.6, "nhs": 0.4}),
        benefit(50.0, id="b", sort="cash-releasing", gainer="nhs"),
        benefit(7.0, id="c", sort="economic"),
        benefit(3.0, id="d", sort="social value", burden=True),
        benefit(9.0, id="tax", sort="economic", transfer=True),
    ]
    found = cells(framed(Stakeholder(id="nhs", title="NHS"), *lines))
    assert found["kind.new.fiscal-cash-releasing"] == 150
    assert found["kind.new.fiscal-cash-releasing.council"] == 60
    assert found["kind.new.fiscal-cash-releasing.nhs"] == 90
    assert found["kind.new.economic-value"] == 7
    assert found["kind.new.social-value"] == -3
    assert found["kind.new.cost-capital"] == 1_000


def test_a_cost_of_business_as_usual_that_no_longer_falls_raises_the_net_flow() -> None:
    found = cells(framed(cost(100.0), cost(30.0, id="now", option="bau")))
    assert found["difference.cost.new"] == -100
    assert found["difference.now.new"] == 30
    assert found["under-usual.now.new"] == 30
    assert found["increment.new"] == -70


def test_a_cost_that_differs_by_year_says_so() -> None:
    row = businesscase.chain(framed(cost(0.0, by_year=(5.0, 9.0)))).sheet("uprating").rows[0]
    assert isinstance(row[2], Figure)
    assert row[2].text == "by year"
    assert cells(framed(cost(0.0, by_year=(5.0, 9.0))))["full-year.cost"] == 9


def test_each_line_has_its_own_schedule_and_its_factors_are_shown() -> None:
    found = businesscase.chain(framed(cost(5.0), benefit(9.0, schedule="health")))
    rows = {row[0]: row[2:4] for row in found.sheet("discount").rows}
    assert rows["Running it"] == ("standard", "3.5%")
    assert rows["Time saved"] == ("health", "1.5%")
    assert found.figures["factor.y1"].value == pytest.approx(1 / 1.035)
    assert found.figures["factor.health.y1"].value == pytest.approx(1 / 1.015)


def test_an_assumption_stands_in_the_step_with_its_number() -> None:
    rate = Assumption(id="rate", title="Rate", value=0.25)
    found = businesscase.chain(framed(rate, benefit(9.0, take_up=Ref(assumption="rate"))))
    assert found.figures["take-up.benefit"].text == "25%"
    assert "rate" in found.figures["take-up.benefit"].records


def test_a_line_that_only_names_an_outcome_is_among_the_people_not_the_money() -> None:
    found = businesscase.chain(framed(cost(), benefit(None, people=40, outcome="home kept")))
    assert found.figures["reached.benefit"].value == 40
    assert "line.benefit" not in found.figures


def test_hostile_titles_are_escaped() -> None:
    html = businesscase.chain(framed(cost(title="<script>alert(1)</script>")))._repr_html_()
    assert "<script>alert" not in html
