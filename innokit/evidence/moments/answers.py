"""What a change of the record did to the answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from innokit.evidence.answers import results_of
from innokit.records import Case
from innokit.results import Figure

SAME = 1e-9
"""Relative difference up to which a figure is the same."""


@dataclass(frozen=True)
class Moved:
    """A figure that the answers tell, before and now; None where it was not told."""

    before: Figure | None
    after: Figure | None

    @property
    def figure(self) -> Figure:
        """The figure, as it is now where it is."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 - one of the two is always there
        return found


def moved(before: Case, after: Case) -> tuple[Moved, ...]:
    """Give every figure in the sentences of the main answers that is new, gone or another than before."""
    was, now = _told(before), _told(after)
    pairs = [Moved(was.get(id), now.get(id)) for id in dict.fromkeys([*now, *was])]
    return tuple(pair for pair in pairs if not _same(pair))


def _told(case: Case) -> Mapping[str, Figure]:
    """Give the figures of the sentences in which the results answer, by id, in order."""
    told = (
        piece
        for result in results_of(case)
        for sentence in result.sentences()
        for piece in sentence
        if isinstance(piece, Figure)
    )
    found: dict[str, Figure] = {}
    for figure in told:
        found.setdefault(figure.id, figure)
    return found


def _same(pair: Moved) -> bool:
    """Whether a figure is as it was."""
    if pair.before is None or pair.after is None:
        return False
    one, other = pair.before.value, pair.after.value
    if one is None or other is None:
        return one is other and pair.before.text == pair.after.text
    return abs(one - other) <= SAME * max(1.0, abs(one), abs(other))
