"""Random histories of a room: whatever is recorded and taken back, nothing is lost, doubled or moved."""

from random import Random

from innokit import process
from innokit.process import Board
from innokit.records import (
    Ballot,
    Case,
    Idea,
    KeptApart,
    Merging,
    Record,
    Sifting,
    Splitting,
    Theme,
    Vote,
)
from innokit.store import Book, open_book
from tests.counts import count
from tests.process.ideas import plainly
from tests.store.hostile import dice

STEPS = 22
OUTCOMES = ("shortlisted", "parked", "refused")


def idea(luck: Random, at: int) -> Idea:
    """A card, or a wording of the board's own."""
    made = luck.random() < 0.2
    return Idea(title=f"Idea {at}", author="" if made else f"Author {at}", made=made)


def act(luck: Random, case: Case, at: int) -> Record:
    """Something that somebody says about cards that stand: a new record each time."""
    ids = [idea.id for idea in case.ideas]
    some = luck.sample(ids, luck.randint(2, min(4, len(ids))))
    ballot = luck.choice(["", *(ballot.id for ballot in case.ballots)])
    voter = f"Table {luck.randint(1, 3)}"
    return luck.choice(
        [
            Merging(into=some[0], ideas=some[1:]),
            Merging(into=some[0], ideas=some[1:2]),
            Splitting(idea=some[0], into=some[1:]) if len(some) > 2 else Theme(title="T", ideas=some),
            Theme(title=f"Theme {luck.randint(1, 3)}", ideas=some),
            Sifting(idea=some[0], outcome=luck.choice(OUTCOMES), reason=f"Reason {at}"),
            Vote(idea=some[0], voter=voter, dots=luck.randint(0, 4), ballot=ballot),
            Vote(idea=some[0], dots=1, ballot=ballot),
            Vote(voter=voter, abstains=True, ballot=ballot),
            KeptApart(ideas=some[:2]),
            Ballot(title=f"Round {at}", method=luck.choice(["dots", "approval"])),
        ]
    )


def step(book: Book, luck: Random, at: int) -> None:
    """Record something new, correct or withdraw something; whatever is new is taken back and said again."""
    case, choice = book.case(), luck.random()
    if len(case.ideas) < 3 or choice < 0.2:
        book.record(idea(luck, at))
    elif choice < 0.3:
        book.withdraw(luck.choice(case.records))
    elif choice < 0.36:
        book.record(luck.choice(case.ideas).changed(theme=f"Own theme {at}"))
    else:
        said = act(luck, case, at)
        book.record(said)
        with_it = process.board(book.case())
        book.withdraw(said)
        assert book.case().digest == case.digest
        assert same(process.board(book.case()), process.board(case))
        book.record(said)
        assert process.board(book.case()).all == with_it.all


def same(one: Board, other: Board) -> bool:
    """Whether two boards are the same in every card and every fault."""
    return one.all == other.all and one.faults == other.faults


def check(case: Case) -> None:
    """The sums hold, and agree with plain loops."""
    found, board = process.funnel(case), process.board(case)
    out, how = plainly.edges(case)
    ids = [idea.id for idea in case.ideas]
    assert sorted(idea.id for ideas in found.by_outcome.values() for idea in ideas) == sorted(ids)
    assert {card.id: card.status in ("merged", "split") for card in board.all} == {
        id: id in out for id in ids
    }
    assert [card.id for card in board.gone if card.status == "merged"] == [
        i for i in ids if how.get(i) == "merging"
    ]

    n = {id: figure.value for id, figure in found.counts.items()}
    parts = ("shortlisted", "not_yet_sifted", "merged", "split", "parked", "refused")
    assert (
        n["funnel.in"]
        == sum(not idea.made for idea in case.ideas)
        == sum(n[f"funnel.{part}"] for part in parts)
    )
    assert n["board.on"] == len(ids) - len(out)
    assert n["board.on"] == n["funnel.in"] - n["funnel.merged"] - n["funnel.split"] + n["board.made"]

    dots, carried = plainly.dots(case), dict.fromkeys(ids, 0)
    for id, many in dots.items():
        carried[plainly.carrier(out, how, id)] += many
    assert {card.id: card.dots for card in board.all} == carried
    for card in board.all:
        assert set(card.goes_on) == plainly.ends(out, card.id)
        for onward in card.goes_on:
            assert set(card.authors) <= set(board.by_id[onward].authors)


def test_nothing_is_lost_doubled_or_misattributed() -> None:
    luck = dice("idea histories")
    seen = 0
    for _ in range(count("idea_histories")):
        with open_book(":memory:", by="Scribe") as book:
            for at in range(STEPS):
                step(book, luck, at)
                check(book.case())
            board = process.board(book.case())
            seen += bool(board.gone) + bool(board.faults) + bool(board.by_theme.keys() - {""})
    assert seen > count("idea_histories")  # the dice do merge, contradict and group


def test_every_moment_can_be_seen_again() -> None:
    """The board of an earlier entry is what it was then."""
    luck = dice("moments")
    with open_book(":memory:", by="Scribe") as book:
        boards = {}
        for at in range(STEPS):
            step(book, luck, at)
            boards[book.case().as_at] = process.board(book.case()).all
        assert all(process.board(book.case(as_of=at)).all == cards for at, cards in boards.items())
