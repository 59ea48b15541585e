"""A second, plain working-out of the views: loops over dictionaries, nothing of the kit."""

from typing import Any

from tests.businesscase.oracle import benefit_in, cost_in, factor

Line = dict[str, Any]
CASH = ("cash-releasing", "income")
ADDED = ("capital", "revenue", "savings", "income", "funding", "interest", "principal", "consequences")
MEASURES = (*ADDED, "running")


def money_of(inflation: dict[str, Any] | None, year: int, base: int) -> float:
    """What a pound in prices of year `base` is in the money of a year, one year after another."""
    found = 1.0
    if inflation is None:
        return found
    for t in range(min(year, base) + 1, max(year, base) + 1):
        rates = inflation["by_year"]
        rate = rates[t - 1] if 1 <= t <= len(rates) else inflation["rate"]
        found = found * (1 + rate) if year > base else found / (1 + rate)
    return found


def council_part(line: Line, is_cost: bool, real: float, year: int, council: set[str]) -> dict[str, float]:
    """How much of a line's real amount in a year is the council's cash, and what is not and why."""
    who = line["payer"] if is_cost else line["gainer"]
    ours = sum(share for id, share in who.items() if id in council) * real
    out = {"others": real - ours, "cash": 0.0, "in kind": 0.0, "not cashable": 0.0, "not yet released": 0.0}
    if is_cost:
        out["in kind" if line["sort"] == "in kind" else "cash"] = ours
        return out
    cash = ours * line["cashable"] if line["sort"] in CASH else 0.0
    out["not cashable"] = ours - cash
    waits = line["release_year"] is not None and year < line["release_year"] and not line["burden"]
    out["not yet released" if waits else "cash"] = cash
    return out


def loan(amount: float, drawn: int, rate: float, over: int, last_year: int) -> list[tuple[float, float]]:
    """Interest and principal by year, paid down one year after another."""
    each = amount / over if rate == 0 else amount * rate / (1 - (1 + rate) ** -over)
    found, owed = [(0.0, 0.0)] * (last_year + 1), amount
    for year in range(drawn + 1, min(drawn + over, last_year) + 1):
        interest = owed * rate
        found[year] = (interest, each - interest)
        owed -= each - interest
    return found


def drawn_in(record: Line, year: int) -> float:
    """What funding gives in a year."""
    since = year - record["first_year"]
    if record["by_year"]:
        return float(record["by_year"][since]) if 0 <= since < len(record["by_year"]) else 0.0
    last = record["first_year"] if record["last_year"] is None else record["last_year"]
    return float(record["amount"]) if record["first_year"] <= year <= last else 0.0


def cash(
    costs: list[Line], benefits: list[Line], fundings: list[Line], last_year: int, index: dict[str, float],
    base_price: str, inflations: dict[str, Line], usual: str, base: int, council: set[str],
) -> dict[str, Any]:  # fmt: skip
    """Each measure of the council's cash by year, and what is left out over all years."""
    years = {key: [0.0] * (last_year + 1) for key in ADDED}
    out: dict[tuple[bool, str], float] = {}
    for is_cost, lines in ((True, costs), (False, benefits)):
        for line in lines:
            sign = -1.0 if line["option"] == "bau" else 1.0
            named = inflations.get(line["inflation"] or usual)
            for year in range(last_year + 1):
                real = (cost_in if is_cost else benefit_in)(line, year)
                real *= index[base_price] / index[line["price_year"] or base_price]
                nominal = real * money_of(named, year, base)
                parts = council_part(line, is_cost, nominal, year, council)
                key = line["sort"] if is_cost else "income" if line["sort"] == "income" else "savings"
                if key != "in kind":
                    years[key][year] += sign * parts["cash"]
                if is_cost and line["sort"] == "revenue" and line["consequence_of"]:
                    years["consequences"][year] += sign * parts["cash"]
                for why, amount in parts.items():
                    out[is_cost, why] = out.get((is_cost, why), 0.0) + sign * amount
    for record in fundings:
        sign = -1.0 if record["option"] == "bau" else 1.0
        for year in range(last_year + 1):
            given = drawn_in(record, year)
            years["funding"][year] += sign * given
            if record["sort"] == "borrowing":
                paid = loan(given, year, record["interest"], record["repaid_over"], last_year)
                for at, (interest, principal) in enumerate(paid):
                    years["interest"][at] += sign * interest
                    years["principal"][at] += sign * principal
    running, total = [], 0.0
    for t in range(last_year + 1):
        total += years["savings"][t] + years["income"][t] + years["funding"][t] - years["capital"][t]
        total -= years["revenue"][t] + years["interest"][t] + years["principal"][t]
        running.append(total)
    return {**years, "running": running, "left out": out}


def agencies(
    costs: list[Line], benefits: list[Line], last_year: int, bands: dict[str, list[tuple[float, float]]],
    schedule: str, index: dict[str, float], base_price: str, ids: list[str],
) -> dict[str, Any]:  # fmt: skip
    """Discounted net flow by agency and year, with sums of what they pay, gain, and gain in cash."""
    by_year = {id: [0.0] * (last_year + 1) for id in ids}
    paid, gained, cashable = dict.fromkeys(ids, 0.0), dict.fromkeys(ids, 0.0), 0.0
    for is_cost, lines in ((True, costs), (False, benefits)):
        for line in lines:
            sign = -1.0 if line["option"] == "bau" else 1.0
            for year in range(last_year + 1):
                real = (cost_in if is_cost else benefit_in)(line, year)
                real *= index[base_price] / index[line["price_year"] or base_price]
                present = sign * real * factor(year, bands[line["schedule"] or schedule])
                for id in ids:
                    mine = present * (line["payer"] if is_cost else line["gainer"]).get(id, 0.0)
                    by_year[id][year] += -mine if is_cost else mine
                    (paid if is_cost else gained)[id] += mine
                    if not is_cost:
                        cashable += council_part(line, False, mine, year, set(line["gainer"]))["cash"]
    return {"by_year": by_year, "paid": paid, "gained": gained, "cashable": cashable}
