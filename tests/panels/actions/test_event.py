"""A dozen everyday actions, and more, in notebook 03, by somebody who writes no code."""

import pytest

from innokit.records import Idea, Sifting, Vote
from tests.panels.actions.driver import Player, project
from tests.panels.actions.steps import (
    change,
    close_unsaved,
    history,
    paste,
    record,
    rerun_section,
    restart,
    tick,
    withdraw,
)
from tests.panels.conftest import Lab

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SITTERS, SWAP, VAN = "Night sitters on call", "A swap among neighbours", "A van that comes round"
SCRIPT = (
    paste(
        "ideas",
        [
            [SITTERS, "A list that is rung in turn", "Night carer", "1"],
            [SWAP, "", "Hospice manager", "2"],
            [VAN, "", "App developer", "3"],
            ["A second van", "Said twice", "App developer", "3"],
        ],
    ),
    record("ideas", title="Gwyliau byr i ofalwyr: ŵ ŷ", author="Table 4", theme="Breaks"),
    change("ideas", SWAP, why="Grouped after the break", theme="Neighbours"),
    withdraw("ideas", "A second van", why="The same as the first"),
    history("ideas", "Gwyliau byr i ofalwyr: ŵ ŷ", "Table 4", "Finance analyst"),
    paste(
        "votes",
        [
            [SITTERS, "Table 1", "3"],
            [SWAP, "Table 1", "two"],
            ["A bus", "Table 2", "1"],
            [VAN, "Table 2", "1"],
        ],
        refused=["Row 2, Dots holds “two”", "Row 3, Idea holds “A bus”"],
        mended=["2"],
    ),
    restart(ideas=SITTERS, votes="Table 2"),
    change("votes", VAN, why="Counted again", dots="2"),
    paste(
        "siftings",
        [[SITTERS, "Shortlisted", "Most dots", "Head of care"], [SWAP, "Parked", "Insurance is unknown", ""]],
    ),
    record("siftings", idea=VAN, outcome="Refused", reason="Too dear to try"),
    close_unsaved(siftings="Insurance is unknown"),
    rerun_section("What became of each idea?", SITTERS, "Too dear to try"),
    tick("3 Innovation Event: Those who came know what became of their ideas", "A letter to each table"),
)


def test_everyday_actions(lab: Lab) -> None:
    player = Player(lab, project(lab, "event"), "03_innovation_event")
    player.play(SCRIPT)
    case = player.case()
    ideas = {idea.id: idea.title for idea in case.of(Idea)}
    assert list(ideas.values()) == [SITTERS, SWAP, VAN, "Gwyliau byr i ofalwyr: ŵ ŷ"]
    assert [(ideas[v.idea], v.dots) for v in case.of(Vote)] == [(SITTERS, 3), (SWAP, 2), (VAN, 2)]
    assert [(ideas[s.idea], s.outcome) for s in case.of(Sifting)] == [
        (SITTERS, "shortlisted"), (SWAP, "parked"), (VAN, "refused")
    ]  # fmt: skip
