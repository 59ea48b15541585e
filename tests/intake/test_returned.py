"""A workbook that comes back: proposals in the sender's name, refusals with place and remedy, no more."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from innokit import businesscase, evidence
from innokit.errors import IntakeError, MethodRefused, RecordError
from innokit.intake import returned as back
from innokit.intake.returned.comparing import plain
from innokit.intake.returned.values import spoken, taken, understood
from innokit.records import Assumption, BenefitLine, CostLine, Proposal
from innokit.results import grounds
from innokit.results.workbook import Input, Workbook
from innokit.store import Book, open_book
from tests.businesscase.workbook.rich import rich
from tests.evidence.changing import change, find

Typed = Callable[[dict[tuple[str, ...], Any]], Path]
OFFICER = "Section 151 officer"


@pytest.fixture(scope="module")
def entries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The entries that every book of these tests holds."""
    with open_book(":memory:", by="Finance analyst") as made:
        made.record(rich().records, why="first figures")
        return made.export_jsonl(tmp_path_factory.mktemp("entries") / "entries.jsonl")


@pytest.fixture
def book(entries: Path) -> Iterator[Book]:
    with open_book(":memory:", by="Finance analyst") as made:
        made.import_jsonl(entries)
        yield made


@pytest.fixture(scope="module")
def laid_out(entries: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Workbook, bytes]:
    """The workbook of these entries, made once."""
    with open_book(":memory:", by="Finance analyst") as made:
        made.import_jsonl(entries)
        shown = businesscase.as_workbook(made.case())
    return shown, evidence.write_workbook(shown, tmp_path_factory.mktemp("sent") / "case.xlsx").read_bytes()


@pytest.fixture
def sent(laid_out: tuple[Workbook, bytes], tmp_path: Path) -> Path:
    (tmp_path / "case.xlsx").write_bytes(laid_out[1])
    return tmp_path / "case.xlsx"


@pytest.fixture
def typed(laid_out: tuple[Workbook, bytes], sent: Path) -> Typed:
    """Type values into inputs, named by record and field, or into cells, by tab and cell."""
    shown = laid_out[0]
    tabs = {tab.title for tab in shown.tabs}

    def type_in(values: dict[tuple[str, ...], Any]) -> Path:
        cells = {place if place[0] in tabs else find(shown, *place): value for place, value in values.items()}
        return change(sent, sent.with_name("returned.xlsx"), cells)

    return type_in


def look(book: Book, file: Path) -> back.Returned:
    return evidence.look_at_returned(book, file, OFFICER)


def test_the_scene(book: Book, typed: Typed, tmp_path: Path) -> None:
    """She changes take-up and a price year; both stand as proposals; one is accepted, the other answered."""
    file = typed({("take-up", "value"): 0.45, ("visits", "price_year"): "2019/20"})
    before = book.case()
    found, entries = evidence.take_back(book, file, OFFICER)
    assert [entry.kind for entry in entries] == ["proposal", "proposal"]
    assert [(p.was, p.value, p.proposer, p.outcome) for p in found.proposals] == [
        ("60%", "45%", OFFICER, "open"),
        ("2018/19", "2019/20", OFFICER, "open"),
    ]
    case = book.case()
    assert [r for r in case.records if r.kind != "proposal"] == list(before.records)
    take_up, year = back.open_proposals(case)
    assert take_up.title == "Take-up: from 60% to 45%"

    records = back.accepted(case, take_up.id, "The pilot was small")
    book.record(records, why=back.why(case, take_up.id, "The pilot was small"))
    refusal = back.refused(book.case(), year.id, "The contract is priced at 2018/19")
    book.record(refusal, why=back.why(book.case(), year.id, "The contract is priced at 2018/19"))

    after = book.case()
    assert after.get(Assumption, "take-up").value == 0.45
    assert after.get(BenefitLine, "visits").price_year == "2018/19"
    assert [p.outcome for p in after.of(Proposal)] == ["accepted", "refused"]
    origin = grounds(after, ["take-up"])[0].origin
    assert origin.startswith("Finance analyst, ")
    assert (
        "Proposed by Section 151 officer in returned.xlsx (Take-up: from 60% to 45%): The pilot was small"
        in origin
    )
    assert book.verify().ok

    again, none = evidence.take_back(book, file, OFFICER)
    assert none == []
    assert len(again.changes) == 2
    assert "No proposals" in again.in_words() or "no proposals" in again.in_words()


def test_nothing_changed_brings_nothing(book: Book, sent: Path) -> None:
    found = look(book, sent)
    assert (found.changes, found.proposals, found.refused, found.noted, found.moved) == ((), (), (), (), ())
    assert found.compared


def test_a_second_import_adds_nothing(book: Book, typed: Typed) -> None:
    file = typed({("post", "value"): 39_500, ("rent", "lag"): 3})
    assert len(evidence.take_back(book, file, OFFICER)[1]) == 2
    assert evidence.take_back(book, file, OFFICER)[1] == []


@pytest.mark.parametrize(
    ("field", "value", "what", "remedy"),
    [
        (("now", "amount"), "1,5", "'1,5' is not a number", "with a full stop for decimals"),
        (("now", "amount"), "£60", "'£60' is not a number", "without £ or commas"),
        (("now", "amount"), None, "the cell is blank", "0 is a number, and blank is not"),
        (("now", "amount"), -3, "-3 is outside its limits", "at least 0"),
        (("now", "amount"), True, "'True' is not a number", "Type a number"),
        (("now", "amount"), "#DIV/0!", "is not a number", "Type a number"),
        (("take-up", "value"), 45, "45 is not a share", "type 45% or 0.45"),
        (("take-up", "value"), "45%", "'45%' is not a number", "such as 45% or 0.45"),
        (("take-up", "value"), "=0.9/2", "a formula stands where a value belongs", "Type the value"),
        (("rent", "lag"), 1.5, "1.5 is not a whole number", "a whole number"),
        (("visits", "price_year"), "2050/51", "'2050/51' is not among", "Type one of"),
        (("visits", "deadweight_meaning"), "half", "'half' is not among", "share, points"),
        (("team", "payer", "nhs"), 0.5, "now sum to 1.2, not 1", "sum to 100%"),
        (("team", "grade"), 9, "9 is outside its limits", "a whole number of at least 1"),
    ],
)
def test_what_cannot_stand_is_refused_with_its_place(
    book: Book, typed: Typed, laid_out: Any, field: tuple[str, ...], value: Any, what: str, remedy: str
) -> None:
    found = look(book, typed({field: value}))
    (fault,) = found.refused
    assert (found.changes, found.proposals, found.noted) == ((), (), ())
    assert (fault.tab, fault.cell) == find(laid_out[0], *field)
    assert what in fault.what
    assert remedy in fault.remedy


def test_formulas_texts_and_tables_are_reported_and_never_taken_in(
    book: Book, typed: Typed, sent: Path
) -> None:
    values = {
        ("Answers", "B5"): "=1+1",
        ("Council budget", "E5"): 12,
        ("Flows", "A5"): "Another name",
        ("Prices", "B5"): 100,
        ("Checks", "H20"): "I doubt this",
    }
    found = look(book, typed(values))
    assert found.proposals == ()
    assert {(n.what, n.tab, n.cell, n.now) for n in found.noted} == {
        ("formula", "Answers", "B5", "=1+1"),
        ("formula", "Council budget", "E5", "12"),
        ("text", "Flows", "A5", "Another name"),
        ("number", "Prices", "B5", "100"),
        ("added", "Checks", "H20", "I doubt this"),
    }
    assert evidence.take_back(book, sent.with_name("returned.xlsx"), OFFICER)[1] == []


def test_a_comment_is_passed_on(book: Book, sent: Path) -> None:
    shown = openpyxl.load_workbook(sent)
    shown["Assumptions"]["B5"].comment = openpyxl.comments.Comment("Where is the evidence?", "Her")
    shown.save(sent)
    (noted,) = look(book, sent).noted
    assert (noted.what, noted.cell, noted.now) == ("comment", "B5", "Where is the evidence?")


def test_rows_put_in_between_move_nothing(book: Book, typed: Typed) -> None:
    """Someone lifts the protection and puts rows into Assumptions: values are read from their own rows."""
    file = typed({("post", "value"): 40_000})
    shown = openpyxl.load_workbook(file)
    shown["Assumptions"].insert_rows(5, 2)
    shown["Assumptions"]["A5"] = "Rain"
    shown["Assumptions"]["B5"] = 7
    shown.save(file)
    found = look(book, file)
    assert [p.title for p in found.proposals] == ["Cost of a post: from £38,000 a year to £40,000 a year"]
    assert {(n.cell, n.now) for n in found.noted if n.what == "added"} == {("A5", "Rain"), ("B5", "7")}


def test_shares_of_a_line_are_one_proposal(book: Book, typed: Typed) -> None:
    file = typed({("team", "payer", "nhs"): 0.45, ("team", "payer", "council"): 0.55})
    evidence.take_back(book, file, OFFICER)
    (one,) = back.open_proposals(book.case())
    assert one.title == "Team, payer: from council=70%; nhs=30% to council=55%; nhs=45%"
    changed = back.accepted(book.case(), one.id)[0]
    assert isinstance(changed, CostLine)
    assert changed.payer == {"council": 0.55, "nhs": 0.45}


def test_amounts_by_year_are_one_proposal(book: Book, typed: Typed) -> None:
    evidence.take_back(book, typed({("build", "by_year", "1"): 55_000.5}), OFFICER)
    (one,) = back.open_proposals(book.case())
    changed = back.accepted(book.case(), one.id)[0]
    assert isinstance(changed, CostLine)
    assert changed.by_year == (120_000.0, 55_000.5)


def test_what_moved_on_since_is_said_and_not_overwritten(book: Book, typed: Typed) -> None:
    file = typed({("take-up", "value"): 0.45})
    book.record(book.case().get(Assumption, "take-up").changed(value=0.55), why="second pilot")
    found, _ = evidence.take_back(book, file, OFFICER)
    (moved,) = found.moved
    assert (moved.name, moved.then, moved.now, moved.who) == (
        "Take-up, central value",
        "60%",
        "55%",
        "Finance analyst",
    )
    (one,) = back.open_proposals(book.case())
    with pytest.raises(MethodRefused, match="found 60%, and 55% stands now"):
        back.accepted(book.case(), one.id)
    assert back.accepted(book.case(), one.id, although_moved=True)[0].changed().value == 0.45  # type: ignore[attr-defined]


def test_a_value_below_its_low_value_needs_both(book: Book, typed: Typed) -> None:
    """Each cell can stand by itself, so both are proposals; accepted together they hold."""
    file = typed({("take-up", "value"): 0.35, ("take-up", "low"): 0.2})
    evidence.take_back(book, file, OFFICER)
    first, second = back.open_proposals(book.case())
    with pytest.raises(RecordError, match="low value 0.4 is above the central value 0.35"):
        back.accepted(book.case(), first.id)
    changed = back.accepted(book.case(), [first.id, second.id])[0]
    assert (changed.value, changed.low) == (0.35, 0.2)  # type: ignore[attr-defined]


def test_a_refusal_needs_its_reason_and_an_answer_is_final(book: Book, typed: Typed) -> None:
    evidence.take_back(book, typed({("post", "value"): 39_000}), OFFICER)
    (one,) = back.open_proposals(book.case())
    with pytest.raises(MethodRefused, match="A refusal needs its reason"):
        back.refused(book.case(), one.id, "  ")
    book.record(back.refused(book.case(), one.id, "Agreed last week"))
    with pytest.raises(MethodRefused, match="was refused already"):
        back.accepted(book.case(), one.id)


def test_the_sender_is_who_changed_it_last_unless_named(book: Book, sent: Path) -> None:
    shown = openpyxl.load_workbook(sent)
    shown.properties.lastModifiedBy = "Treasurer"
    shown["Assumptions"]["B6"] = 40_000
    shown.save(sent)
    found = evidence.look_at_returned(book, sent)
    assert found.sender == found.proposals[0].proposer == "Treasurer"
    assert "(a name as declared)" in found.in_words()


def test_nobody_named_is_refused(book: Book, sent: Path) -> None:
    with pytest.raises(IntakeError, match="Nobody is named as the sender"):
        evidence.look_at_returned(book, sent)


def test_a_workbook_of_another_record_is_refused(sent: Path) -> None:
    with open_book(":memory:", by="Somebody else") as other:
        other.record(
            [record.changed(title="Another") for record in rich().records if record.kind == "option"]
        )
        with pytest.raises(IntakeError, match="which this record does not hold|another record"):
            evidence.look_at_returned(other, sent, OFFICER)


def test_a_workbook_without_its_hidden_tab_is_refused(book: Book, sent: Path) -> None:
    shown = openpyxl.load_workbook(sent)
    del shown["innokit"]
    shown.save(sent)
    assert not back.ours(sent)
    with pytest.raises(IntakeError, match="has no tab 'innokit'"):
        look(book, sent)


def test_it_is_told_from_other_files(sent: Path, tmp_path: Path) -> None:
    assert back.ours(sent)
    other = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(other)
    assert not back.ours(other)
    assert not back.ours(tmp_path / "none.xlsx")


@pytest.mark.parametrize(
    ("value", "unit"),
    [(0.1, "share"), (1 / 3, "share"), (1e-7, "share"), (1234567.89, "£ a year"), (0.0, "people")],
)
def test_a_value_in_its_unit_comes_back_to_the_last_digit(value: float, unit: str) -> None:
    record = Assumption(title="One", value=value, unit=unit)
    assert understood(spoken(value, unit), record, "value") == value


def test_formulas_are_the_same_in_every_spelling() -> None:
    assert plain("SUM($A$1:B2)*1E-09") == plain("sum( A1:B2 ) * 0.000000001")
    assert plain('IF(A1="a b",1,2)') != plain('IF(A1="ab",1,2)')
    assert plain("A1+B1") != plain("A1-B1")


def test_a_price_year_typed_as_a_number_is_read_as_text() -> None:
    cell = Input("line", "price_year", kind="text", choices=("2014", "2015"), blank=True)
    assert taken(2015, cell) == taken(2015.0, cell) == ("2015", "", "")
    assert taken(None, cell) == ("", "", "")
    assert "is not among" in taken(2031, cell)[1]
