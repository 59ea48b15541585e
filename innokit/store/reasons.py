"""What a book refuses about reasons: one not put in words, and taking something back without one."""

from __future__ import annotations

from innokit.errors import RecordError
from innokit.records import Record, signing
from innokit.store import writing
from innokit.store.chain import Raw


def in_words(made: Record) -> None:
    """Refuse a reason that stands in for evidence and is not put in words."""
    field = signing.owed(made)
    if field:
        title = type(made).model_fields[field].title
        raise RecordError(
            f"{title!r} stands in for evidence, and {getattr(made, field)!r} does not say it in words",
            where=f"{writing.spoken(made.kind)} {made.name!r}",
            remedy=f"Write {signing.ENOUGH}, so that a reader can judge it",
        )


def explained(what: str, before: Raw, why: str) -> None:
    """Refuse to take something back without a reason in words."""
    if not signing.in_words(why):
        raise RecordError(
            f"{what} is taken back with a reason, which stays in the record",
            where=f"entry {before.seq}",
            remedy=f"Say why, in {signing.ENOUGH}: book.withdraw(..., why=...)",
        )
