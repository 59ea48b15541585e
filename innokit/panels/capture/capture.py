"""Cards as they come in from a room: each line is recorded at once, and none is lost or counted twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from innokit.errors import RecordError
from innokit.panels.panel import Panel, script, style
from innokit.panels.sections import showing
from innokit.records import Idea
from innokit.store import Book
from innokit.words import count, one_line

_HERE = Path(__file__).parent
SHOWN = 12
"""How many of the last cards stand below the line, each to be taken back."""
MOST = 500
"""How many cards one paste may bring."""


class Capture(Panel):
    """A line to type cards into; made by `capture`.

    The browser gives every card its id and keeps the card until Python says that it is recorded, so a card
    that is sent twice is one entry, and one that never arrived stands there to be sent again.
    """

    _esm = script(_HERE / "capture.js")
    _css = style(_HERE / "capture.css")
    deeds: ClassVar[tuple[str, ...]] = ("refresh", "add", "undo")

    def __init__(self, book: Book, of_round: int | None = None) -> None:
        self.round, self._last = of_round, 0
        self._cards: list[dict[str, Any]] = []
        super().__init__(book, Idea.kind)

    def drawn(self) -> dict[str, Any]:
        """Give all that the script draws."""
        ideas = self.case.of(Idea)
        self._cards = [self._card(idea) for idea in ideas[-SHOWN:]]
        self._tables = Counter(idea.table or "no table" for idea in ideas)
        self._last = self.case.as_at or 0
        return self._state()

    def _state(self) -> dict[str, Any]:
        """Give what is shown, from what this panel keeps; the whole record is not read for each card."""
        tables = sorted(self._tables.items(), key=lambda item: _natural(item[0]))
        return {
            "cards": [*reversed(self._cards[-SHOWN:])],
            "many": self._tables.total(),
            "tables": [{"table": table, "cards": cards} for table, cards in tables if cards],
            "round": self.round or 0,
            "book": self.book.id,
            "who": self.book.by,
            "writable": bool(self.book.by.strip()) and not self.book.read_only,
            "moment": f"as at entry {self._last}",
        }

    def _card(self, idea: Idea) -> dict[str, Any]:
        """Give one card as the list shows it."""
        who = ", ".join(part for part in (idea.author, idea.table, idea.written) if part)
        return {"id": idea.id, "title": one_line(idea.title, 240), "who": who}

    def do_add(self, content: Mapping[str, Any]) -> None:
        """Record cards, all of one message or none; what is recorded already stays one entry."""
        given = content.get("cards")
        if not isinstance(given, list) or not 0 < len(given) <= MOST:
            raise RecordError(
                f"Between 1 and {MOST} cards can come at once", remedy="Paste fewer lines, or import a file"
            )
        ideas = [self._idea(card) for card in given]
        entries = self.book.record(ideas, why=self._why())
        new = [idea for idea, entry in zip(ideas, entries, strict=True) if entry.seq > self._last]
        self._last = max(self._last, entries[-1].seq)
        self._cards = [*self._cards, *map(self._card, new)][-SHOWN:]
        self._tables.update(idea.table or "no table" for idea in new)
        self.model = {**self._state(), "taken": [idea.id for idea in ideas]}
        self.stale = list(dict.fromkeys([*self.stale, *showing(Idea.kind)]))
        last = entries[-1].seq
        many = count(len(ideas), "card").capitalize()
        self.say(
            f"{many} recorded, entry {last}." if len(ideas) == 1 else f"{many} recorded, to entry {last}."
        )

    def _why(self) -> str:
        """Say on the entry where the card came from."""
        return f"Typed at the event, round {self.round}" if self.round else "Typed at the event"

    def _idea(self, card: Any) -> Idea:
        """Make an idea of what the browser sent."""
        if not isinstance(card, Mapping) or not re.fullmatch(r"[0-9a-f]{16}", str(card.get("id"))):
            raise RecordError("This is not a card", remedy="Run the cell again")
        written = str(card.get("written") or "")
        return Idea(
            id=card["id"],
            title=str(card.get("title") or "").strip(),
            author=str(card.get("author") or "").strip(),
            table=str(card.get("table") or "").strip(),
            written=written if re.fullmatch(r"\d\d:\d\d", written) else "",
            round=self.round,
        )

    def do_undo(self, content: Mapping[str, Any]) -> None:
        """Take back a card; its entry stays in the history."""
        id = str(content.get("id"))
        entry = self.book.withdraw(id, why="Taken back by the typist")
        self.look()
        self.say(f"Taken back: entry {entry.seq}. The history keeps the card.")


def capture(
    book: Book,
    round: int | None = None,  # noqa: A002 - the word for it in a room
) -> Capture:
    """Open the typist's panel: one card, one line, one Enter.

    Table and pseudonym stay as they are until they are changed; the time is the computer's wall clock. A list
    pasted into the line becomes one card a line, after a look. Each card is recorded at once, in the name the
    book was opened with; its author is whoever wrote the card.

    Parameters
    ----------
    book : Book
    round : int, optional
        Which round of the event the cards come from.

    Returns
    -------
    Capture
    """
    return Capture(book, round)


def _natural(text: str) -> list[int | str]:
    """Give a key by which Table 10 comes after Table 9."""
    parts = re.split(r"(\d+)", text.casefold())
    return [int(part) if place % 2 else part for place, part in enumerate(parts)]
