"""Borrowing and inflation against closed forms."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokit.businesscase.views.cash.borrowing import repayment
from innokit.businesscase.views.cash.inflation import index, year_of_prices
from innokit.maths.discounting import equivalent_annual_cost
from innokit.records import Frame, Inflation
from tests.counts import count

rates = st.floats(min_value=0, max_value=1)


@settings(max_examples=count("hypothesis"))
@given(drawn=st.floats(0, 1e7), rate=rates, over=st.integers(1, 100), year=st.integers(0, 20))
def test_borrowing_is_an_annuity(drawn: float, rate: float, over: int, year: int) -> None:
    """Equal payments, each the annuity; they repay the sum, and at the loan's own rate are worth it."""
    flow = np.zeros(year + over + 1)
    flow[year] = drawn
    interest, principal, owed = repayment(flow, rate, over)
    paid = interest + principal
    each = equivalent_annual_cost(drawn, rate, over)
    assert paid[: year + 1].tolist() == [0.0] * (year + 1)
    assert paid[year + 1 :] == pytest.approx(each, rel=1e-8, abs=1e-6)
    assert principal.sum() == pytest.approx(drawn, rel=1e-9, abs=1e-6)
    assert owed[-1] == pytest.approx(0, abs=1e-6)
    worth = paid @ (1 + rate) ** -(np.arange(paid.size) - year)
    assert worth == pytest.approx(drawn, rel=1e-8, abs=1e-6)


def test_borrowing_as_published() -> None:
    """£100,000 at 5 per cent over 10 years; tables of annuities give 7.7217 for these."""
    paid = repayment(np.array([100_000.0] + [0.0] * 10), 0.05, 10)
    assert (paid.interest + paid.principal)[1:].round(2).tolist() == [12_950.46] * 10
    first = repayment(np.array([7.7217, 0.0]), 0.05, 10)
    assert first.principal[1] == pytest.approx(1 - 0.05 * 7.7217, abs=1e-4)


def test_drawdowns_are_repaid_each_by_itself() -> None:
    whole = repayment(np.array([300.0, 200.0, 0, 0, 0]), 0.0, 2)
    assert whole.principal.tolist() == [0, 150, 250, 100, 0]
    assert whole.owed.tolist() == [300, 350, 100, 0, 0]
    assert whole.interest.tolist() == [0] * 5


def test_what_is_repaid_later_is_still_owed() -> None:
    part = repayment(np.array([100.0, 0.0]), 0.0, 4)
    assert part.principal.tolist() == [0, 25]
    assert part.owed.tolist() == [100, 75]


@settings(max_examples=count("hypothesis"))
@given(rate=st.floats(-0.5, 1), base=st.integers(-10, 10), years=st.integers(1, 30))
def test_one_rate_is_a_power(rate: float, base: int, years: int) -> None:
    found = index(Inflation(title="All", rate=rate), years, base)
    assert found.tolist() == pytest.approx([(1 + rate) ** (t - base) for t in range(years)], rel=1e-9)


def test_rates_by_year_hold_first_then_the_one_rate() -> None:
    pay = Inflation(title="Pay", rate=0.02, by_year=(0.1, 0.05))
    assert index(pay, 5).tolist() == pytest.approx([1, 1.1, 1.155, 1.1781, 1.201662])
    assert index(pay, 2).tolist() == pytest.approx([1, 1.1])
    assert index(pay, 3, base=-2).tolist() == pytest.approx([1.0404, 1.14444, 1.201662])
    assert index(pay, 1, base=2).tolist() == pytest.approx([1 / 1.155])


@pytest.mark.parametrize(
    ("base", "prices", "year"),
    [
        ("2026", "", 0), ("2026", "2026", 0), ("2026", "2024", -2), ("2026", "2027", 1),
        ("2026/27", "2024/25", -2), ("2026/27", "2026-27", 0), ("soon", "soon", 0),
    ],
)  # fmt: skip
def test_the_year_of_the_price_base(base: str, prices: str, year: int) -> None:
    assert year_of_prices(Frame(base_year=base, last_year=1, price_year=prices)) == year
