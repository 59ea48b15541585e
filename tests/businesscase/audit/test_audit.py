"""The auditor's list: each check passes on a sound case, and finds the one thing that is made wrong."""

from pathlib import Path

import pytest

from innokit.businesscase import audit
from innokit.businesscase.audit.audit import LIST
from innokit.businesscase.audit.bounds import BOUNDS
from innokit.records import Assumption, BenefitLine, Case, Challenge, Ref, Scenario, ScenarioValue
from tests.businesscase.audit.sound import sound


def test_a_sound_case_passes_every_check():
    states = {found.key: found.state for found in audit(sound()).checks}
    assert set(states.values()) == {"pass"}, states
    assert len(states) == len(LIST) + 1 == 15


def test_the_page_of_methods_lists_every_check_and_every_bound():
    page = (Path(__file__).parents[3] / "docs" / "methods.md").read_text(encoding="utf-8")
    listed = page.partition("## The auditor's list")[2].partition("\n## ")[0]
    assert [found.question for found in audit(Case()).checks if f"| {found.question} |" not in listed] == []
    for bound in BOUNDS.values():
        said = f"{bound.value:.0%}".replace("%", " per cent") if bound.value < 1 else f"{bound.value:,.0f}"
        assert said in listed


WRONG = [
    ("shares", "fail", {"software": {"payer": {}}}, "Software, payer"),
    ("ranges", "fail", {"take_up": {"high": 1.2}}, "Less post, take-up"),
    ("price-base", "fail", {"post": {"price_year": "2021/22"}}, "Less post, price year 2021/22"),
    ("price-base", "fail", {"post": {"price_year": "1066"}}, "Less post, price year 1066"),
    ("future-prices", "fail", {"post": {"price_year": "2023"}}, "Less post, price year"),
    ("owners", "fail", {"post": {"owner": ""}}, "Less post"),
    ("owners", "fail", {"post": {"budget_line": " "}}, "Less post"),
    ("owners", "warn", {"post": {"confirmed_by": ""}}, "Less post"),
    ("owners", "warn", {"post": {"confirmed_by": "head of  Post."}}, "Less post"),
    ("horizon", "warn", {"time": {"duration": 9}}, "Time saved, duration"),
    ("horizon", "warn", {"time": {"duration": None}}, "Time saved, duration"),
    ("bias", "warn", {"software": {"optimism_bias": 0.05}}, "Software, optimism bias"),
    ("bias", "fail", {"software": {"project_type": "castle"}}, "Software, optimism bias"),
    (
        "corrections",
        "warn",
        {"time": {"confidence": 0.8, "optimism_bias": 0.1, "both_corrections": True}},
        "Time saved",
    ),
    ("sources", "fail", {"take_up": {"source": ""}}, "Take-up (assumption)"),
    ("sources", "fail", {"software": {"source": ""}}, "Software (cost)"),
    ("evidence", "fail", {"post": {"standing": "estimated"}}, "New form"),
    ("evidence", "fail", {"take_up": {"standing": "recalled"}}, "New form"),
    ("evidence", "fail", {"post": {"grade": 6}}, "New form"),
    ("twice", "warn", {"time": {"gainer": "council", "title": "less  POST"}}, "Less post (New form)"),
]


@pytest.mark.parametrize(("key", "state", "changes", "where"), WRONG)
def test_what_is_made_wrong_is_found_in_its_place_and_nowhere_else(key, state, changes, where):
    found = audit(sound(**changes))
    check = found.check(key)
    assert check.state == state
    assert any(fault.where.startswith(where) and fault.remedy and fault.records for fault in check.faults)
    others = {c.key: c.state for c in found.checks if c.key != key and c.state in ("warn", "fail")}
    assert set(others) <= {"evidence", "workable"}, others
    assert ("workable" in others) == (found.check("totals").state == "cannot tell")


def test_an_appraisal_that_cannot_be_worked_out_fails_and_is_named_first_with_its_reason():
    """A broken model must not look better than a sound one: what cannot be told is beside a failure."""
    negative = Assumption(id="referrals", title="Referrals", value=-5, source="Register", standing="measured")
    found = audit(sound(negative, post={"people": Ref(assumption="referrals")}))
    assert found.checks[0].key == "workable"
    [fault] = found.checks[0].faults
    assert fault.where == "Line 'Less post', people (people), assumption 'Referrals'"
    assert fault.records == ("post",)
    words = found.in_words()
    assert words.startswith("The appraisal cannot be worked out: The assumption gives -5")
    assert "The answer is no to: Can the appraisal be worked out? Is every share" in words
    [beyond] = found.check("ranges").faults
    assert beyond.what == "the central value of Referrals is −5, and it is at least 0"
    assert beyond.records == ("referrals", "post")


def test_nothing_recorded_or_a_choice_without_baseline_for_a_reason_is_no_failure():
    assert audit(Case()).check("workable").state == "cannot tell"
    excused = Challenge(title="Which site?", no_baseline="One must be taken")
    assert audit(sound(excused, without=("baseline",))).check("workable").state == "cannot tell"
    assert audit(sound(without=("baseline",))).check("workable").state == "fail"


def test_ranges_look_at_every_field_a_number_feeds_once_for_each_value_of_it():
    """Low, central, high, listed values and scenarios; one finding for all the fields of one number."""
    cost = Assumption(id="price", title="Price", value=5, low=-1, high=9, source="Quote", standing="measured")
    ref = Ref(assumption="price")
    found = audit(sound(cost, software={"amount": ref}, time={"unit_value": ref})).check("ranges")
    assert [(f.where, f.what) for f in found.faults] == [
        ("Software, amount and 1 more field", "the low value of Price is −1, and it is at least 0")
    ]
    listed = Assumption(id="share", title="Share", value=0.5, shape="discrete", values=(0.5, 1.5), source="x")
    [fault] = audit(sound(listed, time={"impact": Ref(assumption="share")})).check("ranges").faults
    assert fault.what == "the highest listed value of Share is 1.5, and a share lies from 0 to 1"
    world = [
        Scenario(id="bad", title="A bad year"),
        ScenarioValue(scenario="bad", assumption="take-up", value=1.1),
    ]
    [fault] = audit(sound(*world)).check("ranges").faults
    assert fault.what.startswith("the scenario 'A bad year' value of Take-up is 1.1")


def test_a_number_above_one_is_wrong_only_in_a_share():
    many = Assumption(id="many", title="Users", value=400, source="Register", standing="measured")
    assert audit(sound(many, time={"people": Ref(assumption="many")})).check("ranges").state == "pass"
    [fault] = audit(sound(time={"impact": Ref(assumption="none")})).check("ranges").faults
    assert fault.what == "it names an assumption that is not there"


def test_a_missing_baseline_or_do_minimum_is_said():
    assert audit(sound(without=("baseline",))).check("compared").state == "fail"
    assert audit(sound(without=("least",))).check("compared").state == "warn"
    excused = sound(Challenge(title="Which site?", no_baseline="One must be taken"), without=("baseline",))
    assert audit(excused).check("compared").state == "warn"


def test_what_cannot_be_looked_at_says_so_and_does_not_pass():
    found = audit(sound(without=("frame",)))
    assert found.check("totals").state == "cannot tell"
    assert "No frame is recorded" in found.check("totals").why
    assert found.check("horizon").state == "cannot tell"


def test_the_same_saving_in_a_case_beside_is_found():
    other = Case(
        [
            Challenge(title="Can we print less?"),
            BenefitLine(title="No paper", option="x", sort="cash-releasing", budget_line=" postage"),
        ]
    )
    [fault] = audit(sound(), other).check("twice").faults
    assert "'Can we print less?'" in fault.where
    assert "budget line 'postage'" in fault.what
    assert audit(sound()).check("twice").state == "pass"


def test_an_alternative_that_claims_the_same_saving_is_told_to_count_it_once():
    twin = BenefitLine(
        id="twin",
        title="Less post",
        option="least",
        gainer="council",
        unit_value=10,
        source="Ledger",
        duration=5,
    )
    [fault] = audit(sound(twin)).check("twice").faults
    assert "if both go ahead, count it once" in fault.remedy


def test_the_words_name_what_fails_and_hostile_titles_stay_text():
    found = audit(sound(software={"title": "<script>x</script>", "source": ""}))
    assert "The answer is no to: Has every figure a source?" in found.in_words()
    assert "<script>" not in found._repr_html_()
