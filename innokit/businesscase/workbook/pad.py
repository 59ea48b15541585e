"""A tab while it is being filled: puts terms into cells and gives them back as references."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np

from innokit.businesscase.workbook.terms import Term
from innokit.results.workbook import Cell, Input, Place, Role, Shape, Tab, Warn, address


class Pad:
    """One tab in the making.

    Parameters
    ----------
    title : str
    says : str
        The sentence below the title.
    source : str
        Below that, where its figures come from.
    """

    def __init__(self, title: str, says: str = "", source: str = "") -> None:
        self.title = title
        self.cells: dict[Place, Cell] = {}
        self.warns: list[Warn] = []
        self.text(0, 0, title, "title")
        if says:
            self.text(1, 0, says, "note")
        if source:
            self.text(2, 0, source, "note")

    @property
    def next_row(self) -> int:
        """The first row below everything."""
        return max(row for row, _ in self.cells) + 1

    def text(self, row: int, column: int, said: str, role: Role = "text", note: str = "") -> Term:
        """Put words."""
        return self._keep((row, column), Cell(said, role=role, note=note))

    def texts(self, row: int, column: int, said: Iterable[str], role: Role = "text") -> None:
        """Put words side by side."""
        for at, words in enumerate(said, column):
            self.text(row, at, words, "label" if role == "text" and at == 0 else role)

    def constant(
        self, row: int, column: int, value: float, shape: Shape, role: Role = "table", note: str = ""
    ) -> Term:
        """Put a number that nobody is asked to change."""
        return self._keep((row, column), Cell(value, role=role, shape=shape, note=note))

    def live(
        self,
        row: int,
        column: int,
        formula: Term,
        shape: Shape = "pounds",
        role: Role = "figure",
        *,
        name: str = "",
        note: str = "",
    ) -> Term:
        """Put a formula with what it comes to."""
        own = re.sub(rf"{re.escape(self._prefix)}(?=[A-Z]+\d)", "", formula.text)
        value = formula.value.item() if isinstance(formula.value, np.generic) else formula.value
        shown = float(value) if isinstance(value, bool | int) else value
        return self._keep((row, column), Cell(shown, own, role, shape, note, name))

    def input(
        self,
        row: int,
        column: int,
        value: float | str | None,
        shape: Shape,
        stands_for: Input,
        *,
        note: str = "",
        name: str = "",
    ) -> Term:
        """Put a cell that people may change."""
        cell = Cell(value, role="input", shape=shape, note=note, name=name, input=stands_for)
        return self._keep((row, column), cell)

    def at(self, row: int, column: int) -> Term:
        """Refer to a cell."""
        cell = self.cells[row, column]
        value = "" if cell.value is None else cell.value
        return Term(cell.name or f"{self._prefix}{address((row, column))}", value)

    def span(self, first: Place, last: Place) -> Term:
        """Refer to a range of one row or one column."""
        places = [
            (row, column) for row in range(first[0], last[0] + 1) for column in range(first[1], last[1] + 1)
        ]
        found = ["" if self.cells[at].value is None else self.cells[at].value for at in places]
        kind = object if any(isinstance(value, str) for value in found) else np.float64
        return Term(f"{self._prefix}{address(first)}:{address(last)}", np.array(found, dtype=kind))

    def tab(self, widths: Sequence[float], frozen: Place) -> Tab:
        """Finish it."""
        return Tab(self.title, self.cells, tuple(widths), frozen, tuple(self.warns))

    @property
    def _prefix(self) -> str:
        """How other tabs name this one."""
        return f"{self.title}!" if self.title.isalnum() else f"'{self.title}'!"

    def _keep(self, place: Place, cell: Cell) -> Term:
        """Put a cell and refer to it."""
        self.cells[place] = cell
        return self.at(*place)
