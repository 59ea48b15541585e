"""The project initiation document, filled from the record; what nobody has said yet is flagged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.businesscase.decision.contents import BY_KEY, PARTS, Part
from innokit.businesscase.decision.filling import FILLED, Said, Source
from innokit.businesscase.decision.ranking import going_ahead
from innokit.businesscase.decision.saying import BLANK
from innokit.errors import MethodRefused
from innokit.records import Case, Decision, InitiationNote, signing
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import a_list, count


@dataclass(frozen=True, eq=False)
class Initiation(Result):
    """What was agreed, as a project initiation document: one for each decision that opens delivery.

    Parameters
    ----------
    case : Case
    decisions : tuple of Decision
    """

    title: ClassVar[str] = "Project initiation document"
    unfolded: ClassVar[int | None] = 1
    case: Case
    decisions: tuple[Decision, ...]

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made("Filled from the record and from notes recorded for it; a part nobody has filled says so")

    @cached_property
    def said(self) -> dict[str, dict[str, tuple[Said, ...]]]:
        """By id of the decision and key of the part: each line of the document."""
        return {made.id: {part.key: self._part(made, part) for part in PARTS} for made in self.decisions}

    def missing(self, decision: str) -> tuple[Part, ...]:
        """Parts of one decision's document in which nothing stands yet."""
        return tuple(part for part in PARTS if not self.said[decision][part.key])

    @property
    def misplaced(self) -> tuple[InitiationNote, ...]:
        """Notes whose part is not in the list."""
        return tuple(note for note in self.case.of(InitiationNote) if note.item not in BY_KEY)

    def sentences(self) -> tuple[Sentence, ...]:
        """Say for each decision how much is filled and what is missing."""
        return (*(self._summary(made) for made in self.decisions), *self._strays(), (signing.AS_DECLARED,))

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one table a decision, a row for each thing said."""
        columns = (Column("Part"), Column("About"), Column("What it says"), Column("From"))
        return tuple(
            Sheet(f"initiation-{place}", f"{self.title}: {made.title}", columns, self._rows(made))
            for place, made in enumerate(self.decisions, start=1)
        )

    def _summary(self, made: Decision) -> Sentence:
        """Say how many parts are filled, and name those that are not."""
        open_ones = self.missing(made.id)
        filled = len(PARTS) - len(open_ones)
        figure = Figure(f"initiation-filled.{made.id}", filled, f"{filled} of {len(PARTS)}",
                        f"Parts filled of the document for {made.title}", (made.id,))  # fmt: skip
        rest = f" Not yet recorded: {a_list([part.title for part in open_ones])}." if open_ones else ""
        return (f"{made.title.rstrip('. ')}: ", figure, f" parts are filled.{rest}")

    def _strays(self) -> Iterator[Sentence]:
        """Say which notes belong to no part."""
        if self.misplaced:
            found = count(len(self.misplaced), "note names", "notes name")
            keys = a_list(sorted({note.item for note in self.misplaced}))
            yield (f"{found} a part that is not in the list ({keys}); use one of {a_list(sorted(BY_KEY))}.",)

    def _part(self, made: Decision, part: Part) -> tuple[Said, ...]:
        """Give everything said in one part: from the record, then from notes."""
        source = Source(self.case, made)
        fill = FILLED.get(part.key)
        notes = [note for note in self.case.of(InitiationNote)
                 if note.item == part.key and note.decision in ("", made.id)]  # fmt: skip
        from_notes = [said for note in notes for said in source.say(part.key, "Note", note, note.text)]
        return (*(fill(source) if fill else ()), *from_notes)

    def _rows(self, made: Decision) -> tuple[tuple[Fragment, ...], ...]:
        """Give the rows of one document."""
        rows: list[tuple[Fragment, ...]] = []
        for part in PARTS:
            lines = self.said[made.id][part.key]
            rows += [(part.title, about, figure, self._origin(figure)) for about, figure in lines]
            if not lines:
                rows.append((part.title, part.asks, BLANK, _remedy(part)))
        return tuple(rows)

    def _origin(self, figure: Figure) -> str:
        """Say from which entries a line comes."""
        found = sorted({self.case.latest[id].seq for id in figure.records if id in self.case.latest})
        if not found:
            return "given directly"
        more = f" and {count(len(found) - 3, 'entry more', 'entries more')}" if len(found) > 3 else ""
        return f"{'entry' if len(found) == 1 else 'entries'} {', '.join(map(str, found[:3]))}{more}"


def initiation(case: Case, decision: str | Decision | None = None) -> Initiation:
    """Give the project initiation document of a decision, or of each that opens delivery.

    Parameters
    ----------
    case : Case
    decision : str or Decision, optional
        One decision, or its id.

    Raises
    ------
    MethodRefused
        No decision opens delivery, or there is no such decision.

    Examples
    --------
    >>> from innokit.records import Case, Decision
    >>> found = initiation(Case([Decision(id="d", title="Vans it is", outcome="go")]))
    >>> [part.key for part in found.missing("d")][:3]
    ['purpose', 'objectives', 'scope']
    """
    if decision is not None:
        id = decision.id if isinstance(decision, Decision) else decision
        return Initiation(case, (case.get(Decision, id),))
    found = going_ahead(case)
    if not found:
        raise MethodRefused(
            "No decision in force opens delivery, so there is nothing to initiate",
            remedy="Record a Decision to go, to go with conditions, or to pilot",
        )
    return Initiation(case, found)


def _remedy(part: Part) -> str:
    """Say what to record for a part in which nothing stands."""
    note = f"an InitiationNote, with item={part.key!r}"
    return f"Record {part.record}; or {note}" if part.record else f"Record {note}"
