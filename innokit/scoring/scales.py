"""The scales: what is looked at, what 0 and 100 look like, and what stands under what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from innokit.errors import MethodRefused
from innokit.records import Case, Criterion
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.scoring import layout
from innokit.scoring.cells import leaves
from innokit.words import a_list, count


@dataclass(frozen=True, eq=False)
class Scales(Result):
    """Every criterion with both ends of its scale, under the wider one it is part of.

    Parameters
    ----------
    case : Case
    """

    title: ClassVar[str] = "What is looked at, and on which scale"
    case: Case

    @property
    def scored(self) -> tuple[Criterion, ...]:
        """The lowest criteria, on which options are scored."""
        return leaves(self.case)

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made("As recorded, newest version of each")

    def sentences(self) -> tuple[Sentence, ...]:
        """Say how many there are, and which scale has an end that nobody has described."""
        return tuple(self._said())

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a criterion, those under a wider one below it."""
        columns = (Column("Criterion"), Column("Meaning"), Column("0 is"), Column("100 is"), Column("Entry"))
        rows = tuple(self._row(criterion, depth) for criterion, depth in self._ordered())
        return (Sheet("scales", "Criteria, and the ends of their scales", columns, rows),)

    def _said(self) -> Iterator[Sentence]:
        """Say what stands, then what is missing."""
        wider = len(self.case.of(Criterion)) - len(self.scored)
        measured = [c for c in self.scored if c.worst is not None]
        rest = f", {len(measured)} of them measured in a unit" if measured else ""
        under = f", under {count(wider, 'wider criterion', 'wider criteria')}" if wider else ""
        yield (f"Options are judged on {count(len(self.scored), 'criterion', 'criteria')}{rest}{under}.",)
        bare = [c.title for c in self.scored if c.worst is None and not (c.worst_words and c.best_words)]
        if bare:
            yield (
                f"Nobody has said what 0 or 100 looks like on {a_list(bare)}: two people will score them ",
                "differently and both be right.",
            )

    def _ordered(self) -> Iterator[tuple[Criterion, int]]:
        """Give each criterion and how deep it stands, every wider one before those under it."""
        under: dict[str, list[Criterion]] = {}
        known = {criterion.id for criterion in self.case.of(Criterion)}
        for criterion in self.case.of(Criterion):
            under.setdefault(criterion.parent if criterion.parent in known else "", []).append(criterion)
        waiting = [(criterion, 0) for criterion in reversed(under.get("", []))]
        while waiting:
            criterion, depth = waiting.pop()
            yield criterion, depth
            waiting += [(lower, depth + 1) for lower in reversed(under.get(criterion.id, []))]

    def _row(self, criterion: Criterion, depth: int) -> tuple[Fragment, ...]:
        """Lay out one criterion; a wider one has no scale of its own."""
        entry = self.case.latest.get(criterion.id)
        number = str(entry.seq) if entry else "not in a book"
        mark = Figure(f"scale.{criterion.id}", None, number, criterion.title, (criterion.id,))
        own = criterion in self.scored
        low = layout.end(criterion, criterion.worst, criterion.worst_words) if own else ""
        high = layout.end(criterion, criterion.best, criterion.best_words) if own else ""
        return f"{'– ' * depth}{criterion.title}", criterion.meaning, low, high, mark


def scales(case: Case) -> Scales:
    """Show what is looked at and what both ends of each scale look like.

    Parameters
    ----------
    case : Case

    Raises
    ------
    MethodRefused
        When no criterion is recorded, or a criterion stands under itself.
    """
    found = Scales(case)
    shown = {criterion.id for criterion, _ in found._ordered()} if found.scored else set()
    lost = [criterion.title for criterion in case.of(Criterion) if criterion.id not in shown]
    if lost:
        raise MethodRefused(
            f"{a_list(lost)} stand under themselves",
            where="criteria",
            remedy="Correct what they stand under",
        )
    return found
