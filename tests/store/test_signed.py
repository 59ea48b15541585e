"""A book refuses to be signed out of turn, and keeps what was signed as it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from innokit.errors import RecordError
from innokit.records import (
    CostLine,
    Decision,
    Evaluation,
    InitiationNote,
    Option,
    Role,
    SignOff,
    Stakeholder,
    signing,
)
from innokit.store import Book, open_book

OPTION, COUNCIL = Option(id="o", title="Vans"), Stakeholder(id="h", title="Council")
COST = CostLine(id="c", title="Fuel", option="o", payer="h", amount=10)
DECISION = Decision(id="d", title="Vans it is", outcome="go", option="o")
NOTE = InitiationNote(id="n", item="scope", text="Six vans")
ASSURANCE = SignOff(id="s1", title="Business case", role="assurer", holder="Bea")
APPROVAL = SignOff(id="s2", title="The decision", role="approver", holder="Dee", about="d")


@pytest.fixture
def book() -> Iterator[Book]:
    with open_book(":memory:", by="Analyst") as made:
        made.record([Role(id="r", title="Analyst", holder="Ann"), OPTION, COUNCIL, COST])
        yield made


@pytest.fixture
def signed(book: Book) -> Book:
    """A decision that was assured and approved, in entries 5 to 8."""
    book.record([ASSURANCE, DECISION, NOTE, APPROVAL])
    return book


def test_the_chain_is_accepted_in_one_list_and_stands(signed: Book) -> None:
    assert [one.state for one in signing.standing(signed.case())] == ["stands", "stands"]
    assert signed.verify().ok


@pytest.mark.parametrize(
    ("sign", "said"),
    [
        (ASSURANCE.changed(holder=" analyst"), "Assurance needs somebody other than the analyst"),
        (ASSURANCE.changed(holder="ANN"), "holds the role of analyst"),
        (ASSURANCE.changed(holder=""), "recorded figures, first in entry 4"),
        (APPROVAL.changed(about=""), "nobody has signed as assurer"),
        (ASSURANCE.changed(as_at=99), "there are 4 entries"),
        (ASSURANCE.changed(as_at=3), "was changed after entry 3"),
    ],
)
def test_signing_out_of_turn_is_refused_and_leaves_nothing(book: Book, sign: SignOff, said: str) -> None:
    with pytest.raises(RecordError, match=said) as refused:
        book.record(sign)
    assert refused.value.remedy
    assert len(book.history()) == 4


def test_a_list_is_refused_whole(book: Book) -> None:
    with pytest.raises(RecordError, match="nobody has signed as assurer"):
        book.record([DECISION, APPROVAL, ASSURANCE])
    assert len(book.history()) == 4


def test_after_a_change_approval_waits_for_a_new_assurance(book: Book) -> None:
    book.record(ASSURANCE)
    book.record(COST.changed(amount=11))
    with pytest.raises(RecordError, match=r"void. Changed since entry 4: cost line 'Fuel'"):
        book.record(APPROVAL.changed(about=""))
    book.record(ASSURANCE.changed(id="s3"))
    book.record(APPROVAL.changed(about=""))
    assert [one.state for one in signing.standing(book.case())] == ["void", "stands", "stands"]


def test_a_sign_off_is_never_edited_but_the_same_again_is_nothing(signed: Book) -> None:
    with pytest.raises(RecordError, match="never changed"):
        signed.record(ASSURANCE.changed(comment="Read twice"))
    assert signed.record(ASSURANCE).seq == 5


def test_a_sign_off_is_taken_back_with_a_reason_and_not_brought_back(signed: Book) -> None:
    with pytest.raises(RecordError, match="taken back with a reason"):
        signed.withdraw(APPROVAL, why=" ")
    signed.withdraw(APPROVAL, why="Signed by mistake")
    assert [entry.action for entry in signed.history(APPROVAL)] == ["record", "withdraw"]
    with pytest.raises(RecordError, match="brought back"):
        signed.record(APPROVAL)
    signed.record(DECISION.changed(title="Vans after all"))


@pytest.mark.parametrize(
    ("change", "remedy"),
    [
        (DECISION.changed(conditions="Cheaply"), "'supersedes' set to this one"),
        (NOTE.changed(text="Seven vans"), "under a new decision"),
    ],
)
def test_what_was_signed_is_not_changed(signed: Book, change: Decision | InitiationNote, remedy: str) -> None:
    with pytest.raises(RecordError, match=remedy):
        signed.record(change)
    with pytest.raises(RecordError, match="signed by Dee, recorded by Analyst in their name as approver"):
        signed.withdraw(change, why="No")
    assert signed.record(DECISION).seq == 6


def test_a_new_decision_takes_its_place(signed: Book) -> None:
    signed.record(DECISION.changed(id="d2", title="Seven vans", supersedes="d"))
    assert [one.state for one in signing.standing(signed.case())] == ["stands", "replaced"]
    with pytest.raises(RecordError, match="stays as it is"):
        signed.record(DECISION.changed(conditions="Cheaply"))


def test_what_came_after_the_signature_may_be_changed(signed: Book) -> None:
    late = Evaluation(id="e", title="Did it?", decision="d")
    signed.record(late)
    signed.record(late.changed(method="Count"))
    signed.withdraw(late, why="Not wanted")


def test_decisions_nobody_signed_are_changed_freely(book: Book) -> None:
    book.record(DECISION)
    book.record(DECISION.changed(conditions="Cheaply"))
    book.withdraw(DECISION)
    book.record(DECISION)


def test_an_import_is_taken_as_it_is_and_judged_where_it_is_read(signed: Book, tmp_path: Path) -> None:
    signed.export_jsonl(tmp_path / "r.jsonl")
    with open_book(":memory:", by="Reader") as copy:
        copy.import_jsonl(tmp_path / "r.jsonl")
        assert copy.head == signed.head
        assert [one.state for one in signing.standing(copy.case())] == ["stands", "stands"]


def test_a_big_book_is_not_read_again_for_anything_else(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object) -> None:
        raise AssertionError("the whole book was read")

    monkeypatch.setattr("innokit.store.signed.as_it_stands", read)
    book.record(COST.changed(amount=12))
    book.withdraw(COST)
    book.record([DECISION, NOTE])
    book.record(DECISION)


def test_an_id_of_another_kind_is_refused_as_such(book: Book) -> None:
    with pytest.raises(RecordError, match="has the id o already"):
        book.record(ASSURANCE.changed(id="o"))
