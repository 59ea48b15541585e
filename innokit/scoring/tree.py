"""The tree of criteria: who stands under whom, and how weights roll down to the lowest."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from innokit.errors import MethodRefused
from innokit.records import Case, Criterion
from innokit.scoring.cells import Scorecard


@dataclass(frozen=True, slots=True)
class Nodes:
    """The criteria among which weights are worked out.

    Attributes
    ----------
    groups : mapping of id to tuple of ids
        Those weighed beside each other, by the wider criterion over them; blank for the top.
    parent : mapping of id to id
        The wider criterion over each.
    leaves : tuple of str
        The criteria in use.
    idle : frozenset of str
        Wider criteria with nothing in use under them.
    """

    groups: Mapping[str, tuple[str, ...]]
    parent: Mapping[str, str]
    leaves: tuple[str, ...]
    idle: frozenset[str] = frozenset()

    @property
    def ids(self) -> set[str]:
        """Every criterion that stands in a group."""
        return {id for group in self.groups.values() for id in group}

    def rolled_down(self, local: Mapping[str, float]) -> Mapping[str, float]:
        """Multiply weights down the tree: those of the lowest criteria then sum to 1."""
        found = {}
        for leaf in self.leaves:
            weight, at = 1.0, leaf
            while at:
                weight *= local[at]
                at = self.parent[at]
            found[leaf] = weight
        return found


def nodes(case: Case, card: Scorecard, weighed: Collection[str]) -> Nodes:
    """Find the groups within which criteria are weighed beside each other.

    Without a weight on a wider criterion that is one group: all criteria in use. With one, there is a group
    under each wider criterion and one at the top.
    """
    leaves = tuple(criterion.id for criterion in card.criteria)
    wider = {c.id for c in case.of(Criterion)} - {c.id for c in (*card.criteria, *card.unused)}
    if not wider & set(weighed):
        return Nodes({"": leaves}, dict.fromkeys(leaves, ""), leaves)
    parent: dict[str, str] = {}
    for criterion in card.criteria:
        parent |= dict(_path(case, criterion))
    groups: dict[str, tuple[str, ...]] = {}
    for criterion in case.of(Criterion):
        if criterion.id in parent:
            over = parent[criterion.id]
            groups[over] = (*groups.get(over, ()), criterion.id)
    return Nodes(groups, parent, leaves, frozenset(wider - set(parent)))


def _path(case: Case, criterion: Criterion) -> list[tuple[str, str]]:
    """Give each step from a criterion to the top, refusing one that leads nowhere or round in a circle."""
    steps: list[tuple[str, str]] = []
    at = criterion
    while True:
        over = case.by_id.get(at.parent)
        lost = bool(at.parent) and not isinstance(over, Criterion)
        if lost or any(at.id == lower for lower, _ in steps):
            what = "a criterion that is not recorded" if lost else "itself"
            raise MethodRefused(
                f"{at.title!r} stands under {what}",
                where=f"criterion {at.title!r}",
                remedy="Correct what it stands under",
            )
        steps.append((at.id, at.parent))
        if not isinstance(over, Criterion):
            return steps
        at = over
