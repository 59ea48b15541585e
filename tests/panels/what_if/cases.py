"""A small case whose answers can be worked out by hand: two options, three assumptions, three years."""

from innokit.records import (
    Assumption,
    BenefitLine,
    Case,
    CostLine,
    Frame,
    Option,
    Record,
    Ref,
    Source,
    Stakeholder,
)

TAKE_UP = Assumption(
    id="take-up", title="Take-up", value=0.6, unit="share", low=0.35, high=0.75, owner="Head of skills"
)
WORTH = Assumption(
    id="worth", title="Worth of a visit", value=85, unit="£ a year", low=60, high=120,
    source="audit", standing="published",
)  # fmt: skip
RENT = Assumption(id="rent", title="Rent", value=1200, unit="£ a year")
SPARE = Assumption(id="spare", title="Not used by any line", value=3, unit="weeks")


def everything(*more: Record) -> list[Record]:
    """The records of the case, each after those it speaks of."""
    return [
        Frame(id="frame", base_year="2026", last_year=2),
        Stakeholder(id="council", title="Council", sector="council"),
        Source(id="audit", title="Audit of visits"),
        Option(id="usual", title="Carry on", role="baseline"),
        Option(id="phone", title="Phone lessons"),
        Option(id="home", title="Classes at home"),
        TAKE_UP, WORTH, RENT, SPARE,
        CostLine(id="phones", title="Phones", option="phone", payer="council", amount=2_000),
        BenefitLine(
            id="visits", title="Visits no longer needed", option="phone", gainer="council", people=100,
            take_up=Ref(assumption="take-up"), unit_value=Ref(assumption="worth"), lag=1, deadweight=0.2,
            deadweight_meaning="share", attribution=0.5, confidence=0.9,
        ),
        CostLine(
            id="rooms", title="Rooms", option="home", payer="council", amount=Ref(assumption="rent"),
            last_year=2,
        ),
        *more,
    ]  # fmt: skip


def made(*more: Record) -> Case:
    """The case, with whatever else is recorded."""
    return Case(everything(*more))


def draft(
    take_up: object = 0.6, worth: object = 85.0, rent: object = 1200.0, widen: str = ""
) -> dict[str, dict[str, object]]:
    """A draft of the three assumptions that lines use; the range of one may be widened."""
    given = {"take-up": take_up, "worth": worth, "rent": rent}
    return {id: {"given": value, "widen": id == widen} for id, value in given.items()}


def npsv(take_up: float = 0.6, worth: float = 85.0) -> float:
    """NPSV of the phone lessons, worked out apart from the kit: two years, 3.5 per cent a year."""
    a_year = 100 * take_up * worth * (1 - 0.2) * 0.5 * 0.9
    return a_year / 1.035 + a_year / 1.035**2 - 2_000
