"""Families of distributions against scipy's own, their closed forms, and what they refuse."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from innokit.errors import MethodRefused
from innokit.maths import families
from tests.counts import count

U = np.linspace(0.001, 0.999, 999)


def theirs(family, p):
    """The same distribution as scipy has it."""
    if family == "uniform":
        return stats.uniform(p[0], p[1] - p[0])
    if family == "triangular":
        return stats.triang((p[1] - p[0]) / (p[2] - p[0]), p[0], p[2] - p[0])
    if family == "pert":
        lean = (p[1] - p[0]) / (p[2] - p[0])
        return stats.beta(1 + 4 * lean, 5 - 4 * lean, p[0], p[2] - p[0])
    if family == "normal":
        return stats.norm(*p)
    return stats.lognorm(p[1], scale=math.exp(p[0]))


KNOWN = [
    ("uniform", (-2.0, 5.0)),
    ("triangular", (0.0, 1.0, 10.0)),
    ("triangular", (0.0, 0.0, 10.0)),
    ("triangular", (0.0, 10.0, 10.0)),
    ("pert", (0.0, 1.0, 10.0)),
    ("pert", (2.0, 2.0, 3.0)),
    ("pert", (2.0, 3.0, 3.0)),
    ("normal", (100.0, 15.0)),
    ("lognormal", (2.0, 0.4)),
]


@pytest.mark.parametrize(("family", "parameters"), KNOWN)
def test_quantiles_mean_and_variance_are_those_of_scipy(family, parameters):
    other = theirs(family, parameters)
    spread = other.std()
    assert families.quantile(family, parameters, U) == pytest.approx(other.ppf(U), abs=2e-7 * spread)
    mean, variance = families.moments(family, parameters)
    assert mean == pytest.approx(other.mean(), rel=1e-12)
    assert variance == pytest.approx(other.var(), rel=1e-9)
    assert families.expectation(family, parameters, lambda x: x) == pytest.approx(mean, rel=1e-7)


def test_a_choice_among_values_has_its_chances():
    at = (np.arange(1_000) + 0.5) / 1_000
    found = families.quantile("discrete", [3, 1, 2, 0.5, 0.2, 0.3], at)
    assert [int((found == value).sum()) for value in (1, 2, 3)] == [200, 300, 500]
    assert families.moments("discrete", [3, 1, 2, 0.5, 0.2, 0.3]) == pytest.approx((2.3, 0.61))


def test_measured_values_are_each_as_likely():
    measured = [5.0, 1.0, 9.0, 9.0]
    at = (np.arange(400) + 0.5) / 400
    found = families.quantile("empirical", measured, at)
    assert [int((found == value).sum()) for value in (1, 5, 9)] == [100, 100, 200]
    assert families.moments("empirical", measured) == pytest.approx((6.0, np.var(measured)))


@pytest.mark.parametrize(
    ("family", "parameters"),
    [("fixed", [4]), ("uniform", [4, 4]), ("triangular", [4] * 3), ("pert", [4] * 3), ("normal", [4, 0])],
)
def test_no_spread_is_one_number(family, parameters):
    assert set(families.quantile(family, parameters, U).tolist()) == {4.0}
    assert families.moments(family, parameters) == (4, 0)


@settings(max_examples=count("hypothesis"))
@given(
    low=st.floats(-1e6, 1e6),
    width=st.floats(1e-3, 1e6),
    lean=st.floats(0, 1),
    family=st.sampled_from(["triangular", "pert"]),
)
def test_quantiles_rise_and_stay_between_the_ends(low, width, lean, family):
    found = families.quantile(family, [low, low + lean * width, low + width], U)
    tiny = 1e-9 * max(abs(low), width)
    assert (np.diff(found) >= -tiny).all()
    assert low - tiny <= found.min()
    assert found.max() <= low + width + tiny


@pytest.mark.parametrize(
    ("family", "parameters", "words"),
    [
        ("cauchy", [0, 1], "no family"),
        ("uniform", [0, 1, 2], "takes 2 numbers"),
        ("pert", [0, 5, 3], "must rise"),
        ("triangular", [3, 2, 5], "must rise"),
        ("normal", [0, -1], "spread is negative"),
        ("discrete", [1, 2, 0.5], "as many chances"),
        ("discrete", [1, 2, 0.5, 0.6], "sum to 1"),
        ("uniform", [0, math.nan], "not finite"),
    ],
)
def test_what_makes_no_distribution_is_refused(family, parameters, words):
    with pytest.raises(MethodRefused, match=words):
        families.quantile(family, parameters, [0.5])


@pytest.mark.parametrize("u", [0.0, 1.0, -0.1, math.nan])
def test_a_share_must_lie_inside_0_to_1(u):
    with pytest.raises(MethodRefused, match="between 0 and 1"):
        families.quantile("uniform", [0, 1], [u])


@pytest.mark.parametrize("lean", [0.0, 0.03, 0.4, 0.97, 1.0])
def test_pert_is_tabled_to_ten_digits_up_to_the_last_draw_there_can_be(lean):
    """On both sides of where its two tables meet, and at the ends of the uniform draws."""
    ends = [2.0**-54, 1e-12, 1e-6, families.EDGE * 0.999, families.EDGE * 1.001]
    u = np.array([*ends, *np.linspace(0.01, 0.99, 5_001), *(1 - np.array(ends[1:])), 1 - 2.0**-53])
    exact = stats.beta(1 + 4 * lean, 5 - 4 * lean).ppf(u)
    assert families.quantile("pert", (0, lean, 1), u) == pytest.approx(exact, abs=1e-10)
