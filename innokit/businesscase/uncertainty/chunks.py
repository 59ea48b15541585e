"""One chunk of draws: small enough for memory, whole enough for another process or machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from innokit.businesscase.lines.setting import Array
from innokit.businesscase.uncertainty.inputs import Input
from innokit.businesscase.uncertainty.model import Model
from innokit.maths import families, streams


class Drawn(NamedTuple):
    """How one input is drawn: its name and dimension for life, its distribution, and the limits of draws."""

    name: str
    dimension: int
    family: str
    parameters: tuple[float, ...]
    least: float
    most: float
    clipped: bool


@dataclass(frozen=True, eq=False)
class Sums:
    """What is added up of the lines; each matrix has one column a line.

    Attributes
    ----------
    npsv : ndarray, shape (options, lines)
        Costs with a minus.
    costs, benefits : ndarray, shape (options, lines)
    parts : ndarray, shape (options x stakeholders, lines)
        What each stakeholder is left with.
    signs : ndarray, shape (options, lines)
        As `npsv`, with the transfers that it leaves out.
    cash : ndarray or None, shape (lines, years)
        What each year of a line in prices of the base is in the council's cash.
    """

    npsv: Array
    costs: Array
    benefits: Array
    parts: Array
    signs: Array
    cash: Array | None


@dataclass(frozen=True, eq=False)
class Task:
    """All that one chunk needs, and nothing of the case itself."""

    model: Model
    drawn: tuple[Drawn, ...]
    correlation: tuple[tuple[int, ...], Array] | None
    sums: Sums
    seed: int
    method: streams.Method
    chunk: int = 0
    size: int = streams.CHUNK
    yearly: bool = False

    def at(self, chunk: int, size: int, *, yearly: bool) -> Task:
        """Give the task of another chunk."""
        return replace(self, chunk=chunk, size=size, yearly=yearly)


class Done(NamedTuple):
    """What came out of a chunk; the last axis is draws.

    ``cumulative`` (options x years x draws, undiscounted) and ``cash`` (options x draws, all years) are None
    where they were not asked for.
    """

    npsv: Array
    costs: Array
    benefits: Array
    parts: Array
    cumulative: Array | None
    cash: Array | None


def drawn(uncertain: Sequence[Input], dimensions: dict[str, int]) -> tuple[Drawn, ...]:
    """Say how each input is drawn."""
    return tuple(
        Drawn(
            one.assumption.id, dimensions[one.assumption.id], one.family, one.parameters, one.least, one.most,
            one.clipped,
        )
        for one in uncertain
    )  # fmt: skip


def draws(task: Task, seed: int | None = None) -> Array:
    """Draw every input of a chunk, shape (inputs, draws).

    Parameters
    ----------
    task : Task
    seed : int, optional
        In place of the task's own, for an independent copy of the same inputs.
    """
    names = [one.name for one in task.drawn]
    u = streams.uniforms(
        task.seed if seed is None else seed, names, task.chunk, task.size, method=task.method,
        dimensions=[one.dimension for one in task.drawn],
    )  # fmt: skip
    if task.correlation is not None:
        rows, ranks = task.correlation
        u[list(rows)] = streams.correlated(u[list(rows)], ranks)
    return np.array([_values(one, row) for one, row in zip(task.drawn, u, strict=True)])


def work(task: Task) -> Done:
    """Draw and work out one chunk."""
    values = draws(task)
    present = task.model.present_values(values)
    sums = task.sums
    cumulative, cash = _by_year(task, values) if task.yearly else (None, None)
    return Done(
        sums.npsv @ present,
        sums.costs @ present,
        sums.benefits @ present,
        sums.parts @ present,
        cumulative,
        cash,
    )


def _values(one: Drawn, u: Array) -> Array:
    """Give the values of one input."""
    found = families.quantile(one.family, one.parameters, u)
    return np.clip(found, one.least, one.most) if one.clipped else found


def _by_year(task: Task, values: Array) -> tuple[Array, Array | None]:
    """Give the running total of the net flow, and the council's cash, in each draw."""
    model, sums = task.model, task.sums
    products, years = model.products(values), model.real.shape[1]
    net = np.zeros((len(sums.npsv), years, task.size))
    cash = None if sums.cash is None else np.zeros((len(sums.npsv), task.size))
    for line, product in enumerate(products):
        flow = _flow(model, line, product, values)
        mine = np.zeros(task.size) if sums.cash is None else sums.cash[line] @ flow
        for option in np.flatnonzero(sums.signs[:, line]):
            net[option] += sums.npsv[option, line] * flow
            if cash is not None:
                cash[option] += sums.signs[option, line] * mine
    return np.cumsum(net, axis=1), cash


def _flow(model: Model, line: int, product: Array, values: Array) -> Array:
    """Give one line by year in each draw, shape (years, draws)."""
    years, start = model.real.shape[1], int(model.start[line])
    flow = np.zeros((years, len(product)))
    kept = 1.0 if model.drop_off[line] < 0 else 1 - values[model.drop_off[line]]
    left = product.copy()
    for since in range(years - start):
        flow[start + since] = model.real[line, since] * left
        left = left * kept
    return flow
