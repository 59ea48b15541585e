"""The council's budget under one option, beside business as usual, in the money of each year."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from innokit.businesscase.appraisal.payers import settled
from innokit.businesscase.lines.setting import Array
from innokit.businesscase.views.cash.entries import CashLine, Why
from innokit.businesscase.views.cash.funding import Financed
from innokit.records import CostLine, Option

SOURCES = ("grant", "reserves", "capital receipts", "borrowing", "partner", "existing budget")
MEASURES: Mapping[str, str] = {
    "capital": "Capital",
    "revenue": "Revenue",
    "one-off": "Revenue, one-off",
    "double-running": "Revenue, double running",
    "ongoing": "Revenue, ongoing",
    "runs-not-said": "Revenue, not said how it runs",
    "consequences": "Running costs that follow from capital",
    "interest": "Interest on borrowing",
    "principal": "Principal repaid",
    "repaid": "Borrowing repaid, with interest",
    "follows": "Revenue that follows from capital and borrowing",
    "savings": "Cashable savings",
    "income": "Income",
    "before": "Surplus or gap before funding",
    "running-before": "Running total before funding",
    "funding": "Funding",
    **{f"funding-{sort.replace(' ', '-')}": f"Funding: {sort}" for sort in SOURCES},
    "capital-funding": "Funding for capital",
    "unfunded": "Capital without funding",
    "gap": "Surplus or gap",
    "running": "Running total",
}
"""What a budget says of each year, by its key."""
_IN: Mapping[str, tuple[str, ...]] = {
    "repaid": ("interest", "principal"),
    "follows": ("consequences", "interest", "principal"),
    "before": ("capital", "revenue", "savings", "income"),
    "running-before": ("capital", "revenue", "savings", "income"),
    "gap": ("capital", "revenue", "savings", "income", "funding"),
    "running": ("capital", "revenue", "savings", "income", "funding"),
    "unfunded": ("capital", "capital-funding"),
}
"""Measures that are worked out from others; the rest are sums of lines and funding."""


@dataclass(frozen=True, eq=False)
class Budget:
    """What an option changes in the council's cash; every measure is the option less business as usual.

    Costs, repayments, savings, income and funding are positive; a surplus is positive, a gap negative.

    Parameters
    ----------
    option : Option
    own, baseline : tuple of CashLine
        The lines of the option and of business as usual.
    own_funding, baseline_funding : tuple of Financed
    years : int
        Number of years, year 0 included.
    """

    option: Option
    own: tuple[CashLine, ...]
    baseline: tuple[CashLine, ...]
    own_funding: tuple[Financed, ...]
    baseline_funding: tuple[Financed, ...]
    years: int

    @property
    def lines(self) -> tuple[CashLine, ...]:
        """Every line it is worked out from."""
        return (*self.own, *self.baseline)

    @property
    def financing(self) -> tuple[Financed, ...]:
        """All the funding it is worked out from."""
        return (*self.own_funding, *self.baseline_funding)

    def lines_of(self, measure: str) -> list[CashLine]:
        """The lines that a measure adds up."""
        asked = set(_IN.get(measure, (measure,)))
        return [line for line in self.lines if asked & set(_entered(line))]

    def funding_of(self, measure: str) -> list[Financed]:
        """The funding that a measure adds up."""
        asked = set(_IN.get(measure, (measure,)))
        return [found for found in self.financing if asked & set(_brought(found))]

    @cached_property
    def by_year(self) -> Mapping[str, Array]:
        """Each measure by year, shape (years,), £ in the money of each year."""
        found = {**{measure: np.zeros(self.years) for measure in MEASURES}, **self._sums()}
        found["repaid"] = found["interest"] + found["principal"]
        found["follows"] = found["consequences"] + found["repaid"]
        found["before"] = settled(
            found["savings"] + found["income"] - found["capital"] - found["revenue"], self._moved
        )
        found["gap"] = settled(found["before"] + found["funding"] - found["repaid"], self._moved)
        so_far = np.cumsum(self._moved)
        found["running-before"] = settled(np.cumsum(found["before"]), so_far)
        found["running"] = settled(np.cumsum(found["gap"]), so_far)
        short = np.cumsum(found["capital"] - found["capital-funding"])
        found["unfunded"] = _unfunded(settled(short, so_far))
        return found

    def total(self, measure: str) -> float:
        """A measure over all years; of a running total, where it ends."""
        by_year = self.by_year[measure]
        return float(by_year[-1] if measure.startswith("running") else by_year.sum())

    @property
    def peak(self) -> tuple[float, int | None]:
        """Peak funding need, at least 0, and the number of its year: the running total at its worst."""
        return _worst(self.by_year["running"])

    @property
    def peak_before(self) -> tuple[float, int | None]:
        """The same before any funding."""
        return _worst(self.by_year["running-before"])

    @property
    def owed(self) -> float:
        """What is still owed on borrowing after the last year counted."""
        return math.fsum(self._sign(found) * found.repaid.owed[-1] for found in self.financing)

    @property
    def corrections(self) -> float:
        """What corrections for doubt, optimism bias among them, add to costs over all years."""
        own = (line.corrections for line in self.own if line.flow.is_cost)
        return math.fsum((*own, *(-line.corrections for line in self.baseline if line.flow.is_cost)))

    def left_out(self, why: Why, cost: bool) -> float:
        """Costs, or benefits net of burdens, that are not in it for one reason, over all years."""
        rest = [(line, 1.0) for line in self.own] + [(line, -1.0) for line in self.baseline]
        parts = [(line.left_out[why], sign) for line, sign in rest if _is_left(line, why, cost)]
        return math.fsum(sign * float(part.sum()) for part, sign in parts)

    def left_of(self, why: Why, cost: bool) -> list[CashLine]:
        """The lines behind it."""
        return [line for line in self.lines if _is_left(line, why, cost)]

    def ledger(self, name: str, cost: bool) -> Array:
        """Costs, or cashable savings and income, of one budget line by year; the empty name is for none."""
        chosen = [x.flow.is_cost == cost and x.flow.line.budget_line == name for x in self.lines]
        total: Array = self._counted[chosen].sum(axis=0)
        return total

    def ledger_names(self, cost: bool) -> tuple[str, ...]:
        """Budget lines on which something moves, by name; those without a name last."""
        chosen = {x.flow.line.budget_line for x in self.lines if x.flow.is_cost == cost and x.counted.any()}
        return tuple(sorted(chosen, key=lambda name: (not name, name)))

    @cached_property
    def _counted(self) -> Array:
        """Cash of each line by year, that of business as usual taken off; shape (lines, years)."""
        rows = [*(line.counted for line in self.own), *(-line.counted for line in self.baseline)]
        return np.array(rows).reshape(len(rows), self.years)

    @cached_property
    def _moved(self) -> Array:
        """Everything that moves in each year, whatever its direction."""
        funding = [found.drawn + found.repaid.interest + found.repaid.principal for found in self.financing]
        moved: Array = np.sum([np.zeros(self.years), *funding], axis=0) + abs(self._counted).sum(axis=0)
        return moved

    def _sums(self) -> dict[str, Array]:
        """What lines and funding come to by year, for each measure that any of them enters."""
        rows: dict[str, list[int]] = {}
        for row, line in enumerate(self.lines):
            for measure in _entered(line):
                rows.setdefault(measure, []).append(row)
        sums: dict[str, Array] = {key: self._counted[among].sum(axis=0) for key, among in rows.items()}
        for found in self.financing:
            for measure, by_year in _brought(found).items():
                sums[measure] = sums.get(measure, 0.0) + self._sign(found) * by_year
        return sums

    def _sign(self, found: Financed) -> float:
        """How funding counts: that of business as usual is taken off."""
        return 1.0 if found in self.own_funding else -1.0


def _is_left(line: CashLine, why: Why, cost: bool) -> bool:
    """Whether some of a line is left out for one reason."""
    return why in line.left_out and line.flow.is_cost == cost


def _entered(line: CashLine) -> tuple[str, ...]:
    """The measures into which a line enters, those worked out from others left out."""
    record = line.flow.line
    if not isinstance(record, CostLine) or line.what != "revenue":
        return (line.what,)
    follows = ("consequences",) if record.consequence_of else ()
    return ("revenue", record.runs.replace(" ", "-") or "runs-not-said", *follows)


def _brought(found: Financed) -> dict[str, Array]:
    """What funding brings, and what borrowing costs, by measure."""
    brought = {"funding": found.drawn, f"funding-{found.record.sort.replace(' ', '-')}": found.drawn}
    if found.record.pays_for == "capital":
        brought["capital-funding"] = found.drawn
    if found.record.sort == "borrowing":
        brought |= {"interest": found.repaid.interest, "principal": found.repaid.principal}
    return brought


def _unfunded(short: Array) -> Array:
    """Capital in each year beyond what has come in for capital by then; what comes later does not cover it.

    Parameters
    ----------
    short : ndarray, shape (years,)
        Running total of capital less funding for capital.
    """
    so_far = np.maximum.accumulate(np.maximum(short, 0.0))
    found: Array = np.diff(so_far, prepend=0.0)
    return found


def _worst(running: Array) -> tuple[float, int | None]:
    """How far a running total falls below nothing, and when it first falls so far."""
    year = int(running.argmin())
    return (-float(running[year]), year) if running[year] < 0 else (0.0, None)
