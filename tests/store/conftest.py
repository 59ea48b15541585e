"""Books to try things on: in memory, in a file and on a server, which must not differ."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from innokit.records import Idea, Vote
from innokit.store import Book, open_book
from tests.store.server import Server, program, running


def must_be_there() -> bool:
    """Whether a missing server is a failure (CI, or asked for) rather than a reason to skip."""
    said = (os.environ.get(name, "") for name in ("CI", "INNOKIT_REQUIRE_SERVER"))
    return any(value.lower() not in ("", "0", "false") for value in said)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server of one's own."""
    if not (program("initdb") and program("pg_ctl")):
        message = "no PostgreSQL on this machine (Debian and Ubuntu: apt-get install postgresql)"
        pytest.fail(message) if must_be_there() else pytest.skip(message)
    with running() as server:
        yield server


@pytest.fixture(params=["memory", "file", "server"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a book of each sort, which is not there yet."""
    if request.param == "server":
        return str(request.getfixturevalue("server").fresh())
    return ":memory:" if request.param == "memory" else str(tmp_path / "a b £.innokit")


@pytest.fixture
def book(address: str) -> Iterator[Book]:
    """An empty book of each sort."""
    with open_book(address, by="Analyst") as made:
        yield made


@pytest.fixture(params=["file", "server"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a book of each sort that several programs can open, which is not there yet."""
    if request.param == "server":
        return str(request.getfixturevalue("server").fresh())
    return str(tmp_path / "a b £.innokit")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed book of 12 entries: ten ideas, a vote and a second version of the third idea."""
    path = tmp_path / "kept.innokit"
    with open_book(path, by="Ann Example") as book:
        ideas = [Idea(title=f"Idea number {n}", text="Neighbours help each other") for n in range(10)]
        for idea in ideas:
            book.record(idea, why=f"written on card {idea.title[-1]}")
        book.record(Vote(idea=ideas[0].id, voter="Table 2", dots=3))
        book.record(ideas[2].changed(title="Idea number 2, better"))
    return path


@pytest.fixture
def sql(path: Path) -> Callable[..., list[Any]]:
    """A call that changes the stored book behind its back."""

    def run(statement: str, *values: Any) -> list[Any]:
        with closing(sqlite3.connect(path)) as connection, connection:
            return connection.execute(statement, values).fetchall()

    return run
