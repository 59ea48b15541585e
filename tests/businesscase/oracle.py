"""A second, plain appraisal: loops over dictionaries, nothing of the kit, nothing but arithmetic."""

from typing import Any

Line = dict[str, Any]


def factor(year: int, bands: list[tuple[float, float]]) -> float:
    """Discount factor of a year, one year after another."""
    found = 1.0
    for t in range(1, year + 1):
        rate = next(rate for last, rate in bands if t <= last)
        found /= 1 + rate
    return found


def cost_in(line: Line, year: int) -> float:
    """What a cost line costs in a year, bias included, in its own prices."""
    since = year - line["first_year"]
    if line["by_year"]:
        spent = line["by_year"][since] if 0 <= since < len(line["by_year"]) else 0.0
    else:
        last = line["first_year"] if line["last_year"] is None else line["last_year"]
        spent = line["amount"] if line["first_year"] <= year <= last else 0.0
    uplift = line["optimism_bias"] - line["optimism_bias"] * line["managed_share"]
    return float(spent + spent * uplift)


def benefit_in(line: Line, year: int) -> float:
    """What a benefit line brings in a year, in its own prices; a burden counts against."""
    since = year - line["lag"]
    if since < 0 or (line["duration"] is not None and since >= line["duration"]):
        return 0.0
    if line["deadweight_meaning"] == "points":
        effect = line["impact"] - line["deadweight"]
    else:
        effect = line["impact"] - line["impact"] * line["deadweight"]
    worth = line["people"] * line["take_up"] * line["retention"] * effect * line["units"] * line["unit_value"]
    for share in (line["displacement"], line["optimism_bias"]):
        worth -= worth * share
    worth *= line["attribution"] * line["confidence"]
    for _ in range(since):
        worth -= worth * line["drop_off"]
    if since < len(line["ramp"]):
        worth *= line["ramp"][since]
    return float(-worth if line["burden"] else worth)


def appraise(
    costs: list[Line], benefits: list[Line], last_year: int, bands: dict[str, list[tuple[float, float]]],
    schedule: str, index: dict[str, float], base: str,
) -> dict[str, Any]:  # fmt: skip
    """Sums of one option against business as usual, by year, in all and by stakeholder."""
    total = {"costs": 0.0, "benefits": 0.0}
    by_year = [0.0] * (last_year + 1)
    paid: dict[str, float] = {}
    gained: dict[str, float] = {}
    for side, lines in (("costs", costs), ("benefits", benefits)):
        for line in lines:
            if line["transfer"]:
                continue
            sign = -1.0 if line["option"] == "bau" else 1.0
            to_base = index[base] / index[line["price_year"] or base]
            for year in range(last_year + 1):
                flow = (cost_in if side == "costs" else benefit_in)(line, year) * to_base * sign
                present = flow * factor(year, bands[line["schedule"] or schedule])
                total[side] += present
                by_year[year] += flow if side == "benefits" else -flow
                who, book = (line["payer"], paid) if side == "costs" else (line["gainer"], gained)
                for id, share in who.items():
                    book[id] = book.get(id, 0.0) + share * present
    npsv = total["benefits"] - total["costs"]
    return {**total, "npsv": npsv, "net": by_year, "paid": paid, "gained": gained}
