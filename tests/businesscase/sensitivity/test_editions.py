"""The same case by another edition: as if it had been recorded so."""

import pytest

from innokit.businesscase import appraise, by_edition
from innokit.errors import MethodRefused
from innokit.records import Frame
from tests.businesscase.cases import benefit, box_15, cost, framed


def test_another_discount_schedule_changes_the_answer_as_if_recorded() -> None:
    """After year 30 the two editions differ in nothing up to year 75, so a long case beyond is needed."""
    case = framed(cost(1_000), benefit(10, lag=1), last_year=100, base_year="2024")
    found = by_edition(case, "discount_schedules", "HMT-Green-Book-2003-01")
    frame = case.of(Frame)[0].changed(schedule_edition="HMT-Green-Book-2003-01")
    exact = appraise(case.replaced(frame)).outcome("new").npsv
    assert found.figures["npsv-by-edition.new"].value == exact
    assert found.figures["npsv.new"].value == appraise(case).outcome("new").npsv


def test_another_price_index_changes_only_what_is_uprated() -> None:
    lines = [cost(1_000, price_year="2010/11"), benefit(200, lag=1, duration=10)]
    case = framed(*lines, base_year="2015/16", price_year="2015/16")
    found = by_edition(case, "gdp_deflators", "Derived-2025-12")
    before, after = (found.figures[id].value for id in ("npsv.new", "npsv-by-edition.new"))
    frame = case.of(Frame)[0].changed(deflator_edition="Derived-2025-12")
    assert after == appraise(case.replaced(frame)).outcome("new").npsv != before
    assert "in place of" in found.in_words()


def test_what_does_not_change_says_so() -> None:
    found = by_edition(box_15(), "discount_schedules", "HMT-Green-Book-2026-02")
    assert found.in_words() == "New service stays as it is."


def test_an_edition_or_a_table_that_is_not_there_is_refused() -> None:
    with pytest.raises(MethodRefused, match="takes no edition"):
        by_edition(box_15(), "optimism_bias", "any")
    with pytest.raises(MethodRefused) as refused:
        by_edition(box_15(), "discount_schedules", "HMT-1999")
    assert refused.value.remedy
