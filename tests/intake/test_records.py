"""Records of a preview: ready before they are made, equal to those made one by one, of the same ids."""

import hashlib
import unicodedata
from collections.abc import Sequence
from typing import Any

import pytest

import innokit
from innokit import intake
from innokit.intake import Preview
from innokit.records import Case, Idea, Maker, Record
from tests.intake import exports

SCORES = """option,criterion,assessor,value,note
Van,Cost,Ann,1,
Van,Cost,Bob,not applicable,no road
Bus,Cost,Ann,,
"""
CAFE = "Café"


def read(text: str, kind: str | None = None, **more: Any) -> Preview:
    return intake.read(text.encode(), kind, name="table.csv", **more)


def one_by_one(records: Sequence[Record]) -> list[Record]:
    """The same records, each made by its class of the fields it was given."""
    return [type(one)(**{name: getattr(one, name) for name in one.model_fields_set}) for one in records]


# Reached


def test_counting_makes_no_record_and_reaching_one_makes_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    preview = read("Idea\n" + "\n".join(f"Idea {n}" for n in range(500)))
    made: list[int] = []
    make = Maker.made

    def counted(self: Any, ids: Sequence[str], codes: Any) -> Any:
        made.append(len(ids))
        return make(self, ids, codes)

    monkeypatch.setattr(Maker, "made", counted)
    assert (len(preview.records), bool(preview.records), made) == (500, True, [])
    assert "500 records" in repr(preview.records)
    assert preview.records[499].name == preview.records[-1].name == "Idea 499"
    assert [one.name for one in preview.records[10:14:2]] == ["Idea 10", "Idea 12"]
    assert made == [1, 1, 2]


@pytest.mark.parametrize(
    "part", [slice(None), slice(1, 4), slice(None, None, -1), slice(-2, None), slice(5, 1, -2), slice(9, 3)]
)
def test_parts_are_those_of_a_tuple(part: slice) -> None:
    records = read(SCORES, "scores").records
    whole = tuple(records)
    assert [one.kind for one in whole] == [
        "option",
        "option",
        "criterion",
        "assessor",
        "assessor",
        *["score"] * 3,
    ]
    assert records[part] == whole[part]
    assert [records[place] for place in range(-8, 8)] == [*whole, *whole]
    assert whole[3] in records
    assert (records.index(whole[6]), records.count(whole[0])) == (6, 1)
    with pytest.raises(IndexError):
        records[8]


def test_they_equal_the_tuple_of_them_and_nothing_else() -> None:
    records, again = read(SCORES, "scores").records, read(SCORES, "scores").records
    assert records == again == tuple(records)
    assert tuple(records) == records
    assert records not in (tuple(records)[:-1], (*tuple(records)[:-1], Idea(title="A bus")), list(records))
    assert read("Idea\n", "ideas").records == ()


# The same


@pytest.mark.parametrize("name", sorted(name for name in vars(exports) if name.isupper()))
def test_they_are_those_that_their_classes_make(name: str) -> None:
    data = getattr(exports, name)
    preview = intake.read(data if isinstance(data, bytes) else data.encode(), name=f"{name}.csv")
    slow = one_by_one(preview.every)
    assert tuple(slow) == preview.every
    assert [list(vars(one).items()) for one in preview.every] == [list(vars(one).items()) for one in slow]
    assert [one.model_dump_json() for one in preview.every] == [one.model_dump_json() for one in slow]


def test_blanks_and_what_is_not_applicable_are_left_as_they_are() -> None:
    scores = [one for one in read(SCORES, "scores").records if one.kind == "score"]
    assert [(one.value, one.not_applicable, one.note) for one in scores] == [  # type: ignore[attr-defined]
        (1.0, False, ""),
        (None, True, "no road"),
        (None, False, ""),
    ]
    assert [sorted(one.model_fields_set - {"id", "option", "criterion"}) for one in scores] == [
        ["assessor", "value"], ["assessor", "not_applicable", "note"], ["assessor"],
    ]  # fmt: skip
    assert one_by_one(scores) == scores


def test_what_is_recorded_already_is_not_made_again() -> None:
    text = "Idea,Name\nA van,Ann\nA bus,Bob\nA van,Ann\n"
    first = read(text).records
    later = read(f"{text}A boat,Cy\n", case=Case(first[::2])).records
    assert later == (first[1], later[1])
    assert later[1].name == "A boat"


# Known by the same ids as ever: books that hold them find them again


def test_ids_are_those_given_before() -> None:
    def of(preview: Preview) -> list[str]:
        return [one.id for one in preview.every]

    assert of(read(f"option,criterion,assessor,value\nVan,Cost,Ann,1\nVan,{CAFE},Ann,2\n", "scores")) == [
        "ec7b704e17772019", "3f808783587d9c6b", "477b848c78d60325", "e6cc444a53d82892",
        "b4cae2ae23ecb2d6", "4427eca3b0033d15",
    ]  # fmt: skip
    assert of(read(f"Idea,Name\nA van,Ann\nA van,Ann\n{CAFE},\n")) == [
        "611cae113bb941e1", "55027d1cc8390e0d", "2ba50dee37774124",
    ]  # fmt: skip


def test_the_id_of_a_score_is_a_digest_of_who_judged_what() -> None:
    preview = read(SCORES, "scores")
    for score in [one for one in preview.records if one.kind == "score"]:
        parts = ("score", score.option, score.criterion, score.assessor, "1")  # type: ignore[attr-defined]
        assert score.id == hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def test_a_vote_keeps_the_id_it_had_before_ballots_were_told() -> None:
    van = Idea(id="0123456789abcdef", title="A van")
    votes = read("Idea,Voter,Ballot\nA van,Ann,\nA van,Bob,First\n", "votes", case=Case([van])).records
    ballot, plain, told = votes
    for vote, parts in ((plain, ("Ann",)), (told, ("Bob", ballot.id))):
        text = "\x1f".join(("vote", van.id, *parts))
        assert vote.id == hashlib.sha256(text.encode()).hexdigest()[:16]


# One text typed in two ways


def test_two_cards_whose_accents_were_typed_differently_are_both_kept() -> None:
    other = unicodedata.normalize("NFD", CAFE)
    assert other != CAFE
    preview = read(f"Idea,Name\n{CAFE},Ann\n{other},Ann\n")
    with innokit.open_book(":memory:", by="Importer") as book:
        intake.accept(preview, book)
        assert [idea.title for idea in book.case().ideas] == [CAFE, other]
        assert len(book.history()) == 2
        assert read(f"Idea,Name\n{CAFE},Ann\n{other},Ann\n", case=book.case()).records == ()


def test_a_title_whose_accents_were_typed_differently_is_the_same_title() -> None:
    other = unicodedata.normalize("NFD", CAFE)
    doubled = read(f"Option\n{CAFE}\n{other}\n", "options")
    assert [(cell.row, cell.what) for cell in doubled.refused] == [(3, "it is there again, as in row 2")]
    scores = read(f"option,criterion,assessor,value\n{CAFE},Cost,Ann,1\n{other},Cost,Bob,2\n", "scores")
    assert [one.name for one in scores.mentioned] == [CAFE, "Cost", "Ann", "Bob"]
