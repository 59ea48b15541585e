"""Two uncertain results of one case together: draws of worth in money beside draws of worth in scores."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, NamedTuple

import numpy as np
from numpy.typing import NDArray

from innokit.charts import read
from innokit.results import Figure, Made, Result, Sentence, Sheet
from innokit.words import draws_words, number

if TYPE_CHECKING:
    from innokit.businesscase import Simulation
    from innokit.records import Case
    from innokit.scoring import Robustness

Array = NDArray[np.float64]
SHARES = {"q5": 0.05, "q50": 0.5, "q95": 0.95}


class Cloud(NamedTuple):
    """One option: quantiles of its worth in both, and how it fares against the others in both at once.

    Attributes
    ----------
    option : str
    money, overall : dict of str to Figure
        By "q5", "q50" and "q95".
    first, frontier : Figure
        Share of draws in which it is worth most in both; in which no other is worth more in both.
    """

    option: str
    money: dict[str, Figure]
    overall: dict[str, Figure]
    first: Figure
    frontier: Figure


@dataclass(frozen=True, eq=False)
class Together(Result):
    """What each option could be worth in money and in scores at once; the two are never added.

    Draw by draw, the n-th of the one stands beside the n-th of the other. They are drawn apart: what makes
    money uncertain (assumptions) and what makes scores uncertain (weights, blanks) have nothing in common.

    Parameters
    ----------
    case : Case
    simulation : Simulation
    robustness : Robustness
    """

    title: ClassVar[str] = "How sure are we of money and scores together?"
    case: Case
    simulation: Simulation
    robustness: Robustness

    @property
    def made(self) -> Made:
        """How both were made."""
        money, scores = self.simulation.made, self.robustness.made
        how = f"{money.method}. {scores.method}, seed {scores.seed}. Drawn apart, draw beside draw"
        return Made(how, (*money.editions, *scores.editions), money.seed, self.draws)

    @property
    def draws(self) -> int:
        """How many draws there are of both."""
        return min(self.simulation.draws, self.robustness.drawing.draws)

    @cached_property
    def options(self) -> tuple[str, ...]:
        """Ids of the options that are in both."""
        scored = {option.id for option in self.robustness.options}
        return tuple(option.id for option in self.simulation.options if option.id in scored)

    @cached_property
    def money(self) -> Array:
        """Net present social value, shape (options, draws)."""
        rows = [option.id for option in self.simulation.options]
        found: Array = self.simulation.npsv[[rows.index(id) for id in self.options], : self.draws]
        return found

    @cached_property
    def overall(self) -> Array:
        """Overall value, shape (options, draws)."""
        columns = [option.id for option in self.robustness.options]
        found: Array = self.robustness.overall[: self.draws, [columns.index(id) for id in self.options]].T
        return found

    @cached_property
    def clouds(self) -> tuple[Cloud, ...]:
        """One an option that is in both, in the order of the simulation."""
        return tuple(self._cloud(row, id) for row, id in enumerate(self.options))

    def sentences(self) -> tuple[Sentence, ...]:
        """Say of each option how often it is worth most in both, and how often it is on the frontier."""
        return tuple(
            (
                f"{self.case.name(cloud.option)} is worth most in money and in scores in ", cloud.first,
                "; it is on the frontier (no other option is worth more in both) in ", cloud.frontier, ".",
            )
            for cloud in self.clouds
        )  # fmt: skip

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row an option."""
        rows = [
            (self.case.name(c.option), *c.money.values(), *c.overall.values(), c.first, c.frontier)
            for c in self.clouds
        ]
        ends = ("5 in 100 below", "half below", "95 in 100 below")
        headings = (
            "Option", *(f"NPSV, £, {end}" for end in ends), *(f"Overall value, {end}" for end in ends),
            "Worth most in both in", "On the frontier in",
        )  # fmt: skip
        return (read.sheet("clouds", "Worth in money and in scores, draw by draw", headings, rows),)

    def _cloud(self, row: int, option: str) -> Cloud:
        """Give one option."""
        sums = {key: read.by_option(self.simulation, f"sim-{key}")[option] for key in SHARES}
        ends = np.quantile(self.overall[row], list(SHARES.values())).tolist()
        overall = {
            key: self._figure(
                f"cloud-{key}.{option}", value, number(value, 0), f"Overall value, {key}", option
            )
            for key, value in zip(SHARES, ends, strict=True)
        }
        first, frontier = float(self._first[row].mean()), float(self._unbeaten[row].mean())
        return Cloud(
            option, sums, overall,
            self._figure(f"best-in-both.{option}", first, draws_words(first), "Worth most in both", option),
            self._figure(
                f"frontier-in-both.{option}", frontier, draws_words(frontier),
                "On the frontier of money and scores", option,
            ),
        )  # fmt: skip

    def _figure(self, id: str, value: float, text: str, what: str, option: str) -> Figure:
        """Give one figure, behind which stand the records of both results."""
        money = read.by_option(self.simulation, "sim-q50")[option].records
        behind = tuple(dict.fromkeys((*money, *self.robustness.comparison.card.records)))
        unit = "0 to 100" if id.startswith("cloud") else "share"
        return Figure(id, value, text, f"{what}, {self.case.name(option)}", behind, unit)

    @cached_property
    def _first(self) -> NDArray[np.bool_]:
        """Whether each option is worth most in both, shape (options, draws)."""
        found: NDArray[np.bool_] = (self.money == self.money.max(axis=0)) & (
            self.overall == self.overall.max(axis=0)
        )
        return found

    @cached_property
    def _unbeaten(self) -> NDArray[np.bool_]:
        """Whether no other option is worth more in both, shape (options, draws)."""
        out = np.ones(self.money.shape, dtype=np.bool_)
        for mine, other in np.ndindex(len(out), len(out)):
            out[mine] &= ~(
                (self.money[other] > self.money[mine]) & (self.overall[other] > self.overall[mine])
            )
        return out
