"""Swing points as a plain draft: what is asked, what is wrong with it, and what it would give.

A draft is a dictionary with one item a criterion: ``{criterion id: {"points": 70.0 or None, "asked":
[worst, best]}}``, where ``asked`` is the range that was on show when those points were given.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from innokit.charts.style import looks
from innokit.errors import MethodRefused, RecordError
from innokit.maths import weights as rules
from innokit.records import Assessor, Case, Criterion, Option, SwingPoints
from innokit.scoring import compare
from innokit.words import a_list, count, exact, one_line

Draft = Mapping[str, Mapping[str, Any]]


class Bar(NamedTuple):
    """The overall value that some weights give an option.

    Attributes
    ----------
    option : Option
    low, high : float
        0 to 100; equal unless something is not scored.
    look : tuple of str
        Colour, mark and pattern, as in every chart of the case.
    """

    option: Option
    low: float
    high: float
    look: tuple[str, str, str]


def leaves(case: Case) -> tuple[Criterion, ...]:
    """Give the criteria that are weighed: those that nothing stands under, as recorded."""
    parents = {criterion.parent for criterion in case.of(Criterion)}
    return tuple(criterion for criterion in case.of(Criterion) if criterion.id not in parents)


def assessor_id(case: Case, assessor: str) -> str:
    """Give the id of an assessor by name or id; blank stands for nobody in particular.

    Raises
    ------
    MethodRefused
        When no assessor, or more than one, is called that.
    """
    if not assessor:
        return ""
    people = case.of(Assessor)
    found = [who for who in people if assessor in (who.id, who.title)]
    if len(found) == 1:
        return found[0].id
    known = a_list([repr(one_line(who.title, 40)) for who in people], "nobody yet")
    said = "Several assessors are" if found else "No assessor is"
    raise MethodRefused(
        f"{said} called {one_line(assessor, 60)!r}",
        remedy="Give the id" if found else f"Record that assessor first; recorded: {known}",
    )


def given(case: Case, assessor: str) -> dict[str, SwingPoints]:
    """Give an assessor's recorded swing points by criterion; the newest where one is weighed twice."""
    return {record.criterion: record for record in case.of(SwingPoints) if record.assessor == assessor}


def to_draft(case: Case, assessor: str) -> dict[str, dict[str, Any]]:
    """Make a draft of what an assessor has recorded; criteria without points have None."""
    mine = given(case, assessor)
    draft: dict[str, dict[str, Any]] = {}
    for criterion in leaves(case):
        record = mine.get(criterion.id)
        asked = record or criterion
        draft[criterion.id] = {
            "points": record.points if record else None,
            "asked": [asked.worst, asked.best],
        }
    return draft


def points(draft: Draft, criterion: str) -> float | None:
    """Give the points of one criterion; None where there are none, NaN where it is no number of 0 to 100."""
    found = draft.get(criterion, {}).get("points")
    if found is None:
        return None
    sound = isinstance(found, int | float) and not isinstance(found, bool) and 0 <= found <= 100
    return float(found) if sound else math.nan


def is_stale(criterion: Criterion, draft: Draft) -> bool:
    """Say whether the points were given on another range than the criterion has now."""
    if draft.get(criterion.id, {}).get("points") is None:
        return False
    return list(draft[criterion.id].get("asked") or ()) != [criterion.worst, criterion.best]


def range_words(worst: float | None, best: float | None, unit: str) -> str:
    """Say a measured range, from worst to best."""
    if worst is None or best is None:
        return "not measured"
    return f"{exact(worst)} to {exact(best)} {unit}".rstrip()


def stale_words(criterion: Criterion, draft: Draft) -> str:
    """Say that the points are out of date, and what to do; blank where they are not."""
    if not is_stale(criterion, draft):
        return ""
    ends = [level if isinstance(level, int | float) else None for level in _asked(criterion, draft)]
    before = range_words(ends[0], ends[1], criterion.unit)
    now = range_words(criterion.worst, criterion.best, criterion.unit)
    return (
        f"Out of date: the range was {before} when these points were given, and is now {now}. "
        "Move the slider, or say that they still hold."
    )


def _asked(criterion: Criterion, draft: Draft) -> list[Any]:
    """Give the two ends on show when the points were given."""
    asked = draft[criterion.id].get("asked")
    return asked if isinstance(asked, list) and len(asked) == 2 else [None, None]


def faults(case: Case, draft: Draft) -> dict[str, str]:
    """Say what keeps a draft from being recorded, by criterion; under the blank key, of the whole."""
    found = {c.id: said for c in leaves(case) if (said := _fault(c, draft))}
    if not found and not any(points(draft, criterion.id) for criterion in leaves(case)):
        found[""] = (
            "Every criterion has 0 points, so nothing could be told apart. "
            "Give 100 to the swing that matters most."
        )
    return found


def _fault(criterion: Criterion, draft: Draft) -> str:
    """Say what is wrong with the points of one criterion."""
    found = points(draft, criterion.id)
    if found is None:
        return "No points yet. 0 counts too: type it where it is meant."
    if math.isnan(found):
        return "Write a number from 0 to 100."
    return stale_words(criterion, draft)


def shares(case: Case, draft: Draft) -> dict[str, float]:
    """Give the weight that each criterion's points make, as fractions that sum to 1.

    Returns
    -------
    dict
        By criterion id; empty while points are missing or all zero.
    """
    ids = [criterion.id for criterion in leaves(case)]
    found = [points(draft, id) for id in ids]
    if not ids or any(p is None or math.isnan(p) for p in found) or not any(found):
        return {}
    return dict(zip(ids, rules.swing([p or 0.0 for p in found]).tolist(), strict=True))


def warnings(case: Case, draft: Draft) -> Iterator[str]:
    """Warn of a weight of more than one half, and of a largest swing below 100."""
    found = shares(case, draft)
    for criterion in leaves(case):
        if len(found) > 1 and found.get(criterion.id, 0.0) > 0.5:
            name = one_line(criterion.title, 60)
            yield f"{name} carries more than half of the weight: more than all the others together."
    if found and not has_hundred(draft):
        yield (
            "No criterion has 100 points. The swing that matters most has 100, the others stand beside it."
        )


def has_hundred(draft: Draft) -> bool:
    """Say whether the largest swing has 100 points."""
    return any(points(draft, id) == 100 for id in draft)


def scaled(case: Case, draft: Draft) -> dict[str, dict[str, Any]]:
    """Scale all points so that the largest is 100, to two decimal places; the weights stay as they are."""
    found = {c.id: points(draft, c.id) for c in leaves(case)}
    most = max((p for p in found.values() if p), default=0.0)
    return {
        id: {**item, "points": round(p / most * 100, 2) if most and (p := found.get(id)) else item["points"]}
        for id, item in draft.items()
    }


def to_records(case: Case, draft: Draft, assessor: str) -> list[SwingPoints]:
    """Turn a draft into one record for each criterion, of the ids that the assessor's points have already.

    Points that are as recorded give the record as it stands. New points are a new judgement: the source and
    standing of the old ones are not passed on.

    Raises
    ------
    RecordError
        When points are missing, out of date or all zero; it names the criteria.
    """
    wrong = faults(case, draft)
    if wrong:
        said = [f"{one_line(case.name(id), 60)}: {text}" if id else text for id, text in wrong.items()]
        raise RecordError(" ".join(said), where="swing points", remedy="Correct what is named, then record")
    mine = given(case, assessor)
    return [_record(criterion, draft[criterion.id], mine, assessor) for criterion in leaves(case)]


def _record(
    criterion: Criterion, item: Mapping[str, Any], mine: Mapping[str, SwingPoints], assessor: str
) -> SwingPoints:
    """Give the record of one criterion: as it stands where nothing changed."""
    before = mine.get(criterion.id)
    new = {"points": float(item["points"]), "worst": criterion.worst, "best": criterion.best}
    if before and all(getattr(before, key) == value for key, value in new.items()):
        return before
    kept = {"id": before.id} if before else {}
    return SwingPoints(criterion=criterion.id, assessor=assessor, **kept, **new)


def preview(case: Case, draft: Draft, assessor: str, *, alone: bool = False) -> list[Bar]:
    """Give the overall values that the options would have with a draft's weights; records nothing.

    Parameters
    ----------
    case : Case
    draft : mapping
        One item a criterion; see the module.
    assessor : str
        Id of whose weights the draft holds; those of other assessors count as they are recorded.
    alone : bool, optional
        Leave the other assessors' weights out.

    Returns
    -------
    list of Bar
        The options in the order recorded, business as usual (where scored) last.

    Raises
    ------
    MethodRefused
        When points are missing or all zero, or too little is scored to compare; it says what to do.
    """
    if not shares(case, draft):
        raise MethodRefused(_waiting(case, draft))
    kept = [r for r in case.records if not _replaced(r, assessor, alone)]
    tried = [
        SwingPoints(id=f"draft-{id}", criterion=id, assessor=assessor, points=points(draft, id) or 0.0)
        for id in (criterion.id for criterion in leaves(case))
    ]
    found = compare(Case([*kept, *tried], case.entries, case.head), "swing")
    return [Bar(option, *found.range_of(option), looks(case, option.id)) for option in found.card.shown]


def _replaced(record: object, assessor: str, alone: bool) -> bool:
    """Say whether a record is of the points that the draft stands in for."""
    return isinstance(record, SwingPoints) and (alone or record.assessor == assessor)


def _waiting(case: Case, draft: Draft) -> str:
    """Say why there is nothing to draw yet."""
    missing = [c for c in leaves(case) if points(draft, c.id) is None]
    if missing:
        many = count(len(missing), "has", "have")
        return f"The chart appears once every criterion has points: {many} none yet"
    return "The chart appears once the points are numbers from 0 to 100, not all of them 0"


def others(case: Case, assessor: str) -> int:
    """Count the other assessors whose swing points are recorded."""
    return len({record.assessor for record in case.of(SwingPoints)} - {assessor})


def strays(case: Case, assessor: str) -> list[SwingPoints]:
    """Give an assessor's points that the panel cannot show: a criterion's second ones, or a wider one's."""
    mine, lowest = given(case, assessor), {criterion.id for criterion in leaves(case)}
    shown = {record.id for id, record in mine.items() if id in lowest}
    return [r for r in case.of(SwingPoints) if r.assessor == assessor and r.id not in shown]
