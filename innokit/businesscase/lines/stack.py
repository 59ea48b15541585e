"""Some flows below each other, as arrays and lists with one row a flow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

import numpy as np
import numpy.typing as npt

from innokit.businesscase.lines.flows import Flow
from innokit.businesscase.lines.setting import Array
from innokit.businesscase.lines.worked import Worked


@dataclass(frozen=True, eq=False)
class Stack:
    """Flows that need not have been worked out together.

    Parameters
    ----------
    flows : tuple of Flow
    years : int
        Number of years, year 0 included.
    """

    flows: tuple[Flow, ...]
    years: int

    @cached_property
    def yearly(self) -> Array:
        """£ by year in prices of the base, shape (flows, years)."""
        return self._by_year(attrgetter("yearly"))

    @cached_property
    def size(self) -> Array:
        """The same without signs."""
        return np.abs(self.yearly)

    @cached_property
    def present_by_year(self) -> Array:
        """The same, discounted."""
        return self._by_year(attrgetter("present_by_year"))

    @cached_property
    def present(self) -> list[float]:
        """Present value of each flow."""
        if self._worked is None:
            return [flow.present for flow in self.flows]
        present = self._worked.present
        return [present[row] for row in self._rows]

    @cached_property
    def is_cost(self) -> npt.NDArray[np.bool_]:
        """Which of them are costs."""
        if self._worked is None:
            return np.array([flow.is_cost for flow in self.flows], dtype=np.bool_)
        return np.array(self._rows) < self._worked.costs

    @cached_property
    def _worked(self) -> Worked | None:
        """What all were worked out in; None where they were not worked out together."""
        found = {flow.of for flow in self.flows}
        return found.pop() if len(found) == 1 else None

    @cached_property
    def _rows(self) -> list[int]:
        """The row of each flow in what it was worked out in."""
        return [flow.row for flow in self.flows]

    def _by_year(self, pick: Callable[[Worked], Array]) -> Array:
        """The flows' rows of an array by year, in one go where all were worked out together."""
        if self._worked is None:
            return np.array([pick(flow.of)[flow.row] for flow in self.flows]).reshape(-1, self.years)
        return pick(self._worked)[self._rows]
