"""What is done to a record as a whole: taken out and in as text, compared and merged with another copy."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from innokit.errors import BookError
from innokit.store import backup, jsonl, merging, removal, tables, verification, writing
from innokit.store.chain import Raw
from innokit.store.merging import Comparison
from innokit.store.removal import Held
from innokit.store.verification import Verification
from innokit.store.withholding import Withholding


class Merged(NamedTuple):
    """What merging another copy did: entries taken in, and what both copies had changed."""

    taken: int
    conflicts: tuple[str, ...]


class Keeping(Withholding):
    """A book, as those who keep it use it."""

    # Files

    def export_jsonl(self, path: str | os.PathLike[str]) -> Path:
        """Write every entry to a JSON Lines file, texts as they are stored; gives its path."""
        return jsonl.write_jsonl(path, self._rows())

    def import_jsonl(self, path: str | os.PathLike[str]) -> int:
        """Take in the entries of a file as they are: numbers, times, salts, digests and head stay the file's.

        The whole chain of the file is checked first. The book must be empty, or hold only entries that the
        file holds too, in the same places; what it has already is not added again.

        Returns
        -------
        int
            How many entries were added.

        Raises
        ------
        BookError
            When a line of the file is faulty, or the book holds other entries.
        """
        self._refuse_to_write()
        return self._continue_with(jsonl.sound_rows(path), [], str(path))

    def _continue_with(self, rows: Sequence[Raw], held: Iterable[Held], where: str) -> int:
        """Add the entries that go on where this book ends."""
        with self._writing() as connection:
            there = tables.rows(connection)
            shared = merging.shared(there, rows)
            if shared < min(len(there), len(rows)):
                raise BookError(
                    "This book holds other entries than the file, and two records are never mixed",
                    where=where,
                    remedy="Import the file into a fresh book; or merge it, if it is a copy of this book",
                )
            new = rows[shared:]
            tables.append(connection, new)
            numbers = {row.seq for row in new}
            wipe = self._carry_out(connection, new, [item for item in held if item.seq in numbers])
        self._show(rows)
        if wipe:
            self._database.wipe()
        return len(new)

    def backup(self, path: str | os.PathLike[str]) -> Verification:
        """Write a copy of this book to a file of its own, as at one moment, while others go on writing.

        Withheld texts are in it; what was erased is not. A book on a server is written to a file too. Put it
        back with `restore`.

        Parameters
        ----------
        path : path
            A file that is not there yet.

        Returns
        -------
        Verification
            What checking the copy found.

        Raises
        ------
        BookError
            When the file is there already or cannot be written.
        """
        with self._reading() as connection:
            rows, held = tables.rows(connection), removal.held(connection)
        return backup.write_file(Path(path).expanduser().resolve(), self.id, rows, held)

    # Copies

    def compare(self, other: str | os.PathLike[str]) -> Comparison:
        """Say how another copy of this book stands to it.

        Parameters
        ----------
        other : path or address
            A book or a JSON Lines file.

        Returns
        -------
        Comparison
            Entries shared, and how many only one of the two has; ``.diverged`` where both do.
        """
        theirs, _ = self._other(other)
        return merging.compare(self._rows(), theirs)

    def merge(self, other: str | os.PathLike[str], why: str = "") -> Merged:
        """Take in what another copy of this book recorded since the two parted; nothing of either is lost.

        Its entries follow ours under new numbers, each with its own author, time, reason and seals. An entry
        before them says who merged them. Merging the same copy again adds nothing.

        Parameters
        ----------
        other : path or address
            A book or a JSON Lines file that began as this one did.
        why : str, optional
            The reason, for readers.

        Returns
        -------
        Merged
            How many entries were taken in, and a sentence for each thing that both copies changed.

        Raises
        ------
        BookError
            When either record is not sound, or the two have nothing in common.
        """
        self._refuse_to_write()
        theirs, held = self._other(other)
        with self._writing() as connection:
            ours = tables.rows(connection)
            _refuse_unsound(ours, self._database.where)
            new = merging.missing(ours, theirs)
            if not new:
                return Merged(0, ())
            shared = merging.shared(ours, theirs)
            tail = self._tail(why, {})
            tail.add(merging.draft(new, theirs[-1].digest), None)
            versions = {row.id: row.version for row in ours}
            made = merging.resealed(new, tail.rows[0], versions)
            tables.append(connection, [tail.rows[0], *(row for _, row in made)])
            numbers = {row.seq: here.seq for row, here in made}
            moved = [item._replace(seq=numbers[item.seq]) for item in held if item.seq in numbers]
            wipe = self._carry_out(connection, [row for _, row in made], moved)
        if wipe:
            self._database.wipe()
        return Merged(len(new), merging.conflicts(ours[shared:], made, writing.told))

    def _other(self, other: str | os.PathLike[str]) -> tuple[list[Raw], list[Held]]:
        """Read another copy, which must be sound and have begun as this one did."""
        if os.fspath(other).lower().endswith((".jsonl", ".ndjson")):
            rows, held, id = list(jsonl.sound_rows(other)), [], ""
        else:
            from innokit.store.opening import open_book

            with open_book(other, read_only=True) as book, book._reading() as connection:
                rows, held, id = tables.rows(connection), removal.held(connection), book.id
            _refuse_unsound(rows, os.fspath(other))
        ours = self._rows()
        if rows and ours and not merging.shared(ours, rows) and id != self.id:
            raise BookError(
                "These two records have nothing in common, so they are not copies of one book",
                where=os.fspath(other),
                remedy="Give a copy of this book; things of another project are recorded anew",
            )
        return rows, held


def _refuse_unsound(rows: Sequence[Raw], where: str) -> None:
    """Refuse to mix a damaged record with a sound one."""
    faults = verification.entry_faults(rows)
    if faults:
        raise BookError(
            f"This record is not sound: {faults[0].says}", where=where,
            remedy="See with verify what is wrong; restore a copy that is sound",
        )  # fmt: skip
