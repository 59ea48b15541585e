from statistics import NormalDist

import numpy as np
import pytest

from innokit.errors import MethodRefused
from innokit.maths import information
from tests.counts import count, seeds

CLOSE = 0.012


def two_normals(mean, sd):
    """Value of knowing a normal advantage: s phi(m / s) - |m| Phi(-|m| / s)."""
    unit, ratio = NormalDist(), abs(mean) / sd
    return sd * unit.pdf(ratio) - abs(mean) * unit.cdf(-ratio)


@pytest.fixture(params=seeds())
def case(request):
    """Draws of p1, p2, and the net benefit of nothing and of p1 - p2."""
    draw = np.random.default_rng(request.param)
    n = count("closed_form_draws")
    p1, p2 = draw.normal(1, 1, n), draw.normal(0, 2, n)
    return draw, p1, p2, np.column_stack([np.zeros(n), p1 - p2])


def test_known_inputs_meet_the_closed_form(case):
    _, p1, p2, benefit = case
    assert information.evpi(benefit) == pytest.approx(two_normals(1, 5**0.5), abs=CLOSE)
    assert information.evppi(benefit, p1) == pytest.approx(two_normals(1, 1), abs=CLOSE)
    assert information.evppi(benefit, p2) == pytest.approx(two_normals(1, 2), abs=CLOSE)
    assert information.evppi(benefit, np.column_stack([p1, p2])) == pytest.approx(
        two_normals(1, 5**0.5), abs=CLOSE
    )


@pytest.mark.parametrize("people", [1, 10, 1000])
def test_a_study_is_worth_its_posterior_spread(case, people):
    draw, p1, _, benefit = case
    study = p1 + draw.normal(0, people**-0.5, len(p1))
    assert information.evsi(benefit, study) == pytest.approx(
        two_normals(1, (1 + 1 / people) ** -0.5), abs=CLOSE
    )


def test_the_form_in_which_an_input_comes_does_not_matter(case):
    _, p1, _, benefit = case
    plain = information.evppi(benefit, p1)
    for told in (np.exp(p1), -3 * p1 + 7, p1**3, p1[:, None]):
        assert information.evppi(benefit, told) == pytest.approx(plain, abs=CLOSE)


def test_products_are_seen_by_groups_and_by_no_part_alone(case):
    draw = case[0]
    a, b, noise = draw.normal(0, 1, (3, count("closed_form_draws")))
    benefit = np.column_stack([np.zeros(a.size), 2 * a * b + noise])
    # E max(0, 2ab) = E|a| E|b| = 2 / pi for independent standard normals.
    assert information.evppi(benefit, np.column_stack([a, b])) == pytest.approx(2 / np.pi, abs=CLOSE)
    assert information.evppi(benefit, a) == pytest.approx(0, abs=CLOSE)


def test_an_input_of_few_values_and_a_curve_with_a_turn(case):
    draw = case[0]
    level, x, noise = draw.integers(0, 3, len(case[1])), *draw.normal(0, 1, (2, len(case[1])))
    steps = np.column_stack([np.zeros(level.size), np.array([-1, 2, -1.5])[level] + noise])
    assert information.evppi(steps, level) == pytest.approx(2 / 3, abs=CLOSE)
    yes = (level == 1).astype(float)
    assert information.evppi(
        np.column_stack([np.zeros(yes.size), 3 * yes - 1 + noise]), yes
    ) == pytest.approx(2 / 3, abs=CLOSE)
    curve = np.column_stack([np.zeros(x.size), x**2 - 1 + noise])
    # E max(0, x**2 - 1) = 2 phi(1) for a standard normal.
    assert information.evppi(curve, x) == pytest.approx(2 * NormalDist().pdf(1), abs=CLOSE)


def test_a_large_group_adds_up(case):
    draw = case[0]
    parts = draw.normal(0, 1, (len(case[1]), 5))
    benefit = np.column_stack([parts.sum(axis=1) + draw.normal(0, 1, len(parts)), np.zeros(len(parts))])
    assert information.evppi(benefit, parts) == pytest.approx(two_normals(0, 5**0.5), abs=CLOSE)


def test_knowing_nothing_of_use_is_worth_nothing(case):
    draw, _, _, benefit = case
    assert information.evppi(benefit, draw.normal(size=len(benefit))) == pytest.approx(0, abs=1e-3)
    assert information.evppi(benefit, np.ones(len(benefit))) == 0
    assert information.evpi(benefit[:, :1]) == 0
    assert information.evppi(benefit[:, :1], case[1]) == 0


def test_bounds_and_what_does_not_matter(case):
    _, p1, p2, benefit = case
    some, group = information.evppi(benefit, p1), np.column_stack([p1, p2, p1 + p2])
    assert 0 <= some <= information.evppi(benefit, group) <= information.evpi(benefit)
    shifted = benefit[:, ::-1] + p2[:, None]
    assert information.evppi(shifted, p1) == pytest.approx(some, abs=1e-9)
    assert information.evppi(1e6 * benefit, p1) == pytest.approx(1e6 * some)
    again = np.random.default_rng(1).permutation(len(p1))
    assert information.evppi(benefit[again], p1[again]) == pytest.approx(some, abs=1e-3)


def test_few_draws_still_answer():
    draw = np.random.default_rng(3)
    p = draw.normal(0, 1, 40)
    assert 0 < information.evppi(np.column_stack([np.zeros(40), p]), p) <= 1


@pytest.mark.parametrize(
    ("benefit", "inputs"),
    [
        ([[0, 1], [1, 0]], [1, 2, 3]),
        ([[0, 1], [1, 0]], [1, 2]),
        ([[0, 1], [1, float("nan")]], [1, 2]),
        ([0, 1], [1, 2]),
        ([[0, 1]] * 9, np.random.default_rng(1).normal(size=(9, 8))),
        ([[0, 1]] * 9, np.ones((9, 1, 1))),
        ([[0, 1]] * 9, [None] * 9),
    ],
)
def test_evppi_refuses(benefit, inputs):
    with pytest.raises(MethodRefused):
        information.evppi(benefit, inputs)
