"""Before scoring: value functions, the short list, and criteria fixed before the event."""

import datetime
from pathlib import Path

import numpy as np
import pytest

import innokit
from innokit import scoring
from innokit.errors import MethodRefused, RecordError
from innokit.records import (
    Case,
    Criterion,
    Event,
    FrameworkChoice,
    Idea,
    Level,
    Option,
    Requirement,
    RequirementJudgement,
    SwingPoints,
)

A, B = Option(id="a", title="Classes at home"), Option(id="b", title="Phone lessons")
WAIT = Criterion(id="wait", title="Waiting", unit="days", worst=60, best=0)
LAW = Requirement(id="law", title="Equality duty", must_have=True)
FIT = Requirement(id="fit", title="Strategic fit")


# Value functions


@pytest.mark.parametrize(("level", "score"), [(60, 0), (50, 12.5), (40, 25), (20, 50), (5, 87.5), (0, 100)])
def test_a_level_becomes_a_score_by_the_value_function(level: float, score: float) -> None:
    wait = scoring.bisected(WAIT, half=20, quarter=40, three_quarters=10)
    levels = [Level(option="a", criterion="wait", value=level), Level(option="b", criterion="wait", value=30)]
    case = Case([A, B, wait, *levels, SwingPoints(criterion="wait", points=100)])
    assert scoring.compare(case).scores[0, 0] == pytest.approx(score)


def test_the_picture_of_a_value_function_passes_through_its_points() -> None:
    result = scoring.value_functions(Case([scoring.bisected(WAIT, half=20), Criterion(title="Ease")]))
    (wait,) = result.criteria
    levels, scores = result.curve(wait, points=61)
    assert (levels[0], levels[-1], scores[0], scores[-1]) == (60, 0, 0, 100)
    assert scores[np.flatnonzero(np.isclose(levels, 20))[0]] == pytest.approx(50)
    assert result.figures["worth.wait.1"].value == 50
    assert "worth was asked by bisection, at 20 days" in result.in_words()


def test_a_straight_line_nobody_asked_about_is_named() -> None:
    assert "assumed to rise evenly on Waiting" in scoring.value_functions(Case([WAIT])).in_words()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"value_levels": (70,), "value_scores": (50,)}, "from the worst to the best"),
        ({"value_levels": (40, 50), "value_scores": (20, 60)}, "each further than the last"),
        ({"value_levels": (40,), "value_scores": ()}, "needs one score"),
        ({"value_levels": (40, 20), "value_scores": (60, 20)}, "may not fall"),
        ({"value_levels": (40,), "value_scores": (120,)}, "between 0 and 100"),
    ],
)
def test_points_that_make_no_value_function_are_refused(fields: dict[str, object], said: str) -> None:
    with pytest.raises(RecordError, match=said):
        WAIT.changed(**fields)


def test_recorded_levels_stand_beside_what_they_are_worth() -> None:
    wait = scoring.bisected(WAIT, half=20)
    level = Level(id="x", option="a", criterion="wait", value=40)
    unknown = Level(option="b", criterion="wait")
    result = scoring.value_functions(Case([A, B, wait, level, unknown]))
    assert result.levels == (level,)
    assert result.figures["level.x"].value == 40
    assert result.figures["level-score.x"].value == pytest.approx(25)
    assert result.sheet("levels").rows[0][0] == A.title
    assert result.table("levels").shape == (1, 5)


@pytest.mark.parametrize(
    ("level", "said"),
    [
        (Level(option="a", criterion="wait", value=61), "off its scale"),
        (Level(option="nobody", criterion="wait", value=6), "not recorded"),
    ],
)
def test_levels_that_do_not_hold_together_are_refused(level: Level, said: str) -> None:
    with pytest.raises(MethodRefused, match=said):
        scoring.value_functions(Case([A, WAIT, level])).sheets()


def test_without_a_measured_scale_there_is_no_value_function() -> None:
    with pytest.raises(MethodRefused, match="No criterion has a measured scale"):
        scoring.value_functions(Case([Criterion(title="Ease")]))


# The short list


def judged(option: str, requirement: str, outcome: str, reason: str = "as agreed") -> RequirementJudgement:
    return RequirementJudgement(
        id=f"{option}-{requirement}", option=option, requirement=requirement, outcome=outcome, reason=reason
    )


def test_the_filter_says_what_goes_forward_in_each_dimension() -> None:
    choices = [
        FrameworkChoice(id="s1", title="All learners", dimension="scope", outcome="preferred way forward",
                        reason="need is everywhere", options=("a",)),
        FrameworkChoice(id="s2", title="One town", dimension="scope", outcome="discounted"),
        FrameworkChoice(id="d1", title="In-house", dimension="delivery", outcome="carried forward",
                        reason="quick"),
    ]  # fmt: skip
    result = scoring.short_list(Case([A, B, *choices]))
    said = result.in_words()
    assert "Scope: the preferred way forward is All learners." in said
    assert "Delivery: no preferred way forward yet; carried forward: In-house." in said
    assert "No reason is recorded for One town." in said
    assert "No choice is recorded for funding." in said
    assert [row[0] for row in result.sheet("filter").rows] == ["scope", "scope", "delivery"]
    assert result.figures["choice.s2"].text == "discounted"


def test_a_failed_must_takes_an_option_out_whatever_else_it_meets() -> None:
    case = Case([A, B, LAW, FIT, judged("a", "law", "failed", "No access for deaf learners."),
                 judged("a", "fit", "met"), judged("b", "law", "met"),
                 judged("b", "fit", "partly met")])  # fmt: skip
    result = scoring.short_list(case)
    assert result.standing == (B,)
    assert (
        "Classes at home fails Equality duty, a must, and cannot go forward: No access" in result.in_words()
    )
    assert result.figures["requirement.a.law"].text == "fails"
    assert result.figures["requirement.b.fit"].text == "partly met"
    assert result.figures["requirement.b.fit"].records == ("b-fit",)


def test_what_is_not_judged_is_named() -> None:
    result = scoring.short_list(
        Case([A, B, LAW, FIT, judged("a", "law", "met"), judged("b", "fit", "failed")])
    )
    assert "Classes at home is not judged yet on Strategic fit." in result.in_words()
    assert "Phone lessons fails Strategic fit; no other strength makes up for that." in result.in_words()


def test_judgements_that_do_not_hold_together_are_refused() -> None:
    with pytest.raises(MethodRefused, match="never partly met"):
        scoring.short_list(Case([A, LAW, judged("a", "law", "partly met")]))
    again = RequirementJudgement(id="x", option="a", requirement="fit", outcome="failed", reason="no")
    with pytest.raises(MethodRefused, match="judged twice"):
        scoring.short_list(Case([A, FIT, judged("a", "fit", "met"), again]))
    with pytest.raises(MethodRefused, match="Neither"):
        scoring.short_list(Case([A]))
    with pytest.raises(MethodRefused, match="not recorded"):
        scoring.short_list(Case([FIT, judged("a", "fit", "met")]))
    with pytest.raises(RecordError, match="Reason"):
        judged("a", "fit", "met", reason="")


# Criteria fixed before the event


def test_changes_from_the_day_of_the_event_on_are_shown(tmp_path: Path) -> None:
    book = innokit.open_book(str(tmp_path / "event.innokit"), by="Chair")
    today = datetime.datetime.now(datetime.UTC).date()
    book.record(Event(id="event", title="Innovation day", date=today + datetime.timedelta(days=1)))
    book.record([WAIT, Criterion(id="ease", title="Ease")])
    assert "None has changed since." in scoring.locked(book.case()).in_words()
    book.record(book.case().get(Event, "event").changed(date=today), why="brought forward")
    book.record(WAIT.changed(best=5), why="nobody waits less")
    book.withdraw("ease", why="not needed")
    result = scoring.locked(book.case())
    book.close()
    assert [change.what for change in result.changes] == ["added", "added", "changed", "withdrawn"]
    assert result.changes[2].fields == ("best",)
    assert result.sheet("changes").rows[2][5] == "nobody waits less"
    assert "Ease (withdrawn)" in result.in_words()


def test_a_record_written_up_later_goes_by_its_order(tmp_path: Path) -> None:
    """Dates of entries say nothing where all were made after the event: the first idea is the line."""
    book = innokit.open_book(str(tmp_path / "late.innokit"), by="Chair")
    book.record([Event(id="event", title="Innovation day", date=datetime.date(2020, 5, 1)), WAIT])
    assert "Before the event on 1 May 2020, no criteria stood" in scoring.locked(book.case()).in_words()
    book.record(Idea(title="Ring back"))
    book.record(Criterion(id="ease", title="Ease"), why="asked for at scrutiny")
    result = scoring.locked(book.case())
    book.close()
    assert "In its order, 1 criterion stood before the first idea." in result.in_words()
    assert [(change.entry.id, change.what) for change in result.changes] == [("ease", "added")]


def test_without_a_history_or_a_date_nothing_is_locked(tmp_path: Path) -> None:
    with pytest.raises(MethodRefused, match="without a book"):
        scoring.locked(Case([WAIT]))
    book = innokit.open_book(str(tmp_path / "bare.innokit"), by="Chair")
    book.record(WAIT)
    with pytest.raises(MethodRefused, match="No event has a date"):
        scoring.locked(book.case())
    book.close()
