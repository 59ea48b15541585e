"""What an option costs and brings beyond business as usual: sums, ratios and times."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from innokit.businesscase.appraisal.payers import NOISE, Part, settled, split
from innokit.businesscase.lines.flows import Flow, yearly_of
from innokit.businesscase.lines.setting import Array
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

    @cached_property
    def lines(self) -> tuple[Flow, ...]:
        """Everything its figures are worked out from."""
        return (*self.own, *self.baseline)

    @cached_property
    def costs(self) -> Array:
        """Extra cost by year, £ in prices of the base, undiscounted."""
        total: Array = self._side[self._is_cost].sum(axis=0)
        return total

    @cached_property
    def benefits(self) -> Array:
        """Extra benefit by year, net of burdens."""
        total: Array = self._side[~self._is_cost].sum(axis=0)
        return total

    @cached_property
    def net(self) -> Array:
        """Benefit less cost by year; what is left of equal flows by float noise is zero."""
        return settled(self.benefits - self.costs, np.abs(self._side).sum(axis=0))

    @property
    def cumulative(self) -> Array:
        """Running total of the net flow, undiscounted."""
        return np.cumsum(self.net)

    @cached_property
    def present_by_year(self) -> Array:
        """Net flow by year, each line discounted at its own schedule."""
        factors = np.array([flow.factors for flow in self.lines]).reshape(-1, self.years)
        present = self._side * factors
        total: Array = present[~self._is_cost].sum(axis=0) - present[self._is_cost].sum(axis=0)
        return total

    @cached_property
    def pv_costs(self) -> float:
        """Present value of extra costs."""
        return self.own_costs - present(self.baseline, costs=True)

    @cached_property
    def pv_benefits(self) -> float:
        """Present value of extra benefits, net of burdens."""
        return present(self.own, costs=False) - present(self.baseline, costs=False)

    @cached_property
    def own_costs(self) -> float:
        """Present value of the option's own costs, nothing of business as usual taken off."""
        return present(self.own, costs=True)

    @property
    def npsv(self) -> float:
        """Net present social value: present value of benefits less that of costs."""
        return self.pv_benefits - self.pv_costs

    @property
    def npc(self) -> float:
        """Net present cost: present value of costs less that of benefits; NPSV with its sign turned."""
        return self.pv_costs - self.pv_benefits

    @property
    def costs_more(self) -> bool:
        """Whether it costs more than business as usual, float noise aside."""
        return self.pv_costs > NOISE * math.fsum(abs(flow.present) for flow in self.lines if flow.is_cost)

    @property
    def bcr(self) -> float | None:
        """Benefits over costs, both present values; None where it costs nothing more."""
        return ratio(self.pv_benefits, self.pv_costs) if self.costs_more else None

    @property
    def sroi(self) -> float | None:
        """Benefits, net of negative outcomes, over the whole of what is put in; None where nothing is."""
        return ratio(self.pv_benefits, self.own_costs) if self.own_costs > 0 else None

    @cached_property
    def payback(self) -> float | None:
        """Years until the undiscounted running total is not negative and stays so; None for never."""
        return returns.payback(self.net)

    @cached_property
    def first_crossing(self) -> float | None:
        """Years until it is first not negative, even where it does not stay so."""
        return returns.first_crossing(self.net)

    @cached_property
    def discounted_payback(self) -> float | None:
        """Years until the discounted running total is not negative and stays so; None for never."""
        return returns.payback(self.present_by_year)

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

    @cached_property
    def _is_cost(self) -> npt.NDArray[np.bool_]:
        """Which lines are costs."""
        return np.array([flow.is_cost for flow in self.lines], dtype=np.bool_)

    @cached_property
    def _sign(self) -> Array:
        """1 for the option's own lines, -1 for those of business as usual."""
        return np.repeat([1.0, -1.0], [len(self.own), len(self.baseline)])

    @cached_property
    def _side(self) -> Array:
        """Each line by year, those of business as usual taken off."""
        return yearly_of(self.lines, self.years) * self._sign[:, None]


def ratio(above: float, below: float) -> float | None:
    """One sum over another above 0; None where that is too large to be a number."""
    found = above / below
    return found if math.isfinite(found) else None


def present(flows: Iterable[Flow], costs: bool) -> float:
    """Present value of the cost lines among some lines, or of the others."""
    return math.fsum(flow.present for flow in flows if flow.is_cost == costs)
