"""Backups are made and put back while others write, and putting back never writes over anything."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from innokit.errors import BookError
from innokit.records import Idea
from innokit.store import open_book, restore
from tests.store.server import Server
from tests.store.test_tampering import put, stored

pytestmark = pytest.mark.filterwarnings("ignore::innokit.store.DivergedWarning")


def test_a_backup_comes_back_as_it_was(kept: str, tmp_path: Path) -> None:
    with open_book(kept, by="Ann") as book:
        book.record([Idea(title=f"Idea {n}") for n in range(5)], why="cards")
        book.withhold(2, "title", why="asked for")
        book.erase(3, "title", why="asked for")
        found = book.backup(tmp_path / "backup.innokit")
        assert (found.ok, found.head) == (True, book.head)
        before = book.history()
        with pytest.raises(BookError, match="There is a file already"):
            book.backup(tmp_path / "backup.innokit")
        with pytest.raises(BookError, match="The backup cannot be written"):
            book.backup(tmp_path / "none" / "backup.innokit")
    assert restore(tmp_path / "backup.innokit", tmp_path / "new.innokit").added == 7
    with open_book(tmp_path / "new.innokit", by="Bob") as again:
        assert again.history() == before
        assert again.verify(expect=found.head).ok
        assert again.id == open_book(tmp_path / "backup.innokit", read_only=True).id
        again.release(2, "title", why="agreed")
        assert again.case().ideas[1].title == "Idea 1"
    assert sorted(path.name for path in tmp_path.glob(".*.part*")) == []


@pytest.mark.parametrize("way", ["to a server", "to a file"])
def test_a_book_moves_between_file_and_server(tmp_path: Path, server: Server, way: str) -> None:
    here, there = str(tmp_path / "b.innokit"), server.fresh()
    if way == "to a file":
        here, there = there, here
    with open_book(here, by="Ann") as book:
        book.record([Idea(title=f"Idea {n}") for n in range(5)])
        book.withhold(1, "title", why="asked for")
        head = book.head
        book.backup(tmp_path / "backup.innokit")
    assert restore(tmp_path / "backup.innokit", there).added == 6
    with open_book(there, by="Bob") as book:
        assert book.head == head
        book.release(1, "title", why="agreed")
        assert book.verify(expect=head).ok


def test_both_work_while_others_write(kept: str, tmp_path: Path, root: Path) -> None:
    open_book(kept).close()
    (tmp_path / "notes").mkdir()
    line = [sys.executable, "-m", "tests.store.crowd", "write", kept, "4", "60"]
    with subprocess.Popen(line, cwd=root, stderr=subprocess.PIPE, text=True) as writing:
        copies: list[Path] = []
        while writing.poll() is None or len(copies) < 3:
            copies.append(tmp_path / f"backup {len(copies)}.innokit")
            with open_book(kept, read_only=True) as book:
                assert book.backup(copies[-1]).ok
            done = restore(copies[-1], kept)
            assert done.added == 0
            assert done.set_aside is None
            time.sleep(0.1)
        assert writing.returncode == 0, writing.stderr and writing.stderr.read()
    with open_book(kept) as book:
        assert len(book.history()) == 240
        assert book.verify().ok
        heads = []
        for copy in copies:
            with open_book(copy, read_only=True) as back:
                heads.append(len(back.history()))
                if back.head:
                    assert book.verify(expect=back.head).ok
    assert heads == sorted(heads)
    assert heads[0] < heads[-1]


def test_a_damaged_book_is_kept_beside_the_restored_one(path: Path, tmp_path: Path) -> None:
    with open_book(path) as book:
        book.backup(tmp_path / "backup.innokit")
        head = book.head
    rows = stored(path)
    put(path, [*rows[:4], *rows[5:]])
    damaged = path.read_bytes()
    done = restore(tmp_path / "backup.innokit", path)
    assert done.added == 12
    assert done.set_aside
    assert done.set_aside.read_bytes() == damaged
    assert str(done.set_aside) in str(done)
    with open_book(path) as book:
        assert book.verify(expect=head).ok
    path.write_bytes(b"no book at all")
    assert restore(tmp_path / "backup.innokit", path).set_aside


def test_restoring_adds_what_is_lacking_and_keeps_what_came_later(path: Path, tmp_path: Path) -> None:
    with open_book(path, by="Ann") as book:
        book.backup(tmp_path / "early.innokit")
        book.record(Idea(title="later"))
        book.backup(tmp_path / "late.innokit")
    older = tmp_path / "older.innokit"
    shutil.copy(tmp_path / "early.innokit", older)
    done = restore(tmp_path / "late.innokit", older)
    assert (done.added, done.beyond) == (1, 0)
    done = restore(tmp_path / "early.innokit", path)
    assert (done.added, done.beyond) == (0, 1)
    assert "1 entry more, recorded since the backup" in str(done)


def test_a_book_that_holds_other_entries_is_not_touched(path: Path, tmp_path: Path) -> None:
    with open_book(path) as book:
        book.backup(tmp_path / "backup.innokit")
    other = tmp_path / "other.innokit"
    with open_book(other, by="Bob") as book:
        book.record(Idea(title="another project"))
    with pytest.raises(BookError, match="two records are never mixed"):
        restore(tmp_path / "backup.innokit", other)
    rows = stored(tmp_path / "backup.innokit")
    put(tmp_path / "backup.innokit", rows[1:])
    with pytest.raises(
        BookError, match="The backup is not sound, so nothing was put back: entry 1 is missing"
    ):
        restore(tmp_path / "backup.innokit", tmp_path / "new.innokit")
    assert not (tmp_path / "new.innokit").exists()


def test_an_empty_book_is_backed_up_too(tmp_path: Path) -> None:
    with open_book(":memory:") as book:
        assert book.backup(tmp_path / "b.innokit").ok
    assert restore(tmp_path / "b.innokit", tmp_path / "c.innokit").added == 0
