"""What it is worth to know some assumptions before deciding: exactly where that can be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from innokit.businesscase.lines.setting import Array
from innokit.businesscase.uncertainty.chunks import draws
from innokit.businesscase.uncertainty.expected import exact, given
from innokit.businesscase.uncertainty.simulate import Simulation
from innokit.errors import MethodRefused
from innokit.maths import information, streams
from innokit.maths.simulation import weighted


class Worth(NamedTuple):
    """What knowing one assumption, or some together, is worth.

    Attributes
    ----------
    rows : tuple of int
        Of the inputs.
    value : float
        EVPPI, £.
    error : float
        Its sampling error, from the number of draws.
    exact : bool
        By exact conditional means; else by regression, which is biased upwards a little.
    name : str
        Of a group; empty for one assumption.
    """

    rows: tuple[int, ...]
    value: float
    error: float
    exact: bool
    name: str = ""

    @property
    def row(self) -> int:
        """Row of the input, or of the first of a group."""
        return self.rows[0]


def worth_of(
    simulation: Simulation, rows: Sequence[int], name: str = "", values: Array | None = None
) -> Worth:
    """Give what knowing one input, or a group of them together, is worth.

    Parameters
    ----------
    simulation : Simulation
    rows : sequence of int
        Of the inputs known.
    name : str, optional
        Of the group.
    values : ndarray, optional
        The draws of the first chunk, where the caller has them; drawn again where not given.
    """
    known = first_draws(simulation, rows) if values is None else values
    mean = means_given(simulation, {row: known[row] for row in rows})
    if mean is not None:
        found = information.estimate(mean)
    else:
        benefit = simulation.net_benefit[: known.shape[1]]
        found = information.estimate(benefit, known[list(rows)].T, where=name or "inputs")
    return Worth(tuple(rows), found.value, found.error, mean is not None, name)


def means_given(simulation: Simulation, known: Mapping[int, Array]) -> Array | None:
    """Give mean NPSVs where some inputs are known, business as usual first, shape (values, 1 + options).

    None where they have no closed form: in a line that what is known has to do with, an input known moves
    with one that is not, or two that are not known move together.
    """
    model, joined = simulation.task.model, simulation.task.joined
    moved = [row for group in joined if set(group) & set(known) for row in group]
    touched = [int(line) for line in model.touched(*known, *moved)]
    rest = np.setdiff1d(np.arange(len(model.factors)), touched)
    constant = simulation.line_means[rest]
    if not all(exact(model, line, joined, known) for line in touched):
        return None
    signs, many = simulation.task.sums.npsv, len(next(iter(known.values())))
    out = np.zeros((1 + len(signs), many))
    out[1:] = (signs[:, rest] @ constant)[:, None]
    if touched:
        out[1:] += weighted(signs[:, touched], given(model, simulation.inputs, touched, known))
    return out.T


def first_draws(simulation: Simulation, rows: Sequence[int] | None = None) -> Array:
    """Give the draws of the first chunk again, of all inputs or of some; the others are left at 0."""
    task = simulation.task.at(0, min(simulation.draws, streams.CHUNK), yearly=False)
    return draws(task, only=rows)


def named(simulation: Simulation, groups: Mapping[str, Sequence[str]]) -> dict[str, tuple[int, ...]]:
    """Give the rows of assumptions named by id or title, group by group.

    Raises
    ------
    MethodRefused
        A group is empty, or names what is not an uncertain assumption that a line uses.
    """
    places = {one.assumption.title: row for row, one in enumerate(simulation.inputs)}
    places |= {one.assumption.id: row for row, one in enumerate(simulation.inputs)}
    for name, members in groups.items():
        strange = [member for member in members if member not in places]
        if strange or not members:
            what = f"{strange[0]!r} is not an uncertain assumption" if strange else "It names no assumption"
            titles = ", ".join(one.assumption.title for one in simulation.inputs)
            raise MethodRefused(what, where=f"group {name!r}", remedy=f"Name some of: {titles}")
    return {name: tuple(sorted({places[one] for one in members})) for name, members in groups.items()}
