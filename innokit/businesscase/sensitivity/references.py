"""What others found, beside our own estimates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from innokit.businesscase.appraisal import showing
from innokit.businesscase.appraisal.appraise import Appraisal, appraise
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.sensitivity.again import again, used
from innokit.errors import MethodRefused
from innokit.records import Assumption, Case, ReferenceClass
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import count, sum_of_money


@dataclass(frozen=True, eq=False)
class ReferenceRange(Result):
    """Each reference class beside the assumption it speaks to, and what its range would do to the answer.

    Parameters
    ----------
    case : Case
    appraisal : Appraisal
        With every assumption at its central value.
    classes : tuple of ReferenceClass
    """

    title: ClassVar[str] = "What others found, beside our estimates"
    case: Case
    appraisal: Appraisal
    classes: tuple[ReferenceClass, ...]

    @property
    def made(self) -> Made:
        """How it was made."""
        how = "Appraised again with the assumption at the ends and the middle of what others found"
        return Made(f"{how} (reference class forecasting)", self.appraisal.made.editions)

    def outcome(self, found: ReferenceClass) -> Outcome:
        """The option looked at: of those that use the assumption, the one with the highest NPSV."""
        ranked = self.appraisal.ranked
        return next((one for one in ranked if found.assumption in used(one)), ranked[0])

    def sentences(self) -> tuple[Sentence, ...]:
        """Say where our estimate lies in each range, and what the range would make of the answer."""
        return tuple(self._said(found) for found in self.classes)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a reference class."""
        unit = showing.unit_for(
            self.npsv(found, level).value for found in self.classes for level in _levels(found)
        )
        columns = (
            Column("Reference class"), Column("Cases"), Column("Assumption"), Column("Ours"),
            Column("Theirs"), Column("Ours is"), Column("NPSV with ours", unit),
            Column("NPSV at their low", unit), Column("NPSV at their high", unit),
        )  # fmt: skip
        note = "NPSV is that of the best option that uses the assumption; all others stay central."
        rows = tuple(self._row(found, unit) for found in self.classes)
        return (Sheet("reference-range", "What others found, beside our estimates", columns, rows, note),)

    def npsv(self, found: ReferenceClass, level: float, unit: str = showing.POUNDS) -> Figure:
        """Give the NPSV of the best option with an assumption where others found it."""
        end = {found.low: "low", found.high: "high"}.get(level, "middle")
        value = again(self.appraisal, self.outcome(found), {found.assumption: level}).npsv
        label = f"NPSV of {self.outcome(found).option.title} at the {end} of {found.title}"
        behind = self.appraisal.make.behind(self.outcome(found).lines, found.id, found.assumption)
        return Figure(
            f"npsv-at-others-{end}.{found.id}", value, showing.money_in(unit, value), label, behind, "£"
        )

    def _row(self, found: ReferenceClass, unit: str) -> tuple[Fragment, ...]:
        """Give one reference class."""
        given = self.case.get(Assumption, found.assumption)
        central = self.appraisal.make.npsv(
            self.outcome(found), showing.money_in(unit, self.outcome(found).npsv)
        )
        ends = f"{showing.level_text(given, found.low)} to {showing.level_text(given, found.high)}"
        return (
            found.title,
            "not said" if found.cases is None else str(found.cases),
            given.title,
            showing.level_text(given, given.value),
            ends,
            _where(given.value, found),
            central,
            self.npsv(found, found.low, unit),
            self.npsv(found, found.high, unit),
        )

    def _said(self, found: ReferenceClass) -> Sentence:
        """Say one reference class."""
        given = self.case.get(Assumption, found.assumption)
        ours, ends = showing.level_text(given, given.value), [
            showing.level_text(given, level) for level in (found.low, found.high)
        ]  # fmt: skip
        rests = f" ({count(found.cases, 'case')})" if found.cases else ""
        low, high = (self.npsv(found, level) for level in (found.low, found.high))
        theirs = f"the {ends[0]} to {ends[1]} found in {found.title}{rests}"
        start = f"{given.title}: ours, {ours}, is {_where(given.value, found)} {theirs}"
        return (
            f"{start}; at those ends {self.outcome(found).option.title} would be worth ",
            low.shown(sum_of_money(low.value or 0.0)),
            " and ",
            high.shown(sum_of_money(high.value or 0.0)),
            ".",
        )


def reference_range(case: Case) -> ReferenceRange:
    """Put what others found beside our estimates.

    Parameters
    ----------
    case : Case

    Raises
    ------
    MethodRefused
        As `appraise`; no reference class is recorded, one speaks to an assumption that is not there, or its
        range is beyond what a line can take.
    """
    found = case.of(ReferenceClass)
    if not found:
        raise MethodRefused(
            "No reference class is recorded",
            remedy="Record what others found as a ReferenceClass, with the assumption it speaks to",
        )
    for one in found:
        case.get(Assumption, one.assumption)
    result = ReferenceRange(case, appraise(case), found)
    for one in found:
        _check(result, one)
    return result


def _check(result: ReferenceRange, found: ReferenceClass) -> None:
    """Refuse a range that a line cannot take, naming the reference class."""
    try:
        for level in _levels(found):
            again(result.appraisal, result.outcome(found), {found.assumption: level})
    except MethodRefused as refused:
        where = f"reference class {found.title!r}"
        remedy = "Give its range in the unit of the assumption"
        raise MethodRefused(refused.what, where=where, remedy=remedy) from refused


def _levels(found: ReferenceClass) -> tuple[float, ...]:
    """Give the ends of a range."""
    return (found.low, found.high)


def _where(ours: float, found: ReferenceClass) -> str:
    """Say where our estimate lies."""
    return "below" if ours < found.low else "above" if ours > found.high else "within"
