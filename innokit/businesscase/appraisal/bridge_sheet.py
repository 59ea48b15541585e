"""The bridge as a table: a row a step from gross benefits to net present social value, a column an option."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innokit.businesscase.appraisal import showing
from innokit.businesscase.appraisal.bridge import NAMES, Step, bridge_steps
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.appraisal.payers import NOISE
from innokit.results import Column, Figure, Fragment, Sheet

if TYPE_CHECKING:
    from innokit.businesscase.appraisal.appraise import Appraisal


def bridge(shown: Appraisal) -> Sheet:
    """Give every step that takes or adds anything, by option: ``bridge-<step>.<option>``, then NPSV."""
    found = {outcome: _steps(shown, outcome) for outcome in shown.outcomes}
    unit = showing.unit_for(step.change for steps in found.values() for step in steps.values())
    used = [key for key in NAMES if key == "npsv" or any(steps[key].change for steps in found.values())]
    rows: tuple[tuple[Fragment, ...], ...] = tuple(
        (NAMES[key], *(_cell(shown, outcome, steps[key], unit) for outcome, steps in found.items()))
        for key in used
    )
    columns = (Column("Step"), *(Column(outcome.option.title, unit) for outcome in shown.outcomes))
    note = (
        f"In {shown.setting.price_base} prices, each step less that of business as usual. Corrections are "
        "those of benefits; costs and burdens hold their own. A step that changes nothing is left out."
    )
    return Sheet("bridge", "From gross benefits to net present social value", columns, rows, note)


def _steps(shown: Appraisal, outcome: Outcome) -> dict[str, Step]:
    """Give the steps of one option by key; what is but float noise of its largest step is nothing."""
    steps = bridge_steps(outcome, shown.setting.numbers)
    least = NOISE * max(abs(step.change) for step in steps)
    return {s.key: s if abs(s.change) > least else s._replace(change=0.0) for s in steps}


def _cell(shown: Appraisal, outcome: Outcome, step: Step, unit: str) -> Figure:
    """Give one step of one option."""
    text = showing.money_in(unit, step.change)
    if step.key == "npsv":
        return shown.make.npsv(outcome, text)
    label = f"{step.name}: {outcome.option.title} against business as usual"
    return shown.make.money(f"bridge-{step.key}.{outcome.option.id}", step.change, text, label, outcome.lines)
