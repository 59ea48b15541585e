"""What does not fit is refused with record, field, value and remedy."""

import re

import pytest

from innokit import businesscase
from innokit.errors import MethodRefused
from innokit.records import Assumption, Case, Inflation, Record, Ref
from innokit.results import NotYet, ready
from tests.businesscase.views.money import case_of, cost, funding, saving

PAY = Inflation(id="pay", title="Pay", rate=0.02)
LOAN = {"sort": "borrowing", "repaid_over": 5}
OVER = Assumption(id="over", title="Over", value=1.2)
UNDER = Assumption(id="under", title="Under", value=-3)
RECORDS: dict[str, tuple[list[Record], str]] = {
    "unknown inflation": (
        [cost(inflation="gone")],
        r"does not hold the inflation.*\(line 'Running it', inflation gone\).*Record the inflation",
    ),
    "unknown option": (
        [cost(), funding(option="gone")],
        r"funding 'Grant' names an option that is not in the case.*option gone.*Record what is named",
    ),
    "unknown provider": (
        [cost(), funding(provider="gone")],
        r"names a provider that is not in the case \(funding 'Grant', provider gone\)",
    ),
    "provider of another kind": ([cost(), funding(provider="cost")], "names a provider.*provider cost"),
    "unknown assumption": (
        [cost(), funding(Ref(assumption="gone"))],
        r"names an assumption that is not in the case \(funding 'Grant', amount gone\)",
    ),
    "negative amount": (
        [UNDER, cost(), funding(Ref(assumption="under"))],
        "takes -3 from an assumption, but its amount is at least 0.*assumption under.*Correct the assumption",
    ),
    "interest over 1": (
        [OVER, cost(), funding(**LOAN, interest=Ref(assumption="over"))],
        "takes 1.2 from an assumption, but its interest lies between 0 and 1.*interest, assumption over",
    ),
    "interest on a grant": (
        [cost(), funding(interest=0.05)],
        "is grant, and only borrowing bears interest.*interest 0.05.*record it as borrowing",
    ),
    "after the last year": (
        [cost(), funding(first_year=5)],
        "starts after the last year counted, 4.*first year 5.*let the frame run longer",
    ),
    "years disagree": (
        [cost(), funding(None, by_year=(1, 2), last_year=4)],
        "amounts by year that end in year 1.*last year 4.*Leave the last year blank",
    ),
    "consequence of nothing": (
        [cost(consequence_of="gone")],
        "is not in the case as a cost line.*'Running it', consequence of gone.*Name the cost line",
    ),
    "consequence of revenue": (
        [cost(consequence_of="now"), cost(5, id="now", option="bau")],
        "what it names is revenue.*consequence of now.*sort 'capital'",
    ),
}
FRAMES: dict[str, tuple[dict[str, str], str]] = {
    "unknown inflation": ({"inflation": "gone"}, r"\(frame 'Appraisal', inflation gone\)"),
    "calendar prices": (
        {"inflation": "pay", "price_year": "2024"},
        "cannot be counted.*price base 2024, base year 2026/27.*both as financial years",
    ),
}


def refused(case: Case, pattern: str) -> None:
    with pytest.raises(MethodRefused) as found:
        businesscase.council_cash(case)
    assert re.search(pattern, str(found.value)), str(found.value)
    assert found.value.remedy
    assert isinstance(ready(businesscase.council_cash, case), NotYet)


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_that_does_not_fit(name: str) -> None:
    records, pattern = RECORDS[name]
    refused(case_of(*records), pattern)


@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_that_does_not_fit(name: str) -> None:
    fields, pattern = FRAMES[name]
    refused(case_of(PAY, cost(), **fields), pattern)


def test_prices_of_another_kind_of_year_are_fine_without_inflation() -> None:
    shown = businesscase.council_cash(case_of(cost(), price_year="2024"))
    assert shown.budget("new").total("revenue") == 100


@pytest.mark.parametrize("view", [businesscase.council_cash, businesscase.public_agencies])
def test_a_case_without_a_public_body(view: object) -> None:
    case = case_of(cost(payer="residents"))
    nobody = case.replaced(*(s.changed(sector="") for s in case.stakeholders))
    with pytest.raises(MethodRefused, match=r"No stakeholder has the sector 'council'.*Set the sector"):
        view(nobody)  # type: ignore[operator]


def test_weights_need_an_income_and_a_reference_income() -> None:
    with pytest.raises(MethodRefused, match=r"no reference income.*frame 'Appraisal'.*Record"):
        businesscase.weighted(case_of(cost()))
    bare = case_of(cost(), saving(), reference_income=30_000)
    with pytest.raises(MethodRefused, match=r"household income, so nothing.*stakeholders Council.*Record"):
        businesscase.weighted(bare)
    idle = bare.replaced(bare.by_id["nhs"].changed(income=20_000.0))
    with pytest.raises(MethodRefused, match="nothing can be weighted"):
        businesscase.weighted(idle)
    assert isinstance(ready(businesscase.weighted, bare), NotYet)


def test_eta_is_not_negative() -> None:
    poor = case_of(cost(), reference_income=30_000)
    with pytest.raises(MethodRefused, match="eta is negative"):
        businesscase.weighted(poor.replaced(poor.by_id["council"].changed(income=1.0)), eta=-1)


@pytest.mark.parametrize("view", ["council_cash", "public_agencies", "weighted", "three_views"])
def test_an_empty_record_says_what_comes_first(view: str) -> None:
    found = ready(getattr(businesscase, view), Case())
    assert isinstance(found, NotYet)
    assert "Record an Option with role 'baseline'" in found.why
