"""Sign-offs as every result shows them: in whose name, as at which entry, whether they stand, and why not."""

from __future__ import annotations

from innokit.records import Case, signing
from innokit.results.sheet import Column, Figure, Fragment, Sentence, Sheet
from innokit.words import a_list, count

STATES: dict[signing.State, str] = {
    "stands": "stands",
    "void": "void",
    "replaced": "stands, for a decision since replaced",
}


def state(one: signing.Signature) -> Figure:
    """Say whether a sign-off stands, leading to its entry."""
    label = f"Whether the sign-off {one.sign_off.title!r} as {one.sign_off.role} stands"
    return Figure(f"sign-off.{one.sign_off.id}", None, STATES[one.state], label, (one.sign_off.id,))


def sentences(case: Case) -> tuple[Sentence, ...]:
    """Say how many sign-offs stand, and of each that does not, why."""
    found = signing.standing(case)
    if not found:
        return (("Nobody has signed.",),)
    good = [signer(one) for one in found if one.stands]
    names = a_list(list(dict.fromkeys(good)))
    standing = f"{count(len(good), 'sign-off stands', 'sign-offs stand')}{f': {names}' if good else ''}."
    first = (f"{standing[0].upper()}{standing[1:]}",)
    return (first, *(_said(one) for one in found if not one.stands))


def sheet(case: Case) -> Sheet:
    """Give every sign-off with whether it stands."""
    columns = (
        Column("Role"), Column("What"), Column("In the name of"), Column("Covers"),
        Column("Place in the record"), Column("State"), Column("Why"), Column("Remarks"),
    )  # fmt: skip
    rows = tuple(_row(case, one) for one in signing.standing(case))
    return Sheet("sign-offs", "Who has signed, and whether it stands", columns, rows, signing.AS_DECLARED)


def opened(role: str) -> str:
    """Begin a role with a capital letter."""
    return f"{role[:1].upper()}{role[1:]}"


def signer(one: signing.Signature) -> str:
    """Say in which role and in whose name it is; once, where these are the same words."""
    role = opened(one.sign_off.role)
    return role if not one.holder or signing.same_name(role, one.named) else f"{role} ({one.named})"


def _said(one: signing.Signature) -> Sentence:
    """Say who signed what, and whether it stands."""
    place = f", {one.place}" if one.place else ""
    why = f" ({one.why})" if one.why else ""
    return (f"{signer(one)}, on {one.sign_off.title!r}{place}: ", state(one), f"{why}.")


def _row(case: Case, one: signing.Signature) -> tuple[Fragment, ...]:
    """Give one sign-off."""
    sign = one.sign_off
    covers = f"the decision {case.name(sign.about)!r}" if sign.about else one.scope
    unchanged = "nothing it covers has changed" if one.seq is not None else "later changes cannot be seen"
    return (
        opened(sign.role), sign.title, one.named, covers, one.place or "not in a book", state(one),
        one.why or unchanged, sign.comment or "none",
    )  # fmt: skip
