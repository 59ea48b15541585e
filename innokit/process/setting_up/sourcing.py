"""With our own people or with bought help: the ways to run it side by side, and what the figures favour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.process.finding import few
from innokit.records import Approach, Assumption, Case
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import exact, money, one_line

NOTHING = "No way to run it is recorded yet. To record one: book.record(innokit.records.Approach(...))."
ENOUGH_SKILLS = 5.0
METHOD = (
    "Favoured is what leads on most of total cost, own days, weeks and skills, each counting once, among "
    f"those with at least {exact(ENOUGH_SKILLS)} of 10 on skills where any has; between equals the one of "
    "lower total cost. A rule of thumb of our own: the choice is the sponsor's"
)
UNITS = {"total": "£", "budget": "£", "days": "days", "weeks": "weeks", "skills": "0 to 10"}
NAMES = {"total": "total cost", "budget": "money", "days": "own days", "weeks": "weeks", "skills": "skills"}
LEADS = {"total": "costs least", "days": "fewest own days", "weeks": "soonest", "skills": "most skills"}
MEASURES = ("total", "days", "weeks", "skills")


@dataclass(frozen=True)
class Sourcing(Result):
    """The ways to run it, side by side.

    Parameters
    ----------
    case : Case
    """

    title: ClassVar[str] = "How it could be run"
    case: Case

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(METHOD)

    @property
    def ways(self) -> tuple[Approach, ...]:
        """The ways on record."""
        return self.case.of(Approach)

    @cached_property
    def rate(self) -> Assumption | None:
        """What a day of our own people costs: the newest assumption called a day rate, or counted £ a day."""
        found = [
            one
            for one in self.case.of(Assumption)
            if "day rate" in one.title.lower() or one.unit.strip() == "£ a day"
        ]
        return found[-1] if found else None

    def value(self, way: Approach, measure: str) -> float | None:
        """Give one measure of one way; total cost is money plus own days at the day rate, if there is one."""
        if measure != "total":
            found: float | None = getattr(way, measure)
            return found
        if way.budget is None or self.rate is None or self.rate.value is None:
            return way.budget
        return None if way.days is None else way.budget + way.days * self.rate.value

    def leaders(self, measure: str) -> tuple[Approach, ...]:
        """Give who leads on a measure; nobody where fewer than two ways tell it, or all are equal."""
        known = {w.id: value for w in self.ways if (value := self.value(w, measure)) is not None}
        if len(known) < 2 or len(set(known.values())) < 2:
            return ()
        pick: Callable[..., float] = max if measure == "skills" else min
        best = pick(known.values())
        return tuple(way for way in self.ways if known.get(way.id) == best)

    @cached_property
    def favoured(self) -> tuple[Approach, ...]:
        """What the figures favour: one way, several that are level, or none where too few figures tell."""
        able = [way for way in self.ways if way.skills is None or way.skills >= ENOUGH_SKILLS] or [*self.ways]
        points = Counter(way.id for measure in MEASURES for way in self.leaders(measure))
        most = max((points[way.id] for way in able), default=0)
        if len(self.ways) < 2 or not points:
            return ()
        best = [way for way in able if points[way.id] == most]
        costs = [self.value(way, "total") for way in best]
        told = [cost for cost in costs if cost is not None]
        if len(told) < len(best):
            return tuple(best)
        return tuple(way for way, cost in zip(best, costs, strict=True) if cost == min(told))

    @property
    def chosen(self) -> tuple[Approach, ...]:
        """What was chosen."""
        return tuple(way for way in self.ways if way.chosen)

    def sentences(self) -> tuple[Sentence, ...]:
        """Say who leads on what, what the figures favour, what was chosen and why, and what is not known."""
        if not self.ways:
            return ((NOTHING,),)
        return (*self._leads(), self._favours(), *self._choices(), *self._unknown())

    def _leads(self) -> tuple[Sentence, ...]:
        """Say who leads on what."""
        told = {measure: self.leaders(measure) for measure in MEASURES}
        said = [f"{LEADS[measure]}: {few([w.title for w in ways])}" for measure, ways in told.items() if ways]
        line = "; ".join(said)
        return ((f"{line[:1].upper()}{line[1:]}.",),) if said else ()

    def _favours(self) -> Sentence:
        """Say what the figures favour."""
        found = self.favoured
        if len(self.ways) < 2:
            return ("Only one way is recorded, so there is nothing to compare it with.",)
        if not found:
            return ("Too few figures are recorded to favour either.",)
        if len(found) > 1:
            return (f"The figures favour none: {few([way.title for way in found])} are level.",)
        weak = [way for way in self.ways if way.skills is not None and way.skills < ENOUGH_SKILLS]
        short = f"; {few([way.title for way in weak])} would lack half the skills" if weak else ""
        return ("The figures favour ", self._name(found[0], "favoured"), f"{short}.")

    def _choices(self) -> tuple[Sentence, ...]:
        """Say what was chosen, why, and whether the figures favour it."""
        if not self.chosen:
            return (("None is chosen yet.",),)
        said: list[Sentence] = []
        for way in self.chosen:
            agrees = "" if way in self.favoured or not self.favoured else ", which the figures do not favour"
            why = way.reason.rstrip(".") or "no reason is recorded"
            said.append(("Chosen: ", self._name(way, "chosen"), f"{agrees}. Reason: {why}."))
        return tuple(said)

    def _unknown(self) -> tuple[Sentence, ...]:
        """Say which figures are not recorded, and that own days are not in the cost without a rate."""
        missing = [
            f"{NAMES[field]} of {one_line(way.title, 40)}"
            for way in self.ways
            for field in ("budget", "days", "weeks", "skills")
            if getattr(way, field) is None
        ]
        said: list[Sentence] = [(f"Not recorded: {few(missing)}.",)] if missing else []
        if self.rate is None:
            said.append(
                ("No day rate is recorded, so cost counts money only; record an Assumption 'Day rate'.",)
            )
        return tuple(said)

    def _name(self, way: Approach, sort: str) -> Figure:
        """Give the name of a way, leading to its entry."""
        return Figure(f"{sort}.{way.id}", None, way.title, f"{sort.capitalize()} way to run it", (way.id,))

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a way."""
        if not self.ways:
            return ()
        total = _total(self.rate)
        columns = (
            Column("Way"), Column("Run"), Column("Money", "£"), Column("Own days"),
            *([Column(total, "£")] if self.rate else []), Column("Weeks"),
            Column("Skills", "0 to 10"), Column("Outside help"), Column("Chosen"),
        )  # fmt: skip
        rows = tuple(self._row(way) for way in self.ways)
        return (Sheet("sourcing", "Ways to run it, side by side", columns, rows),)

    def _row(self, way: Approach) -> tuple[Fragment, ...]:
        """Give one way."""
        total = [self._cell(way, "total")] if self.rate else []
        numbers = [self._cell(way, "budget"), self._cell(way, "days"), *total]
        numbers += [self._cell(way, "weeks"), self._cell(way, "skills")]
        bought = way.support or ("none" if way.sourcing == "in-sourced" else "not recorded")
        return (way.title, way.sourcing, *numbers, bought, "yes" if way.chosen else "no")

    def _cell(self, way: Approach, measure: str) -> Figure:
        """Give one figure of a way, or say that it is not recorded."""
        value = self.value(way, measure)
        worded = money if UNITS[measure] == "£" else exact
        text = "not recorded" if value is None else worded(value)
        behind = (way.id, self.rate.id) if measure == "total" and self.rate else (way.id,)
        label = f"{NAMES[measure].capitalize()}: {way.title}"
        return Figure(f"way_{measure}.{way.id}", value, text, label, behind, UNITS[measure])


def sourcing(case: Case) -> Sourcing:
    """Compare running it with our own people and with bought help: cost, days, weeks, skills.

    Parameters
    ----------
    case : Case

    Examples
    --------
    >>> from innokit.records import Approach, Case
    >>> ours = Approach(title="Ourselves", sourcing="in-sourced", budget=4_000, weeks=20, skills=6)
    >>> theirs = Approach(title="A firm", sourcing="out-sourced", budget=30_000, weeks=12, skills=9)
    >>> [way.title for way in sourcing(Case([ours, theirs])).favoured]
    ['A firm']
    """
    return Sourcing(case)


def _total(rate: Assumption | None) -> str:
    """Say what total cost counts."""
    if rate is None or rate.value is None:
        return "Money"
    return f"Money and own days at {money(rate.value)} a day"
