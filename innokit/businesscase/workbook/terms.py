"""Formulas as data: a term holds the text of a formula and what it comes to, made by the same operators.

So the value kept beside each formula is worked out in the order in which the formula is written.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

ATOM, POWER, TIMES, PLUS, JOIN, COMPARED = 9, 7, 5, 4, 3, 2
"""How tightly a text binds; what binds less tightly than its place needs stands in brackets."""

Given = "Term | float | str"


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A formula, or part of one.

    Attributes
    ----------
    text : str
        As a spreadsheet writes it, cells with their tab.
    value : float, str, bool or ndarray
        What it comes to; an array for a range of cells.
    binds : int
        How tightly its text binds.
    """

    text: str
    value: Any
    binds: int = ATOM

    def __add__(self, other: Term | float) -> Term:
        return _joined("+", PLUS, self, other, lambda a, b: a + b)

    def __sub__(self, other: Term | float) -> Term:
        return _joined("-", PLUS, self, other, lambda a, b: a - b)

    def __mul__(self, other: Term | float) -> Term:
        return _joined("*", TIMES, self, other, lambda a, b: a * b)

    def __truediv__(self, other: Term | float) -> Term:
        return _joined("/", TIMES, self, other, lambda a, b: a / b if b else math.nan)

    def __pow__(self, other: Term | float) -> Term:
        return _joined("^", POWER, self, other, _power)

    def __rmul__(self, other: float) -> Term:
        return term(other) * self

    def __rsub__(self, other: float) -> Term:
        return term(other) - self

    def __radd__(self, other: float) -> Term:
        return term(other) + self

    def joined(self, other: Term | str) -> Term:
        """Text after text."""
        return _joined("&", JOIN, self, other, lambda a, b: f"{_plain(a)}{_plain(b)}")

    def equals(self, other: Term | float | str) -> Term:
        """Whether two are the same; for a range, cell by cell."""
        return _joined("=", COMPARED, self, other, lambda a, b: a == b)

    def below(self, other: Term | float) -> Term:
        """Whether it is less."""
        return _joined("<", COMPARED, self, other, lambda a, b: _first(a, b) < 0)

    def above(self, other: Term | float) -> Term:
        """Whether it is more."""
        return _joined(">", COMPARED, self, other, lambda a, b: _first(a, b) > 0)

    def at_least(self, other: Term | float) -> Term:
        """Whether it is not less."""
        return _joined(">=", COMPARED, self, other, lambda a, b: _first(a, b) >= 0)

    def at_most(self, other: Term | float) -> Term:
        """Whether it is not more."""
        return _joined("<=", COMPARED, self, other, lambda a, b: _first(a, b) <= 0)


def term(given: Term | float | str) -> Term:
    """Give a number or text as a term.

    >>> term(0.5).text, term("yes").text
    ('0.5', '"yes"')
    """
    if isinstance(given, Term):
        return given
    if isinstance(given, str):
        doubled = given.replace('"', '""')
        return Term(f'"{doubled}"', given)
    text = repr(int(given)) if given == int(given) else repr(float(given)).upper()
    return Term(text, given, ATOM if given >= 0 else PLUS)


def call(name: str, value: Any, *parts: Term | float | str) -> Term:
    """Call a spreadsheet's function, with what it comes to."""
    return Term(f"{name}({','.join(term(part).text for part in parts)})", value)


def total(*parts: Term) -> Term:
    """Sum of ranges or single terms."""
    return call("SUM", math.fsum(float(np.sum(part.value)) for part in parts), *parts)


def total_product(*parts: Term) -> Term:
    """Sum over the cells of ranges, each multiplied with its fellows."""
    product = parts[0]
    for part in parts[1:]:
        product = product * part
    values = np.asarray(product.value, dtype=np.float64)
    return call("SUMPRODUCT", math.fsum(values.ravel()), product)


def largest_product(left: Term, right: Term) -> Term:
    """The largest of the cells of two ranges multiplied."""
    product = left * right
    inner = call("MAX", float(np.max(product.value)), product)
    return call("SUMPRODUCT", inner.value, inner)


def absolute(part: Term) -> Term:
    """Size without sign."""
    return call("ABS", np.abs(part.value), part)


def sign(part: Term) -> Term:
    """-1, 0 or 1."""
    return call("SIGN", float(np.sign(part.value)), part)


def root(part: Term) -> Term:
    """Square root."""
    return call("SQRT", math.sqrt(part.value), part)


def least(*parts: Term | float) -> Term:
    """The smallest."""
    return call("MIN", min(float(np.min(term(part).value)) for part in parts), *parts)


def most(*parts: Term | float) -> Term:
    """The largest."""
    return call("MAX", max(float(np.max(term(part).value)) for part in parts), *parts)


def both(*parts: Term) -> Term:
    """Whether all hold."""
    return call("AND", all(bool(part.value) for part in parts), *parts)


def either(*parts: Term) -> Term:
    """Whether one of them holds."""
    return call("OR", any(bool(part.value) for part in parts), *parts)


def where(condition: Term, then: Term | float | str, otherwise: Term | float | str) -> Term:
    """One of two, by a condition."""
    chosen = term(then) if condition.value else term(otherwise)
    return call("IF", chosen.value, condition, then, otherwise)


def item(among: Term, at: Term | float) -> Term:
    """The cell of a range at a place counted from 1."""
    place = term(at).value
    inside = isinstance(place, int | float) and 1 <= place <= len(among.value)
    return call("INDEX", among.value[int(place) - 1] if inside else math.nan, among, at)


def position(wanted: Term, among: Term) -> Term:
    """The place, counted from 1, of the first cell of a range that equals something."""
    found = [at for at, value in enumerate(among.value, 1) if value == wanted.value]
    return call("MATCH", float(found[0]) if found else math.nan, wanted, among, 0)


def defined_name(title: str, taken: set[str]) -> str:
    """Make a name for a cell out of a title; it never reads as a cell's address, and is given once.

    >>> taken = set()
    >>> defined_name("Take-up of the course", taken), defined_name("R1", taken), defined_name("r1", taken)
    ('Take_up_of_the_course', 'R1_value', 'r1_value_2')
    """
    words = re.sub(r"[^A-Za-z0-9]+", "_", title).strip("_")[:60].strip("_")
    words = words if words[:1].isalpha() else f"Value_{words}".rstrip("_")
    words = words if "_" in words else f"{words}_value"
    name, again = words, 2
    while name.casefold() in taken:
        name, again = f"{words}_{again}", again + 1
    taken.add(name.casefold())
    return name


def _joined(mark: str, binds: int, left: Term, right: Any, work: Callable[[Any, Any], Any]) -> Term:
    """Two terms with an operator between them."""
    other = term(right)
    after = _held(other, binds + 1 if mark in "-/^" or binds == COMPARED else binds)
    words = any(isinstance(part.value, str) for part in (left, other))
    # Words within arithmetic are an error that a spreadsheet shows; a condition keeps them from counting.
    value = math.nan if words and binds >= PLUS else work(left.value, other.value)
    return Term(f"{_held(left, binds)}{mark}{after}", value, binds)


def _first(left: Any, right: Any) -> Any:
    """Below 0 where the left comes first; a spreadsheet puts every word after every number."""
    if isinstance(left, str) or isinstance(right, str):
        return isinstance(left, str) - isinstance(right, str)
    return left - right


def _held(part: Term, binds: int) -> str:
    """A part's text, in brackets where it binds less tightly than its place needs."""
    return part.text if part.binds >= binds else f"({part.text})"


def _power(base: float, exponent: float) -> float:
    """A power, or not-a-number where there is none."""
    try:
        return float(base**exponent)
    except ZeroDivisionError:
        return math.nan


def _plain(value: Any) -> str:
    """A value as a spreadsheet joins it to text."""
    return str(int(value)) if isinstance(value, float) and value == int(value) else str(value)
