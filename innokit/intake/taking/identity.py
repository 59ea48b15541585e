"""What tells one thing from another, so that the same row is the same record on every machine.

An id is worked out from the row and never from the name or place of the file: a renamed copy, or a longer
export of the same answers, adds only what is new. It is a digest, so it carries no readable text.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Any

from innokit.records import Case, Record

ONE_TITLE = (
    "option", "criterion", "stakeholder", "assessor", "assumption", "requirement", "aspect", "ballot",
)  # fmt: skip
"""Kinds of which no two have one title: the title tells them apart."""

NATURAL: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(ONE_TITLE, ("title",)),
    "participant": ("title",),
    "score": ("option", "criterion", "assessor", "round"),
    "level": ("option", "criterion", "assessor"),
    "swing_points": ("criterion", "assessor"),
    "direct_weight": ("criterion", "assessor"),
    "weight_rank": ("criterion", "assessor"),
    "pairwise_judgement": ("criterion", "other", "assessor"),
    "aspect_rating": ("aspect", "option"),
    "requirement_judgement": ("requirement", "option"),
    "selection": ("option",),
    "benefit_rating": ("title", "stakeholder", "option"),
    "burden_rating": ("title", "stakeholder", "option"),
    "cost": ("title", "option", "first_year"),
    "benefit": ("title", "option", "lag"),
    "vote": ("idea", "voter", "ballot", "over"),
    "frame": ("title",),
}
"""Fields that tell records of a kind apart; a change elsewhere is a change of the same record.

Records of other kinds, ideas above all, are told apart by everything their row says.
"""

LATER = {"vote": 2}
"""How many of the last of those fields count only where they are filled: ids given before stay the same."""

_OURS = re.compile(r"[0-9a-f]{16}")


def looks_like_ours(id: str) -> bool:
    """Say whether a text has the shape of an id of this kit."""
    return _OURS.fullmatch(id) is not None


def refuses_doubles(kind: str) -> bool:
    """Say whether two rows that name the same thing cannot both stand."""
    return kind in NATURAL and kind not in (
        "participant",
        "cost",
        "benefit",
        "benefit_rating",
        "burden_rating",
    )


def derived(parts: Iterable[str]) -> str:
    """Give the id that follows from what tells a thing apart.

    >>> derived(["option", "Bus"])
    '14782839dc02f4c4'
    """
    text = "\x1f".join(parts)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def told_apart(kind: str, parts: Iterable[Any]) -> tuple[str, ...]:
    """Give what tells a row apart as the parts of its id.

    >>> told_apart("vote", ["1", "Ann", "", ""]), told_apart("vote", ["1", "Ann", "b", ""])
    (('vote', '1', 'Ann'), ('vote', '1', 'Ann', 'b'))
    """
    found = [kind, *map(str, parts)]
    least = len(found) - LATER.get(kind, 0)
    while len(found) > least and not found[-1]:
        found.pop()
    return tuple(found)


def even(title: str) -> str:
    """Give a title with its spaces made even, by which it is looked up."""
    return " ".join(title.split())


class Ids:
    """Gives each row its id; the second of two equal rows is another thing than the first."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, ...]] = Counter()
        self.again: set[str] = set()

    def give(self, parts: tuple[str, ...]) -> str:
        """Give the id of the next row of which these parts tell."""
        self._seen[parts] += 1
        again = self._seen[parts]
        if again == 1:
            return derived(parts)
        id = derived((*parts, str(again)))
        self.again.add(id)
        return id


def natural(record: Record) -> tuple[Any, ...]:
    """Give what tells a recorded thing apart."""
    return tuple(
        even(value) if name == "title" else value
        for name in NATURAL[record.kind]
        for value in (getattr(record, name),)
    )


def known(case: Case, kind: str) -> dict[tuple[Any, ...], list[str]]:
    """Give the ids of what is recorded already, by what tells it apart, in order."""
    found: dict[tuple[Any, ...], list[str]] = {}
    for record in case.records:
        if record.kind == kind:
            found.setdefault(natural(record), []).append(record.id)
    return found
