"""The book: the record of one project, and the one thing in the kit that talks to a database."""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self, overload

import sqlalchemy as sa

from innokit.errors import BookError
from innokit.records import Case, Entry, Record
from innokit.store import damage, jsonl, reading, tables, verification, writing
from innokit.store.chain import Draft, Raw
from innokit.store.database import Database
from innokit.store.reading import Moment
from innokit.store.tail import Tail
from innokit.store.unattended import headless
from innokit.store.verification import Verification


class Book:
    """The record of one project: it only ever grows. Made by `open_book`.

    Attributes
    ----------
    by : str
        Who records, as declared.
    path : Path or None
        The file; None for a book in memory.
    id : str
        Random name of this book, made with it.
    read_only : bool
        Whether it was opened without leave to write.
    """

    def __init__(self, database: Database, by: str) -> None:
        self.by, self.path, self.read_only = by, database.path, database.read_only
        self._database = database
        self._turn = threading.RLock()
        self._closed = False
        self._let_go = weakref.finalize(self, database.close)
        self.id = database.prepare()
        self._seen: dict[str, int] = {}
        self._shown = self._last_number()

    # What is there

    @property
    def head(self) -> str:
        """The first 12 characters of the last entry's digest, for the minutes; empty for an empty book."""
        with self._reading() as connection:
            row = tables.last(connection)
        return row.digest[:12] if row else ""

    def case(self, as_of: Moment = None) -> Case:
        """Everything that stands, as a frozen case.

        Parameters
        ----------
        as_of : int, str, datetime or None
            An earlier moment: an entry's number (that entry included; 0 is before the first), or an instant
            as ``datetime`` or ISO text, taken as UTC unless it says otherwise; a day alone means its end.

        Raises
        ------
        BookError
            When the moment lies before the first entry or beyond the last.
        """
        found = reading.up_to(self._rows(), as_of)
        case = reading.case(found)
        self._show(found)
        return case

    def history(self, id: str | Record | None = None) -> list[Entry]:
        """All entries, or those about one thing, in order.

        Parameters
        ----------
        id : str or Record, optional
            The thing, by its id or as a record.
        """
        wanted = _id(id) if id is not None else None
        found = self._rows() if wanted is None else self._rows(tables.ENTRIES.c.id == wanted)
        entries = [reading.entry(row) for row in found]
        if wanted is None:
            self._show(found)
        elif entries:
            self._seen[wanted] = entries[-1].seq
        return entries

    def verify(self, expect: str | None = None) -> Verification:
        """Check that every entry is as it was sealed; never stops at damage.

        Parameters
        ----------
        expect : str, optional
            A head noted elsewhere (12 characters or more) that must be among the entries.

        Raises
        ------
        BookError
            When ``expect`` is not a head, or the book is closed.
        """
        with self._reading() as connection:
            rows, faults = damage.salvage(connection)
            of_file = damage.file_faults(connection)
        return verification.verified(rows, expect=expect, faults=faults, file_faults=of_file)

    # What is added

    @overload
    def record(self, record: Record, why: str = "", based_on: int | Entry | None = None) -> Entry: ...
    @overload
    def record(self, record: Iterable[Record], why: str = "", based_on: None = None) -> list[Entry]: ...
    def record(
        self, record: Record | Iterable[Record], why: str = "", based_on: int | Entry | None = None
    ) -> Entry | list[Entry]:
        """Record one thing, or several: all of them or none.

        The same record again is no new entry, so a call whose answer was lost can simply be repeated.

        Parameters
        ----------
        record : Record or iterable of Record
            What to record; a record whose id is known becomes its next version.
        why : str, optional
            The reason, for readers.
        based_on : int or Entry, optional
            The version yours was made from. Left out: the newest that this book has shown or written.

        Returns
        -------
        Entry or list of Entry
            The new entry, or the one that already says the same.

        Raises
        ------
        ConflictError
            When somebody recorded a newer version meanwhile; it names them.
        RecordError
            When a record speaks of another that is not recorded, or its id belongs to another kind.
        BookError
            When the book cannot be written to.
        """
        if isinstance(record, Record):
            return self._append([writing.draft(record)], [record], why, based_on)[0]
        records = list(record)
        if based_on is not None:
            raise BookError(
                "based_on goes with one record, not with a list", remedy="Record that one by itself"
            )
        return self._append([writing.draft(item) for item in records], records, why, None)

    def withdraw(self, record: Record | str, why: str = "", based_on: int | Entry | None = None) -> Entry:
        """Take something back: it stands no longer, its history stays, and recording it again revives it.

        Parameters
        ----------
        record : Record or str
            The thing, or its id.
        why, based_on
            As for `record`.

        Raises
        ------
        ConflictError
            When somebody recorded a newer version meanwhile.
        BookError
            When it was never recorded or is withdrawn already, or the book cannot be written to.
        """
        return self._append([Draft("withdraw", "", _id(record), {})], [], why, based_on)[0]

    def _append(
        self, drafts: Sequence[Draft], records: Sequence[Record], why: str, based_on: int | Entry | None
    ) -> list[Entry]:
        """Turn drafts into entries within one turn at the book."""
        self._refuse_to_write()
        by, why = writing.text(self.by, "The name of who records"), writing.text(why, "The reason")
        if not by.strip():
            raise BookError(
                "Nobody is named as recording this", remedy='Open the book with by="your post or name"'
            )
        spoken = [id for item in records for _, _, id in writing.spoken_of(item)]
        with self._writing() as connection:
            newest = tables.newest(connection, [*(draft.id for draft in drafts), *spoken])
            kinds = {id: row.kind for id, row in newest.items()} | {item.id: item.kind for item in records}
            writing.refuse_dangling(records, kinds)
            new = Tail(tables.last(connection), by, why, newest, self._last_seen)
            found = [new.add(draft, writing.version_of(based_on, draft.id)) for draft in drafts]
            tables.append(connection, new.rows)
        self._seen.update({row.id: row.seq for row in found})
        return [reading.entry(row) for row in found]

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
        rows = jsonl.sound_rows(path)
        with self._writing() as connection:
            there = tables.rows(connection)
            shared = min(len(there), len(rows))
            if there[:shared] != rows[:shared]:
                raise BookError(
                    "This book holds other entries than the file, and two records are never mixed",
                    where=str(path),
                    remedy="Import the file into a fresh book",
                )
            tables.append(connection, rows[shared:])
        self._show(rows)
        return len(rows) - shared

    # Coming and going

    def close(self) -> None:
        """Let go of the file; the book cannot be used afterwards."""
        self._closed = True
        self._let_go()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        self.close()

    def __repr__(self) -> str:
        where = str(self.path) if self.path else "in memory"
        if self._closed:
            return f"Book({where}: closed)"
        last = self._last_number()
        count = "1 entry" if last == 1 else f"{last} entries"
        return f"Book({where}: {count if last else 'nothing recorded yet'})"

    # Turns

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        """Give a connection that sees one moment of the book."""
        self._refuse_if_closed()
        with self._turn, self._database.read() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        """Give a connection that alone may write."""
        with self._turn, self._database.write() as connection:
            yield connection

    def _rows(self, *conditions: sa.ColumnElement[bool]) -> list[Raw]:
        """Read entries as stored."""
        with self._reading() as connection:
            return tables.rows(connection, *conditions)

    def _last_number(self) -> int:
        """Give the number of the last entry; 0 for none."""
        with self._reading() as connection:
            found = connection.execute(sa.select(sa.func.max(tables.ENTRIES.c.seq))).scalar()
        return found if isinstance(found, int) else 0

    def _show(self, rows: Sequence[Raw]) -> None:
        """Remember how far the person using this book has seen."""
        self._shown = max(self._shown, rows[-1].seq if rows else 0)

    def _last_seen(self, id: str) -> int:
        """Give the number of the last entry that was shown or written here, as far as ``id`` goes."""
        return max(self._shown, self._seen.get(id, 0))

    def _refuse_if_closed(self) -> None:
        """Refuse to use a book after its end."""
        if self._closed:
            raise BookError(
                "This book is closed", where=self._database.where, remedy="Open it again with open_book"
            )

    def _refuse_to_write(self) -> None:
        """Refuse to add anything where nothing may be added."""
        self._refuse_if_closed()
        if headless():
            raise BookError(
                "Headless runs record nothing", remedy="Run this cell by hand, in a notebook of your own"
            )
        if self.read_only:
            raise BookError(
                "This book was opened for reading only", where=self._database.where,
                remedy="Open it without read_only=True",
            )  # fmt: skip


def _id(thing: Record | str) -> str:
    """Give the id of a record, or an id as it is."""
    return thing.id if isinstance(thing, Record) else writing.text(thing, "The id")
