"""Answers beyond the NPSV: what each is, and the words where there is none."""

from typing import Any

import pytest

from innokit import businesscase
from innokit.businesscase.appraisal.definitions import DEFINITIONS
from innokit.maths import returns
from innokit.records import Assumption, Case, Option, Record, Ref, Stakeholder
from innokit.results import Figure
from tests.businesscase.cases import benefit, box_15, cost, framed, toolkit

COUNCIL = Stakeholder(id="council", title="Council", sector="council")
NHS = Stakeholder(id="nhs", title="NHS", sector="public agency")


def figures(*records: Record, last_year: int = 10, **fields: str) -> dict[str, Figure]:
    case = framed(NHS, *records, last_year=last_year, **fields)
    return dict(businesscase.appraise(case.replaced(COUNCIL)).figures)


def test_box_15_costs_120_241_pounds_a_year() -> None:
    """The yearly cost of the system is the saving at which it breaks even: the same annuity both ways."""
    found = businesscase.appraise(box_15()).figures
    assert found["eac.new"].value == pytest.approx(120_241.37, abs=0.005)
    assert found["eac.new"].text == "£120,241 a year, over 10 years at 3.5%"
    assert found["npc.new"].value == pytest.approx(-247_490.80, abs=0.005)
    assert found["discounted-payback.new"].value == pytest.approx(7.727, abs=0.0005)


def test_where_the_rate_falls_within_the_years_the_annual_cost_follows_the_schedule() -> None:
    found = figures(cost(1_000.0), last_year=40)["eac.new"]
    factors, so_far = [], 1.0
    for year in range(1, 41):
        so_far /= 1.035 if year <= 30 else 1.03
        factors.append(so_far)
    assert found.value == pytest.approx(1_000 / sum(factors))
    assert found.text.endswith("over 40 years at 3.5% and 3%")


def test_an_option_has_a_life_of_its_own() -> None:
    short = Option(id="new", title="New service", life=7)
    case = framed(cost(2_000.0), last_year=10).replaced(short)
    found = businesscase.appraise(case).figures["eac.new"]
    assert found.value == pytest.approx(327.09, abs=0.005)
    assert "7 years" in found.text


def test_no_annual_cost_where_only_year_0_is_counted() -> None:
    found = figures(cost(5.0), last_year=0)["eac.new"]
    assert found.value is None
    assert found.text == "none: only year 0 is counted"


def test_the_two_denominators_differ() -> None:
    """£100 of cost, £40 of it the volunteers', and £300 of benefit: 300 / 100, and (300 - 40) / 60."""
    shares = {"council": 0.5, "nhs": 0.1, "residents": 0.4}
    found = figures(cost(100.0, payer=shares), benefit(300.0, duration=1))
    assert found["bcr.new"].value == pytest.approx(3)
    assert found["bcr-public.new"].value == pytest.approx(260 / 60)


def test_a_saving_is_a_benefit_not_a_lower_cost() -> None:
    lines = [cost(100.0), benefit(80.0, gainer="council", sort="cash-releasing", duration=1)]
    found = figures(*lines, benefit(40.0, id="more", duration=1))
    assert found["bcr-public.new"].value == pytest.approx(1.2)
    assert "A saving recorded as a benefit is a benefit" in DEFINITIONS["BCR"]


def test_no_public_ratio_is_said_in_words() -> None:
    plain = businesscase.appraise(framed(cost(100.0), benefit(300.0))).figures["bcr-public.new"]
    assert plain.value is None
    assert plain.text == "none: no stakeholder is recorded as council or public agency"
    found = figures(cost(100.0, payer="residents"), benefit(300.0))["bcr-public.new"]
    assert found.text == "none: the public budget pays nothing more"


@pytest.mark.parametrize(
    ("worth", "category"),
    [
        (-1.0, "very poor"), (0.0, "poor"), (99.999, "poor"), (100.0, "low"), (150.0, "medium"),
        (199.0, "medium"), (200.0, "high"), (399.0, "high"), (400.0, "very high"), (9_000.0, "very high"),
    ],
)  # fmt: skip
def test_a_ratio_on_a_boundary_takes_the_upper_class(worth: float, category: str) -> None:
    line = benefit(abs(worth), burden=worth < 0, duration=1)
    found = figures(cost(100.0), line)["vfm.new"]
    assert found.text == f"{category} (indicative)"
    assert found.value is None


def test_a_boundary_missed_by_a_hair_of_float_noise_is_met() -> None:
    lines = [cost(0.1), cost(0.2, id="more")]
    assert figures(*lines, benefit(0.6, duration=1))["vfm.new"].text == "high (indicative)"


def test_the_category_says_what_it_does_not_know() -> None:
    assert "not valued in money" in DEFINITIONS["Value for money"]
    assert figures(benefit(5.0))["vfm.new"].text == "none: it costs nothing more than business as usual"


def test_the_investment_is_taken_in_full() -> None:
    """The same service costs £80 now: extra costs are £20, the investment £100."""
    lines = [cost(100.0), cost(80.0, id="now", option="bau"), benefit(150.0, duration=1)]
    found = figures(*lines, benefit(30.0, id="harm", burden=True, duration=1))
    assert found["sroi.new"].value == pytest.approx(1.2)
    assert found["bcr.new"].value == pytest.approx(6)
    assert found["sroi.new"].text == "£1.20 for each £1"
    assert figures(benefit(5.0))["sroi.new"].text == "none: nothing is put in"


def test_payback_of_each_agency() -> None:
    """The council pays £100 and saves £60 a year; the NHS saves £50 and pays nothing; residents only pay."""
    lines = [
        cost(100.0), benefit(60.0, gainer="council", lag=1),
        benefit(50.0, id="nhs-saves", gainer="nhs", lag=1),
        benefit(1.0, id="effort", burden=True, lag=1),
    ]  # fmt: skip
    found = figures(*lines)
    assert found["payback-of.new.council"].value == pytest.approx(5 / 3)
    assert found["payback-of.new.nhs"].text == "at once"
    assert found["payback-of.new.residents"].text == "never"
    assert found["payback.new"].value == pytest.approx(100 / 109)


def test_cost_per_outcome_counts_each_once_and_by_year() -> None:
    """200 people, half succeed and 40 per cent of those anyway: 60; felt for three years, fading by half."""
    line = benefit(
        1.0, people=200, impact=0.5, deadweight=0.4, deadweight_meaning="share", outcome="person in work",
        lag=1, duration=3, drop_off=0.5, grade=6,
    )  # fmt: skip
    found = figures(cost(600.0), line)
    assert found["cost-per-outcome.new.benefit"].value == pytest.approx(10)
    assert found["cost-per-outcome.new.benefit"].text == "£10 for each of 60"
    assert found["cost-per-outcome-year.new.benefit"].value == pytest.approx(600 / 105)


def test_an_outcome_without_a_value_counts_and_business_as_usual_comes_off() -> None:
    lines = [
        benefit(None, people=50, outcome="home kept"),
        benefit(None, id="usual", option="bau", people=30, outcome="home kept"),
    ]
    found = figures(cost(400.0), *lines)
    assert found["cost-per-outcome.new.benefit"].value == pytest.approx(20)
    assert "line.benefit" not in found


def test_splitting_the_people_of_an_outcome_changes_nothing() -> None:
    whole = figures(cost(900.0), benefit(5.0, people=90, outcome="home kept"))
    parts = [benefit(5.0, id=f"part-{n}", people=n, outcome="home kept") for n in (20, 70)]
    split = figures(cost(900.0), *parts)
    assert split["cost-per-outcome.new.part-20"].value == whole["cost-per-outcome.new.benefit"].value == 10


def counted(unit: str, title: str = "Referrals", **fields: Any) -> Any:
    """£1,200 for 100 people a number of whom half stay, felt in years 1 to 3, the first at half strength."""
    people = Assumption(id="people", title=title, value=100, unit=unit)
    line = benefit(
        7.0, people=Ref(assumption="people"), impact=0.5, outcome="home kept", lag=1, duration=3,
        ramp=(0.5,), **fields,
    )  # fmt: skip
    years = Assumption(id="years", title="Time at home", value=1.6, unit="years")
    return businesscase.appraise(framed(cost(1_200.0), line, people, years))


@pytest.mark.parametrize("unit", ["children a year", "people per year", "families/year", "annual referrals"])
def test_people_who_are_new_every_year_are_counted_in_every_year(unit: str) -> None:
    """50 for half a year's strength and two full years are 125, not 50; for how long each is not said."""
    found = counted(unit).figures
    once, yearly = found["cost-per-outcome.new.benefit"], found["cost-per-outcome-year.new.benefit"]
    assert once.value == pytest.approx(1_200 / 125)
    assert once.text == "£9.60 for each of 125 reached over the years"
    assert yearly.value is None
    assert yearly.text.startswith("none: its people are new every year, and the record does not say")


def test_units_in_years_say_how_long_each_new_person_feels_it() -> None:
    found = counted("children a year", units=Ref(assumption="years")).figures
    assert found["cost-per-outcome-year.new.benefit"].value == pytest.approx(1_200 / (125 * 1.6))
    assert found["cost-per-outcome-year.new.benefit"].text == "£6 for each of 200 years of it"


def test_people_said_to_be_the_same_are_counted_once_and_their_years_are_felt() -> None:
    shown = counted("people")
    assert shown.figures["cost-per-outcome.new.benefit"].value == pytest.approx(1_200 / 50)
    assert shown.figures["cost-per-outcome-year.new.benefit"].value == pytest.approx(1_200 / 125)
    assert "does not say" not in shown.sheet("measures").note


def test_a_record_that_does_not_say_how_it_counts_people_is_told_so() -> None:
    assert "does not say whether the people of 'home kept' are the same" in counted("").sheet("measures").note
    said_in_title = counted("", "Referrals each year")
    assert "does not say" not in said_in_title.sheet("measures").note
    assert said_in_title.figures["cost-per-outcome.new.benefit"].value == pytest.approx(1_200 / 125)


def test_lines_that_count_one_outcome_in_two_ways_give_no_figure() -> None:
    people = Assumption(id="people", title="Referrals", value=100, unit="a year")
    lines = [
        benefit(7.0, people=Ref(assumption="people"), outcome="home kept"),
        benefit(7.0, id="more", people=5, outcome="home kept"),
    ]
    found = businesscase.appraise(framed(cost(1_200.0), *lines, people)).figures
    for id in ("cost-per-outcome.new.benefit", "cost-per-outcome-year.new.benefit"):
        assert found[id].value is None
        assert "others new ones every year" in found[id].text


def test_no_more_of_an_outcome_is_said() -> None:
    found = figures(cost(5.0), benefit(5.0, people=3, burden=True, outcome="home kept"))
    assert found["cost-per-outcome.new.benefit"].text == "none: it brings no more of them"
    free = figures(benefit(5.0, people=3, outcome="home kept"))["cost-per-outcome.new.benefit"]
    assert free.text == "none: it costs nothing more than business as usual"


def test_every_measure_has_its_definition_beside_it_and_the_answers_come_first() -> None:
    result = businesscase.appraise(toolkit())
    sheets = result.sheets()
    keys = [sheet.key for sheet in sheets]
    assert keys[:2] == ["answers", "measures"]
    assert [key for key in keys if key in ("who", "flows", "lines", "definitions")] == keys[-4:]
    for row in result.sheet("measures").rows:
        assert row[-1] in DEFINITIONS.values()


def test_what_is_not_valued_stands_right_after_the_answers() -> None:
    sheets = businesscase.appraise(framed(cost(), benefit(None, title="Dignity"))).sheets()
    assert [sheet.key for sheet in sheets][:2] == ["answers", "unquantified"]


def test_options_stand_in_columns() -> None:
    other = Option(id="other", title="Other")
    case: Case = framed(cost(), other, cost(7.0, id="seven", option="other"))
    columns = businesscase.appraise(case).sheet("measures").columns
    assert [column.title for column in columns] == ["Measure", "New service", "Other", "What it means"]


def test_no_rate_is_made_up_where_late_flows_have_all_but_faded() -> None:
    """Pays, gains, pays: a burden fades by 96 per cent a year, so amounts differ by forty powers of ten."""
    fading = [-0.0019 * 0.0355**k for k in range(21)]
    flows = [*[0.0] * 12, -956_974.0, -34_019.0, -1_261.5, 373_849.0, 1_876.0, 1_877.8, *fading, -514_665.0]
    rates = [k / 1000 - 0.999 for k in range(1, 4_000)]
    assert max(sum(flow / (1 + r) ** t for t, flow in enumerate(flows)) for r in rates) < 0
    assert returns.irr(flows) == (None, 2)


def test_a_rate_that_cannot_be_told_from_minus_100_per_cent_is_none() -> None:
    outcome = businesscase.appraise(framed(cost(1e6), benefit(1e-13, lag=1, duration=1))).outcome("new")
    assert outcome.irr == (None, 1)
    assert (
        "none: what is paid is all but lost"
        in businesscase.appraise(framed(cost(1e6), benefit(1e-13, lag=1, duration=1))).in_words()
    )
