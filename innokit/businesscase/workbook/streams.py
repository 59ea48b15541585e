"""Net flows by year, their running totals, payback and rate of return, as rows of formulas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from innokit.businesscase.workbook.pad import Pad
from innokit.businesscase.workbook.plan import YEARS_FROM, Plan
from innokit.businesscase.workbook.terms import (
    Term,
    absolute,
    call,
    item,
    largest_product,
    least,
    sign,
    term,
    total,
    total_product,
    where,
)
from innokit.maths import returns
from innokit.records import Option
from innokit.results.workbook import Role, Shape

SETTLED = 1e-12
"""Net flows closer to zero than this share of what moved are float noise, and count as zero."""
GUESSES = (0.1, 1.0, -0.5, 5.0, -0.9)
"""Where a spreadsheet starts to look for a rate of return, one after another."""


BELOW = "1 marks a year at whose end the running total is below zero; here, the last of them plus 1."


@dataclass(frozen=True)
class Stream:
    """A net flow by year, its running total, and the last year at whose end that is below zero, plus 1."""

    net: Term
    running: Term
    last: Term


def beyond_usual(plan: Plan, option: Option, side: str, what: str, person: str = "") -> Term:
    """One side of an option beyond business as usual, transfers left out.

    Parameters
    ----------
    side : {"costs", "benefits"}
    what : str
        ``"flow.3"`` for year 3 undiscounted, ``"present.3"`` discounted, ``"present"`` in all.
    person : str, optional
        Whose share; everybody's unless given.
    """
    own = own_sum(plan, option, side, what, person)
    usual = own_sum(plan, plan.appraisal.baseline, side, what, person)
    return own if usual.text == "0" else own - usual


def own_sum(
    plan: Plan, option: Option, side: str, what: str, person: str = "", *, transfers: bool = False
) -> Term:
    """Sum over the lines of one side of an option by itself, each by whether it counts and by a share."""
    kind, _, year = what.partition(".")
    key = (kind, option.id, side, year) if year else (kind, option.id, side)
    if key not in plan.found:
        return term(0.0)
    marks = [] if transfers else [plan.found["counted", option.id, side]]
    marks += [plan.found["share", option.id, side, person]] if person else []
    return total_product(*marks, plan.found[key])


def moved(plan: Plan, option: Option, year: int) -> Term:
    """Everything that flows in a year either way, of an option and of business as usual."""
    sums = [
        total_product(
            plan.found["counted", one.id, side], absolute(plan.found["flow", one.id, side, str(year)])
        )
        for one in (option, plan.appraisal.baseline)
        for side in ("costs", "benefits")
        if ("flow", one.id, side, str(year)) in plan.found
    ]
    return total(*sums) if sums else term(0.0)


def put_row(
    pad: Pad,
    row: int,
    said: Sequence[str],
    cells: Sequence[Term],
    shape: Shape = "pounds",
    role: Role = "figure",
) -> Term:
    """A row of formulas, one a year, with words before it."""
    for column, words in enumerate(said):
        pad.text(row, column, words, "label" if column == 0 else "text")
    for year, formula in enumerate(cells):
        pad.live(row, YEARS_FROM + year, formula, shape, role)
    return pad.span((row, YEARS_FROM), (row, YEARS_FROM + len(cells) - 1))


def put_stream(plan: Plan, pad: Pad, row: int, name: str, cells: Sequence[Term], how: str = "") -> Stream:
    """Three rows: a net flow, its running total, and whether that is below zero at the end of the year."""
    net = put_row(pad, row, (name, f"Net flow{how}"), cells, role="total")
    for column, words in enumerate((name, f"Running total{how}")):
        pad.text(row + 1, column, words, "label" if column == 0 else "text")
    for year in range(len(cells)):
        own = pad.at(row, YEARS_FROM + year)
        pad.live(row + 1, YEARS_FROM + year, pad.at(row + 1, YEARS_FROM + year - 1) + own if year else own)
    running = pad.span((row + 1, YEARS_FROM), (row + 1, YEARS_FROM + len(cells) - 1))
    noise = call("SUMPRODUCT", float(sum(abs(net.value))), absolute(net)) * -returns.NOISE
    flags = [where(pad.at(row + 1, YEARS_FROM + year).below(noise), 1.0, 0.0) for year in range(len(cells))]
    below = put_row(pad, row + 2, (name, "Below zero at year end"), flags, "whole")
    last = largest_product(below, plan.found["years",] + 1)
    return Stream(net, running, pad.live(row + 2, 3, last, "whole", note=BELOW))


def payback(plan: Plan, stream: Stream) -> Term:
    """Years until the running total is not negative and stays so, interpolated; "never" is an answer."""
    last = stream.last
    crossed = last - 1 + least(-1 * item(stream.running, last) / item(stream.net, last + 1), 1.0)
    return where(last.equals(0), 0.0, where(last.equals(float(plan.years)), "never", crossed))


def put_direction(pad: Pad, row: int, said: Sequence[str], net_row: int, years: int) -> Term:
    """A row of signs, zeros taking the sign before them; gives the number of times it turns."""
    signs: list[Term] = []
    for year in range(years):
        own = pad.at(net_row, YEARS_FROM + year)
        before = pad.at(row, YEARS_FROM + year - 1) if year else term(0.0)
        signs.append(pad.live(row, YEARS_FROM + year, where(own.equals(0), before, sign(own)), "whole"))
    for column, words in enumerate((*said, "Direction so far")):
        pad.text(row, column, words, "label" if column == 0 else "text")
    if years == 1:
        return term(0.0)
    earlier = pad.span((row, YEARS_FROM), (row, YEARS_FROM + years - 2))
    later = pad.span((row, YEARS_FROM + 1), (row, YEARS_FROM + years - 1))
    turned = (earlier * later).equals(-1)
    return call("SUMPRODUCT", float(turned.value.sum()), turned * 1)


def rate_of_return(
    plan: Plan, pad: Pad, place: tuple[int, int], stream: Stream, turns: Term, end: Term
) -> Term:
    """Put the rate at which a net flow is worth nothing, or why there is none.

    The spreadsheet's own IRR stops at about seven digits; two steps of Newton's method bring the rest.
    """
    row, column = place
    found = returns.irr(stream.net.value)
    rate = found.rate if found.sign_changes == 1 and float(end.value) > 0 else None
    first: Term = term("not found")
    for guess in reversed(GUESSES):
        one = call("IRR", rate, stream.net, guess)
        first = call("IFERROR", rate, one, first)
    why = where(end.below(0), "none: it gains before it pays", "")
    why = where(turns.above(1), "changes sign more than once", why)
    why = where(turns.equals(0), "none: never changes sign", why)
    put = pad.live(row, column, where(why.equals(""), first, why), "share")
    for step in (1, 2):
        put = pad.live(row, column + step, _newton(plan, stream, put), "share")
    return put


def _newton(plan: Plan, stream: Stream, rate: Term) -> Term:
    """A rate brought nearer to where the present value is nothing; words stay as they are."""
    years, text = plan.found["years",], rate.text
    if isinstance(rate.value, str):
        moved_on: float | str = rate.value
    else:
        growth = (1 + rate.value) ** -years.value
        slope = float((years.value * stream.net.value * growth).sum()) / (1 + rate.value)
        moved_on = rate.value + float((stream.net.value * growth).sum()) / slope
    formula = (
        f"IF(ISNUMBER({text}),{text}+SUMPRODUCT({stream.net.text}*(1+{text})^(-{years.text}))*(1+{text})"
        f"/SUMPRODUCT({years.text}*{stream.net.text}*(1+{text})^(-{years.text})),{text})"
    )
    return Term(formula, moved_on)
