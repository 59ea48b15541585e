"""What became of every filled cell of a sheet: nothing in a file goes without a word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from innokit.intake.reading import Grid
from innokit.intake.reading.grid import BLANK
from innokit.intake.shapes import Found
from innokit.intake.shapes.plan import Table
from innokit.intake.taking import Refused, Taken
from innokit.records import KINDS


@dataclass(frozen=True)
class Seen:
    """A column and what it was understood as.

    Attributes
    ----------
    sheet, letter, heading : str
    field : str
        In words; empty where it was not understood.
    filled : int
        Cells below the heading that are not blank.
    taken : int
        How many of them stand in a record.
    """

    sheet: str
    letter: str
    heading: str
    field: str
    filled: int
    taken: int


@dataclass(frozen=True)
class Account:
    """The filled cells of a sheet by what became of them; the parts sum to the whole.

    Attributes
    ----------
    sheet : str
    filled : int
        All filled cells.
    taken : int
        In records.
    told : int
        In columns that only tell rows apart.
    refused : int
        In rows that were refused, in understood columns.
    beside : int
        In columns that were not understood, and cells for which another of the same row was taken.
    headings : int
        The row of headings, and what stands above it.
    aside : int
        In sheets of which nothing was taken.
    """

    sheet: str
    filled: int
    taken: int = 0
    told: int = 0
    refused: int = 0
    beside: int = 0
    headings: int = 0
    aside: int = 0


def of_table(
    table: Table, found: Found, taken: Sequence[Taken], refused: set[int]
) -> tuple[Account, list[Seen]]:
    """Account for a sheet with headings.

    Parameters
    ----------
    table : Table
    found : Found
    taken : sequence of Taken
        The plans of this table, carried out.
    refused : set of int
        Numbers of its rows in which a cell was refused.
    """
    height = len(table.body(0))
    masks: dict[int, np.ndarray] = {}
    names: dict[int, list[str]] = {}
    for item in taken:
        inside = np.zeros(height, dtype=bool)
        inside[item.places[item.kept]] = True
        if item.plan.spread:
            inside[item.places[~item.kept]] = False
        for use in item.plan.uses:
            for column, heading in use.given:
                mask = masks.setdefault(heading.place, np.zeros(height, dtype=bool))
                mask |= inside & (column.codes != BLANK)
                names.setdefault(heading.place, []).append(_field(item, use.field))
    rows = np.zeros(height, dtype=bool)
    rows[[number - table.first for number in refused if 0 <= number - table.first < height]] = True
    counts = {"taken": 0, "told": 0, "refused": 0, "beside": 0}
    seen = []
    for heading in table.headings:
        body = table.body(heading.place)
        full = body.codes != BLANK
        told = found.used.get((table.grid.name, heading.letter), "")
        inside = masks.get(heading.place, np.zeros(height, dtype=bool))
        words = " and ".join(dict.fromkeys((*names.get(heading.place, []), *([told] if told else []))))
        seen.append(
            Seen(table.grid.name, heading.letter, heading.text, words, body.filled, int(inside.sum()))
        )
        counts["taken"] += int(inside.sum())
        rest = full & ~inside
        lost = rest & rows if heading.place in masks else np.zeros(height, dtype=bool)
        counts["refused"] += int(lost.sum())
        counts["told" if told else "beside"] += int((rest & ~lost).sum())
    above = sum(int((column.codes[: table.top + 1] != BLANK).sum()) for column in table.grid.columns)
    return Account(table.grid.name, table.grid.filled, headings=above, **counts), seen


def _field(item: Taken, name: str) -> str:
    """Name a field in words."""
    info = KINDS[item.kind].model_fields[name]
    kind = KINDS[item.kind].plural.replace("_", " ")
    if "criterion" in item.plan.constants and name == "value":
        return f"{kind}: {info.title} on this criterion"
    return f"{kind}: {info.title}"


def of_aside(grid: Grid) -> Account:
    """Account for a sheet of which nothing is taken."""
    return Account(grid.name, grid.filled, aside=grid.filled)


def forgotten(table: Table, taken: Sequence[Taken], refused: Iterable[Refused]) -> list[int]:
    """Give the rows of a table that some understood column fills, and that no plan took or refused."""
    height = len(table.body(0))
    touched = np.zeros(height, dtype=bool)
    done = np.zeros(height, dtype=bool)
    for item in taken:
        done[item.places[item.kept]] = True
        for use in item.plan.uses:
            touched |= use.column.codes != BLANK
    for cell in refused:
        if 0 <= cell.row - table.first < height and cell.sheet == table.grid.name:
            done[cell.row - table.first] = True
    return [int(row) for row in np.flatnonzero(touched & ~done)]
