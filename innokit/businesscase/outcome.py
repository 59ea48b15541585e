"""What an option costs and brings beyond business as usual: sums, ratios and times."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from innokit.businesscase.flows import Flow
from innokit.businesscase.payers import NOISE, Part, split
from innokit.businesscase.setting import Array
from innokit.maths import returns
from innokit.records import Option


@dataclass(frozen=True, eq=False)
class Outcome:
    """One option against business as usual, line by line; transfers are not among the lines.

    Parameters
    ----------
    option : Option
    own, baseline : tuple of Flow
        The lines counted, of the option and of business as usual.
    years : int
        Number of years, year 0 included.
    """

    option: Option
    own: tuple[Flow, ...]
    baseline: tuple[Flow, ...]
    years: int

    @property
    def lines(self) -> tuple[Flow, ...]:
        """Everything its figures are worked out from."""
        return (*self.own, *self.baseline)

    @cached_property
    def costs(self) -> Array:
        """Extra cost by year, £ in prices of the base, undiscounted."""
        return self._by_year(costs=True)

    @cached_property
    def benefits(self) -> Array:
        """Extra benefit by year, net of burdens."""
        return self._by_year(costs=False)

    @cached_property
    def net(self) -> Array:
        """Benefit less cost by year; what is left of equal flows by float noise is zero."""
        net = self.benefits - self.costs
        moved = np.sum([np.zeros(self.years), *(abs(flow.yearly) for flow in self.lines)], axis=0)
        settled: Array = np.where(np.abs(net) <= 1e-3 * NOISE * moved, 0.0, net)
        return settled

    @property
    def cumulative(self) -> Array:
        """Running total of the net flow, undiscounted."""
        return np.cumsum(self.net)

    @cached_property
    def present_by_year(self) -> Array:
        """Net flow by year, each line discounted at its own schedule."""
        signed = [(1 if flow in self.own else -1) * _sign(flow) * flow.present_by_year for flow in self.lines]
        total: Array = np.sum([np.zeros(self.years), *signed], axis=0)
        return total

    @cached_property
    def pv_costs(self) -> float:
        """Present value of extra costs."""
        return present(self.own, costs=True) - present(self.baseline, costs=True)

    @cached_property
    def pv_benefits(self) -> float:
        """Present value of extra benefits, net of burdens."""
        return present(self.own, costs=False) - present(self.baseline, costs=False)

    @property
    def npsv(self) -> float:
        """Net present social value: present value of benefits less that of costs."""
        return self.pv_benefits - self.pv_costs

    @property
    def bcr(self) -> float | None:
        """Benefits over costs, both present values; None where it costs nothing more."""
        least = NOISE * math.fsum(abs(flow.present) for flow in self.lines if flow.is_cost)
        return self.pv_benefits / self.pv_costs if self.pv_costs > least else None

    @cached_property
    def payback(self) -> float | None:
        """Years until the undiscounted running total is not negative and stays so; None for never."""
        return returns.payback(self.net)

    @cached_property
    def first_crossing(self) -> float | None:
        """Years until it is first not negative, even where it does not stay so."""
        return returns.first_crossing(self.net)

    @cached_property
    def irr(self) -> returns.Irr:
        """Rate of return of the undiscounted net flow; no rate where gains come first, as of a loan."""
        found = returns.irr(self.net)
        return found._replace(rate=None) if self.gains_first else found

    @property
    def gains_first(self) -> bool:
        """Whether the first net flow that is not zero is a gain."""
        moved = self.net[self.net != 0]
        return bool(moved.size and moved[0] > 0)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Who pays and who gains."""
        return split(self.own, self.baseline)

    def _by_year(self, costs: bool) -> Array:
        """Sum of the lines of one side by year, option less business as usual."""
        own = [flow.yearly for flow in self.own if flow.is_cost == costs]
        usual = [-flow.yearly for flow in self.baseline if flow.is_cost == costs]
        total: Array = np.sum([np.zeros(self.years), *own, *usual], axis=0)
        return total


def present(flows: Iterable[Flow], costs: bool) -> float:
    """Present value of the cost lines among some lines, or of the others."""
    return math.fsum(flow.present for flow in flows if flow.is_cost == costs)


def _sign(flow: Flow) -> int:
    """How a line counts in the net flow."""
    return -1 if flow.is_cost else 1
