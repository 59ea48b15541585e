"""The wall of cards: what stands on it, what looks alike, and what a person does with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from innokit.errors import RecordError
from innokit.panels.board.deeds import DEEDS, OUTCOMES
from innokit.panels.panel import Panel, script, style
from innokit.panels.sections import showing
from innokit.process import Board, BoardCard, alike
from innokit.process import board as read_board
from innokit.records import Idea, Record, Theme
from innokit.store import Book
from innokit.words import count, one_line

_HERE = Path(__file__).parent
GROUPS = {"theme": "Theme", "status": "What became of it", "table": "Table"}
SUGGESTED = 5
"""How many pairs that look alike stand above the board at once."""
DID = {
    "merge": "Merged",
    "split": "Split",
    "theme": "Put under the theme",
    "sift": "Sifted",
    "apart": "Kept apart",
}


class BoardPanel(Panel):
    """The board of a book; made by `board`."""

    _esm = script(_HERE / "board.js")
    _css = style(_HERE / "board.css")
    deeds: ClassVar[tuple[str, ...]] = ("refresh", "group", "suggest", "act", "undo")

    def __init__(self, book: Book) -> None:
        self._group, self._suggesting, self._deeds = "theme", False, 0
        self._done: list[tuple[str, list[tuple[str, Record | None]]]] = []
        super().__init__(book, Idea.kind)

    def drawn(self) -> dict[str, Any]:
        """Give all that the script draws."""
        found = read_board(self.case)
        return {
            "group": self._group,
            "groups": GROUPS,
            "columns": self._columns(found),
            "gone": len(found.gone),
            "faults": [f"{fault.what}. {fault.remedy}." for fault in found.faults],
            "alike": self._alike(found) if self._suggesting else [],
            "suggesting": self._suggesting,
            "themes": [theme.title for theme in self.case.of(Theme)],
            "outcomes": list(OUTCOMES),
            "deeds": self._deeds,
            "undo": self._done[-1][0] if self._done else "",
            "who": self.book.by,
            "writable": bool(self.book.by.strip()) and not self.book.read_only,
            "moment": self.case.moment if self.case.entries else "nothing recorded yet",
        }

    def _columns(self, found: Board) -> list[dict[str, Any]]:
        """Give the cards on the board in columns."""
        groups: dict[str, list[BoardCard]] = {}
        if self._group == "theme":
            groups = {title or "No theme yet": list(cards) for title, cards in found.by_theme.items()}
        else:
            for card in found.cards:
                key = card.status if self._group == "status" else card.table or "No table"
                groups.setdefault(key, []).append(card)
        return [{"title": title, "cards": [_card(card) for card in cards]} for title, cards in groups.items()]

    def _alike(self, found: Board) -> list[dict[str, Any]]:
        """Give pairs that look alike, with why."""
        named = found.by_id
        return [
            {
                "ids": list(pair.ideas),
                "titles": [one_line(named[id].title, 160) for id in pair.ideas],
                "shared": ", ".join(pair.shared[:6]),
            }
            for pair in alike(self.case).pairs[:SUGGESTED]
        ]

    # What a person does

    def do_group(self, content: Mapping[str, Any]) -> None:
        """Put the cards in columns by theme, by what became of them, or by table."""
        by = content.get("by")
        if by not in GROUPS:
            raise RecordError("The board has no such columns", remedy=f"Choose {', '.join(GROUPS)}")
        self._group = str(by)
        self.look()

    def do_suggest(self, content: Mapping[str, Any]) -> None:
        """Look for cards that may say the same, or stop."""
        self._suggesting = content.get("on") is True
        self.look()
        if self._suggesting and not self.model["alike"]:
            self.say("No two cards on the board look alike.")

    def do_undo(self, _content: Mapping[str, Any]) -> None:
        """Withdraw what was recorded last from here, so that the board is as it was before."""
        if not self._done:
            raise RecordError("Nothing was done from this panel that could be undone")
        said, before = self._done[-1]
        why = f"Undone: {said}"
        for id, record in before:
            if record is None:
                self.book.withdraw(id, why=why)
            else:
                self.book.record(record, why=why)
        self._done.pop()
        self.look()
        self.say(f"Undone: {said}. The history keeps both.")

    def do_act(self, content: Mapping[str, Any]) -> None:
        """Record what follows from a deed with the ticked cards, all of it or nothing."""
        deed = str(content.get("deed"))
        if deed not in DEEDS:
            raise RecordError("The board cannot do that", remedy=f"It can {', '.join(DEEDS)}")
        ids = content.get("ids")
        if not isinstance(ids, list) or not all(isinstance(id, str) for id in ids):
            raise RecordError("It is not said which cards are meant", remedy="Tick cards on the board")
        self.case = self.book.case()
        names = [one_line(self.case.name(id), 40) for id in ids[:2]]
        records = DEEDS[deed](self.case, ids, content)
        entries = self.book.record(records, why="Done on the board")
        more = f" and {count(len(ids) - 2, 'other')}" if len(ids) > 2 else ""
        said = f"{DID[deed]}: {'; '.join(names)}{more}"
        self._remember(said, records)
        self._deeds += 1
        self.look()
        kinds = dict.fromkeys(entry.kind for entry in entries)
        self.stale = list(dict.fromkeys([*self.stale, *(name for kind in kinds for name in showing(kind))]))
        self.say(f"{said} (entry {entries[-1].seq}).")

    def _remember(self, said: str, records: Sequence[Record]) -> None:
        """Keep what stood before, so that it can be put back, the last first."""
        by_id = self.case.by_id
        self._done.append((said, [(record.id, by_id.get(record.id)) for record in reversed(records)]))


def board(book: Book) -> BoardPanel:
    """Open the board: cards in columns, to merge, split, put under a theme and sift.

    Tick cards, choose what to do, and say why. Each deed is a record of its own that changes no idea, no
    author and no vote, so *Undo* puts the board back exactly as it was. *Look for cards that say the same*
    names pairs with the words they share; a person decides.

    Parameters
    ----------
    book : Book

    Returns
    -------
    BoardPanel
    """
    return BoardPanel(book)


def _card(card: BoardCard) -> dict[str, Any]:
    """Give one card as the wall shows it."""
    dots = count(card.dots, "dot") if card.dots else count(card.votes, "vote") if card.votes else ""
    merged = f"carries {count(len(card.merged_from), 'other')}" if card.merged_from else ""
    who = "; ".join(card.authors[:3]) + ("; …" if len(card.authors) > 3 else "")
    told = [who, card.status, dots, merged]
    return {"id": card.id, "title": one_line(card.title, 240), "told": " · ".join(filter(None, told))}
