"""The council's cash against tables worked by hand."""

import pytest

from innokit import businesscase
from innokit.errors import MethodRefused
from innokit.records import Assumption, Case, Inflation, Option, Ref, Selection, Stakeholder
from innokit.results import text_of
from tests.businesscase.views.money import case_of, cost, funding, new_system, saving

# 112,000 x 0.05 / (1 - 1.05 ** -4), by the annuity formula.
PAYMENT = 31_585.3253
BY_HAND = {
    "capital": [112_000, 0, 0, 0, 0],
    "revenue": [3_000, 5_250, -18_950, -21_370, -24_032],
    "one-off": [3_000, 0, 0, 0, 0],
    "double-running": [20_000, 22_000, 0, 0, 0],
    "ongoing": [-20_000, -16_750, -18_950, -21_370, -24_032],
    "runs-not-said": [0, 0, 0, 0, 0],
    "consequences": [0, 5_250, 5_250, 5_250, 5_250],
    "interest": [0, 5_600, 4_300.7337, 2_936.5041, 1_504.0631],
    "principal": [0, 25_985.3253, 27_284.5916, 28_648.8212, 30_081.2622],
    "repaid": [0, PAYMENT, PAYMENT, PAYMENT, PAYMENT],
    "follows": [0, PAYMENT + 5_250, PAYMENT + 5_250, PAYMENT + 5_250, PAYMENT + 5_250],
    "savings": [0, 0, 14_520, 15_972, 17_569.2],
    "income": [1_000, 1_100, 1_210, 1_331, 1_464.1],
    "before": [-114_000, -4_150, 34_680, 38_673, 43_065.3],
    "running-before": [-114_000, -118_150, -83_470, -44_797, -1_731.7],
    "funding": [112_000, 2_000, 0, 0, 0],
    "funding-grant": [0, 2_000, 0, 0, 0],
    "funding-borrowing": [112_000, 0, 0, 0, 0],
    "capital-funding": [112_000, 0, 0, 0, 0],
    "unfunded": [0, 0, 0, 0, 0],
    "gap": [-2_000, -33_735.3253, 3_094.6747, 7_087.6747, 11_479.9747],
    "running": [-2_000, -35_735.3253, -32_640.6506, -25_552.9759, -14_073.0011],
}
LEFT_OUT = {
    "cash-left-out-others.training": 1_000,
    "cash-left-out-in-kind.volunteers": 3_000 * 6.1051,
    "cash-left-out-others.posts": 6_000 * 5.1051,
    "cash-left-out-not-cashable.posts": 12_000 * 5.1051,
    "cash-left-out-not-yet-released.posts": 12_000 * 1.1,
    "cash-left-out-not-cashable.freed": 2_000 * 6.1051,
    "cash-left-out-others.wellbeing": 9_000 * 6.1051,
}


def cash(*records: object, **fields: object) -> businesscase.CouncilCash:
    return businesscase.council_cash(case_of(*records, **fields))  # type: ignore[arg-type]


def gaps(*records: object, **fields: object) -> list[float]:
    return cash(*records, **fields).budget("new").by_year["gap"].round(6).tolist()


@pytest.fixture(scope="module")
def shown() -> businesscase.CouncilCash:
    return businesscase.council_cash(new_system())


@pytest.mark.parametrize("measure", BY_HAND)
def test_each_year_as_worked_by_hand(shown: businesscase.CouncilCash, measure: str) -> None:
    assert shown.budget("new").by_year[measure].tolist() == pytest.approx(BY_HAND[measure], abs=1e-3)


def test_nothing_of_what_was_worked_by_hand_is_missing(shown: businesscase.CouncilCash) -> None:
    unused = {"funding-reserves", "funding-capital-receipts", "funding-partner", "funding-existing-budget"}
    assert set(shown.budget("new").by_year) == set(BY_HAND) | unused


def test_peak_funding_need_and_its_year(shown: businesscase.CouncilCash) -> None:
    budget = shown.budget("new")
    assert budget.peak == (pytest.approx(35_735.3253, abs=1e-4), 1)
    assert budget.peak_before == (pytest.approx(118_150), 1)
    assert shown.figures["cash-peak.new"].value == budget.peak[0]
    assert "worst in Year 1 (2027/28), at £118,000 below nothing" in shown.in_words()
    assert "There is a gap in years 0 to 1." in shown.in_words()


@pytest.mark.parametrize("id", LEFT_OUT)
def test_what_is_not_in_it_stands_beside_with_its_amount(shown: businesscase.CouncilCash, id: str) -> None:
    assert shown.figures[id].value == pytest.approx(LEFT_OUT[id], abs=1e-6)


def test_nothing_else_is_left_out(shown: businesscase.CouncilCash) -> None:
    assert {id for id in shown.figures if id.startswith("cash-left-out")} == set(LEFT_OUT)
    assert shown.sheet("left-out").rows[-1][0] == "Dignity"
    said = next(text_of(s) for s in shown.sentences() if "Not in the council's cash" in text_of(s))
    assert said == (
        "Not in the council's cash under New system: costs that others pay £1,000; costs in kind £18,000; "
        "benefits to others, net of burdens on them, £86,000; the council's benefits that are not cash "
        "£73,000; savings before their cash can be released £13,000."
    )


def test_savings_say_budget_line_owner_and_earliest_date(shown: businesscase.CouncilCash) -> None:
    row = next(row for row in shown.sheet("savings").rows if row[0] == "Posts ended")
    assert row[:6] == (
        "Posts ended", "New system", "Staff", "Head of service", "Year 2 (2028/29)", "Finance manager",
    )  # fmt: skip
    assert shown.figures["cash-line.posts"].value == pytest.approx(48_061.2)
    assert (
        "by budget line: Staff £48,000 from Year 2 (2028/29), owner Head of service; no budget line named "
        "£6,105 from Year 0 (2026/27), no owner."
    ) in shown.in_words()


def test_revenue_that_follows_from_capital_is_named(shown: businesscase.CouncilCash) -> None:
    assert (
        "From the capital of New system follows revenue of £147,000: Licences £21,000, interest £14,000 and "
        "principal £112,000."
    ) in shown.in_words()
    bare = cash(cost(5, sort="capital")).in_words()
    assert "No revenue is recorded as following from the capital of New system." in bare


def test_tables_of_discounting_are_not_among_those_read(shown: businesscase.CouncilCash) -> None:
    assert any("Discount" in edition for edition in shown.appraisal.made.editions)
    assert shown.made.editions == ()


def test_savings_without_owner_budget_line_date_or_confirmation_are_named(
    shown: businesscase.CouncilCash,
) -> None:
    text = shown.in_words()
    for lacking in ("No owner: Fees.", "No budget line: Fees.", "Not confirmed by anybody: Fees."):
        assert lacking in text
    assert "No year from which cash can be released, so counted from when it is first felt: Fees." in text
    assert "not counted; class it cash-releasing or income to count it: Time freed." in text


def test_budget_lines_by_year(shown: businesscase.CouncilCash) -> None:
    table = shown.table("budget-lines").set_index(["Budget line", "What"])
    it = table.loc[("IT", "costs")].tolist()[1:]
    assert it == pytest.approx([0, 5_250, -18_950, -21_370, -24_032, -59_102])
    staff = table.loc[("Staff", "cashable savings and income")].tolist()[1:]
    assert staff == pytest.approx([0, 0, 14_520, 15_972, 17_569.2, 48_061.2])
    assert ("no budget line named", "costs") in table.index


def test_inflation_is_shown_by_name_and_year(shown: businesscase.CouncilCash) -> None:
    table = shown.table("inflation").set_index("Inflation")
    assert table.loc["Pay"].tolist()[1:] == pytest.approx([1, 1.1, 1.21, 1.331, 1.4641])
    assert table.loc["Contracts"].tolist() == ["5% from year 1, then 0% a year", 1, 1.05, 1.05, 1.05, 1.05]
    assert "Contracts (5% from year 1, then 0% a year) raises Licences." in shown.in_words()


def test_no_inflation_says_so() -> None:
    shown = cash(cost(), price_year="2025/26")
    assert "No inflation is recorded, so every year is in 2025/26 prices." in shown.in_words()
    assert "inflation" not in {sheet.key for sheet in shown.sheets()}


def test_lines_without_inflation_among_others_are_named() -> None:
    pay = Inflation(id="pay", title="Pay", rate=0.02)
    text = cash(pay, cost(inflation="pay"), saving(5, title="Rent")).in_words()
    assert "Pay (2% a year) raises Running it. Without inflation, so in 2026/27 prices: Rent." in text


def test_optimism_bias_is_in_the_costs_and_said(shown: businesscase.CouncilCash) -> None:
    assert shown.budget("new").corrections == pytest.approx(12_000)
    assert "(optimism bias, grades), as in the appraisal: £12,000 over all years" in shown.in_words()
    assert "optimism bias" not in cash(cost()).in_words()


def test_costs_in_kind_are_no_cash() -> None:
    assert gaps(cost(500, sort="in kind"), cost(7, id="cash")) == [-7, 0, 0, 0, 0]


def test_a_burden_that_is_cash_does_not_wait_for_release() -> None:
    lines = (saving(100, burden=True, release_year=3), saving(40, id="gain", release_year=3))
    assert gaps(*lines) == [-100, -100, -100, -60, -60]


def test_transfers_count() -> None:
    moved = saving(50, id="tax", sort="income", transfer=True, duration=1)
    assert gaps(cost(100), moved) == [-50, 0, 0, 0, 0]


def test_several_councils_count_together() -> None:
    district = Stakeholder(id="district", title="District", sector="council")
    shared = cost(100, payer={"council": 0.5, "district": 0.3, "nhs": 0.2})
    assert gaps(district, shared) == [-80, 0, 0, 0, 0]


def test_numbers_may_stand_in_assumptions() -> None:
    rate = Assumption(id="rate", title="Rate", value=0.1)
    sum_of = Assumption(id="sum", title="Sum", value=1_000)
    loan = funding(Ref(assumption="sum"), sort="borrowing", interest=Ref(assumption="rate"), repaid_over=1)
    part = saving(10, cashable=Ref(assumption="rate"))
    shown = cash(rate, sum_of, loan, part)
    assert shown.budget("new").by_year["gap"].tolist() == pytest.approx([1_001, -1_099, 1, 1, 1])
    assert {"rate", "sum", "funding", "frame"} <= set(shown.figures["cash-total-gap.new"].records)


def test_funding_of_business_as_usual_is_taken_off() -> None:
    kept = {"sort": "existing budget", "last_year": 4}
    lines = (cost(100, last_year=4), cost(80, id="now", option="bau", last_year=4))
    given = (funding(80, **kept), funding(80, id="now-paid", option="bau", **kept))
    assert gaps(*lines, *given) == [-20] * 5


def test_funding_of_several_years() -> None:
    shown = cash(cost(5), funding(80, first_year=1, last_year=3))
    assert shown.budget("new").by_year["funding"].tolist() == [0, 80, 80, 80, 0]


def test_capital_without_funding_is_shown_by_year() -> None:
    lines = cost(None, sort="capital", by_year=(100, 50, 0, 30))
    given = funding(None, by_year=(60, 70, 0, 40), pays_for="capital")
    shown = cash(lines, given)
    assert shown.budget("new").by_year["unfunded"].tolist() == [40, 0, 0, 0, 0]
    assert "£40 of the capital of New system has no funding by its year." in shown.in_words()
    late = cash(lines, given.changed(first_year=1)).budget("new").by_year["unfunded"].tolist()
    assert late == [100, 0, 0, 0, 0]


def test_revenue_funding_does_not_cover_capital() -> None:
    shown = cash(cost(100, sort="capital"), funding(100))
    assert shown.budget("new").total("unfunded") == 100
    assert shown.budget("new").peak == (0.0, None)


def test_funding_beyond_the_years_counted_is_cut_and_debt_still_owed_is_said() -> None:
    loan = funding(1_000, sort="borrowing", repaid_over=10, first_year=4, last_year=9)
    shown = cash(cost(5), loan)
    assert shown.budget("new").by_year["funding"].tolist() == [0, 0, 0, 0, 1_000]
    assert shown.figures["cash-owed.new"].value == 1_000
    assert shown.budget("new").by_year["repaid"].any() == False  # noqa: E712 - numpy's own bool
    early = cash(cost(5), loan.changed(first_year=2, last_year=2))
    assert early.figures["cash-owed.new"].value == pytest.approx(800)
    assert "with £800 still owed after the last year" in early.in_words()


def test_never_in_need() -> None:
    shown = cash(saving(10), cost(4))
    assert shown.budget("new").peak == (0.0, None)
    assert "never falls below nothing" in shown.in_words()
    assert "No year has a gap." in shown.in_words()
    assert shown.sheet("answers").rows[0][10] == "never below nothing"


def test_a_saving_released_after_the_last_year_is_named_and_left_out() -> None:
    shown = cash(saving(10, release_year=9), cost(1))
    assert shown.budget("new").total("savings") == 0
    assert "its cashable share is 0 or its cash comes after the last year: Time saved." in shown.in_words()
    assert shown.figures["cash-left-out-not-yet-released.benefit"].value == 50
    assert "Cashable savings and income of New system by budget line: none." in shown.in_words()


def test_parked_options_and_their_funding_are_left_alone() -> None:
    shelved = Option(id="no", title="Shelved")
    parked = Selection(option="no", outcome="parked")
    shown = cash(cost(5), shelved, parked, funding(9, option="no", first_year=99))
    assert [budget.option.id for budget in shown.budgets] == ["new"]


def test_every_budget_has_its_own_place() -> None:
    other = Option(id="other", title="Other")
    shown = cash(other, cost(5), cost(7, id="o", option="other"))
    assert [shown.budget(id).total("gap") for id in ("new", "other")] == [-5, -7]
    with pytest.raises(MethodRefused, match="no budget of that option"):
        shown.budget("gone")


def test_money_is_in_thousands_only_where_sums_are_large() -> None:
    assert cash(cost(400)).sheet("budget").caption.endswith(", £")
    large = cash(cost(400_000))
    assert large.sheet("budget").caption.endswith(", £ thousand")
    assert large.figures["cash-revenue.new.y0"].text == "400"
    assert large.figures["cash-revenue.new.y0"].value == 400_000


def test_every_figure_leads_to_records(shown: businesscase.CouncilCash) -> None:
    case: Case = shown.case
    assert all(set(figure.records) <= set(case.by_id) for figure in shown.figures.values())
    assert {"system", "frame", "pay", "council"} <= set(shown.figures["cash-capital.new.y0"].records)
    assert "loan" in shown.figures["cash-total-interest.new"].records
    assert {"posts", "council", "pay"} <= set(shown.figures["cash-savings.new.y2"].records)
    assert "posts" not in shown.figures["cash-capital.new.y0"].records


def test_an_option_without_any_line_changes_nothing() -> None:
    shown = cash(Option(id="bare", title="Bare"), cost(5))
    assert shown.budget("bare").by_year["running"].tolist() == [0] * 5
    assert shown.figures["cash-total-gap.bare"].value == 0
