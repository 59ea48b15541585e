"""Scenarios: several assumptions moved together, with the reason it could come about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from innokit.businesscase.appraisal import showing
from innokit.businesscase.appraisal.appraise import Appraisal, appraise
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.sensitivity.again import again, used
from innokit.errors import MethodRefused
from innokit.records import Assumption, Case, Scenario, ScenarioValue
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import a_list, sum_of_money

CENTRAL = "As recorded"


@dataclass(frozen=True, eq=False)
class World:
    """One scenario worked out.

    Attributes
    ----------
    scenario : Scenario
    values : tuple of ScenarioValue
    outcomes : tuple of Outcome
        One an option, in the order of the appraisal.
    """

    scenario: Scenario
    values: tuple[ScenarioValue, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def best(self) -> Outcome:
        """The outcome with the highest NPSV."""
        return max(self.outcomes, key=lambda outcome: outcome.npsv)


@dataclass(frozen=True, eq=False)
class Scenarios(Result):
    """What each option is worth in each scenario, beside what it is worth as recorded.

    Parameters
    ----------
    case : Case
    appraisal : Appraisal
        With every assumption at its central value.
    worlds : tuple of World
        In the order recorded.
    """

    title: ClassVar[str] = "Scenarios"
    case: Case
    appraisal: Appraisal
    worlds: tuple[World, ...]

    @property
    def made(self) -> Made:
        """How it was made."""
        how = "Appraised again with the assumptions of each scenario changed together, the others central"
        source = "HM Treasury, The Green Book, on scenario analysis"
        return Made(f"{how} ({source})", self.appraisal.made.editions)

    def sentences(self) -> tuple[Sentence, ...]:
        """Say what each scenario does to the best option, and whether another becomes best."""
        best = self.appraisal.ranked[0]
        said: list[Sentence] = []
        for world in self.worlds:
            own = world.outcomes[self.appraisal.outcomes.index(best)]
            why = f" ({world.scenario.reason.strip().rstrip('.')})" if world.scenario.reason.strip() else ""
            worth = self.npsv(world, own).shown(sum_of_money(own.npsv))
            what = f"In {world.scenario.title}{why}, {best.option.title} has an NPSV of "
            said.append((what, worth, f" in place of {sum_of_money(best.npsv)}{self._turned(world)}."))
        idle = [world.scenario.title for world in self.worlds if not self._touches(world)]
        if idle:
            said.append((f"No line uses what these change, so nothing moves: {a_list(idle)}.",))
        return tuple(said)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give NPSV by option and scenario, then what each scenario changes."""
        outcomes = [*self.appraisal.outcomes, *(o for world in self.worlds for o in world.outcomes)]
        unit = showing.unit_for(outcome.npsv for outcome in outcomes)
        names = (CENTRAL, *(world.scenario.title for world in self.worlds))
        columns = (Column("Option"), *(Column(name, unit) for name in names))
        rows = tuple(self._row(place, unit) for place in range(len(self.appraisal.outcomes)))
        note = "Net present social value against business as usual."
        return (
            Sheet("scenarios", "What each option is worth in each scenario", columns, rows, note),
            self._changes(),
        )

    def npsv(self, world: World, outcome: Outcome, unit: str = showing.POUNDS) -> Figure:
        """Give an option's NPSV in one scenario."""
        ids = (world.scenario.id, *(value.id for value in world.values))
        id = f"npsv-in.{world.scenario.id}.{outcome.option.id}"
        label = f"NPSV of {outcome.option.title} in {world.scenario.title}"
        behind = self.appraisal.make.behind(outcome.lines, *ids)
        return Figure(id, outcome.npsv, showing.money_in(unit, outcome.npsv), label, behind, "£")

    def _row(self, place: int, unit: str) -> tuple[Fragment, ...]:
        """Give one option, as recorded and in each scenario."""
        outcome = self.appraisal.outcomes[place]
        central = self.appraisal.make.npsv(outcome, showing.money_in(unit, outcome.npsv))
        others = [self.npsv(world, world.outcomes[place], unit) for world in self.worlds]
        return (outcome.option.title, central, *others)

    def _changes(self) -> Sheet:
        """Give what each scenario changes, and why."""
        columns = (
            Column("Assumption"), Column("Scenario"), Column("As recorded"), Column("In the scenario"),
            Column("Why"),
        )  # fmt: skip
        rows = tuple(self._change(world, value) for world in self.worlds for value in world.values)
        return Sheet("changes", "What each scenario changes", columns, rows)

    def _change(self, world: World, value: ScenarioValue) -> tuple[Fragment, ...]:
        """Give one changed assumption."""
        given = self.case.get(Assumption, value.assumption)
        label = f"{given.title} in {world.scenario.title}"
        text = showing.level_text(given, value.value)
        mark = Figure(
            f"scenario-value.{value.id}", value.value, text, label, (value.id, given.id), given.unit
        )
        why = value.reason or world.scenario.reason or "no reason recorded"
        return (given.title, world.scenario.title, showing.level_text(given, given.value), mark, why)

    def _turned(self, world: World) -> str:
        """Say that another option becomes best, or that none beats business as usual."""
        best = world.best
        if best.npsv <= 0:
            return "; no option beats business as usual there"
        changed = best.option.id != self.appraisal.ranked[0].option.id
        return f"; {best.option.title} becomes the best, at {sum_of_money(best.npsv)}" if changed else ""

    def _touches(self, world: World) -> bool:
        """Whether any line uses an assumption that a scenario changes."""
        changed = {value.assumption for value in world.values}
        return any(changed & used(outcome) for outcome in self.appraisal.outcomes)


def scenarios(case: Case) -> Scenarios:
    """Appraise the options in each recorded scenario.

    Parameters
    ----------
    case : Case

    Raises
    ------
    MethodRefused
        As `appraise`; no scenario is recorded, or one changes nothing, changes an assumption twice, or one
        that is not there, or to a value that a line cannot take.
    """
    found = case.of(Scenario)
    if not found:
        raise MethodRefused(
            "No scenario is recorded",
            remedy="Record a Scenario with its reason, and a ScenarioValue for each assumption it changes",
        )
    appraisal = appraise(case)
    return Scenarios(case, appraisal, tuple(_world(appraisal, scenario) for scenario in found))


def _world(appraisal: Appraisal, scenario: Scenario) -> World:
    """Work out one scenario."""
    values = tuple(v for v in appraisal.case.of(ScenarioValue) if v.scenario == scenario.id)
    _check(appraisal.case, scenario, values)
    changed = {value.assumption: value.value for value in values}
    try:
        outcomes = tuple(again(appraisal, outcome, changed) for outcome in appraisal.outcomes)
    except MethodRefused as refused:
        where = (
            f"scenario {scenario.title!r}; {refused.where}"
            if refused.where
            else f"scenario {scenario.title!r}"
        )
        raise MethodRefused(
            refused.what, where=where, remedy="Correct its value in the scenario"
        ) from refused
    return World(scenario, values, outcomes)


def _check(case: Case, scenario: Scenario, values: tuple[ScenarioValue, ...]) -> None:
    """Refuse a scenario that changes nothing, one thing twice, or something unknown."""
    where = f"scenario {scenario.title!r}"
    if not values:
        raise MethodRefused(
            "A scenario changes nothing", where=where, remedy="Record a ScenarioValue for what it changes"
        )
    seen: set[str] = set()
    for value in values:
        if not isinstance(case.by_id.get(value.assumption), Assumption):
            what = "A scenario changes an assumption that is not there"
            raise MethodRefused(
                what, where=f"{where}, {value.assumption}", remedy="Record it, or correct the scenario"
            )
        if value.assumption in seen:
            what = f"A scenario gives two values to {case.name(value.assumption)!r}"
            raise MethodRefused(what, where=where, remedy="Withdraw one of them")
        seen.add(value.assumption)
