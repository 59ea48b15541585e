"""Who is invited, and who is missing: sectors, practices, and how far the invitations are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from innokit.process.checks_before import PRACTICES, SECTORS
from innokit.records import Case, Participant
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import a_list, count, share_words

NOTHING = "Nobody is on the list yet. To add somebody: book.record(innokit.records.Participant(title=...))."
WORDS = {
    "public": "public sector",
    "private": "private sector",
    "third": "third sector",
    "community": "the community itself",
    "social": "social practice",
    "technology": "technology practice",
    "lived experience": "people who use the service",
    "finance": "finance",
    "other": "other practice",
    "": "not recorded",
}
STATUSES = ("to invite", "invited", "coming", "came", "declined")
LOPSIDED = 0.6


@dataclass(frozen=True)
class Mix(Result):
    """Those on the list by sector, practice and status; who declined counts for nothing.

    Parameters
    ----------
    case : Case
    """

    title: ClassVar[str] = "Who is in the room"
    case: Case

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made("Counts of participants who have not declined; those who come count apart")

    @property
    def people(self) -> tuple[Participant, ...]:
        """Those who have not declined."""
        return tuple(one for one in self.case.of(Participant) if one.status != "declined")

    @property
    def missing(self) -> tuple[str, ...]:
        """Which sectors and practices nobody brings, in words."""
        return tuple(
            WORDS[value]
            for field, wanted in (("sector", SECTORS), ("practice", PRACTICES))
            for value in wanted
            if not self._those(field, value)
        )

    @property
    def not_sure(self) -> tuple[str, ...]:
        """Which are on the list, while nobody of them has said yes."""
        return tuple(
            WORDS[value]
            for field, wanted in (("sector", SECTORS), ("practice", PRACTICES))
            for value in wanted
            if (those := self._those(field, value))
            and not any(one.status in ("coming", "came") for one in those)
        )

    def sentences(self) -> tuple[Sentence, ...]:
        """Say how many there are, who is missing, who has not said yes, and whether one sector prevails."""
        if not self.case.of(Participant):
            return ((NOTHING,),)
        gap = f"Missing: {a_list(list(self.missing))}." if self.missing else (
            "Public, private and third sectors are there, and so are social practice, technology and people "
            "who use the service."
        )  # fmt: skip
        said: list[Sentence] = [("On the list: ", self._count("people", self.people), f". {gap}")]
        if self.not_sure:
            said.append((f"Invited, but nobody has said yes: {a_list(list(self.not_sure))}.",))
        return (*said, *self._lopsided())

    def _lopsided(self) -> tuple[Sentence, ...]:
        """Say so where most come from one sector."""
        known = [one.sector for one in self.people if one.sector]
        if len(known) < 5:
            return ()
        top = max(dict.fromkeys(known), key=known.count)
        share = known.count(top) / len(known)
        said = f"{share_words(share).capitalize()} come from the {WORDS[top].removeprefix('the ')}."
        return ((said,),) if share > LOPSIDED else ()

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the gauge of sectors and practices, then the state of the invitations and the disciplines."""
        if not self.case.of(Participant):
            return ()
        titles = (
            Column("Brings"),
            Column("On the list", "people"),
            Column("Coming", "people"),
            Column("Stands"),
        )
        sectors = [("sector", value) for value in (*SECTORS, "community", "")]
        practices = [("practice", value) for value in (*PRACTICES, "finance", "other", "")]
        wanted = {("sector", value) for value in SECTORS} | {("practice", value) for value in PRACTICES}
        rows = tuple(
            self._row(field, value, (field, value) in wanted)
            for field, value in (*sectors, *practices)
            if (field, value) in wanted or self._those(field, value)
        )
        states = tuple((state.capitalize(), self._in(state)) for state in STATUSES if self._in(state).value)
        return (
            Sheet("mix", "What those on the list bring", titles, rows),
            Sheet("invitations", "How far the invitations are", (Column("Status"), Column("People")), states),
            *self._disciplines(),
        )

    def _disciplines(self) -> tuple[Sheet, ...]:
        """Give the disciplines that are named."""
        named = sorted({one.discipline.strip() for one in self.people if one.discipline.strip()})
        rows = tuple(
            (
                name,
                self._count(
                    f"discipline.n{place}", [p for p in self.people if p.discipline.strip() == name], name
                ),
            )
            for place, name in enumerate(named)
        )
        columns = (Column("Discipline"), Column("People"))
        return (Sheet("disciplines", "Disciplines on the list", columns, rows),) if rows else ()

    def _row(self, field: str, value: str, wanted: bool) -> tuple[Fragment, ...]:
        """Give one sector or practice."""
        those = self._those(field, value)
        sure = [one for one in those if one.status in ("coming", "came")]
        stands = "" if not wanted else "missing" if not those else "there" if sure else "nobody has said yes"
        key = f"{field}.{(value or 'blank').replace(' ', '_')}"
        name = WORDS[value] if value else f"{field} not recorded"
        label = name[0].upper() + name[1:]
        return (
            label,
            self._count(key, those, name),
            self._count(f"{key}.coming", sure, f"{name}, coming"),
            stands,
        )

    def _those(self, field: str, value: str) -> list[Participant]:
        """Give those who bring something."""
        return [one for one in self.people if getattr(one, field) == value]

    def _in(self, state: str) -> Figure:
        """Count those of a status."""
        those = [one for one in self.case.of(Participant) if one.status == state]
        return self._count(f"status.{state.replace(' ', '_')}", those, state)

    def _count(self, key: str, those: Sequence[Participant], label: str = "people on the list") -> Figure:
        """Count people."""
        text = count(len(those), "person", "people") if key == "people" else str(len(those))
        behind = tuple(one.id for one in those)
        return Figure(f"mix.{key}", float(len(those)), text, f"Participants: {label}", behind, "people")


def mix(case: Case) -> Mix:
    """Give who is invited by sector, practice and status, and who is missing.

    Parameters
    ----------
    case : Case

    Examples
    --------
    >>> from innokit.records import Case, Participant
    >>> mix(Case([Participant(title="P1", sector="public", practice="social")])).missing
    ('private sector', 'third sector', 'technology practice', 'people who use the service')
    """
    return Mix(case)
