"""The way in: a grid of rows, or the block of scores, on a book."""

from __future__ import annotations

from collections.abc import Sequence

from innokit.errors import RecordError
from innokit.panels.grid.block import ScoreBlock
from innokit.panels.grid.grid import Grid
from innokit.panels.grid.rows import RecordRows
from innokit.panels.grid.scores import Scores, last_round
from innokit.records import KINDS, Assessor
from innokit.store import Book
from innokit.words import a_list


def grid(book: Book, plural: str, *, assessor: str = "", columns: Sequence[str] | None = None) -> Grid:
    """Open a grid on a book: a row for each record of a kind, or the scores of one assessor as a block.

    Parameters
    ----------
    book : Book
    plural : str
        Such as ``"ideas"`` or ``"costs"``; ``"scores"`` gives options by criteria.
    assessor : str, optional
        Whose scores: the name or the id of a recorded assessor. Left out: chosen in the panel, at first the
        assessor who has the name that the book was opened by.
    columns : sequence of str, optional
        Names of the fields to show, in order; None shows all.

    Raises
    ------
    RecordError
        When there is no such kind, field or assessor.
    """
    if plural == "scores":
        case = book.case()
        whose = assessor or _namesake(book)
        return Scores(book, ScoreBlock(whose, case, last_round(case)), free=not assessor)
    kinds = {kind.plural: name for name, kind in KINDS.items()}
    if plural not in kinds:
        raise RecordError(
            f"There is no kind of record called {plural!r}", remedy=f"Use one of {a_list(sorted(kinds))}"
        )
    if assessor:
        raise RecordError(
            "Only scores are given assessor by assessor", where="assessor", remedy="Leave it out"
        )
    return Grid(book, RecordRows(kinds[plural], columns))


def _namesake(book: Book) -> str:
    """Give the id of the one assessor who bears the name that the book was opened by, if there is one."""
    found = [assessor.id for assessor in book.case().of(Assessor) if assessor.title == book.by]
    return found[0] if len(found) == 1 else ""
