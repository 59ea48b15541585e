"""One line worked out: the numbers of each of its steps, read from the arrays of all lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count, repeat
from typing import NamedTuple

import numpy as np

from innokit.businesscase.lines.numbers import assumptions_of, value, valued
from innokit.businesscase.lines.setting import AnyLine, Array, Setting, last_year_of_cost, shares_of
from innokit.businesscase.lines.worked import Worked, work_out
from innokit.records import BenefitLine, CostLine

__all__ = ["Flow", "assumptions_of", "flow", "flows", "last_year", "value", "valued"]


class Flow(NamedTuple):
    """One line worked out.

    Parameters
    ----------
    line : CostLine or BenefitLine
    of : Worked
        The steps of the lines it was worked out with.
    row : int
        Its place among them.
    """

    line: AnyLine
    of: Worked
    row: int

    def __hash__(self) -> int:
        """Of its place, which says which it is: a line may hold what cannot be hashed."""
        return hash((id(self.of), self.row))

    @property
    def yearly(self) -> Array:
        """£ by year in prices of the base: a cost is positive, a benefit positive, a burden negative."""
        found: Array = self.of.yearly[self.row]
        return found

    @property
    def present(self) -> float:
        """Present value: the sum of `present_by_year`."""
        return self.of.present[self.row]

    @property
    def present_by_year(self) -> Array:
        """`yearly`, each year times its discount factor."""
        found: Array = self.of.present_by_year[self.row]
        return found

    @property
    def given(self) -> float | None:
        """Value of one unit, or yearly amount, in the line's own prices; None where it differs by year."""
        return _number(self.of.given[self.row])

    @property
    def index_from(self) -> float:
        """Price index of the line's price year."""
        return float(self.of.indices[self.row, 0])

    @property
    def index_to(self) -> float:
        """Price index of the price base, of the same series."""
        return float(self.of.indices[self.row, 1])

    @property
    def uprating(self) -> float:
        """Factor from the line's own prices to prices of the base."""
        return float(self.of.uprating[self.row])

    @property
    def reached(self) -> float | None:
        """People reached; None for a cost."""
        return _number(self.of.reached[self.row])

    @property
    def net(self) -> float | None:
        """Of these, those for whom it works beyond what would happen anyway; None for a cost."""
        return _number(self.of.net[self.row])

    @property
    def amount(self) -> float | None:
        """In a full year, in the line's own prices, before corrections; None where it differs by year."""
        return _number(self.of.amount[self.row])

    @property
    def shape(self) -> Array:
        """What each year is multiplied by; for a cost that differs by year, the amounts themselves."""
        found: Array = self.of.shape[self.row]
        return found

    @property
    def by_grade(self) -> float:
        """Factor for the confidence grade; 1 where there is none."""
        return float(self.of.by_grade[self.row])

    @property
    def by_share(self) -> float:
        """Factor for the stated share kept; 1 where there is none."""
        return float(self.of.by_share[self.row])

    @property
    def by_bias(self) -> float:
        """Factor for optimism bias after what is managed; 1 where there is none."""
        return float(self.of.by_bias[self.row])

    @property
    def bias(self) -> float:
        """All corrections together."""
        return float(self.of.correction[self.row])

    @property
    def uncorrected(self) -> Array:
        """£ by year in prices of the base before corrections; signs as in `yearly`."""
        found: Array = self.of.uncorrected[self.row]
        return found

    @property
    def factors(self) -> Array:
        """Discount factors of the line's own schedule."""
        found: Array = self.of.factors[self.row]
        return found

    @property
    def present_uncorrected(self) -> float:
        """Present value before corrections."""
        return float((self.uncorrected * self.factors).sum())

    @property
    def is_cost(self) -> bool:
        """Whether it is a cost line; otherwise a benefit or a burden."""
        return self.row < self.of.costs

    @property
    def counted(self) -> bool:
        """Whether it enters social value; transfers do not."""
        return not self.line.transfer

    @property
    def full_year(self) -> float:
        """Its value in a full year, in prices of the base; the highest year where amounts differ by year."""
        if self.amount is None:
            return float(self.yearly.max())
        sign = -1 if isinstance(self.line, BenefitLine) and self.line.burden else 1
        return sign * self.amount * self.bias * self.uprating

    @property
    def shares(self) -> Mapping[str, float]:
        """Who pays or gains what share of it."""
        return shares_of(self.line)


def flows(lines: Sequence[AnyLine], setting: Setting, numbers: Mapping[str, float]) -> tuple[Flow, ...]:
    """Work out valued lines together, costs first; `work_out` names what is refused.

    Parameters
    ----------
    lines : sequence of CostLine or BenefitLine
    setting : Setting
    numbers : mapping of str to float
        Values of the assumptions; `setting.numbers` for the central ones.
    """
    worked = work_out(lines, setting, numbers)
    return tuple(map(Flow._make, zip(worked.lines, repeat(worked), count(), strict=False)))


def flow(line: AnyLine, setting: Setting, numbers: Mapping[str, float]) -> Flow:
    """Work out one valued line; several are worked out faster together, by `flows`.

    Raises
    ------
    MethodRefused
        An assumption is missing, negative or, for a share, above 1; deadweight in points exceeds the
        effect; nothing of the line falls within the years counted.
    """
    return flows((line,), setting, numbers)[0]


def last_year(line: AnyLine) -> int | None:
    """The last year in which a line is felt, within the years counted or beyond; None for no end."""
    if isinstance(line, CostLine):
        return last_year_of_cost(line)
    return None if line.duration is None else line.lag + line.duration - 1


def _number(found: np.float64) -> float | None:
    """A number of an array, or None where there is none."""
    return None if np.isnan(found) else float(found)
