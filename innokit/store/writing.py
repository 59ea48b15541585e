"""What may be recorded: drafts of entries, and the refusals that keep a record whole."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from innokit.errors import BookError, ConflictError, RecordError
from innokit.records import Entry, Record, Ref, a_kind, refers, to_fields
from innokit.store.chain import Draft, Raw, compose
from innokit.store.reading import entry
from innokit.words import date_words


def draft(record: Any) -> Draft:
    """Write a record down as a draft of its entry."""
    if not isinstance(record, Record) or not record.kind:
        raise RecordError(
            f"Only records can be recorded, not {type(record).__name__}",
            remedy="Make one from innokit.records, such as Idea(title=...)",
        )
    return Draft("record", record.kind, record.id, to_fields(record))


def spoken(kind: str) -> str:
    """Say "cost line" for the kind ``cost_line``."""
    return kind.replace("_", " ")


def text(value: Any, what: str) -> str:
    """Refuse what is not plain text."""
    try:
        value.encode("utf-8")
    except (AttributeError, UnicodeEncodeError) as fault:
        said = f"{what} is not valid text: {ascii(value)[:60]}"
        raise RecordError(said, remedy="Give it as plain text") from fault
    return str(value)


def unchanged(draft: Draft, before: Raw | None, schema: int) -> bool:
    """Whether the newest entry already says just this."""
    return (
        before is not None
        and (before.action, before.kind, before.schema) == (draft.action, draft.kind, schema)
        and before.body == compose(draft.fields)
    )


def spoken_of(record: Record) -> Iterator[tuple[str, str, str]]:
    """Give title of the field, kind and id for each record that this one speaks of."""
    fields = type(record).model_fields
    for name, info in fields.items():
        value, kind = getattr(record, name), refers(info)
        if isinstance(value, Ref):
            yield f"{info.title} ({name})", "assumption", value.assumption
        elif kind:
            ids = [value] if isinstance(value, str) else list(value or ())
            yield from ((f"{info.title} ({name})", kind, id) for id in ids if id)


def refuse_dangling(records: Sequence[Record], kinds: Mapping[str, str]) -> None:
    """Refuse records that speak of others which nobody recorded.

    Parameters
    ----------
    records : sequence of Record
        What is to be recorded.
    kinds : mapping
        Kind of each id that is recorded already or is about to be.
    """
    for record in records:
        for field, kind, id in spoken_of(record):
            if kinds.get(id) != kind:
                words = spoken(kind)
                raise RecordError(
                    f"{field} speaks of the {words} {id!r}, which is not recorded",
                    where=f"{spoken(record.kind)} {record.name!r}",
                    remedy=f"Record that {words} first, or in the same list",
                )


def refuse_other_kind(draft: Draft, before: Raw | None) -> None:
    """Refuse to make another kind of thing of an id."""
    if before is not None and before.kind != draft.kind:
        raise RecordError(
            f"{a_kind(before.kind)} has the id {draft.id} already, so no {spoken(draft.kind)} can have it",
            where=f"entry {before.seq}",
            remedy="Leave the id out, and a fresh one is given",
        )


def version_of(based_on: Any, id: str) -> int | None:
    """Read the version that somebody had before them."""
    if based_on is None or (isinstance(based_on, int) and not isinstance(based_on, bool)):
        return based_on
    if isinstance(based_on, Entry) and based_on.id == id:
        return based_on.version
    raise BookError(
        "based_on must be the version, or the entry, of the very thing being recorded",
        where=f"id {id}",
        remedy="Take it from book.history(record)[-1], or leave it out",
    )


def refuse_conflict(draft: Draft, before: Raw | None, based_on: int | None, shown: int) -> None:
    """Refuse to write over a version that was not seen.

    Parameters
    ----------
    draft : Draft
        What is to be recorded.
    before : Raw or None
        The newest entry about the same id.
    based_on : int or None
        The version it was made from, where that was said.
    shown : int
        Number of the last entry about this id that the book has shown or written.
    """
    version = before.version if before else 0
    stale = version != based_on if based_on is not None else bool(before and before.seq > shown)
    if not stale:
        return
    remedy = "Look at book.case() or book.history(), then record yours again if it still holds"
    if before is None:
        said = f"Version {based_on}, on which this is based, was never recorded"
    else:
        said = f"Somebody recorded a newer version: {told(before)}"
    raise ConflictError(said, where=f"{spoken(draft.kind)} {draft.id}", remedy=remedy)


def told(row: Raw) -> str:
    """Say who did what, and when."""
    found = entry(row)
    who = "somebody whose name is withheld" if found.who is None else found.who
    did = "withdrew" if found.action == "withdraw" else "recorded"
    words = spoken(row.kind)
    title = f" {found.body['title']!r}" if isinstance(found.body.get("title"), str) else ""
    moment = _second(row.when)
    return f"{who} {did} version {row.version} of the {words}{title} on {moment} (entry {row.seq})"


def _second(when: str) -> str:
    """Write an instant for reading, to the second; the same on every machine, whatever its language."""
    instant = datetime.datetime.fromisoformat(when).astimezone(datetime.UTC)
    return f"{date_words(instant.date())} at {instant:%H:%M:%S} UTC"
