"""The base of panels of sliders: hears the script, keeps the draft, and records it when the person says so.

A draft is a dictionary with one item a slider: ``{key: {...}}``; what an item holds is the panel's own.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

import traitlets

from innokit.errors import ConflictError, RecordError
from innokit.panels.history import told
from innokit.panels.panel import Panel, style
from innokit.panels.panel import script as joined
from innokit.panels.sections import showing
from innokit.records import Case, Entry, Record
from innokit.store import Book
from innokit.words import date_words

Draft = Mapping[str, Mapping[str, Any]]
_HERE = Path(__file__).parent


def script(own: Path) -> str:
    """Give a panel's script after what all panels of sliders share; together they make one module."""
    return joined(own, _HERE / "sliders.js")


def looking(own: Path) -> str:
    """Give a panel's style after that of all panels of sliders."""
    return f"{style(_HERE / 'sliders.css')}\n{own.read_text(encoding='utf-8')}"


def took(draft: object, what: str) -> dict[str, dict[str, Any]]:
    """Check the shape of a draft that came from a browser; what it says is checked when it is used.

    Raises
    ------
    RecordError
        When it is not a dictionary of dictionaries.
    """
    if isinstance(draft, Mapping) and all(isinstance(item, Mapping) for item in draft.values()):
        return {str(id): dict(item) for id, item in draft.items()}
    raise RecordError(f"A draft of {what} holds one item for each", remedy="Run the cell again")


def by_entry(case: Case, id: str) -> str:
    """Say in which entry a record stands, by whom and of which day; blank without an entry."""
    entry = case.latest.get(id)
    if entry is None:
        return ""
    day = date_words(entry.when).split(",")[0]
    return f" as entry {entry.seq} by {entry.who or 'name withheld'}, {day}"


class Sliders(Panel):
    """A draft of several records of one kind that is previewed while it moves and recorded as a whole.

    Attributes
    ----------
    what : str
        What is moved, for messages, such as ``"weights"``.
    """

    what: ClassVar[str] = ""
    deeds: ClassVar[tuple[str, ...]] = ("refresh", "history", "preview", "save", "settle", "undo")

    def __init__(self, book: Book, kind: str, *also: str) -> None:
        super().__init__(book, kind, *also)
        self.draft = self.working()

    # For each panel to say

    @abstractmethod
    def as_recorded(self) -> dict[str, dict[str, Any]]:
        """Give the draft of what is recorded."""

    @abstractmethod
    def ids(self) -> dict[str, str]:
        """Give, for each slider, the id of the record that it moves; blank where there is none yet."""

    @abstractmethod
    def now(self, draft: Draft) -> dict[str, Any]:
        """Give what changes as sliders move, ready to be put in place by the script."""

    @abstractmethod
    def wrong(self, draft: Draft) -> dict[str, str]:
        """Say what keeps a draft from being recorded, by slider."""

    @abstractmethod
    def records(self, draft: Draft) -> list[Any]:
        """Turn a draft into records, those that are as they stand among them; refuse what is faulty."""

    @abstractmethod
    def clashing(self, mine: Draft) -> list[dict[str, str]]:
        """Give title, their text and my text of each slider in which the record and a draft differ."""

    def reason_for(self, changed: Sequence[Record], why: str) -> str:
        """Say why a reason is wanted before this is recorded; blank where none is."""
        if any(self.reason_wanted(record.id, why) for record in changed):
            return "Write a reason: this changes what somebody else recorded."
        return ""

    # The draft

    def read(self, draft: object) -> dict[str, dict[str, Any]]:
        """Give a draft as it came from the browser."""
        return took(draft, self.what)

    def working(self) -> dict[str, Any]:
        """Give the draft: what is recorded, and over it what was moved here and not recorded yet."""
        moved_here: dict[str, Any] = self.kept.get("moved", {})
        return {id: moved_here.get(id, item) for id, item in self.as_recorded().items()}

    def hold(self, draft: Draft) -> None:
        """Keep what differs from the record, and the version of each record that it was moved from."""
        recorded, versions = self.as_recorded(), self.versions()
        seen = self.kept.get("seen", {})
        differing = {id: dict(draft[id]) for id, item in recorded.items() if draft.get(id, item) != item}
        self.kept["moved"] = differing
        self.kept["seen"] = {id: seen.get(id, versions[id]) for id in differing}

    def versions(self) -> dict[str, int]:
        """Give the version of the record that each slider moves; 0 where there is none."""
        entries = {key: self.case.latest.get(id) for key, id in self.ids().items()}
        return {key: entry.version if entry else 0 for key, entry in entries.items()}

    def on_show(self) -> dict[str, int]:
        """Give the versions that stood when the hand moved what it moved; of the rest, those drawn."""
        return {**self.versions(), **self.kept.get("seen", {})}

    @traitlets.observe("draft")
    def _drafted(self, change: Mapping[str, Any]) -> None:
        """Keep a new draft; the script takes it from messages, which come in order, and sets none itself."""
        self.hold(self.read(change["new"]))

    def put(self, draft: Draft) -> None:
        """Put a draft in the place of what stands in every view."""
        self.draft = dict(draft)
        self.send({"do": "stands", "draft": draft, "now": self.now(draft)})

    def show(self) -> None:
        """Draw again from `case` and what is kept."""
        self.model = self.drawn()
        self.put(self.working())

    def look(self) -> None:
        """Read the book again; what was moved here stays."""
        super().look()
        self.put(self.working())

    # What the script asks for

    def do_preview(self, content: Mapping[str, Any]) -> None:
        """Answer a move; the book is not read."""
        draft = self.read(content.get("draft"))
        self.draft = draft
        asked = {key: content.get(key) for key in ("n", "view")}
        self.send({"do": "previewed", **asked, "draft": draft, "now": self.now(draft)})

    def do_undo(self, _content: Mapping[str, Any]) -> None:
        """Go back to what is recorded."""
        self.kept.clear()
        self.clash, self.faults = {}, {}
        self.look()
        self.say("Back to what is recorded.")

    def do_save(self, content: Mapping[str, Any]) -> None:
        """Record what differs from the record, all of it or nothing."""
        self.draft = self.read(content.get("draft"))
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
            self.draft = self.read(content.get("draft"))
            self.hold(self.draft)
            self.record(str(content.get("why") or ""))

    # Recording

    def record(self, why: str) -> None:
        """Record the draft, unless it is faulty, a colleague was faster, or a reason is wanting."""
        self.hold(self.draft)
        on_show = self.on_show()
        self.case = self.book.case()
        mine = self.mine()
        if self.clashes(on_show):
            self.clashed(mine, on_show)
            return
        self.hold(mine)
        self.show()
        self.faults = self.wrong(mine)
        changed = [record for record in self.records(mine) if record != self.case.by_id.get(record.id)]
        if said := self.reason_for(changed, why):
            self.faults = {"why": said}
            remedy = f"Write why these {self.what} change, then record"
            raise RecordError("A reason is missing", remedy=remedy)
        try:
            entries = self.book.record(changed, why=why)
        except ConflictError:
            self.case = self.book.case()
            self.clashed(mine, on_show)
            return
        self.done(entries, "Recorded")

    def mine(self) -> Draft:
        """Give what is to be recorded over the case just read: all sliders together, as one judgement."""
        return self.draft

    def clashes(self, on_show: Mapping[str, int]) -> bool:
        """Whether somebody recorded meanwhile what is to be recorded here."""
        return self.versions() != on_show

    def done(self, entries: Sequence[Entry], did: str) -> None:
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

    def newest(self, on_show: Mapping[str, int]) -> Entry | None:
        """Give the last entry about what is moved that was not on show; None where it cannot be told."""
        now, ids = self.versions(), self.ids()
        found = [self.case.latest[ids[key]] for key in now if now[key] and now[key] != on_show.get(key, 0)]
        return max(found, key=lambda entry: entry.seq, default=None)

    def clashed(self, mine: Draft, on_show: Mapping[str, int]) -> None:
        """Show the colleague's version beside mine; neither is lost."""
        newest = self.newest(on_show)
        self.clash = {"theirs": told(newest) if newest else {}, "fields": self.clashing(mine)}
        self.kept["moved"] = {id: dict(item) for id, item in mine.items()}
        self.kept["seen"] = dict(on_show)
        self.show()
        who = newest.who or "Somebody whose name is withheld" if newest else "Somebody"
        self.say(f"Not recorded: {who} recorded these {self.what} meanwhile. Choose below what stands.")
