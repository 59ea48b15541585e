"""Titles that try to be more than text, through the board, counts, suggestions and what became of each."""

import re

from innokit import process
from innokit.records import Ballot, Case, Idea, Merging, Sifting, Splitting, Theme, Vote
from tests.counts import count
from tests.evidence.hostile import titles
from tests.store.hostile import HOSTILE

METHODS = ("dots", "approval", "score", "rank", "pairwise", "budget")


def test_hostile_titles_stay_text() -> None:
    said = [*titles(), *HOSTILE, "x" * 4_000, "\u202e" * 50, "½ ٣ ①", "a\x00b", "👩‍👩‍👧‍👦" * 40]
    ideas = [Idea(id=f"i{at}", title=title, author=title, theme=title[:90]) for at, title in enumerate(said)]
    ids = [idea.id for idea in ideas]
    room = [Ballot(id=f"b{at}", title=said[at], method=method, budget=9, highest=9)
            for at, method in enumerate(METHODS)]  # fmt: skip
    votes = [
        Vote(ballot=ballot.id, voter=said[at], idea=ids[at], over=ids[at + 1], mark=at + 1)
        for ballot in room for at in range(12)
    ]  # fmt: skip
    moves = [
        Merging(into=ids[0], ideas=ids[1:4], reason=said[5]), Merging(into=ids[1], ideas=ids[:1]),
        Splitting(idea=ids[5], into=ids[6:9], reason=said[6]), Theme(title=said[7], ideas=ids[9:12]),
        Sifting(idea=ids[0], outcome="parked", reason=said[8], owner=said[9]),
    ]  # fmt: skip
    case = Case([*ideas, *room, *votes, *moves])
    results = [process.board(case), process.funnel(case), process.alike(case), process.suggested_themes(case)]
    results += [process.shortlist(case), process.parked(case, said[0]), *process.tallies(case)]
    results += [process.became(case, id) for id in ids[:: 1 if len(ids) < 60 else 7]]
    assert len(ids) >= count("hostile_titles")
    for result in results:
        shown = result._repr_html_()
        assert result.in_words()
        assert not re.search(r"<(script|img|svg|iframe|object|form|meta|link|style|base|body|video)\b", shown)


def test_every_hostile_title_finds_its_own_idea() -> None:
    ideas = [Idea(id=f"i{at}", title=title) for at, title in enumerate(dict.fromkeys(titles()))]
    case = Case(ideas)
    for idea in ideas:
        assert idea.id in process.ideas_called(case, idea.title)
