"""Whether cost lines allow for optimism."""

from innokit.businesscase import audit
from innokit.records import CostLine
from tests.businesscase.audit.sound import sound


def cost(id, **fields):
    """One more cost of the new form."""
    return CostLine(
        **{"id": id, "title": id.title(), "option": "n", "payer": "council", "amount": 900, "source": "Quote"}
        | fields
    )


def test_lines_without_bias_and_type_are_one_finding_capital_and_one_off_first_business_as_usual_last():
    more = [
        cost("usual", option="baseline"), cost("staff"), cost("training", runs="one-off"),
        cost("building", sort="capital"), cost("graded", grade=3), cost("allowed", optimism_bias=0.1),
    ]  # fmt: skip
    [fault] = audit(sound(*more)).check("bias").faults
    assert fault.where == "Building; Training; Staff; Usual"
    assert fault.what == "4 of 7 cost lines carry no bias and name no project type; capital or one-off: 2"
    assert fault.records == ("building", "training", "staff", "usual")
    assert fault.state == "warn"


def test_many_lines_are_counted_and_not_listed():
    [fault] = audit(sound(*(cost(f"line {n}") for n in range(9)))).check("bias").faults
    assert fault.where == "Line 0; Line 1; Line 2; Line 3; Line 4; and 4 more cost lines"
    assert fault.what == "9 of 10 cost lines carry no bias and name no project type"
    assert len(fault.records) == 9


def test_blanking_the_project_type_does_not_take_the_warning_away():
    below = {"optimism_bias": 0.05, "sort": "capital"}
    assert audit(sound(software=below)).check("bias").state == "warn"
    [fault] = audit(sound(software={**below, "project_type": ""})).check("bias").faults
    assert fault.what.startswith(
        "1 of 1 cost line carries a bias and names no project type, so no lower bound"
    )


def test_a_running_cost_with_a_correction_and_no_type_has_nothing_to_compare_with():
    check = audit(sound(software={"project_type": "", "optimism_bias": 0.0, "grade": 2})).check("bias")
    assert check.state == "cannot tell"
