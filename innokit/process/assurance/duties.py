"""What was done about public duties: a prompt for each, never a certificate."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.process.assurance.public_duties import DUTIES, PublicDuty
from innokit.process.assurance.quality import recorded_on, signed_by
from innokit.process.finding import newest
from innokit.records import Case, Duty, signing
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import a_list, count, date_words

BLANK = "nobody has said yet"
NO_CERTIFICATE = (
    "These are prompts, with laws named from general knowledge. What stands here is what somebody said, and "
    "certifies nothing."
)


@dataclass(frozen=True, eq=False)
class Duties(Result):
    """The duties with their state: not needed, done, to do, or blank.

    Parameters
    ----------
    case : Case
    duties : tuple of PublicDuty
        Ours, or a council's own.
    """

    title: ClassVar[str] = "Which public duties does it touch?"
    case: Case
    duties: tuple[PublicDuty, ...]

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made("States as recorded, the newest of each duty. No legal advice")

    @cached_property
    def said(self) -> dict[str, Duty]:
        """What was said last of each duty, by its key."""
        return newest(self.case, self.case.of(Duty), lambda duty: duty.duty)

    @property
    def open(self) -> tuple[PublicDuty, ...]:
        """Duties of which nobody has said anything, or that are still to do."""
        return tuple(
            one for one in self.duties if one.key not in self.said or self.said[one.key].state == "to do"
        )

    def sentences(self) -> tuple[Sentence, ...]:
        """Say what is to do and what is blank."""
        known = {one.key: one for one in self.duties}
        given = [found for key, found in self.said.items() if key in known]
        text, label = f"{len(given)} of {len(known)}", "Duties somebody has spoken of"
        share = Figure("duties.said", len(given), text, label, tuple(found.id for found in given))
        said: list[Sentence] = [("Somebody has spoken of ", share, " duties.")]
        waiting = [known[found.duty].title for found in given if found.state == "to do"]
        blank = [one.title for one in self.duties if one.key not in self.said]
        for words, named in (("To do", waiting), ("Nobody has said yet", blank)):
            if named:
                said.append((f"{words}: {a_list(named)}.",))
        strays = sorted(set(self.said) - set(known))
        if strays:
            many = count(len(strays), "record names", "records name")
            said.append((f"{many} a duty that is not in the list: {a_list(strays)}.",))
        return (*said, (NO_CERTIFICATE,), (signing.AS_DECLARED,))

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a duty."""
        columns = (
            Column("Duty"), Column("State"), Column("By"), Column("On"), Column("What was found"),
            Column("Where it can be read"), Column("What it asks"), Column("Where it may apply"),
            Column("Comes from"),
        )  # fmt: skip
        rows = tuple(self._row(one) for one in self.duties)
        return (Sheet("duties", "Public duties", columns, rows, NO_CERTIFICATE),)

    def _row(self, one: PublicDuty) -> tuple[Fragment, ...]:
        """Give one duty with what was said of it."""
        asks = (one.asks, one.where, one.origin)
        found = self.said.get(one.key)
        if found is None:
            return (one.title, BLANK, "", "", "", "", *asks)
        state = Figure(f"duty.{found.id}", None, found.state, f"State of the duty: {one.title}", (found.id,))
        when = date_words(found.date) if found.date else recorded_on(self.case, found.id)
        by = signed_by(self.case, found.id, found.by)
        return (one.title, state, by, when, found.reason or "not said", found.link or "not said", *asks)


def duties(case: Case, prompts: tuple[PublicDuty, ...] = DUTIES) -> Duties:
    """Give the public duties with their state.

    Parameters
    ----------
    case : Case
    prompts : tuple of PublicDuty, optional
        A council's own.

    Examples
    --------
    >>> from innokit.records import Case, Duty
    >>> duties(Case([Duty(duty="equality", state="done")])).sentences()[0][1].text
    '1 of 15'
    """
    return Duties(case, prompts)
