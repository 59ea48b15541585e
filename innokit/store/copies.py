"""Whether two copies of one book have gone different ways: told by heads that differ.

This computer notes, for each book that somebody here recorded in, where the file lies and the head it last
saw there. On opening a book by name, those notes and the files beside it are compared with what it holds. A
note says nothing of what was recorded; it lies in the user's own folder for such things, not in the project.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
import sys
import warnings
from pathlib import Path
from typing import Any, NamedTuple

from innokit.store import places

STATE = "INNOKIT_STATE"
"""The name of the environment variable that says where notes are kept; ``0`` means nowhere."""


class DivergedWarning(UserWarning):
    """Two copies of one book each hold entries that the other lacks."""


class Head(NamedTuple):
    """The last entry of a copy: its number and its digest."""

    seq: int
    digest: str


def warn_if_diverged(path: Path, id: str) -> None:
    """Warn when another copy of this book is known, and each of the two holds entries that the other lacks.

    Parameters
    ----------
    path : Path
        Where the book at hand lies.
    id : str
        Its random name, which copies share.
    """
    for other in sorted(_beside(path) | _noted(id).keys() - {path}):
        if _parted(path, other, id):
            _warn(f"The book {path} and its copy {other} have gone different ways", str(other))
    known = _noted(id).get(path)
    if known is not None and places.shared_by(path) and _digest(path, known.seq) != known.digest:
        seen = f"Entry {known.seq} with head {known.digest[:12]}, which this computer saw in the book {path}"
        _warn(f"{seen}, is not in it: another copy was put in its place", "THE_EARLIER_FILE")


def _warn(what: str, other: str) -> None:
    """Warn of two copies, and say what to do."""
    warnings.warn(
        f"{what}. Make one record of both, then work on that one only: innokit merge {other}, or "
        "book.merge(...).",
        DivergedWarning,
        stacklevel=5,
    )


def _beside(path: Path) -> set[Path]:
    """Give files beside a book whose names begin as its own, as services name the second of two copies."""
    return {
        other for other in path.parent.glob(f"*{path.suffix}") if other != path and path.stem in other.stem
    }


def _parted(path: Path, other: Path, id: str) -> bool:
    """Whether two files are copies of one book, of which neither holds all that the other holds."""
    ours, theirs = _last(path, id), _last(other, id)
    if ours is None or theirs is None:
        return False
    seq = min(ours.seq, theirs.seq)
    same = _digest(path, seq) == _digest(other, seq)
    return not (same or _has_merged(path, theirs.digest) or _has_merged(other, ours.digest))


def _last(path: Path, id: str) -> Head | None:
    """Give the last entry of a file, if it is a copy of this book that can be read."""
    query = "SELECT seq, digest FROM entries WHERE (SELECT id FROM book) = ? ORDER BY seq DESC LIMIT 1"
    found = _look(path, query, id)
    return Head(*found[0]) if found else None


def _digest(path: Path, seq: int) -> str | None:
    """Give the digest of one entry of a file; None where there is none."""
    found = _look(path, "SELECT digest FROM entries WHERE seq = ?", seq)
    return str(found[0][0]) if found else None


def _has_merged(path: Path, digest: str) -> bool:
    """Whether a file says that it took in an entry of another copy."""
    return bool(
        _look(path, "SELECT 1 FROM entries WHERE action = 'merge' AND instr(body, ?) LIMIT 1", digest)
    )


def _look(path: Path, query: str, value: str | int) -> list[tuple[Any, ...]]:
    """Ask a file that may be no book, or damaged, or out of reach: then nothing can be said of it."""
    try:
        with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            return connection.execute(query, (value,)).fetchall()
    except sqlite3.Error:
        return []


# Notes


def folder() -> Path | None:
    """Give the folder of this computer's notes; None where none are kept."""
    said = os.environ.get(STATE, "")
    if said:
        return None if said == "0" else Path(said).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", "~/AppData/Local")).expanduser() / "innokit"
    if sys.platform == "darwin":
        return Path("~/Library/Application Support/innokit").expanduser()
    return Path(os.environ.get("XDG_STATE_HOME") or "~/.local/state").expanduser() / "innokit"


def note(path: Path, id: str) -> None:
    """Note the head that this computer now sees in a file; where that cannot be done, nothing is lost."""
    place, head = _file(id), _last(path, id)
    if place is None or head is None:
        return
    with contextlib.suppress(OSError, RuntimeError):
        kept = {str(other): [*known] for other, known in _noted(id).items()}
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_suffix(f".{os.getpid()}.part")
        part.write_text(json.dumps(kept | {str(path): [*head]}), encoding="utf-8")
        part.replace(place)


def _noted(id: str) -> dict[Path, Head]:
    """Give the heads that this computer noted of copies that are still there."""
    place = _file(id)
    try:
        notes = json.loads(place.read_text(encoding="utf-8")) if place else {}
        found = {Path(path): Head(int(seq), str(digest)) for path, (seq, digest) in notes.items()}
        return {path: head for path, head in found.items() if path.exists()}
    except (OSError, RuntimeError, ValueError, TypeError, AttributeError):  # no notes yet, or none to be read
        return {}


def _file(id: str) -> Path | None:
    """Give the file in which a book is noted."""
    try:
        base = folder()
    except RuntimeError:  # nobody's home folder can be told
        return None
    return base / f"{hashlib.sha256(id.encode()).hexdigest()[:32]}.json" if base else None
