"""The board: mergings, splittings, themes, and what is told where they contradict each other."""

import pytest

from innokit import process
from innokit.records import Ballot, Case, Concept, Idea, Merging, Record, Sifting, Splitting, Theme, Vote
from innokit.store import open_book

A, B, C, D = (Idea(id=id, title=f"Idea {id}", author=f"Author {id}") for id in "abcd")
IDEAS = [A, B, C, D]


def merging(into: str, *ideas: str, **more: str) -> Merging:
    return Merging(into=into, ideas=ideas, **more)


def parted(idea: str, into: str) -> Splitting:
    return Splitting(idea=idea, into=[*into])


def board(*said: Record) -> process.Board:
    return process.board(Case([*IDEAS, *said]))


def on(found: process.Board) -> str:
    """Ids of the cards on the board, in order."""
    return "".join(sorted(card.id for card in found.cards))


def test_a_chain_of_mergings_carries_every_author_and_vote() -> None:
    votes = [Vote(idea=id, voter="Table 1", dots=1) for id in "abcd"]
    found = board(merging("b", "a"), merging("c", "b"), *votes)
    assert on(found) == "cd"
    assert found.by_id["c"].authors == ("Author c", "Author b", "Author a")
    assert found.by_id["c"].merged_from == ("b", "a")
    assert (found.by_id["c"].dots, found.by_id["c"].votes, found.by_id["a"].dots) == (3, 3, 0)
    assert found.by_id["a"].goes_on == ("c",)
    assert not found.faults


def test_a_split_idea_keeps_its_votes_and_its_parts_know_where_they_come_from() -> None:
    found = board(
        Splitting(idea="a", into=["b", "c"]),
        merging("a", "d"),
        Vote(idea="d", dots=2),
        Vote(idea="a", dots=1),
    )
    assert on(found) == "bc"
    assert found.by_id["a"].dots == 3
    assert found.by_id["a"].status == "split"
    assert found.by_id["d"].goes_on == ("b", "c")
    assert found.by_id["b"].split_from == ("a", "d")
    assert found.by_id["b"].authors == ("Author b", "Author a", "Author d")
    assert found.by_id["b"].dots == 0


@pytest.mark.parametrize(
    ("said", "stands", "told"),
    [
        (
            [merging("b", "a"), merging("c", "a")], "bcd",
            "'Idea a' is merged into 'Idea c', and was merged into 'Idea b' before",
        ),
        ([merging("b", "a"), parted("a", "cd")], "bcd", "'Idea a' is split into 'Idea c' and 'Idea d'"),
        ([parted("a", "cd"), merging("b", "a")], "bcd", "'Idea a' is merged into 'Idea b'"),
        ([merging("b", "a"), merging("a", "b")], "acd", "'Idea a' would go on within itself"),
        ([merging("b", "a"), merging("c", "b"), merging("a", "c")], "ad", "'Idea a' would go on within"),
        ([parted("a", "bc"), merging("a", "b")], "acd", "'Idea a' would go on within itself"),
        ([merging("gone", "a")], "abcd", "A merging names 'gone', which is withdrawn: it does not count"),
        ([merging("a", "b", "gone")], "acd", "names 'gone', which is withdrawn: the rest of it counts"),
        ([Splitting(idea="a", into=["b", "gone"])], "bcd", "A splitting names 'gone', which is withdrawn"),
    ],
)  # fmt: skip
def test_of_what_contradicts_the_newest_counts_and_it_is_told(
    said: list[Record], stands: str, told: str
) -> None:
    found = board(*said)
    assert on(found) == stands
    assert len(found.faults) == 1
    assert told in found.faults[0].what
    assert found.faults[0].where.startswith(said[0].kind if len(said) < 3 else "merging")
    assert found.faults[0].remedy.startswith("Withdraw the")
    assert str(found.faults[0]) in found.in_words()
    assert found.sheet("faults").rows[0][0] == found.faults[0].what


def test_the_same_merging_said_twice_is_no_fault() -> None:
    found = board(merging("b", "a"), merging("b", "a"))
    assert (on(found), found.faults) == ("bcd", ())


def test_a_sifting_of_a_merged_idea_waits_and_is_told_where_it_is_newer() -> None:
    with open_book(":memory:", by="Scribe") as book:
        book.record([*IDEAS, Sifting(idea="a", outcome="parked"), merging("b", "a")])
        assert process.board(book.case()).faults == ()
        book.record(Sifting(id="s", idea="a", outcome="refused"))
        found = process.board(book.case())
        assert found.faults[0].what == "'Idea a' was merged, and refused afterwards: merged stands"
        assert found.faults[0].where == "sifting, entry 7"
        assert found.by_id["a"].status == "merged"
        assert process.funnel(book.case()).figures["funnel.refused"].value == 0


def test_the_newest_theme_that_names_an_idea_counts_before_its_own() -> None:
    own = A.changed(theme="Own")
    found = process.board(
        Case([own, B, C, D, Theme(title="First", ideas=["a", "b"]), Theme(title="Later", ideas=["a"])])
    )
    assert {theme: [card.id for card in cards] for theme, cards in found.by_theme.items()} == {
        "First": ["b"], "Later": ["a"], "": ["c", "d"],
    }  # fmt: skip
    assert process.board(Case([own, B])).by_id["a"].theme == "Own"
    assert found.table("themes")["Cards (ideas)"].tolist() == [1.0, 1.0, 2.0]


def test_ideas_worded_on_the_board_did_not_come_in() -> None:
    made = Idea(id="m", title="Both", made=True)
    said = [
        made,
        merging("m", "a", "b", reason="Same road"),
        Sifting(idea="m", outcome="shortlisted", reason="Cheap"),
    ]
    found = process.funnel(Case([*IDEAS, *said]))
    assert found.in_words() == (
        "Ideas in: 4 = 0 shortlisted + 2 not yet sifted + 2 merged + 0 split + 0 parked + 0 refused. "
        "On the board: 3 = 4 in \u2212 2 merged \u2212 0 split + 1 made by merging or splitting."
    )
    sums = found.table("funnel").set_index("Outcome")
    assert sums.loc["Shortlisted"].tolist() == [0.0, 1.0]
    rows = found.table("ideas").set_index("Idea")
    assert rows.loc["Idea a", ["Outcome", "Reason", "Votes (dots)"]].tolist() == [
        "merged into Both",
        "Same road",
        "within Both",
    ]
    assert found.figures["outcome.a"].records == ("a", said[1].id)
    assert process.board(Case([*IDEAS, *said])).by_id["m"].authors == ("Author a", "Author b")


def test_dots_of_two_rounds_stand_apart_and_together() -> None:
    rounds = [Ballot(id="r1", title="First round"), Ballot(id="r2", title="Second", method="approval")]
    votes = [Vote(idea="a", dots=2), Vote(idea="a", dots=3, ballot="r1"), Vote(idea="a", mark=1, ballot="r2")]
    card = process.board(Case([*IDEAS, *rounds, *votes])).by_id["a"]
    assert (card.dots, card.votes, card.rounds) == (5, 3, (("in the room", 2), ("First round", 3)))


def test_checks_look_at_what_is_on_the_board() -> None:
    """Merged and split ideas need neither theme nor sifting; a concept may name what was merged."""
    said: list[Record] = [
        *IDEAS, merging("b", "a"), Splitting(idea="c", into=["b", "d"]), Theme(title="T", ideas=["b", "d"]),
        Sifting(idea="b", outcome="shortlisted", reason="Cheap", owner="Library"),
        Sifting(idea="d", outcome="parked", reason="Dear"),
    ]  # fmt: skip
    case = Case(said)
    for name in ("themes", "sifted", "sift_reasons", "shortlist", "owners", "authors"):
        assert process.CHECKS[name](case).holds == "yes", name
    assert process.CHECKS["sifted"](Case(said[:-1])).why == "No outcome yet: Idea d"
    assert process.CHECKS["concepts"](Case([*said, Concept(title="K", ideas=["a"])])).holds == "yes"
    assert process.CHECKS["concepts"](Case([*said, Concept(title="K", ideas=["d"])])).holds == "not yet"
    made = Idea(title="Worded", made=True)
    assert process.CHECKS["authors"](Case([*said, made])).holds == "yes"


def test_chains_may_be_long() -> None:
    ideas = [Idea(id=f"i{at}", title="x") for at in range(2_000)]
    chain = [merging(f"i{at + 1}", f"i{at}") for at in reversed(range(1_999))]
    found = process.board(Case([*ideas, *chain, Vote(idea="i0", dots=1)]))
    assert [card.id for card in found.cards] == ["i1999"]
    assert found.cards[0].dots == 1
    assert len(found.cards[0].merged_from) == 1_999
