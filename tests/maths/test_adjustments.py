"""Optimism bias, prices, additionality and distributional weights."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokit.errors import MethodRefused
from innokit.maths import additionality, distribution, optimism, prices
from tests.counts import count

shares = st.floats(0, 1)


@given(st.floats(0, 2), shares)
@settings(max_examples=count("hypothesis"))
def test_managed_causes_lower_the_uplift_and_never_raise_it(upper, managed):
    assert 0 <= optimism.applied(upper, managed) <= upper
    assert optimism.applied(upper, 0) == upper
    assert optimism.applied(upper, 1) == 0


def test_a_mixed_bound_lies_between_its_parts():
    # Mott MacDonald 2002: capital, non-standard 66 and standard civil engineering 44 per cent, half each.
    assert optimism.mixed([0.66, 0.44], [0.5, 0.5]) == pytest.approx(0.55)
    assert optimism.mixed([0.24], [1]) == 0.24


def test_managed_share_of_everything_managed_is_one():
    assert optimism.managed_share([0.3, 0.3, 0.4], [1, 1, 1]) == pytest.approx(1)
    assert optimism.managed_share([0.3, 0.3, 0.4], [0, 0, 0.5]) == pytest.approx(0.2)


@pytest.mark.parametrize(
    "call",
    [
        lambda: optimism.applied(-0.1, 0.5),
        lambda: optimism.applied(0.4, 1.1),
        lambda: optimism.applied(0.4, [0.1, 0.2]),
        lambda: optimism.mixed([0.4, 0.6], [0.5, 0.6]),
        lambda: optimism.mixed([0.4], [0.5, 0.5]),
        lambda: optimism.mixed([-0.4], [1]),
        lambda: optimism.mixed([], []),
        lambda: optimism.managed_share([0.8, 0.3], [1, 1]),
        lambda: prices.rebase(10, 0, 100),
        lambda: prices.rebase(10, 100, -1),
        lambda: prices.rebase([1, 2], [1, 2, 3], 100),
        lambda: prices.rebase(None, 100, 100),
        lambda: additionality.net(10, deadweight=1.2),
        lambda: additionality.net(10, displacement=-0.1),
        lambda: additionality.net(10, attribution=float("nan")),
        lambda: additionality.net([1, 2], deadweight=[0.1, 0.2, 0.3]),
        lambda: additionality.net_of_rates(10, 1.2, 0.1),
        lambda: additionality.profile(0),
        lambda: additionality.profile(5, lag=-1),
        lambda: additionality.profile(5, lag=0.5),
        lambda: additionality.profile(5, duration=-1),
        lambda: additionality.profile(5, drop_off=1.5),
        lambda: additionality.profile(5, ramp=[0.5, 1.5]),
        lambda: distribution.welfare_weight(0, 100),
        lambda: distribution.welfare_weight(100, -1),
        lambda: distribution.welfare_weight(100, 100, eta=-1),
        lambda: distribution.welfare_weight([100, 200], [1, 2, 3]),
    ],
)
def test_refusals(call):
    with pytest.raises(MethodRefused):
        call()


def test_rebasing_there_and_back_and_by_steps():
    there = prices.rebase([100.0, 200.0], 80, 100)
    assert there.tolist() == [125, 250]
    assert prices.rebase(there, 100, 80) == pytest.approx([100, 200])
    by_steps = prices.rebase(prices.rebase(7, 80, 93), 93, 100)
    assert by_steps == pytest.approx(prices.rebase(7, 80, 100))
    assert prices.rebase([1, 1], [80, 100], 100).tolist() == [1.25, 1]
    assert isinstance(prices.rebase(np.float64(7), 80, 100), float)


@given(st.floats(-1e6, 1e6), shares, shares, shares)
@settings(max_examples=count("hypothesis"))
def test_net_effect_never_exceeds_gross(gross, deadweight, displacement, attribution):
    assert abs(additionality.net(gross, deadweight, displacement, attribution)) <= abs(gross)
    assert additionality.net(gross) == gross


def test_net_takes_arrays():
    assert additionality.net([100, 200], deadweight=[0.5, 0.25], attribution=0.5).tolist() == [25, 75]


def test_the_two_meanings_of_deadweight_agree_only_at_rate_over_impact():
    as_rate = additionality.net_of_rates(1000, success=0.3, counterfactual=0.12)
    assert as_rate == pytest.approx(180)
    assert additionality.net(1000 * 0.3, deadweight=0.12 / 0.3) == pytest.approx(as_rate)
    assert additionality.net(1000 * 0.3, deadweight=0.12) != pytest.approx(as_rate)
    assert additionality.net_of_rates(100, 0.1, 0.2) == pytest.approx(-10)


def test_profiles_by_hand():
    assert additionality.profile(4).tolist() == [1, 1, 1, 1]
    assert additionality.profile(3, lag=5).tolist() == [0, 0, 0]
    assert additionality.profile(3, duration=0).tolist() == [0, 0, 0]
    assert additionality.profile(4, drop_off=1).tolist() == [1, 0, 0, 0]
    assert additionality.profile(5, lag=1, drop_off=0.5, ramp=[0.5, 0.5]).tolist() == [
        0,
        0.5,
        0.25,
        0.25,
        0.125,
    ]
    assert additionality.profile(3, lag=2, ramp=[0.2, 0.4]).tolist() == [0, 0, 0.2]


def test_many_profiles_are_each_what_one_is():
    lags, durations, drop_offs = [0, 2, 1, 9, 3], [None, 0, 2, 4, 50], [0.1, 0, 1, 0.3, 0.25]
    ramps = [(0.5,), (), (0.2, 0.4, 0.6, 0.8), (0.1,), (0.3,) * 9]
    rows = zip(lags, durations, drop_offs, ramps, strict=True)
    wanted = [additionality.profile(6, lag, last, loss, ramp or None) for lag, last, loss, ramp in rows]
    assert (additionality.profiles(6, lags, durations, drop_offs, ramps) == wanted).all()
    with pytest.raises(MethodRefused, match="share lies outside"):
        additionality.profiles(6, lags, durations, drop_offs, [*ramps[:4], (1.5,)])
    for losses in ([0.1] * 4, [[0.1]] * 5, [0.1, 0, 1, 0.3, float("nan")], [0.1, 0, 1, 0.3, -0.1]):
        with pytest.raises(MethodRefused, match="drop_offs"):
            additionality.profiles(6, lags, durations, losses, ramps)


def test_welfare_weights_by_hand():
    assert distribution.welfare_weight(30_000, 30_000) == 1
    assert distribution.welfare_weight([10_000, 40_000], 20_000, eta=2).tolist() == [4, 0.25]
    assert distribution.welfare_weight(10_000, 20_000, eta=0) == 1
