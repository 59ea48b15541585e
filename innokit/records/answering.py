"""Who may answer a quality question, and whose answer another one takes the place of."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, NamedTuple

from innokit.records.case import Case
from innokit.records.entry import Entry
from innokit.records.signature import in_their_name, plain
from innokit.records.signers import analysts

if TYPE_CHECKING:
    from innokit.records.governance import QualityAnswer

QUALITY_KEYS: tuple[str, ...] = (
    "question-agreed", "question-scope", "question-options", "question-usual", "question-effort",
    "data-sources", "data-fit", "data-age", "data-owners", "data-people",
    "method-simple", "method-whole", "method-once", "method-doubt", "method-turning", "method-hope",
    "checking-other", "checking-again", "checking-extremes", "checking-answers",
    "use-words", "use-limits", "use-why", "use-again",
)  # fmt: skip
"""The keys by which an answer names one of our quality questions; their words are in `process.QUESTIONS`."""

BY_OTHERS = frozenset(("checking-other", "checking-again", "checking-answers"))
"""Questions on what somebody else looked at, to which an analyst's own word is no answer."""

OWN = "own-"
"""How the key of a question begins that a council adds to the list."""


class Said(NamedTuple):
    """An answer that somebody else gave before: what, in whose name, in which entry, and how they know."""

    answer: str
    named: str
    seq: int
    reason: str

    def in_words(self) -> str:
        """Say it in one line."""
        why = f": {self.reason}" if self.reason else ""
        return f"{self.answer}, by {self.named} (entry {self.seq}){why}"


def stray(key: str) -> str:
    """Say what a key that names no quality question may have meant; empty where it names one.

    >>> stray("checking-agan")
    "Did you mean 'checking-again' or 'checking-answers'? Of a list of your own, begin the key with own-"
    >>> stray("checking-again"), stray("own-lessons")
    ('', '')
    """
    if key in QUALITY_KEYS or key.startswith(OWN):
        return ""
    near = difflib.get_close_matches(key, QUALITY_KEYS, 2)
    known = (
        f"Did you mean {' or '.join(map(repr, near))}?" if near else f"Use one of {', '.join(QUALITY_KEYS)}."
    )
    return f"{known} Of a list of your own, begin the key with {OWN}"


def analyst_on_others(case: Case, answer: QualityAnswer, who: str) -> str:
    """Say why an answer on checking by others is no answer, as its giver is an analyst; else nothing.

    Parameters
    ----------
    case : Case
    answer : QualityAnswer
    who : str
        Who records it; it is in their name where it names nobody.
    """
    person = answer.by.strip() or who
    if answer.question not in BY_OTHERS or not person:
        return ""
    found = analysts(case).get(plain(person), "")
    return f"This question asks what others checked, and {person} {found}" if found else ""


def anothers(case: Case, question: str, by: str, who: str, before: int | None = None) -> tuple[Said, ...]:
    """Give what others answered to a question before, the last word of each, oldest first.

    An answer that its own giver took back is left out; one that somebody else took back is not.

    Parameters
    ----------
    case : Case
        With its entries, or nothing is known of what was answered before.
    question : str
        Its key.
    by, who : str
        In whose name the answer is that takes the place of theirs, and who records it.
    before : int, optional
        The number of its entry; left out, it is yet to come.
    """
    found: dict[str, Said] = {}
    for entry in case.entries:
        if entry.kind != "quality_answer" or (before is not None and entry.seq >= before):
            continue
        if entry.body.get("question") == question and not _same_giver(entry, by, who):
            said = _said(entry)
            found.pop(said.named, None)
            if not _taken_back(case, entry):
                found[said.named] = said
    return tuple(found.values())


def _taken_back(case: Case, entry: Entry) -> bool:
    """Whether whoever gave or recorded an answer withdrew it."""
    last = case.latest[entry.id]
    givers = {plain(entry.body.get("by", "")), plain(entry.who or "")}
    return last.action == "withdraw" and plain(last.who or "") in givers


def _same_giver(entry: Entry, by: str, who: str) -> bool:
    """Whether an earlier answer was given by the same person, who records this one too or recorded that."""
    before = plain(entry.body.get("by", "") or entry.who or "")
    mine = plain(by or who)
    return before == mine and plain(who) in {before, plain(entry.who or "")}


def _said(entry: Entry) -> Said:
    """Give an earlier answer."""
    named = in_their_name(entry.body.get("by", "").strip(), entry.who or "name withheld")
    return Said(entry.body.get("answer", "withheld"), named, entry.seq, entry.body.get("reason", ""))
