"""The methods that case files can name: each takes a case's inputs and gives its answers by name.

To add one, write a function of the inputs below and put ``@method("its_name")`` above it.
"""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from innokit.maths import (
    additionality,
    aggregate,
    crosscheck,
    discounting,
    distribution,
    groups,
    information,
    optimism,
    prices,
    returns,
    robustness,
    weights,
)

Inputs = dict[str, Any]
Answers = dict[str, Any]
METHODS: dict[str, Callable[[Inputs], Answers]] = {}


def method(name: str) -> Callable[[Callable[[Inputs], Answers]], Callable[[Inputs], Answers]]:
    """Enter a function under the name by which case files call it."""

    def enter(function: Callable[[Inputs], Answers]) -> Callable[[Inputs], Answers]:
        if name in METHODS:
            raise KeyError(f"two methods are called {name}")
        METHODS[name] = function
        return function

    return enter


def schedule(inputs: Inputs) -> list[tuple[float, float]]:
    """The discount bands of a case; null stands for a last year that never comes."""
    return [(math.inf if last is None else last, rate) for last, rate in inputs["bands"]]


def best_first(names: list[str], values: Any) -> list[str]:
    """Names in falling order of their values."""
    return [names[i] for i in np.argsort(-np.asarray(values), kind="stable")]


# Weights and values


@method("swing")
def swing(inputs: Inputs) -> Answers:
    return {"weights": weights.swing(inputs["points"])}


@method("rank_order_centroid")
def rank_order_centroid(inputs: Inputs) -> Answers:
    return {str(n): weights.rank_order_centroid(n) for n in inputs["numbers_of_criteria"]}


@method("pairwise")
def pairwise(inputs: Inputs) -> Answers:
    found = weights.pairwise(inputs["matrix"])
    return found._asdict()


@method("pairwise_hierarchy")
def pairwise_hierarchy(inputs: Inputs) -> Answers:
    top = weights.pairwise(inputs["criteria_judgements"])
    below = [weights.pairwise(matrix) for matrix in inputs["option_judgements"].values()]
    return {
        "criteria_weights": top.weights,
        "criteria_ratio": top.consistency_ratio,
        "option_ratios": [found.consistency_ratio for found in below],
        "priorities": aggregate.overall_value(np.column_stack([f.weights for f in below]), top.weights),
    }


@method("copy_of_an_option")
def copy_of_an_option(inputs: Inputs) -> Answers:
    """Relative priorities before and after an exact copy of one option joins, and totals on fixed scales."""
    names, original = inputs["options"], inputs["copied"]

    def priorities(matrices: Any) -> Any:
        columns = [weights.pairwise(matrix).weights for matrix in matrices]
        return aggregate.overall_value(np.column_stack(columns), inputs["criteria_weights"])

    with_copy = [*range(len(names)), original]
    before = priorities(inputs["option_judgements"])
    after = priorities([np.array(m)[np.ix_(with_copy, with_copy)] for m in inputs["option_judgements"]])
    return {
        "before": before,
        "after": after,
        "winner_before": best_first(names, before)[0],
        "winner_after": best_first([*names, "copy"], after)[0],
    }


@method("overall_value")
def overall_value(inputs: Inputs) -> Answers:
    totals = aggregate.overall_value(inputs["scores"], inputs["weights"])
    return {"totals": totals, "order": best_first(inputs["options"], totals)}


@method("efficient_frontier")
def efficient_frontier(inputs: Inputs) -> Answers:
    flags = aggregate.efficient_frontier(inputs["costs"], inputs["values"])
    return {"efficient": [name for name, flag in zip(inputs["options"], flags, strict=True) if flag]}


@method("switching_weight_of_a_branch")
def switching_weight_of_a_branch(inputs: Inputs) -> Answers:
    """How far the joint weight of one branch of criteria can move before another option takes over."""
    names, scores, weight = inputs["options"], np.array(inputs["scores"]), np.array(inputs["weights"])
    inside = np.isin(np.arange(weight.size), inputs["branch"])
    halves = [
        aggregate.overall_value(scores[:, part], weights.normalise(weight[part]))
        for part in (inside, ~inside)
    ]
    found = robustness.switching_weights(
        np.column_stack(halves), [weight[inside].sum(), weight[~inside].sum()]
    )[0]
    winner = best_first(names, aggregate.overall_value(scores, weight))[0]
    return {
        "lowest_weight": found.low,
        "takes_over_below": None if found.below is None else names[found.below],
        "takes_over_above": None if found.above is None else names[found.above],
        "winner": winner,
    }


# Cross-checks, groups, robustness


@method("topsis")
def topsis(inputs: Inputs) -> Answers:
    closeness = crosscheck.topsis(inputs["levels"], inputs["weights"], inputs["more_is_better"])
    return {"closeness": closeness, "order": best_first(inputs["options"], closeness)}


@method("promethee")
def promethee(inputs: Inputs) -> Answers:
    arguments = (inputs[name] for name in ("levels", "weights", "more_is_better", "preferences"))
    flows = crosscheck.promethee(*arguments)
    return {**flows._asdict(), "order": best_first(inputs["options"], flows.net)}


@method("kendall_w")
def kendall_w(inputs: Inputs) -> Answers:
    return groups.kendall_w(inputs["ranks"])._asdict()


@method("rank_acceptability")
def rank_acceptability(inputs: Inputs) -> Answers:
    scores = inputs["scores"]
    sample = robustness.weight_blocks(len(scores[0]), inputs["draws"], inputs["seed"])
    found = robustness.rank_acceptability(scores, sample)
    winning = found.pairwise_winning.tolist()
    for i, row in enumerate(winning):
        row[i] = None
    return {"ranks": found.ranks, "central_weights": found.central_weights, "pairwise_winning": winning}


# Money over the years


@method("discount_factors")
def discount_factors(inputs: Inputs) -> Answers:
    timing = inputs.get("timing", "end")
    return {"factors": discounting.factors(inputs["years"], schedule(inputs), timing=timing)}


@method("two_timings")
def two_timings(inputs: Inputs) -> Answers:
    """Benefits and running costs alike in the middle of every year, capital at the start of the first."""
    years = range(inputs["years"])
    start, middle = (discounting.factors(years, schedule(inputs), timing=t) for t in ("end", "mid"))
    worth, spent = {}, {}
    for name, option in inputs["options"].items():
        worth[name] = discounting.present_value([option["benefit"]] * len(years), middle)
        running = discounting.present_value([option["running"]] * len(years), middle)
        spent[name] = running + option["capital"] * start[0]
    return {
        "mid_year": middle[:3],
        "start_of_year": start[:3],
        "benefits": worth,
        "costs": spent,
        "npv": {name: worth[name] - spent[name] for name in worth},
        "ratio": {name: worth[name] / spent[name] for name in worth},
    }


@method("outlay_and_savings")
def outlay_and_savings(inputs: Inputs) -> Answers:
    """An outlay in year 0 and one saving a year after it, at two levels of the saving."""
    years = inputs["years_of_saving"]
    factors = discounting.factors(range(years + 1), schedule(inputs))

    def flows(saving: float) -> list[float]:
        return [-inputs["outlay"], *[saving] * years]

    def npv(saving: float) -> float:
        return discounting.present_value(flows(saving), factors)

    base = inputs["saving"]
    switching = returns.switching_value(npv, 0, base)
    return {
        "npv": npv(base),
        "npv_at_lower_saving": npv(inputs["lower_saving"]),
        "switching_saving": switching,
        "switching_change": None if switching is None else switching / base - 1,
        "irr": returns.irr(flows(base)).rate,
        "payback": returns.payback(flows(base)),
        "discounted_payback": returns.discounted_payback(flows(base), factors),
    }


@method("net_present_cost")
def net_present_cost(inputs: Inputs) -> Answers:
    costs = inputs["costs_by_option"]
    factors = discounting.factors(range(len(next(iter(costs.values())))), schedule(inputs))
    totals = {name: discounting.present_value(flows, factors) for name, flows in costs.items()}
    yearly = {name: np.multiply(flows, factors) for name, flows in costs.items()}
    return {"total": totals, "by_year": yearly, "preferred": min(totals, key=lambda name: totals[name])}


@method("equivalent_annual_cost")
def equivalent_annual_cost(inputs: Inputs) -> Answers:
    rate, choices = inputs["rate"], inputs["choices"]
    costs = {n: discounting.equivalent_annual_cost(c["cost"], rate, c["life"]) for n, c in choices.items()}
    factors = {n: discounting.equivalent_annual_cost(1, rate, c["life"]) for n, c in choices.items()}
    return {"cost": costs, "factor": factors, "preferred": min(costs, key=lambda name: costs[name])}


@method("sensitivity_indicator")
def sensitivity_indicator(inputs: Inputs) -> Answers:
    """Indicator: share by which net present value falls for each share by which the variable changes."""
    indicator = inputs["indicator"]
    switching = returns.switching_value(lambda change: 1 - indicator * change, 0, 1)
    return {"change_of_npv": indicator * inputs["change"], "switching_change": switching}


# Prices and adjustments


@method("rebase")
def rebase(inputs: Inputs) -> Answers:
    rows = inputs["rows"]
    before = [row["index_from"] for row in rows]
    return {"values": prices.rebase([row["value"] for row in rows], before, inputs["index_to"])}


@method("welfare_weight")
def welfare_weight(inputs: Inputs) -> Answers:
    incomes = inputs["income"], inputs["reference_income"]
    return {str(eta): distribution.welfare_weight(*incomes, eta=eta) for eta in inputs["etas"]}


@method("wellbeing_years")
def wellbeing_years(inputs: Inputs) -> Answers:
    """A change in life satisfaction that lasts some years, undiscounted."""
    yearly = inputs["change"] * inputs["value_of_a_point"] * inputs["people"]
    profile = additionality.profile(inputs["years"])
    return {
        "each_year": yearly,
        "total": discounting.present_value(yearly * profile, np.ones(inputs["years"])),
    }


@method("benefit_chain")
def benefit_chain(inputs: Inputs) -> Answers:
    """A service's chain from population to net present value, with a capital and a yearly cost."""
    i, years = inputs, inputs["years"]
    factors = discounting.factors(range(years), schedule(i))
    unit = prices.rebase(i["unit_value"], i["index_from"], i["index_to"])
    shape = additionality.profile(years, lag=i["lag"], duration=i["duration"], drop_off=i["drop_off"])
    capital = i["capital_cost"] * (1 + optimism.applied(i["capital_upper"], i["capital_managed"]))
    costs = np.full(years, i["yearly_cost"] * (1 + i["yearly_cost_uplift"]))
    costs[0] += capital

    def benefits(impact: float) -> Any:
        gross = i["population"] * i["engagement"] * i["retention"] * impact
        return additionality.net(gross, deadweight=i["deadweight"]) * unit * (1 - i["benefit_cut"]) * shape

    def npv(impact: float) -> float:
        return discounting.present_value(benefits(impact) - costs, factors)

    worth, spent = (discounting.present_value(flow, factors) for flow in (benefits(i["impact"]), costs))
    return {
        "unit_value": unit,
        "benefits_by_year": benefits(i["impact"]),
        "costs_by_year": costs,
        "present_benefits": worth,
        "present_costs": spent,
        "npv": npv(i["impact"]),
        "bcr": worth / spent,
        "npv_of_cashable_part": i["cashable"] * worth - spent,
        "present_benefits_by_agency": {name: part * worth for name, part in i["agency_shares"].items()},
        "switching_impact": returns.switching_value(npv, 0, i["impact"]),
    }


# Value of information


@method("information_of_two_normals")
def information_of_two_normals(inputs: Inputs) -> Answers:
    """Nothing, or p1 - p2 with both normal: from one run of draws."""
    draw = np.random.default_rng(inputs["seed"])
    p1, p2 = (draw.normal(*inputs[name], inputs["draws"]) for name in ("p1", "p2"))
    benefit = np.column_stack([np.zeros(inputs["draws"]), p1 - p2])
    return {
        "evpi": information.evpi(benefit),
        "evppi_p1": information.evppi(benefit, p1),
        "evppi_p2": information.evppi(benefit, p2),
        "evppi_both": information.evppi(benefit, np.column_stack([p1, p2])),
    }
