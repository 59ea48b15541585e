"""A workbook that came back, as plain data: what stands in each cell, and what its hidden tab says."""

from __future__ import annotations

import io
import os
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from innokit.errors import IntakeError
from innokit.intake.reading import opened
from innokit.results.workbook import HIDDEN, Input, Place, place_of


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in one cell: a value or a formula, and its comment."""

    value: Any
    note: str = ""

    @property
    def formula(self) -> str:
        """The formula without its equals sign; empty where there is none."""
        text = getattr(self.value, "text", self.value)
        return text[1:] if isinstance(text, str) and text.startswith("=") and self.live else ""

    @property
    def live(self) -> bool:
        """Whether a spreadsheet would calculate it."""
        return isinstance(self.value, _Live) or hasattr(self.value, "text")


class _Live(str):
    """The text of a formula, told apart from words that begin like one."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Mapped:
    """One line of the hidden tab: which cell stood for what, and what it held."""

    tab: str
    place: Place
    stands_for: Input
    value: Any


@dataclass(frozen=True, slots=True)
class Sent:
    """A workbook as it came back."""

    name: str
    digest: str
    as_at: int | None
    head: str
    pattern: str
    made_by: str
    changed_by: str
    mapped: tuple[Mapped, ...]
    tabs: dict[str, dict[Place, Found]]


def ours(file: str | os.PathLike[str]) -> bool:
    """Say whether a file is a workbook that innokit made, by its hidden tab; any other file is not."""
    import zipfile

    try:
        with zipfile.ZipFile(file) as packed:
            return f'name="{HIDDEN}"' in packed.read("xl/workbook.xml")[:1_000_000].decode("utf-8", "replace")
    except (OSError, KeyError, zipfile.BadZipFile):
        return False


def read_back(file: str | os.PathLike[str]) -> Sent:
    """Read a returned workbook: formulas as they stand, not what they come to.

    Raises
    ------
    IntakeError
        The file is not there, damaged, too large, or was not made by innokit.
    """
    path = Path(file)
    opened(path)
    import openpyxl

    with warnings.catch_warnings():
        # What openpyxl does not keep (looks, limits on cells) is not read here either.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    if HIDDEN not in book.sheetnames:
        raise IntakeError(
            f"The workbook has no tab {HIDDEN!r}, so nobody can tell which cell stands for what",
            where=path.name,
            remedy="Give the workbook that innokit wrote; its hidden tab must stay in it",
        )
    facts, mapped = _map(book[HIDDEN], path.name)
    tabs = {sheet.title: _cells(sheet) for sheet in book.worksheets if sheet.title != HIDDEN}
    as_at = facts.get("as at")
    return Sent(
        path.name, _text(facts.get("digest")), int(as_at) if isinstance(as_at, int | float) else None,
        _text(facts.get("head")), _text(facts.get("pattern")), _text(facts.get("innokit")),
        _text(book.properties.lastModifiedBy), mapped, tabs,
    )  # fmt: skip


def _map(sheet: Any, name: str) -> tuple[dict[str, Any], tuple[Mapped, ...]]:
    """The facts and the lines of the hidden tab."""
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows(max_col=12)]
    facts = {str(row[0]): row[1] for row in rows[:5] if len(row) > 1}
    try:
        return facts, tuple(_line(row) for row in rows[6:] if row[0] is not None)
    except (TypeError, ValueError, IndexError) as fault:
        raise IntakeError(
            f"The hidden tab {HIDDEN!r} was altered and cannot be read",
            where=name,
            remedy="Make the changes again in a fresh copy of the workbook",
        ) from fault


def _line(row: tuple[Any, ...]) -> Mapped:
    """One line of the hidden tab."""
    tab, cell, record, field, part, value, unit, least, most, kind, choices, blank = row
    stands_for = Input(
        str(record), str(field), _text(part), _text(unit), least, most,
        kind if kind in ("whole", "text") else "number",
        tuple(_text(choices).split("\n")) if choices else (), blank == "yes",
    )  # fmt: skip
    return Mapped(str(tab), place_of(str(cell)), stands_for, value)


def _cells(sheet: Any) -> dict[Place, Found]:
    """Every cell of a sheet that holds something, or has a comment."""
    found: dict[Place, Found] = {}
    for row in sheet.iter_rows():
        for cell in row:
            note = cell.comment.text if cell.comment else ""
            value = cell.value
            if value is None and not note:
                continue
            if cell.data_type == "f" and isinstance(value, str):
                value = _Live(value)
            found[cell.row - 1, cell.column - 1] = Found(value, note)
    return found


def _text(value: Any) -> str:
    """A value as text; nothing is the empty string."""
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return "" if value is None else str(value)
