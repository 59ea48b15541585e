"""Who holds which role, who has signed, and whether that still stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, NamedTuple

from innokit.process.assurance.duties import duties
from innokit.process.assurance.partners import partners
from innokit.process.assurance.quality import quality
from innokit.records import Case, Role, signing
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet, signatures
from innokit.words import a_list, count


class Wanted(NamedTuple):
    """A role that assurance rests on: its name, parts of titles by which it is known, and what it does."""

    name: str
    known_by: tuple[str, ...]
    does: str


WANTED: tuple[Wanted, ...] = (
    Wanted("Commissioner", ("commission", "sponsor"), "asks for the analysis, and says what it must answer"),
    Wanted("Responsible owner", ("owner", "responsible"), "answers for its being fit for use"),
    Wanted("Analyst", ("analyst",), "makes it"),
    Wanted("Assurer", ("assur",), "checks it, and did not make it"),
    Wanted("Section 151 officer", ("151", "section 95"), "answers for the council's money"),
    Wanted("Approver", ("approv",), "agrees to it, and neither made nor checked it"),
)
NOBODY = "nobody yet"


@dataclass(frozen=True, eq=False)
class Assurance(Result):
    """Roles and their holders, sign-offs that stand or are void, and what checking has come to.

    Parameters
    ----------
    case : Case
    """

    title: ClassVar[str] = "Who has checked it, and does that still hold?"
    case: Case

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(
            "As recorded. Assurance needs somebody other than the analyst; approval needs an assurance that "
            "stands, and somebody who is neither; who records one in another's name is held to the same; a "
            "later change of what a sign-off covers makes it void"
        )

    @cached_property
    def signatures(self) -> tuple[signing.Signature, ...]:
        """Every sign-off, and whether it stands."""
        return signing.standing(self.case)

    def holders(self, wanted: Wanted) -> dict[str, tuple[str, ...]]:
        """Give the names that hold or signed in a role, each with the ids of the records that say so."""
        found: dict[str, tuple[str, ...]] = {}
        for role in self.case.of(Role):
            if role.holder.strip() and _is(role.title, wanted):
                found[role.holder] = (*found.get(role.holder, ()), role.id)
        for one in self.signatures:
            if one.holder and _is(one.sign_off.role, wanted):
                found[one.holder] = (*found.get(one.holder, ()), one.sign_off.id)
        return found

    def sentences(self) -> tuple[Sentence, ...]:
        """Say whether it is assured and approved, what is void, and what is still blank."""
        said: list[Sentence] = [self._stands("assurer", "assured"), self._stands("approver", "approved")]
        said += [
            (f"{signatures.signer(one)}: ", signatures.state(one), f". {one.why}.")
            for one in self.signatures
            if one.state == "void"
        ]
        said += self._rewritten()
        nobody = [one.name for one in WANTED if not self.holders(one)]
        if nobody:
            said.append((f"Nobody holds: {a_list(nobody)}.",))
        return (*said, *self._beside(), (signing.AS_DECLARED,))

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the roles, then the sign-offs."""
        columns = (Column("Role"), Column("Held by"), Column("What it does"))
        rows = tuple((one.name, self._held(one), one.does) for one in WANTED)
        roles = Sheet("roles", "Who holds which role", columns, rows, signing.AS_DECLARED)
        return (roles, signatures.sheet(self.case)) if self.signatures else (roles,)

    def _stands(self, part: str, word: str) -> Sentence:
        """Say whether somebody's assurance or approval stands."""
        found = [one for one in self.signatures if one.part == part and one.stands]
        if not found:
            return (f"It is not {word}.",)
        last = found[-1]
        place = f", {last.place}," if last.place else ","
        what = f"the decision {self.case.name(last.sign_off.about)!r}" if last.sign_off.about else last.scope
        sign = signatures.state(last).shown(last.named)
        return (f"{word.capitalize()}{place} covering the {what.removeprefix('the ')}, by ", sign, ".")

    def _rewritten(self) -> tuple[Sentence, ...]:
        """Say what was signed and then changed in place, as an import or an older version may bring."""
        found = signing.listed(signing.rewritten(self.case))
        words = "Signed, and then changed where a new record should have taken its place"
        return ((f"{words}: {found}.",),) if found else ()

    def _beside(self) -> tuple[Sentence, ...]:
        """Say what is still open of partners, questions and duties."""
        asked, answered, owed = partners(self.case), quality(self.case), duties(self.case)
        named = (
            (len(asked.unasked), "partner not asked", "partners not asked"),
            (len(asked.unanswered), "comment not answered", "comments not answered"),
            (len(answered.open), "quality question not answered", "quality questions not answered"),
            (len(owed.open), "duty open", "duties open"),
        )
        waiting = [count(many, one, more) for many, one, more in named if many]
        return ((f"Still open: {a_list(waiting)}.",),) if waiting else ()

    def _held(self, wanted: Wanted) -> Fragment:
        """Name the holders of a role."""
        found = self.holders(wanted)
        if not found:
            return NOBODY
        records = tuple(dict.fromkeys(id for ids in found.values() for id in ids))
        id = f"role.{wanted.name.lower().replace(' ', '-')}"
        return Figure(id, None, a_list(list(found)), f"Who holds the role: {wanted.name}", records)


def assurance(case: Case) -> Assurance:
    """Say who holds which role, who has signed, and whether that still stands.

    Parameters
    ----------
    case : Case

    Examples
    --------
    >>> from innokit.records import Case, SignOff
    >>> signed = SignOff(title="Business case", role="assurer", holder="Head of audit")
    >>> assurance(Case([signed])).in_words().split(". ")[0]
    'Assured, covering the business case, by Head of audit'
    """
    return Assurance(case)


def _is(title: str, wanted: Wanted) -> bool:
    """Say whether a recorded title names a wanted role."""
    words = title.casefold()
    return any(stem in words for stem in wanted.known_by)
