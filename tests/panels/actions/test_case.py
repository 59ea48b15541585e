"""A dozen everyday actions, and more, in notebook 05 on a full record, by somebody who writes no code."""

import pytest

from innokit.records import Assumption, BenefitLine, CostLine, Milestone, Risk, Stakeholder
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

PHONE, TAKE_UP = "English by phone", "Take-up of the phone course"
SCRIPT = (
    record("stakeholders", title="Employers", sector="Business", part="gains", influence="Low"),
    change("stakeholders", "Local NHS", why="Heard at the board", engagement="Monthly call"),
    paste(
        "costs",
        [
            ["Rent of a room", PHONE, "The council 100%", "Revenue", "£3,600", "0", "4"],
            ["Printing", "English by fone", "The council", "Revenue", "400", "0", "4"],
            ["Licences", PHONE, "Local NHS", "Revenue", "1,5", "0", "4"],
        ],
        refused=["Option holds “English by fone”", "Amount holds “1,5”"],
        mended=[PHONE],
    ),
    history("costs", "Rent of a room", "The council 100%", "3,600"),
    record(
        "benefits",
        title="Shifts filled",
        option=PHONE,
        sort="Economic",
        people="40",
        take_up="= " + TAKE_UP,
        gainer=[{"who": "The council", "share": "25%"}, {"who": "Employers", "share": "75%"}],
        unit_value="120",
        lag="1",
        duration="4",
    ),
    change("assumptions", TAKE_UP, why="A pilot elsewhere reports it", value="0.55"),
    rerun_section("What is each option worth against business as usual?", PHONE),
    restart(assumptions=TAKE_UP, costs="Rent of a room", benefits="Shifts filled"),
    withdraw("benefits", "Shifts filled", why="Nothing supports it yet"),
    record(
        "risks", title="Phones are lost", option=PHONE, likelihood="2", impact="2", owner="Head of skills"
    ),
    change("milestones", "Pilot with 60 learners", why="The hall is free later", finish="2027-07-31"),
    close_unsaved(risks="Phones are lost", milestones="2027-07-31"),
    tick("5 Business Case: It holds what deciders need, the way they want it", "Read by the clerk"),
)


def test_everyday_actions(lab: Lab) -> None:
    player = Player(lab, project(lab, "case", "mobile-esol"), "05_business_case")
    player.play(SCRIPT)
    case = player.case()
    held = {s.id: s.title for s in case.of(Stakeholder)}
    rent, printing = [line for line in case.of(CostLine) if line.title in ("Rent of a room", "Printing")]
    assert [(c.amount, c.first_year, c.last_year) for c in (rent, printing)] == [(3600, 0, 4), (400, 0, 4)]
    assert [{held[id]: part for id, part in c.payer.items()} for c in (rent, printing)] == [
        {"The council": 1}
    ] * 2
    assert "Shifts filled" not in [line.title for line in case.of(BenefitLine)]
    assert [a.value for a in case.of(Assumption) if a.title == TAKE_UP] == [0.55]
    assert "Phones are lost" in [risk.title for risk in case.of(Risk)]
    assert "2027-07-31" in [str(stage.finish) for stage in case.of(Milestone)]
