"""A dozen everyday actions, and more, in notebook 04 on a full record, by somebody who writes no code."""

import pytest

from innokit.records import (
    Assessor,
    Concept,
    Criterion,
    Option,
    RequirementJudgement,
    Score,
    Selection,
    SwingPoints,
)
from tests.panels.actions.driver import Player, project
from tests.panels.actions.steps import (
    change,
    choose_round,
    close_unsaved,
    history,
    paste,
    record,
    rerun_section,
    restart,
    tick,
    weigh,
    withdraw,
    withdraw_score,
)
from tests.panels.conftest import Lab

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PHONE, CALLS = "English by phone", "A call a day"
SCRIPT = (
    record(
        "concepts",
        title=CALLS,
        ideas=["Voice messages with a volunteer, one a day"],
        problem="Lessons are too far apart",
        how="A volunteer rings for ten minutes",
        technology="Telephone",
    ),
    change("concepts", CALLS, why="Asked at the centre", unknowns="How many volunteers have time"),
    record("options", title="Daily calls", role="Option", concept=CALLS),
    history("options", "Daily calls", CALLS, "Finance analyst"),
    record(
        "requirement_judgements",
        requirement="Safe for learners and children",
        option="Kitchen learning circles",
        outcome="Failed",
        reason="Nobody can check eight homes by autumn",
    ),
    rerun_section(
        "What goes from the long list to the short list, and why?",
        "Kitchen learning circles fails Safe for learners and children, a must, and cannot go forward",
    ),
    paste(
        "scores",
        [
            ["0", "5", "10", "100", "60"],
            ["85", "70", "90", "65", "101"],
            ["40", "80", "35", "70", "1,5"],
            ["50", "55", "60", "20", ""],
            ["75", "65", "80", "40", "30"],
        ],
        refused=["English by phone, Lasts holds “101”", "Morning classes with a crèche, Lasts holds “1,5”"],
        mended=["45"],
        assessor="Learner A",
        entries=21,  # what says the same as before is no new entry
        why="After the second workshop",
    ),
    choose_round(3),
    rerun_section("Who differs, and where would talking help?", "There were 2 rounds;"),
    choose_round(2),
    withdraw_score("Learner A", "Kitchen learning circles", "Can be delivered", why="She cannot judge it"),
    weigh(
        "Learner A",
        {"Learning": ["End", "PageDown", "ArrowRight"], "Lasts": ["Home", "PageUp", "PageUp", "PageUp"]},
        {"Learning": 91, "Lasts": 30},
        why="Thought about it again",
    ),
    rerun_section("Which option is worth most?", "Daily calls", PHONE),
    rerun_section("Would the choice survive cross-examination?", "In three sentences", "Who disagrees?"),
    restart(concepts=CALLS, options="Daily calls", swing_points="Whose weights are these?"),
    record("selections", option="Daily calls", outcome="Parked", reason="To be tried with ten first"),
    withdraw("options", "Kitchen learning circles", why="The hosts have withdrawn"),
    close_unsaved(selections="To be tried with ten first", options="Daily calls"),
    tick("4 Idea Refinement: Users and delivery partners were asked", "Two mornings at the centre"),
)


def test_everyday_actions(lab: Lab) -> None:
    player = Player(lab, project(lab, "refinement", "mobile-esol"), "04_idea_refinement")
    player.play(SCRIPT)
    case = player.case()
    titles = {r.id: r.title for kind in (Option, Criterion, Assessor) for r in case.of(kind)}
    hers = {
        (titles[s.option], titles[s.criterion]): s.value
        for s in case.of(Score)
        if s.option in titles and titles.get(s.assessor) == "Learner A"
    }
    assert hers[PHONE, "Lasts"] == 45
    assert hers["Daily calls", "Lasts"] == 30
    assert hers["Morning classes with a crèche", "Lasts"] != 1.5
    assert not any(score.assessor == "" for score in case.of(Score))
    [concept] = [c for c in case.of(Concept) if c.title == CALLS]
    assert (concept.unknowns, len(concept.ideas)) == ("How many volunteers have time", 1)
    assert "Kitchen learning circles" not in titles.values()
    [failed] = [
        j for j in case.of(RequirementJudgement) if j.outcome == "failed" and "eight homes" in j.reason
    ]
    assert failed.requirement in case.by_id
    mine = [s for s in case.of(Score) if titles.get(s.assessor) == "Learner A" and s.option in titles]
    assert {s.round for s in mine} == {1, 2}, "what she said in the first round is kept"
    assert [s.reason for s in case.of(Selection) if titles.get(s.option) == "Daily calls"] == [
        "To be tried with ten first"
    ]
    given = {titles[p.assessor] for p in case.of(SwingPoints)}
    assert {"Family support lead", "Women's centre organiser", "Learner A"} < given
