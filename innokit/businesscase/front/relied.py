"""Whether the page can be relied on: assurance and approval, failed checks, invented figures."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from innokit.businesscase.front.basis import Basis, ended
from innokit.records import Assumption, BenefitLine, Case, CostLine, Evidenced, Score, SignOff, signing
from innokit.results import Figure, Fragment, Sentence, signatures
from innokit.words import a_list, date_words

PARTS = {"assurer": "assured", "approver": "approved"}


def caution(basis: Basis) -> Iterator[Sentence]:
    """Warn of what is missing or void, of checks that fail, and of invention; nothing where all is well."""
    if basis.lead is not None or basis.decisions or basis.signatures:
        yield from _signed(basis)
    yield from _failed(basis)
    said = invention(basis.case)
    if said:
        yield (said,)
    if recalled(basis.case):
        yield ("Some figures were recalled, and not read at their source.",)


def _signed(basis: Basis) -> Iterator[Sentence]:
    """Say whether assurance and approval are there and stand: the newest of each counts."""
    for part, verb in PARTS.items():
        newest = next((one for one in reversed(basis.signatures) if one.part == part), None)
        if newest is None:
            if part == "assurer" or basis.decisions:
                yield (f"Nobody has {verb} this.",)
        elif newest.state == "void":
            yield (f"It is no longer {verb}: what the ", _mark(newest), f" signed is void. {newest.why}.")


def _failed(basis: Basis) -> Iterator[Sentence]:
    """Name the checks that fail."""
    figures, pieces = basis.audited.figures, list[Fragment]()
    for check in basis.audited.checks:
        if check.state == "fail":
            mark = figures[f"audit.{check.key}"].shown("No")
            pieces += [f"{' ' if pieces else 'What an auditor would ask: '}{check.question} ", mark, "."]
    if pieces:
        yield tuple(pieces)


def invention(case: Case) -> str:
    """Say in one sentence which figures are invented; empty where none is.

    Examples
    --------
    >>> from innokit.records import Case, CostLine
    >>> line = CostLine(title="Staff", option="a", amount=1.0, standing="illustrative")
    >>> invention(Case([line]))
    'Illustrative: every cost and benefit is invented.'
    """
    invented = [one for one in case.records if isinstance(one, Evidenced) and one.standing == "illustrative"]
    if not invented:
        return ""
    valued = [one for one in case.of(BenefitLine) if one.unit_value is not None or one.unit_cost]
    lines: list[Evidenced] = [*case.of(CostLine), *valued]
    figures = lines or [*case.of(Score)]
    if not figures or any(one.standing != "illustrative" for one in figures):
        return "Illustrative: some of what is recorded is invented, and says so where it stands."
    honest = ["published unit costs"] if any(one.unit_cost for one in valued) else []
    found = [f"“{one.title}”" for one in case.of(Assumption) if one.standing in ("published", "measured")]
    honest += [f"what is assumed of {a_list(found)}"] if lines and found else []
    what = "cost and benefit" if lines else "score"
    return f"Illustrative: every {what} is invented{f', except {a_list(honest)}' if honest else ''}."


def recalled(case: Case) -> bool:
    """Whether a figure was recalled and not read at its source."""
    return any(one.standing == "recalled" for one in case.records if isinstance(one, Evidenced))


def checked(basis: Basis) -> Iterator[Sentence]:
    """Say who has signed and still stands by it, what they remarked, and how the checks came out."""
    standing = [one for one in basis.signatures if one.stands]
    own = [one for one in standing if one.part in PARTS or _is_finance(one)]
    for one in {one.sign_off.role.lower(): one for one in own or standing}.values():
        yield (_mark(one), f" signed “{one.sign_off.title}”{_day(basis, one)}", *_remark(one), ".")
    if not standing:
        yield ("No sign-off stands." if basis.signatures else "Nobody has signed.",)
    yield from basis.audited.sentences()[:1]
    if basis.signatures:
        yield (signing.AS_DECLARED,)


def _mark(one: signing.Signature) -> Figure:
    """Name in which role and whose name a sign-off is, leading to its entry."""
    said = signatures.signer(one)
    return Figure(f"signed-by.{one.sign_off.id}", None, said, "As recorded: signed", (one.sign_off.id,))


def _is_finance(one: signing.Signature) -> bool:
    """Whether a role answers for the money."""
    return any(word in one.sign_off.role.lower() for word in ("151", "finance", "treasurer"))


def _day(basis: Basis, one: signing.Signature) -> str:
    """Say on which day somebody signed."""
    entry = basis.case.latest.get(one.sign_off.id)
    return f" on {date_words(datetime.date.fromisoformat(str(entry.when)[:10]))}" if entry else ""


def _remark(one: signing.Signature) -> Sentence:
    """Give the remark of somebody who signed."""
    sign: SignOff = one.sign_off
    text = ended(sign.comment)
    if not text:
        return ()
    return (f": “{text}”",)
