"""Who may sign what, and which sign-offs still stand.

A sign-off says that somebody read the record at one entry and puts a role behind it. It stands until
something it covers changes; then it is void, and says what changed. What was signed as a decision is kept
as it is for good, whatever becomes of the sign-off. Names are as declared: nobody's identity is proved here.
"""

from __future__ import annotations

from collections.abc import Mapping

from innokit.records.answering import BY_OTHERS, QUALITY_KEYS, Said, analyst_on_others, anothers, stray
from innokit.records.case import Case
from innokit.records.covered import (
    ASIDE,
    CARRIED,
    changed,
    changed_since,
    cover,
    decisions_covered,
    in_force,
    kept,
    rewritten,
)
from innokit.records.delivery import Decision, SignOff
from innokit.records.reasons import ENOUGH, in_words, owed
from innokit.records.signature import (
    AS_DECLARED,
    GONE,
    LAST_PHASE,
    Change,
    Fault,
    Seal,
    Signature,
    State,
    in_their_name,
    listed,
    part_of,
    plain,
    same_name,
    scope_of,
)
from innokit.records.signers import (
    FIGURES,
    analysts,
    assurers,
    holder_of,
    recorder_of,
    unfit,
)

__all__ = [
    "ASIDE",
    "AS_DECLARED",
    "BY_OTHERS",
    "CARRIED",
    "ENOUGH",
    "FIGURES",
    "GONE",
    "LAST_PHASE",
    "QUALITY_KEYS",
    "Change",
    "Fault",
    "Said",
    "Seal",
    "Signature",
    "State",
    "analyst_on_others",
    "analysts",
    "anothers",
    "approves",
    "assurers",
    "changed_since",
    "changes",
    "faults",
    "in_force",
    "in_their_name",
    "in_words",
    "kept",
    "listed",
    "locked",
    "owed",
    "part_of",
    "plain",
    "refusal",
    "rewritten",
    "same_name",
    "scope_of",
    "standing",
    "stray",
]  # fmt: skip


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
    return (*_broken(case, sign_off, sign_off.holder.strip() or who, who, last + 1), *old)


def changes(case: Case, sign_off: SignOff, since: int, until: int | None = None) -> tuple[Change, ...]:
    """Give what a sign-off covers and was changed after one entry, and before another where one is named.

    Only the newest change of each thing is given.
    """
    return changed(case, cover(case, sign_off, since), since, until)


def standing(case: Case) -> tuple[Signature, ...]:
    """Give every sign-off that was not withdrawn, oldest first, and whether it stands.

    Parameters
    ----------
    case : Case
        Without entries, later changes cannot be seen, and only the rules on who may sign are looked at.
    """
    signs = sorted(case.of(SignOff), key=lambda sign: case.latest[sign.id].seq if case.latest else 0)
    return tuple(_signature(case, sign) for sign in signs)


def locked(case: Case) -> Mapping[str, Signature]:
    """Give the decisions that a sign-off in force covers, and what was signed with them, with that sign-off.

    What was ever signed, by a sign-off that fell since too, is in `kept`.

    Returns
    -------
    mapping of str to Signature
        By id of the decision, evaluation or initiation note.
    """
    found: dict[str, Signature] = {}
    for signature in standing(case):
        if signature.state != "void":
            for id in decisions_covered(case, signature.sign_off, signature.as_at):
                found.setdefault(id, signature)
    return found


def approves(case: Case, signature: Signature, decision: Decision) -> bool:
    """Say whether an approver's sign-off that stands covers a decision as it reads now."""
    if signature.part != "approver" or not signature.stands:
        return False
    entry = case.latest.get(decision.id)
    read = signature.as_at
    as_read = entry is None or read is None or entry.seq <= read
    return as_read and decision.id in decisions_covered(case, signature.sign_off, read)


def _signature(case: Case, sign: SignOff) -> Signature:
    """Find out whether one sign-off stands."""
    entry = case.latest.get(sign.id)
    seq = entry.seq if entry else None
    who, holder = recorder_of(case, sign), holder_of(case, sign)
    broken = _broken(case, sign, holder, who, seq)
    later: tuple[Change, ...] = ()
    read = sign.as_at
    if seq is not None:
        read = seq - 1 if sign.as_at is None else sign.as_at
        later = changes(case, sign, read)
        if read >= seq:
            broken = (*broken, Fault(f"It says it was read at entry {read}, and is itself entry {seq}", ""))
    replaced = sign.about in {made.supersedes for made in case.of(Decision)} - {""}
    state: State = "void" if broken or later else "replaced" if replaced else "stands"
    scope = cover(case, sign, read if seq is not None else None).scope
    return Signature(sign, scope, holder, who, seq, read, state, broken, later)


def _broken(case: Case, sign: SignOff, holder: str, who: str, at: int | None) -> tuple[Fault, ...]:
    """Give the rules on who may sign that a sign-off recorded as entry ``at`` breaks."""
    own = unfit(case, sign, holder, who, at)
    missing = _no_assurance(case, sign, at) if part_of(sign.role) == "approver" else None
    return (*own, missing) if missing else own


def _no_assurance(case: Case, sign: SignOff, at: int | None) -> Fault | None:
    """Say that an approval has no assurance to rest on; None where it has."""
    wanted = min(LAST_PHASE[scope_of(sign)], LAST_PHASE["business case"])
    why = "nobody has signed as assurer"
    for one in case.of(SignOff):
        entry = case.latest.get(one.id)
        if part_of(one.role) != "assurer" or (entry and at is not None and entry.seq >= at):
            continue
        holder = holder_of(case, one)
        if LAST_PHASE[scope_of(one)] < wanted or one.about:
            why = f"that of {holder} covers only the {scope_of(one)}"
            continue
        broken = unfit(case, one, holder, recorder_of(case, one), entry.seq if entry else None)
        if broken:
            why = f"that of {holder} is void. {broken[0].what}"
            continue
        read = None if entry is None else entry.seq - 1 if one.as_at is None else one.as_at
        later = () if read is None else changes(case, one, read, at)
        if not later:
            return None
        why = f"that of {holder} is void. Changed since entry {read}: {listed(later)}"
    return Fault(f"Approval needs an assurance that stands, and {why}", "Have the case assured first")


def _read_too_early(sign: SignOff, between: tuple[Change, ...]) -> Fault:
    """Refuse to sign a state of the record that has passed."""
    what = f"What it signs was changed after entry {sign.as_at}: {listed(between)}"
    return Fault(what, "Read the record again, and sign it as it stands now")
