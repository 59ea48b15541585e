"""Books to try things on: in memory and in a file, which must not differ."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from innokit.records import Idea, Vote
from innokit.store import Book, open_book


@pytest.fixture(params=["memory", "file"])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Book]:
    """An empty book of each sort."""
    address = ":memory:" if request.param == "memory" else tmp_path / "a b £.innokit"
    with open_book(address, by="Analyst") as made:
        yield made


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
