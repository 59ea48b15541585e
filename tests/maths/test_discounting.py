import math

import numpy as np
import pytest

from innokit.errors import MethodRefused
from innokit.maths import discounting

STANDARD = [(30, 0.035), (75, 0.03), (125, 0.025), (200, 0.02), (300, 0.015), (math.inf, 0.01)]


def chained(year):
    """The factor of a year, one division a year: D(t) = D(t - 1) / (1 + r(t))."""
    factor = 1.0
    for t in range(1, year + 1):
        factor /= 1 + next(rate for last, rate in STANDARD if t <= last)
    return factor


def test_factors_chain_through_the_bands():
    years = [0, 1, 30, 31, 75, 76, 125, 200, 201, 300, 301, 500]
    assert discounting.factors(years, STANDARD) == pytest.approx([chained(y) for y in years], rel=1e-12)


# HM Treasury, The Green Book, declining long-term discount factors as printed, to four decimals.
@pytest.mark.parametrize(
    ("year", "printed"),
    [(40, 0.2651), (50, 0.1973), (75, 0.0942), (100, 0.0508), (125, 0.0274), (200, 0.0062)],
)
def test_printed_long_term_factors(year, printed):
    assert discounting.factors([year], STANDARD)[0] == pytest.approx(printed, abs=5e-5)


def test_any_selection_and_order_of_years():
    assert discounting.factors([50, 3, 3], STANDARD) == pytest.approx([chained(50), chained(3), chained(3)])
    assert discounting.factors(iter(range(2)), STANDARD).tolist() == [1, 1 / 1.035]


def test_mid_year_moves_every_flow_half_a_year_later():
    found = discounting.factors([0, 1, 2, 3], [(2, 0.08), (9, 0.05)], timing="mid")
    assert found == pytest.approx(
        [1.08**-0.5, 1.08**-1.5, 1.08**-2 * 1.05**-0.5, 1.08**-2 * 1.05**-1.5], rel=1e-12
    )


def test_mid_year_after_year_0_brings_later_years_forward():
    found = discounting.factors([0, 1, 2, 3], [(2, 0.08), (9, 0.05)], timing="mid_after_0")
    assert found == pytest.approx([1, 1.08**-0.5, 1.08**-1.5, 1.08**-2 * 1.05**-0.5], rel=1e-12)


def test_the_half_year_after_the_last_band_keeps_its_rate():
    assert discounting.factors([2], [(2, 0.08)], timing="mid")[0] == pytest.approx(1.08**-2.5)


@pytest.mark.parametrize(
    ("years", "bands", "timing"),
    [
        ([3], [(2, 0.03)], "end"),
        ([-1], [(2, 0.03)], "end"),
        ([0.5], [(2, 0.03)], "end"),
        ([], [(2, 0.03)], "end"),
        ([1], [], "end"),
        ([1], [(5, 0.03), (2, 0.02)], "end"),
        ([1], [(5, 0.03), (5, 0.02)], "end"),
        ([1], [(math.inf, 0.03), (math.inf, 0.02)], "end"),
        ([1], [(math.nan, 0.03)], "end"),
        ([1], [(0, 0.03)], "end"),
        ([1], [(5, 3.5)], "end"),
        ([1], [(5, -1)], "end"),
        ([1], [(5, math.nan)], "end"),
        ([1], [(5,)], "end"),
        ([1], [(5, 0.03)], "start"),
    ],
)
def test_factors_refuse(years, bands, timing):
    with pytest.raises(MethodRefused):
        discounting.factors(years, bands, timing=timing)


def test_present_value_is_the_sum_of_products():
    assert discounting.present_value([-10, 4, 8], [1, 0.5, 0.25]) == -6
    with pytest.raises(MethodRefused, match="factors"):
        discounting.present_value([1, 2], [1])


@pytest.mark.parametrize(("rate", "years"), [(0.035, 7), (0.1, 1), (-0.02, 5), (1e-12, 4), (0, 4)])
def test_the_annual_cost_has_the_same_present_value(rate, years):
    annual = discounting.equivalent_annual_cost(1000, rate, years)
    assert annual * sum((1 + rate) ** -t for t in range(1, years + 1)) == pytest.approx(1000)


@pytest.mark.parametrize(("rate", "years"), [(-1, 5), (0.03, 0), (0.03, -2), (math.nan, 5)])
def test_annual_cost_refuses(rate, years):
    with pytest.raises(MethodRefused):
        discounting.equivalent_annual_cost(1000, rate, years)


def test_factors_fall_where_rates_are_above_zero():
    assert (np.diff(discounting.factors(range(400), STANDARD)) < 0).all()
