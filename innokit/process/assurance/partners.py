"""What those who would have to deliver say of the case, and whether it has changed since they read it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.process.assurance.quality import signed_by
from innokit.process.finding import newest
from innokit.records import Case, Stakeholder, Validation, signing
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import a_list

NOT_ASKED = "has not been asked"


@dataclass(frozen=True, eq=False)
class Partners(Result):
    """Each partner that delivers, and what it says.

    Parameters
    ----------
    case : Case
    """

    title: ClassVar[str] = "What those who would have to deliver say"
    case: Case

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made("As recorded, the newest word of each partner on each option")

    @property
    def delivering(self) -> tuple[Stakeholder, ...]:
        """Stakeholders whose part is to deliver, as far as its words say so."""
        return delivering(self.case)

    @cached_property
    def said(self) -> tuple[Validation, ...]:
        """The newest word of each partner on each option."""
        return tuple(
            newest(self.case, self.case.of(Validation), lambda v: (v.stakeholder, v.option)).values()
        )

    @property
    def unasked(self) -> tuple[Stakeholder, ...]:
        """Partners that deliver and have said nothing."""
        heard = {one.stakeholder for one in self.said}
        return tuple(one for one in self.delivering if one.id not in heard)

    @property
    def unanswered(self) -> tuple[Validation, ...]:
        """Comments and disagreements that nobody has answered."""
        return tuple(one for one in self.said if one.outcome != "agrees" and not one.answer.strip())

    def sentences(self) -> tuple[Sentence, ...]:
        """Say who agrees, who does not, who was not asked, and what waits for an answer."""
        said: list[Sentence] = []
        for outcome, words in (("agrees", "Agrees"), ("agrees with comments", "Agrees with comments"),
                               ("does not agree", "Does not agree")):  # fmt: skip
            named = dict.fromkeys(self.case.name(v.stakeholder) for v in self.said if v.outcome == outcome)
            if named:
                said.append((f"{words}: {a_list(list(named))}.",))
        if self.unasked:
            said.append((f"Not asked yet: {a_list([one.title for one in self.unasked])}.",))
        if self.unanswered:
            named = dict.fromkeys(self.case.name(one.stakeholder) for one in self.unanswered)
            said.append((f"Waiting for an answer: {a_list(list(named))}.",))
        if not said:
            said.append(("No partner has been asked, and no stakeholder is recorded as delivering.",))
        return (*said, (signing.AS_DECLARED,))

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row for each word of a partner, and for each partner not asked."""
        columns = (
            Column("Partner"), Column("Says"), Column("Of"), Column("By"), Column("Comment"),
            Column("Answer"), Column("Read at entry"), Column("Changed since"),
        )  # fmt: skip
        heard = [self._row(one) for one in self.said]
        rows = (*heard, *((one.title, NOT_ASKED, *[""] * 6) for one in self.unasked))
        return (Sheet("partners", self.title, columns, tuple(rows), signing.AS_DECLARED),) if rows else ()

    def _row(self, one: Validation) -> tuple[Fragment, ...]:
        """Give one word of a partner."""
        name = self.case.name(one.stakeholder)
        figure = Figure(f"validation.{one.id}", None, one.outcome, f"What {name} says", (one.id,))
        read = self._read(one)
        later = () if read is None else signing.changed_since(self.case, "business case", read)
        changed = "cannot be told" if read is None else signing.listed(later) or "nothing"
        return (
            name, figure, self.case.name(one.option) if one.option else "the whole case",
            signed_by(self.case, one.id, one.by), one.comment or "none",
            one.answer or ("none needed" if one.outcome == "agrees" else "not yet answered"),
            "not said" if read is None else str(read), changed,
        )  # fmt: skip

    def _read(self, one: Validation) -> int | None:
        """Give the entry at which a partner read the case: as said, or the one before its own."""
        entry = self.case.latest.get(one.id)
        if one.as_at is not None and entry:
            return one.as_at
        return entry.seq - 1 if entry else None


def partners(case: Case) -> Partners:
    """Give what those who would have to deliver say of the case.

    Parameters
    ----------
    case : Case

    Examples
    --------
    >>> from innokit.records import Case, Stakeholder
    >>> partners(Case([Stakeholder(title="Bus company", part="delivers")])).in_words().split(". ")[0]
    'Not asked yet: Bus company'
    """
    return Partners(case)


def delivering(case: Case) -> tuple[Stakeholder, ...]:
    """Give the stakeholders whose part is to deliver, as far as its words say so."""
    return tuple(one for one in case.of(Stakeholder) if "deliver" in one.part.casefold())
