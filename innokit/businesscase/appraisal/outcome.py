"""What an option costs and brings beyond business as usual: sums, ratios and times."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from operator import not_

import numpy as np

from innokit.businesscase.appraisal.payers import NOISE, Part, settled, split
from innokit.businesscase.lines.flows import Flow
from innokit.businesscase.lines.setting import Array
from innokit.businesscase.lines.stack import Stack
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
        total: Array = self._side(costs=True).sum(axis=0)
        return total

    @cached_property
    def benefits(self) -> Array:
        """Extra benefit by year, net of burdens."""
        total: Array = self._side(costs=False).sum(axis=0)
        return total

    @cached_property
    def net(self) -> Array:
        """Benefit less cost by year; what is left of equal flows by float noise is zero."""
        return settled(self._direction @ self._stack.yearly, self._stack.size.sum(axis=0))

    @property
    def cumulative(self) -> Array:
        """Running total of the net flow, undiscounted."""
        return np.cumsum(self.net)

    @cached_property
    def present_by_year(self) -> Array:
        """Net flow by year, each line discounted at its own schedule."""
        total: Array = self._direction @ self._stack.present_by_year
        return total

    @cached_property
    def pv_costs(self) -> float:
        """Present value of extra costs."""
        return self.own_costs - self._present(costs=True, own=False)

    @cached_property
    def pv_benefits(self) -> float:
        """Present value of extra benefits, net of burdens."""
        return self._present(costs=False, own=True) - self._present(costs=False, own=False)

    @cached_property
    def own_costs(self) -> float:
        """Present value of the option's own costs, nothing of business as usual taken off."""
        return self._present(costs=True, own=True)

    @property
    def npsv(self) -> float:
        """Net present social value: present value of benefits less that of costs."""
        return self.pv_benefits - self.pv_costs

    @property
    def npc(self) -> float:
        """Net present cost: present value of costs less that of benefits; NPSV with its sign turned."""
        return self.pv_costs - self.pv_benefits

    @cached_property
    def costs_more(self) -> bool:
        """Whether it costs more than business as usual, float noise aside."""
        moved = math.fsum(map(abs, compress(self._stack.present, self._is_cost)))
        return self.pv_costs > NOISE * moved

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
        return next((flow > 0 for flow in self.net.tolist() if flow), False)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Who pays and who gains."""
        return split(self._stack, self._sign)

    @cached_property
    def _stack(self) -> Stack:
        """The lines as arrays."""
        return Stack(self.lines, self.years)

    @cached_property
    def _sign(self) -> Array:
        """1 for the option's own lines, -1 for those of business as usual."""
        sign = np.ones(len(self.lines))
        sign[len(self.own) :] = -1
        return sign

    @cached_property
    def _direction(self) -> Array:
        """1 for a line by which the option gains, -1 for one by which it costs."""
        return np.where(self._stack.is_cost, -self._sign, self._sign)

    @cached_property
    def _is_cost(self) -> list[bool]:
        """Which lines are costs."""
        found: list[bool] = self._stack.is_cost.tolist()
        return found

    def _side(self, costs: bool) -> Array:
        """The cost lines by year, or the others, those of business as usual taken off."""
        rows = self._stack.is_cost == costs
        side: Array = self._stack.yearly[rows] * self._sign[rows, None]
        return side

    def _present(self, costs: bool, own: bool) -> float:
        """Present value of the cost lines, or the others, of the option or of business as usual."""
        rows = slice(len(self.own)) if own else slice(len(self.own), None)
        is_cost = self._is_cost[rows]
        return math.fsum(compress(self._stack.present[rows], is_cost if costs else map(not_, is_cost)))


def ratio(above: float, below: float) -> float | None:
    """One sum over another above 0; None where that is too large to be a number."""
    found = above / below
    return found if math.isfinite(found) else None


def present(flows: Iterable[Flow], costs: bool) -> float:
    """Present value of the cost lines among some lines, or of the others."""
    return math.fsum(flow.present for flow in flows if flow.is_cost == costs)
