"""Open proposals one below the other; what is decided of each is recorded at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from innokit.errors import RecordError
from innokit.intake import returned as answering
from innokit.panels.history import told
from innokit.panels.panel import Panel, script, style
from innokit.panels.sections import showing
from innokit.records import Proposal
from innokit.store import Book
from innokit.words import count, one_line

_HERE = Path(__file__).parent


class Proposals(Panel):
    """Proposals of a book, those not answered first; made by `proposals`."""

    _esm = script(_HERE / "proposals.js")
    _css = style(_HERE / "proposals.css")
    deeds: ClassVar[tuple[str, ...]] = ("refresh", "history", "accept", "refuse")

    def __init__(self, book: Book) -> None:
        super().__init__(book, Proposal.kind)

    def drawn(self) -> dict[str, Any]:
        """Give all that the script draws: proposals to answer, and those answered."""
        waiting = answering.open_proposals(self.case)
        done = [one for one in self.case.of(Proposal) if one.outcome != "open"]
        return {
            **super().drawn(),
            "waiting": [self._card(one) for one in waiting],
            "done": [self._done(one) for one in done],
        }

    def _card(self, one: Proposal) -> dict[str, Any]:
        """Give one proposal that waits for its answer."""
        about = self.case.by_id.get(one.about)
        also = [other for other in answering.open_proposals(self.case) if other.about == one.about]
        return {
            "id": one.id,
            "title": one_line(one.title, 240),
            "was": one.was or "blank",
            "value": one.value or "blank",
            "proposer": one.proposer or "somebody not named",
            "file": one.file,
            "about": one_line(about.name, 160) if about else "something withdrawn",
            "moved": answering.moved_on(self.case, one),
            "together": [other.id for other in also] if len(also) > 1 else [],
            **told(self.case.latest[one.id]),
        }

    def _done(self, one: Proposal) -> dict[str, Any]:
        """Give one proposal that was answered."""
        entry = told(self.case.latest[one.id])
        return {
            "id": one.id,
            "title": one_line(one.title, 240),
            "outcome": one.outcome,
            "answer": one.answer,
            "by": one.proposer,
            **entry,
        }

    def do_accept(self, content: Mapping[str, Any]) -> None:
        """Record the change of one proposal, or of all about one record, with whose proposal it was."""
        ids, answer = _ids(content), str(content.get("answer") or "")
        self.case = self.book.case()
        moved = content.get("although") is True
        records = answering.accepted(self.case, ids, answer, although_moved=moved)
        why = "; ".join(answering.why(self.case, id, answer) for id in ids)
        self._record(records, why, f"{count(len(ids), 'proposal').capitalize()} accepted")

    def do_refuse(self, content: Mapping[str, Any]) -> None:
        """Record that a proposal is refused, and why."""
        (id,), answer = _ids(content), str(content.get("answer") or "")
        self.case = self.book.case()
        if not answer.strip():
            self.faults = {id: "Write a reason: whoever proposed it is owed one."}
        records = answering.refused(self.case, id, answer)
        self._record(records, answering.why(self.case, id, answer), "Refused")

    def _record(self, records: Any, why: str, did: str) -> None:
        """Record what follows from an answer, all of it or nothing, and say so."""
        entries = self.book.record(list(records), why=why)
        self.faults = {}
        self.look()
        kinds = dict.fromkeys(entry.kind for entry in entries)
        self.stale = list(
            dict.fromkeys([*self.stale, *(heading for kind in kinds for heading in showing(kind))])
        )
        numbers = [entry.seq for entry in entries]
        said = f"entry {numbers[0]}" if len(numbers) == 1 else f"entries {numbers[0]} to {numbers[-1]}"
        self.say(f"{did}: {said} in the name of {entries[0].who}.")


def _ids(content: Mapping[str, Any]) -> list[str]:
    """The proposals that a message speaks of."""
    ids = content.get("ids")
    if isinstance(ids, list) and ids and all(isinstance(id, str) for id in ids):
        return ids
    raise RecordError("It is not said which proposal is answered", remedy="Run the cell again")


def proposals(book: Book) -> Proposals:
    """Open the panel of proposals: changes that others ask for, such as in a workbook that came back.

    Each shows what stood there, what is proposed, by whom and in which file. Accepting records the change
    with whose proposal it was; refusing asks for a reason. Nothing is recorded until a button is pressed.

    Parameters
    ----------
    book : Book

    Returns
    -------
    Proposals
    """
    return Proposals(book)
