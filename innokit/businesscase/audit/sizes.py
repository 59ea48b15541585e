"""Whether the sizes look right: beside what they were, beside each other, and beside the people there are."""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Iterator, Sequence

from innokit.businesscase.appraisal.appraise import Appraisal, appraise
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.audit.bounds import (
    BENEFIT_APART,
    CHANGED,
    COST_APART,
    DOMINANT,
    PEOPLE,
    SEVERAL,
    times,
)
from innokit.businesscase.audit.finding import NO_LINE, Fault, Seen, blind, letters
from innokit.businesscase.audit.versions import jumped
from innokit.businesscase.lines.flows import Flow
from innokit.businesscase.lines.setting import lines_of
from innokit.errors import MethodRefused
from innokit.records import Assumption, BenefitLine, Case, CostLine, NeedGroup, Ref
from innokit.words import a_list, count, exact, per_cent, sum_of_money

SLIP = "Look whether pounds and thousands were mixed up; if it is right, say in its note why it differs"
PERSONS = re.compile(
    r"people|person|child|famil|household|resident|adult|pupil|patient|carer|tenant|user|learner|wom[ae]n",
    re.IGNORECASE,
)
"""Words in a unit that say that it counts people, and not visits, nights or hours."""


def sizes(case: Case) -> Seen:
    """No number jumped, none lies far from its siblings, and no more people are reached than there are."""
    lines = lines_of(case)
    if not lines:
        return blind(NO_LINE)
    faults = [*jumped(case), *_too_many(case)]
    try:
        found: Appraisal | None = appraise(case)
    except MethodRefused:
        found = None
    if found is not None:
        faults += _beside(found)
    return Seen(tuple(faults), f"{count(len(lines), 'line')} looked at, {_compared(case, found is not None)}")


def _compared(case: Case, appraised: bool) -> str:
    """Say what sizes were compared with, and what there was not to compare with."""
    beside = (
        ("each other", "the appraisal cannot be worked out", appraised),
        ("their earlier versions", "the case has no history", bool(case.entries)),
        ("the people in the need groups", "no need group says how many", bool(_groups(case))),
    )
    done, not_done = ([each for each in beside if each[2] is held] for held in (True, False))
    said = f"beside {a_list([what for what, _, _ in done])}" if done else "by themselves"
    return said + "".join(f"; not beside {what}: {why}" for what, why, _ in not_done)


def _groups(case: Case) -> list[NeedGroup]:
    """Give the need groups that say how many people they hold."""
    return [group for group in case.of(NeedGroup) if group.people]


def _too_many(case: Case) -> Iterator[Fault]:
    """Find numbers of people beyond all the need groups together, each number once."""
    groups = _groups(case)
    there = math.fsum(group.people or 0.0 for group in groups)
    if not there:
        return
    found: dict[tuple[str, float, str], list[BenefitLine]] = {}
    for line in case.of(BenefitLine):
        name, many, unit = _people(line, case)
        if many > PEOPLE.value * there and PERSONS.search(unit):
            found.setdefault((name, many, unit), []).append(line)
    for (name, many, unit), lines in found.items():
        more = f" and {count(len(lines) - 1, 'more line')}" if len(lines) > 1 else ""
        held = f"{count(len(groups), 'need group')} {'hold' if len(groups) > 1 else 'holds'} {exact(there)}"
        what = f"{exact(many)} {unit} in {name}, and the {held} people"
        remedy = "Correct the number, or record the groups whose people it counts"
        records = (*dict.fromkeys(line.id for line in lines), *(group.id for group in groups))
        yield Fault("warn", f"{lines[0].title}{more}, people", what, remedy, records)


def _people(line: BenefitLine, case: Case) -> tuple[str, float, str]:
    """Give what holds a line's number of people, the number, and its unit."""
    if not isinstance(line.people, Ref):
        return "the line", line.people, "people"
    held = case.by_id.get(line.people.assumption)
    return (held.title, held.value, held.unit or "people") if isinstance(held, Assumption) else ("", 0.0, "")


def _beside(found: Appraisal) -> Iterator[Fault]:
    """Find lines out of all proportion to others."""
    for outcome in found.outcomes:
        yield from _dominant(outcome)
    options = [(outcome.option.title, outcome.own) for outcome in found.outcomes]
    for title, flows in (*options, (found.baseline.title, found.outcomes[0].baseline)):
        yield from _apart(title, flows)
    yield from _namesakes(found, [flow for outcome in found.outcomes for flow in outcome.own])


def _dominant(outcome: Outcome) -> Iterator[Fault]:
    """Find the line that is nearly all of an option's costs or benefits, where it has several."""
    costs = [flow for flow in outcome.own if flow.is_cost and flow.present]
    benefits = [flow for flow in outcome.own if not flow.is_cost and flow.present > 0]
    for side, flows in (("costs", costs), ("benefits", benefits)):
        whole = math.fsum(flow.present for flow in flows)
        for flow in flows if len(flows) >= SEVERAL.value else ():
            if flow.present > DOMINANT.value * whole:
                share = f"{per_cent(flow.present / whole)} of the {side} of {outcome.option.title}"
                what = f"{sum_of_money(flow.present)}, {share}, which has {len(flows)} lines of them"
                yield Fault("warn", flow.line.title, what, SLIP, (flow.line.id,))


def _apart(option: str, flows: Sequence[Flow]) -> Iterator[Fault]:
    """Find lines far above or below the middle one of the others of their sort in one option."""
    sorts: dict[str, list[Flow]] = {}
    for flow in flows:
        if flow.full_year:
            sorts.setdefault(_sort(flow), []).append(flow)
    for sort, siblings in sorts.items():
        bound = COST_APART.value if siblings[0].is_cost else BENEFIT_APART.value
        for flow in siblings if len(siblings) >= SEVERAL.value else ():
            middle = statistics.median(abs(other.full_year) for other in siblings if other is not flow)
            ratio = abs(flow.full_year) / middle
            if not 1 / bound <= ratio <= bound:
                what = f"£{exact(round(abs(flow.full_year), 2))} in a full year, {times(ratio)} the middle"
                others = f"one of the {len(siblings) - 1} other {sort} of {option}"
                yield Fault("warn", flow.line.title, f"{what} {others}", SLIP, (flow.line.id,))


def _sort(flow: Flow) -> str:
    """Give the lines of one option that a line can be compared with."""
    return f"{flow.line.sort} costs" if isinstance(flow.line, CostLine) else "benefits"


def _namesakes(found: Appraisal, flows: Sequence[Flow]) -> Iterator[Fault]:
    """Find two lines of one title in two options whose unit value or yearly amount is far apart."""
    first: dict[tuple[bool, str], Flow] = {}
    for flow in flows:
        name = (flow.is_cost, letters(flow.line.title))
        twin = first.setdefault(name, flow)
        if twin.line.option == flow.line.option or not (flow.given and twin.given):
            continue
        ratio = flow.given * flow.uprating / (twin.given * twin.uprating)
        if not 1 / CHANGED.value < ratio < CHANGED.value:
            here, there = (found.case.name(one.line.option) for one in (flow, twin))
            what = f"£{exact(flow.given)}, {times(ratio)} the £{exact(twin.given)} it is in {there}"
            where = f"{flow.line.title} ({here})"
            yield Fault("warn", where, what, SLIP, (flow.line.id, twin.line.id))
