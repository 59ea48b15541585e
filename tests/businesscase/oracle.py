"""A second, plain appraisal: loops over dictionaries, nothing of the kit, nothing but arithmetic.

Written from the rules in docs/methods.md and from the published tables, which are restated here.
"""

from typing import Any

Line = dict[str, Any]
Bands = dict[str, list[tuple[float, float]]]

# HM Treasury and New Economy 2014, confidence grades (unconfirmed): uplift on costs, cut of benefits.
GRADES = {1: 0.0, 2: 0.05, 3: 0.1, 4: 0.15, 5: 0.25, 6: 0.4}
# Value and price year, restated from the table of unit costs.
UNIT_COSTS = {
    "dft-casualty-slight": (22_668.0, "2023"),
    "gmca-HE4.0-fiscal": (109.0, "2011/12"),
    "gmca-SS1.0-fiscal": (51_080.0, "2013/14"),
}
CLASSES = [(0, "very poor"), (1, "poor"), (1.5, "low"), (2, "medium"), (4, "high")]
PUBLIC = ("council", "police")


def factor(year: int, bands: list[tuple[float, float]]) -> float:
    """Discount factor of a year, one year after another."""
    found = 1.0
    for t in range(1, year + 1):
        rate = next(rate for last, rate in bands if t <= last)
        found /= 1 + rate
    return found


def cost_in(line: Line, year: int) -> float:
    """What a cost line costs in a year, corrections included, in its own prices."""
    since = year - line["first_year"]
    if line["by_year"]:
        spent = line["by_year"][since] if 0 <= since < len(line["by_year"]) else 0.0
    else:
        last = line["first_year"] if line["last_year"] is None else line["last_year"]
        spent = line["amount"] if line["first_year"] <= year <= last else 0.0
    uplift = line["optimism_bias"] - line["optimism_bias"] * line["managed_share"]
    spent += spent * uplift
    return float(spent + spent * GRADES[line["grade"] or 1])


def people_in(line: Line, year: int) -> float:
    """People for whom it works in a year who would not have succeeded anyway; a burden counts against."""
    since = year - line["lag"]
    if since < 0 or (line["duration"] is not None and since >= line["duration"]):
        return 0.0
    many = succeeding(line)
    for _ in range(since):
        many -= many * line["drop_off"]
    if since < len(line["ramp"]):
        many *= line["ramp"][since]
    return many


def succeeding(line: Line) -> float:
    """The same at full effect."""
    if line["deadweight_meaning"] == "points":
        effect = line["impact"] - line["deadweight"]
    else:
        effect = line["impact"] - line["impact"] * line["deadweight"]
    many = line["people"] * line["take_up"] * line["retention"] * effect
    many = (many - many * line["displacement"]) * line["attribution"]
    return float(-many if line["burden"] else many)


def benefit_in(line: Line, year: int) -> float:
    """What a benefit line brings in a year, in its own prices; a burden counts against."""
    each = UNIT_COSTS[line["unit_cost"]][0] if line["unit_value"] is None else line["unit_value"]
    worth = people_in(line, year) * line["units"] * each * line["confidence"]
    worth -= worth * line["optimism_bias"]
    grade = GRADES[line["grade"] or 1]
    return float(worth + worth * grade if line["burden"] else worth - worth * grade)


def appraise(
    costs: list[Line], benefits: list[Line], last_year: int, bands: Bands, schedule: str,
    index: dict[str, float], base: str,
) -> dict[str, Any]:  # fmt: skip
    """Sums of one option against business as usual, by year, in all and by stakeholder, and every answer."""
    years = range(last_year + 1)
    factors = {name: [factor(year, found) for year in years] for name, found in bands.items()}
    total = {"costs": 0.0, "benefits": 0.0}
    own_costs, by_year, discounted = 0.0, [0.0 for _ in years], [0.0 for _ in years]
    paid: dict[str, float] = {}
    gained: dict[str, float] = {}
    agency: dict[str, list[float]] = {}
    for side, lines in (("costs", costs), ("benefits", benefits)):
        for line in lines:
            if line["transfer"]:
                continue
            sign = -1.0 if line["option"] == "bau" else 1.0
            taken = side == "benefits" and line["unit_value"] is None
            price_year = UNIT_COSTS[line["unit_cost"]][1] if taken else line["price_year"]
            to_base = index[base] / index[price_year or base]
            who, book = (line["payer"], paid) if side == "costs" else (line["gainer"], gained)
            for year in years:
                flow = (cost_in if side == "costs" else benefit_in)(line, year) * to_base * sign
                present = flow * factors[line["schedule"] or schedule][year]
                total[side] += present
                own_costs += present if side == "costs" and sign > 0 else 0.0
                by_year[year] += flow if side == "benefits" else -flow
                discounted[year] += present if side == "benefits" else -present
                for id, share in who.items():
                    book[id] = book.get(id, 0.0) + share * present
                    stream = agency.setdefault(id, [0.0 for _ in years])
                    stream[year] += share * (flow if side == "benefits" else -flow)
    public = sum(paid.get(id, 0.0) for id in PUBLIC)
    return {
        **total,
        "npsv": total["benefits"] - total["costs"],
        "net": by_year,
        "paid": paid,
        "gained": gained,
        "bcr": total["benefits"] / total["costs"] if total["costs"] > 0 else None,
        "bcr public": (total["benefits"] - sum(paid.values()) + public) / public if public > 0 else None,
        "sroi": total["benefits"] / own_costs if own_costs > 0 else None,
        "payback": payback(by_year),
        "discounted payback": payback(discounted),
        "payback of": {id: payback(stream) for id, stream in agency.items()},
        "annual": annual(total["costs"], last_year, bands[schedule]),
        "outcomes": outcomes(benefits, last_year),
    }


def payback(flows: list[float]) -> float | None:
    """Years until the running total is not negative and stays so."""
    totals, so_far = [], 0.0
    for flow in flows:
        so_far += flow
        totals.append(so_far)
    noise = 1e-12 * sum(abs(flow) for flow in flows)
    below = [year for year, found in enumerate(totals) if found < -noise]
    if not below:
        return 0.0
    last = below[-1]
    return None if last == len(flows) - 1 else last + -totals[last] / flows[last + 1]


def annual(cost: float, years: int, bands: list[tuple[float, float]]) -> float | None:
    """The sum which, paid at the end of each year, is worth a cost."""
    return cost / sum(factor(year, bands) for year in range(1, years + 1)) if years else None


def outcomes(benefits: list[Line], last_year: int) -> dict[str, tuple[float, float]]:
    """By name: outcomes beyond business as usual, once each, and once for each year they are felt."""
    found: dict[str, tuple[float, float]] = {}
    for line in benefits:
        if line["outcome"] and not line["transfer"]:
            sign = -1.0 if line["option"] == "bau" else 1.0
            once, yearly = found.get(line["outcome"], (0.0, 0.0))
            felt = sum(people_in(line, year) for year in range(last_year + 1))
            found[line["outcome"]] = once + sign * succeeding(line), yearly + sign * felt
    return found


def value_for_money(bcr: float) -> str:
    """The class of a ratio, a boundary taking the upper one."""
    return next((name for below, name in CLASSES if bcr < below), "very high")


def worth_at(rate: float, flows: list[float]) -> float:
    """What flows are worth at a rate, in the money of the last year so that no rate divides by nothing."""
    return sum(flow * (1 + rate) ** (len(flows) - 1 - year) for year, flow in enumerate(flows))
