"""From what a person chose on the board to the records that say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from innokit.errors import RecordError
from innokit.records import Case, Idea, KeptApart, Merging, Record, Sifting, Splitting, Theme, choices

OUTCOMES = choices(Sifting.model_fields["outcome"])
NEW = "new"
"""In place of an id: the ideas go on under a new wording."""


def merged(case: Case, ids: Sequence[str], told: Mapping[str, Any]) -> list[Record]:
    """Merge ideas into one of them, or into a new wording."""
    ideas = _ideas(case, ids, 2, "merge")
    into, reason = text(told, "into"), text(told, "reason")
    if into == NEW:
        worded = _made(text(told, "title"), ideas)
        return [worded, Merging(into=worded.id, ideas=tuple(idea.id for idea in ideas), reason=reason)]
    if into not in ids:
        raise RecordError("It is not said which idea is carried on", remedy="Choose one, or word a new one")
    return [Merging(into=into, ideas=tuple(id for id in ids if id != into), reason=reason)]


def split(case: Case, ids: Sequence[str], told: Mapping[str, Any]) -> list[Record]:
    """Split one idea into parts, one line each."""
    (idea,) = _ideas(case, ids, 1, "split", most=1)
    lines = [line.strip() for line in text(told, "parts").splitlines() if line.strip()]
    if len(lines) < 2:
        raise RecordError("A split needs two parts or more", remedy="Write each part on a line of its own")
    parts = [_made(line, [idea]) for line in lines]
    into = tuple(part.id for part in parts)
    return [*parts, Splitting(idea=idea.id, into=into, reason=text(told, "reason"))]


def themed(case: Case, ids: Sequence[str], told: Mapping[str, Any]) -> list[Record]:
    """Put ideas under a theme; one that has the same name takes them in."""
    ideas = _ideas(case, ids, 1, "put under a theme")
    title = text(told, "title")
    same = [theme for theme in case.of(Theme) if theme.title.casefold() == title.casefold()]
    new = [idea.id for idea in ideas]
    if same:
        kept = [id for id in same[-1].ideas if id not in new]
        return [same[-1].changed(ideas=(*kept, *new))]
    return [Theme(title=title, ideas=tuple(new))]


def sifted(case: Case, ids: Sequence[str], told: Mapping[str, Any]) -> list[Record]:
    """Say what became of ideas, with a reason."""
    outcome, reason, owner = (text(told, key) for key in ("outcome", "reason", "owner"))
    if outcome not in OUTCOMES:
        raise RecordError("It is not said what became of it", remedy=f"Choose one of {', '.join(OUTCOMES)}")
    if not reason:
        raise RecordError("A reason is missing", remedy="Write one that its author would accept")
    ideas = _ideas(case, ids, 1, "sift")
    made = {"outcome": cast("Any", outcome), "reason": reason, "owner": owner}
    return [Sifting(idea=idea.id, **made) for idea in ideas]


def kept_apart(case: Case, ids: Sequence[str], told: Mapping[str, Any]) -> list[Record]:
    """Say that ideas that look alike are not the same."""
    ideas = _ideas(case, ids, 2, "keep apart")
    return [KeptApart(ideas=tuple(idea.id for idea in ideas), reason=text(told, "reason"))]


DEEDS = {"merge": merged, "split": split, "theme": themed, "sift": sifted, "apart": kept_apart}
"""What can be done with chosen cards: from case, ids and what was told to the records that say so."""


def text(told: Mapping[str, Any], key: str) -> str:
    """Give one field of a message as plain text."""
    found = told.get(key)
    return found.strip() if isinstance(found, str) else ""


def _ideas(case: Case, ids: Sequence[str], least: int, what: str, most: int = 10_000) -> list[Idea]:
    """Give the ideas that were chosen, refusing too few, too many or one that is gone."""
    if not least <= len(set(ids)) <= most:
        many = "one card" if most == 1 else f"{least} or more cards" if least > 1 else "a card"
        raise RecordError(f"To {what}, choose {many}", remedy="Tick cards on the board")
    return [case.get(Idea, id) for id in dict.fromkeys(ids)]


def _made(title: str, ideas: Sequence[Idea]) -> Idea:
    """Word an idea on the board, in the names of those whose ideas it carries."""
    authors = dict.fromkeys(idea.author or idea.table for idea in ideas)
    tables = {idea.table for idea in ideas}
    return Idea(
        title=title,
        author="; ".join(filter(None, authors))[:400],
        table=tables.pop() if len(tables) == 1 else "",
        standing=ideas[0].standing,
        made=True,
    )
