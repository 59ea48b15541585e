"""Where a function passes zero: along a range, and for polynomials of flows."""

from __future__ import annotations

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

    def at(x: float) -> float:
        return float(np.polyval(coefficients[::-1], x))

    first = at(0.0) > 0
    low = high = 1.0
    while (at(low) > 0) != first:
        low /= 2
    while (at(high) > 0) == first and at(high) != 0:
        high *= 2
    while low < (middle := low + (high - low) / 2) < high:
        low, high = (middle, high) if (at(middle) > 0) == first else (low, middle)
    return high


def positive_roots(coefficients: Array) -> list[float]:
    """Distinct positive real roots of a polynomial, lowest power first."""
    found = np.roots(coefficients[::-1])
    real = np.sort(found.real[(np.abs(found.imag) <= 1e-7 * np.abs(found)) & (found.real > 0)])
    return [float(x) for i, x in enumerate(real) if i == 0 or x - real[i - 1] > 1e-6 * x]
