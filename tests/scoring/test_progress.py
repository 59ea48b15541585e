"""How far the panel has come: who has scored what, who has weighed, and what to beware of."""

import pytest

from innokit import scoring
from innokit.errors import MethodRefused
from innokit.records import Assessor, Case, Criterion, Level, Option, Score, SwingPoints

OPTIONS = [Option(id="a", title="Phone"), Option(id="b", title="Class")]
CRITERIA = [
    Criterion(id="reach", title="Reach", worst_words="Nobody", best_words="All"),
    Criterion(id="wait", title="Wait", unit="weeks", worst=26, best=0),
]
PEOPLE = [Assessor(id=key, title=title) for key, title in (("ann", "Ann"), ("ben", "Ben"), ("cy", "Cy"))]
BASE = [*OPTIONS, *CRITERIA, *PEOPLE, Level(option="a", criterion="wait", value=3)]


def score(who: str, option: str, value: float | None, turn: int = 1) -> Score:
    return Score(option=option, criterion="reach", assessor=who, value=value, round=turn)


def points(who: str, reach: float, wait: float, worst: float = 26) -> list[SwingPoints]:
    return [
        SwingPoints(criterion="reach", points=reach, assessor=who),
        SwingPoints(criterion="wait", points=wait, assessor=who, worst=worst, best=0),
    ]


def test_each_assessor_is_counted_and_what_is_left_is_named() -> None:
    case = Case(
        [*BASE, score("ann", "a", 70), score("ann", "b", 40), score("ben", "a", 60), score("ben", "b", None)]
    )
    result = scoring.scored(case)
    assert [result.figures[f"scored.{who}"].value for who in ("ann", "ben", "cy")] == [2, 1, 0]
    assert result.table().iloc[:, 3].tolist() == [
        "none",
        "Class on Reach",
        "Phone on Reach and Class on Reach",
    ]
    assert result.in_words() == (
        "Scored by 2 assessors; 1 of them left nothing out that anybody scored. Nothing is scored yet by Cy."
    )


def test_what_is_measured_is_not_waited_for() -> None:
    result = scoring.scored(Case([*BASE, score("ann", "a", 70)]))
    assert {criterion.id for _, criterion in result.places} == {"reach"}


def test_what_nobody_scored_is_named_and_a_later_blank_takes_a_score_back() -> None:
    case = Case([*BASE, score("ann", "a", 70), score("ann", "b", 40), score("ann", "b", None, turn=2)])
    assert (
        "Nobody scored Class on Reach: it counts as anything from 0 to 100."
        in scoring.scored(case).in_words()
    )


def test_many_blanks_are_counted_by_criterion() -> None:
    options = [Option(id=f"o{k}", title=f"Option {k}") for k in range(5)]
    case = Case([*options, *CRITERIA, *PEOPLE, *[score("ann", o.id, 50) for o in options]])
    assert scoring.scored(case).table().iloc[2, 3] == "5 options on Reach"


def test_scores_without_a_name_are_said_to_be() -> None:
    assert "1 score names no assessor." in scoring.scored(Case([*BASE, score("", "a", 70)])).in_words()
    with pytest.raises(MethodRefused, match="No score is recorded"):
        scoring.scored(Case(BASE))


def test_scales_are_read_as_a_tree_with_both_ends() -> None:
    wide, deep = Criterion(id="people", title="People"), CRITERIA[0].changed(parent="people")
    result = scoring.scales(Case([deep, wide, CRITERIA[1], Criterion(id="ease", title="Ease")]))
    assert [row[0] for row in result.sheet().rows] == ["People", "– Reach", "Wait", "Ease"]
    assert [row[2] for row in result.sheet().rows] == ["", "Nobody", "26 weeks", "not described"]
    assert result.in_words() == (
        "Options are judged on 3 criteria, 1 of them measured in a unit, under 1 wider criterion. Nobody has "
        "said what 0 or 100 looks like on Ease: two people will score them differently and both be right."
    )


def test_scales_refuse_a_circle_and_an_empty_case() -> None:
    circle = [Criterion(id="x", title="X", parent="y"), Criterion(id="y", title="Y", parent="x")]
    with pytest.raises(MethodRefused, match="X and Y stand under themselves"):
        scoring.scales(Case([*circle, Criterion(title="Ease")]))
    with pytest.raises(MethodRefused, match="No criterion is recorded"):
        scoring.scales(Case(OPTIONS))


def test_weights_are_shown_before_anything_is_scored() -> None:
    bare = [*OPTIONS, *CRITERIA, *PEOPLE, *points("ann", 100, 50), *points("ben", 100, 100)]
    result = scoring.weighed(Case(bare))
    assert result.figures["weight.swing.reach"].value == pytest.approx((2 / 3 + 1 / 2) / 2)
    assert result.figures["weight-by.swing.ben.wait"].value == 0.5
    said = result.in_words()
    assert said.startswith(
        "By swing weights of 2 assessors, Reach counts most (58.3%) and Wait least (41.7%)."
    )
    assert "They differ most on Reach: 50.0% to 66.7%. Not weighed by Cy." in said
    assert "carries 58.3% of the weight, more than all the other criteria together." in said


def test_scored_or_not_the_weights_are_the_same() -> None:
    bare = [*BASE[:-1], *points("ann", 100, 80)]
    scores = [score("ann", "a", 70), score("ann", "b", 40), Level(option="a", criterion="wait", value=3)]
    before, after = scoring.weighed(Case(bare)), scoring.weighed(Case([*bare, *scores]))
    assert before.table().equals(after.table())


def test_it_says_so_when_there_is_nothing_to_beware_of() -> None:
    alike = [*OPTIONS, *CRITERIA, *points("", 100, 100)]
    assert "No caution: every range is described" in scoring.weighed(Case(alike)).in_words()


def test_a_range_that_changed_since_is_named() -> None:
    said = scoring.weighed(Case([*OPTIONS, *CRITERIA, *points("", 100, 100, worst=20)])).in_words()
    assert "asked about 20 weeks to 0 weeks, and its range is now 26 weeks to 0 weeks; ask again." in said
    assert "No caution" not in said


def test_without_weights_or_criteria_it_says_what_to_record() -> None:
    with pytest.raises(MethodRefused, match="No weight is recorded"):
        scoring.weighed(Case([*OPTIONS, *CRITERIA]))
    with pytest.raises(MethodRefused, match="No criterion is recorded"):
        scoring.weighed(Case(OPTIONS))
