"""What a sign-off covers, what of that was changed since, and what it keeps from being changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from innokit.records.base import KINDS
from innokit.records.case import Case
from innokit.records.delivery import Decision, SignOff
from innokit.records.entry import Entry
from innokit.records.signature import LAST_PHASE, Change, Seal, in_their_name, part_of, scope_of

ASIDE = frozenset((
    "tick", "sign_off", "validation", "quality_answer", "duty", "session_note", "override", "proposal",
    "meeting", "actual", "vote", "ballot",
))  # fmt: skip
"""Kinds that say something about the case, or what the room said, and are no part of what is signed."""

CARRIED = frozenset(("evaluation", "initiation_note"))
"""Kinds that are signed along with the decision they carry out."""

WITH_DECISION = "business case and decision"
"""What an approver's sign-off covers where decisions were there to be read and it does not say."""

_SAYS_WHAT = frozenset(("about", "scope", "role"))


class Cover(NamedTuple):
    """What a sign-off covers: in words, whole kinds, and single records by their ids."""

    scope: str
    kinds: frozenset[str]
    ids: frozenset[str]


def cover(case: Case, sign: SignOff, read: int | None) -> Cover:
    """Give what a sign-off covers.

    Parameters
    ----------
    case : Case
    sign : SignOff
    read : int or None
        The entry at which the record was read; None in a case without a book.
    """
    scope = scope_of(sign)
    if sign.about:
        return Cover(scope, frozenset(), carrying(case, sign.about, read))
    if part_of(sign.role) == "approver" and not sign.scope:
        decided = at_hand(case, read)
        if any(_kind(case, id) == Decision.kind for id in decided):
            return Cover(WITH_DECISION, _kinds(scope), decided)
    return Cover(scope, _kinds(scope), frozenset())


def decisions_covered(case: Case, sign: SignOff, read: int | None) -> frozenset[str]:
    """Give the decisions that a sign-off covers, and what carried them out when it was signed."""
    found = cover(case, sign, read)
    return found.ids or (at_hand(case, read) if found.scope == "decision" else frozenset())


def at_hand(case: Case, read: int | None) -> frozenset[str]:
    """Give the decisions, evaluations and initiation notes that stood as at an entry."""
    kinds = {Decision.kind, *CARRIED}
    if read is None:
        return frozenset(one.id for one in case.records if one.kind in kinds)
    last = {entry.id: entry for entry in case.entries if entry.kind in kinds and entry.seq <= read}
    return frozenset(id for id, entry in last.items() if entry.action == "record")


def carrying(case: Case, about: str, read: int | None) -> frozenset[str]:
    """Give the ids that a signature on one decision covers: it, and what carried it out by then."""
    if read is None:
        return frozenset((about,))
    carried = (entry for entry in case.entries if entry.kind in CARRIED and entry.seq <= read)
    ids = (entry.id for entry in carried if entry.body.get("decision", "") in ("", about))
    return frozenset((about, *ids))


def in_force(case: Case) -> tuple[Decision, ...]:
    """Give the decisions that no other has taken the place of, in the order recorded.

    >>> from innokit.records import Case, Decision
    >>> first = Decision(title="A pilot", outcome="pilot")
    >>> [made.title for made in in_force(Case([first, Decision(title="All of it", outcome="go",
    ...                                                        supersedes=first.id)]))]
    ['All of it']
    """
    made = case.of(Decision)
    gone = {one.supersedes for one in made}
    return tuple(one for one in made if one.id not in gone)


def changed_since(case: Case, scope: str, since: int) -> tuple[Change, ...]:
    """Give what a scope covers and was changed after one entry; only the newest change of each thing.

    Parameters
    ----------
    case : Case
    scope : str
        One of `LAST_PHASE`.
    since : int
        The number of an entry.
    """
    return changed(case, Cover(scope, _kinds(scope), frozenset()), since)


def changed(case: Case, what: Cover, since: int, until: int | None = None) -> tuple[Change, ...]:
    """Give the changes of what is covered after one entry, and before another where one is named."""
    found: dict[str, Entry] = {}
    for entry in case.entries:
        covered = entry.kind in what.kinds or entry.id in what.ids
        if covered and entry.seq > since and (until is None or entry.seq < until):
            found[entry.id] = entry
    return _told(case, found.values())


def kept(case: Case) -> Mapping[str, Seal]:
    """Give what was ever signed as a decision or with one: it is kept as it was signed, for good.

    It does not matter whether the sign-off stands, fell by a later change, or was taken back.

    Parameters
    ----------
    case : Case
        With its entries; without them nothing is known of what was.

    Returns
    -------
    mapping of str to Seal
        By id of the decision, evaluation or initiation note, the sign-off that first signed it.
    """
    found: dict[str, Seal] = {}
    for entry in case.entries:
        if entry.kind == SignOff.kind and entry.action == "record":
            seal = _seal(entry)
            for id in _sealed(case, entry, seal.read):
                found.setdefault(id, seal)
    return found


def rewritten(case: Case) -> tuple[Change, ...]:
    """Give what was signed as a decision or with one, and then changed in place or withdrawn.

    A book refuses this; an import, a merge or an older version of the kit may bring it.
    """
    signed: dict[str, Entry] = {}
    seals, found = kept(case), []
    force = {made.id for made in in_force(case)}
    for entry in case.entries:
        seal = seals.get(entry.id)
        if seal is None:
            continue
        if entry.seq <= seal.read:
            signed[entry.id] = entry
        elif entry.id in signed and _differs(signed[entry.id], entry, force):
            found.append(entry)
    return _told(case, {entry.id: entry for entry in found}.values())


def _differs(signed: Entry, later: Entry, force: set[str]) -> bool:
    """Whether an entry says something else than what was signed, or takes it back while it is in force."""
    if later.action == "withdraw":
        about = signed.body.get("decision", "")
        return later.kind == Decision.kind or about in force or (not about and bool(force))
    known = (signed.body.keys() | later.body.keys()) - {*signed.missing, *later.missing}
    return later.action == "record" and any(signed.body.get(name) != later.body.get(name) for name in known)


def _seal(entry: Entry) -> Seal:
    """Give what an entry that records a sign-off says of who signed what, and when."""
    holder, who, as_at = entry.body.get("holder", ""), entry.who or "name withheld", entry.body.get("as_at")
    read = entry.seq - 1 if as_at is None else as_at
    return Seal(entry.seq, read, entry.body.get("role", "role withheld"), in_their_name(holder.strip(), who))


def _sealed(case: Case, entry: Entry, read: int) -> frozenset[str]:
    """Give the ids that a sign-off keeps; all decisions there were, where withheld words leave it open."""
    if not _SAYS_WHAT.isdisjoint(entry.missing):
        return at_hand(case, read)
    said = {name: entry.body[name] for name in _SAYS_WHAT if name in entry.body}
    return decisions_covered(case, SignOff.model_construct(title="", **said), read)


def _told(case: Case, entries: Iterable[Entry]) -> tuple[Change, ...]:
    """Say what was done to what, by whom, in which entry, in order."""
    later = [one for one in entries if one.action in ("record", "withdraw")]
    titles = _titles(case, {one.id for one in later if one.action == "withdraw"})
    return tuple(
        Change(one.seq, _named(one, titles), one.who or "name withheld", one.action == "withdraw")
        for one in sorted(later, key=lambda entry: entry.seq)
    )


def _kind(case: Case, id: str) -> str:
    """Give the kind of something recorded."""
    return case.latest[id].kind if id in case.latest else case.by_id[id].kind


def _kinds(scope: str) -> frozenset[str]:
    """Give the kinds that a scope covers."""
    last = LAST_PHASE[scope]
    return frozenset(kind for kind, cls in KINDS.items() if cls.phase <= last and kind not in ASIDE)


def _titles(case: Case, ids: set[str]) -> dict[str, str]:
    """Give the last title of things that were withdrawn."""
    return {one.id: one.body["title"] for one in case.entries if one.id in ids and one.body.get("title")}


def _named(entry: Entry, titles: Mapping[str, str]) -> str:
    """Say what an entry is about, by its kind and title."""
    words = {"cost": "cost line", "benefit": "benefit line"}.get(entry.kind, entry.kind.replace("_", " "))
    title = entry.body.get("title") or titles.get(entry.id)
    return f"{words} {title!r}" if isinstance(title, str) and title else words
