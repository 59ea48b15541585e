"""Random cases against plain loops that share nothing with the kit, and what must always hold."""

import math
import random
from typing import Any

import numpy as np
import pytest

from innokit import businesscase
from innokit.records import BenefitLine, Case, CostLine, Funding, Inflation, Record
from tests.businesscase.views import plain
from tests.businesscase.views.money import BAU, NEW, PEOPLE, case_of
from tests.counts import count, seeds

BANDS = {
    "standard": [(30.0, 0.035), (75.0, 0.03), (125.0, 0.025)],
    "health": [(30.0, 0.015), (75.0, 0.0129), (125.0, 0.0107)],
}
# HM Treasury GDP deflators, December 2025 Quarterly National Accounts, 2024 = 100.
INDEX = {"2018": 79.1606, "2023": 96.2507, "2024": 100.0}
INFLATIONS = {
    "pay": {"rate": 0.03, "by_year": (0.06, 0.05)},
    "contracts": {"rate": 0.02, "by_year": ()},
    "fall": {"rate": -0.01, "by_year": (-0.1,)},
}
WHO = [person.id for person in PEOPLE]
Drawn = tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]


def shares(draw: random.Random) -> dict[str, float]:
    parts = [draw.choice([0.0, draw.random(), 1.0]) for _ in WHO]
    total = sum(parts)
    return {id: part / total for id, part in zip(WHO, parts, strict=True) if part} or {"council": 1.0}


def common(draw: random.Random) -> dict[str, Any]:
    return {
        "title": "Line", "option": draw.choice(["bau", "new", "new"]), "transfer": draw.random() < 0.2,
        "price_year": draw.choice(["", *INDEX]), "schedule": draw.choice(["", "", "health"]),
        "inflation": draw.choice(["", "", *INFLATIONS]), "budget_line": draw.choice(["", "Staff", "IT"]),
        "grade": draw.choice([None, None, 1, 3, 6]), "both_corrections": True,
    }  # fmt: skip


def a_cost(draw: random.Random, last_year: int) -> dict[str, Any]:
    first, sort = draw.randrange(last_year + 1), draw.choice(["capital", "revenue", "revenue", "in kind"])
    return {
        **common(draw), "payer": shares(draw), "first_year": first, "sort": sort, "by_year": (),
        "last_year": draw.choice([None, first + draw.randrange(6)]), "amount": draw.uniform(0, 9e5),
        "optimism_bias": draw.choice([0.0, draw.uniform(0, 2)]), "managed_share": draw.random(),
        "runs": draw.choice(["", "one-off", "double running", "ongoing"]),
        "consequence_of": "" if sort == "capital" else draw.choice(["", "works"]),
    }  # fmt: skip


def a_benefit(draw: random.Random, last_year: int) -> dict[str, Any]:
    sorts = ["cash-releasing", "cash-releasing", "income", "capacity freed", "social value"]
    return {
        **common(draw), "gainer": shares(draw), "burden": draw.random() < 0.3, "sort": draw.choice(sorts),
        "people": draw.uniform(0, 5e3), "take_up": draw.random(), "retention": 1.0, "impact": draw.random(),
        "deadweight_meaning": "share", "deadweight": draw.random(), "displacement": draw.random(),
        "attribution": draw.random(), "units": 1.0, "unit_value": draw.uniform(0, 4e3), "confidence": 1.0,
        "optimism_bias": draw.choice([0.0, draw.random()]), "lag": draw.randrange(last_year + 1),
        "duration": draw.choice([None, 1, 3, 60]), "drop_off": draw.choice([0.0, draw.random()]),
        "ramp": draw.choice([(), (0.2,)]), "cashable": draw.choice([0.0, draw.random(), 1.0]),
        "release_year": draw.choice([None, draw.randrange(last_year + 3)]),
    }  # fmt: skip


def a_funding(draw: random.Random, last_year: int) -> dict[str, Any]:
    first, sort = draw.randrange(last_year + 1), draw.choice(["grant", "reserves", "borrowing", "borrowing"])
    borrowed = sort == "borrowing"
    by_year = tuple(draw.uniform(0, 9e5) for _ in range(3)) if draw.random() < 0.5 else ()
    return {
        "title": "Funding", "option": draw.choice(["bau", "new", "new"]), "sort": sort, "first_year": first,
        "pays_for": draw.choice(["capital", "revenue"]), "by_year": by_year,
        "amount": None if by_year else draw.uniform(0, 9e5),
        "last_year": None if by_year else draw.choice([None, first + 2]),
        "interest": draw.choice([0.0, draw.uniform(0, 0.2)]) if borrowed else 0.0,
        "repaid_over": draw.choice([1, 5, 40]) if borrowed else None,
    }  # fmt: skip


def drawn(draw: random.Random, last_year: int) -> Drawn:
    works = {"sort": "capital", "consequence_of": "", "id": "works", "option": "new"}
    others = [a_cost(draw, last_year) for _ in range(draw.randrange(4))]
    costs = [{**a_cost(draw, last_year), **works}, *others]
    benefits = [a_benefit(draw, last_year) for _ in range(draw.randrange(5))]
    return costs, benefits, [a_funding(draw, last_year) for _ in range(draw.randrange(3))]


def built(parts: Drawn, last_year: int, **fields: object) -> Case:
    costs, benefits, fundings = parts
    records: list[Record] = [Inflation(id=id, title=id, **given) for id, given in INFLATIONS.items()]
    records += [CostLine(**line) for line in costs]
    records += [BenefitLine(**line) for line in benefits]
    records += [Funding(**record) for record in fundings]
    return case_of(*records, last_year=last_year, **fields)


def near(ours: Any, theirs: Any) -> bool:
    return bool(np.allclose(ours, theirs, rtol=1e-9, atol=1e-5))


@pytest.mark.parametrize("seed", seeds())
@pytest.mark.parametrize("number", range(count("plain_views")))
def test_agrees_with_plain_loops(seed: int, number: int) -> None:
    draw = random.Random(1_000 * seed + number)  # noqa: S311 - cases, not secrets
    last_year = draw.choice([0, 3, 10, 40])
    parts = costs, benefits, fundings = drawn(draw, last_year)
    base, usual = draw.choice(["2024", "2018"]), draw.choice(["", "pay"])
    schedule = draw.choice(list(BANDS))
    fields = {"base_year": "2024", "price_year": base, "inflation": usual, "schedule": schedule}
    case = built(parts, last_year, **fields)

    ours = businesscase.council_cash(case)
    budget = ours.budget("new")
    theirs = plain.cash(
        costs, benefits, fundings, last_year, INDEX, base, INFLATIONS, usual, int(base) - 2024, {"council"}
    )
    for key in plain.MEASURES:
        assert near(budget.by_year[key], theirs[key]), key
    assert near(budget.peak[0], max(0.0, -min(theirs["running"])))
    for (is_cost, why), amount in theirs["left out"].items():
        if why != "cash":
            assert near(budget.left_out(why, is_cost), amount), why

    position = businesscase.public_agencies(case).position("new")
    ids = ["council", "nhs"]
    wanted = plain.agencies(costs, benefits, last_year, BANDS, schedule, INDEX, base, ids)
    assert near(position.present_by_year, [wanted["by_year"][id] for id in ids])
    assert near(position.paid, [wanted["paid"][id] for id in ids])
    assert near(position.gained, [wanted["gained"][id] for id in ids])
    assert near(position.cashable, wanted["cashable"])
    assert near(position.present.sum(), position.present_by_year.sum())

    eta, incomes = draw.uniform(0, 3), {"residents": draw.uniform(5e3, 9e4), "nhs": 31_000.0}
    rich = case.replaced(
        case.by_id["frame"].changed(reference_income=30_000.0),
        *(person.changed(income=incomes.get(person.id)) for person in case.stakeholders),
    )
    counted = [[line for line in lines if not line["transfer"]] for lines in (costs, benefits)]
    social = plain.agencies(*counted, last_year, BANDS, schedule, INDEX, base, WHO)
    nets = {id: social["gained"][id] - social["paid"][id] for id in WHO}
    by_hand = sum(net * (30_000 / incomes[id]) ** eta if id in incomes else net for id, net in nets.items())
    if any(incomes.get(id) for line in (*costs, *benefits) if not line["transfer"] for id in _who(line)):
        assert near(businesscase.weighted(rich, eta).npsv["new"], by_hand)


def _who(line: dict[str, Any]) -> dict[str, float]:
    found: dict[str, float] = line["payer"] if "payer" in line else line["gainer"]
    return found


@pytest.mark.parametrize("number", range(count("hypothesis_slow")))
def test_what_always_holds(number: int) -> None:
    """Nothing of a line is lost; budget lines, agencies and years sum; every need is a running total."""
    draw = random.Random(number)  # noqa: S311 - cases, not secrets
    parts = drawn(draw, 8)
    case = built(parts, 8, base_year="2024", inflation="pay")
    shown = businesscase.council_cash(case)
    budget = shown.budget("new")
    for line in budget.lines:
        assert near(line.counted + sum(line.left_out.values(), np.zeros(9)), line.whole)
    by_year = budget.by_year
    for cost, (first, second) in ((True, ("capital", "revenue")), (False, ("savings", "income"))):
        lines = sum((budget.ledger(name, cost) for name in budget.ledger_names(cost)), np.zeros(9))
        assert near(lines, by_year[first] + by_year[second])
    runs = sum(by_year[key] for key in ("one-off", "double-running", "ongoing", "runs-not-said"))
    assert near(runs, by_year["revenue"])
    assert near(sum(by_year[key] for key in by_year if key.startswith("funding-")), by_year["funding"])
    assert near(np.cumsum(by_year["gap"]), by_year["running"])
    public = businesscase.public_agencies(case)
    figures = public.figures
    for measure in ("paid", "gained", "net", "transfers"):
        each = [figures[f"public-{measure}.new.{agency.id}"].value or 0.0 for agency in public.agencies]
        assert math.isclose(sum(each), figures[f"public-total-{measure}.new"].value or 0.0, abs_tol=1e-5)


@pytest.mark.parametrize("number", range(count("hypothesis_slow")))
def test_views_meet_where_nothing_sets_them_apart(number: int) -> None:
    """All cash, all the council's, no inflation, no transfer: cash is the undiscounted appraisal, and fiscal
    is social."""
    draw = random.Random(number)  # noqa: S311 - cases, not secrets
    plainly = {"transfer": False, "inflation": ""}
    costs, benefits, _ = drawn(draw, 8)
    costs = [
        {**line, **plainly, "payer": {"council": 1.0}, "sort": line["sort"].replace("in kind", "revenue")}
        for line in costs
    ]
    cash = {"gainer": {"council": 1.0}, "sort": "cash-releasing", "cashable": 1.0, "release_year": None}
    case = built((costs, [{**line, **plainly, **cash} for line in benefits], []), 8, base_year="2024")
    outcome = businesscase.appraise(case).outcome("new")
    budget = businesscase.council_cash(case).budget("new")
    assert near(budget.by_year["gap"], outcome.net)
    assert near(budget.by_year["running"], outcome.cumulative)
    position = businesscase.public_agencies(case).position("new")
    assert near(position.present.sum(), outcome.npsv)
    assert near(position.total, outcome.net)
    assert position.payback(0) == pytest.approx(outcome.payback) if outcome.payback is not None else True


def test_splitting_a_line_changes_nothing() -> None:
    draw = random.Random(7)  # noqa: S311 - cases, not secrets
    costs, benefits, fundings = drawn(draw, 8)
    benefits.append({**a_benefit(draw, 8), "option": "new"})
    whole = built((costs, benefits, fundings), 8, base_year="2024", inflation="pay")
    last = benefits[-1]
    halves = [{**last, "unit_value": last["unit_value"] * share} for share in (0.25, 0.75)]
    split = built((costs, [*benefits[:-1], *halves], fundings), 8, base_year="2024", inflation="pay")
    one, two = (businesscase.council_cash(case).budget("new").by_year for case in (whole, split))
    assert all(near(one[key], two[key]) for key in one)
    first, second = (businesscase.public_agencies(case).position("new") for case in (whole, split))
    assert near(first.present_by_year, second.present_by_year)
    assert near(first.cashable, second.cashable)


def test_the_order_of_records_changes_no_figure() -> None:
    case = built(drawn(random.Random(3), 8), 8, base_year="2024", inflation="pay")  # noqa: S311
    turned = Case(reversed(case.records))
    assert {BAU, NEW} <= set(turned.of(type(NEW)))
    for view in (businesscase.council_cash, businesscase.public_agencies):
        found, again = view(case).figures, view(turned).figures
        assert set(found) == set(again)
        for id, figure in found.items():
            assert near(figure.value or 0.0, again[id].value or 0.0)
