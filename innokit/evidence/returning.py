"""A project's workbook out, and back in: proposals in the sender's name, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

from innokit import businesscase
from innokit.errors import BookError, IntakeError
from innokit.evidence.shipped import case_of
from innokit.evidence.workbook import write_workbook
from innokit.intake.returned import Returned, read_back, returned
from innokit.records import Case, Entry
from innokit.store import Book


def export_workbook(folder: str | os.PathLike[str], to: str | os.PathLike[str]) -> Path:
    """Write the business case of a project as a workbook with live formulas.

    Parameters
    ----------
    folder : path
        The project folder.
    to : path
        The file to write; ends in ``.xlsx``.

    Raises
    ------
    BookError, MethodRefused, EvidenceError
        The folder is no project, the case cannot be appraised yet, or the file cannot be written.
    """
    return write_workbook(businesscase.as_workbook(case_of(Path(folder))), to)


def look_at_returned(book: Book, file: str | os.PathLike[str], by: str = "") -> Returned:
    """Say what a returned workbook proposes, what of it is refused, and what else was changed in it.

    The workbook is made again from the entries it was made from, and set beside the file cell by cell.
    Nothing is recorded.

    Parameters
    ----------
    book : Book
        Whose record the workbook was made from.
    file : path
    by : str, optional
        Who sent it; whoever the file says changed it last unless given. A name as declared.

    Raises
    ------
    IntakeError
        It is no workbook of this record, nobody is named, or it cannot be read.
    """
    back = read_back(file)
    now = book.case()
    then = now if back.as_at is None else _as_at(book, back.as_at, back.name)
    sent = businesscase.as_workbook(then) if then.digest == back.digest else None
    return returned(file, now, then=then, sent=sent, by=by)


def take_back(book: Book, file: str | os.PathLike[str], by: str = "") -> tuple[Returned, list[Entry]]:
    """Record what a returned workbook proposes, one proposal for each changed input.

    Returns
    -------
    Returned, list of Entry
        What came back, and the new entries; none where everything was recorded before.
    """
    found = look_at_returned(book, file, by)
    if not found.proposals:
        return found, []
    return found, book.record(found.proposals, why=f"Came back in {found.back.name} from {found.sender}")


def _as_at(book: Book, number: int, name: str) -> Case:
    """The case as at an entry that a workbook names."""
    try:
        return book.case(as_of=number)
    except BookError as fault:
        raise IntakeError(
            f"The workbook was made as at entry {number}, which this record does not hold",
            where=name,
            remedy="Name the project whose workbook it is",
        ) from fault
