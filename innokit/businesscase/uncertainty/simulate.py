"""The simulation: every assumption drawn at once, many times, and the appraisal worked out each time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

import numpy as np

from innokit.businesscase.appraisal.appraise import Appraisal, appraise
from innokit.businesscase.lines.setting import Array
from innokit.businesscase.uncertainty import chunks, prose, tables
from innokit.businesscase.uncertainty.chunks import Done, Task, work
from innokit.businesscase.uncertainty.expected import exact, given
from innokit.businesscase.uncertainty.inputs import Input, inputs
from innokit.businesscase.uncertainty.progress import Told, told
from innokit.businesscase.uncertainty.tasks import task_of
from innokit.errors import MethodRefused
from innokit.maths import streams
from innokit.records import Assumption, Case, Option, Stakeholder
from innokit.results import Made, Result, Sentence, Sheet

Map = Callable[..., Iterable[Any]]
METHOD = (
    "Monte Carlo simulation: each assumption drawn from its distribution once a draw, wherever it appears, "
    "the same draws for every option; each line a product of draws times its discounted years"
)


@dataclass(frozen=True, eq=False)
class Simulation(Result):
    """What each option could be worth, and how likely.

    Parameters
    ----------
    case : Case
    appraisal : Appraisal
        With every assumption at its central value.
    inputs : tuple of Input
        The assumptions drawn.
    task : Task
        All that drawing again takes.
    draws, seed : int
    npsv, costs, benefits : ndarray, shape (options, draws)
        £ in prices of the base, options in the order of the appraisal.
    parts : ndarray, shape (options, stakeholders, draws)
        What each stakeholder is left with, in the order recorded.
    cumulative : ndarray, shape (options, years, draws of the first chunk)
        Running total of the net flow, undiscounted.
    cash : ndarray or None, shape (options, draws of the first chunk)
        The council's cash over all years, in the money of each year; None without a council.
    """

    title: ClassVar[str] = "How sure can we be?"
    unfolded: ClassVar[int | None] = 1
    case: Case
    appraisal: Appraisal
    inputs: tuple[Input, ...]
    task: Task
    draws: int
    seed: int
    npsv: Array
    costs: Array
    benefits: Array
    parts: Array
    cumulative: Array
    cash: Array | None

    @property
    def options(self) -> tuple[Option, ...]:
        """The options compared, in the order of the rows."""
        return tuple(outcome.option for outcome in self.appraisal.outcomes)

    @property
    def stakeholders(self) -> tuple[Stakeholder, ...]:
        """The stakeholders, in the order of the parts."""
        return self.case.of(Stakeholder)

    @cached_property
    def net_benefit(self) -> Array:
        """NPSV with business as usual, whose own is 0, as the first column; shape (draws, 1 + options)."""
        usual = np.zeros((1, self.npsv.shape[1]))
        table: Array = np.vstack([usual, self.npsv]).T
        return table

    @cached_property
    def best(self) -> int:
        """Row of the option with the highest mean NPSV."""
        return int(self.npsv.mean(axis=1).argmax())

    @cached_property
    def chance_best(self) -> Array:
        """Share of draws in which business as usual, then each option, is worth most."""
        first = self.net_benefit.argmax(axis=1)
        shares: Array = np.bincount(first, minlength=self.net_benefit.shape[1]) / self.draws
        return shares

    @cached_property
    def chance_of_loss(self) -> Array:
        """Share of draws in which each option is worth less than business as usual."""
        shares: Array = (self.npsv < 0).mean(axis=1)
        return shares

    @cached_property
    def chance_paid_back(self) -> Array:
        """Share of draws in which each option has paid back for good by each year, shape (options, years)."""
        stays = np.flip(np.minimum.accumulate(np.flip(self.cumulative, axis=1), axis=1), axis=1)
        shares: Array = (stays >= 0).mean(axis=2)
        return shares

    @cached_property
    def regret(self) -> Array:
        """Mean of what choosing business as usual, then each option, falls short of the best in each draw."""
        short: Array = (self.net_benefit.max(axis=1)[:, None] - self.net_benefit).mean(axis=0)
        return short

    @cached_property
    def line_means(self) -> Array:
        """Mean present value of each line: exact, or of the first draws where inputs in it move together."""
        model, joined = self.task.model, self.task.joined
        closed = np.array([exact(model, line, joined) for line in range(len(model.factors))])
        found = np.empty(len(closed))
        found[closed] = given(model, self.inputs, np.flatnonzero(closed).tolist(), {})[:, 0]
        if not closed.all():
            values = chunks.draws(self.task.at(0, min(self.draws, streams.CHUNK), yearly=False))
            found[~closed] = model.present_values_of(np.flatnonzero(~closed), values).mean(axis=1)
        return found

    def quantiles(self, shares: Iterable[float]) -> Array:
        """Quantiles of NPSV, shape (options, shares)."""
        found: Array = np.quantile(self.npsv, list(shares), axis=1).T
        return found

    def standard_error(self, values: Array) -> float:
        """Sampling error of the mean of some values, one a draw; for Sobol an upper bound."""
        return float(values.std(ddof=1) / np.sqrt(len(values)))

    @property
    def digest(self) -> str:
        """SHA-256 of the NPSVs drawn, which any number of workers leaves as it is."""
        return hashlib.sha256(np.ascontiguousarray(self.npsv).tobytes()).hexdigest()

    @property
    def made(self) -> Made:
        """How it was made."""
        how = METHOD if self.task.method == "random" else f"{METHOD}; scrambled Sobol draws"
        return Made(how, self.appraisal.made.editions, self.seed, self.draws)

    def sentences(self) -> tuple[Sentence, ...]:
        """The answer in plain sentences, most important first."""
        return prose.sentences(self)

    def sheets(self) -> tuple[Sheet, ...]:
        """Ranges, chances, who, payback, and the distributions drawn."""
        return tables.sheets(self)


def simulate(
    case: Case,
    draws: int = 10_000,
    seed: int = 1,
    *,
    method: streams.Method = "random",
    map: Map = map,  # noqa: A002 - the name by which executors have it
    progress: Told | bool | None = None,
) -> Simulation:
    """Draw every uncertain assumption many times, and appraise the options each time.

    Parameters
    ----------
    case : Case
    draws : int
        How many; more draws extend the earlier ones.
    seed : int
        The same seed gives the same draws; editing one assumption leaves the draws of the others.
    method : "random" or "sobol"
        Sobol draws need far fewer for means; take a power of two.
    map : callable, optional
        `executor.map` of any executor, so that chunks are worked out elsewhere; the answer is the same.
    progress : bool or callable, optional
        True shows a bar; a callable is given the chunks done and all chunks, after each.

    Returns
    -------
    Simulation

    Raises
    ------
    MethodRefused
        As `appraise`; no assumption that a valued line uses is uncertain; a distribution or a correlation
        that cannot be; no draws.
    """
    checked_draws(draws)
    appraisal = appraise(case)
    uncertain = inputs(case.of(Assumption), [flow.line for flow in appraisal.flows])
    if not uncertain:
        raise MethodRefused(
            "No assumption that a valued line uses is uncertain, so there is nothing to draw",
            remedy="Give an Assumption a low and a high value, and name it in a line in place of its number",
        )
    task = task_of(appraisal, uncertain, seed, method)
    tasks, done = _tasks(task, draws), []
    with told(progress, len(tasks)) as tell:
        for one in map(work, tasks):
            done.append(one)
            tell(len(done), len(tasks))
    return _together(appraisal, uncertain, task, draws, seed, done)


def checked_draws(draws: object) -> None:
    """Refuse a number of draws that says nothing."""
    if isinstance(draws, bool) or not isinstance(draws, int | float) or not draws >= 2 or draws % 1:
        raise MethodRefused(
            f"{draws!r} draws say nothing", where="draws", remedy="Draw at least 2; 10,000 is usual"
        )


def _tasks(task: Task, draws: int) -> list[Task]:
    """Cut the draws into chunks; the years are kept of the first."""
    starts = range(0, draws, streams.CHUNK)
    return [
        task.at(number, min(streams.CHUNK, draws - start), yearly=number == 0)
        for number, start in enumerate(starts)
    ]


def _together(
    appraisal: Appraisal, uncertain: tuple[Input, ...], task: Task, draws: int, seed: int, done: list[Done]
) -> Simulation:
    """Join the chunks."""
    npsv, costs, benefits, parts = (
        np.concatenate([getattr(one, field) for one in done], axis=1)
        for field in ("npsv", "costs", "benefits", "parts")
    )
    cumulative = done[0].cumulative
    if cumulative is None:
        raise MethodRefused("The first chunk came back without its years", remedy="Run the simulation again")
    shaped = parts.reshape(len(npsv), -1, draws)
    return Simulation(
        appraisal.case, appraisal, uncertain, task, draws, seed, npsv, costs, benefits, shaped, cumulative,
        done[0].cash,
    )  # fmt: skip
