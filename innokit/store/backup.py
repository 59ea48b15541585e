"""Copies for the day when a book is lost: made and put back while others go on writing."""

from __future__ import annotations

import datetime
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from innokit.errors import BookError
from innokit.store import removal, tables, verification
from innokit.store.chain import Raw
from innokit.store.places import place
from innokit.store.postgres import SCHEMES
from innokit.store.removal import Held
from innokit.store.sqlite import SqliteFile
from innokit.store.verification import Verification
from innokit.words import count


@dataclass(frozen=True)
class Restored:
    """What putting a backup back did.

    Attributes
    ----------
    added : int
        How many entries were put back.
    beyond : int
        How many entries the book holds that were recorded after the backup.
    set_aside : Path or None
        Where a damaged book was moved to, unchanged.
    """

    added: int
    beyond: int = 0
    set_aside: Path | None = None

    @property
    def says(self) -> str:
        """What was done, in a sentence or two."""
        parts = [f"{count(self.added, 'entry', 'entries').capitalize()} put back."]
        if self.beyond:
            parts.append(
                f"The book holds {count(self.beyond, 'entry', 'entries')} more, recorded since the backup."
            )
        if self.set_aside:
            parts.append(f"The damaged book was kept, unchanged, as {self.set_aside}.")
        return " ".join(parts)

    def __str__(self) -> str:
        return self.says


def write_file(target: Path, id: str, rows: Sequence[Raw], held: Sequence[Held]) -> Verification:
    """Write a book of these entries, which appears whole and checked, or not at all.

    Raises
    ------
    BookError
        When something is there already, or the file cannot be written.
    """
    if target.exists():
        raise BookError("There is a file already", where=str(target), remedy="Choose another name")
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
        os.close(handle)
        part = Path(name)
        try:
            found = _filled(part, id, rows, held)
            part.chmod(0o644)
            part.replace(target)
            _settled(target.parent)
        finally:
            for left in (part.with_name(part.name + end) for end in ("", "-wal", "-shm")):
                left.unlink(missing_ok=True)
    except OSError as error:
        raise BookError(
            f"The backup cannot be written: {error.strerror or error}",
            where=str(target),
            remedy="Choose a file in a folder that is there, has room, and that you may write to",
        ) from error
    return found


def _filled(part: Path, id: str, rows: Sequence[Raw], held: Sequence[Held]) -> Verification:
    """Fill a new file with entries and withheld texts, and check what came to stand in it."""
    file = SqliteFile(part)
    try:
        file.prepare()
        with file.write() as connection:
            connection.execute(tables.ABOUT.update().values(id=id))
            tables.append(connection, rows)
            removal.keep(connection, held)
        with file.read() as connection:
            again, kept = tables.rows(connection), removal.held(connection)
    finally:
        file.close()
    if again != list(rows) or kept != list(held):
        raise BookError(
            "The copy is not what was copied", where=str(part), remedy="Check the disk, and try again"
        )
    return verification.verified(again, held=kept)


def _settled(folder: Path) -> None:
    """Have the disk keep the folder's list of names; systems that cannot do so need not."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def restore(backup: str | os.PathLike[str], address: str | os.PathLike[str]) -> Restored:
    """Put a backup back where a book is lost, damaged or empty, or lacks entries that the backup has.

    Nothing is ever written over: entries that are there stay, and a damaged file is kept beside under another
    name. So it is safe while others write.

    Parameters
    ----------
    backup : path
        A file that `Book.backup` wrote.
    address : path or address
        Where the book is to be.

    Returns
    -------
    Restored
        What was done; ``str()`` says it.

    Raises
    ------
    BookError
        When the backup is not sound, or the book at the address holds other entries.

    Examples
    --------
    >>> import tempfile
    >>> from innokit.records import Idea
    >>> from innokit.store import open_book
    >>> folder = tempfile.TemporaryDirectory()
    >>> with open_book(f"{folder.name}/case.innokit", by="Ann") as book:
    ...     entry = book.record(Idea(title="Ask the neighbours"))
    ...     book.backup(f"{folder.name}/monday.innokit").ok
    True
    >>> print(restore(f"{folder.name}/monday.innokit", f"{folder.name}/again.innokit"))
    1 entry put back.
    >>> folder.cleanup()
    """
    from innokit.store.opening import open_book

    with open_book(backup, read_only=True) as book, book._reading() as connection:
        rows, held, id = tables.rows(connection), removal.held(connection), book.id
    faults = verification.entry_faults(rows)
    if faults:
        raise BookError(
            f"The backup is not sound, so nothing was put back: {faults[0].says}",
            where=os.fspath(backup),
            remedy="Take another backup",
        )
    aside = None
    if os.fspath(address).split("://")[0] not in SCHEMES:
        target = place(address)
        aside = _set_aside(target) if target is not None and target.exists() else None
        if target is not None and not target.exists():
            write_file(target, id, rows, held)
            return Restored(len(rows), set_aside=aside)
    with open_book(address, by="restore") as book:
        added = book._continue_with(rows, held, os.fspath(address))
        return Restored(added, beyond=max(0, len(book._rows()) - len(rows)))


def _set_aside(target: Path) -> Path | None:
    """Move a damaged book and what belongs to it out of the way; a sound one stays."""
    from innokit.store.opening import open_book

    try:
        with open_book(target, read_only=True) as book:
            said = book.verify()
            damaged = not said.ok
    except BookError:
        damaged = target.stat().st_size > 0
    if not damaged:
        return None
    stamp = f"{datetime.datetime.now(datetime.UTC):%Y%m%dT%H%M%SZ}"
    aside = target.with_name(f"{target.stem}.damaged-{stamp}{target.suffix}")
    for end in ("", "-wal", "-shm"):
        part = target.with_name(target.name + end)
        if part.exists():
            part.rename(aside.with_name(aside.name + end))
    return aside
