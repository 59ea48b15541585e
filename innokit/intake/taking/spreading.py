"""Rows whose cells hold several items, as one row an item."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

import numpy as np
from numpy.typing import NDArray

from innokit.intake import cells
from innokit.intake.reading import Column, column_of

_SHARED = ("voter",)


def spread(raw: Mapping[str, Column]) -> tuple[NDArray[np.int64], dict[str, Column]]:
    """Give one row an item, and the place of the row that each comes from.

    Parameters
    ----------
    raw : mapping
        Columns by field; those that name who voted are the same for every item of a row.

    Returns
    -------
    places : array
    columns : dict
        The same fields.

    >>> places, columns = spread({"voter": column_of(["a", "b"]), "idea": column_of(["1,2", 2])})
    >>> places.tolist(), [columns["idea"][n] for n in range(3)], [columns["voter"][n] for n in range(3)]
    ([0, 0, 1], ['1', '2', '2'], ['a', 'a', 'b'])
    """
    several = [name for name in raw if name not in _SHARED]
    height = len(next(iter(raw.values())))
    places: list[int] = []
    items: dict[str, list[Any]] = {name: [] for name in several}
    for place in range(height):
        rows = list(zip_longest(*(_items(raw[name][place]) for name in several)))
        if not rows and any(raw[name][place] is not None for name in raw):
            rows = [(None,) * len(several)]
        places += [place] * len(rows)
        for name, column in zip(several, zip(*rows, strict=True) if rows else (), strict=False):
            items[name] += column
    at = np.array(places, dtype=np.int64)
    shared = {name: Column(raw[name].codes[at], raw[name].values) for name in raw if name in _SHARED}
    return at, {**shared, **{name: column_of(items[name]) for name in several}}


def _items(cell: Any) -> list[str]:
    """Part a cell at its commas."""
    return [] if cell is None else [item.strip() for item in str(cells.text(cell)).split(",")]
