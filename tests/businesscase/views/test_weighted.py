"""Weighting by income, and the three views side by side."""

import pytest

from innokit import businesscase, reference
from innokit.records import Option, Record, Stakeholder
from innokit.results import NotYet
from tests.businesscase.views.money import benefit, case_of, cost, new_system

POOR = Stakeholder(id="poor", title="Tenants", income=15_000)
RICH = Stakeholder(id="rich", title="Owners", income=60_000)
LINES = (
    POOR, RICH, cost(1_000), benefit(700, id="a", gainer="poor", duration=1),
    benefit(300, id="b", gainer={"rich": 0.5, "residents": 0.5}, duration=1),
    benefit(50, id="t", gainer="poor", transfer=True),
)  # fmt: skip


def weighted(*records: Record, eta: float | None = None, **fields: object) -> businesscase.Weighted:
    return businesscase.weighted(case_of(*records, **{"reference_income": 30_000, **fields}), eta)


def test_weights_of_each_and_both_values() -> None:
    """2 ** 1.3 = 2.462289 for half the reference income, 0.406126 for twice it (Green Book 2018, A3: 1.3)."""
    shown = weighted(*LINES)
    assert shown.weights == {
        "council": 1.0, "residents": 1.0, "poor": pytest.approx(2.462289), "rich": pytest.approx(0.406126),
    }  # fmt: skip
    assert shown.npsv["new"] == pytest.approx(-1_000 + 700 * 2.462289 + 150 * 0.406126 + 150)
    assert shown.figures["npsv.new"].value == pytest.approx(0)
    assert shown.figures["weighted-npsv.new"].value == shown.npsv["new"]
    assert shown.figures["weight.poor"].text == "2.462"
    assert shown.figures["weighted-net.new.poor"].value == pytest.approx(700 * 2.462289)


def test_who_has_no_income_keeps_1_and_is_named() -> None:
    shown = weighted(*LINES)
    assert [one.id for one in shown.without_income] == ["council", "residents"]
    assert "No income is given for Council and Residents: the weight is 1." in shown.in_words()
    assert shown.sheet("weights").rows[0][:2] == ("Council", "not given")


def test_eta_comes_from_the_table_and_its_edition_is_told() -> None:
    table = reference.load("distributional_weights")
    shown = weighted(*LINES)
    assert shown.eta == 1.3
    assert any(table.edition in edition for edition in shown.made.editions)
    assert weighted(*LINES, eta=1).weights["poor"] == 2
    assert not any(table.edition in edition for edition in weighted(*LINES, eta=1).made.editions)


def test_without_eta_everything_weighs_1() -> None:
    shown = weighted(*LINES, eta=0)
    assert set(shown.weights.values()) == {1.0}
    assert shown.npsv["new"] == pytest.approx(shown.appraisal.outcome("new").npsv)


def test_a_change_of_sign_and_of_order_are_said() -> None:
    other = Option(id="other", title="Other")
    to_rich = benefit(1_500, id="b2", gainer="rich", option="other", duration=1)
    to_poor = benefit(900, gainer="poor", duration=1)
    shown = weighted(POOR, RICH, other, cost(1_000), to_poor, cost(900, id="c2", option="other"), to_rich)
    assert "; the weights change its sign." in shown.in_words()
    assert "The order changes from Other and New system to New system and Other." in shown.in_words()
    same = weighted(POOR, other, cost(1), cost(2, id="c2", option="other", payer="poor"))
    assert "The order of the options stays the same." in same.in_words()


def test_every_figure_leads_to_records() -> None:
    shown = weighted(*LINES)
    assert all(set(f.records) <= set(shown.case.by_id) for f in shown.figures.values())
    assert {"poor", "frame"} <= set(shown.figures["weighted-npsv.new"].records)


def test_three_views_of_the_same_lines() -> None:
    case = new_system()
    shown = businesscase.three_views(case)
    found = {row[0]: row[2] for row in shown.sheet().rows}
    assert found["Council cash"].value == pytest.approx(-14_073.0011, abs=1e-3)
    assert found["All public agencies"].value == pytest.approx(
        float(businesscase.public_agencies(case).position("new").present.sum())
    )
    assert found["Social"].value == businesscase.appraise(case).outcome("new").npsv
    assert found["Social, weighted by income (a sensitivity)"] == "not yet"
    said = {row[0]: (row[4], row[5]) for row in shown.sheet().rows}
    assert said["Council cash"] == ("the money of each year", "no")
    assert said["Social"] == ("2026/27 prices", "yes")
    assert "so they are never added together." in shown.in_words()
    assert "income (a sensitivity): not yet. The frame has no reference income" in shown.in_words()


def test_three_views_share_figures_with_the_views() -> None:
    case = new_system().replaced(POOR, benefit(10, id="p", gainer="poor"))
    case = case.replaced(case.by_id["frame"].changed(reference_income=30_000.0))
    shown = businesscase.three_views(case)
    whole = {
        **businesscase.council_cash(case).figures, **businesscase.public_agencies(case).figures,
        **businesscase.weighted(case).figures,
    }  # fmt: skip
    assert len(shown.figures) == 4
    for id, figure in shown.figures.items():
        assert figure.value == whole[id].value
        assert figure.label == whole[id].label
        assert figure.records == whole[id].records


def test_a_view_that_cannot_be_shown_says_what_to_record() -> None:
    case = case_of(cost(5, payer="residents"), benefit(7, gainer="residents"))
    nobody = case.replaced(*(s.changed(sector="") for s in case.stakeholders))
    shown = businesscase.three_views(nobody)
    assert isinstance(shown.cash, NotYet)
    assert isinstance(shown.public, NotYet)
    assert [row[2] for row in shown.sheet().rows].count("not yet") == 3
    assert "Council cash: not yet. No stakeholder has the sector 'council'" in shown.in_words()
