"""What a book refuses about signatures: signing out of turn, changing what was signed, reasons without words.

The case is looked at only where a sign-off, an answer, a decision or what is signed with one is recorded or
withdrawn, so that nothing else takes longer. Imports and merges stay verbatim: what they bring is judged
where it is read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

import sqlalchemy as sa

from innokit.errors import RecordError
from innokit.records import (
    SCHEMA,
    Case,
    Decision,
    QualityAnswer,
    Record,
    Role,
    SignOff,
    from_body,
    signing,
)
from innokit.store import answers, reading, tables, writing
from innokit.store.chain import Draft, Raw, compose
from innokit.store.reasons import explained, in_words

_KEPT = frozenset((Decision.kind, *signing.CARRIED))
_NEEDED = frozenset((SignOff.kind, Decision.kind, Role.kind))
_READ = frozenset(("override", "duty", "decision", "challenge", QualityAnswer.kind, SignOff.kind))


def refuse(draft: Draft, before: Raw | None, now: Callable[[], Case], by: str, why: str) -> None:
    """Refuse a draft that signs out of turn, or changes what was signed.

    Parameters
    ----------
    draft : Draft
        What is to be recorded or withdrawn.
    before : Raw or None
        The newest entry about the same id.
    now : callable
        Gives the case as it stands; called only where it matters.
    by, why : str
        Who records, and the reason.

    Raises
    ------
    RecordError
        With what stands in the way and what to do instead.
    """
    kind = draft.kind or (before.kind if before else "")
    if before is not None and before.kind != kind:
        return  # an id of another kind, which is refused as such
    if before is not None and writing.unchanged(draft, before, SCHEMA):
        return
    made = _made(draft) if draft.action == "record" and kind in _READ else None
    if made is not None:
        in_words(made)
    if kind == SignOff.kind:
        _sign(made, before, now, by, why)
    elif kind == QualityAnswer.kind:
        answers.refuse(made, before, now, by, why)
    elif kind in _KEPT and before is not None:
        _keep(draft, before, now, why)


def as_it_stands(connection: sa.Connection, added: Iterable[Raw]) -> Case:
    """Give the case as it stands within a turn at writing; of records, only those that signing looks at."""
    entries, _ = reading.read(tables.stream(connection))
    entries += [reading.entry(row) for row in added]
    latest = {entry.id: entry for entry in entries}
    found = (reading.record(entry) for entry in latest.values()
             if entry.action == "record" and entry.kind in _NEEDED)  # fmt: skip
    standing: list[Record] = [record for record in found if record is not None]
    return Case(standing, entries)


def _made(draft: Draft) -> Record:
    """Read what is to be recorded, as it will be read from the book."""
    return from_body(draft.kind, draft.id, json.loads(compose(draft.fields)))


def _sign(made: Record | None, before: Raw | None, now: Callable[[], Case], by: str, why: str) -> None:
    """Refuse to edit a sign-off, to take one back without a reason, and to sign out of turn."""
    if made is None:
        if before is not None and before.action == "record":
            explained("A sign-off", before, why)
        return
    if before is not None:
        raise RecordError(
            "A sign-off is never changed, nor brought back once it was taken back",
            where=f"entry {before.seq}",
            remedy="Record a new sign-off, and withdraw the old one where it should not stand",
        )
    faults = signing.faults(now(), made, by) if isinstance(made, SignOff) else ()
    if faults:
        raise RecordError(faults[0].what, where=f"sign-off {made.name!r}", remedy=faults[0].remedy)


def _keep(draft: Draft, before: Raw, now: Callable[[], Case], why: str) -> None:
    """Refuse to change or withdraw what was ever signed as a decision, or with one."""
    case = now()
    seal = signing.kept(case).get(draft.id)
    if seal is None:
        return
    words = writing.spoken(before.kind)
    if draft.action == "withdraw" and before.kind != Decision.kind and _done_with(case, draft.id):
        if before.action == "record":
            explained(f"A signed {words}", before, why)
        return
    instead = "with 'supersedes' set to this one" if before.kind == Decision.kind else "under a new decision"
    raise RecordError(
        f"This {words} was signed by {seal.named} as {seal.role}, so it stays as it is",
        where=f"entry {before.seq}, signed in entry {seal.seq}",
        remedy=f"Record a new {words} {instead}",
    )


def _done_with(case: Case, id: str) -> bool:
    """Whether what an evaluation or a note carries out was replaced; all that was signed, if it is of all."""
    about = case.latest[id].body.get("decision", "")
    signed = {one for one in signing.kept(case) if case.latest[one].kind == Decision.kind}
    return not ({about} if about else signed) & {one.id for one in signing.in_force(case)}
