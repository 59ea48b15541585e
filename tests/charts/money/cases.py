"""A made-up case in which every chart of money has something to draw."""

import datetime

from innokit.records import (
    Assumption,
    BenefitLine,
    Case,
    CostLine,
    Criterion,
    Frame,
    Funding,
    Milestone,
    Option,
    Record,
    Ref,
    Risk,
    Scenario,
    ScenarioValue,
    Score,
    Stakeholder,
    SwingPoints,
)

JUDGED = (("Take-up falls short", 4, 4), ("Posts stay empty", 5, 3), ("Late", 3, 3), ("Law changes", None, 4))


def service(
    options: int = 3,
    last: int = 5,
    people: float = 300,
    scored: int | None = None,
    more: tuple[Record, ...] = (),
) -> Case:
    """A case of so many options over years 0 to `last`; the first `scored` of them have scores."""
    lines = [line for k in range(options) for line in _lines(k, last, people)]
    return Case([*_frame(last), *lines, *_worlds(), *_plan(), *_risks(), *_scores(options, scored), *more])


def _frame(last: int) -> list[Record]:
    return [
        Frame(base_year="2026/27", last_year=last),
        Stakeholder(id="council", title="The council", sector="council"),
        Stakeholder(id="nhs", title="Local NHS", sector="public agency"),
        Stakeholder(id="families", title="Families", sector="residents"),
        Assumption(id="take-up", title="Take-up", value=0.6, low=0.4, high=0.75, unit="share"),
        Assumption(id="post", title="Cost of a post", value=40_000, low=30_000, high=80_000, unit="£ a year"),
        Option(id="now", title="As now", role="baseline"),
        CostLine(id="usual", title="As now", option="now", payer="council", amount=20_000, last_year=last),
    ]


def _lines(k: int, last: int, people: float) -> list[Record]:
    option = f"o{k}"
    return [
        Option(id=option, title=f"Option {chr(65 + k)}"),
        CostLine(
            id=f"build{k}",
            title="Build",
            option=option,
            payer="council",
            sort="capital",
            amount=90_000 + 20_000 * k,
        ),
        CostLine(
            id=f"team{k}",
            title="Team",
            option=option,
            payer={"council": 0.7, "nhs": 0.3},
            amount=Ref(assumption="post"),
            first_year=min(1, last),
            last_year=last,
        ),
        BenefitLine(
            id=f"visits{k}",
            title="Visits avoided",
            option=option,
            gainer={"council": 0.6, "nhs": 0.4},
            people=people + 60 * k,
            take_up=Ref(assumption="take-up"),
            impact=0.3,
            deadweight=0.2,
            deadweight_meaning="share",
            displacement=0.05,
            attribution=0.9,
            units=2.5,
            unit_value=700,
            confidence=0.9,
            sort="cash-releasing",
            cashable=0.8,
            lag=min(1, last),
        ),
        BenefitLine(
            id=f"moving{k}",
            title="Moving",
            option=option,
            gainer="families",
            unit_value=9_000,
            burden=True,
            duration=1,
        ),
        Funding(
            id=f"grant{k}", title="Grant", option=option, sort="grant", pays_for="capital", amount=50_000
        ),
    ]


def _worlds() -> list[Record]:
    return [
        Scenario(id="slow", title="Slow start", reason="Posts stay empty"),
        Scenario(id="well", title="All goes well", reason="As in the pilot"),
        ScenarioValue(id="sv1", scenario="slow", assumption="take-up", value=0.3),
        ScenarioValue(id="sv2", scenario="well", assumption="take-up", value=0.8),
    ]


def _plan() -> list[Record]:
    day = datetime.date
    return [
        Milestone(
            id="open", title="Open", start=day(2026, 10, 1), finish=day(2026, 12, 20), after=("hire", "refit")
        ),
        Milestone(
            id="hire",
            title="Recruit",
            start=day(2026, 4, 1),
            finish=day(2026, 6, 30),
            owner="Head of service",
        ),
        Milestone(
            id="refit",
            title="Refit",
            start=day(2026, 5, 1),
            finish=day(2026, 9, 30),
            owner="Estates",
            after=("board",),
        ),
        Milestone(
            id="board", title="Board agrees", start=day(2026, 4, 15), finish=day(2026, 4, 15), owner="Sponsor"
        ),
        Milestone(id="report", title="Report", start=day(2027, 1, 10), owner="Analyst", after=("open",)),
        Milestone(id="judge", title="Evaluate", owner="Analyst", after=("report",)),
    ]


def _risks() -> list[Record]:
    return [
        Risk(id=f"r{k}", title=t, likelihood=likely, impact=bad) for k, (t, likely, bad) in enumerate(JUDGED)
    ]


def _scores(options: int, scored: int | None) -> list[Record]:
    many = options if scored is None else scored
    if not many:
        return []
    return [
        Criterion(id="reach", title="Reach"),
        SwingPoints(id="points", criterion="reach", points=100),
        Score(id="s-now", option="now", criterion="reach", value=30),
        *(Score(id=f"s{k}", option=f"o{k}", criterion="reach", value=40 + 5 * k) for k in range(many)),
    ]
