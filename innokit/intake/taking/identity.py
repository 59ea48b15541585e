"""What tells one thing from another, so that the same row is the same record on every machine.

An id is worked out from the row and never from the name or place of the file: a renamed copy, or a longer
export of the same answers, adds only what is new. It is a digest, so it carries no readable text.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any

from innokit.records import KINDS, Case, Record

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
    return _digests([composed("\x1f".join(parts))])[0]


def composed(text: str) -> str:
    """Give a text with each letter and its accents as one, however they were typed."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _digests(texts: Iterable[str]) -> list[str]:
    """Give the ids that stand for texts."""
    sha256 = hashlib.sha256
    return [sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16] for text in texts]


def joined(kind: str, columns: Sequence[Sequence[str]]) -> Iterator[str]:
    r"""Give what tells each row apart as one text, of composed texts by column.

    >>> list(joined("vote", [["1", "2"], ["Ann", "Ann"], ["", "b"], ["", ""]]))
    ['vote\x1f1\x1fAnn', 'vote\x1f2\x1fAnn\x1fb']
    """
    rows = zip(repeat(kind, len(columns[0])), *columns, strict=True)
    return map("\x1f".join, map(_least, rows) if kind in LATER else rows)


def _least(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the last parts that are blank, where they count only if they are filled."""
    least = len(parts) - LATER[parts[0]]
    while len(parts) > least and not parts[-1]:
        parts = parts[:-1]
    return parts


def even(title: str) -> str:
    """Give a title composed and with its spaces made even, by which it is looked up."""
    return " ".join(composed(title).split())


class Ids:
    """Gives each row its id; the second of two equal rows is another thing than the first."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}
        self.again: set[str] = set()

    def give(self, texts: Iterable[str]) -> list[str]:
        """Give the ids of the next rows, by the composed texts that tell them apart."""
        told = list(texts)
        new = dict.fromkeys(told, 1)
        if len(new) == len(told) and self._seen.keys().isdisjoint(new):
            self._seen |= new
            return _digests(told)
        counted = list(map(self._counted, told))
        ids = _digests(counted)
        self.again.update(id for id, *both in zip(ids, told, counted, strict=True) if both[0] != both[1])
        return ids

    def _counted(self, text: str) -> str:
        """Give a text as it is the first time, and later with the number of times."""
        times = self._seen[text] = self._seen.get(text, 0) + 1
        return text if times == 1 else f"{text}\x1f{times}"


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
    for record in case.of(KINDS[kind]):
        found.setdefault(natural(record), []).append(record.id)
    return found
