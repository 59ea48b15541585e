"""The panel without a browser: what it shows, keeps and records when the script asks."""

from typing import Any

import pytest

from innokit.errors import MethodRefused
from innokit.panels import weights
from innokit.panels.weights import Weights
from innokit.records import SwingPoints
from innokit.store import Book, open_book
from tests.panels.weights.cases import draft, everything, points


@pytest.fixture
def full(book: Book) -> Book:
    """A book with the choice, and the weights of both assessors."""
    book.record([*everything(), *points("ann", 100, 50, 25), *points("ben", 20, 100, 60)])
    return book


def asked(panel: Weights, **content: Any) -> list[Any]:
    """What the panel answers when its script sends a message."""
    answers: list[Any] = []
    panel.send = lambda said, buffers=None: answers.append(said)
    panel.hear(panel, content)
    return answers


def recorded(book: Book, assessor: str) -> list[float]:
    """The points of an assessor that stand in a book."""
    return [record.points for record in book.case().of(SwingPoints) if record.assessor == assessor]


def test_it_opens_with_what_is_recorded_and_what_that_gives(full: Book) -> None:
    panel = weights(full, "Ann")
    assert panel.draft == draft(100, 50, 25)
    rows = {row["title"]: row for row in panel.model["rows"]}
    assert (rows["Reach"]["worst"], rows["Reach"]["best"]) == ("Nobody", "All of them")
    assert (rows["Waiting time"]["worst"], rows["Waiting time"]["best"]) == ("12 weeks", "2 weeks")
    assert panel.model["now"]["weights"]["reach"] == {
        "share": "57.1%",
        "said": "100 points, 57.1% of the weight",
    }
    assert panel.model["question"].endswith("which swing matters most? Give it 100.")


def test_an_unknown_assessor_is_refused(full: Book) -> None:
    with pytest.raises(MethodRefused, match="No assessor is called 'Cat'"):
        weights(full, "Cat")


def test_whose_weights_they_are_is_chosen_first_where_nobody_says(full: Book) -> None:
    panel = weights(full)
    assert (panel.model["rows"], panel.chosen) == ([], False)
    asked(panel, do="save", draft=draft(1, 2, 3))
    assert "It is not said whose weights these are" in panel.message
    asked(panel, do="choose", assessor="ben")
    assert panel.draft == draft(20, 100, 60)


def test_whoever_opened_the_book_is_chosen_at_first_where_they_judge() -> None:
    with open_book(":memory:", by="Ben") as book:
        book.record(everything())
        assert weights(book).assessor == "ben"


def test_without_assessors_the_weights_stand_in_nobodys_name(book: Book) -> None:
    book.record([record for record in everything() if record.kind != "assessor"])
    panel = weights(book)
    asked(panel, do="save", draft=draft(100, 50, 0))
    assert recorded(book, "") == [100, 50, 0]


def test_a_move_is_answered_with_per_cent_and_chart_and_records_nothing(full: Book) -> None:
    panel, before = weights(full, "Ann"), full.head
    (answer,) = asked(panel, do="preview", n=7, draft=draft(100, 100, 0), alone=True)
    now = answer["now"]
    assert (answer["do"], answer["n"]) == ("previewed", 7)
    assert [now["weights"][id]["share"] for id in ("reach", "wait", "ease")] == ["50.0%", "50.0%", "0.0%"]
    assert [(bar["name"], bar["text"], bar["apart"]) for bar in now["bars"]] == [
        ("Classes at home", "60.0", False),
        ("Phone lessons", "70.0", False),
        ("Carry on", "15.0", True),
    ]
    assert now["title"] == "Phone lessons is worth most: 70.0 of 100"
    assert now["pending"] == "Not recorded yet: Waiting time and Ease of starting."
    assert full.head == before


def test_recording_adds_entries_only_for_what_changed_and_only_for_that_assessor(full: Book) -> None:
    panel, before = weights(full, "Ann"), full.case().as_at
    asked(panel, do="save", draft=draft(100, 70, 25))
    assert (recorded(full, "ann"), recorded(full, "ben")) == ([100, 70, 25], [20, 100, 60])
    assert full.case().as_at == before + 1
    assert panel.message == f"Recorded as entry {before + 1} in the name of Analyst."
    assert "04: What does each criterion weigh?" in panel.stale
    asked(panel, do="save", draft=panel.draft)
    assert panel.message.startswith("Nothing new to record")


def test_recording_stores_the_range_on_show(book: Book) -> None:
    book.record(everything())
    asked(weights(book, "ann"), do="save", draft=draft(100, 50, 25))
    found = {record.criterion: record for record in book.case().of(SwingPoints)}
    assert (found["wait"].worst, found["wait"].best, found["reach"].worst) == (12, 2, None)


@pytest.mark.parametrize(("given", "says"), [((0, 0, 0), "0 points"), ((100, None, 5), "No points yet")])
def test_what_cannot_be_recorded_is_said_and_nothing_is(full: Book, given: Any, says: str) -> None:
    panel, before = weights(full, "Ann"), full.head
    asked(panel, do="save", draft=draft(*given))
    assert says in panel.message
    assert panel.faults
    assert full.head == before
    assert panel.draft == draft(*given)


def test_stale_points_are_marked_and_refused_until_looked_at(full: Book) -> None:
    wait = next(record for record in full.case().criteria if record.id == "wait")
    full.record(wait.changed(worst=20))
    panel = weights(full, "Ann")
    assert "is now 20 to 2 weeks" in panel.model["now"]["stale"]["wait"]
    asked(panel, do="save", draft=panel.draft)
    assert "Out of date" in panel.message
    asked(panel, do="save", draft=draft(100, 50, 25, asked=[20, 2]))
    assert panel.message.startswith("Recorded as entry")
    assert panel.model["now"]["stale"] == {}


def test_a_range_changed_while_somebody_weighs_is_not_recorded_over(full: Book) -> None:
    panel = weights(full, "Ann")
    wait = next(record for record in full.case().criteria if record.id == "wait")
    full.record(wait.changed(worst=20))
    asked(panel, do="save", draft=draft(100, 60, 25))
    assert "and is now 20 to 2 weeks" in panel.message
    assert recorded(full, "ann") == [100, 50, 25]


def test_a_draft_outlives_its_widget_and_going_back_drops_it(full: Book) -> None:
    asked(weights(full, "Ann"), do="preview", n=1, draft=draft(100, 50, 99))
    again = weights(full, "Ann")
    assert again.draft == draft(100, 50, 99)
    assert weights(full, "Ben").draft == draft(20, 100, 60)
    asked(again, do="undo")
    assert again.draft == draft(100, 50, 25)


def test_scaling_makes_the_largest_100(full: Book) -> None:
    panel = weights(full, "Ann")
    asked(panel, do="scale", draft=draft(40, 30, 20))
    assert panel.draft == draft(100, 75, 50)


def clashing(full: Book) -> Weights:
    """A panel whose weights a colleague recorded while it was open."""
    panel = weights(full, "Ann")
    asked(panel, do="preview", n=1, draft=draft(100, 70, 25))
    full.record(points("ann", 100, 10, 25)[1], why="Agreed by telephone")
    asked(panel, do="save", draft=draft(100, 70, 25))
    return panel


def test_a_clash_shows_both_and_loses_neither(full: Book) -> None:
    panel = clashing(full)
    assert panel.clash["fields"] == [{"title": "Waiting time", "theirs": "10 points", "mine": "70 points"}]
    assert panel.clash["theirs"]["why"] == "Agreed by telephone"
    assert recorded(full, "ann") == [100, 10, 25]
    assert panel.draft == draft(100, 70, 25)


def test_a_clash_can_be_settled_either_way(full: Book) -> None:
    asked(clashing(full), do="settle", stands="mine", draft=draft(100, 70, 25))
    assert recorded(full, "ann") == [100, 70, 25]
    full.record(points("ann", 100, 50, 25))
    panel = clashing(full)
    asked(panel, do="settle", stands="theirs", draft=panel.draft)
    assert (recorded(full, "ann"), panel.draft, panel.clash) == ([100, 10, 25], draft(100, 10, 25), {})


def test_a_first_weight_recorded_twice_at_once_is_a_clash_not_a_second_record(book: Book) -> None:
    book.record(everything())
    one, other = weights(book, "Ann"), weights(book, "Ann")
    asked(one, do="save", draft=draft(100, 50, 25))
    asked(other, do="save", draft=draft(10, 100, 25))
    assert other.message.startswith("Not recorded: Analyst recorded these weights meanwhile")
    assert recorded(book, "ann") == [100, 50, 25]


def test_changing_what_somebody_else_recorded_needs_a_reason(full: Book) -> None:
    full.by = "Colleague"
    panel = weights(full, "Ann")
    asked(panel, do="save", draft=draft(100, 70, 25))
    assert ("why" in panel.faults, recorded(full, "ann")) == (True, [100, 50, 25])
    asked(panel, do="save", draft=draft(100, 70, 25), why="She rang")
    assert recorded(full, "ann") == [100, 70, 25]
    assert full.history("ann-wait")[-1].why == "She rang"


def test_withdrawing_takes_back_one_assessors_points_and_history_shows_it(full: Book) -> None:
    panel = weights(full, "Ann")
    asked(panel, do="withdraw")
    assert (recorded(full, "ann"), recorded(full, "ben")) == ([], [20, 100, 60])
    assert panel.draft == draft(None, None, None)
    asked(panel, do="history", id="ann-wait")
    assert [line["action"] for line in panel.past["entries"]] == ["withdraw", "record"]


def test_a_draft_of_odd_shape_is_refused_in_words(full: Book) -> None:
    panel = weights(full, "Ann")
    asked(panel, do="save", draft=["x"])
    assert "A draft of weights holds one item for each" in panel.message


def test_headless_there_is_a_table_and_no_widget(full: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INNOKIT_HEADLESS", "1")
    shown = weights(full, "Ann")._repr_mimebundle_()
    assert not [kind for kind in shown if "widget" in kind]
    assert "Waiting time" in shown["text/html"]
