"""Dated reference tables: discount schedules, price indices, optimism bias.

Tables are data, with edition, source, licence and checksum; no figure and no default edition is typed in
code. A council adds its own by pointing `folder` at a Frictionless Data Package of its own.
"""

from innokit.reference.checks import check, stamp
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
    "Edition",
    "Field",
    "Source",
    "Table",
    "catalogue",
    "check",
    "deflator",
    "deflator_edition",
    "discount_bands",
    "index",
    "load",
    "locate",
    "optimism_bias",
    "stamp",
    "uprating",
]
