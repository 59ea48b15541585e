import numpy as np
import pytest

from innokit.errors import MethodRefused
from innokit.maths import values


def test_piecewise_meets_its_points_and_is_straight_between():
    at, worth = [0, 10, 30], [0, 70, 100]
    assert values.piecewise(at, at, worth).tolist() == worth
    assert values.piecewise([5, 20], at, worth).tolist() == [35, 85]


def test_falling_points_are_read_backwards():
    levels = np.array([[3, 7], [12, 30]])
    rising = values.piecewise(levels, [0, 10, 30], [100, 40, 0])
    assert values.piecewise(levels, [30, 10, 0], [0, 40, 100]).tolist() == rising.tolist()
    assert rising.shape == levels.shape


def test_linear_takes_less_is_better():
    assert values.linear([40, 20, 10], worst=40, best=0).tolist() == [0, 50, 75]


def test_a_level_outside_is_refused_unless_held():
    with pytest.raises(MethodRefused, match="hold"):
        values.piecewise([31], [0, 30], [0, 100])
    assert values.piecewise([31, -1], [0, 30], [0, 100], beyond="hold").tolist() == [100, 0]


@pytest.mark.parametrize(
    ("at", "worth"),
    [([0], [0]), ([0, 0], [0, 1]), ([0, 2, 1], [0, 1, 2]), ([0, 1], [0]), ([0, np.nan], [0, 1])],
)
def test_piecewise_refuses_points_out_of_order(at, worth):
    with pytest.raises(MethodRefused):
        values.piecewise([0], at, worth)


def test_linear_refuses_equal_anchors():
    with pytest.raises(MethodRefused):
        values.linear([1], worst=1, best=1)


def test_piecewise_refuses_an_unknown_rule():
    with pytest.raises(MethodRefused, match="beyond"):
        values.piecewise([1], [0, 2], [0, 1], beyond="guess")
