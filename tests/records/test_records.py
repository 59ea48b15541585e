"""Every kind explains itself, and every refusal says what, where and how to mend it."""

import re
from typing import Any

import pytest
from pydantic import ValidationError

from innokit.errors import RecordError
from innokit.records import (
    KINDS,
    STANDING_WORDS,
    Assumption,
    BenefitLine,
    CostLine,
    Criterion,
    DirectWeight,
    Idea,
    Milestone,
    Option,
    Record,
    Ref,
    Score,
    Standing,
    Vote,
    number,
    refers,
    unit,
)

FIELDS = [(kind, name) for kind, cls in sorted(KINDS.items()) for name in cls.model_fields]
LINE: dict[str, Any] = {"title": "Trips", "option": "0f"}


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_every_field_has_title_help_and_unit(kind: str, name: str) -> None:
    info = KINDS[kind].model_fields[name]
    assert info.title
    assert info.title[0].isupper()
    assert info.description
    assert info.description.endswith((".", "?"))
    assert isinstance(unit(info), str)
    assert refers(info) in {"", *KINDS}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_a_place(kind: str) -> None:
    cls = KINDS[kind]
    assert cls.kind == kind
    assert 1 <= cls.phase <= 6
    assert re.fullmatch(r"[a-z_]+", cls.plural)
    assert cls.__doc__


def test_plurals_and_standings_are_told_apart() -> None:
    plurals = [cls.plural for cls in KINDS.values()]
    assert len(set(plurals)) == len(plurals)
    assert set(STANDING_WORDS) == set(Standing.__args__) - {""}  # type: ignore[attr-defined]


def test_ids_are_random_and_kept() -> None:
    ids = {Idea(title="x").id for _ in range(100)}
    assert len(ids) == 100
    assert all(re.fullmatch("[0-9a-f]{16}", id) for id in ids)
    idea = Idea(title="x")
    assert idea.changed(title="y").id == idea.id
    assert Idea(id="ab", title="x").id == "ab"


def test_records_are_frozen() -> None:
    with pytest.raises(ValidationError):
        Idea(title="x").title = "y"


@pytest.mark.parametrize(
    ("kind", "fields", "says"),
    [
        ("idea", {}, r"An idea cannot be recorded: Idea \(title\): is missing"),
        ("idea", {"title": "  "}, r"Idea \(title\): is blank"),
        ("idea", {"title": "x", "colour": 1}, r"colour: is not a field of this kind of record"),
        ("idea", {"title": "\ud800"}, r"Idea \(title\): holds characters that are not valid text"),
        ("idea", {"title": "x" * 4_001}, r"Idea \(title\): .*at most 4000"),
        ("vote", {"idea": "0f", "dots": -1}, r"Dots \(dots\): .*greater than or equal to 0, not '-1'"),
        ("vote", {"dots": 1}, "say which idea it is for, or that the voter abstains"),
        ("vote", {"idea": "0f", "abstains": True}, "gives nothing to any idea"),
        ("vote", {"idea": "0f", "over": "0f"}, "cannot be preferred to itself"),
        ("merging", {"into": "0f", "ideas": ["0f"]}, "cannot also be merged into itself"),
        ("merging", {"into": "0a", "ideas": ["0b", "0b"]}, "named twice"),
        ("splitting", {"idea": "0a", "into": ["0a", "0b"]}, "cannot be one of its own parts"),
        ("splitting", {"idea": "0a", "into": ["0b"]}, r"Carried on as \(into\)"),
        ("validation", {"stakeholder": "0a", "outcome": "does not agree"}, "need their words"),
        ("duty", {"duty": "equality", "state": "not needed"}, "says why"),
        ("override", {"gate": 5, "by": "x", "reason": "y"}, r"Gate \(gate\): .*4"),
        ("agenda_item", {"title": "Lunch", "starts": "12.30"}, r"Starts \(starts\)"),
        ("sifting", {"idea": "0f", "outcome": "lost"}, r"Outcome \(outcome\): .*'shortlisted'.*not 'lost'"),
        ("score", {"option": "a", "criterion": "b", "value": 101}, r"Score \(value\): .*100"),
        ("score", {"option": "a", "criterion": "b", "value": float("nan")}, r"Score \(value\): .*finite"),
        (
            "score",
            {"option": "a", "criterion": "b", "value": 1, "not_applicable": True},
            "not applicable at once",
        ),
        ("direct_weight", {"criterion": "a", "weight": 32}, r"Weight \(weight\): .*1"),
        ("criterion", {"title": "x", "worst": 1}, "needs both its worst and its best"),
        ("criterion", {"title": "x", "worst": 1, "best": 1}, "nothing could be told apart"),
        ("assumption", {"title": "x", "value": 5, "low": 6}, "low value 6 is above the central value 5"),
        ("assumption", {"title": "x", "value": 5, "high": 4}, "high value 4 is below the central value 5"),
        ("cost", {**LINE, "amount": -1}, r"Amount \(amount\)"),
        ("cost", {**LINE, "payer": {"a": 0.5, "b": 0.4}}, "payers sum to 0.9, not 1"),
        ("cost", {**LINE, "first_year": 3, "last_year": 2}, "ends in year 2, before it starts in year 3"),
        ("cost", {**LINE, "amount": 1, "by_year": [1, 2]}, "not both"),
        ("cost", {**LINE, "by_year": [1, -2]}, "a saving is a benefit line"),
        ("benefit", {**LINE, "deadweight": 0.2}, "'share' of the successes or 'points'"),
        ("benefit", {**LINE, "confidence": 0.8, "optimism_bias": 0.1}, "correct the same doubt twice"),
        ("benefit", {**LINE, "ramp": [0.5, 2]}, "share from 0 to 1"),
        ("meeting", {"title": "Board", "date": "31/03/2026"}, r"Date \(date\)"),
    ],
)
def test_refusals_name_the_field_and_the_remedy(kind: str, fields: dict[str, Any], says: str) -> None:
    with pytest.raises(RecordError, match=says) as caught:
        KINDS[kind](**fields)
    assert caught.value.remedy == "Correct what is named and record it again"
    if fields.get("title", "").strip():
        assert caught.value.where.startswith("title ")


def test_one_refusal_names_every_faulty_field_once() -> None:
    with pytest.raises(RecordError) as caught:
        CostLine(amount=-1, first_year="soon")
    for title in ("Line (title)", "Option (option)", "Amount (amount)", "First year (first_year)"):
        assert caught.value.what.count(title) == 1


def test_changes_are_checked_like_new_records() -> None:
    with pytest.raises(RecordError, match="dots"):
        Vote(idea="0f", dots=1).changed(dots=-1)


def test_records_have_names() -> None:
    assert Idea(title="A calendar").name == "A calendar"
    assert Vote(id="0123456789abcdef", idea="0f", dots=1).name == "vote 012345"


@pytest.mark.parametrize(
    ("record", "ids"),
    [
        (Idea(title="x", source="0f"), []),
        (Vote(idea="a", dots=1), ["a"]),
        (Score(option="a", criterion="b", assessor="c"), ["a", "b", "c"]),
        (Score(option="a", criterion="b"), ["a", "b"]),
        (Milestone(title="x", after=("a", "b")), ["a", "b"]),
        (CostLine(**LINE, payer={"a": 0.5, "b": 0.5}, amount=Ref(assumption="c")), ["0f", "a", "b", "c"]),
        (BenefitLine(**LINE, gainer="a", people=Ref(assumption="b"), take_up=0.5), ["0f", "a", "b"]),
    ],
)
def test_references_are_the_records_spoken_of(record: Record, ids: list[str]) -> None:
    assert list(record.references()) == ids


def test_a_single_payer_means_all_of_it() -> None:
    assert CostLine(**LINE, amount=0, payer="council").payer == {"council": 1.0}


def test_a_forgotten_amount_is_refused_and_nought_is_an_amount() -> None:
    with pytest.raises(RecordError, match="0 is an amount, and blank is not"):
        CostLine(**LINE)
    assert CostLine(**LINE, amount=0).amount == 0


def test_a_number_may_stand_in_an_assumption() -> None:
    learners = Assumption(title="Learners", value=120)
    assert number(Ref(assumption=learners.id), {learners.id: learners.value}) == 120
    assert number(0.5, {}) == 0.5
    with pytest.raises(KeyError):
        number(Ref(assumption="gone"), {})


def test_scales_run_either_way() -> None:
    assert Criterion(title="Rent", worst=900, best=400).best == 400
    assert Option(title="As now", role="baseline").role == "baseline"
    assert DirectWeight(criterion="a", weight=0.32).weight == 0.32
