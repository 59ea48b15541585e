"""Several assumptions at once, and what others found: each against appraising the case so changed."""

import pytest

from innokit.businesscase import appraise, one_way, reference_range, scenarios, two_way
from innokit.businesscase.sensitivity.breakeven import level_said
from innokit.errors import MethodRefused
from innokit.records import Assumption, Option, Ref, ReferenceClass, Scenario, ScenarioValue
from tests.businesscase.cases import benefit, box_15, cost, framed, homelessness, toolkit


def with_records(case, *more):
    return case.replaced(*more)


def moved(case, **values):
    """The case with assumptions at other central values, as somebody would record it."""
    given = [case.get(Assumption, id) for id in values]
    return case.replaced(*(a.changed(value=values[a.id], low=None, high=None) for a in given))


def two_assumptions():
    take = Assumption(id="take", title="Take-up", value=0.6, low=0.2, high=0.8, unit="share")
    worth = Assumption(id="worth", title="Value each", value=50, low=20, high=60, unit="£")
    line = benefit(Ref(assumption="worth"), people=1_000, take_up=Ref(assumption="take"), lag=1)
    return framed(take, worth, cost(100_000), line, last_year=5)


SCENARIO = Scenario(id="bust", title="Bust", reason="The grant ends")


def test_a_scenario_is_the_case_recorded_with_its_values():
    case = two_assumptions()
    values = [
        ScenarioValue(id="v1", scenario="bust", assumption="take", value=0.3),
        ScenarioValue(id="v2", scenario="bust", assumption="worth", value=30),
    ]
    found = scenarios(with_records(case, SCENARIO, *values))
    expected = appraise(moved(case, take=0.3, worth=30)).outcome("new").npsv
    assert found.worlds[0].outcomes[0].npsv == pytest.approx(expected, rel=1e-12)
    assert found.figures["npsv-in.bust.new"].value == pytest.approx(expected, rel=1e-12)
    assert {"bust", "v1", "v2", "take"} <= set(found.figures["npsv-in.bust.new"].records)
    assert "In Bust (The grant ends), New service has an NPSV of −£59,000" in found.in_words()
    assert "no option beats business as usual there" in found.in_words()


def test_green_book_box_15_at_its_lower_saving_is_a_scenario():
    value = ScenarioValue(scenario="bust", assumption="saving", value=100_000)
    found = scenarios(with_records(box_15(), SCENARIO, value))
    assert round(found.worlds[0].outcomes[0].npsv) == -168_339


def test_a_scenario_that_turns_the_order_says_which_option_becomes_best():
    other = Option(id="other", title="Other")
    case = two_assumptions().replaced(
        other, cost(20_000, id="c2", option="other"), benefit(9_000, id="b2", option="other")
    )
    case = with_records(case, SCENARIO, ScenarioValue(scenario="bust", assumption="take", value=0.2))
    assert "Other becomes the best, at £30,000" in scenarios(case).in_words()


@pytest.mark.parametrize(
    ("records", "words"),
    [
        ((), "No scenario is recorded"),
        ((SCENARIO,), "changes nothing"),
        ((SCENARIO, ScenarioValue(scenario="bust", assumption="gone", value=1)), "not there"),
        (
            (SCENARIO, *(ScenarioValue(scenario="bust", assumption="take", value=v) for v in (0.1, 0.2))),
            "two values to 'Take-up'",
        ),
        (
            (SCENARIO, ScenarioValue(scenario="bust", assumption="take", value=45)),
            "a share lies between 0 and 1",
        ),
    ],
)
def test_a_scenario_that_cannot_be_worked_out_is_refused_by_name(records, words):
    with pytest.raises(MethodRefused) as refused:
        scenarios(with_records(two_assumptions(), *records))
    assert words in str(refused.value)
    assert refused.value.remedy
    if records:
        assert "'Bust'" in refused.value.where


def test_a_two_way_table_is_the_case_recorded_at_each_pair():
    case = two_assumptions()
    found = two_way(case, first="take", second="worth")
    assert found.levels == ((0.2, 0.4, 0.6, 0.7, 0.8), (20, 35, 50, 55, 60))
    for i, take in enumerate(found.levels[0]):
        for j, worth in enumerate(found.levels[1]):
            expected = appraise(moved(case, take=take, worth=worth)).outcome("new").npsv
            assert found.npsv[i][j] == pytest.approx(expected, rel=1e-12)
    assert found.npsv[2][2] == found.outcome.npsv


def test_what_moves_is_worked_out_once_for_all_who_ask():
    case = two_assumptions()
    every = one_way(case).swings
    assert {*one_way(case, "new").swings} == {*every} == {*one_way(case).swings}
    assert {*one_way(two_assumptions()).swings}.isdisjoint(every)


def test_a_two_way_table_takes_the_two_widest_swings_unless_told():
    case = two_assumptions()
    widest = [swing.assumption.id for swing in one_way(case).swings[:2]]
    found = two_way(case)
    assert [found.down.id, found.across.id] == widest
    losing = sum(value < 0 for row in found.npsv for value in row)
    assert found.figures["losing-pairs.new"].value == losing > 0
    assert f"in {losing} of the 25 pairs shown" in found.in_words()


def test_a_two_way_table_needs_two_ranges():
    with pytest.raises(MethodRefused, match="It takes two assumptions with a range"):
        two_way(homelessness())
    with pytest.raises(MethodRefused, match="It takes two"):
        two_way(two_assumptions(), first="take", second="take")
    with pytest.raises(MethodRefused, match="has no range"):
        two_way(two_assumptions(), first="nothing")


def test_what_others_found_stands_beside_ours():
    others = ReferenceClass(
        id="pilots", title="Seven pilots", assumption="value", low=800, middle=1_200, high=1_700, cases=7
    )
    case = toolkit()
    found = reference_range(with_records(case, others))
    for level, end in ((800, "low"), (1_700, "high")):
        expected = appraise(moved(case, value=level)).outcome("new").npsv
        assert found.figures[f"npsv-at-others-{end}.pilots"].value == pytest.approx(expected, rel=1e-12)
    assert "ours, £2,500, is above the £800 to £1,700 found in Seven pilots (7 cases)" in found.in_words()


def test_a_reference_class_that_speaks_to_nothing_or_in_another_unit_is_refused():
    case = two_assumptions()
    with pytest.raises(MethodRefused, match="No reference class"):
        reference_range(case)
    with pytest.raises(MethodRefused, match="not there"):
        reference_range(with_records(case, ReferenceClass(title="Pilots", assumption="gone", low=1, high=2)))
    with pytest.raises(MethodRefused) as refused:
        reference_range(
            with_records(case, ReferenceClass(title="Pilots", assumption="take", low=30, high=50))
        )
    assert "'Pilots'" in refused.value.where


@pytest.mark.parametrize(
    ("central", "level", "unit", "said"),
    [
        (2, 0.563312, "years", "0.56 years"),
        (12, 12.4314, "weeks", "12.4 weeks"),
        (900, 92.371, "appointments", "92 appointments"),
        (3, 1, "years", "1 year"),
        (0.6, 0.41237, "share", "41.2%"),
        (150_000, 120_241.4, "£ a year", "£120,241 a year"),
    ],
)
def test_a_break_even_is_said_with_no_more_digits_than_tell_it_from_the_central_value(
    central, level, unit, said
):
    assert level_said(Assumption(title="Wait", value=central, unit=unit), level) == said
