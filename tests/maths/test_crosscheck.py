import math

import numpy as np
import pytest

from innokit.errors import MethodRefused
from innokit.maths import crosscheck

USUAL = {"type": "usual"}
LEVELS = np.random.default_rng(4).uniform(1, 9, (5, 3))
WEIGHTS = np.array([0.5, 0.3, 0.2])
RISES = [True, False, True]


def test_topsis_permutes_and_does_not_depend_on_units_or_the_scale_of_weights():
    found = crosscheck.topsis(LEVELS, WEIGHTS, RISES)
    assert crosscheck.topsis(LEVELS[::-1], WEIGHTS, RISES) == pytest.approx(found[::-1])
    assert crosscheck.topsis(LEVELS * [1, 1000, 0.1], WEIGHTS * 7, RISES) == pytest.approx(found)
    assert crosscheck.topsis(-LEVELS, WEIGHTS, np.logical_not(RISES)) == pytest.approx(found)


def test_topsis_gives_one_to_the_ideal_and_zero_to_the_worst():
    assert crosscheck.topsis([[9, 1], [1, 9], [5, 5]], [1, 1], [True, False]) == pytest.approx([1, 0, 0.5])


def test_topsis_passes_over_a_criterion_of_zeros():
    assert crosscheck.topsis([[2, 0], [1, 0]], [0.5, 0.5], [True, True]).tolist() == [1, 0]


def test_topsis_refuses_options_that_do_not_differ():
    with pytest.raises(MethodRefused, match="differ"):
        crosscheck.topsis([[1, 2], [1, 3]], [1, 0], [True, True])


@pytest.mark.parametrize("directions", [[1, -1, 1], [True, False], ["up", "down", "up"]])
def test_directions_are_yes_or_no(directions):
    with pytest.raises(MethodRefused, match="more_is_better"):
        crosscheck.topsis(LEVELS, WEIGHTS, directions)


@pytest.mark.parametrize(
    ("preference", "expected"),
    [
        (USUAL, [0, 0, 1, 1, 1, 1]),
        ({"type": "u", "q": 2}, [0, 0, 0, 0, 1, 1]),
        ({"type": "v", "p": 4}, [0, 0, 0.25, 0.5, 1, 1]),
        ({"type": "level", "q": 1, "p": 4}, [0, 0, 0, 0.5, 0.5, 1]),
        ({"type": "linear", "q": 1, "p": 5}, [0, 0, 0, 0.25, 0.75, 1]),
        ({"type": "gaussian", "s": 2}, [0, 0, *(1 - math.exp(-d * d / 8) for d in (1, 2, 4, 8))]),
    ],
)
def test_each_preference_function_at_chosen_advantages(preference, expected):
    for advantage, share in zip([-3, 0, 1, 2, 4, 8], expected, strict=True):
        flows = crosscheck.promethee([[advantage], [0]], [1], [True], [preference])
        assert flows.plus[0] == pytest.approx(share)


def test_a_difference_at_a_threshold_but_for_float_noise_is_at_it():
    assert 0.3 - 0.2 != 0.1
    flows = crosscheck.promethee([[0.1 + 0.2], [0.2]], [1], [True], [{"type": "u", "q": 0.1}])
    assert flows.plus.tolist() == [0, 0]


def test_net_flows_sum_to_zero_and_turn_round_with_the_directions():
    preferences = [USUAL, {"type": "v", "p": 3}, {"type": "gaussian", "s": 2}]
    flows = crosscheck.promethee(LEVELS, WEIGHTS, RISES, preferences)
    assert flows.net.sum() == pytest.approx(0)
    turned = crosscheck.promethee(LEVELS, WEIGHTS * 3, np.logical_not(RISES), preferences)
    assert turned.net == pytest.approx(-flows.net)
    assert flows.plus.mean() <= 1


@pytest.mark.parametrize(
    "preference",
    [
        {"type": "step"},
        {},
        {"type": "u"},
        {"type": "usual", "q": 1},
        {"type": "u", "q": -1},
        {"type": "v", "p": 0},
        {"type": "linear", "q": 2, "p": 2},
        {"type": "level", "q": 3, "p": 2},
        {"type": "gaussian", "s": 0},
        {"type": "gaussian", "s": float("nan")},
    ],
)
def test_promethee_refuses_a_preference(preference):
    with pytest.raises(MethodRefused, match="preferences"):
        crosscheck.promethee([[1], [2]], [1], [True], [preference])


def test_promethee_refuses_one_option_and_missing_preferences():
    with pytest.raises(MethodRefused, match="levels"):
        crosscheck.promethee([[1]], [1], [True], [USUAL])
    with pytest.raises(MethodRefused, match="preferences"):
        crosscheck.promethee([[1, 2], [2, 1]], [1, 1], [True, True], [USUAL])
