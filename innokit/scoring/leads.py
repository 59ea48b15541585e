"""The lead of the first option if one criterion counted for nothing, or for twice as much: exact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np

from innokit.errors import MethodRefused
from innokit.records import Case, Criterion, Option
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet, joined
from innokit.scoring import layout, switching
from innokit.scoring.comparison import Comparison
from innokit.scoring.weighing import SET_WORDS
from innokit.words import number, per_cent


@dataclass(frozen=True, slots=True)
class Lead:
    """How far the first option is ahead at one weight of a criterion.

    Attributes
    ----------
    criterion : Criterion
    weight : float
        The weight, the others keeping their proportions.
    ahead : float
        Overall value of the first less the best of the others, at least; below 0 another is first.
    nearest : Option
        The best of the others there.
    """

    criterion: Criterion
    weight: float
    ahead: float
    nearest: Option


@dataclass(frozen=True, eq=False)
class Leads(Result):
    """The lead of the first option without each criterion, and with each counting twice as much.

    Parameters
    ----------
    case : Case
    comparison : Comparison
        With an option that is first for certain, and two criteria or more.
    """

    title: ClassVar[str] = "The lead as one weight changes"
    case: Case
    comparison: Comparison

    def __post_init__(self) -> None:
        """Refuse where there is no lead, or no weight to move."""
        few = len(self.comparison.criteria) < 2 or len(self.comparison.options) < 2
        if self.comparison.winner is None or few:
            raise MethodRefused(
                "There is no lead to test",
                where=self.title,
                remedy="It takes two options, two criteria, and an option that is first for certain",
            )

    @property
    def first(self) -> Option:
        """The option whose lead it is."""
        assert self.comparison.winner is not None  # noqa: S101 - refused above
        return self.comparison.winner

    @property
    def now(self) -> Figure:
        """The lead with the weights as they are."""
        others = [option for option in self.comparison.options if option is not self.first]
        nearest = max(others, key=lambda option: self.comparison.range_of(option)[1])
        return layout.gap(self.comparison, self.first, nearest)

    @cached_property
    def pairs(self) -> tuple[tuple[Lead, Lead], ...]:
        """By criterion the lead without it and with it counting twice; the smallest lead first.

        Twice as much beside the others makes a weight w into 2 w / (1 + w).
        """
        weight = np.array([self.comparison.weights[c.id] for c in self.comparison.criteria])
        found = []
        for criterion, members in switching.moving(self.comparison):
            current = float(weight[members].sum())
            at = np.array([0.0, 2 * current / (1 + current)])
            swept = switching.sweep(self.comparison, members, at)
            without, twice = (self._lead(criterion, *step) for step in zip(*swept, strict=True))
            found.append((without, twice))
        return tuple(sorted(found, key=lambda pair: min(lead.ahead for lead in pair)))

    def _lead(self, criterion: Criterion, weight: float, low: switching.Array, high: switching.Array) -> Lead:
        """Give the lead at one weight from the lowest and highest overall values there."""
        options = self.comparison.options
        place = options.index(self.first)
        others = [i for i in range(len(options)) if i != place]
        nearest = max(others, key=lambda i: high[i])
        return Lead(criterion, float(weight), round(float(low[place] - high[nearest]), 9), options[nearest])

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(
            "Overall values worked out again with one criterion at no weight, and counting twice as much "
            "beside the others (a weight w becomes 2 w / (1 + w)); exact, from "
            f"{SET_WORDS[self.comparison.weighing.name]}"
        )

    def figure(self, lead: Lead, which: str) -> Figure:
        """Give one lead as a figure: `which` is ``"without"`` or ``"twice"``."""
        words = "without" if which == "without" else "at twice the importance of"
        label = f"Lead of {self.first.title} {words} {lead.criterion.title}, at least"
        id = f"lead-{which}.{self.comparison.weighing.name}.{lead.criterion.id}"
        records = layout.behind(self.comparison, *self.comparison.options)
        return Figure(id, lead.ahead, number(lead.ahead, 1), label, records, layout.UNIT)

    def sentences(self) -> tuple[Sentence, ...]:
        """Say which criterion, left out or counting twice, would take the lead away."""
        return tuple(self._said())

    def _said(self) -> Iterator[Sentence]:
        """Say what the lead is, and where it is lost."""
        yield (f"{self.first.title} is ahead by ", self.now, " points of overall value.")
        words = {"without": "left out", "twice": "counting twice as much"}
        told: list[Fragment] = [
            f"{lead.criterion.title} {words[which]} ({lead.nearest.title} first)"
            for pair in self.pairs
            for which, lead in zip(words, pair, strict=True)
            if lead.ahead < -switching.NOISE
        ]
        if told:
            yield ("Lost with one criterion changed: ", *joined(told), ".")
        else:
            yield ("It stays first with any one criterion left out, or counting twice as much.",)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the leads by criterion."""
        columns = (
            Column("Criterion"),
            Column("Weight"),
            Column("Lead without it", "points"),
            Column("Nearest then"),
            Column("Lead now", "points"),
            Column("Lead at twice its importance", "points"),
            Column("Its weight then"),
            Column("Nearest then"),
        )
        rows = tuple(self._row(*pair) for pair in self.pairs)
        note = "Below 0 another option is first. One criterion changes at a time."
        return (Sheet("leads", f"The lead of {self.first.title}", columns, rows, note),)

    def _row(self, without: Lead, twice: Lead) -> tuple[Fragment, ...]:
        """Lay out one criterion."""
        wider = "" if without.criterion in self.comparison.criteria else " (all under it)"
        weight = twice.weight / (2 - twice.weight)
        return (
            f"{without.criterion.title}{wider}",
            per_cent(weight, 1),
            self.figure(without, "without"),
            without.nearest.title,
            self.now,
            self.figure(twice, "twice"),
            per_cent(twice.weight, 1),
            twice.nearest.title,
        )
