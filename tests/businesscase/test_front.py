"""The front page: every answer agrees with the result it is taken from, and what is missing says why."""

import datetime
import math
from pathlib import Path

import pytest

from innokit import ready, scoring
from innokit.businesscase import HEADINGS, appraise, audit, council_cash, front_page, one_way, simulate
from innokit.businesscase.front.basis import Basis
from innokit.businesscase.front.cost import years_to
from innokit.businesscase.front.relied import invention
from innokit.businesscase.front.sure import _error
from innokit.records import (
    Actual,
    Assumption,
    BenefitLine,
    Case,
    Challenge,
    CostLine,
    Decision,
    Evaluation,
    Frame,
    Funding,
    Meeting,
    NeedGroup,
    Option,
    Risk,
    Scenario,
    ScenarioValue,
    Selection,
    SignOff,
    Stakeholder,
    SuccessCriterion,
    Validation,
)
from innokit.results import text_of
from innokit.store import open_book
from tests.businesscase.cases import box_15, toolkit


def whole() -> Case:
    """Green Book (2003) Box 15 with everything else that a front page shows."""
    return box_15().replaced(
        Challenge(id="q", title="Is it worth it?", most_in_need="Those who wait.", owner="Head of IT"),
        Option(id="p", title="Do it by post"),
        Selection(option="p", outcome="parked"),
        BenefitLine(id="calm", title="Calmer staff", option="new", gainer="council"),
        Risk(id="late", title="It comes late", likelihood=5, impact=4, mitigation="A second supplier"),
        Scenario(id="s", title="Low take-up", reason="Nobody comes"),
        ScenarioValue(scenario="s", assumption="saving", value=100_000),
        Scenario(id="idle", title="Rain"),
        ScenarioValue(scenario="idle", assumption="saving", value=150_000),
        Decision(id="d", title="Buy it", outcome="go", date="2026-03-02", decided_by="Cabinet"),
        SignOff(id="o", title="the business case", role="Sponsor", as_at=7),
    )


def piloted(**decision: object) -> Case:
    """Costs the council 300 in capital and 100 a year, and saves 450 from 2028/29."""
    made = {"review": "2028-05-09", **decision}
    return Case(
        [
            Frame(id="f", base_year="2026/27", last_year=3),
            Stakeholder(id="c", title="Council", sector="council"),
            Stakeholder(id="r", title="Families", sector="residents"),
            Option(id="b", title="As now", role="baseline"),
            Option(id="n", title="New team", concept=""),
            CostLine(id="k", title="Rooms", option="n", payer="c", amount=300, sort="capital"),
            CostLine(id="w", title="Staff", option="n", payer="c", amount=100, last_year=3),
            BenefitLine(id="s", title="Beds not bought", option="n", gainer="c", unit_value=450, lag=2,
                        sort="cash-releasing", cashable=1, release_year=2),
            BenefitLine(id="h", title="Home", option="n", gainer="r", unit_value=50),
            Funding(id="g", title="Grant", option="n", sort="grant", amount=120),
            Decision(id="d", title="New team is tried", outcome="pilot", option="n", decided_by="Cabinet",
                     date="2026-11-10", **made),
        ]
    )  # fmt: skip


def said(case: Case) -> dict[str, str]:
    page = front_page(case, ready(scoring.fragility, case))
    return {heading: " ".join(map(text_of, sentences)) for heading, sentences in page.paragraphs()}


def test_every_question_has_its_answer_in_the_order_of_a_decider() -> None:
    found = said(whole())
    places = [HEADINGS.index(heading) for heading in found]
    assert places == sorted(places)
    assert found["The question"] == "Is it worth it? In most need: Those who wait. Owner: Head of IT."
    assert found["The options"] == (
        "New service. Measured against business as usual: As now. Parked earlier: Do it by post."
    )
    assert found["What was decided"] == "Go: Buy it (Cabinet, 2 March 2026)."
    assert "For everybody together, New service is worth £247,000 more than" in found["The answer"]
    assert "in 2003 prices, discounted at 3.5% a year)" in found["The answer"]
    change = found["What would change it"]
    assert "breaks even if the annual saving falls from £150,000 to £120,241 (19.8% less)." in change
    assert "between −£168,000 and £247,000 to everybody; annual saving does most to lower it" in change
    assert "In Low take-up (nobody comes) it is worth" in change
    assert "Rain" not in change
    assert "No price is put on: with New service, Calmer staff." in found["Who gains and who loses"]
    assert found["What may go wrong"] == "High: It comes late. What is done: a second supplier."
    assert found["Who disagrees"] == "Nobody is recorded as disagreeing."
    assert "Sponsor signed “the business case”" in found["Who has checked it"]


def test_its_figures_are_those_of_the_results_below_it() -> None:
    case = whole()
    page, appraisal = front_page(case).figures, appraise(case)
    for id in ("npsv.new", "pv-costs.new", "payback.new", "bcr.new", "irr.new", "net-gain.new.residents"):
        assert page[id].value == appraisal.figures[id].value
        assert page[id].records == appraisal.figures[id].records
    assert page["switching.saving.new"].value == one_way(case).figures["switching.saving.new"].value
    assert page["npsv-lowest.new"].value == pytest.approx(-168_339.47, abs=0.01)
    for id in ("chance-of-loss.new", "sim-q5.new"):
        assert page[id].value == simulate(case).figures[id].value
    assert all(figure.records for figure in page.values() if not figure.id.startswith("audit."))


def test_what_a_pilot_commits_is_counted_to_the_day_it_is_looked_at_again() -> None:
    found = said(piloted())["What it costs"]
    assert "New team, up to 9 May 2028 when the pilot is looked at again: the council pays out £500" in found
    assert "from 2026/27 to 2027/28, before funding; of it £300 is capital" in found
    assert "which lines the pilot commits is not recorded" in found
    assert "Paid for, over all years, from: grant £120" in found
    reports = piloted(review=None).replaced(Evaluation(title="Does it?", reports="2029-12-01"))
    assert (
        "up to 1 December 2029 when its evaluation reports: the council pays out £700"
        in said(reports)["What it costs"]
    )
    bare = said(piloted(review=None))["What it costs"]
    assert "Until when the pilot commits money, and to which lines, is not recorded." in bare


@pytest.mark.parametrize(
    ("day", "last"), [("2026-05-01", 0), ("2027-03-31", 0), ("2028-05-09", 1), ("2028-10-01", 2)]
)
def test_a_budget_year_counts_where_most_of_it_has_passed(day: str, last: int) -> None:
    assert years_to(Basis(piloted()), datetime.date.fromisoformat(day)) == last


def test_the_council_is_told_apart_from_everybody() -> None:
    case = piloted()
    found = said(case)["The answer"]
    # 300 + 100, 100, then 450 - 100 twice: -400, -500, -150, 200
    assert "ends £200 ahead: ahead from 2029/30 on, and furthest behind in 2027/28, by £500." in found
    page = front_page(case)
    table = page.sheet("by-year").frame()
    assert table.iloc[:, 0].tolist() == ["2026/27", "2027/28", "2028/29", "2029/30"]
    assert table.iloc[:, -1].tolist() == council_cash(case).budget("n").by_year["running-before"].tolist()
    assert (table.iloc[:, 2] - table.iloc[:, 1]).tolist() == table.iloc[:, 3].tolist()
    never = case.replaced(case.by_id["s"].changed(unit_value=110))
    assert "never ahead" in said(never)["The answer"]


def test_every_decision_in_force_is_told_and_none_that_was_replaced() -> None:
    case = piloted().replaced(
        Decision(id="old", title="Buy vans", outcome="go"),
        Decision(id="e", title="No vans", outcome="stop", supersedes="old", dissent="One would have."),
        Decision(id="z", title="Grants at once", outcome="go", conditions="If the money comes.",
                 against_ranking="It is quick.", date="2026-11-10"),
    )  # fmt: skip
    found = said(case)
    told = found["What was decided"]
    assert "Buy vans" not in told
    assert told.index("Go: Grants at once") < told.index("New team is tried") < told.index("Stop: No vans")
    assert "(by whom is not recorded, 10 November 2026). Conditions: If the money comes." in told
    assert "Why not the first: It is quick." in told
    assert "Looked at again on 9 May 2028." in told
    assert "On No vans: One would have." in found["Who disagrees"]


def test_before_a_decision_it_says_what_is_asked_and_after_it_what_comes_next() -> None:
    case = piloted().replaced(
        Meeting(id="m", title="Cabinet", date="2027-01-20", purpose="Decide on all"),
        Meeting(id="past", title="Board", date="2026-01-20", purpose="Agree"),
    )
    after = said(case)["What comes next"]
    assert after == "20 January 2027: Cabinet, to decide on all. 9 May 2028: New team is looked at again."
    before = said(Case([one for one in case.records if not isinstance(one, Decision)]))
    assert "What was decided" not in before
    assert "Where it is decided: Cabinet, to decide on all, 20 January 2027." in before["What is asked"]
    assert "would need of the council, at most and before funding, £500" in before["What is asked"]


def test_people_come_first_and_the_council_last_of_those_who_gain() -> None:
    case = piloted().replaced(
        NeedGroup(id="g1", title="Families in need", people=120, need=9),
        NeedGroup(id="g2", title="Others", people=900, need=2),
        SuccessCriterion(id="k1", title="Children stay at home"),
    )
    found = said(case)["Who gains and who loses"]
    assert found.startswith("In greatest need: Families in need (120 people). What is to change: Children")
    assert found.index("Families £") < found.index("Council £")


def test_partners_who_do_not_agree_and_what_was_measured_are_told() -> None:
    case = whole().replaced(
        Validation(id="v", stakeholder="residents", outcome="does not agree", comment="Too far."),
        Actual(id="a", about="saving", value=160_000),
    )
    found = said(case)
    assert "does not agree: Too far. It has no answer yet." in found["Who disagrees"]
    assert "Since measured: New service is worth" in found["How sure this is"]


def test_losers_are_named_although_the_total_wins() -> None:
    assert "Left worse off: Council £" in said(toolkit())["Who gains and who loses"]


def test_what_is_missing_is_said_once_and_plainly() -> None:
    found = said(Case())
    assert [*found] == ["The question", "The options", "The answer"]
    assert found["The question"] == "Not yet recorded."
    assert found["The answer"].startswith("Not yet: No option is business as usual")


def test_no_option_that_pays_is_said_first() -> None:
    poor = box_15()
    poor = poor.replaced(poor.by_id["saving"].changed(value=50_000, low=None))
    assert said(poor)["The answer"].startswith("In money, no option beats business as usual")


def test_a_check_that_fails_and_a_missing_assurance_stand_above_the_answer() -> None:
    case = whole()
    failed = [one.question for one in audit(case).checks if one.state == "fail"]
    top = said(case)["Before you rely on this"]
    assert "Nobody has assured this." in top
    assert all(f"{question} No." in top for question in failed)


def test_invention_is_said_in_one_sentence_and_only_where_it_is_true() -> None:
    line = CostLine(title="Staff", option="a", amount=1, standing="illustrative")
    bought = BenefitLine(title="Care", option="a", unit_cost="x", standing="illustrative")
    real = CostLine(title="Van", option="a", amount=1, standing="measured")
    assert invention(Case()) == ""
    assert invention(Case([line, bought])).endswith("is invented, except published unit costs.")
    assert "some of what is recorded" in invention(Case([line, real]))
    known = Assumption(title="Take-up", value=0.5, standing="published")
    assert invention(Case([line, known])).endswith("except what is assumed of “Take-up”.")


def test_the_sampling_error_is_that_of_a_share_of_one_half() -> None:
    for draws in (100, 2_000, 10_000):
        assert int(_error(draws)) >= 100 * 1.96 * math.sqrt(0.25 / draws)
    assert _error(10_000) == "1"


def test_hostile_titles_stay_text() -> None:
    case = whole()
    hostile = case.replaced(case.by_id["q"].changed(title="<img src=x onerror=alert(1)>"))
    assert "<img" not in front_page(hostile)._repr_html_()


def test_a_sign_off_that_a_change_made_void_says_so(tmp_path: Path) -> None:
    at = tmp_path / "it.innokit"
    with open_book(at, by="Head of IT") as book:
        book.record([record for record in whole().records if not isinstance(record, SignOff)])
    with open_book(at, by="Bea") as book:
        book.record(SignOff(id="s1", title="the case", role="assurer", holder="Bea"))
        assert "assured" not in said(book.case()).get("Before you rely on this", "")
    with open_book(at, by="Head of IT") as book:
        book.record(book.case().get(Assumption, "saving").changed(value=140_000.0))
        found = said(book.case())
    top = found["Before you rely on this"]
    assert "It is no longer assured: what the Assurer (Bea) signed is void." in top
    assert "assumption 'Annual saving' recorded by Head of IT" in top
    assert "No sign-off stands." in found["Who has checked it"]
