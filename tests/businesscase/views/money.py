"""Cases with agencies, funding and inflation, small enough to be worked by hand."""

from innokit.records import (
    BenefitLine,
    Case,
    CostLine,
    Frame,
    Funding,
    Inflation,
    Option,
    Record,
    Stakeholder,
)

PEOPLE = (
    Stakeholder(id="council", title="Council", sector="council"),
    Stakeholder(id="nhs", title="Local NHS", sector="public agency"),
    Stakeholder(id="residents", title="Residents", sector="residents"),
)
BAU = Option(id="bau", title="As now", role="baseline")
NEW = Option(id="new", title="New system")


def case_of(*records: Record, last_year: int = 4, **fields: object) -> Case:
    """A case with a frame, three stakeholders, business as usual, one option, and some records."""
    given = {"id": "frame", "base_year": "2026/27", "last_year": last_year, **fields}
    return Case([Frame(**given), *PEOPLE, BAU, NEW, *records])


def cost(amount: object = 100.0, **fields: object) -> CostLine:
    given = {"id": "cost", "title": "Running it", "option": "new", "payer": "council", "amount": amount}
    return CostLine(**{**given, **fields})


def benefit(unit_value: object = 100.0, **fields: object) -> BenefitLine:
    given = {"id": "benefit", "title": "Time saved", "option": "new", "gainer": "council"}
    return BenefitLine(**{**given, "unit_value": unit_value, **fields})


def saving(unit_value: object = 100.0, **fields: object) -> BenefitLine:
    return benefit(unit_value, **{"sort": "cash-releasing", "cashable": 1.0, **fields})


def funding(amount: object = 100.0, **fields: object) -> Funding:
    given = {"id": "funding", "title": "Grant", "option": "new", "sort": "grant", "amount": amount}
    return Funding(**{**given, **fields})


def new_system() -> Case:
    """Every kind of line and of funding once; the tables in the tests are worked by hand from these."""
    pay = Inflation(id="pay", title="Pay", rate=0.1)
    contracts = Inflation(id="contracts", title="Contracts", rate=0.0, by_year=(0.05,))
    old = {"title": "Old system", "budget_line": "IT", "runs": "ongoing"}
    costs = [
        cost(20_000, id="old", option="bau", last_year=4, **old),
        cost(20_000, id="both", last_year=1, **{**old, "runs": "double running"}),
        cost(100_000, id="system", title="System", sort="capital", optimism_bias=0.24, managed_share=0.5),
        cost(
            5_000, id="licences", title="Licences", first_year=1, last_year=4, consequence_of="system",
            inflation="contracts", budget_line="IT", runs="ongoing",
        ),
        cost(4_000, id="training", title="Training", runs="one-off", payer={"council": 0.75, "nhs": 0.25}),
        cost(3_000, id="volunteers", title="Volunteers", last_year=4, sort="in kind"),
    ]  # fmt: skip
    benefits = [
        saving(
            30_000, id="posts", title="Posts ended", cashable=0.5, lag=1, release_year=2, budget_line="Staff",
            gainer={"council": 0.8, "nhs": 0.2}, owner="Head of service", confirmed_by="Finance manager",
        ),
        saving(1_000, id="fees", title="Fees", sort="income"),
        benefit(2_000, id="freed", title="Time freed", sort="capacity freed", cashable=0.3),
        benefit(9_000, id="wellbeing", title="Wellbeing", gainer="residents"),
        benefit(None, id="dignity", title="Dignity", gainer="residents"),
    ]  # fmt: skip
    money = [
        funding(
            112_000, id="loan", title="Loan", sort="borrowing", pays_for="capital", interest=0.05,
            repaid_over=4,
        ),
        funding(2_000, first_year=1, provider="nhs"),
    ]  # fmt: skip
    return case_of(pay, contracts, *costs, *benefits, *money, inflation="pay")
