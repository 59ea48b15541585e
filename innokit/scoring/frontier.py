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
        What the ranked options cost, in £, and business as usual where that was given.
    """

    title: ClassVar[str] = "Value beside cost"
    case: Case
    comparison: Comparison
    costs: Mapping[str, Figure]

    @property
    def options(self) -> tuple[Option, ...]:
        """The ranked options with one overall value and a cost, in the order recorded."""
        return tuple(
            o for o in self.comparison.options if o.id in self.costs and _certain(self.comparison, o)
        )

    @property
    def left_out(self) -> tuple[Option, ...]:
        """The ranked options with a blank that leaves their value open, or without a cost."""
        return tuple(option for option in self.comparison.options if option not in self.options)

    @cached_property
    def efficient(self) -> tuple[bool, ...]:
        """Whether each option is on the frontier."""
        spent, worth = zip(*((self.spent(o), self.worth(o)) for o in self.options), strict=True)
        return tuple(bool(flag) for flag in aggregate.efficient_frontier(spent, worth))

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
            every = "Each of them" if self.left_out else "Every option"
            said.append((f"{every} is on it: a higher overall value always costs more.",))
        return (*said, *(self._without(option) for option in self.left_out))

    def _without(self, option: Option) -> Sentence:
        """Say why an option has no place."""
        low, high = layout.ends(self.comparison, option)
        if _certain(self.comparison, option):
            return (f"{option.title} has no cost yet, so it has no place beside the others.",)
        cost = "" if option.id in self.costs else ", and its cost is not recorded"
        return (
            f"{option.title} has no place: what is not scored leaves its overall value between ",
            low,
            " and ",
            high,
            f"{cost}.",
        )

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
        In £; a figure keeps what is behind it. Negative where an option saves more than it costs. A ranked
        option without one is left out and named, as is one whose overall value a blank leaves open.
    weights : {"swing", "direct", "ranking", "pairwise", "equal"}, optional
        As for `compare`.

    Returns
    -------
    Frontier

    Raises
    ------
    MethodRefused
        When a cost is not a number, when it is given for something that is not an option, or when fewer than
        two options have both a cost and one overall value.
    """
    comparison = compare(case, weights)
    given = dict(costs)
    _known(comparison, given)
    taken = [option for option in case.of(Option) if option.id in given]
    found = Frontier(case, comparison, {option.id: _figure(option, given[option.id]) for option in taken})
    _enough(found)
    return found


def _certain(comparison: Comparison, option: Option) -> bool:
    """Say whether an option has one overall value, not an interval."""
    low, high = comparison.range_of(option)
    return low == high


def _enough(found: Frontier) -> None:
    """Refuse a frontier of fewer than two options."""
    if len(found.options) >= min(2, len(found.comparison.options)):
        return
    bare = [option.title for option in found.left_out if option.id not in found.costs]
    loose = [option.title for option in found.left_out if not _certain(found.comparison, option)]
    said = [f"no cost is given for {a_list(bare)}"] if bare else []
    said += [f"something is not scored for {a_list(loose)}"] if loose else []
    raise MethodRefused(
        f"The frontier needs a cost and one overall value for two options or more; {a_list(said)}",
        where="costs" if bare else "scores",
        remedy="Record what is missing; 0 is a cost too, and what has no meaning is marked not applicable",
    )


def _known(comparison: Comparison, costs: Mapping[str, float | Figure]) -> None:
    """Refuse costs of strangers."""
    strangers = [repr(id) for id in costs if id not in {option.id for option in comparison.case.of(Option)}]
    if strangers:
        raise MethodRefused(
            f"There is no option with the id {a_list(strangers)}",
            where="costs",
            remedy="Give costs by option id, such as {option.id: 12000 for option in case.options}",
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
