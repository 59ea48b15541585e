"""Text of a CSV file to typed columns, by the fields of its package."""

from __future__ import annotations

import io
import math
import re
import unicodedata
import warnings
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pandas as pd

from innokit.errors import IntakeError, TableMissing
from innokit.reference.formats import bearers_fault, price_year_fault
from innokit.reference.package import Field, Resource, digest

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?|[+-]?INF")


_AS_TEXT: Any = {"dtype": str, "keep_default_na": False, "index_col": False, "skip_blank_lines": False}


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

    Blank lines are left out; the index counts lines of the file, 0 being the one below the headings.

    Raises
    ------
    TableMissing
        The file is not there.
    IntakeError
        The file is not a table in UTF-8.
    """
    content = io.BytesIO(file_bytes(resource))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", pd.errors.ParserWarning)
            rows: pd.DataFrame = pd.read_csv(content, encoding="utf-8-sig", **_AS_TEXT)
    except (ValueError, pd.errors.ParserWarning) as problem:
        raise IntakeError(
            f"The file cannot be read as a table: {problem}",
            where=str(resource.file),
            remedy="Save it as CSV in UTF-8, with as many cells in each row as there are headings",
        ) from problem
    blank = (rows == "").all(axis="columns")
    return rows[~blank]


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
    """Each way in which rows, as text, disagree with their fields: a sentence naming file, row and column.

    The row is the line of the file, its first line being the headings.
    """
    expected = [field.name for field in resource.fields]
    name = resource.file.name
    if list(rows.columns) != expected:
        yield f"{name}: the columns are {', '.join(rows.columns)}, but should be {', '.join(expected)}."
        return
    dates = {edition.edition: edition.date for edition in resource.editions}
    latest = [dates.get(text, "") for text in rows["edition"]] if "edition" in rows else [""] * len(rows)
    for field in resource.fields:
        for line, text, date in zip(rows.index, rows[field.name], latest, strict=True):
            if fault := cell_fault(field, text, date):
                yield f"{name}, row {line + 2}, column {field.name}: {fault}."
    for line in rows.index[rows.duplicated(list(resource.primary_key))]:
        key = ", ".join(resource.primary_key)
        yield f"{name}, row {line + 2}: the same {key} stands in an earlier row; keep one of the two."


def cell_fault(field: Field, text: str, date: str = "") -> str:
    """What is wrong with one cell of an edition of that date, and what would mend it; "" where nothing is."""
    rule = field.constraints
    if not text.strip():
        return "the cell is empty; fill it, or leave the row out" if rule.get("required") or text else ""
    if field.type in ("number", "integer"):
        return _number_fault(field, text)
    if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in text):
        return f"{text!r} holds a line break or a sign that cannot be written; write it on one line"
    if text[0] in "=+-@":
        return f"{text!r} begins like a formula; begin it with a letter or a digit"
    if "enum" in rule and text not in rule["enum"]:
        return f"{text!r} is none of {', '.join(rule['enum'])}; write one of these"
    if "pattern" in rule and not re.fullmatch(rule["pattern"], text):
        asked = f"the field asks ({rule['pattern']}); {field.description.rstrip('.')}"
        return f"{text!r} is not written as {asked}"
    return _format_fault(field, text, date)


def _format_fault(field: Field, text: str, date: str) -> str:
    """What is wrong with a text that has a form of its own."""
    if field.format == "shares":
        return bearers_fault(text)
    return price_year_fault(text, date) if field.format == "price year" else ""


def _number_fault(field: Field, text: str) -> str:
    """What is wrong with the text of a number, in Frictionless's spelling (`INF` for no end)."""
    if not _NUMBER.fullmatch(text):
        return f"{text!r} is not a number; write 1200 or 1200.5, without signs of money, commas or spaces"
    value = float(text)
    least, most = field.constraints.get("minimum", -math.inf), field.constraints.get("maximum", math.inf)
    if value < least:
        return f"{text} is below {least}; give a number from {least}"
    return f"{text} is above {most}; give a number up to {most}" if value > most else ""
