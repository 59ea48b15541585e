"""Weights by ranks, by judgements in pairs and down a tree; each refusal says what to do."""

import numpy as np
import pytest

from innokit import scoring
from innokit.errors import MethodRefused
from innokit.maths import weights as rules
from innokit.records import BenefitLine, Case, Criterion, PairwiseJudgement, Record, SwingPoints, WeightRank
from innokit.scoring import pairs
from tests.scoring.cases import made, two_assessors

ROWS = ((90, 10, 50, 40), (20, 80, 60, 70))


def ranked(*ranks: int) -> list[Record]:
    return [WeightRank(id=f"r{j}", criterion=f"c{j}", rank=rank) for j, rank in enumerate(ranks)]


def judged(*given: tuple[int, int, float], who: str = "") -> list[Record]:
    return [PairwiseJudgement(id=f"j{who}{a}{b}", criterion=f"c{a}", other=f"c{b}", ratio=r, assessor=who)
            for a, b, r in given]  # fmt: skip


def weights_of(case: Case, name: str) -> list[float]:
    return list(scoring.compare(case, name).weights.values())


def test_ranks_give_the_centroid() -> None:
    found = weights_of(made(ROWS, more=ranked(2, 1, 4, 3)), "ranking")
    assert found == pytest.approx([0.2708333, 0.5208333, 0.0625, 0.1458333], abs=1e-6)


def test_ranks_that_tie_share_their_weight() -> None:
    found = weights_of(made(ROWS, more=ranked(1, 1, 2, 3)), "ranking")
    assert found[0] == found[1] == pytest.approx((0.5208333 + 0.2708333) / 2, abs=1e-6)
    assert sum(found) == pytest.approx(1)


def test_complete_judgements_give_the_published_eigenvector() -> None:
    # Saaty's leader: four criteria, weights .547 .127 .270 .056, consistency ratio .044.
    given = judged((0, 1, 4), (0, 2, 3), (0, 3, 7), (2, 1, 3), (1, 3, 3), (2, 3, 5))
    result = scoring.compare(made(ROWS, more=given), "pairwise")
    assert list(result.weights.values()) == pytest.approx([0.547, 0.127, 0.270, 0.056], abs=1e-3)
    (fit,) = result.weighing.consistency
    assert fit.ratio == pytest.approx(0.044, abs=5e-4)
    assert (fit.missing, fit.worst is not None) == (0, True)


def test_missing_judgements_are_those_the_weights_imply() -> None:
    ratios = {(0, 1): 3.0, (1, 2): 2.0, (2, 3): 2.0, (0, 3): 9.0}
    fit = pairs.fitted(4, ratios)
    w = fit.weights
    full = np.ones((4, 4))
    for i in range(4):
        for j in range(i + 1, 4):
            full[i, j] = ratios.get((i, j), w[i] / w[j])
            full[j, i] = 1 / full[i, j]
    assert rules.pairwise(full).weights == pytest.approx(w, abs=1e-9)
    assert fit.missing == 2


def test_a_chain_of_judgements_is_consistent() -> None:
    fit = pairs.fitted(4, {(0, 1): 2.0, (1, 2): 2.0, (2, 3): 2.0})
    assert fit.weights == pytest.approx(np.array([8, 4, 2, 1]) / 15)
    assert fit.ratio == pytest.approx(0, abs=1e-9)
    assert fit.worst is None


def test_inconsistent_judgements_are_named() -> None:
    given = judged((0, 1, 9), (1, 2, 9), (2, 0, 9), (0, 3, 1), (1, 3, 1), (2, 3, 1))
    said = scoring.compare(made(ROWS, more=given), "pairwise").in_words()
    assert "do not fit together" in said
    assert "above 0.10" in said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (judged((0, 1, 3)), "No chain of judgements joins 'Criterion 3' and 'Criterion 4' to 'Criterion 1'"),
        ([*judged((0, 1, 3), (1, 2, 1), (2, 3, 1)), *judged((1, 0, 3))], "is weighed twice"),
        (judged((0, 0, 3), (1, 2, 1), (2, 3, 1)), "is compared with itself"),
        ([PairwiseJudgement(criterion="c0", other="nothing", ratio=2)], "not recorded"),
        (ranked(1, 2, 3), "There is no weight for 'Criterion 4'"),
    ],
)
def test_weights_that_do_not_hold_together_are_refused(given: list[Record], said: str) -> None:
    kind = "ranking" if isinstance(given[0], WeightRank) else "pairwise"
    with pytest.raises(MethodRefused, match=said):
        scoring.compare(made(ROWS, more=given), kind)


def treed(more: list[Record]) -> Case:
    wider = [Criterion(id="people", title="People"), Criterion(id="running", title="Running it")]
    case = made(ROWS, more=[*wider, *more])
    under = [c.changed(parent="people" if c.id in ("c0", "c1") else "running")
             for c in case.of(Criterion) if c.id.startswith("c")]  # fmt: skip
    return case.replaced(*under)


def swings(**points: float) -> list[Record]:
    return [SwingPoints(id=f"p-{id}", criterion=id, points=p) for id, p in points.items()]


def test_weights_roll_down_the_tree() -> None:
    case = treed(swings(people=100, running=25, c0=100, c1=100, c2=100, c3=0))
    assert weights_of(case, "swing") == pytest.approx([0.4, 0.4, 0.2, 0.0])


def test_without_a_weight_on_a_wider_criterion_all_are_weighed_together() -> None:
    case = treed(swings(c0=100, c1=50, c2=30, c3=20))
    assert weights_of(case, "swing") == pytest.approx([0.5, 0.25, 0.15, 0.1])


def test_judgements_in_pairs_are_made_within_each_group() -> None:
    given: list[Record] = [
        PairwiseJudgement(criterion="people", other="running", ratio=4),
        PairwiseJudgement(criterion="c0", other="c1", ratio=1),
        PairwiseJudgement(criterion="c2", other="c3", ratio=3),
    ]
    assert weights_of(treed(given), "pairwise") == pytest.approx([0.4, 0.4, 0.15, 0.05])


def test_a_tree_that_goes_round_in_a_circle_is_refused() -> None:
    case = treed(swings(people=100, running=25, c0=100, c1=100, c2=100, c3=0))
    case = case.replaced(Criterion(id="people", title="People", parent="people"))
    with pytest.raises(MethodRefused, match="stands under itself"):
        scoring.compare(case)


def test_splitting_a_criterion_into_identical_halves_changes_nothing() -> None:
    whole = scoring.compare(made(((90, 10), (20, 80)), (60, 40)))
    halves = scoring.compare(made(((90, 90, 10), (20, 20, 80)), (30, 30, 40)))
    assert halves.low == pytest.approx(whole.low)


def test_all_sets_stand_side_by_side() -> None:
    case = made(ROWS, (100, 80, 60, 40), direct=(0.4, 0.3, 0.2, 0.1), more=ranked(1, 2, 3, 4))
    names = [c.weighing.name for c in scoring.beside(case).comparisons]
    assert names == ["swing", "direct", "ranking"]


def test_each_assessors_weights_are_kept() -> None:
    case = two_assessors(((50, 60), (70, 20)), ((50, 60), (70, 20)), ((100, 100), (100, 25)))
    weighing = scoring.compare(case).weighing
    assert [list(row.values()) for row in weighing.each] == [
        pytest.approx([0.5, 0.5]),
        pytest.approx([0.8, 0.2]),
    ]


# Warnings


def test_a_weight_asked_without_a_range_is_warned_of() -> None:
    said = scoring.compare(made(((90, 10), (20, 80)), (60, 40))).in_words()
    assert "no range is described for Criterion 1 and Criterion 2" in said


def test_a_described_range_needs_no_warning() -> None:
    case = made(((90, 10), (20, 80)), (60, 40))
    told = [c.changed(worst_words="nobody", best_words="everybody") for c in case.of(Criterion)]
    assert "no range" not in scoring.compare(case.replaced(*told)).in_words()


def test_cost_inside_the_score_is_warned_of() -> None:
    case = made(((90, 10), (20, 80)), (60, 40), criteria=("Reach", "Cost to run"))
    assert "Cost to run counts inside the overall value" in scoring.compare(case).in_words()


def test_a_criterion_valued_in_money_as_well_is_warned_of() -> None:
    valued = BenefitLine(title="Learning outcomes", option="o0", unit_value=10)
    unvalued = BenefitLine(title="Friendship made", option="o0")
    case = made(((90, 10), (20, 80)), (60, 40), criteria=("Learning", "Friendship"), more=[valued, unvalued])
    said = scoring.compare(case).in_words()
    assert "Learning may be counted again in money, as Learning outcomes" in said
    assert "Friendship may be counted" not in said


def test_criteria_that_move_together_are_warned_of() -> None:
    rows = tuple((x, x + 1, (x * 37) % 50) for x in (10, 30, 50, 70, 90))
    said = scoring.compare(made(rows, (40, 30, 30))).in_words()
    assert "Criterion 1 and Criterion 2 score the options nearly alike" in said
    assert "Criterion 3 score the options" not in said


def test_a_direct_weight_of_zero_everywhere_is_refused() -> None:
    with pytest.raises(MethodRefused, match="weight of zero"):
        scoring.compare(made(((1, 2), (2, 1)), direct=(0, 0)), "direct")
