"""Several assessors: everyone's scores and weights, how far they agree, and what moved between rounds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import ClassVar

import numpy as np

from innokit.errors import MethodRefused
from innokit.maths import groups
from innokit.records import Assessor, Case, Criterion, Entry, Level, Option, Score
from innokit.results import Made, Result, Sentence, Sheet
from innokit.scoring import peoplelayout, peopleprose
from innokit.scoring.cells import scorecard
from innokit.scoring.comparison import Comparison, compare
from innokit.scoring.weighing import SET_WORDS, weigh


@dataclass(frozen=True, slots=True)
class View:
    """The comparison as one person, or one group, would have it.

    Attributes
    ----------
    key : str
        The id of the assessor; for a group ``group-`` and its place.
    title : str
    assessors : tuple of Assessor
    comparison : Comparison
        Their scores, with their own weights where they gave any, else everybody's.
    own_weights : bool
        Whether they weighed.
    """

    key: str
    title: str
    assessors: tuple[Assessor, ...]
    comparison: Comparison
    own_weights: bool

    @property
    def first(self) -> tuple[Option, ...]:
        """The options that are, or could be, first in this view."""
        pairs = zip(self.comparison.options, self.comparison.best_rank, strict=True)
        return tuple(option for option, best in pairs if best == 1)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Kendall's coefficient of concordance over assessors' ranks, corrected for ties.

    Attributes
    ----------
    criterion : Criterion or None
        None for the overall ranks.
    w : float or None
        0 no agreement, 1 full; None where fewer than two assessors rank every option, or nobody tells any
        two apart.
    assessors : tuple of str
        Ids of those whose ranks it covers.
    """

    criterion: Criterion | None
    w: float | None
    assessors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A score that an assessor changed from one round to a later one."""

    before: Score
    after: Score


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A score or level that was recorded and then withdrawn, with both entries."""

    recorded: Entry
    withdrawn: Entry


@dataclass(frozen=True, eq=False)
class People(Result):
    """What each assessor said, how far they agree, and the result by person and by group.

    Parameters
    ----------
    case : Case
    comparison : Comparison
        Everybody together.
    """

    title: ClassVar[str] = "The assessors, side by side"
    case: Case
    comparison: Comparison

    @cached_property
    def assessors(self) -> tuple[Assessor, ...]:
        """Those who scored a ranked option, in the order recorded."""
        judges = self.comparison.card.judges
        return tuple(assessor for assessor in self.case.of(Assessor) if assessor.id in judges)

    @cached_property
    def persons(self) -> tuple[View, ...]:
        """One view for each assessor."""
        return tuple(self._view(one.id, one.title, (one,)) for one in self.assessors)

    @cached_property
    def groups(self) -> tuple[View, ...]:
        """One view for each group of assessors, where there are two groups or more."""
        names = [name for name in dict.fromkeys(one.group for one in self.assessors) if name]
        if len(names) < 2:
            return ()
        members = {name: tuple(one for one in self.assessors if one.group == name) for name in names}
        return tuple(self._view(f"group-{k}", name, members[name]) for k, name in enumerate(names, 1))

    @cached_property
    def without_interest(self) -> View | None:
        """The view of those who declared no interest; None where nobody, or everybody, declared one."""
        clear = tuple(one for one in self.assessors if not one.interest)
        if not clear or len(clear) == len(self.assessors):
            return None
        return self._view("no-interest", "Those without a declared interest", clear)

    @cached_property
    def agreement(self) -> Agreement:
        """Kendall's W over the assessors' overall ranks; one whose blanks leave a rank open is left out."""
        compared = [(view.key, view.comparison) for view in self.persons]
        sure = [(key, c) for key, c in compared if (c.best_rank == c.worst_rank).all()]
        ranks = [c.best_rank.astype(float).tolist() for _, c in sure]
        return _agreement(None, ranks, [key for key, _ in sure])

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        """Kendall's W on each criterion, over those who scored every ranked option there."""
        return tuple(self._on(criterion) for criterion in self.comparison.criteria)

    def _on(self, criterion: Criterion) -> Agreement:
        """Work out the agreement on one criterion."""
        rows: dict[str, list[float]] = {}
        for option in self.comparison.options:
            cell = self.comparison.card.cells[option.id, criterion.id]
            for judge, score in zip(cell.assessors, cell.scores, strict=True):
                rows.setdefault(judge, []).append(-score)
        full = {who: row for who, row in rows.items() if who and len(row) == len(self.comparison.options)}
        return _agreement(criterion, list(full.values()), list(full))

    @property
    def dissenters(self) -> tuple[View, ...]:
        """The persons whose own first differs from the first of everybody together."""
        first = self.comparison.winner
        return tuple(view for view in self.persons if first is not None and first not in view.first)

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """What each assessor changed between rounds, in the order recorded."""
        said: dict[tuple[str, str, str], list[Score]] = {}
        for score in self.case.of(Score):
            said.setdefault((score.assessor, score.option, score.criterion), []).append(score)
        moves = []
        for scores in said.values():
            ordered = sorted(scores, key=lambda score: score.round)
            moves += [Move(a, b) for a, b in pairwise(ordered) if a.value != b.value]
        return tuple(moves)

    @property
    def rounds(self) -> int:
        """How many rounds of scoring there were."""
        return max((score.round for score in self.case.of(Score)), default=1)

    @cached_property
    def withdrawn(self) -> tuple[Withdrawn, ...]:
        """Scores and levels that were recorded and are withdrawn, in the order of withdrawing."""
        before: dict[str, Entry] = {}
        gone: dict[str, Withdrawn] = {}
        for entry in self.case.entries:
            if entry.action == "record":
                before[entry.id] = entry
                gone.pop(entry.id, None)
            elif entry.id in before and before[entry.id].kind in (Score.kind, Level.kind):
                gone[entry.id] = Withdrawn(before[entry.id], entry)
        return tuple(gone.values())

    def _view(self, key: str, title: str, members: tuple[Assessor, ...]) -> View:
        """Compare the options as some assessors would have it."""
        of = {one.id for one in members}
        card = scorecard(self.case, of)
        name = self.comparison.weighing.name
        weighing = weigh(self.case, self.comparison.card, name, of)
        own = bool(of & set(weighing.assessors))
        return View(key, title, members, Comparison(self.case, card, weighing), own)

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(
            "Each assessor's own scores from 0 to 100, "
            f"{SET_WORDS[self.comparison.weighing.name]}; Kendall's W with ties (Kendall and Babington Smith "
            "1939; Siegel 1956, chapter 9)"
        )

    def sentences(self) -> tuple[Sentence, ...]:
        """Say who agrees, who does not, where they differ most, and what moved."""
        return peopleprose.sentences(self)

    def paragraphs(self) -> tuple[tuple[str, tuple[Sentence, ...]], ...]:
        """Show the sentences under three questions."""
        return peopleprose.paragraphs(self)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the result by person and group, dissent by cell, agreement, rounds and withdrawn scores."""
        return peoplelayout.sheets(self)


def people(case: Case, weights: str | None = None) -> People:
    """Put what each assessor said side by side.

    Parameters
    ----------
    case : Case
    weights : {"swing", "direct", "ranking", "pairwise", "equal"}, optional
        As for `compare`.

    Returns
    -------
    People

    Raises
    ------
    MethodRefused
        When no score names an assessor, or the options cannot be compared.
    """
    found = People(case, compare(case, weights))
    if not found.assessors:
        raise MethodRefused(
            "No score says who gave it",
            where="scores",
            remedy="Record the assessors, and name one on each score",
        )
    return found


def _agreement(criterion: Criterion | None, ranks: list[list[float]], who: list[str]) -> Agreement:
    """Work out Kendall's W, or give none where it says nothing."""
    told = len(ranks) > 1 and len(ranks[0]) > 1 and bool(np.ptp(np.array(ranks), axis=1).any())
    return Agreement(criterion, groups.kendall_w(ranks).w if told else None, tuple(who))
