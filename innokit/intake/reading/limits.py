"""How much a file may hold. Beyond, it is refused before it is unpacked; far more than an event produces."""

from innokit.errors import IntakeError

FILE = 100_000_000
"""Bytes of a file."""
UNPACKED = 160_000_000
"""Bytes of all parts of a workbook together, as declared in it."""
RATIO, RATIO_FROM = 100, 20_000_000
"""A workbook may unpack to this many times its size; smaller ones are not asked."""
PARTS = 3_000
"""Parts of a workbook."""
CELLS = 6_000_000
"""Cells of a sheet, blank ones between others included."""
COLUMNS = 4_000
"""Columns of a sheet."""
CELL = 1_000_000
"""Characters of one cell of a text file; a record holds fewer."""


def refuse_cells(cells: int, columns: int, where: str) -> None:
    """Refuse a sheet that is too large.

    Raises
    ------
    IntakeError
        When it has more cells or columns than the limits.
    """
    if columns > COLUMNS:
        raise IntakeError(
            f"The sheet has more than {COLUMNS:,} columns",
            where=where,
            remedy="Keep one row a record and one column a fact, and save it again",
        )
    if cells > CELLS:
        raise IntakeError(
            f"The sheet has more than {CELLS:,} cells",
            where=where,
            remedy="Delete what is empty or not needed, or split it into several files",
        )
