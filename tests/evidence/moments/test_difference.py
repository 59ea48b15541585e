"""What changed between two moments, by whom, and what that did to the answers."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from innokit import businesscase
from innokit.cli.app import app
from innokit.errors import EvidenceError
from innokit.evidence import moments
from innokit.records import CostLine, Idea, Source
from innokit.store import open_book
from tests.businesscase.cases import box_15

BOAT = "<b>A boat</b>"


@pytest.fixture
def grown(tmp_path: Path) -> tuple[Path, int]:
    """A book in which an auditor changed, withdrew and added things; and the last entry before that."""
    path = tmp_path / "grown.innokit"
    with open_book(path, by="Analyst") as book:
        book.record(
            [*box_15().records, Source(id="gone", title="An old report"), Idea(id="i", title="A bus")]
        )
        before = len(book.history())
    with open_book(path, by="Auditor") as book:
        line = book.case().of(CostLine)[0]
        book.record(line.changed(amount=1_100_000.0), why="Priced again")
        book.withdraw("gone", why="Out of print")
        book.record(Idea(id="boat", title=BOAT))
        book.record(Idea(id="twice", title="Typed by mistake"))
        book.withdraw("twice")
    return path, before


def told(path: Path, since: int) -> moments.Difference:
    """The difference between an entry and the newest."""
    return moments.difference(*moments.both(path, since=since))


def test_what_was_added_withdrawn_and_changed_is_told_with_whom_and_why(grown: tuple[Path, int]) -> None:
    found = told(*grown)
    assert [(change.deed, change.record.id, change.who) for change in found.changes] == [
        ("changed", "system", ("Auditor",)),
        ("withdrawn", "gone", ("Auditor",)),
        ("added", "boat", ("Auditor",)),
    ]
    assert found.changes[0].fields == (("Amount", "£1,000,000 a year", "£1,100,000 a year"),)
    assert found.changes[0].why == "Priced again"
    assert "Records: 1 added, 1 withdrawn and 1 changed. By Auditor (3)." in found.in_words()


def test_the_answer_moves_by_what_the_cost_moved(grown: tuple[Path, int]) -> None:
    """A cost in year 0 is not discounted, so the net present value falls by exactly as much."""
    path, before = grown
    found = told(path, before)
    (moved,) = [pair for pair in found.answers if pair.figure.id == "npsv.new"]
    assert moved.before is not None
    assert moved.after is not None
    assert moved.before.value is not None
    assert moved.after.value == pytest.approx(moved.before.value - 100_000)
    assert moved.before.value == pytest.approx(businesscase.appraise(box_15()).figures["npsv.new"].value)
    row = next(row for row in found.sheet("answers").rows if row[2] == moved.after)
    assert row[3] == "−100,000"


def test_a_moment_does_not_differ_from_itself(grown: tuple[Path, int]) -> None:
    path, _ = grown
    found = moments.difference(*moments.both(path, path))
    assert found.changes == () == found.answers
    assert found.sheets() == ()
    assert "Nothing that stands is otherwise. No answer moved." in found.in_words()


def test_two_copies_that_part_and_two_books_of_their_own_are_told_apart(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.innokit" for name in ("one", "copy", "stranger")]
    with open_book(paths[0], by="Ann") as book:
        book.record(Idea(id="a", title="A bus"))
        book.export_jsonl(tmp_path / "copy.jsonl")
    with open_book(paths[1], by="Ben") as book:
        book.import_jsonl(tmp_path / "copy.jsonl")
        book.record(Idea(id="b", title="A boat"))
    with open_book(paths[0], by="Ann") as book:
        book.record(Idea(id="c", title="A bridge"))
    with open_book(paths[2], by="Cy") as book:
        book.record(Idea(id="z", title="A raft"))
    one, copy, stranger = paths
    parted = moments.difference(*moments.both(one, copy))
    assert "part after entry 1" in parted.in_words()
    assert [(change.deed, change.record.id) for change in parted.changes] == [
        ("withdrawn", "c"),
        ("added", "b"),
    ]
    assert "two different records" in moments.difference(*moments.both(one, stranger)).in_words()
    lines = moments.difference(*moments.both(tmp_path / "copy.jsonl", copy))
    assert "goes on where the earlier one ends" in lines.in_words()


def test_the_command_says_it_in_plain_text(grown: tuple[Path, int], tmp_path: Path) -> None:
    path, before = grown
    ran = CliRunner().invoke(app, ["diff", str(path), "--since", str(before)])
    assert ran.exit_code == 1
    assert "What became of the answers" in ran.output
    assert BOAT in ran.output
    assert CliRunner().invoke(app, ["diff", str(path), str(path)]).exit_code == 0
    with pytest.raises(EvidenceError, match="Only one moment"):
        moments.both(path)
    with pytest.raises(EvidenceError, match="no such file"):
        moments.both(path, tmp_path / "nowhere.zip")


def test_hostile_words_stay_words(grown: tuple[Path, int]) -> None:
    assert BOAT not in told(*grown)._repr_html_()
    assert "&lt;b&gt;A boat&lt;/b&gt;" in told(*grown)._repr_html_()
