"""Whose scores a block of scores holds, where the person says so in the panel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from innokit.errors import RecordError
from innokit.panels.grid.block import ScoreBlock
from innokit.panels.grid.grid import Grid
from innokit.panels.grid.held import nothing_typed
from innokit.records import Assessor, Case, Score
from innokit.store import Book
from innokit.words import one_line


class Scores(Grid):
    """The block of scores; where the call did not say whose, the person chooses the assessor in the panel.

    Parameters
    ----------
    book : Book
    sheet : ScoreBlock
    free : bool
        Whether the assessor may be chosen.
    """

    deeds: ClassVar[tuple[str, ...]] = (*Grid.deeds, "choose", "round")

    def __init__(self, book: Book, sheet: ScoreBlock, *, free: bool) -> None:
        self.free = free
        super().__init__(book, sheet, kept_under(sheet.assessor, sheet.round))

    def drawn(self) -> dict[str, Any]:
        """Give all that the script draws, and whom to choose among."""
        people = self.case.of(Assessor) if self.free else ()
        return {
            **super().drawn(),
            "assessors": [{"id": who.id, "name": one_line(who.title, 80)} for who in people],
            "assessor": self._whose,
            "rounds": list(range(1, last_round(self.case) + 2)) if self.case.of(Score) else [],
            "round": self._round,
            "nobodys": self._nobodys,
        }

    @property
    def _whose(self) -> str:
        """Give the id of whose scores these are."""
        return self.sheet.assessor if isinstance(self.sheet, ScoreBlock) else ""

    @property
    def _round(self) -> int:
        """Give the number of the round that is on show."""
        return self.sheet.round if isinstance(self.sheet, ScoreBlock) else 1

    @property
    def _nobodys(self) -> bool:
        """Whether there are scores that nobody in particular gave."""
        return any(not score.assessor for score in self.case.of(Score))

    def do_save(self, content: Mapping[str, Any]) -> None:
        """Record, once it is said whose scores these are."""
        if self.free and not self._whose and self.case.of(Assessor) and not self._nobodys:
            return self.say("Nothing is recorded: choose first, above the table, whose scores these are.")
        return super().do_save(content)

    def do_choose(self, content: Mapping[str, Any]) -> None:
        """Show another assessor's scores; what was typed before anybody was chosen goes along."""
        id = content.get("assessor")
        if not self.free or id not in {"", *(who.id for who in self.case.of(Assessor))}:
            raise RecordError("That assessor cannot be chosen here", remedy="Choose one of the list")
        before = self.draft
        carried = {} if self._whose or self._nobodys else before["rows"]
        if carried:
            self.kept.clear()
        with self.hold_sync():
            self._turn_to(str(id), self._round)
            for row, cells in carried.items():
                self._take(row, cells)
            self._shown(before)

    def do_round(self, content: Mapping[str, Any]) -> None:
        """Show another round; what was typed in this one waits here."""
        wanted = content.get("round")
        if not isinstance(wanted, int) or not 1 <= wanted <= last_round(self.book.case()) + 1:
            raise RecordError("There is no such round", remedy="Choose one of the list")
        before = self.draft
        with self.hold_sync():
            self._turn_to(self._whose, wanted)
            self._shown(before)

    def _turn_to(self, assessor: str, round: int) -> None:  # noqa: A002 - the record's own word
        """Put other scores on show, with what was typed there before."""
        self.case = self.book.case()
        self.sheet = ScoreBlock(assessor, self.case, round)
        self._key = (*self._key[:-1], kept_under(assessor, round))
        self._tried, self.clash, self.past = set(), {}, {}
        self.draft = self.kept.setdefault("draft", nothing_typed())
        self.model = self.drawn()

    def _shown(self, before: Mapping[str, Any]) -> None:
        """Let the script know that other scores are on show."""
        self._renew(self.typed)
        self.draft["seen"] = dict(before.get("seen", {}))
        self._redraw()
        self.send({"chosen": True})


def kept_under(assessor: str, round: int) -> str:  # noqa: A002 - the record's own word
    """Give the name under which a draft is kept: each assessor has one for each round."""
    return f"{assessor} {round}" if round > 1 else assessor


def last_round(case: Case) -> int:
    """Give the number of the last round in which anybody scored; 1 before that."""
    return max((score.round for score in case.of(Score)), default=1)
