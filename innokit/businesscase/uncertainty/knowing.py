"""What it is worth to know more: everything, one assumption, or what a pilot would tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, NamedTuple

import numpy as np

from innokit.businesscase.lines.setting import Array
from innokit.businesscase.uncertainty.chunks import draws
from innokit.businesscase.uncertainty.expected import exact, given
from innokit.businesscase.uncertainty.simulate import Simulation
from innokit.errors import MethodRefused
from innokit.maths import information, streams
from innokit.records import Case, Study
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import count, number, sum_of_money

SIZES = 13
"""Sizes of a study that are tried around the one stated."""
NOTHING = 1e-9
"""Share of the size of the answers below which a gain is none."""


class Worth(NamedTuple):
    """What knowing one assumption perfectly is worth.

    Attributes
    ----------
    row : int
        Of the input.
    value : float
        EVPPI, £.
    exact : bool
        By exact conditional means; else by regression, which is biased upwards a little.
    """

    row: int
    value: float
    exact: bool


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
    def worth_it(self) -> bool:
        """Whether any size gains more than it costs."""
        return self.best.net > 0


@dataclass(frozen=True, eq=False)
class Knowing(Result):
    """What it is worth to know more before deciding.

    Parameters
    ----------
    case : Case
    simulation : Simulation
    worths : tuple of Worth
        Each input, most first.
    pilots : tuple of Pilot
    """

    title: ClassVar[str] = "What is it worth to know more?"
    case: Case
    simulation: Simulation
    worths: tuple[Worth, ...]
    pilots: tuple[Pilot, ...]

    @property
    def made(self) -> Made:
        """How it was made."""
        made = self.simulation.made
        how = (
            "Value of information: the mean of the best choice when something is known, less the best choice "
            "now; one assumption by exact conditional means where assumptions are independent, else by "
            "regression; a study by regression on what it would report (Strong, Oakley and Brennan 2014)"
        )
        return Made(how, made.editions, made.seed, made.draws)

    @cached_property
    def everything(self) -> float:
        """EVPI: what knowing everything is worth, £."""
        return information.evpi(self.simulation.net_benefit)

    def sentences(self) -> tuple[Sentence, ...]:
        """Say what to do about the pilots, then what knowing is worth."""
        said: list[Sentence] = [self._about(pilot) for pilot in self.pilots]
        said.append(("Knowing everything before deciding would be worth ", self.total(), " at most."))
        if self.worths and self.worths[0].value > self._nothing:
            first = self.worths[0]
            given = self.simulation.inputs[first.row].assumption
            said.append(
                (f"Of one assumption, {given.title} is the most worth knowing: ", self.worth(first), ".")
            )
        else:
            said.append(
                ("No single assumption would change the choice, so none is worth finding out alone.",)
            )
        return tuple(said)

    @property
    def _nothing(self) -> float:
        """The gain below which there is none."""
        return NOTHING * float(abs(self.simulation.npsv).max())

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row an assumption, then one table a study."""
        columns = (Column("Assumption"), Column("Worth knowing, at most"), Column("How it was worked out"))
        rows: tuple[tuple[Fragment, ...], ...] = tuple(
            (
                self.simulation.inputs[one.row].assumption.title,
                self.worth(one),
                "exact conditional means" if one.exact else "regression; a little too high when small",
            )
            for one in self.worths
        )
        note = "One decision, made once. What is worth little to know need not be found out before deciding."
        first = Sheet("knowing", "What knowing one assumption is worth", columns, rows, note)
        return (first, *(self._curve(pilot) for pilot in self.pilots))

    def total(self) -> Figure:
        """Give EVPI."""
        behind = self.simulation.appraisal.make.behind(self.simulation.appraisal.flows)
        label = "Value of knowing everything before deciding (EVPI)"
        return Figure("evpi", self.everything, sum_of_money(self.everything), label, behind, "£")

    def worth(self, one: Worth) -> Figure:
        """Give EVPPI of one input."""
        known = self.simulation.inputs[one.row].assumption
        behind = (*self.simulation.appraisal.make.behind(self.simulation.appraisal.flows), known.id)
        label = f"Value of knowing {known.title} before deciding (EVPPI)"
        text = "nothing" if one.value <= self._nothing else sum_of_money(one.value)
        return Figure(f"evppi.{known.id}", one.value, text, label, behind, "£")

    def _about(self, pilot: Pilot) -> Sentence:
        """Say whether a study is worth it, and of what size."""
        study, best = pilot.study, pilot.best
        what = f"{study.title} ({self.case.name(study.assumption)})"
        ends = " after its cost and delay"
        if not pilot.worth_it:
            start: Sentence = (f"{what} is not worth it at any size looked at: with ",)
            return (
                *start,
                self._people(pilot, pilot.stated),
                " it would gain ",
                self._net(pilot, pilot.stated),
                f"{ends}.",
            )
        start = (f"{what} is worth it: best with about ", self._people(pilot, best), ", it gains ")
        start = (*start, self._net(pilot, best), ends)
        if pilot.stated == best:
            return (*start, ", which is the size stated.")
        stated = (self._people(pilot, pilot.stated), " stated, ", self._net(pilot, pilot.stated))
        return (*start, "; at the ", *stated, ".")

    def _curve(self, pilot: Pilot) -> Sheet:
        """Give one row a size."""
        columns = (
            Column("Size", "people"), Column("Worth of what it tells", "£"), Column("Cost", "£"),
            Column("Net gain", "£"),
        )  # fmt: skip
        rows = tuple(self._size(pilot, size) for size in pilot.sizes)
        study = pilot.study
        whole = study.decisions == int(study.decisions)
        many = count(int(study.decisions), "decision") if whole else f"{number(study.decisions, 1)} decisions"
        note = f"It informs {many}, and puts a full start off by {number(study.delay, 1)} years."
        return Sheet(f"study-{study.id}", f"What {study.title} would be worth, by size", columns, rows, note)

    def _size(self, pilot: Pilot, size: Size) -> tuple[Fragment, ...]:
        """Give one size."""
        told = self._figure(pilot, size, "evsi", size.value)
        cost = self._figure(pilot, size, "study-cost", size.cost)
        return (self._people(pilot, size), told, cost, self._net(pilot, size))

    def _people(self, pilot: Pilot, size: Size) -> Figure:
        """Give a size."""
        id, label = f"study-size.{pilot.study.id}.n{size.people}", f"Size of {pilot.study.title}"
        return Figure(id, size.people, f"{size.people:,}", label, (pilot.study.id,), "people")

    def _net(self, pilot: Pilot, size: Size) -> Figure:
        """Give the net gain of a size."""
        return self._figure(pilot, size, "study-net", size.net)

    def _figure(self, pilot: Pilot, size: Size, measure: str, value: float) -> Figure:
        """Give one sum of one size."""
        names = {"evsi": "Value of what it tells (EVSI)", "study-cost": "Cost", "study-net": "Net gain"}
        label = f"{names[measure]} of {pilot.study.title} with {size.people:,} people"
        appraisal = self.simulation.appraisal
        behind = (*appraisal.make.behind(appraisal.flows), pilot.study.id, pilot.study.assumption)
        id = f"{measure}.{pilot.study.id}.n{size.people}"
        return Figure(id, value, sum_of_money(value), label, behind, "£")


def knowing(simulation: Simulation) -> Knowing:
    """Work out what it is worth to know more before deciding.

    Parameters
    ----------
    simulation : Simulation

    Raises
    ------
    MethodRefused
        A study measures an assumption that is not uncertain, or lacks the spread of one observation.
    """
    worths = [worth_of(simulation, [row]) for row in range(len(simulation.inputs))]
    pilots = tuple(_pilot(simulation, study) for study in simulation.case.of(Study))
    return Knowing(simulation.case, simulation, tuple(sorted(worths, key=lambda one: -one.value)), pilots)


def worth_of(simulation: Simulation, rows: Sequence[int]) -> Worth:
    """Give what knowing one input, or a group of them together, is worth; the first names the group."""
    mean, by_exact = _known(simulation, rows)
    if by_exact:
        return Worth(rows[0], information.evpi(mean), True)
    values = _draws(simulation)[list(rows)].T
    return Worth(rows[0], information.evppi(simulation.net_benefit[: len(values)], values), False)


def _known(simulation: Simulation, rows: Sequence[int]) -> tuple[Array, bool]:
    """Mean NPSVs given some inputs, business as usual first, and whether they are exact; draws x options."""
    model = simulation.task.model
    everywhere = range(len(model.factors))
    if simulation.task.correlation is not None or not all(exact(model, line) for line in everywhere):
        return np.zeros((0, 0)), False
    values = _draws(simulation)
    touched = sorted({int(line) for row in rows for line in model.touched(row)})
    rest = [line for line in everywhere if line not in touched]
    signs = simulation.task.sums.npsv
    fixed = signs[:, rest] @ given(model, simulation.inputs, rest, {})
    moving = signs[:, touched] @ given(model, simulation.inputs, touched, {row: values[row] for row in rows})
    mean = fixed + moving if touched else np.broadcast_to(fixed, (len(fixed), values.shape[1]))
    return np.vstack([np.zeros((1, values.shape[1])), mean]).T, True


def _draws(simulation: Simulation) -> Array:
    """Give the draws of the first chunk again."""
    return draws(simulation.task.at(0, min(simulation.draws, streams.CHUNK), yearly=False))


def _pilot(simulation: Simulation, study: Study) -> Pilot:
    """Work out one study over a range of sizes."""
    row = _measured(simulation, study)
    mean, by_exact = _known(simulation, [row])
    values = _draws(simulation)[row]
    benefit = mean if by_exact else simulation.net_benefit[: len(values)]
    now = float(benefit.mean(axis=0).max())
    sizes = []
    for people in _sizes(study):
        told = _report(simulation, study, values, people)
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
    """Give sizes from a tenth of the one stated, at least 5, to ten times it."""
    least, most = max(5, study.people // 10), study.people * 10
    found = np.unique(np.geomspace(min(least, study.people), most, SIZES).round().astype(int)).tolist()
    return sorted({*found, study.people})


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


def _report(simulation: Simulation, study: Study, values: Array, people: int) -> Array:
    """Give what a study would report in each draw: a share observed, or a mean with its error."""
    u = streams.uniforms(simulation.seed, [f"study:{study.id}:{people}"], 0, len(values))[0]
    if study.spread is None:
        from scipy.stats import binom

        seen: Array = np.asarray(binom.ppf(u, people, np.clip(values, 0, 1))) / people
        return seen
    from scipy.special import ndtri

    error: Array = study.spread / np.sqrt(people) * ndtri(u)
    return values + error
