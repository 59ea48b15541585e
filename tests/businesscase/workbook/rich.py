"""A case in which every part of a workbook has something to do."""

from innokit.records import (
    Assumption,
    BenefitLine,
    Case,
    Challenge,
    CostLine,
    Frame,
    Funding,
    Inflation,
    Option,
    Record,
    Ref,
    Source,
    Stakeholder,
)

TAKE_UP = Assumption(
    id="take-up",
    title="Take-up",
    value=0.6,
    low=0.4,
    high=0.75,
    unit="share",
    source="pilot",
    owner="Service lead",
    reason="The pilot reached 6 in 10",
    standing="measured",
)
POST = Assumption(id="post", title="Cost of a post", value=38_000.0, low=35_000, high=42_000, unit="£ a year")
PEOPLE = (
    Stakeholder(id="council", title="The council", sector="council"),
    Stakeholder(id="nhs", title="Local NHS", sector="public agency"),
    Stakeholder(id="families", title="Families", sector="residents"),
)
LINES: tuple[Record, ...] = (
    CostLine(id="now", title="Service as now", option="bau", payer="council", amount=40_000, last_year=9),
    CostLine(
        id="build",
        title="Rooms",
        option="new",
        payer="council",
        sort="capital",
        by_year=(120_000.0, 40_000.0),
        optimism_bias=0.24,
        managed_share=0.25,
        project_type="standard buildings",
    ),
    CostLine(
        id="team",
        title="Team",
        option="new",
        payer={"council": 0.7, "nhs": 0.3},
        amount=Ref(assumption="post"),
        last_year=9,
        first_year=1,
        inflation="pay",
        grade=3,
    ),
    CostLine(
        id="kind",
        title="Volunteers' time",
        option="new",
        payer="families",
        amount=4_000,
        sort="in kind",
        last_year=4,
    ),
    CostLine(
        id="old",
        title="Service as now, half",
        option="new",
        payer="council",
        amount=20_000,
        last_year=1,
        runs="double running",
    ),
    CostLine(
        id="tax", title="Rates paid", option="new", payer="nhs", amount=1_500, last_year=9, transfer=True
    ),
    BenefitLine(
        id="visits",
        title="Visits avoided",
        option="new",
        gainer={"council": 0.4, "nhs": 0.6},
        people=900,
        take_up=Ref(assumption="take-up"),
        retention=0.8,
        impact=0.5,
        deadweight=0.2,
        deadweight_meaning="points",
        attribution=0.9,
        displacement=0.05,
        units=2.5,
        unit_value=260,
        price_year="2018/19",
        lag=1,
        duration=8,
        drop_off=0.1,
        ramp=(0.4, 0.8),
        sort="cash-releasing",
        cashable=0.8,
        release_year=2,
        optimism_bias=0.1,
    ),
    BenefitLine(
        id="health",
        title="Better health",
        option="new",
        gainer="families",
        people=900,
        take_up=Ref(assumption="take-up"),
        impact=0.2,
        deadweight=0.3,
        deadweight_meaning="share",
        unit_value=400,
        schedule="health",
        lag=2,
        grade=4,
    ),
    BenefitLine(
        id="trouble",
        title="Trouble of moving",
        option="new",
        gainer="families",
        unit_value=9_000,
        burden=True,
        duration=1,
    ),
    BenefitLine(
        id="rent",
        title="Rooms let",
        option="new",
        gainer="council",
        unit_value=7_500,
        sort="income",
        cashable=1,
        lag=2,
        confidence=0.9,
    ),
    BenefitLine(
        id="crime",
        title="Incidents avoided",
        option="new",
        gainer={"nhs": 0.5, "families": 0.5},
        people=12,
        unit_cost="gmca-CR2.0-fiscal",
        lag=3,
        duration=4,
        outcome="incident avoided",
    ),
    CostLine(id="small", title="Leaflets", option="least", payer="council", amount=44_000, last_year=9),
    BenefitLine(
        id="few", title="A few visits avoided", option="least", gainer="nhs", unit_value=12_000, lag=1
    ),
    BenefitLine(id="pride", title="Pride in the place", option="new", gainer="families"),
)
MONEY = (
    Inflation(id="cpi", title="Contracts", rate=0.02),
    Inflation(id="pay", title="Pay", rate=0.025, by_year=(0.04, 0.03)),
    Funding(
        id="grant",
        title="Capital grant",
        option="new",
        sort="grant",
        provider="nhs",
        pays_for="capital",
        amount=60_000,
    ),
    Funding(
        id="loan",
        title="Loan",
        option="new",
        sort="borrowing",
        pays_for="capital",
        by_year=(40_000.0, 20_000.0),
        interest=0.045,
        repaid_over=5,
    ),
)


def rich(*more: Record) -> Case:
    """Two options against business as usual: grades, prices of other years, borrowing, transfers, ramps."""
    frame = Frame(
        id="frame",
        base_year="2024/25",
        last_year=9,
        price_year="2023/24",
        inflation="cpi",
        timing="mid_after_0",
        deflator_edition="",
    )
    options = (
        Option(id="bau", title="As now", role="baseline"),
        Option(id="least", title="=Leaflets only", role="do-minimum"),
        Option(id="new", title="+New rooms & team"),
    )
    pilot = Source(
        id="pilot", title="Report of the pilot, page 9", publisher="The council", address="its website"
    )
    question = Challenge(id="question", title="How can more families be reached?")
    return Case([frame, question, pilot, *PEOPLE, *options, TAKE_UP, POST, *MONEY, *LINES, *more])
