"""A returned workbook as a result: proposals to be recorded, cells refused, and all else that was changed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from innokit.errors import IntakeError
from innokit.intake.returned.comparing import Noted, compare
from innokit.intake.returned.file import Sent, read_back
from innokit.intake.returned.proposing import Change, RefusedCell, changes, proposals
from innokit.intake.returned.values import spoken, unit_of
from innokit.records import Case, Proposal
from innokit.results import Column, Made, Result, Sentence, Sheet
from innokit.results.workbook import AUTHOR, Workbook
from innokit.words import a_list, count

NOTED = {
    "formula": "Formula changed: never taken in",
    "text": "Text changed: not an input",
    "number": "Number changed: not an input",
    "added": "Added: no cell of ours",
    "removed": "Taken out",
    "comment": "Comment",
}


@dataclass(frozen=True, slots=True)
class MovedOn:
    """An input that was recorded anew since the workbook was made."""

    name: str
    then: str
    now: str
    entry: int | None
    who: str


@dataclass(frozen=True, eq=False)
class Returned(Result):
    """What came back in a workbook; nothing of it is recorded by looking.

    Attributes
    ----------
    case : Case
        As it stands now.
    back : Sent
    sender : str
        In whose name, as declared.
    changes : tuple of Change
        Every changed input that can stand.
    proposals : tuple of Proposal
        What to record; changes proposed or recorded already are not among them.
    refused : tuple of RefusedCell
    noted : tuple of Noted
    moved : tuple of MovedOn
    compared : bool
        Whether formulas and texts could be compared; not where another version of the kit made the workbook.
    """

    title: ClassVar[str] = "Returned workbook"
    case: Case
    back: Sent
    sender: str
    changes: tuple[Change, ...]
    proposals: tuple[Proposal, ...]
    refused: tuple[RefusedCell, ...]
    noted: tuple[Noted, ...]
    moved: tuple[MovedOn, ...]
    compared: bool

    def said(self, one: Noted) -> str:
        """One difference in a line: what, where, and from what to what."""
        return f"{NOTED[one.what]}. {one.tab} {one.cell}: {one.was or 'nothing'} → {one.now or 'nothing'}"

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made("Each cell of the returned workbook set beside the workbook as it was sent")

    def sentences(self) -> tuple[Sentence, ...]:
        """What came back, in plain sentences."""
        since = "" if self.back.as_at is None else f", made from the record as at entry {self.back.as_at}"
        known = len(self.changes) - len(self.proposals)
        again = f", besides {known} that {_stands(known)} in the record already" if known else ""
        brought = count(len(self.proposals), "proposal")
        said = [
            f"{self.back.name}{since}, came back from {self.sender} (a name as declared).",
            f"It brings {brought}{again}. Nothing else is taken in.",
        ]
        said += [f"Proposed: {a_list([p.title for p in self.proposals])}."] if self.proposals else []
        if self.refused:
            cells = [f"{cell.tab} {cell.cell} ({cell.value}: {cell.what})" for cell in self.refused[:5]]
            said.append(f"Refused: {count(len(self.refused), 'cell')}, among them {a_list(cells)}.")
        if formulas := [noted for noted in self.noted if noted.what == "formula"]:
            places = a_list([f"{noted.tab} {noted.cell}" for noted in formulas[:8]])
            said.append(f"{count(len(formulas), 'formula').capitalize()} changed and not taken in: {places}.")
        if others := [noted for noted in self.noted if noted.what != "formula"]:
            said.append(f"Reported and not taken in: {count(len(others), 'other difference')}.")
        if not self.compared:
            said.append(
                "Formulas and texts were not compared, as the workbook was laid out otherwise by "
                f"innokit {self.back.made_by}."
            )
        said += (
            [f"Moved on since: {a_list([_moved_words(one) for one in self.moved])}."] if self.moved else []
        )
        return tuple((sentence,) for sentence in said)

    def sheets(self) -> tuple[Sheet, ...]:
        """Proposals, refused cells, everything else that differs, and what moved on since."""
        return (
            _sheet("proposals", "Proposed changes", ("Proposal", "Was", "Proposed", "By"),
                   [(p.title, p.was, p.value, p.proposer) for p in self.proposals]),
            _sheet("refused", "Cells refused", ("Tab", "Cell", "Typed", "What is wrong", "Remedy"),
                   [(c.tab, c.cell, c.value, c.what, c.remedy) for c in self.refused]),
            _sheet("noted", "Reported and not taken in", ("What", "Tab", "Cell", "Was", "Now"),
                   [(NOTED[n.what], n.tab, n.cell, n.was, n.now) for n in self.noted]),
            _sheet("moved", "Inputs recorded anew since the workbook was made",
                   ("Input", "In the workbook", "Now", "Entry", "Recorded by"),
                   [(m.name, m.then, m.now, str(m.entry or ""), m.who) for m in self.moved]),
        )  # fmt: skip


def returned(
    file: str | os.PathLike[str],
    case: Case,
    *,
    then: Case,
    sent: Workbook | None = None,
    by: str = "",
) -> Returned:
    """Look at a workbook that came back, and say what of it would be recorded as proposals.

    Parameters
    ----------
    file : path
    case : Case
        As it stands now.
    then : Case
        As at the entry the workbook was made from.
    sent : Workbook, optional
        The workbook as it was sent, made again from `then`; without it formulas and texts are not compared.
    by : str, optional
        Who sends it; whoever the file says changed it last unless given. A name as declared.

    Raises
    ------
    IntakeError
        It was made from another record, nobody is named, or it cannot be read.
    """
    back = read_back(file)
    _of_this_record(back, then)
    sender = (by or ("" if back.changed_by == AUTHOR else back.changed_by)).strip()
    if not sender:
        raise IntakeError(
            "Nobody is named as the sender, neither by you nor in the file",
            where=back.name,
            remedy='Say who sent it, with by="post or name" (--by on the command line)',
        )
    same = sent is not None and sent.pattern == back.pattern
    aligned, noted = compare(sent, back) if sent is not None and same else ({}, ())
    found, refused = changes(back, then, aligned)
    made = proposals(found, case, back, sender)
    return Returned(case, back, sender, found, made, refused, noted, _moved(back, then, case), same)


def _of_this_record(back: Sent, then: Case) -> None:
    """Refuse a workbook made from another record."""
    if back.digest != then.digest:
        raise IntakeError(
            "The workbook was made from another record than this one",
            where=f"{back.name}, head {back.head or 'none'} as at entry {back.as_at}",
            remedy="Name the project whose workbook it is",
        )


def _moved(back: Sent, then: Case, case: Case) -> tuple[MovedOn, ...]:
    """Inputs of the workbook that stand otherwise in the record now."""
    fields = dict.fromkeys((m.stands_for.record, m.stands_for.field) for m in back.mapped)
    found = []
    for id, field in fields:
        before, now = then.by_id[id], case.by_id.get(id)
        if now is None or getattr(before, field) != getattr(now, field):
            entry = case.latest.get(id)
            label = (type(before).model_fields[field].title or field).lower()
            found.append(
                MovedOn(
                    f"{before.name}, {label}", spoken(getattr(before, field), unit_of(before, field)),
                    "withdrawn" if now is None else spoken(getattr(now, field), unit_of(now, field)),
                    entry.seq if entry else None, (entry.who or "name withheld") if entry else "",
                )
            )  # fmt: skip
    return tuple(found)


def _moved_words(one: MovedOn) -> str:
    """One input that moved on, in words."""
    where = f" (entry {one.entry}, {one.who})" if one.entry else ""
    return f"{one.name}, {one.then or 'blank'} in the workbook and {one.now or 'blank'} now{where}"


def _stands(many: int) -> str:
    """The verb for so many."""
    return "stands" if many == 1 else "stand"


def _sheet(key: str, caption: str, heads: Sequence[str], rows: list[tuple[str, ...]]) -> Sheet:
    """A sheet of words; one that is empty says so."""
    shown = tuple(rows) or (("none", *[""] * (len(heads) - 1)),)
    return Sheet(key, caption, tuple(Column(head) for head in heads), shown)
