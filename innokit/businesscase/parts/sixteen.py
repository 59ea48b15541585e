"""The sixteen parts of a business case, in order, with what stands in each; an empty part says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from innokit.records import Case, Record
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.results.describe import kind_words, plural_words
from innokit.words import a_list, count

EMPTY = "empty: nothing recorded yet"


class Part(NamedTuple):
    """One part: its number, its name, and the kinds of record that fill it; ``which`` picks among them."""

    number: int
    name: str
    kinds: tuple[str, ...]
    where: str
    which: Callable[[Record], bool] = bool


def _burden(record: Record) -> bool:
    """Say whether a benefit line is a burden."""
    return bool(getattr(record, "burden", False))


def _good(record: Record) -> bool:
    """Say whether a benefit line is a benefit."""
    return not _burden(record)


PARTS = (
    Part(1, "Summary", ("challenge", "decision"), "05: What is asked, on one page?"),
    Part(2, "Project definition", ("challenge", "concept", "option"), "05: What exactly is proposed?"),
    Part(3, "Stakeholders", ("stakeholder",), "05: Who gains, pays, delivers and decides?"),
    Part(
        4,
        "Benefits and burdens",
        ("benefit_rating", "burden_rating"),
        "05: What would each feel of it?",
    ),
    Part(5, "Effectiveness and achievability", ("aspect_rating",), "05: What would each feel of it?"),
    Part(6, "Comparison of options", ("score", "level"), "04: Which option is worth most?"),
    Part(7, "Summary of the comparison", ("selection",), "04: Which options go forward, and why?"),
    Part(8, "Project plan", ("milestone",), "05: What happens when?"),
    Part(9, "Risks", ("risk",), "05: What may go wrong?"),
    Part(
        10,
        "Stakeholder analysis",
        ("stakeholder",),
        "05: Who gains, pays, delivers and decides?",
        lambda record: bool(getattr(record, "influence", "") and getattr(record, "interest", "")),
    ),
    Part(11, "Project costs", ("cost",), "05: What does each option cost?"),
    Part(12, "Benefits in figures", ("benefit",), "05: What does each option bring?", _good),
    Part(13, "Burdens in figures", ("benefit",), "05: What does each option bring?", _burden),
    Part(
        14,
        "Whole financial analysis and NPSV",
        ("frame",),
        "05: What is each option worth against business as usual?",
    ),
    Part(
        15,
        "The council's own money",
        ("funding", "inflation"),
        "05: What does it do to the council's budget?",
    ),
    Part(16, "Long-term effects on the area", ("macro_effect",), "05: What does it do for the area?"),
)
"""After the contents page of a business case made with the Social and Economic Business Case Tool."""


@dataclass(frozen=True, eq=False)
class SixteenParts(Result):
    """What stands in each of the sixteen parts.

    Parameters
    ----------
    case : Case
    """

    title: ClassVar[str] = "The sixteen parts of the business case"
    case: Case

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made("Counted in the record; the order is that of the Social and Economic Business Case Tool")

    @property
    def empty(self) -> tuple[Part, ...]:
        """Parts in which nothing is recorded."""
        return tuple(part for part in PARTS if not held(part, self.case))

    def sentences(self) -> tuple[Sentence, ...]:
        """Say which parts are empty."""
        named = [f"{part.number} {part.name}" for part in self.empty]
        return ((f"Empty: {a_list(named)}." if named else "None of the sixteen parts is empty.",),)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a part."""
        columns = (Column("Part"), Column("Name"), Column("What is recorded"), Column("Where"))
        rows = tuple(self._row(part) for part in PARTS)
        return (Sheet("parts", "The sixteen parts", columns, rows),)

    def _row(self, part: Part) -> tuple[Fragment, ...]:
        """Give one part."""
        found = held(part, self.case)
        said = [_counted(kind, found) for kind in part.kinds if any(r.kind == kind for r in found)]
        text = a_list(said) if said else EMPTY
        ids = tuple(record.id for record in found)
        figure = Figure(f"part.p{part.number}", len(found), text, f"Part {part.number}: {part.name}", ids)
        return (str(part.number), part.name, figure, part.where)


def sixteen_parts(case: Case) -> SixteenParts:
    """Give the sixteen parts of a business case, with what stands in each.

    Parameters
    ----------
    case : Case

    Examples
    --------
    >>> from innokit.records import Case
    >>> len(sixteen_parts(Case()).empty)
    16
    """
    return SixteenParts(case)


def held(part: Part, case: Case) -> tuple[Record, ...]:
    """Give the records that fill a part."""
    return tuple(r for r in case.by_id.values() if r.kind in part.kinds and part.which(r))


def _counted(kind: str, found: tuple[Record, ...]) -> str:
    """Say how many of a kind there are."""
    return count(sum(record.kind == kind for record in found), kind_words(kind), plural_words(kind))
