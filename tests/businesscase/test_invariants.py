"""What must hold whatever the numbers are."""

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokit import businesscase
from innokit.records import BenefitLine, Case, CostLine, Ref
from innokit.results import Figure
from tests.businesscase.cases import benefit, box_15, cost, framed, homelessness, nigeae, toolkit
from tests.counts import count

ALL = [box_15, nigeae, homelessness, toolkit]
money = st.floats(min_value=0, max_value=1e6)
share = st.floats(min_value=0, max_value=1)


def npsv(case: Case, option: str = "new") -> float:
    return businesscase.appraise(case).outcome(option).npsv


@settings(max_examples=count("hypothesis"))
@given(amount=money, part=share, bias=share, year=st.integers(0, 10))
def test_splitting_a_line_changes_nothing(amount: float, part: float, bias: float, year: int) -> None:
    whole = framed(cost(amount, first_year=year, last_year=10, optimism_bias=bias), benefit(500))
    halves = [
        cost(amount * p, id=f"c{p}", first_year=year, last_year=10, optimism_bias=bias)
        for p in (part, 1 - part)
    ]
    years = [cost(amount, id=f"y{y}", first_year=y, optimism_bias=bias) for y in range(year, 11)]
    for split in ([halves[0], halves[1].changed(id="other")], years):
        assert npsv(framed(*split, benefit(500))) == pytest.approx(npsv(whole), rel=1e-9, abs=1e-6)


@settings(max_examples=count("hypothesis"))
@given(first=share, cost_in=money, gain=money, usual=money)
def test_who_pays_and_who_gains_always_adds_up(
    first: float, cost_in: float, gain: float, usual: float
) -> None:
    shares = {"council": first, "residents": 1 - first}
    case = framed(
        cost(cost_in, payer=shares),
        cost(usual, id="usual", option="bau"),
        benefit(gain, gainer=shares),
        benefit(usual, id="harm", burden=True),
    )
    outcome = businesscase.appraise(case).outcome("new")
    assert sum(part.paid for part in outcome.parts) == pytest.approx(outcome.pv_costs, rel=1e-9, abs=1e-6)
    assert sum(part.gained for part in outcome.parts) == pytest.approx(
        outcome.pv_benefits, rel=1e-9, abs=1e-6
    )
    assert sum(part.net for part in outcome.parts) == pytest.approx(outcome.npsv, rel=1e-9, abs=1e-6)


def test_the_order_of_lines_changes_nothing() -> None:
    lines = [cost(0.1), cost(0.2, id="two"), cost(1e9, id="three"), benefit(0.3)]
    found = {npsv(framed(*order)) for order in permutations(lines)}
    assert len(found) == 1


@settings(max_examples=count("hypothesis"))
@given(amount=money, bias=share, gain=money)
def test_uprating_commutes(amount: float, bias: float, gain: float) -> None:
    """Prices first and then everything else, or everything in old prices and the total uprated: the same."""
    lines = [cost(amount, optimism_bias=bias, last_year=4), benefit(gain, lag=1, drop_off=0.1)]
    uprated = npsv(framed(*[line.changed(price_year="2010") for line in lines], base_year="2018"))
    in_old_prices = npsv(framed(*lines, base_year="2018"))
    assert uprated == pytest.approx(in_old_prices * 79.1606 / 69.1217, rel=1e-9, abs=1e-6)


def test_business_as_usual_against_itself_is_nothing() -> None:
    lines = (cost(0.1), cost(0.2, id="more"), benefit(7, lag=1))
    same = [line.changed(id=f"{line.id}-bau", option="bau") for line in lines]
    outcome = businesscase.appraise(framed(cost(0.3), benefit(7, lag=1), *same)).outcome("new")
    assert outcome.npsv == pytest.approx(0, abs=1e-12)
    assert outcome.bcr is None
    assert outcome.irr.rate is None
    assert outcome.payback == 0


def test_float_noise_is_neither_a_cost_nor_a_loss() -> None:
    """0.1 and 0.2 make a hair more than 0.3; nobody pays that hair."""
    case = framed(
        cost(0.1), cost(0.2, id="more"), cost(0.3, id="now", option="bau"),
        benefit(5, duration=1), benefit(0.3, id="own", gainer="council", duration=1), cost(0.1, id="x"),
        cost(0.2, id="y"),
    )  # fmt: skip
    outcome = businesscase.appraise(case).outcome("new")
    council = next(part for part in outcome.parts if part.stakeholder == "council")
    assert council.net != 0
    assert not council.loses
    same = framed(cost(0.1), cost(0.2, id="more"), cost(0.3, id="now", option="bau"), benefit(5, lag=1))
    outcome = businesscase.appraise(same).outcome("new")
    assert outcome.pv_costs > 0
    assert outcome.bcr is None
    assert outcome.net[0] == 0


def test_answers_are_in_the_price_base_not_the_base_year() -> None:
    case = framed(cost(100, price_year="2010"), base_year="2026", price_year="2018")
    assert npsv(case) == pytest.approx(-100 * 79.1606 / 69.1217)


def test_the_baseline_comes_off_at_its_real_cost() -> None:
    alone = businesscase.appraise(framed(cost(1_000), benefit(400)))
    beside = businesscase.appraise(framed(cost(1_000), benefit(400), cost(300, id="now", option="bau")))
    assert beside.outcome("new").pv_costs == pytest.approx(alone.outcome("new").pv_costs - 300)
    assert beside.figures["pv-costs.bau"].value == pytest.approx(300)


@settings(max_examples=count("hypothesis"))
@given(impact=share, anyway=share)
def test_deadweight_means_the_same_only_where_points_are_that_share(impact: float, anyway: float) -> None:
    as_share = benefit(100, impact=impact, deadweight=anyway, deadweight_meaning="share")
    as_points = benefit(100, impact=impact, deadweight=impact * anyway, deadweight_meaning="points")
    assert npsv(framed(as_share)) == pytest.approx(npsv(framed(as_points)), abs=1e-9)


@pytest.mark.parametrize("make", ALL)
def test_every_figure_names_records_of_the_case(make: object) -> None:
    case = make()  # type: ignore[operator]
    results = [businesscase.appraise(case)]
    figures = {id: figure for result in results for id, figure in result.figures.items()}
    figures |= {figure.id: figure for figure in businesscase.costs_by_option(case).values()}
    if case.assumptions:
        figures |= businesscase.one_way(case).figures
    for figure in figures.values():
        assert figure.records, figure.id
        assert set(figure.records) <= set(case.by_id), figure.id


@pytest.mark.parametrize("make", ALL)
def test_every_line_and_assumption_behind_npsv_is_named(make: object) -> None:
    case = make()  # type: ignore[operator]
    result = businesscase.appraise(case)
    for outcome in result.outcomes:
        lines = {x.id for x in (*case.costs, *case.benefits) if x.option in (outcome.option.id, "bau")}
        used = {a.id for a in case.assumptions}
        assert {*lines, *used, "frame"} <= set(result.figures[f"npsv.{outcome.option.id}"].records)


@pytest.mark.parametrize("make", ALL)
def test_a_number_cell_is_a_figure(make: object) -> None:
    """Below a heading with a unit stands a figure, exact in pounds."""
    for sheet in businesscase.appraise(make()).sheets():  # type: ignore[operator]
        for row in sheet.rows:
            for column, cell in zip(sheet.columns, row, strict=True):
                if column.unit:
                    assert isinstance(cell, Figure)
                    assert cell.unit == "£"


def test_discounting_a_flow_gives_the_npsv() -> None:
    figures = businesscase.appraise(homelessness()).figures
    flow = np.array([figures[f"net.new.y{k}"].value for k in range(6)])
    factors = np.array([figures[f"factor.y{k}"].value for k in range(6)])
    assert float(flow @ factors) == pytest.approx(figures["npsv.new"].value)
    assert np.cumsum(flow)[-1] == pytest.approx(figures["cumulative.new.y5"].value)


@pytest.mark.parametrize("make", [box_15, homelessness, toolkit])
def test_one_way_is_appraising_the_case_with_the_assumption_changed(make: object) -> None:
    case = make()  # type: ignore[operator]
    result = businesscase.one_way(case)
    for swing in result.swings:
        for level, found in ((swing.assumption.low, swing.at_low), (swing.assumption.high, swing.at_high)):
            if level is not None:
                changed = case.replaced(swing.assumption.changed(value=level))
                assert npsv(changed) == pytest.approx(found, rel=1e-12)
        at = swing.assumption.changed(value=swing.switching, low=None, high=None)
        assert npsv(case.replaced(at)) == pytest.approx(0, abs=1e-4)


def test_a_whole_amount_in_an_assumption_is_the_same_as_in_the_line() -> None:
    case = box_15()
    direct = [
        line.changed(unit_value=150_000) if isinstance(line, BenefitLine) else line for line in case.records
    ]
    assert npsv(Case(direct)) == npsv(case)
    assert isinstance(next(x for x in case.records if isinstance(x, BenefitLine)).unit_value, Ref)


def test_timing_in_the_middle_of_the_year_moves_every_factor() -> None:
    case = framed(cost(100, last_year=10))
    later = framed(cost(100, last_year=10), timing="mid")
    assert npsv(later) == pytest.approx(npsv(case) / 1.035**0.5)


def test_a_result_is_frozen() -> None:
    result = businesscase.appraise(box_15())
    assert replace(result).figures == result.figures
    with pytest.raises(AttributeError):
        result.case = box_15()  # type: ignore[misc]


def test_costs_are_cost_lines() -> None:
    assert all(isinstance(f.line, CostLine) == f.is_cost for f in businesscase.appraise(toolkit()).flows)


def test_lines_enter_in_any_order_with_the_same_answers() -> None:
    case = homelessness()
    wanted = exactly(case)
    for order in (case.records[::-1], sorted(case.records, key=lambda record: record.id[::-1])):
        assert exactly(Case(order)) == pytest.approx(wanted, rel=1e-12, nan_ok=True)


def exactly(case: Case) -> dict[str, float]:
    """Every figure of the appraisal by its id; not a number where there is none."""
    found = businesscase.appraise(case).figures
    return {id: float("nan") if f.value is None else f.value for id, f in found.items()}


@settings(max_examples=count("hypothesis"))
@given(part=st.floats(0.01, 0.99), grade=st.integers(1, 6), take_up=share)
def test_splitting_a_graded_line_by_people_or_by_gainer_changes_nothing(
    part: float, grade: int, take_up: float
) -> None:
    fields = {"take_up": take_up, "grade": grade, "lag": 1, "drop_off": 0.1, "outcome": "home kept"}
    whole = framed(
        cost(900), benefit(50, people=80, gainer={"council": part, "residents": 1 - part}, **fields)
    )
    by_people = [
        benefit(50, id=id, people=80 * p, gainer={"council": part, "residents": 1 - part}, **fields)
        for id, p in (("benefit", part), ("rest", 1 - part))
    ]
    by_gainer = [
        benefit(50 * p, id=f"to-{id}", people=80, gainer=id, **{**fields, "outcome": name})
        for id, p, name in (("council", part, "home kept"), ("residents", 1 - part, ""))
    ]
    answers = [answered(framed(cost(900), *lines)) for lines in (by_people, by_gainer)]
    for found in answers:
        assert found == pytest.approx(answered(whole), rel=1e-9, abs=1e-6, nan_ok=True)


def answered(case: Case) -> dict[str, float]:
    """Every measure of an option, and of each stakeholder; not a number where there is none."""
    kinds = ("npsv", "npc", "eac", "bcr", "sroi", "payback", "discounted-payback", "irr", "paid", "gained")
    found = exactly(case)
    wanted = {id: v for id, v in found.items() if id.split(".")[0] in (*kinds, "payback-of")}
    return {**wanted, "each": next(v for id, v in found.items() if id.startswith("cost-per-outcome."))}


@settings(max_examples=count("hypothesis"))
@given(first=share, cost_in=money, gain=money)
def test_agencies_sum_to_the_total_in_every_year(first: float, cost_in: float, gain: float) -> None:
    shares = {"council": first, "residents": 1 - first}
    lines = [cost(cost_in, payer=shares, last_year=4), benefit(gain, gainer=shares, lag=2, drop_off=0.2)]
    outcome = businesscase.appraise(framed(*lines)).outcome("new")
    by_year = sum(part.net_by_year for part in outcome.parts)
    assert by_year == pytest.approx(outcome.net, rel=1e-9, abs=1e-6)


def test_a_case_is_worked_out_once_for_all_the_analyses_that_start_from_it() -> None:
    case = homelessness()
    assert businesscase.appraise(case) is businesscase.appraise(case)
    assert businesscase.chain(case).appraisal is businesscase.appraise(case)
    assert businesscase.appraise(homelessness()) is not businesscase.appraise(case)
