"""Each refusal names what is wrong, where, and what would put it right."""

import re

import pytest

from innokit import businesscase
from innokit.errors import MethodRefused
from innokit.records import Assumption, Case, Frame, Option, Record, Ref, Selection
from innokit.results import NotYet, ready
from tests.businesscase.cases import BAU, NEW, PEOPLE, benefit, box_15, cost, framed

FRAME = Frame(id="frame", base_year="2024", last_year=3)


def assumed(value: float) -> Assumption:
    return Assumption(id="assumed", title="Assumed", value=value)


FROM = Ref(assumption="assumed")
WITHOUT: dict[str, tuple[list[Record], str]] = {
    "no frame": ([*PEOPLE, BAU, NEW, cost()], "No frame is recorded.*Record one Frame"),
    "two frames": (
        [FRAME, FRAME.changed(id="again"), *PEOPLE, BAU, NEW, cost()],
        "2 frames.*withdraw the others",
    ),
    "no baseline": (
        [FRAME, *PEOPLE, NEW, cost()],
        "No option is business as usual.*what happens if no decision is taken, at its real cost",
    ),
    "two baselines": (
        [FRAME, *PEOPLE, BAU, NEW, cost(), Option(title="Also now", role="baseline")],
        r"2 options are business as usual.*\(As now, Also now\)",
    ),
    "no other option": ([FRAME, *PEOPLE, BAU, cost(option="bau")], "no option besides business as usual"),
    "all parked": (
        [FRAME, *PEOPLE, BAU, NEW, cost(), Selection(option="new", outcome="parked")],
        "no option besides business as usual that is not parked.*carry one forward",
    ),
    "no line": ([FRAME, *PEOPLE, BAU, NEW], "No cost or benefit line is recorded"),
    "nothing valued": ([FRAME, *PEOPLE, BAU, NEW, benefit(None)], "No line has a money value"),
}
LINES: dict[str, tuple[list[Record], str]] = {
    "unknown option": (
        [cost(option="gone")],
        r"'Running it' names an option that is not in the case.*option gone.*Record the option",
    ),
    "unknown payer": ([cost(payer="gone")], "names a stakeholder that is not in the case.*payer gone"),
    "unknown gainer": ([benefit(gainer="gone")], "names a stakeholder.*gainer gone"),
    "unknown assumption": (
        [cost(Ref(assumption="gone"))],
        "names an assumption that is not in the case.*amount.*assumption gone.*Record the assumption",
    ),
    "no payer": ([cost(payer={})], "'Running it' has no payer.*Say which stakeholder pays it"),
    "no gainer": ([benefit(gainer={})], "'Time saved' has no gainer.*Say which stakeholder gains"),
    "financial year": (
        [cost(price_year="2015/16")],
        "different kinds of year.*'Running it', price year 2015/16; price base 2024.*calendar year",
    ),
    "price year not covered": (
        [cost(price_year="1950")],
        "1950 is not covered.*'Running it', price year 1950.*covers 1990 to",
    ),
    "price year later than covered": ([cost(price_year="2031")], "2031 is not covered.*'Running it'"),
    "price year of no kind": (
        [cost(price_year="last year")],
        "'last year' is not a price year.*'Running it'",
    ),
    "cost after the horizon": (
        [cost(first_year=11)],
        "starts in year 11, after the last year counted, 10.*'Running it', first year 11.*frame run longer",
    ),
    "benefit after the horizon": ([benefit(lag=12)], "starts in year 12.*'Time saved', lag 12"),
    "years disagree": (
        [cost(0.0, by_year=(1, 2), last_year=9)],
        "amounts by year end in year 1, but its last year is 9.*'Running it'",
    ),
    "negative amount": (
        [assumed(-5), cost(FROM)],
        r"gives -5, but it is at least 0.*'Running it', amount \(amount\), assumption assumed",
    ),
    "negative unit value": ([assumed(-5), benefit(FROM)], r"unit value \(unit_value\)"),
    "share over one": (
        [assumed(1.2), benefit(9, take_up=FROM)],
        r"gives 1.2, but a share.*'Time saved', take-up \(take_up\), assumption assumed.*Correct",
    ),
    "managed share over one": ([assumed(1.2), cost(9, managed_share=FROM)], "managed_share"),
    "points beyond the effect": (
        [benefit(9, impact=0.3, deadweight=0.4, deadweight_meaning="points")],
        "Deadweight of 0.4 is more than the effect of 0.3.*'Time saved', deadweight in points.*burden",
    ),
    "unknown schedule": (
        [cost(schedule="lunar")],
        "no schedule 'lunar'.*line 'Running it', discount schedule.*standard",
    ),
}
FRAMES: dict[str, tuple[dict[str, str], str]] = {
    "unknown schedule": ({"schedule": "lunar"}, "no schedule 'lunar'.*frame 'Appraisal'"),
    "unknown schedule edition": (
        {"schedule_edition": "Green Book 1066"},
        "no edition 'Green Book 1066'.*frame",
    ),
}


def refused(case: Case, pattern: str) -> None:
    with pytest.raises(MethodRefused) as found:
        businesscase.appraise(case)
    assert re.search(pattern, str(found.value)), str(found.value)
    assert found.value.remedy


@pytest.mark.parametrize("name", WITHOUT)
def test_a_case_that_lacks_something(name: str) -> None:
    records, pattern = WITHOUT[name]
    refused(Case(records), pattern)


@pytest.mark.parametrize("name", LINES)
def test_a_line_that_does_not_fit(name: str) -> None:
    records, pattern = LINES[name]
    refused(framed(*records, benefit(5, id="sound", title="Sound")), pattern)


@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_that_does_not_fit(name: str) -> None:
    fields, pattern = FRAMES[name]
    refused(framed(cost(), **fields), pattern)


def test_a_deflator_edition_that_is_not_there() -> None:
    refused(
        framed(cost(price_year="2010"), deflator_edition="Domesday"), "no edition 'Domesday'.*'Running it'"
    )


def test_an_optimism_bias_may_be_over_one() -> None:
    result = businesscase.appraise(framed(assumed(2.0), cost(100, optimism_bias=FROM)))
    assert result.outcome("new").pv_costs == pytest.approx(300)


def test_an_unvalued_line_may_start_late() -> None:
    assert businesscase.appraise(framed(cost(), benefit(None, lag=50))).unvalued


def test_a_notebook_on_an_empty_record_says_what_comes_first() -> None:
    found = ready(businesscase.appraise, Case())
    assert isinstance(found, NotYet)
    assert "Record an Option with role 'baseline'" in found.why


def test_sensitivity_needs_a_range() -> None:
    with pytest.raises(MethodRefused, match=r"nothing can be moved.*Record an Assumption with low and high"):
        businesscase.one_way(framed(cost()))
    with pytest.raises(MethodRefused, match="nothing can be moved"):
        businesscase.one_way(framed(assumed(5), cost(FROM)))


def test_sensitivity_of_an_option_not_compared() -> None:
    for option in ("gone", "bau"):
        with pytest.raises(MethodRefused, match=rf"no outcome of that option \(option {option}\).*new"):
            businesscase.one_way(box_15(), option=option)


def test_a_range_beyond_a_share_is_refused() -> None:
    wide = Assumption(id="assumed", title="Assumed", value=0.9, high=1.1)
    with pytest.raises(MethodRefused, match=r"gives 1.1.*take_up"):
        businesscase.one_way(framed(wide, benefit(9, take_up=FROM)))


@pytest.mark.parametrize(
    "fields",
    [
        {"by_year": (1.0, 2.0), "amount": 0.0},
        {"optimism_bias": 0.2},
        {"last_year": 4},
        {"first_year": 2},
        {"price_year": "2010"},
    ],
)
def test_costs_that_cannot_be_added_without_a_frame(fields: dict[str, object]) -> None:
    case = Case([NEW, cost(10, id="plain"), cost(10, id="odd", title="Odd").changed(**fields)])
    with pytest.raises(MethodRefused, match=r"Without a frame.*Record a Frame"):
        businesscase.costs_by_option(case)


def test_the_frontier_refuses_an_unknown_option() -> None:
    with pytest.raises(MethodRefused, match="names an option that is not in the case"):
        businesscase.costs_by_option(framed(cost(option="gone")))
