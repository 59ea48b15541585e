"""What the results say."""

import pytest

from innokit import businesscase
from innokit.records import Assumption, Case, Option, Ref, Selection, Stakeholder
from tests.businesscase.cases import benefit, box_15, cost, framed, homelessness, nigeae, toolkit


def said(*records: object, **fields: object) -> str:
    return businesscase.appraise(framed(*records, **fields)).in_words()  # type: ignore[arg-type]


def test_money_is_in_thousands_only_where_sums_are_large() -> None:
    large, small = businesscase.appraise(box_15()), businesscase.appraise(framed(cost(400), benefit(300)))
    assert large.sheet("answers").columns[1].heading == "NPSV (£ thousand)"
    assert small.sheet("answers").columns[1].heading == "NPSV (£)"
    assert large.figures["npsv.new"].text == "247"
    assert large.figures["npsv.new"].value == pytest.approx(247_490.7984)


def test_costing_nothing_more_is_said_in_words() -> None:
    result = businesscase.appraise(framed(benefit(300), cost(10, option="bau")))
    assert result.figures["bcr.new"].value is None
    assert result.figures["bcr.new"].text == "costs nothing more than business as usual"


def test_payback_never_and_first_crossing() -> None:
    assert businesscase.appraise(framed(cost(500), benefit(1, lag=1))).figures["payback.new"].text == "never"
    back_and_forth = [
        cost(100, first_year=0),
        cost(500, id="again", first_year=2),
        benefit(200, lag=1),
    ]
    figure = businesscase.appraise(framed(*back_and_forth)).figures["payback.new"]
    assert figure.value == pytest.approx(3.0)
    assert figure.text == "3 years (first crossing after 0.5 years, which does not last)"


def test_payback_never_although_it_once_crossed() -> None:
    lines = [cost(100), cost(500, id="again", first_year=2), benefit(200, lag=1, duration=1)]
    figure = businesscase.appraise(framed(*lines)).figures["payback.new"]
    assert figure.value is None
    assert figure.text == "never (first crossing after 0.5 years, which does not last)"


def test_no_single_rate_of_return() -> None:
    lines = [cost(100), benefit(230, lag=1, duration=1), cost(132, id="end", first_year=2)]
    figure = businesscase.appraise(framed(*lines)).figures["irr.new"]
    assert figure.value is None
    assert figure.text == "no single rate: the yearly flow changes sign 2 times"
    assert "none: the yearly flow never changes sign" in said(cost(100))
    assert "none: it gains before it pays" in said(benefit(100, duration=1), cost(30, first_year=1))


def test_costing_less_and_bringing_less_are_said_so() -> None:
    text = said(cost(5_000, id="now", option="bau"), cost(1_000), benefit(20, burden=True, duration=1))
    assert "costs £4,000 less and brings £20 less than business as usual" in text
    assert "it costs nothing more than business as usual (no BCR). Payback: at once." in text
    assert "Payback: nothing to pay back." in said(cost(5), cost(5, id="same", option="bau"))
    assert "−£0.20 for each £1 of extra cost (BCR)" in said(cost(100), benefit(20, burden=True, duration=1))


def test_the_timing_is_said() -> None:
    notes = {t: businesscase.appraise(framed(cost(), timing=t)).sheet("flows").note for t in ("end", "mid")}
    assert "Year 0 is not discounted" in notes["end"]
    assert "in the middle of their year" in notes["mid"]


def test_a_loser_is_named_although_the_total_wins() -> None:
    text = said(cost(100), benefit(500))
    assert "New service wins as a whole, yet leaves worse off: Council by £100." in text
    assert "worse off" not in said(cost(100), benefit(50, duration=1))
    assert "worse off" not in said(cost(100), benefit(500, gainer="council"))


def test_what_is_not_valued_stands_beside_the_total() -> None:
    result = businesscase.appraise(framed(cost(100), benefit(None, title="Dignity")))
    assert (
        "Not valued in money, and so beside the total and not in it: Dignity (New service)."
        in result.in_words()
    )
    assert result.table("unquantified").iloc[0, 0] == "Dignity"
    assert "line.benefit" not in result.figures
    assert "unquantified" not in {sheet.key for sheet in businesscase.appraise(box_15()).sheets()}


def test_transfers_are_left_out_and_named() -> None:
    moved = benefit(1_000, id="tax", title="Tax paid", transfer=True)
    result = businesscase.appraise(framed(cost(100), benefit(300), moved))
    assert result.outcome("new").npsv == pytest.approx(
        businesscase.appraise(framed(cost(100), benefit(300))).outcome("new").npsv
    )
    assert "Left out of social value because they are transfers: Tax paid." in result.in_words()
    assert "tax" not in result.figures["npsv.new"].records
    assert result.sheet("lines").rows[-1][2] == "benefit, transfer left out"


def test_the_ranking_lists_the_best_first() -> None:
    text = businesscase.appraise(nigeae()).in_words()
    assert text.startswith(
        "No option beats business as usual. By net present social value (NPSV) the order is Option A"
    )


def test_business_as_usual_is_shown_at_its_real_cost() -> None:
    assert "at its real cost, comes to £40,000 in present value" in said(
        cost(10), cost(40_000, id="now", option="bau")
    )
    assert "(As now) has no line, so it counts as costing and bringing nothing" in said(cost(10))


def test_an_option_without_lines_and_one_that_is_parked_are_said() -> None:
    more = [
        Option(id="bare", title="Bare"),
        Option(id="no", title="Shelved"),
        Selection(option="no", outcome="parked"),
    ]
    result = businesscase.appraise(framed(cost(10), cost(5, id="no-cost", option="no"), *more))
    assert "No line is recorded for Bare, so it counts as costing and bringing nothing." in result.in_words()
    assert "Not compared, because parked: Shelved." in result.in_words()
    assert [outcome.option.id for outcome in result.outcomes] == ["new", "bare"]
    assert "line.no-cost" not in result.figures


def test_business_as_usual_cannot_be_parked() -> None:
    result = businesscase.appraise(framed(cost(10), Selection(option="bau", outcome="parked")))
    assert result.parked == ()
    assert result.baseline.id == "bau"


def test_a_cost_of_nothing_is_pointed_out() -> None:
    assert "Counted as costing nothing, because the amount is 0: Running it." in said(cost(0.0), benefit(5))


def test_the_way_a_line_was_worked_out() -> None:
    rows = {row[0]: row[3] for row in businesscase.appraise(homelessness()).sheet("lines").rows}
    assert rows["Set-up"] == "£60,000; year 0"
    assert rows["Team"] == "£20,000 a year; years 0 to 5"
    assert rows["Homelessness avoided"] == (
        "1,000 people × 60% take-up × 80% retention × 30% effect × 60% of that beyond deadweight × £2,501, "
        "falling by 20% a year; years 1 to 4"
    )


def test_a_line_that_outlasts_the_frame_says_so() -> None:
    sheet = businesscase.appraise(
        framed(cost(5, last_year=40), benefit(9, duration=30, schedule="health"))
    ).sheet("lines")
    assert sheet.rows[0][3] == "£5 a year; years 0 to 40, counted to year 10"
    assert sheet.rows[1][3] == "£9; years 0 to 29, counted to year 10; discounted by the health schedule"


def test_points_and_steps_are_said() -> None:
    line = benefit(
        10, people=50, units=2, impact=0.5, deadweight=0.2, deadweight_meaning="points", displacement=0.1,
        attribution=0.5, ramp=(0.25, 0.5),
    )  # fmt: skip
    sheet = businesscase.appraise(framed(line)).sheet("lines")
    assert sheet.rows[0][3] == (
        "50 people × 50% effect × 2 units × 60% of that, as 20% would succeed anyway × 90% not displaced × "
        "50% credited to it × £10, building up over 25% and 50%; years 0 to 10"
    )


def test_years_carry_their_names() -> None:
    names = [row[0] for row in businesscase.appraise(homelessness()).sheet("flows").rows]
    assert names[:2] == ["Year 0 (2015/16)", "Year 1 (2016/17)"]


def test_measures_are_defined() -> None:
    rows = businesscase.appraise(box_15()).sheet("measures").rows
    meanings = {row[0]: row[-1] for row in rows}
    assert "over present value of incremental costs, whoever pays (the denominator)" in str(meanings["BCR"])
    assert [*meanings] == [
        "NPSV", "Net present cost", "Equivalent annual cost", "BCR", "BCR on the public budget",
        "Value for money", "SROI ratio", "Payback", "Discounted payback", "Rate of return",
    ]  # fmt: skip
    assert all(meanings.values())
    terms = dict(businesscase.appraise(box_15()).sheet("definitions").rows)
    assert "discount factor of its year" in str(terms["Present value"])


def test_totals_of_who_pays_are_the_grand_totals() -> None:
    result = businesscase.appraise(homelessness())
    last = result.sheet("who").rows[-1]
    assert [getattr(cell, "id", cell) for cell in last] == [
        "All together",
        "New service",
        "pv-costs.new",
        "pv-benefits.new",
        "npsv.new",
        "payback.new",
    ]


def test_sensitivity_is_sorted_by_swing_and_says_when_nothing_does() -> None:
    small = Assumption(id="small", title="Rent", value=10, low=9, high=11, unit="£ a year")
    large = Assumption(id="large", title="Wage", value=1_000, low=900, high=5_000, unit="£ a year")
    case = framed(small, large, cost(Ref(assumption="small")), benefit(Ref(assumption="large"), lag=1))
    result = businesscase.one_way(case)
    assert [swing.assumption.id for swing in result.swings] == ["large", "small"]
    assert result.figures["switching.small.new"].value is None
    assert result.figures["switching.small.new"].text == "nothing in its range does"
    assert (
        "No value of rent makes New service break even: nothing in its range does, nor anything from 0"
        in result.in_words()
    )


def test_a_break_even_outside_the_range_says_so() -> None:
    saving = Assumption(id="saving", title="Saving", value=150, low=140, high=160, unit="£ a year")
    case = framed(saving, cost(1_000), benefit(Ref(assumption="saving"), lag=1, duration=10))
    swing = businesscase.one_way(case).swings[0]
    assert swing.place == "outside"
    assert swing.switching == pytest.approx(120.241368)
    assert "which is outside its range" in businesscase.one_way(case).in_words()


def test_a_share_moves_by_points_and_money_by_a_share() -> None:
    """From 50% to 60.2% is 10.2 points; "20.3% more" would mix the two."""
    kept = Assumption(id="kept", title="Kept", value=0.5, low=0.4, high=0.9, unit="share")
    case = framed(kept, cost(602), benefit(1_000, duration=1, attribution=Ref(assumption="kept")))
    result = businesscase.one_way(case)
    assert "if the kept rises from 50% to 60.2% (10.2 points more)." in result.in_words()
    assert result.sheet().rows[0][-1] == "10.2 points more"


def test_break_even_is_not_looked_for_beyond_twice_the_value() -> None:
    value = Assumption(id="value", title="Value", value=100, high=110, unit="£")
    for cost_now, place in ((190, "outside"), (250, "none")):
        case = framed(value, cost(cost_now), benefit(Ref(assumption="value"), duration=1))
        assert businesscase.one_way(case).swings[0].place == place


def test_a_share_is_never_looked_for_beyond_one() -> None:
    rate = Assumption(id="rate", title="Rate", value=0.9, low=0.8, unit="share")
    case = framed(rate, cost(1_000), benefit(100, take_up=Ref(assumption="rate"), duration=1))
    assert businesscase.one_way(case).swings[0].place == "none"


@pytest.mark.parametrize(
    ("field", "other"), [("impact", {"deadweight": 0.2}), ("deadweight", {"impact": 0.6})]
)
def test_points_are_never_looked_for_beyond_the_effect(field: str, other: dict[str, float]) -> None:
    rate = Assumption(id="rate", title="Rate", value=0.4, high=0.45, unit="share")
    line = benefit(100, deadweight_meaning="points", **{field: Ref(assumption="rate")}, **other)
    assert businesscase.one_way(framed(rate, cost(1e6), line)).swings[0].place == "none"


def test_one_option_at_a_time() -> None:
    other = Option(id="other", title="Other")
    both = toolkit().replaced(other, cost(5, id="o", option="other"))
    used_by_new_alone = businesscase.one_way(both)
    assert {swing.outcome.option.id for swing in used_by_new_alone.swings} == {"new"}
    assert businesscase.one_way(both, option="new").figures == used_by_new_alone.figures


def test_hostile_titles_are_escaped() -> None:
    case = framed(Stakeholder(id="x", title="<script>alert(1)</script>"), cost(5, title="<b>", payer="x"))
    html = businesscase.appraise(case)._repr_html_()
    assert "<script>alert" not in html
    assert "<b>" not in html


def test_illustrative_figures_say_so() -> None:
    result = businesscase.appraise(framed(cost(5, standing="illustrative"), benefit(6)))
    assert result.notice.startswith("Illustrative")


def test_costs_for_the_frontier() -> None:
    framed_costs = businesscase.costs_by_option(nigeae())
    assert framed_costs["a"].value == pytest.approx(228_557.8, abs=0.05)
    assert framed_costs["a"].id == "cost-for-frontier.a"
    assert "Present value" in framed_costs["a"].label
    assert "bau" not in framed_costs
    with_transfer = nigeae().replaced(cost(5_000, id="tax", option="a", transfer=True))
    assert businesscase.costs_by_option(with_transfer)["a"].value == framed_costs["a"].value


def test_costs_for_the_frontier_without_a_frame() -> None:
    offices = [Option(id="a", title="A"), Option(id="b", title="B"), Option(id="c", title="C")]
    lines = [
        cost(30_000, id="la", option="a"),
        cost(1_000, id="lb", option="b"),
        cost(500, id="lc", option="b"),
    ]
    found = businesscase.costs_by_option(Case([*offices, *(line.changed(payer={}) for line in lines)]))
    assert {id: figure.value for id, figure in found.items()} == {"a": 30_000, "b": 1_500}
    assert found["a"].unit == "£ a year"
    assert found["b"].records == ("lb", "lc")
