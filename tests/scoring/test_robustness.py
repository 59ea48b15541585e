"""How far the first place depends on weights and scores: exact answers, closed forms, invariants."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokit import scoring
from innokit.errors import MethodRefused
from innokit.maths import robustness as rules
from innokit.maths import weights as weight_rules
from innokit.records import Criterion
from tests.counts import count
from tests.scoring.cases import PRINTED_WEIGHTS, made, office, two_assessors

# Four options, three criteria, weights of any size: areas of polygons in the triangle of weights, exact.
EXACT_SCORES = ((80, 20, 50), (30, 90, 40), (55, 55, 60), (40, 40, 45))
EXACT_RANKS = (
    (25 / 84, 43 / 224, 39 / 160, 4 / 15),
    (49 / 132, 49 / 352, 87 / 352, 8 / 33),
    (51 / 154, 103 / 154, 0, 0),
    (0, 0, 28 / 55, 27 / 55),
)
DRAWS = count("draws")

tables = st.integers(2, 5).flatmap(
    lambda n: st.lists(st.lists(st.integers(0, 100), min_size=3, max_size=3), min_size=n, max_size=n)
)
points_of = st.lists(st.integers(1, 100), min_size=3, max_size=3)


def sure(result: scoring.Robustness) -> np.ndarray:
    return np.sqrt(np.array(EXACT_RANKS) * (1 - np.array(EXACT_RANKS)) / result.drawing.draws)


def test_exact_shares_come_out_within_five_standard_errors() -> None:
    result = scoring.robustness(made(EXACT_SCORES), draws=20_000, seed=7)
    assert result.drawing.weights == "free"
    assert (np.abs(result.ranks - EXACT_RANKS) <= 5 * sure(result) + 1e-12).all()
    assert result.central_weights["o3"] is None
    assert result.figures["central-weight.free.equal.o3.c0"].text == "none"
    assert "Never first in any draw: Option D." in result.in_words()


@settings(max_examples=count("hypothesis"))
@given(tables, points_of, st.sampled_from(["free", "ranked", "bounded", "elicited"]))
def test_shares_are_doubly_stochastic(table: list[list[int]], points: list[int], mode: str) -> None:
    result = scoring.robustness(made(table, points), draws=200, seed=3, weights=mode)
    assert result.ranks.sum(axis=0) == pytest.approx(np.ones(len(table)))
    assert result.ranks.sum(axis=1) == pytest.approx(np.ones(len(table)))
    assert (result.ranks >= 0).all()


@settings(max_examples=count("hypothesis"))
@given(tables, points_of)
def test_ranges_of_weights_agree_with_the_arithmetic_for_complete_tables(
    table: list[list[int]], points: list[int]
) -> None:
    result = scoring.robustness(made(table, points), draws=1)
    if result.comparison.winner is None:
        assert result.switches == ()
        return
    expected = rules.switching_weights(table, points)
    for found, wanted in zip(result.switches, expected, strict=True):
        assert (found.current, found.low, found.high) == pytest.approx(wanted[:3], abs=1e-6)
        for taker, place in ((found.below, wanted.below), (found.above, wanted.above)):
            assert (taker is None) == (place is None)


@settings(max_examples=count("hypothesis"))
@given(tables, points_of)
def test_at_the_smallest_change_of_one_score_another_draws_level(
    table: list[list[int]], points: list[int]
) -> None:
    result = scoring.robustness(made(table, points), draws=1)
    weight = np.array(points) / sum(points)
    for flip in result.score_flips:
        i, j = int(flip.option.id[1:]), int(flip.criterion.id[1:])
        moved = np.array(table, dtype=float)
        moved[i, j] = flip.to
        totals = moved @ weight
        assert totals[int(flip.other.id[1:])] == pytest.approx(totals.max(), abs=1e-6)
        # A touch less changes nothing.
        moved[i, j] = flip.to - 0.01 * np.sign(flip.change)
        assert np.argmax(moved @ weight) == int(result.comparison.winner.id[1:])
    changes = [abs(flip.change) for flip in result.score_flips]
    assert changes == sorted(changes)


def test_where_a_criterion_does_not_apply_the_range_is_found_by_trying_every_weight() -> None:
    case = made([[80, "n/a", 40], [60, 90, 30], [70, 20, 75]], [50, 10, 40])
    result = scoring.robustness(case, draws=1)
    first = result.comparison.winner
    assert first is not None
    at = next(i for i, option in enumerate(result.options) if option is first)
    for switch in result.switches:
        grid = np.linspace(0.0005, 0.9995, 2_000)
        totals = result.sweep(switch.criterion.id, grid).low
        held = grid[totals.argmax(axis=1) == at]
        around = held[np.abs(held - switch.current) < 1]
        assert around.min() == pytest.approx(switch.low, abs=1e-3)
        assert around.max() == pytest.approx(switch.high, abs=1e-3)


def test_the_weight_of_a_wider_criterion_moves_with_all_under_it() -> None:
    # Goodwin and Wright, chapter 3: the weight of turnover at which the best office changes, about 52.1%.
    wider = [Criterion(id="turnover", title="Turnover"), Criterion(id="work", title="Working conditions")]
    case = office(more=wider)
    under = [
        c.changed(parent="turnover" if c.id in ("c0", "c1", "c2") else "work") for c in case.criteria[:6]
    ]
    result = scoring.robustness(case.replaced(*under), draws=10, by="direct")
    turnover = next(s for s in result.switches if s.criterion.id == "turnover")
    assert turnover.current == pytest.approx(sum(PRINTED_WEIGHTS[:3]))
    assert turnover.low == pytest.approx(0.521663, abs=1e-6)
    assert turnover.below is not None
    assert (turnover.below.title, turnover.above) == ("Elton Street", None)


def test_equal_weights_are_in_no_order() -> None:
    free = scoring.robustness(made(EXACT_SCORES), draws=20_000, seed=5)
    tied = scoring.robustness(made(EXACT_SCORES, [40, 40, 40]), draws=20_000, seed=5, weights="ranked")
    assert np.abs(tied.ranks - free.ranks).max() < 0.02


def test_the_centre_of_ordered_weights_is_the_rank_order_centroid() -> None:
    case = made([[50, 50, 50], [50, 50, 50]], [90, 60, 30])
    result = scoring.robustness(case, draws=20_000, seed=2, weights="ranked")
    central = list(result.central_weights["o0"].values())  # type: ignore[union-attr]
    assert central == pytest.approx(weight_rules.rank_order_centroid(3), abs=0.01)
    assert result.ranks == pytest.approx(np.full((2, 2), 0.5))


def test_bounded_weights_stay_within_their_share() -> None:
    case = made([[100, 0], [0, 100]], [60, 40])
    near = scoring.robustness(case, draws=DRAWS, weights="bounded", within=0.1)
    far = scoring.robustness(case, draws=DRAWS, weights="bounded", within=0.5)
    # 0.6 within a tenth stays above a half; within a half it lies evenly in 0.4 to 0.6 or above.
    assert near.first.tolist() == [1.0, 0.0]
    assert 0.5 < far.first[0] < 1


def test_each_assessors_own_weights_are_drawn() -> None:
    table = [[100, 0], [0, 100]]
    case = two_assessors(table, table, [(100, 20), (20, 100)])
    result = scoring.robustness(case, draws=4_000, weights="elicited")
    assert result.first == pytest.approx([0.5, 0.5], abs=0.05)


def test_one_assessors_scores_are_drawn_at_a_time() -> None:
    case = two_assessors([[100, 100], [50, 50]], [[0, 0], [50, 50]], [(100, 100)])
    result = scoring.robustness(case, draws=4_000, weights="free", scores="assessors")
    # Whole tables: with Ann, A is first whatever the weights; with Bob, B.
    assert result.first == pytest.approx([0.5, 0.5], abs=0.05)


def test_a_missing_score_may_be_anything() -> None:
    case = made([["blank", 50], [25, 50]], [100, 0])
    found = scoring.robustness(case, draws=4_000, weights="elicited")
    assert found.first == pytest.approx([0.75, 0.25], abs=0.05)


def test_what_a_missing_score_decides() -> None:
    result = scoring.robustness(made([["blank", 80], [60, 50], [55, 20]], [50, 50]), draws=100)
    (gap,) = result.missing
    # A is first when half of x plus 40 exceeds 55.
    assert gap.first_from == pytest.approx(30)
    assert (gap.if_worst.title, gap.if_best.title) == ("Option B", "Option A")  # type: ignore[union-attr]
    assert gap.matters
    assert "turned out at 30.0 or more, Option A would be first" in result.in_words()


def test_a_missing_score_that_decides_nothing() -> None:
    result = scoring.robustness(made([[90, 80], ["blank", 5]], [50, 50]), draws=100)
    assert not result.missing[0].matters
    assert "Whatever the missing score of Option B on Criterion 1 turns out to be, Option A is first." in (
        result.in_words()
    )


def test_dominated_options_are_named() -> None:
    result = scoring.robustness(made([[90, 80], [90, 70], [10, 90]], [50, 50]), draws=100)
    assert [(a.title, b.title) for a, b in result.dominance] == [("Option B", "Option A")]
    assert "Option B is matched or beaten on every criterion" in result.in_words()


def test_the_same_seed_gives_the_same_draws_and_is_printed() -> None:
    one, two = (scoring.robustness(made(EXACT_SCORES), draws=500, seed=9) for _ in range(2))
    assert (one.ranks == two.ranks).all()
    assert "500 draws, seed 9" in one.provenance()
    assert "sampling error" in one.in_words()


def test_shares_show_no_more_digits_than_the_draws_allow() -> None:
    coarse = scoring.robustness(made(EXACT_SCORES), draws=100, seed=1)
    texts = [coarse.figures[f"rank-share.free.equal.o{i}.1"].text for i in range(4)]
    assert all(int(text.rstrip("%")) % 10 == 0 for text in texts[:3])
    assert texts[3] == "none"


def test_a_copy_shares_the_first_places() -> None:
    alone = scoring.robustness(made(EXACT_SCORES), draws=2_000, seed=4)
    doubled = scoring.robustness(made([*EXACT_SCORES, EXACT_SCORES[0]]), draws=2_000, seed=4)
    assert doubled.first[0] == doubled.first[4] == pytest.approx(alone.first[0] / 2)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3)))[1:])
def test_the_order_of_options_does_not_matter(order: tuple[int, ...]) -> None:
    rows, points = [EXACT_SCORES[i] for i in range(3)], [50, 30, 20]
    base = scoring.robustness(made(rows, points), draws=300)
    moved = scoring.robustness(made([rows[i] for i in order], points), draws=300)
    assert moved.ranks == pytest.approx(base.ranks[list(order)])
    assert [s.low for s in moved.switches] == pytest.approx([s.low for s in base.switches])


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"weights": "fuzzy"}, "'fuzzy' is not known"),
        ({"scores": "mean"}, "'mean' is not known"),
        ({"draws": 0}, "0 draws cannot be made"),
        ({"draws": 2.5}, "2.5 draws"),
        ({"seed": -1}, "-1 is not a seed"),
        ({"within": 0}, "not a share"),
        ({"weights": "ranked", "by": "direct"}, "No direct weight is recorded"),
    ],
)
def test_what_cannot_be_drawn_is_refused(asked: dict[str, object], said: str) -> None:
    with pytest.raises(MethodRefused, match=said):
        scoring.robustness(made(EXACT_SCORES, [50, 30, 20]), **asked)  # type: ignore[arg-type]


def test_a_sweep_of_an_unknown_weight_is_refused() -> None:
    result = scoring.robustness(made(EXACT_SCORES, [50, 30, 20]), draws=10)
    with pytest.raises(MethodRefused, match="no weight to move for 'c9'"):
        result.sweep("c9")
    with pytest.raises(MethodRefused, match="outside 0 to 1"):
        result.sweep("c0", np.array([1.5]))


def test_every_figure_leads_to_records() -> None:
    case = made([["blank", 80], [60, 50], [55, 20]], [50, 50])
    result = scoring.robustness(case, draws=100)
    assert result.figures
    assert all(figure.records for figure in result.figures.values())
    assert all(id in case.by_id for figure in result.figures.values() for id in figure.records)
