"""Who may sign what, and which sign-offs still stand.

A sign-off says that somebody read the record at one entry and puts a role behind it. It stands until
something it covers changes; then it is void, and says what changed. Names are as declared: nobody's
identity is proved here.
"""

from __future__ import annotations

from collections.abc import Mapping

from innokit.records.base import KINDS
from innokit.records.case import Case
from innokit.records.delivery import Decision, SignOff
from innokit.records.entry import Entry
from innokit.records.people import Role
from innokit.records.signature import (
    AS_DECLARED,
    GONE,
    LAST_PHASE,
    Change,
    Fault,
    Signature,
    State,
    listed,
    part_of,
    plain,
    same_name,
    scope_of,
)

__all__ = [
    "ASIDE",
    "AS_DECLARED",
    "CARRIED",
    "FIGURES",
    "LAST_PHASE",
    "Change",
    "Fault",
    "Signature",
    "State",
    "analysts",
    "assurers",
    "changed_since",
    "changes",
    "faults",
    "in_force",
    "listed",
    "locked",
    "part_of",
    "refusal",
    "same_name",
    "scope_of",
    "standing",
]  # fmt: skip

ASIDE = frozenset((
    "tick", "sign_off", "validation", "quality_answer", "duty", "session_note", "override", "proposal",
    "meeting", "actual", "vote", "ballot",
))  # fmt: skip
"""Kinds that say something about the case, or what the room said, and are no part of what is signed."""

FIGURES = frozenset(("cost", "benefit", "assumption", "frame"))
"""Whoever records one of these is an analyst of the case, whatever their role is called."""

CARRIED = frozenset(("evaluation", "initiation_note"))
"""Kinds that are signed along with the decision they carry out."""


def analysts(case: Case) -> dict[str, str]:
    """Give who counts as an analyst, in plain lower case, each with what makes them one."""
    found: dict[str, str] = {}
    for entry in case.entries:
        if entry.kind in FIGURES and entry.who:
            found.setdefault(plain(entry.who), f"recorded figures, first in entry {entry.seq}")
    for sign in case.of(SignOff):
        if part_of(sign.role) == "analyst" and sign.holder not in GONE:
            found.setdefault(plain(sign.holder), "signed as analyst")
    for role in case.of(Role):
        if part_of(role.title) == "analyst" and role.holder not in GONE:
            found.setdefault(plain(role.holder), "holds the role of analyst")
    return found


def assurers(case: Case) -> dict[str, str]:
    """Give who counts as an assurer, in plain lower case, each with what makes them one."""
    found: dict[str, str] = {}
    for sign in case.of(SignOff):
        if part_of(sign.role) == "assurer" and (holder := _holder(case, sign)) not in GONE:
            found.setdefault(plain(holder), "signed as assurer")
    for role in case.of(Role):
        if part_of(role.title) == "assurer" and role.holder not in GONE:
            found.setdefault(plain(role.holder), "holds the role of assurer")
    return found


def refusal(case: Case, sign_off: SignOff, who: str) -> str:
    """Say why somebody may not sign; the empty string where they may.

    Parameters
    ----------
    case : Case
        As it stands before the signing.
    sign_off : SignOff
    who : str
        Who records it; it is in their name where it names no holder.

    Examples
    --------
    >>> from innokit.records import Case, Role, SignOff
    >>> case = Case([Role(title="Analyst", holder="Jo")])
    >>> refusal(case, SignOff(title="Business case", role="assurer"), "jo")
    'Assurance needs somebody other than the analyst, and jo holds the role of analyst. Ask somebody who \
did not work on the figures to sign'
    """
    found = faults(case, sign_off, who)
    return f"{found[0].what}. {found[0].remedy}" if found else ""


def faults(case: Case, sign_off: SignOff, who: str) -> tuple[Fault, ...]:
    """Give every rule that a sign-off about to be recorded would break; see `refusal`."""
    last = case.as_at or 0
    if sign_off.as_at is not None and sign_off.as_at > last:
        what = f"It says that the record was read at entry {sign_off.as_at}, and there are {last} entries"
        return (Fault(what, "Give the number of an entry that is there, or leave it blank for the last"),)
    between = changes(case, sign_off, last if sign_off.as_at is None else sign_off.as_at)
    old = [_read_too_early(sign_off, between)] if between else []
    return (*_broken(case, sign_off, sign_off.holder or who, last + 1), *old)


def changes(case: Case, sign_off: SignOff, since: int, until: int | None = None) -> tuple[Change, ...]:
    """Give what a sign-off covers and was changed after one entry, and before another where one is named.

    Only the newest change of each thing is given.
    """
    ids = _ids_signed(case, sign_off.about, since) if sign_off.about else None
    return _changes(case, ids, scope_of(sign_off), since, until)


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
    return _changes(case, None, scope, since, None)


def _changes(
    case: Case, ids: set[str] | None, scope: str, since: int, until: int | None
) -> tuple[Change, ...]:
    """Give the changes of some ids, or of all that a scope covers, after one entry and before another."""
    kinds = _kinds(scope)
    found: dict[str, Entry] = {}
    for entry in case.entries:
        covered = entry.kind in kinds if ids is None else entry.id in ids
        if covered and entry.seq > since and (until is None or entry.seq < until):
            found[entry.id] = entry
    later = [one for one in found.values() if one.action in ("record", "withdraw")]
    titles = _titles(case, {one.id for one in later if one.action == "withdraw"})
    return tuple(
        Change(one.seq, _named(one, titles), one.who or "name withheld", one.action == "withdraw")
        for one in sorted(later, key=lambda entry: entry.seq)
    )


def standing(case: Case) -> tuple[Signature, ...]:
    """Give every sign-off that was not withdrawn, oldest first, and whether it stands.

    Parameters
    ----------
    case : Case
        Without entries, later changes cannot be seen, and only the rules on who may sign are looked at.
    """
    signs = sorted(case.of(SignOff), key=lambda sign: case.latest[sign.id].seq if case.latest else 0)
    return tuple(_signature(case, sign) for sign in signs)


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


def locked(case: Case) -> Mapping[str, Signature]:
    """Give the decisions that are signed, and what was signed with them, each with its sign-off.

    Returns
    -------
    mapping of str to Signature
        By id of the decision, evaluation or initiation note: it may be replaced, and no longer changed.
    """
    found: dict[str, Signature] = {}
    for signature in standing(case):
        if scope_of(signature.sign_off) == "decision" and signature.state != "void":
            for id in _ids_locked(case, signature):
                found.setdefault(id, signature)
    return found


def _signature(case: Case, sign: SignOff) -> Signature:
    """Find out whether one sign-off stands."""
    entry = case.latest.get(sign.id)
    seq = entry.seq if entry else None
    who = (entry.who or "name withheld") if entry else ""
    holder = _holder(case, sign)
    broken = _broken(case, sign, holder, seq)
    later: tuple[Change, ...] = ()
    read = sign.as_at
    if seq is not None:
        read = seq - 1 if sign.as_at is None else sign.as_at
        later = changes(case, sign, read)
        if read >= seq:
            broken = (*broken, Fault(f"It says it was read at entry {read}, and is itself entry {seq}", ""))
    replaced = sign.about in {made.supersedes for made in case.of(Decision)} - {""}
    state: State = "void" if broken or later else "replaced" if replaced else "stands"
    return Signature(sign, scope_of(sign), holder, who, seq, read, state, broken, later)


def _broken(case: Case, sign: SignOff, holder: str, at: int | None) -> tuple[Fault, ...]:
    """Give the rules on who may sign that a sign-off recorded as entry ``at`` breaks."""
    part = part_of(sign.role)
    if part == "assurer":
        return _is(holder, analysts(case), "Assurance needs somebody other than the analyst",
                   "Ask somebody who did not work on the figures to sign")  # fmt: skip
    if part != "approver":
        return ()
    rule, remedy = "Approval needs somebody who is neither analyst nor assurer", "Ask somebody else to sign"
    own = (
        *_is(holder, analysts(case), rule, remedy),
        *_is(holder, assurers(case), rule, remedy),
    )
    missing = _no_assurance(case, sign, at)
    return (*own, missing) if missing else own


def _is(holder: str, among: Mapping[str, str], rule: str, remedy: str) -> tuple[Fault, ...]:
    """Refuse a holder who is among some others."""
    found = "" if holder in GONE else among.get(plain(holder), "")
    return (Fault(f"{rule}, and {holder} {found}", remedy),) if found else ()


def _no_assurance(case: Case, sign: SignOff, at: int | None) -> Fault | None:
    """Say that an approval has no assurance to rest on; None where it has."""
    wanted = min(LAST_PHASE[scope_of(sign)], LAST_PHASE["business case"])
    why = "nobody has signed as assurer"
    for one in case.of(SignOff):
        entry = case.latest.get(one.id)
        if part_of(one.role) != "assurer" or (entry and at is not None and entry.seq >= at):
            continue
        if LAST_PHASE[scope_of(one)] < wanted or one.about:
            why = f"that of {_holder(case, one)} covers only the {scope_of(one)}"
            continue
        if _broken(case, one, _holder(case, one), None):
            why = f"{_holder(case, one)} is an analyst of the case"
            continue
        read = None if entry is None else entry.seq - 1 if one.as_at is None else one.as_at
        later = () if read is None else changes(case, one, read, at)
        if not later:
            return None
        why = f"that of {_holder(case, one)} is void. Changed since entry {read}: {listed(later)}"
    return Fault(f"Approval needs an assurance that stands, and {why}", "Have the case assured first")


def _read_too_early(sign: SignOff, between: tuple[Change, ...]) -> Fault:
    """Refuse to sign a state of the record that has passed."""
    what = f"What it signs was changed after entry {sign.as_at}: {listed(between)}"
    return Fault(what, "Read the record again, and sign it as it stands now")


def _ids_signed(case: Case, about: str, since: int) -> set[str]:
    """Give the ids that a signature on one decision covers: it, and what carried it out by then."""
    carried = (entry for entry in case.entries if entry.kind in CARRIED and entry.seq <= since)
    return {about, *(entry.id for entry in carried if entry.body.get("decision", "") in ("", about))}


def _ids_locked(case: Case, signature: Signature) -> set[str]:
    """Give the ids that a signature on a decision keeps from being changed."""
    about, read = signature.sign_off.about, signature.as_at
    if read is None:
        return {about} - {""}
    if about:
        return _ids_signed(case, about, read)
    kinds = {Decision.kind, *CARRIED}
    return {entry.id for entry in case.entries if entry.kind in kinds and entry.seq <= read}


def _kinds(scope: str) -> frozenset[str]:
    """Give the kinds that a scope covers."""
    last = LAST_PHASE[scope]
    return frozenset(kind for kind, cls in KINDS.items() if cls.phase <= last and kind not in ASIDE)


def _holder(case: Case, sign: SignOff) -> str:
    """Say in whose name a sign-off is: the holder it names, or whoever recorded it."""
    entry = case.latest.get(sign.id)
    return sign.holder.strip() or (entry.who or "name withheld" if entry else "")


def _titles(case: Case, ids: set[str]) -> dict[str, str]:
    """Give the last title of things that were withdrawn."""
    return {one.id: one.body["title"] for one in case.entries if one.id in ids and one.body.get("title")}


def _named(entry: Entry, titles: Mapping[str, str]) -> str:
    """Say what an entry is about, by its kind and title."""
    words = {"cost": "cost line", "benefit": "benefit line"}.get(entry.kind, entry.kind.replace("_", " "))
    title = entry.body.get("title") or titles.get(entry.id)
    return f"{words} {title!r}" if isinstance(title, str) and title else words
