"""Concept sheets, lenses and the theory of change say what is there and what is not."""

from itertools import pairwise

import numpy as np
import pytest

from innokit import charts, process
from innokit.errors import MethodRefused
from innokit.process.refinement.concepts import PARTS
from innokit.records import Case, ChangeStep, Concept
from tests.counts import count
from tests.process.refinement.cases import STEPS, chain, judged, shortlisted


def test_a_sound_chain_has_no_gap() -> None:
    found = process.theory(chain())
    assert [(a.id, b.id) for a, b in found.links] == [
        ("in", "do"),
        ("do", "out"),
        ("out", "conf"),
        ("conf", "work"),
    ]
    assert found.gaps == () == found.circle
    assert found.unvalued == () == found.unexplained
    assert "Every outcome follows from something that is done" in found.in_words()
    assert found.table("benefits").iloc[0, 1] == "Joins a class"


@pytest.mark.parametrize(
    ("broken", "step", "says"),
    [
        (STEPS[2].changed(leads_to=()), "conf", "an orphan: nothing done leads to it"),
        (STEPS[2].changed(leads_to=()), "out", "it leads to nothing"),
        (STEPS[1].changed(leads_to=()), "out", "nothing leads to it"),
        (STEPS[4].changed(leads_to=("conf",)), "work", "leads back to itself"),
        (
            STEPS[3].changed(leads_to=("work", "do")),
            "conf",
            "leads back from outcome to activity (Women learn at home)",
        ),
    ],
)
def test_what_hangs_in_the_air_is_named(broken: ChangeStep, step: str, says: str) -> None:
    found = process.theory(chain(broken))
    assert (step, says) in [(gap.step.id, gap.says) for gap in found.gaps]
    assert says in found.table("gaps").to_string() or len(says) > 40


def test_outcomes_and_benefit_lines_that_miss_each_other_are_named() -> None:
    calm = ChangeStep(id="calm", title="Fewer visits to the surgery", sort="outcome")
    case = chain(STEPS[2].changed(leads_to=("conf", "calm")), more=(calm,))
    assert [step.id for step in process.theory(case).unvalued] == ["calm"]
    loose = case.replaced(*(line.changed(outcome_step="") for line in case.benefits))
    assert [line.id for line in process.theory(loose).unexplained] == ["b1"]


def test_circles_and_orphans_are_found_in_random_graphs() -> None:
    """A second way: follow every path from what is done, one step at a time."""
    chance = np.random.default_rng(7)
    for _ in range(count("hypothesis")):
        ids = [f"s{k}" for k in range(chance.integers(1, 10))]
        steps = [
            ChangeStep(
                id=id,
                title=id,
                sort=str(chance.choice(["activity", "output", "outcome"])),
                leads_to=tuple(
                    map(str, chance.choice(ids, chance.integers(0, min(3, len(ids)) + 1), replace=False))
                ),
            )
            for id in ids
        ]
        by_id = {step.id: step for step in steps}
        paths = {step.id: _walk(by_id, step.id) for step in steps}
        found = process.theory(Case(steps))
        onto_itself = {id for id in ids if id in paths[id]}
        between = {id for id in ids if any(id in paths[a] for a in onto_itself) and paths[id] & onto_itself}
        assert {step.id for step in found.circle} == onto_itself | between
        done = {id for step in steps if step.sort == "activity" for id in paths[step.id]}
        orphans = {step.id for step in steps if step.sort == "outcome"} - done
        assert {gap.step.id for gap in found.gaps if gap.says.startswith("an orphan")} == orphans


def _walk(by_id: dict[str, ChangeStep], start: str) -> set[str]:
    """Every step that can be reached from one in one link or more."""
    found: set[str] = set()
    waiting = list(by_id[start].leads_to)
    while waiting:
        id = waiting.pop()
        if id not in found:
            found.add(id)
            waiting += by_id[id].leads_to
    return found


@pytest.mark.parametrize(
    ("points", "text"), [((4, 8), "6 (4 to 8)"), ((7,), "7"), ((None,), "not rated"), ((0, 0), "0")]
)
def test_a_lens_gives_mean_and_spread_and_a_blank_is_no_zero(
    points: tuple[float | None, ...], text: str
) -> None:
    found = process.lenses(judged(*points))
    assert found.figures["feasibility.c"].text == text
    assert ("weak on feasibility" in found.in_words()) == (text == "0")
    assert "Not rated through every lens yet" in found.in_words()


def test_a_sheet_says_how_full_it_is_and_which_idea_has_none() -> None:
    found = process.concepts(shortlisted())
    assert [idea.id for idea in found.without] == ["j"]
    assert found.figures["filled.c"].value == 0
    full = Concept(id="c", title="Lessons by phone", ideas=("i", "j"), **dict.fromkeys(PARTS, "said"))
    found = process.concepts(shortlisted().replaced(full))
    assert found.figures["filled.c"].value == len(PARTS)
    assert found.without == ()


def test_nothing_recorded_says_so() -> None:
    for result in (process.theory(Case()), process.lenses(Case()), process.concepts(Case())):
        assert "recorded yet" in result.in_words()
        assert result.sheets() == ()


def test_the_chart_draws_every_step_and_link() -> None:
    drawn = charts.theory_of_change(process.theory(chain()))
    arrows = [a for a in drawn.plot.layout.annotations if a.showarrow]
    assert len(drawn.plot.layout.shapes) == len(STEPS)
    assert len(arrows) == len(list(pairwise(STEPS)))
    assert all(step.title in drawn.alt for step in STEPS)


def test_without_steps_there_is_nothing_to_draw() -> None:
    with pytest.raises(MethodRefused, match="Record each of its steps"):
        charts.theory_of_change(process.theory(Case()))
