"""One table as CSV and JSON: exact values, words never as formulas, figures with their ids."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from innokit.records import Case
from innokit.words import cell_text


@dataclass(frozen=True, slots=True)
class Told:
    """One table on its way into files: its name, what it shows, headings, exact cells, the same as data."""

    name: str
    title: str
    note: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    data: tuple[Any, ...]


def as_csv(told: Told) -> str:
    """Write a table as CSV that spreadsheets open as it is meant; they need the mark at its beginning."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([cell_text(head) for head in told.heads])
    writer.writerows([_in_cell(cell) for cell in row] for row in told.rows)
    return f"\ufeff{_storable(file.getvalue())}"


def as_json(told: Told, case: Case) -> str:
    """Write a table as JSON."""
    about = {"title": told.title, "note": told.note, "as_at": case.as_at, "head": case.head}
    return plain_json({**about, "columns": told.heads, "rows": told.data})


def plain_json(value: Any) -> str:
    """Write data, the same for the same data; a character that no file can hold is shown as such."""
    return _storable(json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)) + "\n"


def described(told: Told) -> dict[str, Any]:
    """Describe a table's CSV as the list of tables does."""
    fields = [
        {"name": head, "type": _sort([row[place] for row in told.rows])}
        for place, head in enumerate(told.heads)
    ]
    return {
        "name": told.name,
        "path": f"{told.name}.csv",
        "title": told.title,
        "description": told.note,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields},
        "rows": len(told.rows),
    }


def simple(value: Any) -> Any:
    """Give a value that JSON knows."""
    if isinstance(value, dict):
        return {str(key): simple(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [simple(item) for item in value]
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _in_cell(value: Any) -> object:
    """Give a value as a cell: numbers as they are, words never as a formula."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return cell_text(_as_words(value))
    return value


def _as_words(value: Any) -> str:
    """Say a value that is not a number."""
    match value:
        case None:
            return ""
        case dict():
            return "; ".join(f"{name}: {share}" for name, share in value.items())
        case list() | tuple():
            return "; ".join(map(_as_words, value))
    return str(value)


def _sort(cells: Sequence[Any]) -> str:
    """Say whether a column holds numbers alone."""
    given = [cell for cell in cells if cell is not None]
    numbers = [cell for cell in given if isinstance(cell, int | float) and not isinstance(cell, bool)]
    return "number" if given and len(numbers) == len(given) else "string"


def _storable(text: str) -> str:
    """Exchange what UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
