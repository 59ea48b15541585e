"""Risks, the stakeholder grid, effects on the area, and the sixteen parts."""

import pytest

from innokit.businesscase import macro_effects, risks, sixteen_parts, stakeholder_grid
from innokit.errors import MethodRefused
from innokit.records import (
    BenefitLine,
    Case,
    Challenge,
    MacroEffect,
    Milestone,
    Option,
    Risk,
    Stakeholder,
)

NEW = Option(id="n", title="New form")


def test_expected_cost_is_probability_times_cost_and_sums_by_option():
    found = risks(
        Case(
            [
                NEW,
                Risk(id="a", title="Late", option="n", probability=0.3, cost=10_000, likelihood=3, impact=4),
                Risk(id="b", title="Sued", option="n", probability=0.01, cost=500_000),
                Risk(id="c", title="Strike", probability=0.5, cost=2_000),
                Risk(id="d", title="Not put to money", option="n", likelihood=5, impact=5),
            ]
        )
    )
    exact = {id: figure.value for id, figure in found.figures.items() if id.startswith("expected-cost")}
    assert exact == {
        "expected-cost.a": 3_000,
        "expected-cost.b": 5_000,
        "expected-cost.c": 1_000,
        "expected-cost.n": 8_000,
        "expected-cost.all": 1_000,
    }
    assert "apart from optimism bias and not in any total" in found.in_words()


def test_risks_stand_highest_first_and_those_not_judged_last():
    found = risks(
        Case(
            [
                Risk(id="a", title="Unjudged"),
                Risk(id="b", title="Low", likelihood=1, impact=2),
                Risk(id="c", title="High", likelihood=5, impact=3),
                Risk(id="d", title="Medium", likelihood=4, impact=2),
            ]
        )
    )
    assert [risk.title for risk in found.risks] == ["High", "Medium", "Low", "Unjudged"]
    texts = [found.figures[f"risk-score.{id}"].text for id in "cdba"]
    assert texts == ["15 (high)", "8 (medium)", "2 (low)", "not yet judged"]
    assert "High: High." in found.in_words()
    assert "Not yet judged: Unjudged." in found.in_words()


def test_a_risk_of_an_option_that_is_not_there_is_refused():
    with pytest.raises(MethodRefused) as refused:
        risks(Case([Risk(title="Late", option="gone")]))
    assert "'Late'" in refused.value.where
    with pytest.raises(MethodRefused, match="No risk is recorded"):
        risks(Case())


def test_the_grid_places_groups_and_names_those_without_place_or_action():
    grid = stakeholder_grid(
        Case(
            [
                Stakeholder(title="Residents", influence="low", interest="high", engagement="Open days"),
                Stakeholder(title="Cabinet", influence="high", interest="high"),
                Stakeholder(title="NHS"),
            ]
        )
    )
    assert [row[0] for row in grid.sheet().rows] == ["Cabinet", "Residents", "NHS"]
    advice = grid.table()["Usual advice"].tolist()
    assert advice == ["work with them closely", "keep them informed", "not yet placed"]
    assert "Not yet placed: NHS." in grid.in_words()
    assert "Nothing planned yet for: Cabinet and NHS." in grid.in_words()
    with pytest.raises(MethodRefused, match="No stakeholder"):
        stakeholder_grid(Case())


def test_effects_on_the_area_stand_in_a_table_of_their_own():
    effects = macro_effects(
        Case([NEW, MacroEffect(title="<b>Jobs</b>", option="n", direction="worse", size="12 posts")])
    )
    assert "1 effect on the area, of which 1 for the worse. None is in NPSV" in effects.in_words()
    assert "<b>" not in effects._repr_html_()
    with pytest.raises(MethodRefused, match="No effect"):
        macro_effects(Case())


def test_the_sixteen_parts_say_what_is_empty():
    case = Case(
        [
            Challenge(title="How?"),
            NEW,
            Milestone(title="Build"),
            BenefitLine(title="Waiting", option="n", burden=True),
            Stakeholder(title="Residents"),
        ]
    )
    found = sixteen_parts(case)
    assert [part.number for part in found.empty] == [4, 5, 6, 7, 9, 10, 11, 12, 14, 15, 16]
    table = found.table()
    assert len(table) == 16
    assert found.figures["part.p13"].text == "1 benefit line"
    assert found.figures["part.p12"].text == "empty: nothing recorded yet"
    assert sixteen_parts(Case()).in_words().startswith("Empty: 1 Summary, 2 Project definition")
