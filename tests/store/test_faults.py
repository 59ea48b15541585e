"""A full disk, a folder that takes nothing, a lock, a clock: said plainly, and nothing accepted is lost."""

import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from innokit.errors import BookError
from innokit.records import Idea
from innokit.store import Book, open_book
from tests.store.server import Server, as_somebody


def faulty(root: Path, *words: object) -> dict[str, Any]:
    """Meet a fault in an unprivileged program; what it accepted and what it said."""
    line = [sys.executable, "-m", "tests.store.faulty", *map(str, words)]
    done = subprocess.run(line, cwd=root, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-4000:]
    assert "Traceback" not in done.stderr
    return dict(json.loads(done.stdout))


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder of whoever the programs run as, which pytest's own folders hide from them."""
    made = Path(tempfile.mkdtemp(prefix="book-faults-"))
    give(made)
    yield made
    made.chmod(0o755)
    shutil.rmtree(made, ignore_errors=True)


def give(path: Path) -> None:
    """Let whoever the programs run as own this."""
    somebody = as_somebody()
    if somebody:
        os.chown(path, int(str(somebody["user"])), int(str(somebody["group"])))


@pytest.fixture
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk with little room."""
    line = ["mount", "-t", "tmpfs", "-o", "size=400k,mode=777", "none", str(folder)]
    if shutil.which("mount") is None or subprocess.run(line, capture_output=True).returncode:
        pytest.skip("nothing may be mounted here; the limit on a file's size stands for it")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def all_there(path: Path, accepted: list[str]) -> None:
    """Nothing that was accepted is missing, nothing else is there, and the book is sound."""
    with open_book(path) as book:
        assert [entry.id for entry in book.history()] == accepted
        assert book.verify().ok


def test_a_full_disk_is_said_and_nothing_accepted_is_lost(small_disk: Path, root: Path) -> None:
    met = faulty(root, "disk", small_disk / "b.innokit")
    assert met["accepted"]
    assert "The disk is full, so nothing was recorded" in met["said"]
    assert "Make room" in met["remedy"]
    assert "entries cannot be written: No space left on device" in met["said"]
    assert sorted(path.name for path in small_disk.glob("*.part")) == []
    all_there(small_disk / "b.innokit", met["accepted"])


def test_a_file_that_may_not_grow_is_said_and_nothing_accepted_is_lost(folder: Path, root: Path) -> None:
    met = faulty(root, "limit", folder / "b.innokit")
    assert met["accepted"]
    assert "The disk did not keep what was written, so nothing was recorded" in met["said"]
    assert "Check that the disk has room" in met["remedy"]
    all_there(folder / "b.innokit", met["accepted"])


@pytest.mark.parametrize("name", [":memory:", "b.innokit"])
def test_a_full_database_takes_no_half_entry(tmp_path: Path, name: str) -> None:
    with open_book(name if name == ":memory:" else tmp_path / name, by="Ann") as book:
        first = book.record(Idea(title="kept"))
        with book._database._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(BookError, match="The disk is full, so nothing was recorded.*Make room"):
            book.record([Idea(title="x", text="words " * 3_000) for _ in range(20)])
        assert [entry.id for entry in book.history()] == [first.id]


def test_a_folder_that_takes_nothing(folder: Path, root: Path) -> None:
    folder.chmod(0o555)
    met = faulty(root, "try", folder / "b.innokit")
    assert "The book cannot be opened" in met["said"]
    assert "you may read and write in its folder" in met["remedy"]


def test_a_book_in_a_folder_that_takes_nothing(folder: Path, root: Path) -> None:
    path = folder / "b.innokit"
    with open_book(path, by="Ann") as book:
        kept = book.record(Idea(title="kept")).id
    give(path)
    folder.chmod(0o555)
    met = faulty(root, "try", path)
    assert met["accepted"] == []
    assert "The book cannot be" in met["said"]
    assert "folder" in met["remedy"]
    folder.chmod(0o755)
    all_there(path, [kept])


def test_a_file_that_may_not_be_written(folder: Path, root: Path) -> None:
    path = folder / "b.innokit"
    with open_book(path, by="Ann") as book:
        kept = book.record(Idea(title="kept")).id
    path.chmod(0o444)
    met = faulty(root, "try", path)
    assert met["accepted"] == []
    assert "The book cannot be written to" in met["said"]
    assert "read_only=True" in met["remedy"]
    all_there(path, [kept])


def test_a_locked_book_says_so(kept: str, server: Server) -> None:
    with open_book(kept, by="Ann", wait=0.2) as book, open_book(kept, by="Bob") as other:
        first = other.record(Idea(title="kept"))
        with other._writing(), pytest.raises(BookError, match="Another program is writing.*nothing was lost"):
            book.record(Idea(title="x"))
        book.record(Idea(title="after"))
        assert [entry.seq for entry in book.history()] == [first.seq, 2]


@pytest.mark.parametrize("fault", [errno.EXDEV, errno.EBUSY, errno.EACCES, errno.ESTALE])
def test_a_name_that_cannot_be_given_leaves_the_old_file(
    book: Book, tmp_path: Path, fault: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.record(Idea(title="kept"))
    target = book.export_jsonl(tmp_path / "out.jsonl")
    before = target.read_bytes()
    book.record(Idea(title="more"))

    def refuse(*_: object) -> None:
        raise OSError(fault, os.strerror(fault))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        with pytest.raises(BookError, match=f"cannot be written: {os.strerror(fault)}.*Choose a file"):
            book.export_jsonl(target)
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.glob("*.part")] == []
    assert len(book.history()) == 2


def test_a_lost_answer_may_be_asked_for_again(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    idea, engine = Idea(title="Kept, though nobody was told"), book._database._engine
    committed: list[object] = []

    def lose(_: object) -> None:
        committed.append(1)
        raise sa.exc.OperationalError("COMMIT", None, Exception("server closed the connection"))

    real = type(engine.dialect).do_commit

    def commit_and_lose(self: Any, connection: Any) -> None:
        real(self, connection)
        lose(connection)

    with monkeypatch.context() as patch:
        patch.setattr(engine.dialect, "do_commit", commit_and_lose.__get__(engine.dialect))
        with pytest.raises(BookError):
            book.record(idea)
    assert committed
    entry = book.record(idea)
    assert (entry.seq, len(book.history()), book.verify().ok) == (1, 1, True)
    assert book.withdraw(idea).seq == 2
