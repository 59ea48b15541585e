"""A book refuses to be signed out of turn, and keeps what was signed as it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokit.errors import BookError, RecordError
from innokit.records import (
    Challenge,
    CostLine,
    Decision,
    Duty,
    Entry,
    Evaluation,
    InitiationNote,
    Option,
    Override,
    QualityAnswer,
    Record,
    Role,
    SignOff,
    Stakeholder,
    signing,
)
from innokit.store import Book, open_book
from tests.counts import count

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


def as_(book: Book, who: str, *records: Record) -> list[Entry]:
    """Record in somebody else's name, as another seat at the same book would."""
    was, book.by = book.by, who
    try:
        return book.record(records)
    finally:
        book.by = was


@pytest.fixture
def signed(book: Book) -> Book:
    """A decision that was assured and approved, in entries 5 to 8, written down by a clerk and the board."""
    as_(book, "Board", ASSURANCE, DECISION, NOTE)
    as_(book, "Clerk", APPROVAL)
    return book


def test_the_chain_is_accepted_and_stands(signed: Book) -> None:
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
        as_(book, "Clerk" if sign.holder else "Analyst", sign)
    assert refused.value.remedy
    assert len(book.history()) == 4


def test_a_list_is_refused_whole(book: Book) -> None:
    with pytest.raises(RecordError, match="nobody has signed as assurer"):
        as_(book, "Clerk", DECISION, APPROVAL, ASSURANCE)
    assert len(book.history()) == 4


def test_after_a_change_approval_waits_for_a_new_assurance(book: Book) -> None:
    as_(book, "Bea", ASSURANCE)
    book.record(COST.changed(amount=11))
    with pytest.raises(RecordError, match=r"void. Changed since entry 4: cost line 'Fuel'"):
        as_(book, "Dee", APPROVAL.changed(about=""))
    as_(book, "Bea", ASSURANCE.changed(id="s3"))
    as_(book, "Dee", APPROVAL.changed(about=""))
    assert [one.state for one in signing.standing(book.case())] == ["void", "stands", "stands"]


def test_a_sign_off_is_never_edited_but_the_same_again_is_nothing(signed: Book) -> None:
    with pytest.raises(RecordError, match="never changed"):
        signed.record(ASSURANCE.changed(comment="Read twice"))
    assert signed.record(ASSURANCE).seq == 5


def test_a_sign_off_is_taken_back_with_a_reason_and_not_brought_back(signed: Book) -> None:
    with pytest.raises(RecordError, match="taken back with a reason"):
        signed.withdraw(APPROVAL, why="Why not")
    signed.withdraw(APPROVAL, why="Signed by mistake")
    assert [entry.action for entry in signed.history(APPROVAL)] == ["record", "withdraw"]
    with pytest.raises(RecordError, match="brought back"):
        signed.record(APPROVAL)
    with pytest.raises(RecordError, match="was signed by Dee, recorded by Clerk in their name as approver"):
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
    with pytest.raises(RecordError, match="signed by Dee, recorded by Clerk in their name as approver"):
        signed.withdraw(change, why="No")
    assert signed.record(DECISION).seq == 6


def test_one_person_cannot_rewrite_a_decision_and_approve_it_again(signed: Book) -> None:
    signed.record(COST.changed(amount=1))
    assert [one.state for one in signing.standing(signed.case())] == ["void", "stands"]
    for change in ({"outcome": "stop"}, {"title": "None of it"}, {"conditions": "Cheaply"}):
        with pytest.raises(RecordError, match="so it stays as it is"):
            signed.record(DECISION.changed(**change))
    for role in ("assurer", "approver"):
        with pytest.raises(RecordError, match="Analyst recorded figures, first in entry 4"):
            signed.record(SignOff(title="It", role=role, holder=f"Deputy {role}"))
    assert signed.case().get(Decision, "d") == DECISION


def test_an_approval_that_a_later_change_made_void_still_keeps_the_decision(book: Book) -> None:
    as_(book, "Board", ASSURANCE, DECISION)
    as_(book, "Dee", APPROVAL.changed(about=""))
    book.record(COST.changed(amount=11))
    assert {one.state for one in signing.standing(book.case())} == {"void"}
    with pytest.raises(RecordError, match="was signed by Dee as approver"):
        book.record(DECISION.changed(conditions="Cheaply"))
    with pytest.raises(RecordError, match="'supersedes' set to this one"):
        book.withdraw(DECISION, why="It is no longer wanted")


def test_a_signed_evaluation_is_taken_back_with_a_reason_once_its_decision_is_replaced(book: Book) -> None:
    plan = Evaluation(id="e", title="Did it?", decision="d")
    as_(book, "Board", ASSURANCE, DECISION, plan)
    as_(book, "Dee", APPROVAL)
    with pytest.raises(RecordError, match="Record a new evaluation under a new decision"):
        book.withdraw(plan, why="The decision was replaced")
    book.record(DECISION.changed(id="d2", supersedes="d"))
    with pytest.raises(RecordError, match="A signed evaluation is taken back with a reason"):
        book.withdraw(plan)
    book.withdraw(plan, why="The decision was replaced")
    with pytest.raises(RecordError, match="stays as it is"):
        book.record(plan.changed(method="Count"))


Act = tuple[str, str, str]
ACTS = st.tuples(
    st.sampled_from(("Analyst", "Board", "Bea", "Dee", "Clerk")),
    st.sampled_from(("record", "withdraw")),
    st.sampled_from(("decision", "note", "cost", "assurer", "approver", "role", "successor")),
)
OPENING: list[Act] = [("Board", "record", "decision"), ("Bea", "record", "assurer"),
                      ("Dee", "record", "approver")]  # fmt: skip


def act(book: Book, number: int, who: str, action: str, what: str) -> None:
    """Try one thing; a refusal is an answer too."""
    fresh: dict[str, Record] = {
        "decision": DECISION.changed(title=f"Vans {number}"), "note": NOTE.changed(text=f"{number} vans"),
        "cost": COST.changed(amount=number), "role": Role(id="r", title="Analyst", holder=f"Ann {number}"),
        "assurer": SignOff(id=f"a{number}", title="Case", role="assurer", holder=("", "Bea")[number % 2]),
        "approver": SignOff(id=f"p{number}", title="It", role="approver", about=("", "d")[number % 2]),
        "successor": DECISION.changed(id="d2", title=f"Bikes {number}", supersedes="d"),
    }  # fmt: skip
    book.by = who
    try:
        if action == "record":
            book.record(fresh[what])
        else:
            last = [one.id for one in book.case().records if one.kind == fresh[what].kind]
            book.withdraw(last[-1] if last else fresh[what].id, why="It is no longer wanted")
    except (RecordError, BookError):
        pass


@settings(max_examples=count("signed_histories"), deadline=None)
@given(st.lists(ACTS, max_size=14), st.booleans())
def test_no_history_changes_what_was_approved(acts: list[Act], opened: bool) -> None:
    with open_book(":memory:", by="Analyst") as book:
        book.record([Role(id="r", title="Analyst", holder="Ann"), OPTION, COUNCIL, COST])
        approved: dict[str, dict[str, object]] = {}
        for number, one in enumerate([*(OPENING if opened else ()), *acts]):
            act(book, number, *one)
            history = book.history()
            now = {entry.id: entry for entry in history if entry.kind == Decision.kind}
            for id, body in approved.items():
                assert (now[id].action, now[id].body) == ("record", body)
            last = history[-1]
            if last.kind == SignOff.kind and last.action == "record" and last.body["role"] == "approver":
                signs = last.body.get("about", "")
                approved |= {id: entry.body for id, entry in now.items()
                             if entry.action == "record" and signs in ("", id)}  # fmt: skip
        assert signing.rewritten(book.case()) == ()
        assert set(approved) == {id for id in signing.kept(book.case()) if id in now}
        if opened:
            assert "d" in approved


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


def test_what_an_older_version_let_through_still_opens_and_is_named(
    signed: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("innokit.store.signed.refuse", lambda *_: None)
    signed.record(COST.changed(amount=1))
    signed.record(DECISION.changed(outcome="stop"))
    signed.record([ASSURANCE.changed(id="s3"), APPROVAL.changed(id="s4", about="", scope="decision")])
    signed.record([QualityAnswer(question="nonsense", answer="yes"), Override(gate=1, by="X", reason=".")])
    signed.export_jsonl(tmp_path / "r.jsonl")
    with open_book(":memory:", by="Reader") as copy:
        copy.import_jsonl(tmp_path / "r.jsonl")
        case = copy.case()
    assert {one.state for one in signing.standing(case)} == {"void"}
    assert [one.in_words() for one in signing.rewritten(case)] == [
        "decision 'Vans it is' recorded by Analyst (entry 10)"
    ]
    assert case.of(QualityAnswer)
    assert case.of(Override)


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


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (Override(gate=2, by="Chief executive", reason="."), "Reason"),
        (Override(gate=2, by="Chief executive", reason="because"), "Reason"),
        (Duty(duty="subsidy", state="not needed", reason="n/a"), "Reason"),
        (QualityAnswer(question="data-age", answer="does not apply"), "How we know"),
        (Decision(title="A", outcome="go", against_ranking="x x x x"), "Why not the first"),
        (Challenge(title="Which?", no_baseline="-"), "Why no business as usual"),
    ],
)
def test_a_reason_that_stands_in_for_evidence_is_put_in_words(book: Book, record: Record, field: str) -> None:
    with pytest.raises(RecordError, match=f"'{field}' stands in for evidence") as refused:
        book.record(record)
    assert "two words and eight letters" in refused.value.remedy
    assert len(book.history()) == 4


def test_reasons_in_words_are_taken_and_old_ones_without_stay_readable(book: Book) -> None:
    book.record(Override(gate=2, by="Chief executive", reason="The hall is free that day"))
    book.record(QualityAnswer(question="data-age", answer="yes"))
    assert [one.reason for one in book.case().of(Override)] == ["The hall is free that day"]
    assert Override(gate=2, by="Chief executive", reason=".").reason == "."


AUDITOR = QualityAnswer(
    id="q1", question="checking-again", answer="partly", by="Head of audit", reason="Two totals"
)


def test_an_answer_to_no_question_is_refused_with_those_near(book: Book) -> None:
    with pytest.raises(RecordError, match="no quality question 'checking-agin'") as refused:
        book.record(QualityAnswer(question="checking-agin", answer="yes"))
    assert "Did you mean 'checking-again'" in refused.value.remedy
    with pytest.raises(RecordError, match="no quality question 'nonsense'") as refused:
        book.record(QualityAnswer(question="nonsense", answer="yes"))
    assert all(key in refused.value.remedy for key in signing.QUALITY_KEYS)
    book.record(QualityAnswer(question="own-lessons", answer="yes"))


@pytest.mark.parametrize("by", ["", "ann", "Analyst"])
def test_an_analyst_does_not_answer_what_others_checked(book: Book, by: str) -> None:
    with pytest.raises(RecordError, match="asks what others checked, and") as refused:
        book.record(QualityAnswer(question="checking-again", answer="yes", by=by, reason="We all did it"))
    assert "in their own name" in refused.value.remedy
    book.record(QualityAnswer(question="checking-extremes", answer="yes", by=by))


def test_anothers_answer_is_replaced_with_a_reason_and_by_its_own_giver_without(book: Book) -> None:
    as_(book, "Head of audit", AUDITOR)
    again = AUDITOR.changed(id="q2", answer="yes", by="", reason="")
    with pytest.raises(RecordError, match=r"partly, by Head of audit \(entry 5\): Two totals"):
        as_(book, "Manager", again)
    with pytest.raises(RecordError, match="Somebody else has answered this"):
        as_(book, "Manager", AUDITOR.changed(answer="yes", reason="Fine"))
    with pytest.raises(RecordError, match="Somebody else has answered this"):
        book.record(AUDITOR.changed(id="q2", answer="yes", reason=""))
    as_(book, "Head of audit", AUDITOR.changed(answer="no", reason=""))
    as_(book, "Manager", again.changed(reason="The library's people added all up again"))


def test_anothers_answer_is_taken_back_with_a_reason_and_ones_own_without(book: Book) -> None:
    as_(book, "Head of audit", AUDITOR)
    with pytest.raises(RecordError, match="Somebody else's answer is taken back with a reason"):
        book.withdraw(AUDITOR, why="-")
    book.withdraw(AUDITOR, why="It was entered twice")
    as_(book, "Manager", QualityAnswer(id="q9", question="data-age", answer="yes"))
    book.by = "manager"
    assert book.withdraw("q9").action == "withdraw"
