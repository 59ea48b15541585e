"""From a figure to the entries behind it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from innokit import words
from innokit.records import Case, Entry, Record
from innokit.results import describe
from innokit.results.sheet import Figure
from innokit.words import MINUS

_BARE = re.compile(r"[+\u2212]?[\d,]*\.?\d+")
_POSITIVE = re.compile(r"£[\d,.]+( million| billion)?")
_SCALE = re.compile(r"[\u2212\d]+ to \d+")
SPOKEN_FROM = 100_000
"""Pounds from which a sum is said in words, its exact value beside it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What records take from one place of a published table.

    Attributes
    ----------
    key : str
        Letters, digits, dots and hyphens; the same for the same place.
    short : str
        The value taken, and whence, in a line.
    facts : tuple of (str, str)
        Label and value: the row, its source, edition, standing.
    """

    key: str
    short: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """What a result knows of one record behind its figures, beyond what the record says.

    Attributes
    ----------
    amount : float or None
        What a line comes to by itself, £ in present value: costs and burdens negative.
    under : str
        The option that the line belongs to.
    usual : bool
        Whether that is business as usual, which is taken off.
    read : tuple of Reading
        What it takes from published tables.
    """

    amount: float | None = None
    under: str = ""
    usual: bool = False
    read: tuple[Reading, ...] = ()


Details = Mapping[str, Detail]
"""Details by the id of the record; the caller has them from an appraisal and the reference tables."""
NOTHING_MORE = Detail()


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands behind a figure: one record, and the entry that put it there.

    Attributes
    ----------
    record : Record
    entry : Entry or None
        None for a case made without a book.
    said : str
        The record's facts in one line.
    source, origin : str
        Where its figure comes from; who recorded it, when and why.
    detail : Detail
        Its amount, and what it takes from published tables.
    """

    record: Record
    entry: Entry | None
    said: str
    source: str
    origin: str
    detail: Detail = NOTHING_MORE

    @property
    def place(self) -> str:
        """Number of the entry, in words."""
        return f"Entry {self.entry.seq}" if self.entry else "No entry"


@dataclass(frozen=True, slots=True)
class Trace:
    """Figures that rest on the same records, and those records."""

    figures: tuple[Figure, ...]
    grounds: tuple[Ground, ...]


def grounds(case: Case, records: Iterable[str], details: Details | None = None) -> tuple[Ground, ...]:
    """Give what stands behind records, with the records they speak of in turn."""
    return tuple(_ground(case, case.by_id[id], details or {}) for id in case.behind(records))


def traces(case: Case, figures: Iterable[Figure], details: Details | None = None) -> tuple[Trace, ...]:
    """Group figures that rest on the same records, so that each set of entries is shown once."""
    groups: dict[tuple[str, ...], dict[str, Figure]] = {}
    for figure in figures:
        groups.setdefault(case.behind(figure.records), {}).setdefault(figure.id, figure)
    # Many figures rest on the same records: each is put into words once.
    wanted = {id for records in groups for id in records}
    said = {id: _ground(case, case.by_id[id], details or {}) for id in wanted}
    return tuple(
        Trace(tuple(found.values()), tuple(said[id] for id in records)) for records, found in groups.items()
    )


def by_size(found: Iterable[Ground]) -> tuple[tuple[Ground, ...], tuple[Ground, ...]]:
    """Part grounds into lines that come to an amount, largest first, and all others in their order.

    One line alone is no sum, so it stays among the others.
    """
    among = tuple(found)
    lines = [item for item in among if item.detail.amount is not None]
    if len(lines) < 2:
        return (), among
    largest_first = tuple(sorted(lines, key=lambda item: -abs(item.detail.amount or 0.0)))
    return largest_first, tuple(item for item in among if item.detail.amount is None)


def amount_text(amount: float) -> str:
    """Write what a line comes to: a sum of money with the digits a person would say."""
    return words.sum_of_money(amount)


def readings(found: Iterable[Ground]) -> dict[str, Reading]:
    """Give what some records take from published tables, each place once, by its key."""
    return {read.key: read for item in found for read in item.detail.read}


def alone(figure: Figure) -> str:
    """Write a figure as shown, so that it makes sense alone: with the unit that its column had said.

    >>> alone(Figure("npsv.a", 4_089_812.63, "4,090", "NPSV", (), "£"))
    '£4.1 million'
    >>> alone(Figure("unit.a", 67_292.6847, "67,292.6847", "Value", (), "£"))
    '£67,293'
    >>> alone(Figure("overall.a", 63.52, "63.5", "Overall value", (), "0 to 100"))
    '63.5 on a scale of 0 to 100'
    """
    if figure.value is None or not math.isfinite(figure.value):
        return figure.text
    if _BARE.fullmatch(figure.text) is None:
        # A sentence says "loses £514,000"; alone, the sum needs its sign.
        lost = figure.unit == "£" and figure.value < 0 and _POSITIVE.fullmatch(figure.text)
        return f"{MINUS}{figure.text}" if lost else figure.text
    if figure.unit == "£":
        return _pounds(figure.value)
    if figure.unit.startswith("£"):
        return _after_the_pound(figure.text, figure.unit)
    if _SCALE.fullmatch(figure.unit):
        return f"{figure.text} on a scale of {figure.unit}"
    return words.with_unit(figure.text, figure.unit)


def exactly(figure: Figure) -> str:
    """Write the exact value of a figure with its unit, or what stands in place of a number.

    >>> exactly(Figure("npsv.a", -4_089_812.63, "−4,090", "NPSV", (), "£"))
    '−£4,089,812.63'
    """
    if figure.value is None:
        return figure.text
    if figure.unit.startswith("£"):
        return _after_the_pound(words.exact(figure.value), figure.unit)
    if figure.unit in ("share", "%"):
        return f"{words.exact(figure.value * (100 if figure.unit == 'share' else 1))}%"
    return f"{words.exact(figure.value)} {figure.unit}".rstrip()


def exact_beside(figure: Figure) -> str:
    """Write the exact value where it says more than what `alone` gives; else nothing.

    >>> exact_beside(Figure("a.b", 38.0, "38", "Days", (), "days"))
    ''
    """
    said, whole = alone(figure), exactly(figure)
    if figure.value is None or (figure.value in (0.0, 1.0) and not any(map(str.isdigit, said))):
        return ""
    number = whole.removesuffix(figure.unit).strip()
    return "" if said.startswith((whole, number)) and not said[len(number) :][:1].isdigit() else whole


def _pounds(value: float) -> str:
    """Write pounds: large sums in words, small ones with their pence."""
    if abs(value) >= SPOKEN_FROM:
        return words.sum_of_money(value)
    if abs(value) >= 1_000 or value == round(value):
        return words.money(value)
    return _after_the_pound(words.number(value, 2), "£")


def _after_the_pound(number: str, unit: str) -> str:
    """Write a number with the sign of the currency before it and the rest of its unit behind it."""
    sign = number[0] if number[:1] in (MINUS, "+") else ""
    return f"{sign}£{number[len(sign) :]}{unit[1:]}"


def _ground(case: Case, record: Record, details: Details) -> Ground:
    """Say one record in a line."""
    facts = describe.facts(record, case)
    said = "; ".join(f"{label}: {value}" for label, value in facts if label not in ("Source", "Standing"))
    entry = case.latest.get(record.id)
    source, origin = describe.source_of(record, case), describe.origin(entry)
    return Ground(record, entry, said, source, origin, details.get(record.id, NOTHING_MORE))
