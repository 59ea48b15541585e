"""The widget: swing points by sliders, recorded when the person says so."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from innokit.errors import RecordError
from innokit.panels.sliders import Draft, Sliders, looking, script
from innokit.panels.weights import points as swing
from innokit.panels.weights.showing import clashing, moved, shown
from innokit.records import Assessor, SwingPoints
from innokit.store import Book

_HERE = Path(__file__).parent


class Weights(Sliders):
    """Swing points of one assessor, with what they would give; see `weights`.

    Attributes
    ----------
    assessor : str
        Id of whose weights these are; blank for nobody in particular.
    chosen : bool
        Whether it is settled whose they are.
    """

    _esm = script(_HERE / "weights.js")
    _css = looking(_HERE / "weights.css")
    what = "weights"
    deeds: ClassVar[tuple[str, ...]] = (*Sliders.deeds, "choose", "scale", "withdraw")

    def __init__(self, book: Book, assessor: str = "") -> None:
        case = book.case()
        people = case.of(Assessor)
        mine = [who.id for who in people if who.title == book.by][:1]
        self.fixed = bool(assessor)
        self.assessor = swing.assessor_id(case, assessor) or "".join(mine)
        nobodys = bool(swing.given(case, ""))
        self.chosen = bool(self.assessor) or not people or nobodys
        self._alone = False
        super().__init__(book, SwingPoints.kind, self.assessor)

    def drawn(self) -> dict[str, Any]:
        """Give all that the script draws."""
        people = [] if self.fixed else self.case.of(Assessor)
        own = {
            "fixed": self.fixed,
            "chosen": self.chosen,
            "assessors": [{"id": who.id, "name": who.title} for who in people],
            "assessor": self.assessor,
            "nobodys": bool(swing.given(self.case, "")),
            **shown(self.case, self.working(), self.assessor, self._alone),
        }
        return {**super().drawn(), "fields": [], "names": {}, **own, **({} if self.chosen else {"rows": []})}

    # What it moves

    def as_recorded(self) -> dict[str, dict[str, Any]]:
        """Give the assessor's recorded points."""
        return swing.to_draft(self.case, self.assessor)

    def ids(self) -> dict[str, str]:
        """Give the id of the assessor's record on each criterion."""
        mine = swing.given(self.case, self.assessor)
        return {c.id: mine[c.id].id if c.id in mine else "" for c in swing.leaves(self.case)}

    def now(self, draft: Draft) -> dict[str, Any]:
        """Give per cent, warnings and the chart."""
        return moved(self.case, draft, self.assessor, self._alone)

    def wrong(self, draft: Draft) -> dict[str, str]:
        """Say what keeps the points from being recorded."""
        return swing.faults(self.case, draft)

    def records(self, draft: Draft) -> list[SwingPoints]:
        """Turn the draft into one record for each criterion."""
        return swing.to_records(self.case, draft, self.assessor)

    def clashing(self, mine: Draft) -> list[dict[str, str]]:
        """Give their points and mine where they differ."""
        return clashing(self.case, mine, self.assessor)

    # What the script asks for

    def do_preview(self, content: Mapping[str, Any]) -> None:
        """Answer a move with per cent, warnings and the chart; the book is not read."""
        self._alone = bool(content.get("alone"))
        super().do_preview(content)

    def do_choose(self, content: Mapping[str, Any]) -> None:
        """Show the weights of another assessor; what was moved for this one is kept."""
        id = content.get("assessor")
        if self.fixed or id not in {"", *(who.id for who in self.case.of(Assessor))}:
            raise RecordError("That assessor cannot be chosen here", remedy="Choose one of the list")
        self.assessor, self.chosen = str(id), bool(id) or bool(swing.given(self.case, ""))
        self._key = (*self._key[:-1], self.assessor)
        self.clash, self.faults, self.past = {}, {}, {}
        self.look()

    def do_scale(self, content: Mapping[str, Any]) -> None:
        """Scale the points so that the largest is 100."""
        self.put(swing.scaled(self.case, self.read(content.get("draft"))))
        self.say("Scaled so that the largest swing has 100 points; the weights are the same.")

    # Recording

    def record(self, why: str) -> None:
        """Record the draft, once it is said whose points these are."""
        if not self.chosen:
            raise RecordError("It is not said whose weights these are", remedy="Choose an assessor")
        super().record(why)

    def do_withdraw(self, content: Mapping[str, Any]) -> None:
        """Withdraw all of the assessor's recorded points, one entry each."""
        why = str(content.get("why") or "")
        self.case = self.book.case()
        records = [r for r in self.case.of(SwingPoints) if r.assessor == self.assessor]
        if any(self.reason_wanted(record.id, why) for record in records):
            self.faults = {"why": "Write a reason: this withdraws what somebody else recorded."}
            raise RecordError("A reason is missing", remedy="Write why they are withdrawn, then withdraw")
        self.done([self.book.withdraw(record, why=why) for record in records], "Withdrawn")


def weights(book: Book, assessor: str = "") -> Weights:
    """Open the weights panel on a book.

    Each criterion has a slider of 0 to 100 swing points with its worst and best on show; a chart beside them
    shows the overall values that the weights would give. Nothing is recorded until Record is pressed.

    Parameters
    ----------
    book : Book
    assessor : str, optional
        Whose weights, by name or id. Left out: chosen in the panel, at first whoever the book is opened by.

    Returns
    -------
    Weights

    Raises
    ------
    MethodRefused
        When no assessor, or more than one, is called that.
    """
    return Weights(book, assessor)
