"""Drafts of every kind: what a record says comes back from its draft, and faults stand beside their field."""

import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from innokit.errors import RecordError
from innokit.panels import drafts
from innokit.panels.fields import describe
from innokit.records import (
    KINDS,
    Assumption,
    BenefitLine,
    Case,
    CostLine,
    Idea,
    Option,
    Record,
    Ref,
    Source,
    Stakeholder,
    refers,
    to_fields,
)
from tests.counts import count
from tests.records import drawing

NEEDED = {"vote": {""}}
"""Kinds of which no field is needed by itself, but some field is."""
TYPES = {
    "text", "long", "number", "share", "integer", "date", "choice", "reference", "references", "flag",
    "shares", "numbers",
}  # fmt: skip


MORE = {
    "quality_answer": {"question": "data-age", "answer": "yes", "reason": "Looked at line by line"},
    "cost": {"amount": "£1,000"},
    "funding": {"amount": "£1,000"},
    "validation": {"comment": "As read"},
    "vote": {"idea": "Idea 2"},
    "kept_apart": {"ideas": "Idea 2; Idea 3"},
    "merging": {"ideas": "Idea 3"},
    "splitting": {"into": "Idea 2; Idea 3"},
}
"""What a kind needs although no single field says so."""


def least(kind: str, case: Case) -> dict[str, Any]:
    """The shortest sound draft of a kind, speaking of the first record there is."""
    found: dict[str, Any] = dict(MORE.get(kind, {}))
    for field in describe(kind):
        low = 1.0 if field["min"] is None else max(1.0, field["min"])
        plain = {
            "number": f"{low:g}",
            "integer": f"{low:.0f}",
            "share": "50%",
            "date": "2026-11-03",
            "flag": True,
        }
        if field["name"] in found:
            continue
        if field["required"] and field["type"] == "choice":
            found[field["name"]] = field["choices"][-1]["value"]
        elif field["required"] and field["type"] in ("reference", "references", "shares"):
            found[field["name"]] = next(iter(drafts.labels(field["refers"], case).values()))
        elif field["required"]:
            found[field["name"]] = plain.get(field["type"], f"The {kind} of 2026")
    return found


def cast() -> dict[str, Record]:
    """One sound record of each kind that others may speak of, those it speaks of itself among them."""
    found: dict[str, Record] = {}

    def make(kind: str) -> None:
        needs = [f["refers"] for f in describe(kind) if f["required"] and f["refers"]]
        for other in needs:
            if other not in found and other != kind:
                make(other)
        case = Case(found.values())
        found[kind] = drafts.to_record(kind, least(kind, case), case)

    spoken_of = {refers(info) for cls in KINDS.values() for info in cls.model_fields.values()} - {""}
    for kind in sorted({*spoken_of, "assumption"}):
        if kind not in found:
            make(kind)
    return found | {f"idea {number}": Idea(title=f"Idea {number}") for number in (2, 3)}


def tied(record: Record, others: dict[str, Record]) -> Record:
    """The same record, speaking of records that are there."""
    changed: dict[str, Any] = {}
    for name, info in type(record).model_fields.items():
        value, kind = getattr(record, name), refers(info)
        if isinstance(value, Ref):
            changed[name] = Ref(assumption=others["assumption"].id)
        elif kind and isinstance(value, dict):
            changed[name] = {others[kind].id: 1.0} if value else {}
        elif kind and isinstance(value, tuple):
            several = (
                [others[key].id for key in ("idea 2", "idea 3")] if kind == "idea" else [others[kind].id]
            )
            changed[name] = tuple(several) if value else ()
        elif (record.kind, name) == ("actual", "about"):
            changed[name] = others["assumption"].id
        elif name == "over" and value:
            changed[name] = others["idea 2"].id
        elif kind and value:
            changed[name] = others[kind].id
        elif isinstance(value, str) and not value.strip():
            changed[name] = info.get_default() if not info.is_required() else value
    return record.changed(**changed)


@pytest.mark.parametrize("kind", sorted(KINDS))
@given(data=st.data())
@settings(max_examples=count("hypothesis_slow"), suppress_health_check=[HealthCheck.too_slow])
def test_a_record_comes_back_from_its_draft(kind: str, data: st.DataObject) -> None:
    others = cast()
    record = tied(data.draw(drawing.records(kind)), others)
    case = Case([*others.values(), record])
    draft = drafts.to_draft(record, case)
    assert drafts.faults(kind, draft, case) == {}
    again = drafts.to_record(kind, draft, case)
    assert to_fields(again) == to_fields(record)
    assert again.id == record.id
    on_one_line = {name: drafts.as_text(value) for name, value in draft.items()}
    assert to_fields(drafts.to_record(kind, on_one_line, case)) == to_fields(record)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_field_is_described(kind: str) -> None:
    fields = describe(kind)
    assert {field["name"] for field in fields} == set(KINDS[kind].model_fields) - {"id"}
    assert all(field["title"] and field["help"] for field in fields)
    assert {field["type"] for field in fields} <= TYPES
    assert all(bool(field["choices"]) == (field["type"] == "choice") for field in fields)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_blank_draft_says_what_is_needed_and_no_more(kind: str) -> None:
    needed = {field["name"] for field in describe(kind) if field["required"]} or NEEDED.get(kind, set())
    assert set(drafts.faults(kind, drafts.blank(kind), Case())) == needed


@pytest.mark.parametrize("junk", [None, 5, [1], {"a": 1}, ["x", 2], [{"who": 3, "share": 4}], True])
@pytest.mark.parametrize("kind", ["cost", "concept", "meeting", "tick"])
def test_whatever_a_browser_sends_is_read_or_refused_plainly(kind: str, junk: Any) -> None:
    draft = dict.fromkeys(KINDS[kind].model_fields, junk)
    found = drafts.faults(kind, draft, Case())
    assert found
    with pytest.raises(RecordError):
        drafts.to_record(kind, draft, Case())


def test_limits_stand_in_the_description() -> None:
    by_name = {field["name"]: field for field in describe("need_group")}
    assert (by_name["need"]["min"], by_name["need"]["max"]) == (0, 10)
    assert by_name["title"]["longest"] == 4_000
    share = {field["name"]: field for field in describe("benefit")}["take_up"]
    assert (share["type"], share["min"], share["max"], share["assumption"]) == ("share", 0, 1, True)


@pytest.fixture
def case() -> Case:
    return Case(
        [
            Option(title="Bus", id="o1"), Option(title="Bus", id="o2"), Option(title="Tram", id="o3"),
            Stakeholder(title="Council", id="s1"), Stakeholder(title="NHS", id="s2"),
            Assumption(title="Fare", value=2.0, id="a1"), Source(title="Annual report, page 4", id="r1"),
        ]
    )  # fmt: skip


def test_names_stand_for_ids(case: Case) -> None:
    draft = {"title": "Fares", "option": "tram", "amount": "= Fare", "source": "Annual report, page 4"}
    line = drafts.to_record("cost", draft, case)
    assert isinstance(line, CostLine)
    assert (line.option, line.amount, line.source) == ("o3", Ref(assumption="a1"), "r1")
    assert drafts.to_draft(line, case)["amount"] == "= Fare"


def test_two_of_one_name_are_told_apart(case: Case) -> None:
    assert drafts.labels("option", case) == {"o1": "Bus (o1)", "o2": "Bus (o2)", "o3": "Tram"}
    assert drafts.find("option", "Bus (o2)", case) == "o2"
    with pytest.raises(RecordError, match="More than one option"):
        drafts.find("option", "Bus", case)
    with pytest.raises(RecordError, match="There is no option called 'Plane'"):
        drafts.find("option", "Plane", case)


FAULTS = {
    "amount": ("1,5", "write 1.5"),
    "first_year": ("2.5", "whole number"),
    "last_year": ("501", "at most 500"),
    "optimism_bias": ("24", "write 24%"),
    "managed_share": ("120%", "at most 100%"),
    "by_year": ("1; two; 3", "'two' is not a number"),
    "option": ("Bus", "More than one"),
    "payer": ([{"who": "Council", "share": "60%"}, {"who": "NHS", "share": "30%"}], "sum to 90.0%"),
    "transfer": ("perhaps", "yes or no"),
    "sort": ("wages", "not among the choices: Capital, Revenue, In kind"),
    "title": ("x" * 4_001, "has 4,001 characters, and there is room for 4,000"),
    "colour": ("red", "no such field"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_stands_beside_its_field(case: Case, name: str) -> None:
    given_, said = FAULTS[name]
    sound = {"title": "Fares", "option": "Tram", "amount": "£1,000"}
    assert drafts.faults("cost", sound, case) == {}
    found = drafts.faults("cost", {**sound, name: given_}, case)
    assert list(found) == [name]
    assert said in found[name]
    with pytest.raises(RecordError, match="A cost line cannot be recorded"):
        drafts.to_record("cost", {**sound, name: given_}, case)


def test_fields_that_do_not_go_together_are_a_fault_of_the_whole(case: Case) -> None:
    draft = {"title": "Fares", "option": "Tram", "amount": "5", "by_year": "1; 2"}
    assert drafts.faults("cost", draft, case) == {"": "Give either one amount or amounts by year, not both."}


def test_shares_are_read_from_rows_and_from_text(case: Case) -> None:
    rows = [{"who": "Council", "share": "60%"}, {"who": "NHS", "share": "40%"}, {"who": "", "share": ""}]
    for given_ in (rows, "Council 60%; NHS 40%", "Council 0.6\nNHS 0.4"):
        line = drafts.to_record("benefit", {"title": "Trips", "option": "Tram", "gainer": given_}, case)
        assert isinstance(line, BenefitLine)
        assert line.gainer == {"s1": 0.6, "s2": 0.4}
    alone = drafts.to_record("benefit", {"title": "Trips", "option": "Tram", "gainer": "NHS"}, case)
    assert isinstance(alone, BenefitLine)
    assert alone.gainer == {"s2": 1.0}


def test_a_day_and_a_choice_as_they_read() -> None:
    meeting = drafts.to_record("meeting", {"title": "Board", "date": "3 November 2026"}, Case())
    assert meeting.date == datetime.date(2026, 11, 3)  # type: ignore[attr-defined]
    challenge = drafts.to_record("challenge", {"title": "Why?", "standing": "measured by us"}, Case())
    assert challenge.standing == "measured"  # type: ignore[attr-defined]
