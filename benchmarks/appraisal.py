"""Appraising 60 lines over 30 years, with every answer: the kit beside plain Python loops in the same run.

The plain loops are those the tests check the kit by: written to be read, each line in each year from the
rules. Beside them stand loops tuned by hand for just these fields, every sum done once: a narrower thing, and
about the best that Python does alone. The kit is timed on a case it has not seen, and on one it has (it keeps
the last few, for the analyses that start from the same case). Then the time for each option as the number of
options doubles: level is linear. Run it from the checkout: ``python -m benchmarks.appraisal``.
"""

import random
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from innokit.businesscase import Appraisal, appraise
from innokit.businesscase.appraisal.measures import annual_cost, category, public_ratio
from innokit.businesscase.appraisal.per_outcome import per_outcome
from innokit.records import BenefitLine, Case, CostLine, Frame, Option, Stakeholder
from tests.businesscase import oracle as plain

LINES, YEARS, TIMES = 60, 30, 60
AGENCIES = ("council", "nhs", "police", "residents", "provider")
PUBLIC = ("council", "nhs", "police")


def best(work: Callable[[], object]) -> float:
    """The shortest of several runs, in seconds."""
    found = []
    for _ in range(TIMES):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def a_case(options: int, lines: int, seed: int = 1) -> Case:
    """Options with so many lines each, half of them costs."""
    draw = random.Random(seed)  # noqa: S311 - cases, not secrets
    records = [Frame(base_year="2024", last_year=YEARS), Option(id="bau", title="As now", role="baseline")]
    records += [
        Stakeholder(id=id, title=id, sector="public agency" if id in PUBLIC else "residents")
        for id in AGENCIES
    ]
    for option in (f"o{n}" for n in range(options)):
        records.append(Option(id=option, title=option))
        records += [a_cost(draw, option) for _ in range(lines // 2)]
        records += [a_benefit(draw, option) for _ in range(lines - lines // 2)]
    return Case(records)


def shares(draw: random.Random) -> dict[str, float]:
    first, second = draw.sample(AGENCIES, 2)
    return {first: 0.75, second: 0.25}


def a_cost(draw: random.Random, option: str) -> CostLine:
    first = draw.randrange(5)
    return CostLine(
        title="Cost", option=option, payer=shares(draw), amount=draw.uniform(0, 1e5), first_year=first,
        last_year=first + draw.randrange(25), optimism_bias=draw.random(), managed_share=draw.random(),
        price_year=draw.choice(["2018", "2023", ""]),
    )  # fmt: skip


def a_benefit(draw: random.Random, option: str) -> BenefitLine:
    return BenefitLine(
        title="Benefit", option=option, gainer=shares(draw), people=draw.uniform(0, 900),
        take_up=draw.random(), retention=draw.random(), impact=draw.random(), deadweight=draw.random() / 2,
        deadweight_meaning="share", displacement=draw.random() / 2, attribution=draw.random(),
        unit_value=draw.uniform(0, 4e3), confidence=draw.random(), lag=draw.randrange(4),
        drop_off=draw.random() / 5, price_year=draw.choice(["2018", "2023", ""]),
        ramp=draw.choice([(), (0.5,)]), outcome=draw.choice(["", "home kept"]),
    )  # fmt: skip


def kit(case: Case) -> tuple[Appraisal, list[object]]:
    """Appraise a case and ask for every answer."""
    appraisal = appraise(case)
    found = []
    for o in appraisal.outcomes:
        found += [o.npsv, o.npc, o.bcr, o.sroi, o.payback, o.first_crossing, o.discounted_payback, o.irr]
        found += [(part.paid, part.gained, part.payback) for part in o.parts]
        found += [
            annual_cost(o, appraisal.setting),
            public_ratio(o, case),
            per_outcome(o, case),
            category(o.bcr, appraisal.setting.categories),
        ]
    return appraisal, found


def oracle(case: Case, index: dict[str, float]) -> dict[str, Any]:
    """The same answers by the loops of the tests."""
    costs, benefits = ([line.model_dump() for line in case.of(kind)] for kind in (CostLine, BenefitLine))
    bands = {"standard": [(30.0, 0.035)]}
    return plain.appraise(costs, benefits, YEARS, bands, "standard", index, "2024")


def tuned(case: Case, index: dict[str, float]) -> dict[str, Any]:
    """The same answers for one option, with every sum done once."""
    years, factors = range(YEARS + 1), [1.035**-year for year in range(YEARS + 1)]
    costs, benefits, discounted = ([0.0] * (YEARS + 1) for _ in range(3))
    streams: dict[str, list[float]] = {}
    paid, gained, outcomes = dict.fromkeys(AGENCIES, 0.0), dict.fromkeys(AGENCIES, 0.0), 0.0
    for line in (*case.of(CostLine), *case.of(BenefitLine)):
        to_base = index["2024"] / index[line.price_year or "2024"]
        if isinstance(line, CostLine):
            each = line.amount * (1 + line.optimism_bias * (1 - line.managed_share)) * to_base
            flow = [each if line.first_year <= t <= line.last_year else 0.0 for t in years]
            who, side, sums, sign = line.payer, costs, paid, -1
        else:
            net = line.people * line.take_up * line.retention * line.impact * (1 - line.deadweight)
            net *= (1 - line.displacement) * line.attribution
            each = net * line.units * line.unit_value * line.confidence * to_base
            flow, faded = [0.0] * (YEARS + 1), 1.0
            for t in range(line.lag, YEARS + 1):
                built = line.ramp[t - line.lag] if t - line.lag < len(line.ramp) else 1.0
                flow[t] = each * faded * built
                faded *= 1 - line.drop_off
            who, side, sums, sign = line.gainer, benefits, gained, 1
            outcomes += net if line.outcome else 0.0
        present = 0.0
        for t in years:
            side[t] += flow[t]
            present += flow[t] * factors[t]
            discounted[t] += sign * flow[t] * factors[t]
        for id, share in who.items():
            sums[id] += share * present
            stream = streams.setdefault(id, [0.0] * (YEARS + 1))
            for t in years:
                stream[t] += sign * share * flow[t]
    net_flow = [b - c for b, c in zip(benefits, costs, strict=True)]
    pv_costs, pv_benefits = sum(paid.values()), sum(gained.values())
    public = sum(paid[id] for id in PUBLIC)
    return {
        "npsv": pv_benefits - pv_costs, "bcr": pv_benefits / pv_costs, "annual": pv_costs / sum(factors[1:]),
        "bcr public": (pv_benefits - pv_costs + public) / public, "payback": plain.payback(net_flow),
        "discounted payback": plain.payback(discounted), "irr": rate(net_flow),
        "payback of": {id: plain.payback(s) for id, s in streams.items()}, "per outcome": pv_costs / outcomes,
    }  # fmt: skip


def rate(flows: list[float]) -> float | None:
    """The rate at which flows are worth nothing, by halving, where their sign changes once."""
    signs = [flow > 0 for flow in flows if flow]
    if sum(a != b for a, b in pairwise(signs)) != 1:
        return None
    low, high = -0.99, 10.0
    for _ in range(60):
        middle = (low + high) / 2
        worth = sum(flow / (1 + middle) ** year for year, flow in enumerate(flows))
        low, high = (middle, high) if (worth > 0) == (not signs[0]) else (low, middle)
    return (low + high) / 2


def main() -> None:
    case, index = a_case(1, LINES), {"2018": 79.1606, "2023": 96.2507, "2024": 100.0}
    npsv = kit(case)[0].outcomes[0].npsv
    times = {}
    for name, loops in (("plain loops", oracle), ("tuned loops", tuned)):
        assert abs(npsv / loops(case, index)["npsv"] - 1) < 1e-9
        times[name] = best(lambda loops=loops: loops(case, index))
    times["kit, new case"] = best(lambda: kit(Case(case.records)))
    times["kit, known case"] = best(lambda: kit(case))
    print(f"{LINES} lines x {YEARS} years, all answers")
    for name, found in times.items():
        print(
            f"  {name}: {found * 1e3:.2f} ms, plain loops take {times['plain loops'] / found:.1f} times that"
        )
    for options in (8, 16, 32, 64):
        several = a_case(options, 10)
        each = best(lambda several=several: kit(Case(several.records))) / options
        print(f"{options} options: {each * 1e3:.3f} ms each")


if __name__ == "__main__":
    main()
