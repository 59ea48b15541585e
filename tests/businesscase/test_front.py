"""The front page: every answer agrees with the result it is taken from, and what is missing says why."""

import pytest

from innokit.businesscase import appraise, audit, front_page, one_way
from innokit.records import (
    Assumption,
    BenefitLine,
    Case,
    Challenge,
    Decision,
    Option,
    Risk,
    Scenario,
    ScenarioValue,
    Selection,
    SignOff,
)
from innokit.store import open_book
from tests.businesscase.cases import box_15, toolkit


def whole() -> Case:
    """Green Book (2003) Box 15 with everything else that a front page shows."""
    return box_15().replaced(
        Challenge(id="q", title="Is it worth it?", most_in_need="Those who wait.", owner="Head of IT"),
        Option(id="p", title="Do it by post"),
        Selection(option="p", outcome="parked"),
        BenefitLine(id="calm", title="Calmer staff", option="new", gainer="council"),
        Risk(id="late", title="It comes late", likelihood=5, impact=4, probability=0.5, cost=10_000),
        Scenario(id="s", title="Low take-up", reason="Nobody comes"),
        ScenarioValue(scenario="s", assumption="saving", value=100_000),
        Decision(id="d", title="Buy it", outcome="go", date="2026-03-02"),
        SignOff(id="o", title="the business case", role="Sponsor", as_at=7),
    )


def said(case: Case) -> dict[str, str]:
    return {
        heading: " ".join("".join(getattr(p, "text", p) for p in s) for s in sentences)
        for heading, sentences in front_page(case).paragraphs()
    }


def test_every_question_has_its_answer() -> None:
    found = said(whole())
    assert found["The question"] == "Is it worth it? In most need: Those who wait. Owner: Head of IT."
    assert found["The options"] == (
        "New service. Measured against business as usual: As now. Parked earlier: Do it by post."
    )
    assert "New service has the highest net present social value: £247,000" in found["The answer"]
    assert "between −£168,000 and £247,000; annual saving does most" in found["How far it could be out"]
    assert "In Low take-up (Nobody comes)" in found["How far it could be out"]
    assert found["What would change it"] == (
        "New service breaks even if the annual saving falls from £150,000 to £120,241 (19.8% less)."
    )
    assert found["What is not in the total"] == "Calmer staff."
    assert found["What may go wrong"].startswith("High: It comes late.")
    assert "Go: Buy it, 2 March 2026." in found["What was decided, and who has signed"]
    assert (
        "Sponsor has signed the business case as at entry 7." in found["What was decided, and who has signed"]
    )


def test_its_figures_are_those_of_the_results_below_it() -> None:
    case = whole()
    page, appraisal = front_page(case).figures, appraise(case)
    for id in ("npsv.new", "pv-costs.new", "payback.new", "paid.new.council", "gained.new.residents"):
        assert page[id].value == appraisal.figures[id].value
        assert page[id].records == appraisal.figures[id].records
    switching = "switching.saving.new"
    assert page[switching].value == one_way(case).figures[switching].value
    assert page["npsv-lowest.new"].value == pytest.approx(-168_339.47, abs=0.01)
    assert len(audit(case).checks) == 13


def test_losers_are_named_although_the_total_wins() -> None:
    assert "Left worse off: Council £" in said(toolkit())["Who pays and who gains"]


def test_what_is_missing_is_said_once_and_plainly() -> None:
    found = said(Case())
    assert found["The question"] == "Not yet recorded."
    assert found["The answer"].startswith("Not yet: No option is business as usual")
    assert found["Who pays and who gains"] == "Not yet, for the reason above."


def test_no_option_that_pays_is_said_first() -> None:
    poor = box_15()
    poor = poor.replaced(poor.by_id["saving"].changed(value=50_000, low=None))
    assert said(poor)["The answer"].startswith("No option beats business as usual.")


def test_hostile_titles_stay_text() -> None:
    case = whole()
    hostile = case.replaced(case.by_id["q"].changed(title="<img src=x onerror=alert(1)>"))
    assert "<img" not in front_page(hostile)._repr_html_()


def test_a_sign_off_that_a_change_made_void_says_so() -> None:
    with open_book(":memory:", by="Head of IT") as book:
        book.record([record for record in whole().records if not isinstance(record, SignOff)])
        last = book.record(SignOff(id="s1", title="the case", role="assurer", holder="Bea")).seq - 1
        book.record(book.case().get(Assumption, "saving").changed(value=140_000.0))
        found = said(book.case())["What was decided, and who has signed"]
    assert f"had signed the case as at entry {last}; now void. Changed since entry {last}: " in found
    assert "Assurer (Bea, recorded by Head of IT in their name) had signed" in found
    assert "assumption 'Annual saving' recorded by Head of IT" in found
    assert "Names are as declared, not proved" in found
