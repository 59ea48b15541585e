import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from innokit.errors import MethodRefused
from innokit.maths import returns
from tests.counts import count

flow = st.integers(-1000, 1000).map(float)


def npv(flows, rate):
    return sum(f / (1 + rate) ** t for t, f in enumerate(flows))


@given(st.floats(1, 1e6), st.lists(st.floats(0.01, 1e6), min_size=1, max_size=40))
@settings(max_examples=count("hypothesis"))
def test_one_outlay_has_one_rate_at_which_nothing_is_left(outlay, income):
    found = returns.irr([-outlay, *income])
    assert found.sign_changes == 1
    assert npv([-outlay, *income], found.rate) == pytest.approx(0, abs=1e-7 * (outlay + sum(income)))
    assert returns.irr([outlay, *(-x for x in income)]).rate == pytest.approx(found.rate, abs=1e-9)


@given(st.lists(st.floats(-0.5, 2), min_size=1, max_size=4), st.integers(0, 2))
@settings(max_examples=count("hypothesis"))
def test_rates_built_into_the_flows_are_found_or_there_are_several(rates, waiting):
    assume(len(rates) < 2 or np.diff(sorted(rates)).min() > 0.05)
    flows = np.array([-1.0])
    for rate in rates:
        flows = np.convolve(flows, [-1, 1 + rate])
    found = returns.irr([0.0] * waiting + flows.tolist())
    if len(rates) == 1:
        assert found == (pytest.approx(rates[0]), 1)
    else:
        assert found.rate is None
    assert found.sign_changes == len(rates)


@pytest.mark.parametrize(
    ("flows", "rate", "changes"),
    [
        ([-100, -20], None, 0),
        ([0, 0], None, 0),
        ([100], None, 0),
        ([-100, 230, -132], None, 2),  # 10 and 20 per cent
        ([100, -150, 100], None, 2),  # none
        ([-100, 50], -0.5, 1),
        ([-100, 0, 0, 133.1], 0.1, 1),
        ([0, -100, 120, 0], 0.2, 1),
        # Three changes of sign but one rate: (-1 + 1.1 x)(1 - x + x**2), its other roots not real.
        ([-1, 2.1, -2.1, 1.1], 0.1, 3),
    ],
)
def test_rates_by_hand(flows, rate, changes):
    found = returns.irr(flows)
    assert found.sign_changes == changes
    assert found.rate == (rate if rate is None else pytest.approx(rate, abs=1e-9))


@given(st.lists(flow, min_size=1, max_size=9))
@settings(max_examples=count("hypothesis"))
def test_payback_crosses_and_stays(flows):
    total = np.cumsum(flows)
    found, first = returns.payback(flows), returns.first_crossing(flows)
    if total[-1] < 0:
        assert found is None
    elif (total >= 0).all():
        assert found == first == 0
    else:
        level = np.interp(found, range(len(flows)), total)
        assert level == pytest.approx(0, abs=1e-6) or level > 0
        assert (total[math.ceil(found) :] >= 0).all()
        assert first <= found


def test_payback_by_hand():
    assert returns.payback([-100, 50, 100]) == 1.5
    assert returns.payback([-100, 200, -150, 100]) == 2.5
    assert returns.first_crossing([-100, 200, -150, 100]) == 0.5
    assert returns.first_crossing([0, -100, 50, 60]) == pytest.approx(2 + 50 / 60)
    assert returns.first_crossing([-100, 50]) is None
    assert returns.payback([-0.3, 0.1, 0.2]) == 2
    assert returns.payback([100, -40]) == 0


def test_paybacks_of_several_flows_are_those_of_each():
    flows = [[-100, 50, 100, 0], [-100, 200, -150, 100], [-100, 50, 0, 0], [100, -40, 0, 0]]
    assert returns.paybacks(flows) == [1.5, 2.5, None, 0]
    for refused in ([], [1, 2], [[1, None]], [[1, math.inf]], [[1], [2, 3]]):
        with pytest.raises(MethodRefused, match="flows"):
            returns.paybacks(refused)


@pytest.mark.parametrize("rate", [-0.9, -0.1, 1e-6, 0.035, 0.4, 9.0])
@pytest.mark.parametrize("years", [1, 2, 30, 200])
def test_a_rate_is_found_to_its_last_digits(rate, years):
    waited = [-1.0, *[0.0] * (years - 1), (1 + rate) ** years]
    assert returns.irr(waited).rate == pytest.approx(rate, rel=1e-9, abs=1e-14)
    factors = [(1 + rate) ** -year for year in range(1, years + 1)]
    yearly = [-math.fsum(factors), *[1.0] * years]
    assert returns.irr(yearly).rate == pytest.approx(rate, rel=1e-9, abs=1e-14)


def test_discounted_payback_is_later_and_may_never_come():
    assert returns.discounted_payback([-100, 100], [1, 0.9]) is None
    assert returns.discounted_payback([-90, 60, 60], [1, 0.9, 0.8]) == pytest.approx(1.75)
    with pytest.raises(MethodRefused, match="factors"):
        returns.discounted_payback([-90, 60], [1])


def test_no_rate_where_it_is_beyond_what_a_number_can_hold():
    assert returns.irr([-1e308, 5e-324]) == (None, 1)
    assert returns.irr([1e308, -5e-324]) == (None, 1)


@pytest.mark.parametrize("call", [returns.irr, returns.payback, returns.first_crossing])
@pytest.mark.parametrize("flows", [[], [1, None], [1, math.inf], [[1, 2]]])
def test_flows_are_refused(call, flows):
    with pytest.raises(MethodRefused, match="flows"):
        call(flows)


@pytest.mark.parametrize(
    ("answer", "low", "high", "expected"),
    [
        (lambda x: (x - 1) * (x - 2) * (x - 3), 0, 4, 1),
        (lambda x: (x - 1) * (x - 2) * (x - 3), 1.5, 4, 2),
        (lambda x: (x - 1.2345678) ** 2, 0, 4, 1.2345678),
        (lambda x: abs(x - 1.2345678), 0, 4, 1.2345678),
        (lambda x: (x - 1.2345678) * (x - 1.2345679), 0, 4, 1.2345678),
        (lambda x: x, 0, 1, 0),
        (lambda x: x - 1, 0, 1, 1),
        (lambda x: x * x + 1e-3, -1, 1, None),
        (lambda _: 5.0, 0, 1, None),
        (lambda x: math.tan(3 * x + 1), 0, 0.6, None),
        (lambda x: -1 if x < 0.377 else 1, 0, 1, 0.377),
        (lambda x: 1e9 * (x - 7e-9), 0, 1, 7e-9),
    ],
)
def test_switching_value_nearest_to_low(answer, low, high, expected):
    found = returns.switching_value(answer, low, high)
    assert found == (None if expected is None else pytest.approx(expected, rel=1e-6))


def test_switching_value_refuses_an_empty_range_and_an_answer_that_is_no_number():
    with pytest.raises(MethodRefused, match="low"):
        returns.switching_value(lambda x: x, 1, 1)
    with pytest.raises(MethodRefused, match="answer"):
        returns.switching_value(lambda _: math.nan, 0, 1)
