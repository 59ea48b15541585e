"""The page of the record holds every entry: what was changed, withdrawn and erased can be read on it."""

import re
from pathlib import Path

import pytest

import innokit
from innokit.evidence.documents.tables import every_table
from innokit.evidence.recordpage import record_body
from innokit.records import Ballot, Decision, Idea, Vote
from innokit.store import Book, example_names, open_book

WORDS = "Cllr Otter voted against: <b>unsafe</b>"
SECRET = "(secret ballot)"  # noqa: S105 - what stands in place of a voter


def attacked() -> Book:
    """A book in which Mallory changed, withdrew and erased what the facilitator had recorded."""
    book = open_book(":memory:", by="Facilitator")
    idea, other = (
        Idea(id="bus", title="A bus", author="Ann"),
        Idea(id="taxi", title="A taxi", author="Zedekiah"),
    )
    dots = Ballot(id="open", title="Dots")
    hidden = Ballot(id="hidden", title="Second round", secret=True)
    said = Decision(id="d", title="A bus it is", outcome="go", dissent=WORDS)
    votes = [
        Vote(id="named", idea="bus", voter="pseud-HERON", dots=2, ballot="open"),
        Vote(id="unseen", idea="taxi", voter="pseud-LYNX", dots=3, ballot="hidden"),
    ]
    book.record([idea, other, dots, hidden, said, *votes])
    book.by = "Mallory"
    book.record(said.changed(dissent=""))
    book.record(idea.changed(author="Mallory"))
    for vote in votes:
        book.withdraw(vote)
    book.erase({2: ["author"]}, why="Housekeeping", decided_by="The clerk")
    book.withdraw("taxi", why="Too dear")
    return book


@pytest.mark.parametrize("name", example_names())
def test_every_entry_of_every_example_has_its_place_once(name: str) -> None:
    case = innokit.example(name)
    places = re.findall(r' id="entry-(\d+)"', page := record_body(case))
    assert sorted(map(int, places)) == [entry.seq for entry in case.entries]
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert len(page) < 1_000 * (len(case.entries) + 5)


def test_what_was_changed_is_told_before_and_after() -> None:
    with attacked() as book:
        page = record_body(book.case())
    dissent = "<dt>Dissent, before</dt><dd>Cllr Otter voted against: &lt;b&gt;unsafe&lt;/b&gt;</dd>"
    assert f"{dissent}<dt>Dissent, then</dt><dd>blank</dd>" in page
    assert "<dt>Author, before</dt><dd>Ann</dd><dt>Author, then</dt><dd>Mallory</dd>" in page
    assert "1 earlier version; changed: dissent" in page
    places = re.findall(r' id="entry-(\d+)"', page)
    assert sorted(map(int, places)) == list(range(1, 14))


def test_what_was_taken_out_is_told_in_full_but_never_erased_words() -> None:
    with attacked() as book:
        page = record_body(book.case())
    taken = page.partition('id="taken-out"')[2]
    assert "Taken out of the record: 3 withdrawn and 1 erased." in page
    assert (
        "<dt>Idea</dt><dd>A bus</dd><dt>Voter</dt><dd>pseud-HERON</dd><dt>Dots</dt><dd>2 dots</dd>" in taken
    )
    assert "withdrawn by Mallory on" in taken
    assert "with no reason given" in taken
    assert "Entry 12: erased by Mallory, decided by The clerk" in taken
    assert '<a href="#entry-2">Entry 2</a>, idea &#x27;A taxi&#x27;: Author' in taken
    assert "<dt>Author</dt><dd>(taken out)</dd>" in taken
    assert "Zedekiah" not in page


def test_a_thing_that_lost_a_choice_is_told_as_left_out() -> None:
    with attacked() as book:
        book.erase({5: ["outcome"], 8: ["outcome"]}, why="Housekeeping")
        with pytest.warns(innokit.store.WithheldWarning):
            case = book.case()
    page = record_body(case)
    assert "Left out of the answers, as parts were taken out" in page
    assert "<dt>Outcome</dt><dd>(taken out)</dd>" in page


def test_pages_and_tables_of_a_secret_ballot_name_no_voter_and_no_recorder(tmp_path: Path) -> None:
    with attacked() as book:
        book.by = "Clerk who typed"
        book.record(Vote(id="kept", idea="bus", voter="pseud-OTTER", dots=1, ballot="hidden"))
        case = book.case()
        book.export_jsonl(tmp_path / "record.jsonl")
    page = record_body(case)
    assert "pseud-LYNX" not in page
    assert "pseud-OTTER" not in page
    assert "Clerk who typed" not in page
    assert f"<dt>Voter</dt><dd>{SECRET}</dd>" in page
    tables = {told.name: told for told in every_table(case)}
    rows = [dict(zip(tables["votes"].heads, row, strict=True)) for row in tables["votes"].rows]
    assert [row["voter"] for row in rows] == [SECRET]
    entries = [dict(zip(tables["entries"].heads, row, strict=True)) for row in tables["entries"].rows]
    for row in entries:
        told = {row["who"], row["when"], row["why"]} == {SECRET}
        assert told == (row["id"] in ("unseen", "kept"))
    assert "pseud-OTTER" in (tmp_path / "record.jsonl").read_text(encoding="utf-8")
