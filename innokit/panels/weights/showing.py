"""What the weights panel shows, as plain data for its script: rows, per cent, warnings and the chart."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from innokit.errors import MethodRefused
from innokit.panels.sliders import by_entry
from innokit.panels.weights import points as swing
from innokit.panels.weights.points import Bar, Draft
from innokit.records import Case, Criterion
from innokit.words import a_list, count, exact, number, one_line, per_cent

QUESTION = "From the worst to the best on this list, which swing matters most? Give it 100."
HELP = (
    "Then give each of the others the points that its own swing is worth beside that one: 50 for half as "
    "much, 0 for none at all. Think of the swing between the two ends shown, not of the topic."
)


def shown(case: Case, draft: Draft, assessor: str, alone: bool = False) -> dict[str, Any]:
    """Give all that the script draws when the panel opens, with the chart's first state under ``now``."""
    return {
        "question": QUESTION,
        "help": f"{HELP} Weights of {case.name(assessor)}." if assessor else HELP,
        "others": swing.others(case, assessor),
        "rows": [_row(case, criterion, assessor) for criterion in swing.leaves(case)],
        "notes": _notes(case, assessor),
        "now": moved(case, draft, assessor, alone),
    }


def _row(case: Case, criterion: Criterion, assessor: str) -> dict[str, Any]:
    """Give one criterion: its name, the two ends of its range, and what is recorded."""
    record = swing.given(case, assessor).get(criterion.id)
    return {
        "id": criterion.id,
        "record": record.id if record else "",
        "title": criterion.title,
        "meaning": criterion.meaning,
        "worst": _end(criterion, criterion.worst, criterion.worst_words),
        "best": _end(criterion, criterion.best, criterion.best_words),
        "range": [criterion.worst, criterion.best],
        "recorded": _recorded(case, record.id, record.points) if record else "",
    }


def _end(criterion: Criterion, level: float | None, said: str) -> str:
    """Say what one end of a range is, in its unit and in words."""
    measured = "" if level is None else f"{exact(level)} {criterion.unit}".rstrip()
    return "; ".join(part for part in (measured, said) if part) or "not described"


def _recorded(case: Case, id: str, points: float) -> str:
    """Say what is recorded, by whom and when."""
    return f"Recorded: {count_points(points)}{by_entry(case, id)}."


def _notes(case: Case, assessor: str) -> list[str]:
    """Say what the panel cannot mend, where there is any such thing."""
    strays = swing.strays(case, assessor)
    if not strays:
        return []
    names = "; ".join(dict.fromkeys(one_line(case.name(record.criterion), 60) for record in strays))
    said = (
        f"This assessor has weighed a criterion twice, or a wider one ({names}), so nothing can be compared. "
        "Withdraw the weight that is too many in the form of swing points."
    )
    return [said]


def moved(case: Case, draft: Draft, assessor: str, alone: bool = False) -> dict[str, Any]:
    """Give what changes as points change: per cent, what is wrong, warnings, and the chart.

    Everything is text or a number from 0 to 100, ready to be put in place.
    """
    bars: list[Bar] = []
    waiting = ""
    try:
        bars = swing.preview(case, draft, assessor, alone=alone)
    except MethodRefused as refusal:
        waiting = str(refusal)
    return {
        "weights": weights(case, draft),
        "faults": swing.faults(case, draft),
        "stale": {c.id: said for c in swing.leaves(case) if (said := swing.stale_words(c, draft))},
        "warnings": list(swing.warnings(case, draft)),
        "scale": bool(swing.shares(case, draft)) and not swing.has_hundred(draft),
        "title": finding(bars),
        "subtitle": _subtitle(case, assessor, alone) if bars else "",
        "bars": [_bar(bar) for bar in bars],
        "waiting": waiting,
        "pending": pending(case, draft, assessor),
    }


def weights(case: Case, draft: Draft) -> dict[str, dict[str, str]]:
    """Give the weight of each criterion in per cent, and points and weight as one phrase."""
    found = swing.shares(case, draft)
    out = {}
    for criterion in swing.leaves(case):
        given = swing.points(draft, criterion.id)
        share = per_cent(found[criterion.id], 1) if found else ""
        said = "no points yet" if given is None else count_points(given)
        out[criterion.id] = {
            "share": share or "no weight yet",
            "said": f"{said}, {share} of the weight" if share else said,
        }
    return out


def count_points(value: float) -> str:
    """Say how many points."""
    if math.isnan(value):
        return "not a number from 0 to 100"
    return f"{exact(value)} {'point' if value == 1 else 'points'}"


def finding(bars: Sequence[Bar]) -> str:
    """Say which option is worth most, if that is certain."""
    ranked = [bar for bar in bars if bar.option.role != "baseline"]
    if not ranked:
        return ""
    least = max(bar.low for bar in ranked)
    first = [bar for bar in ranked if bar.high >= least]
    if len(first) > 1:
        return "No option is sure to be worth most"
    return f"{one_line(first[0].option.title, 60)} is worth most: {value_words(first[0])} of 100"


def value_words(bar: Bar) -> str:
    """Write an overall value, or the interval that blanks leave open."""
    if bar.low == bar.high:
        return number(bar.low, 1)
    return f"{number(bar.low, 1)} to {number(bar.high, 1)}"


def _subtitle(case: Case, assessor: str, alone: bool) -> str:
    """Say what is drawn, and whose weights count."""
    whose = "these weights alone"
    several = swing.others(case, assessor)
    if several and not alone:
        whose = f"these weights and those of {count(several, 'other assessor')}, each counting alike"
    return f"Overall value, 0 to 100, with {whose}; scores {case.moment}"


def _bar(bar: Bar) -> Mapping[str, Any]:
    """Give one bar of the chart."""
    return {
        "id": bar.option.id,
        "name": bar.option.title,
        "colour": bar.look[0],
        "mark": bar.look[1],
        "apart": bar.option.role == "baseline",
        "low": bar.low,
        "high": bar.high,
        "text": value_words(bar),
    }


def clashing(case: Case, mine: Draft, assessor: str) -> list[dict[str, str]]:
    """Give title, their points and mine of each criterion in which the record and a draft differ."""
    theirs = swing.to_draft(case, assessor)
    out = []
    for criterion in swing.leaves(case):
        both = [swing.points(draft, criterion.id) for draft in (theirs, mine)]
        if both[0] != both[1]:
            his, own = ("no points" if p is None else count_points(p) for p in both)
            out.append({"title": one_line(criterion.title, 160), "theirs": his, "mine": own})
    return out


def pending(case: Case, draft: Draft, assessor: str) -> str:
    """Say what was moved and not recorded yet; blank where the draft is as recorded."""
    recorded = swing.to_draft(case, assessor)
    names = [one_line(case.name(id), 40) for id, item in recorded.items() if draft.get(id, item) != item]
    return f"Not recorded yet: {a_list(names)}." if names else ""
