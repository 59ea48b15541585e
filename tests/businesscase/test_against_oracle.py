"""Random cases, with every field in play, against plain loops that share nothing with the kit."""

import math
import random
from typing import Any

import pytest

from innokit import businesscase
from innokit.records import BenefitLine, CostLine, Stakeholder
from tests.businesscase import oracle
from tests.businesscase.cases import framed
from tests.counts import count, seeds

BANDS = {
    "standard": [(30.0, 0.035), (75.0, 0.03), (125.0, 0.025)],
    "health": [(30.0, 0.015), (75.0, 0.0129), (125.0, 0.0107)],
}
# HM Treasury GDP deflators: December 2025 Quarterly National Accounts, 2024 = 100; Budget March 2015.
CALENDAR = {"2010": 69.1217, "2015": 75.1536, "2018": 79.1606, "2023": 96.2507, "2024": 100.0}
FINANCIAL = {
    "2010/11": 179.90688766945763, "2011/12": 183.12722095874093, "2013/14": 190.03343415111053,
    "2015/16": 195.9696985671229,
}  # fmt: skip
UNIT_COSTS = {False: ("dft-casualty-slight",), True: ("gmca-HE4.0-fiscal", "gmca-SS1.0-fiscal")}
PEOPLE = [
    Stakeholder(id="council", title="Council", sector="council"),
    Stakeholder(id="police", title="Police", sector="public agency"),
    Stakeholder(id="residents", title="Residents", sector="residents"),
]


def shared(draw: random.Random) -> dict[str, float]:
    first, second = sorted(draw.choice([0.0, 0.25, 0.5, 1.0]) for _ in range(2))
    return {"council": first, "police": second - first, "residents": 1 - second}


def a_cost(draw: random.Random, last_year: int, index: dict[str, float]) -> dict[str, Any]:
    first = draw.randrange(last_year + 1)
    by_year = tuple(draw.uniform(0, 9e4) for _ in range(draw.randrange(1, 5))) if draw.random() < 0.3 else ()
    last = None if by_year or draw.random() < 0.3 else first + draw.randrange(6)
    return {
        **common(draw, index), "payer": shared(draw), "first_year": first, "last_year": last,
        "by_year": by_year, "amount": 0.0 if by_year else draw.uniform(0, 9e5),
        "optimism_bias": draw.choice([0.0, draw.uniform(0, 2)]), "managed_share": draw.random(),
    }  # fmt: skip


def a_benefit(draw: random.Random, last_year: int, index: dict[str, float]) -> dict[str, Any]:
    meaning, impact = draw.choice(["share", "points"]), draw.random()
    fields = {
        **common(draw, index), "gainer": shared(draw), "burden": draw.random() < 0.3,
        "people": draw.uniform(0, 5e3), "take_up": draw.random(), "retention": draw.random(),
        "impact": impact, "deadweight_meaning": meaning,
        "deadweight": draw.uniform(0, impact if meaning == "points" else 1), "displacement": draw.random(),
        "attribution": draw.random(), "units": draw.uniform(0, 3), "unit_value": draw.uniform(0, 4e3),
        "confidence": draw.choice([1.0, draw.random()]), "optimism_bias": draw.choice([0.0, draw.random()]),
        "lag": draw.randrange(last_year + 1), "duration": draw.choice([None, 1, 3, 60]),
        "drop_off": draw.choice([0.0, draw.random()]), "ramp": draw.choice([(), (0.2,), (0.1, 0.5, 0.9)]),
        "outcome": draw.choice(["", "", "person in work", "home kept"]), "unit_cost": "",
    }  # fmt: skip
    if draw.random() < 0.3:
        unit_cost = draw.choice(UNIT_COSTS["2015/16" in index])
        fields |= {"unit_value": None, "unit_cost": unit_cost, "price_year": ""}
    return fields


def common(draw: random.Random, index: dict[str, float]) -> dict[str, Any]:
    return {
        "title": "Line", "option": draw.choice(["bau", "new", "new"]), "transfer": draw.random() < 0.1,
        "price_year": draw.choice(["", *index]), "schedule": draw.choice(["", "", "health"]),
        "grade": draw.choice([None, None, 1, 2, 3, 4, 5, 6]), "both_corrections": True,
    }  # fmt: skip


def near(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is None and b is None
    return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-5)


@pytest.mark.parametrize("seed", seeds())
@pytest.mark.parametrize("case_number", range(count("appraisals")))
def test_agrees_with_plain_loops(seed: int, case_number: int) -> None:
    draw = random.Random(1_000 * seed + case_number)  # noqa: S311 - cases, not secrets
    last_year = draw.choice([0, 3, 10, 40, 80])
    index, base = draw.choice([(CALENDAR, "2024"), (CALENDAR, "2018"), (FINANCIAL, "2015/16")])
    costs = [a_cost(draw, last_year, index) for _ in range(draw.randrange(1, 5))]
    benefits = [a_benefit(draw, last_year, index) for _ in range(draw.randrange(5))]
    schedule = draw.choice(list(BANDS))
    lines = [*(CostLine(**line) for line in costs), *(BenefitLine(**line) for line in benefits)]
    case = framed(*PEOPLE[1:2], *lines, last_year=last_year, base_year=base, schedule=schedule)
    case = case.replaced(*PEOPLE)

    found = businesscase.appraise(case)
    prices = {**CALENDAR, **FINANCIAL}
    theirs = oracle.appraise(costs, benefits, last_year, BANDS, schedule, prices, base)
    ours = found.outcome("new")
    same_sums(ours, theirs)
    same_answers(found, theirs)
    same_steps(case, ours)


def same_sums(ours: businesscase.Outcome, theirs: dict[str, Any]) -> None:
    assert near(ours.pv_costs, theirs["costs"])
    assert near(ours.pv_benefits, theirs["benefits"])
    assert near(ours.npsv, theirs["npsv"])
    assert near(ours.npc, -theirs["npsv"])
    assert all(near(a, b) for a, b in zip(ours.net.tolist(), theirs["net"], strict=True))
    assert near(float(ours.present_by_year.sum()), theirs["npsv"])
    for part in ours.parts:
        assert near(part.paid, theirs["paid"].get(part.stakeholder, 0.0))
        assert near(part.gained, theirs["gained"].get(part.stakeholder, 0.0))
        assert near(part.payback, theirs["payback of"][part.stakeholder])
    assert near(sum(part.net for part in ours.parts), theirs["npsv"])


def same_answers(found: businesscase.Appraisal, theirs: dict[str, Any]) -> None:
    ours, figures = found.outcome("new"), found.figures
    assert near(figures["bcr.new"].value, theirs["bcr"])
    assert near(figures["bcr-public.new"].value, theirs["bcr public"])
    assert near(figures["sroi.new"].value, theirs["sroi"])
    assert near(figures["payback.new"].value, theirs["payback"])
    assert near(figures["discounted-payback.new"].value, theirs["discounted payback"])
    assert near(figures["eac.new"].value, theirs["annual"])
    if theirs["bcr"] is not None:
        assert figures["vfm.new"].text == f"{oracle.value_for_money(theirs['bcr'])} (indicative)"
    for once, yearly in theirs["outcomes"].values():
        for many, kind in ((once, "cost-per-outcome."), (yearly, "cost-per-outcome-year.")):
            each = theirs["costs"] / many if many > 0 and theirs["costs"] > 0 else None
            assert any(near(f.value, each) for id, f in figures.items() if id.startswith(kind))
    rate = ours.irr.rate
    if rate is not None:
        moved = oracle.worth_at(rate, [abs(flow) for flow in theirs["net"]])
        assert abs(oracle.worth_at(rate, theirs["net"])) <= 1e-9 * moved


def same_steps(case: object, ours: businesscase.Outcome) -> None:
    """The chain's last table ends where the appraisal does, and its steps multiply up."""
    steps = businesscase.chain(case)  # type: ignore[arg-type]
    assert near(steps.figures["npsv.new"].value, ours.npsv)
    assert near(steps.figures["increment.new"].value, float(ours.net.sum()))
    differences = [f.value or 0.0 for id, f in steps.figures.items() if id.startswith("difference.")]
    assert near(math.fsum(differences), float(ours.net.sum()))
    for flow in ours.own:
        worth = flow.uncorrected * flow.by_grade * flow.by_share * flow.by_bias
        assert near(float((worth * flow.factors).sum()), flow.present)
