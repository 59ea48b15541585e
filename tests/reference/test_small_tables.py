"""Wellbeing, value for money, confidence and distribution: figures as published, and their standing."""

import math

import pytest

from innokit import reference
from innokit.errors import MethodRefused, TableMissing
from innokit.maths import distribution


def test_wellbys_are_those_published() -> None:
    """HM Treasury, Wellbeing guidance for appraisal (2021): £13,000 (£10,000 to £16,000), 2019 prices."""
    found = {level: reference.wellby(level) for level in ("low", "central", "high")}
    assert [one.value for one in found.values()] == [10000, 13000, 16000]
    assert {one.price_year for one in found.values()} == {"2019"}
    assert {one.schedule for one in found.values()} == {"health"}
    assert reference.discount_bands(found["central"].schedule)[0] == (30, 0.015)


def test_wellbys_carry_their_rule_of_uprating_and_its_limit() -> None:
    assert "GDP deflator" in reference.wellby().uprating and "GDP per head" in reference.wellby().uprating
    assert "too low for later years" in reference.load("wellbys").note


# Department for Transport, Value for Money Framework: below 0 very poor, 0 poor, 1 low, 1.5 medium, 2 high,
# 4 very high; a ratio on a boundary takes the upper category.
@pytest.mark.parametrize(
    ("ratio", "category"),
    [
        (-math.inf, "very poor"),
        (-0.01, "very poor"),
        (0, "poor"),
        (0.999, "poor"),
        (1, "low"),
        (1.499, "low"),
        (1.5, "medium"),
        (2, "high"),
        (3.999, "high"),
        (4, "very high"),
        (1e9, "very high"),
    ],
)
def test_a_ratio_on_a_boundary_takes_the_upper_category(ratio: float, category: str) -> None:
    assert reference.value_for_money(ratio) == category


def test_categories_meet_without_gap_or_overlap() -> None:
    rows = reference.load("value_for_money").values
    assert rows["below"].tolist()[:-1] == rows["at_least"].tolist()[1:]
    assert rows["at_least"].iloc[0] == -math.inf and rows["below"].iloc[-1] == math.inf


def test_no_ratio_has_no_category() -> None:
    with pytest.raises(MethodRefused, match="no value for money category"):
        reference.value_for_money(math.nan)


def test_confidence_percentages_are_marked_unconfirmed_everywhere() -> None:
    table = reference.load("confidence_grades")
    assert table.status == "unconfirmed" and set(table.values["status"]) == {"unconfirmed"}
    assert table.note.startswith("Unconfirmed")
    found = [reference.confidence(grade) for grade in range(1, 7)]
    assert [one.benefit_cut for one in found] == [0, 0.05, 0.1, 0.15, 0.25, 0.4]
    assert {one.status for one in found} == {"unconfirmed"}


def test_weaker_evidence_never_corrects_less() -> None:
    rows = reference.load("confidence_grades").values.sort_values("grade")
    assert rows["cost_uplift"].is_monotonic_increasing and rows["benefit_cut"].is_monotonic_increasing


def test_a_grade_that_is_not_there_lists_those_that_are() -> None:
    with pytest.raises(TableMissing, match="no confidence grade 7.*1, 2, 3, 4, 5, 6"):
        reference.confidence(7)


def test_the_elasticity_serves_the_welfare_weight() -> None:
    """The Green Book (2018), A3.20: (median income / group income) ^ 1.3 was 2.5 with the incomes of 2010."""
    eta = reference.elasticity()
    assert eta == 1.3
    income = 100 / 2.5 ** (1 / eta)
    assert distribution.welfare_weight(income, 100, eta) == pytest.approx(2.5)
    published = reference.load("distributional_weights").values.set_index("parameter")["value"]
    assert published["lowest quintile, 2010"] == 2.5 and published["lowest quintile, 2015 data"] == 2.4
