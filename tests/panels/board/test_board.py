"""The board: what a person does with cards becomes records, and undo puts everything back."""

import pytest

from innokit import process
from innokit.errors import RecordError
from innokit.panels import board
from innokit.panels.board import BoardPanel
from innokit.records import Idea, Merging, Sifting, Splitting, Theme, Vote
from innokit.store import Book

IDEAS = [
    Idea(id="a", title="Lend phones to learners", author="Wren", table="Table 1"),
    Idea(id="b", title="Lend learners phones", author="Heron", table="Table 2"),
    Idea(id="c", title="A crèche and a bus", author="Swift", table="Table 2"),
]


def opened(book: Book) -> BoardPanel:
    """A board with three cards and a dot."""
    book.record([*IDEAS, Vote(idea="b", voter="Wren", dots=2)])
    return board(book)


def act(panel: BoardPanel, deed: str, *ids: str, **told: str) -> None:
    """Do something with ticked cards, as the browser asks for it."""
    panel.hear(panel, {"do": "act", "deed": deed, "ids": list(ids), **told})


def cards(panel: BoardPanel) -> dict[str, list[str]]:
    """Titles of the cards by column."""
    return {column["title"]: [card["title"] for card in column["cards"]] for column in panel.model["columns"]}


def test_merging_carries_authors_and_votes_and_undo_restores_the_board_exactly(book: Book) -> None:
    panel = opened(book)
    before = process.board(book.case()).all, book.case().digest
    act(panel, "merge", "a", "b", into="a", reason="The same")
    (merging,) = book.case().of(Merging)
    assert (merging.into, merging.ideas, merging.reason) == ("a", ("b",), "The same")
    assert panel.model["gone"] == 1
    (card,) = [card for card in panel.model["columns"][0]["cards"] if card["id"] == "a"]
    assert card["told"] == "Wren; Heron · not yet sifted · 2 dots · carries 1 other"
    panel.hear(panel, {"do": "undo"})
    assert (process.board(book.case()).all, book.case().digest) == before
    assert panel.message.startswith("Undone: Merged: Lend phones to learners; Lend learners phones.")
    assert panel.model["undo"] == ""


def test_a_new_wording_is_no_idea_that_came_in(book: Book) -> None:
    panel = opened(book)
    act(panel, "merge", "a", "b", into="new", title="Phones on loan", reason="Both lend")
    worded = next(idea for idea in book.case().of(Idea) if idea.made)
    assert (worded.title, worded.author) == ("Phones on loan", "Wren; Heron")
    assert process.funnel(book.case()).in_words().startswith("Ideas in: 3")


def test_a_split_makes_a_card_of_each_line(book: Book) -> None:
    panel = opened(book)
    act(panel, "split", "c", parts="A crèche\n\n A bus ", reason="Two budgets")
    (splitting,) = book.case().of(Splitting)
    assert [book.case().name(id) for id in splitting.into] == ["A crèche", "A bus"]
    panel.hear(panel, {"do": "undo"})
    assert [idea.id for idea in book.case().of(Idea)] == ["a", "b", "c"]


def test_a_theme_of_the_same_name_takes_cards_in_and_gives_them_back(book: Book) -> None:
    panel = opened(book)
    act(panel, "theme", "a", title="On a phone")
    act(panel, "theme", "b", title="on a PHONE ")
    assert [theme.ideas for theme in book.case().of(Theme)] == [("a", "b")]
    assert cards(panel)["On a phone"] == ["Lend learners phones", "Lend phones to learners"]
    panel.hear(panel, {"do": "undo"})
    assert [theme.ideas for theme in book.case().of(Theme)] == [("a",)]


def test_sifting_needs_a_reason_and_changes_the_columns(book: Book) -> None:
    panel = opened(book)
    act(panel, "sift", "a", "b", outcome="parked", reason=" ")
    assert "A reason is missing" in panel.message
    assert book.case().of(Sifting) == ()
    act(panel, "sift", "a", "b", outcome="parked", reason="No money this year")
    panel.hear(panel, {"do": "group", "by": "status"})
    assert cards(panel) == {
        "parked": ["Lend learners phones", "Lend phones to learners"],
        "not yet sifted": ["A crèche and a bus"],
    }


def test_cards_that_say_the_same_are_suggested_until_somebody_says_no(book: Book) -> None:
    panel = opened(book)
    assert panel.model["alike"] == []
    panel.hear(panel, {"do": "suggest", "on": True})
    (pair,) = panel.model["alike"]
    assert set(pair["ids"]) == {"a", "b"}
    assert "phones" in pair["shared"]
    act(panel, "apart", "a", "b", reason="One is for tutors")
    assert panel.model["alike"] == []


@pytest.mark.parametrize(
    ("deed", "ids", "says"),
    [
        ("merge", ["a"], "choose 2 or more cards"),
        ("split", ["a", "b"], "choose one card"),
        ("split", ["a"], "two parts or more"),
        ("theme", [], "choose a card"),
        ("theme", ["a"], "is blank"),
        ("sift", ["a"], "what became of it"),
        ("burn", ["a"], "The board cannot do that"),
        ("merge", ["a", "nobody"], "not there"),
        ("merge", "a", "which cards are meant"),
    ],
)
def test_what_cannot_be_done_is_refused_plainly(book: Book, deed: str, ids: object, says: str) -> None:
    panel = opened(book)
    before = book.head
    panel.hear(panel, {"do": "act", "deed": deed, "ids": ids})
    assert says in panel.message
    assert book.head == before
    with pytest.raises(RecordError):
        panel.hear(panel, {"do": "merge"})
