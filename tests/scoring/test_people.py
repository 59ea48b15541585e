"""Several assessors: everyone is kept, disagreement is shown, and one page says how far to rely on it."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import innokit
from innokit import scoring
from innokit.errors import MethodRefused
from innokit.records import (
    Assessor,
    Case,
    Criterion,
    Option,
    Requirement,
    RequirementJudgement,
    Score,
    SwingPoints,
)
from tests.counts import count
from tests.scoring.cases import made, office

# Siegel (1956), Nonparametric Statistics, chapter 9: three executives rank six applicants; s = 25.5, W = .16.
EXECUTIVES = ((1, 6, 3, 2, 5, 4), (1, 5, 6, 4, 2, 3), (6, 3, 2, 5, 4, 1))
GROUPS = ("council", "council", "users")


def panel(*tables: list[list[float | None]], groups: tuple[str, ...] = GROUPS, **fields: object) -> Case:
    """Give each table to one assessor of its own; two criteria that weigh alike."""
    bare = made([[None] * len(tables[0][0]) for _ in tables[0]], [100] * len(tables[0][0]))
    people = [Assessor(id=f"a{k}", title=f"Person {k + 1}", group=groups[k % len(groups)], **fields)
              for k in range(len(tables))]  # fmt: skip
    scores = [
        Score(id=f"a{k}s{i}-{j}", option=f"o{i}", criterion=f"c{j}", assessor=f"a{k}", value=value)
        for k, table in enumerate(tables)
        for i, row in enumerate(table)
        for j, value in enumerate(row)
        if value is not None
    ]
    return Case([*bare.records, *people, *scores])


def test_the_published_agreement_comes_out() -> None:
    result = scoring.people(panel(*[[[100 - 10 * rank] for rank in row] for row in EXECUTIVES]))
    assert result.agreement.w == pytest.approx(0.161905, abs=1e-6)
    assert result.agreements[0].w == pytest.approx(0.161905, abs=1e-6)
    assert result.figures["agreement.overall.swing"].text == "0.16"


@settings(max_examples=count("hypothesis"))
@given(st.lists(st.lists(st.lists(st.integers(0, 4).map(lambda n: n * 25), min_size=2, max_size=2),
                         min_size=3, max_size=3), min_size=2, max_size=4))  # fmt: skip
def test_agreement_lies_between_0_and_1(tables: list[list[list[int]]]) -> None:
    result = scoring.people(panel(*tables))  # type: ignore[arg-type]
    assert all(found.w is None or 0 <= found.w <= 1 for found in (result.agreement, *result.agreements))


def test_those_who_agree_in_full_give_1_and_those_who_tell_nothing_apart_none() -> None:
    same = [[90, 80], [50, 40], [10, 20]]
    assert scoring.people(panel(same, same)).agreement.w == 1.0
    flat = [[50, 50], [50, 50]]
    found = scoring.people(panel(flat, flat))
    assert found.agreement.w is None
    assert found.figures["agreement.overall.swing"].value is None


def test_who_disagrees_is_named_with_their_own_first() -> None:
    result = scoring.people(panel([[90, 90], [20, 20]], [[80, 80], [30, 30]], [[10, 10], [60, 60]]))
    assert [view.title for view in result.dissenters] == ["Person 3"]
    assert "1 of 3 put another first: Person 3 (Option B)." in result.in_words()
    assert "The group users puts Option B first (60.0)." in result.in_words()
    assert result.persons[2].comparison.low.tolist() == [10, 60]
    assert [view.title for view in result.groups] == ["council", "users"]
    assert result.groups[0].comparison.low.tolist() == [85, 25]


def test_dissent_is_widest_first_and_names_the_furthest() -> None:
    result = scoring.people(panel([[90, 50], [20, 20]], [[80, 50], [30, 20]], [[10, 50], [60, 20]]))
    rows = result.sheet("dissent").rows
    assert rows[0][:2] == ("Option A", "Criterion 1")
    assert rows[0][5] == "Person 3 (10)"
    assert result.figures["spread.o0.c0"].value == 80
    assert result.figures["median.o0.c0"].value == 80
    assert rows[-1][5] == "all agree"


def test_a_person_who_left_a_cell_blank_has_an_interval() -> None:
    result = scoring.people(panel([[90, 90], [20, 20]], [[80, None], [50, 50]]))
    view = result.persons[1].comparison
    assert (view.low[0], view.high[0]) == (40, 90)
    assert view.best_rank.tolist() == [1, 1]
    assert result.agreement.assessors == ("a0",)
    assert "1 assessor left something unscored, so that the order is open" in result.in_words()


def test_each_person_is_seen_with_their_own_weights() -> None:
    case = panel([[90, 10], [20, 80]], [[90, 10], [20, 80]])
    points = [
        SwingPoints(id=f"a1p{j}", criterion=f"c{j}", points=p, assessor="a1") for j, p in enumerate((25, 100))
    ]
    result = scoring.people(Case([*(r for r in case.records if not isinstance(r, SwingPoints)), *points]))
    assert [view.own_weights for view in result.persons] == [False, True]
    assert result.persons[1].comparison.low.tolist() == [26, 68]


def test_the_last_round_counts_and_what_moved_is_shown() -> None:
    case = panel([[90, 90], [20, 20]], [[80, 80], [30, 30]])
    second = Score(id="again", option="o0", criterion="c0", assessor="a0", value=40, round=2)
    result = scoring.people(Case([*case.records, second]))
    assert result.comparison.scores[0, 0] == 60
    assert [(m.before.value, m.after.value) for m in result.moves] == [(90, 40)]
    assert result.figures["moved.again"].value == -50
    assert result.figures["moved.again"].records == ("a0s0-0", "again")
    assert "There were 2 rounds; 1 score changed between them." in result.in_words()


def test_two_scores_in_one_round_are_refused() -> None:
    case = panel([[90, 90], [20, 20]])
    twice = [Score(option="o0", criterion="c0", assessor="a0", value=40, round=2) for _ in range(2)]
    with pytest.raises(MethodRefused, match="two scores by Person 1"):
        scoring.people(Case([*case.records, *twice]))


def test_interests_are_shown_and_the_first_without_them() -> None:
    case = panel([[90, 90], [20, 20]], [[10, 10], [30, 30]])
    judge = case.get(Assessor, "a0").changed(interest="works for the provider of A")
    said = scoring.people(case.replaced(judge)).in_words()
    assert "Interests declared: Person 1 (works for the provider of A)." in said
    assert "Without those who declared an interest, Option A is not first for certain: Option B." in said


def test_withdrawn_scores_stay_on_the_page(tmp_path: Path) -> None:
    book = innokit.open_book(str(tmp_path / "panel.innokit"), by="Chair")
    book.record(list(panel([[90, 90], [20, 20]], [[10, 10], [30, 30]]).records))
    book.withdraw("a1s0-0", why="scored the wrong option")
    result = scoring.people(book.case())
    book.close()
    (row,) = result.sheet("withdrawn").rows
    assert row[:4] == ("Option A", "Criterion 1", "Person 2", "10")
    assert row[5] == "scored the wrong option"
    assert str(datetime.datetime.now(datetime.UTC).year) in row[4]  # type: ignore[operator]


def test_scores_without_a_name_have_no_people() -> None:
    with pytest.raises(MethodRefused, match="No score says who gave it"):
        scoring.people(office())


# The statement of fragility


def test_the_page_answers_the_councillor() -> None:
    case = panel([[90, 80], [20, 70]], [[80, 60], [30, None]], [[10, 40], [60, 60]])
    page = scoring.fragility(case, draws=500)
    said = page.in_words()
    assert "Option A ranks first" in said
    assert "stays first unless the weight of" in said
    assert "smallest change of one score" in said
    assert "Person 3 (Option B)" in said
    shown = dict(page.paragraphs())
    assert [*shown][:2] == ["In three sentences", "What was chosen, and how close was it?"]
    assert len(shown["In three sentences"]) == 3
    assert said.startswith("Option A comes first, ")
    assert "1 of 3 assessors puts another first; nothing was left unscored." in said
    assert "<strong>Who disagrees?</strong>" in page._repr_html_()
    assert all(figure.records for figure in page.figures.values())


def test_it_says_who_fails_a_must_and_what_is_not_judged() -> None:
    case = panel([[90, 80], [20, 70]])
    law, fit = Requirement(title="Law", must_have=True), Requirement(title="Fit")
    first, second = case.of(Option)
    judged = RequirementJudgement(
        requirement=law.id, option=second.id, outcome="failed", reason="No duty met"
    )
    met = RequirementJudgement(requirement=law.id, option=first.id, outcome="met", reason="Checked")
    page = scoring.fragility(Case([*case.records, law, fit, judged, met]), draws=200)
    said = page.in_words()
    assert f"{first.title} meets every must: Law." in said
    assert f"{second.title} fails Law, a must, and cannot go forward: No duty met." in said
    assert f"{first.title} is not judged yet on Fit." in said


def test_it_says_so_when_no_option_beats_business_as_usual() -> None:
    page = scoring.fragility(made([[30, 40], [20, 50], [70, 80]], [50, 50], baseline=2), draws=200)
    assert "No option beats business as usual" in page.in_words()


def test_it_says_what_was_not_scored() -> None:
    page = scoring.fragility(made([["blank", 80], [60, 50]], [50, 50]), draws=200)
    assert "not scored on Criterion 1" in page.in_words()
    assert "turned out at 30.0 or more" in page.in_words()
    assert "No score says who gave it; nobody scored Option A on Criterion 1." in page.in_words()


def test_without_recorded_weights_it_says_what_to_record() -> None:
    page = scoring.fragility(made([[90, 80], [60, 50]]), draws=200)
    assert "equal weights" in page.in_words()


def test_a_page_needs_options() -> None:
    with pytest.raises(MethodRefused, match="No option is recorded"):
        scoring.fragility(Case([Criterion(title="Reach")]))
    with pytest.raises(MethodRefused, match="Only one option"):
        scoring.fragility(Case([Criterion(title="Reach"), Option(title="Only")]))
