"""The lines of an appraisal as sums of products of draws, small enough to send to another process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from innokit.businesscase.lines.flows import Flow
from innokit.businesscase.lines.numbers import value
from innokit.businesscase.lines.setting import Array, Setting
from innokit.businesscase.uncertainty.inputs import Input
from innokit.errors import MethodRefused
from innokit.maths import additionality, simulation
from innokit.records import BenefitLine, CostLine, Ref

PLAIN = (
    "people", "take_up", "retention", "attribution", "units", "unit_value", "confidence",
)  # fmt: skip
"""Fields of a benefit line that multiply; those of COMPLEMENTS multiply by what they leave."""
COMPLEMENTS = ("displacement", "optimism_bias")


class Factor(NamedTuple):
    """One factor of a line: plus + times x the row of an input, or of a row derived from two."""

    row: int
    plus: float
    times: float


class Derived(NamedTuple):
    """A row worked out of two inputs: ``less`` is a - b, ``left`` is a x (1 - b)."""

    sort: str
    a: int
    b: int


@dataclass(frozen=True, eq=False)
class Model:
    """Lines x draws as arrays; see `maths.simulation.present_values` for the sum.

    Attributes
    ----------
    names : tuple of str
        Ids of the inputs, one a row of draws.
    derived : tuple of Derived
        Rows that follow those of the inputs.
    factors : tuple of tuple of Factor
        Of each line.
    drop_off : ndarray of int, shape (lines,)
        Row of the input by which the line fades, or -1.
    present, real : ndarray, shape (lines, years)
        By years since the line's start: what a unit product is worth, discounted and not. Costs positive,
        burdens negative.
    start : ndarray of int, shape (lines,)
        Year in which each line starts.
    """

    names: tuple[str, ...]
    derived: tuple[Derived, ...]
    factors: tuple[tuple[Factor, ...], ...]
    drop_off: npt.NDArray[np.int64]
    present: Array
    real: Array
    start: npt.NDArray[np.int64]

    def present_values(self, draws: Array) -> Array:
        """Present value of each line in each draw, shape (lines, draws)."""
        return self.present_values_of(np.arange(len(self.factors)), draws)

    def present_values_of(self, lines: npt.NDArray[np.int64], draws: Array) -> Array:
        """Present value of some lines in each draw, shape (lines, draws)."""
        return self._sums(draws, self.present, lines)

    def touched(self, *inputs: int) -> npt.NDArray[np.int64]:
        """Numbers of the lines in which any of some inputs appears."""
        return np.array(sorted({line for row in inputs for line in self._lines_of[row]}), dtype=np.int64)

    @cached_property
    def _lines_of(self) -> tuple[set[int], ...]:
        """Numbers of the lines in which each input appears."""
        out: tuple[set[int], ...] = tuple(set() for _ in self.names)
        for line, factors in enumerate(self.factors):
            rows = {factor.row for factor in factors} | {int(self.drop_off[line])} - {-1}
            for row in rows:
                inside = () if row < len(self.names) else self.derived[row - len(self.names)][1:]
                for used in inside or (row,):
                    out[used].add(line)
        return out

    def totals(self, weights: Array, draws: Array) -> Array:
        """Each line's years in each draw, undiscounted and added up with weights (lines x years)."""
        worth = np.zeros_like(self.real)
        for line, start in enumerate(self.start):
            worth[line, : worth.shape[1] - start] = weights[line, start:]
        return self._sums(draws, worth * self.real, np.arange(len(self.factors)))

    def products(self, draws: Array) -> Array:
        """Product of the factors of each line in each draw, shape (lines, draws)."""
        derived = {row for factors in self.factors for row, _, _ in factors if row >= len(self.names)}
        rows = {row: self._row(row, draws) for row in derived}
        out = np.ones((len(self.factors), draws.shape[1]))
        for line, factors in enumerate(self.factors):
            for row, plus, times in factors:
                out[line] *= plus + times * (rows[row] if row in rows else draws[row])
        return out

    def _row(self, row: int, draws: Array) -> Array:
        """Give the draws of an input, or of what is derived from two."""
        return draws[row] if row < len(self.names) else _derive(self.derived[row - len(self.names)], draws)

    def _sums(self, draws: Array, profile: Array, lines: npt.NDArray[np.int64]) -> Array:
        """Sum products over years for some lines."""
        most = max((len(self.factors[line]) for line in lines), default=0) or 1
        index = np.zeros((len(lines), most), dtype=np.int64)
        plus, times = np.ones((len(lines), most)), np.zeros((len(lines), most))
        for place, line in enumerate(lines):
            for k, factor in enumerate(self.factors[line]):
                index[place, k], plus[place, k], times[place, k] = factor
        drop_off = self.drop_off[lines]
        if index.size and index.max() >= len(self.names):  # a table of just the rows read, derived ones too
            read = np.unique([*index.ravel(), *drop_off[drop_off >= 0]])
            draws = np.array([self._row(row, draws) for row in read])
            index = np.searchsorted(read, index)
            drop_off = np.where(drop_off < 0, -1, np.searchsorted(read, drop_off))
        return simulation.present_values(
            draws, index, plus, times,
            drop_off=drop_off, lag=np.full(len(lines), -1), profile=profile[lines],
            factors=np.ones(profile.shape[1]), group=np.arange(len(lines)),
        )  # fmt: skip


def build(flows: Sequence[Flow], setting: Setting, uncertain: Sequence[Input]) -> Model:
    """Turn lines that are worked out at central values into a model of draws.

    Parameters
    ----------
    flows : sequence of Flow
    setting : Setting
    uncertain : sequence of Input
        Assumptions that are drawn; the others keep their central value.
    """
    row_of = {one.assumption.id: row for row, one in enumerate(uncertain)}
    derived: list[Derived] = []
    lines = [_Line(flow, setting, row_of, derived) for flow in flows]
    return Model(
        tuple(row_of), tuple(derived), tuple(tuple(line.factors) for line in lines),
        np.array([line.drop_off for line in lines], dtype=np.int64),
        np.array([line.profile(discounted=True) for line in lines]).reshape(len(lines), setting.years),
        np.array([line.profile(discounted=False) for line in lines]).reshape(len(lines), setting.years),
        np.array([line.start for line in lines], dtype=np.int64),
    )  # fmt: skip


class _Line:
    """One line on its way into a model: its uncertain factors, and the constant that the rest make."""

    def __init__(self, flow: Flow, setting: Setting, row_of: dict[str, int], derived: list[Derived]) -> None:
        self.flow, self.line, self.setting = flow, flow.line, setting
        self._row_of, self._derived = row_of, derived
        self.factors: list[Factor] = []
        self.constant = flow.uprating * flow.by_grade
        self.start, self.drop_off = 0, -1
        if isinstance(self.line, CostLine):
            self._cost()
        else:
            self._benefit(self.line)

    def _cost(self) -> None:
        """Multiply amount and optimism bias."""
        if self.flow.amount is not None:
            self._take("amount")
        bias, managed = self._row("optimism_bias"), self._row("managed_share")
        uplift, kept = self._central("optimism_bias"), 1 - self._central("managed_share")
        if bias is not None and managed is not None:
            self.factors.append(Factor(self._derive("left", bias, managed), 1.0, 1.0))
        elif bias is not None:
            self.factors.append(Factor(bias, 1.0, kept))
        elif managed is not None:
            self.factors.append(Factor(managed, 1 + uplift, -uplift))
        else:
            self.constant *= 1 + uplift * kept

    def _benefit(self, line: BenefitLine) -> None:
        """Multiply the chain from people to pounds."""
        self.start = line.lag
        self.constant *= -1 if line.burden else 1
        for field in PLAIN:
            if field == "unit_value" and line.unit_value is None:
                self.constant *= self.flow.given or 0.0
            else:
                self._take(field)
        for field in COMPLEMENTS:
            self._take(field, plus=1.0, times=-1.0)
        if line.deadweight_meaning == "points":
            self._points()
        else:
            self._take("impact")
            self._take("deadweight", plus=1.0, times=-1.0)
        row = self._row("drop_off")
        self.drop_off = -1 if row is None else row

    def _points(self) -> None:
        """Multiply by effect less deadweight."""
        effect, deadweight = self._row("impact"), self._row("deadweight")
        if effect is not None and deadweight is not None:
            self.factors.append(Factor(self._derive("less", effect, deadweight), 0.0, 1.0))
        elif effect is not None:
            self.factors.append(Factor(effect, -self._central("deadweight"), 1.0))
        elif deadweight is not None:
            self.factors.append(Factor(deadweight, self._central("impact"), -1.0))
        else:
            self.constant *= self._central("impact") - self._central("deadweight")

    def _take(self, field: str, plus: float = 0.0, times: float = 1.0) -> None:
        """Multiply by plus + times x a field: as a factor where it is uncertain, else into the constant."""
        row = self._row(field)
        if row is None:
            self.constant *= plus + times * self._central(field)
        else:
            self.factors.append(Factor(row, plus, times))

    def _row(self, field: str) -> int | None:
        """Give the row of the input that a field names; None where it is not uncertain."""
        given = getattr(self.line, field)
        return self._row_of.get(given.assumption) if isinstance(given, Ref) else None

    def _central(self, field: str) -> float:
        """Give the central number of a field."""
        return value(self.line, field, self.setting.numbers)

    def _derive(self, sort: str, a: int, b: int) -> int:
        """Give the row of what follows from two inputs."""
        wanted = Derived(sort, a, b)
        if wanted not in self._derived:
            self._derived.append(wanted)
        return len(self._row_of) + self._derived.index(wanted)

    def profile(self, *, discounted: bool) -> Array:
        """Give what one unit of the product is worth in each year since the start."""
        factors = self.setting.factors_of(self.line) if discounted else np.ones(self.setting.years)
        if isinstance(self.line, CostLine):
            worth = self.flow.shape * factors
        else:
            worth = np.zeros(self.setting.years)
            shape = self._shape(self.line) * factors
            worth[: self.setting.years - self.start] = shape[self.start :]
        found: Array = self.constant * worth
        return found

    def _shape(self, line: BenefitLine) -> Array:
        """Give the yearly shape, without the drop-off where that is drawn."""
        fades = 0.0 if self.drop_off >= 0 else self._central("drop_off")
        return additionality.profile(self.setting.years, line.lag, line.duration, fades, line.ramp or None)


def _derive(found: Derived, draws: Array) -> Array:
    """Work out a derived row; an effect below its deadweight is refused."""
    a, b = draws[found.a], draws[found.b]
    if found.sort == "left":
        left: Array = a * (1 - b)
        return left
    less: Array = a - b
    if (less < 0).any():
        raise MethodRefused(
            "In some draws more would have succeeded anyway than succeed",
            where="deadweight in points",
            remedy="Narrow the ranges of effect and deadweight so that they do not cross, or give a share",
        )
    return less
