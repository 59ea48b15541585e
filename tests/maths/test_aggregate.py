import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokit.errors import MethodRefused
from innokit.maths import aggregate
from tests.counts import count

small = st.integers(0, 4).map(float)
pairs = st.lists(st.tuples(small, small), min_size=1, max_size=9)


def test_totals_permute_with_options_and_criteria():
    scores, weights = np.random.default_rng(1).uniform(0, 100, (6, 4)), np.array([0.4, 0.3, 0.2, 0.1])
    totals = aggregate.overall_value(scores, weights)
    assert totals == pytest.approx([sum(w * s for w, s in zip(weights, row, strict=True)) for row in scores])
    assert aggregate.overall_value(scores[::-1], weights) == pytest.approx(totals[::-1])
    assert aggregate.overall_value(scores[:, [2, 0, 3, 1]], weights[[2, 0, 3, 1]]) == pytest.approx(totals)


def test_a_criterion_split_in_two_halves_changes_nothing():
    whole = aggregate.overall_value([[80, 20], [30, 90]], [0.6, 0.4])
    halves = aggregate.overall_value([[80, 80, 20], [30, 30, 90]], [0.3, 0.3, 0.4])
    assert halves == pytest.approx(whole)


def test_totals_are_not_rescaled():
    assert aggregate.overall_value([[-3, 2]], [2, 5]).tolist() == [4]


@pytest.mark.parametrize(
    ("scores", "weights"),
    [
        ([[1, None]], [0.5, 0.5]),
        ([[1, 2]], [1]),
        ([1, 2], [0.5, 0.5]),
        ([[1, 2], [3]], [0.5, 0.5]),
        ([[1, float("inf")]], [0.5, 0.5]),
        ([[1, 2]], [-0.5, 1.5]),
        ([[1, 2]], [0, 0]),
        ([[]], []),
    ],
)
def test_overall_value_refuses(scores, weights):
    with pytest.raises(MethodRefused):
        aggregate.overall_value(scores, weights)


@given(pairs)
@settings(max_examples=count("hypothesis"))
def test_the_frontier_is_what_its_definition_says(options):
    costs, worth = zip(*options, strict=True)
    beaten = [
        any(c <= own_c and v >= own_v and (c, v) != (own_c, own_v) for c, v in options)
        for own_c, own_v in options
    ]
    assert aggregate.efficient_frontier(costs, worth).tolist() == [not flag for flag in beaten]
    assert aggregate.dominated(np.column_stack([np.negative(costs), worth])).tolist() == beaten


def test_frontier_refuses_unequal_lengths():
    with pytest.raises(MethodRefused, match="values"):
        aggregate.efficient_frontier([1, 2], [1])


@given(pairs)
@settings(max_examples=count("hypothesis"))
def test_rank_intervals_are_what_their_definition_says(ends):
    low, high = np.sort(np.array(ends), axis=1).T
    n = range(len(low))
    best = [1 + sum(low[j] > high[i] for j in n if j != i) for i in n]
    worst = [1 + sum(high[j] > low[i] for j in n if j != i) for i in n]
    found = aggregate.rank_intervals(low, high)
    assert found.best.tolist() == best
    assert found.worst.tolist() == worst


def test_known_totals_have_their_rank_as_interval():
    totals = [50, 70, 60]
    found = aggregate.rank_intervals(totals, totals)
    assert found.best.tolist() == found.worst.tolist() == aggregate.ranks(totals).tolist() == [3, 1, 2]


def test_rank_intervals_refuse_ends_turned_round():
    with pytest.raises(MethodRefused, match="low"):
        aggregate.rank_intervals([2], [1])
