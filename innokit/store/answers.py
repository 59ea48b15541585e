"""What a book refuses about quality answers: stray keys, and wiping another's word in silence."""

from __future__ import annotations

from collections.abc import Callable

from innokit.errors import RecordError
from innokit.records import Case, QualityAnswer, Record, signing
from innokit.store.chain import Raw
from innokit.store.reasons import explained


def refuse(made: Record | None, before: Raw | None, now: Callable[[], Case], by: str, why: str) -> None:
    """Refuse an answer to no question, an analyst's word on what others checked, and a silent change.

    Parameters
    ----------
    made : Record or None
        What is to be recorded; None to withdraw what stands.
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
    if isinstance(made, QualityAnswer):
        _answer(made, now, by)
    elif before is not None and before.action == "record":
        _take_back(before, now, by, why)


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
    if signing.plain(by) not in givers:
        explained("Somebody else's answer", before, why)
