"""Books of every earlier form and schema open and verify; those of a newer one are refused in plain words."""

import shutil
from pathlib import Path

import pytest

from innokit.errors import BookError, RecordError
from innokit.records import SCHEMA, Idea
from innokit.store import open_book
from innokit.store.tables import FORMAT
from tests.store.test_verify import Sql, rewrite_last

KEPT = Path(__file__).parent / "kept"
BOOKS = {path.name: path for path in sorted(KEPT.glob("format-*-schema-*.innokit"))}
HEADS = {"format-1-schema-1.innokit": "778b43d64484"}


def test_there_is_a_stored_book_for_each_form_and_schema() -> None:
    numbers = [tuple(int(part) for part in name.removesuffix(".innokit").split("-")[1::2]) for name in BOOKS]
    assert {form for form, _ in numbers} == set(range(1, FORMAT + 1))
    assert {schema for _, schema in numbers} == set(range(1, SCHEMA + 1))
    assert set(HEADS) == set(BOOKS)


@pytest.mark.parametrize("name", sorted(BOOKS))
def test_a_stored_book_opens_verifies_and_goes_on(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    shutil.copy(BOOKS[name], path)
    with open_book(path, by="Ann") as book:
        said = book.verify(expect=HEADS[name])
        assert said.ok, said
        assert said.since == 0
        case = book.case()
        assert [option.title for option in case.options] == ["Carry on as now", "A bus on request"]
        assert case.scores[0].value == 62.5
        assert case.costs[0].amount == 41_000
        assert [idea.title for idea in case.ideas] == ["A shared calendar, printed"]
        assert len(case.entries) == 9
        entry = book.record(case.ideas[0].changed(text="Told by newer hands"))
        assert (entry.seq, entry.version) == (10, 3)
        assert book.verify(expect=HEADS[name]).since == 1


@pytest.mark.parametrize("name", sorted(BOOKS))
def test_a_stored_book_can_be_read_where_nothing_may_be_written(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    shutil.copy(BOOKS[name], path)
    before = path.read_bytes()
    with open_book(path, read_only=True) as book:
        assert book.verify(expect=HEADS[name]).ok
    assert path.read_bytes() == before


def test_a_newer_form_is_refused(path: Path, sql: Sql) -> None:
    sql("UPDATE book SET format = ?", FORMAT + 1)
    with pytest.raises(
        BookError, match=f"has format {FORMAT + 1}.*knows format {FORMAT}.*Install a newer innokit"
    ):
        open_book(path)


def test_entries_of_a_newer_schema_are_refused_and_nothing_is_added(path: Path, sql: Sql) -> None:
    rewrite_last(sql, schema=SCHEMA + 1)
    with open_book(path, by="Ann") as book:
        with pytest.raises(RecordError, match=f"has schema {SCHEMA + 1}.*Install a newer innokit"):
            book.case()
        with pytest.raises(
            BookError, match=f"have schema {SCHEMA + 1}.*writes schema {SCHEMA}.*Install a newer"
        ):
            book.record(Idea(title="x"))
        assert len(book.history()) == 12
        assert f"knows schemas up to {SCHEMA}" in str(book.verify())
