"""The four gates: exactly what is missing, open or shut, and overrides that never drop out of sight."""

from dataclasses import replace
from pathlib import Path

import pytest

from innokit import process
from innokit.errors import BookError, MethodRefused, RecordError
from innokit.process import GATES, PHASES
from innokit.records import Case, Idea, Override, SignOff, Tick
from innokit.store import open_book
from tests.process.cases import adding, changed, recordable, records, whole, without

LET_PASS = Override(id="ov", gate=2, by="Chief executive", reason="The hall is free on that day alone")


def keys(case: Case, number: int) -> set[str]:
    return {status.item.key for status in process.gate(case, number).missing}


def test_every_item_of_phases_1_to_5_is_asked_for_at_one_gate() -> None:
    asked = [item.key for gate in GATES for item in gate.items(PHASES)]
    wanted = [item.key for phase in PHASES[:5] for item in (*phase.start, *phase.end)]
    assert asked == wanted
    assert [gate.last for gate in GATES] == [1, 2, 3, 5]


def test_a_whole_case_opens_every_gate() -> None:
    assert [passage.state for passage in process.gates(whole()).passages] == ["open"] * 4
    assert process.gates(whole()).next_gate is None


def test_an_empty_case_opens_none_and_nothing_ran_ahead() -> None:
    found = process.gates(Case())
    assert [passage.state for passage in found.passages] == ["shut"] * 4
    assert {passage.warning for passage in found.passages} == {""}


@pytest.mark.parametrize(
    ("case", "number", "missing"),
    [
        (changed("c", evidence=""), 1, {"reason"}),
        (without("so"), 1, {"buy_in"}),
        (without("p3", "tick-venue_booked"), 2, {"sectors", "practices", "venue_booked"}),
        (changed("r", title="Analyst"), 2, {"process_manager"}),
        (changed("t2", owner=""), 3, {"owners"}),
        (without("w2", "ri"), 4, {"weighted", "risks"}),
    ],
)
def test_a_gate_lists_exactly_what_is_missing(case: Case, number: int, missing: set[str]) -> None:
    found = process.gate(case, number)
    assert keys(case, number) == missing
    assert found.state == "shut"
    rows = found.sheet("missing").rows
    assert {row[0] for row in rows} == {status.item.words for status in found.missing}
    others = [one for one in process.gates(case).passages if one.gate.number != number]
    assert {one.state for one in others} == {"open"}


def test_ticking_an_item_opens_the_gate_and_a_person_can_shut_it() -> None:
    shut = without("tick-venue_booked")
    assert process.gate(shut, 2).state == "shut"
    assert process.gate(Case([*shut.records, Tick(item="venue_booked")]), 2).state == "open"
    assert process.gate(adding(Tick(item="focus", done=False)), 2).state == "shut"


def test_an_override_needs_name_and_reason() -> None:
    for fields in ({"by": " ", "reason": "x"}, {"by": "x", "reason": ""}, {"by": "x"}):
        with pytest.raises(RecordError):
            Override(gate=1, **fields)


def test_an_override_lets_the_work_pass_and_hides_nothing() -> None:
    found = process.gate(Case([*without("p3").records, LET_PASS]), 2)
    assert found.state == "passed by override"
    assert {status.item.key for status in found.missing} == {"sectors", "practices"}
    assert "Chief executive let the work pass" in found.in_words()
    assert found.figures["gate.2"].records[-1] == "ov"
    assert [row[1] for row in found.sheet("overrides").rows] == ["Chief executive"]
    assert process.gate(Case([*without("p3").records, LET_PASS]), 1).state == "open"


def test_it_stays_on_show_once_nothing_is_missing() -> None:
    found = process.gate(adding(LET_PASS), 2)
    assert found.state == "open"
    assert "Nothing is missing any more; the override stays on show." in found.in_words()
    assert "Chief executive" in process.gates(adding(LET_PASS)).in_words()


def test_the_newest_override_counts_and_all_stay_listed_for_good(tmp_path: Path) -> None:
    """Changed and withdrawn overrides stay in the list, with who did that and why."""
    with open_book(tmp_path / "b.innokit", by="Clerk") as book:
        book.record(recordable("p3"))
        first = book.record(LET_PASS, why="asked for by telephone")
        book.record(
            LET_PASS.changed(reason="The hall cannot be had again this year"), why="said more clearly"
        )
        later = Override(gate=2, by="Sponsor", reason="The mayor opens it")
        book.record(later)
        assert process.gate(book.case(), 2).override.by == "Sponsor"
        book.withdraw(later, why="the mayor is ill")
        case = book.case()
    found = process.gate(case, 2)
    assert found.override.by == "Chief executive"
    assert found.override.entry.seq == first.seq + 1
    states = [(row[1], row[5]) for row in found.sheet("overrides").rows]
    assert states == [
        ("Chief executive", "stands"),
        ("Sponsor", f"withdrawn by Clerk at entry {first.seq + 3}: the mayor is ill"),
        ("Chief executive", f"changed by Clerk at entry {first.seq + 1}: said more clearly"),
    ]


def test_withdrawing_the_only_override_shuts_the_gate_again(tmp_path: Path) -> None:
    with open_book(tmp_path / "b.innokit", by="Clerk") as book:
        book.record([*recordable("p3"), LET_PASS])
        book.withdraw(LET_PASS, why="a mistake")
        found = process.gate(book.case(), 2)
    assert (found.state, found.override) == ("shut", None)
    assert "a mistake" in found.sheet("overrides").rows[0][5]


def test_a_withheld_reason_is_said_to_be_withheld(tmp_path: Path) -> None:
    with open_book(tmp_path / "b.innokit", by="Clerk") as book:
        entry = book.record(LET_PASS)
        book.record(LET_PASS.changed(by="Sponsor"), why="not she")
        try:
            book.withhold({entry.seq: ["reason"]}, why="names somebody")
        except BookError as refused:
            pytest.fail(str(refused))
        rows = process.gate(book.case(), 2).sheet("overrides").rows
    assert "withheld" in {row[2] for row in rows}


def test_work_that_ran_ahead_of_a_shut_gate_is_named() -> None:
    ahead = Case([Idea(title="A bus"), Idea(title="A calendar")])
    assert process.gate(ahead, 2).warning.startswith("The work has gone on past this shut gate (2 ideas)")
    passed = Case([*ahead.records, LET_PASS])
    assert process.gate(passed, 2).warning == ""
    assert "Gate 2: The work has gone on" in process.gates(ahead).in_words()


def test_the_ways_back() -> None:
    ways = {gate.number: [target for target, _ in gate.back] for gate in GATES}
    assert ways[2] == ["focus"]
    assert ways[3] == ["event"]
    assert ways[4] == ["concepts", "", ""]
    assert "back to the focus" in process.gate(Case(), 2).in_words()
    assert "park or stop" in process.gate(Case(), 4).in_words()


def test_the_gate_after_a_phase() -> None:
    assert process.gate_after(Case(), 5).gate.number == 4
    with pytest.raises(MethodRefused, match="No gate stands at the end of phase 4"):
        process.gate_after(Case(), 4)
    with pytest.raises(MethodRefused, match="no gate 5"):
        process.gate(Case(), 5)


def test_other_words_and_another_language() -> None:
    welsh = tuple(replace(gate, name=f"giât {gate.number}") for gate in GATES)
    assert "Gate 3, giât 3: shut" in process.gate(Case(), 3, gates=welsh).in_words()


def test_every_gate_survives_the_whole_case_less_one_record() -> None:
    """Taking any record away shuts only gates that ask for what it says; none opens."""
    for record in records():
        for passage in process.gates(without(record.id)).passages:
            assert passage.state in ("open", "shut")
            assert (passage.state == "open") == (not passage.missing)


def test_an_override_without_a_reason_in_words_is_said_to_have_none() -> None:
    case = Case([*without("p3").records, LET_PASS.changed(reason=".")])
    assert "Chief executive let the work pass" in process.gate(case, 2).in_words()
    assert "no reason in words ('.')" in process.gate(case, 2).in_words()
    assert "no reason in words" not in process.gate(adding(LET_PASS), 2).in_words()


def test_a_gate_says_who_recorded_a_sign_off_in_whose_name() -> None:
    with open_book(":memory:", by="Clerk") as book:
        book.record([*recordable("so"), SignOff(title="The approach", role="Sponsor", holder="Director")])
        case = book.case()
    said = "The sponsor has signed: signed by Director, recorded by Clerk in their name."
    assert said in process.gate(case, 1).in_words()
    assert "in their name" not in process.gate(whole(), 1).in_words()
