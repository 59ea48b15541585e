"""The draft of swing points: what it gives, what is wrong with it, and the records it makes."""

import pytest
from hypothesis import given as example_of
from hypothesis import settings
from hypothesis import strategies as st

from innokit.charts.style import GREY, looks
from innokit.errors import MethodRefused, RecordError
from innokit.panels.weights import points as swing
from innokit.records import Case, Criterion, SwingPoints
from innokit.scoring import compare
from tests.counts import count
from tests.panels.weights.cases import EASE, REACH, WAIT, draft, everything, made, points

WHOLE = st.integers(0, 100)


def test_only_criteria_that_nothing_stands_under_are_weighed():
    assert swing.leaves(made()) == (REACH, WAIT, EASE)


def test_an_assessor_is_found_by_name_or_id_and_an_unknown_one_is_refused_by_name():
    case = made()
    assert (swing.assessor_id(case, "Ben"), swing.assessor_id(case, "ben"), swing.assessor_id(case, "")) == (
        "ben",
        "ben",
        "",
    )
    with pytest.raises(MethodRefused, match="No assessor is called 'Cat'.*'Ann' and 'Ben'"):
        swing.assessor_id(case, "Cat")


def test_a_draft_holds_what_is_recorded_and_nothing_where_nothing_is():
    case = made(*points("ann", 100, 50, 25))
    assert swing.to_draft(case, "ann") == draft(100, 50, 25)
    assert swing.to_draft(case, "ben") == draft(None, None, None)


@settings(max_examples=count("hypothesis"))
@example_of(mine=st.tuples(WHOLE, WHOLE, WHOLE).filter(any))
def test_a_preview_is_what_the_comparison_will_be_once_recorded(mine):
    before = made(*points("ann", 100, 50, 25), *points("ben", 20, 100, 60))
    bars = swing.preview(before, draft(*mine), "ann")
    after = compare(before.replaced(*swing.to_records(before, draft(*mine), "ann")))
    shown = [(bar.option.id, bar.low, bar.high) for bar in bars]
    assert shown == [(o.id, *after.range_of(o)) for o in after.card.shown]


def test_a_preview_by_hand():
    # Weights 1/2, 1/4, 1/4: home 40 + 10 + 5, phone 25 + 22.5 + 15, as usual 5 + 5 + 25.
    bars = swing.preview(made(), draft(100, 50, 50), "ann")
    assert [(b.option.id, b.low, b.high) for b in bars] == [
        ("home", 55, 55),
        ("phone", 62.5, 62.5),
        ("usual", 35, 35),
    ]


def test_alone_leaves_the_other_assessors_out():
    case = made(*points("ben", 0, 0, 100))
    together, alone = (swing.preview(case, draft(100, 0, 0), "ann", alone=only)[0] for only in (False, True))
    assert (together.low, alone.low) == (50, 80)  # home: 80 on reach, 20 on ease


def test_every_option_keeps_its_look_and_business_as_usual_is_grey():
    case = made()
    bars = swing.preview(case, draft(100, 0, 0), "ann")
    assert [bar.look for bar in bars] == [looks(case, bar.option.id) for bar in bars]
    assert bars[-1].look[0] == GREY


def test_what_is_not_scored_stays_open():
    case = made()
    blank = Case([r for r in case.records if r.id != "home-wait-score"])
    home = swing.preview(blank, draft(100, 100, 0), "ann")[0]
    assert (home.low, home.high) == (40, 90)


@pytest.mark.parametrize("given", [(None, 50, 20), (0, 0, 0), ("?", 50, 20)])
def test_there_is_nothing_to_draw_until_all_points_are_there(given):
    with pytest.raises(MethodRefused, match="The chart appears once"):
        swing.preview(made(), draft(*given), "ann")


def test_shares_are_the_points_over_their_sum():
    assert swing.shares(made(), draft(100, 60, 40)) == {"reach": 0.5, "wait": 0.3, "ease": 0.2}
    assert swing.shares(made(), draft(0, 0, 0)) == {}


def test_points_become_one_record_a_criterion_with_the_range_on_show():
    records = swing.to_records(made(), draft(100, 55.5, 0), "ann")
    assert [(r.criterion, r.points, r.worst, r.best, r.assessor) for r in records] == [
        ("reach", 100, None, None, "ann"),
        ("wait", 55.5, 12, 2, "ann"),
        ("ease", 0, None, None, "ann"),
    ]


def test_records_keep_their_ids_and_unchanged_ones_stay_as_they_stand():
    said = {"standing": "illustrative", "note": "From the workshop"}
    recorded = [record.changed(**said) for record in points("ann", 100, 50, 25)]
    records = swing.to_records(made(*recorded), draft(100, 60, 25), "ann")
    assert [r.id for r in records] == [r.id for r in recorded]
    assert (records[0], records[2]) == (recorded[0], recorded[2])
    assert (records[1].points, records[1].standing) == (60, "")  # a new judgement is not an invented figure


def test_other_assessors_weights_are_untouched():
    theirs = points("ben", 20, 100, 60)
    records = swing.to_records(made(*theirs), draft(100, 50, 25), "ann")
    assert not {r.id for r in records} & {r.id for r in theirs}
    after = made(*theirs).replaced(*records)
    assert [r for r in after.of(SwingPoints) if r.assessor == "ben"] == theirs


def test_all_zero_is_refused():
    assert list(swing.faults(made(), draft(0, 0, 0))) == [""]
    with pytest.raises(RecordError, match="Every criterion has 0 points"):
        swing.to_records(made(), draft(0, 0, 0), "ann")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (None, "No points yet. 0 counts too"),
        *((odd, "from 0 to 100") for odd in ("?", 101, -1, True, float("nan"), "70")),
    ],
)
def test_points_that_are_missing_or_no_points_are_refused_by_name(wrong, says):
    assert says in swing.faults(made(), draft(100, wrong, 0))["wait"]
    with pytest.raises(RecordError, match=f"Waiting time: .*{says}"):
        swing.to_records(made(), draft(100, wrong, 0), "ann")


def test_points_asked_on_another_range_are_stale_and_refused_until_looked_at_again():
    case = made(*points("ann", 100, 50, 25, worst=8))
    found = swing.to_draft(case, "ann")
    said = swing.faults(case, found)
    assert list(said) == ["wait"]
    assert said["wait"].startswith(
        "Out of date: the range was 8 to 2 weeks when these points were given, and"
    )
    assert said["wait"].endswith("is now 12 to 2 weeks. Move the slider, or say that they still hold.")
    with pytest.raises(RecordError, match="Waiting time: Out of date"):
        swing.to_records(case, found, "ann")
    found["wait"]["asked"] = [12, 2]
    again = swing.to_records(case, found, "ann")[1]
    assert (again.points, again.worst, again.id) == (50, 12, "ann-wait")


def test_a_range_that_changes_while_somebody_weighs_makes_their_draft_stale():
    case = made().replaced(Criterion(id="wait", title="Waiting time", unit="weeks", worst=20, best=2))
    assert "and is now 20 to 2 weeks" in swing.faults(case, draft(100, 50, 25))["wait"]


def test_a_draft_of_odd_shape_is_refused_not_believed():
    odd = {"reach": {"points": 100}, "wait": {"points": 50, "asked": "12"}, "other": {"points": 3}}
    assert set(swing.faults(made(), odd)) == {"reach", "wait", "ease"}


def test_a_weight_of_more_than_half_is_warned_of_and_one_half_is_not():
    (said,) = swing.warnings(made(), draft(100, 50, 49))
    assert said.startswith("Reach carries more than half")
    assert list(swing.warnings(made(), draft(100, 50, 50))) == []


def test_no_hundred_is_said_and_scaling_keeps_the_weights():
    (said,) = swing.warnings(made(), draft(40, 30, 20))
    assert said.startswith("No criterion has 100 points")
    scaled = swing.scaled(made(), draft(40, 30, 20))
    assert [item["points"] for item in scaled.values()] == [100, 75, 50]
    assert swing.shares(made(), scaled) == pytest.approx(swing.shares(made(), draft(40, 30, 20)))


def test_a_second_weight_of_one_criterion_or_of_a_wider_one_is_found():
    first = SwingPoints(id="a", criterion="reach", points=10, assessor="ann")
    second = SwingPoints(id="b", criterion="reach", points=20, assessor="ann")
    wider = SwingPoints(id="c", criterion="good", points=20, assessor="ann")
    assert swing.strays(Case(everything(first, second, wider)), "ann") == [first, wider]
