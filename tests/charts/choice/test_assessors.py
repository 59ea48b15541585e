"""Spread and agreement of the assessors draw what each of them said."""

import pytest

from innokit import charts, scoring
from innokit.charts import Chart
from innokit.errors import MethodRefused
from innokit.records import Assessor, Case, Score
from tests.scoring.cases import office, two_assessors

ANN, BOB = ((80, 60), (20, 40), (50, 50)), ((40, 30), (70, 90), (50, "blank"))
POINTS = [(60, 40), (50, 50)]


def two(first=ANN, second=BOB, **groups: str) -> scoring.People:
    case = two_assessors(first, second, POINTS)
    named = [case.get(Assessor, id).changed(group=group) for id, group in groups.items()]
    return scoring.people(case.replaced(*named))


def marks(chart: Chart) -> list[dict]:
    return [t for t in chart.to_plain()["data"] if "markers" in t.get("mode", "") and t["x"] != [None]]


def written(chart: Chart) -> set[str]:
    return {note["text"] for note in chart.to_plain()["layout"]["annotations"]}


def test_with_many_assessors_the_outermost_are_named() -> None:
    base = two_assessors(ANN, ANN, POINTS)
    people = [Assessor(id=f"p{k}", title=f"Person {k}") for k in range(4)]
    scores = [
        Score(option=f"o{i}", criterion=f"c{j}", assessor=one.id, value=(10 if k == 2 else 90) - i)
        for k, one in enumerate(people)
        for i in range(3)
        for j in range(2)
    ]
    chart = charts.spread(scoring.people(Case([*base.records, *people, *scores])))
    assert "lowest: Person 2; highest: Person 0" in written(chart)
    assert len(marks(chart)) == 3 * 6


def test_each_mark_stands_at_that_assessors_overall_value() -> None:
    people = two()
    drawn = [trace["x"] for trace in marks(charts.spread(people))]
    order = [people.comparison.options[place] for place in people.comparison.order]
    expected = [sorted({*view.comparison.range_of(option)}) for option in order for view in people.persons]
    assert [sorted(xs) for xs in drawn] == [pytest.approx(xs) for xs in expected]


def test_everybody_together_stands_as_an_upright_bar() -> None:
    people = two()
    lines = [t["x"] for t in charts.spread(people).to_plain()["data"] if t.get("mode") == "lines"]
    ranges = [people.comparison.range_of(people.comparison.options[k]) for k in people.comparison.order]
    expected = [x for ends in ranges for x in dict.fromkeys(ends)]
    assert [x for x, _ in lines] == pytest.approx(expected)


def test_filled_marks_are_the_assessors_own_first() -> None:
    people = two()
    filled = [m["marker"]["color"] != "white" for m in marks(charts.spread(people))]
    order = [people.comparison.options[place] for place in people.comparison.order]
    assert filled == [option in view.first for option in order for view in people.persons]
    assert filled.count(True) >= 2


def test_dissent_is_in_the_title_and_everyone_in_the_words() -> None:
    people = two(((80, 60), (20, 40)), ((40, 30), (44, 32)))
    chart = charts.spread(people)
    assert chart.title == "Option A is first together; Bob puts another first (1 of 2)"
    assert "Bob" in chart.alt
    same = charts.spread(two(((80, 60), (20, 40)), ((80, 60), (20, 40))))
    assert same.title == "Option A is first by all 2 assessors"
    assert charts.spread(scoring.people(Case([*two(ANN, ANN).case.records]))).title.startswith("Option A")


def test_blanks_are_two_joined_marks_and_words() -> None:
    chart = charts.spread(two())
    assert any(len(mark["x"]) == 2 for mark in marks(chart))
    assert "Bob 25.0 to 75.0" in chart.alt


def test_groups_have_marks_of_their_own_and_a_key() -> None:
    people = two(ann="Council", bob="Users")
    chart = charts.spread(people)
    assert len({mark["marker"]["symbol"] for mark in marks(chart)}) == 2
    assert [t["name"] for t in chart.to_plain()["data"] if t.get("showlegend")] == ["Council", "Users"]
    grouped = charts.spread(people, groups=True)
    assert {"Council", "Users"} <= written(grouped)
    assert grouped.data.columns[2].title == "Council"


def test_groups_that_are_not_there_are_refused() -> None:
    with pytest.raises(MethodRefused, match="no groups to draw"):
        charts.spread(two(), groups=True)


def test_agreement_draws_kendalls_w_the_least_first() -> None:
    people = two(ANN, ((40, 65), (70, 20), (50, 50)))
    chart = charts.agreement(people)
    drawn = [trace["x"][0] for trace in marks(chart)]
    w = [people.agreement.w, *sorted(a.w for a in people.agreements if a.w is not None)]
    assert drawn == pytest.approx(w)
    assert "least on Criterion 1 (0.00)" in chart.title
    assert "Option B: 50 apart, Ann (20) and Bob (70)" in written(chart)
    assert "most apart on Option B, by 50 points" in chart.alt


def test_too_few_scores_are_words_not_a_mark_at_zero() -> None:
    chart = charts.agreement(two())
    unsaid = [t for t in chart.to_plain()["data"] if t.get("text") == ["not enough scored to say"]]
    assert len(unsaid) == 2
    assert all(trace["mode"] == "text" for trace in unsaid)
    assert "Criterion 2 not enough scored to say" in chart.alt


def test_full_agreement_is_said() -> None:
    assert charts.agreement(two(ANN, ANN)).title.endswith("on every criterion it is full")


def test_one_assessor_has_nobody_to_agree_with() -> None:
    case = two_assessors(ANN, [[None] * 2] * 3, POINTS[:1])
    with pytest.raises(MethodRefused, match="nobody to agree with"):
        charts.agreement(scoring.people(case))
    with pytest.raises(MethodRefused, match="No score says who gave it"):
        scoring.people(office())
