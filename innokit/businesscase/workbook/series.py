"""The price years that a line may name, each with its index and that of the price base."""

from __future__ import annotations

from typing import Literal, NamedTuple

from innokit import reference
from innokit.businesscase.lines.setting import is_financial, plain_year, price_base
from innokit.records import Frame


class PriceYear(NamedTuple):
    """A year, its index, the index of the price base in the same edition, and that edition."""

    year: str
    own: float
    of_base: float
    edition: str


def series(frame: Frame) -> tuple[PriceYear, ...]:
    """Each year of the kind of the price base: its index and the base's of the same edition, and which."""
    base = plain_year(price_base(frame))
    kind: Literal["calendar", "financial"] = "financial" if is_financial(base) else "calendar"
    asked = frame.deflator_edition or None
    table = reference.load("gdp_deflators", asked)
    rows = []
    for year in sorted(
        {year for one in (table.editions if asked is None else (asked,)) for year in _years(one, kind)}
    ):
        edition = reference.deflator_edition(kind, asked, None, (year, base))
        found = reference.deflator(kind, edition)
        if year in found and base in found:
            rows.append(PriceYear(year, found[year], found[base], edition))
    return tuple(rows) or (PriceYear(base, 1.0, 1.0, ""),)


def _years(edition: str, kind: str) -> list[str]:
    """The years of one kind that an edition has."""
    values = reference.load("gdp_deflators", edition).values
    return list(values[values["year_type"] == kind]["year"])
