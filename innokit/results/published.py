"""Figures as printed by their publishers beside ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from innokit.records import Case, PublishedFigure
from innokit.results.readiness import NotYet
from innokit.results.result import Made, Result
from innokit.results.sheet import Column, Figure, Sentence, Sheet
from innokit.words import count, exact


@dataclass(frozen=True)
class BesidePrint(Result):
    """Each printed figure that the case records, beside the one worked out from the same record.

    Parameters
    ----------
    case : Case
    ours : tuple of (PublishedFigure, Figure or None)
        None where no result given holds the figure.
    """

    title: ClassVar[str] = "Beside the published figures"
    case: Case
    ours: tuple[tuple[PublishedFigure, Figure | None], ...]

    @property
    def agrees(self) -> bool:
        """Whether there is at least one printed figure, and every one comes out again."""
        return bool(self.ours) and all(_agrees(printed, figure) for printed, figure in self.ours)

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made("Each printed figure agrees when ours differs by no more than its rounding in print")

    def sentences(self) -> tuple[Sentence, ...]:
        """Say how many of the printed figures come out again."""
        good = sum(_agrees(printed, figure) for printed, figure in self.ours)
        if not self.ours:
            return (("No published figure is recorded to compare with.",),)
        if good == len(self.ours):
            return ((f"Published figures reproduced: {count(good, 'figure')} of {len(self.ours)}.",),)
        return ((f"Only {good} of {count(len(self.ours), 'published figure')} come out again.",),)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give printed and own figures side by side."""
        columns = (
            Column("Figure"),
            Column("Printed"),
            Column("Ours"),
            Column("Unit"),
            Column("Agrees"),
            Column("Source"),
        )
        rows = tuple(self._row(printed, figure) for printed, figure in self.ours)
        return (Sheet("published", "Published figures beside ours", columns, rows),)

    def _row(self, printed: PublishedFigure, figure: Figure | None) -> tuple[str | Figure, ...]:
        """Give one printed figure and ours."""
        ours = (
            figure.shown(exact(round(figure.value, 4)))
            if figure and figure.value is not None
            else "not worked out"
        )
        verdict = "yes" if _agrees(printed, figure) else "no"
        unit = figure.unit if figure else ""
        source = self.case.name(printed.source) if printed.source else ""
        cell = Figure(
            f"printed.{printed.id}",
            printed.value,
            exact(printed.value),
            f"{printed.title}, as printed",
            (printed.id,),
            unit,
        )
        return (printed.title, cell, ours, unit, verdict, source)


def beside_print(case: Case, *given: Result | NotYet) -> BesidePrint:
    """Put the published figures that a case records beside those that some results show.

    Parameters
    ----------
    case : Case
    *given : Result or NotYet
        Printed figures of a measure that none of these holds are left to others. A result that is not
        there yet is passed over, so that its figures stay unproved.
    """
    results = [item for item in given if isinstance(item, Result)]
    ours = {id: figure for result in results for id, figure in result.figures.items()}
    measures = {id.split(".")[0] for id in ours}
    printed = [item for item in case.of(PublishedFigure) if item.figure.split(".")[0] in measures]
    return BesidePrint(case, tuple((item, ours.get(item.figure)) for item in printed))


def _agrees(printed: PublishedFigure, figure: Figure | None) -> bool:
    """Say whether ours differs by no more than rounding."""
    return (
        figure is not None
        and figure.value is not None
        and abs(figure.value - printed.value) <= printed.tolerance
    )
