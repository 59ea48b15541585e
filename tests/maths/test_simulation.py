import numpy as np
import pytest

from innokit.errors import MethodRefused
from innokit.maths import discounting, simulation

BANDS = [(30, 0.035), (75, 0.03)]


def one_by_one(draws, rows, plus, times, drop_off, lag, profile, factors, group):
    """The definition, one draw, line and year at a time."""
    total = np.zeros((max(group) + 1, draws.shape[1]))
    for d in range(draws.shape[1]):
        for line in range(len(rows)):
            value = 1.0
            for row, add, by in zip(rows[line], plus[line], times[line], strict=True):
                value *= add + by * draws[row, d]
            keep = 1 - (draws[drop_off[line], d] if drop_off[line] >= 0 else 0)
            start = int(draws[lag[line], d]) if lag[line] >= 0 else 0
            for t in range(start, len(factors)):
                total[group[line], d] += value * profile[line][t - start] * keep ** (t - start) * factors[t]
    return total


def model(years=8, lines=12, draws=30, seed=5):
    """Lines of value x people x take-up x (1 - deadweight), some with drop-off or a lag of 0 to 9 years."""
    draw = np.random.default_rng(seed)
    inputs = np.vstack(
        [
            draw.lognormal(5, 0.3, draws),
            draw.normal(1000, 100, draws),
            draw.uniform(0.1, 0.6, draws),
            draw.uniform(0.1, 0.4, draws),
            draw.triangular(0, 0.1, 0.3, draws),
            draw.integers(0, 3, draws),
            draw.integers(0, 10, draws),
        ]
    )
    profile = draw.choice([-1.0, 1.0], (lines, 1)) * draw.uniform(0, 1, (lines, years))
    profile[::3, years // 2 :] = 0
    profile[4] = 0
    return inputs, {
        "rows": np.tile([0, 1, 2, 3], (lines, 1)),
        "plus": np.tile([0, 0, 0, 1], (lines, 1)),
        "times": np.tile([1, 1, 1, -1], (lines, 1)),
        "drop_off": np.where(np.arange(lines) % 2, 4, -1),
        "lag": np.resize([-1, 5, 6], lines),
        "profile": profile,
        "factors": discounting.factors(range(years), BANDS),
        "group": np.resize([0, 2, 1, 0], lines),
    }


@pytest.mark.parametrize("years", [1, 8, 40])
def test_agrees_with_the_definition(years):
    draws, lines = model(years=years)
    expected = one_by_one(draws, **lines)
    found = simulation.present_values(draws, **lines)
    assert np.abs(found - expected).max() <= 1e-12 * np.abs(expected).max()


def test_chunks_do_not_show(monkeypatch):
    draws, lines = model(draws=50)
    whole = simulation.present_values(draws, **lines)
    monkeypatch.setattr(simulation, "CHUNK", 7)
    assert np.array_equal(simulation.present_values(draws, **lines), whole)


def test_the_mean_meets_the_product_of_expectations():
    draw = np.random.default_rng(9)
    n = 100_000
    inputs = np.vstack([draw.normal(100, 10, n), draw.uniform(0, 0.5, n), draw.uniform(0, 1, n)])
    factors = discounting.factors(range(4), BANDS)
    found = simulation.present_values(
        inputs,
        [[0, 1]],
        [[0, 1]],
        [[1, -1]],
        drop_off=[2],
        lag=[-1],
        profile=[[1] * 4],
        factors=factors,
        group=[0],
    )[0]
    # For q uniform on 0 to 1, E q**s = 1 / (s + 1).
    expected = 100 * 0.75 * sum(factors[s] / (s + 1) for s in range(4))
    assert abs(found.mean() - expected) < 4 * found.std() / n**0.5


def test_lines_add_within_groups_and_an_empty_group_is_zero():
    draws, lines = model()
    found = simulation.present_values(draws, **lines)
    lines["group"] = np.where(lines["group"] > 0, 4, 0)
    joined = simulation.present_values(draws, **lines)
    assert joined.shape == (5, draws.shape[1])
    assert joined[0] == pytest.approx(found[0])
    assert joined[4] == pytest.approx(found[1] + found[2])
    assert not joined[1:4].any()


def test_draws_are_left_as_they_were():
    draws, lines = model()
    before = draws.copy()
    simulation.present_values(draws, **lines)
    assert np.array_equal(draws, before)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("rows", [[0, 1, 2]] * 12),
        ("rows", np.full((12, 4), 7)),
        ("rows", np.full((12, 4), -1)),
        ("rows", np.full((12, 4), 0.5)),
        ("plus", np.ones((12, 3))),
        ("times", np.ones((11, 4))),
        ("drop_off", [-1] * 11),
        ("drop_off", [-2] * 12),
        ("lag", [9] * 12),
        ("lag", [4] * 12),
        ("profile", np.ones((11, 8))),
        ("profile", np.ones((12, 7))),
        ("factors", [1.0] * 9),
        ("group", [-1] * 12),
        ("group", [0.5] * 12),
    ],
)
def test_parts_that_do_not_fit_are_refused(name, value):
    draws, lines = model()
    with pytest.raises(MethodRefused):
        simulation.present_values(draws, **{**lines, name: value})


@pytest.mark.parametrize("spoilt", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("row", [0, 3, 4, 5])
def test_a_draw_that_is_no_number_is_refused(row, spoilt):
    draws, lines = model()
    draws[row, 3] = spoilt
    with pytest.raises(MethodRefused):
        simulation.present_values(draws, **lines)


@pytest.mark.parametrize("draws", [[], [1.0, 2.0], [["a"]], [[None]]])
def test_draws_that_are_no_table_are_refused(draws):
    with pytest.raises(MethodRefused, match="draws"):
        simulation.present_values(draws, **model()[1])


def test_weighted_sums_are_the_matrix_product() -> None:
    g = np.random.default_rng(3)
    weights, values = g.normal(size=(4, 30)) * (g.random((4, 30)) < 0.3), g.normal(size=(30, 200))
    assert simulation.weighted(weights, values) == pytest.approx(weights @ values)
    with pytest.raises(MethodRefused, match="30 weights for 29 rows"):
        simulation.weighted(weights, values[1:])
