"""Where a book lies: its address as a path, and a warning for folders that are copied behind its back."""

from __future__ import annotations

import os
import re
import warnings
from pathlib import Path

from innokit.errors import BookError

MEMORY = ("memory", ":memory:")
"""Addresses of a book that is gone when it is closed."""

_SYNCHRONISED = {
    "OneDrive": r"onedrive( ?- ?.+)?",
    "Dropbox": r"dropbox( \(.+\))?",
    "iCloud Drive": r"icloud ?drive|com~apple~clouddocs|mobile documents",
    "Google Drive": r"google ?drive(-.+)?|my drive",
}


class SharedFolderWarning(UserWarning):
    """The book lies where a synchronising program or a network may damage or double it."""


def place(address: str | os.PathLike[str]) -> Path | None:
    """Give the path that an address means; None for a book in memory.

    Raises
    ------
    BookError
        When the address is empty or means another sort of database than a SQLite file.
    """
    text = os.fspath(address).removeprefix("sqlite:///")
    if text in MEMORY:
        return None
    if not text.strip() or "\0" in text:
        raise BookError("A book needs an address", remedy='Give the name of a file, such as "esol.innokit"')
    if "://" in text:
        raise BookError(
            f"This version of innokit keeps books in SQLite files only, not {text.split('://')[0]} addresses",
            remedy='Give the name of a file, such as "esol.innokit"',
        )
    return Path(text).expanduser().resolve()


def synchroniser(path: Path) -> str:
    r"""Name the service that copies the folder of this path, as far as names tell; or the empty string.

    >>> synchroniser(Path("/home/ann/Dropbox (Personal)/esol.innokit"))
    'Dropbox'
    >>> synchroniser(Path("/home/ann/work/esol.innokit"))
    ''
    """
    if str(path).startswith(("\\\\", "//")):
        return "a network share"
    folders = [part.casefold() for part in path.parts[:-1]]
    for service, pattern in _SYNCHRONISED.items():
        if any(re.fullmatch(pattern, folder) for folder in folders):
            return service
    return ""


def warn_if_shared(path: Path) -> None:
    """Warn when a book lies in a folder that is synchronised or on a network."""
    service = synchroniser(path)
    if service:
        warnings.warn(
            f"The book {path} lies in {service}, which copies files while they are being written and can "
            "damage or double a book. Keep it in a folder of this computer only, and share it as JSON Lines "
            "(book.export_jsonl) or as an evidence pack.",
            SharedFolderWarning,
            stacklevel=3,
        )
