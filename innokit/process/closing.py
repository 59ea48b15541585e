"""The head of the record, to be noted in the minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from innokit.records import Case
from innokit.results import Made, Result, Sentence, Sheet


@dataclass(frozen=True)
class Closing(Result):
    """At which entry the record stands, and its head."""

    title: ClassVar[str] = "The head of the record"
    case: Case

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(
            "The head is the first 12 characters of the digest of the last entry, which covers all before it"
        )

    def sentences(self) -> tuple[Sentence, ...]:
        """Give the head to note."""
        if not self.case.head:
            return (("Nothing is recorded in a book yet, so there is no head to note.",),)
        return (
            (f"The record stands at entry {self.case.as_at}, and its head is {self.case.head}.",),
            ("Note this head in the minutes: it shows later whether the record was cut or rewritten.",),
        )

    def sheets(self) -> tuple[Sheet, ...]:
        """Give no table: a sentence says it all."""
        return ()


def closing(case: Case) -> Closing:
    """Give the head of the record, to be noted in the minutes.

    Examples
    --------
    >>> from innokit.records import Case
    >>> closing(Case()).in_words()
    'Nothing is recorded in a book yet, so there is no head to note.'
    """
    return Closing(case)
