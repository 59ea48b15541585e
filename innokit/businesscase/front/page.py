"""The front page as a result: paragraphs in the order in which a decider asks, and two small tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.businesscase.appraisal.appraise import Appraisal
from innokit.businesscase.front import asked, coming, cost, doubts, gains, relied, sure, turning, worth
from innokit.businesscase.front.basis import Basis, Judged
from innokit.records import Case, Option
from innokit.results import Column, Made, NotYet, Result, Sentence, Sheet
from innokit.words import sum_of_money

ABSENT = "Not yet recorded."
CAUTION = "Before you rely on this"
HEADINGS = (
    CAUTION, "The question", "The options", "What was decided", "The answer", "How sure this is",
    "What it costs", "Who gains and who loses", "What would change it", "What may go wrong", "Who disagrees",
    "What is asked", "What comes next", "Who has checked it",
)  # fmt: skip
"""Every heading that a front page can have, in order."""
_OWED = {"The question", "The options", "The answer"}
"""What a page says is missing; any other question without an answer is left out."""


@dataclass(frozen=True, eq=False)
class FrontPage(Result):
    """What a decider needs to know before turning the page; what cannot be said yet says why.

    Parameters
    ----------
    case : Case
    basis : Basis
        The results it is taken from.
    """

    title: ClassVar[str] = "On one page"
    unfolded: ClassVar[int | None] = 1
    case: Case
    basis: Basis

    @property
    def made(self) -> Made:
        """How it was made."""
        found, drawn = self.basis.appraisal, self.basis.drawn
        editions = found.made.editions if isinstance(found, Appraisal) else ()
        how = "Taken from the record, and from the results that stand below it"
        return Made(how, editions) if isinstance(drawn, str) else Made(how, editions, drawn.seed, drawn.draws)

    @cached_property
    def _paragraphs(self) -> tuple[tuple[str, tuple[Sentence, ...]], ...]:
        """Every question with its answer, those that are not asked left out."""
        found = ((heading, tuple(said)) for heading, said in self._asked())
        return tuple((heading, said or ((ABSENT,),)) for heading, said in found if said or heading in _OWED)

    def _asked(self) -> Iterator[tuple[str, Iterator[Sentence]]]:
        """Ask what a decider asks, in that order."""
        basis = self.basis
        yield CAUTION, relied.caution(basis)
        yield "The question", asked.question(basis)
        yield "The options", asked.options(basis)
        yield "What was decided", asked.decisions(basis)
        yield "The answer", worth.answer(basis)
        yield "How sure this is", sure.sure(basis)
        yield "What it costs", cost.cost(basis)
        yield "Who gains and who loses", gains.gains(basis)
        yield "What would change it", turning.turning(basis)
        if not self.case.of(Option):
            return
        yield "What may go wrong", doubts.dangers(basis)
        yield "Who disagrees", doubts.dissent(basis)
        yield "What comes next" if basis.decisions else "What is asked", coming.coming(basis)
        yield "Who has checked it", relied.checked(basis)

    def paragraphs(self) -> tuple[tuple[str, tuple[Sentence, ...]], ...]:
        """Give what a decider asks, in that order, each with its answer."""
        return self._paragraphs

    def sentences(self) -> tuple[Sentence, ...]:
        """Give every answer, in the order of the questions."""
        return tuple(sentence for _, said in self._paragraphs for sentence in said)

    @cached_property
    def _sheets(self) -> tuple[Sheet, ...]:
        """The tables."""
        found = (cost.by_year(self.basis), self._ratios())
        return tuple(sheet for sheet in found if sheet is not None)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the council's cash by year, then the ratios; none where there is no money."""
        return self._sheets

    def _ratios(self) -> Sheet | None:
        """Give present values, ratio, rate of return and payback of each option."""
        found = self.basis.appraisal
        if isinstance(found, str):
            return None
        make = found.make
        columns = (
            Column("Option"), Column("Net present social value"), Column("Present value of costs"),
            Column("Present value of benefits"), Column("Benefit-cost ratio"), Column("Rate of return"),
            Column("Payback"),
        )  # fmt: skip
        rows = tuple(
            (
                one.option.title,
                make.npsv(one, sum_of_money(one.npsv)),
                make.pv_costs(one, sum_of_money(one.pv_costs)),
                make.pv_benefits(one, sum_of_money(one.pv_benefits)),
                make.bcr(one),
                make.irr(one),
                make.payback(one),
            )
            for one in found.ranked
        )
        note = "For everybody together, against business as usual; benefits are net of burdens."
        return Sheet("ratios", "For specialists: ratios and rates", columns, rows, note)


def front_page(
    case: Case, scores: Judged | NotYet | None = None, *, draws: int = 10_000, seed: int = 1
) -> FrontPage:
    """Give the front page of a business case.

    Parameters
    ----------
    case : Case
        However incomplete: what cannot be said yet says why.
    scores : Judged, optional
        What ``scoring.fragility`` gives for the same case, or what ``innokit.ready`` gives in its place;
        money and scores are shown side by side and never added.
    draws, seed : int
        Of the simulation behind the chances; nothing is drawn where nothing is uncertain.

    Returns
    -------
    FrontPage
        Its paragraphs are what the HTML front page and the first page of a document show.

    Examples
    --------
    >>> from innokit.records import Case, Challenge
    >>> page = front_page(Case([Challenge(title="How can fewer people wait?", owner="Head of housing")]))
    >>> page.in_words()[:52]
    'How can fewer people wait? Owner: Head of housing. N'
    """
    return FrontPage(case, Basis(case, scores, draws, seed))
