"""Who counts as analyst or assurer of a case, and who may sign, or record a sign-off, beside them.

It is looked at twice: in whose name a sign-off is, and who recorded it. A clerk may record what a member or
a body signed; somebody who made or checked the figures may not, in whatever name.
"""

from __future__ import annotations

from collections.abc import Mapping

from innokit.records.case import Case
from innokit.records.delivery import SignOff
from innokit.records.people import Role
from innokit.records.signature import GONE, Fault, Part, part_of, plain

FIGURES = frozenset(("cost", "benefit", "assumption", "frame"))
"""Whoever records one of these is an analyst of the case, whatever their role is called."""

_ASSURES = "Assurance needs somebody other than the analyst"
_APPROVES = "Approval needs somebody who is neither analyst nor assurer"
_RECORDS = {
    "assurer": "An assurance is recorded by somebody who had no part in the figures",
    "approver": "An approval is recorded by somebody who neither made nor checked the figures",
}
_INSTEAD = "Let whoever signs record it, in a book opened in their own name, or a clerk who had no part in it"


def analysts(case: Case, before: int | None = None) -> dict[str, str]:
    """Give who counts as an analyst, in plain lower case, each with what makes them one.

    Parameters
    ----------
    case : Case
    before : int, optional
        Of the figures, look only at those recorded before this entry.
    """
    found: dict[str, str] = {}
    for entry in case.entries:
        if entry.kind in FIGURES and entry.who and (before is None or entry.seq < before):
            found.setdefault(plain(entry.who), f"recorded figures, first in entry {entry.seq}")
    return {**_by_part(case, "analyst"), **found}


def assurers(case: Case) -> dict[str, str]:
    """Give who counts as an assurer, in plain lower case, each with what makes them one."""
    return _by_part(case, "assurer")


def _by_part(case: Case, part: Part) -> dict[str, str]:
    """Give who plays a part by what they signed or by their role, each with which of the two."""
    roles = [
        (role.holder, f"holds the role of {part}") for role in case.of(Role) if part_of(role.title) == part
    ]
    signed = [
        (holder_of(case, sign), f"signed as {part}")
        for sign in case.of(SignOff)
        if part_of(sign.role) == part
    ]
    return {plain(name): how for name, how in (*roles, *signed) if name not in GONE}


def holder_of(case: Case, sign: SignOff) -> str:
    """Say in whose name a sign-off is: the holder it names, or whoever recorded it."""
    return sign.holder.strip() or recorder_of(case, sign)


def recorder_of(case: Case, sign: SignOff) -> str:
    """Say who recorded a sign-off; empty for a case made without a book."""
    entry = case.latest.get(sign.id)
    return (entry.who or "name withheld") if entry else ""


def unfit(case: Case, sign: SignOff, holder: str, who: str, at: int | None) -> tuple[Fault, ...]:
    """Give the rules on who signs and who records that a sign-off breaks.

    Parameters
    ----------
    case : Case
    sign : SignOff
    holder, who : str
        In whose name it is, and who records it; an empty recorder is not looked at.
    at : int or None
        The number of its entry.
    """
    part = part_of(sign.role)
    if part == "assurer":
        remedy = "Ask somebody who did not work on the figures to sign"
        own = _is(holder, analysts(case), _ASSURES, remedy)
    elif part == "approver":
        own = tuple(
            fault for among in (analysts(case), assurers(case))
            for fault in _is(holder, among, _APPROVES, "Ask somebody else to sign")
        )  # fmt: skip
    else:
        return ()
    return own or _is(who, _barred(case, part, at), _RECORDS[part], _INSTEAD)


def _barred(case: Case, part: str, at: int | None) -> dict[str, str]:
    """Give who may not record a sign-off of that part, each with the reason."""
    made = analysts(case, at)
    return made if part == "assurer" else {**_clerks(case, at), **assurers(case), **made}


def _clerks(case: Case, at: int | None) -> dict[str, str]:
    """Give who recorded an assurance before an entry, in their own name or another's."""
    found: dict[str, str] = {}
    for sign in case.of(SignOff):
        entry = case.latest.get(sign.id)
        if part_of(sign.role) == "assurer" and entry and entry.who and (at is None or entry.seq < at):
            found.setdefault(plain(entry.who), f"recorded the assurance in entry {entry.seq}")
    return found


def _is(name: str, among: Mapping[str, str], rule: str, remedy: str) -> tuple[Fault, ...]:
    """Refuse somebody who is among some others."""
    found = "" if name in GONE else among.get(plain(name), "")
    return (Fault(f"{rule}, and {name} {found}", remedy),) if found else ()
