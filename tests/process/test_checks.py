"""Each item that is derived: it holds in a whole case, and one missing thing is named."""

import datetime

import pytest

import innokit
from innokit import process
from innokit.process import CHECKS, PHASES, Status, statuses
from innokit.records import Case, Decision, Option, Participant, Score, Selection, Sifting, SignOff, Tick
from tests.process.cases import DAY, adding, changed, whole, without

ITEMS = {item.key: item for phase in PHASES for item in (*phase.start, *phase.end)}


def status(case: Case, key: str) -> Status:
    return statuses(case, (ITEMS[key],))[0]


@pytest.mark.parametrize("key", sorted(ITEMS))
def test_it_holds_in_a_whole_case_and_names_its_records(key: str) -> None:
    found = status(whole(), key)
    assert found.holds, found
    assert found.finding.records
    assert set(found.finding.records) <= set(whole().by_id)


@pytest.mark.parametrize("key", sorted(ITEMS))
def test_it_does_not_hold_in_an_empty_case_and_says_why(key: str) -> None:
    found = status(Case(), key)
    assert found.finding.holds == "not yet"
    assert found.finding.why
    assert found.finding.records == ()


LACKING = [
    ("driver", changed("c", drivers=""), "not say what drives it"),
    ("challenge", changed("c", most_in_need=""), "who is in most need"),
    ("reason", changed("c", evidence=""), "lacks drivers or evidence"),
    ("buy_in", changed("so", role="approver"), "signed as sponsor"),
    ("approach", changed("a", reason=""), "gives no reason"),
    ("approach", changed("a", chosen=False), "No approach is chosen"),
    ("money", changed("a", budget=None), "no budget"),
    ("outside_help", changed("a", sourcing="mixed"), "tick this once"),
    ("people", changed("r", holder=""), "Nobody holds: Project manager"),
    ("oversight", changed("m", date=None), "No meeting has a date"),
    ("process_manager", changed("r", title="Analyst"), "No role of project manager"),
    ("focus", changed("f", target_group=""), "no target group"),
    ("sectors", changed("p2", sector="public"), "Nobody from: private"),
    ("sectors", changed("p3", status="declined"), "Nobody from: third"),
    ("practices", changed("p3", practice="finance"), "Nobody from: lived experience"),
    ("facilitator", changed("e", facilitator=""), "no facilitator"),
    ("notice", changed("e", invitees_known=None), "lacks its date"),
    ("stimulus", without("s1"), "only questions"),
    ("preparation", without("s2"), "No question to prepare"),
    ("scales", changed("k2", best_words=""), "for 0 and 100: Ease"),
    ("authors", changed("i2", table=""), "Neither author nor table: Lessons by phone"),
    ("themes", changed("i3", theme=""), "In no group yet: A bus"),
    ("sifted", without("t3"), "No outcome yet: A bus"),
    ("sift_reasons", changed("t1", reason=""), "No reason: A shared calendar"),
    ("owners", changed("t2", owner=""), "No owner: Lessons by phone"),
    ("concepts", changed("cs", ideas=()), "No concept sheet for: Lessons by phone"),
    ("concepts_full", changed("cs", how=""), "how it works is blank: Phone lessons"),
    ("options", without("o1", "o2", "o3"), "Only one option"),
    ("baseline", changed("o0", role="option"), "No option is business as usual"),
    ("scored", changed("x21", value=None), "Not scored: More classes on Reach"),
    ("weighted", without("w2"), "No weight: Ease"),
    ("selected", changed("l1", outcome="parked"), "Only one option is carried forward"),
    ("selection_reasons", changed("l3", reason=""), "No reason: A campus"),
    ("stakeholders", changed("h", part=""), "No part said: Council"),
    ("costs", without("y2"), "No cost line: More classes"),
    ("benefits", without("b1"), "No benefit line: Phone lessons"),
    ("parties", changed("b1", gainer={}), "Neither payer nor gainer: Learning"),
    ("sources", changed("as", source=""), "No source: Take-up"),
    ("risks", changed("ri", owner=""), "No owner: Nobody comes"),
    ("plan", changed("mi", finish=None), "No date or owner: Open"),
    ("decision", changed("d", reasons=""), "No reasons or no date: Try it"),
    ("delivery_manager", changed("d", project_manager=""), "No project manager: Try it"),
    ("success", without("sc"), "A pilot was decided"),
    ("success", changed("sc", target=""), "No indicator or no target: They learn"),
    ("checked", without("va"), "Not asked: Council"),
    ("checked", changed("va", outcome="does not agree", comment="No staff"), "without an answer: Council"),
    ("ranking", changed("d", against_ranking=""), "Neither a reason nor a tick that it ranks first: Try it"),
    ("initiated", without("in"), "Nothing noted for the initiation of: Try it"),
    ("initiated", changed("in", decision="another"), "Nothing noted for the initiation of: Try it"),
    ("evaluation", without("ev"), "No evaluation is recorded for: Try it"),
    ("evaluation", changed("ev", reports=None), "No evaluator, method or dates: Did it?"),
    ("signed", without("sp"), "Nobody has signed as approver"),
    ("signed", without("sa"), "The approval is void. Cabinet: Approval needs an assurance that stands"),
    ("signed", changed("sp", holder="Audit"), "neither analyst nor assurer"),
    ("signed", changed("sp", about="another"), "Not approved: Try it"),
    ("signed", changed("sp", scope="planning"), "Not approved: Try it"),
]


@pytest.mark.parametrize(("key", "case", "why"), LACKING)
def test_what_is_missing_is_named(key: str, case: Case, why: str) -> None:
    found = status(case, key)
    assert found.finding.holds == "not yet"
    assert why in found.finding.why


def test_every_check_that_can_lack_something_was_tried() -> None:
    only_there_or_not = {"known", "criteria", "ideas", "votes", "shortlist", "frame"}
    assert {key for key, _, _ in LACKING} | only_there_or_not == set(CHECKS)


@pytest.mark.parametrize(("days", "holds"), [(41, "no"), (42, "yes")])
def test_six_weeks_are_42_days(days: int, holds: str) -> None:
    found = status(changed("e", date=DAY + datetime.timedelta(days=days)), "notice")
    assert found.finding.holds == holds
    assert ("Only 41 days" in found.finding.why) == (holds == "no")


def test_two_options_as_business_as_usual_speak_against_it() -> None:
    found = status(adding(Option(id="o9", title="As before", role="baseline")), "baseline").finding
    assert (found.holds, found.records) == ("no", ("o0", "o9"))
    assert "As now and As before" in found.why


def test_more_than_three_carried_forward_speak_against_it() -> None:
    more = [
        Option(id="o4", title="O4"),
        Selection(id="l4", option="o4", outcome="carried forward", reason="r"),
    ]
    case = Case([*changed("l3", outcome="carried forward").records, *more])
    assert status(case, "selected").finding.holds == "no"


def test_not_applicable_counts_as_judged() -> None:
    assert status(changed("x21", value=None, not_applicable=True), "scored").holds


def test_business_as_usual_need_not_be_scored_but_a_new_option_must_be() -> None:
    case = adding(Option(id="o4", title="Radio"), Score(id="x4", option="o4", criterion="k1", value=5))
    assert status(case, "scored").finding.why == "Not scored: Radio on Ease"


def test_where_nothing_goes_to_delivery_no_manager_and_no_criteria_are_needed() -> None:
    stopped = Case([Decision(id="d", title="No", outcome="stop", reasons="Too dear", date=DAY)])
    for key in ("delivery_manager", "success", "evaluation", "initiated", "ranking"):
        assert status(stopped, key).holds


def test_outside_help_is_ticked_by_a_person() -> None:
    case = Case([*changed("a", sourcing="out-sourced").records, Tick(id="q", item="outside_help")])
    found = status(case, "outside_help")
    assert found.finding.records == ("q",)
    assert found.how == "ticked by somebody, not in a book (the record alone says: not yet)"


def test_a_person_may_say_that_it_does_not_hold() -> None:
    found = status(adding(Tick(id="q", item="focus", done=False, reason="Too wide")), "focus")
    assert found.finding.holds == "no"
    assert found.finding.why == "Somebody says that it does not hold: Too wide"
    assert found.how.endswith("(the record alone says: yes)")


def test_the_newest_tick_stands() -> None:
    case = Case([Tick(id="q1", item="thanked", done=True), Tick(id="q2", item="thanked", done=False)])
    assert status(case, "thanked").finding.records == ("q2",)


def test_the_newest_sifting_stands() -> None:
    case = adding(Sifting(id="t9", idea="i3", outcome="shortlisted", reason="A sponsor was found"))
    assert status(case, "owners").finding.why == "No owner: A bus"


def test_a_participant_who_declined_does_not_count() -> None:
    case = Case([Participant(id="p", title="P", sector="public", status="declined")])
    assert status(case, "sectors").finding.why == "No participant is recorded"


def test_long_lists_are_cut_short() -> None:
    case = Case([Option(id="o", title="Long"), *(Option(id=f"o{n}", title=f"Option {n}") for n in range(6))])
    assert status(case, "costs").finding.why == "No cost line: Long, Option 0, Option 1 and 4 more"


def test_a_sign_off_by_somebody_else_is_no_sponsor() -> None:
    assert not status(Case([SignOff(id="s", title="All", role="assurer")]), "buy_in").holds


def test_an_approval_says_whose_it_is_and_who_recorded_it() -> None:
    found = process.guide(innokit.example("north-lincolnshire"), 6).table("end").set_index("Item")
    row = found.loc["The decision is approved, on an assurance that stands"]
    assert row["Holds"] == "yes"
    assert row["How known"] == (
        "derived: approved by Council cabinet, recorded by Democratic services officer in their name, signed "
        "in entry 827, on the record as at 826"
    )


def test_an_approval_of_the_business_case_alone_approves_no_decision() -> None:
    case = changed("sp", scope="business case")
    assert status(case, "signed").finding.why == "Not approved: Try it"
    assert status(changed("sp", scope="decision"), "signed").holds
    assert status(whole(), "signed").finding.why == "Approved by Cabinet"


def test_where_it_ranks_first_a_person_who_has_looked_says_so() -> None:
    case = Case([*changed("d", against_ranking="").records, Tick(id="q", item="ranking", reason="By both")])
    assert status(case, "ranking").holds


def test_a_decision_since_replaced_asks_for_nothing_more() -> None:
    later = Decision(id="d2", title="Stop", outcome="stop", reasons="Too dear", date=DAY, supersedes="d")
    case = Case([record for record in adding(later).records if record.id not in ("in", "ev", "sc")])
    for key in ("initiated", "evaluation", "success", "ranking", "delivery_manager"):
        assert status(case, key).holds
