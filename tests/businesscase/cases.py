"""Whole cases with published or hand-worked answers, built from records."""

from innokit.records import (
    Assumption,
    BenefitLine,
    Case,
    CostLine,
    Frame,
    Option,
    Record,
    Ref,
    Stakeholder,
)

PEOPLE = (Stakeholder(id="council", title="Council"), Stakeholder(id="residents", title="Residents"))
BAU = Option(id="bau", title="As now", role="baseline")
NEW = Option(id="new", title="New service")


def framed(*records: Record, last_year: int = 10, **fields: str) -> Case:
    """A case with a frame, two stakeholders, business as usual, one option, and some records."""
    frame = Frame(**{"id": "frame", "base_year": "2024", "last_year": last_year, **fields})
    return Case([frame, *PEOPLE, BAU, NEW, *records])


def cost(amount: float | Ref = 100.0, **fields: object) -> CostLine:
    given = {"id": "cost", "title": "Running it", "option": "new", "payer": "council", "amount": amount}
    return CostLine(**{**given, **fields})


def benefit(unit_value: float | Ref | None = 100.0, **fields: object) -> BenefitLine:
    given = {"id": "benefit", "title": "Time saved", "option": "new", "gainer": "residents"}
    return BenefitLine(**{**given, "unit_value": unit_value, **fields})


def box_15() -> Case:
    """HM Treasury, The Green Book (2003), Box 15: £1m now, £150,000 saved in each of ten years."""
    saving = Assumption(id="saving", title="Annual saving", value=150_000, low=100_000, unit="£ a year")
    system = cost(1_000_000, id="system", title="System", sort="capital")
    saved = benefit(Ref(assumption="saving"), id="saved", title="Staff time saved", lag=1, duration=10)
    return framed(saving, system, saved, base_year="2003")


def nigeae() -> Case:
    """NIGEAE (DFP Northern Ireland) appendix 4, A4.6: two options, £ thousand, costs only."""
    options = [Option(id="a", title="Option A"), Option(id="b", title="Option B")]
    lines = [
        cost(0.0, id="cost-a", option="a", by_year=(100_000.0, *[35_000.0] * 4)),
        cost(75_000.0, id="first-b", option="b"),
        cost(47_000.0, id="later-b", option="b", first_year=1, last_year=4),
    ]
    frame = Frame(id="frame", base_year="2003", last_year=4)
    return Case([frame, *PEOPLE, BAU, *options, *lines])


def homelessness() -> Case:
    """The whole chain of a local cost-benefit model, written to fix the order of operations."""
    impact = Assumption(id="impact", title="Success rate", value=0.3, low=0.05, high=0.5, unit="share")
    shares = {"council": 0.7, "provider": 0.3}
    capital = cost(
        60_000, id="capital", title="Set-up", sort="capital", optimism_bias=0.24, managed_share=0.5
    )
    revenue = cost(20_000, id="revenue", title="Team", last_year=5, optimism_bias=0.1)
    avoided = benefit(
        2_501, id="avoided", title="Homelessness avoided", gainer=shares, people=1_000, take_up=0.6,
        retention=0.8, impact=Ref(assumption="impact"), deadweight=0.4, deadweight_meaning="share",
        price_year="2010/11", optimism_bias=0.15, lag=1, duration=4, drop_off=0.2,
    )  # fmt: skip
    provider = Stakeholder(id="provider", title="Registered provider")
    return framed(
        impact, provider, capital, revenue, avoided,
        last_year=5, base_year="2015/16", deflator_edition="HMT-Budget-2015-03",
    )  # fmt: skip


def toolkit() -> Case:
    """A money example with every correction, worked to the penny by hand."""
    each = Assumption(id="value", title="Value of a job", value=2_500, low=900, high=3_000, unit="£")
    spend = cost(0.0, id="spend", by_year=(40_000, 15_000, 15_000, 15_000), optimism_bias=0.1)
    first = benefit(2_000, id="first", title="Disruption at the start", burden=True, duration=1)
    later = benefit(3_000, id="later", title="Effort", burden=True, lag=1)
    jobs = benefit(
        Ref(assumption="value"), id="jobs", title="Jobs", people=200, take_up=0.6, impact=0.45,
        deadweight=0.2, deadweight_meaning="share", attribution=0.75, displacement=0.1, confidence=0.8,
        lag=1, drop_off=0.15,
    )  # fmt: skip
    return framed(each, spend, first, later, jobs, last_year=3)
