"""An analyst's own function of the draws: against lines that say the same, closed forms, refusals."""

import math

import numpy as np
import pytest
from scipy import stats

from innokit.businesscase import own, simulate
from innokit.errors import MethodRefused
from innokit.records import Assumption, Case, Correlation, Ref
from tests.businesscase.cases import benefit, cost, framed

GIVEN = [
    Assumption(id="n", title="People", value=100, low=50, high=200),
    Assumption(id="v", title="Worth", value=20, low=10, high=40, unit="£", shape="triangular"),
]


def test_what_lines_can_say_a_function_says_too() -> None:
    """The same draws, so the same answer in each."""
    lines = [benefit(Ref(assumption="v"), people=Ref(assumption="n"), duration=1), cost(1_500)]
    found = own(framed(*GIVEN, *lines), lambda x: x["People"] * x["Worth"] - 1_500, draws=3_000, seed=5)
    same = simulate(framed(*GIVEN, *lines), draws=3_000, seed=5)
    assert found.answers[0] == pytest.approx(same.npsv[0])
    assert found.chance_best == pytest.approx(same.chance_best)


def normals(rank: float = 0.0) -> Case:
    """Two normal assumptions of mean 0 and standard deviations 1 and 2."""
    reach = 1.6448536269514722
    given = [
        Assumption(id=id, title=id, value=0, low=-reach * sd, high=reach * sd, shape="normal")
        for id, sd in (("x", 1.0), ("y", 2.0))
    ]
    return Case([*given, *([Correlation(first="x", second="y", value=rank)] if rank else [])])


def test_information_and_effects_of_a_sum_are_the_closed_forms() -> None:
    found = own(normals(), lambda x: {"Do it": x["x"] + x["y"]}, draws=16_384)
    zero = stats.norm.pdf(0)
    for (value, error), size in zip((*found.worths, found.everything), (1, 2, math.sqrt(5)), strict=True):
        assert abs(value - size * zero) < 4.5 * error + 0.005
    assert found.shares == pytest.approx((0.2, 0.8), abs=0.02)


def test_correlations_are_kept() -> None:
    found = own(normals(0.8), lambda x: x["x"] - x["y"], draws=4_000)
    assert stats.spearmanr(*found.values).statistic == pytest.approx(0.8, abs=0.02)


def test_the_result_says_it_all_and_shows_the_function() -> None:
    def hall(x):
        return {"Small": np.minimum(x["People"], 80) * x["Worth"] - 1_500, "Large": x["n"] * x["v"] - 3_000}

    found = own(framed(*GIVEN), hall, draws=2_000)
    assert found.table()["Answer"].tolist() == ["Small", "Large"]
    assert "Small gives between" in found.in_words()
    assert any("np.minimum" in line for line in found.table("function")["As it was run"])
    assert found.made.draws == 2_000
    assert sum(found.chance_best) == pytest.approx(1)
    assert "not part of the record" in found.provenance()


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (lambda x: 3.0, "one number"),
        (lambda x: x["People"][:5], r"\(5,\)"),
        (lambda x: {"Hall": np.log(x["People"] - x["People"] - 1)}, "missing or infinite"),
        (lambda x: np.array(["much"] * len(x["People"])), "50 numbers are wanted"),
    ],
)
@pytest.mark.filterwarnings("ignore:invalid value")
def test_a_function_that_gives_something_else_is_refused_by_name(function: object, words: str) -> None:
    with pytest.raises(MethodRefused, match=words) as refused:
        own(framed(*GIVEN), function, draws=50)
    assert "the function's" in refused.value.where
    assert refused.value.remedy


def test_nothing_to_draw_and_no_draws_are_refused() -> None:
    with pytest.raises(MethodRefused, match="nothing to draw"):
        own(framed(cost(1)), lambda x: 0)
    with pytest.raises(MethodRefused, match="0 draws say nothing"):
        own(framed(*GIVEN), lambda x: x["People"], draws=0)
