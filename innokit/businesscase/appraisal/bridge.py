"""The way from gross benefits to net present social value, step by step in pounds."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.lines.flows import Flow, value
from innokit.records import BenefitLine


class Step(NamedTuple):
    """One step of the bridge.

    Attributes
    ----------
    key, name : str
        Such as ``"deadweight"``, and how a person reads it.
    change : float
        What it adds, £; negative where it takes off. The last step, ``"npsv"``, is the sum of all before.
    """

    key: str
    name: str
    change: float


NAMES = {
    "gross": "Gross benefits, over all years",
    "deadweight": "Would happen anyway (deadweight)",
    "displacement": "Taken from elsewhere (displacement)",
    "attribution": "Credited to others (attribution)",
    "corrections": "Corrected for doubt",
    "discounting": "Discounted to year 0",
    "burdens": "Burdens, present value",
    "costs": "Extra costs, present value",
    "npsv": "Net present social value",
}


def bridge_steps(outcome: Outcome, numbers: Mapping[str, float]) -> tuple[Step, ...]:
    """Work out how an option's gross benefits become its net present social value.

    Parameters
    ----------
    outcome : Outcome
        Lines of business as usual are taken off, step by step like the option's own.
    numbers : mapping of str to float
        Values of the assumptions that the outcome was worked out with.

    Returns
    -------
    tuple of Step
        Every step, those of nothing among them. Gross benefits are those of everybody reached for whom it
        works, in prices of the base, undiscounted and uncorrected; transfers are left out.

    Examples
    --------
    >>> from innokit.businesscase import appraise
    >>> from innokit.records import BenefitLine, Case, CostLine, Frame, Option, Stakeholder
    >>> found = appraise(Case([
    ...     Frame(base_year="2026", last_year=1), Stakeholder(id="c", title="Council"),
    ...     Option(id="b", title="As now", role="baseline"), Option(id="n", title="New form"),
    ...     CostLine(title="Software", option="n", payer="c", amount=100),
    ...     BenefitLine(title="Time saved", option="n", gainer="c", unit_value=400, attribution=0.5)]))
    >>> steps = bridge_steps(found.outcome("n"), found.setting.numbers)
    >>> [(step.key, round(step.change, 2)) for step in steps if step.change]
    [('gross', 800.0), ('attribution', -400.0), ('discounting', -6.76), ('costs', -100.0), ('npsv', 293.24)]
    """
    found: dict[str, list[float]] = {key: [] for key in NAMES}
    for sign, flows in ((1.0, outcome.own), (-1.0, outcome.baseline)):
        for flow in flows:
            for key, change in _changes(flow, numbers):
                found[key].append(sign * change)
    found["npsv"] = [outcome.npsv]
    return tuple(Step(key, name, math.fsum(found[key])) for key, name in NAMES.items())


def _changes(flow: Flow, numbers: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """What one line adds to each step."""
    line = flow.line
    if not isinstance(line, BenefitLine):
        yield "costs", -flow.present
    elif line.burden:
        yield "burdens", flow.present
    else:
        yield from _benefit(flow, line, numbers)


def _benefit(flow: Flow, line: BenefitLine, numbers: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """What a benefit adds and loses from gross to present value."""
    effect, anyway, moved, credited = (
        value(line, field, numbers) for field in ("impact", "deadweight", "displacement", "attribution")
    )
    net = effect - anyway if line.deadweight_meaning == "points" else effect * (1 - anyway)
    people, each = flow.reached or 0.0, value(line, "units", numbers) * (flow.given or 0.0)
    worth = people * each * flow.uprating * float(flow.shape.sum())
    levels = [
        ("gross", worth * effect),
        ("deadweight", worth * net),
        ("displacement", worth * net * (1 - moved)),
        ("attribution", worth * net * (1 - moved) * credited),
        ("corrections", float(flow.yearly.sum())),
        ("discounting", flow.present),
    ]
    before = 0.0
    for key, level in levels:
        yield key, level - before
        before = level
