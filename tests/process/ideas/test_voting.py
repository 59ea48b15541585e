"""Each way of voting, beside published elections and plain loops; ties, quorum, spoiled votes, secrecy."""

from collections import Counter
from itertools import permutations
from statistics import mean, median

import pytest

from innokit import process, results
from innokit.errors import MethodRefused
from innokit.process import Tally
from innokit.process.ideas.voting.budgets import equal_shares
from innokit.records import Ballot, Case, Idea, Merging, Record, Splitting, Vote
from tests.counts import count
from tests.store.hostile import dice

NAMES = "abcd"
IDEAS = [Idea(id=id, title=f"Idea {id}") for id in NAMES]


def ballot(method: str = "dots", **more: object) -> Ballot:
    return Ballot(id="x", title="Round", method=method, **more)


def gave(voter: str, **marks: float) -> list[Vote]:
    return [Vote(ballot="x", voter=voter, idea=idea, mark=mark) for idea, mark in marks.items()]


def counted(called: Ballot, votes: list[Vote], *more: Record) -> Tally:
    return process.tally(Case([*IDEAS, called, *votes, *more]), called)


def values(found: Tally, at: int = 0) -> dict[str, float | None]:
    return dict(found.counted.measures[at].values)


TENNESSEE = {"Memphis": 42, "Nashville": 26, "Chattanooga": 15, "Knoxville": 17}
NEAREST = {
    "Memphis": ("Memphis", "Nashville", "Chattanooga", "Knoxville"),
    "Nashville": ("Nashville", "Chattanooga", "Knoxville", "Memphis"),
    "Chattanooga": ("Chattanooga", "Knoxville", "Nashville", "Memphis"),
    "Knoxville": ("Knoxville", "Chattanooga", "Nashville", "Memphis"),
}


def test_the_capital_of_tennessee_as_textbooks_count_it() -> None:
    """Memphis leads, Knoxville wins the runoff, Nashville beats all others and has most of Borda's points."""
    cities = [Idea(id=city[:1], title=city) for city in TENNESSEE]
    votes = [
        Vote(ballot="x", voter=f"{city} {n}", idea=other[:1], mark=place)
        for city, people in TENNESSEE.items()
        for n in range(people)
        for place, other in enumerate(NEAREST[city], 1)
    ]
    found = process.tally(Case([*cities, ballot("rank"), *votes]))
    assert values(found) == {"M": 126, "N": 194, "C": 173, "K": 107}
    assert values(found, 1) == {"M": 42, "N": 26, "C": 15, "K": 17}
    assert [group for _, group in found.places] == [("N",), ("C",), ("M",), ("K",)]
    assert "By Borda's points first: Nashville. By instant runoff: Knoxville." in found.in_words()
    assert "Nashville beats every other idea one against one." in found.in_words()
    assert "do not agree: say which one decides" in found.in_words()
    rounds = found.table("rounds").set_index("Idea")
    assert rounds["Round 2"].to_dict() == {
        "Knoxville": "32",
        "Memphis": "42",
        "Nashville": "26",
        "Chattanooga": "out",
    }
    assert rounds["Round 3"].to_dict() == {
        "Knoxville": "58",
        "Memphis": "42",
        "Nashville": "out",
        "Chattanooga": "out",
    }


def test_a_circle_has_no_idea_that_beats_every_other() -> None:
    votes = [v for at, order in enumerate(["abc", "bca", "cab"]) for v in gave(f"v{at}", **_order(order))]
    found = counted(ballot("rank", ideas=["a", "b", "c"]), votes)
    assert "No idea beats every other one against one." in found.in_words()
    assert found.places == ((1, ("a", "b", "c")),)
    assert "By instant runoff: Idea a, Idea b and Idea c (tied)." in found.in_words()


def _order(letters: str) -> dict[str, float]:
    return {letter: at for at, letter in enumerate(letters, 1)}


def test_orders_counted_by_plain_loops() -> None:
    """Borda's points, the runoff and the idea that beats every other, for orders with ties and gaps."""
    luck = dice("orders")
    for _ in range(count("votings")):
        papers = []
        for _ in range(luck.randint(1, 9)):
            placed = luck.sample(NAMES, luck.randint(1, 4))
            papers.append({idea: luck.randint(1, 4) for idea in placed})
        found = counted(
            ballot("rank"), [v for at, paper in enumerate(papers) for v in gave(f"v{at}", **paper)]
        )
        points = dict.fromkeys(NAMES, 0.0)
        for paper in papers:
            last = max(paper.values()) + 1
            whole = {idea: paper.get(idea, last) for idea in NAMES}
            orders = [o for o in permutations(NAMES) if [whole[i] for i in o] == sorted(whole.values())]
            for order in orders:  # the mean over all orders that fit shares the points of equal places
                for at, idea in enumerate(order):
                    points[idea] += (3 - at) / len(orders)
        assert values(found) == pytest.approx(points)

        def beats(one: str, other: str, papers: list[dict[str, int]] = papers) -> bool:
            lead = sum(
                (p.get(one, 99) < p.get(other, 99)) - (p.get(one, 99) > p.get(other, 99)) for p in papers
            )
            return lead > 0

        best = [one for one in NAMES if all(beats(one, other) for other in NAMES if other != one)]
        said = f"Idea {best[0]} beats every" if best else "No idea beats every"
        assert said in found.in_words()
        assert _runoff(papers) in found.in_words()


def _runoff(papers: list[dict[str, int]]) -> str:
    """Who wins a runoff, in the words of the tally."""
    left = sorted({idea for paper in papers for idea in paper})
    while True:
        firsts = dict.fromkeys(left, 0.0)
        for paper in papers:
            still = {idea: place for idea, place in paper.items() if idea in left}
            top = [idea for idea, place in still.items() if place == min(still.values())]
            for idea in top:
                firsts[idea] += 1 / len(top)
        most, least = max(firsts.values()), min(firsts.values())
        if most > sum(firsts.values()) / 2 + 1e-9 or most - least < 1e-9:
            names = [f"Idea {idea}" for idea in left if most - firsts[idea] < 1e-9]
            text = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]} (tied)"
            return f"By instant runoff: {text}."
        left = [idea for idea in left if firsts[idea] - least > 1e-9]


def test_dots_approvals_and_marks_counted_by_plain_loops() -> None:
    luck = dice("sums")
    for _ in range(count("votings")):
        marks = {
            (f"v{voter}", idea): luck.randint(0, 5)
            for voter in range(luck.randint(1, 8))
            for idea in luck.sample(NAMES, luck.randint(0, 4))
        }
        votes = [Vote(ballot="x", voter=who, idea=idea, mark=mark) for (who, idea), mark in marks.items()]
        of = {idea: [mark for (_, about), mark in marks.items() if about == idea] for idea in NAMES}
        assert values(counted(ballot("dots"), votes)) == {idea: sum(found) for idea, found in of.items()}
        approvals = {idea: sum(mark > 0 for mark in found) for idea, found in of.items()}
        assert values(counted(ballot("approval"), votes)) == approvals
        scores = counted(ballot("score", highest=5), votes)
        assert values(scores) == {
            idea: pytest.approx(mean(found)) if found else None for idea, found in of.items()
        }
        assert values(scores, 1) == {idea: median(found) if found else None for idea, found in of.items()}
        assert values(scores, 2) == {idea: len(found) for idea, found in of.items()}
        order = [idea for _, group in scores.places for idea in group]
        assert order == sorted((i for i in NAMES if of[i]), key=lambda i: (-mean(of[i]), NAMES.index(i)))


def test_pairs_counted_by_plain_loops() -> None:
    luck = dice("pairs")
    circles = 0
    for _ in range(count("votings")):
        said = {}
        for _ in range(luck.randint(1, 25)):
            pair = luck.sample(NAMES, 2)
            said[f"v{luck.randint(1, 4)}", frozenset(pair)] = pair
        votes = [Vote(ballot="x", voter=who, idea=a, over=b) for (who, _), (a, b) in said.items()]
        found = counted(ballot("pairwise"), votes)
        won = Counter((a, b) for a, b in said.values())
        judged = {idea: sum(idea in pair for pair in said.values()) for idea in NAMES}
        score = {
            a: sum(
                1 if won[a, b] > won[b, a] else 0.5
                for b in NAMES
                if b != a and won[a, b] + won[b, a] and won[a, b] >= won[b, a]
            )
            for a in NAMES
        }
        assert values(found) == {idea: score[idea] if judged[idea] else None for idea in NAMES}
        assert values(found, 2) == judged
        beats = {(a, b) for a, b in won if won[a, b] > won[b, a]}
        ways = [
            w
            for n in (3, 4)
            for w in permutations(NAMES, n)
            if all(p in beats for p in zip(w, w[1:] + w[:1], strict=True))
        ]
        assert bool(ways) == ("A circle, in which no idea is best" in found.in_words())
        circles += bool(ways)
    assert circles


def test_a_circle_is_named_by_its_ideas() -> None:
    votes = [Vote(ballot="x", voter="v", idea=a, over=b) for a, b in ("ab", "bc", "ca", "ad")]
    found = counted(ballot("pairwise"), votes)
    assert (
        "A circle, in which no idea is best: Idea a over Idea b, Idea b over Idea c and Idea c over Idea a."
        in found.in_words()
    )
    assert found.table().set_index("Idea").loc["Idea d", "Copeland score"] == 0


@pytest.mark.parametrize(
    ("papers", "chosen", "left"),
    [
        (["ab"] * 3 + ["ac"] * 3 + ["ad"] * 2 + ["bcf", "e", "f", "g"], "a", [5 / 24] * 8 + [1 / 3] * 4),
        (["cd"] * 3 + ["ab"] * 2 + ["ac"] * 2 + ["bd"], "ca", [7 / 40] * 3 + [0.05] * 2 + [0] * 2 + [3 / 8]),
    ],
)  # fmt: skip
def test_equal_shares_as_published(papers: list[str], chosen: str, left: list[float]) -> None:
    """Lackner and Skowron, Multi-Winner Voting with Approval Preferences (2023), examples 11, 12, phase 1."""
    places = 4 if "e" in "".join(papers) else 3
    gave = {f"v{at}": dict.fromkeys(paper, 1.0) for at, paper in enumerate(papers)}
    found = equal_shares(gave, dict.fromkeys("abcdefg", 1.0), places)
    assert found.chosen == tuple(chosen)
    assert list(found.left.values()) == pytest.approx(left)


def test_the_budget_by_most_votes_and_by_equal_shares_by_hand() -> None:
    """Six voters, £600, £100 each.

    By most votes: a (4 votes, £400), then b (3, £300) no longer fits, c (2, £200) fits. By equal shares: for
    each pound a asks 1/4 of a voter, b 1/3, c 1/2 and d 1/1. a: its four pay £100 each and have nothing left.
    b needs £300 from voters with £0, £0 and £100: no. c needs £200 from the two who have £100 each: yes.
    """
    costs = {"a": 400, "b": 300, "c": 200, "d": 150}
    ideas = [Idea(id=id, title=f"Idea {id}", rough_cost=cost) for id, cost in costs.items()]
    papers = ["ab", "ab", "a", "a", "bc", "cd"]
    votes = [Vote(ballot="x", voter=f"v{at}", idea=idea) for at, paper in enumerate(papers) for idea in paper]
    found = process.tally(Case([*ideas, ballot("budget", budget=600), *votes, Idea(id="e", title="Without")]))
    assert values(found) == {"a": 4, "b": 3, "c": 2, "d": 1, "e": 0}
    table = found.table("budget").set_index("Idea")
    assert table["By most votes"].to_dict() == {
        "Idea a": "1", "Idea b": "no", "Idea c": "2", "Idea d": "no", "Without": "no",
    }  # fmt: skip
    assert table["By equal shares"].tolist() == ["1", "no", "2", "no", "no"]
    assert "By most votes: Idea a and Idea c, for £600 of £600." in found.in_words()
    assert "Without a rough cost, so not chosen: Without." in found.in_words()
    assert "do not agree" not in found.in_words()


def test_equal_shares_serve_a_minority_that_most_votes_pass_by() -> None:
    """Six of ten want a, b, c at £300; four want d at £400: with £1,000 most votes buy a, b and c."""
    costs = {"a": 300, "b": 300, "c": 300, "d": 400}
    ideas = [Idea(id=id, title=f"Idea {id}", rough_cost=cost) for id, cost in costs.items()]
    papers = ["abc"] * 6 + ["d"] * 4
    votes = [Vote(ballot="x", voter=f"v{at}", idea=idea) for at, paper in enumerate(papers) for idea in paper]
    words = process.tally(Case([*ideas, ballot("budget", budget=1_000), *votes])).in_words()
    assert "By most votes: Idea a, Idea b and Idea c, for £900 of £1,000." in words
    assert "By equal shares: Idea a, Idea b and Idea d, for £1,000 of £1,000." in words
    assert "Idea a, Idea b and Idea c asked equally little" in words
    assert "do not agree" in words


def test_places_ties_and_the_tie_across_the_line() -> None:
    votes = [*gave("v", a=3, b=2, c=2, d=1)]
    found = counted(ballot(places=2), votes)
    assert found.places == ((1, ("a",)), (2, ("b", "c")), (4, ("d",)))
    assert (found.going_on, found.undecided) == (("a",), ("b", "c"))
    assert (
        "Going on, with 2 places: Idea a. Tied for the last 1 place: Idea b and Idea c; the room decides."
        in found.in_words()
    )
    table = found.table().set_index("Idea")
    assert table["Place"].tolist() == ["1", "2, tied", "2, tied", "4"]
    assert table["Stands"].tolist() == ["goes on", "tied for the last place", "tied for the last place", ""]
    assert counted(ballot(places=3), votes).going_on == ("a", "b", "c")
    assert counted(ballot(places=3), votes).undecided == ()


def test_quorum_turnout_and_abstentions() -> None:
    votes = [*gave("v1", a=1), *gave("v2", a=1), Vote(ballot="x", voter="v3", abstains=True)]
    called = ballot(quorum=3, entitled=5, closed=True)
    found = counted(called, votes)
    assert found.quorum_met is True
    assert found.in_words().startswith(
        "Round: 3 took part of 5 entitled to vote (60%); 1 abstained. The quorum of 3 is met."
    )
    assert counted(called, votes[:2]).quorum_met is False
    assert "is not met: the vote does not count" in counted(called, votes[:2]).in_words()
    assert "Voting has not ended" in counted(ballot(), votes).in_words()
    assert "More took part than were entitled" in counted(ballot(entitled=2), votes).in_words()
    room = process.tally(Case([*IDEAS, Vote(idea="a", dots=2)]), "")
    assert "1 vote name no voter" in room.in_words()


def spoiled(called: Ballot, *votes: Vote) -> list[tuple[str, str]]:
    return [(s.vote.id, s.why) for s in counted(called, list(votes)).papers.spoiled]


def vote(id: str, idea: str = "a", voter: str = "v", **more: object) -> Vote:
    return Vote(id=id, ballot="x", idea=idea, voter=voter, **more)


def test_votes_that_do_not_count_are_named_with_the_reason() -> None:
    three = [vote("1", dots=2), vote("2", "b", dots=2), vote("3", voter="w", dots=3)]
    assert spoiled(ballot(each=3), *three) == [
        ("1", "too many dots: 4, where each voter has 3"), ("2", "too many dots: 4, where each voter has 3"),
    ]  # fmt: skip
    assert spoiled(ballot("approval", each=1), vote("1"), vote("2", "b")) == [
        ("1", "too many ideas: 2, where each voter has 1"),
        ("2", "too many ideas: 2, where each voter has 1"),
    ]  # fmt: skip
    marks = [vote("1", mark=11), vote("2", "b"), vote("3", "c", mark=0)]
    assert spoiled(ballot("score", highest=10), *marks) == [
        ("1", "a mark of 11, beyond the highest of 10"), ("2", "no mark"),
    ]  # fmt: skip
    assert spoiled(ballot("rank"), vote("1", mark=0), vote("2", "b", mark=1)) == [
        ("1", "no place, 1 for first")
    ]
    assert spoiled(ballot("pairwise"), vote("1"), vote("2", over="b")) == [
        ("1", "does not say which idea it is preferred to")
    ]
    assert spoiled(ballot(ideas=["b"]), vote("1"), vote("2", "b")) == [("1", "not on the ballot")]
    assert spoiled(ballot(), vote("1", "gone")) == [("1", "about an idea that is withdrawn")]
    assert spoiled(ballot(), vote("1", dots=1), vote("2", dots=2)) == [
        ("1", "said again later by the same voter: the newest counts")
    ]
    abstention = Vote(id="2", ballot="x", voter="v", abstains=True)
    found = counted(ballot(), [vote("1", dots=1), abstention, vote("3", "b", dots=1)])
    assert [(s.vote.id, s.why[:10]) for s in found.papers.spoiled] == [
        ("1", "said again"),
        ("2", "said again"),
    ]
    assert values(found) == {"a": 0, "b": 1, "c": 0, "d": 0}
    assert (
        "Not counted, said again later by the same voter: the newest counts: 2 votes (v)." in found.in_words()
    )
    assert counted(ballot(), [vote("1", dots=1), abstention]).papers.abstained == (abstention,)


def test_votes_for_merged_ideas_count_for_the_one_carried_on_and_each_voter_once() -> None:
    merged = Merging(into="b", ideas=["a"])
    votes = [*gave("v1", a=4, b=2), *gave("v2", a=1), *gave("v3", c=1)]
    assert values(counted(ballot(), votes, merged)) == {"b": 7, "c": 1, "d": 0}
    assert values(counted(ballot("approval"), votes, merged)) == {"b": 2, "c": 1, "d": 0}
    assert values(counted(ballot("score"), votes, merged)) == {"b": 2, "c": 1, "d": None}
    assert values(counted(ballot("rank"), votes, merged), 1)["b"] == 2
    on = counted(ballot(ideas=["a", "c"]), votes, merged)
    assert values(on) == {"b": 7, "c": 1}
    named = on.table("votes")
    assert named.loc[0].tolist() == ["v1", "Idea a", "4", "Idea b"]
    pair = Vote(ballot="x", voter="v", idea="a", over="b")
    assert "Left out: 1 judgement between ideas" in counted(ballot("pairwise"), [pair], merged).in_words()
    split = counted(ballot(), votes, Splitting(idea="a", into=["c", "d"]))
    assert values(split) == {"a": 5, "b": 2, "c": 1, "d": 0}
    assert "Since split, with its votes left on its own words: Idea a." in split.in_words()


@pytest.mark.parametrize("method", ["dots", "approval", "score", "rank", "pairwise", "budget"])
def test_a_secret_ballot_leads_to_nobody(method: str) -> None:
    votes = [
        Vote(id=f"vote{who}{idea}", ballot="x", voter=who, idea=idea,
             over="d" if method == "pairwise" else "", mark=None if method == "pairwise" else mark)
        for who in ("Gwen Pugh", "Idris Rees") for mark, idea in enumerate("abc", 1)
    ]  # fmt: skip
    votes += [vote("again", voter="Gwen Pugh", mark=1), Vote(ballot="x", voter="Ann Hay", abstains=True)]
    case = Case([*IDEAS, ballot(method, secret=True, each=9, highest=2, budget=9), *votes])
    for result in (process.tally(case), process.board(case), process.funnel(case), process.became(case, "a")):
        shown = result._repr_html_() + result.in_words() + str(result.to_plain()) + str(result.traces())
        shown += "".join(sheet.frame().to_csv() for sheet in result.sheets())
        assert not any(name in shown for name in ("Gwen", "Idris", "Ann Hay"))
    named = process.tally(Case([*case.records[:4], ballot(method), *votes]))
    assert "Gwen Pugh" in named.table("votes").to_csv()


def test_every_figure_rests_on_records_and_is_the_tallys_own() -> None:
    case = Case([*IDEAS, ballot("dots"), *gave("v", a=2, b=1)])
    found = process.tally(case)
    assert found.figures["tally.x.a"].records == ("a", "x", case.votes[0].id)
    assert found.figures["tally.x.a"].value == 2
    for figure in found.figures.values():
        assert set(figure.records) <= set(case.by_id)
    assert results.grounds(case, found.figures["tally.x.a"].records)


def test_which_ballot_is_meant() -> None:
    two = [ballot(), Ballot(id="y", title="Final")]
    case = Case([*IDEAS, *two, Vote(idea="a", dots=1), *gave("v", b=1)])
    assert [found.name for found in process.tallies(case)] == ["Dots given in the room", "Round", "Final"]
    assert (
        process.tally(case, "Final").key
        == process.tally(case, two[1]).key
        == process.tally(case, "y").key
        == "y"
    )
    assert process.tally(case, "").key == "room"
    for wrong in (None, "Nothing"):
        with pytest.raises(MethodRefused, match="'Round' and 'Final'"):
            process.tally(case, wrong)
    twins = Case([*IDEAS, ballot(), ballot().changed(id="z")])
    with pytest.raises(MethodRefused, match="Several ballots"):
        process.tally(twins, "Round")
    assert process.tally(Case([])).in_words() == "Dots given in the room: no vote is recorded yet."
