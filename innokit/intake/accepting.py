"""From a preview into a book, by whoever opened it; authors stay who they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from innokit.intake.preview import Preview
from innokit.records import Case, Record


class Recorder(Protocol):
    """What records: a book."""

    @property
    def head(self) -> str:
        """The start of the last entry's digest; empty where there is none."""

    def case(self) -> Case:
        """Everything that stands."""

    def record(self, record: Iterable[Record], why: str = "") -> Any:
        """Record all of a list or none."""


def accept(preview: Preview, book: Recorder, why: str = "", *, changes: bool = False) -> list[Any]:
    """Record what a preview holds and the book does not; a second time, that is nothing.

    Each entry names who opened the book as having recorded it, and the file in its reason. The author of an
    idea is a field of the idea and stays who the file says.

    Parameters
    ----------
    preview : Preview
    book : Book
        As opened by `innokit.open_book`.
    why : str, optional
        The reason, before the name and digest of the file.
    changes : bool, optional
        Record new versions, too, where the file says something else than the record of the same thing.

    Returns
    -------
    list of Entry
        One an added record; empty where there was nothing to add.

    Raises
    ------
    BookError
        When the book cannot be written to.
    ConflictError
        When somebody recorded one of the same things meanwhile.
    """
    seen = preview.case.head
    now = preview if seen and seen == book.head else preview.against(book.case())
    new = [*now.records, *(now.changes if changes else ())]
    if not new:
        return []
    reason = f"{why.rstrip('.')}. {preview.why}" if why else preview.why
    return list(book.record(new, why=reason))
