"""Who pays and who gains: every total split by the shares of its lines."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from innokit.businesscase.lines.flows import Flow, yearly_of
from innokit.businesscase.lines.setting import Array
from innokit.maths import returns

NOISE = 1e-9
"""Sums closer to zero than this share of what was added are float noise."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one stakeholder pays and gains under an option beyond business as usual, in present value.

    Attributes
    ----------
    stakeholder : str
        Its id.
    paid, gained : float
        £; `gained` is net of the burdens laid on it. Either is negative where the option takes it away.
    net_by_year : ndarray, shape (years,)
        What it gains less what it pays by year, £ in prices of the base, undiscounted.
    """

    stakeholder: str
    paid: float
    gained: float
    net_by_year: Array = field(compare=False, repr=False)

    @property
    def net(self) -> float:
        """What it gains less what it pays."""
        return self.gained - self.paid

    @property
    def loses(self) -> bool:
        """Whether it is worse off than under business as usual."""
        return self.net < -NOISE * (abs(self.paid) + abs(self.gained))

    @property
    def payback(self) -> float | None:
        """Years until its undiscounted running total is not negative and stays so; None for never."""
        return returns.payback(self.net_by_year)


def split(own: Iterable[Flow], baseline: Iterable[Flow]) -> tuple[Part, ...]:
    """Split an option's increment over business as usual by stakeholder, in the order they are first named.

    Parameters
    ----------
    own, baseline : iterable of Flow
        The lines counted, of the option and of business as usual.
    """
    signed = [*((flow, 1.0) for flow in own), *((flow, -1.0) for flow in baseline)]
    if not signed:
        return ()
    sums: dict[str, tuple[list[float], list[float]]] = {}
    weights: dict[str, list[tuple[int, float]]] = {}
    for row, (flow, sign) in enumerate(signed):
        cost, present = flow.is_cost, sign * flow.present
        direction = -sign if cost else sign
        for id, share in flow.shares.items():
            if id not in sums:
                sums[id], weights[id] = ([], []), []
            sums[id][not cost].append(share * present)
            weights[id].append((row, direction * share))
    net = _net_by_year(signed, list(weights.values()))
    pairs = zip(sums.items(), net, strict=True)
    return tuple(
        Part(id, math.fsum(paid), math.fsum(gained), by_year) for (id, (paid, gained)), by_year in pairs
    )


def _net_by_year(signed: list[tuple[Flow, float]], weights: list[list[tuple[int, float]]]) -> Array:
    """Each stakeholder's net flow by year; what is left of equal flows by float noise is zero."""
    share = np.zeros((len(weights), len(signed)))
    for stakeholder, parts in enumerate(weights):
        for row, weight in parts:
            share[stakeholder, row] += weight
    yearly = yearly_of([flow for flow, _ in signed], 0)
    return settled(share @ yearly, np.abs(share) @ np.abs(yearly))


def settled(net: Array, moved: Array) -> Array:
    """Net flows, zero where they are but float noise of what moved."""
    clean: Array = np.where(np.abs(net) <= 1e-3 * NOISE * moved, 0.0, net)
    return clean
