"""Which two moments are meant: two packs or project folders, or two entries of one record."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from innokit.errors import EvidenceError
from innokit.evidence import packs
from innokit.evidence.moments.chains import files
from innokit.evidence.packs.contents import RECORD
from innokit.evidence.shipped import book_of
from innokit.records import Case
from innokit.store import open_book

PACK, LINES = ".zip", (".jsonl", ".ndjson")


def both(
    one: str | os.PathLike[str],
    other: str | os.PathLike[str] | None = None,
    since: int | None = None,
    until: int | None = None,
) -> tuple[Case, Case]:
    """Read two moments.

    Parameters
    ----------
    one, other : path
        Packs, project folders, books or JSON Lines; without the other, two moments of the first.
    since, until : int, optional
        Entry numbers in the first and in the second; until is the newest unless given.

    Raises
    ------
    EvidenceError
        When only one moment is named, or something is no record.
    """
    if other is None and since is None:
        raise EvidenceError(
            "Only one moment is named", where=str(one), remedy="Give a second pack, or an entry with --since"
        )
    return case_at(Path(one), since), case_at(Path(other or one), until)


def differing_files(
    one: str | os.PathLike[str], other: str | os.PathLike[str] | None
) -> tuple[tuple[str, str], ...] | None:
    """Give the files of two packs that differ, each with in what; None where these are not two packs."""
    paths = [Path(one), Path(other)] if other is not None else []
    if not paths or any(not path.is_file() or path.suffix.lower() != PACK for path in paths):
        return None
    before, after = (packs.opened(path.read_bytes()).members for path in paths)
    return files(before, after)


def case_at(path: Path, as_of: int | None = None) -> Case:
    """Read the record of a pack, a project folder, a book or a file of entries, as at an entry."""
    if path.is_dir():
        path = book_of(path)
    if not path.is_file():
        raise EvidenceError("There is no such file or folder", where=str(path), remedy="Check its name")
    if path.suffix.lower() == PACK:
        return _of_lines(_record_of(path), as_of)
    if path.suffix.lower() in LINES:
        return _of_lines(path.read_bytes(), as_of)
    with open_book(path, read_only=True) as book:
        return book.case(as_of=as_of)


def _record_of(path: Path) -> bytes:
    """Take the record out of a pack; a pack that is refused says why."""
    found = packs.opened(path.read_bytes())
    if found.refused or RECORD not in found.members:
        why = "; ".join(map(str, found.refused)) or "it holds no record"
        raise EvidenceError(
            f"The pack cannot be read: {why}", where=str(path), remedy="Check it: innokit verify"
        )
    return found.members[RECORD]


def _of_lines(lines: bytes, as_of: int | None) -> Case:
    """Read entries in JSON Lines, their chain checked."""
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "entries.jsonl"
        file.write_bytes(lines)
        with open_book(":memory:", by="reader") as book:
            book.import_jsonl(file)
            return book.case(as_of=as_of)
