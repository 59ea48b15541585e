"""What is done to votes after voting has ended does not change the count, and is told with who did it."""

from collections.abc import Iterator

import pytest

from innokit import process
from innokit.process import Tally
from innokit.records import Ballot, Idea, Vote
from innokit.store import Book, open_book

BUS, PHONE = Idea(id="bus", title="A bus"), Idea(id="phone", title="Lessons by phone")
OPEN = Ballot(id="r", title="Round", each=3, places=1)
OTTER = Vote(id="otter", ballot="r", voter="Otter", idea="bus", dots=3)
HERON = Vote(id="heron", ballot="r", voter="Heron", idea="phone", dots=2)
END = OPEN.changed(closed=True)


@pytest.fixture
def book() -> Iterator[Book]:
    """A book with a ballot that was called, voted on and closed."""
    with open_book(":memory:", by="Facilitator") as book:
        book.record([BUS, PHONE, OPEN, OTTER, HERON])
        book.record(END)
        yield book


def dots(tally: Tally) -> dict[str, float | None]:
    """What each idea was given."""
    return dict(tally.counted.measures[0].values)


def as_mallory(book: Book) -> Book:
    """The same book in another's name."""
    book.by = "Mallory"
    return book


def test_a_ballot_left_alone_says_nothing_of_its_end(book: Book) -> None:
    found = process.tally(book.case())
    assert dots(found) == {"bus": 3, "phone": 2}
    assert "ended" not in found.in_words()
    assert "after" not in [sheet.key for sheet in found.sheets()]


def test_a_vote_recorded_after_the_end_is_named_and_not_counted(book: Book) -> None:
    as_mallory(book).record(Vote(id="late", ballot="r", voter="Crow", idea="phone", dots=3))
    found = process.tally(book.case())
    assert dots(found) == {"bus": 3, "phone": 2}
    assert found.papers.took_part == 2
    assert "Recorded after that, and not counted: 1 vote (entry 7), by Mallory." in found.in_words()
    assert found.sheet("after").rows == (("7", "recorded: not counted", "Lessons by phone", "Mallory"),)
    assert "recorded after voting had ended" in [row[3] for row in found.sheet("spoiled").rows]


def test_a_vote_withdrawn_after_the_end_is_named_and_still_counts(book: Book) -> None:
    as_mallory(book).withdraw("otter")
    found = process.tally(book.case())
    assert dots(found) == {"bus": 3, "phone": 2}
    said = found.in_words()
    assert "Voting ended with entry 6, by Facilitator" in said
    assert "Withdrawn after that, and still counted: 1 vote (entry 7), by Mallory." in said
    assert found.sheet("after").rows == (("7", "withdrawn: still counted", "A bus", "Mallory"),)


def test_a_vote_changed_after_the_end_counts_as_it_stood_and_in_its_old_place(book: Book) -> None:
    """A voter's older vote, changed late, does not become that voter's newest one."""
    as_mallory(book).record(OTTER.changed(idea="phone"))
    found = process.tally(book.case())
    assert dots(found) == {"bus": 3, "phone": 2}
    assert "Changed after that, and counted as it stood: 1 vote (entry 7), by Mallory." in found.in_words()
    with open_book(":memory:", by="Facilitator") as other:
        older, newer = OTTER.changed(id="older", dots=1), OTTER.changed(id="newer", dots=3)
        other.record([BUS, PHONE, OPEN, older, newer, HERON])
        other.record(END)
        other.record(older.changed(dots=2))
        assert dots(process.tally(other.case())) == {"bus": 3, "phone": 2}


def test_a_ballot_opened_again_is_corrected_and_says_so(book: Book) -> None:
    book.record(OPEN, why="Otter's dots were read out wrongly")
    book.record(OTTER.changed(dots=1))
    book.record(END)
    found = process.tally(book.case())
    assert dots(found) == {"bus": 1, "phone": 2}
    assert (
        "opened again with entry 7, by Facilitator: Otter's dots were read out wrongly." in found.in_words()
    )
    assert "ended with" not in found.in_words()


def test_a_vote_that_can_no_longer_be_read_is_missed_by_name(book: Book) -> None:
    as_mallory(book).withdraw("otter")
    book.erase({4: ["dots"]}, why="Housekeeping")
    found = process.tally(book.case())
    assert dots(found) == {"bus": 0, "phone": 2}
    assert "Cannot be counted any more, as parts were taken out of the record: 1 vote." in found.in_words()


def test_a_change_of_the_ballot_after_the_end_is_named(book: Book) -> None:
    as_mallory(book).record(END.changed(places=2, each=9))
    said = process.tally(book.case()).in_words()
    assert "by entry 7, by Mallory: Dots or approvals each and Places." in said


def test_votes_recorded_or_changed_by_another_are_named(book: Book) -> None:
    with open_book(":memory:", by="Facilitator") as book:
        book.record([BUS, PHONE, OPEN, OTTER, HERON])
        as_mallory(book).record(Vote(id="w", ballot="r", voter="Wren", idea="phone", dots=3))
        book.record(HERON.changed(dots=3))
        said = process.tally(book.case()).in_words()
    assert "The votes were recorded by Mallory (2) and Facilitator (1)." in said
    assert "1 vote, recorded by one person, changed later by another: Mallory." in said


def test_a_ballot_recorded_as_ended_counts_what_was_typed_in_and_names_what_was_withdrawn() -> None:
    with open_book(":memory:", by="Facilitator") as book:
        book.record([BUS, PHONE, END, OTTER, HERON])
        assert dots(process.tally(book.case())) == {"bus": 3, "phone": 2}
        as_mallory(book).withdraw("otter")
        said = process.tally(book.case()).in_words()
    assert "Withdrawn, and not counted: 1 vote (entry 6), by Mallory." in said


def test_a_secret_ballot_names_no_entry_and_nobody_whose_vote_it_was(book: Book) -> None:
    with open_book(":memory:", by="Facilitator") as book:
        book.record([BUS, PHONE, OPEN.changed(secret=True), OTTER, HERON])
        book.record(END.changed(secret=True))
        as_mallory(book).withdraw("otter")
        book.record(Vote(id="late", ballot="r", voter="Crow", idea="phone", dots=3))
        book.record(END)  # no longer secret: what was promised to those who voted holds
        found = process.tally(book.case())
    assert found.secret
    assert "Withdrawn after that, and still counted: 1 vote, by 1 person." in found.in_words()
    assert found.sheet("after").rows == (("recorded: not counted", "1"), ("withdrawn: still counted", "1"))
    told = " ".join(str(cell) for sheet in found.sheets() for row in sheet.rows for cell in row)
    assert not {"Otter", "Heron", "Crow"} & set(told.split())
    assert process.secret_votes(book_case := found.case) == {"otter", "heron", "late"}
    assert process.secret_ballots(book_case) == {"r"}
