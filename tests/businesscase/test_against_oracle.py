"""Two hundred random cases against plain loops that share nothing with the kit."""

import math
import random
from typing import Any

import pytest

from innokit import businesscase
from innokit.records import BenefitLine, CostLine
from tests.businesscase import oracle
from tests.businesscase.cases import framed
from tests.counts import seeds

BANDS = {
    "standard": [(30.0, 0.035), (75.0, 0.03), (125.0, 0.025)],
    "health": [(30.0, 0.015), (75.0, 0.0129), (125.0, 0.0107)],
}
# HM Treasury GDP deflators, December 2025 Quarterly National Accounts, 2024 = 100.
INDEX = {"2010": 69.1217, "2015": 75.1536, "2018": 79.1606, "2023": 96.2507, "2024": 100.0}


def shared(draw: random.Random) -> dict[str, float]:
    first = draw.choice([0.0, 0.25, 0.5, 1.0])
    return {"council": first, "residents": 1 - first}


def a_cost(draw: random.Random, last_year: int) -> dict[str, Any]:
    first = draw.randrange(last_year + 1)
    by_year = tuple(draw.uniform(0, 9e4) for _ in range(draw.randrange(1, 5))) if draw.random() < 0.3 else ()
    last = None if by_year or draw.random() < 0.3 else first + draw.randrange(6)
    return {
        **common(draw), "payer": shared(draw), "first_year": first, "last_year": last, "by_year": by_year,
        "amount": 0.0 if by_year else draw.uniform(0, 9e5), "optimism_bias": draw.uniform(0, 2),
        "managed_share": draw.random(),
    }  # fmt: skip


def a_benefit(draw: random.Random, last_year: int) -> dict[str, Any]:
    meaning, impact = draw.choice(["share", "points"]), draw.random()
    doubted = draw.random() < 0.5
    return {
        **common(draw), "gainer": shared(draw), "burden": draw.random() < 0.3, "people": draw.uniform(0, 5e3),
        "take_up": draw.random(), "retention": draw.random(), "impact": impact, "deadweight_meaning": meaning,
        "deadweight": draw.uniform(0, impact if meaning == "points" else 1), "displacement": draw.random(),
        "attribution": draw.random(), "units": draw.uniform(0, 3), "unit_value": draw.uniform(0, 4e3),
        "confidence": draw.random() if doubted else 1.0, "optimism_bias": 0.0 if doubted else draw.random(),
        "lag": draw.randrange(last_year + 1), "duration": draw.choice([None, 1, 3, 60]),
        "drop_off": draw.choice([0.0, draw.random()]), "ramp": draw.choice([(), (0.2,), (0.1, 0.5, 0.9)]),
    }  # fmt: skip


def common(draw: random.Random) -> dict[str, Any]:
    return {
        "title": "Line", "option": draw.choice(["bau", "new", "new"]), "transfer": draw.random() < 0.1,
        "price_year": draw.choice(["", *INDEX]), "schedule": draw.choice(["", "", "health"]),
    }  # fmt: skip


@pytest.mark.parametrize("seed", seeds())
@pytest.mark.parametrize("case_number", range(200))
def test_agrees_with_plain_loops(seed: int, case_number: int) -> None:
    draw = random.Random(1_000 * seed + case_number)  # noqa: S311 - cases, not secrets
    last_year = draw.choice([0, 3, 10, 40, 80])
    costs = [a_cost(draw, last_year) for _ in range(draw.randrange(1, 5))]
    benefits = [a_benefit(draw, last_year) for _ in range(draw.randrange(5))]
    base, schedule = draw.choice(["2024", "2018"]), draw.choice(list(BANDS))
    lines = [*(CostLine(**line) for line in costs), *(BenefitLine(**line) for line in benefits)]
    case = framed(*lines, last_year=last_year, base_year=base, schedule=schedule)

    ours = businesscase.appraise(case).outcome("new")
    theirs = oracle.appraise(costs, benefits, last_year, BANDS, schedule, INDEX, base)

    def near(a: float, b: float) -> bool:
        return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-5)

    assert near(ours.pv_costs, theirs["costs"])
    assert near(ours.pv_benefits, theirs["benefits"])
    assert near(ours.npsv, theirs["npsv"])
    assert all(near(a, b) for a, b in zip(ours.net.tolist(), theirs["net"], strict=True))
    assert near(float(ours.present_by_year.sum()), theirs["npsv"])
    for part in ours.parts:
        assert near(part.paid, theirs["paid"].get(part.stakeholder, 0.0))
        assert near(part.gained, theirs["gained"].get(part.stakeholder, 0.0))
