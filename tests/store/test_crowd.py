"""Thirty people in a workshop, and the lights go out: all that was accepted is there, once, by its author."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from innokit.records import Idea
from innokit.store import open_book
from tests.counts import count
from tests.store.server import Server

AT_ONCE = 10


def crowd(root: Path, *words: object) -> None:
    """Run the program that forks many writers."""
    line = [sys.executable, "-m", "tests.store.crowd", *map(str, words)]
    done = subprocess.run(line, cwd=root, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr[-4000:]


def test_writers_at_once_share_a_book_that_is_there(kept: str, root: Path) -> None:
    open_book(kept).close()
    crowd(root, "write", kept, 6, 10)
    check(kept, 6, 10)


def check(address: str, writers: int, each: int) -> None:
    """Every entry is there once, in its author's order, and the chain holds."""
    with open_book(address) as book:
        entries = book.history()
        assert [entry.seq for entry in entries] == list(range(1, writers * each + 1))
        assert len({entry.id for entry in entries}) == writers * each
        for n in range(writers):
            own = [entry.body["title"] for entry in entries if entry.who == f"writer {n}"]
            assert own == [f"writer {n} {k}" for k in range(each)]
        assert book.verify().ok


@pytest.mark.slow
@pytest.mark.parametrize("turn", range(count("crowds")))
def test_a_whole_room_at_a_fresh_book_again_and_again(kept: str, root: Path, turn: int) -> None:
    crowd(root, "write", kept, count("writers"), count("entries_each"))
    check(kept, count("writers"), count("entries_each"))


def test_killed_writers_lose_nothing_that_was_accepted(kept: str, tmp_path: Path, root: Path) -> None:
    accepted: dict[str, tuple[int, str]] = {}
    open_book(kept).close()
    rounds, slowest = max(1, count("kills") // AT_ONCE), 0.0
    for turn in range(rounds):
        folder = tmp_path / f"notes {turn}"
        folder.mkdir()
        crowd(root, "kill", kept, AT_ONCE, folder, turn)
        for note in folder.iterdir():
            for line in note.read_text().splitlines():
                id, seq, digest, _ = line.split(" ")
                accepted[id] = int(seq), digest
        begun = time.perf_counter()
        with open_book(kept, by="Ann") as book:
            book.record(Idea(title=f"back again {turn}"))
        slowest = max(slowest, time.perf_counter() - begun)
    with open_book(kept) as book:
        assert book.verify().ok
        there = {entry.id: (entry.seq, entry.digest) for entry in book.history()}
    assert {id: there.get(id) for id in accepted} == accepted
    assert len(accepted) > rounds
    assert slowest < 2


def test_the_lights_go_out_on_the_server(server: Server, tmp_path: Path, root: Path) -> None:
    address, folder = server.fresh(), tmp_path / "notes"
    folder.mkdir()
    open_book(address).close()
    with open_book(address, by="Ann") as ann:
        line = [sys.executable, "-m", "tests.store.crowd", "write_on", address, "4", str(folder)]
        with subprocess.Popen(line, cwd=root, stderr=subprocess.DEVNULL) as writing:
            end = time.monotonic() + 60
            while time.monotonic() < end and not any(note.stat().st_size for note in folder.iterdir()):
                time.sleep(0.05)
            server.stop("immediate")
            assert writing.wait(60) == 4
        server.start()
        ann.record(Idea(title="the open book finds its server again"))
        there = {entry.id: entry.digest for entry in ann.history()}
        assert ann.verify().ok
    noted = [line.split(" ") for note in folder.iterdir() for line in note.read_text().splitlines()]
    assert noted
    assert {id: there.get(id) for id, _, _, _ in noted} == {id: digest for id, _, digest, _ in noted}
