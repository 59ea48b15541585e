"""From an assumption to a distribution: what was recorded of its range, as a family and its parameters."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NoReturn

import numpy as np

from innokit.businesscase.appraisal import showing
from innokit.businesscase.lines.flows import assumptions_of
from innokit.businesscase.lines.setting import AnyLine, Array
from innokit.errors import MethodRefused
from innokit.maths import families
from innokit.records import Assumption, Ref, Share

BEYOND = 1e-3
"""The chance of drawing what a line cannot take from which a distribution is refused; less is clipped."""
_ENDS = {"90 per cent sure": 0.05, "80 per cent sure": 0.10}
_LIMITLESS = ("normal", "lognormal")
_NAMES = {
    "pert": "PERT", "uniform": "uniform", "triangular": "triangular", "normal": "normal",
    "lognormal": "lognormal", "discrete": "one of some values", "empirical": "one of the measured values",
    "fixed": "fixed",
}  # fmt: skip


@dataclass(frozen=True)
class Input:
    """One uncertain assumption: one draw wherever it appears.

    Attributes
    ----------
    assumption : Assumption
    family : str
    parameters : tuple of float
        As `maths.families` takes them.
    least, most : float
        What the lines that use it can take; draws beyond are set to these.
    """

    assumption: Assumption
    family: str
    parameters: tuple[float, ...]
    least: float
    most: float

    @cached_property
    def clipped(self) -> bool:
        """Whether any draw can lie beyond what the lines can take."""
        ends = families.quantile(self.family, self.parameters, [1e-12, 1 - 1e-12])
        return bool(ends[0] < self.least or ends[1] > self.most)

    @cached_property
    def mean(self) -> float:
        """Exact mean, clipping left out."""
        return families.mean(self.family, self.parameters)

    def draw(self, u: Array) -> Array:
        """Values for uniform draws."""
        found = families.quantile(self.family, self.parameters, u)
        return np.clip(found, self.least, self.most) if self.clipped else found

    def said(self) -> str:
        """Say the distribution in a sentence a reader can judge."""
        given = self.assumption
        low, middle, high = (
            showing.level_text(given, float(x)) for x in self.draw(np.array([0.05, 0.5, 0.95]))
        )
        reason = f" Why: {given.reason.strip()}" if given.reason.strip() else ""
        return (
            f"{given.title}: 9 in 10 between {low} and {high}, as likely above as below {middle} "
            f"({_NAMES[self.family]}).{reason}"
        )


def inputs(given: Iterable[Assumption], lines: Iterable[AnyLine]) -> tuple[Input, ...]:
    """Give the uncertain assumptions that some lines use, as distributions.

    Parameters
    ----------
    given : iterable of Assumption
    lines : iterable of CostLine or BenefitLine

    Raises
    ------
    MethodRefused
        A shape lacks what it needs, or can be what a line cannot take; the assumption is named.
    """
    return tuple(one for one in every(given, lines) if one.family != "fixed")


def every(given: Iterable[Assumption], lines: Iterable[AnyLine]) -> tuple[Input, ...]:
    """Give every assumption that some lines use, those that are fixed among them; refuses as `inputs`."""
    limits = _limits(lines)
    return tuple(read(one, *limits[one.id]) for one in given if one.id in limits)


def read(given: Assumption, least: float = -math.inf, most: float = math.inf) -> Input:
    """Read the distribution of one assumption.

    Raises
    ------
    MethodRefused
        Its shape lacks what it needs, or can be below `least` or above `most`.

    Examples
    --------
    >>> from innokit.records import Assumption
    >>> read(Assumption(title="Take-up", value=0.6, low=0.4, high=0.7)).parameters
    (0.4, 0.6, 0.7)
    """
    family, parameters = _shape(given)
    found = Input(given, family, parameters, least, most)
    ends = families.quantile(family, parameters, [BEYOND, 1 - BEYOND])
    if ends[0] < least - 1e-12 or ends[1] > most + 1e-12:
        limit = "a share lies between 0 and 1" if most == 1 else "it is at least 0"
        _refuse(
            given,
            f"{_NAMES[family]} draws reach from {ends[0]:.4g} to {ends[1]:.4g}, but {limit}",
            "Take PERT with limits, or lognormal, or narrow the range",
        )
    return found


def _shape(given: Assumption) -> tuple[str, tuple[float, ...]]:
    """Give family and parameters for what was recorded."""
    if given.shape == "discrete":
        chances = given.chances or (1 / len(given.values),) * len(given.values)
        return "discrete", (*given.values, *chances)
    if given.shape == "from data":
        return "empirical", given.values
    low = given.value if given.low is None else given.low
    high = given.value if given.high is None else given.high
    if given.shape == "fixed" or low == high:
        if given.shape not in ("", "fixed"):
            _refuse(given, f"a {given.shape} shape has no range", "Give a low and a high value")
        return "fixed", (given.value,)
    if given.shape in _LIMITLESS:
        return _limitless(given, low, high)
    if given.range_means in _ENDS:
        return _widened(given, low, high, _ENDS[given.range_means])
    return _limited(given.shape, low, given.value, high)


def _limited(shape: str, low: float, middle: float, high: float) -> tuple[str, tuple[float, ...]]:
    """Give a shape between limits."""
    if shape == "uniform":
        return "uniform", (low, high)
    return "triangular" if shape == "triangular" else "pert", (low, middle, high)


def _limitless(given: Assumption, low: float, high: float) -> tuple[str, tuple[float, ...]]:
    """Give a normal or lognormal shape from the range it stays in most of the time."""
    if given.range_means == "limits":
        remedy = "Say 90 or 80 per cent sure, or take a shape that has limits"
        _refuse(given, f"a {given.shape} shape is never held by limits", remedy)
    if given.low is None or given.high is None:
        _refuse(given, f"a {given.shape} shape needs both ends of its range", "Give a low and a high value")
    from scipy.special import ndtri

    reach = 2 * float(ndtri(1 - _ENDS.get(given.range_means, 0.05)))
    if given.shape == "normal":
        return "normal", ((low + high) / 2, (high - low) / reach)
    if low <= 0:
        _refuse(given, f"a lognormal shape lies above 0, and its low value is {low:g}", "Take another shape")
    logs = math.log(low), math.log(high)
    return "lognormal", ((logs[0] + logs[1]) / 2, (logs[1] - logs[0]) / reach)


def _widened(given: Assumption, low: float, high: float, tail: float) -> tuple[str, tuple[float, ...]]:
    """Give a shape whose range is held most of the time: its limits lie further out."""
    if given.shape == "uniform":
        out = (high - low) * tail / (1 - 2 * tail)
        return "uniform", (low - out, high + out)
    from scipy.optimize import root

    family = "triangular" if given.shape == "triangular" else "pert"
    width = high - low

    def off(steps: Array) -> Array:
        ends = given.value - abs(steps[0]) * width, given.value + abs(steps[1]) * width
        at = families.quantile(family, (ends[0], given.value, ends[1]), [tail, 1 - tail])
        share: Array = (at - np.array([low, high])) / width
        return share

    start = np.array([(given.value - low) / width + 0.2, (high - given.value) / width + 0.2])
    found = root(off, start)
    if not found.success or max(abs(off(found.x))) > 1e-6:
        remedy = "Move the central value inwards, or give limits"
        _refuse(given, f"no {_NAMES[family]} shape is {given.range_means} of this range", remedy)
    low_end, high_end = given.value - abs(found.x[0]) * width, given.value + abs(found.x[1]) * width
    return family, (float(low_end), given.value, float(high_end))


def _limits(lines: Iterable[AnyLine]) -> Mapping[str, tuple[float, float]]:
    """Give, for each assumption that lines use, the least and the most that they can take."""
    out: dict[str, tuple[float, float]] = {}
    for line in lines:
        for id in assumptions_of(line):
            out.setdefault(id, (0.0, math.inf))
        for field, info in type(line).model_fields.items():
            given = getattr(line, field)
            if isinstance(given, Ref) and info.annotation == Share:
                out[given.assumption] = (0.0, 1.0)
    return out


def _refuse(given: Assumption, what: str, remedy: str) -> NoReturn:
    """Refuse a distribution, naming the assumption."""
    where = f"assumption {given.title!r}"
    raise MethodRefused(f"{what[0].upper()}{what[1:]}", where=where, remedy=remedy)
