"""From recorded swing points or direct weights to one weight a criterion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from innokit.errors import MethodRefused
from innokit.maths import weights as rules
from innokit.records import Assessor, Case, Criterion, DirectWeight, SwingPoints
from innokit.scoring.cells import Scorecard, there
from innokit.words import a_list

WeightSet = Literal["swing", "direct", "equal"]
Given = SwingPoints | DirectWeight

SET_WORDS: dict[str, str] = {"swing": "swing weights", "direct": "direct weights", "equal": "equal weights"}


@dataclass(frozen=True, slots=True)
class Weighing:
    """The weight of each criterion, and what it was worked out from.

    Attributes
    ----------
    name : str
        ``"swing"``, ``"direct"`` or ``"equal"``.
    weights : mapping of criterion id to float
        Fractions that sum to 1.
    given : tuple of SwingPoints or DirectWeight
        The records used; empty for equal weights.
    records : tuple of str
        Their ids; for equal weights, those of the criteria.
    assessors : tuple of str
        Ids of those who weighed; blank where no name was given.
    each : tuple of mappings of criterion id to float
        One set of weights for each of them; empty for equal weights.
    """

    name: WeightSet
    weights: Mapping[str, float]
    given: tuple[Given, ...]
    records: tuple[str, ...]
    assessors: tuple[str, ...]
    each: tuple[Mapping[str, float], ...] = ()


def weigh(case: Case, card: Scorecard, name: str | None = None) -> Weighing:
    """Work out the weights of the criteria in use.

    Each assessor's points are turned into weights that sum to 1; the weights are then averaged over
    assessors, each counting alike.

    Parameters
    ----------
    case : Case
    card : Scorecard
    name : {"swing", "direct", "equal"}, optional
        Left out: swing points where recorded, else direct weights.

    Raises
    ------
    MethodRefused
        When none are recorded, when an assessor leaves a criterion out or weighs it twice, or when all of an
        assessor's weights are zero.
    """
    if name is not None and name not in get_args(WeightSet):
        raise MethodRefused(
            f"There are no {name!r} weights", where="weights", remedy="Ask for 'swing', 'direct' or 'equal'"
        )
    if name == "equal":
        ids = tuple(criterion.id for criterion in card.criteria)
        return Weighing("equal", dict.fromkeys(ids, 1 / len(ids)), (), ids, ())
    chosen: WeightSet = ("swing" if case.of(SwingPoints) else "direct") if name is None else _named(name)
    recorded: Sequence[Given] = case.of(SwingPoints) if chosen == "swing" else case.of(DirectWeight)
    if not recorded:
        raise MethodRefused(
            _NONE[name], remedy="Record swing points for each criterion, or ask for weights='equal'"
        )
    return _averaged(case, card, chosen, recorded)


_NONE = {
    None: "No weight is recorded",
    "swing": "No swing points are recorded",
    "direct": "No direct weight is recorded",
}


def _named(name: str) -> WeightSet:
    """Give the name of a set of weights that is recorded."""
    return "swing" if name == "swing" else "direct"


def size(record: Given) -> float:
    """Give what a record says of its criterion: points, or a share."""
    return record.points if isinstance(record, SwingPoints) else record.weight


def _averaged(case: Case, card: Scorecard, name: WeightSet, recorded: Sequence[Given]) -> Weighing:
    """Turn each assessor's points into weights, then take their mean."""
    by_assessor: dict[str, dict[str, Given]] = {}
    for record in recorded:
        _placed(case, card, record, by_assessor.setdefault(record.assessor, {}))
    rows = [_row(case, card, name, assessor, mine) for assessor, mine in by_assessor.items()]
    ids = [criterion.id for criterion in card.criteria]
    given = tuple(record for record in recorded if record.criterion in ids)
    return Weighing(
        name,
        dict(zip(ids, np.mean(rows, axis=0).tolist(), strict=True)),
        given,
        tuple(record.id for record in given),
        tuple(by_assessor),
        tuple(dict(zip(ids, row, strict=True)) for row in rows),
    )


def _placed(case: Case, card: Scorecard, record: Given, mine: dict[str, Given]) -> None:
    """Put a record among its assessor's, refusing a second one for the same criterion."""
    there(case, record, "criterion", Criterion)
    there(case, record, "assessor", Assessor)
    if record.criterion not in {criterion.id for criterion in (*card.criteria, *card.unused)}:
        raise MethodRefused(
            f"{case.name(record.criterion)!r} is a wider criterion, and only those under it are weighed",
            where=_whose(case, record.assessor),
            remedy="Withdraw this weight, and weigh the criteria under it",
        )
    if record.criterion in mine:
        raise MethodRefused(
            f"{case.name(record.criterion)!r} is weighed twice",
            where=_whose(case, record.assessor),
            remedy="Withdraw one of the two, or name the assessor of each",
        )
    mine[record.criterion] = record


def _row(case: Case, card: Scorecard, name: str, assessor: str, mine: Mapping[str, Given]) -> list[float]:
    """Give one assessor's weights, which sum to 1."""
    missing = [criterion.title for criterion in card.criteria if criterion.id not in mine]
    if missing:
        raise MethodRefused(
            f"There is no weight for {a_list([repr(title) for title in missing])}",
            where=_whose(case, assessor),
            remedy=f"Record {'swing points' if name == 'swing' else 'a direct weight'} there; 0 counts too",
        )
    points = [size(mine[criterion.id]) for criterion in card.criteria]
    if not any(points):
        raise MethodRefused(
            "Every criterion in use has a weight of zero, so nothing could be told apart",
            where=_whose(case, assessor),
            remedy="Give 100 points to the swing that matters most",
        )
    found = rules.swing(points) if name == "swing" else rules.normalise(points)
    return [float(weight) for weight in found]


def _whose(case: Case, assessor: str) -> str:
    """Say whose weights are meant."""
    return f"weights by {case.name(assessor)}" if assessor else "weights with no assessor named"
