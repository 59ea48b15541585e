"""From recorded swing points, shares, ranks or judgements in pairs to one weight a criterion."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from innokit.errors import MethodRefused
from innokit.records import (
    Assessor,
    Case,
    Criterion,
    DirectWeight,
    PairwiseJudgement,
    SwingPoints,
    WeightRank,
)
from innokit.scoring import localweights, tree
from innokit.scoring.cells import Scorecard, there
from innokit.scoring.localweights import Consistency, Given
from innokit.words import a_list

WeightSet = Literal["swing", "direct", "ranking", "pairwise", "equal"]

SET_WORDS: dict[str, str] = {
    "swing": "swing weights",
    "direct": "direct weights",
    "ranking": "weights from ranks",
    "pairwise": "weights from judgements in pairs",
    "equal": "equal weights",
}
KINDS: dict[str, type[Given]] = {
    "swing": SwingPoints,
    "direct": DirectWeight,
    "ranking": WeightRank,
    "pairwise": PairwiseJudgement,
}
_WANTED = {
    "swing": "swing points",
    "direct": "a direct weight",
    "ranking": "a rank",
    "pairwise": "a judgement in pairs",
}
_NONE = {
    None: "No weight is recorded",
    "swing": "No swing points are recorded",
    "direct": "No direct weight is recorded",
    "ranking": "No rank of a criterion is recorded",
    "pairwise": "No judgement in pairs is recorded",
}


@dataclass(frozen=True, slots=True)
class Weighing:
    """The weight of each criterion, and what it was worked out from.

    Attributes
    ----------
    name : str
        ``"swing"``, ``"direct"``, ``"ranking"``, ``"pairwise"`` or ``"equal"``.
    weights : mapping of criterion id to float
        Fractions that sum to 1.
    given : tuple of SwingPoints, DirectWeight, WeightRank or PairwiseJudgement
        The records used; empty for equal weights.
    records : tuple of str
        Their ids; for equal weights, those of the criteria.
    assessors : tuple of str
        Ids of those who weighed; blank where no name was given.
    each : tuple of mappings of criterion id to float
        One set of weights for each of them; empty for equal weights.
    consistency : tuple of Consistency
        How well each assessor's judgements in pairs fit together; empty for other weights.
    """

    name: WeightSet
    weights: Mapping[str, float]
    given: tuple[Given, ...]
    records: tuple[str, ...]
    assessors: tuple[str, ...]
    each: tuple[Mapping[str, float], ...] = ()
    consistency: tuple[Consistency, ...] = ()


def weigh(
    case: Case, card: Scorecard, name: str | None = None, of: Collection[str] | None = None
) -> Weighing:
    """Work out the weights of the criteria in use.

    Each assessor's judgements are turned into weights that sum to 1; the weights are then averaged over
    assessors, each counting alike. Where wider criteria are weighed too, weights are worked out among those
    that stand under the same one, and roll down the tree by multiplying.

    Parameters
    ----------
    case : Case
    card : Scorecard
    name : {"swing", "direct", "ranking", "pairwise", "equal"}, optional
        Left out: the first of these that is recorded.
    of : collection of str, optional
        Ids of the assessors whose weights count. Left out, or where none of them weighed: everybody's.

    Raises
    ------
    MethodRefused
        When none are recorded, when an assessor leaves a criterion out or weighs it twice, or when all of an
        assessor's weights are zero.
    """
    if name is not None and name not in get_args(WeightSet):
        known = ", ".join(repr(word) for word in get_args(WeightSet))
        raise MethodRefused(
            f"There are no {name!r} weights", where="weights", remedy=f"Ask for one of {known}"
        )
    if name == "equal":
        ids = tuple(criterion.id for criterion in card.criteria)
        return Weighing("equal", dict.fromkeys(ids, 1 / len(ids)), (), ids, ())
    chosen = name or next(iter(recorded_sets(case)), "direct")
    recorded: Sequence[Given] = case.of(KINDS[chosen])
    if not recorded:
        raise MethodRefused(
            _NONE[name],
            where="weights",
            remedy="Record swing points for each criterion, or ask for weights='equal'",
        )
    return _averaged(case, card, chosen, recorded, of)


def recorded_sets(case: Case) -> tuple[str, ...]:
    """Name the sets of weights that a case holds, the one used unless named first."""
    return tuple(name for name, kind in KINDS.items() if case.of(kind))


def _averaged(
    case: Case, card: Scorecard, name: str, recorded: Sequence[Given], of: Collection[str] | None
) -> Weighing:
    """Turn each assessor's judgements into weights, then take their mean."""
    weighed = {id for record in recorded for id in localweights.named(record)}
    nodes = tree.nodes(case, card, weighed)
    by_assessor: dict[str, list[Given]] = {}
    for record in recorded:
        _known(case, record, nodes, card)
        by_assessor.setdefault(record.assessor, []).append(record)
    theirs = {who: mine for who, mine in by_assessor.items() if of is None or who in of}
    counted = theirs or by_assessor
    rows, checks = [], []
    for assessor, mine in counted.items():
        row, fits = _row(case, name, nodes, assessor, mine)
        rows.append([row[criterion.id] for criterion in card.criteria])
        checks += fits
    ids, used = [criterion.id for criterion in card.criteria], nodes.ids
    given = tuple(r for r in recorded if r.assessor in counted and set(localweights.named(r)) <= used)
    return Weighing(
        name,  # type: ignore[arg-type]
        dict(zip(ids, np.mean(rows, axis=0).tolist(), strict=True)),
        given,
        tuple(record.id for record in given),
        tuple(counted),
        tuple(dict(zip(ids, row, strict=True)) for row in rows),
        tuple(checks),
    )


def _known(case: Case, record: Given, nodes: tree.Nodes, card: Scorecard) -> None:
    """Refuse a weight of something that is not there, or that no weight is asked for."""
    there(case, record, "criterion", Criterion)
    there(case, record, "assessor", Assessor)
    if isinstance(record, PairwiseJudgement):
        there(case, record, "other", Criterion)
    allowed = {*nodes.ids, *nodes.idle, *(criterion.id for criterion in card.unused)}
    for id in localweights.named(record):
        if id not in allowed:
            raise MethodRefused(
                f"{case.name(id)!r} is a wider criterion, and only those under it are weighed",
                where=_whose(case, record.assessor),
                remedy="Withdraw this weight, and weigh the criteria under it",
            )


def _row(
    case: Case, name: str, nodes: tree.Nodes, assessor: str, mine: Sequence[Given]
) -> tuple[Mapping[str, float], list[Consistency]]:
    """Give one assessor's weights, which sum to 1, and how consistent they are."""
    where = _whose(case, assessor)
    localweights.once(case, mine, where)
    local: dict[str, float] = {}
    checks: list[Consistency] = []
    for parent, group in nodes.groups.items():
        if name != "pairwise":
            _complete(case, name, group, mine, where)
        weights, fit = localweights.among(case, name, group, mine, where)
        local |= weights
        if fit is not None:
            checks.append(Consistency(assessor, parent, *fit))
    return nodes.rolled_down(local), checks


def _complete(case: Case, name: str, group: Sequence[str], mine: Sequence[Given], where: str) -> None:
    """Refuse weights that leave a criterion out."""
    has = {record.criterion for record in mine}
    missing = [repr(case.name(id)) for id in group if id not in has]
    if missing and len(group) > 1:
        raise MethodRefused(
            f"There is no weight for {a_list(missing)}",
            where=where,
            remedy=f"Record {_WANTED[name]} there{'' if name == 'ranking' else '; 0 counts too'}",
        )


def _whose(case: Case, assessor: str) -> str:
    """Say whose weights are meant."""
    return f"weights by {case.name(assessor)}" if assessor else "weights with no assessor named"
