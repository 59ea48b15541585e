"""Forecast against actual, and the revised value worked out a second time by plain loops."""

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innokit.businesscase import appraise, outturn
from innokit.errors import MethodRefused
from innokit.records import Actual, Assumption, BenefitLine, Option, Record, Ref, SuccessCriterion
from tests.businesscase.cases import BAU, NEW, benefit, cost, framed
from tests.counts import count

YEARS = 4
FACTORS = [1 / 1.035**year for year in range(YEARS)]

money = st.floats(0, 5_000).map(lambda value: round(value, 2))
shares = st.sampled_from([0.0, 0.1, 0.5, 1.0])
flows = st.lists(st.one_of(st.none(), money), min_size=YEARS, max_size=YEARS)
NUMBERS = st.fixed_dictionaries(
    {
        "amount": money, "bias": shares, "value": money, "take_up": shares, "lag": st.integers(0, YEARS - 1),
        "drop_off": shares, "burden": money, "usual": money, "measured_take_up": st.one_of(st.none(), shares),
        "spent": flows, "gained": flows, "borne": flows,
    }
)  # fmt: skip


def records(n: dict[str, Any]) -> list[Record]:
    """A cost with bias in years 1 to 3, a benefit by take-up, a burden, and what business as usual costs."""
    return [
        Assumption(id="t", title="Take-up", value=n["take_up"], low=0, high=1, unit="share"),
        cost(n["amount"], id="c", first_year=1, last_year=3, optimism_bias=n["bias"]),
        benefit(n["value"], id="g", take_up=Ref(assumption="t"), lag=n["lag"], drop_off=n["drop_off"]),
        benefit(n["burden"], id="u", burden=True, title="Noise"),
        cost(n["usual"], id="b", option="bau", last_year=3),
    ]


def measured(n: dict[str, Any]) -> list[Record]:
    """Whatever was measured of these."""
    found: list[Record] = [
        Actual(about=id, year=year, value=value)
        for id, key in (("c", "spent"), ("g", "gained"), ("u", "borne"))
        for year, value in enumerate(n[key])
        if value is not None
    ]
    if n["measured_take_up"] is not None:
        found.append(Actual(about="t", value=n["measured_take_up"]))
    return found


def by_hand(n: dict[str, Any]) -> float:
    """The revised NPSV in plain loops, by the rule as it is stated."""
    take_up = n["take_up"] if n["measured_take_up"] is None else n["measured_take_up"]
    total = 0.0
    for year in range(YEARS):
        spent = n["amount"] * (1 + n["bias"]) if year >= 1 else 0.0
        gained = n["value"] * take_up * (1 - n["drop_off"]) ** (year - n["lag"]) if year >= n["lag"] else 0.0
        borne = n["burden"]
        spent, gained, borne = (
            forecast if actual is None else actual
            for forecast, actual in (
                (spent, n["spent"][year]),
                (gained, n["gained"][year]),
                (borne, n["borne"][year]),
            )
        )
        total += (gained - borne - spent + n["usual"]) * FACTORS[year]
    return total


@settings(max_examples=count("hypothesis"))
@given(NUMBERS)
def test_the_revised_value_comes_out_again_by_plain_loops(n: dict[str, Any]) -> None:
    case = framed(*records(n), *measured(n), last_year=YEARS - 1)
    if not measured(n):
        with pytest.raises(MethodRefused, match="Nothing was measured"):
            outturn(case)
        return
    shown = outturn(case)
    old, learnt, new = shown.changes["new"]
    assert old == appraise(case).outcome("new").npsv
    assert new == pytest.approx(by_hand(n), abs=1e-6)
    alone = {**n, "spent": [None] * YEARS, "gained": [None] * YEARS, "borne": [None] * YEARS}
    assert learnt == pytest.approx(by_hand(alone), abs=1e-6)
    assert case.records == framed(*case.records[5:], last_year=YEARS - 1).records


def test_measuring_what_was_forecast_changes_nothing() -> None:
    lines = [cost(100.0, last_year=2), benefit(90.0, lag=1, duration=2, drop_off=0.5)]
    exact = [Actual(about="benefit", year=year, value=value) for year, value in enumerate([0.0, 90.0, 45.0])]
    old, _, new = outturn(framed(*lines, *exact, last_year=5)).changes["new"]
    assert new == pytest.approx(old, abs=1e-9)


def test_prices_of_another_year_stay_as_they_were_brought_to_the_base() -> None:
    line = cost(100.0, last_year=2, price_year="2020")
    case = framed(line, Actual(about="cost", year=0, value=50.0), last_year=2)
    full = appraise(case).outcome("new").costs[1]
    assert full > 100
    new = outturn(case).changes["new"][2]
    assert new == pytest.approx(-(50 + full / 1.035 + full / 1.035**2))


def test_of_two_figures_the_later_day_counts_then_the_later_record() -> None:
    day = datetime.date(2027, 1, 1)
    two = [
        Actual(about="cost", year=0, value=60, measured=day),
        Actual(about="cost", year=0, value=70, measured=day.replace(year=2026)),
        Actual(about="cost", year=1, value=1),
        Actual(about="cost", year=1, value=2),
    ]
    shown = outturn(framed(cost(100.0, last_year=1), *two, last_year=1))
    assert shown.changes["new"][2] == pytest.approx(-(60 + 2 / 1.035))


def test_a_line_in_words_that_was_measured_counts_from_then_on() -> None:
    words = BenefitLine(id="w", title="Calmer", option="new", gainer="residents")
    case = framed(cost(10.0), words, Actual(about="w", year=1, value=207.0), last_year=3)
    shown = outturn(case)
    assert shown.changes["new"][2] - shown.changes["new"][0] == pytest.approx(200.0)
    assert [row[2] for row in shown.sheet("lines").rows] == ["no forecast in money"]


def test_a_measured_assumption_beyond_its_range_says_so() -> None:
    given = Assumption(id="t", title="Take-up", value=0.5, low=0.4, high=0.6, unit="share")
    case = framed(
        cost(10.0), benefit(100.0, take_up=Ref(assumption="t")), given, Actual(about="t", value=0.2)
    )
    shown = outturn(case)
    row = shown.sheet("assumptions").rows[0]
    assert [cell if isinstance(cell, str) else cell.text for cell in row] == [
        "Take-up", "50%", "40%", "60%", "20%", "below its range",
    ]  # fmt: skip
    figure = shown.figures["npsv-revised.new"]
    assert {"t", "benefit", "cost", "frame"} <= set(figure.records)
    assert len(set(figure.records) - {"t", "benefit", "cost", "frame"}) == 1


@pytest.mark.parametrize(
    ("before", "target", "value", "said"),
    [(9.0, 4.0, 4.0, "yes"), (9.0, 4.0, 5.0, "no"), (2.0, 8.0, 8.0, "yes"), (2.0, 8.0, 7.9, "no"),
     (None, 8.0, 9.0, "yes"), (9.0, None, 4.0, "cannot be told from numbers"),
        (3.0, 3.0, 3.0, "cannot be told from numbers")],
)  # fmt: skip
def test_whether_a_target_was_reached(
    before: float | None, target: float | None, value: float, said: str
) -> None:
    made = SuccessCriterion(id="s", title="Waits", unit="days", baseline_value=before, target_value=target)
    shown = outturn(framed(made, Actual(about="s", value=value)))
    assert shown.figures["reached.s"].text == said
    assert shown.sheet("criteria").rows[0][4].text.endswith("days")
    assert "No revised value yet" in shown.in_words()


FAULTS = [
    (Actual(about="nobody", value=1), "nobody is not in the case"),
    (Actual(about="new", value=1), "is option 'New service'"),
    (Actual(about="cost", value=1), "it has no year"),
    (Actual(about="cost", year=0, value=-1), "below 0"),
    (Actual(about="t", year=0, value=1), "a year was given"),
]


@pytest.mark.parametrize(("actual", "said"), FAULTS)
def test_a_figure_that_fits_nothing_is_refused(actual: Actual, said: str) -> None:
    with pytest.raises(MethodRefused, match=said) as refused:
        outturn(framed(cost(10.0), Assumption(id="t", title="T", value=1), actual))
    assert refused.value.remedy


def test_a_year_beyond_the_frame_is_named_where_the_value_would_stand() -> None:
    shown = outturn(framed(cost(10.0), Actual(about="cost", year=11, value=1)))
    assert "Year 11 lies beyond the last year counted, 10" in shown.in_words()
    assert [row[2] for row in shown.sheet("lines").rows] == ["no forecast in money"]


def test_business_as_usual_measured_moves_every_option() -> None:
    other = Option(id="other", title="Other")
    lines = [cost(100.0, id="u", option="bau"), cost(40.0), cost(50.0, id="c2", option="other")]
    shown = outturn(framed(other, *lines, Actual(about="u", year=0, value=130.0)))
    assert [new - old for old, _, new in shown.changes.values()] == pytest.approx([30.0, 30.0])
    assert {BAU.id, NEW.id} & set(shown.changes) == {NEW.id}
