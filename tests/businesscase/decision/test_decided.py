"""Cases side by side, and whether a choice against the ranking says so."""

import datetime
from functools import cache

import pytest

import innokit
from innokit import scoring
from innokit.businesscase import appraise, decided, side_by_side, simulate
from innokit.records import (
    BenefitLine,
    Case,
    CostLine,
    Criterion,
    Decision,
    DirectWeight,
    Frame,
    Option,
    Record,
    Role,
    Score,
    Selection,
    SignOff,
    Stakeholder,
    Validation,
)
from innokit.results import NotYet, text_of

WORTH = {"a": 300.0, "b": 200.0, "c": -100.0}
SCORES = {"a": 40.0, "b": 80.0, "c": 20.0}


def records() -> list[Record]:
    """Three options worth 300, 200 and -100 in year 0, and scored 40, 80 and 20; no discounting shows."""
    made: list[Record] = [
        Frame(id="f", base_year="2026", last_year=0),
        Stakeholder(id="h", title="Council"),
        Option(id="z", title="As now", role="baseline"),
        Criterion(id="k", title="Reach"),
        DirectWeight(criterion="k", weight=1.0),
    ]
    for id, worth in WORTH.items():
        made += [
            Option(id=id, title=id.upper()),
            CostLine(id=f"cost-{id}", title="Cost", option=id, payer="h", amount=1_000),
            BenefitLine(id=f"gain-{id}", title="Gain", option=id, gainer="h", unit_value=1_000 + worth),
            Score(option=id, criterion="k", value=SCORES[id]),
        ]
    return made


def go(option: str, id: str = "d", **more: object) -> Decision:
    return Decision(**{"id": id, "title": f"Do {option}", "outcome": "go", "option": option, **more})


def found(*more: Record) -> innokit.businesscase.Decided:
    case = Case([*records(), *more])
    return decided(case, scoring.compare(case))


@pytest.mark.parametrize(
    ("option", "money", "scores"),
    [("a", (), ("B",)), ("b", ("A",), ()), ("c", ("A", "B", "business as usual"), ("B", "A"))],
)
def test_what_ranks_above_a_choice_is_named(option: str, money: tuple[str], scores: tuple[str]) -> None:
    shown = found(go(option))
    assert shown.above["d"] == {"in money": money, "by score": scores}
    assert [one.id for one in shown.owed] == ["d"]
    assert "reason owed" in shown.in_words()


def test_a_reason_is_kept_and_shown() -> None:
    shown = found(go("b", against_ranking="A needs land we do not have."))
    assert shown.owed == ()
    assert [one.id for one in shown.against] == ["d"]
    assert "Above it in money, A. Why: A needs land we do not have." in shown.in_words()
    assert shown.figures["against-ranking.d"].records == ("d",)


def test_what_goes_ahead_too_does_not_stand_above() -> None:
    shown = found(go("a", "d1"), go("b", "d2"))
    assert shown.against == ()
    assert "no reason needed" in [cell for row in shown.sheet("reasons").rows for cell in row]


def test_a_parked_option_does_not_stand_above() -> None:
    assert found(go("b"), Selection(option="a", outcome="parked", reason="No land")).against == ()


@pytest.mark.parametrize("outcome", ["refine", "stop"])
def test_what_does_not_go_ahead_owes_nothing(outcome: str) -> None:
    assert found(go("c", outcome=outcome)).against == ()


def test_a_replaced_decision_owes_nothing_and_says_so() -> None:
    shown = found(go("c", "d1"), go("a", "d2", supersedes="d1", against_ranking="B is too slow"))
    assert [one.id for one in shown.in_force] == ["d2"]
    assert shown.owed == ()
    force = {row[0]: row[5] for row in shown.sheet("decisions").rows}
    assert force == {"Do c": "replaced by Do a", "Do a": "yes"}


def test_a_score_that_blanks_leave_open_is_not_held_against_a_choice() -> None:
    half = Criterion(id="k2", title="Ease")
    one = Score(option="c", criterion="k2", value=50)
    case = Case([*records(), half, DirectWeight(criterion="k2", weight=1.0), one, go("a")])
    assert decided(case, scoring.compare(case)).above["d"]["by score"] == ()


def test_without_scores_or_money_it_says_what_was_not_looked_at() -> None:
    bare = decided(Case([Option(id="a", title="A"), go("a")]), NotYet("No criterion is recorded."))
    words = bare.in_words()
    assert "The ranking by score was not looked at: No criterion is recorded." in words
    assert "The ranking in money cannot be told yet:" in words
    assert bare.against == ()


def test_who_signed_stands_beside_each_decision() -> None:
    assurance = SignOff(title="Case", role="assurer", holder="Bea")
    shown = found(go("a"), assurance, SignOff(title="It", role="approver", holder="Dee", about="d"))
    assert [row[6].text for row in shown.sheet("decisions").rows] == ["approver: Dee"]
    assert "Names are as declared" in shown.sheet("decisions").note


@cache
def example() -> Case:
    return innokit.example("north-lincolnshire")


def test_side_by_side_gives_the_figures_of_the_results_it_is_taken_from() -> None:
    case = example()
    comparison, appraisal, draws = scoring.compare(case), appraise(case), simulate(case)
    shown = side_by_side(case, comparison)
    elsewhere = {**comparison.figures, **appraisal.figures, **draws.figures}
    same = [id for id in shown.figures if id in elsewhere]
    assert {id.split(".")[0] for id in same} >= {
        "npsv",
        "pv-costs",
        "payback",
        "sim-q5",
        "sim-q95",
        "overall",
    }
    for id in same:
        assert shown.figures[id].value == elsewhere[id].value
        assert set(shown.figures[id].records) == set(elsewhere[id].records)


def test_only_what_is_carried_forward_has_a_column_and_the_best_in_money_is_first() -> None:
    shown = side_by_side(example(), scoring.compare(example()))
    worth = {one.option.title: one.npsv for one in appraise(example()).outcomes}
    titles = [column.title for column in shown.sheet().columns[1:]]
    assert titles == sorted(titles, key=lambda title: -worth[title])
    assert "A children's home of our own" not in titles
    assert "Family support at the edge of care, £4.1 million" in shown.in_words()
    assert "Local carers with a team around them, 67.9" in shown.in_words()


def test_every_figure_leads_to_an_entry() -> None:
    case = example()
    for shown in (side_by_side(case, scoring.compare(case)), decided(case, scoring.compare(case))):
        for figure in shown.figures.values():
            assert figure.records, figure
            assert set(figure.records) <= set(case.by_id)


def test_a_case_without_money_or_scores_is_still_shown() -> None:
    partner = Stakeholder(id="n", title="NHS")
    says = Validation(stakeholder="n", option="a", outcome="does not agree", comment="No beds")
    case = Case([Option(id="z", title="As now", role="baseline"), Option(id="a", title="A"), partner, says])
    rows = {row[0]: row[1] for row in side_by_side(case).sheet().rows}
    assert rows["Net present social value"] == "not yet worked out"
    assert rows["Rank by score"] == "not compared by score"
    assert text_of((rows["What partners say"],)) == "NHS: does not agree"


def test_signatures_that_stand_are_counted_and_void_ones_say_why() -> None:
    roles = [Role(title="Analyst", holder="Ann"), SignOff(title="It", role="Assurer", holder="Bea")]
    case = Case([*records(), *roles, SignOff(title="It", role="Assurer", holder="Ann")])
    words = side_by_side(case).in_words()
    assert "1 sign-off stands: Assurer (Bea)." in words
    assert "Assurer (Ann), on 'It': void (Assurance needs somebody other than the analyst" in words
    assert "Names are as declared" in words


def test_nothing_to_compare_says_so() -> None:
    shown = side_by_side(Case([Option(title="As now", role="baseline")]), NotYet("No criterion."))
    assert shown.in_words().startswith("No option besides business as usual is recorded yet")
    assert shown.sheets() == ()


def test_dates_and_people_are_shown_or_blank() -> None:
    day = datetime.date(2026, 11, 10)
    shown = found(go("a", decided_by="Cabinet", date=day, dissent="Two members", minutes="Minute 7"))
    assert "by Cabinet, 10 November 2026" in shown.in_words()
    assert "On A, not all agreed: Two members." in shown.in_words()
    row = shown.sheet("reasons").rows[0]
    assert row[4:] == ("not yet recorded", "Two members", "Minute 7")
