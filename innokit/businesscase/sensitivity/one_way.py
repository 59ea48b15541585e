"""One assumption at a time: its low and high value, and the value at which an option breaks even."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from innokit import words
from innokit.businesscase.appraisal import showing
from innokit.businesscase.appraisal.appraise import Appraisal, appraise
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.sensitivity.again import npsv_by, used
from innokit.businesscase.sensitivity.breakeven import Place, break_even, level_said, limits
from innokit.errors import MethodRefused
from innokit.records import Assumption, Case
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet


@dataclass(frozen=True, eq=False)
class Swing:
    """What one assumption does to the net present social value of one option, all else central.

    Attributes
    ----------
    assumption : Assumption
    outcome : Outcome
        The option with every assumption at its central value.
    at_low, at_high : float or None
        £; None where the assumption has no such value.
    switching : float or None
        The value nearest to the central one at which NPSV is zero.
    place : "inside", "outside" or "none"
        Whether it lies in the assumption's range, beyond it (searched from 0 to twice the central value),
        or nowhere there.
    """

    assumption: Assumption
    outcome: Outcome
    at_low: float | None
    at_high: float | None
    switching: float | None
    place: Place

    @property
    def size(self) -> float:
        """Highest less lowest NPSV over low, central and high."""
        found = [v for v in (self.at_low, self.outcome.npsv, self.at_high) if v is not None]
        return max(found) - min(found)


@dataclass(frozen=True, eq=False)
class OneWay(Result):
    """Each assumption by itself from low to high, widest swing first.

    Parameters
    ----------
    case : Case
    appraisal : Appraisal
        With every assumption at its central value.
    swings : tuple of Swing
    """

    title: ClassVar[str] = "One assumption at a time"
    case: Case
    appraisal: Appraisal
    swings: tuple[Swing, ...]

    @property
    def made(self) -> Made:
        """How it was made."""
        how = "Appraised again with one assumption at a time at its low and high value, and at NPSV zero"
        source = "HM Treasury, The Green Book, on sensitivity analysis and switching values"
        return Made(f"{how} ({source})", self.appraisal.made.editions)

    def sentences(self) -> tuple[Sentence, ...]:
        """What would make each option break even, widest swing first."""
        return tuple(self.said(swing) for swing in self.swings)

    def sheets(self) -> tuple[Sheet, ...]:
        """One row for each assumption and option."""
        sums = (v for s in self.swings for v in (s.at_low, s.outcome.npsv, s.at_high))
        unit = showing.unit_for(sums)
        columns = (
            Column("Assumption"), Column("Option"), Column("Low"), Column("Central"), Column("High"),
            Column("NPSV at low", unit), Column("NPSV at central", unit), Column("NPSV at high", unit),
            Column("Breaks even at"), Column("Change from central"),
        )  # fmt: skip
        note = (
            "All other assumptions stay central. Break-even is looked for from low to high, then from 0 to "
            "twice the central value."
        )
        rows = tuple(self._row(swing, unit) for swing in self.swings)
        return (Sheet("one-way", "What each assumption does by itself", columns, rows, note),)

    def _row(self, swing: Swing, unit: str) -> tuple[Fragment, ...]:
        """One assumption and option."""
        given, option = swing.assumption, swing.outcome.option
        central = self.appraisal.make.npsv(swing.outcome, showing.money_in(unit, swing.outcome.npsv))
        levels = [_level(given, level) for level in (given.low, given.value, given.high)]
        change = "" if swing.switching is None else _change(given, swing.switching)
        low, high = self._npsv(swing, "low", unit), self._npsv(swing, "high", unit)
        return (given.title, option.title, *levels, low, central, high, self._switching(swing), change)

    def _npsv(self, swing: Swing, end: str, unit: str) -> Fragment:
        """NPSV with the assumption at one end of its range."""
        found = swing.at_low if end == "low" else swing.at_high
        if found is None:
            return "not given"
        id = f"npsv-at-{end}.{swing.assumption.id}.{swing.outcome.option.id}"
        label = f"NPSV of {swing.outcome.option.title} with {swing.assumption.title} at its {end} value"
        return Figure(id, found, showing.money_in(unit, found), label, self._behind(swing), "£")

    def _switching(self, swing: Swing) -> Figure:
        """The value at which NPSV is zero, or that there is none."""
        given, option = swing.assumption, swing.outcome.option
        text = "nothing in its range does"
        if swing.switching is not None:
            beyond = " (outside its range)" if swing.place == "outside" else ""
            text = f"{level_said(given, swing.switching)}{beyond}"
        label = f"Value of {given.title} at which {option.title} breaks even"
        return Figure(
            f"switching.{given.id}.{option.id}", swing.switching, text, label, self._behind(swing), given.unit
        )

    def _behind(self, swing: Swing) -> tuple[str, ...]:
        """Ids of the records behind one row."""
        return self.appraisal.make.behind(swing.outcome.lines, swing.assumption.id)

    def said(self, swing: Swing) -> Sentence:
        """Say what would make an option break even."""
        given, figure = swing.assumption, self._switching(swing)
        name, what = swing.outcome.option.title, showing.in_sentence(given.title)
        if swing.switching is None:
            return (
                f"No value of {what} makes {name} break even: ",
                figure.shown("nothing in its range does"),
                f"{_searched(given)}.",
            )
        central, to = showing.in_short(given, given.value), level_said(given, swing.switching, short=True)
        if swing.switching == given.value:
            return (f"{name} just breaks even with {what} at ", figure.shown(to), ".")
        verb = "falls" if swing.switching < given.value else "rises"
        change = _change(given, swing.switching)
        ends = f" ({change})" if change else ""
        beyond = ", which is outside its range" if swing.place == "outside" else ""
        return (
            f"{name} breaks even if the {what} {verb} from {central} to ",
            figure.shown(to),
            f"{ends}{beyond}.",
        )


def one_way(case: Case, option: str | None = None) -> OneWay:
    """Move one assumption at a time from its low to its high value, all others central.

    Parameters
    ----------
    case : Case
    option : str, optional
        Id of one option; every option besides business as usual where not given.

    Returns
    -------
    OneWay
        NPSV in £ at low, central and high, and the value at which it is zero; widest swing first.

    Raises
    ------
    MethodRefused
        As `appraise`; no assumption that a line uses has a low or high value; the option is not compared.
    """
    appraisal = appraise(case)
    outcomes = appraisal.outcomes if option is None else (appraisal.outcome(option),)
    found = [swing for outcome in outcomes for swing in _swings(appraisal, outcome)]
    if not found:
        raise MethodRefused(
            "No assumption that a valued line uses has a low or a high value, so nothing can be moved",
            remedy="Record an Assumption with low and high, and name it in a line in place of its number",
        )
    return OneWay(case, appraisal, tuple(sorted(found, key=lambda swing: -swing.size)))


@lru_cache(maxsize=16)
def _swings(appraisal: Appraisal, outcome: Outcome) -> tuple[Swing, ...]:
    """What each assumption with a range does to one option; kept, as front page, chart and workbook ask."""
    resting_on, found = used(outcome), []
    for given in appraisal.case.of(Assumption):
        if given.id in resting_on and (given.low is not None or given.high is not None):
            answer = npsv_by(appraisal, outcome, given.id)
            at_low = None if given.low is None else answer(given.low)
            at_high = None if given.high is None else answer(given.high)
            switching, place = break_even(answer, given, limits(appraisal, outcome, given.id))
            found.append(Swing(given, outcome, at_low, at_high, switching, place))
    return tuple(found)


def _level(given: Assumption, level: float | None) -> str:
    """Write a value of an assumption, or that there is none."""
    return "not given" if level is None else showing.level_text(given, level)


def _change(given: Assumption, value: float) -> str:
    """Say by how much a value lies from the central one: a share in points, not as a share of itself."""
    if given.unit != "share":
        return showing.change_text(given.value, value)
    points = (value - given.value) * 100
    size = words.number(abs(points), 1).removesuffix(".0")
    return f"{words.with_unit(size, 'points')} {'less' if points < 0 else 'more'}"


def _searched(given: Assumption) -> str:
    """Say how far beyond the range a break-even was looked for."""
    return ", nor anything from 0 to twice its central value" if given.value else ""
