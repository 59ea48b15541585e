"""The front sheet of a business case: what is asked, compared and decided, on one page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from innokit.process.checks_ideas import carried
from innokit.process.finding import ids
from innokit.records import Case, Challenge, Decision, Frame, Option, Record, SignOff
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import a_list, date_words

R = TypeVar("R", bound=Record)
ABSENT = "not yet recorded"


@dataclass(frozen=True)
class FrontSheet(Result):
    """What a decider needs to know before turning the page."""

    title: ClassVar[str] = "Front sheet"
    case: Case

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made("Taken from the record as it stands")

    def sentences(self) -> tuple[Sentence, ...]:
        """Say what is not there yet."""
        absent = [str(row[0]).lower() for row in self._rows() if row[1] == ABSENT]
        return (
            (
                f"Not yet recorded: {a_list(absent)}."
                if absent
                else "Every line of the front sheet is filled in.",
            ),
        )

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a fact, with the entry it comes from."""
        columns = (Column("Line"), Column("What is recorded"), Column("Entry"))
        return (Sheet("front", "Front sheet", columns, self._rows()),)

    def _rows(self) -> tuple[tuple[Fragment, ...], ...]:
        """Give the lines of the sheet, in the order in which a decider asks."""
        case, challenges = self.case, self.case.of(Challenge)
        usual = [option for option in case.of(Option) if option.role == "baseline"]
        return (
            self._row("Question", challenges, [c.title for c in challenges]),
            self._row("In most need", challenges, [c.most_in_need for c in challenges]),
            self._row("Owner", challenges, [c.owner for c in challenges]),
            self._row("Business as usual", usual, [o.title for o in usual]),
            self._row("Options to decide on", carried(case), [o.title for o in carried(case)]),
            self._row("Years and prices", case.of(Frame), [_span(frame) for frame in case.of(Frame)]),
            self._row("Signed by", case.of(SignOff), [_signed(one) for one in case.of(SignOff)]),
            self._row("Decision", case.of(Decision), [_decided(one) for one in case.of(Decision)]),
        )

    def _row(self, line: str, records: Iterable[R], said: list[str]) -> tuple[Fragment, ...]:
        """Give one line and the entries behind it; what is blank is said to be."""
        behind = ids(record for record, words in zip(records, said, strict=True) if words)
        key = line.lower().replace(" ", "_")
        mark = Figure(f"front.{key}", None, self._places(behind), f"Front sheet: {line.lower()}", behind)
        return (line, a_list([words for words in said if words], ABSENT), mark)

    def _places(self, behind: tuple[str, ...]) -> str:
        """Give the numbers of the entries."""
        if not behind:
            return "none"
        numbers = sorted(self.case.latest[id].seq for id in behind if id in self.case.latest)
        return a_list([str(number) for number in numbers], "not in a book")


def front_sheet(case: Case) -> FrontSheet:
    """Give the front sheet of a business case.

    Parameters
    ----------
    case : Case
    """
    return FrontSheet(case)


def _span(frame: Frame) -> str:
    """Say which years count, in whose prices."""
    prices = frame.price_year or frame.base_year
    return f"year 0 is {frame.base_year}, the last is year {frame.last_year}, in prices of {prices}"


def _signed(one: SignOff) -> str:
    """Say who signed what, as at which entry."""
    place = f" as at entry {one.as_at}" if one.as_at is not None else ""
    return f"{one.role} ({one.title}{place})"


def _decided(one: Decision) -> str:
    """Say what was decided, and when."""
    day = f", {date_words(one.date)}" if one.date else ""
    return f"{one.outcome}: {one.title}{day}"
