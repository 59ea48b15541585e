"""Small books tampered with in every way an auditor fears: what the chain shows, what only a head shows."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from innokit.cli import main
from innokit.store import open_book
from innokit.store.chain import START, Raw, commitments, digest_of
from tests.counts import count
from tests.store.hostile import dice
from tests.store.test_verify import TEXTS, checked, named

Rows = list[Raw]


def stored(path: Path) -> Rows:
    """The entries of a book, read behind its back."""
    with closing(sqlite3.connect(path)) as connection:
        return [Raw._make(row) for row in connection.execute("SELECT * FROM entries ORDER BY seq")]


def put(path: Path, rows: Rows) -> None:
    """Make these the entries of a book, behind its back."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM entries")
        connection.executemany(f"INSERT INTO entries VALUES ({','.join('?' * len(Raw._fields))})", rows)


def one_byte(rows: Rows, luck: Random) -> set[int]:
    """Change one byte of one column; gives the numbers of the entries touched."""
    place, column = luck.randrange(len(rows)), luck.choice([name for name in TEXTS if name != "id"])
    data = bytearray(str(getattr(rows[place], column)).encode())
    spot = luck.randrange(len(data))
    data[spot] = luck.choice([byte for byte in range(32, 127) if byte != data[spot]])
    rows[place] = rows[place]._replace(**{column: data.decode()})  # type: ignore[arg-type]
    return {rows[place].seq}


def removed(rows: Rows, luck: Random) -> set[int]:
    """Remove an inner entry."""
    return {rows.pop(luck.randrange(1, len(rows) - 1)).seq}


def swapped(rows: Rows, luck: Random) -> set[int]:
    """Let two entries change places."""
    a, b = luck.sample(range(len(rows)), 2)
    first, second = rows[a], rows[b]
    rows[a], rows[b] = second._replace(seq=first.seq), first._replace(seq=second.seq)
    return {first.seq, second.seq}


def cut(rows: Rows, luck: Random) -> None:
    """Cut the tail off."""
    del rows[luck.randrange(1, len(rows)) :]


def rewritten(rows: Rows, luck: Random) -> None:
    """Change an entry and write every digest from it on anew."""
    place = luck.randrange(len(rows))
    rows[place] = rows[place]._replace(why='"another reason"')
    previous = rows[place - 1].digest if place else START
    for n in range(place, len(rows)):
        row = rows[n]._replace(previous=previous)
        rows[n] = row._replace(digest=digest_of(row, commitments(row)))
        previous = rows[n].digest


@pytest.mark.parametrize("how", [one_byte, removed, swapped])
def test_what_was_tampered_with_is_named_alone(path: Path, how: Callable[[Rows, Random], set[int]]) -> None:
    whole, luck, found = stored(path), dice(how.__name__), 0
    trials = max(1, count("tamperings") // 5)
    for trial in range(trials):
        rows = list(whole)
        touched = how(rows, luck)
        put(path, rows)
        assert named(checked(path)) == touched, (trial, touched)
        found += 1
    assert found == trials
    put(path, whole)
    assert checked(path).ok


@pytest.mark.parametrize("how", [cut, rewritten])
def test_only_a_head_shows_it_and_the_check_says_so(path: Path, how: Callable[[Rows, Random], None]) -> None:
    whole, luck = stored(path), dice(how.__name__)
    head = whole[-1].digest[:12]
    for _ in range(max(1, count("tamperings") // 5)):
        rows = list(whole)
        how(rows, luck)
        put(path, rows)
        without, with_head = checked(path), checked(path, head)
        assert without.ok
        assert "A cut tail or a wholly rewritten chain cannot be seen without a head" in str(without)
        assert not with_head.ok
        assert with_head.problems == (
            f"the head {head} is not in the record: its tail was cut, or the chain was rewritten",
        )


def test_the_command_finds_a_cut_tail_by_the_head(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_book(path) as book:
        head = book.head
    copy = path.with_name("cut.innokit")
    shutil.copy(path, copy)
    rows = stored(copy)
    put(copy, rows[:-1])
    assert (main(["verify", str(copy)]), main(["verify", "--expect", head, str(copy)])) == (0, 1)
    said = capsys.readouterr().out
    assert "cannot be seen without a head" in said
    assert "its tail was cut, or the chain was rewritten" in said
    assert main(["verify", "--expect", head, str(path)]) == 0
