"""What changed between two moments, by whom, and what that did to the answers."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from innokit import businesscase
from innokit.cli.app import app
from innokit.errors import EvidenceError
from innokit.evidence import moments
from innokit.evidence.moments.chains import files
from innokit.records import Case, CostLine, Idea, Source
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


def test_what_was_erased_withheld_and_released_is_listed_without_the_words(tmp_path: Path) -> None:
    path, copy = tmp_path / "one.innokit", tmp_path / "before.jsonl"
    with open_book(path, by="Ann") as book:
        book.record(Idea(id="a", title="A bus", author="Zedekiah"), why="From the wall")
        book.export_jsonl(copy)
        book.withhold(1, "why", why="Too plain", decided_by="The clerk")
        book.release(1, "why", why="It was not")
        book.erase(1, "author", "who", why="She asked")
    found = moments.difference(*moments.both(copy, path))
    assert [row[:5] for row in found.sheet("removals").rows] == [
        ("2", "withheld", "1", "idea 'A bus'", "the reason given"),
        ("3", "released", "1", "idea 'A bus'", "the reason given"),
        ("4", "erased", "1", "idea 'A bus'", "Author and who recorded it"),
    ]
    said = found.in_words()
    assert "1 withheld, 1 released and 1 erased, 4 fields in all. By Ann, decided by The clerk" in said
    assert "Zedekiah" not in said + str([sheet.rows for sheet in found.sheets()])
    for arguments in ([str(copy), str(path)], [str(path), "--since", "1"]):
        assert CliRunner().invoke(app, ["diff", *arguments]).exit_code == 1


def test_a_record_sealed_anew_is_not_the_same_though_it_says_the_same(tmp_path: Path) -> None:
    """The same things under the same ids, one in another's name and time: no word that stands differs."""
    paths = [tmp_path / "one.innokit", tmp_path / "anew.innokit"]
    ideas = [Idea(id="a", title="A bus"), Idea(id="b", title="A boat")]
    for path, who in zip(paths, ("Ann", "Head of Audit"), strict=True):
        with open_book(path, by="Ann") as book:
            book.record(ideas[0])
            book.by = who
            book.record(ideas[1], why="Said so")
    found = moments.difference(*moments.both(*paths))
    assert not found.changes
    assert not found.same
    assert "one was sealed anew" in found.in_words()
    rows = found.sheet("resealed").rows
    assert ("2", "2", "idea: A boat", "Author", "Ann", "Head of Audit") in rows
    assert {row[3] for row in rows} == {"Author", "Time"}
    ran = CliRunner().invoke(app, ["diff", *map(str, paths)])
    assert ran.exit_code == 1
    assert "Only the records were compared" in ran.output


def test_files_of_two_packs_that_differ_are_listed(tmp_path: Path) -> None:
    content = {"record.jsonl": b"1", "pages/index.html": b"one"}
    assert files(content, {**content, "pages/index.html": b"other"}) == (("pages/index.html", "another sum"),)
    found = moments.Difference(Case(), Case(), files(content, {"record.jsonl": b"1"}))
    assert not found.same
    assert found.sheet("files").rows == (("pages/index.html", "only in the earlier"),)
    assert moments.differing_files(tmp_path, tmp_path) is None
    assert moments.Difference(Case(), Case(), ()).same
