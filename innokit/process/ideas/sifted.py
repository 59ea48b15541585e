"""The shortlist with its reasons, and ideas put aside, so that they can be found again with theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from innokit.process.ideas import showing
from innokit.process.ideas.board import Board, BoardCard, board
from innokit.process.ideas.likeness import words_of
from innokit.records import Case
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import a_list, count, one_line

Outcome = Literal["shortlisted", "parked", "refused"]
LACKING = "not recorded"


@dataclass(frozen=True)
class Sifted(Result):
    """The cards of one outcome, those with most dots first, with reason and owner.

    Parameters
    ----------
    case : Case
    board : Board
    outcome : str
        ``"shortlisted"``, ``"parked"`` or ``"refused"``.
    words : str
        Only cards in which all of these are found; all of them where it is empty.
    """

    title: ClassVar[str] = "What was chosen and put aside"
    case: Case
    board: Board
    outcome: Outcome
    words: str = ""

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made("The newest sifting of each idea on the board counts")

    @property
    def cards(self) -> tuple[BoardCard, ...]:
        """The cards."""
        return tuple(card for card in self.board.by_status[self.outcome] if self._holds(card))

    def _holds(self, card: BoardCard) -> bool:
        """Whether every word looked for begins one in a card, its reason or the ideas merged into it."""
        ideas = [card, *(self.board.by_id[id] for id in (*card.merged_from, *card.split_from))]
        said = [text for idea in ideas for text in (idea.title, idea.text)]
        there = words_of(" ".join([*said, card.theme, card.reason, card.owner, *card.authors]))
        return all(any(word.startswith(wanted) for word in there) for wanted in words_of(self.words))

    def sentences(self) -> tuple[Sentence, ...]:
        """Say how many there are, and which lack a reason or, on the shortlist, an owner."""
        cards, looked = self.cards, f" with {one_line(self.words, 60)!r}" if self.words else ""
        many = Figure(
            f"sifted.{self.outcome}", float(len(cards)), f"{len(cards):,}", f"Ideas {self.outcome}{looked}",
            tuple(dict.fromkeys(id for card in cards for id in card.behind)), "ideas",
        )  # fmt: skip
        found: list[Sentence] = [(f"Ideas {self.outcome}{looked}: ", many, ".")]
        lists = [("reason", [card for card in cards if not card.reason])]
        if self.outcome == "shortlisted":
            lists.append(("owner", [card for card in cards if not card.owner]))
        for what, without in lists:
            if without:
                names = [one_line(card.title, 60) for card in without[:3]]
                more = [f"{len(without) - 3} more"] if len(without) > 3 else []
                lot = count(len(without), "idea").capitalize()
                found.append((f"{lot} without {what}: {a_list([*names, *more])}.",))
        return tuple(found)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a card."""
        if not self.cards:
            return ()
        headings = ("Idea", "From", "Theme", "Votes", "Reason", "Owner", "Merged from")
        columns = tuple(Column(title, "dots" if title == "Votes" else "") for title in headings)
        caption = f"Ideas {self.outcome}, those with most dots first"
        return (Sheet(self.outcome, caption, columns, tuple(map(self._row, self.cards))),)

    def _row(self, card: BoardCard) -> tuple[Fragment, ...]:
        """Give one card."""
        return (
            card.title,
            a_list(card.authors, LACKING),
            card.theme or LACKING,
            showing.dots(self.board, card),
            card.reason or LACKING,
            card.owner or LACKING,
            showing.titles(self.board, card.merged_from, ""),
        )


def shortlist(case: Case) -> Sifted:
    """Give the shortlist: each idea with its reason and owner.

    Examples
    --------
    >>> from innokit.records import Idea, Sifting
    >>> said = [Idea(id="b", title="A bus"), Sifting(idea="b", outcome="shortlisted", reason="Cheap")]
    >>> shortlist(Case(said)).in_words()
    'Ideas shortlisted: 1. 1 idea without owner: A bus.'
    """
    return Sifted(case, board(case), "shortlisted")


def parked(case: Case, words: str = "") -> Sifted:
    """Give the ideas that were put aside for later, with the reasons.

    Parameters
    ----------
    case : Case
    words : str, optional
        Look only for cards with these words, or words that begin so, in any order: in the idea, the ideas
        merged into it, the reason, the theme or the authors.
    """
    return Sifted(case, board(case), "parked", words)


def refused(case: Case, words: str = "") -> Sifted:
    """Give the ideas that were refused, with the reasons; `words` as for `parked`."""
    return Sifted(case, board(case), "refused", words)
