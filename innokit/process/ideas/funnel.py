"""The funnel: every idea that came in, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.process.ideas import showing
from innokit.process.ideas.board import OUTCOMES, Board, BoardCard, board
from innokit.records import Case, Idea, Sifting, Vote
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import count


@dataclass(frozen=True)
class Funnel(Result):
    """Each idea with its votes, its outcome and the reason; the outcomes add up to the ideas that came in.

    Parameters
    ----------
    case : Case
    board : Board
    """

    title: ClassVar[str] = "What became of the ideas"
    case: Case
    board: Board

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(
            "An idea that was merged or split has that outcome, any other that of its newest sifting; dots "
            "are added up over the votes that count, those of merged ideas for the one they go on as"
        )

    @cached_property
    def by_outcome(self) -> Mapping[str, tuple[Idea, ...]]:
        """Ideas by outcome, those with most dots first; each idea stands once."""
        return {
            outcome: tuple(self.case.get(Idea, card.id) for card in cards)
            for outcome, cards in self.board.by_status.items()
        }

    @cached_property
    def counts(self) -> Mapping[str, Figure]:
        """The numbers of ideas by the ids of their figures."""
        return showing.counts(self.board)

    def sentences(self) -> tuple[Sentence, ...]:
        """Say how many ideas came in and what became of them, how many stand, and what does not fit."""
        if not self.board.all:
            return ((showing.NOTHING,),)
        pieces: list[Fragment] = ["Ideas in: ", self.counts["funnel.in"]]
        for outcome in OUTCOMES:
            figure = self.counts[f"funnel.{showing.key(outcome)}"]
            pieces += [" = " if outcome == OUTCOMES[0] else " + ", figure, f" {outcome}"]
        moved = self.board.gone or any(card.made for card in self.board.all)
        stands = (showing.adds_up(self.counts),) if moved else ()
        return ((*pieces, "."), *stands, *self._left_over(), *showing.fault_sentences(self.board))

    def _left_over(self) -> tuple[Sentence, ...]:
        """Say which votes and siftings speak of ideas that no longer stand."""
        ideas = {idea.id for idea in self.case.of(Idea)}
        about = [
            *(vote.idea for vote in self.case.of(Vote) if not vote.abstains),
            *(sifting.idea for sifting in self.case.of(Sifting)),
        ]
        lost = sum(idea not in ideas for idea in about)
        said = f"Left out: {count(lost, 'vote or sifting', 'votes or siftings')} about withdrawn ideas."
        return ((said,),) if lost else ()

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the counts, then one row an idea."""
        if not self.board.all:
            return ()
        rows = tuple(self._row(card) for cards in self.board.by_status.values() for card in cards)
        columns = (
            Column("Idea"), Column("Theme"), Column("Votes", "dots"), Column("Outcome"), Column("Reason"),
            Column("Owner"),
        )  # fmt: skip
        return (
            self._sums(),
            Sheet("ideas", "Each idea, its votes, its outcome and the reason", columns, rows),
        )

    def _sums(self) -> Sheet:
        """Give the counts; a column apart for ideas worded on the board, where there are any."""
        found = self.counts
        rows: list[tuple[Fragment, ...]] = [
            (outcome.capitalize(), *(found[f"{lot}.{showing.key(outcome)}"] for lot in ("funnel", "made")))
            for outcome in OUTCOMES
        ]
        worded = [card for card in self.board.all if card.made]
        rows.append(("Ideas in", found["funnel.in"], "none" if worded else ""))
        columns = (Column("Outcome"), Column("Ideas"), Column("Made on the board"))
        wide = 3 if worded else 2
        return Sheet(
            "funnel",
            "Ideas in and what became of them",
            columns[:wide],
            tuple(row[:wide] for row in rows),
        )

    def _row(self, card: BoardCard) -> tuple[Fragment, ...]:
        """Give one idea."""
        label = f"Outcome of {card.title}"
        became = Figure(f"outcome.{card.id}", None, self._outcome(card), label, card.behind)
        dots = showing.dots(self.board, card)
        return (
            card.title,
            card.theme or "not recorded",
            dots,
            became,
            card.reason or "not recorded",
            card.owner or "not recorded",
        )

    def _outcome(self, card: BoardCard) -> str:
        """Say what became of one idea, and within what it goes on."""
        if card.on_board:
            return card.status
        return f"{card.status} into {showing.titles(self.board, card.goes_on, 'nothing on the board')}"


def funnel(case: Case) -> Funnel:
    """Give every idea that came in and what became of it.

    Ideas in = shortlisted + not yet sifted + merged + split + parked + refused, always: each idea stands
    once. On the board = in - merged - split + made by merging or splitting. An idea that was only worded on
    the board (``Idea.made``) did not come in, and is counted apart.

    Examples
    --------
    >>> from innokit.records import Case, Idea
    >>> funnel(Case([Idea(title="A shared calendar")])).in_words()
    'Ideas in: 1 = 0 shortlisted + 1 not yet sifted + 0 merged + 0 split + 0 parked + 0 refused.'
    """
    return Funnel(case, board(case))
