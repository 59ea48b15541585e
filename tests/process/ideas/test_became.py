"""What became of one idea, the shortlist, and ideas put aside that are found again."""

import pytest

from innokit import process
from innokit.errors import MethodRefused
from innokit.records import Case, Idea, Merging, Sifting
from innokit.store import open_book
from tests.process.ideas.event import event

EVENT = event()


def test_a_merged_idea_is_followed_to_the_decision() -> None:
    found = process.became(EVENT, "lessons over the PHONE")
    assert [step.what for step in found.steps] == [
        "Came in", "Merged", "Votes", "Votes", "Shortlisted", "Concept", "Option", "Carried forward",
        "Decision",
    ]  # fmt: skip
    words = found.in_words()
    for said in (
        "'Lessons over the phone' came in: Author 1, table 2 (round 1; written at 10:11).",
        "'Lessons over the phone' was merged into 'English lessons by phone', because: All want lessons on a",
        "First round, 'English lessons by phone': dots 8, place 1 of 7; 1 dot of these for 'Lessons over",
        "Second round, 'English lessons by phone': approvals 2, place 1 (tied) of 3.",
        "'English lessons by phone' was shortlisted, because: Reason i0. Owner: Library.",
        "It grew into the concept 'Phone lessons'. It stands in the option 'Phone lessons for all'.",
        "'Phone lessons for all' was carried forward, because: Best value.",
        "Decided by Cabinet: Try it for a year (pilot), because: Cheap to try.",
    ):
        assert said in words
    assert "Wait" not in words


def test_one_that_carries_others_one_that_was_split_and_a_part() -> None:
    carries = process.became(EVENT, "i4").in_words()
    assert "It carries on 'A crèche beside the class', with their authors and votes." in carries
    assert "Nobody has said yet what becomes of 'Childcare next to the classroom'." in carries
    split = process.became(EVENT, "i8")
    assert [step.what for step in split.steps] == [
        "Came in",
        "Split",
        "Votes",
        "Not yet sifted",
        "Not yet sifted",
    ]
    part = process.became(EVENT, "kitchen").in_words()
    assert part.startswith("'A job in a kitchen' was worded on the board: its author is not recorded.")
    assert "It goes back to 'Learn while you cook, and get a job in a kitchen'." in part


def test_in_a_book_it_says_who_and_when_and_withdrawn_ideas_are_told() -> None:
    with open_book(":memory:", by="Scribe") as book:
        book.record(
            [Idea(id="a", title="A bus"), Idea(id="b", title="A coach"), Merging(into="a", ideas=["b"])]
        )
        book.record(Sifting(idea="a", outcome="refused", reason="Too dear"))
        words = process.became(book.case(), "A coach").in_words()
        assert "was merged into 'A bus'; recorded by Scribe, " in words
        assert "'A bus' was refused, because: Too dear; recorded by Scribe, " in words
        book.withdraw("b", why="Written twice")
        gone = process.became(book.case(), "A coach")
        assert gone.in_words().startswith("'A coach' was withdrawn by Scribe on ")
        assert gone.in_words().endswith("Written twice.")
        assert "'A bus' came in" in process.became(book.case(), "a").in_words()


def test_an_idea_is_found_by_id_title_or_a_start_that_no_other_has() -> None:
    assert process.find_idea(EVENT, "i3") == "i3"
    assert process.find_idea(EVENT, "  a   LATER bus home ") == "i3"
    assert process.find_idea(EVENT, "gwersi") == "i6"
    assert process.find_idea(EVENT, "دروس") == "i7"
    assert process.find_idea(EVENT, "Learn while you cook") == "cook"  # a whole title before a start
    for said, told in (
        ("A", "6 ideas begin with 'A'"),
        ("Nothing", "no idea called 'Nothing'"),
        (" ", "no idea"),
    ):
        with pytest.raises(MethodRefused, match=told):
            process.find_idea(EVENT, said)
    twins = Case([Idea(id="x", title="Same"), Idea(id="y", title="Same")])
    with pytest.raises(MethodRefused, match=r"\(x\) and 'Same' \(y\)"):
        process.became(twins, "Same")


def test_the_shortlist_names_reasons_and_what_it_lacks() -> None:
    found = process.shortlist(EVENT)
    assert found.in_words() == (
        "Ideas shortlisted: 2. 1 idea without owner: A neighbour who practises with you."
    )
    table = found.table().set_index("Idea")
    assert table.loc["English lessons by phone", "Reason"] == "Reason i0."
    assert table.loc["English lessons by phone", "Merged from"].startswith("Lessons over the phone, Gwersi")
    assert found.figures["sifted.shortlisted"].value == 2


def test_parked_ideas_are_found_by_words_of_theirs_their_reason_or_their_author() -> None:
    assert [card.id for card in process.parked(EVENT).cards] == ["i2", "i10"]
    for words, ids in (("BUS", ["i2"]), ("classes even", ["i2"]), ("list course", ["i10"]),
                       ("reason i10", ["i10"]),
                       ("author", ["i2", "i10"]), ("phone", [])):  # fmt: skip
        assert [card.id for card in process.parked(EVENT, words).cards] == ids, words
    assert process.parked(EVENT, "phone").in_words() == "Ideas parked with 'phone': 0."
    assert [card.id for card in process.refused(EVENT).cards] == ["i9"]
    merged = EVENT.replaced(EVENT.by_id["xi0"].changed(outcome="parked"))
    assert [card.id for card in process.parked(merged, "Gwersi").cards] == ["i0"]


def test_every_figure_rests_on_records_that_are_there() -> None:
    results = [process.board(EVENT), process.funnel(EVENT), process.shortlist(EVENT), process.parked(EVENT)]
    results += [process.alike(EVENT), process.suggested_themes(EVENT), *process.tallies(EVENT)]
    results += [process.became(EVENT, idea) for idea in EVENT.ideas]
    for result in results:
        assert result.in_words()
        for figure in result.figures.values():
            assert set(figure.records) <= set(EVENT.by_id), figure.id
