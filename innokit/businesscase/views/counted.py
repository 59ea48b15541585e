"""What part of a line counts in a view: by sector of who pays or gains, and by what of it is cash."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from innokit.businesscase.lines.flows import Flow, value
from innokit.businesscase.lines.setting import Array
from innokit.errors import MethodRefused
from innokit.records import BenefitLine, Case, CostLine, Stakeholder

COUNCIL = ("council",)
PUBLIC = ("council", "public agency")
CASH_SORTS = ("cash-releasing", "income")
"""Sorts of benefit that can be cash; any other cannot enter a savings plan, whatever its cashable share."""


def of_sector(case: Case, sectors: tuple[str, ...]) -> tuple[Stakeholder, ...]:
    """The stakeholders of some sectors, in the order recorded.

    Raises
    ------
    MethodRefused
        There is none.
    """
    found = tuple(one for one in case.of(Stakeholder) if one.sector in sectors)
    if not found:
        names = " or ".join(f"'{sector}'" for sector in sectors)
        raise MethodRefused(
            f"No stakeholder has the sector {names}, so nobody's money can be looked at",
            where="stakeholders, sector",
            remedy="Set the sector of the stakeholder that pays or gains, such as 'council' for the council",
        )
    return found


def share_of(flow: Flow, ids: Iterable[str]) -> float:
    """The share of a line that some stakeholders pay or gain."""
    return math.fsum(flow.shares.get(id, 0.0) for id in ids)


def cash_share(flow: Flow, numbers: Mapping[str, float]) -> float:
    """The share of a line that is cash: none of a cost in kind, the cashable share of a cash benefit."""
    line = flow.line
    if isinstance(line, CostLine):
        return 0.0 if line.sort == "in kind" else 1.0
    return value(line, "cashable", numbers) if line.sort in CASH_SORTS else 0.0


def released(flows: Sequence[Flow], years: int) -> Array:
    """1 from the first year in which cash can be released, 0 before; a burden or a cost never waits.

    Parameters
    ----------
    flows : sequence of Flow
    years : int
        Number of years, year 0 included.

    Returns
    -------
    ndarray, shape (lines, years)
    """
    first = np.array([_release_year(flow) for flow in flows])[:, None]
    mask: Array = (np.arange(years) >= first).astype(float)
    return mask


def _release_year(flow: Flow) -> int:
    """Number of the first year in which cash can be released; 0 where nothing waits."""
    line = flow.line
    if not isinstance(line, BenefitLine) or line.burden or line.release_year is None:
        return 0
    return line.release_year
