"""Weights from a best and a worst criterion: published answers, consistent judgements, refusals."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokit.errors import MethodRefused
from innokit.maths import weights
from tests.counts import count


def test_published_car_purchase():
    """Quality, price, comfort, safety, style (Rezaei 2016, Omega 64:126-130); the judgements fit."""
    found = weights.best_worst([2, 1, 4, 2, 8], [4, 8, 2, 4, 1])
    assert found.weights.round(4).tolist() == [0.2105, 0.4211, 0.1053, 0.2105, 0.0526]
    assert found.consistency == pytest.approx(0, abs=1e-12)


def test_published_answer_where_judgements_clash():
    """The same car with another answer on safety: weights as the R package BWM 0.1.0 tests them.

    It prints 0.002444958, which is the largest difference over Rezaei's index of 4.47 for a best that is 8
    times as important as the worst.
    """
    found = weights.best_worst([2, 1, 4, 3, 8], [4, 8, 2, 3, 1])
    expected = [0.22950820, 0.44808743, 0.11475410, 0.15300546, 0.05464481]
    assert found.weights == pytest.approx(expected, abs=1e-8)
    assert found.consistency / 4.47 == pytest.approx(0.002444958, abs=1e-9)


@given(st.lists(st.integers(1, 9), min_size=2, max_size=9))
@settings(max_examples=count("hypothesis"))
def test_judgements_that_fit_give_back_their_weights(times):
    true = np.array(times) / min(times)
    found = weights.best_worst(true.max() / true, true)
    assert found.weights == pytest.approx(true / true.sum(), abs=1e-6)
    assert found.consistency == pytest.approx(0, abs=1e-7)


def test_the_largest_difference_is_what_it_says_and_nothing_near_does_better():
    best, worst = np.array([8.0, 2, 1]), np.array([1.0, 5, 8])
    found = weights.best_worst(best, worst)

    def apart(w):
        return max(np.abs(w[2] - best * w).max(), np.abs(w - worst * w[0]).max())

    assert apart(found.weights) == pytest.approx(found.consistency)
    moves = np.random.default_rng(1).normal(0, 0.01, (200, 3))
    near = np.abs(found.weights + moves)
    assert min(apart(w / w.sum()) for w in near) >= found.consistency - 1e-9


def test_it_permutes_with_its_criteria():
    best, worst, order = np.array([8, 2, 1]), np.array([1, 5, 8]), [2, 0, 1]
    found, moved = weights.best_worst(best, worst), weights.best_worst(best[order], worst[order])
    assert moved.weights == pytest.approx(found.weights[order])


def test_two_that_matter_alike_share():
    assert weights.best_worst([1, 1], [1, 1]).weights == pytest.approx([0.5, 0.5])


@pytest.mark.parametrize(
    ("best", "worst", "message"),
    [
        ([1], [1], "one criterion"),
        ([], [], "empty"),
        ([1, 2, 8], [8, 1], "2 entries where 3"),
        ([2, 3, 8], [8, 4, 1], "smallest judgement is 2"),
        ([1, 2, 8], [8, 4, 2], "smallest judgement is 2"),
        ([1, 0.5, 8], [8, 4, 1], "smallest judgement is 0.5"),
        ([1, -2, 8], [8, 4, 1], "smallest judgement is -2"),
        ([1, 2, 8], [7, 4, 1], "8 times as important as the worst in one list, and 7"),
        ([1, float("nan"), 8], [8, 4, 1], "not finite"),
        ([1, "2", 8], [8, 4, 1], "not a number"),
    ],
)
def test_it_refuses(best, worst, message):
    with pytest.raises(MethodRefused, match=message):
        weights.best_worst(best, worst)
