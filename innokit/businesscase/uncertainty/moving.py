"""Draws made once, and what options are worth in them while assumptions are moved.

Draws depend on the seed, an assumption's id and the number of the chunk, and on nothing else, so they stay
while values move; only the lines that use what moved are worked out again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from innokit.businesscase.appraisal.appraise import Appraisal
from innokit.businesscase.lines.setting import Array
from innokit.businesscase.uncertainty.chunks import Task, draws
from innokit.businesscase.uncertainty.inputs import BEYOND, Input, every
from innokit.businesscase.uncertainty.model import Model, build
from innokit.businesscase.uncertainty.simulate import simulate
from innokit.errors import MethodRefused
from innokit.maths import streams
from innokit.records import Assumption, Case, Option


@dataclass(frozen=True, eq=False)
class Moved:
    """What each option is worth in each draw, with some assumptions moved.

    Attributes
    ----------
    npsv : ndarray, shape (options, draws)
        £ in prices of the base, against business as usual.
    limited : tuple of str
        Ids of the assumptions of which more than 1 in 1,000 draws were set to what a line can take.
    """

    npsv: Array
    limited: tuple[str, ...] = ()

    @property
    def draws(self) -> int:
        """How many draws there are."""
        return int(self.npsv.shape[1])

    @cached_property
    def best(self) -> int:
        """Row of the option with the highest mean NPSV."""
        return int(self.npsv.mean(axis=1).argmax())

    @cached_property
    def chance_best(self) -> Array:
        """Share of draws in which business as usual, then each option, is worth most."""
        first = np.where(self.npsv.max(axis=0) > 0, self.npsv.argmax(axis=0) + 1, 0)
        shares: Array = np.bincount(first, minlength=len(self.npsv) + 1) / self.draws
        return shares

    @cached_property
    def chance_of_loss(self) -> Array:
        """Share of draws in which each option is worth less than business as usual."""
        shares: Array = (self.npsv < 0).mean(axis=1)
        return shares

    def quantiles(self, shares: tuple[float, ...]) -> Array:
        """Quantiles of NPSV, shape (options, shares)."""
        found: Array = np.quantile(self.npsv, shares, axis=1).T
        return found


@dataclass(frozen=True, eq=False)
class Moving:
    """The draws of a case, and what each line is worth in them, ready for assumptions to be moved.

    Parameters
    ----------
    appraisal : Appraisal
    inputs : tuple of Input
        Every assumption that a valued line uses: those drawn first, in the order of `task`, then those fixed.
    task : Task
        How the first of them are drawn.
    draws : int
        How many are kept; at most those of one chunk.
    """

    appraisal: Appraisal
    inputs: tuple[Input, ...]
    task: Task
    draws: int

    @property
    def options(self) -> tuple[Option, ...]:
        """The options compared, in the order of the rows."""
        return tuple(outcome.option for outcome in self.appraisal.outcomes)

    @property
    def uncertain(self) -> tuple[Assumption, ...]:
        """The assumptions drawn."""
        return tuple(one.assumption for one in self.inputs[: len(self.task.drawn)])

    def at(self, moved: Mapping[str, float], *, held: bool = False, draws: int = 0) -> Moved:
        """Give what each option is worth in each draw with some assumptions moved.

        Parameters
        ----------
        moved : mapping of str to float
            New central values by id of the assumption, in their own units.
        held : bool, optional
            Whether a moved assumption is held at its new value. Otherwise its range moves with it and keeps
            its width; draws beyond what a line can take are set to that limit.
        draws : int, optional
            How many, where it is more than are kept; these are drawn anew and let go.

        Returns
        -------
        Moved
            The same draws each time, so that a difference is that of the values.

        Raises
        ------
        MethodRefused
            In some draws a deadweight in points is more than its effect.

        Examples
        --------
        >>> from innokit.records import Case, CostLine, BenefitLine, Frame, Option, Ref, Stakeholder
        >>> worth = Assumption(id="w", title="Worth", value=100, low=80, high=120, unit="£")
        >>> found = moving(Case([
        ...     Frame(base_year="2026", last_year=0), Stakeholder(id="c", title="Council"), worth,
        ...     Option(id="b", title="As now", role="baseline"), Option(id="n", title="New form"),
        ...     CostLine(title="Software", option="n", payer="c", amount=100),
        ...     BenefitLine(title="Time saved", option="n", gainer="c", unit_value=Ref(assumption="w"))]))
        >>> [round(float(found.at({"w": value}).chance_of_loss[0]), 1) for value in (80, 100, 120)]
        [1.0, 0.5, 0.0]
        """
        places = {one.assumption.id: row for row, one in enumerate(self.inputs)}
        shifts = {places[id]: value for id, value in moved.items() if id in places}
        if draws > self.draws:
            parts = [self._anew(shifts, held, chunk, size) for chunk, size in _chunks(draws)]
            npsv, values = np.concatenate([part for part, _ in parts], axis=1), parts[0][1]
        else:
            npsv, values = self._kept(shifts, held)
        return Moved(npsv, () if held else self._limited(shifts, values))

    def _kept(self, shifts: Mapping[int, float], held: bool) -> tuple[Array, Array]:
        """Work out again the lines that what moved is in, on the draws that are kept."""
        lines = self._model.touched(*shifts)
        if not lines.size:
            return self._npsv, self._values
        values = self._shifted(self._values, shifts, held)
        change = self._model.present_values_of(lines, values) - self._present[lines]
        npsv: Array = self._npsv + self.task.sums.npsv[:, lines] @ change
        return npsv, values

    def _anew(self, shifts: Mapping[int, float], held: bool, chunk: int, size: int) -> tuple[Array, Array]:
        """Work out every line on the draws of one chunk."""
        values = self._shifted(self._drawn(chunk, size), shifts, held)
        npsv: Array = self.task.sums.npsv @ self._model.present_values(values)
        return npsv, values

    def _shifted(self, values: Array, shifts: Mapping[int, float], held: bool) -> Array:
        """Give the draws with those of what moved in their new place."""
        out = values.copy()
        for row, value in shifts.items():
            one = self.inputs[row]
            if held or one.family == "fixed":
                out[row] = value
            else:
                np.clip(values[row] + (value - one.assumption.value), one.least, one.most, out=out[row])
        return out

    def _limited(self, shifts: Mapping[int, float], values: Array) -> tuple[str, ...]:
        """Name what moved so far that draws had to be set to a limit."""
        found = []
        for row in shifts:
            one, drawn = self.inputs[row], values[row]
            if one.family != "fixed" and ((drawn <= one.least) | (drawn >= one.most)).mean() > BEYOND:
                found.append(one.assumption.id)
        return tuple(found)

    def _drawn(self, chunk: int, size: int) -> Array:
        """Draw every input of a chunk; what is fixed stands at its value."""
        out = np.empty((len(self.inputs), size))
        many = len(self.task.drawn)
        out[:many] = draws(self.task.at(chunk, size, yearly=False))
        out[many:] = np.array([one.assumption.value for one in self.inputs[many:]])[:, None]
        return out

    @cached_property
    def _model(self) -> Model:
        """The lines with every assumption as an input, so that any can be moved."""
        return build(self.appraisal.flows, self.appraisal.setting, self.inputs)

    @cached_property
    def _values(self) -> Array:
        """The draws that are kept."""
        return self._drawn(0, self.draws)

    @cached_property
    def _present(self) -> Array:
        """What each line is worth in them as recorded."""
        return self._model.present_values(self._values)

    @cached_property
    def _npsv(self) -> Array:
        """What each option is worth in them as recorded."""
        found: Array = self.task.sums.npsv @ self._present
        return found


def moving(case: Case, draws: int = 10_000, seed: int = 1) -> Moving:
    """Draw every uncertain assumption once, so that what moving one does can be seen at once.

    Parameters
    ----------
    case : Case
    draws : int
        How many are kept: 2 to 16,384.
    seed : int
        With the same seed these are the draws of `simulate`.

    Returns
    -------
    Moving

    Raises
    ------
    MethodRefused
        As `simulate`; too many or too few draws.
    """
    if isinstance(draws, bool) or int(draws) != draws or not 2 <= draws <= streams.CHUNK:
        raise MethodRefused(
            f"{draws!r} draws cannot be kept", where="draws", remedy=f"Keep 2 to {streams.CHUNK:,} draws"
        )
    found = simulate(case, 2, seed)
    used = every(case.of(Assumption), [flow.line for flow in found.appraisal.flows])
    fixed = tuple(one for one in used if one.family == "fixed")
    return Moving(found.appraisal, (*found.inputs, *fixed), replace(found.task, yearly=False), int(draws))


def _chunks(many: int) -> list[tuple[int, int]]:
    """Give number and size of each chunk of so many draws."""
    starts = range(0, many, streams.CHUNK)
    return [(number, min(streams.CHUNK, many - start)) for number, start in enumerate(starts)]
