"""Arithmetic of choosing and appraising: arrays in, arrays out.

The shape contract, once for every module:

* options (or assessors, or draws) lie in rows, criteria in columns: ``scores`` is options x criteria,
  ``ranks`` is assessors x options, ``weights`` is criteria or draws x criteria,
  ``net_benefit`` is draws x options;
* three axes are draws x options x criteria, row k of anything else sampled belonging to draw k;
* flows, factors and profiles run over years from year 0; years and indices count from 0, ranks from 1;
* shares, rates and weights are fractions (0.035 is 3.5 per cent); a cost in a stream of flows is negative;
* lists and arrays are both welcome; what comes back is a plain number, an array or a small frozen result
  with named parts. ``None`` says "there is no such number": never NaN, never zero.

Wrong shapes and values outside the domain raise :class:`innokit.errors.MethodRefused`. Nothing here knows an
option's name, a person or a currency, and nothing here reads or writes. Only numpy is loaded; scipy is
loaded inside the few functions that need it.
"""

from __future__ import annotations

from innokit.maths import (
    additionality,
    aggregate,
    crosscheck,
    discounting,
    distribution,
    families,
    groups,
    information,
    optimism,
    prices,
    returns,
    robustness,
    simulation,
    streams,
    values,
    weights,
)

__all__ = [
    "additionality",
    "aggregate",
    "crosscheck",
    "discounting",
    "distribution",
    "families",
    "groups",
    "information",
    "optimism",
    "prices",
    "returns",
    "robustness",
    "simulation",
    "streams",
    "values",
    "weights",
]
