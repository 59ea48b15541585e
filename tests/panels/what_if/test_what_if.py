"""The panel without a browser: what it shows, keeps and records when the script asks."""

from typing import Any

import pytest

from innokit.panels import what_if
from innokit.panels.what_if import WhatIf
from innokit.records import Assumption, Option, Ref
from innokit.store import Book
from tests.panels.what_if.cases import RENT, TAKE_UP, WORTH, draft, everything


@pytest.fixture
def full(book: Book) -> Book:
    """A book with the case."""
    book.record(everything())
    return book


def asked(panel: WhatIf, **content: Any) -> list[Any]:
    """What the panel answers when its script sends a message."""
    answers: list[Any] = []
    panel.send = lambda said, buffers=None: answers.append(said)
    panel.hear(panel, content)
    return answers


def recorded(book: Book) -> dict[str, float]:
    """The central values that stand in a book."""
    return {record.id: record.value for record in book.case().of(Assumption)}


AS_MADE = {"take-up": 0.6, "worth": 85, "rent": 1200, "spare": 3}


def test_it_opens_with_what_is_recorded_and_what_that_gives(full: Book) -> None:
    panel = what_if(full)
    assert panel.draft == draft()
    take_up, worth, rent = panel.model["rows"]
    assert (take_up["title"], take_up["low"], take_up["high"]) == ("Take-up", "35%", "75%")
    assert take_up["rests"] == "Owner: Head of skills. No source recorded. Used by: Visits no longer needed."
    assert worth["unit"] == "a year"
    assert "No owner recorded. Source: Audit of visits (read at a published source)." in worth["rests"]
    assert take_up["recorded"].startswith("Recorded: 60% as entry ")
    assert (rent["slider"], rent["low"], rent["high"]) == (None, "not recorded", "not recorded")
    assert panel.model["now"]["title"].startswith("Phone lessons is worth most")
    assert [option["id"] for option in panel.model["options"]] == ["phone", "home"]


def test_a_move_is_answered_and_records_nothing(full: Book) -> None:
    panel, before = what_if(full), full.head
    (answer,) = asked(panel, do="preview", n=7, draft=draft("45 per cent"), option="home")
    now = answer["now"]
    assert (answer["do"], answer["n"]) == ("previewed", 7)
    assert now["rows"]["take-up"] == {
        "text": "45%",
        "at": 20,
        "said": "45%",
        "beyond": "",
        "reach": "Let the range reach 45%",
        "widen": False,
    }
    assert (now["pending"], now["differs"]) == ("Not recorded yet:", ["Take-up: 45% in place of 60%"])
    assert now["bridge"]["name"] == "Classes at home"
    assert now["subtitle"].endswith("with 1 assumption moved")
    assert full.head == before


def test_recording_changes_the_value_alone(full: Book) -> None:
    panel, before = what_if(full), full.case()
    asked(panel, do="save", draft=draft("45%"))
    assert recorded(full) == {**AS_MADE, "take-up": 0.45}
    after = full.case()
    assert after.as_at == (before.as_at or 0) + 1
    assert after.by_id["take-up"] == TAKE_UP.changed(value=0.45)
    assert panel.message == f"Recorded as entry {after.as_at} in the name of Analyst."
    assert "05: What do the figures rest on?" in panel.stale
    assert panel.model["now"]["differs"] == []
    asked(panel, do="save", draft=panel.draft)
    assert panel.message.startswith("Nothing new to record")


@pytest.mark.parametrize(
    ("given", "says"), [("80%", "above the high value"), ("120%", "no more than 100%"), ("1,5", "write 1.5")]
)
def test_what_cannot_be_recorded_is_said_and_nothing_is(full: Book, given: str, says: str) -> None:
    panel, before = what_if(full), full.head
    asked(panel, do="save", draft=draft(given))
    assert says in panel.message
    assert says in panel.faults["take-up"]
    assert full.head == before
    assert panel.model["now"]["differs"]


def test_the_range_is_widened_when_it_is_asked_for(full: Book) -> None:
    asked(what_if(full), do="save", draft=draft("80%", widen="take-up"))
    assert full.case().by_id["take-up"] == TAKE_UP.changed(value=0.8, high=0.8)


def test_a_reason_is_wanted_where_a_source_gave_the_value(full: Book) -> None:
    panel = what_if(full)
    asked(panel, do="save", draft=draft(worth="£90"))
    said = "Write a reason: this value was given by its source, and the new one is not."
    assert panel.faults == {"why": said}
    assert recorded(full) == AS_MADE
    asked(panel, do="save", draft=draft(worth="£90"), why="Prices rose")
    assert full.case().by_id["worth"] == WORTH.changed(value=90)
    assert full.history("worth")[-1].why == "Prices rose"


def test_a_reason_is_wanted_where_somebody_else_recorded_it(full: Book) -> None:
    full.by = "Colleague"
    panel = what_if(full)
    asked(panel, do="save", draft=draft("45%"))
    assert "somebody else" in panel.faults["why"]
    asked(panel, do="save", draft=draft("45%"), why="A pilot")
    assert recorded(full)["take-up"] == 0.45


def test_a_draft_outlives_its_widget_and_going_back_drops_it(full: Book) -> None:
    asked(what_if(full), do="preview", n=1, draft=draft(0.5))
    again = what_if(full)
    assert again.draft == draft(0.5)
    assert again.model["now"]["differs"] == ["Take-up: 50% in place of 60%"]
    asked(again, do="undo")
    assert again.draft == draft()


def clashing(full: Book) -> WhatIf:
    """A panel in which take-up was moved while a colleague recorded take-up and rent."""
    panel = what_if(full)
    asked(panel, do="preview", n=1, draft=draft(0.5))
    full.record([TAKE_UP.changed(value=0.4), RENT.changed(value=900)], why="By telephone")
    asked(panel, do="save", draft=draft(0.5))
    return panel


def test_a_clash_shows_both_and_loses_neither(full: Book) -> None:
    panel = clashing(full)
    assert panel.clash["fields"] == [{"title": "Take-up", "theirs": "40%", "mine": "50%"}]
    assert panel.clash["theirs"]["why"] == "By telephone"
    assert recorded(full)["take-up"] == 0.4
    assert panel.draft["take-up"]["given"] == 0.5


def test_mine_over_theirs_leaves_what_i_did_not_move(full: Book) -> None:
    panel = clashing(full)
    asked(panel, do="settle", stands="mine", draft=panel.draft)
    assert recorded(full) == {**AS_MADE, "take-up": 0.5, "rent": 900}


def test_theirs_may_stand(full: Book) -> None:
    panel = clashing(full)
    asked(panel, do="settle", stands="theirs", draft=panel.draft)
    assert (recorded(full)["take-up"], panel.clash) == (0.4, {})
    assert panel.draft == draft(0.4, rent=900)


def test_what_a_colleague_did_elsewhere_is_no_clash_and_is_not_undone(full: Book) -> None:
    panel = what_if(full)
    asked(panel, do="preview", n=1, draft=draft(0.5))
    full.record(RENT.changed(value=900))
    asked(panel, do="save", draft=draft(0.5))
    assert recorded(full) == {**AS_MADE, "take-up": 0.5, "rent": 900}


def test_an_assumption_withdrawn_meanwhile_is_not_brought_back(full: Book) -> None:
    panel = what_if(full)
    asked(panel, do="preview", n=1, draft=draft(0.5))
    full.withdraw("take-up")
    asked(panel, do="save", draft=draft(0.5))
    said = "Not recorded: nothing stands to be changed of Take-up (withdrawn). Record what is left."
    assert panel.message == said
    assert "take-up" not in recorded(full)
    assert "not in the case" in panel.model["now"]["waiting"]


def test_without_an_assumption_it_says_what_to_record(book: Book) -> None:
    book.record([r for r in everything() if r.id not in ("take-up", "worth", "rent", "visits", "rooms")])
    panel = what_if(book)
    assert panel.model["rows"] == []
    assert "Record an assumption with its low and high value" in panel.model["notes"][0]
    assert panel.model["now"]["answers"]


def test_a_case_that_cannot_be_appraised_says_why_and_recovers(book: Book) -> None:
    book.record([record for record in everything() if record.kind != "frame"])
    panel = what_if(book)
    assert "No frame is recorded" in panel.model["now"]["waiting"]
    assert (panel.model["rows"], panel.model["notes"], panel.model["options"]) == ([], [], [])
    book.record(everything()[0])
    asked(panel, do="refresh")
    assert len(panel.model["rows"]) == 3


def test_an_empty_book_says_why(book: Book) -> None:
    assert "business as usual" in what_if(book).model["now"]["waiting"]


def test_forty_assumptions_are_forty_rows(full: Book) -> None:
    many = [Assumption(id=f"a{i}", title=f"Rent {i}", value=i, unit="£", low=0, high=100) for i in range(37)]
    rooms = next(record for record in everything() if record.id == "rooms")
    full.record(many)
    full.record([rooms.changed(id=f"l{i}", amount=Ref(assumption=f"a{i}")) for i in range(37)])
    panel = what_if(full)
    assert len(panel.model["rows"]) == len(panel.draft) == 40
    moved = {id: {"given": 50.0} if id[0] == "a" else item for id, item in panel.draft.items()}
    (answer,) = asked(panel, do="preview", n=1, draft=moved)
    assert len(answer["now"]["differs"]) == 37


@pytest.mark.parametrize("odd", [None, ["x"], {"take-up": 3}])
def test_a_draft_of_odd_shape_is_refused_in_words(full: Book, odd: Any) -> None:
    panel = what_if(full)
    asked(panel, do="save", draft=odd)
    assert "A draft of values holds one item for each" in panel.message
    assert recorded(full) == AS_MADE


def test_an_option_that_is_parked_or_new_changes_what_can_be_chosen(full: Book) -> None:
    panel = what_if(full)
    full.record(Option(id="van", title="A van"))
    asked(panel, do="refresh")
    assert {option["id"] for option in panel.model["options"]} == {"phone", "home", "van"}


def test_headless_there_is_a_table_and_no_widget(full: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INNOKIT_HEADLESS", "1")
    shown = what_if(full)._repr_mimebundle_()
    assert not [kind for kind in shown if "widget" in kind]
    assert "Take-up" in shown["text/html"]
