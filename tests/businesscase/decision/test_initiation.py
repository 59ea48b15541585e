"""The project initiation document and the evaluation plan: filled, traced or flagged."""

import datetime
from functools import cache

import pytest

import innokit
from innokit.businesscase import INITIATION_PARTS, evaluation_plan, initiation
from innokit.errors import MethodRefused
from innokit.records import (
    Case,
    Decision,
    Evaluation,
    InitiationNote,
    Meeting,
    Option,
    Record,
    Requirement,
    Role,
    SuccessCriterion,
)
from innokit.results import Figure

DECISION = Decision(id="d", title="Vans it is", outcome="pilot", option="o", project_manager="Head of fleet")
DAY = datetime.date(2027, 4, 1)
PLAN = Evaluation(
    id="e", title="Do vans help?", evaluator="Research officer", compared_with="Towns without",
    method="Count", starts=DAY, reports=DAY.replace(year=2028),
)  # fmt: skip
CRITERION = SuccessCriterion(
    id="s", title="Shorter waits", indicator="Days", baseline="9", target="4", method="Log", timing="Monthly",
    owner="Library",
)  # fmt: skip


def case(*more: Record) -> Case:
    return Case([Option(id="o", title="Vans", description="Six vans"), DECISION, *more])


@cache
def example() -> Case:
    return innokit.example("north-lincolnshire")


def test_keys_of_parts_are_apart_and_said_in_words() -> None:
    keys = [part.key for part in INITIATION_PARTS]
    assert len(set(keys)) == len(keys) >= 16
    assert all(part.title and part.asks for part in INITIATION_PARTS)


def test_every_line_is_traced_to_an_entry_or_flagged() -> None:
    shown = initiation(example())
    for sheet in shown.sheets():
        assert {row[0] for row in sheet.rows} == {part.title for part in INITIATION_PARTS}
        for _, _, says, origin in sheet.rows:
            if isinstance(says, Figure):
                assert says.records
                assert set(says.records) <= set(example().by_id)
                assert str(origin).startswith("entr")
            else:
                assert says == "not yet recorded"
                assert str(origin).startswith("Record ")


def test_figures_are_those_of_the_appraisal() -> None:
    shown = initiation(example())
    made = shown.decisions[1].option
    worth = innokit.businesscase.appraise(example()).outcome(made)
    assert shown.figures[f"npsv.{made}"].value == worth.npsv
    lines = {flow.line.id: flow for flow in worth.own}
    yearly = [id for id in shown.figures if id.startswith("yearly.") and id[7:] in lines]
    assert len(yearly) > 5
    assert all(shown.figures[id].value == lines[id[7:]].full_year for id in yearly)


def test_a_note_fills_its_part_for_its_decision_or_for_all() -> None:
    other = Decision(id="d2", title="Bikes too", outcome="go")
    notes = [
        InitiationNote(id="n1", item="tolerances", text="£10,000 or a month", decision="d"),
        InitiationNote(id="n2", item="closing", text="The fleet takes them over"),
    ]
    shown = initiation(case(other, *notes))
    assert "tolerances" not in [part.key for part in shown.missing("d")]
    assert "tolerances" in [part.key for part in shown.missing("d2")]
    assert "closing" not in [part.key for part in shown.missing("d2")]
    assert shown.figures["initiation.tolerances.d.n1"].text == "£10,000 or a month"


def test_a_note_under_no_known_part_is_named() -> None:
    shown = initiation(case(InitiationNote(item="snags", text="x")))
    assert "1 note names a part that is not in the list (snags)" in shown.in_words()


def test_what_is_missing_says_what_to_record() -> None:
    rows = {row[0]: row for row in initiation(case()).sheet().rows}
    assert rows["How far it may drift"][2:] == (
        "not yet recorded", "Record an InitiationNote, with item='tolerances'",
    )  # fmt: skip
    assert str(rows["What happens when"][3]).startswith("Record a Milestone for each stage; or an Initiation")


def test_meetings_count_from_the_day_of_the_decision() -> None:
    made = DECISION.changed(date=DAY)
    board = [Meeting(title="Before", date=DAY.replace(month=3)), Meeting(title="After", date=DAY)]
    shown = initiation(Case([made, *board, Role(title="sponsor", holder="Jo"), Requirement(title="Legal")]))
    said = [row[1] for row in shown.sheet().rows]
    assert "After" in said and "Before" not in said
    assert {"Sponsor", "Project manager of delivery", "Requirement"} <= set(said)


def test_one_decision_can_be_asked_for() -> None:
    stopped = Decision(id="x", title="No", outcome="stop")
    assert initiation(case(stopped), "x").decisions == (stopped,)
    assert initiation(case(stopped), DECISION).decisions == (DECISION,)
    assert initiation(case(stopped)).decisions == (DECISION,)


def test_nothing_to_initiate_is_refused() -> None:
    with pytest.raises(MethodRefused, match="opens delivery"):
        initiation(Case([Decision(title="No", outcome="stop")]))
    with pytest.raises(MethodRefused, match="not there"):
        initiation(case(), "nobody")


def test_a_pilot_whose_evaluation_is_whole_may_start() -> None:
    shown = evaluation_plan(case(PLAN, CRITERION))
    assert shown.blocked == ()
    assert shown.in_words() == "Pilot, Vans it is: its evaluation is planned."
    assert [sheet.key for sheet in shown.sheets()] == ["evaluations", "criteria"]


LACKS = [
    ((CRITERION,), "no evaluation is recorded"),
    ((PLAN,), "no success criterion is recorded"),
    ((PLAN.changed(evaluator=""), CRITERION), "no evaluator for 'Do vans help?'"),
    ((PLAN.changed(compared_with=""), CRITERION), "no compared with for 'Do vans help?'"),
    ((PLAN.changed(reports=None), CRITERION), "no reports for 'Do vans help?'"),
    ((PLAN, CRITERION.changed(target="")), "no target for 'Shorter waits'"),
    ((PLAN, CRITERION.changed(owner="")), "no owner for 'Shorter waits'"),
    ((PLAN.changed(evaluator="head of  Fleet"), CRITERION), "evaluated by whoever delivers it"),
    ((PLAN.changed(decision="another"), CRITERION), "no evaluation is recorded"),
]


@pytest.mark.parametrize(("given", "lacks"), LACKS)
def test_a_pilot_that_lacks_something_may_not_start(given: tuple[Record, ...], lacks: str) -> None:
    shown = evaluation_plan(case(*given))
    assert [one.id for one in shown.blocked] == ["d"]
    assert lacks in shown.in_words()
    assert "may not start" in shown.in_words()


def test_only_a_pilot_is_blocked() -> None:
    shown = evaluation_plan(Case([DECISION.changed(outcome="go")]))
    assert shown.blocked == ()
    assert "2 things missing" in shown.in_words()


def test_nothing_goes_ahead_so_nothing_is_evaluated() -> None:
    assert "nothing to evaluate yet" in evaluation_plan(Case()).in_words()
