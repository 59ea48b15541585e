"""Fields that hold a key of a list are chosen in words, and a measured figure by name."""

import pytest

from innokit.businesscase import INITIATION_PARTS
from innokit.panels import drafts
from innokit.panels.panel import naming_of
from innokit.process import DUTIES, QUESTIONS
from innokit.records import Actual, Assumption, Case, Decision, Duty, InitiationNote, QualityAnswer, Tick

LISTS = [
    ("quality_answer", "question", [one.key for one in QUESTIONS]),
    ("duty", "duty", [one.key for one in DUTIES]),
    ("initiation_note", "item", [one.key for one in INITIATION_PARTS]),
]
RATE = Assumption(id="a", title="Take-up", value=0.5)


@pytest.mark.parametrize(("kind", "name", "keys"), LISTS)
def test_each_key_is_offered_in_words(kind: str, name: str, keys: list[str]) -> None:
    field = next(one for one in drafts.describe(kind) if one["name"] == name)
    assert field["type"] == "choice"
    assert [choice["value"] for choice in field["choices"]] == keys
    assert all(len(choice["label"]) > len(choice["value"]) for choice in field["choices"])


@pytest.mark.parametrize(("kind", "name", "keys"), LISTS)
def test_what_is_chosen_in_words_is_recorded_by_its_key(kind: str, name: str, keys: list[str]) -> None:
    field = next(one for one in drafts.describe(kind) if one["name"] == name)
    filled = {"quality_answer": {"answer": "yes"}, "duty": {}, "initiation_note": {"text": "x"}}[kind]
    draft = {**drafts.blank(kind), name: field["choices"][3]["label"], **filled}
    assert getattr(drafts.to_record(kind, draft, Case()), name) == keys[3]


def test_a_key_of_a_councils_own_list_stays() -> None:
    draft = {**drafts.blank("duty"), "duty": "harbour-byelaws"}
    assert drafts.to_record("duty", draft, Case()).duty == "harbour-byelaws"


def test_records_are_called_by_what_they_are_about() -> None:
    made = Decision(id="d", title="Vans", outcome="go")
    case = Case([made])
    assert naming_of(QualityAnswer(question="data-age", answer="no"), case).startswith(
        "What goes in: Are the"
    )
    assert naming_of(Duty(duty="welsh"), case).startswith("Welsh language (Wales): ")
    assert naming_of(Duty(duty="own"), case) == "own"
    note = InitiationNote(item="closing", text="x", decision="d")
    assert naming_of(note, case) == "How it ends: Who takes it over, or how it is wound up / Vans"
    assert naming_of(Tick(item="layout"), case).startswith("5 Business Case: ")


def test_a_measured_figure_is_recorded_by_name() -> None:
    case = Case([RATE])
    draft = {**drafts.blank("actual"), "about": "Take-up (assumption)", "value": "0.4"}
    made = drafts.to_record("actual", draft, case)
    assert isinstance(made, Actual)
    assert made.about == "a"
    assert naming_of(made, case) == "Take-up"
    assert drafts.to_draft(made, case)["about"] == "Take-up (assumption)"


def test_a_figure_measured_of_nothing_known_is_refused() -> None:
    field = next(one for one in drafts.describe("actual") if one["name"] == "about")
    assert field["type"] == "reference"
    draft = {**drafts.blank("actual"), "about": "Weather", "value": "0.4"}
    said = drafts.faults("actual", draft, Case([RATE]))["about"]
    assert "no cost line or benefit line or assumption or success criterion called 'Weather'" in said
