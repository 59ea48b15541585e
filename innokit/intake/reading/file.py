"""A file from outside, opened: what it is, how it was read, and its sheets."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from innokit.errors import IntakeError
from innokit.intake.reading import delimited, limits, workbook
from innokit.intake.reading.decoding import decode
from innokit.intake.reading.grid import Grid

_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (XLS), or one locked with a password"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a packed file (GZIP)"),
    (b"Rar!", "a packed file (RAR)"),
    (b"7z\xbc\xaf", "a packed file (7Z)"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "a text document (RTF)"),
)
_PAGES = ("<!doctype", "<html", "<table", "<?xml")


@dataclass(frozen=True)
class File:
    """A file as read.

    Attributes
    ----------
    name : str
        Without its folder; empty for bytes.
    digest : str
        SHA-256 of its bytes.
    how : str
        In which encoding, with which separator.
    grids : tuple of Grid
    """

    name: str
    digest: str
    how: str
    grids: tuple[Grid, ...]

    @property
    def stem(self) -> str:
        """Its name without its ending."""
        return Path(self.name).stem


def opened(source: str | os.PathLike[str] | bytes, *, name: str = "", encoding: str | None = None) -> File:
    """Open a file, and read it into sheets of cells.

    Raises
    ------
    IntakeError
        When it is not there, too large, damaged, empty, or of a kind that is not read.
    """
    data, name = _bytes(source, name)
    digest = hashlib.sha256(data).hexdigest()
    if not data.strip(b"\x00\xff\xfe\xef\xbb\xbf \r\n\t"):
        raise IntakeError("The file is empty", where=name, remedy="Save it again, and look at its size")
    try:
        return File(name, digest, *_read(data, encoding))
    except IntakeError as refused:
        raise IntakeError(
            refused.what, where=_within(name, refused.where), remedy=refused.remedy
        ) from refused


def _within(name: str, where: str) -> str:
    """Say the file before the place in it."""
    return ", ".join(part for part in (name, where) if part)


def _bytes(source: str | os.PathLike[str] | bytes, name: str) -> tuple[bytes, str]:
    """Give the bytes of a file, and its name."""
    if isinstance(source, bytes | bytearray | memoryview):
        data = bytes(source)
    else:
        path = Path(source)
        name = name or path.name
        if not path.is_file():
            raise IntakeError("There is no such file", where=str(source), remedy="Check its name and folder")
        with path.open("rb") as stream:
            data = stream.read(limits.FILE + 1)
    if len(data) > limits.FILE:
        raise IntakeError(
            f"The file is larger than {limits.FILE // 1_000_000} MB",
            where=name,
            remedy="Split it into several files",
        )
    return data, name


def _read(data: bytes, encoding: str | None) -> tuple[str, tuple[Grid, ...]]:
    """Read a workbook, or text."""
    if data.startswith(b"PK"):
        return "an Excel workbook", tuple(workbook.sheets(data))
    for mark, words in _OTHERS:
        if data.startswith(mark):
            raise IntakeError(f"This is {words}", remedy="Save it as XLSX or CSV and give that")
    text, words = decode(data, encoding)
    if text.lstrip()[:9].lower().startswith(_PAGES):
        raise IntakeError(
            "This is a web page or XML, whatever its name says",
            remedy="Open it in a spreadsheet program and save it as XLSX or CSV",
        )
    grid, separator = delimited.sheet(text)
    return f"text in {words}; cells separated by {separator}" if separator != "one column" else (
        f"text in {words}; one column"
    ), (grid,)
