"""Roles and sign-offs, partners, quality questions and public duties: prompts with names, blanks in sight."""

from collections import Counter

import pytest

import innokit
from innokit.process import DUTIES, QUESTIONS, assurance, duties, partners, quality
from innokit.records import (
    Case,
    CostLine,
    Decision,
    Duty,
    Option,
    QualityAnswer,
    Record,
    Role,
    SignOff,
    Stakeholder,
    Validation,
    signing,
)
from innokit.results import Figure, Result, Sheet
from innokit.store import open_book

DECLARED = "Names are as declared, not proved"
TEAM, PAYER = Stakeholder(id="t", title="Team", part="Delivers"), Stakeholder(id="h", title="Council")
ROLES = [Role(title="Sponsor", holder="Dot"), Role(title="Analyst", holder="Ann")]


def plain(sheet: Sheet) -> list[list[str]]:
    return [[cell if isinstance(cell, str) else cell.text for cell in row] for row in sheet.rows]


@pytest.mark.parametrize("make", [assurance, partners, quality, duties])
def test_every_screen_says_that_names_are_as_declared(make: object) -> None:
    shown: Result = make(Case())  # type: ignore[operator]
    assert DECLARED in shown.in_words()


def test_24_questions_in_five_groups_and_keys_apart() -> None:
    assert len(QUESTIONS) == len({one.key for one in QUESTIONS}) == 24
    assert min(Counter(one.group for one in QUESTIONS).values()) >= 4
    assert all(
        one.words.endswith("?") and one.look[:4] in ("01: ", "02: ", "04: ", "05: ", "06: ")
        for one in QUESTIONS
    )


def test_duties_asked_for_are_there_and_keys_apart() -> None:
    keys = {one.key for one in DUTIES}
    assert len(keys) == len(DUTIES)
    assert keys >= {"equality", "data-protection", "subsidy", "accessibility", "best-value", "information"}
    assert {one.where for one in DUTIES} >= {"Scotland", "Wales", "UK"}


def test_a_question_nobody_answered_stays_blank() -> None:
    rows = plain(quality(Case()).sheet())
    assert {row[2] for row in rows} == {"not yet answered"}
    assert {row[3] for row in rows} == {""}


def test_an_answer_says_who_and_when_and_the_newest_stands() -> None:
    with open_book(":memory:", by="Manager") as book:
        one = QualityAnswer(question="data-sources", answer="no", by="Ann", reason="Two are missing")
        book.record([one, QualityAnswer(question="data-age", answer="partly", by="manager")])
        book.record(QualityAnswer(id="q", question="data-sources", answer="yes", by="Ann"))
        case = book.case()
    shown = quality(case)
    rows = {row[0]: row for row in plain(shown.sheet())}
    by_key = {one.key: rows[one.words] for one in QUESTIONS}
    assert by_key["data-sources"][2:4] == ["yes", "Ann, recorded by Manager in their name"]
    assert by_key["data-age"][3] == "manager"
    assert by_key["data-age"][4].endswith(str(case.entries[0].moment.year))
    assert shown.figures["quality.answered"].text == "2 of 24"
    assert "Only in part: Are the figures recent enough" in shown.in_words()
    assert shown.figures["quality.q"].records == ("q",)
    assert "Somebody else said something before" not in shown.in_words()
    assert [column.title for column in shown.sheet().columns][-2:] == ["How we know", "Where to look"]


AUDITOR = QualityAnswer(id="q1", question="checking-extremes", answer="partly", reason="Nought alone")
AGAIN = "Did somebody come to the same figures again by themselves?"
EXTREMES = "Was it tried with values of nought and of far too much?"


def seats(*acts: tuple[str, Record | str]) -> Case:
    """A book in which each of several people records, or takes back by id."""
    with open_book(":memory:", by="Manager") as book:
        for who, what in acts:
            book.by = who
            if isinstance(what, str):
                book.withdraw(what, why="Somebody asked for it")
            else:
                book.record(what)
        return book.case()


def test_what_somebody_else_answered_before_stands_beside_the_new_answer() -> None:
    new = QualityAnswer(id="q2", question="checking-extremes", answer="yes", reason="Far too much, since")
    case = seats(("Auditor", AUDITOR), ("Manager", new))
    shown = quality(case)
    row = next(row for row in plain(shown.sheet()) if row[0] == EXTREMES)
    assert row[2:4] == ["yes", "Manager"]
    assert row[6] == "partly, by Auditor (entry 1): Nought alone"
    assert f"Somebody else said something before to: {EXTREMES}" in shown.in_words()
    assert {row[6] for row in plain(shown.sheet()) if row[0] != EXTREMES} == {"nothing"}


def test_anothers_answer_changed_in_place_or_taken_back_stays_in_sight_and_ones_own_does_not() -> None:
    over = AUDITOR.changed(answer="yes", reason="Far too much was tried since")
    for later in (over, "q1"):
        shown = quality(seats(("Auditor", AUDITOR), ("Manager", later)))
        row = next(row for row in plain(shown.sheet()) if row[0] == EXTREMES)
        assert row[6].startswith("partly, by Auditor (entry 1)")
    assert quality(seats(("Auditor", AUDITOR), ("Auditor", "q1"))).before == {}


def test_an_analysts_own_word_on_what_others_checked_is_no_answer() -> None:
    analyst = Role(title="Analyst", holder="Ann")
    auditor = QualityAnswer(id="a", question="checking-again", answer="partly", by="Bea", reason="Two totals")
    own = QualityAnswer(id="b", question="checking-again", answer="yes", by="Ann")
    shown = quality(Case([analyst, auditor, own]))
    assert shown.answers["checking-again"] is auditor
    said = "No answer, as it is an analyst's own word on what others checked, to: "
    assert f"{said}{AGAIN}" in shown.in_words()
    assert {one.key for one in quality(Case([analyst, own])).open} == {one.key for one in QUESTIONS}


def test_what_others_checked_says_so_where_an_analyst_wrote_it_down() -> None:
    answer = QualityAnswer(question="checking-again", answer="partly", by="Bea", reason="Two totals")
    said = "What others checked, written down by an analyst in their name, to: "
    roles = ("Manager", Role(title="Analyst", holder="Ann"))
    assert f"{said}{AGAIN}" in quality(seats(roles, ("Ann", answer))).in_words()
    assert said not in quality(seats(roles, ("Clerk", answer))).in_words()


def test_the_keys_that_a_book_takes_are_those_of_the_list() -> None:
    assert tuple(one.key for one in QUESTIONS) == signing.QUALITY_KEYS
    assert set(signing.QUALITY_KEYS) >= signing.BY_OTHERS


def test_answers_to_no_question_of_the_list_are_named() -> None:
    said = quality(Case([QualityAnswer(question="odd", answer="yes")])).in_words()
    assert "1 answer belongs to no question of the list: odd." in said
    assert "names a duty that is not in the list: odd" in duties(Case([Duty(duty="odd")])).in_words()


def test_a_duty_is_blank_to_do_done_or_not_needed() -> None:
    case = Case([
        Duty(duty="equality", state="done", by="Dot", link="Annex B"),
        Duty(duty="subsidy", state="not needed", reason="Nobody trades"),
        Duty(duty="accessibility"),
    ])  # fmt: skip
    shown = duties(case)
    states = {row[0]: row[1] for row in plain(shown.sheet())}
    assert states["Equality"] == "done"
    assert states["Subsidy control"] == "not needed"
    assert states["Accessibility"] == "to do"
    assert states["Best value"] == "nobody has said yet"
    assert {one.key for one in shown.open} == {one.key for one in DUTIES} - {"equality", "subsidy"}
    assert "certifies nothing" in shown.in_words()


def test_partners_who_deliver_are_asked_and_answered() -> None:
    against = Validation(id="v", stakeholder="t", outcome="does not agree", comment="No staff")
    shown = partners(Case([TEAM, PAYER]))
    assert [one.title for one in shown.unasked] == ["Team"]
    shown = partners(Case([TEAM, PAYER, against]))
    assert "Does not agree: Team. Waiting for an answer: Team." in shown.in_words()
    assert partners(Case([TEAM, against.changed(answer="Two posts more")])).unanswered == ()


def test_a_partner_whose_case_has_changed_since_is_told() -> None:
    with open_book(":memory:", by="Analyst") as book:
        line = CostLine(id="c", title="Fuel", option="o", payer="h", amount=1)
        book.record([Option(id="o", title="Vans"), TEAM, PAYER, line])
        book.record(Validation(stakeholder="t", outcome="agrees", by="Team lead"))
        assert plain(partners(book.case()).sheet())[0][6:] == ["4", "nothing"]
        book.record(line.changed(amount=2))
        row = plain(partners(book.case()).sheet())[0]
    assert row[3] == "Team lead, recorded by Analyst in their name"
    assert row[7] == "cost line 'Fuel' recorded by Analyst (entry 6)"


def test_assured_and_approved_are_said_with_name_and_entry() -> None:
    with open_book(":memory:", by="Dot") as book:
        book.record(
            [*ROLES, Option(id="o", title="Vans"), Decision(id="d", title="Vans it is", outcome="go")]
        )
        assert assurance(book.case()).in_words().startswith("It is not assured. It is not approved.")
        book.record(SignOff(id="s1", title="Case", role="assurer", holder="Bea"))
        book.by = "Clerk"
        book.record(SignOff(id="s2", title="It", role="approver", holder="Cy", about="d"))
        said = assurance(book.case()).in_words()
        assured = "Assured, signed in entry 5, on the record as at 4, covering the business case, by Bea"
        assert f"{assured}, recorded by Dot in their name" in said
        approved = "Approved, signed in entry 6, on the record as at 5, covering the decision 'Vans it is'"
        assert f"{approved}, by Cy, recorded by Clerk in their name" in said
        book.by = "Dot"
        book.record(Option(id="o2", title="Bikes"))
        said = assurance(book.case()).in_words()
    assert said.startswith("It is not assured. Approved")
    assert "void. Changed since entry 4: option 'Bikes' recorded by Dot (entry 7)." in said


def test_what_was_signed_and_then_rewritten_is_said() -> None:
    case = innokit.example("north-lincolnshire")
    said = assurance(case).in_words()
    assert "Approver (Cabinet member for children): void. Changed since entry 754: decision" in said
    assert "Signed, and then changed where a new record should have taken its place: decision 'Local" in said
    assert "Signed, and then changed" not in assurance(innokit.example("virtual-home")).in_words()


def test_roles_and_who_holds_them() -> None:
    signed = SignOff(id="s", title="Case", role="Section 151 officer", holder="Ed")
    rows = {row[0]: row[1] for row in plain(assurance(Case([*ROLES, signed])).sheet("roles"))}
    assert rows == {
        "Commissioner": "Dot", "Responsible owner": "nobody yet", "Analyst": "Ann", "Assurer": "nobody yet",
        "Section 151 officer": "Ed", "Approver": "nobody yet",
    }  # fmt: skip


def test_what_is_open_is_counted() -> None:
    said = assurance(Case([TEAM])).in_words()
    assert "Still open: 1 partner not asked, 24 quality questions not answered and 15 duties open." in said


def test_figures_lead_to_what_was_recorded() -> None:
    case = Case([*ROLES, TEAM, SignOff(title="C", role="assurer", holder="Bea"),
                 Validation(stakeholder="t", outcome="agrees"), Duty(duty="equality"),
                 QualityAnswer(question="data-age", answer="yes")])  # fmt: skip
    for make in (assurance, partners, quality, duties):
        found = [one for one in make(case).figures.values() if isinstance(one, Figure)]
        assert found
        assert all(one.records and set(one.records) <= set(case.by_id) for one in found)
