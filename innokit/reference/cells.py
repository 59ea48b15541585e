"""Text of a CSV file to typed columns, by the fields of its package."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator
from functools import lru_cache

import pandas as pd

from innokit.errors import IntakeError, TableMissing
from innokit.reference.package import Field, Resource, digest

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?|[+-]?INF")


def file_bytes(resource: Resource) -> bytes:
    """The table's file as it stands.

    Raises
    ------
    TableMissing
        The file is not there.
    """
    if not resource.file.is_file():
        raise TableMissing(
            f"The file of the table {resource.name} is not there",
            where=str(resource.file),
            remedy="Restore it, or take the table out of datapackage.json",
        )
    return resource.file.read_bytes()


def text_rows(resource: Resource) -> pd.DataFrame:
    """Every cell as its text: an empty cell is "", and "NA" stays a word.

    Raises
    ------
    TableMissing
        The file is not there.
    IntakeError
        The file is not a table in UTF-8.
    """
    content = io.BytesIO(file_bytes(resource))
    try:
        return pd.read_csv(content, dtype=str, keep_default_na=False, index_col=False, encoding="utf-8")
    except ValueError as problem:
        raise IntakeError(
            f"The file cannot be read as a table: {problem}",
            where=str(resource.file),
            remedy="Save it as CSV in UTF-8",
        ) from problem


def must_agree(resource: Resource) -> None:
    """Refuse a file that is not, byte for byte, the one its package describes.

    Raises
    ------
    TableMissing
        The file is not there.
    IntakeError
        Its checksum differs.
    """
    if digest(file_bytes(resource)) != resource.sha256:
        raise IntakeError(
            f"The table {resource.name} is not the one its datapackage.json describes: its checksum differs",
            where=str(resource.file),
            remedy="Restore the file, or if the change is meant, run innokit.reference.stamp on its folder",
        )


@lru_cache(maxsize=64)
def typed_rows(resource: Resource) -> pd.DataFrame:
    """The whole table, all editions: numbers as float64, the rest as text. Shared: copy before handing out.

    Kept for each description read; ask `must_agree` first that the file is still the one described.

    Raises
    ------
    TableMissing
        The file is not there.
    IntakeError
        A cell does not fit its field.
    """
    rows = text_rows(resource)
    faults = list(cell_faults(resource, rows))
    if faults:
        raise IntakeError(f"The table {resource.name} does not hold together: {faults[0]}")
    return pd.DataFrame({field.name: _column(field, rows[field.name]) for field in resource.fields})


def _column(field: Field, texts: pd.Series[str]) -> pd.Series:
    """One column by its field's type; float() keeps every printed digit, which pandas' own parser may not."""
    if field.type not in ("number", "integer"):
        return texts
    return pd.Series([float(text) if text else math.nan for text in texts], dtype="float64")


def cell_faults(resource: Resource, rows: pd.DataFrame) -> Iterator[str]:
    """Each way in which rows, as text, disagree with their fields: a sentence naming file, row and column."""
    expected = [field.name for field in resource.fields]
    name = resource.file.name
    if list(rows.columns) != expected:
        yield f"{name}: the columns are {', '.join(rows.columns)}, but should be {', '.join(expected)}."
        return
    for field in resource.fields:
        for line, text in enumerate(rows[field.name], start=2):
            if fault := cell_fault(field, text):
                yield f"{name}, row {line}, column {field.name}: {fault}."
    for line, twice in enumerate(rows.duplicated(list(resource.primary_key)), start=2):
        if twice:
            yield f"{name}, row {line}: the same {', '.join(resource.primary_key)} stands in an earlier row."


def cell_fault(field: Field, text: str) -> str:
    """What is wrong with one cell, or "" where nothing is."""
    rule = field.constraints
    if not text:
        return "the cell is empty" if rule.get("required") else ""
    if field.type in ("number", "integer"):
        return _number_fault(field, text)
    if "enum" in rule and text not in rule["enum"]:
        return f"{text!r} is none of {', '.join(rule['enum'])}"
    if "pattern" in rule and not re.fullmatch(rule["pattern"], text):
        return f"{text!r} is not written as the field asks ({rule['pattern']})"
    return ""


def _number_fault(field: Field, text: str) -> str:
    """What is wrong with the text of a number, in Frictionless's spelling (`INF` for no end)."""
    if not _NUMBER.fullmatch(text):
        return f"{text!r} is not a number"
    value = float(text)
    least, most = field.constraints.get("minimum", -math.inf), field.constraints.get("maximum", math.inf)
    if value < least:
        return f"{text} is below {least}"
    return f"{text} is above {most}" if value > most else ""
