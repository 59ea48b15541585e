"""Where a function passes zero: along a range, and for polynomials of flows."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from innokit.maths.arrays import Array

#: Cells into which a range is cut when its first zero is looked for.
CELLS = 200


def first_zero(at: Callable[[float], float], low: float, high: float) -> float | None:
    """Give the zero of a function nearest to `low`, or None where it has none in the range.

    Parameters
    ----------
    at : callable
        From one number to one finite number.
    low, high : float
        Ends of the range, low below high.

    Returns
    -------
    float or None
    """
    xs = [float(x) for x in np.linspace(low, high, CELLS + 1)]
    ys = [at(xs[0])]
    for i in range(CELLS):
        if ys[i] == 0:
            return xs[i]
        ys.append(at(xs[i + 1]))
        found = None
        if i > 0 and _dips(ys[i - 1], ys[i], ys[i + 1]):
            found = _valley(at, xs[i - 1], xs[i + 1], max(abs(ys[i - 1]), abs(ys[i + 1])))
        elif ys[i] * ys[i + 1] < 0:
            found = _halve(at, xs[i], xs[i + 1])
        if found is not None:
            return found
    return xs[-1] if ys[-1] == 0 else None


def _dips(before: float, here: float, after: float) -> bool:
    """Say whether three answers of one sign have their smallest in the middle."""
    one_sign = before * here > 0 and here * after > 0
    return one_sign and abs(here) <= min(abs(before), abs(after)) and abs(here) < max(abs(before), abs(after))


def _halve(at: Callable[[float], float], low: float, high: float) -> float | None:
    """Halve a cell over which the answer changes sign; None where the answer grows instead, at a pole."""
    y_low, y_high = at(low), at(high)
    ceiling, rising = max(abs(y_low), abs(y_high)), y_high > 0
    while low < (middle := low + (high - low) / 2) < high:
        y = at(middle)
        if y == 0:
            return middle
        if (y > 0) == rising:
            high, y_high = middle, y
        else:
            low, y_low = middle, y
    nearest, y = (low, y_low) if abs(y_low) < abs(y_high) else (high, y_high)
    return nearest if abs(y) <= ceiling else None


def _valley(at: Callable[[float], float], low: float, high: float, scale: float) -> float | None:
    """Look by golden section for a zero where the size of the answer dips without a change of sign."""
    golden, sign = (5**0.5 - 1) / 2, 1.0 if at(low) > 0 else -1.0
    left, right = low, high
    a, b = right - golden * (right - left), left + golden * (right - left)
    y_a, y_b = sign * at(a), sign * at(b)
    for _ in range(60):
        if min(y_a, y_b) < 0:
            return _halve(at, low, a if y_a < 0 else b)
        if y_a <= y_b:
            right, b, y_b = b, a, y_a
            a = right - golden * (right - left)
            y_a = sign * at(a)
        else:
            left, a, y_a = a, b, y_b
            b = left + golden * (right - left)
            y_b = sign * at(b)
    return a if y_a <= 1e-12 * scale else None


def only_root(coefficients: Array) -> float:
    """The one positive root of a polynomial with one sign change, lowest power first."""
    falling: list[float] = coefficients[::-1].tolist()
    first = falling[-1] > 0
    step = 2.0 if (sum(falling) > 0) == first else 0.5
    far = step
    while ((_horner(falling, far)[0] > 0) == first) == (step > 1) and far < math.inf:
        far *= step
    low, high = sorted((far / step, far))
    guess = low + (high - low) / 2
    while low < (middle := guess if low < guess < high else low + (high - low) / 2) < high:
        found, slope = _horner(falling, middle)
        low, high = (middle, high) if (found > 0) == first else (low, middle)
        guess = middle - found / slope if slope else low
        if abs(guess - middle) <= 1e-10 * middle:
            return guess  # Newton's error is squared at each step
    return high


def _horner(falling: list[float], x: float) -> tuple[float, float]:
    """A polynomial, highest power first, and its slope; plain numbers are faster here than arrays."""
    total = slope = 0.0
    for coefficient in falling:
        slope = slope * x + total
        total = total * x + coefficient
    return total, slope


def positive_roots(coefficients: Array) -> list[float]:
    """Distinct positive real roots of a polynomial, lowest power first, each of them checked.

    Eigenvalues find roots at which the sign does not change. Where coefficients differ by many powers of ten
    they also find some that are none and miss some that are; so each is polished and then tested, and the
    signs along a grid are looked at too.
    """
    powers = np.flatnonzero(coefficients)
    logs, signs = np.log(np.abs(coefficients[powers])), np.sign(coefficients[powers])

    def balances(x: Array) -> Array:
        """The polynomial as a share of the sum of its terms' sizes, -1 to 1, at each x."""
        sizes = logs + powers * np.log(x)[:, None]
        terms = np.exp(sizes - sizes.max(axis=1, keepdims=True))
        shares: Array = (signs * terms).sum(axis=1) / terms.sum(axis=1)
        return shares

    def balance(x: float) -> float:
        return float(balances(np.array([x]))[0])

    grid = np.exp(np.linspace(-7, 7, 281))  # rates from -99.9 to over 100,000 per cent
    at = balances(grid)
    changes = np.flatnonzero(at[1:] * at[:-1] < 0)
    crossed = [_between(balance, float(grid[i]), float(grid[i + 1])) for i in changes]
    eigen = np.roots(coefficients[::-1])
    near = eigen.real[(np.abs(eigen.imag) <= 1e-3 * np.abs(eigen)) & (eigen.real > 0)]
    falling: list[float] = coefficients[::-1].tolist()
    polished = (_polished(falling, float(x)) for x in near)
    real = sorted([*crossed, *(x for x in polished if x > 0 and abs(balance(x)) <= 1e-12)])
    return [x for i, x in enumerate(real) if i == 0 or x - real[i - 1] > 1e-6 * x]


def _between(at: Callable[[float], float], low: float, high: float) -> float:
    """The zero of a function between two points at which its signs differ."""
    rising = at(high) > 0
    while low < (middle := low + (high - low) / 2) < high:
        low, high = (low, middle) if (at(middle) > 0) == rising else (middle, high)
    return high


def _polished(falling: list[float], x: float) -> float:
    """A root brought nearer by Newton's method; 0 where it runs away."""
    for _ in range(60):
        found, slope = _horner(falling, x)
        if not math.isfinite(found) or not math.isfinite(slope) or slope == 0:
            return x if found == 0 else 0.0
        step = found / slope
        x -= step
        if x <= 0 or abs(step) <= 1e-16 * x:
            break
    return x
