"""The typist's panel: what a card becomes, and that none is lost or counted twice."""

import pytest

from innokit.errors import RecordError
from innokit.panels import capture
from innokit.panels.capture import Capture
from innokit.records import Idea
from innokit.store import Book


def sent(panel: Capture, *titles: str, **told: str) -> list[dict[str, str]]:
    """Send cards as the browser does; gives what was sent."""
    many = panel.model["many"]
    cards = [
        {"id": f"{many + n:016x}", "title": title, "written": "10:41", **told}
        for n, title in enumerate(titles)
    ]
    panel.hear(panel, {"do": "add", "cards": cards})
    return cards


def test_a_line_becomes_an_idea_of_its_author_and_the_typist_stands_apart(book: Book) -> None:
    panel = capture(book, round=2)
    sent(panel, "  A shared calendar ", table="Table 3", author="Seat 12")
    (idea,) = book.case().of(Idea)
    assert (idea.title, idea.table, idea.author, idea.written, idea.round) == (
        "A shared calendar", "Table 3", "Seat 12", "10:41", 2,
    )  # fmt: skip
    entry = book.history()[-1]
    assert (entry.who, entry.why) == ("Analyst", "Typed at the event, round 2")
    assert panel.message == "1 card recorded, entry 1."
    assert panel.model["cards"][0]["who"] == "Seat 12, Table 3, 10:41"


def test_a_card_sent_twice_is_one_entry(book: Book) -> None:
    panel = capture(book)
    cards = sent(panel, "One", "Two")
    panel.hear(panel, {"do": "add", "cards": cards})
    assert len(book.history()) == 2
    assert panel.model["many"] == 2
    assert panel.model["taken"] == [card["id"] for card in cards]


def test_what_others_type_meanwhile_is_not_lost_from_the_count(book: Book) -> None:
    panel, other = capture(book), capture(book)
    sent(panel, "Mine", table="Table 1")
    other.hear(other, {"do": "add", "cards": [{"id": "f" * 16, "title": "Theirs", "table": "Table 10"}]})
    sent(panel, "Mine again", table="Table 2")
    panel.hear(panel, {"do": "refresh"})
    assert panel.model["many"] == 3
    assert [row["table"] for row in panel.model["tables"]] == ["Table 1", "Table 2", "Table 10"]


def test_a_blank_card_in_a_list_records_none_of_it(book: Book) -> None:
    panel = capture(book)
    sent(panel, "One", "  ")
    assert "is blank" in panel.message
    assert book.history() == []
    assert panel.model["many"] == 0


@pytest.mark.parametrize("cards", [None, [], [5], [{"id": "short", "title": "x"}], [{"title": "x"}] * 501])
def test_whatever_a_browser_sends_is_refused_plainly(book: Book, cards: object) -> None:
    panel = capture(book)
    panel.hear(panel, {"do": "add", "cards": cards})
    assert panel.message
    assert book.history() == []
    with pytest.raises(RecordError):
        panel.hear(panel, {"do": "format-the-disk"})


def test_a_card_taken_back_leaves_the_board_and_stays_in_the_history(book: Book) -> None:
    panel = capture(book)
    (card,) = sent(panel, "Typed by mistake")
    panel.hear(panel, {"do": "undo", "id": card["id"]})
    assert book.case().of(Idea) == ()
    assert panel.model["cards"] == []
    assert [entry.action for entry in book.history()] == ["record", "withdraw"]


def test_five_hundred_cards_of_a_paste_are_recorded_together(book: Book) -> None:
    panel = capture(book)
    sent(panel, *(f"Idea {n}" for n in range(500)))
    assert panel.message == "500 cards recorded, to entry 500."
    assert len(panel.model["cards"]) == 12
