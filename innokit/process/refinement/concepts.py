"""Concept sheets: what each says, what it leaves blank, and which ideas it grew from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from innokit.process.finding import few, newest
from innokit.records import Case, Concept, Idea, Sifting
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import a_list, count

PARTS = (
    "problem", "users", "change", "how", "technology", "partners", "evidence", "assumptions", "unknowns",
)  # fmt: skip
"""What a full sheet says, in the order in which it is read."""


@dataclass(frozen=True)
class Concepts(Result):
    """Every concept sheet, and how full it is."""

    title: ClassVar[str] = "Concept sheets"
    case: Case

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(f"A sheet is full when all {len(PARTS)} of its parts say something")

    @property
    def without(self) -> tuple[Idea, ...]:
        """Shortlisted ideas that no sheet speaks of."""
        case = self.case
        siftings = newest(case, [s for s in case.of(Sifting) if s.idea in case.by_id], lambda s: s.idea)
        covered = {id for sheet in case.of(Concept) for id in sheet.ideas}
        listed = {id for id, sifting in siftings.items() if sifting.outcome == "shortlisted"} - covered
        return tuple(idea for idea in case.of(Idea) if idea.id in listed)

    def sentences(self) -> tuple[Sentence, ...]:
        """Say how many sheets are full, and which ideas have none."""
        found = self.case.of(Concept)
        if not found:
            said: Sentence = (
                "No concept sheet is recorded yet: record a Concept for each shortlisted idea.",
            )
        else:
            full = [sheet for sheet in found if not blank(sheet)]
            say = f"{count(len(found), 'concept sheet').capitalize()}; {len(full)} of them full."
            said = (say,)
        without = [idea.title for idea in self.without]
        return (said, *([(f"Shortlisted, but without a sheet: {few(without)}.",)] if without else []))

    def sheets(self) -> tuple[Sheet, ...]:
        """Give how full each sheet is, then each sheet itself."""
        found = self.case.of(Concept)
        if not found:
            return ()
        columns = (Column("Concept"), Column("Parts filled in", f"of {len(PARTS)}"), Column("Still blank"))
        rows = tuple((sheet.title, _filled(sheet), _blanks(sheet)) for sheet in found)
        first = Sheet("completeness", "How full each concept sheet is", columns, rows)
        return (first, *(self._one(sheet) for sheet in found))

    def _one(self, sheet: Concept) -> Sheet:
        """Give one concept as a page to hand round."""
        grew = a_list([self.case.name(id) for id in sheet.ideas], "no idea named")
        rows: list[tuple[Fragment, ...]] = [("Grew from", grew)]
        rows += [(_title(part), getattr(sheet, part).strip() or "not yet said") for part in PARTS]
        columns = (Column("Part"), Column("What it says"))
        return Sheet(f"concept-{sheet.id}", f"Concept: {sheet.title}", columns, tuple(rows))


def concepts(case: Case) -> Concepts:
    """Give every concept sheet with what it says and what it leaves blank.

    Parameters
    ----------
    case : Case

    Examples
    --------
    >>> from innokit.records import Case, Concept
    >>> concepts(Case([Concept(title="Lessons by phone", problem="Classes are at school time")])).in_words()
    '1 concept sheet; 0 of them full.'
    """
    return Concepts(case)


def blank(sheet: Concept) -> tuple[str, ...]:
    """Give the parts of a sheet that say nothing."""
    return tuple(part for part in PARTS if not getattr(sheet, part).strip())


def _title(part: str) -> str:
    """Give what a part is called on the sheet."""
    return Concept.model_fields[part].title or part


def _blanks(sheet: Concept) -> str:
    """Name the blank parts."""
    return a_list([_title(part) for part in blank(sheet)], "nothing")


def _filled(sheet: Concept) -> Figure:
    """Give how many parts say something."""
    said = len(PARTS) - len(blank(sheet))
    label = f"Parts filled in: {sheet.title}"
    return Figure(f"filled.{sheet.id}", float(said), str(said), label, (sheet.id,), "parts")
