"""A dozen everyday actions, and more, in notebook 06 on a full record, by somebody who writes no code."""

import datetime

import pytest

from innokit.records import Decision, SignOff, SuccessCriterion, Tick
from tests.panels.actions.driver import Player, project
from tests.panels.actions.steps import (
    change,
    close_unsaved,
    colleague,
    history,
    paste,
    record,
    reload,
    rerun_section,
    restart,
    tick,
    withdraw,
)
from tests.panels.conftest import Lab

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FIRST = "Pilot English by phone with 60 learners for six months, then decide again"
SECOND = "Go on with English by phone"
SCRIPT = (
    record(
        "decisions",
        title=SECOND,
        outcome="Go with conditions",
        option="English by phone",
        reasons="The pilot did what it should",
        conditions="Volunteers stay",
        date="2027-09-30",
        decided_by="Community Services committee",
        project_manager="Adult skills officer",
    ),
    change(
        "decisions", SECOND, why="As in the minutes", decided_by="Community Services committee, in public"
    ),
    history("decisions", SECOND, "As in the minutes", "in public"),
    paste(
        "success_criteria",
        [
            [
                "Costs stay within the plan",
                "Spent so far",
                "nothing",
                "£66,500 a year",
                "Ledger",
                "each quarter",
            ],
            [
                "Learners recommend it",
                "Share who would",
                "not known",
                "8 in 10",
                "Short survey",
                "at the end",
            ],
        ],
        why="Asked for by the committee",
    ),
    change("success_criteria", "Volunteers stay", why="Agreed with the centre", target="8 in 10"),
    restart(decisions=SECOND, success_criteria="Learners recommend it"),
    withdraw("success_criteria", "Learners recommend it", why="No money for a survey"),
    record("sign_offs", title="Second decision", role="responsible owner", holder="Head of finance"),
    colleague(
        "Principal accountant", SignOff(title="Spending", role="assurer", holder="Principal accountant")
    ),
    withdraw("sign_offs", "Second decision", why="Signed too early"),
    record("sign_offs", title="Signed again", role="responsible owner", holder="Head of finance"),
    tick("1 Set-up: The issue is broadly understood", "Read out at the board"),
    reload(sign_offs="Spending", ticks="1 Set-up: The issue is broadly understood"),
    rerun_section("Who has signed?", "Signed again", "Head of finance"),
    close_unsaved(decisions=SECOND),
)


def test_everyday_actions(lab: Lab) -> None:
    player = Player(lab, project(lab, "decision", "mobile-esol"), "06_action_decision")
    player.play(SCRIPT)
    case = player.case()
    decided = {d.title: d for d in case.of(Decision)}
    assert decided[SECOND].date == datetime.date(2027, 9, 30)
    assert decided[SECOND].outcome == "go with conditions"
    assert decided[FIRST].date == datetime.date(2026, 9, 22)
    assert {s.title: s.target for s in case.of(SuccessCriterion)}["Volunteers stay"] == "8 in 10"
    assert {s.title for s in case.of(SignOff)} >= {"Signed again", "Spending"}
    assert "Second decision" not in {s.title for s in case.of(SignOff)}
    assert "known" in [t.item for t in case.of(Tick)]
