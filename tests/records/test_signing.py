"""Who may sign what, and what a later change does to a sign-off."""

import json
from dataclasses import replace

import pytest

from innokit.records import (
    KINDS,
    Assumption,
    Case,
    Challenge,
    CostLine,
    Decision,
    Entry,
    Evaluation,
    Frame,
    InitiationNote,
    Meeting,
    Option,
    QualityAnswer,
    Record,
    Role,
    SignOff,
    SuccessCriterion,
    Tick,
    Validation,
    signing,
)
from innokit.records.codec import to_fields

OPTION = Option(id="o", title="Vans")
FRAME = Frame(id="f", base_year="2026", last_year=2)
COST = CostLine(id="c", title="Fuel", option="o", amount=10, payer={"h": 1.0})
ROLES = (
    Role(id="r1", title="Lead analyst", holder="Ann Alder"),
    Role(id="r2", title="Assurer", holder="Bea Birch"),
)
DECISION = Decision(id="d", title="Vans it is", outcome="go", option="o")


class Log:
    """A history in the making: who recorded or withdrew what."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.kept: dict[str, Record] = {}

    def add(self, who: str | None, *records: Record) -> "Log":
        for record in records:
            self.kept[record.id] = record
            self._entry("record", who, record)
        return self

    def withdraw(self, who: str, id: str) -> "Log":
        self._entry("withdraw", who, self.kept.pop(id))
        return self

    def _entry(self, action: str, who: str | None, record: Record) -> None:
        body = {key: json.loads(text) for key, text in to_fields(record).items()}
        version = 1 + sum(entry.id == record.id for entry in self.entries)
        seq = len(self.entries) + 1
        self.entries.append(
            Entry(
                seq,
                action,
                record.kind,
                record.id,
                version,
                1,
                "2026-01-01T00:00:00Z",
                who,
                "",  # type: ignore[arg-type]
                body if action == "record" else {},
                "",
            )
        )

    def case(self) -> Case:
        return Case(self.kept.values(), self.entries)

    def signature(self, id: str) -> signing.Signature:
        return next(one for one in signing.standing(self.case()) if one.sign_off.id == id)

    def try_to(self, who: str, sign: SignOff) -> str:
        return signing.refusal(self.case(), sign, who)


def log() -> Log:
    """A small case: 2 roles, an option, a frame and a cost line, in entries 1 to 5."""
    return Log().add("Manager", *ROLES, OPTION).add("Cy Cedar", FRAME, COST)


def sign(id: str, role: str, **more: object) -> SignOff:
    return SignOff(id=id, title="Business case", role=role, **more)


def assured() -> Log:
    return log().add("Bea Birch", sign("s1", "Assurer"))


def approved(**more: object) -> Log:
    return assured().add("Board", DECISION).add("Dee Dale", sign("s2", "approver", **more))


@pytest.mark.parametrize(
    ("who", "because"),
    [
        ("Ann Alder", "holds the role of analyst"),
        ("ann  ALDER", "holds the role of analyst"),
        ("Cy Cedar", "recorded figures, first in entry 4"),
    ],
)
def test_no_analyst_assures(who: str, because: str) -> None:
    said = log().try_to(who, sign("s", "Independent assurer"))
    assert said.startswith("Assurance needs somebody other than the analyst")
    assert because in said
    assert said.endswith("Ask somebody who did not work on the figures to sign")


def test_whoever_signed_as_analyst_does_not_assure() -> None:
    made = log().add("Eve", sign("s0", "analyst", holder="Eve Elm"))
    assert "signed as analyst" in made.try_to("Manager", sign("s", "assurer", holder="Eve Elm"))


def test_the_holder_counts_whoever_records() -> None:
    assert log().try_to("Clerk", sign("s", "assurer", holder="Ann Alder")).startswith("Assurance needs")


@pytest.mark.parametrize(
    ("who", "because"),
    [("ann  alder", "holds the role of analyst"), ("Cy Cedar", "recorded figures, first in entry 4")],
)
@pytest.mark.parametrize(("role", "words"), [("assurer", "An assurance"), ("approver", "An approval")])
def test_no_analyst_records_a_sign_off_in_whatever_name(
    who: str, because: str, role: str, words: str
) -> None:
    said = assured().try_to(who, sign("s", role, holder="Somebody else"))
    assert said.startswith(f"{words} is recorded by somebody who")
    assert f"{who} {because}" in said
    assert said.endswith("in a book opened in their own name, or a clerk who had no part in it")


def test_who_assured_or_wrote_the_assurance_down_records_no_approval() -> None:
    made = log().add("Clerk", sign("s1", "assurer", holder="Bea Birch"))
    said = made.try_to("Clerk", sign("s", "approver", holder="Dee Dale"))
    assert "Clerk recorded the assurance in entry 6" in said
    assert "Clerk recorded the assurance" in made.try_to("Clerk", sign("s", "approver"))
    assert "Bea Birch signed as assurer" in made.try_to("Bea Birch", sign("s", "approver", holder="Dee Dale"))
    assert made.try_to("Dee Dale", sign("s", "approver")) == ""


def test_a_clerk_who_had_no_part_in_it_records_what_a_member_signed_and_it_says_so() -> None:
    made = assured()
    assert made.try_to("Clerk", sign("s", "approver", holder="Dee Dale")) == ""
    found = made.add("Clerk", sign("s", "approver", holder="Dee Dale")).signature("s")
    assert found.stands
    assert found.named == "Dee Dale, recorded by Clerk in their name"
    assert assured().signature("s1").named == "Bea Birch"


def test_a_clerk_who_types_a_figure_later_takes_nothing_away() -> None:
    made = assured().add("Board", DECISION).add("Clerk", sign("s", "approver", holder="Dee", about="d"))
    assert made.add("Clerk", COST.changed(amount=11)).signature("s").stands


def test_a_sign_off_that_an_import_brings_from_an_analyst_is_void_and_says_why() -> None:
    made = log().add("Cy Cedar", sign("s1", "assurer", holder="Bea Birch"))
    made.add("Dee Dale", sign("s2", "approver"))
    assert "Cy Cedar recorded figures, first in entry 4" in made.signature("s1").why
    assert "that of Bea Birch is void. An assurance is recorded by" in made.signature("s2").why


def test_approval_needs_assurance() -> None:
    said = log().try_to("Dee Dale", sign("s", "approver"))
    assert said.startswith("Approval needs an assurance that stands, and nobody has signed as assurer. ")
    assert said.endswith("Have the case assured first")
    assert assured().try_to("Dee Dale", sign("s", "approver")) == ""


def test_approval_needs_an_assurance_that_covers_as_much() -> None:
    made = log().add("Bea Birch", sign("s1", "assurer", scope="planning"))
    assert "covers only the planning" in made.try_to("Dee Dale", sign("s", "approver"))
    assert made.try_to("Dee Dale", sign("s", "approver", scope="set-up")) == ""


@pytest.mark.parametrize("who", ["Ann Alder", "Bea Birch", "Cy Cedar"])
def test_neither_analyst_nor_assurer_approves(who: str) -> None:
    said = assured().try_to(who, sign("s", "Approver"))
    assert said.startswith("Approval needs somebody who is neither analyst nor assurer")


def test_an_assurance_that_a_change_made_void_carries_no_approval() -> None:
    made = assured().add("Cy Cedar", COST.changed(amount=11))
    said = made.try_to("Dee Dale", sign("s", "approver"))
    assert (
        "that of Bea Birch is void. Changed since entry 5: cost line 'Fuel' recorded by Cy Cedar (entry 7)"
        in said
    )


def test_any_other_role_may_sign_at_any_time() -> None:
    assert log().try_to("Ann Alder", sign("s", "section 151 officer")) == ""


def test_an_entry_that_is_not_there_cannot_have_been_read() -> None:
    said = log().try_to("Bea Birch", sign("s", "assurer", as_at=6))
    assert said.startswith("It says that the record was read at entry 6, and there are 5 entries")
    assert log().try_to("Bea Birch", sign("s", "assurer", as_at=5)) == ""


def test_an_old_state_is_not_signed() -> None:
    said = log().try_to("Bea Birch", sign("s", "assurer", as_at=4))
    assert said.startswith("What it signs was changed after entry 4: cost line 'Fuel' recorded by Cy Cedar")
    made = log().add("Manager", Tick(item="layout"))
    assert made.try_to("Bea Birch", sign("s", "assurer", as_at=5)) == ""


def test_blank_means_the_entry_before_its_own() -> None:
    assert assured().signature("s1").as_at == 5
    assert assured().signature("s1").stands


CHANGES = [
    (COST.changed(amount=11), {"business case", "decision"}),
    (Assumption(id="a", title="Share", value=0.5), {"business case", "decision"}),
    (Challenge(id="q", title="Why?"), {"set-up", "planning", "business case", "decision"}),
    (KINDS["criterion"](id="k", title="Reach"), {"planning", "business case", "decision"}),  # type: ignore[call-arg]
    (SuccessCriterion(id="sc", title="It works"), {"decision"}),
    (Evaluation(id="ev", title="Did it?"), {"decision"}),
    (Tick(id="t", item="layout"), set()),
    (Validation(id="v", stakeholder="h", outcome="agrees"), set()),
    (QualityAnswer(id="qa", question="x", answer="yes"), set()),
    (Meeting(id="m", title="Board"), set()),
    (sign("other", "sponsor"), set()),
]


@pytest.mark.parametrize("scope", list(signing.LAST_PHASE))
@pytest.mark.parametrize(("change", "voids"), CHANGES, ids=[record.kind for record, _ in CHANGES])
def test_a_later_change_voids_what_covers_it_and_nothing_else(
    change: Record, voids: set[str], scope: str
) -> None:
    made = log().add("Bea Birch", sign("s", "assurer", scope=scope)).add("Someone", change)
    found = made.signature("s")
    assert found.stands == (scope not in voids)
    if scope in voids:
        assert [(c.seq, c.who) for c in found.changes] == [(7, "Someone")]
        assert found.why.startswith("Changed since entry 5: ")
        assert "by Someone (entry 7)" in found.why


def test_a_withdrawal_is_a_change_and_keeps_its_name() -> None:
    found = assured().withdraw("Manager", "c").signature("s1")
    assert found.why == "Changed since entry 5: cost line 'Fuel' withdrawn by Manager (entry 7)"


def test_many_changes_are_counted() -> None:
    made = assured().add("Zed", *(Assumption(id=f"a{n}", title=f"A{n}", value=n) for n in range(5)))
    assert made.signature("s1").why.endswith("(entry 9); and 2 more")


def test_an_approver_who_does_not_say_covers_the_decisions_there_are() -> None:
    early = assured().add("Dee Dale", sign("s", "approver")).add("Board", DECISION)
    assert early.signature("s").scope == "business case"
    assert early.signature("s").stands
    assert not signing.approves(early.case(), early.signature("s"), DECISION)

    made = approved()
    assert made.signature("s2").scope == "business case and decision"
    assert signing.approves(made.case(), made.signature("s2"), DECISION)
    made.add("Board", Decision(id="e", title="And bikes", outcome="stop"))
    assert made.signature("s2").stands
    rewritten = DECISION.changed(title="Lorries")
    made.add("Clerk", rewritten)
    assert made.signature("s2").why == (
        "Changed since entry 7: decision 'Lorries' recorded by Clerk (entry 10)"
    )
    assert not signing.approves(made.case(), made.signature("s2"), rewritten)


def test_an_approver_who_says_business_case_approves_no_decision() -> None:
    made = approved(scope="business case")
    assert not signing.approves(made.case(), made.signature("s2"), DECISION)
    assert signing.kept(made.case()) == {}


def test_scopes_unless_said() -> None:
    assert signing.scope_of(sign("s", "Project sponsor")) == "set-up"
    assert signing.scope_of(sign("s", "approver")) == "business case"
    assert signing.scope_of(sign("s", "approver", about="d")) == "decision"
    assert signing.scope_of(sign("s", "sponsor", scope="planning")) == "planning"


def test_an_approval_of_one_decision_outlives_changes_of_the_case() -> None:
    made = approved(about="d").add("Cy Cedar", COST.changed(amount=11))
    assert made.signature("s2").stands
    assert not made.signature("s1").stands


def test_an_approval_falls_with_an_assurance_taken_back() -> None:
    made = approved(about="d").withdraw("Bea Birch", "s1")
    assert made.signature("s2").state == "void"
    assert "nobody has signed as assurer" in made.signature("s2").why


def test_an_assurance_that_came_later_is_no_ground() -> None:
    made = log().add("Dee Dale", sign("s2", "approver")).add("Bea Birch", sign("s1", "assurer"))
    assert made.signature("s2").state == "void"


def test_a_decision_that_was_replaced_is_no_longer_in_force() -> None:
    later = DECISION.changed(id="d2", supersedes="d")
    made = approved(about="d").add("Board", later)
    assert made.signature("s2").state == "replaced"
    assert "in place of" in made.signature("s2").why


def test_what_was_signed_is_locked_with_its_notes_and_nothing_recorded_later() -> None:
    note, own = InitiationNote(id="n1", item="scope", text="x"), Evaluation(id="e1", title="?", decision="d")
    other = InitiationNote(id="n2", item="scope", text="x", decision="another")
    made = (
        assured().add("Board", DECISION, note, own, other).add("Dee Dale", sign("s2", "approver", about="d"))
    )
    made.add("Manager", InitiationNote(id="n3", item="plan", text="y", decision="d"))
    assert set(signing.locked(made.case())) == {"d", "n1", "e1"}
    assert signing.locked(made.case())["d"].sign_off.id == "s2"


def test_a_scope_locks_every_decision_while_it_stands() -> None:
    made = approved(scope="decision")
    assert set(signing.locked(made.case())) == {"d"}
    made.add("Board", SuccessCriterion(title="It works"))
    assert signing.locked(made.case()) == {}


def test_an_assurance_of_the_case_locks_no_decision() -> None:
    assert signing.locked(assured().add("Board", DECISION).case()) == {}


@pytest.mark.parametrize("how", [{}, {"about": "d"}, {"scope": "decision"}])
def test_what_was_ever_approved_is_kept_for_good(how: dict[str, str]) -> None:
    made = approved(**how)
    made.add("Cy Cedar", COST.changed(amount=11)).withdraw("Dee Dale", "s2").withdraw("Bea Birch", "s1")
    assert signing.locked(made.case()) == {}
    assert signing.kept(made.case()) == {"d": (8, 7, "approver", "Dee Dale")}


def test_a_withheld_word_of_a_sign_off_unlocks_nothing() -> None:
    made = approved(about="d")
    last = made.entries[-1]
    body = {name: value for name, value in last.body.items() if name != "about"}
    made.entries[-1] = replace(last, body=body, missing=("about",))
    assert set(signing.kept(Case(list(made.kept.values())[:-1], made.entries))) == {"d"}


def test_a_decision_that_was_withdrawn_before_the_signing_is_not_signed() -> None:
    made = assured().add("Board", DECISION).withdraw("Board", "d")
    made.add("Dee Dale", sign("s2", "approver", scope="decision"))
    assert signing.kept(made.case()) == {}


def test_what_was_signed_and_rewritten_is_found() -> None:
    plan = Evaluation(id="e1", title="Did it?", decision="d")
    made = assured().add("Board", DECISION, plan).add("Dee Dale", sign("s2", "approver", about="d"))
    assert signing.rewritten(made.case()) == ()
    made.add("Clerk", DECISION, DECISION.changed(outcome="stop"))
    assert [(one.seq, one.who) for one in signing.rewritten(made.case())] == [(11, "Clerk")]
    made.withdraw("Clerk", "e1")
    assert [one.seq for one in signing.rewritten(made.case())] == [11, 12]


def test_where_a_sign_off_stands_is_said_in_one_wording() -> None:
    assert assured().signature("s1").place == "signed in entry 6, on the record as at 5"
    assert signing.standing(Case([sign("s", "assurer", holder="Bea")]))[0].place == ""


def test_without_a_book_only_the_people_are_looked_at() -> None:
    roles = [Role(title="Analyst", holder="Ann")]
    good, bad = sign("s1", "assurer", holder="Bea"), sign("s2", "assurer", holder="Ann")
    found = signing.standing(Case([*roles, good, bad]))
    assert [one.state for one in found] == ["stands", "void"]
    assert found[0].seq is found[0].as_at is None


def test_a_withheld_name_is_like_no_other() -> None:
    roles = [Role(title="Analyst", holder="(withheld)")]
    assert signing.standing(Case([*roles, sign("s", "assurer", holder="(withheld)")]))[0].stands
    made = log().add(None, sign("s", "assurer"))
    assert made.signature("s").named == "name withheld"


def test_every_kind_is_covered_or_set_aside_on_purpose() -> None:
    assert set(KINDS) >= signing.ASIDE | signing.FIGURES | signing.CARRIED
