"""Weights among criteria that are weighed beside each other, from what one assessor said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from innokit.errors import MethodRefused
from innokit.maths import weights as rules
from innokit.records import Case, DirectWeight, PairwiseJudgement, SwingPoints, WeightRank
from innokit.scoring import pairs
from innokit.words import a_list

Given = SwingPoints | DirectWeight | WeightRank | PairwiseJudgement


@dataclass(frozen=True, slots=True)
class Consistency:
    """How well one assessor's judgements in pairs fit together.

    Attributes
    ----------
    assessor : str
    under : str
        Id of the wider criterion under which these were compared; blank for the top.
    ratio : float
        Saaty's consistency ratio; above 0.10 the judgements are usually looked at again.
    worst : PairwiseJudgement or None
        The judgement furthest from the weights.
    implied : float or None
        The ratio the weights imply for it.
    missing : int
        How many pairs were not judged.
    """

    assessor: str
    under: str
    ratio: float
    worst: PairwiseJudgement | None
    implied: float | None
    missing: int


Fit = tuple[float, PairwiseJudgement | None, float | None, int]


def named(record: Given) -> tuple[str, ...]:
    """Give the ids of the criteria that a record weighs."""
    return (record.criterion, record.other) if isinstance(record, PairwiseJudgement) else (record.criterion,)


def size(record: Given) -> float:
    """Give what a record says: points, a share, a rank, or a ratio."""
    if isinstance(record, SwingPoints):
        return record.points
    if isinstance(record, DirectWeight):
        return record.weight
    return record.rank if isinstance(record, WeightRank) else record.ratio


def once(case: Case, mine: Sequence[Given], where: str) -> None:
    """Refuse two weights by one assessor for the same criterion, or two judgements of the same pair."""
    seen: set[frozenset[str]] = set()
    for record in mine:
        key = frozenset(named(record))
        if key in seen or (isinstance(record, PairwiseJudgement) and len(key) == 1):
            titles = a_list([repr(case.name(id)) for id in dict.fromkeys(named(record))])
            fault = "is compared with itself" if key not in seen else "is weighed twice"
            raise MethodRefused(
                f"{titles} {fault}", where=where, remedy="Withdraw one, or name the assessor of each"
            )
        seen.add(key)


def among(
    case: Case, name: str, group: Sequence[str], mine: Sequence[Given], where: str
) -> tuple[dict[str, float], Fit | None]:
    """Give the weights of a group, summing to 1, and for judgements in pairs how they fit together."""
    said = {record.criterion: size(record) for record in mine}
    if len(group) == 1 and said.get(group[0], 1.0) > 0:
        return {group[0]: 1.0}, None
    if name == "pairwise":
        judged = [r for r in mine if isinstance(r, PairwiseJudgement) and set(named(r)) <= set(group)]
        return _from_pairs(case, group, judged, where)
    sizes = [said[id] for id in group]
    if name == "ranking":
        return dict(zip(group, _centroids(sizes), strict=True)), None
    if not any(sizes):
        raise MethodRefused(
            "Every criterion in use has a weight of zero, so nothing could be told apart",
            where=where,
            remedy="Give 100 points to the swing that matters most",
        )
    found = rules.swing(sizes) if name == "swing" else rules.normalise(sizes)
    return dict(zip(group, found.tolist(), strict=True)), None


def _centroids(ranks: Sequence[float]) -> list[float]:
    """Give rank-order-centroid weights; those that tie share theirs."""
    given = np.array(ranks)
    order = np.argsort(given, kind="stable")
    weights = np.empty(len(given))
    weights[order] = rules.rank_order_centroid(len(given))
    return [float(weights[given == rank].mean()) for rank in given]


def _from_pairs(
    case: Case, group: Sequence[str], judged: Sequence[PairwiseJudgement], where: str
) -> tuple[dict[str, float], Fit]:
    """Give the weights that judgements in pairs imply."""
    at = {id: place for place, id in enumerate(group)}
    ratios = {(at[r.criterion], at[r.other]): r.ratio for r in judged}
    alone = pairs.unconnected(len(group), ratios)
    if alone:
        raise MethodRefused(
            f"No chain of judgements joins {a_list([repr(case.name(group[k])) for k in alone])} to "
            f"{case.name(group[0])!r}",
            where=where,
            remedy="Judge one of them beside a criterion that is joined",
        )
    fit = pairs.fitted(len(group), ratios)
    weights = {id: float(weight) for id, weight in zip(group, fit.weights, strict=True)}
    worst = None if fit.worst is None else judged[list(ratios).index(fit.worst)]
    implied = None if worst is None else weights[worst.criterion] / weights[worst.other]
    return weights, (fit.ratio, worst, implied, fit.missing)
