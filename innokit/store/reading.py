"""From entries as stored to what people read: entries, the records that stand, and a moment of the past."""

from __future__ import annotations

import datetime
import gc
import json
import warnings
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, get_args

from innokit.errors import BookError, RecordError
from innokit.records import KINDS, Action, Case, Entry, Record, from_body, refers
from innokit.store import chain, merging, removal
from innokit.store.chain import Raw

WITHHELD = "(withheld)"
"""What stands in a record in place of words that were withheld."""

ERASED = "(erased)"
"""What stands in a record in place of words that were erased."""

_ACTIONS = frozenset(get_args(Action))

Moment = int | str | datetime.date | None
"""A point in the record: an entry's number, an instant, or None for its end."""


class WithheldWarning(UserWarning):
    """A record is left out of the case, because a figure or a choice in it was withheld or erased."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep Python from looking for rubbish among entries while they are read: slow, and in vain."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def read(rows: Iterable[Raw]) -> tuple[list[Entry], list[Raw]]:
    """Give entries as people read them, and as stored those that did something to the record itself."""
    kept: list[Raw] = []
    entries: list[Entry] = []
    for row in rows:
        entries.append(entry(row))
        if row.action not in ("record", "withdraw"):
            kept.append(row)
    return entries, kept


def entry(row: Raw) -> Entry:
    """Give an entry as people read it.

    Raises
    ------
    BookError
        When its stored text is no longer JSON.
    """
    try:
        who, why = (None if text is None else json.loads(text) for text in (row.who, row.why))
        body = json.loads(row.body)
        sound = type(row.seq) is int and isinstance(body, dict)
        sound = sound and all(text is None or isinstance(text, str) for text in (who, why))
        gone = chain.missing(row)
    except (TypeError, ValueError, RecursionError):
        sound = False
    if not sound or row.action not in _ACTIONS:
        raise BookError(
            f"{row.label[0].upper()}{row.label[1:]} cannot be read",
            remedy="Run verify to see what was altered; a newer innokit may also know more kinds of entry",
        )
    return Entry(
        row.seq, row.action, row.kind, row.id, row.version, row.schema, row.when,  # type: ignore[arg-type]
        who, why, body, row.digest, gone,
    )  # fmt: skip


def record(entry: Entry, erased: Collection[str] = ()) -> Record | None:
    """Make the record of an entry; None where what is missing leaves it without a figure or a choice.

    Parameters
    ----------
    entry : Entry
        One that records.
    erased : collection of str
        Those of its missing fields that were erased, not withheld.
    """
    if not entry.missing:
        return from_body(entry.kind, entry.id, entry.body, entry.schema)
    gone = set(entry.missing) - {"who", "why"}
    if not gone <= _words(entry.kind):
        return None
    words = {name: ERASED if name in erased else WITHHELD for name in gone}
    try:
        return from_body(entry.kind, entry.id, {**entry.body, **words}, entry.schema)
    except RecordError:  # a word that only some values fit, so none can stand in its place
        return None


def _words(kind: str) -> set[str]:
    """Name the fields of a kind that hold free words."""
    fields = KINDS[kind].model_fields if kind in KINDS else {}
    return {name for name, info in fields.items() if info.annotation is str and not refers(info)}


def case(entries: Sequence[Entry], kept: Sequence[Raw] = ()) -> Case:
    """Make the case that these entries, from the first on, amount to.

    Parameters
    ----------
    entries : sequence of Entry
        In order.
    kept : sequence of Raw
        As stored, the entries that did something to the record itself.
    """
    latest = {item.id: item for item in entries}
    erased = _erased(entries, kept)
    standing: list[Record] = []
    for item in latest.values():
        if item.action == "record":
            made = record(item, erased.get(item.seq, ()))
            if made is None:
                _warn_left_out(item)
            else:
                standing.append(made)
    return Case(standing, entries, entries[-1].digest[:12] if entries else "")


def _erased(entries: Iterable[Entry], kept: Sequence[Raw]) -> dict[int, set[str]]:
    """Give, by number of entry, the fields of its body that were erased."""
    gone = [made for made in removal.decisions(kept) if made.action == "erase"]
    if not gone:
        return {}
    seqs = {item.digest: item.seq for item in entries if item.missing}
    seqs |= {came.digest: seq for seq, (_, came) in merging.covered(kept).items()}
    found: dict[int, set[str]] = {}
    for made in gone:
        if made.digest in seqs:
            found.setdefault(seqs[made.digest], set()).add(made.name.removeprefix("body."))
    return found


def _warn_left_out(item: Entry) -> None:
    """Say which record cannot stand in the case."""
    warnings.warn(
        f"The {item.kind.replace('_', ' ')} {item.id} is left out of the case, because entry {item.seq} "
        f"no longer holds its {', '.join(item.missing)}. Record it again, or withdraw it.",
        WithheldWarning,
        stacklevel=4,
    )


def up_to(entries: Sequence[Entry], as_of: Moment, kept: Sequence[Raw] = ()) -> Sequence[Entry]:
    """Give the entries up to a moment.

    Parameters
    ----------
    entries : sequence of Entry
        All of them, in order.
    as_of : int, str, datetime or None
        An entry's number (that entry included, 0 for none); or an instant, as ``datetime`` or ISO text, in
        UTC unless it says otherwise, a day alone meaning its end: all entries up to the last one recorded
        by then. Entries taken in from another copy count as recorded when they were taken in.
    kept : sequence of Raw
        As stored, the entries that did something to the record itself.

    Raises
    ------
    BookError
        When the moment lies before the first entry or beyond the last.
    """
    if as_of is None:
        return entries
    if isinstance(as_of, int) and not isinstance(as_of, bool):
        return _up_to_number(entries, as_of)
    instant = _instant(as_of)
    stamp = written(instant)
    later = {seq for seq, (merge, _) in merging.covered(kept).items() if merge.when > stamp}
    reached = (place for place, item in enumerate(entries, 1) if item.when <= stamp and item.seq not in later)
    count = max(reached, default=0)
    beyond = instant.date() > datetime.datetime.now(datetime.UTC).date() and count == len(entries)
    if not count or beyond:
        what = f"{as_of} has not come yet" if count else f"Nothing had been recorded by {as_of}"
        raise _outside(what, entries)
    return entries[:count]


def _up_to_number(entries: Sequence[Entry], number: int) -> Sequence[Entry]:
    """Give the entries up to a number."""
    end = entries[-1].seq if entries else 0
    if not 0 <= number <= end:
        raise _outside(f"There is no entry {number}", entries)
    return [item for item in entries if item.seq <= number]


def _outside(what: str, entries: Sequence[Entry]) -> BookError:
    """Refuse a moment outside the record, and say how far the record goes."""
    span = (
        f"entries 1 to {entries[-1].seq}, recorded from {entries[0].when} on" if entries else "no entries yet"
    )
    return BookError(what, where="as_of", remedy=f"Choose a moment within the record: it has {span}")


def _instant(moment: Any) -> datetime.datetime:
    """Read an instant; a day alone means its end."""
    if isinstance(moment, str):
        moment = _parsed(moment.strip())
    if isinstance(moment, datetime.datetime):
        return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
    if isinstance(moment, datetime.date):
        return datetime.datetime.combine(moment, datetime.time.max, tzinfo=datetime.UTC)
    raise BookError(
        f"{str(moment)[:60]!r} is not a moment of the record",
        where="as_of",
        remedy="Give an entry's number, or a date and time such as 2026-03-31T17:00",
    )


def _parsed(text: str) -> datetime.date | str:
    """Read ISO text as a day or an instant; text that is neither comes back as it is."""
    for read in (datetime.date.fromisoformat, datetime.datetime.fromisoformat):
        try:
            return read(text)
        except ValueError:
            continue
    return text


def written(instant: datetime.datetime) -> str:
    """Write an instant in the one form entries use, which sorts as it reads."""
    return instant.astimezone(datetime.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
