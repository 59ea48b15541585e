"""The plan: stages in the order in which they can be done, with what does not fit."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import ClassVar

from innokit.errors import MethodRefused
from innokit.records import Case, Milestone
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import a_list, date_words


@dataclass(frozen=True, eq=False)
class Plan(Result):
    """Stages in an order that keeps every dependency.

    Parameters
    ----------
    case : Case
    stages : tuple of Milestone
        Each after the stages it waits for; among those free to start, the earliest first.
    """

    title: ClassVar[str] = "The plan"
    case: Case
    stages: tuple[Milestone, ...]

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(
            "Stages sorted so that each stands after those it waits for; the longest chain is the one with "
            "most days in its stages (critical path method, without slack between stages)"
        )

    @cached_property
    def chain(self) -> tuple[Milestone, ...]:
        """The chain of dependent stages with the most days in it; empty where no stage has both dates."""
        best: dict[str, tuple[Milestone, ...]] = {}
        for stage in self.stages:
            before = max((best[id] for id in stage.after), key=_days, default=())
            best[stage.id] = (*before, stage)
        longest = max(best.values(), key=_days, default=())
        return longest if _days(longest) else ()

    @cached_property
    def misfits(self) -> tuple[tuple[Milestone, Milestone], ...]:
        """Pairs of a stage and one it waits for that ends only after it has started."""
        by_id = {stage.id: stage for stage in self.stages}
        pairs = ((stage, by_id[id]) for stage in self.stages for id in stage.after)
        return tuple(pair for pair in pairs if _too_early(*pair))

    def days(self, stage: Milestone) -> int | None:
        """Days a stage takes, first and last included; None without both dates."""
        if stage.start is None or stage.finish is None:
            return None
        return (stage.finish - stage.start).days + 1

    def sentences(self) -> tuple[Sentence, ...]:
        """Say from when to when, the longest chain, and what does not fit."""
        said: list[Sentence] = [(f"{_stages(len(self.stages))}{self._span()}.",)]
        if len(self.chain) > 1:
            named = " → ".join(stage.title for stage in self.chain)
            said.append(
                (
                    "The longest chain of stages has ",
                    self._chain_days(),
                    f": {named}.",
                )
            )
        said += [(_misfit(stage, first),) for stage, first in self.misfits]
        for what, missing in (("no dates", self._without_dates()), ("no owner", self._without_owner())):
            if missing:
                said.append((f"With {what}: {a_list(missing)}.",))
        return tuple(said)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a stage."""
        columns = (
            Column("Stage"), Column("Starts"), Column("Ends"), Column("Days"), Column("After"),
            Column("Owner"),
        )  # fmt: skip
        return (Sheet("plan", "What happens when", columns, tuple(self._row(s) for s in self.stages)),)

    def _row(self, stage: Milestone) -> tuple[Fragment, ...]:
        """Give one stage."""
        days = self.days(stage)
        text = "not yet recorded" if days is None else str(days)
        figure = Figure(f"days.{stage.id}", days, text, f"Days of {stage.title}", (stage.id,), "days")
        after = a_list([self.case.name(id) for id in stage.after], "none")
        dates = (_said(stage.start), _said(stage.finish))
        return (stage.title, *dates, figure, after, stage.owner or "nobody yet")

    def _chain_days(self) -> Figure:
        """Give the days of the longest chain."""
        found = _days(self.chain)
        records = tuple(stage.id for stage in self.chain)
        return Figure(
            "longest-chain", found, f"{found} days of work", "Days in the longest chain", records, "days"
        )

    def _span(self) -> str:
        """Say the first and the last day of the plan."""
        days = [day for stage in self.stages for day in (stage.start, stage.finish) if day is not None]
        return f", from {date_words(min(days))} to {date_words(max(days))}" if days else ""

    def _without_dates(self) -> list[str]:
        """Name the stages without both dates."""
        return [stage.title for stage in self.stages if self.days(stage) is None]

    def _without_owner(self) -> list[str]:
        """Name the stages that nobody owns."""
        return [stage.title for stage in self.stages if not stage.owner.strip()]


def plan(case: Case) -> Plan:
    """Put the stages of a plan in an order that keeps every dependency.

    Parameters
    ----------
    case : Case

    Raises
    ------
    MethodRefused
        No stage is recorded; stages wait for each other in a circle; a stage ends before it starts, or waits
        for a stage that is not there.

    Examples
    --------
    >>> from innokit.records import Milestone
    >>> first = Milestone(id="a", title="Buy", start="2027-01-04", finish="2027-01-29")
    >>> then = Milestone(id="b", title="Build", start="2027-02-01", finish="2027-03-26", after=("a",))
    >>> [stage.title for stage in plan(Case([then, first])).stages]
    ['Buy', 'Build']
    """
    stages = {stage.id: stage for stage in case.of(Milestone)}
    if not stages:
        raise MethodRefused("No stage is recorded", remedy="Record each as a Milestone, with dates and owner")
    for stage in stages.values():
        _check(stage, stages, case)
    return Plan(case, _sorted(stages))


def _check(stage: Milestone, stages: dict[str, Milestone], case: Case) -> None:
    """Refuse a stage that runs backwards or waits for nothing known."""
    if stage.start is not None and stage.finish is not None and stage.finish < stage.start:
        raise MethodRefused(
            f"A stage ends on {date_words(stage.finish)}, before it starts on {date_words(stage.start)}",
            where=f"stage {stage.title!r}",
            remedy="Correct one of its dates",
        )
    for id in stage.after:
        if id not in stages:
            raise MethodRefused(
                "A stage waits for one that is not in the plan",
                where=f"stage {stage.title!r}, after {case.name(id)!r}",
                remedy="Record the earlier stage, or take it out of the list",
            )


def _sorted(stages: dict[str, Milestone]) -> tuple[Milestone, ...]:
    """Sort stages by what they wait for, then by start, then as recorded."""
    sorter = TopologicalSorter({stage.id: stage.after for stage in stages.values()})
    place = {id: number for number, id in enumerate(stages)}
    try:
        sorter.prepare()
    except CycleError as found:
        circle = [stages[id].title for id in reversed(found.args[1])]
        raise MethodRefused(
            "The stages wait for each other in a circle, so none of them can start",
            where=" → ".join(circle),
            remedy="Take one of these out of the list of stages that another waits for",
        ) from found
    out: list[Milestone] = []
    free: list[str] = []
    while sorter.is_active():
        free += sorter.get_ready()
        free.sort(key=lambda id: (stages[id].start or datetime.date.max, place[id]))
        out.append(stages[free[0]])
        sorter.done(free.pop(0))
    return tuple(out)


def _too_early(stage: Milestone, first: Milestone) -> bool:
    """Say whether a stage starts before one it waits for has ended."""
    return stage.start is not None and first.finish is not None and stage.start < first.finish


def _misfit(stage: Milestone, first: Milestone) -> str:
    """Say that a stage starts before one it waits for has ended."""
    ends = f"before {first.title} has ended ({_said(first.finish)})"
    return f"{stage.title} starts on {_said(stage.start)}, {ends}."


def _days(stages: tuple[Milestone, ...]) -> int:
    """Add up the days of some stages; a stage without both dates adds none."""
    return sum((s.finish - s.start).days + 1 for s in stages if s.start and s.finish)


def _stages(many: int) -> str:
    """Say how many stages."""
    return "One stage" if many == 1 else f"{many} stages"


def _said(day: datetime.date | None) -> str:
    """Say a day."""
    return "not yet recorded" if day is None else date_words(day)
