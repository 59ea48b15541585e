"""Tables as given, whatever their make, as rows of cells by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeGuard

from innokit.intake import cells
from innokit.intake.faults import Faults
from innokit.records import KINDS, Record
from innokit.words import a_list

if TYPE_CHECKING:
    import pandas as pd

WEIGHTS = ("swing_points", "direct_weight")
WIDE = ("scores", "levels")
ALONE = {"frame": "frames"}
NOT_APPLICABLE = "not applicable"


@dataclass
class Row:
    """One row that becomes one record.

    Attributes
    ----------
    table : str
        As the caller named it.
    number : int
        As a person counts: 1 is the first row below the headings.
    kind : str
    cells : dict
        Filled cells by field.
    columns : dict
        The heading of a field's cell, where it is not the field's own name.
    id : str
    """

    table: str
    number: int
    kind: str
    cells: dict[str, Any]
    columns: dict[str, str] = field(default_factory=dict)
    id: str = ""

    @property
    def cls(self) -> type[Record]:
        """The class of record it becomes."""
        return KINDS[self.kind]

    def where(self, key: str = "") -> str:
        """Say which row, and which column of it."""
        column = f", column {self.columns.get(key, key)!r}" if key else ""
        return f"table {self.table!r}, row {self.number}{column}"


def named(table: str) -> tuple[str, ...]:
    """Give the kinds of record that a table of this name can hold; none for a name nobody knows."""
    if table == "weights":
        return WEIGHTS
    plural = ALONE.get(table, table)
    return tuple(kind for kind, cls in KINDS.items() if cls.plural == plural)


def names() -> list[str]:
    """Give every name a table can have."""
    return sorted({cls.plural for cls in KINDS.values()} | {"weights", *ALONE})


def rows_of(table: str, given: Any, criteria: set[str], faults: Faults) -> list[Row]:
    """Give the rows of a table, each with its kind and its filled cells.

    Parameters
    ----------
    table : str
    given : DataFrame, sequence of mappings, or one mapping for a table of one row
    criteria : set of str
        Titles of the criteria known, for scores laid out with one column a criterion.
    faults : Faults
        Where what cannot be taken in is noted.

    Returns
    -------
    list of Row
    """
    found = _plain_rows(table, given, faults)
    columns = list(dict.fromkeys(key for row in found for key in row))
    if table in WIDE and "option" in columns and not {"criterion", "value"} & set(columns):
        return [
            made
            for number, row in enumerate(found, 1)
            for made in _wide(table, number, row, criteria, faults)
        ]
    kinds = named(table)
    if not kinds:
        remedy = f"{Faults.closest(table, names())}tables are {a_list(names())}"
        faults.add(f"table {table!r}", "there is no table of that name", remedy)
        return []
    known = list(dict.fromkeys(key for kind in kinds for key in KINDS[kind].model_fields))
    for column in columns:
        if column not in known:
            faults.add(
                f"table {table!r}", f"the column {column!r} is no field", _columns_remedy(column, known)
            )
    rows = []
    for number, cells_by in enumerate(found, 1):
        filled = {
            key: cells.native(cell)
            for key, cell in cells_by.items()
            if not cells.blank(cell) and key in known
        }
        kind = kinds[0] if len(kinds) == 1 else _which_weight(table, number, filled, faults)
        if kind:
            rows.append(Row(table, number, kind, filled))
    return rows


def _columns_remedy(column: str, known: Sequence[str]) -> str:
    """Say which columns there are, and which was meant."""
    return f"{Faults.closest(column, known)}its columns are {a_list(list(known))}"


def _plain_rows(table: str, given: Any, faults: Faults) -> list[dict[str, Any]]:
    """Give a table as dictionaries, whatever it is made of."""
    if _is_frame(given):
        return _frame_rows(table, given, faults)
    if isinstance(given, Mapping) and table in (*ALONE, *ALONE.values()):
        given = [given]
    if isinstance(given, Mapping | str | bytes) or not isinstance(given, Sequence):
        remedy = "give a DataFrame, or a list of dictionaries"
        faults.add(f"table {table!r}", f"it is {_a(given)}, which is not a table", remedy)
        return []
    rows = []
    for number, row in enumerate(given, 1):
        if isinstance(row, Mapping):
            rows.append({str(key): cell for key, cell in row.items()})
        else:
            remedy = "give each row as a dictionary of column and value"
            faults.add(f"table {table!r}, row {number}", f"it is {_a(row)}, which is not a row", remedy)
    return rows


def _a(value: object) -> str:
    """Name the type of a value."""
    return f"of the type {type(value).__name__}"


def _is_frame(given: Any) -> TypeGuard[pd.DataFrame]:
    """Say whether something is a DataFrame, without loading pandas for those who use none."""
    return (
        type(given).__module__.startswith("pandas")
        and hasattr(given, "columns")
        and hasattr(given, "itertuples")
    )


def _frame_rows(table: str, frame: pd.DataFrame, faults: Faults) -> list[dict[str, Any]]:
    """Give the rows of a DataFrame; an index with names counts among the columns."""
    if any(name is not None for name in frame.index.names):
        clash = [name for name in frame.index.names if name in frame.columns]
        frame = frame.reset_index(drop=bool(clash))
    columns = [str(cells.text(column)) for column in frame.columns]
    twice = sorted({column for column in columns if columns.count(column) > 1})
    if twice:
        faults.add(
            f"table {table!r}", f"the column {twice[0]!r} is there twice", "rename or drop one of the two"
        )
        return []
    return [dict(zip(columns, row, strict=True)) for row in frame.itertuples(index=False, name=None)]


def _which_weight(table: str, number: int, filled: Mapping[str, Any], faults: Faults) -> str:
    """Say whether a row holds swing points or a direct weight; note a fault where it is neither or both."""
    points, weight = "points" in filled, "weight" in filled
    if points != weight:
        return WEIGHTS[0] if points else WEIGHTS[1]
    said = "it holds both points and a weight" if points else "it holds neither points nor a weight"
    faults.add(
        f"table {table!r}, row {number}", said, "fill the column 'points' (0 to 100) or 'weight' (0 to 1)"
    )
    return ""


def _wide(table: str, number: int, row: Mapping[str, Any], criteria: set[str], faults: Faults) -> list[Row]:
    """Give one row a criterion, from a row that has a column for each; a blank is kept as not scored."""
    kind = named(table)[0]
    shared = {
        key: cells.native(cell)
        for key, cell in row.items()
        if key in KINDS[kind].model_fields and key not in criteria and not cells.blank(cell)
    }
    if "id" in shared:
        faults.add(
            f"table {table!r}, row {number}, column 'id'", "one id cannot stand for several scores", "drop it"
        )
        return []
    made = []
    for key, cell in row.items():
        if key in criteria or key not in KINDS[kind].model_fields:
            filled = {**shared, "criterion": key, **_judged(kind, cell)}
            made.append(Row(table, number, kind, filled, {"value": key, "criterion": key}))
    return made


def _judged(kind: str, cell: Any) -> dict[str, Any]:
    """Give what one cell of a wide table says."""
    if cells.blank(cell):
        return {}
    if kind == "score" and isinstance(cell, str) and cell.strip().lower() == NOT_APPLICABLE:
        return {"not_applicable": True}
    return {"value": cells.native(cell)}
