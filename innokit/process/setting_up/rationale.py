"""Why this is worth doing: the question with its reasons, who is in most need, and who stands behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from innokit.process.need import need
from innokit.records import Case, Challenge, SignOff
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.results.describe import source_of
from innokit.words import a_list

NOTHING = "No question is recorded yet. To record one: book.record(innokit.records.Challenge(title=...))."
BLANK = "not yet recorded"
PARTS = ("title", "drivers", "evidence", "most_in_need", "owner")


@dataclass(frozen=True)
class Rationale(Result):
    """The reason to go ahead, with what it still lacks.

    Parameters
    ----------
    case : Case
    """

    title: ClassVar[str] = "Rationale"
    case: Case

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made("The newest question with its fields; the newest sign-off of a sponsor")

    @property
    def challenge(self) -> Challenge | None:
        """The question; the newest where there are several."""
        found = self.case.of(Challenge)
        return found[-1] if found else None

    @property
    def gaps(self) -> tuple[str, ...]:
        """Titles of the parts that are blank."""
        asked = self.challenge
        if asked is None:
            return ()
        return tuple(_title(part) for part in PARTS if not str(getattr(asked, part)).strip())

    @property
    def signed(self) -> SignOff | None:
        """The newest sign-off of a sponsor."""
        found = [one for one in self.case.of(SignOff) if "sponsor" in one.role.lower()]
        return found[-1] if found else None

    def sentences(self) -> tuple[Sentence, ...]:
        """Say what is asked, who is in most need, what is blank, and whether the sponsor has signed."""
        if self.challenge is None:
            return ((NOTHING,),)
        lacking = f"Still blank: {a_list([gap.lower() for gap in self.gaps])}." if self.gaps else ""
        groups = need(self.case)
        asked = self._part("title")
        said: list[Sentence] = [("The question: ", replace(asked, id=f"question.{self.challenge.id}"))]
        said += [groups.sentences()[0]] if groups.groups else []
        said += [(lacking,)] if lacking else []
        return (*said, self._support())

    def _support(self) -> Sentence:
        """Say whether the sponsor has signed, and what."""
        one = self.signed
        if one is None:
            return ("No sponsor has signed yet.",)
        read = f", as read at entry {one.as_at}" if one.as_at is not None else ""
        remark = f" Remark: {one.comment}" if one.comment else ""
        who = Figure(f"sponsor.{one.id}", None, one.holder or one.role, "Signed as sponsor", (one.id,))
        return ("Signed as sponsor: ", who, f" ({one.title}{read}).{remark}")

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the parts of the reason, those that are blank as well."""
        if self.challenge is None:
            return ()
        rows: list[tuple[Fragment, ...]] = [
            (self._part(part).shown(_title(part)), self._part(part).text) for part in PARTS
        ]
        where = source_of(self.challenge, self.case)
        rows.append(("Where this comes from", where or BLANK))
        columns = (Column("Part"), Column("What it says"))
        return (Sheet("rationale", "The reason to go ahead", columns, tuple(rows)),)

    def _part(self, part: str) -> Figure:
        """Give one part, leading to the entry that says it."""
        asked = self.challenge
        text = str(getattr(asked, part)).strip() if asked else ""
        behind = (asked.id,) if asked else ()
        return Figure(f"rationale.{part}", None, text or BLANK, _title(part), behind)


def rationale(case: Case) -> Rationale:
    """Give the reason to go ahead, every part of it, blanks included.

    Parameters
    ----------
    case : Case

    Examples
    --------
    >>> from innokit.records import Case, Challenge
    >>> rationale(Case([Challenge(title="How can more people learn?", drivers="Waits")])).gaps
    ('Evidence', 'Who is in most need', 'Owner')
    """
    return Rationale(case)


def _title(part: str) -> str:
    """Give the title of a field of the question."""
    return Challenge.model_fields[part].title or part
