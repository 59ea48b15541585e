"""The board: every idea as a card, with its theme, status, authors and votes, read from the record.

Merging, splitting and themes are records of their own, so a card is worked out anew each time, and
withdrawing one of those records puts the board back exactly as it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal

from innokit.process.finding import newest
from innokit.process.ideas.showing import board_sentences, board_sheets
from innokit.process.ideas.standing import Act, Fault, Standing, place, standing
from innokit.process.ideas.voting.papers import Papers, amount, papers
from innokit.records import Case, Idea, Sifting, Theme, Vote
from innokit.results import Made, Result, Sentence, Sheet
from innokit.words import one_line

Status = Literal["shortlisted", "not yet sifted", "merged", "split", "parked", "refused"]
OUTCOMES: tuple[Status, ...] = ("shortlisted", "not yet sifted", "merged", "split", "parked", "refused")
"""What can have become of an idea; each has exactly one of them."""


@dataclass(frozen=True, slots=True)
class BoardCard:
    """One idea as it stands.

    Attributes
    ----------
    id, title, text, author, table, who_gains, technology, round, written
        As its author gave them.
    authors : tuple of str
        Its author (or table), and those of every idea it carries on or is a part of, each once.
    theme : str
        The title of the newest theme that names it, else the one on the card; empty where there is none.
    status : str
        Its newest sifting, unless it was merged or split; "not yet sifted" where nobody did.
    reason, owner : str
        Of that sifting, or of the merging or splitting.
    dots : int
        Dots that count, given in the room and on every ballot of dots; those of ideas merged into it
        included.
    votes : int
        How many votes of any kind count for it, likewise.
    rounds : tuple of (str, int)
        The dots by ballot: its title, or "in the room".
    merged_from : tuple of str
        Ids of the ideas whose authors and votes it carries.
    split_from : tuple of str
        Ids of the ideas of which it is a part, and what had been merged into those; their votes stay there.
    goes_on : tuple of str
        Ids of the ideas on the board in which it goes on: itself while it is there.
    made : bool
        Whether it was worded when ideas were merged or split, so that it did not come in.
    given : tuple of str
        Ids of the votes that count for it; those of secret ballots are left out, so that no figure leads to
        a voter.
    behind : tuple of str
        Ids of the records that say where it stands.
    """

    id: str
    title: str
    text: str
    author: str
    table: str
    who_gains: str
    technology: str
    round: int | None
    written: str
    authors: tuple[str, ...]
    theme: str
    status: Status
    reason: str
    owner: str
    dots: int
    votes: int
    rounds: tuple[tuple[str, int], ...]
    merged_from: tuple[str, ...]
    split_from: tuple[str, ...]
    goes_on: tuple[str, ...]
    made: bool
    given: tuple[str, ...]
    behind: tuple[str, ...]

    @property
    def on_board(self) -> bool:
        """Whether it stands on the board, neither merged nor split."""
        return self.status not in ("merged", "split")


@dataclass(frozen=True)
class Board(Result):
    """Every idea as a card: those on the board, those that were merged or split, and what is at fault.

    Parameters
    ----------
    case : Case
    all : tuple of BoardCard
        Every idea that is recorded, once, in the order in which they were first recorded.
    faults : tuple of Fault
        Mergings, splittings and siftings that contradict each other, and how that was decided.
    """

    title: ClassVar[str] = "The board"
    case: Case
    all: tuple[BoardCard, ...]
    faults: tuple[Fault, ...]

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(
            "Of several mergings, splittings, themes or siftings of an idea the newest counts; votes for a "
            "merged idea count for the one it goes on as; votes for an idea that was split stay with it"
        )

    @cached_property
    def cards(self) -> tuple[BoardCard, ...]:
        """The cards on the board, those with most dots first."""
        return tuple(sorted((card for card in self.all if card.on_board), key=lambda card: -card.dots))

    @cached_property
    def gone(self) -> tuple[BoardCard, ...]:
        """The ideas that were merged or split."""
        return tuple(card for card in self.all if not card.on_board)

    @cached_property
    def by_id(self) -> Mapping[str, BoardCard]:
        """Every card by the id of its idea."""
        return {card.id: card for card in self.all}

    @cached_property
    def by_theme(self) -> Mapping[str, tuple[BoardCard, ...]]:
        """The cards on the board by theme, the largest theme first; under the empty string, those without."""
        found: dict[str, list[BoardCard]] = defaultdict(list)
        for card in self.cards:
            found[card.theme].append(card)
        order = sorted(found, key=lambda theme: (theme == "", -len(found[theme]), theme))
        return {theme: tuple(found[theme]) for theme in order}

    @cached_property
    def by_status(self) -> Mapping[Status, tuple[BoardCard, ...]]:
        """Every idea by what became of it, those with most dots first; each stands once."""
        found: dict[Status, list[BoardCard]] = {status: [] for status in OUTCOMES}
        for card in sorted(self.all, key=lambda card: -card.dots):
            found[card.status].append(card)
        return {status: tuple(cards) for status, cards in found.items()}

    def sentences(self) -> tuple[Sentence, ...]:
        """Say what is on the board, how that adds up, and what does not fit together."""
        return board_sentences(self)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the cards, the themes, what was merged or split, and the faults."""
        return board_sheets(self)


def board(case: Case) -> Board:
    """Give every idea as a card, with its theme, status, authors and votes.

    Examples
    --------
    >>> from innokit.records import Case, Idea, Merging, Vote
    >>> ideas = [Idea(id="b", title="A bus", author="Wren"), Idea(id="c", title="A coach", author="Heron")]
    >>> said = [Merging(into="b", ideas=["c"]), Vote(idea="b", dots=2), Vote(idea="c", dots=1)]
    >>> card, = board(Case([*ideas, *said])).cards
    >>> card.title, card.authors, card.dots
    ('A bus', ('Wren', 'Heron'), 3)
    """
    stands = standing(case)
    found = _Reading(case, stands)
    return Board(case, tuple(found.card(idea) for idea in case.of(Idea)), (*stands.faults, *found.faults()))


class _Reading:
    """What cards are made of, looked up once for all of them."""

    def __init__(self, case: Case, stands: Standing) -> None:
        self.case, self.stands = case, stands
        self.siftings = newest(case, case.of(Sifting), lambda sifting: sifting.idea)
        self.themes = themes_of(case)
        self.papers, _ = papers(stands)
        self.given: dict[str, list[tuple[Papers, Vote]]] = defaultdict(list)
        for found in self.papers.values():
            for vote in found.counted:
                self.given[stands.carrier(vote.idea)].append((found, vote))

    def card(self, idea: Idea) -> BoardCard:
        """Make the card of one idea."""
        stands, sifting = self.stands, self.siftings.get(idea.id)
        act, theme = stands.took.get(idea.id), self.themes.get(idea.id)
        merged, split = stands.merged_from(idea.id), stands.split_from(idea.id)
        given = self.given[idea.id]
        rounds = _rounds(given)
        records = [act or sifting, theme, *(stands.took[id] for id in merged)]
        return BoardCard(
            **{name: getattr(idea, name) for name in _AS_GIVEN},
            authors=self._authors([idea.id, *merged, *split]),
            theme=theme.title if theme else idea.theme,
            status=_status(act, sifting),
            reason=act.reason if act else sifting.reason if sifting else "",
            owner=sifting.owner if sifting and not act else "",
            dots=sum(dots for _, dots in rounds),
            votes=len(given),
            rounds=rounds,
            merged_from=merged,
            split_from=split,
            goes_on=stands.goes_on(idea.id),
            given=tuple(vote.id for paper, vote in given if not (paper.ballot and paper.ballot.secret)),
            behind=(idea.id, *(record.id for record in records if record)),
        )

    def _authors(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Name who wrote ideas, each once."""
        ideas = [self.case.get(Idea, id) for id in ids]
        return tuple(dict.fromkeys(who for idea in ideas if (who := idea.author or idea.table)))

    def faults(self) -> list[Fault]:
        """Tell of siftings newer than the merging or splitting that took their idea off the board."""
        found = []
        for id, sifting in self.siftings.items():
            act = self.stands.took.get(id)
            if act and _seq(self.case, sifting.id) > _seq(self.case, act.id):
                did = "merged" if self.stands.merged(id) else "split"
                name = one_line(self.case.name(id), 60)
                what = f"'{name}' was {did}, and {sifting.outcome} afterwards: {did} stands"
                remedy = f"Sift what it goes on as, or withdraw the {act.kind}"
                found.append(Fault(what, place(self.case, sifting), remedy, (sifting.id, act.id)))
        return found


_AS_GIVEN = (
    "id", "title", "text", "author", "table", "who_gains", "technology", "round", "written", "made",
)  # fmt: skip


def themes_of(case: Case) -> dict[str, Theme]:
    """Give the newest theme that names each idea."""
    found: dict[str, Theme] = {}
    for theme in newest(case, case.of(Theme), lambda theme: theme.id).values():
        found |= dict.fromkeys(theme.ideas, theme)
    return found


def _status(act: Act | None, sifting: Sifting | None) -> Status:
    """Say what became of an idea."""
    if act is not None:
        return "merged" if act.kind == "merging" else "split"
    return sifting.outcome if sifting else "not yet sifted"


def _rounds(given: Iterable[tuple[Papers, Vote]]) -> tuple[tuple[str, int], ...]:
    """Add up dots by ballot."""
    found: dict[str, int] = {}
    for paper, vote in given:
        if paper.ballot is None or paper.ballot.method == "dots":
            title = paper.ballot.title if paper.ballot else "in the room"
            found[title] = found.get(title, 0) + round(amount(vote, "dots"))
    return tuple(found.items())


def _seq(case: Case, id: str) -> int:
    """Give the number of the newest entry about a record; 0 without a book."""
    return case.latest[id].seq if id in case.latest else 0
