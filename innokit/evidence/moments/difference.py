"""The difference of two moments as a result: in words, in tables, every figure with its entries."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.evidence.moments.answers import Moved, moved
from innokit.evidence.moments.changes import Change, changes
from innokit.records import Case
from innokit.results import Column, Fragment, Made, Result, Sentence, Sheet
from innokit.results.describe import facts, kind_words
from innokit.words import a_list, count, one_line

NONE_TOLD = "not told"


@dataclass(frozen=True)
class Difference(Result):
    """What is otherwise at a later moment.

    Parameters
    ----------
    before, case : Case
        The two moments.
    """

    title: ClassVar[str] = "What changed, and what that did"
    before: Case
    case: Case

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(
            "Records that stand at one moment and not, or otherwise, at another; answers worked out at each "
            "by the installed version"
        )

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Every record that stands otherwise."""
        return changes(self.before, self.case)

    @cached_property
    def answers(self) -> tuple[Moved, ...]:
        """Every figure of the main answers that is otherwise."""
        return moved(self.before, self.case)

    @property
    def continues(self) -> bool:
        """Whether the later record goes on where the earlier one ends."""
        held = {entry.digest for entry in self.case.entries}
        return all(entry.digest in held for entry in self.before.entries)

    @property
    def parted(self) -> int:
        """Number of the last entry that both hold; 0 where they have nothing in common."""
        held = {entry.digest for entry in self.case.entries}
        return max((entry.seq for entry in self.before.entries if entry.digest in held), default=0)

    def sentences(self) -> tuple[Sentence, ...]:
        """Say how the records hang together, what changed by whom, and what became of the answers."""
        return (self._chain(), self._changed(), *self._answered())

    def _chain(self) -> Sentence:
        """Say whether one record continues the other."""
        was, now = self.before.as_at or 0, self.case.as_at or 0
        if self.continues:
            return (f"From entry {was} to entry {now}: the later record goes on where the earlier one ends.",)
        if not self.parted:
            return ("The two have no entry in common: they are two different records.",)
        return (f"The two records part after entry {self.parted}: neither goes on where the other ends.",)

    def _changed(self) -> Sentence:
        """Say how many records changed, and by whom."""
        if not self.changes:
            return ("Nothing that stands is otherwise.",)
        many = Counter(change.deed for change in self.changes)
        deeds = a_list([f"{many[deed]} {deed}" for deed in ("added", "withdrawn", "changed") if many[deed]])
        names = Counter(name for change in self.changes for name in change.who)
        who = a_list([f"{name} ({times})" for name, times in names.most_common()], "nobody named")
        return (f"Records: {deeds}. By {who}.",)

    def _answered(self) -> tuple[Sentence, ...]:
        """Say what became of the main answers, the first few in words."""
        if not self.answers:
            return (("No answer moved.",),)
        first = [pair for pair in self.answers if pair.before and pair.after][:3]
        told: list[Sentence] = [
            (f"{pair.figure.label}: from {pair.before.text} to ", pair.after, ".")
            for pair in first
            if pair.before and pair.after
        ]
        return (*told, (f"In all {count(len(self.answers), 'figure')} of the main answers moved.",))

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the answers before and now, then every change, then every field that changed."""
        return tuple(sheet for sheet in (self._moved(), self._list(), self._fields()) if sheet.rows)

    def _moved(self) -> Sheet:
        """Give each figure before and now."""
        columns = tuple(map(Column, ("Figure", "Before", "Now", "Difference")))
        rows = tuple(_figures(pair) for pair in self.answers)
        return Sheet("answers", "What became of the answers", columns, rows)

    def _list(self) -> Sheet:
        """Give every record that stands otherwise."""
        columns = tuple(map(Column, ("Entry", "What", "Record", "By", "Why")))
        rows = tuple(self._row(change) for change in self.changes)
        return Sheet("changes", "What was added, withdrawn and changed", columns, rows)

    def _fields(self) -> Sheet:
        """Give every field that changed."""
        columns = tuple(map(Column, ("Entry", "Record", "Field", "Before", "Now")))
        rows = tuple(
            (_entry(change), self._named(change), *(one_line(text, 200) for text in field))
            for change in self.changes
            for field in change.fields
        )
        return Sheet("fields", "What changed in each", columns, rows)

    def _row(self, change: Change) -> tuple[Fragment, ...]:
        """Give one record."""
        what = f"{kind_words(change.record.kind)} {change.deed}"
        who = a_list(list(change.who), "nobody named")
        return (_entry(change), what, self._named(change), who, change.why or "no reason given")

    def _named(self, change: Change) -> str:
        """Name a record by its title, else by what it speaks of, else by the first thing it says."""
        record, case = change.record, self.before if change.deed == "withdrawn" else self.case
        if getattr(record, "title", ""):
            return one_line(record.name, 80)
        spoken = [case.name(id) for id in record.references() if id in case.by_id]
        said = spoken or [value for _, value in facts(record, case)[:1]]
        return one_line(" / ".join(said) or record.name, 80)


def difference(before: Case, after: Case) -> Difference:
    """Give what was added, withdrawn and changed between two moments, by whom, and what that did.

    Parameters
    ----------
    before, after : Case
        Two moments of one book, or the records of two packs.

    Examples
    --------
    >>> from innokit.records import Case, Idea
    >>> idea = Idea(id="a", title="A bus")
    >>> found = difference(Case([idea]), Case([idea.changed(theme="Getting there")]))
    >>> found.changes[0].fields
    (('Theme', 'blank', 'Getting there'),)
    """
    return Difference(before, after)


def _entry(change: Change) -> str:
    """Give the number of the newest entry about it."""
    return str(change.entries[-1].seq) if change.entries else "none"


def _figures(pair: Moved) -> tuple[Fragment, ...]:
    """Give one figure before and now; only the newer leads to entries, as these are the ones at hand."""
    before = pair.before.text if pair.before else NONE_TOLD
    after: Fragment = pair.after or NONE_TOLD
    return (pair.figure.label, before, after, _by(pair))


def _by(pair: Moved) -> str:
    """Say by how much a figure moved, where that is a number."""
    one, other = (figure.value if figure else None for figure in (pair.before, pair.after))
    if one is None or other is None:
        return "no number"
    change = other - one
    sign = "+" if change > 0 else "−"
    return f"{sign}{abs(change):,.0f}" if abs(change) >= 100 else f"{sign}{abs(change):.3g}"
