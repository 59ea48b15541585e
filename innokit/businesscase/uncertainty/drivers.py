"""What drives the uncertainty: first-order and total effects of every input."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.businesscase.uncertainty.effects import Effect, effects
from innokit.businesscase.uncertainty.simulate import Simulation
from innokit.errors import MethodRefused
from innokit.maths import streams
from innokit.records import Case
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import a_list, per_cent, share_words

MATTERS = 0.1
"""The share of the variance from which an input is named in a sentence."""


@dataclass(frozen=True, eq=False)
class Drivers(Result):
    """What drives the uncertainty of one option's NPSV, most first.

    Parameters
    ----------
    case : Case
    simulation : Simulation
    option : int
        Its row in the simulation.
    effects : tuple of Effect
    """

    title: ClassVar[str] = "What drives it"
    case: Case
    simulation: Simulation
    option: int
    effects: tuple[Effect, ...]

    @property
    def made(self) -> Made:
        """How it was made."""
        made, size = self.simulation.made, streams.CHUNK
        how = (
            "Variance-based effects: first-order by exact conditional means on the draws, or by regression "
            "where these have no closed form; total by redrawing one input at a time in the lines that use "
            "it (Jansen 1999). Inputs that move together are redrawn together"
        )
        return Made(how, made.editions, made.seed, min(size, self.simulation.draws))

    @cached_property
    def _lines(self) -> tuple[str, ...]:
        """Ids behind the option's figures."""
        appraisal = self.simulation.appraisal
        return appraisal.make.behind(appraisal.outcomes[self.option].lines)

    def sentences(self) -> tuple[Sentence, ...]:
        """Say which inputs drive the answer, in words."""
        title = self.simulation.options[self.option].title
        named = [effect for effect in self.effects if effect.total >= MATTERS] or list(self.effects[:1])
        said: list[Sentence] = []
        for place, effect in enumerate(named):
            start = f"The uncertainty about {title} comes most from " if place == 0 else "Then "
            share = self.total(effect)
            words = f": {share_words(effect.total)} of it" if place == 0 else f": {share_words(effect.total)}"
            said.append((start, effect.title, share.shown(words), "."))
        least = [effect for effect in self.effects if effect.total < 0.01]
        if least:
            said.append(
                (f"{len(least)} of {len(self.effects)} assumptions hardly matter: less than 1 in 100 each.",)
            )
        if self._several:
            said.append(("Assumptions that move together are counted as one: no share is anyone's own.",))
        return tuple(said)

    @property
    def _several(self) -> tuple[Effect, ...]:
        """Effects of assumptions that move together."""
        return tuple(effect for effect in self.effects if len(effect.inputs) > 1)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row an input, and one row a member where some move together."""
        columns = (Column("Assumption"), Column("By itself"), Column("With interactions"), Column("Owner"))
        note = "Shares of the variance of NPSV; they need not sum to 1, because inputs multiply each other."
        rows = tuple(self._row(effect) for effect in self.effects)
        caption = f"What drives the NPSV of {self.simulation.options[self.option].title}"
        first = Sheet("drivers", caption, columns, rows, note)
        return (first, self._members()) if self._several else (first,)

    def _members(self) -> Sheet:
        """Give what each of the assumptions that move together tells."""
        columns = (Column("Assumption"), Column("What it tells"), Column("Moves together with"))
        rows: list[tuple[Fragment, ...]] = []
        for effect in self._several:
            for one, share in zip(effect.inputs, effect.alone, strict=True):
                title = one.assumption.title
                others = a_list([other.assumption.title for other in effect.inputs if other is not one])
                label = f"{self._label}, known by {title}, which moves together with {others}"
                told = self._figure("told-by", (one.assumption.id,), share, label)
                rows.append((title, told, others))
        note = (
            "Approximate, by regression: the share of the variance that would go if this one were known, "
            "with what it tells of the others. These shares overlap."
        )
        return Sheet("drivers-together", "Assumptions that move together", columns, tuple(rows), note)

    def total(self, effect: Effect) -> Figure:
        """Give the total effect of one input, or of some together."""
        label = f"{self._label} from {effect.title}, with interactions"
        return self._figure("total-effect", effect.ids, effect.total, label)

    def first(self, effect: Effect) -> Figure:
        """Give the first-order effect of one input, or of some together."""
        label = f"{self._label} from {effect.title}, by itself"
        return self._figure("first-effect", effect.ids, effect.first, label)

    @property
    def _label(self) -> str:
        """What every figure is a share of."""
        return f"Share of the variance of the NPSV of {self.simulation.options[self.option].title} that comes"

    def _row(self, effect: Effect) -> tuple[Fragment, ...]:
        """Give one input, or some together."""
        owners = {one.assumption.owner or "nobody yet": None for one in effect.inputs}
        return (effect.title, self.first(effect), self.total(effect), a_list(list(owners)))

    def _figure(self, measure: str, ids: tuple[str, ...], value: float, label: str) -> Figure:
        """Give one effect."""
        option = self.simulation.options[self.option]
        behind = (*self._lines, *ids)
        return Figure(
            f"{measure}.{option.id}.{'.'.join(ids)}", value, per_cent(value), label, behind, "share"
        )


def drivers(simulation: Simulation, option: str = "") -> Drivers:
    """Give first-order and total effects of every input on one option's NPSV.

    Assumptions that are recorded to move together are counted as one, which is independent of the others;
    what each of them tells by itself stands beside, by regression.

    Parameters
    ----------
    simulation : Simulation
    option : str, optional
        Its id; the one with the highest mean where not given.

    Returns
    -------
    Drivers

    Raises
    ------
    MethodRefused
        The option is not among those compared, or nothing varies.
    """
    ids = [one.id for one in simulation.options]
    if option and option not in ids:
        raise MethodRefused(
            "There is no such option here",
            where=f"option {option}",
            remedy=f"Ask for one of {', '.join(ids)}",
        )
    row = ids.index(option) if option else simulation.best
    found = sorted(effects(simulation, row), key=lambda one: -one.total)
    return Drivers(simulation.case, simulation, row, tuple(found))
