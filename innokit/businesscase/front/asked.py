"""The question, the options, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator

from innokit.businesscase.decision.decided import OWED, decided
from innokit.businesscase.front.basis import Basis, ended, recorded
from innokit.businesscase.lines.refusals import parked
from innokit.records import Challenge, Decision, Option
from innokit.results import Fragment, Sentence, joined
from innokit.words import date_words


def question(basis: Basis) -> Iterator[Sentence]:
    """Give the question, who is in most need, and who answers for it."""
    for challenge in basis.case.of(Challenge):
        yield (recorded("question", challenge, challenge.title),)
        if challenge.most_in_need:
            yield (recorded("need", challenge, "In most need"), f": {ended(challenge.most_in_need)}.")
        if challenge.owner:
            yield (recorded("owner", challenge, "Owner"), f": {ended(challenge.owner)}.")


def options(basis: Basis) -> Iterator[Sentence]:
    """Name the options, and business as usual with what it is."""
    out = parked(basis.case)
    usual = [option for option in basis.case.of(Option) if option.role == "baseline"]
    rest = [option for option in basis.case.of(Option) if option not in (*usual, *out)]
    if rest:
        yield (*joined(_named(rest)), ".")
    for option in usual:
        yield ("Measured against business as usual: ", *_named([option]), ".")
    if out:
        yield ("Parked earlier: ", *joined(_named(out)), ".")


def decisions(basis: Basis) -> Iterator[Sentence]:
    """Give every decision in force, with its conditions and why it is not the first."""
    against = {one.id for one in _against(basis)}
    for made in basis.decisions:
        yield tuple(_decision(made, made.id in against))


def _against(basis: Basis) -> tuple[Decision, ...]:
    """Give the decisions that go against a ranking."""
    return decided(basis.case, basis.judged.comparison if basis.judged else None).against


def _decision(made: Decision, against: bool) -> Iterator[Fragment]:
    """Say one decision: outcome, body, day, conditions, why not the first, when it is looked at again."""
    title, outcome = ended(made.title), made.outcome.capitalize()
    said = title if title.lower().startswith(f"{made.outcome} ") else f"{outcome}: {title}"
    yield recorded("decision", made, said)
    by = [made.decided_by.strip() or "by whom is not recorded"]
    by.append(date_words(made.date) if made.date else "day not recorded")
    yield f" ({', '.join(by)})."
    if made.conditions.strip():
        yield from (" ", recorded("conditions", made, "Conditions"), f": {ended(made.conditions)}.")
    if against or made.against_ranking.strip():
        reason = ended(made.against_ranking) or OWED
        yield from (" ", recorded("why-not-first", made, "Why not the first"), f": {reason}.")
    if made.review:
        yield f" Looked at again on {date_words(made.review)}."


def _named(found: list[Option] | tuple[Option, ...]) -> list[Fragment]:
    """Name options."""
    return [recorded("option", option, option.title) for option in found]
