"""Value beside cost: which options no other betters on both. The two are never added."""

from __future__ import annotations

import math
import numbers
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.errors import MethodRefused
from innokit.maths import aggregate
from innokit.records import Case, Option
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet, joined
from innokit.scoring import layout
from innokit.scoring.comparison import Comparison, compare
from innokit.words import a_list, money


@dataclass(frozen=True, eq=False)
class Frontier(Result):
    """Which options are worth their cost beside the others.

    Parameters
    ----------
    case : Case
    comparison : Comparison
        The overall values.
    costs : mapping of option id to Figure
        What each ranked option costs, in £, and business as usual where that was given.
    """

    title: ClassVar[str] = "Value beside cost"
    case: Case
    comparison: Comparison
    costs: Mapping[str, Figure]

    @property
    def options(self) -> tuple[Option, ...]:
        """The options that are ranked, in the order recorded."""
        return self.comparison.options

    @cached_property
    def efficient(self) -> tuple[bool, ...]:
        """Whether each option is on the frontier."""
        spent = [self.spent(option) for option in self.options]
        return tuple(bool(flag) for flag in aggregate.efficient_frontier(spent, self.comparison.low))

    @property
    def on(self) -> tuple[Option, ...]:
        """The options on the frontier, highest overall value first."""
        found = [option for option, flag in zip(self.options, self.efficient, strict=True) if flag]
        return tuple(sorted(found, key=self.worth, reverse=True))

    def spent(self, option: Option) -> float:
        """Give an option's cost in £."""
        value = self.costs[option.id].value
        assert value is not None  # noqa: S101 - costs without a number were refused when this was made
        return value

    def worth(self, option: Option) -> float:
        """Give an option's overall value."""
        return self.comparison.range_of(option)[0]

    def better(self, option: Option) -> Option | None:
        """Give an option on the frontier that is no dearer and worth no less; None for one on it."""
        if option in self.on:
            return None
        return next(
            o for o in self.on if self.spent(o) <= self.spent(option) and self.worth(o) >= self.worth(option)
        )

    @property
    def made(self) -> Made:
        """How it was made."""
        method = "Efficient frontier of value and cost (Goodwin and Wright, Decision Analysis, chapter 3)"
        return Made(f"{method}. {self.comparison.made.method}")

    def sentences(self) -> tuple[Sentence, ...]:
        """Say who is on the frontier, and what betters each of the others."""
        named: list[Fragment] = [self._flag(option).shown(option.title) for option in self.on]
        said: list[Sentence] = [("On the frontier: ", *joined(named), ".")]
        for option in self.options:
            other = self.better(option)
            if other:
                said.append(self._bettered(option, other))
        if not any(self.better(option) for option in self.options):
            said.append(("Every option is on it: a higher overall value always costs more.",))
        return tuple(said)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give cost and overall value of each option, cheapest first."""
        columns = (
            Column("Option"),
            Column("Cost", "£"),
            Column("Overall value", layout.UNIT),
            Column("On the frontier"),
            Column("No dearer and worth no less"),
        )
        ordered = sorted(self.options, key=lambda option: (self.spent(option), -self.worth(option)))
        rows = [*map(self._row, ordered), *self._reference()]
        return (Sheet("frontier", "Overall value beside cost", columns, tuple(rows)),)

    def _row(self, option: Option) -> tuple[Fragment, ...]:
        """Lay out one option."""
        other = self.better(option)
        value = layout.overall(self.comparison, option)
        return option.title, self._cost(option), value, self._flag(option), other.title if other else "none"

    def _reference(self) -> Iterator[tuple[Fragment, ...]]:
        """Lay out business as usual, where its cost and one overall value are known."""
        baseline = self.comparison.baseline
        if baseline and baseline.id in self.costs and self.comparison.card.baseline_scored:
            value = layout.overall(self.comparison, baseline)
            if value.value is not None:
                label = f"{baseline.title} on the frontier"
                aside = Figure(f"on-frontier.{baseline.id}", None, "for reference", label, self._behind)
                yield baseline.title, self._cost(baseline), value, aside, "business as usual"

    def _cost(self, option: Option) -> Figure:
        """Give an option's cost, under an id that says which option and what for."""
        given = self.costs[option.id]
        label = f"Cost of {option.title}"
        return Figure(f"cost-for-frontier.{option.id}", given.value, given.text, label, given.records, "£")

    def _flag(self, option: Option) -> Figure:
        """Say whether an option is on the frontier."""
        flag = self.efficient[self.options.index(option)]
        label = f"{option.title} on the frontier"
        return Figure(f"on-frontier.{option.id}", float(flag), "yes" if flag else "no", label, self._behind)

    @cached_property
    def _behind(self) -> tuple[str, ...]:
        """Ids of everything the frontier was worked out from."""
        paid = [id for option in self.options for id in self.costs[option.id].records]
        return tuple(dict.fromkeys((*layout.behind(self.comparison, *self.options), *paid)))

    def _bettered(self, option: Option, other: Option) -> Sentence:
        """Say what betters an option."""
        cheaper, finer = self.spent(other) < self.spent(option), self.worth(other) > self.worth(option)
        how = f"costs {'less' if cheaper else 'as much'} and is worth {'more' if finer else 'as much'}"
        values = (
            layout.overall(self.comparison, other),
            " against ",
            layout.overall(self.comparison, option),
        )
        return (f"{option.title} is not on it: {other.title} {how} (", *values, ").")


def frontier(case: Case, costs: Mapping[str, float | Figure], weights: str | None = None) -> Frontier:
    """Find the options that no other betters on cost and overall value together.

    Parameters
    ----------
    case : Case
    costs : mapping of option id to float or Figure
        In £, for every ranked option; a figure keeps what is behind it. Negative where an option saves
        more than it costs.
    weights : {"swing", "direct", "ranking", "pairwise", "equal"}, optional
        As for `compare`.

    Returns
    -------
    Frontier

    Raises
    ------
    MethodRefused
        When a cost is missing or not a number, when it is given for something that is not an option, or when
        an overall value is an interval because something is not scored.
    """
    comparison = compare(case, weights)
    _certain(comparison)
    given = dict(costs)
    _complete(comparison, given)
    taken = [option for option in case.of(Option) if option.id in given]
    return Frontier(case, comparison, {option.id: _figure(option, given[option.id]) for option in taken})


def _certain(comparison: Comparison) -> None:
    """Refuse overall values that are intervals."""
    loose = [
        o.title
        for o, low, high in zip(comparison.options, comparison.low, comparison.high, strict=True)
        if low != high
    ]
    if loose:
        raise MethodRefused(
            f"The frontier needs one value an option, and something is not scored for {a_list(loose)}",
            where="scores",
            remedy="Score what is blank, or mark it not applicable",
        )


def _complete(comparison: Comparison, costs: Mapping[str, float | Figure]) -> None:
    """Refuse costs of strangers, and options without a cost."""
    strangers = [repr(id) for id in costs if id not in {option.id for option in comparison.case.of(Option)}]
    if strangers:
        raise MethodRefused(
            f"There is no option with the id {a_list(strangers)}",
            where="costs",
            remedy="Give costs by option id, such as {option.id: 12000 for option in case.options}",
        )
    missing = [option.title for option in comparison.options if option.id not in costs]
    if missing:
        raise MethodRefused(
            f"No cost is given for {a_list(missing)}",
            where="costs",
            remedy="Give a cost for every option, 0 where it costs nothing",
        )


def _figure(option: Option, cost: object) -> Figure:
    """Give a cost as a figure, refusing what is not a number."""
    value = cost.value if isinstance(cost, Figure) else cost
    if isinstance(value, bool) or not isinstance(value, numbers.Real) or not math.isfinite(value):
        said = cost.text if isinstance(cost, Figure) else repr(cost)
        raise MethodRefused(
            f"The cost of {option.title!r} is not a number: {said}",
            where="costs",
            remedy="Give pounds as a number, or a figure that has a value",
        )
    if isinstance(cost, Figure):
        return cost
    pounds = float(value)
    return Figure(f"cost.{option.id}", pounds, money(pounds), f"Cost of {option.title}", (option.id,), "£")
