"""Checks that look at the case as a whole: its baseline, its totals, and what carries the answer."""

from __future__ import annotations

import math
import re

from innokit.businesscase.appraisal.appraise import Appraisal, appraise
from innokit.businesscase.appraisal.outcome import Outcome
from innokit.businesscase.audit.finding import NO_LINE, Fault, Seen, blind
from innokit.businesscase.lines.flows import Flow, assumptions_of
from innokit.businesscase.lines.setting import lines_of
from innokit.errors import MethodRefused
from innokit.records import Assumption, Case, Challenge, Evidenced, Option
from innokit.words import count, per_cent, sum_of_money

WEAK = ("", "estimated", "recalled", "illustrative")
WEAK_GRADE = 5
"""The confidence grade from which evidence is weak."""
MOST = 0.5
"""The share of benefits on weak evidence from which it carries the result."""

_NAMED = re.compile(r"\b(assumption|option|stakeholder) (\w+)$")


def workable(case: Case) -> Seen:
    """The appraisal can be worked out; if not, the reason, which everything else waits for."""
    lines, options = lines_of(case), case.of(Option)
    if not lines:
        return blind(NO_LINE)
    excused = any(challenge.no_baseline.strip() for challenge in case.of(Challenge))
    if excused and not any(option.role == "baseline" for option in options):
        return blind("there is no business as usual, for a reason that is recorded, so nothing is appraised")
    try:
        found = appraise(case)
    except MethodRefused as refused:
        remedy = refused.remedy or "Correct what is named"
        about = tuple(line.id for line in lines if repr(line.title) in refused.where)
        fault = Fault("fail", _where(refused, case), refused.what.rstrip("."), remedy, about or _ids(options))
        return Seen((fault,), f"{count(len(lines), 'line')} looked at")
    return Seen((), f"{count(len(found.outcomes), 'option')} worked out")


def _where(refused: MethodRefused, case: Case) -> str:
    """Say where an appraisal is refused, each assumption, option or stakeholder by its name."""
    said = _NAMED.sub(lambda found: f"{found[1]} {case.name(found[2])!r}", refused.where)
    return said[:1].upper() + said[1:] or "The appraisal"


def compared(case: Case) -> Seen:
    """Business as usual and a do-minimum are among the options."""
    options = case.of(Option)
    if not options:
        return blind("no option is recorded")
    roles = [option.role for option in options]
    faults: list[Fault] = []
    if roles.count("baseline") != 1:
        excused = any(challenge.no_baseline.strip() for challenge in case.of(Challenge))
        what = f"{count(roles.count('baseline'), 'option')} recorded as business as usual"
        remedy = "Record what happens if nothing is decided, at its real cost"
        faults.append(Fault("warn" if excused else "fail", "Options", what, remedy, _ids(options)))
    if "do-minimum" not in roles:
        what = "no option is the do-minimum: the least that would meet what must be met"
        remedy = "Record one, or say why there is none"
        faults.append(Fault("warn", "Options", what, remedy, _ids(options)))
    return Seen(tuple(faults), f"{count(len(options), 'option')} looked at")


def totals(case: Case) -> Seen:
    """What the stakeholders pay and gain adds up to each total, and the years to each present value."""
    try:
        found = appraise(case)
    except MethodRefused as refused:
        return blind(f"the appraisal cannot be worked out: {refused.what}")
    faults: list[Fault] = []
    for outcome in found.outcomes:
        split = math.fsum(part.net for part in outcome.parts)
        years = math.fsum(outcome.present_by_year.tolist())
        scale = math.fsum(abs(flow.present) for flow in outcome.lines) or 1.0
        for what, total in (("stakeholders", split), ("years", years)):
            if abs(total - outcome.npsv) > 1e-9 * scale:
                gap = f"the {what} add up to {total:.2f}, and the total is {outcome.npsv:.2f}"
                remedy = "Look at the shares of its lines"
                faults.append(Fault("fail", outcome.option.title, gap, remedy, (outcome.option.id,)))
    return Seen(tuple(faults), f"{count(len(found.outcomes), 'option')} added up")


def evidence(case: Case) -> Seen:
    """The answer does not hang on weak evidence."""
    try:
        found = appraise(case)
    except MethodRefused as refused:
        return blind(f"the appraisal cannot be worked out: {refused.what}")
    faults = [fault for outcome in found.outcomes for fault in _carried(found, outcome)]
    return Seen(
        tuple(faults), f"{count(len(found.outcomes), 'option')} worked out again without weak evidence"
    )


def _carried(found: Appraisal, outcome: Outcome) -> list[Fault]:
    """Say how much of an option's benefits rests on weak evidence, and what is left without it."""
    gains = [f for f in outcome.own if not f.is_cost and f.present > 0]
    weak = [flow for flow in gains if _weak(flow, found.case)]
    whole, part = (math.fsum(flow.present for flow in flows) for flows in (gains, weak))
    if not weak or part < MOST * whole:
        return []
    left = outcome.npsv - part
    turned = outcome.npsv > 0 >= left
    ends = f"without it NPSV falls from {sum_of_money(outcome.npsv)} to {sum_of_money(left)}"
    what = f"{per_cent(part / whole)} of its benefits rest on weak evidence; {ends}"
    remedy = "Find better evidence for these lines first, or test them in a pilot"
    records = tuple(flow.line.id for flow in weak)
    return [Fault("fail" if turned else "warn", outcome.option.title, what, remedy, records)]


def _weak(flow: Flow, case: Case) -> bool:
    """Whether a line, or an assumption it uses, is weakly founded."""
    used = (case.by_id.get(id) for id in assumptions_of(flow.line))
    behind: list[Evidenced] = [flow.line, *(one for one in used if isinstance(one, Assumption))]
    if any(record.standing == "illustrative" for record in behind):
        return True  # what is invented is no evidence, whatever its grade
    if flow.line.grade is not None:
        return flow.line.grade >= WEAK_GRADE
    return any(record.standing in WEAK for record in behind if record.standing or record is flow.line)


def _ids(options: tuple[Option, ...]) -> tuple[str, ...]:
    """Give the ids of options."""
    return tuple(option.id for option in options)
