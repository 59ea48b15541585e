"""What each draw comes to by year, in each view: social, all public agencies, the council's cash."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from innokit.businesscase.lines.setting import Array
from innokit.businesscase.uncertainty.chunks import draws
from innokit.businesscase.uncertainty.model import Model
from innokit.businesscase.uncertainty.simulate import Simulation
from innokit.businesscase.views.cash.council import CouncilCash
from innokit.businesscase.views.cash.entries import cash_lines
from innokit.businesscase.views.counted import cash_share, released, share_of
from innokit.maths import streams
from innokit.records import BenefitLine, Ref

NOISE = 1e-12
"""Share of all that moves below which a running total counts as nothing."""


class ByYear(NamedTuple):
    """One option against business as usual in each draw; the last axis is draws.

    Attributes
    ----------
    social, discounted : ndarray, shape (years, draws)
        Benefits less costs, in prices of the base, and discounted.
    put_in : ndarray, shape (draws,)
        Present value of the option's own costs.
    agencies : ndarray, shape (agencies, years, draws)
        What each public agency gains less what it pays, transfers in, undiscounted.
    paid, gained : ndarray, shape (agencies, draws)
        Present values.
    cashable : ndarray, shape (draws,)
        Present value of what agencies gain in cash.
    cash : ndarray, shape (years, draws)
        The council's cash in the money of each year, before funding and repayments.
    """

    social: Array
    discounted: Array
    put_in: Array
    agencies: Array
    paid: Array
    gained: Array
    cashable: Array
    cash: Array


class Weights(NamedTuple):
    """How much of each year of each line counts: shape (rows, lines, years)."""

    plain: Array
    cash: Array


def by_year(simulation: Simulation, row: int, agencies: Sequence[str], council: CouncilCash | None) -> ByYear:
    """Work out one option by year on the first chunk of draws.

    Parameters
    ----------
    simulation : Simulation
    row : int
        Of the option.
    agencies : sequence of str
        Ids of the public agencies.
    council : CouncilCash or None
        None where there is no council; its cash is then nothing.
    """
    task = simulation.task
    values = draws(task.at(0, min(simulation.draws, streams.CHUNK), yearly=False))
    weights = _weights(simulation, row, agencies, council)
    products = task.model.products(values)
    plain = _added_up(task.model, values, products, weights.plain)
    in_cash = products * _cashable(simulation, values)
    cash, cashable = _added_up(task.model, values, in_cash, weights.cash)
    many = len(agencies)
    each = plain[3:].reshape(3, many, *plain.shape[1:])
    return ByYear(
        plain[0], plain[1], plain[2].sum(axis=0), each[0], each[1].sum(axis=1), each[2].sum(axis=1),
        cashable.sum(axis=0), cash,
    )  # fmt: skip


def payback(flows: Array) -> Array:
    """Years until the running total of each draw is not negative and stays so; infinite for never.

    Parameters
    ----------
    flows : ndarray, shape (years, draws)

    Returns
    -------
    ndarray, shape (draws,)
        As `maths.returns.payback` gives for one.

    Examples
    --------
    >>> payback(np.array([[-1000.0, -1000.0, 5.0], [300, 300, 0], [400, 400, 0], [500, 200, 0]])).tolist()
    [2.6, inf, 0.0]
    """
    running = np.cumsum(flows, axis=0)
    below = running < -NOISE * np.abs(flows).sum(axis=0)
    last = len(flows) - 1 - np.argmax(below[::-1], axis=0)
    last = np.where(below.any(axis=0), last, -1)
    next_year, places = np.minimum(last + 1, len(flows) - 1), np.arange(flows.shape[1])
    with np.errstate(divide="ignore", invalid="ignore"):
        part = np.minimum(-running[last, places] / flows[next_year, places], 1.0)
    found: Array = np.where(last < 0, 0.0, np.where(last == len(flows) - 1, np.inf, last + part))
    return found


def _added_up(model: Model, values: Array, products: Array, weights: Array) -> Array:
    """Add up lines by year, shape (rows, years, draws)."""
    rows, _, years = weights.shape
    out = np.zeros((rows, years, values.shape[1]))
    for line in np.flatnonzero(weights.any(axis=(0, 2))):
        left, start, fades = products[line].copy(), int(model.start[line]), model.drop_off[line]
        kept = None if fades < 0 else 1 - values[fades]
        for since in range(years - start):
            if model.real[line, since]:
                for row in np.flatnonzero(weights[:, line, start + since]):
                    out[row, start + since] += (
                        weights[row, line, start + since] * model.real[line, since] * left
                    )
            if kept is not None:
                left *= kept
    return out


def _weights(
    simulation: Simulation, row: int, agencies: Sequence[str], council: CouncilCash | None
) -> Weights:
    """Say what of each line counts, for one option less business as usual."""
    appraisal = simulation.appraisal
    flows, option, usual = appraisal.flows, simulation.options[row].id, appraisal.baseline.id
    times = np.array([float(f.line.option == option) - float(f.line.option == usual) for f in flows])
    costs = np.array([flow.is_cost for flow in flows])
    net, counted = np.where(costs, -times, times), np.array([flow.counted for flow in flows])
    own = counted & costs & np.array([flow.line.option == option for flow in flows])
    factors = np.array([flow.factors for flow in flows])
    shares = np.array([[flow.shares.get(id, 0.0) for flow in flows] for id in agencies])
    shares = shares.reshape(len(agencies), len(flows), 1)
    years = np.ones(factors.shape[1])
    plain = np.concatenate([
        ((net * counted)[:, None] * years)[None],
        ((net * counted)[:, None] * factors)[None],
        (own[:, None] * factors)[None],
        net[:, None] * years * shares,
        (times * costs)[:, None] * factors * shares,
        (times * ~costs)[:, None] * factors * shares,
    ])  # fmt: skip
    numbers = {**appraisal.setting.numbers, **dict.fromkeys(_cashable_ids(simulation).values(), 1.0)}
    cash = np.zeros((2, *factors.shape))
    if council is not None:
        ids = [one.id for one in council.council]
        lines = cash_lines(flows, council.indices, ids, numbers)
        cash[0] = net[:, None] * np.array([line.scale for line in lines])
    part = np.array([cash_share(flow, numbers) * share_of(flow, agencies) for flow in flows])
    gains = times * ~costs * part
    cash[1] = gains[:, None] * released(flows, factors.shape[1]) * factors
    return Weights(plain, cash)


def _cashable_ids(simulation: Simulation) -> dict[int, str]:
    """For each line whose cashable share is drawn, the assumption that it is."""
    drawn = {one.assumption.id for one in simulation.inputs}
    found = enumerate(flow.line for flow in simulation.appraisal.flows)
    return {
        number: line.cashable.assumption
        for number, line in found
        if isinstance(line, BenefitLine)
        and isinstance(line.cashable, Ref)
        and line.cashable.assumption in drawn
    }


def _cashable(simulation: Simulation, values: Array) -> Array:
    """What the cash of each line is multiplied by in each draw: its cashable share where that is drawn."""
    place = {one.assumption.id: row for row, one in enumerate(simulation.inputs)}
    out = np.ones((len(simulation.appraisal.flows), values.shape[1]))
    for line, id in _cashable_ids(simulation).items():
        out[line] = values[place[id]]
    return out
