"""The panel of proposals: what it draws, and what its answers record."""

import pytest

from innokit.panels import proposals
from innokit.panels.proposals import Proposals
from innokit.records import Assumption, Proposal
from innokit.store import Book

OFFICER = "Section 151 officer"


def proposed(book: Book, *, low: bool = False) -> Proposals:
    """A panel on an assumption and what the officer would have otherwise."""
    book.record(Assumption(id="take-up", title="Take-up", value=0.6, low=0.5, high=0.7, unit="share"))
    made = [
        Proposal(
            id="p1", title="Take-up: from 60% to 45%", about="take-up", field="value", was="60%", value="45%",
            proposer=OFFICER, file="case.xlsx",
        )
    ]  # fmt: skip
    if low:
        made.append(Proposal(id="p2", title="Low", about="take-up", field="low", was="50%", value="40%"))
    else:
        book.record(book.case().get(Assumption, "take-up").changed(low=0.4))
    book.record(made)
    return proposals(book)


def take_up(book: Book) -> Assumption:
    return book.case().get(Assumption, "take-up")


def test_it_shows_what_waits_for_an_answer(book: Book) -> None:
    (card,) = proposed(book).model["waiting"]
    assert (card["was"], card["value"], card["proposer"], card["file"]) == (
        "60%",
        "45%",
        OFFICER,
        "case.xlsx",
    )
    assert (card["about"], card["moved"], card["together"]) == ("Take-up", "", [])


def test_accepting_records_the_change_and_whose_it_was(book: Book) -> None:
    panel = proposed(book)
    panel.hear(panel, {"do": "accept", "ids": ["p1"], "answer": "The pilot was small"})
    assert take_up(book).value == 0.45
    assert book.case().get(Proposal, "p1").outcome == "accepted"
    why = book.history("take-up")[-1].why or ""
    assert (
        why == "Proposed by Section 151 officer in case.xlsx (Take-up: from 60% to 45%): The pilot was small"
    )
    assert panel.message == "1 proposal accepted: entries 4 to 5 in the name of Analyst."
    assert panel.model["waiting"] == []
    assert panel.model["done"][0]["outcome"] == "accepted"
    assert any(heading.startswith("05: ") for heading in panel.stale)


def test_refusing_needs_a_reason(book: Book) -> None:
    panel = proposed(book)
    before = book.head
    panel.hear(panel, {"do": "refuse", "ids": ["p1"], "answer": " "})
    assert panel.message.startswith("A refusal needs its reason")
    assert panel.faults == {"p1": "Write a reason: whoever proposed it is owed one."}
    assert book.head == before
    panel.hear(panel, {"do": "refuse", "ids": ["p1"], "answer": "Two pilots say otherwise"})
    assert book.case().get(Proposal, "p1").answer == "Two pilots say otherwise"
    assert take_up(book).value == 0.6
    assert panel.faults == {}


def test_what_does_not_hold_alone_is_accepted_together(book: Book) -> None:
    panel = proposed(book, low=True)
    panel.hear(panel, {"do": "accept", "ids": ["p1"]})
    assert "low value 0.5 is above the central value 0.45" in panel.message
    assert take_up(book).value == 0.6
    panel.hear(panel, {"do": "accept", "ids": panel.model["waiting"][0]["together"]})
    assert (take_up(book).value, take_up(book).low) == (0.45, 0.4)


def test_what_moved_on_is_shown_and_accepted_only_on_purpose(book: Book) -> None:
    panel = proposed(book)
    book.record(take_up(book).changed(value=0.55))
    panel.hear(panel, {"do": "accept", "ids": ["p1"]})
    assert "found 60%, and 55% stands now" in panel.message
    panel.hear(panel, {"do": "refresh"})
    assert panel.model["waiting"][0]["moved"] == "55%"
    panel.hear(panel, {"do": "accept", "ids": ["p1"], "although": True})
    assert take_up(book).value == 0.45


def test_an_answer_given_elsewhere_is_not_given_again(book: Book) -> None:
    panel, other = proposed(book), proposals(book)
    other.hear(other, {"do": "refuse", "ids": ["p1"], "answer": "No"})
    panel.hear(panel, {"do": "accept", "ids": ["p1"]})
    assert panel.message.startswith("The proposal was refused already")


def test_without_a_widget_the_record_is_shown(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = proposed(book)
    monkeypatch.setenv("INNOKIT_HEADLESS", "1")
    shown = panel._repr_mimebundle_()
    assert "Take-up: from 60% to 45%" in shown["text/html"]
    assert OFFICER in shown["text/html"]
