"""The book: the record of one project, and the one thing in the kit that talks to a database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import overload

import sqlalchemy as sa

from innokit.errors import BookError
from innokit.records import Case, Entry, Record
from innokit.store import damage, reading, signed, tables, verification, writing
from innokit.store.chain import Draft, Raw
from innokit.store.keeping import Keeping
from innokit.store.reading import Moment
from innokit.store.turns import id_of
from innokit.store.verification import Verification


class Book(Keeping):
    """The record of one project: it only ever grows. Made by `open_book`.

    Attributes
    ----------
    by : str
        Who records, as declared.
    path : Path or None
        The file; None for a book in memory or on a server.
    id : str
        Random name of this book, made with it; copies of the file share it.
    read_only : bool
        Whether it was opened without leave to write.
    """

    # What is there

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
        with reading.undisturbed():
            entries, kept = self._entries(*self._no_later(as_of))
            found = reading.up_to(entries, as_of, kept)
            case = reading.case(found, kept)
        self._show(found)
        return case

    def _no_later(self, as_of: Moment) -> list[sa.ColumnElement[bool]]:
        """Leave out entries after a number that is there, save those that did something to earlier ones."""
        if type(as_of) is not int or not 0 < as_of < self._last_number():
            return []
        columns = tables.ENTRIES.c
        return [sa.or_(columns.seq <= as_of, columns.action.not_in(("record", "withdraw")))]

    def history(self, id: str | Record | None = None) -> list[Entry]:
        """All entries, or those about one thing, in order.

        Parameters
        ----------
        id : str or Record, optional
            The thing, by its id or as a record.
        """
        if id is None:
            with reading.undisturbed():
                entries, _ = self._entries()
            self._show(entries)
            return entries
        wanted = id_of(id)
        entries, _ = self._entries(tables.ENTRIES.c.id == wanted)
        if entries:
            self._seen[wanted] = entries[-1].seq
        return entries

    def _entries(self, *conditions: sa.ColumnElement[bool]) -> tuple[list[Entry], list[Raw]]:
        """Read entries, and as stored those that did something to the record itself."""
        with self._reading() as connection:
            return reading.read(tables.stream(connection, *conditions))

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
            of_file = self._database.file_faults(connection)
            held = damage.held(connection)
        return verification.verified(rows, expect=expect, faults=faults, file_faults=of_file, held=held)

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
            When a record speaks of another that is not recorded, its id belongs to another kind, it signs
            out of turn, or it changes what was signed.
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
        RecordError
            When it is a sign-off and no reason is given, or it was signed.
        BookError
            When it was never recorded or is withdrawn already, or the book cannot be written to.
        """
        return self._append([Draft("withdraw", "", id_of(record), {})], [], why, based_on)[0]

    def _append(
        self, drafts: Sequence[Draft], records: Sequence[Record], why: str, based_on: int | Entry | None
    ) -> list[Entry]:
        """Turn drafts into entries within one turn at the book."""
        spoken = [id for item in records for _, _, id in writing.spoken_of(item)]
        with self._writing() as connection:
            newest = tables.newest(connection, [*(draft.id for draft in drafts), *spoken])
            kinds = {id: row.kind for id, row in newest.items()} | {item.id: item.kind for item in records}
            writing.refuse_dangling(records, kinds)
            new = self._tail(why, newest)
            found: list[Raw] = []
            now = partial(signed.as_it_stands, connection, new.rows)
            for draft in drafts:
                signed.refuse(draft, new.before(draft.id), now, self.by, why)
                found.append(new.add(draft, writing.version_of(based_on, draft.id)))
            tables.append(connection, new.rows)
        self._seen.update({row.id: row.seq for row in found})
        return [reading.entry(row) for row in found]
