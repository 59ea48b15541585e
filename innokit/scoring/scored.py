"""Who has scored what: how far the panel has come, and what is left before anything is compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.errors import MethodRefused
from innokit.records import Assessor, Case, Criterion, Option, Score
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.scoring.cells import Scorecard, latest, scorecard
from innokit.words import a_list, count

Place = tuple[Option, Criterion]

LISTED = 3
"""Blanks named one by one; more than these are counted by criterion."""


@dataclass(frozen=True, eq=False)
class Scored(Result):
    """What each assessor has scored, and what nobody has.

    Parameters
    ----------
    case : Case
    card : Scorecard
    """

    title: ClassVar[str] = "Who has scored what"
    case: Case
    card: Scorecard

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every option on every criterion that is scored by people rather than measured."""
        judged = {score.criterion for score in self.case.of(Score)}
        return tuple((o, c) for o in self.card.shown for c in self.card.criteria if c.id in judged)

    @cached_property
    def given(self) -> dict[str, dict[tuple[str, str], Score]]:
        """Each assessor's last scores by option id and criterion id, blanks left out."""
        found: dict[str, dict[tuple[str, str], Score]] = defaultdict(dict)
        for score in latest(self.case.of(Score)):
            if isinstance(score, Score) and (score.value is not None or score.not_applicable):
                found[score.assessor][score.option, score.criterion] = score
        return dict(found)

    def left(self, assessor: Assessor) -> tuple[Place, ...]:
        """Give what an assessor has not scored."""
        mine = self.given.get(assessor.id, {})
        return tuple((o, c) for o, c in self.places if (o.id, c.id) not in mine)

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made("Scores counted by assessor; the last round in which each one judged stands")

    def sentences(self) -> tuple[Sentence, ...]:
        """Say who has scored everything, what nobody has scored, and who has not begun."""
        parts = (self._far(), self._nobody(), self._absent())
        return tuple(sentence for part in parts for sentence in part)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row an assessor."""
        columns = (
            Column("Assessor"),
            Column("Group"),
            Column("Scored", f"of {len(self.places)}"),
            Column("Left out, though others scored it"),
            Column("Rounds"),
        )
        rows = tuple(self._row(one) for one in self.case.of(Assessor))
        return (Sheet("scored", "Scores by assessor", columns, rows),) if rows else ()

    def _far(self) -> Iterator[Sentence]:
        """Say how many have scored everything that can be scored."""
        begun = [one for one in self.case.of(Assessor) if one.id in self.given]
        silent = {(o.id, c.id) for o, c in self._open()}
        done = [a for a in begun if all((o.id, c.id) in silent for o, c in self.left(a))]
        if begun:
            many = count(len(begun), "assessor")
            yield (f"Scored by {many}; {len(done)} of them left nothing out that anybody scored.",)
        if "" in self.given:
            verb = "names" if len(self.given[""]) == 1 else "name"
            yield (f"{count(len(self.given['']), 'score')} {verb} no assessor.",)

    def _open(self) -> tuple[Place, ...]:
        """Give what nobody has scored."""
        return tuple((o, c) for o, c in self.places if self.card.cells[o.id, c.id].blank)

    def _nobody(self) -> Iterator[Sentence]:
        """Name what nobody has scored."""
        if self._open():
            yield (f"Nobody scored {_where(self._open())}: it counts as anything from 0 to 100.",)

    def _absent(self) -> Iterator[Sentence]:
        """Name those who have not begun."""
        absent = [one.title for one in self.case.of(Assessor) if one.id not in self.given]
        if absent:
            yield (f"Nothing is scored yet by {a_list(absent)}.",)

    def _row(self, assessor: Assessor) -> tuple[Fragment, ...]:
        """Lay out one assessor."""
        mine, left = self.given.get(assessor.id, {}), self.left(assessor)
        many = len(self.places) - len(left)
        records = (assessor.id, *(score.id for score in mine.values()))
        figure = Figure(f"scored.{assessor.id}", many, str(many), f"Scores by {assessor.title}", records)
        rounds = max((score.round for score in mine.values()), default=0)
        own = tuple(place for place in left if place not in self._open())
        return assessor.title, assessor.group or "none", figure, _where(own), str(rounds)


def scored(case: Case) -> Scored:
    """Show who has scored what, before anything is compared.

    Parameters
    ----------
    case : Case

    Raises
    ------
    MethodRefused
        When nothing is scored, or scores clash: as for `compare`.
    """
    if not case.of(Score):
        raise MethodRefused(
            "No score is recorded", where="scores", remedy="Record a Score for each option on each criterion"
        )
    return Scored(case, scorecard(case))


def _where(places: tuple[Place, ...]) -> str:
    """Name options on criteria, or count them by criterion where they are many."""
    if len(places) <= LISTED:
        return a_list([f"{option.title} on {criterion.title}" for option, criterion in places])
    by: dict[str, int] = defaultdict(int)
    for _, criterion in places:
        by[criterion.title] += 1
    return a_list([f"{count(many, 'option')} on {title}" for title, many in by.items()])
