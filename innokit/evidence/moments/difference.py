"""The difference of two moments as a result: in words, in tables, every figure with its entries."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.evidence.history import Removal, removals
from innokit.evidence.moments import chains
from innokit.evidence.moments.answers import Moved, moved
from innokit.evidence.moments.chains import Resealed
from innokit.evidence.moments.changes import Change, Deed, changes
from innokit.records import Case
from innokit.results import Column, Fragment, Made, Result, Sentence, Sheet
from innokit.results.describe import facts, kind_words
from innokit.words import a_list, count, one_line

NONE_TOLD = "not told"
DEEDS: tuple[Deed, ...] = ("added", "withdrawn", "changed", "left out")


@dataclass(frozen=True)
class Difference(Result):
    """What is otherwise at a later moment.

    Parameters
    ----------
    before, case : Case
        The two moments.
    files : tuple of (str, str), optional
        Files of two packs that differ, and in what; None where only records were compared.
    """

    title: ClassVar[str] = "What changed, and what that did"
    before: Case
    case: Case
    files: tuple[tuple[str, str], ...] | None = None

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

    @cached_property
    def removed(self) -> tuple[Removal, ...]:
        """What was erased, withheld and released in between."""
        return tuple(made for made in removals(self.case) if made.entry.digest not in self._held)

    @cached_property
    def _held(self) -> frozenset[str]:
        """Digests of the earlier entries."""
        return frozenset(entry.digest for entry in self.before.entries)

    @cached_property
    def resealed(self) -> tuple[Resealed, ...]:
        """Entries that both hold under the same id and version, sealed otherwise."""
        return () if self.continues else chains.resealed(self.before, self.case)

    @property
    def same(self) -> bool:
        """Whether nothing is otherwise: not what stands, not the chain, no answer and no file."""
        digests = [[entry.digest for entry in case.entries] for case in (self.before, self.case)]
        return digests[0] == digests[1] and not (self.changes or self.answers or self.files)

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
        return (
            self._chain(), *self._anew(), self._changed(), *self._taken(), *self._answered(), self._compared()
        )  # fmt: skip

    def _anew(self) -> tuple[Sentence, ...]:
        """Say of entries that both hold whether they were sealed anew, and how many read otherwise."""
        if not self.resealed:
            return ()
        other = sum(bool(pair.fields) for pair in self.resealed)
        many = count(len(self.resealed), "entry", "entries")
        says = f"{other:,} of them with another author, time, reason or content" if other else "word for word"
        return ((f"Both hold {many} about the same things, sealed otherwise: {says}.",),)

    def _taken(self) -> tuple[Sentence, ...]:
        """Say what was erased, withheld and released."""
        if not self.removed:
            return ()
        many = Counter(made.deed for made in self.removed)
        deeds = a_list([f"{times} {deed}" for deed, times in many.items()])
        who = a_list(list(dict.fromkeys(made.by for made in self.removed)))
        fields = sum(len(names) for made in self.removed for _, _, names in made.targets)
        return ((f"Decisions about fields of entries: {deeds}, {count(fields, 'field')} in all. By {who}.",),)

    def _compared(self) -> Sentence:
        """Say whether files were compared too."""
        if self.files is None:
            return ("Only the records were compared, no other files.",)
        if not self.files:
            return ("Every file of the two packs is the same.",)
        return (f"Of the packs' files, {len(self.files):,} differ.",)

    def _chain(self) -> Sentence:
        """Say whether one record continues the other."""
        was, now = self.before.as_at or 0, self.case.as_at or 0
        if self.continues:
            return (f"From entry {was} to entry {now}: the later record goes on where the earlier one ends.",)
        if not self.parted:
            if self.resealed:
                return ("The two have no entry in common, yet tell of the same things: one was sealed anew.",)
            return ("The two have no entry in common: they are two different records.",)
        return (f"The two records part after entry {self.parted}: neither goes on where the other ends.",)

    def _changed(self) -> Sentence:
        """Say how many records changed, and by whom."""
        if not self.changes:
            fleeting = len({entry.digest for entry in self.case.entries} - self._held)
            if fleeting and self.continues and not self.removed:
                entries = count(fleeting, "entry", "entries")
                return (f"Nothing that stands is otherwise: the {entries} in between came to nothing.",)
            return ("Nothing that stands is otherwise.",)
        many = Counter(change.deed for change in self.changes)
        deeds = a_list([f"{many[deed]} {deed}" for deed in DEEDS if many[deed]])
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
        """Give answers before and now, changes and their fields, what was taken out or sealed anew, files."""
        sheets = (
            self._moved(),
            self._list(),
            self._fields(),
            self._removed(),
            self._resealed(),
            self._files(),
        )
        return tuple(sheet for sheet in sheets if sheet.rows)

    def _removed(self) -> Sheet:
        """Give every decision to take fields out or put them back, one row for each entry it is about."""
        columns = tuple(map(Column, ("Entry", "What", "Of entry", "About", "Fields", "By", "Why")))
        rows = tuple(
            (str(made.entry.seq), made.deed, str(seq), about, a_list(list(names)), made.by,
             made.entry.why or "no reason given")
            for made in self.removed
            for seq, about, names in made.targets or ((0, "no longer told", ()),)
        )  # fmt: skip
        return Sheet("removals", "What was erased, withheld and released", columns, rows)

    def _resealed(self) -> Sheet:
        """Give what differs in entries that both hold under the same id and version."""
        columns = tuple(map(Column, ("Entry before", "Entry now", "About", "What differs", "Before", "Now")))
        rows = tuple(
            (str(pair.before.seq), str(pair.after.seq), chains.named(pair.after), *line)
            for pair in self.resealed
            for line in pair.fields
        )
        return Sheet("resealed", "Same thing and version, sealed otherwise", columns, rows)

    def _files(self) -> Sheet:
        """Give the files of two packs that differ."""
        return Sheet("files", "Files that differ", (Column("File"), Column("How")), self.files or ())

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
        record, case = change.record, self.before if change.deed in ("withdrawn", "left out") else self.case
        if getattr(record, "title", ""):
            return one_line(record.name, 80)
        spoken = [case.name(id) for id in record.references() if id in case.by_id]
        said = spoken or [value for _, value in facts(record, case)[:1]]
        return one_line(" / ".join(said) or record.name, 80)


def difference(before: Case, after: Case, files: tuple[tuple[str, str], ...] | None = None) -> Difference:
    """Give what was added, withdrawn and changed between two moments, by whom, and what that did.

    Parameters
    ----------
    before, after : Case
        Two moments of one book, or the records of two packs.
    files : tuple of (str, str), optional
        The files of two packs that differ, as `differing_files` gives them.

    Examples
    --------
    >>> from innokit.records import Case, Idea
    >>> idea = Idea(id="a", title="A bus")
    >>> found = difference(Case([idea]), Case([idea.changed(theme="Getting there")]))
    >>> found.changes[0].fields
    (('Theme', 'blank', 'Getting there'),)
    """
    return Difference(before, after, files)


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
