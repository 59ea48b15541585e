"""Ties, business as usual, several assessors, levels, warnings; and what must not change the answer."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokit import scoring
from innokit.errors import MethodRefused
from innokit.records import Case, Criterion, Level, Option, Record, Score, SwingPoints
from tests.counts import count
from tests.scoring.cases import POINTS, VALUES, made, office, two_assessors

scores_of = st.integers(2, 5).flatmap(
    lambda n: st.lists(st.lists(st.integers(0, 100), min_size=3, max_size=3), min_size=n, max_size=n)
)
points_of = st.lists(st.integers(1, 100), min_size=3, max_size=3)


# Ties and business as usual


def test_ties_share_the_better_rank() -> None:
    result = scoring.compare(made([[50], [50], [20], [20], [0]], [100]))
    assert [result.figures[f"rank.swing.o{i}"].text for i in range(5)] == ["1=", "1=", "3=", "3=", "5"]
    assert result.winner is None
    assert "Option A and Option B tie for first with an overall value of 50.0" in result.in_words()
    assert "Option C and Option D tie with an overall value of 20.0." in result.in_words()


def test_float_noise_makes_no_difference_between_equals() -> None:
    result = scoring.compare(made([[10, 20, 30], [30, 20, 10]], [70, 70, 70]))
    assert result.best_rank.tolist() == [1, 1]


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ([[60], [40], [50]], r"Option A beats business as usual \(Option C, 50\.0\); Option B does not\."),
        ([[60], [55], [50]], r"Every option beats business as usual \(Option C, 50\.0\)\."),
        ([[50], [40], [50]], r"No option beats business as usual \(Option C, 50\.0\)\."),
        (
            [[None], [40], [50]],
            r"No option is certain to beat business as usual .*Whether Option A beats it depends",
        ),
        (
            [[60], [40], [None]],
            r"Business as usual \(Option C\) is not scored: whether an option beats it is open\.",
        ),
    ],
)
def test_it_says_which_options_beat_business_as_usual(scores: list[list[float | None]], said: str) -> None:
    result = scoring.compare(made(scores, [100], baseline=2))
    assert re.search(said, result.in_words())
    assert [option.title for option in result.options] == ["Option A", "Option B"]
    assert "rank.swing.o2" not in result.figures


def test_business_as_usual_is_a_reference_row_outside_the_ranks() -> None:
    result = scoring.compare(made([[60], [40], [90]], [100], baseline=2))
    last = result.table().iloc[-1]
    assert (last["Option"], last["Rank"]) == ("Option C", "not ranked")
    assert result.winner is not None
    assert result.winner.title == "Option A"
    assert result.figures["overall.swing.o2"].value == 90


def test_one_option_beside_business_as_usual_is_enough() -> None:
    result = scoring.compare(made([[60], [40]], [100], baseline=1))
    assert "the only option ranked is Option A" in result.in_words()
    assert "Option A beats business as usual (Option B, 40.0)." in result.in_words()


# Several assessors


def test_group_scores_are_medians_with_lowest_and_highest_kept() -> None:
    case = two_assessors([[80, 50], [20, 50]], [[60, 50], [30, 50]], [[100, 100], [100, 50]])
    result = scoring.compare(case)
    assert result.scores.tolist() == [[70, 50], [25, 50]]
    assert result.spread.tolist() == [[20, 0], [10, 0]]
    assert result.figures["score.o0.c0"].text == "70 (60 to 80)"
    assert set(result.figures["score.o0.c0"].records) == {"ann0-0", "bob0-0"}
    assert "who differ most on Criterion 1 for Option A (60 to 80)" in result.in_words()


def test_each_assessors_weights_are_worked_out_then_averaged() -> None:
    result = scoring.compare(
        two_assessors([[80, 50], [20, 50]], [[60, 50], [30, 50]], [[100, 100], [100, 25]])
    )
    assert list(result.weights.values()) == pytest.approx([(0.5 + 0.8) / 2, (0.5 + 0.2) / 2])
    assert result.table("weights")["Swing (points)"].tolist() == ["100, 100", "100, 25"]
    assert "mean of those of 2 assessors" in result.in_words()


def test_one_assessors_blank_is_filled_by_nobody() -> None:
    result = scoring.compare(two_assessors([["blank", 50], [20, 50]], [[60, 50], [30, 50]], [[100, 100]]))
    assert result.scores[0, 0] == 60
    assert set(result.figures["score.o0.c0"].records) == {"ann0-0", "bob0-0"}


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (
            two_assessors([[1, 2], [3, 4]], [[1, 2], [3, 4]], [[100, 50], [100]]),
            "'Criterion 2'.*weights by Bob",
        ),
        (
            two_assessors([[1, 2], [3, 4]], [[1, 2], [3, 4]], [[100, 50], [0, 0]]),
            "weight of zero.*weights by Bob",
        ),
        (
            two_assessors([["n/a", 2], [3, 4]], [[1, 2], [3, 4]], [[100, 50]]),
            "'Criterion 1' does not apply to 'Option A', and others",
        ),
    ],
)
def test_assessors_who_leave_out_or_contradict_are_named(case: Case, said: str) -> None:
    with pytest.raises(MethodRefused, match=said):
        scoring.compare(case)


# Levels


def levels(*more: Record, value: float = 30) -> Case:
    time = Criterion(id="t", title="Travel", unit="minutes", worst=60, best=10)
    return Case(
        [
            Option(id="a", title="Bus"),
            Option(id="b", title="Bike"),
            time,
            Level(option="a", criterion="t", value=value),
            Level(option="b", criterion="t", value=10),
            SwingPoints(criterion="t", points=100, worst=60, best=10),
            *more,
        ]
    )


def test_a_level_becomes_a_score_by_its_scale_where_less_is_better() -> None:
    assert scoring.compare(levels()).scores.tolist() == [[60], [100]]
    assert scoring.compare(levels()).table("weights").loc[0, "0 is"] == "60 minutes"


@pytest.mark.parametrize("value", [9, 61])
def test_a_level_off_its_scale_is_refused_with_the_scale(value: float) -> None:
    with pytest.raises(
        MethodRefused,
        match=f"'Bus' on 'Travel' is {value} minutes, off its scale of 60 minutes to 10 minutes",
    ):
        scoring.compare(levels(value=value))


def test_a_stale_swing_weight_is_called_so() -> None:
    assert "out of date" not in scoring.compare(levels()).in_words()
    wider = levels().replaced(Criterion(id="t", title="Travel", unit="minutes", worst=90, best=10))
    said = scoring.compare(wider).in_words()
    assert (
        "The swing points for Travel are out of date: they were asked about 60 minutes to 10 minutes" in said
    )
    assert "its range is now 90 minutes to 10 minutes; ask again." in said


# Refusals


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (Case(), "No option is recorded.*Record two options"),
        (Case([Option(title="Bus")]), "Only one option is recorded, 'Bus'"),
        (
            made([[1], [2]], [100], baseline=0).replaced(Option(id="o1", title="B", role="baseline")),
            "Only one option can be business as usual",
        ),
        (Case([Option(title="A"), Option(title="B")]), "No criterion is recorded"),
        (
            Case([Option(title="A"), Option(title="B"), Criterion(title="C")]),
            "No score is recorded.*Record a Score or a Level",
        ),
        (made([[1], [2]]), "No weight is recorded.*weights='equal'"),
        (made([[1], [2]], [0]), "weight of zero"),
        (made([[1], [2]], direct=[0.0]), "weight of zero"),
        (made([[1, 2], [2, 3]], [100]), "no weight for 'Criterion 2'"),
        (
            made([[1], [None]], [100], baseline=1),
            "Beside business as usual, which is not scored, there is only 'Option A'",
        ),
        (
            made([[1], [2]], [100], more=[Score(option="gone", criterion="c0", value=3)]),
            "speaks of the option 'gone'",
        ),
        (
            made([[1], [2]], [100], more=[Score(option="o0", criterion="gone", value=3)]),
            "speaks of the criterion 'gone'",
        ),
        (
            made([[1], [2]], [100], more=[Score(option="o0", criterion="o1", value=3)]),
            "speaks of the criterion 'o1'",
        ),
        (
            made([[1], [2]], [100], more=[Score(option="o0", criterion="c0", assessor="gone")]),
            "speaks of the assessor 'gone'",
        ),
        (
            made([[1], [2]], [100], more=[Score(option="o0", criterion="c0", value=3)]),
            "two scores by nobody in particular.*'Option A'",
        ),
        (
            made([[1], [2]], [100], more=[Level(option="o0", criterion="c0", value=3)]),
            "both a score and a level on 'Criterion 1'",
        ),
        (made([[None], [2]], [100], more=[Level(option="o0", criterion="c0", value=3)]), "no measured scale"),
        (
            made([[1], [2]], [100], more=[SwingPoints(criterion="c0", points=3)]),
            "'Criterion 1' is weighed twice",
        ),
        (
            made([[1], [2]], [100], more=[SwingPoints(criterion="gone", points=3)]),
            "speaks of the criterion 'gone'",
        ),
        (
            made([[1], [2]], [100], more=[Criterion(title="Under", parent="c0")]),
            "is a wider criterion, and only those under it are scored",
        ),
    ],
)
def test_what_would_mislead_is_refused_kindly(case: Case, said: str) -> None:
    with pytest.raises(MethodRefused, match=said) as refused:
        scoring.compare(case)
    assert refused.value.remedy


def test_an_unknown_set_of_weights_is_refused() -> None:
    with pytest.raises(MethodRefused, match="no 'fair' weights.*'equal'"):
        scoring.compare(office(), "fair")
    with pytest.raises(MethodRefused, match="No direct weight is recorded"):
        scoring.compare(made([[1], [2]], [100]), "direct")
    with pytest.raises(MethodRefused, match="No weight is recorded"):
        scoring.beside(made([[1], [2]]))


@pytest.mark.parametrize(
    ("costs", "said"),
    [
        ({"o0": 1}, "no cost is given for Option B"),
        ({"o0": 1, "o1": 2, "x": 3}, "no option with the id 'x'"),
        ({"o0": 1, "o1": float("nan")}, "cost of 'Option B' is not a number"),
        ({"o0": 1, "o1": "2"}, "cost of 'Option B' is not a number"),
        ({"o0": 1, "o1": None}, "cost of 'Option B' is not a number"),
    ],
)
def test_costs_that_are_none_are_refused(costs: dict[str, float], said: str) -> None:
    with pytest.raises(MethodRefused, match=said):
        scoring.frontier(made([[1], [2]], [100]), costs)


def test_what_is_open_or_has_no_cost_is_left_out_of_the_frontier_and_named() -> None:
    case = made([[10, 10], [20, 20], [30, None], [40, 40], ["blank", 5]], [100, 50])
    result = scoring.frontier(case, {"o0": 1, "o1": 2, "o2": 3})
    assert [option.title for option in result.on] == ["Option B", "Option A"]
    said = result.in_words()
    assert "Each of them is on it" in said
    assert "Option C has no place: what is not scored leaves its overall value between 20.0 and 53.3." in said
    assert "Option D has no cost yet" in said
    assert "and 68.3, and its cost is not recorded." in said
    assert [row[0] for row in result.sheet().rows] == ["Option A", "Option B"]


def test_a_frontier_of_intervals_is_refused() -> None:
    with pytest.raises(MethodRefused, match="not scored for Option A"):
        scoring.frontier(made([[1, None], [2, 2]], [100, 50]), {"o0": 1, "o1": 2})


# Warnings


def test_warnings() -> None:
    said = scoring.compare(made([[10, 50], [20, 50]], [100, 50], more=[Criterion(title="Noise")])).in_words()
    assert "Criterion 1 carries 66.7% of the weight, more than all the other criteria together." in said
    assert "All options score alike on Criterion 2" in said
    assert "Nothing is scored on Noise, so it is left out of the comparison." in said
    assert "carries" not in scoring.compare(made([[10, 50], [20, 40]], [50, 50])).in_words()


def test_equal_weights_need_no_record() -> None:
    result = scoring.compare(made([[10, 50], [20, 50]]), "equal")
    assert list(result.weights.values()) == [0.5, 0.5]
    assert result.figures["overall.equal.o0"].records == ("s0-0", "s0-1", "c0", "c1")


def test_weights_that_change_the_order_are_told() -> None:
    result = scoring.beside(made([[100, 0], [0, 100]], [100, 20], direct=[0.2, 0.8]))
    assert not result.agree
    assert "The order depends on the weights: Option A and Option B change rank." in result.in_words()
    assert "no other set" in scoring.beside(made([[1], [2]], [100])).in_words()


# What must not change the answer


@settings(max_examples=count("hypothesis"))
@given(scores_of, points_of, st.randoms(use_true_random=False))
def test_order_of_recording_does_not_matter(
    scores: list[list[int]], points: list[int], chance: object
) -> None:
    case = made(scores, points)
    mixed = list(case.records)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    first, second = scoring.compare(case), scoring.compare(Case(mixed))
    values = {id: (f.value, f.text) for id, f in first.figures.items() if id.startswith(("overall", "rank"))}
    assert values == {
        id: (f.value, f.text) for id, f in second.figures.items() if id.startswith(("overall", "rank"))
    }


@settings(max_examples=count("hypothesis"))
@given(scores_of, points_of)
def test_the_size_of_direct_weights_does_not_matter(scores: list[list[int]], points: list[int]) -> None:
    whole, half = [p / 100 for p in points], [p / 200 for p in points]
    assert scoring.compare(made(scores, direct=whole)).low == pytest.approx(
        scoring.compare(made(scores, direct=half)).low
    )
    assert scoring.compare(made(scores, points)).low == pytest.approx(
        scoring.compare(made(scores, direct=whole)).low
    )


@settings(max_examples=count("hypothesis"))
@given(scores_of, points_of)
def test_a_dominated_option_leaves_the_others_alone(scores: list[list[int]], points: list[int]) -> None:
    before = scoring.compare(made(scores, points))
    after = scoring.compare(made([*scores, [max(0, value - 1) for value in scores[0]]], points))
    assert after.low[:-1].tolist() == before.low.tolist()
    assert after.low[-1] <= before.low[0]


@settings(max_examples=count("hypothesis"))
@given(scores_of, points_of)
def test_a_criterion_parted_in_two_alike_halves_changes_nothing(
    scores: list[list[int]], points: list[int]
) -> None:
    whole = scoring.compare(made(scores, direct=[p / 100 for p in points]))
    parted = made(
        [[*row, row[0]] for row in scores],
        direct=[points[0] / 200, points[1] / 100, points[2] / 100, points[0] / 200],
    )
    assert scoring.compare(parted).low == pytest.approx(whole.low, abs=1e-8)


@settings(max_examples=count("hypothesis"))
@given(scores_of, points_of)
def test_overall_values_stay_on_the_scale(scores: list[list[int]], points: list[int]) -> None:
    result = scoring.compare(made(scores, points))
    assert (result.low >= np.min(scores) - 1e-8).all()
    assert (result.high <= np.max(scores) + 1e-8).all()


# Figures and screens


def test_every_figure_shown_has_records_behind_it() -> None:
    table = [list(row) for row in VALUES]
    case = made(
        [*table, [None, "blank", "n/a", 50, 60, 70]], POINTS, direct=[p / 100 for p in POINTS], baseline=6
    )
    costs = {f"o{i}": i * 10.0 for i in range(7)}
    whole = made(table, POINTS, baseline=6)
    results = (
        scoring.compare(case),
        scoring.compare(case, "equal"),
        scoring.beside(case),
        scoring.frontier(whole, costs),
    )
    for result in results:
        shown = set(re.findall(r'data-figure="([^"]+)"', result._repr_html_()))
        assert shown
        assert shown <= set(result.figures)
        for figure in result.figures.values():
            assert figure.records
            assert set(figure.records) <= set(result.case.by_id), figure.id


def test_hostile_titles_never_reach_a_page_raw() -> None:
    bad = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>']
    case = made(
        [[1, 2, None], [3, 4, 5], ["n/a", 4, 5]],
        [100, 5, 5],
        direct=[0.5, 0.1, 0.1],
        options=bad,
        criteria=bad,
    )
    full = made([[1], [3], [4]], [100], options=bad, criteria=bad[:1])
    results = (
        scoring.compare(case),
        scoring.beside(case),
        scoring.frontier(full, {"o0": 1, "o1": 2, "o2": 2}),
    )
    for result in results:
        page = result._repr_html_()
        assert "&lt;script&gt;" in page
        assert not re.search(r"<(script|img|svg)", page)
