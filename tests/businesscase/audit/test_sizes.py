"""Whether slips of units are found by their size, and sound figures are left alone."""

import pytest

import innokit
from innokit.businesscase import audit
from innokit.businesscase.audit.bounds import BOUNDS, times
from innokit.records import Assumption, BenefitLine, Case, CostLine, NeedGroup, Ref
from tests.businesscase.audit.sound import sound, with_history


def found(case):
    """What the check of sizes finds."""
    return audit(case).check("sizes").faults


def cost(id, amount, **fields):
    """One more cost of the new form, with its correction for doubt."""
    given = {"title": id.title(), "option": "n", "payer": "council", "source": "Quote", "grade": 2}
    return CostLine(**{"id": id, "amount": amount, **given, **fields})


def benefit(id, unit_value, **fields):
    """One more benefit of the new form."""
    given = {"title": id.title(), "option": "n", "gainer": "residents", "source": "Ledger", "duration": 5}
    return BenefitLine(**{"id": id, "unit_value": unit_value, **given, **fields})


def test_pounds_for_thousands_is_found_in_the_versions_of_a_line():
    case = sound(software={"amount": 1.0})
    line = case.by_id["software"]
    [fault] = found(with_history(case, (line, {"amount": 1_000}, "A"), (line, {"amount": 1.0}, "A")))
    assert (fault.where, fault.state, fault.records) == ("Software, amount", "warn", ("software",))
    assert fault.what == "it was 1,000 and is 1, one part in 1,000 of what it was"


def test_a_what_if_is_compared_with_what_is_recorded():
    case = sound()
    line = case.by_id["software"]
    recorded = with_history(case, (line, {"amount": 1_000}, "A"))
    assert found(recorded) == ()
    [fault] = found(recorded.replaced(line.changed(amount=50_000)))
    assert fault.what == "it was 1,000 and is 50,000, 50 times what it was"
    assert found(recorded.replaced(line.changed(amount=49_000))) == ()


def test_a_slip_stays_found_when_another_field_changes_and_goes_when_it_is_put_right():
    case = sound(software={"amount": 1.0})
    line = case.by_id["software"]
    history = [(line, {"amount": 1_000}, "A"), (line, {"amount": 1.0}, "A")]
    assert len(found(with_history(case, *history, (line, {"amount": 1.0, "note": "Checked"}, "A")))) == 1
    back = sound()
    assert found(with_history(back, *history, (back.by_id["software"], {"amount": 1_000}, "A"))) == ()


def test_a_field_left_blank_before_a_year_and_a_number_from_an_assumption_are_no_jump():
    case = sound(post={"lag": 4, "duration": 1})
    line = case.by_id["post"]
    first, second = {"lag": 0}, {"people": 100, "take_up": {"assumption": "take-up"}}
    assert found(with_history(case, (line, first, "A"), (line, second, "A"))) == ()
    typed = line.changed(take_up=0.006)
    [fault] = found(with_history(case.replaced(typed), (line, second, "A")))
    assert fault.where == "Less post, take-up"


def test_each_amount_by_year_is_looked_at():
    case = sound(software={"amount": None, "by_year": (500.0, 0.4)})
    line = case.by_id["software"]
    [fault] = found(with_history(case, (line, {"by_year": [500, 400]}, "A")))
    assert fault.where == "Software, amounts by year, number 2"


def test_more_people_than_the_need_groups_hold_are_found_once_for_all_lines():
    groups = NeedGroup(id="g", title="Users", people=300), NeedGroup(title="Others", people=100)
    many = Assumption(id="many", title="Users", value=500, unit="users a year", source="Register")
    ref = Ref(assumption="many")
    [fault] = found(sound(*groups, many, post={"people": ref}, time={"people": ref}))
    assert fault.where == "Less post and 1 more line, people"
    assert fault.what == "500 users a year in Users, and the 2 need groups hold 400 people"
    assert found(sound(*groups, many.changed(value=400), post={"people": ref})) == ()
    assert found(sound(*groups, many.changed(unit="letters"), post={"people": ref})) == ()


def test_a_line_that_is_nearly_all_of_a_side_is_found_where_it_has_several():
    lines = [benefit(f"gain {n}", 20 * (n + 2)) for n in range(3)]
    assert found(sound(*lines, post={"unit_value": 30})) == ()
    [fault] = found(sound(*lines, post={"unit_value": 300}))
    assert fault.where == "Less post"
    assert "of the benefits of New form, which has 5 lines of them" in fault.what
    assert found(sound(post={"unit_value": 300})) == ()


def test_a_cost_far_from_its_siblings_of_one_sort_is_found():
    three = [cost(f"team {n}", 900 + n) for n in range(3)]
    assert found(sound(*three, cost("posts", 4))) == ()
    [fault] = found(sound(*three, cost("posts", 1)))
    assert fault.where == "Posts"
    assert "one of the 4 other revenue costs of New form" in fault.what
    assert found(sound(*three, cost("posts", 1, sort="capital"))) == ()


def test_one_title_in_two_options_with_amounts_far_apart_is_found():
    here, there = cost("desk", 2_000), cost("desk 2", 30, title="Desk", option="least")
    [fault] = found(sound(here, there))
    assert fault.where == "Desk (Less paper)"
    assert fault.what == "£30, one part in 67 of the £2,000 it is in New form"
    assert found(sound(here, there.changed(amount=1_000))) == ()


def test_what_could_not_be_compared_is_said():
    assert "not beside their earlier versions: the case has no history" in audit(sound()).check("sizes").why
    broken = audit(sound(without=("frame",))).check("sizes")
    assert "not beside each other: the appraisal cannot be worked out" in broken.why
    assert audit(Case()).check("sizes").state == "cannot tell"


@pytest.mark.parametrize(
    "name", ["north-lincolnshire", "mobile-esol", "virtual-home", "green-book-it-system"]
)
def test_sound_examples_are_left_alone(name):
    assert found(innokit.example(name)) == ()


def test_each_bound_has_its_reason():
    assert all(bound.value > 0 and bound.reason for bound in BOUNDS.values())
    assert times(1 / 470.4) == "one part in 470 of"
