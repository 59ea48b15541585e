"""Who gains and who loses: people in most need first, then others, then the council."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from innokit.businesscase.appraisal import showing
from innokit.businesscase.appraisal.appraise import Appraisal
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.appraisal.payers import NOISE, Part
from innokit.businesscase.front.basis import Basis, ended, recorded
from innokit.records import BenefitLine, ChangeStep, NeedGroup, Record, Stakeholder, SuccessCriterion
from innokit.results import Fragment, Sentence, joined
from innokit.words import number, sum_of_money

MOST_CHANGES = 4
"""Changes that a page names."""


def gains(basis: Basis) -> Iterator[Sentence]:
    """Say whom it is for and what changes, who is better and worse off, and what no price was put on."""
    found, best = basis.appraisal, basis.lead
    yield from _need(basis)
    if best is not None:
        yield from _changes(basis, best)
    if not isinstance(found, str) and best is not None:
        yield from _net(basis, found, best)
        yield from _unpriced(basis, found)


def _need(basis: Basis) -> Iterator[Sentence]:
    """Name the groups of greatest need, with how many people they are."""
    groups = [one for one in basis.case.of(NeedGroup) if one.need is not None]
    most = max((one.need or 0.0 for one in groups), default=0.0)
    pieces: list[Fragment] = []
    for one in (one for one in groups if one.need == most):
        many = f"{one.title} ({number(one.people)} people)" if one.people else one.title
        pieces.append(recorded("in-need", one, many))
    if pieces:
        yield ("In greatest need: ", *joined(pieces), ".")


def _changes(basis: Basis, best: Outcome) -> Iterator[Sentence]:
    """Say what is to change: outcomes of the theory of change, else what success is measured by."""
    own = ("", best.option.id), ("", best.option.concept)
    steps: list[Record] = [
        one
        for one in basis.case.of(ChangeStep)
        if one.sort in ("outcome", "impact") and one.option in own[0] and one.concept in own[1]
    ]
    found: Sequence[Record] = steps or basis.case.of(SuccessCriterion)
    named: list[Fragment] = [recorded("change", one, ended(one.name)) for one in found[:MOST_CHANGES]]
    if named:
        yield ("What is to change: ", *_semicolons(named), ".")


def _net(basis: Basis, found: Appraisal, best: Outcome) -> Iterator[Sentence]:
    """Say who is better off and who is worse off, all told."""
    parts = sorted(best.parts, key=lambda part: _place(basis, part))
    better = [part for part in parts if part.net > NOISE * (abs(part.paid) + abs(part.gained))]
    worse = [part for part in parts if part.loses]
    over = f"Left better off under {best.option.title} (all that has a price, not only cash): "
    yield (over, *_sums(basis, found, best, better), ".")
    yield ("Left worse off: ", *_sums(basis, found, best, worse), ".")


def _sums(basis: Basis, found: Appraisal, best: Outcome, parts: Sequence[Part]) -> Sentence:
    """Name stakeholders with what each is left with."""
    pieces: list[Fragment] = []
    for part in parts:
        figure = found.make.part(best, part, showing.POUNDS)[2].shown(sum_of_money(abs(part.net)))
        pieces += [", " if pieces else "", f"{basis.case.name(part.stakeholder)} ", figure]
    return tuple(pieces) or ("nobody",)


def _place(basis: Basis, part: Part) -> int:
    """Residents before others, the council last."""
    who = basis.case.by_id.get(part.stakeholder)
    sector = who.sector if isinstance(who, Stakeholder) else ""
    return {"residents": 0, "council": 2}.get(sector, 1)


def _unpriced(basis: Basis, found: Appraisal) -> Iterator[Sentence]:
    """Name what no price was put on, with its option; that of the option shown first."""
    if not found.unvalued:
        yield ("Everything recorded has a price on it.",)
        return
    own = [option.id for option in basis.shown]
    by_option: dict[str, list[BenefitLine]] = {}
    for line in sorted(found.unvalued, key=lambda line: line.option not in own):
        by_option.setdefault(line.option, []).append(line)
    pieces: list[Fragment] = []
    for option, lines in by_option.items():
        named: list[Fragment] = [recorded("beside", line, ended(line.title)) for line in lines]
        pieces += ["; " if pieces else "", f"with {basis.case.name(option)}, ", *_semicolons(named)]
    yield ("No price is put on: ", *pieces, ".")


def _semicolons(named: Sequence[Fragment]) -> Sentence:
    """Join titles that may hold commas."""
    pieces: list[Fragment] = []
    for one in named:
        pieces += ["; " if pieces else "", one]
    return tuple(pieces)
