"""The process map follows the record, step by step."""

from collections import Counter

import pytest

from innokit import process
from innokit.process import NODES, PHASES
from innokit.process.gates.nodes import items_of
from innokit.records import AspectRating, Case, Challenge, Override, Tick
from tests.process.cases import changed, records, whole, without


def states(case: Case) -> dict[str, str]:
    return {step.key: step.state.text for step in process.map(case).steps}


def mapped() -> Case:
    """The whole case with a rating, which a step of the map asks for and no item does."""
    rating = AspectRating(id="ar", option="o1", aspect="any", value=5)
    return Case([*records(), rating])


def test_each_item_belongs_to_exactly_one_step() -> None:
    found = Counter(item.key for node in NODES for item in items_of(node, PHASES))
    assert found == Counter(item.key for phase in PHASES for item in (*phase.start, *phase.end))


def test_steps_and_gates_stand_in_order() -> None:
    keys = [step.key for step in process.map(Case()).steps]
    assert keys.index("approach") + 1 == keys.index("gate1") == keys.index("focus") - 1
    assert keys.index("logistics") + 1 == keys.index("gate2") == keys.index("event") - 1
    assert keys.index("shortlist") + 1 == keys.index("gate3") == keys.index("concepts") - 1
    assert keys.index("validate") + 1 == keys.index("gate4") == keys.index("decision") - 1
    targets = {target for one in process.map(Case()).gates for target, _ in one.gate.back if target}
    assert targets <= set(keys)


def test_nothing_and_everything() -> None:
    assert set(states(Case()).values()) == {"not begun", "shut"}
    assert set(states(mapped()).values()) == {"done", "open"}
    assert process.map(mapped()).in_words().endswith("Nothing is missing.")


@pytest.mark.parametrize(
    ("case", "step", "state"),
    [
        (Case([Challenge(title="Why?")]), "rationale", "under way"),
        (changed("c", evidence=""), "rationale", "under way"),
        (without("f"), "focus", "not begun"),
        (changed("f", target_group=""), "focus", "under way"),
        (without("tick-thanked"), "event", "under way"),
        (without("k1", "k2", "k0"), "stimulus", "under way"),
        (whole(), "achievable", "not begun"),
    ],
)
def test_a_step_is_worded_from_the_record(case: Case, step: str, state: str) -> None:
    assert states(case)[step] == state


def test_marking_an_item_recolours_its_step_and_only_that() -> None:
    before = Case([r for r in mapped().records if r.id != "tick-venue_booked"])
    after = Case([*before.records, Tick(item="venue_booked")])
    changed_ones = {key for key, state in states(after).items() if states(before)[key] != state}
    assert changed_ones == {"logistics", "gate2"}


def test_an_override_shows_on_the_map() -> None:
    let = Override(gate=1, by="Sponsor", reason="Time")
    assert states(Case([let]))["gate1"] == "passed by override"
    assert "Gates: 1 passed by override and 3 shut." in process.map(Case([let])).in_words()


def test_the_list_says_what_the_picture_shows() -> None:
    found = process.map(whole())
    rows = found.sheet("map").rows
    assert [row[0] for row in rows] == [step.name for step in found.steps]
    assert [row[2].text for row in rows] == [step.state.text for step in found.steps]
    assert {row[4] for row in rows} == {phase.notebook for phase in PHASES}
    assert len(found.sheet("back").rows) == 6
