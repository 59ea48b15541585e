import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokit.errors import MethodRefused
from innokit.maths import robustness
from tests.counts import count

cells = st.integers(0, 100).map(float)
problems = st.integers(2, 4).flatmap(
    lambda n: st.tuples(
        st.lists(st.lists(cells, min_size=n, max_size=n), min_size=2, max_size=6),
        st.lists(st.integers(1, 100), min_size=n, max_size=n),
    )
)


@given(problems)
@settings(max_examples=count("hypothesis"))
def test_the_winner_holds_inside_the_range_and_loses_just_outside(problem):
    scores, weights = np.array(problem[0]), np.array(problem[1], dtype=float)
    winner = int(np.argmax((scores @ weights).round(6)))
    for j, found in enumerate(robustness.switching_weights(scores, weights)):
        assert 0 <= found.low <= found.current <= found.high <= 1
        assert found.current == pytest.approx(weights[j] / weights.sum())
        inside = robustness.weight_sweep(scores, weights, j, at=[found.low, found.current, found.high]).totals
        assert inside[:, winner] == pytest.approx(inside.max(axis=1))
        for end, step, other in ((found.low, -1e-6, found.below), (found.high, 1e-6, found.above)):
            if other is None:
                assert end in (0, 1)
            else:
                beyond = robustness.weight_sweep(scores, weights, j, at=[np.clip(end + step, 0, 1)]).totals[0]
                assert beyond[other] == pytest.approx(beyond.max(), abs=1e-9)
                assert beyond[other] > beyond[winner]


def test_by_hand():
    # Totals over the first weight w: A 40 + 40 w, B 60 - 10 w, C 50.
    first, second = robustness.switching_weights([[80, 40], [50, 60], [50, 50]], [0.5, 0.5])
    assert first[:3] == pytest.approx((0.5, 0.4, 1.0))
    assert first[3:] == (1, None)
    assert second[:3] == pytest.approx((0.5, 0.0, 0.6))
    assert second[3:] == (None, 1)


def test_equal_first_places_go_to_the_first_and_the_range_ends_where_it_stands():
    found = robustness.switching_weights([[60, 40], [40, 60]], [1, 1])
    assert found[0] == (0.5, 0.5, 1.0, 1, None)
    assert found[1] == (0.5, 0.0, 0.5, None, 1)


def test_of_lines_that_cross_at_one_point_the_steepest_takes_over():
    # Over the first weight w: A 50, B 100 w, C 20 + 60 w, all equal to 50 at w = 0.5.
    found = robustness.switching_weights([[50, 50], [80, 20], [100, 0]], [0.3, 0.7])[0]
    assert (found.high, found.above) == (pytest.approx(0.5), 2)


def test_a_copy_of_the_winner_never_takes_over():
    found = robustness.switching_weights([[80, 70], [80, 70], [10, 60]], [0.5, 0.5])
    assert [(f.below, f.above) for f in found] == [(None, None), (None, None)]


def test_a_weight_that_is_everything_gives_way_to_the_others_alike():
    found = robustness.switching_weights([[90, 0, 0], [60, 60, 30]], [1, 0, 0])[0]
    # Against the mean of the others: 90 w meets 60 w + 45 (1 - w) at w = 0.6.
    assert (found.low, found.below) == (pytest.approx(0.6), 1)


def test_one_criterion_has_nothing_to_move_against():
    assert robustness.switching_weights([[5], [3]], [1]) == [(1.0, 0.0, 1.0, None, None)]


def test_sweep_starts_without_the_criterion_and_ends_with_it_alone():
    sweep = robustness.weight_sweep([[80, 40, 10], [50, 60, 90]], [2, 1, 1], 0)
    assert sweep.at[[0, -1]].tolist() == [0, 1]
    assert sweep.totals[[0, -1]].tolist() == [[25, 75], [80, 50]]


@pytest.mark.parametrize(("criterion", "at"), [(2, [0.5]), (-1, [0.5]), (0, [1.5]), (0, [])])
def test_sweep_refuses(criterion, at):
    with pytest.raises(MethodRefused):
        robustness.weight_sweep([[1, 2]], [1, 1], criterion, at=at)


@pytest.mark.parametrize("weights", [[0, 0], [-1, 2], [1]])
def test_switching_weights_refuse(weights):
    with pytest.raises(MethodRefused, match="weights"):
        robustness.switching_weights([[1, 2], [2, 1]], weights)
