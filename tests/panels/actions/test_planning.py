"""A dozen everyday actions, and more, in notebook 02, by somebody who writes no code."""

import datetime

import pytest

from innokit.records import Assessor, Criterion, Event, Focus, Participant, Requirement, SwingPoints, Tick
from tests.panels.actions.driver import Player, project
from tests.panels.actions.steps import (
    change,
    colleague,
    history,
    paste,
    record,
    reload,
    rerun_section,
    tick,
    weigh,
    withdraw,
)
from tests.panels.conftest import Lab

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FOCUS = "A break at short notice"
SCRIPT = (
    record("focuses", title=FOCUS, target_group="Carers alone at night", out_of_scope="Residential care"),
    paste(
        "participants",
        [
            ["Night carer", "Community", "Lived experience", "Coming"],
            ["App developer", "Privat", "Technology", "Invited"],
            ["Hospice manager", "Third", "Social", "perhaps"],
        ],
        refused=["Row 2, Sector holds “Privat”", "Row 3, Status holds “perhaps”"],
        mended=["Private", "To invite"],
    ),
    change("participants", "Hospice manager", why="She rang", status="Coming"),
    history("participants", "Hospice manager", "She rang", "Coming"),
    record("events", title="Half a day", date="2027-05-12", invitees_known="2027-03-31", venue="Town hall"),
    change("events", "Half a day", why="Chosen by the board", facilitator="Library manager"),
    record("stimuli", title="A night in figures", sort="Fact", text="Half of all calls come after ten."),
    paste(
        "criteria",
        [
            [
                "Reach",
                "How many it helps",
                "carers",
                "0",
                "200",
                "Nobody",
                "All who ask",
                "",
                "40; 90",
                "50; 75",
            ],
            ["Ease", "How soon it starts", "", "", "", "A year", "Next week"],
            ["Cost", "To be left out", "", "", "", "Dear", "Cheap"],
        ],
        why="As agreed before the day",
    ),
    withdraw("criteria", "Cost", why="Cost stands beside the value, never in it"),
    colleague("Project manager", Assessor(title="Night carer", group="Carers")),
    reload(criteria="Ease", assessors="Night carer", focuses=FOCUS, events="Half a day"),
    change("assessors", "Night carer", why="She said so at the start", interest="Uses the present service"),
    rerun_section("What will ideas and options be judged by?", "200 carers; All who ask", "Next week"),
    rerun_section(
        "Is each step up a scale worth as much as the last?", "worth was asked at points, at 40 carers"
    ),
    paste(
        "requirements",
        [["Safe at night", "Staff are checked", "yes"], ["Strategic fit", "In the plan", "no"]],
    ),
    weigh("Night carer", {"Reach": ["End"], "Ease": ["Home", "PageUp"]}, {"Reach": 100, "Ease": 10}),
    rerun_section(
        "What does the step from worst to best count for on each criterion?", "90.9%", "more than all"
    ),
    rerun_section("Is all this fixed before anybody has seen an idea?", "None has changed since."),
    tick("2 Planning: Place, food and equipment are booked", "Confirmed in writing"),
    rerun_section("What is missing, who should look, and which notebook is next?", "items hold"),
)


def test_everyday_actions(lab: Lab) -> None:
    player = Player(lab, project(lab, "planning"), "02_planning")
    player.play(SCRIPT)
    case = player.case()
    assert [f.out_of_scope for f in case.of(Focus)] == ["Residential care"]
    assert [(p.sector, p.practice, p.status) for p in case.of(Participant)] == [
        ("community", "lived experience", "coming"),
        ("private", "technology", "invited"),
        ("third", "social", "coming"),
    ]
    [event] = case.of(Event)
    assert (event.date, event.facilitator) == (datetime.date(2027, 5, 12), "Library manager")
    assert [(c.title, c.worst, c.best) for c in case.of(Criterion)] == [
        ("Reach", 0, 200),
        ("Ease", None, None),
    ]
    assert case.of(Criterion)[0].value_scores == (50, 75)
    assert [(r.title, r.must_have) for r in case.of(Requirement)] == [
        ("Safe at night", True),
        ("Strategic fit", False),
    ]
    asked = {p.points: (p.worst, p.best) for p in case.of(SwingPoints)}
    assert asked == {100: (0, 200), 10: (None, None)}, "the range on show is kept with the weight"
    assert [t.item for t in case.of(Tick)] == ["venue_booked"]
