"""The plan: order, chains, and what cannot be done."""

import datetime
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokit.businesscase import plan
from innokit.errors import MethodRefused
from innokit.records import Case, Milestone
from tests.counts import count

DAY = datetime.date(2027, 1, 4)


def stage(id, start, days, *after, title="", owner="Project manager"):
    first = DAY + datetime.timedelta(start)
    last = first + datetime.timedelta(days - 1)
    return Milestone(id=id, title=title or id, start=first, finish=last, after=after, owner=owner)


@st.composite
def plans(draw):
    """Stages of which each waits for some earlier ones, recorded in any order."""
    many = draw(st.integers(1, 7))
    made = [
        stage(
            f"s{n}",
            draw(st.integers(0, 50)),
            draw(st.integers(1, 20)),
            *draw(st.lists(st.sampled_from([f"s{k}" for k in range(n)]), unique=True)) if n else (),
        )
        for n in range(many)
    ]
    return draw(st.permutations(made))


@settings(max_examples=count("hypothesis"))
@given(plans())
def test_each_stage_stands_after_those_it_waits_for(stages):
    place = {s.id: n for n, s in enumerate(plan(Case(stages)).stages)}
    assert all(place[first] < place[s.id] for s in stages for first in s.after)
    assert len(place) == len(stages)


@settings(max_examples=count("hypothesis"))
@given(plans())
def test_the_longest_chain_is_the_longest_of_all_chains(stages):
    found, by_id = plan(Case(stages)), {s.id: s for s in stages}
    chains = [
        chain
        for many in range(1, len(stages) + 1)
        for chain in itertools.permutations(stages, many)
        if all(first.id in by_id[then.id].after for first, then in itertools.pairwise(chain))
    ]
    days = max(sum((s.finish - s.start).days + 1 for s in chain) for chain in chains)
    assert sum(found.days(s) for s in found.chain) == days


def test_a_circle_is_refused_and_every_stage_in_it_named():
    circle = [stage("a", 0, 5, "c", title="Buy"), stage("b", 0, 5, "a", title="Build"), stage("c", 0, 5, "b")]
    with pytest.raises(MethodRefused) as refused:
        plan(Case(circle))
    assert "circle" in str(refused.value)
    assert all(name in refused.value.where for name in ("Buy", "Build", "c"))


def test_a_stage_that_waits_for_itself_is_refused():
    with pytest.raises(MethodRefused, match="circle"):
        plan(Case([stage("a", 0, 5, "a")]))


def test_a_stage_that_runs_backwards_or_waits_for_nothing_known_is_refused():
    backwards = Milestone(title="Test", start=DAY, finish=DAY - datetime.timedelta(1))
    with pytest.raises(MethodRefused, match="before it starts"):
        plan(Case([backwards]))
    with pytest.raises(MethodRefused, match="not in the plan"):
        plan(Case([stage("a", 0, 5, "nowhere")]))


def test_no_stage_is_refused():
    with pytest.raises(MethodRefused, match="No stage is recorded"):
        plan(Case())


def test_a_stage_that_starts_too_early_is_named_with_both_days():
    said = plan(Case([stage("a", 0, 10, title="Buy"), stage("b", 5, 10, "a", title="Build")])).in_words()
    assert "Build starts on 9 January 2027, before Buy has ended (13 January 2027)." in said


def test_missing_dates_and_owners_are_named():
    said = plan(Case([Milestone(title="Buy"), stage("b", 5, 10, owner="")])).in_words()
    assert "With no dates: Buy." in said
    assert "With no owner: b and Buy." in said
