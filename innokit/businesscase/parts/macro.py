"""Effects on the area at large: in a table of their own, never in a total."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from innokit.errors import MethodRefused
from innokit.records import Case, MacroEffect
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import count


@dataclass(frozen=True, eq=False)
class MacroEffects(Result):
    """What changes in the area: jobs, trade, land, the lifetime of those helped.

    Parameters
    ----------
    case : Case
    """

    title: ClassVar[str] = "What it does for the area"
    case: Case

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(
            "As recorded, in words and own units; apart from the appraisal, because much of it happens "
            "elsewhere if not here (HM Treasury, The Green Book, on place-based effects and displacement)"
        )

    def sentences(self) -> tuple[Sentence, ...]:
        """Say how many effects are recorded, and that none is in the total."""
        effects = self.case.of(MacroEffect)
        worse = sum(effect.direction == "worse" for effect in effects)
        ends = f", of which {worse} for the worse" if worse else ""
        why = "adding it would count twice what the benefit lines hold already"
        many = count(len(effects), "effect")
        return ((f"{many} on the area{ends}. None is in NPSV or any other total: {why}.",),)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row an effect."""
        columns = (
            Column("Effect"), Column("Option"), Column("Direction"), Column("Size"), Column("Where"),
            Column("When"), Column("Source"),
        )  # fmt: skip
        rows = tuple(self._row(effect) for effect in self.case.of(MacroEffect))
        return (Sheet("macro", "Effects on the area at large", columns, rows),)

    def _row(self, effect: MacroEffect) -> tuple[Fragment, ...]:
        """Give one effect."""
        label = f"Direction of {effect.title}"
        way = Figure(f"macro.{effect.id}", None, effect.direction, label, (effect.id,))
        source = self.case.name(effect.source) if effect.source else "no source"
        cells = (effect.size or "not sized", effect.place or "not said", effect.when or "not said", source)
        return (effect.title, self.case.name(effect.option), way, *cells)


def macro_effects(case: Case) -> MacroEffects:
    """Give the effects on the area at large.

    Parameters
    ----------
    case : Case

    Raises
    ------
    MethodRefused
        None is recorded.
    """
    if not case.of(MacroEffect):
        raise MethodRefused(
            "No effect on the area at large is recorded",
            remedy="Record each as a MacroEffect, or leave this part empty",
        )
    return MacroEffects(case)
