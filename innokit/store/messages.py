"""What a database's errors mean, in plain words: what was wrong, and what would put it right."""

from __future__ import annotations

import re

from innokit.errors import BookError

_RETRY = "What was recorded before is kept. Record it again: what was kept already is not added twice"
_FULL = ("The disk is full, so nothing was recorded", "Make room, then record it again")
_BUSY = (
    "Another program is writing to the book and has not let go",
    "Close what else has the book open, then try again; nothing was lost",
)
_READ_ONLY = (
    "The book cannot be written to",
    "Ask for leave to write to the file and its folder, or open it with read_only=True",
)
_NO_LEAVE = ("You may not open this file", "Ask for leave to read and write it")
_AWAY = ("The database server cannot be reached", f"Check its address and the network. {_RETRY}")

# By the start of the error's name in SQLite.
_SQLITE = {
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "SQLITE_NOTADB": ("This file is not a book", "Check the name, or choose another for a new book"),
    "SQLITE_CORRUPT": (
        "The file of this book is damaged",
        "See with verify which entries are touched; restore a copy, or import its JSON Lines",
    ),
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_CANTOPEN": ("The book cannot be opened", "Check that you may read and write in its folder"),
    "SQLITE_FULL": _FULL,
    "SQLITE_IOERR": (
        "The disk did not keep what was written, so nothing was recorded",
        "Check that the disk has room, is connected and allows files of this size, then record it again",
    ),
    "SQLITE_PERM": _NO_LEAVE,
    "SQLITE_AUTH": _NO_LEAVE,
}

# By the start of the SQLSTATE in PostgreSQL.
_POSTGRES = {
    "55P03": _BUSY,
    "40P01": _BUSY,
    "53100": _FULL,
    "25006": ("The database takes no writing now", "Ask who runs it: it may be a copy kept for reading"),
    "42501": (
        "Your role in the database may not do this",
        "Ask who runs it to grant it to your role, as docs/postgresql.md says",
    ),
    "3F000": (
        "The schema named in the address is not there",
        "Ask who runs the database to make it, or correct the address",
    ),
    "28": ("The database server did not let you in", "Check the user's name and password"),
    "3D000": ("There is no such database on the server", "Check its name, or ask who runs it to make it"),
    "53300": ("The database server has no free connection", "Close other books, or try again later"),
    "57P": ("The database server was stopped", f"Wait until it is back. {_RETRY}"),
    "08": ("The connection to the database server was lost", _RETRY),
}

# A connection that was never made bears no SQLSTATE; these words of the server or its library stand for one.
_SAID = {
    r"password|authentication|role .* does not exist": _POSTGRES["28"],
    r"database .* does not exist": _POSTGRES["3D000"],
    r"too many|remaining connection slots": _POSTGRES["53300"],
    r"starting up|shutting down": _POSTGRES["57P"],
    r"server closed|connection is (lost|closed)": _POSTGRES["08"],
    r"connection failed|connection to server|resolve|timeout": _AWAY,
}


def name_of(error: BaseException | None) -> str:
    """Give SQLite's own name for an error."""
    return getattr(error, "sqlite_errorname", "")


def book_error(error: Exception, where: str) -> BookError:
    """Say in plain words what a database's error means."""
    said = getattr(error, "orig", None) or error
    if isinstance(said, UnicodeDecodeError):
        return _told(_SQLITE["SQLITE_CORRUPT"], where)
    for known, name in ((_SQLITE, name_of(said)), (_POSTGRES, getattr(said, "sqlstate", "") or "")):
        for start, told in known.items():
            if name.startswith(start):
                return _told(told, where)
    if type(said).__module__.startswith("psycopg"):
        for words, told in _SAID.items():
            if re.search(words, str(said)):
                return _told(told, where)
    return BookError(
        f"The database could not do what was asked: {said}",
        where=where,
        remedy="If it says so again, restore a copy of the book or import its JSON Lines",
    )


def _told(told: tuple[str, str], where: str) -> BookError:
    """Make the error of a meaning and its remedy."""
    return BookError(told[0], where=where, remedy=told[1])
