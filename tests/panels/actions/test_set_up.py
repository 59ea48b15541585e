"""A dozen everyday actions, and more, in notebook 01, by somebody who writes no code."""

import datetime

import pytest

from innokit.records import Approach, Challenge, Meeting, NeedGroup, SignOff
from tests.panels.actions.driver import Player, project
from tests.panels.actions.steps import (
    bring_back,
    change,
    close_unsaved,
    history,
    paste,
    record,
    rerun_section,
    tick,
    withdraw,
)
from tests.panels.conftest import Lab

pytestmark = [pytest.mark.browser, pytest.mark.slow]

QUESTION = "How can carers get a break at short notice?"
SCRIPT = (
    record("challenges", title=QUESTION, drivers="Two carers in five ask too late", owner="Head of care"),
    change("challenges", QUESTION, why="The board asked", most_in_need="Those who care alone at night"),
    history("challenges", QUESTION, "The board asked", "Those who care alone at night", "Finance analyst"),
    paste(
        "need_groups",
        [
            ["Carers alone at night", "120", "10", "£4,200"],
            ["Young carers", "80", "7", "2,100"],
            ["Carers in work", "several", "1,5", "900"],
        ],
        refused=["Row 3, People holds “several”", "Row 3, Need holds “1,5”"],
        mended=["300", "1.5"],
    ),
    record("approaches", title="Run it ourselves", sourcing="In-sourced", days="30", budget="2,000"),
    change("approaches", "Run it ourselves", why="Agreed on Monday", chosen=True, reason="Staff know it"),
    record("roles", title="Sponsor", holder="Director of care", days="3"),
    record("meetings", title="Project board", date="2027-03-03", purpose="Look at ideas"),
    withdraw("challenges", QUESTION, why="To be said better"),
    close_unsaved(need_groups="Young carers", meetings="Project board", approaches="Run it ourselves"),
    bring_back("challenges", QUESTION, why="It was good as it was"),
    record("sign_offs", title="Approach", role="sponsor", holder="Director of care"),
    tick("1 Set-up: Ideas are wanted: the answer is not settled already", "Said so at the board"),
    rerun_section("What is missing, who should look, and which notebook is next?", "items hold"),
)


def test_everyday_actions(lab: Lab) -> None:
    player = Player(lab, project(lab, "set-up"), "01_set_up")
    player.play(SCRIPT)
    case = player.case()
    [question], [approach], [meeting] = case.of(Challenge), case.of(Approach), case.of(Meeting)
    assert question.most_in_need == "Those who care alone at night"
    assert (approach.chosen, approach.budget) == (True, 2000)
    assert meeting.date == datetime.date(2027, 3, 3)
    assert [(g.people, g.need, g.cost_to_serve) for g in case.of(NeedGroup)] == [
        (120, 10, 4200), (80, 7, 2100), (300, 1.5, 900)
    ]  # fmt: skip
    assert [s.holder for s in case.of(SignOff)] == ["Director of care"]
