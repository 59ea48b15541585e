"""Whether a saving is confirmed by somebody other than who owns it or worked out its figures."""

from innokit.businesscase import audit
from tests.businesscase.audit.sound import sound, with_history

CASE = sound()
POST = CASE.by_id["post"]
BODY = {"title": "Less post", "unit_value": 50}
CONFIRMED = {**BODY, "confirmed_by": "Finance"}


def owners(*entries):
    """The check of owners, for a case with this history of the saving."""
    return audit(with_history(CASE, *((POST, body, who) for body, who in entries))).check("owners")


def test_a_saving_recorded_by_its_confirmer_is_not_confirmed_by_another():
    [fault] = owners((CONFIRMED, "finance")).faults
    assert (fault.state, fault.what) == ("warn", "Finance confirms it, and recorded its figures too")
    assert "neither owns" in fault.remedy


def test_a_confirmer_who_adds_the_confirmation_alone_is_another():
    assert owners((BODY, "Analyst"), (CONFIRMED, "Finance")).state == "pass"


def test_a_confirmer_who_changed_a_figure_since_is_not():
    assert owners((BODY, "Analyst"), ({**CONFIRMED, "unit_value": 60}, "Finance")).state == "warn"


def test_an_owner_who_confirms_is_found_however_the_post_is_written():
    [fault] = audit(sound(post={"confirmed_by": "HEAD OF POST"})).check("owners").faults
    assert fault.what == "HEAD OF POST confirms it, and owns it too"
