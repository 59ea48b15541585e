"""Whether the same saving is found under another spelling, value or title."""

import pytest

from innokit import reference
from innokit.businesscase import audit
from innokit.records import BenefitLine
from tests.businesscase.audit.sound import sound

CARE = "gmca-SS1.0-fiscal"


def benefit(id="more", **fields):
    """One more benefit of the new form, to the council."""
    given = {"title": "Other", "option": "n", "gainer": "council", "unit_value": 7, "source": "Ledger"}
    return BenefitLine(**{"id": id, "duration": 5, **given, **fields})


def found(*more, **changes):
    """What the check finds in a sound case with more lines."""
    return audit(sound(*more, **changes)).check("twice").faults


def test_two_lines_that_share_nothing_pass():
    assert found(benefit()) == ()


@pytest.mark.parametrize("title", ["LESS post.", "Less-post", " less  post "])
def test_punctuation_space_and_case_do_not_hide_a_title(title):
    [fault] = found(benefit(title=title, option="least"))
    assert "the same title" in fault.what


def test_punctuation_does_not_hide_a_line_of_the_ledger():
    post = {"budget_line": "CH310 External placements"}
    other = benefit(option="least", cashable=1.0, budget_line="CH-310 external placements", owner="Head")
    [fault] = found(other, post=post)
    assert fault.what == "they share the same budget line 'ch310 external placements'"
    assert fault.records == ("post", "more")


def test_one_unit_value_with_one_gainer_is_marked_within_an_option_alone():
    [fault] = found(benefit(unit_value=50, price_year="2021"))
    assert fault.what == "they share the same unit value £50 and gainer"
    assert found(benefit(unit_value=50, price_year="2021", gainer="residents")) == ()
    assert found(benefit(unit_value=50, price_year="2021", option="least")) == ()
    assert found(benefit(unit_value=1), benefit("third", title="Third", unit_value=1)) == ()


@pytest.mark.parametrize("uprated", [False, True])
def test_a_typed_value_that_is_the_unit_cost_of_another_line_is_marked(uprated):
    """As published, or brought to the price base by hand and rounded to the pound."""
    table = reference.load("unit_costs").values.set_index("id").loc[CARE]
    value = float(table["value"])
    if uprated:
        value = round(value * reference.index("2022") / reference.index(str(table["price_year"])))
    taking = benefit("taking", unit_value=None, unit_cost=CARE, price_year="")
    [fault] = found(taking, benefit("typed", title="Beds", unit_value=value, gainer="residents"))
    assert "typed in one, is the unit cost 'gmca-SS1.0-fiscal' the other takes" in fault.what
    assert set(fault.records) == {"taking", "typed"}
    assert found(taking, benefit("typed", title="Beds", unit_value=value * 1.01)) == ()


def test_an_outcome_claimed_by_two_lines_is_marked():
    lines = (
        benefit("one", outcome="Home kept"),
        benefit("two", title="Two", unit_value=8, outcome="home-kept"),
    )
    [fault] = found(*lines)
    assert fault.what == "they share the same outcome 'Home kept'"
    assert found(lines[0], lines[1].changed(option="least")) == ()


def test_what_the_check_cannot_see_is_said():
    assert "under another title, ledger line and value passes" in audit(sound()).check("twice").why
