"""What the record holds of one kind, as a result that shows itself and leads to its entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from innokit.errors import MethodRefused
from innokit.records import KINDS, Case, Record
from innokit.results import describe
from innokit.results.result import Made, Result
from innokit.results.sheet import Column, Figure, Fragment, Sentence, Sheet
from innokit.words import a_list, count, date_words, one_line


@dataclass(frozen=True)
class Listing(Result):
    """Every record of one kind, with its filled-in fields, who recorded it and when.

    Parameters
    ----------
    case : Case
    kind : str
        A kind of record, such as ``"idea"``.
    """

    title: ClassVar[str] = "What is recorded"
    case: Case
    kind: str

    @property
    def records(self) -> tuple[Record, ...]:
        """The records listed."""
        return self.case.of(KINDS[self.kind])

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made("As recorded, newest version of each")

    def provenance(self) -> str:
        """Say only as at which entry: nothing was worked out."""
        moment = self.case.moment
        return f"{moment[0].upper()}{moment[1:]}."

    def sentences(self) -> tuple[Sentence, ...]:
        """Say how many there are, or how to record the first."""
        plural = describe.plural_words(self.kind)
        if self.records:
            said = count(len(self.records), describe.kind_words(self.kind), plural)
            return ((f"{said[0].upper()}{said[1:]} recorded.",),)
        how = f"book.record(innokit.records.{KINDS[self.kind].__name__}(...))"
        return ((f"No {plural} recorded yet.",), (f"To record one: {how}.",))

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a record, with a column for each field that anybody filled in."""
        if not self.records:
            return ()
        used = [key for key in describe.ordered(KINDS[self.kind]) if self._used(key)]
        titles = [KINDS[self.kind].model_fields[key].title or key for key in used]
        if len(used) > _WIDEST:
            used, titles = [], [describe.kind_words(self.kind).capitalize(), "What it says", "Source"]
        columns = (Column("Entry"), *map(Column, titles), Column("Recorded by"))
        rows = tuple(self._row(place, record, used) for place, record in enumerate(self.records, 1))
        caption = f"{describe.plural_words(self.kind).capitalize()} in the record"
        return (Sheet(KINDS[self.kind].plural, caption, columns, rows),)

    def _used(self, key: str) -> bool:
        """Say whether anybody filled a field in."""
        return any(self._tells(record, key) for record in self.records)

    def _tells(self, record: Record, key: str) -> bool:
        """Say whether a field holds more than its default."""
        default = type(record).model_fields[key].get_default(call_default_factory=True)
        return getattr(record, key) != default and bool(describe.field(record, key, self.case))

    def _row(self, place: int, record: Record, used: list[str]) -> tuple[Fragment, ...]:
        """Give one record; its number leads to the entry."""
        entry = self.case.latest.get(record.id)
        mark = Figure(
            f"listed.{record.id}", None, str(entry.seq if entry else place), record.name, (record.id,)
        )
        who = f"{entry.who or 'name withheld'}, {date_words(entry.when)}" if entry else "not in a book"
        cells = [self._said(record, key) for key in used] or self._in_a_line(record)
        return (mark, *cells, who)

    def _said(self, record: Record, key: str) -> str:
        """Say what one field holds."""
        return one_line(describe.field(record, key, self.case), _LONGEST) or "not recorded"

    def _in_a_line(self, record: Record) -> list[str]:
        """Say in a line what would need too many columns."""
        fields = type(record).model_fields
        apart = ("Source", "Standing", fields["title"].title if "title" in fields else "")
        facts = [
            f"{label}: {value}" for label, value in describe.facts(record, self.case) if label not in apart
        ]
        return [record.name, "; ".join(facts), describe.source_of(record, self.case) or "not recorded"]


_WIDEST = 8
_LONGEST = 240


def listing(case: Case, kind: str) -> Listing:
    """List what a case holds of one kind.

    Parameters
    ----------
    case : Case
    kind : str
        A plural such as ``"ideas"`` or ``"costs"``.

    Raises
    ------
    MethodRefused
        When there is no such kind; the message lists them.
    """
    by_plural = {cls.plural: name for name, cls in KINDS.items()}
    if kind not in by_plural:
        raise MethodRefused(
            f"There is no kind of record called {kind!r}",
            remedy=f"Ask for one of {a_list(sorted(by_plural))}",
        )
    return Listing(case, by_plural[kind])
