"""What every panel shares: a book, what the script draws, and how something comes to be recorded."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets

from innokit.errors import ConflictError, InnokitError, RecordError
from innokit.panels import drafts
from innokit.panels.fields import SEVERAL, keyed, known
from innokit.panels.history import past, told
from innokit.panels.sections import showing
from innokit.records import Case, Entry, Record
from innokit.results import listing
from innokit.results.describe import kind_words, plural_words
from innokit.store import Book, headless
from innokit.words import one_line

_HERE = Path(__file__).parent
_LISTENING, _CARDS = _HERE / "listening.js", _HERE / "shared.js"

_KEPT: dict[tuple[str, ...], Any] = {}
"""Drafts that are not recorded yet, so that running a cell again in the same kernel loses none."""


def style(own: Path) -> str:
    """Give a widget's style after the style all panels share."""
    shared = Path(__file__).with_name("shared.css")
    return f"{shared.read_text(encoding='utf-8')}\n{own.read_text(encoding='utf-8')}"


def script(own: Path, *before: Path) -> str:
    """Give a widget's script after how every panel listens and what else it shares; they make one module."""
    return "\n".join(path.read_text(encoding="utf-8") for path in (_LISTENING, *(before or (_CARDS,)), own))


class Panel(anywidget.AnyWidget):
    """A widget over one book and one kind of record; the synced traits are all that the script knows.

    Messages from the script are ``{"do": name, ...}``; each name in `deeds` has a method ``do_name``, which
    takes the message. Whatever the browser sends is checked again here.

    Parameters
    ----------
    book : Book
    kind : str
        Such as ``"challenge"``.
    *also : str
        What else tells this panel's unrecorded drafts from those of others.

    Attributes
    ----------
    case : Case
        What the panel shows.
    """

    deeds: ClassVar[tuple[str, ...]] = ("refresh", "history")

    model = traitlets.Dict().tag(sync=True)
    draft = traitlets.Dict().tag(sync=True)
    faults = traitlets.Dict().tag(sync=True)
    message = traitlets.Unicode().tag(sync=True)
    clash = traitlets.Dict().tag(sync=True)
    stale: traitlets.List[str] = traitlets.List().tag(sync=True)
    past = traitlets.Dict().tag(sync=True)

    def __init__(self, book: Book, kind: str, *also: str) -> None:
        self.book, self.kind = book, known(kind).kind
        self.case: Case = book.case()
        self._key = (book.id, book.by, type(self).__name__, self.kind, *also)
        super().__init__()
        self.model = self.drawn()
        self.on_msg(self.hear)

    # For each kind of panel to say

    def drawn(self) -> dict[str, Any]:
        """Give all that the script draws, from `case`; a widget adds its own to this."""
        kind = known(self.kind)
        return {
            "kind": self.kind,
            "one": kind_words(self.kind),
            "many": plural_words(self.kind),
            "about": (kind.__doc__ or "").split("\n", 1)[0],
            "fields": drafts.describe(self.kind),
            "names": self.names(),
            "rows": [self.row(record) for record in self.case.of(kind)],
            "who": self.book.by,
            "writable": bool(self.book.by.strip()) and not self.book.read_only,
            "as_at": self.case.as_at or 0,
            "moment": self.case.moment if self.case.entries else "nothing recorded yet",
        }

    def names(self) -> dict[str, list[str]]:
        """Give, for each kind that the fields may speak of, the names to choose from."""
        fields = drafts.describe(self.kind)
        kinds = {field["refers"] for field in fields} | {field["offers"] for field in fields}
        kinds |= {"assumption"} if any(field["assumption"] for field in fields) else set()
        return {kind: list(drafts.labels(kind, self.case).values()) for kind in sorted(kinds - {""})}

    def row(self, record: Record) -> dict[str, Any]:
        """Give one record as the script lists it."""
        entry = self.case.latest[record.id]
        return {
            "id": record.id,
            "name": naming_of(record, self.case),
            "version": entry.version,
            "mine": entry.who == self.book.by,
            **told(entry),
        }

    # What is kept until it is recorded

    @property
    def kept(self) -> dict[str, Any]:
        """What was written here and not recorded yet; outlives the widget, not the kernel."""
        found: dict[str, Any] = _KEPT.setdefault(self._key, {})
        return found

    # Hearing and saying

    def hear(self, _widget: Any, content: Any, _buffers: Any = None) -> None:
        """Do what the script asks for; a refusal becomes the message."""
        deed = content.get("do") if isinstance(content, Mapping) else None
        if deed not in self.deeds:
            raise RecordError(f"A panel was asked for {deed!r}", remedy=f"It can do {', '.join(self.deeds)}")
        try:
            getattr(self, f"do_{deed}")(content)
        except InnokitError as refused:
            self.say(str(refused))
        except Exception as problem:
            self.say(f"This did not work, and nothing was recorded: {type(problem).__name__}: {problem}")
            raise

    def say(self, text: str) -> None:
        """Announce a message, even one that is the same as before."""
        self.message = ""
        self.message = text

    def look(self) -> None:
        """Read the book again, so that what colleagues recorded is shown."""
        self.case = self.book.case()
        self.model = self.drawn()
        if self.past:
            self.past = past(self.book.history(self.past["id"]), self.case)

    def do_refresh(self, _content: Mapping[str, Any]) -> None:
        """Show what has been recorded meanwhile."""
        before = self.case.as_at or 0
        self.look()
        new = (self.case.as_at or 0) - before
        self.say(f"Up to date, {self.model['moment']}: {f'{new} new' if new else 'nothing new'}.")

    def do_history(self, content: Mapping[str, Any]) -> None:
        """Show every entry of one record; no id closes it."""
        id = content.get("id")
        self.past = {"id": id} if isinstance(id, str) and id else {}
        self.look()

    # Recording

    def keep(self, record: Record, why: str = "", based_on: int | None = None) -> Entry | None:
        """Record at once; a clash with a newer version becomes the trait `clash`, and gives None.

        Parameters
        ----------
        record : Record
        why : str, optional
        based_on : int, optional
            The version this was made from; 0 for a new record.
        """
        try:
            entry = self.book.record(record, why=why, based_on=based_on)
        except ConflictError as theirs:
            self.show_clash(record.id, drafts.to_draft(record, self.case), str(theirs))
            return None
        self.recorded(entry, new=based_on is None or entry.version == based_on + 1)
        return entry

    def take_back(self, id: str, why: str = "", based_on: int | None = None) -> Entry | None:
        """Withdraw at once; a clash with a newer version becomes the trait `clash`, and gives None."""
        try:
            entry = self.book.withdraw(id, why=why, based_on=based_on)
        except ConflictError as theirs:
            self.show_clash(id, None, str(theirs))
            return None
        self.recorded(entry)
        return entry

    def recorded(self, entry: Entry, *, new: bool = True) -> None:
        """Say what was recorded, and which sections are out of date since."""
        self.clash, self.faults = {}, {}
        self.look()
        if new:
            self.stale = list(dict.fromkeys([*self.stale, *showing(entry.kind)]))
            did = "Withdrawn" if entry.action == "withdraw" else "Recorded"
            self.say(f"{did} as entry {entry.seq} in the name of {entry.who}.")
        else:
            self.say(f"Nothing new to record: entry {entry.seq} by {entry.who} says the same already.")

    def show_clash(self, id: str, mine: Mapping[str, Any] | None, said: str) -> None:
        """Show a colleague's newer version beside mine; neither is lost.

        Parameters
        ----------
        id : str
        mine : mapping or None
            The draft that was to be recorded; None where it was to be withdrawn.
        said : str
            Who was faster, and when.
        """
        self.look()
        entry = self.case.latest[id]
        record = self.case.by_id.get(id)
        theirs = drafts.to_draft(record, self.case) if record is not None else {}
        self.clash = {
            "id": id,
            "withdrawing": mine is None,
            "theirs": {**told(entry), "version": entry.version, "action": entry.action},
            "fields": differences(self.kind, theirs, mine) if mine is not None else [],
        }
        self.say(f"Not recorded. {said.partition('. Look at ')[0]}. Choose below what stands.")

    def reason_wanted(self, id: str, why: str) -> bool:
        """Whether a reason is missing: it is asked for when somebody else's entry is changed or withdrawn."""
        entry = self.case.latest.get(id)
        return entry is not None and entry.who != self.book.by and not why.strip()

    # Showing

    def open(self) -> None:
        """Tell the browser of this widget; a headless run has none."""
        if not headless():
            super().open()

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """Give the widget, and for where it cannot be drawn a table of what is recorded."""
        shown = listing(self.case, known(self.kind).plural)
        plain = shown._repr_mimebundle_()
        if headless():
            return plain
        data, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        return {**data, **plain}, metadata


def naming_of(record: Record, case: Case) -> str:
    """Give what to call a record on a screen: its title, or else the names of what it speaks of."""
    if getattr(record, "title", ""):
        return one_line(record.name, 160)
    about = one_line(keyed(record), 160)
    others = [getattr(record, name) for kind, name in SEVERAL if kind == record.kind]
    spoken = [drafts.label(id, case) for id in (*others, *record.references())]
    return " / ".join([about, *spoken] if about else spoken) or one_line(record.name, 160)


def differences(kind: str, theirs: Mapping[str, Any], mine: Mapping[str, Any]) -> list[dict[str, str]]:
    """Give title, their text and my text of each field in which two drafts differ."""
    both = [
        (
            field["title"],
            drafts.worded(theirs.get(field["name"]), field),
            drafts.worded(mine.get(field["name"]), field),
        )
        for field in drafts.describe(kind)
    ]
    return [{"title": title, "theirs": his, "mine": own} for title, his, own in both if his != own]
