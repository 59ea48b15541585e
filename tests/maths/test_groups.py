import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from innokit.errors import MethodRefused
from innokit.maths import groups
from tests.counts import count

tables = st.integers(2, 5).flatmap(
    lambda n: st.lists(st.lists(st.integers(1, 4), min_size=n, max_size=n), min_size=2, max_size=6)
)


@given(tables)
@settings(max_examples=count("hypothesis"))
def test_w_lies_between_zero_and_one_and_does_not_depend_on_the_order_of_options(table):
    if all(len(set(row)) == 1 for row in table):
        with pytest.raises(MethodRefused, match="alike"):
            groups.kendall_w(table)
        return
    found = groups.kendall_w(table)
    assert 0 <= found.w <= 1
    assert groups.kendall_w([row[::-1] for row in table]).w == pytest.approx(found.w)


def test_w_is_friedmans_statistic_over_its_most_with_ties_too():
    table = np.random.default_rng(2).integers(1, 5, (7, 5))
    friedman = stats.friedmanchisquare(*table.T).statistic
    assert groups.kendall_w(table).w == pytest.approx(friedman / (7 * 4))


def test_scores_and_their_average_ranks_agree():
    scores = np.array([[3, 1, 3, 9], [2, 2, 2, 5]])
    assert groups.kendall_w(scores) == groups.kendall_w(stats.rankdata(scores, axis=1))


def test_full_agreement_is_one_with_ties_too():
    assert groups.kendall_w([[1, 2.5, 2.5, 4]] * 3).w == pytest.approx(1)


@pytest.mark.parametrize("wrong", [[[1, 2, 3]], [[1], [1]], [[1, 2], [1, None]], [[1, 2], [1]]])
def test_kendall_refuses(wrong):
    with pytest.raises(MethodRefused, match="ranks"):
        groups.kendall_w(wrong)


def test_spread_by_hand():
    found = groups.spread([[0, 7], [10, 7], [20, 7], [50, 7]])
    assert found.median.tolist() == [15, 7]
    assert found.lower.tolist() == [7.5, 7]
    assert found.upper.tolist() == [27.5, 7]
