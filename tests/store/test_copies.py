"""Copies of one book: recognised where they arise, told apart by heads, made one with nothing lost."""

import json
import shutil
import warnings
from pathlib import Path
from random import Random
from typing import Any

import pytest

from innokit.errors import BookError, ConflictError
from innokit.records import Idea, Option
from innokit.store import Book, DivergedWarning, SharedFolderWarning, open_book
from innokit.store.copies import STATE
from innokit.store.merging import by_origin
from innokit.store.places import mounted, network, synchroniser
from tests.counts import count
from tests.store.hostile import dice
from tests.store.test_tampering import put, stored
from tests.store.test_verify import resealed

pytestmark = pytest.mark.filterwarnings("ignore::innokit.store.DivergedWarning")

# Where books lie


@pytest.mark.parametrize(
    ("sort", "said"),
    [
        ("nfs4", "a network drive (nfs4)"),
        ("cifs", "a network drive (cifs)"),
        ("smb3", "a network drive (smb3)"),
        ("fuse.sshfs", "a network drive (fuse.sshfs)"),
        ("9p", "a network drive (9p)"),
        ("ext4", ""),
        ("tmpfs", ""),
        ("fuseblk", ""),
    ],
)
def test_network_drives_are_recognised(sort: str, said: str) -> None:
    mounts = [("/", "ext4"), ("/mnt", "ext4"), ("/mnt/share", sort), ("/mnt/sharewood", "nfs")]
    assert network(Path("/mnt/share/project/b.innokit"), mounts) == said
    assert network(Path("/mnt/other/b.innokit"), mounts) == ""


def test_this_computer_says_what_is_mounted(tmp_path: Path) -> None:
    assert "/" in dict(mounted())
    assert network(tmp_path / "b.innokit") == ""


def test_services_are_recognised_by_what_they_say_and_leave(tmp_path: Path) -> None:
    book = tmp_path / "Council files" / "project" / "b.innokit"
    book.parent.mkdir(parents=True)
    assert synchroniser(book, {}) == ""
    assert synchroniser(book, {"OneDriveCommercial": str(tmp_path / "Council files")}) == "OneDrive"
    (tmp_path / "Council files" / ".dropbox.cache").mkdir()
    assert synchroniser(book, {}) == "Dropbox"


def test_a_book_on_a_network_drive_is_warned_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("innokit.store.places.mounted", lambda: [("/", "ext4"), (str(tmp_path), "nfs4")])
    with pytest.warns(
        SharedFolderWarning, match=r"nfs4.*Keep it in a folder of this computer only.*on a server"
    ):
        open_book(tmp_path / "b.innokit").close()


# Copies that differ


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of this computer's notes, empty."""
    folder = tmp_path / "notes"
    monkeypatch.setenv(STATE, str(folder))
    return folder


@pytest.fixture
def pair(tmp_path: Path, notes: Path) -> tuple[Path, Path]:
    """Two copies of a book of three entries, in the folders of two machines."""
    for name in ("ann", "bob"):
        (tmp_path / name).mkdir()
    ours, theirs = tmp_path / "ann" / "b.innokit", tmp_path / "bob" / "b.innokit"
    with open_book(ours, by="Ann") as book:
        book.record([Idea(title=f"Shared {n}") for n in range(3)], why="before they parted")
    shutil.copy(ours, theirs)
    return ours, theirs


def said_on_opening(path: Path) -> list[str]:
    """What opening a book by name warns of."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        open_book(path, by="Ann").close()
    assert all(item.filename == __file__ for item in caught)
    return [str(item.message) for item in caught if item.category is DivergedWarning]


def part(pair: tuple[Path, Path]) -> None:
    """Let both record something of their own."""
    for path, name in zip(pair, ("Ann", "Bob"), strict=True):
        with open_book(path, by=name) as book:
            book.record(Idea(title=f"Of {name} alone"))


def test_copies_that_went_different_ways_are_told_on_opening(pair: tuple[Path, Path]) -> None:
    ours, theirs = pair
    assert said_on_opening(ours) == said_on_opening(theirs) == []
    with open_book(ours, by="Ann") as book:
        book.record(Idea(title="ahead, which is no harm"))
    assert said_on_opening(theirs) == []
    part(pair)
    for path, other in (pair, pair[::-1]):
        said = said_on_opening(path)
        assert len(said) == 1
        assert "have gone different ways" in said[0]
        assert f"innokit merge {other}" in said[0]
    with open_book(ours, by="Ann") as book:
        assert book.compare(theirs).diverged
        book.merge(theirs)
    assert said_on_opening(ours) == []


def test_a_second_copy_beside_the_first_is_told(pair: tuple[Path, Path], notes: Path) -> None:
    part(pair)
    ours, theirs = pair
    beside = ours.with_name("b-LAPTOP7.innokit")
    shutil.copy(theirs, beside)
    shutil.rmtree(notes)
    assert str(beside) in said_on_opening(ours)[0]
    beside.write_bytes(b"no book")
    assert said_on_opening(ours) == []


def test_a_file_that_a_service_exchanged_is_told(tmp_path: Path, notes: Path) -> None:
    folder, away = tmp_path / "OneDrive", tmp_path / "away"
    folder.mkdir()
    path = folder / "b.innokit"
    with pytest.warns(SharedFolderWarning), open_book(path, by="Ann") as book:
        book.record(Idea(title="Shared"))
    shutil.copy(path, away)
    with pytest.warns(SharedFolderWarning), open_book(path, by="Ann") as book:
        book.record(Idea(title="Ann's"))
        head = book.head
    with open_book(away, by="Bob") as book:
        book.record(Idea(title="Bob's"))
    away.replace(path)
    said = said_on_opening(path)
    assert f"Entry 2 with head {head}" in said[0]
    assert "another copy was put in its place" in said[0]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"x": 1}', '{"x": ["a", 2]}'])
def test_notes_that_cannot_be_read_do_no_harm(pair: tuple[Path, Path], notes: Path, content: str) -> None:
    for file in notes.iterdir():
        file.write_text(content)
    assert said_on_opening(pair[0]) == []
    assert all(json.loads(file.read_text()) for file in notes.iterdir())


def test_no_note_is_kept_where_none_is_wanted(
    pair: tuple[Path, Path], notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(notes)
    monkeypatch.setenv(STATE, "0")
    part(pair)
    assert said_on_opening(pair[0]) == []
    assert not notes.exists()


# Merging


def test_merging_keeps_author_time_and_reason_and_says_who_merged(pair: tuple[Path, Path]) -> None:
    part(pair)
    with open_book(pair[1]) as theirs:
        before = theirs.history()
    with open_book(pair[0], by="Cat") as ours:
        done = ours.merge(pair[1], why="Two laptops at the event")
        assert (done.taken, done.conflicts) == (1, ())
        entries = ours.history()
        merge, taken = entries[4:]
        assert (merge.action, merge.who, merge.why) == ("merge", "Cat", "Two laptops at the event")
        for field in ("who", "why", "when", "id", "kind", "body", "schema", "version"):
            assert getattr(taken, field) == getattr(before[-1], field)
        assert [idea.title for idea in ours.case().ideas][3:] == ["Of Ann alone", "Of Bob alone"]
        assert ours.verify().ok
        assert ours.verify(expect=before[-1].digest).ok
        assert ours.merge(pair[1]).taken == 0
        assert len(ours.history()) == 6


def test_what_was_merged_in_has_not_been_seen_yet(pair: tuple[Path, Path]) -> None:
    with open_book(pair[1], by="Bob") as theirs:
        idea = theirs.case().ideas[0].changed(title="As Bob has it")
        theirs.record(idea)
    with open_book(pair[0], by="Ann") as ours:
        ours.record(Idea(title="Ann's own"))
        ours.merge(pair[1])
        with pytest.raises(ConflictError, match="Bob recorded version 2"):
            ours.record(idea.changed(title="Written over unseen"))


def test_what_both_changed_is_named_and_neither_is_lost(pair: tuple[Path, Path]) -> None:
    with open_book(pair[0]) as book:
        idea, other = book.case().ideas[:2]
    for path, name in zip(pair, ("Ann", "Bob"), strict=True):
        with open_book(path, by=name) as book:
            book.record(idea.changed(title=f"As {name} has it"))
            book.withdraw(other)
    with open_book(pair[0], by="Cat") as book:
        done = book.merge(pair[1])
        assert len(done.conflicts) == 1
        assert "here Ann recorded version 2" in done.conflicts[0]
        assert "there Bob recorded version 3" in done.conflicts[0]
        assert "which stands now" in done.conflicts[0]
        assert [entry.body["title"] for entry in book.history(idea)] == [
            "Shared 0",
            "As Ann has it",
            "As Bob has it",
        ]
        assert book.verify().ok


def test_a_moment_before_the_merge_shows_what_the_book_said_then(pair: tuple[Path, Path]) -> None:
    part(pair)
    with open_book(pair[0], by="Ann") as book:
        last = book.record(Idea(title="before the merge"))
        book.merge(pair[1])
        after = book.history()[-1]
        assert after.when < last.when
        assert len(book.case(as_of=last.when).ideas) == 5
        assert len(book.case().ideas) == 6


def test_merging_takes_withheld_and_erased_fields_as_they_are(
    pair: tuple[Path, Path], tmp_path: Path
) -> None:
    with open_book(pair[1], by="Bob") as theirs:
        theirs.record(Option(title="Held back"))
        theirs.record(Option(title="Gone for good"))
        theirs.withhold(4, "title", why="asked for")
        theirs.erase(5, "title", why="asked for")
        theirs.erase(1, "title", why="asked for")
        theirs.export_jsonl(tmp_path / "theirs.jsonl")
    with open_book(pair[0], by="Ann") as ours:
        ours.record(Idea(title="Ann's own"))
        assert ours.merge(pair[1]).taken == 5
        case = ours.case()
        assert [option.title for option in case.options] == ["(withheld)", "(erased)"]
        assert case.ideas[0].title == "(erased)"
        assert ours.find("Shared 0") == []
        assert ours.verify().ok
        ours.release(6, "title", why="agreed")
        assert ours.case().options[0].title == "Held back"
        assert ours.merge(tmp_path / "theirs.jsonl").taken == 0
        assert ours.verify().ok


def test_a_forged_origin_is_found(pair: tuple[Path, Path]) -> None:
    part(pair)
    with open_book(pair[0], by="Ann") as book:
        book.merge(pair[1])
    rows = stored(pair[0])
    put(pair[0], [*rows[:5], resealed(rows[5], why='"slipped in"')])
    with open_book(pair[0]) as book:
        said = book.verify()
        assert not said.ok
        assert "not as it was sealed in the copy it came from" in said.problems[0]


def test_only_copies_of_one_book_are_merged(pair: tuple[Path, Path], tmp_path: Path) -> None:
    with open_book(tmp_path / "other.innokit", by="Dan") as book:
        book.record(Idea(title="Another project"))
    with open_book(pair[0], by="Ann") as ours:
        with pytest.raises(BookError, match="nothing in common"):
            ours.merge(tmp_path / "other.innokit")
        with pytest.raises(BookError, match="no book here"):
            ours.compare(tmp_path / "none.innokit")
        rows = stored(pair[1])
        put(pair[1], [*rows[:1], *rows[2:]])
        with pytest.raises(BookError, match="not sound: entry 2 is missing"):
            ours.merge(pair[1])
        assert len(ours.history()) == 3


def change(book: Book, luck: Random, name: str, n: int) -> None:
    """Do something or other to a book."""
    book.by = name
    ideas = book.case().ideas
    choice = luck.random()
    if choice < 0.5 or not ideas:
        book.record(Idea(title=f"{name} {n}"), why=f"reason {n}")
    elif choice < 0.8:
        book.record(luck.choice(ideas).changed(title=f"{name} changed {n}"))
    else:
        book.withdraw(luck.choice(ideas), why="not needed")


def content(book: Book) -> set[tuple[Any, ...]]:
    """What was recorded, in whichever order and under whichever numbers."""
    return {
        (e.action, e.id, e.who, e.why, e.when, json.dumps(e.body, sort_keys=True))
        for e in book.history()
        if e.action != "merge"
    }


def test_three_copies_merged_in_any_order_lose_nothing_and_settle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(STATE, "0")
    luck = dice("merges")
    for trial in range(count("merges")):
        paths = [tmp_path / f"{trial} {name}.innokit" for name in "abc"]
        with open_book(paths[0], by="Start") as book:
            for n in range(luck.randrange(1, 4)):
                change(book, luck, "Start", n)
        for path in paths[1:]:
            shutil.copy(paths[0], path)
        everything: set[tuple[Any, ...]] = set()
        books = [open_book(path, by="Merger") for path in paths]
        for step in range(8):
            which = luck.randrange(3)
            if luck.random() < 0.6:
                change(books[which], luck, f"Writer {which}", step)
            else:
                books[which].by = "Merger"
                books[which].merge(paths[luck.choice([n for n in range(3) if n != which])])
            everything |= content(books[which])
        settle(books, paths)
        for book in books:
            assert content(book) == everything
            assert len(by_origin(book._rows())) == len(book.history())
            assert book.verify().ok, book.verify()
            book.close()


def settle(books: list[Book], paths: list[Path]) -> None:
    """Merge all into all until nothing is left to take in, which must come soon."""
    for book in books:
        book.by = "Merger"
    for _ in range(4):
        taken = [
            book.merge(path).taken
            for book, own in zip(books, paths, strict=True)
            for path in paths
            if path != own
        ]
        if not any(taken):
            return
    pytest.fail("merging goes on and on")
