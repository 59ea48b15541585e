"""What a study is worth before deciding, over a range of sizes: gain, cost and delay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from innokit.businesscase.lines.setting import Array
from innokit.businesscase.uncertainty.simulate import Simulation
from innokit.businesscase.uncertainty.worth import first_draws, means_given
from innokit.errors import MethodRefused
from innokit.maths import information, streams
from innokit.records import Study

SIZES = 13
"""Sizes of a study that are tried around the one stated."""


class Size(NamedTuple):
    """What a study of one size is worth: its gain in £, its cost, and the gain less cost and delay."""

    people: int
    value: float
    cost: float
    net: float


@dataclass(frozen=True, eq=False)
class Pilot:
    """A study over a range of sizes.

    Attributes
    ----------
    study : Study
    row : int
        Of the input it measures.
    sizes : tuple of Size
        From small to large, the stated one among them.
    """

    study: Study
    row: int
    sizes: tuple[Size, ...]

    @property
    def stated(self) -> Size:
        """The study at the size stated."""
        return next(size for size in self.sizes if size.people == self.study.people)

    @property
    def best(self) -> Size:
        """The size of the greatest net gain."""
        return max(self.sizes, key=lambda size: size.net)

    @property
    def open_ended(self) -> bool:
        """Whether the best size is the largest one looked at, so that a larger one may be better still."""
        return self.best is self.sizes[-1] and self.worth_it

    @property
    def worth_it(self) -> bool:
        """Whether any size gains more than it costs."""
        return self.best.net > 0


def pilot(simulation: Simulation, study: Study) -> Pilot:
    """Work out one study over a range of sizes.

    Raises
    ------
    MethodRefused
        It measures an assumption that is not uncertain, or lacks the spread of one observation.
    """
    row = _measured(simulation, study)
    values = first_draws(simulation, [row])[row]
    mean = means_given(simulation, {row: values})
    benefit = simulation.net_benefit[: len(values)] if mean is None else mean
    now = float(benefit.mean(axis=0).max())
    chance = streams.uniforms(simulation.seed, [f"study:{study.id}"], 0, len(values))[0]
    sizes = []
    for people in _sizes(study):
        told = _report(study, values, chance, people)
        sizes.append(_priced(simulation, study, people, information.evsi(benefit, told), now))
    return Pilot(study, row, tuple(sizes))


def _measured(simulation: Simulation, study: Study) -> int:
    """Give the row of the input that a study measures."""
    ids = [one.assumption.id for one in simulation.inputs]
    where = f"study {study.title!r}"
    if study.assumption not in ids:
        raise MethodRefused(
            f"It measures {simulation.case.name(study.assumption)!r}, which is not uncertain or no line uses",
            where=where,
            remedy="Give that assumption a range, or name another",
        )
    row = ids.index(study.assumption)
    measured = simulation.inputs[row].assumption
    if study.spread is None and measured.unit != "share":
        raise MethodRefused(
            f"The spread of one observation of {measured.title!r} is not known",
            where=where,
            remedy="Give the standard deviation of one observation, in the assumption's unit",
        )
    return row


def _sizes(study: Study) -> list[int]:
    """Give round sizes from a tenth of the one stated, at least 5, to ten times it, and the one stated."""
    least, most = max(5, study.people // 10), study.people * 10
    found = (float(f"{size:.2g}") for size in np.geomspace(min(least, study.people), most, SIZES))
    return sorted({*(round(size) for size in found), study.people})


def _priced(simulation: Simulation, study: Study, people: int, value: float, now: float) -> Size:
    """Give gain, cost, and the gain after cost and delay.

    A full start that is put off by ``d`` years is worth ``(1 + r) ** -d`` of what it is worth now, so that
    net = decisions x ((now + value) x (1 + r) ** -d - now) - cost, with now the best choice's mean NPSV and
    r the first rate of the frame's schedule.
    """
    cost = study.fixed_cost + people * study.cost_each
    rate = simulation.appraisal.setting.bands[simulation.appraisal.setting.frame.schedule][0][1]
    later = (1 + rate) ** -study.delay
    net = study.decisions * ((now + value) * later - now) - cost
    return Size(people, study.decisions * value, cost, net)


def _report(study: Study, values: Array, chance: Array, people: int) -> Array:
    """Give what a study would report in each draw: a share observed, or a mean with its error.

    Every size has the same luck in the same draw, so that sizes differ by what they tell and not by chance.
    """
    if study.spread is None:
        from scipy.stats import binom

        seen: Array = np.asarray(binom.ppf(chance, people, np.clip(values, 0, 1))) / people
        return seen
    from scipy.special import ndtri

    error: Array = study.spread / np.sqrt(people) * ndtri(chance)
    return values + error
