"""Value functions: how worth rises from the worst to the best level of a criterion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from innokit.errors import MethodRefused
from innokit.maths import values
from innokit.records import Case, Criterion, Level, Option
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.scoring.cells import in_unit, score_of, there
from innokit.words import a_list, exact, number


@dataclass(frozen=True, eq=False)
class ValueFunctions(Result):
    """The value function of every measured criterion.

    Parameters
    ----------
    case : Case
    """

    title: ClassVar[str] = "How worth rises with the level"
    case: Case

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria with a measured scale."""
        return tuple(criterion for criterion in self.case.of(Criterion) if criterion.worst is not None)

    def points(self, criterion: Criterion) -> tuple[tuple[float, float], ...]:
        """Give the levels and scores between which worth rises in straight lines, from worst to best."""
        ends = (criterion.worst, criterion.best)
        assert ends[0] is not None  # noqa: S101 - only measured criteria are listed
        assert ends[1] is not None  # noqa: S101 - the record has both ends or neither
        at = (ends[0], *criterion.value_levels, ends[1])
        return tuple(zip(at, (0.0, *criterion.value_scores, 100.0), strict=True))

    def curve(
        self, criterion: Criterion, points: int = 101
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Give levels from worst to best and their scores, for a picture."""
        at, worth = zip(*self.points(criterion), strict=True)
        levels = np.linspace(at[0], at[-1], points)
        return levels, values.piecewise(levels, at=at, worth=worth)

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """The recorded levels on these criteria, those not known left out, in the order recorded."""
        ids = {criterion.id for criterion in self.criteria}
        return tuple(x for x in self.case.of(Level) if x.criterion in ids and x.value is not None)

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(
            "Straight lines between the points asked about; bisection asks for the level half-way in worth "
            "(Keeney and Raiffa 1976, Decisions with Multiple Objectives, chapter 3)"
        )

    def sentences(self) -> tuple[Sentence, ...]:
        """Say how each was asked, and where a straight line was only assumed."""
        return tuple(self._said())

    def _said(self) -> Iterator[Sentence]:
        """Say what each value function shows."""
        for criterion in self.criteria:
            if criterion.value_levels:
                levels = [in_unit(level, criterion) for level in criterion.value_levels]
                how = "by bisection" if criterion.value_method == "bisection" else "at points"
                yield (f"{criterion.title}: worth was asked {how}, at {a_list(levels)}.",)
        assumed = [c.title for c in self.criteria if not c.value_levels and not c.value_method]
        if assumed:
            verb = "is" if len(assumed) == 1 else "are"
            yield (
                f"Worth {verb} assumed to rise evenly on {a_list(assumed)}; ask whether the first step up ",
                "is worth as much as the last.",
            )

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the points of every value function."""
        columns = (Column("Criterion"), Column("Level"), Column("Score", "0 to 100"), Column("How asked"))
        rows: tuple[tuple[Fragment, ...], ...] = tuple(
            (c.title, in_unit(level, c), _score(c, place, level, score), c.value_method or "not asked")
            for c in self.criteria
            for place, (level, score) in enumerate(self.points(c))
        )
        points = Sheet("points", "Value functions", columns, rows)
        return (points, self._recorded()) if self.levels else (points,)

    def _recorded(self) -> Sheet:
        """Lay out the recorded levels with the scores that they come to."""
        columns = (
            Column("Option"),
            Column("Criterion"),
            Column("Level"),
            Column("Score", "0 to 100"),
            Column("Assessor"),
        )
        name = self.case.name
        rows: tuple[tuple[Fragment, ...], ...] = tuple(
            (
                name(level.option),
                criterion.title,
                self._level(level, criterion),
                self._worth(level, criterion),
                name(level.assessor) if level.assessor else "not named",
            )
            for criterion in self.criteria
            for level in self.levels
            if level.criterion == criterion.id
        )
        return Sheet("levels", "Levels of the options, and what they are worth", columns, rows)

    def _level(self, level: Level, criterion: Criterion) -> Figure:
        """Give one recorded level."""
        label = f"Level of {self.case.name(level.option)} on {criterion.title}"
        value = float(level.value or 0.0)
        return Figure(
            f"level.{level.id}", value, in_unit(value, criterion), label, (level.id,), criterion.unit
        )

    def _worth(self, level: Level, criterion: Criterion) -> Figure:
        """Give the score that a recorded level comes to."""
        there(self.case, level, "option", Option)
        score = score_of(level, self.case.get(Option, level.option), criterion)
        label = f"Score of the level of {self.case.name(level.option)} on {criterion.title}"
        text = number(score, 0 if score == round(score) else 1)
        return Figure(f"level-score.{level.id}", score, text, label, (level.id, criterion.id), "0 to 100")


def value_functions(case: Case) -> ValueFunctions:
    """Show the value function of every measured criterion.

    Raises
    ------
    MethodRefused
        When no criterion has a measured scale.
    """
    found = ValueFunctions(case)
    if not found.criteria:
        raise MethodRefused(
            "No criterion has a measured scale",
            where="criteria",
            remedy="Give a criterion its unit, worst and best level",
        )
    return found


def bisected(
    criterion: Criterion, half: float, quarter: float | None = None, three_quarters: float | None = None
) -> Criterion:
    """Give a criterion the value function that answers to bisection describe.

    Parameters
    ----------
    criterion : Criterion
        With a worst and a best level.
    half : float
        The level for which the steps from worst to it and from it to best are worth the same.
    quarter, three_quarters : float, optional
        The same asked of the two halves.

    Returns
    -------
    Criterion
        The same criterion, to be recorded again.

    Raises
    ------
    RecordError
        When the levels do not go from the worst to the best.

    Examples
    --------
    >>> wait = Criterion(title="Waiting", unit="days", worst=60, best=0)
    >>> bisected(wait, half=20, quarter=40).value_scores
    (25.0, 50.0)
    """
    asked = [(quarter, 25.0), (half, 50.0), (three_quarters, 75.0)]
    told = [(level, score) for level, score in asked if level is not None]
    return criterion.changed(
        value_levels=tuple(level for level, _ in told),
        value_scores=tuple(score for _, score in told),
        value_method="bisection",
    )


def _score(criterion: Criterion, place: int, level: float, score: float) -> Figure:
    """Give the score of one point."""
    label = f"Score of {exact(level)} on {criterion.title}"
    return Figure(f"worth.{criterion.id}.{place}", score, number(score), label, (criterion.id,), "0 to 100")
