"""From entries as stored to what people read: entries, the records that stand, and a moment of the past."""

from __future__ import annotations

import datetime
import json
import warnings
from collections.abc import Sequence
from typing import Any

from innokit.errors import BookError
from innokit.records import KINDS, Case, Entry, Record, from_body, refers
from innokit.store import chain
from innokit.store.chain import Raw

WITHHELD = "(withheld)"
"""What stands in a record in place of words that were withheld or erased."""

Moment = int | str | datetime.date | None
"""A point in the record: an entry's number, an instant, or None for its end."""


class WithheldWarning(UserWarning):
    """A record is left out of the case, because a figure or a choice in it was withheld or erased."""


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
    if not sound or row.action not in ("record", "withdraw"):
        raise BookError(
            f"{row.label[0].upper()}{row.label[1:]} cannot be read",
            remedy="Run verify to see what was altered; a newer innokit may also know more kinds of entry",
        )
    return Entry(
        row.seq, row.action, row.kind, row.id, row.version, row.schema, row.when,  # type: ignore[arg-type]
        who, why, body, row.digest, gone,
    )  # fmt: skip


def record(entry: Entry) -> Record | None:
    """Make the record of an entry; None where something withheld leaves it without a figure or a choice."""
    if not entry.missing:
        return from_body(entry.kind, entry.id, entry.body, entry.schema)
    words = _words(entry.kind)
    gone = set(entry.missing) - {"who", "why"}
    if not gone <= words:
        return None
    return from_body(entry.kind, entry.id, {**entry.body, **dict.fromkeys(gone, WITHHELD)}, entry.schema)


def _words(kind: str) -> set[str]:
    """Name the fields of a kind that hold free words."""
    fields = KINDS[kind].model_fields if kind in KINDS else {}
    return {name for name, info in fields.items() if info.annotation is str and not refers(info)}


def case(rows: Sequence[Raw]) -> Case:
    """Make the case that these entries, from the first on, amount to."""
    entries = [entry(row) for row in rows]
    latest = {item.id: item for item in entries}
    standing: list[Record] = []
    for item in latest.values():
        if item.action == "record":
            made = record(item)
            if made is None:
                _warn_left_out(item)
            else:
                standing.append(made)
    return Case(standing, entries, rows[-1].digest[:12] if rows else "")


def _warn_left_out(item: Entry) -> None:
    """Say which record cannot stand in the case."""
    warnings.warn(
        f"The {item.kind.replace('_', ' ')} {item.id} is left out of the case, because entry {item.seq} "
        f"no longer holds its {', '.join(item.missing)}. Record it again, or withdraw it.",
        WithheldWarning,
        stacklevel=4,
    )


def up_to(rows: Sequence[Raw], as_of: Moment) -> Sequence[Raw]:
    """Give the entries up to a moment.

    Parameters
    ----------
    rows : sequence of Raw
        All entries, in order.
    as_of : int, str, datetime or None
        An entry's number (that entry included, 0 for none); or an instant, as ``datetime`` or ISO text, in
        UTC unless it says otherwise, a day alone meaning its end: all entries up to the last one recorded
        by then.

    Raises
    ------
    BookError
        When the moment lies before the first entry or beyond the last.
    """
    if as_of is None:
        return rows
    if isinstance(as_of, int) and not isinstance(as_of, bool):
        return _up_to_number(rows, as_of)
    instant = _instant(as_of)
    stamp = written(instant)
    count = max((place for place, row in enumerate(rows, 1) if row.when <= stamp), default=0)
    beyond = instant.date() > datetime.datetime.now(datetime.UTC).date() and count == len(rows)
    if not count or beyond:
        what = f"{as_of} has not come yet" if count else f"Nothing had been recorded by {as_of}"
        raise _outside(what, rows)
    return rows[:count]


def _up_to_number(rows: Sequence[Raw], number: int) -> Sequence[Raw]:
    """Give the entries up to a number."""
    end = rows[-1].seq if rows else 0
    if not 0 <= number <= end:
        raise _outside(f"There is no entry {number}", rows)
    return [row for row in rows if row.seq <= number]


def _outside(what: str, rows: Sequence[Raw]) -> BookError:
    """Refuse a moment outside the record, and say how far the record goes."""
    span = f"entries 1 to {rows[-1].seq}, recorded from {rows[0].when} on" if rows else "no entries yet"
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
