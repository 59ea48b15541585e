"""Who pays and who gains: every total split by the shares of its lines."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from innokit.businesscase.flows import Flow

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
    """

    stakeholder: str
    paid: float
    gained: float

    @property
    def net(self) -> float:
        """What it gains less what it pays."""
        return self.gained - self.paid

    @property
    def loses(self) -> bool:
        """Whether it is worse off than under business as usual."""
        return self.net < -NOISE * (abs(self.paid) + abs(self.gained))


def split(own: Iterable[Flow], baseline: Iterable[Flow]) -> tuple[Part, ...]:
    """Split an option's increment over business as usual by stakeholder, in the order they are first named.

    Parameters
    ----------
    own, baseline : iterable of Flow
        The lines counted, of the option and of business as usual.
    """
    signed = [*((flow, 1.0) for flow in own), *((flow, -1.0) for flow in baseline)]
    paid: dict[str, list[float]] = {}
    gained: dict[str, list[float]] = {}
    for flow, sign in signed:
        for id, share in flow.shares.items():
            paid.setdefault(id, [])
            gained.setdefault(id, [])
            (paid if flow.is_cost else gained)[id].append(sign * share * flow.present)
    return tuple(Part(id, math.fsum(paid[id]), math.fsum(gained[id])) for id in paid)
