"""One chunk of draws: small enough for memory, whole enough for another process or machine."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, Protocol

import numpy as np

from innokit.businesscase.lines.setting import Array
from innokit.businesscase.uncertainty.inputs import Input
from innokit.businesscase.uncertainty.model import Model
from innokit.maths import families, simulation, streams


class Drawn(NamedTuple):
    """How one input is drawn: its name and dimension for life, its distribution, and the limits of draws."""

    name: str
    dimension: int
    family: str
    parameters: tuple[float, ...]
    least: float
    most: float
    clipped: bool


class Drawing(Protocol):
    """All that drawing a chunk needs."""

    @property
    def drawn(self) -> tuple[Drawn, ...]:
        """How each input is drawn."""

    @property
    def correlation(self) -> tuple[tuple[int, ...], Array] | None:
        """Rows that move together, and their rank correlations."""

    @property
    def seed(self) -> int:
        """The same seed gives the same draws."""

    @property
    def method(self) -> streams.Method:
        """How uniform draws are made."""

    @property
    def chunk(self) -> int:
        """Number of the chunk."""

    @property
    def size(self) -> int:
        """How many draws."""


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

    @cached_property
    def together(self) -> tuple[tuple[int, ...], ...]:
        """Rows of inputs in groups independent of each other: correlated ones, or by others, in one."""
        group = {row: {row} for row in range(len(self.drawn))}
        rows, ranks = self.correlation or ((), np.zeros((0, 0)))
        for a, b in zip(*np.nonzero(ranks), strict=True):
            joined = group[rows[a]] | group[rows[b]]
            group.update(dict.fromkeys(joined, joined))
        return tuple(dict.fromkeys(tuple(sorted(group[row])) for row in group))

    @cached_property
    def joined(self) -> tuple[tuple[int, ...], ...]:
        """Those groups that hold more than one input."""
        return tuple(group for group in self.together if len(group) > 1)


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


def draws(task: Drawing, only: Collection[int] | None = None) -> Array:
    """Draw every input of a chunk, shape (inputs, draws).

    Parameters
    ----------
    task : Task, or any other Drawing
    only : collection of int, optional
        Rows that are wanted; the others are left at 0. Those that move together come together.
    """
    wanted = _wanted(task, only)
    chosen = [task.drawn[row] for row in wanted]
    found = streams.uniforms(
        task.seed, [one.name for one in chosen], task.chunk, task.size,
        method=task.method, dimensions=[one.dimension for one in chosen],
    )  # fmt: skip
    if task.correlation is not None and set(task.correlation[0]) <= set(wanted):
        rows = [wanted.index(row) for row in task.correlation[0]]
        found[rows] = streams.correlated(found[rows], task.correlation[1])
    for one, row in zip(chosen, found, strict=True):  # in place: a second table would cost as much again
        row[:] = _values(one, row)
    if len(wanted) == len(task.drawn):
        return found
    out = np.zeros((len(task.drawn), task.size))
    out[wanted] = found
    return out


def _wanted(task: Drawing, only: Collection[int] | None) -> list[int]:
    """Rows to draw, in order: those asked for, with all that is correlated where any of that is."""
    if only is None:
        return list(range(len(task.drawn)))
    together = set() if task.correlation is None else set(task.correlation[0])
    return sorted({*only, *together} if together & set(only) else set(only))


def work(task: Task) -> Done:
    """Draw and work out one chunk."""
    values = draws(task)
    present, sums = task.model.present_values(values), task.sums
    cumulative, cash = (_running(task, values), _cash(task, values)) if task.yearly else (None, None)
    npsv, costs, benefits, parts = (
        simulation.weighted(weights, present)
        for weights in (sums.npsv, sums.costs, sums.benefits, sums.parts)
    )
    return Done(npsv, costs, benefits, parts, cumulative, cash)


def _values(one: Drawn, u: Array) -> Array:
    """Give the values of one input."""
    found = families.inverse(one.family, one.parameters)(u)
    return np.clip(found, one.least, one.most) if one.clipped else found


def _running(task: Task, values: Array) -> Array:
    """Give the running total of the net flow in each draw, shape (options, years, draws)."""
    model, signs = task.model, task.sums.npsv
    net = np.zeros((len(signs), model.real.shape[1], task.size))
    products = model.products(values)
    for line, left in enumerate(products):
        fades, options = model.drop_off[line], np.flatnonzero(signs[:, line])
        kept = 1.0 if fades < 0 else 1 - values[fades]
        for since in range(int(np.max(np.flatnonzero(model.real[line]), initial=-1)) + 1):
            for option in options:
                net[option, model.start[line] + since] += signs[option, line] * model.real[line, since] * left
            np.multiply(left, kept, out=left)
    return np.cumsum(net, axis=1, out=net)


def _cash(task: Task, values: Array) -> Array | None:
    """Give the council's cash over all years in each draw, shape (options, draws)."""
    cash = task.sums.cash
    if cash is None:
        return None
    return simulation.weighted(task.sums.signs, task.model.totals(cash, values))
