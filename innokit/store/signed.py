"""What a book refuses about signatures: signing out of turn, and changing what was signed.

Looked at only where a sign-off, a decision or what is signed with one is recorded or withdrawn, so that
nothing else takes longer. Imports and merges stay verbatim: what they bring is judged where it is read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

import sqlalchemy as sa

from innokit.errors import RecordError
from innokit.records import SCHEMA, Case, Decision, Record, Role, SignOff, from_body, signing
from innokit.store import reading, tables, writing
from innokit.store.chain import Draft, Raw, compose

_KEPT = frozenset((Decision.kind, *signing.CARRIED))
_NEEDED = frozenset((SignOff.kind, Decision.kind, Role.kind))


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
    if kind == SignOff.kind:
        _sign(draft, before, now, by, why)
    elif kind in _KEPT and before is not None and not writing.unchanged(draft, before, SCHEMA):
        _keep(draft, before, now)


def as_it_stands(connection: sa.Connection, added: Iterable[Raw]) -> Case:
    """Give the case as it stands within a turn at writing; of records, only those that signing looks at."""
    entries, _ = reading.read(tables.stream(connection))
    entries += [reading.entry(row) for row in added]
    latest = {entry.id: entry for entry in entries}
    found = (reading.record(entry) for entry in latest.values()
             if entry.action == "record" and entry.kind in _NEEDED)  # fmt: skip
    standing: list[Record] = [record for record in found if record is not None]
    return Case(standing, entries)


def _sign(draft: Draft, before: Raw | None, now: Callable[[], Case], by: str, why: str) -> None:
    """Refuse to edit a sign-off, to take one back without a reason, and to sign out of turn."""
    if draft.action == "withdraw":
        if before is not None and before.action == "record" and not why.strip():
            raise RecordError(
                "A sign-off is taken back with a reason, which stays in the record",
                where=f"entry {before.seq}",
                remedy="Say why: book.withdraw(sign_off, why=...)",
            )
        return
    if before is not None:
        if not writing.unchanged(draft, before, SCHEMA):
            raise RecordError(
                "A sign-off is never changed, nor brought back once it was taken back",
                where=f"entry {before.seq}",
                remedy="Record a new sign-off, and withdraw the old one where it should not stand",
            )
        return
    made = from_body(draft.kind, draft.id, json.loads(compose(draft.fields)))
    faults = signing.faults(now(), made, by) if isinstance(made, SignOff) else ()
    if faults:
        raise RecordError(faults[0].what, where=f"sign-off {made.name!r}", remedy=faults[0].remedy)


def _keep(draft: Draft, before: Raw, now: Callable[[], Case]) -> None:
    """Refuse to change or withdraw a decision that was signed, or what was signed with it."""
    signature = signing.locked(now()).get(draft.id)
    if signature is None:
        return
    words = writing.spoken(before.kind)
    instead = "with 'supersedes' set to this one" if before.kind == Decision.kind else "under a new decision"
    raise RecordError(
        f"This {words} is signed by {signature.named} as {signature.sign_off.role}, so it stays as it is",
        where=f"entry {before.seq}, signed in entry {signature.seq}",
        remedy=f"Record a new {words} {instead}",
    )
