"""Risks, and who disagrees."""

from __future__ import annotations

from collections.abc import Iterator

from innokit.businesscase.front.basis import Basis, ended, lowered, or_why, recorded
from innokit.businesscase.front.worth import clash
from innokit.businesscase.parts.risks import HIGH, risks, score
from innokit.records import Validation
from innokit.results import Sentence, text_of
from innokit.words import count


def dangers(basis: Basis) -> Iterator[Sentence]:
    """Say the high risks of what is shown, and what is done about each."""
    found = or_why(risks, basis.case)
    if isinstance(found, str):
        yield ("No risk is recorded.",)
        return
    own = {"", *(option.id for option in basis.shown)}
    about = [risk for risk in found.risks if risk.option in own or not basis.shown]
    high = [risk for risk in about if (score(risk) or 0) >= HIGH]
    if not high:
        yield ("No risk of it is judged high." if about else "No risk of it is recorded.",)
    for risk in high:
        mark = found.figures[f"risk-score.{risk.id}"].shown(ended(risk.title))
        done = ended(risk.mitigation)
        yield ("High: ", mark, f". What is done: {lowered(done)}." if done else
               ". Nothing is done about it yet.")  # fmt: skip
    lower = len(about) - len(high)
    if high and lower:
        verb = "is" if lower == 1 else "are"
        yield (f"{count(lower, 'more risk')} of it {verb} lower, or not yet judged.",)


def dissent(basis: Basis) -> Iterator[Sentence]:
    """Say who and what disagrees: score with money, deciders, partners, then those who scored."""
    found = (*clash(basis), *_deciders(basis), *_partners(basis), *_people(basis))
    yield from found or (("Nobody is recorded as disagreeing.",),)


def _deciders(basis: Basis) -> Iterator[Sentence]:
    """Give the dissent recorded with each decision in force."""
    for made in basis.decisions:
        if made.dissent.strip():
            about = basis.case.name(made.option) if made.option else ended(made.title)
            yield (recorded("dissent-on", made, f"On {about}"), f": {ended(made.dissent)}.")


def _partners(basis: Basis) -> Iterator[Sentence]:
    """Name the partners who do not agree, with their words and what was answered."""
    for one in basis.case.of(Validation):
        if one.outcome == "does not agree":
            what = f" to {basis.case.name(one.option)}" if one.option else ""
            answer = f" Answer: {ended(one.answer)}." if one.answer.strip() else " It has no answer yet."
            who = recorded("objection", one, basis.case.name(one.stakeholder))
            yield (who, f" does not agree{what}: {ended(one.comment)}.{answer}")


def _people(basis: Basis) -> Iterator[Sentence]:
    """Say whose own scores put another option first, and which groups'."""
    told = dict(basis.judged.paragraphs()) if basis.judged else {}
    first, *more = told.get("Who disagrees?", ()) or ((),)
    if first and "put another first" in text_of(first):
        yield first
    yield from (said for said in more if text_of(said).startswith("The group "))
