"""One record at a time, of any kind, drawn from what the kind says of its own fields."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from innokit.errors import RecordError
from innokit.panels import drafts
from innokit.panels.history import told
from innokit.panels.panel import Panel, script, style
from innokit.records import KINDS, Record, new_id
from innokit.store import Book
from innokit.store.reading import record as record_of
from innokit.words import a_list, count

_HERE = Path(__file__).parent


class Form(Panel):
    """A form for one kind of record. Made by `form`.

    The draft holds ``turn`` (grows whenever Python writes the draft anew), ``id`` (empty for a new record),
    ``version`` (the one it was made from), ``fields`` (see `drafts`), ``origin`` (the fields as they began),
    ``why``, ``asks_why``, ``back`` (whether it revives something withdrawn), ``name``, and ``aside`` (what
    was put aside in favour of a colleague's version).
    """

    _esm = script(_HERE / "form.js")
    _css = style(_HERE / "form.css")
    deeds: ClassVar[tuple[str, ...]] = (
        "refresh",
        "history",
        "open",
        "drop",
        "check",
        "save",
        "withdraw",
        "theirs",
        "mine",
        "unaside",
    )

    def __init__(self, book: Book, kind: str) -> None:
        self._fresh, self._turn = new_id(), 0
        super().__init__(book, kind)
        self.show(self.kept.get("open", ""))
        self.observe(self._remember, names="draft")

    def drawn(self) -> dict[str, Any]:
        """Give all that the script draws: also what is withdrawn, and what is written but not recorded."""
        unrecorded = [id for id in self.kept if id != "open"]
        return {**super().drawn(), "withdrawn": self._withdrawn(), "unrecorded": unrecorded}

    def _withdrawn(self) -> list[dict[str, Any]]:
        """List what stands no longer, with who withdrew it."""
        gone = [
            entry
            for entry in self.case.latest.values()
            if entry.kind == self.kind and entry.action == "withdraw"
        ]
        return [
            {
                "id": entry.id,
                "name": drafts.label(entry.id, self.case).removesuffix(" (withdrawn)"),
                **told(entry),
            }
            for entry in gone
        ]

    # The draft

    def show(self, id: str, **changed: Any) -> None:
        """Put a record, or a new one for an empty id, into the form, with what was written to it before."""
        latest = self.case.latest.get(id)
        id = id if latest is not None and latest.kind == self.kind else ""
        record = self._known(id)
        origin = drafts.to_draft(record, self.case) if record else drafts.blank(self.kind)
        origin.pop("id")
        self._turn += 1
        start = {
            "id": id,
            "version": latest.version if latest and id else 0,
            "fields": origin,
            "origin": origin,
            "why": "",
            "asks_why": bool(id) and self.reason_wanted(id, ""),
            "back": bool(id) and id not in self.case.by_id,
            "name": drafts.label(id, self.case) if id else "",
            "aside": {},
        }
        before = self.kept.get(id, {})
        self.draft = {**start, **before, **changed, "turn": self._turn}
        self.kept["open"] = id

    def _known(self, id: str) -> Record | None:
        """Give a record that stands, or the last version of one that was withdrawn."""
        if not id or id in self.case.by_id:
            return self.case.by_id.get(id)
        said = [entry for entry in self.book.history(id) if entry.action == "record"]
        return record_of(said[-1]) if said else None

    def _remember(self, change: Any) -> None:
        """Keep what was written but not recorded, so that nothing else shown in the form can lose it."""
        draft = change["new"]
        if draft.get("turn") != self._turn:
            # Typed before the form turned to another record, and held up on the way: what was said by
            # then came with the message that turned it, so it must not come back as unrecorded.
            self.draft = change["old"]
            return
        id = draft.get("id", "")
        if draft.get("fields") != draft.get("origin") or draft.get("why") or draft.get("aside"):
            self.kept[id] = {key: draft[key] for key in ("version", "fields", "origin", "why", "aside")}
        else:
            self.kept.pop(id, None)

    def _taken(self, content: Mapping[str, Any]) -> bool:
        """Take over what the browser holds; false where it speaks of what the form has left behind."""
        sent = content.get("draft")
        if not isinstance(sent, Mapping) or not isinstance(sent.get("fields"), Mapping):
            raise RecordError("The browser sent no draft", remedy="Reload the page and run the cell again")
        if sent.get("turn") != self.draft["turn"]:
            return False
        why = sent.get("why") if isinstance(sent.get("why"), str) else ""
        self.draft = {**self.draft, "fields": dict(sent["fields"]), "why": why}
        return True

    # What the script asks for

    def do_open(self, content: Mapping[str, Any]) -> None:
        """Put a record, or a new one, into the form."""
        id = content.get("id")
        self.look()
        self.faults, self.clash = {}, {}
        self.show(id if isinstance(id, str) else "")

    def do_drop(self, _content: Mapping[str, Any]) -> None:
        """Forget what was written to the record in the form, and show what is recorded."""
        self.kept.pop(self.draft["id"], None)
        self.faults, self.clash = {}, {}
        self.look()
        self.show(self.draft["id"])
        self.say("What was not recorded is dropped.")

    def do_check(self, content: Mapping[str, Any]) -> None:
        """Say whether a field that was just left can be read, and which known faults are mended."""
        if not self._taken(content):
            return
        name, fields = content.get("field"), self.draft["fields"]
        found = drafts.faults(self.kind, fields, self.case)
        if self.draft["asks_why"] and not self.draft["why"].strip() and "why" in self.faults:
            found["why"] = self.faults["why"]
        left = name if fields.get(str(name)) else None
        self.faults = {key: said for key, said in found.items() if key == left or key in self.faults}

    def do_save(self, content: Mapping[str, Any]) -> None:
        """Record what is in the form."""
        if self._taken(content) and self._sound(self.draft["fields"]):
            self._record(self.draft["version"])

    def do_withdraw(self, content: Mapping[str, Any]) -> None:
        """Withdraw the record in the form; what was written to it is kept."""
        if not self._taken(content) or not self.draft["id"] or not self._explained("withdrawing it"):
            return
        id = self.draft["id"]
        if self.take_back(id, self.draft["why"], self.draft["version"]):
            self._done(id, "")

    def do_theirs(self, _content: Mapping[str, Any]) -> None:
        """Let a colleague's version stand; mine is put aside, where it can be brought back."""
        draft = self.draft
        self.kept.pop(draft["id"], None)
        changed = draft["fields"] != draft["origin"]
        self.clash = {}
        self.show(draft["id"], aside=draft["fields"] if changed else {})
        self.say("Theirs stands. Yours is put aside and not recorded.")

    def do_mine(self, content: Mapping[str, Any]) -> None:
        """Record mine over a colleague's newer version, which stays in the history."""
        if not self.clash or not self._taken(content):
            return
        seen, withdrawing = self.clash["theirs"]["version"], self.clash["withdrawing"]
        self.draft = {**self.draft, "asks_why": True}
        if not self._explained("recording over it"):
            return
        if not withdrawing:
            if self._sound(self.draft["fields"]):
                self._record(seen)
        elif self.take_back(self.draft["id"], self.draft["why"], seen):
            self._done(self.draft["id"], "")

    def do_unaside(self, _content: Mapping[str, Any]) -> None:
        """Bring back into the form what was put aside."""
        draft = self.draft
        if draft["aside"]:
            self._turn += 1
            self.draft = {**draft, "fields": draft["aside"], "aside": {}, "turn": self._turn}
            self.say("Yours is back in the form, not recorded yet.")

    # Recording

    def _sound(self, fields: Mapping[str, Any]) -> bool:
        """Whether the fields can be recorded; otherwise say which cannot, and why."""
        found = drafts.faults(self.kind, fields, self.case)
        titles = {field["name"]: field["title"] for field in drafts.describe(self.kind)}
        if not found:
            return self._explained("changing it")
        self.faults = found
        named = a_list([f"'{titles[name]}'" for name in found if name in titles], found.get("", ""))
        self.say(f"Not recorded: {count(len(found), 'thing')} to put right: {named.rstrip('.')}.")
        return False

    def _explained(self, doing: str) -> bool:
        """Whether a reason is there where one is wanted."""
        if not self.draft["asks_why"] or self.draft["why"].strip():
            return True
        who = told(self.case.latest[self.draft["id"]])["who"]
        self.faults = {"why": f"Say why: {who} recorded this, and you are {doing}."}
        self.say("Not recorded: a reason is wanted, because the entry is somebody else's.")
        return False

    def _record(self, based_on: int) -> None:
        """Record the draft as it is, and turn to the next one."""
        id = self.draft["id"]
        record = drafts.to_record(self.kind, {**self.draft["fields"], "id": id or self._fresh}, self.case)
        if self.keep(record, self.draft["why"], based_on) is not None:
            self._fresh = new_id()
            self._done(id, "")

    def _done(self, id: str, next_id: str) -> None:
        """Forget a draft that is recorded, and show the next."""
        self.kept.pop(id, None)
        self.show(next_id)
        self.model = self.drawn()


def form(book: Book, kind: str) -> Form:
    """Make a form for one kind of record.

    Parameters
    ----------
    book : Book
        Where it is recorded, in the name of ``book.by``.
    kind : str
        A plural such as ``"challenges"``.

    Raises
    ------
    RecordError
        When there is no such kind; the message lists them.

    Examples
    --------
    >>> import innokit
    >>> book = innokit.open_book(":memory:", by="Analyst")
    >>> form(book, "challenges").model["who"]
    'Analyst'
    """
    by_plural = {cls.plural: name for name, cls in KINDS.items()}
    if kind not in by_plural:
        raise RecordError(
            f"There is no kind of record called {kind!r}",
            remedy=f"Ask for one of {a_list(sorted(by_plural))}",
        )
    return Form(book, by_plural[kind])
