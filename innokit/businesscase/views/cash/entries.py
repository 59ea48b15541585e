"""One line in the council's budget: what of it is the council's cash, and what is left out and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from innokit.businesscase.appraisal.payers import NOISE
from innokit.businesscase.lines.flows import Flow
from innokit.businesscase.lines.setting import Array
from innokit.businesscase.views.cash.inflation import Indices
from innokit.businesscase.views.counted import cash_share, released, share_of
from innokit.errors import MethodRefused
from innokit.records import Case, CostLine

What = Literal["capital", "revenue", "savings", "income"]
Why = Literal["others", "in kind", "not cashable", "not yet released"]


@dataclass(frozen=True, eq=False)
class CashLine:
    """One line in the money of each year; arrays of shape (years,), costs and benefits positive.

    Attributes
    ----------
    flow : Flow
        The line in prices of the base.
    inflation : str
        Id of the inflation it rises by; empty for none.
    scale : ndarray
        What each year in prices of the base is multiplied by to give `counted`.
    whole : ndarray
        £ in the money of each year, whoever pays or gains; burdens negative.
    ours, cash, counted : ndarray
        The council's part; what of that is cash; what of that has been released, which is what counts.
    """

    flow: Flow
    inflation: str
    scale: Array
    whole: Array
    ours: Array
    cash: Array
    counted: Array

    @property
    def what(self) -> What:
        """Where it stands in the budget."""
        line = self.flow.line
        if isinstance(line, CostLine):
            return "capital" if line.sort == "capital" else "revenue"
        return "income" if line.sort == "income" else "savings"

    @cached_property
    def left_out(self) -> Mapping[Why, Array]:
        """What does not count, by why it does not; with `counted` it sums to `whole`."""
        idle: Why = "in kind" if self.flow.is_cost else "not cashable"
        left: dict[Why, Array] = {
            "others": self.whole - self.ours,
            idle: self.ours - self.cash,
            "not yet released": self.cash - self.counted,
        }
        least = NOISE * abs(self.whole).max()
        return {why: sums for why, sums in left.items() if abs(sums).max() > least}

    @property
    def first_cash(self) -> int | None:
        """Number of the first year with cash; None where there is none within the years counted."""
        years = self.counted.nonzero()[0]
        return int(years[0]) if years.size else None

    @property
    def corrections(self) -> float:
        """What corrections for doubt (bias, grade, stated share) add to `counted` over all years."""
        return float((self.flow.yearly - self.flow.uncorrected) @ self.scale)


def cash_lines(
    flows: Sequence[Flow], indices: Indices, council: Sequence[str], numbers: Mapping[str, float]
) -> tuple[CashLine, ...]:
    """Work out what of each line is the council's cash, all lines together.

    The council's share, in the money of each year; of a cost all but what is in kind, of a benefit its
    cashable share where it is cash-releasing or income, and nothing before the year of release.

    Parameters
    ----------
    flows : sequence of Flow
    indices : Indices
    council : sequence of str
        Ids of the stakeholders that are councils.
    numbers : mapping of str to float
        Central value of each assumption.
    """
    yearly = np.array([flow.yearly for flow in flows])
    index = np.array([indices.of(flow.line) for flow in flows])
    share = np.array([share_of(flow, council) for flow in flows])[:, None]
    cash = np.array([cash_share(flow, numbers) for flow in flows])[:, None]
    scale = index * share * cash * released(flows, yearly.shape[1])
    whole = yearly * index
    ours = whole * share
    rows = zip(scale, whole, ours, ours * cash, yearly * scale, strict=True)
    return tuple(
        CashLine(flow, indices.id_of(flow.line), *row) for flow, row in zip(flows, rows, strict=True)
    )


def check_consequence(case: Case, flow: Flow) -> None:
    """Refuse a revenue consequence of something that is not a capital line of the case."""
    line = flow.line
    if not isinstance(line, CostLine) or not line.consequence_of:
        return
    cause = case.by_id.get(line.consequence_of)
    if not isinstance(cause, CostLine) or cause.sort != "capital":
        found = f"is {cause.sort}" if isinstance(cause, CostLine) else "is not in the case as a cost line"
        raise MethodRefused(
            f"The line {line.title!r} says that capital brings it about, but what it names {found}",
            where=f"line {line.title!r}, consequence of {line.consequence_of}",
            remedy="Name the cost line of sort 'capital' that it follows from, or leave it blank",
        )
