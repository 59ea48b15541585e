"""What a book refuses about quality answers: stray keys, and wiping another's word in silence."""

from __future__ import annotations

import json
from collections.abc import Callable

from innokit.errors import RecordError
from innokit.records import Case, QualityAnswer, from_body, signing
from innokit.store.chain import Draft, Raw, compose


def refuse(draft: Draft, before: Raw | None, now: Callable[[], Case], by: str, why: str) -> None:
    """Refuse an answer to no question, an analyst's word on what others checked, and a silent change.

    Parameters
    ----------
    draft : Draft
        What is to be recorded or withdrawn.
    before : Raw or None
        The newest entry about the same id.
    now : callable
        Gives the case as it stands.
    by, why : str
        Who records, and the reason.

    Raises
    ------
    RecordError
        With what stands in the way and what to do instead.
    """
    if draft.action == "withdraw":
        if before is not None and before.action == "record":
            _take_back(before, now, by, why)
        return
    made = from_body(draft.kind, draft.id, json.loads(compose(draft.fields)))
    if isinstance(made, QualityAnswer):
        _answer(made, now, by)


def _answer(made: QualityAnswer, now: Callable[[], Case], by: str) -> None:
    """Refuse an answer that names no question, is not its giver's to give, or wipes another's unexplained."""
    where = f"quality answer {made.question!r}"
    stray = signing.stray(made.question)
    if stray:
        raise RecordError(f"There is no quality question {made.question!r}", where=where, remedy=stray)
    case = now()
    own = signing.analyst_on_others(case, made, by)
    if own:
        raise RecordError(own, where=where, remedy="Ask whoever checked it to answer in their own name")
    others = signing.anothers(case, made.question, made.by, by)
    if others and not signing.in_words(made.reason):
        raise RecordError(
            f"Somebody else has answered this: {others[-1].in_words()}",
            where=where,
            remedy=f"Say why under 'How we know', in {signing.ENOUGH}; theirs is shown beside yours",
        )


def _take_back(before: Raw, now: Callable[[], Case], by: str, why: str) -> None:
    """Refuse to withdraw somebody else's answer without a reason."""
    entry = now().latest[before.id]
    givers = {signing.plain(name) for name in (entry.body.get("by", ""), entry.who or "") if name}
    if signing.plain(by) not in givers and not signing.in_words(why):
        raise RecordError(
            "Somebody else's answer is taken back with a reason, which stays in the record",
            where=f"entry {before.seq}",
            remedy=f"Say why, in {signing.ENOUGH}: book.withdraw(..., why=...)",
        )
