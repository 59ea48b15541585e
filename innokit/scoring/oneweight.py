"""Every option's overall value as one weight goes from 0 to 1, the others keeping their proportions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from innokit.records import Case, Criterion, Option
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.scoring import layout
from innokit.scoring.comparison import Comparison
from innokit.scoring.switching import NOISE, Sweep, Switch
from innokit.scoring.weighing import SET_WORDS
from innokit.words import number, per_cent

STEPS = 20
"""How many equal steps the way from 0 to 1 is shown in."""
LIMITS = {"overall-at": "", "overall-low-at": ", lowest", "overall-high-at": ", highest"}
"""What each measure adds to an option's name."""


def nearest(comparison: Comparison, switches: Iterable[Switch]) -> Criterion:
    """Give the criterion whose weight is nearest to changing the first place, else the heaviest."""
    near = min(switches, key=lambda switch: switch.reach, default=None)
    if near is not None and near.reach < float("inf"):
        return near.criterion
    return max(comparison.criteria, key=lambda criterion: comparison.weights[criterion.id])


@dataclass(frozen=True, eq=False)
class OneWeight(Result):
    """The options as one weight moves from 0 to 1.

    Parameters
    ----------
    case : Case
    comparison : Comparison
        The recorded scores and weights it starts from.
    criterion : Criterion
        The one whose weight moves; a wider one stands for all under it.
    values : Sweep
        Lowest and highest overall values at each weight shown.
    switch : Switch
        The range in which the first option stays first; the whole scale where none is first for certain.
    now, low, high : Figure
        The weight now, and the ends of that range.
    """

    title: ClassVar[str] = "The options as one weight moves"
    case: Case
    comparison: Comparison
    criterion: Criterion
    values: Sweep
    switch: Switch
    now: Figure
    low: Figure
    high: Figure

    @property
    def options(self) -> tuple[Option, ...]:
        """The options that are ranked."""
        return self.comparison.options

    def open(self, option: Option) -> bool:
        """Say whether something not scored leaves an option's overall value open."""
        place = self.options.index(option)
        return bool((self.values.high[:, place] - self.values.low[:, place] > NOISE).any())

    def ends(self, step: int, option: Option) -> tuple[Figure, ...]:
        """Give an option's overall value at one of the weights; lowest and highest where it is open."""
        place, weight = self.options.index(option), float(self.values.at[step])
        low, high = (float(table[step, place]) for table in (self.values.low, self.values.high))
        both = zip(self._measures(option), (low, high), strict=False)  # one where they are the same
        return tuple(self._figure(measure, option, weight, value) for measure, value in both)

    def _measures(self, option: Option) -> tuple[str, ...]:
        """Name what is shown of an option: its overall value, or both ends of it."""
        return ("overall-low-at", "overall-high-at") if self.open(option) else ("overall-at",)

    def _figure(self, measure: str, option: Option, weight: float, value: float) -> Figure:
        """Give one overall value at one weight."""
        at = f"w{weight:.6f}".rstrip("0").rstrip(".")
        label = f"Overall value of {option.title} where {self.criterion.title} weighs {per_cent(weight, 1)}"
        id = f"{measure}.{self.comparison.weighing.name}.{option.id}.{self.criterion.id}.{at}"
        records = layout.behind(self.comparison, option)
        return Figure(
            id, round(value, 9), number(value, 1), f"{label}{LIMITS[measure]}", records, layout.UNIT
        )

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(
            f"Overall values at each weight of {self.criterion.title}, the other weights keeping their "
            f"proportions; exact, from {SET_WORDS[self.comparison.weighing.name]}"
        )

    def sentences(self) -> tuple[Sentence, ...]:
        """Say in which range the first option stays first, and who takes over beyond it."""
        return tuple(self._said())

    def _said(self) -> Iterator[Sentence]:
        """Say where the first place changes."""
        first, name = self.comparison.winner, self.criterion.title
        yield (f"{name} weighs ", self.now, " now.")
        if first is None:
            yield ("No option is first for certain, so no weight is named at which the first place changes.",)
            return
        for option, figure, way in (
            (self.switch.below, self.low, "below"),
            (self.switch.above, self.high, "above"),
        ):
            if option is not None:
                yield (f"Where it weighs {way} ", figure, f", {option.title} is first, or could be.")
        if self.switch.below is None and self.switch.above is None:
            yield (f"{first.title} stays first whatever it weighs.",)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give overall values by weight, and where the first place changes."""
        titles = [f"{o.title}{LIMITS[m]}" for o in self.options for m in self._measures(o)]
        rows: list[tuple[Fragment, ...]] = []
        for step, weight in enumerate(self.values.at.tolist()):
            mark = ", now" if weight == self.switch.current else ""
            cells = [figure for option in self.options for figure in self.ends(step, option)]
            rows.append((f"{per_cent(weight, 1)}{mark}", *cells))
        caption = f"Overall values as the weight of {self.criterion.title} moves"
        columns = (Column("Weight"), *map(Column, titles))
        return Sheet("values", caption, columns, tuple(rows)), self._turns()

    def _turns(self) -> Sheet:
        """Lay out where the first place changes."""
        switch = self.switch
        rows: tuple[tuple[Fragment, ...], ...] = (
            ("Below", self.low, switch.below.title if switch.below else "no change"),
            ("Now", self.now, self.comparison.winner.title if self.comparison.winner else "open"),
            ("Above", self.high, switch.above.title if switch.above else "no change"),
        )
        columns = (Column("Where"), Column(f"Weight of {self.criterion.title}"), Column("First"))
        return Sheet("turns", "Where the first place changes", columns, rows)
