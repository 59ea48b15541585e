"""Draws by seed, name and chunk: what they depend on, how even they are, and how they move together."""

from concurrent.futures import ProcessPoolExecutor

import numpy as np
import pytest
from scipy import stats

from innokit.errors import MethodRefused
from innokit.maths import streams
from tests.counts import seeds

METHODS = pytest.mark.parametrize("method", ["random", "sobol"])


@METHODS
def test_draws_depend_on_seed_name_and_chunk_only(method):
    alone = streams.uniforms(7, ["b"], 2, 500, method=method, dimensions=[4])
    among = streams.uniforms(7, ["a", "b", "c"], 2, 500, method=method, dimensions=[9, 4, 0])
    assert (alone[0] == among[1]).all()
    for seed, name, chunk in ((8, "b", 2), (7, "x", 2), (7, "b", 3)):
        other = streams.uniforms(seed, [name], chunk, 500, method=method, dimensions=[4])
        assert not (alone == other).any(axis=1).all()


@METHODS
def test_fewer_draws_are_the_first_of_more(method):
    more = streams.uniforms(3, ["a", "b"], 1, streams.CHUNK, method=method)
    assert (streams.uniforms(3, ["a", "b"], 1, 100, method=method) == more[:, :100]).all()


@METHODS
def test_another_process_draws_the_same(method):
    with ProcessPoolExecutor(1) as pool:
        there = pool.submit(streams.uniforms, 5, ["a", "b"], 0, 64, method=method).result()
    assert (there == streams.uniforms(5, ["a", "b"], 0, 64, method=method)).all()


@METHODS
@pytest.mark.parametrize("seed", seeds())
def test_draws_are_uniform_and_inputs_apart(method, seed):
    u = streams.uniforms(seed, ["a", "b", "c"], method=method)
    assert u.min() > 0
    assert u.max() < 1
    assert all(stats.kstest(row, "uniform").pvalue > 1e-4 for row in u)
    assert abs(np.corrcoef(u) - np.eye(3)).max() < 0.04


@pytest.mark.parametrize("seed", seeds())
def test_a_scrambled_sobol_sequence_still_fills_every_interval_once(seed):
    """The defining property of a digital net, which an Owen scramble keeps."""
    u = streams.uniforms(seed, [f"p{i}" for i in range(20)], 0, 1_024, method="sobol")
    for row in u:
        assert sorted(np.floor(row * 1_024).astype(int)) == list(range(1_024))
    cells = {(int(x * 32), int(y * 32)) for x, y in zip(u[0], u[1], strict=True)}
    assert len(cells) == 1_024


def test_sobol_is_far_closer_on_a_mean():
    def spread(method):
        means = [
            streams.uniforms(s, ["a", "b", "c"], 0, 1_024, method=method).prod(axis=0).mean()
            for s in range(20)
        ]
        return np.mean((np.array(means) - 0.125) ** 2)

    assert spread("sobol") < spread("random") / 100


@pytest.mark.parametrize("wanted", [-0.9, -0.3, 0.5, 0.95])
def test_a_copula_gives_the_rank_correlation_and_leaves_each_uniform(wanted):
    u = streams.uniforms(1, ["a", "b"])
    moved = streams.correlated(u, [[1, wanted], [wanted, 1]])
    assert stats.spearmanr(*moved).statistic == pytest.approx(wanted, abs=0.02)
    assert all(stats.kstest(row, "uniform").pvalue > 1e-4 for row in moved)
    assert moved[0] == pytest.approx(u[0], abs=1e-12)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]], "no numbers can be correlated"),
        ([[1, 0.5], [0.4, 1]], "not a symmetric table"),
        ([[2, 0], [0, 1]], "not a symmetric table"),
    ],
)
def test_correlations_that_cannot_be_are_refused(given, words):
    u = streams.uniforms(1, [f"p{i}" for i in range(len(given))], 0, 10)
    with pytest.raises(MethodRefused, match=words):
        streams.correlated(u, given)


@pytest.mark.parametrize(
    "given",
    [
        {"seed": -1},
        {"seed": 0.5},
        {"size": 0},
        {"size": streams.CHUNK + 1},
        {"chunk": -1},
        {"method": "magic"},
        {"method": "sobol", "dimensions": [1, 1]},
        {"method": "sobol", "dimensions": [0, streams.MOST_DIMENSIONS]},
    ],
)
def test_what_is_out_of_range_is_refused(given):
    with pytest.raises(MethodRefused):
        streams.uniforms(**{"seed": 1, "names": ["a", "b"], **given})
