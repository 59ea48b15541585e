"""Dated reference tables: what a business case reads that somebody else published.

Discount schedules, price indices, optimism bias, unit costs, values of wellbeing, value for money
categories, confidence grades, distributional weights. Tables are data, with edition, source, licence and
checksum; no figure and no default edition is typed in code. A council adds its own with `add_edition`, and
reads them by `folder`.
"""

from innokit.reference.changes import Change, Comparison, changes, compare
from innokit.reference.checks import check, stamp
from innokit.reference.lookups import (
    Confidence,
    UnitCost,
    Wellby,
    confidence,
    elasticity,
    parts,
    reconcile,
    unit_cost,
    value_for_money,
    wellby,
)
from innokit.reference.own import add_edition
from innokit.reference.package import Edition, Field, Source, locate
from innokit.reference.readers import (
    Bounds,
    deflator,
    deflator_edition,
    discount_bands,
    index,
    optimism_bias,
    uprating,
)
from innokit.reference.tables import Table, catalogue, load

__all__ = [
    "Bounds",
    "Change",
    "Comparison",
    "Confidence",
    "Edition",
    "Field",
    "Source",
    "Table",
    "UnitCost",
    "Wellby",
    "add_edition",
    "catalogue",
    "changes",
    "check",
    "compare",
    "confidence",
    "deflator",
    "deflator_edition",
    "discount_bands",
    "elasticity",
    "index",
    "load",
    "locate",
    "optimism_bias",
    "parts",
    "reconcile",
    "stamp",
    "unit_cost",
    "uprating",
    "value_for_money",
    "wellby",
]
