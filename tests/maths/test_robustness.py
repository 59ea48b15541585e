import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokit.errors import MethodRefused
from innokit.maths import aggregate, robustness
from tests.counts import count

SCORES = np.random.default_rng(8).uniform(0, 100, (7, 4))
tables = st.lists(st.lists(st.integers(0, 5), min_size=3, max_size=3), min_size=1, max_size=5)


def plain_ranks(scores, weights):
    """Shares of ranks counted one draw at a time; equals share theirs."""
    counts = np.zeros((len(scores), len(scores)))
    for weight in weights:
        totals = (np.asarray(scores) @ weight).round(9)
        for i, total in enumerate(totals):
            first, equal = int((totals > total).sum()), int((totals == total).sum())
            counts[i, first : first + equal] += 1 / equal
    return counts / len(weights)


@pytest.mark.parametrize("options", [1, 2, 7, 64, 65, 1100])
def test_ranks_agree_with_counting_one_draw_at_a_time(options):
    scores = np.random.default_rng(options).uniform(-50, 50, (options, 3))
    weights = robustness.sample_weights(3, 40, 1)
    assert robustness.rank_acceptability(scores, weights).ranks == pytest.approx(plain_ranks(scores, weights))


@given(tables, st.integers(0, 99))
@settings(max_examples=count("hypothesis"))
def test_ties_share_their_ranks(scores, seed):
    weights = np.vstack(
        [robustness.sample_weights(3, 5, seed), [[1, 0, 0], [1 / 3, 1 / 3, 1 / 3], [0, 0.5, 0.5]]]
    )
    found = robustness.rank_acceptability(scores, weights)
    assert found.ranks == pytest.approx(plain_ranks(scores, weights))
    assert found.ranks.sum(axis=0) == pytest.approx(1)
    assert found.ranks.sum(axis=1) == pytest.approx(1)
    for i, centre in enumerate(found.central_weights):
        assert (centre is None) == (found.ranks[i, 0] == 0)
        assert centre is None or centre.sum() == pytest.approx(1)


def test_a_copied_option_shares_its_rank_mass():
    weights = robustness.sample_weights(4, 2000, 5)
    alone = robustness.rank_acceptability(SCORES, weights).ranks
    found = robustness.rank_acceptability(np.vstack([SCORES, SCORES[2]]), weights)
    assert found.ranks[2] == pytest.approx(found.ranks[7])
    assert found.ranks[[2, 7], 0].sum() == pytest.approx(alone[2, 0])
    assert found.pairwise_winning[2, 7] == found.pairwise_winning[7, 2] == 0


def test_identical_options_have_the_middle_of_the_weights():
    weights = robustness.sample_weights(3, 500, 5, order=[0, 1, 2])
    found = robustness.rank_acceptability([[50, 50, 50]] * 4, weights)
    assert found.ranks == pytest.approx(np.full((4, 4), 0.25))
    assert found.central_weights[1] == pytest.approx(weights.mean(axis=0))


def test_pairwise_winning_agrees_with_comparing_totals():
    weights = robustness.sample_weights(4, 300, 2)
    totals = weights @ SCORES.T
    expected = (totals[:, :, None] > totals[:, None, :]).mean(axis=0)
    found = robustness.rank_acceptability(SCORES, weights)
    assert found.pairwise_winning == pytest.approx(expected)
    assert found.standard_error == pytest.approx(np.sqrt(found.ranks * (1 - found.ranks) / 300))


def test_ranks_permute_with_options_and_ignore_scale():
    weights = robustness.sample_weights(4, 1000, 2)
    found = robustness.rank_acceptability(SCORES, weights).ranks
    assert robustness.rank_acceptability(SCORES[::-1], weights).ranks == pytest.approx(found[::-1])
    assert robustness.rank_acceptability(SCORES * 1e-6 - 3, weights * 40).ranks == pytest.approx(found)


def test_sampled_scores_meet_their_own_weights():
    weights = robustness.sample_weights(4, 5000, 2)
    scores = np.random.default_rng(1).normal(SCORES, 20, (5000, *SCORES.shape))
    totals = np.einsum("koc,kc->ko", scores, weights)
    found = robustness.rank_acceptability(scores, weights)
    first = np.bincount(totals.argmax(axis=1), minlength=len(SCORES)) / 5000
    assert found.ranks[:, 0] == pytest.approx(first)
    blocks = robustness.weight_blocks(4, 5000, 2)
    assert robustness.rank_acceptability(scores, blocks).ranks == pytest.approx(found.ranks)


def test_equal_rows_of_weights_give_certain_ranks():
    found = robustness.rank_acceptability(SCORES, np.tile([0.4, 0.3, 0.2, 0.1], (9, 1)))
    order = aggregate.ranks(aggregate.overall_value(SCORES, [0.4, 0.3, 0.2, 0.1]))
    assert found.ranks[np.arange(7), order - 1].tolist() == [1] * 7


@pytest.mark.parametrize(
    ("scores", "weights"),
    [
        ([[1, 2]], [[0.5, 0.25, 0.25]]),
        ([[1, 2]], [[0.5, 0.5], [1.5, -0.5]]),
        ([[1, 2]], [[0, 0]]),
        ([[[1, 2]]], [[0.5, 0.5], [0.5, 0.5]]),
        ([1, 2], [[0.5, 0.5]]),
        ([[1, float("nan")]], [[0.5, 0.5]]),
        ([[1, 2]], []),
    ],
)
def test_rank_acceptability_refuses(scores, weights):
    with pytest.raises(MethodRefused):
        robustness.rank_acceptability(scores, weights)


def test_blocks_are_the_same_draws_again_and_again():
    for bounds in (
        {},
        {"order": [2, 0, 1]},
        {"upper": [0.5, 0.6, 0.7]},
        {"lower": [0.3, 0.3, 0.3], "order": [1, 0, 2]},
    ):
        blocks = robustness.weight_blocks(3, 9000, 11, **bounds)
        whole = robustness.sample_weights(3, 9000, 11, **bounds)
        for _ in range(2):
            assert np.array_equal(np.concatenate(list(blocks)), whole)
        by_block = robustness.rank_acceptability(SCORES[:, :3], blocks)
        at_once = robustness.rank_acceptability(SCORES[:, :3], whole)
        assert np.array_equal(by_block.ranks, at_once.ranks)
        assert np.array_equal(by_block.pairwise_winning, at_once.pairwise_winning)
        for one, other in zip(by_block.central_weights, at_once.central_weights, strict=True):
            assert (one is None and other is None) or one == pytest.approx(other)
