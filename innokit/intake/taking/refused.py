"""A cell that could not be taken in, and what would put it right."""

from __future__ import annotations

from dataclasses import dataclass

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a value, wherever it stands."""

    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A refused cell.

    Attributes
    ----------
    sheet : str
        Empty for a file of one sheet without a name.
    row : int
        As a spreadsheet counts: 1 is the first row of the file.
    column : str
        Its letter and heading, such as ``"C (Score)"``.
    value : str
        What the cell holds; empty for a blank one.
    what, remedy : str
    """

    sheet: str
    row: int
    column: str
    value: str
    what: str
    remedy: str

    @property
    def where(self) -> str:
        """Sheet, row and column in words."""
        sheet = f"sheet {self.sheet!r}, " if self.sheet else ""
        return f"{sheet}row {self.row}, column {self.column}"

    def __str__(self) -> str:
        remedy = self.remedy[:1].upper() + self.remedy[1:].rstrip(".")
        return f"{self.where}: {self.what.rstrip('.')}. {remedy}."


def shown(value: object) -> str:
    """Give a cell as a refusal shows it."""
    text = "" if value is None else str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
