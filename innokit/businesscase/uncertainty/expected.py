"""Exact expectations: what lines are worth on average, given some inputs and whatever the others are.

Where inputs are independent, the mean of a product is the product of the means, so that no regression is
needed (a line's factors by one input are taken together, its fading included).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from innokit.businesscase.lines.setting import Array
from innokit.businesscase.uncertainty.inputs import Input
from innokit.businesscase.uncertainty.model import Factor, Model
from innokit.maths import families


def exact(
    model: Model, line: int, joined: Iterable[Collection[int]] = (), known: Collection[int] = ()
) -> bool:
    """Whether a line's expectation, given some inputs, has a closed form.

    It has none where an input is both in a derived row and elsewhere in the line; nor, of the `joined` groups
    of inputs that move together, where two unknown ones are in the line, or one of which another is known.
    """
    own, inside = _inputs(model, line)
    unknown = {*own, *inside} - set(known)
    apart = all(len(unknown & set(group)) <= (0 if set(known) & set(group) else 1) for group in joined)
    return apart and len(inside) == len(set(inside)) and not own & set(inside)


def _inputs(model: Model, line: int) -> tuple[set[int], list[int]]:
    """Rows of the inputs a line uses: those it reads itself, and those inside its derived rows."""
    own = {int(model.drop_off[line])} - {-1}
    inside: list[int] = []
    for factor in model.factors[line]:
        if factor.row < len(model.names):
            own.add(factor.row)
        else:
            found = model.derived[factor.row - len(model.names)]
            inside += [found.a, found.b]
    return own, inside


def given(
    model: Model,
    uncertain: Sequence[Input],
    lines: Collection[int],
    known: Mapping[int, Array],
) -> Array:
    """Mean present value of lines where some inputs are known and the others are not.

    Parameters
    ----------
    model : Model
    uncertain : sequence of Input
        Independent of each other, as `exact` says for each line.
    lines : collection of int
    known : mapping of int to ndarray
        Values of the known inputs by their row, all of one length.

    Returns
    -------
    ndarray, shape (lines, values)
        One column where nothing is known.
    """
    many = len(next(iter(known.values()))) if known else 1
    out = np.empty((len(lines), many))
    for place, line in enumerate(lines):
        out[place] = _given(model, uncertain, line, known, many)
    return out


def _given(
    model: Model, uncertain: Sequence[Input], line: int, known: Mapping[int, Array], many: int
) -> Array:
    """Mean present value of one line."""
    product, fading = np.ones(many), int(model.drop_off[line])
    worth = model.present[line]
    by_input: dict[int, list[Factor]] = {}
    for factor in model.factors[line]:
        if factor.row >= len(model.names):
            product *= factor.plus + factor.times * _derived(model, uncertain, factor.row, known)
        else:
            by_input.setdefault(factor.row, []).append(factor)
    for row, factors in by_input.items():
        if row == fading:
            continue
        product *= (
            _mean(uncertain[row], factors, None, worth) if row not in known else _value(factors, known[row])
        )
    if fading < 0:
        return product * float(worth.sum())
    factors = by_input.get(fading, [])
    if fading in known:
        return product * _value(factors, known[fading]) * _faded(worth, known[fading])
    return product * _mean(uncertain[fading], factors, fading, worth)


def _value(factors: Sequence[Factor], x: Array) -> Array:
    """Product of some factors at known values of their input."""
    product = np.ones(len(x))
    for factor in factors:
        product *= factor.plus + factor.times * x
    return product


def _faded(worth: Array, drop_off: Array) -> Array:
    """What the years are worth together, each fading from the one before."""
    kept, total = 1 - drop_off, np.zeros(len(drop_off))
    for year in worth[::-1]:
        total = total * kept + year
    return total


def _mean(one: Input, factors: Sequence[Factor], fading: int | None, worth: Array) -> float:
    """Mean of what one input does to a line."""
    if fading is None and len(factors) == 1 and not one.clipped:
        return factors[0].plus + factors[0].times * one.mean

    def does(x: Array) -> Array:
        held = np.clip(x, one.least, one.most) if one.clipped else x
        value = _value(factors, held)
        return value if fading is None else value * _faded(worth, held)

    return families.expectation(one.family, one.parameters, does)


def _derived(model: Model, uncertain: Sequence[Input], row: int, known: Mapping[int, Array]) -> Array | float:
    """Mean of a derived row, which is linear in each of its two inputs."""
    found = model.derived[row - len(model.names)]
    a, b = (known[r] if r in known else _plain_mean(uncertain[r]) for r in (found.a, found.b))
    return a - b if found.sort == "less" else a * (1 - b)


def _plain_mean(one: Input) -> float:
    """Mean of one input, with its limits."""
    return _mean(one, [Factor(0, 0.0, 1.0)], None, np.ones(1))
