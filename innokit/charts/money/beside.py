"""Two results of one case beside each other: worth in money and worth in scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from innokit.charts import read
from innokit.results import Figure, Made, Result, Sentence, Sheet

if TYPE_CHECKING:
    from innokit.businesscase import Appraisal
    from innokit.records import Case
    from innokit.scoring import Comparison

NOT_SCORED, NOT_APPRAISED = "not scored", "without a value in money"
MEASURED_AGAINST = "what the others are measured against"


class Spot(NamedTuple):
    """One option's worth in money and in scores."""

    option: str
    npsv: Figure
    overall: Figure
    low: Figure
    high: Figure

    @property
    def money(self) -> float:
        """Its net present social value."""
        return read.value(self.npsv)

    @property
    def ends(self) -> tuple[float, float]:
        """The range of its overall value."""
        return read.value(self.low), read.value(self.high)


@dataclass(frozen=True, eq=False)
class MoneyAndScore(Result):
    """What each option is worth in money and in scores; nothing is worked out from both.

    Parameters
    ----------
    case : Case
    appraisal : Appraisal
    comparison : Comparison
    """

    title: ClassVar[str] = "Worth in money beside worth in scores"
    case: Case
    appraisal: Appraisal
    comparison: Comparison

    @property
    def made(self) -> Made:
        """How both were made."""
        money, scores = self.appraisal.made, self.comparison.made
        return Made(f"{money.method}. {scores.method}", (*money.editions, *scores.editions))

    @cached_property
    def npsv(self) -> Mapping[str, Figure]:
        """Net present social value by option."""
        return read.by_option(self.appraisal, "npsv")

    @cached_property
    def scored(self) -> Mapping[str, tuple[Figure, Figure, Figure]]:
        """Overall value, the lowest and the highest it could be, by option."""
        shown, low, high = (
            read.by_option(self.comparison, measure) for measure in ("overall", "overall-low", "overall-high")
        )
        return {option: (figure, low[option], high[option]) for option, figure in shown.items()}

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """The options that are in both."""
        return tuple(
            Spot(option, figure, *self.scored[option])
            for option, figure in self.npsv.items()
            if option in self.scored
        )

    @property
    def missing(self) -> Mapping[str, tuple[str, ...]]:
        """The options that are in one of the two alone, by what they lack."""
        return {
            NOT_SCORED: tuple(option for option in self.npsv if option not in self.scored),
            NOT_APPRAISED: tuple(o.id for o in self.comparison.options if o.id not in self.npsv),
        }

    @property
    def usual(self) -> str | None:
        """Business as usual, where it is scored."""
        usual = self.comparison.baseline
        return usual.id if usual is not None and usual.id in self.scored else None

    def sentences(self) -> tuple[Sentence, ...]:
        """Say that the two are not added."""
        return (("Worth in money and worth in scores stand beside each other and are never added.",),)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row an option; those in one of the two alone and business as usual last."""
        name = self.case.name
        rows: list[tuple[Figure | str, ...]] = [
            (name(spot.option), spot.npsv, spot.overall, spot.low, spot.high) for spot in self.spots
        ]
        rows += [(name(one), self.npsv[one], *([NOT_SCORED] * 3)) for one in self.missing[NOT_SCORED]]
        rows += [(name(one), NOT_APPRAISED, *self.scored[one]) for one in self.missing[NOT_APPRAISED]]
        if self.usual is not None:
            rows.append((name(self.usual), MEASURED_AGAINST, *self.scored[self.usual]))
        headings = ("Option", "NPSV, £", "Overall value, 0 to 100", "Lowest", "Highest")
        caption = "Net present social value and overall value of each option"
        return (read.sheet("money-and-score", caption, headings, rows),)
