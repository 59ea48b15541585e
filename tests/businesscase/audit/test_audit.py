"""The auditor's list: each check passes on a sound case, and finds the one thing that is made wrong."""

import pytest

from innokit.businesscase import audit
from innokit.records import (
    Assumption,
    BenefitLine,
    Case,
    Challenge,
    CostLine,
    Frame,
    Option,
    Ref,
    Stakeholder,
)

FIELDS = {
    "frame": {"base_year": "2026", "last_year": 5, "price_year": "2022"},
    "baseline": {"title": "As now", "role": "baseline"},
    "least": {"title": "Less paper", "role": "do-minimum"},
    "council": {"title": "Council", "sector": "council"},
    "residents": {"title": "Residents", "sector": "residents"},
    "take-up": {
        "title": "Take-up",
        "value": 0.6,
        "low": 0.4,
        "high": 0.7,
        "source": "Trial",
        "standing": "measured",
    },
    "software": {
        "title": "Software",
        "option": "n",
        "payer": "council",
        "amount": 1_000,
        "source": "Quote",
        "project_type": "equipment/development",
        "optimism_bias": 2.0,
        "managed_share": 0.5,
    },
    "post": {
        "title": "Less post",
        "option": "n",
        "gainer": "council",
        "people": 100,
        "take_up": Ref(assumption="take-up"),
        "unit_value": 50,
        "sort": "cash-releasing",
        "cashable": 1.0,
        "owner": "Head of post",
        "budget_line": "Postage",
        "confirmed_by": "Finance",
        "source": "Ledger",
        "standing": "measured",
        "duration": 5,
        "price_year": "2021",
    },
    "time": {
        "title": "Time saved",
        "option": "n",
        "gainer": "residents",
        "people": 100,
        "unit_value": 3,
        "source": "Survey",
        "standing": "measured",
        "duration": 5,
    },
}
KINDS = {
    "frame": Frame,
    "baseline": Option,
    "least": Option,
    "council": Stakeholder,
    "residents": Stakeholder,
    "take-up": Assumption,
    "software": CostLine,
    "post": BenefitLine,
    "time": BenefitLine,
}


def sound(*more, without=(), **changes):
    """A case that passes every check, with some fields changed and some records left out."""
    records = [
        KINDS[key](id=key, **(fields | changes.get(key.replace("-", "_"), {})))
        for key, fields in FIELDS.items()
        if key not in without
    ]
    return Case([Option(id="n", title="New form"), *records, *more])


def test_a_sound_case_passes_every_check():
    states = {found.key: found.state for found in audit(sound()).checks}
    assert set(states.values()) == {"pass"}, states
    assert len(states) == 13


WRONG = [
    ("shares", "fail", {"software": {"payer": {}}}, "Software, payer"),
    ("ranges", "fail", {"take_up": {"high": 1.2}}, "Less post, take-up"),
    ("price-base", "fail", {"post": {"price_year": "2021/22"}}, "Less post, price year 2021/22"),
    ("price-base", "fail", {"post": {"price_year": "1066"}}, "Less post, price year 1066"),
    ("future-prices", "fail", {"post": {"price_year": "2023"}}, "Less post, price year"),
    ("owners", "fail", {"post": {"owner": ""}}, "Less post"),
    ("owners", "fail", {"post": {"budget_line": " "}}, "Less post"),
    ("owners", "warn", {"post": {"confirmed_by": ""}}, "Less post"),
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
    assert set(others) <= {"evidence"}, others


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
