import numpy as np
import pytest

from innokit.errors import MethodRefused
from innokit.maths import robustness, sampling, weights
from tests.counts import count, seeds


@pytest.mark.parametrize("seed", seeds())
def test_without_bounds_the_simplex_is_filled_evenly(seed):
    drawn = robustness.sample_weights(4, count("closed_form_draws"), seed)
    assert drawn.sum(axis=1) == pytest.approx(1)
    # Dirichlet(1, 1, 1, 1): mean 1/4, variance 3/80, and P(w > 1/2) = 1/8 for each.
    assert drawn.mean(axis=0) == pytest.approx([1 / 4] * 4, abs=0.004)
    assert drawn.var(axis=0) == pytest.approx([3 / 80] * 4, abs=0.002)
    assert (drawn > 0.5).mean(axis=0) == pytest.approx([1 / 8] * 4, abs=0.006)


def test_an_order_is_kept_and_its_centre_is_the_centroid():
    drawn = robustness.sample_weights(4, count("closed_form_draws"), 1, order=[3, 1, 0, 2])
    ranked = drawn[:, [3, 1, 0, 2]]
    assert (np.diff(ranked, axis=1) <= 0).all()
    assert ranked.mean(axis=0) == pytest.approx(weights.rank_order_centroid(4), abs=0.005)


BOUNDS = [
    {"lower": [0.1, 0.2, 0.0, 0.05]},
    {"upper": [0.4, 0.4, 0.4, 0.4]},
    {"lower": [0.1, 0.05, 0.0, 0.2], "upper": [0.5, 0.3, 0.6, 0.45]},
    {"lower": [0.24, 0.24, 0.24, 0.24], "upper": [0.26, 0.26, 0.26, 0.26]},
    {"order": [1, 0, 3, 2], "lower": [0.1, 0.2, 0.05, 0.07]},
    {"order": [1, 0, 3, 2], "lower": [0.1, 0.2, 0.05, 0.07], "upper": [0.3, 0.3, 0.2, 0.28]},
    {"lower": [0.3, 0.0, 0.0, 0.0], "upper": [0.3, 1, 1, 1]},
    {"lower": [0.3, 0.0, 0.0, 0.0], "upper": [0.3000001, 1, 1, 1]},
    {"order": [0, 1, 2, 3], "upper": [0.26, 1, 1, 1]},
]


@pytest.mark.parametrize("bounds", BOUNDS)
def test_draws_lie_exactly_inside(bounds):
    drawn = robustness.sample_weights(4, count("draws"), 1, **bounds)
    assert drawn.shape == (count("draws"), 4)
    assert drawn.sum(axis=1) == pytest.approx(1, abs=1e-12)
    assert (drawn >= bounds.get("lower", 0)).all()
    assert (drawn <= bounds.get("upper", 1)).all()
    if "order" in bounds:
        assert (np.diff(drawn[:, bounds["order"]], axis=1) <= 0).all()


@pytest.mark.parametrize("bounds", [BOUNDS[1], BOUNDS[2], BOUNDS[5], BOUNDS[8]])
def test_chains_and_rejection_draw_from_the_same_weights(bounds, monkeypatch):
    found = []
    for least in (0.0, 2.0):
        monkeypatch.setattr(sampling, "LEAST_KEPT", least)
        found.append(robustness.sample_weights(4, count("closed_form_draws") // 2, 1, **bounds))
    rejected, walked = found
    assert walked.mean(axis=0) == pytest.approx(rejected.mean(axis=0), abs=0.004)
    assert walked.std(axis=0) == pytest.approx(rejected.std(axis=0), abs=0.004)
    cut = np.quantile(rejected, [0.1, 0.9], axis=0)
    assert (walked < cut[0]).mean(axis=0) == pytest.approx([0.1] * 4, abs=0.012)
    assert (walked > cut[1]).mean(axis=0) == pytest.approx([0.1] * 4, abs=0.012)


@pytest.mark.parametrize("bounds", [{"lower": [0.5, 0.3, 0.2]}, {"upper": [0.5, 0.3, 0.2]}])
def test_bounds_that_sum_to_one_leave_one_set_of_weights(bounds):
    assert robustness.sample_weights(3, 2, 1, **bounds) == pytest.approx(np.array([[0.5, 0.3, 0.2]] * 2))


def test_all_but_one_fixed_leaves_one_set_of_weights():
    drawn = robustness.sample_weights(3, 2, 1, lower=[0.2, 0.3, 0], upper=[0.2, 0.3, 1])
    assert drawn == pytest.approx(np.array([[0.2, 0.3, 0.5]] * 2))


@pytest.mark.parametrize(
    "bounds",
    [
        {"lower": [0.5, 0.5, 0.1]},
        {"upper": [0.3, 0.3, 0.3]},
        {"lower": [0.4, 0, 0], "upper": [0.3, 1, 1]},
        {"order": [0, 1, 2], "upper": [0.3, 1, 1]},
        {"order": [0, 1, 2], "lower": [0, 0, 0.4]},
        {"lower": [0.5, 0.5]},
        {"lower": [-0.1, 0, 0]},
        {"upper": [1.1, 1, 1]},
        {"order": [0, 1]},
        {"order": [0, 1, 1]},
        {"order": [1, 2, 3]},
    ],
)
def test_impossible_bounds_and_orders_are_refused(bounds):
    with pytest.raises(MethodRefused):
        robustness.sample_weights(3, 10, 1, **bounds)


@pytest.mark.parametrize(
    ("n", "draws", "seed"), [(0, 1, 1), (3, 0, 1), (3, 1, -1), (3, 1, 0.5), (3, 1, None)]
)
def test_counts_are_refused(n, draws, seed):
    with pytest.raises(MethodRefused):
        robustness.sample_weights(n, draws, seed)


def test_one_seed_one_sample():
    one, again = (robustness.sample_weights(5, 50, 3) for _ in range(2))
    assert np.array_equal(one, again)
    assert not np.array_equal(one, robustness.sample_weights(5, 50, 4))
    assert np.array_equal(robustness.sample_weights(5, 5000, 3)[:50], one)
