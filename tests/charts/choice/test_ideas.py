"""The count of a ballot and the funnel draw the figures of their results, and nothing else."""

from itertools import pairwise

import pytest

from innokit import charts, process
from innokit.errors import MethodRefused
from innokit.records import Case, Idea, Vote
from tests.process.ideas.event import event

EVENT = event()


def bars(chart: charts.Chart) -> list[dict[str, object]]:
    return [trace for trace in chart.to_plain()["data"] if trace["type"] == "bar"]


def test_each_bar_is_as_long_as_its_count_the_first_first() -> None:
    found = process.tally(EVENT, "First round")
    chart = charts.tally(found)
    drawn = [(y, x) for bar in bars(chart) for x, y in zip(bar["x"], bar["y"], strict=True)]
    ranked = sorted((v for v in found.counted.measures[0].values.values() if v), reverse=True)
    assert [x for _, x in sorted(drawn)] == ranked
    assert chart.title == "English lessons by phone came first: 8 dots"
    assert chart.to_plain()["layout"]["shapes"][0]["y0"] == 3.5  # four places


def test_ties_are_hatched_and_said() -> None:
    chart = charts.tally(process.tally(EVENT, "First round"))
    for bar in bars(chart):
        assert bool(bar["marker"].get("pattern", {}).get("shape")) == (len(bar["x"]) > 1)
        assert all(("tied in place" in text) == (len(bar["x"]) > 1) for text in bar["text"])
    assert "Tied: Childcare next to the classroom and A neighbour who practises with you;" in chart.alt
    first = charts.tally(process.tally(EVENT, "Second round"))
    assert first.title == "English lessons by phone and A neighbour who practises with you are tied for first"


def test_many_ideas_are_cut_where_no_tie_is_cut() -> None:
    ideas = [Idea(id=f"i{at}", title=f"Idea {at}") for at in range(40)]
    votes = [Vote(idea=idea.id, dots=1 + at // 25, voter="v") for at, idea in enumerate(ideas)]
    chart = charts.tally(process.tally(Case([*ideas, *votes])))
    assert sum(len(bar["x"]) for bar in bars(chart)) == 40
    fewer = charts.tally(process.tally(Case([*ideas, *votes])), most=10)
    assert sum(len(bar["x"]) for bar in bars(fewer)) == 15
    assert "25 more ideas with fewer not drawn" in fewer.subtitle


def test_the_parts_of_the_funnel_add_up_to_the_ideas_in() -> None:
    chart = charts.funnel(process.funnel(EVENT))
    whole, *parts = bars(chart)
    ends = [(bar["base"][0], bar["base"][0] + bar["x"][0]) for bar in parts]
    assert ends[0][0] == 0
    assert all(end == start for (_, end), (start, _) in pairwise(ends))
    assert ends[-1][1] == whole["x"][0] == 12
    assert chart.title == "12 ideas came in, 2 shortlisted"
    assert "on the board now: 9, 2 of them made by merging or splitting" in chart.subtitle


def test_nothing_to_draw_is_refused() -> None:
    empty = Case([Idea(title="x", made=True)])
    with pytest.raises(MethodRefused, match="No vote"):
        charts.tally(process.tally(empty))
    with pytest.raises(MethodRefused, match="No idea"):
        charts.funnel(process.funnel(empty))
