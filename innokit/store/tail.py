"""New entries in the making, each following the one before."""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Callable, Mapping

from innokit.errors import BookError
from innokit.records import SCHEMA
from innokit.store import chain, reading, writing
from innokit.store.chain import Draft, Raw

_SLACK = datetime.timedelta(minutes=1)
"""How far the clocks of two computers may differ without a word."""


class ClockWarning(UserWarning):
    """The clock of this computer runs behind the record."""


class Tail:
    """The growing end of a book within one turn at it.

    Parameters
    ----------
    last : Raw or None
        The last entry of the book.
    by, why : str
        Who records, and the reason.
    newest : mapping
        The newest entry about each id in question.
    last_seen : callable
        Gives the number of the last entry about an id that the person recording has seen.
    """

    def __init__(
        self, last: Raw | None, by: str, why: str, newest: Mapping[str, Raw], last_seen: Callable[[str], int]
    ) -> None:
        self.rows: list[Raw] = []
        self._last, self._by, self._why = last, by, why
        self._newest, self._last_seen = dict(newest), last_seen
        self._when = reading.written(datetime.datetime.now(datetime.UTC))
        _warn_if_back(self._when, last)
        self._first = last.seq + 1 if last else 1

    def before(self, id: str) -> Raw | None:
        """Give the newest entry about one thing, those added in this turn included."""
        return self._newest.get(id)

    def add(self, draft: Draft, based_on: int | None) -> Raw:
        """Make the entry of a draft, or give the one that already says the same."""
        before = self._newest.get(draft.id)
        if draft.action == "withdraw":
            draft = _withdrawal(draft, before)
        writing.refuse_other_kind(draft, before)
        if before is not None and writing.unchanged(draft, before, SCHEMA):
            return before
        if before is None or before.seq < self._first:
            writing.refuse_conflict(draft, before, based_on, self._last_seen(draft.id))
        return self._grow(draft, before.version + 1 if before else 1)

    def _grow(self, draft: Draft, version: int) -> Raw:
        """Seal a draft as the next entry."""
        row = chain.seal(
            draft,
            seq=self._last.seq + 1 if self._last else 1,
            previous=self._last.digest if self._last else chain.START,
            version=version, schema=SCHEMA, when=self._when, who=self._by, why=self._why,
        )  # fmt: skip
        self.rows.append(row)
        self._last = self._newest[draft.id] = row
        return row


def _warn_if_back(when: str, last: Raw | None) -> None:
    """Warn when an entry will bear an earlier time than the one before it."""
    try:
        back = last is not None and _instant(last.when) - _instant(when) > _SLACK
    except (ValueError, TypeError):  # an altered entry, which is for verify to name
        back = False
    if back and last is not None:
        warnings.warn(
            f"The clock of this computer says {when[:16]} UTC, but entry {last.seq} was recorded at "
            f"{last.when[:16]} UTC. Nothing is lost, for entries are ordered by number. Set the clock right, "
            "so that the times people read are right too.",
            ClockWarning,
            stacklevel=6,
        )


def _instant(when: str) -> datetime.datetime:
    """Read the time of an entry."""
    return datetime.datetime.fromisoformat(when).astimezone(datetime.UTC)


def _withdrawal(draft: Draft, before: Raw | None) -> Draft:
    """Give a withdrawal its kind; refuse one of what does not stand."""
    if before is None:
        raise BookError(
            "Nothing with this id was ever recorded",
            where=f"id {draft.id}",
            remedy="Take the id from book.case()",
        )
    if before.action == "withdraw":
        raise BookError(
            f"This {writing.spoken(before.kind)} is withdrawn already",
            where=f"entry {before.seq}, id {draft.id}",
            remedy="Nothing more is needed; recording it again would revive it",
        )
    return Draft("withdraw", before.kind, draft.id, {})
