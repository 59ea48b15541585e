"""Shares of the variance of an answer that come from its inputs, each group of correlated ones as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from innokit.businesscase.lines.setting import Array
from innokit.businesscase.uncertainty.chunks import draws
from innokit.businesscase.uncertainty.expected import exact, given
from innokit.businesscase.uncertainty.inputs import Input
from innokit.businesscase.uncertainty.simulate import Simulation
from innokit.errors import MethodRefused
from innokit.maths import streams
from innokit.maths.regression import explained
from innokit.words import a_list


class Effect(NamedTuple):
    """What one input, or some that move together, contribute to the variance of an option's NPSV.

    Attributes
    ----------
    inputs : tuple of Input
        One, or all that are recorded to move together.
    first : float
        Share of the variance that would go if they alone were known.
    total : float
        Share that would be left if all the others were known: with interactions.
    alone : tuple of float
        Of several: what each by itself tells, with what it tells of the others; by regression.
    """

    inputs: tuple[Input, ...]
    first: float
    total: float
    alone: tuple[float, ...] = ()

    @property
    def input(self) -> Input:
        """The input, or the first of several."""
        return self.inputs[0]

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the assumptions."""
        return tuple(one.assumption.id for one in self.inputs)

    @property
    def title(self) -> str:
        """Name of the assumption, or of all that move together."""
        return a_list([one.assumption.title for one in self.inputs])


def effects(simulation: Simulation, row: int) -> list[Effect]:
    """Give first-order and total effects of the inputs on an option's NPSV, in the order of the inputs.

    Only the lines of the option, and the inputs in them, are drawn and worked out. An input is drawn anew by
    taking its value from the next draw, which is independent of this one; a group that moves together is
    taken from there together.

    Parameters
    ----------
    simulation : Simulation
    row : int
        Of the option.

    Raises
    ------
    MethodRefused
        Nothing varies.
    """
    # A point of a Sobol sequence depends on the one before it; random draws do not.
    task = replace(simulation.task, size=min(streams.CHUNK, simulation.draws), method="random")
    model, weights = task.model, task.sums.npsv[row]
    ours = np.flatnonzero(weights)
    groups = [(group, np.intersect1d(model.touched(*group), ours)) for group in task.together]
    used = [number for group, lines in groups if lines.size for number in group]
    values = draws(task, only=used)
    present = np.zeros((len(weights), task.size))
    present[ours] = model.present_values_of(ours, values)
    answer = weights[ours] @ present[ours]
    variance = float(answer.var())
    if variance == 0:
        raise MethodRefused(
            "The answer does not vary, so nothing drives it", where="drivers",
            remedy="Give an assumption that this option's lines use a low and a high value",
        )  # fmt: skip
    out = []
    for group, lines in groups:
        members = tuple(simulation.inputs[number] for number in group)
        if not lines.size:
            out.append(Effect(members, 0.0, 0.0, (0.0,) * len(group) if len(group) > 1 else ()))
            continue
        change = weights[lines] @ (present[lines] - _redrawn(simulation, lines, group, values))
        first = _first(simulation, lines, group, values, weights, answer)
        alone = [explained(values[number], answer) for number in group] if len(group) > 1 else []
        out.append(Effect(members, first, float((change**2).mean()) / 2 / variance, tuple(alone)))
    return out


def _redrawn(
    simulation: Simulation, lines: npt.NDArray[np.int64], group: Sequence[int], values: Array
) -> Array:
    """Give what lines are worth with the inputs of a group drawn anew; the draws are left as they were."""
    rows = list(group)
    kept = values[rows]
    values[rows] = np.roll(kept, 1, axis=1)
    found = simulation.task.model.present_values_of(lines, values)
    values[rows] = kept
    return found


def _first(
    simulation: Simulation,
    lines: npt.NDArray[np.int64],
    group: Sequence[int],
    values: Array,
    weights: Array,
    answer: Array,
) -> float:
    """Share of the variance that the mean given a group's inputs has, exactly where that can be done."""
    model = simulation.task.model
    if all(exact(model, int(line), simulation.task.joined, group) for line in lines):
        known = {number: values[number] for number in group}
        mean = weights[lines] @ given(model, simulation.inputs, lines.tolist(), known)
        return float(mean.var()) / float(answer.var())
    return explained(values[list(group)], answer)
