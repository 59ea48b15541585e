"""A book on a PostgreSQL server: addresses, refusals, roles, and a connection that breaks."""

import re
from pathlib import Path

import pytest

from innokit.errors import BookError, ExtraMissing
from innokit.records import Idea
from innokit.store import open_book
from tests.store import conftest
from tests.store.server import Server


def refusal(address: str) -> str:
    """What opening a book at this address is refused with."""
    with pytest.raises(BookError) as caught:
        open_book(address, by="Ann", wait=2)
    assert caught.value.remedy
    return str(caught.value)


def test_a_server_that_is_not_there_is_said_and_no_secret_is_repeated() -> None:
    said = refusal("postgresql://ann:geheim@127.0.0.1:1/esol")
    assert "The database server cannot be reached (postgresql://ann@127.0.0.1:1/esol)" in said
    assert "geheim" not in said
    assert "The address of the database cannot be read" in refusal("postgresql://ann:geheim@host:port:x/db")


def test_wrong_names_are_said(server: Server) -> None:
    assert "did not let you in" in refusal(server.address(user="nobody_at_all"))
    assert "no such database" in refusal(server.address().replace("/postgres?", "/none?"))
    assert "The schema named in the address is not there" in refusal(server.address("no_such_schema"))


def test_another_programs_tables_are_left_alone(server: Server) -> None:
    address = server.fresh()
    schema = f"book_{server.made}"
    server.run(f"CREATE TABLE {schema}.notes (words text)")
    assert "a database, but not a book" in refusal(address)


def test_without_the_library_the_line_that_brings_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("innokit.store.postgres.find_spec", lambda _: None)
    with pytest.raises(ExtraMissing, match=re.escape('pip install "innokit[postgres]"')):
        open_book("postgresql://server/esol")


def test_an_open_book_survives_a_broken_connection(server: Server) -> None:
    with open_book(server.fresh(), by="Ann") as book:
        idea = Idea(title="x")
        book.record(idea)
        killing = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'keeper'"
        server.run(killing)
        assert book.record(idea).seq == 1
        with (
            pytest.raises(BookError, match="connection .* was lost|server was stopped") as caught,
            book._writing() as c,
        ):
            server.run(killing)
            c.exec_driver_sql("SELECT 1")
        assert "Record it again" in caught.value.remedy
        assert book.record(Idea(title="y")).seq == 2


def test_a_server_that_takes_no_writing_is_said(server: Server) -> None:
    with open_book(server.fresh(), by="Ann") as book:
        book.record(Idea(title="x"))
        with pytest.raises(BookError, match="takes no writing now"), book._writing() as connection:
            connection.exec_driver_sql("SET TRANSACTION READ ONLY")
            connection.exec_driver_sql("DELETE FROM entries")
        assert len(book.history()) == 1


def recipe(root: Path) -> str:
    """The statements that the page gives to a council's IT department."""
    page = (root / "docs" / "postgresql.md").read_text(encoding="utf-8")
    return "\n".join(re.findall(r"```sql\n(.*?)```", page, re.DOTALL))


def test_the_recipe_for_roles_holds(server: Server, root: Path, tmp_path: Path) -> None:
    sql = recipe(root).replace("CREATE DATABASE esol OWNER esol_keeper;", "").replace("\\connect esol", "")
    sql = sql.replace("ON DATABASE esol ", "ON DATABASE postgres ")
    before, after = sql.split("-- Once the keeper has made the book")
    server.run("DROP SCHEMA IF EXISTS esol CASCADE")
    server.run(before)
    keeper, recorder, reader = (
        server.address("esol", f"esol_{name}") for name in ("keeper", "recorder", "reader")
    )
    open_book(keeper, by="IT department").close()
    server.run(after.partition("\n")[2])
    with open_book(recorder, by="Ann") as book:
        book.record([Idea(title="A garden"), Idea(title="A bench")])
        for statement in (
            "UPDATE entries SET who = 'x'",
            "DELETE FROM entries",
            "TRUNCATE entries",
            "DROP TABLE entries",
        ):
            with (
                pytest.raises(BookError, match="Your role in the database may not do this"),
                book._writing() as c,
            ):
                c.exec_driver_sql(statement)
        with pytest.raises(BookError, match="Only the owner of the tables can erase"):
            book.erase(1, "title", why="asked for")
        with pytest.raises(BookError, match="Your role in the database may not do this"):
            book.withhold(1, "title", why="asked for")
        with pytest.raises(BookError, match="Your role in the database may not do this"):
            book.backup(tmp_path / "backup.innokit")
        assert book.verify().ok
    with open_book(reader, by="Bob") as book:
        assert len(book.case().ideas) == 2
        with pytest.raises(BookError, match="Your role in the database may not do this"):
            book.record(Idea(title="x"))
    with open_book(keeper, by="Officer") as book:
        book.withhold(1, "title", why="asked for")
        book.erase(2, "title", why="asked for")
        assert book.backup(tmp_path / "backup.innokit").ok
        assert [entry.seq for entry in book.history()] == [1, 2, 3, 4]


def test_a_missing_server_fails_only_where_it_is_required(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CI", "INNOKIT_REQUIRE_SERVER"):
        monkeypatch.delenv(name, raising=False)
    assert not conftest.must_be_there()
    monkeypatch.setenv("CI", "true")
    assert conftest.must_be_there()
    monkeypatch.setenv("CI", "false")
    monkeypatch.setenv("INNOKIT_REQUIRE_SERVER", "1")
    assert conftest.must_be_there()
