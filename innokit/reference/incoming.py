"""Rows on their way into a table: read as text, and refused cell by cell where they do not fit."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pandas as pd

from innokit.errors import IntakeError, TableMissing
from innokit.reference.cells import cell_faults, text_rows
from innokit.reference.package import Edition, Resource

_MOST_BYTES = 5_000_000
_SHOWN = 8


def fitting(rows: str | Path | pd.DataFrame, start: Resource, edition: Edition) -> pd.DataFrame:
    """New rows of a table as text, in its columns, once every cell of them fits.

    Raises
    ------
    TableMissing
        There is no such file.
    IntakeError
        Cells do not fit; each is named with its row, column, value and remedy.
    """
    place = Path("the DataFrame" if isinstance(rows, pd.DataFrame) else rows)
    described = replace(start, file=place, editions=(edition,))
    read = rows.reset_index(drop=True).map(_text) if isinstance(rows, pd.DataFrame) else _read(described)
    texts = _arranged(read, described)
    told = [*cell_faults(described, texts), *_strange_editions(described, texts)]
    if told:
        more = f" And {len(told) - _SHOWN} more." if len(told) > _SHOWN else ""
        raise IntakeError(
            f"{len(told)} {'cell does' if len(told) == 1 else 'cells do'} not fit, and nothing was added. "
            f"{' '.join(told[:_SHOWN])}{more}",
            where=str(place),
            remedy="Mend them and add the edition again",
        )
    return texts


def _read(described: Resource) -> pd.DataFrame:
    """The rows of a file, refused where it is missing or too large to be a table of figures."""
    if not described.file.is_file():
        raise TableMissing("There is no such file", where=str(described.file), remedy="Check its name")
    if described.file.stat().st_size > _MOST_BYTES:
        raise IntakeError(
            "The file is too large for a table of figures",
            where=str(described.file),
            remedy=f"Keep it under {_MOST_BYTES // 1_000_000} MB",
        )
    return text_rows(described)


def _text(cell: object) -> str:
    """A DataFrame's cell as text: nothing for what is missing, whole numbers without a point."""
    if cell is None or cell is pd.NA or cell is pd.NaT:
        return ""
    if not isinstance(cell, float):
        return str(cell)
    if math.isnan(cell):
        return ""
    if math.isinf(cell):
        return "INF" if cell > 0 else "-INF"
    return str(int(cell)) if cell.is_integer() else str(cell)


def _arranged(found: pd.DataFrame, described: Resource) -> pd.DataFrame:
    """Rows with every column of the table, in its order; those that may be empty are filled with nothing."""
    _refuse_columns([str(column) for column in found.columns], described)
    if found.empty:
        raise IntakeError(
            "There are no rows", where=str(described.file), remedy="Give a row below the headings"
        )
    if "edition" not in found.columns:
        found = found.assign(edition=described.editions[0].edition)
    return found.reindex(columns=[field.name for field in described.fields], fill_value="")


def _refuse_columns(given: list[str], described: Resource) -> None:
    """Refuse headings that are not the table's."""
    needed = [f.name for f in described.fields if f.constraints.get("required") and f.name != "edition"]
    names = [field.name for field in described.fields]
    faults = {
        "not known": [column for column in given if column not in names],
        "missing": [column for column in needed if column not in given],
        "given twice": sorted({column for column in given if given.count(column) > 1}),
    }
    told = [f"{what}: {', '.join(columns)}" for what, columns in faults.items() if columns]
    if told:
        raise IntakeError(
            f"The columns are not those of the table; {'; '.join(told)}",
            where=str(described.file),
            remedy=f"Use these: {', '.join(names)}",
        )


def _strange_editions(described: Resource, texts: pd.DataFrame) -> list[str]:
    """Rows that name another edition than the one being added."""
    name = described.editions[0].edition
    return [
        f"{described.file.name}, row {line + 2}, column edition: {text!r} is not {name}; "
        "write that, or leave the column out."
        for line, text in zip(texts.index, texts["edition"], strict=True)
        if text != name
    ]
