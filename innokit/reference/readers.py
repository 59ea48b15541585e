"""The shipped tables in the shapes that calculations ask for."""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from innokit.errors import MethodRefused, TableMissing
from innokit.reference.formats import YearType, kind_of_year
from innokit.reference.tables import Table, load


class Bounds(NamedTuple):
    """Optimism bias: uplift on the base estimate as a fraction, before risks are managed and after."""

    upper: float
    lower: float


def discount_bands(
    schedule: str = "standard", edition: str | None = None, folder: str | Path | None = None
) -> list[tuple[float, float]]:
    """Bands of a discount schedule, as `maths.discounting.factors` takes them.

    Parameters
    ----------
    schedule : str
        "standard", "health" or "additional sensitivity".
    edition : str, optional
        None takes the newest.

    Returns
    -------
    list of (last_year, rate)
        Ascending; each real rate a year, as a fraction, holds up to and including its last year. Finite years
        are whole numbers; the last may be `math.inf`.

    Raises
    ------
    TableMissing
        The edition has no such schedule.

    Examples
    --------
    >>> discount_bands()[:2]
    [(30, 0.035), (75, 0.03)]
    """
    table = load("discount_schedules", edition, folder)
    rows = table.values
    found = rows[rows["schedule"] == schedule].sort_values("last_year")
    if found.empty:
        raise absent(table, f"schedule {schedule!r}", rows["schedule"])
    return [
        (year if math.isinf(year) else int(year), rate)
        for year, rate in zip(found["last_year"].tolist(), found["rate"].tolist(), strict=True)
    ]


def deflator_edition(
    year_type: YearType,
    edition: str | None = None,
    folder: str | Path | None = None,
    covering: Iterable[str] = (),
) -> str:
    """The edition of the GDP deflators that serves a kind of year: the one named, or the best that has it.

    The best is the newest that covers the years asked for, one that was published before one that was worked
    out from another.

    Parameters
    ----------
    year_type : "calendar" or "financial"
    edition : str, optional
    covering : iterable of str, optional
        Price years that it should cover, so that all of them are taken from one series.

    Raises
    ------
    TableMissing
        No such edition, or it has no year of that kind.

    Examples
    --------
    >>> deflator_edition("financial")
    'HMT-Budget-2015-03'
    >>> deflator_edition("financial", covering=["2010/11", "2023/24"])
    'Derived-2025-12'
    """
    return _deflators(year_type, edition, folder, tuple(covering)).edition


def deflator(
    year_type: YearType, edition: str | None = None, folder: str | Path | None = None
) -> dict[str, float]:
    """GDP deflators of one kind of year.

    Parameters
    ----------
    year_type : "calendar" or "financial"
        Two different series, never to be mixed.
    edition : str, optional
        None takes the newest edition that has this kind of year.

    Returns
    -------
    dict of str to float
        Price year ("2024" or "2015/16") to index, in order of years.

    Raises
    ------
    TableMissing
        No edition has that kind of year.

    Examples
    --------
    >>> deflator("calendar")["2018"]
    79.1606
    """
    rows = _deflators(year_type, edition, folder).values
    found = rows[rows["year_type"] == year_type].sort_values("year")
    return dict(zip(found["year"].tolist(), found["index"].tolist(), strict=True))


def index(price_year: str, edition: str | None = None, folder: str | Path | None = None) -> float:
    """The GDP deflator of one price year; its label says whether the year is calendar or financial.

    Parameters
    ----------
    price_year : str
        "2024" for a calendar year; "2015/16" (or "2015-16") for a financial year.

    Raises
    ------
    TableMissing
        The label is not a price year, or the edition does not cover it; the message names the years covered.

    Examples
    --------
    >>> index("2015/16")
    195.9696985671229
    """
    label, year_type = kind_of_year(price_year)
    table = _deflators(year_type, edition, folder, (label,))
    series = deflator(year_type, table.edition, folder)
    if label not in series:
        years = list(series)
        raise TableMissing(
            f"The price year {label} is not covered",
            where=f"{table.name}, edition {table.edition}",
            remedy=f"It covers {years[0]} to {years[-1]} ({year_type} years); use one of these, "
            "or add a newer edition",
        )
    return series[label]


def uprating(
    price_year: str, base_year: str, edition: str | None = None, folder: str | Path | None = None
) -> float:
    """The factor from one price year's prices to another's: index(base year) / index(price year).

    Raises
    ------
    MethodRefused
        One year is calendar and the other financial.
    TableMissing
        A year is not covered.

    Examples
    --------
    >>> round(500 * uprating("2002/03", "2015/16"), 4)
    673.2312
    """
    if kind_of_year(price_year)[1] != kind_of_year(base_year)[1]:
        raise MethodRefused(
            f"The price years {price_year} and {base_year} belong to different series",
            where="GDP deflators",
            remedy="Give both as calendar years (2024) or both as financial years (2015/16)",
        )
    kind = kind_of_year(base_year)[1]
    series = deflator_edition(kind, edition, folder, (price_year, base_year))
    return index(base_year, series, folder) / index(price_year, series, folder)


def optimism_bias(
    project_type: str, measure: str = "capital", edition: str | None = None, folder: str | Path | None = None
) -> Bounds:
    """Upper and lower bound of optimism bias for a kind of project.

    Parameters
    ----------
    project_type : str
        As the table names it ("standard buildings"), in capitals or not.
    measure : str
        "capital", "works duration" or "operating" (the only one outsourcing has).

    Returns
    -------
    Bounds
        `.upper`, `.lower`: fractions of the base estimate.

    Raises
    ------
    TableMissing
        No such project type, or no such measure for it.

    Examples
    --------
    >>> optimism_bias("standard buildings")
    Bounds(upper=0.24, lower=0.02)
    """
    table = load("optimism_bias", edition, folder)
    rows = table.values
    found = rows[rows["project_type"] == project_type.strip().casefold()]
    if found.empty:
        raise absent(table, f"project type {project_type!r}", rows["project_type"])
    line = found[found["measure"] == measure]
    if line.empty:
        raise absent(table, f"measure {measure!r} for {project_type}", found["measure"])
    return Bounds(float(line["upper"].iloc[0]), float(line["lower"].iloc[0]))


def _deflators(
    year_type: YearType, edition: str | None, folder: str | Path | None, covering: tuple[str, ...] = ()
) -> Table:
    """The deflators of the edition named, or of the best that has this kind of year and covers some years."""
    newest = load("gdp_deflators", edition, folder)
    names = (newest.edition,) if edition is not None else newest.editions
    tables = [load("gdp_deflators", name, folder) for name in names]
    found = [table for table in tables if (table.values["year_type"] == year_type).any()]
    found.sort(key=lambda table: table.status == "unconfirmed")
    wanted = {kind_of_year(label)[0] for label in covering}
    for table in found:
        if wanted <= set(table.values["year"]):
            return table
    if found:
        return found[0]
    raise TableMissing(
        f"There are no deflators of {year_type} years",
        where=f"{newest.name}, {', '.join(names)}",
        remedy="Take another edition, or give price years of the other kind (2024 or 2015/16)",
    )


def absent(table: Table, what: str, there: pd.Series[str]) -> TableMissing:
    """The error for a row that the edition does not have; it lists those it has."""
    return TableMissing(
        f"There is no {what}",
        where=f"{table.name}, edition {table.edition}",
        remedy=f"There are: {', '.join(dict.fromkeys(there))}",
    )
