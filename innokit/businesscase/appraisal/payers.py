"""Who pays and who gains: every total split by the shares of its lines."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from innokit.businesscase.lines.setting import Array, shares_of
from innokit.businesscase.lines.stack import Stack
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
    payback : float or None
        Years until its undiscounted running total is not negative and stays so; None for never.
    """

    stakeholder: str
    paid: float
    gained: float
    net_by_year: Array = field(compare=False, repr=False)
    payback: float | None

    @property
    def net(self) -> float:
        """What it gains less what it pays."""
        return self.gained - self.paid

    @property
    def loses(self) -> bool:
        """Whether it is worse off than under business as usual."""
        return self.net < -NOISE * (abs(self.paid) + abs(self.gained))


def split(lines: Stack, sign: Array) -> tuple[Part, ...]:
    """Split an option's increment over business as usual by stakeholder, in the order they are first named.

    Parameters
    ----------
    lines : Stack
        The lines counted, of the option and of business as usual.
    sign : ndarray, shape (lines,)
        1 for a line of the option, -1 for one of business as usual.
    """
    shares = _by_stakeholder([shares_of(flow.line) for flow in lines.flows])
    if not shares:
        return ()
    share, is_cost = np.array([*shares.values()]), lines.is_cost
    present = share * (sign * lines.present)
    paid, gained = (present.compress(side, axis=1).tolist() for side in (is_cost, ~is_cost))
    by_year = settled((share * np.where(is_cost, -sign, sign)) @ lines.yearly, share @ lines.size)
    sums = map(math.fsum, paid), map(math.fsum, gained)
    return tuple(map(Part, shares, *sums, by_year, returns.paybacks(by_year)))


def _by_stakeholder(given: Sequence[Mapping[str, float]]) -> dict[str, list[float]]:
    """The share that each stakeholder has in each line."""
    found: dict[str, list[float]] = {}
    for row, shares in enumerate(given):
        for id, share in shares.items():
            if id not in found:
                found[id] = [0.0] * len(given)
            found[id][row] = share
    return found


def settled(net: Array, moved: Array) -> Array:
    """Net flows, zero where they are but float noise of what moved."""
    clean: Array = np.where(np.abs(net) <= 1e-3 * NOISE * moved, 0.0, net)
    return clean
