"""Sheets of a workbook (XLSX), read after its parts were looked at unread."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from innokit.errors import ExtraMissing, InnokitError, IntakeError
from innokit.intake.reading import limits
from innokit.intake.reading.grid import Grid, Uncalculated, grid_of, letter
from innokit.words import a_list, count

_DECLARED = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_CHUNK, _OVERLAP = 1_000_000, 200
_SHOWN = 8
_AS_XLSX = "Save it as XLSX or CSV and give that"


@dataclass
class Part:
    """What a look at a sheet's bytes tells."""

    formulas: bool = False
    merged: set[bytes] = field(default_factory=set)
    hidden: bool = False


def sheets(data: bytes) -> list[Grid]:
    """Give every sheet of a workbook, hidden ones included.

    Raises
    ------
    IntakeError
        When it is damaged, too large for its size, or declares entities.
    ExtraMissing
        When the libraries that read workbooks are not installed.
    """
    try:
        import defusedxml.ElementTree  # noqa: F401 - openpyxl reads through it where it is there
        import openpyxl
    except ImportError as missing:
        raise ExtraMissing(
            "Reading a workbook needs an optional part",
            remedy='Install it with: pip install "innokit[intake]"',
        ) from missing
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                parts = _look(packed)
            return list(_grids(openpyxl, data, parts, said))
        except InnokitError:
            raise
        except Exception as fault:
            # A damaged workbook fails inside the reader in as many ways as there are bytes.
            raise IntakeError(
                f"The workbook is damaged and cannot be read ({type(fault).__name__})",
                remedy="Open it in a spreadsheet program, and if it shows all, save it under a new name",
            ) from fault


def _look(packed: zipfile.ZipFile) -> dict[str, Part]:
    """Refuse what would fill the memory, and note what the sheets hold beside values."""
    parts = packed.infolist()
    names = {part.filename for part in parts}
    refuse_other(names)
    if len(parts) > limits.PARTS:
        raise IntakeError(f"The workbook has more than {limits.PARTS:,} parts", remedy=_AS_XLSX)
    unpacked, size = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if unpacked > limits.UNPACKED:
        raise IntakeError(
            f"The workbook would unpack to more than {limits.UNPACKED // 1_000_000} MB",
            remedy="Delete what is not needed, or split it into several files",
        )
    if unpacked > limits.RATIO_FROM and unpacked > limits.RATIO * max(size, 1):
        raise IntakeError(
            "The workbook unpacks to more than a hundred times its size",
            remedy="Delete empty or repeated rows, and save it under a new name",
        )
    return {part.filename: _scan(packed, part) for part in parts if part.filename.endswith((".xml", ".rels"))}


def refuse_other(names: set[str]) -> None:
    """Refuse packed files that are no plain workbook, each with its advice."""
    if any(name.endswith("vbaProject.bin") for name in names):
        raise IntakeError("The workbook holds macros", remedy=_AS_XLSX)
    if "xl/workbook.bin" in names:
        raise IntakeError("This is a binary workbook (XLSB)", remedy=_AS_XLSX)
    if "xl/workbook.xml" not in names:
        sort = "an OpenDocument file" if "content.xml" in names else "a packed file without a workbook"
        raise IntakeError(f"This is {sort}", remedy=_AS_XLSX)


def _scan(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> Part:
    """Look through the bytes of a part without reading it as XML."""
    found, before = Part(), b""
    sheet = part.filename.startswith("xl/worksheets/")
    with packed.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            window = before + chunk
            if any(mark in window for mark in _DECLARED):
                raise IntakeError(
                    "The workbook declares entities of its own, which no spreadsheet program writes",
                    where=part.filename,
                    remedy=_AS_XLSX,
                )
            if sheet:
                found.formulas = found.formulas or re.search(rb"<(?:\w+:)?f[ />]", window) is not None
                found.merged.update(re.findall(rb'<mergeCell [^>]*?ref="([A-Z0-9:]{2,20})"', window))
                found.hidden = (
                    found.hidden or re.search(rb'<(?:row|col) [^>]*hidden="(?:1|true)"', window) is not None
                )
            before = window[-_OVERLAP:]
    return found


def _grids(openpyxl: Any, data: bytes, parts: dict[str, Part], said: list[Any]) -> Iterator[Grid]:
    """Read the sheets."""
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    formulas = None
    for sheet in book.worksheets:
        if not hasattr(sheet, "iter_rows"):
            continue
        part = parts.get(str(getattr(sheet, "_worksheet_path", "")), Part(formulas=True))
        rows = _rows(sheet)
        notes = _notes(part)
        if part.formulas:
            formulas = formulas or openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
            notes = [*_with_formulas(rows, _rows(formulas[sheet.title])), *notes]
        notes += [f"The reader says: {warning.message}." for warning in said]
        said.clear()
        yield grid_of(
            str(sheet.title), rows, hidden=sheet.sheet_state != "visible", notes=tuple(dict.fromkeys(notes))
        )


def _rows(sheet: Any) -> list[tuple[Any, ...]]:
    """Read the values of a sheet by what it holds, whatever size it declares."""
    sheet.reset_dimensions()
    rows: list[tuple[Any, ...]] = []
    cells = widest = 0
    for row in sheet.iter_rows(values_only=True):
        cells += max(len(row), 1)
        widest = max(widest, len(row))
        limits.refuse_cells(cells, len(row), f"sheet {sheet.title!r}, row {len(rows) + 1}")
        rows.append(row)
    while rows and not any(cell is not None for cell in rows[-1]):
        rows.pop()
    limits.refuse_cells(len(rows) * widest, 0, f"sheet {sheet.title!r}")
    return rows


def _with_formulas(rows: list[tuple[Any, ...]], formulas: list[tuple[Any, ...]]) -> list[str]:
    """Say which cells are formulas, and put those that have no value where their value would be."""
    used = []
    rows += [()] * (len(formulas) - len(rows))
    for place, row in enumerate(formulas):
        for column, cell in enumerate(row):
            text = getattr(cell, "text", cell)
            if not (isinstance(text, str) and text.startswith("=")):
                continue
            values = rows[place] + (None,) * (len(row) - len(rows[place]))
            if values[column] is None:
                rows[place] = (*values[:column], Uncalculated(text), *values[column + 1 :])
            elif values[column] != text:
                used.append(f"{letter(column)}{place + 1}")
    if not used:
        return []
    more = f" and {len(used) - _SHOWN:,} more" if len(used) > _SHOWN else ""
    listed = ", ".join(used[:_SHOWN])
    return [f"{count(len(used), 'formula').capitalize()} ({listed}{more}): the stored values were used."]


def _notes(part: Part) -> list[str]:
    """Say what a reader of the sheet would not see in its values."""
    notes = []
    if part.merged:
        shown = sorted(ref.decode() for ref in part.merged)
        more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
        notes.append(
            f"Merged cells ({a_list(shown[:_SHOWN])}{more}): the value counts for the first cell only, "
            "the others are blank."
        )
    if part.hidden:
        notes.append("Some rows or columns are hidden; they were read like the others.")
    return notes
