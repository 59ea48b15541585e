"""Cards that look alike and themes they may share: suggested with reasons, in several languages, quickly."""

import time

import pytest

from innokit import process
from innokit.process.ideas.likeness import like_pairs, shared_words, weighed
from innokit.records import Case, Idea, KeptApart, Merging, Theme
from tests.counts import count
from tests.process.ideas.event import event
from tests.store.hostile import dice

ALIKE = [
    ("A minibus to the evening classes", "Minibuses to evening classes"),
    ("Clwb brecwast yn y llyfrgell", "Clwb brecwast mewn llyfrgell"),
    ("Tŷ agored bob dydd Llun", "Ty agored ar ddydd Llun"),
    ("دروس اللغة عبر الهاتف", "دروس لغة على الهاتف"),
    ("Kurs gotowania po polsku", "Kursy gotowania w języku polskim"),
    ("Clas Gàidhlig anns an leabharlann", "Clasaichean Gaidhlig san leabharlann"),
    ("Wi-fi 🙂 on the bus", "Wifi on the bus"),
]
OTHERS = [
    "Childcare",
    "A radio serial",
    "Job fair",
    "Posters in shops",
    "One list of courses",
    "Free tablets",
]


def case(*more: object) -> Case:
    titles = [title for pair in ALIKE for title in pair] + OTHERS
    return Case([*(Idea(id=f"i{at}", title=title) for at, title in enumerate(titles)), *more])


def test_the_same_in_other_words_is_suggested_with_the_words_in_common() -> None:
    found = process.alike(case())
    assert {pair.ideas for pair in found.pairs} == {
        (f"i{2 * at}", f"i{2 * at + 1}") for at in range(len(ALIKE))
    }
    assert all(pair.shared for pair in found.pairs)
    assert any("minibus (minibuses)" in why for why in found.table()["In common"])
    assert [pair.likeness for pair in found.pairs] == sorted((p.likeness for p in found.pairs), reverse=True)
    assert found.in_words() == "7 pairs of cards may say the same: record a merging, or keep them apart."


def test_what_was_kept_apart_merged_or_named_already_is_not_suggested_again() -> None:
    pair = process.alike(case()).pairs[0]
    apart = process.alike(case(pair.kept_apart("Other days")))
    assert pair.ideas not in {p.ideas for p in apart.pairs}
    assert "1 pair that look alike were kept apart." in apart.in_words()
    merging = pair.merging(reason="Same road")
    assert (merging.into, merging.ideas) == (pair.ideas[0], (pair.ideas[1],))
    merged = process.alike(case(merging))
    assert pair.ideas not in {p.ideas for p in merged.pairs}
    assert pair.merging(into="new").ideas == pair.ideas
    # An idea kept apart from one that has since been merged is kept apart from the one that carries it.
    into = [KeptApart(ideas=["i0", "i1"]), Merging(into="i19", ideas=["i1"])]
    renamed = case(*into).replaced(Idea(id="i19", title="Minibuses to evening classes"))
    assert ("i0", "i19") not in {p.ideas for p in process.alike(renamed).pairs}


def test_likeness_is_from_0_to_1_and_the_same_words_are_1() -> None:
    pairs, likeness = like_pairs(weighed(["One bus", "one BUS!", "café", "", "bus one"]), 0.0)
    found = {tuple(pair): value for pair, value in zip(pairs.tolist(), likeness.tolist(), strict=True)}
    assert found[0, 1] == found[0, 4] == pytest.approx(1.0)
    assert found.get((0, 2), 0.0) == found.get((2, 3), 0.0) == 0.0
    assert shared_words("", "A bus") == ()
    assert process.alike(Case([])).in_words() == "No two cards on the board look alike."
    assert process.alike(Case([Idea(title="?!"), Idea(title="...")])).pairs == ()


def test_themes_are_named_by_their_words_and_confirmed_by_a_record() -> None:
    titles = [
        "A bus to town",
        "A night bus",
        "Free bus tickets",
        "Lessons by phone",
        "Phone lessons",
        "Childcare",
    ]
    ideas = [Idea(id=f"i{at}", title=title) for at, title in enumerate(titles)]
    found = process.suggested_themes(Case(ideas))
    assert [(theme.title, theme.ideas) for theme in found.themes] == [
        ("bus", ("i0", "i1", "i2")), ("lessons, phone", ("i3", "i4")),
    ]  # fmt: skip
    assert found.alone == ("i5",)
    theme = found.themes[0].theme("Transport")
    assert isinstance(theme, Theme)
    later = Case([*ideas, theme, Idea(id="new", title="The last bus")])
    again = process.suggested_themes(later)
    assert [(t.title, t.ideas, t.there) for t in again.themes if t.there] == [("Transport", ("new",), True)]
    assert process.board(later).by_id["i1"].theme == "Transport"
    done = Case([*ideas, Theme(title="All", ideas=[idea.id for idea in ideas])])
    assert process.suggested_themes(done).in_words() == "Every card on the board has a theme."


def test_only_cards_on_the_board_are_looked_at() -> None:
    gone = {"i1", "i6", "i7", "i5", "i8"}
    assert not gone & {id for pair in process.alike(event(), least=0.05).pairs for id in pair.ideas}
    assert not gone & {id for theme in process.suggested_themes(event()).themes for id in theme.ideas}


def test_thousands_of_ideas_take_seconds() -> None:
    luck = dice("many ideas")
    words = [
        "".join(luck.choice("aeioubcdfglmnprst") for _ in range(luck.randint(3, 9))) for _ in range(3_000)
    ]
    ideas = [Idea(id=f"i{at}", title=" ".join(luck.choices(words, k=6))) for at in range(count("many_ideas"))]
    twin = Idea(id="twin", title=ideas[77].title.upper())
    started = time.process_time()
    pairs = process.alike(Case([*ideas, twin])).pairs
    themes = process.suggested_themes(Case([*ideas, twin]))
    assert time.process_time() - started < 15  # about 3 s for 5,000 on a quiet machine
    assert pairs[0].ideas == ("i77", "twin")
    assert themes.themes or themes.alone
