"""The widget: hears the script, keeps the draft, and records swing points when the person says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

import traitlets

from innokit.errors import ConflictError, RecordError
from innokit.panels.history import told
from innokit.panels.panel import Panel, style
from innokit.panels.sections import showing
from innokit.panels.weights import points as swing
from innokit.panels.weights.showing import clashing, moved, shown, took
from innokit.records import Assessor, Entry, SwingPoints
from innokit.store import Book

_HERE = Path(__file__).parent


class Weights(Panel):
    """Swing points of one assessor, with what they would give; see `weights`.

    Attributes
    ----------
    assessor : str
        Id of whose weights these are; blank for nobody in particular.
    chosen : bool
        Whether it is settled whose they are.
    """

    _esm = _HERE / "weights.js"
    _css = style(_HERE / "weights.css")
    deeds: ClassVar[tuple[str, ...]] = (
        "refresh", "history", "choose", "preview", "scale", "save", "settle", "undo", "withdraw",
    )  # fmt: skip

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
        self.draft = self.working()

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

    # The draft

    def working(self) -> dict[str, Any]:
        """Give the draft: what is recorded, and over it what was moved here and not recorded yet."""
        moved_here: dict[str, Any] = self.kept.get("points", {})
        recorded = swing.to_draft(self.case, self.assessor)
        return {id: moved_here.get(id, item) for id, item in recorded.items()}

    def hold(self, draft: swing.Draft) -> None:
        """Keep what differs from the record, and the version of each record that it was moved from."""
        recorded = swing.to_draft(self.case, self.assessor)
        versions = swing.versions(self.case, self.assessor)
        seen = self.kept.get("seen", {})
        differing = {id: dict(draft[id]) for id, item in recorded.items() if draft.get(id, item) != item}
        self.kept["points"] = differing
        self.kept["seen"] = {id: seen.get(id, versions[id]) for id in differing}

    @traitlets.observe("draft")
    def _drafted(self, change: Mapping[str, Any]) -> None:
        """Keep a draft that the script or another view of this panel has set."""
        self.hold(took(change["new"]))

    def show(self) -> None:
        """Draw again from `case` and what is kept."""
        self.model = self.drawn()
        self.draft = self.working()

    def look(self) -> None:
        """Read the book again; what was moved here stays."""
        super().look()
        self.draft = self.working()

    # What the script asks for

    def do_preview(self, content: Mapping[str, Any]) -> None:
        """Answer a move with per cent, warnings and the chart; the book is not read."""
        draft = took(content.get("draft"))
        self._alone = bool(content.get("alone"))
        self.hold(draft)
        now = moved(self.case, draft, self.assessor, self._alone)
        self.send({"do": "previewed", "n": content.get("n"), "now": now})

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
        self.draft = swing.scaled(self.case, took(content.get("draft")))
        self.say("Scaled so that the largest swing has 100 points; the weights are the same.")

    def do_undo(self, _content: Mapping[str, Any]) -> None:
        """Go back to what is recorded."""
        self.kept.clear()
        self.clash, self.faults = {}, {}
        self.look()
        self.say("Back to what is recorded.")

    # Recording

    def do_save(self, content: Mapping[str, Any]) -> None:
        """Record what differs from the record, all of it or nothing."""
        self.draft = took(content.get("draft"))
        self.record(str(content.get("why") or ""))

    def do_settle(self, content: Mapping[str, Any]) -> None:
        """Settle a clash: theirs stands, or mine is recorded over it."""
        self.clash = {}
        if content.get("stands") == "theirs":
            self.kept.clear()
            self.look()
            self.say("Theirs stands. Nothing was recorded.")
        else:
            self.kept["seen"] = {}
            self.draft = took(content.get("draft"))
            self.hold(self.draft)
            self.record(str(content.get("why") or ""))

    def record(self, why: str) -> None:
        """Record the draft, unless it is faulty, a colleague was faster, or a reason is wanting."""
        if not self.chosen:
            raise RecordError("It is not said whose weights these are", remedy="Choose an assessor")
        on_show = {**swing.versions(self.case, self.assessor), **self.kept.get("seen", {})}
        mine = self.draft
        self.case = self.book.case()
        if swing.versions(self.case, self.assessor) != on_show:
            self._clashed(mine, on_show)
            return
        self.hold(mine)
        self.show()
        self.faults = swing.faults(self.case, mine)
        records = swing.to_records(self.case, mine, self.assessor)
        changed = [record for record in records if record != self.case.by_id.get(record.id)]
        if any(self.reason_wanted(record.id, why) for record in changed):
            self.faults = {"why": "Write a reason: this changes what somebody else recorded."}
            raise RecordError("A reason is missing", remedy="Write why these weights change, then record")
        try:
            entries = self.book.record(changed, why=why)
        except ConflictError:
            self.case = self.book.case()
            self._clashed(mine, on_show)
            return
        self._done(entries, "Recorded")

    def do_withdraw(self, content: Mapping[str, Any]) -> None:
        """Withdraw all of the assessor's recorded points, one entry each."""
        why = str(content.get("why") or "")
        self.case = self.book.case()
        records = [r for r in self.case.of(SwingPoints) if r.assessor == self.assessor]
        if any(self.reason_wanted(record.id, why) for record in records):
            self.faults = {"why": "Write a reason: this withdraws what somebody else recorded."}
            raise RecordError("A reason is missing", remedy="Write why they are withdrawn, then withdraw")
        self._done([self.book.withdraw(record, why=why) for record in records], "Withdrawn")

    def _done(self, entries: Sequence[Entry], did: str) -> None:
        """Say what came to stand in the record, and which sections are out of date since."""
        self.kept.clear()
        self.clash, self.faults = {}, {}
        self.look()
        if not entries:
            self.say("Nothing new to record: the record says the same already.")
            return
        self.stale = list(dict.fromkeys([*self.stale, *showing(self.kind)]))
        self.send({"do": "done"})
        first, last = entries[0].seq, entries[-1].seq
        numbers = f"entry {first}" if first == last else f"entries {first} to {last}"
        self.say(f"{did} as {numbers} in the name of {entries[0].who}.")

    def _clashed(self, mine: swing.Draft, on_show: Mapping[str, int]) -> None:
        """Show the colleague's points beside mine; neither is lost."""
        newest = swing.newest(self.case, self.assessor, on_show)
        self.clash = {
            "theirs": told(newest) if newest else {},
            "fields": clashing(self.case, mine, self.assessor),
        }
        self.kept["points"] = {id: dict(item) for id, item in mine.items()}
        self.kept["seen"] = dict(on_show)
        self.show()
        who = newest.who or "Somebody whose name is withheld" if newest else "Somebody"
        self.say(f"Not recorded: {who} recorded these weights meanwhile. Choose below what stands.")


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
