import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokit.errors import MethodRefused
from innokit.maths import robustness, weights
from tests.counts import count

points = st.lists(st.floats(0.01, 100), min_size=1, max_size=8)


@given(points, st.floats(0.01, 1))
@settings(max_examples=count("hypothesis"))
def test_swing_weights_sum_to_one_and_do_not_depend_on_the_scale(given_points, scale):
    found = weights.swing(given_points)
    assert found.sum() == pytest.approx(1)
    assert weights.swing([p * scale for p in given_points]) == pytest.approx(found)


def test_swing_gives_a_criterion_without_points_no_weight():
    assert weights.swing([100, 0, 100]).tolist() == [0.5, 0, 0.5]


@pytest.mark.parametrize(
    "wrong",
    [[], [0, 0], [-1, 100], [100, float("nan")], [100, None], ["100", "60"], [[100], [60, 40]], 100, [101]],
)
def test_swing_refuses(wrong):
    with pytest.raises(MethodRefused, match="points"):
        weights.swing(wrong)


@pytest.mark.parametrize("n", [1, 2, 5, 9])
def test_rank_order_centroid_is_the_mean_of_ordered_draws(n):
    draws = robustness.sample_weights(n, count("closed_form_draws"), 3, order=range(n))
    assert weights.rank_order_centroid(n) == pytest.approx(draws.mean(axis=0), abs=0.005)
    assert weights.rank_order_centroid(n).sum() == pytest.approx(1)


@pytest.mark.parametrize("n", [0, -1, 2.5, float("inf")])
def test_rank_order_centroid_refuses(n):
    with pytest.raises(MethodRefused, match="n"):
        weights.rank_order_centroid(n)


@given(st.lists(st.floats(0.1, 9), min_size=1, max_size=10))
@settings(max_examples=count("hypothesis"))
def test_consistent_judgements_give_back_their_weights(true):
    true = np.array(true) / sum(true)
    found = weights.pairwise(true[:, None] / true)
    assert found.weights == pytest.approx(true)
    assert found.lambda_max == pytest.approx(len(true))
    assert found.consistency_ratio == pytest.approx(0, abs=1e-9)


def test_pairwise_permutes_with_its_criteria():
    judgements = np.array([[1, 3, 9], [1 / 3, 1, 2], [1 / 9, 1 / 2, 1]])
    order = [2, 0, 1]
    found, moved = weights.pairwise(judgements), weights.pairwise(judgements[np.ix_(order, order)])
    assert moved.weights == pytest.approx(found.weights[order])
    assert moved.consistency_ratio == pytest.approx(found.consistency_ratio)


def test_the_worst_judgement_is_the_one_that_was_spoilt():
    true = np.array([0.4, 0.3, 0.2, 0.1])
    judgements = true[:, None] / true
    judgements[1, 3], judgements[3, 1] = 9, 1 / 9
    worst = weights.pairwise(judgements).worst_judgement
    assert worst[:2] == (1, 3)
    assert worst.given == 9
    assert worst.fitted < 9


def test_the_random_index_at_eight_is_saatys():
    generator = np.random.default_rng(1)
    judgements = np.exp(generator.normal(0, 0.3, (8, 8)))
    judgements = np.triu(judgements, 1) + np.eye(8)
    judgements += np.tril(1 / np.where(judgements.T > 0, judgements.T, 1), -1)
    found = weights.pairwise(judgements)
    assert found.consistency_ratio == pytest.approx((found.lambda_max - 8) / 7 / 1.41)


def test_two_criteria_are_always_consistent():
    found = weights.pairwise([[1, 4], [0.25, 1]])
    assert found.weights == pytest.approx([0.8, 0.2])
    assert found.consistency_ratio == 0
    assert weights.pairwise([[1]]).worst_judgement is None


@pytest.mark.parametrize(
    "wrong",
    [
        [[1, 2]],
        [[1, -2], [-0.5, 1]],
        [[1, 0], [0, 1]],
        [[1, 3], [0.5, 1]],
        [[2, 1], [1, 2]],
        np.ones((11, 11)),
        [],
    ],
)
def test_pairwise_refuses(wrong):
    with pytest.raises(MethodRefused, match="matrix"):
        weights.pairwise(wrong)
