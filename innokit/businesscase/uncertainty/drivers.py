"""What drives the uncertainty: first-order and total effects of every input."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar, NamedTuple

import numpy as np
import numpy.typing as npt

from innokit.businesscase.lines.setting import Array
from innokit.businesscase.uncertainty.chunks import draws
from innokit.businesscase.uncertainty.expected import exact, given
from innokit.businesscase.uncertainty.inputs import Input
from innokit.businesscase.uncertainty.simulate import Simulation
from innokit.errors import MethodRefused
from innokit.maths import streams
from innokit.records import Case
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import per_cent, share_words

OTHER_SEED = 0x9E3779B9
"""Added to the seed for the second, independent copy of every input."""
MATTERS = 0.1
"""The share of the variance from which an input is named in a sentence."""


class Effect(NamedTuple):
    """What one input contributes to the variance of an option's NPSV.

    Attributes
    ----------
    input : Input
    first : float
        Share of the variance that would go if it alone were known.
    total : float
        Share that would be left if all the others were known: with interactions.
    """

    input: Input
    first: float
    total: float


@dataclass(frozen=True, eq=False)
class Drivers(Result):
    """What drives the uncertainty of one option's NPSV, most first.

    Parameters
    ----------
    case : Case
    simulation : Simulation
    option : int
        Its row in the simulation.
    effects : tuple of Effect
    """

    title: ClassVar[str] = "What drives it"
    case: Case
    simulation: Simulation
    option: int
    effects: tuple[Effect, ...]

    @property
    def made(self) -> Made:
        """How it was made."""
        made, size = self.simulation.made, streams.CHUNK
        how = (
            "Variance-based effects for independent inputs: first-order by exact conditional means on the "
            "draws, total by redrawing one input at a time in the lines that use it (Jansen 1999)"
        )
        return Made(how, made.editions, made.seed, min(size, self.simulation.draws))

    @cached_property
    def _lines(self) -> tuple[str, ...]:
        """Ids behind the option's figures."""
        appraisal = self.simulation.appraisal
        return appraisal.make.behind(appraisal.outcomes[self.option].lines)

    def sentences(self) -> tuple[Sentence, ...]:
        """Say which inputs drive the answer, in words."""
        title = self.simulation.options[self.option].title
        named = [effect for effect in self.effects if effect.total >= MATTERS] or list(self.effects[:1])
        said: list[Sentence] = []
        for place, effect in enumerate(named):
            start = f"The uncertainty about {title} comes most from " if place == 0 else "Then "
            share = self.total(effect)
            words = f": {share_words(effect.total)} of it" if place == 0 else f": {share_words(effect.total)}"
            said.append((start, f"{effect.input.assumption.title}", share.shown(words), "."))
        least = [effect.input.assumption.title for effect in self.effects if effect.total < 0.01]
        if least:
            said.append(
                (f"{len(least)} of {len(self.effects)} assumptions hardly matter: less than 1 in 100 each.",)
            )
        return tuple(said)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row an input."""
        columns = (Column("Assumption"), Column("By itself"), Column("With interactions"), Column("Owner"))
        note = "Shares of the variance of NPSV; they need not sum to 1, because inputs multiply each other."
        rows = tuple(self._row(effect) for effect in self.effects)
        caption = f"What drives the NPSV of {self.simulation.options[self.option].title}"
        return (Sheet("drivers", caption, columns, rows, note),)

    def total(self, effect: Effect) -> Figure:
        """Give the total effect of one input."""
        return self._figure("total-effect", effect, effect.total, "with interactions")

    def _row(self, effect: Effect) -> tuple[Fragment, ...]:
        """Give one input."""
        first = self._figure("first-effect", effect, effect.first, "by itself")
        given = effect.input.assumption
        return (given.title, first, self.total(effect), given.owner or "nobody yet")

    def _figure(self, measure: str, effect: Effect, value: float, how: str) -> Figure:
        """Give one effect."""
        option, given = self.simulation.options[self.option], effect.input.assumption
        label = f"Share of the variance of the NPSV of {option.title} that comes from {given.title}, {how}"
        behind = (*self._lines, given.id)
        return Figure(f"{measure}.{option.id}.{given.id}", value, per_cent(value), label, behind, "share")


def drivers(simulation: Simulation, option: str = "") -> Drivers:
    """Give first-order and total effects of every input on one option's NPSV.

    Parameters
    ----------
    simulation : Simulation
    option : str, optional
        Its id; the one with the highest mean where not given.

    Raises
    ------
    MethodRefused
        The option is not among those compared, inputs are correlated, or nothing varies.
    """
    ids = [one.id for one in simulation.options]
    if option and option not in ids:
        raise MethodRefused(
            "There is no such option here",
            where=f"option {option}",
            remedy=f"Ask for one of {', '.join(ids)}",
        )
    if simulation.task.correlation is not None:
        raise MethodRefused(
            "Shares of variance are only defined for assumptions that do not move together",
            where="drivers",
            remedy="Look at the value of knowing each instead, or withdraw the correlations",
        )
    row = ids.index(option) if option else simulation.best
    found = [
        Effect(one, *pair) for one, pair in zip(simulation.inputs, effects(simulation, row), strict=True)
    ]
    return Drivers(simulation.case, simulation, row, tuple(sorted(found, key=lambda one: -one.total)))


def effects(simulation: Simulation, row: int) -> list[tuple[float, float]]:
    """Give first-order and total effect of each input on an option's NPSV, in the order of the inputs.

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
    # Two scrambles of one Sobol sequence are no independent copies of each other; random draws are.
    task = replace(simulation.task, size=min(streams.CHUNK, simulation.draws), method="random")
    model, weights = task.model, task.sums.npsv[row]
    values, other = draws(task), draws(task, task.seed + OTHER_SEED)
    present = model.present_values(values)
    variance = float((weights @ present).var())
    if variance == 0:
        raise MethodRefused("The answer does not vary, so nothing drives it", where="drivers")
    out = []
    for number in range(len(values)):
        lines = model.touched(number)
        redrawn = values.copy()
        redrawn[number] = other[number]
        change = weights[lines] @ (present[lines] - model.present_values_of(lines, redrawn))
        total = float((change**2).mean()) / 2 / variance
        out.append((_first(simulation, lines, number, values, present, weights, variance), total))
    return out


def _first(
    simulation: Simulation,
    lines: npt.NDArray[np.int64],
    number: int,
    values: Array,
    present: Array,
    weights: Array,
    variance: float,
) -> float:
    """First-order effect: the variance of the mean given one input."""
    model = simulation.task.model
    if all(exact(model, int(line)) for line in lines):
        chosen = [int(line) for line in lines]
        mean = weights[chosen] @ given(model, simulation.inputs, chosen, {number: values[number]})
        return float(mean.var()) / variance
    from innokit.maths.regression import fitted

    spread = values[number].std()
    if spread == 0:
        return 0.0
    column = ((values[number] - values[number].mean()) / spread)[:, None]
    found = fitted(column, (weights @ present)[:, None])
    return float(found.var()) / variance
