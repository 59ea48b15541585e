"""Where an option leaves each public agency, by year and in present value."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from innokit.businesscase.appraisal.payers import NOISE, settled
from innokit.businesscase.lines.flows import Flow
from innokit.businesscase.lines.setting import Array
from innokit.businesscase.views.counted import cash_share, released
from innokit.maths import returns
from innokit.records import Option


@dataclass(frozen=True, eq=False)
class Position:
    """What an option costs and brings public agencies, beyond business as usual; transfers are in.

    Costs are positive, benefits positive, burdens negative; a net flow is benefits less costs. Arrays by
    agency are in the order of `agencies`.

    Parameters
    ----------
    option : Option
    agencies : tuple of str
        Ids of the stakeholders.
    own, baseline : tuple of Flow
        The lines of the option and of business as usual of which an agency has a share.
    years : int
        Number of years, year 0 included.
    numbers : mapping of str to float
        Central value of each assumption.
    """

    option: Option
    agencies: tuple[str, ...]
    own: tuple[Flow, ...]
    baseline: tuple[Flow, ...]
    years: int
    numbers: Mapping[str, float]

    @property
    def lines(self) -> tuple[Flow, ...]:
        """Everything it is worked out from."""
        return (*self.own, *self.baseline)

    @cached_property
    def net(self) -> Array:
        """Benefits less costs, £ in prices of the base, undiscounted; shape (agencies, years)."""
        net = self._by_agency(self._yearly)
        moved = np.abs(self._parts).T @ np.abs(self._yearly)
        return settled(net, moved)

    @cached_property
    def present_by_year(self) -> Array:
        """The same, each line discounted by its schedule; shape (agencies, years)."""
        return self._by_agency(self._discounted)

    @cached_property
    def paid(self) -> Array:
        """Present value of what each agency pays; shape (agencies,)."""
        return 0.0 - self._present([flow.is_cost for flow in self.lines])

    @cached_property
    def gained(self) -> Array:
        """Present value of what each agency gains, net of burdens; shape (agencies,)."""
        return self._present([not flow.is_cost for flow in self.lines])

    @property
    def present(self) -> Array:
        """Present value of the net flow of each agency; shape (agencies,)."""
        return self.gained - self.paid

    @cached_property
    def transfers(self) -> Array:
        """What of it is transfers; shape (agencies,)."""
        return self._present([flow.line.transfer for flow in self.lines])

    @cached_property
    def cashable(self) -> float:
        """Present value of what all agencies gain in cash, from the year in which it can be released."""
        gains = [not flow.is_cost for flow in self.lines]
        cash = [cash_share(flow, self.numbers) for flow in self.lines if not flow.is_cost]
        part = self._parts[gains].sum(axis=1) * np.array(cash)
        kept = self._discounted * released(self.lines, self.years)
        return float(part @ kept[gains].sum(axis=1))

    @property
    def costs(self) -> float:
        """Present value of what all agencies pay."""
        return math.fsum(self.paid)

    @property
    def benefits(self) -> float:
        """Present value of what all agencies gain."""
        return math.fsum(self.gained)

    @property
    def fiscal_return(self) -> float | None:
        """Present value of benefits to public agencies over that of their costs; None without extra cost."""
        return self.benefits / self.costs if self._costs_more else None

    @property
    def cashable_return(self) -> float | None:
        """The same with only the cashable part of the benefits above the line."""
        return self.cashable / self.costs if self._costs_more else None

    def payback(self, agency: int | None) -> float | None:
        """Years until the undiscounted running total of one agency is not negative and stays so.

        None for never; without an agency's place, that of all of them together.
        """
        return returns.payback(self.total if agency is None else self.net[agency])

    def first_crossing(self, agency: int | None) -> float | None:
        """Years until it is first not negative, even where it does not stay so."""
        return returns.first_crossing(self.total if agency is None else self.net[agency])

    @cached_property
    def total(self) -> Array:
        """The net flow of all agencies together, undiscounted; shape (years,)."""
        net = self.net.sum(axis=0)
        moved = np.abs(self._parts).sum(axis=1) @ np.abs(self._yearly)
        return settled(net, moved)

    def moves(self, agency: int) -> int:
        """1 for an agency that is better off, -1 for one that is worse off, 0 for one that is neither."""
        size = NOISE * (abs(self.paid[agency]) + abs(self.gained[agency]))
        net = self.present[agency]
        return 0 if abs(net) <= size else 1 if net > 0 else -1

    @property
    def _costs_more(self) -> bool:
        """Whether public agencies pay more than under business as usual."""
        return self.costs > NOISE * math.fsum(abs(flow.present) for flow in self.lines if flow.is_cost)

    @cached_property
    def _parts(self) -> Array:
        """How much of each line counts in each agency's net flow; shape (lines, agencies)."""
        signs = np.array([1.0] * len(self.own) + [-1.0] * len(self.baseline))
        sides = np.array([-1.0 if flow.is_cost else 1.0 for flow in self.lines])
        shares = [[flow.shares.get(id, 0.0) for id in self.agencies] for flow in self.lines]
        parts: Array = (signs * sides)[:, None] * np.array(shares).reshape(len(shares), len(self.agencies))
        return parts

    @cached_property
    def _yearly(self) -> Array:
        """Each line by year, in prices of the base; shape (lines, years)."""
        return self._stacked([flow.yearly for flow in self.lines])

    @cached_property
    def _discounted(self) -> Array:
        """The same, discounted by each line's own schedule; shape (lines, years)."""
        return self._stacked([flow.present_by_year for flow in self.lines])

    def _stacked(self, rows: list[Array]) -> Array:
        """Lines over years as one array, also where there is no line."""
        return np.array(rows).reshape(len(rows), self.years)

    def _by_agency(self, by_line: Array) -> Array:
        """Lines by year to agencies by year."""
        found: Array = self._parts.T @ by_line
        return found

    def _present(self, chosen: list[bool]) -> Array:
        """Present value, by agency, of the net flow of some lines."""
        presents = np.array([flow.present for flow in self.lines])
        found: Array = self._parts[chosen].T @ presents[chosen]
        return found + 0.0
