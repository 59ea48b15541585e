"""A case from tables, with no book."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from innokit.errors import RecordError
from innokit.intake import cells
from innokit.intake.faults import Faults
from innokit.intake.faultwords import said
from innokit.intake.names import Names
from innokit.intake.sheets import Row, named, rows_of
from innokit.records import Case, Record, Ref, a_kind, choices, refers


def case_from_tables(
    options: Any = None,
    criteria: Any = None,
    scores: Any = None,
    weights: Any = None,
    costs: Any = None,
    benefits: Any = None,
    stakeholders: Any = None,
    assumptions: Any = None,
    ideas: Any = None,
    **others: Any,
) -> Case:
    """Make a case from tables of your own.

    Each table is a DataFrame or a list of dictionaries whose columns are the fields' names of the records.
    Options, criteria, stakeholders, assessors, payers, gainers and assumptions are named by their title (or
    id). A number may be the title of an assumption. An empty cell is left out: an empty score is "not
    scored". Options, criteria, stakeholders and assessors whose own table is not given are made from
    their mention.

    Parameters
    ----------
    options, criteria, costs, benefits, stakeholders, assumptions, ideas : DataFrame or list of dict, optional
    scores : DataFrame or list of dict, optional
        One row a score, or one row an option with a column for each criterion.
    weights : DataFrame or list of dict, optional
        With a column ``points`` (swing points) or ``weight`` (direct weights).
    **others
        Any other kind by its plural, such as ``levels``, ``risks``; ``frame`` takes one dictionary too.

    Returns
    -------
    Case

    Raises
    ------
    IntakeError
        With every fault of every table: its row, counted from 1 below the headings, column, value and remedy.

    Examples
    --------
    >>> case = case_from_tables(
    ...     scores=[{"option": "Bus", "Reach": 80, "Comfort": 40}, {"option": "Bike", "Reach": 30}],
    ...     weights=[{"criterion": "Reach", "points": 100}, {"criterion": "Comfort", "points": 50}])
    >>> [option.title for option in case.options], [score.value for score in case.scores]
    (['Bus', 'Bike'], [80.0, 40.0, 30.0])
    """
    explicit = {
        "options": options, "criteria": criteria, "scores": scores, "weights": weights, "costs": costs,
        "benefits": benefits, "stakeholders": stakeholders, "assumptions": assumptions, "ideas": ideas,
    }  # fmt: skip
    tables = {name: table for name, table in {**explicit, **others}.items() if table is not None}
    faults = Faults()
    rows = _rows(tables, faults)
    names = Names(rows, (kind for table in tables for kind in named(table)), faults)
    made = [record for row in rows for record in _record(row, names, faults)]
    faults.refuse()
    return Case([*names.made, *made])


def _rows(tables: dict[str, Any], faults: Faults) -> list[Row]:
    """Give the rows of all tables; criteria first, since their titles may be columns of others."""
    first = rows_of("criteria", tables["criteria"], set(), faults) if "criteria" in tables else []
    titles = {str(cells.text(row.cells["title"])) for row in first if "title" in row.cells}
    found = [
        row
        for name, table in tables.items()
        if name != "criteria"
        for row in rows_of(name, table, titles, faults)
    ]
    for row in [row for row in found if row.kind == "frame"][1:]:
        faults.add(row.where(), "there is a second frame", "keep one: all lines of an appraisal share it")
    return [*first, *found]


def _record(row: Row, names: Names, faults: Faults) -> Iterator[Record]:
    """Make the record of a row, or note what is wrong with it."""
    before = len(faults)
    fields = {}
    for key, cell in row.cells.items():
        info = row.cls.model_fields.get(key)
        if info is None:
            what = f"{cell!r} has no place in {a_kind(row.kind)[0].lower()}{a_kind(row.kind)[1:]}"
            faults.add(row.where(key), what, "leave the cell blank")
        else:
            fields[key] = _value(info, key, cell, row, names, faults)
    try:
        record = row.cls(**{**fields, "id": row.id})
    except RecordError as refused:
        _note(refused, row, faults)
    else:
        if len(faults) == before:
            yield record


def _value(info: FieldInfo, key: str, cell: Any, row: Row, names: Names, faults: Faults) -> Any:
    """Give what a cell says, as its field can take it."""
    kind = refers(info)
    if cells.holds(info, dict):
        if isinstance(cell, dict):
            return {names.find(kind, name, row, key): share for name, share in cell.items()}
        return names.find(kind, cell, row, key)
    if kind and cells.holds(info, tuple):
        items = (cell,) if isinstance(cell, str) and names.knows(kind, cell) else cells.parts(cell)
        return tuple(names.find(kind, item, row, key) for item in items)
    if kind:
        return names.find(kind, cell, row, key)
    if cells.holds(info, tuple):
        return cells.parts(cell)
    if cells.holds(info, Ref):
        return _number_or_assumption(key, cell, row, names, faults)
    if choices(info):
        return cell.strip() if isinstance(cell, str) else cell
    if cells.holds(info, str):
        return cells.text(cell)
    if isinstance(cell, bool) and not cells.holds(info, bool):
        faults.add(row.where(key), f"{cell} is not a number", "give a number")
    return cell


def _number_or_assumption(key: str, cell: Any, row: Row, names: Names, faults: Faults) -> Any:
    """Give a number, or the assumption that a cell names."""
    if isinstance(cell, Ref):
        return Ref(assumption=names.find("assumption", cell.assumption, row, key))
    if isinstance(cell, bool):
        faults.add(row.where(key), f"{cell} is not a number", "give a number, or the title of an assumption")
    if isinstance(cell, str) and (names.knows("assumption", cell) or not cells.is_number(cell)):
        return Ref(assumption=names.find("assumption", cell, row, key))
    return cell


def _note(refused: RecordError, row: Row, faults: Faults) -> None:
    """Note each fault of a record under its column, with what belongs there."""
    report = refused.__cause__
    if not isinstance(report, ValidationError):
        faults.add(row.where(), str(report), refused.remedy)
        return
    seen = set()
    for fault in report.errors():
        key = str(fault["loc"][0]) if fault["loc"] else ""
        if key not in seen:
            seen.add(key)
            info = row.cls.model_fields.get(key)
            remedy = f"here belongs: {info.description}" if info else refused.remedy
            faults.add(row.where(key), said(fault["type"], fault["msg"], fault["input"]), remedy)
