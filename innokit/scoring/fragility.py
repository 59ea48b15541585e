"""The statement of fragility: one page that says how far the choice can be relied on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.records import Assessor, Case, RequirementJudgement
from innokit.results import Made, Result, Sentence, Sheet
from innokit.scoring import peopleprose, prose, robustprose, summary
from innokit.scoring.comparison import Comparison
from innokit.scoring.people import People
from innokit.scoring.robustness import Robustness, robustness
from innokit.scoring.shortlist import short_list


@dataclass(frozen=True, eq=False)
class Fragility(Result):
    """What was chosen, how close it was, what would flip it, who disagrees and what was not scored.

    Parameters
    ----------
    case : Case
    robust : Robustness
        The draws and the exact changes.
    together : People or None
        The assessors side by side; None where no score names one.
    """

    title: ClassVar[str] = "Statement of fragility"
    case: Case
    robust: Robustness
    together: People | None

    @property
    def comparison(self) -> Comparison:
        """The recorded scores and weights."""
        return self.robust.comparison

    @cached_property
    def parts(self) -> tuple[tuple[str, tuple[Sentence, ...]], ...]:
        """Each question, and the sentences that answer it."""
        result, robust = self.comparison, self.robust
        asked = (
            ("What was chosen, and how close was it?", prose.chosen(result)),
            ("Does any option beat business as usual?", prose.against_baseline(result)),
            *self._musts(),
            ("Which weight would change it?", robustprose.weights(robust)),
            ("Which score would change it?", robustprose.scores(robust)),
            ("How often is each option first?", robustprose.shares(robust)),
            ("What was not scored?", self._not_scored()),
            ("Who disagrees?", self._disagreeing()),
        )
        return tuple((question, tuple(answer)) for question, answer in asked)

    def _musts(self) -> Iterator[tuple[str, Iterator[Sentence]]]:
        """Ask, where requirements are judged, whether each option meets them."""
        if self.case.of(RequirementJudgement):
            yield "Does each option meet what it must?", short_list(self.case).judged()

    def _not_scored(self) -> Iterator[Sentence]:
        """Say what was not scored and what it could change."""
        open_ = robustprose.gaps(self.robust) if self.comparison.winner is None else ()
        told = (*prose.not_scored(self.comparison), *open_)
        if told:
            yield from told
        else:
            yield ("Every option is scored on every criterion in use.",)
        yield from prose.unused(self.comparison)

    def _disagreeing(self) -> Iterator[Sentence]:
        """Say whose own first differs."""
        if self.together is None:
            yield ("No score says who gave it, so nobody's disagreement can be shown.",)
        else:
            yield from peopleprose.in_short(self.together)

    @property
    def made(self) -> Made:
        """How it was made."""
        return self.robust.made

    def sentences(self) -> tuple[Sentence, ...]:
        """Give the three sentences, then every answer, in the order of the questions."""
        answers = (sentence for _, answer in self.parts for sentence in answer)
        return (*self.summary, *answers)

    @property
    def summary(self) -> tuple[Sentence, ...]:
        """Three sentences: what was chosen and how close, what would change it soonest, and who disagrees."""
        return summary.sentences(self.robust, self.together)

    def paragraphs(self) -> tuple[tuple[str, tuple[Sentence, ...]], ...]:
        """Show the three sentences, then every answer under its question."""
        return (("In three sentences", self.summary), *self.parts)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give none: every answer is in sentences."""
        return ()


def fragility(case: Case, weights: str | None = None, *, draws: int = 10_000, seed: int = 1) -> Fragility:
    """State on one page how far the choice can be relied on.

    Parameters
    ----------
    case : Case
    weights : {"swing", "direct", "ranking", "pairwise", "equal"}, optional
        As for `compare`.
    draws, seed : int
        As for `robustness`.

    Returns
    -------
    Fragility

    Raises
    ------
    MethodRefused
        When the options cannot be compared.
    """
    robust = robustness(case, draws, seed, by=weights)
    judges = [case.by_id.get(judge) for judge in robust.comparison.card.judges]
    named = any(isinstance(judge, Assessor) for judge in judges)
    return Fragility(case, robust, People(case, robust.comparison) if named else None)
