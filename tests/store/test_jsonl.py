"""JSON Lines carry a record as it is, byte for byte, and nothing faulty is taken in."""

import json
from pathlib import Path

import pytest

from innokit.errors import BookError
from innokit.records import Idea
from innokit.store import open_book, read_jsonl, verify_jsonl
from innokit.store.chain import Raw
from tests.counts import count
from tests.store.hostile import HOSTILE, dice


@pytest.fixture
def file(path: Path, tmp_path: Path) -> Path:
    """The entries of a book, with hostile words among them."""
    with open_book(path, by='Ann "A" \x00 £') as book:
        book.record([Idea(title=f"x{text}") for text in HOSTILE], why="\u2028\n")
        return book.export_jsonl(tmp_path / "entries.jsonl")


def test_an_import_is_verbatim(path: Path, file: Path, tmp_path: Path) -> None:
    with open_book(path) as book, open_book(tmp_path / "copy.innokit") as copy:
        assert copy.import_jsonl(file) == len(book.history())
        assert copy.import_jsonl(file) == 0
        assert copy.head == book.head
        assert copy.history() == book.history()
        assert copy.case().digest == book.case().digest
        copy.export_jsonl(tmp_path / "again.jsonl")
    assert (tmp_path / "again.jsonl").read_bytes() == file.read_bytes()


def test_each_line_is_plain_json_in_order(file: Path) -> None:
    lines = file.read_bytes().removesuffix(b"\n").split(b"\n")
    plain = [json.loads(line) for line in lines]
    assert [line["seq"] for line in plain] == list(range(1, len(lines) + 1))
    assert list(plain[0]) == list(Raw._fields)
    assert plain[0]["body"] == {"text": "Neighbours help each other", "title": "Idea number 0"}
    assert plain[0]["who"] == "Ann Example"
    assert "£" in lines[-1].decode()


def test_the_rest_of_a_record_is_added_to_its_beginning(path: Path, file: Path, tmp_path: Path) -> None:
    start = tmp_path / "start.jsonl"
    start.write_bytes(b"".join(line + b"\n" for line in file.read_bytes().split(b"\n")[:5]))
    with open_book("memory", by="Bob") as book:
        assert book.import_jsonl(start) == 5
        assert book.import_jsonl(file) == 12 + len(HOSTILE) - 5
        assert book.import_jsonl(start) == 0
        book.record(Idea(title="Bob's own"))
        assert book.import_jsonl(file) == 0
        assert book.verify().ok


def test_two_records_are_never_mixed(file: Path) -> None:
    with open_book("memory", by="Bob") as book:
        book.record(Idea(title="Bob's own"))
        with pytest.raises(BookError, match="two records are never mixed"):
            book.import_jsonl(file)
        assert len(book.history()) == 1


def test_what_was_imported_counts_as_seen(file: Path) -> None:
    with open_book("memory", by="Bob") as book:
        book.import_jsonl(file)
        idea = book.case(as_of=1).ideas[0]
        assert book.record(idea.changed(text="")).version == 2


def test_a_flipped_byte_names_its_line_and_nothing_is_taken(file: Path) -> None:
    whole = file.read_bytes()
    luck = dice(5)
    for _ in range(count("byte_flips")):
        place = luck.randrange(len(whole) - 1)
        if whole[place] == 10:
            continue
        damaged = bytearray(whole)
        damaged[place] ^= 1 << luck.randrange(8)
        if damaged[place] in (10, 13):
            continue
        file.write_bytes(damaged)
        number = whole.count(b"\n", 0, place) + 1
        report = verify_jsonl(file)
        assert len(report.problems) == 1, (place, report.problems)
        assert f"entry {number}" in report.problems[0], (place, report.problems)
        with open_book("memory") as book, pytest.raises(BookError, match=rf"line {number}\b"):
            book.import_jsonl(file)
        assert book is not None


def test_lines_out_of_order_or_missing_are_named(file: Path) -> None:
    lines = file.read_bytes().removesuffix(b"\n").split(b"\n")
    file.write_bytes(b"\n".join([*lines[:3], lines[4], lines[3], *lines[5:]]))
    assert [says.split(" (")[0] for says in verify_jsonl(file).problems] == ["entry 4", "entry 5"]
    with open_book("memory") as book, pytest.raises(BookError, match="line 5: entry 4"):
        book.import_jsonl(file)
    file.write_bytes(b"\n".join([*lines[:3], *lines[4:]]))
    assert verify_jsonl(file).problems == ("entry 4 is missing",)
    file.write_bytes(b"\n".join([*lines[:3], lines[2], *lines[3:]]))
    assert "bears a number that another entry bears" in verify_jsonl(file).problems[0]


def test_windows_line_ends_do_no_harm(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert verify_jsonl(file).ok


@pytest.mark.parametrize(
    "line",
    ["", "{}", "[]", "null", '{"seq":1}', '{"seq": 1}', "[" * 100_000, '{"a":' + "[" * 100_000, "9" * 5_000],
)
def test_what_is_no_entry_is_refused_by_line(file: Path, line: str) -> None:
    file.write_text(f"{file.read_text(encoding='utf-8').splitlines()[0]}\n{line}\n\n", encoding="utf-8")
    with pytest.raises(BookError, match="line 2, entry 2, is no entry as written"):
        read_jsonl(file)
    assert not verify_jsonl(file).ok


def test_reading_gives_texts_as_they_stand(file: Path) -> None:
    row = read_jsonl(file)[0]
    assert row.body == '{"text":"Neighbours help each other","title":"Idea number 0"}'
    assert row.who == '"Ann Example"'


def test_a_head_is_looked_for_in_a_file_too(file: Path) -> None:
    digest = read_jsonl(file)[11].digest
    assert f"{len(HOSTILE)} entries added since" in str(verify_jsonl(file, digest[:12]))
    assert not verify_jsonl(file, "0" * 12).ok


def test_an_empty_record_goes_out_and_in(tmp_path: Path) -> None:
    with open_book("memory") as book:
        book.export_jsonl(tmp_path / "none.jsonl")
        assert (tmp_path / "none.jsonl").read_bytes() == b""
        assert book.import_jsonl(tmp_path / "none.jsonl") == 0
    assert verify_jsonl(tmp_path / "none.jsonl").ok


def test_files_that_cannot_be_read_or_written_are_named(path: Path, tmp_path: Path) -> None:
    with open_book(path, by="Ann") as book:
        for refused in (
            lambda: book.export_jsonl(tmp_path / "none" / "x.jsonl"),
            lambda: book.export_jsonl(tmp_path),
            lambda: book.import_jsonl(tmp_path / "none.jsonl"),
        ):
            with pytest.raises(BookError, match="cannot be"):
                refused()
    assert not list(tmp_path.glob("*.part")) + list(tmp_path.glob(".*.part"))
