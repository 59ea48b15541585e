"""The widget: hears the script, keeps what was moved, and records new central values when told to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from innokit.errors import RecordError
from innokit.panels.drafts import label
from innokit.panels.sliders import Draft, Sliders, looking, script
from innokit.panels.sliders import took as shaped
from innokit.panels.what_if import moves
from innokit.panels.what_if.showing import clashing, now, shown
from innokit.panels.what_if.sure import Asked
from innokit.records import Assumption, Case, Record
from innokit.store import Book
from innokit.words import a_list

_HERE = Path(__file__).parent
GROUNDED = ("published", "measured")
"""Standings that are no longer true of a value once somebody has moved it."""


class WhatIf(Sliders):
    """Assumptions to be moved, with what that would do to the answer; see `what_if`."""

    _esm = script(_HERE / "what_if.js")
    _css = looking(_HERE / "what_if.css")
    what = "values"

    def __init__(self, book: Book) -> None:
        self._option = ""
        self._asked: Asked | None = Asked()
        self._ground = moves.Ground(Case())
        super().__init__(book, Assumption.kind)

    @property
    def ground(self) -> moves.Ground:
        """The case on show with its appraisal, worked out once."""
        if self._ground.case is not self.case:
            self._ground = moves.Ground(self.case)
        return self._ground

    def drawn(self) -> dict[str, Any]:
        """Give all that the script draws."""
        own = shown(self.ground, self.working(), self._option, self._asked)
        return {**super().drawn(), "fields": [], "names": {}, **own}

    # What it moves

    def as_recorded(self) -> dict[str, dict[str, Any]]:
        """Give the central values on record."""
        return moves.recorded(self.ground)

    def ids(self) -> dict[str, str]:
        """Give the id of each assumption, which is also the name of its slider."""
        return {given.id: given.id for given in self.ground.assumptions}

    def read(self, draft: object) -> dict[str, dict[str, Any]]:
        """Give a draft from the browser, with what was typed read as numbers."""
        return moves.took(self.ground, shaped(draft, self.what))

    def now(self, draft: Draft) -> dict[str, Any]:
        """Give boxes, faults, the answer, the bridge and the chances."""
        return now(self.ground, draft, self._option, self._asked)

    def wrong(self, draft: Draft) -> dict[str, str]:
        """Say what keeps the values from being recorded."""
        return moves.faults(self.ground, draft)

    def records(self, draft: Draft) -> list[Assumption]:
        """Turn the draft into assumptions."""
        return moves.to_records(self.ground, draft)

    def clashing(self, mine: Draft) -> list[dict[str, str]]:
        """Give their values and mine where they differ."""
        return clashing(self.ground, mine)

    # What the script asks for

    def do_preview(self, content: Mapping[str, Any]) -> None:
        """Answer a move with the answer, the bridge of the option chosen and the chances; no book is read."""
        option = content.get("option")
        self._option = option if isinstance(option, str) else ""
        self._asked = (
            Asked(content.get("held") is True, content.get("fine") is True)
            if content.get("sure") is not False
            else None
        )
        super().do_preview(content)

    # Recording

    def mine(self) -> Draft:
        """Give what the record holds now, and over it only what was moved here."""
        return self.working()

    def clashes(self, on_show: Mapping[str, int]) -> bool:
        """Whether somebody recorded meanwhile what was moved here; other assumptions are their own affair."""
        now = self.versions()
        return any(now.get(id) != on_show[id] for id in self.kept.get("moved", {}))

    def clashed(self, mine: Draft, on_show: Mapping[str, int]) -> None:
        """Show the colleague's value beside mine; what was withdrawn meanwhile is let go, and said."""
        gone = [label(id, self.case) for id in self.kept.get("moved", {}) if id not in self.ids()]
        if not gone:
            super().clashed(mine, on_show)
            return
        self.hold(mine)
        self.show()
        raise RecordError(
            f"Not recorded: nothing stands to be changed of {a_list(gone)}", remedy="Record what is left"
        )

    def reason_for(self, changed: Sequence[Record], why: str) -> str:
        """Say why a reason is wanted: somebody else's value, or one that a source gave."""
        if why.strip():
            return ""
        for record in changed:
            if isinstance(record, Assumption) and (record.source.strip() or record.standing in GROUNDED):
                return "Write a reason: this value was given by its source, and the new one is not."
        return super().reason_for(changed, why)


def what_if(book: Book) -> WhatIf:
    """Open the what-if panel on a book.

    Each assumption that a valued line uses has a slider from its low to its high value and a box for its
    value; the answer, the chance that each option loses or is worth most, and the bridge from gross
    benefits to net present social value, follow the hand.
    Nothing is recorded until Record is pressed.

    Parameters
    ----------
    book : Book

    Returns
    -------
    WhatIf
    """
    return WhatIf(book)
