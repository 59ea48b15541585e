"""Any field, name or reason can be withheld or erased: the chain holds, the book says so, nothing is left."""

import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from innokit.errors import BookError
from innokit.records import Idea, Option, Vote
from innokit.store import Book, WithheldWarning, open_book, verify_jsonl
from tests.counts import count
from tests.store.hostile import dice
from tests.store.server import Server

Search = Callable[[str], list[str]]


@pytest.fixture
def bytes_with(kept: str, request: pytest.FixtureRequest) -> Search:
    """A call that names every file of a book in which some words stand, the log beside it included."""

    def search(words: str) -> list[str]:
        if kept.startswith("postgresql"):
            server: Server = request.getfixturevalue("server")
            server.run("CHECKPOINT")
            files = [path for path in (server.folder / "data" / "base").rglob("*") if path.is_file()]
        else:
            files = list(Path(kept).parent.glob(f"{Path(kept).name}*"))
        assert files
        halves = words[: len(words) // 2].encode(), words[len(words) // 2 :].encode()
        return [path.name for path in files if any(half in path.read_bytes() for half in halves)]

    return search


def secret() -> str:
    """Words that stand nowhere else."""
    return f"Zz{secrets.token_hex(12)}"


@pytest.fixture
def told(kept: str) -> Iterator[tuple[Book, dict[str, str]]]:
    """A book, open, with words in every sort of place, and those words by place."""
    words = {name: secret() for name in ("who", "why", "title", "text", "author")}
    with open_book(kept, by=words["who"]) as book:
        book.record([Idea(title=f"Idea {n}", text="long " * 200) for n in range(5)])
        idea = Idea(title=words["title"], text=words["text"], author=words["author"])
        book.record(idea, why=words["why"])
        book.record(Vote(idea=idea.id, voter="Table 2", dots=3))
        book.by = "Data protection officer"
        yield book, words


def test_withheld_fields_stay_in_the_book_and_in_no_export(
    told: tuple[Book, dict[str, str]], tmp_path: Path, bytes_with: Search
) -> None:
    book, words = told
    before = book.history()[5]
    made = book.withhold(6, *words, why="Its author asked for it", decided_by="Head of service")
    assert (made.action, made.who, made.why) == (
        "withhold",
        "Data protection officer",
        "Its author asked for it",
    )
    text = book.export_jsonl(tmp_path / "out.jsonl").read_text().splitlines()[5]
    entry, case = book.history()[5], book.case()
    for place in words.values():
        assert place not in text + repr(entry) + repr(case.records) + repr(case.entries[5])
        assert bytes_with(place)
    assert set(entry.missing) == set(words)
    assert [idea.title for idea in case.ideas][5] == "(withheld)"
    said = book.verify()
    assert said.ok
    (gone,) = said.withheld
    assert gone.startswith(f"entry 6 (idea {entry.id}) no longer holds its author, text, title, who, why: ")
    assert "withheld by Data protection officer, as Head of service decided" in gone
    assert gone.endswith(f"entry 8 of {made.when[:10]}: Its author asked for it")
    assert verify_jsonl(tmp_path / "out.jsonl").ok
    assert book.withhold(6, *words, why="again", decided_by="x") == made
    book.release(6, *words, why="They agreed after all")
    assert book.history()[5] == before
    assert book.verify().withheld == ()
    with pytest.raises(BookError, match="Not all of this is withheld"):
        book.release(5, "title", why="x")


def test_erased_words_are_in_no_byte_of_the_book(
    told: tuple[Book, dict[str, str]], bytes_with: Search, kept: str
) -> None:
    book, words = told
    head = book.head
    assert all(bytes_with(place) for place in words.values())
    made = book.erase(6, *words, why="Asked for under Article 17")
    book.erase({seq: ["who"] for seq in (1, 2, 3, 4, 5, 7)}, why="The same person")
    for place in words.values():
        assert bytes_with(place) == []
        assert book.find(place) == []
    said = book.verify(expect=head)
    assert said.ok
    assert "title, who, why: erased by Data protection officer, entry 8" in said.withheld[5]
    assert book.case().ideas[5].title == "(erased)"
    assert book.case().votes[0].dots == 3
    assert book.erase(6, *words, why="and again").seq == made.seq
    with pytest.raises(BookError, match="can be neither withheld nor released"):
        book.release(6, "title", why="x")
    book.close()
    for place in words.values():
        assert bytes_with(place) == []
    with open_book(kept, by="Ann") as again:
        assert again.verify().ok
        assert again.record(Idea(title="life goes on")).seq == 10


def test_fields_erased_one_by_one_from_random_entries(kept: str, bytes_with: Search) -> None:
    luck = dice("erasures")
    places: dict[tuple[int, str], str] = {}
    with open_book(kept, by="Ann") as book:
        for n in range(12):
            words = {name: secret() for name in ("who", "why", "title", "text", "author", "zone")}
            book.by = words["who"]
            idea = Idea(
                **{
                    name: words[name]
                    for name in ("title", "text", "author", "zone")
                    if name in Idea.model_fields
                }
            )
            entry = book.record(idea, why=words["why"])
            places |= {(entry.seq, name): words[name] for name in ("who", "why", *entry.body)}
            assert entry.seq == n + 1
        book.by = "Officer"
        gone = set()
        for place in luck.sample(sorted(places), min(len(places), count("erasures"))):
            book.erase(place[0], place[1], why="asked for")
            gone.add(place)
            assert bytes_with(places[place]) == []
        assert book.verify().ok
        assert len(book.case().ideas) == 12
    for place, words in places.items():
        assert bool(bytes_with(words)) == (place not in gone)


def test_withheld_words_can_be_erased_too(told: tuple[Book, dict[str, str]], bytes_with: Search) -> None:
    book, words = told
    book.withhold(6, "title", why="first thought")
    assert [(found.entry, found.field) for found in book.find(words["title"])] == [(6, "title")]
    book.erase(6, "title", why="second thought")
    assert bytes_with(words["title"]) == []
    assert book.verify().ok


def test_a_figure_that_is_erased_leaves_the_record_readable(told: tuple[Book, dict[str, str]]) -> None:
    book, _ = told
    book.erase(7, "dots", why="a mistake")
    with pytest.warns(
        WithheldWarning, match="vote .* is left out of the case, because entry 7 no longer holds"
    ):
        assert book.case().votes == ()
    assert book.history()[6].body.keys() == {"idea", "voter"}
    assert book.verify().ok


def test_where_words_stand_is_found_in_every_version(book: Book) -> None:
    idea = Idea(title="Ann Example's garden")
    book.record(idea, why="said ANN example")
    book.record(idea.changed(title="A garden"))
    assert [(found.entry, found.field) for found in book.find("ann example")] == [(1, "title"), (1, "why")]
    assert book.find("analyst")[0].text == "Analyst"


def test_what_cannot_be_taken_out_is_said(book: Book) -> None:
    book.record(Idea(title="A garden for Ann"))
    for refused, said in [
        (lambda: book.erase(1, "colour", why="x"), "has no field 'colour'.*Name one of: title, who, why"),
        (lambda: book.erase(1, why="x"), "No field is named"),
        (lambda: book.erase(9, "who", why="x"), "There is no entry 9"),
        (lambda: book.erase(1, "who", why=" "), "Say why"),
        (
            lambda: book.erase(1, "title", why="a GARDEN for ann must go"),
            "The reason repeats what is to be taken",
        ),
        (lambda: book.withhold(1, "title", why="x", decided_by="A garden for Ann"), "The reason repeats"),
        (lambda: book.release(1, "title", why="x"), "Not all of this is withheld"),
    ]:
        with pytest.raises(BookError, match=said):
            refused()
    assert len(book.history()) == 1


def test_a_reader_in_the_way_is_said_and_the_next_try_wipes(tmp_path: Path) -> None:
    path, words = tmp_path / "b.innokit", secret()
    with open_book(path, by="Ann", wait=0.2) as book:
        book.record(Idea(title=words))
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN")
            other.execute("SELECT count(*) FROM entries").fetchall()
            with pytest.raises(BookError, match="traces may still stand in the file.*erase the same again"):
                book.erase(1, "title", why="asked for")
        assert "title" in book.history()[0].missing
        assert book.erase(1, "title", why="asked for").seq == 2
        assert not [file for file in tmp_path.iterdir() if words.encode() in file.read_bytes()]


def test_a_wipe_that_was_cut_short_leaves_nothing_once_the_book_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, words = tmp_path / "b.innokit", [secret() for _ in range(20)]
    with open_book(path, by="Ann") as book:
        book.record([Idea(title=word, text=word * 90) for word in words])
        monkeypatch.setattr(type(book._database), "wipe", lambda _: None)
        book.erase({seq: ["title", "text"] for seq in range(1, 21)}, why="asked for")
    content = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert [word for word in words if word.encode() in content] == []


def test_a_book_made_before_texts_could_be_withheld_takes_it_up(
    path: Path, sql: Callable[..., object]
) -> None:
    sql("DROP TABLE withheld")
    with open_book(path, by="Ann") as book:
        assert book.verify().ok
        book.withhold(1, "title", why="asked for")
        assert book.verify().ok


def test_a_withheld_text_that_was_altered_is_named(path: Path, sql: Callable[..., object]) -> None:
    with open_book(path, by="Ann") as book:
        book.withhold(3, "title", why="asked for")
        sql("UPDATE withheld SET text = '\"Lie\"'")
        said = book.verify()
        assert said.problems == ("entry 3: the text withheld from its body.title is not what was sealed",)


def test_a_decision_travels_with_the_record(tmp_path: Path) -> None:
    with (
        open_book(tmp_path / "a.innokit", by="Ann") as book,
        open_book(tmp_path / "b.innokit", by="Bob") as copy,
    ):
        words = secret()
        book.record(Option(title=words))
        copy.import_jsonl(book.export_jsonl(tmp_path / "early.jsonl"))
        book.erase(1, "title", why="asked for")
        assert copy.find(words)
        copy.import_jsonl(book.export_jsonl(tmp_path / "late.jsonl"))
        assert copy.find(words) == []
        assert words.encode() not in (tmp_path / "b.innokit").read_bytes()
        assert copy.case().options[0].title == "(erased)"
        assert copy.import_jsonl(tmp_path / "early.jsonl") == 0
        assert copy.verify().ok
