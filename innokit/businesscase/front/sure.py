"""How sure the answer is: chances, weak evidence, and what was measured since."""

from __future__ import annotations

import math
from collections.abc import Iterator

from innokit.businesscase.decision.outturn import outturn
from innokit.businesscase.front.basis import Basis, or_why
from innokit.results import Figure, Sentence
from innokit.words import sum_of_money


def sure(basis: Basis) -> Iterator[Sentence]:
    """Say how often the option shown loses, how far it could be out, and on what evidence it rests."""
    if basis.lead is None:
        return
    yield from _chances(basis, basis.lead.option.id)
    yield from _weak(basis, basis.lead.option.id)
    yield from _since(basis, basis.lead.option.id)


def _chances(basis: Basis, option: str) -> Iterator[Sentence]:
    """Say the chances to lose, to everybody and to the council, and the range."""
    found = basis.drawn
    if isinstance(found, str):
        yield (f"No chances can be given. {found}" if found != basis.appraisal else found,)
        return
    figures, title = found.figures, basis.case.name(option)
    loses, council = figures.get(f"chance-of-loss.{option}"), figures.get(f"chance-council-loses.{option}")
    if loses:
        yield (f"The chance that {title} is worth less than business as usual to everybody together: ",
               _chance(loses), ".")  # fmt: skip
    if council:
        yield ("The chance that it leaves the council's own cash worse off, before funding: ",
               _chance(council), ".")  # fmt: skip
    low, high = (figures.get(f"sim-{end}.{option}") for end in ("q5", "q95"))
    if low and high:
        how = f"{found.draws:,} draws from the ranges recorded; chances are right to within"
        yield (
            "With 9 chances in 10 it is worth between ",
            _pounds(low),
            " and ",
            _pounds(high),
            f" to everybody. ({how} {_error(found.draws)} in 100.)",
        )


def _weak(basis: Basis, option: str) -> Iterator[Sentence]:
    """Say how far the option shown rests on weak evidence, where the auditor's list says so."""
    check = basis.audited.check("evidence")
    title, figures = basis.case.name(option), basis.audited.figures
    for number, fault in enumerate(check.faults):
        mark = figures.get(f"audit.evidence.f{number}")
        if mark and fault.where == title:
            said = fault.what.replace("NPSV", "its worth to everybody")
            yield (mark.shown("Weak evidence"), f": {said}.")


def _since(basis: Basis, option: str) -> Iterator[Sentence]:
    """Say what the option shown is worth with what was measured since."""
    found = or_why(outturn, basis.case)
    if isinstance(found, str):
        return
    if option not in found.changes or found.changes[option][0] == found.changes[option][2]:
        yield ("Some figures have been measured since; none moves what this is worth.",)
        return
    said = (s for s in found.sentences() if any(isinstance(p, Figure) and option in p.id for p in s))
    yield from (("Since measured: ", *sentence) for sentence in said)


def _chance(figure: Figure) -> Figure:
    """Say a chance without speaking of draws."""
    text = {"every draw": "as good as certain", "no draw": "next to none"}.get(figure.text)
    return figure.shown(text or figure.text.removesuffix(" draws"))


def _pounds(figure: Figure) -> Figure:
    """Write a figure as a sum of money."""
    return figure.shown(sum_of_money(figure.value or 0.0))


def _error(draws: int) -> str:
    """Say the largest sampling error of a share, 19 times in 20: 1.96 standard errors at one half."""
    return f"{max(1, math.ceil(100 * 1.96 * 0.5 / math.sqrt(draws)))}"
