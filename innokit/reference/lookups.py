"""Unit costs and the smaller tables, in the shapes that a business case asks for."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pandas as pd

from innokit.errors import MethodRefused, TableMissing
from innokit.reference.formats import bearers
from innokit.reference.readers import absent
from innokit.reference.tables import Table, load
from innokit.words import a_list


class UnitCost(NamedTuple):
    """What one unit costs or is worth, with where the figure comes from.

    Attributes
    ----------
    id, name, unit : str
        Short name; label; what the value is for one of ("per week").
    value : float
        Pounds for one unit at the prices of `price_year`; negative where the source says so.
    price_year : str
        "2024" for a calendar year, "2015/16" for a financial year.
    kind : str
        "fiscal", "economic" or "social".
    who_bears : dict of str to (float or None)
        Shares that sum to 1; None for each name where the source does not split the cost.
    cashability : str
        The source's own hint, "" where it gives none.
    source, licence, status, attribution, note : str
        Publication with its edition; licence; how it was read; credit to print; what to know before using it.
    table, edition : str
        Where the row stands.
    """

    id: str
    name: str
    value: float
    unit: str
    price_year: str
    kind: str
    who_bears: dict[str, float | None]
    cashability: str
    source: str
    licence: str
    status: str
    attribution: str
    note: str
    table: str
    edition: str


class Wellby(NamedTuple):
    """One point of life satisfaction (0 to 10) for one person for one year, in pounds of `price_year`."""

    value: float
    price_year: str
    schedule: str
    uprating: str


class Confidence(NamedTuple):
    """Shares added to a cost and taken off a benefit for strength of evidence, and how far to trust them."""

    cost_uplift: float
    benefit_cut: float
    status: str


def unit_cost(
    id: str, edition: str | None = None, folder: str | Path | None = None, table: str = "unit_costs"
) -> UnitCost:
    """One unit cost.

    Parameters
    ----------
    id : str
        As the table names it; `load("unit_costs")` lists them.
    edition : str, optional
        None takes the newest.
    folder, table : optional
        A council's own package, and the name of a table there with the same columns.

    Raises
    ------
    TableMissing
        The edition has no such unit cost.

    Examples
    --------
    >>> hostel = unit_cost("gmca-HO4.0-fiscal")
    >>> hostel.value, hostel.unit, hostel.price_year, hostel.who_bears
    (107.45, 'per week', '2010/11', {'council': 1.0})
    """
    found = load(table, edition, folder)
    row = _row(found, "id", id, "unit cost")
    texts = {name: str(row[name]) for name in _TEXTS}
    return UnitCost(
        value=float(row["value"]),
        who_bears=bearers(str(row["who_bears"])),
        source=", ".join(part for part in (row["source"], row["source_edition"], row["url"]) if part),
        table=found.name,
        edition=found.edition,
        **texts,
    )


_TEXTS = (
    "id",
    "name",
    "unit",
    "price_year",
    "kind",
    "cashability",
    "licence",
    "status",
    "attribution",
    "note",
)


def parts(id: str, edition: str | None = None, folder: str | Path | None = None) -> pd.DataFrame:
    """What a published unit cost is made of; empty where its source prints no parts.

    Returns
    -------
    DataFrame
        Columns part, who_bears, value (£ each), times, counted ("yes" where the headline includes it).

    Examples
    --------
    >>> parts("gmca-EE1.0-fiscal")["value"].tolist()
    [9234.0, 566.0]
    """
    rows = load("unit_cost_parts", edition, folder).values
    return rows[rows["id"] == id].drop(columns=["edition", "id", "number", "status"]).reset_index(drop=True)


def reconcile(edition: str | None = None, folder: str | Path | None = None) -> pd.DataFrame:
    """Published headlines against the sum of their parts.

    Returns
    -------
    DataFrame
        A row for each unit cost with parts: id, headline, parts, difference (parts less headline), left_out
        (parts that the headline does not include), all in £; note.
    """
    costs = load("unit_costs", edition, folder).values.set_index("id")
    rows = load("unit_cost_parts", edition, folder).values
    amounts = pd.DataFrame({"id": rows["id"], "amount": rows["value"] * rows["times"]})
    counted = amounts[rows["counted"] == "yes"].groupby("id", sort=False)["amount"].sum()
    left_out = amounts[rows["counted"] == "no"].groupby("id")["amount"].sum()
    counted = counted[counted.index.isin(costs.index)]
    heads = costs.loc[counted.index, "value"]
    return pd.DataFrame(
        {
            "id": counted.index,
            "headline": heads.to_numpy(),
            "parts": counted.to_numpy(),
            "difference": (counted - heads).round(6).to_numpy(),
            "left_out": left_out.reindex(counted.index, fill_value=0.0).to_numpy(),
            "note": costs.loc[counted.index, "note"].to_numpy(),
        }
    )


def wellby(level: str = "central", edition: str | None = None, folder: str | Path | None = None) -> Wellby:
    """Value of a wellbeing year: "low", "central" or "high".

    Raises
    ------
    TableMissing
        No such level.

    Examples
    --------
    >>> [wellby(level).value for level in ("low", "central", "high")]
    [10000.0, 13000.0, 16000.0]
    """
    row = _row(load("wellbys", edition, folder), "level", level, "level")
    return Wellby(float(row["value"]), row["price_year"], row["schedule"], row["uprating"])


def value_for_money(ratio: float, edition: str | None = None, folder: str | Path | None = None) -> str:
    """The category of a benefit-cost ratio; a ratio on a boundary takes the upper one.

    Raises
    ------
    MethodRefused
        The ratio is not a number.

    Examples
    --------
    >>> value_for_money(1.99), value_for_money(2)
    ('medium', 'high')
    """
    rows = load("value_for_money", edition, folder).values
    found = rows[(rows["at_least"] <= ratio) & (ratio < rows["below"])]
    if found.empty:
        raise MethodRefused(
            f"A ratio of {ratio} has no value for money category",
            where="value_for_money",
            remedy="Give a number; a case without costs has no benefit-cost ratio",
        )
    return str(found["category"].iloc[0])


def confidence(grade: int, edition: str | None = None, folder: str | Path | None = None) -> Confidence:
    """Uplift on costs and cut from benefits for a grade of evidence, 1 (strongest) to 6.

    The shipped percentages are unconfirmed, and `.status` says so: print it beside any result.

    Raises
    ------
    TableMissing
        No such grade.

    Examples
    --------
    >>> confidence(3)
    Confidence(cost_uplift=0.1, benefit_cut=0.1, status='unconfirmed')
    """
    row = _row(load("confidence_grades", edition, folder), "grade", grade, "confidence grade")
    return Confidence(float(row["cost_uplift"]), float(row["benefit_cut"]), row["status"])


def elasticity(edition: str | None = None, folder: str | Path | None = None) -> float:
    """Elasticity of the marginal utility of income, the power in `maths.distribution.welfare_weight`.

    Examples
    --------
    >>> elasticity()
    1.3
    """
    row = _row(load("distributional_weights", edition, folder), "parameter", "elasticity", "parameter")
    return float(row["value"])


def _row(table: Table, column: str, wanted: object, what: str) -> pd.Series:
    """The one row whose cell in the column is the one wanted."""
    rows = table.values
    found = rows[rows[column] == wanted]
    if not found.empty:
        return found.iloc[0]
    there = [f"{name:g}" if isinstance(name, float) else str(name) for name in rows[column]]
    if len(there) <= 12:
        raise absent(table, f"{what} {wanted!r}", pd.Series(there))
    near = [name for name in there if str(wanted).casefold() in name.casefold()][:5]
    raise TableMissing(
        f"There is no {what} {wanted!r}",
        where=f"{table.name}, edition {table.edition}",
        remedy=f"Near it: {a_list(near)}" if near else f"See the list: innokit reference {table.name}",
    )
