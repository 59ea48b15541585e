"""One byte changed in any stored entry is found, and that entry is named alone."""

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from innokit.errors import BookError
from innokit.records import Idea
from innokit.store import Verification, open_book, verify_jsonl
from innokit.store.chain import Raw
from innokit.store.faults import check
from tests.counts import count
from tests.store.hostile import dice

Sql = Callable[..., list[Any]]
TEXTS = [name for name in Raw._fields if name not in ("seq", "version", "schema")]


def checked(path: Path, expect: str | None = None) -> Verification:
    """Verify the book at a path."""
    with open_book(path) as book:
        return book.verify(expect)


def named(report: Verification) -> set[int]:
    """The numbers of the entries that a report's problems name."""
    assert not report.ok
    assert str(report).startswith("Not sound")
    return {int(number) for says in report.problems for number in re.findall(r"\bentry (\d+)", says)}


def test_a_sound_book_says_what_was_checked_and_what_cannot_be_known(path: Path) -> None:
    report = checked(path)
    assert (report.ok, report.problems, report.entries) == (True, (), 12)
    assert "12 entries read, each as it was sealed" in str(report)
    assert f"Head {report.head}" in report.says
    assert "A cut tail or a wholly rewritten chain cannot be seen without a head noted elsewhere" in str(
        report
    )
    with open_book("memory") as book:
        assert "no entries yet" in str(book.verify())


def test_the_digest_follows_the_written_recipe(path: Path, sql: Sql) -> None:
    def total(*parts: str) -> str:
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    previous = "0" * 64
    for row in map(Raw._make, sql("SELECT * FROM entries ORDER BY seq")):
        salts = json.loads(row.seals)
        body = json.loads(row.body)
        texts = {"who": row.who, "why": row.why, **{f"body.{k}": json.dumps(v) for k, v in body.items()}}
        sums = {name: total(salts[name], name, text) for name, text in texts.items() if text is not None}
        said = [row.seq, previous, row.action, row.kind, row.id, row.version, row.schema, row.when, sums]
        text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert row.previous == previous
        previous = hashlib.sha256(text.encode()).hexdigest()
        assert row.digest == previous


@pytest.mark.parametrize("column", TEXTS)
@pytest.mark.parametrize("seq", [1, 6, 12])
def test_a_flipped_byte_in_a_column_names_its_entry_alone(
    path: Path, sql: Sql, column: str, seq: int
) -> None:
    data = bytearray(sql(f'SELECT CAST("{column}" AS BLOB) FROM entries WHERE seq = ?', seq)[0][0])
    luck = dice(f"{column}{seq}")
    for _ in range(max(2, count("byte_flips") // 40)):
        place, bit = luck.randrange(len(data)), 1 << luck.randrange(8)
        flipped = bytearray(data)
        flipped[place] ^= bit
        sql(f'UPDATE entries SET "{column}" = CAST(? AS TEXT) WHERE seq = ?', bytes(flipped), seq)
        assert named(checked(path)) == {seq}, (place, bit)
    sql(f'UPDATE entries SET "{column}" = CAST(? AS TEXT) WHERE seq = ?', bytes(data), seq)
    assert checked(path).ok


CHANGES = [
    "version = version + 1",
    "version = -1",
    "schema = 2",
    "schema = 0",
    "who = NULL",
    "body = '{}'",
    "seals = '{}'",
    "body = x'00'",
    '"when" = 5.5',
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_column_names_its_entry_alone(path: Path, sql: Sql, change: str) -> None:
    sql(f"UPDATE entries SET {change} WHERE seq = 7")
    assert named(checked(path)) == {7}


@pytest.mark.parametrize("number", [0, -3, 99, 2**40])
def test_a_changed_number_names_the_entry_by_the_number_it_had(path: Path, sql: Sql, number: int) -> None:
    sql("UPDATE entries SET seq = ? WHERE seq = 7", number)
    assert named(checked(path)) == {7}


def test_a_flipped_byte_of_the_file_in_an_entrys_text_names_it_alone(path: Path) -> None:
    with open_book(path) as book:
        entries = book.history()
    whole = path.read_bytes()
    luck = dice(3)
    spots = [
        (entry.seq, whole.index(text)) for entry in entries for text in (entry.digest.encode() + b"record",)
    ]
    for _ in range(count("byte_flips")):
        seq, start = luck.choice(spots)
        place = start - 64 + luck.randrange(64 + 64 + 40)
        damaged = bytearray(whole)
        damaged[place] ^= 1 << luck.randrange(8)
        path.write_bytes(damaged)
        assert named(checked(path)) == {seq}, place - start
    path.write_bytes(whole)
    assert checked(path).ok


def test_a_flipped_byte_anywhere_in_the_file_gives_no_traceback(path: Path) -> None:
    whole = path.read_bytes()
    luck = dice(4)
    for _ in range(count("byte_flips")):
        damaged = bytearray(whole)
        damaged[luck.randrange(len(whole))] ^= 1 << luck.randrange(8)
        path.write_bytes(damaged)
        try:
            str(checked(path))
        except BookError as refusal:
            assert refusal.remedy


def test_a_number_that_is_none_is_a_fault_and_no_traceback(path: Path, sql: Sql) -> None:
    rows = [Raw._make(row) for row in sql("SELECT * FROM entries ORDER BY seq")]
    rows[3] = rows[3]._replace(seq="four")  # type: ignore[arg-type]
    said = [fault.says for fault in check(rows)]
    assert [says.split(" was ")[0] for says in said] == [
        f"entry four (idea {rows[3].id})",
        "entry 4 is missing",
    ]


def test_an_entry_whose_place_in_the_file_is_damaged_is_named(path: Path) -> None:
    with open_book(path) as book:
        entry = book.history()[4]
    whole = bytearray(path.read_bytes())
    start = whole.index(entry.digest.encode() + b"record") - 64
    whole[start - 20 : start] = b"\xff" * 20
    path.write_bytes(whole)
    assert 5 in named(checked(path))


def test_missing_entries_are_named(path: Path, sql: Sql) -> None:
    sql("DELETE FROM entries WHERE seq = 5")
    assert checked(path).problems == ("entry 5 is missing",)
    sql("DELETE FROM entries WHERE seq IN (6, 7)")
    assert checked(path).problems == ("entries 5 to 7 are missing",)
    sql("DELETE FROM entries WHERE seq < 5")
    assert checked(path).problems == ("entries 1 to 7 are missing",)


def test_only_a_head_reveals_a_cut_tail(path: Path, sql: Sql) -> None:
    head = checked(path).head
    at_nine = sql("SELECT digest FROM entries WHERE seq = 9")[0][0]
    assert "which is the last entry" in str(checked(path, head))
    report = checked(path, f" {at_nine[:12].upper()} ")
    assert (report.ok, report.since) == (True, 3)
    assert "3 entries added since" in str(report)
    sql("DELETE FROM entries WHERE seq > 10")
    assert checked(path).ok
    assert checked(path, at_nine).ok
    report = checked(path, head)
    assert not report.ok
    assert f"the head {head} is not in the record" in report.problems[0]


@pytest.mark.parametrize("head", ["", "abc", "not a head at all", "0" * 65, "0" * 11])
def test_what_is_no_head_is_refused(path: Path, head: str) -> None:
    with pytest.raises(BookError, match="is not a head"):
        checked(path, head)


def resealed(row: Raw, **changes: object) -> Raw:
    """An entry rewritten by somebody who knows how digests are made, its digest included."""
    from innokit.store.chain import commitments, digest_of

    row = row._replace(**changes)  # type: ignore[arg-type]
    return row._replace(digest=digest_of(row, commitments(row)))


def test_an_entry_rewritten_with_its_digest_is_named(path: Path, sql: Sql) -> None:
    row = Raw._make(sql("SELECT * FROM entries WHERE seq = 7")[0])
    forged = resealed(row, body=row.body.replace("Idea", "Lie"))
    sql("UPDATE entries SET body = ?, digest = ? WHERE seq = 7", forged.body, forged.digest)
    report = checked(path)
    assert named(report) == {7}
    assert "was rewritten" in report.problems[0]


def test_a_chain_that_was_begun_elsewhere_is_named(path: Path, sql: Sql) -> None:
    sql("DELETE FROM entries WHERE seq > 1")
    rewrite_last(sql, previous="f" * 64)
    assert "it does not start the chain" in checked(path).problems[0]


def test_fields_stand_in_order_so_that_nothing_can_hide_in_it(path: Path, sql: Sql) -> None:
    body = '{"title":"Idea number 3","text":"Neighbours help each other"}'
    sql("UPDATE entries SET body = ? WHERE seq = 4", body)
    assert named(checked(path)) == {4}


def rewrite_last(sql: Sql, **changes: object) -> None:
    """Forge the last entry whole, which the chain alone cannot show."""
    row = resealed(Raw._make(sql("SELECT * FROM entries ORDER BY seq DESC LIMIT 1")[0]), **changes)
    sql("DELETE FROM entries WHERE seq = ?", row.seq)
    sql(f"INSERT INTO entries VALUES ({','.join('?' * len(row))})", *row)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"schema": 2}, "schema 2"),
        ({"kind": "dream"}, "an idea had its id before"),
        ({"version": 9}, "version 9 does not follow version 1"),
        ({"when": "2026-01-01"}, "form in which times are written"),
        ({"when": "long ago"}, "isoformat"),
        ({"action": "withdraw"}, "withdraws what did not stand"),
        ({"action": "burn"}, "cannot be read"),
        ({"id": "0" * 16, "version": 1, "kind": "dream"}, "no kind of record called 'dream'"),
        ({"id": "0" * 16, "version": 1, "kind": "vote"}, "A vote cannot be recorded"),
    ],
)  # fmt: skip
def test_a_sealed_entry_that_makes_no_sense_is_named(
    path: Path, sql: Sql, change: dict[str, Any], says: str
) -> None:
    rewrite_last(sql, **change)
    report = checked(path)
    assert named(report) == {12}
    assert re.search(says, report.problems[0])


def test_times_out_of_order_or_to_come_are_named_and_are_no_fault(path: Path, sql: Sql) -> None:
    assert checked(path).times == ()
    rewrite_last(sql, when="2001-01-01T00:00:00.000000Z")
    report = checked(path)
    assert report.ok
    assert report.times == ("The time of entry 12 lies before the one above.",)
    rewrite_last(sql, when="9001-01-01T00:00:00.000000Z")
    assert "Entry 12 lies in the future." in str(checked(path))


def withhold(row: Raw, *names: str) -> Raw:
    """An entry without the text of these fields, and their commitments in place of the salts."""
    from innokit.records import canonical
    from innokit.store.chain import commitments, compose, split

    seals, sums, fields = json.loads(row.seals), commitments(row), split(row.body)
    for name in names:
        seals[name] = {"commitment": sums[name]}
        fields.pop(name.removeprefix("body."), None)
    gone = {name: None for name in ("who", "why") if name in names}
    return row._replace(body=compose(fields), seals=canonical(seals), **gone)  # type: ignore[arg-type]


def put(sql: Sql, row: Raw) -> None:
    """Put an entry in the place of the one with its number."""
    sql(f"UPDATE entries SET ({','.join(chr(34) + name + chr(34) for name in row._fields)}) = "
        f"({','.join('?' * len(row))}) WHERE seq = ?", *row, row.seq)  # fmt: skip


def test_what_was_withheld_verifies_and_is_told(path: Path, sql: Sql, tmp_path: Path) -> None:
    rows = [Raw._make(row) for row in sql("SELECT * FROM entries ORDER BY seq")]
    put(sql, withhold(rows[1], "who", "why", "body.title"))
    put(sql, withhold(rows[4], "body.text"))
    report = checked(path, rows[-1].digest)
    assert report.ok, report
    assert [says.split(" no longer ")[1] for says in report.withheld] == [
        "holds its title, who, why: withheld or erased, and this record holds no decision about it",
        "holds its text: withheld or erased, and this record holds no decision about it",
    ]
    with open_book(path) as book:
        entry = book.history()[1]
        assert (entry.who, entry.why, entry.missing) == (None, None, ("title", "who", "why"))
        assert [idea.title for idea in book.case().ideas[:2]] == ["Idea number 0", "(withheld)"]
        assert (entry.body, book.case().ideas[4].text) == (
            {"text": "Neighbours help each other"},
            "(withheld)",
        )
        book.export_jsonl(tmp_path / "out.jsonl")
    assert verify_jsonl(tmp_path / "out.jsonl").ok
    with open_book("memory") as copy:
        assert copy.import_jsonl(tmp_path / "out.jsonl") == 12
        assert copy.history()[1] == entry


def test_a_figure_that_was_withheld_never_becomes_a_default(path: Path, sql: Sql) -> None:
    row = Raw._make(sql("SELECT * FROM entries WHERE kind = 'vote'")[0])
    put(sql, withhold(row, "body.dots"))
    with open_book(path) as book:
        assert book.verify().ok
        with pytest.warns(
            UserWarning, match="vote .* is left out of the case, because entry 11 no longer holds its dots"
        ):
            assert book.case().votes == ()


def test_text_and_commitment_must_not_stand_together(path: Path, sql: Sql) -> None:
    row = Raw._make(sql("SELECT * FROM entries WHERE seq = 4")[0])
    hidden = withhold(row, "why")
    put(sql, hidden._replace(why=row.why))
    assert named(checked(path)) == {4}
    put(sql, row._replace(why=None))
    assert named(checked(path)) == {4}


def test_recording_goes_on_behind_an_altered_entry(path: Path, sql: Sql) -> None:
    sql("UPDATE entries SET digest = ? WHERE seq = 12", "f" * 64)
    with open_book(path, by="Ann") as book:
        book.record(Idea(title="later"))
        assert named(book.verify()) == {12}
