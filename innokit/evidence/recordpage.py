"""The record as a page: every thing recorded, each of its versions, and all that was taken out again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from innokit.evidence.history import Removal, Version, by_thing, doer, field_changes, removals, with_the_gone
from innokit.process import LEFT_OUT, PHASES, secret_votes
from innokit.records import KINDS, Case, Entry, Record, Vote
from innokit.results import describe
from innokit.words import a_list, count, date_words, escape

_FEW = 8
"""How many entries a decision to take something out may name before their list is folded."""


def record_body(case: Case, level: int = 1) -> str:
    """Write everything that stands in a case, by phase, then what was taken out of it.

    Each entry has its place, ``#entry-13``. Votes of secret ballots stand without voter, recorder and time.

    Parameters
    ----------
    case : Case
    level : int, optional
        Level of the page's heading.
    """
    page = _Page(case, level)
    parts = [f'<h{level} id="record">The record</h{level}>', page.aim()]
    for phase in PHASES:
        found = [record for record in case.records if KINDS[record.kind].phase == phase.number]
        if found:
            parts.append(
                f'<h{level + 1} id="phase-{phase.number}">Phase {escape(phase.title)}</h{level + 1}>'
            )
            parts += map(page.thing, found)
    return "\n".join(filter(None, [*parts, *page.taken_out()]))


@dataclass
class _Page:
    """What the page is written from, looked up once."""

    case: Case
    level: int
    history: dict[str, list[Entry]] = field(init=False)
    secret: frozenset[str] = field(init=False)
    named: Case = field(init=False)
    removed: tuple[Removal, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.history = by_thing(self.case)
        self.secret = secret_votes(self.case)
        self.named = with_the_gone(self.case, self.history)
        self.removed = removals(self.case)
        gone = {id: told for id, told in self.history.items() if id not in self.case.by_id}
        self.withdrawn = {id: told for id, told in gone.items() if told[-1].action == "withdraw"}
        self.left_out = {id: told for id, told in gone.items() if told[-1].action != "withdraw"}
        self.taken_in = [entry for entry in self.case.entries if entry.action == "merge"]

    def aim(self) -> str:
        """Say what the page holds."""
        things = count(len(self.case.records), "thing").capitalize()
        aim = (
            f"{things} recorded in {count(len(self.case.entries), 'entry', 'entries')}. "
            "Each shows what it says now, who recorded it, when and why, and what earlier versions said. "
            "Names are as declared, not proved."
        )
        if self.secret:
            aim += f" Of votes in a secret ballot, voter, recorder and time are left out: {LEFT_OUT}."
        told = [(len(self.withdrawn), "withdrawn"), (len(self.left_out), "left out")]
        told += [(sum(r.deed == deed for r in self.removed), deed) for deed in _DEEDS]
        said = a_list([f"{many} {deed}" for many, deed in told if many])
        lead = f'<p><a href="#taken-out">Taken out of the record: {said}.</a></p>' if said else ""
        return f"<p>{aim}</p>{lead}"

    def thing(self, record: Record) -> str:
        """Write one record with its facts and versions."""
        entries = self.history.get(record.id, [])
        entry = entries[-1] if entries else None
        facts = [fact for fact in describe.facts(record, self.named) if fact[1] != record.name]
        said = f"{escape(self._place(record.kind, entry))}. {escape(self._origin(entry))}"
        return self._article(record.id, record.name, said, facts, entries)

    def _article(
        self, id: str, name: str, said: str, facts: Iterable[tuple[str, str]], entries: Sequence[Entry]
    ) -> str:
        """Write what is told of one thing."""
        voter = Vote.model_fields["voter"].title if id in self.secret else None
        told = "".join(
            f"<dt>{escape(label)}</dt><dd>{escape(LEFT_OUT if label == voter else value)}</dd>"
            for label, value in facts
        )
        here = f' id="entry-{entries[-1].seq}"' if entries else ""
        level = self.level + 2
        return (
            f'<article class="entry" id="record-{escape(id)}"><h{level}>{escape(name)}</h{level}>'
            f'<p class="quiet"{here}>{said}</p>'
            f"{f'<dl>{told}</dl>' if told else ''}{self._versions(entries)}</article>"
        )

    def _place(self, kind: str, entry: Entry | None) -> str:
        """Name a kind and the entry."""
        words = describe.kind_words(kind).capitalize()
        return f"{words}, entry {entry.seq}" if entry else words

    def _origin(self, entry: Entry | None) -> str:
        """Say who recorded something, when and why; not of a vote given in secret."""
        return LEFT_OUT if entry and entry.id in self.secret else describe.origin(entry)

    def _versions(self, entries: Sequence[Entry]) -> str:
        """Write, folded, each version there was, with what it changed."""
        if len(entries) < 2:
            return ""
        lines, changed = [], dict[str, None]()
        before: Entry | None = None
        for entry in entries:
            said, fields = self._step(before, entry)
            changed.update(dict.fromkeys(label for label, _, _ in fields))
            here = "" if entry is entries[-1] else f' id="entry-{entry.seq}"'
            dl = "".join(
                f"<dt>{escape(label)}, before</dt><dd>{escape(was)}</dd>"
                f"<dt>{escape(label)}, then</dt><dd>{escape(now)}</dd>"
                for label, was, now in fields
            )
            lines.append(f"<li{here}>{escape(said)}{f'<dl>{dl}</dl>' if dl else ''}</li>")
            before = entry if entry.action == "record" else before
        many = count(len(entries) - 1, "earlier version").capitalize()
        which = f"; changed: {a_list([*changed]).lower()}" if changed else ""
        return f"<details><summary>{escape(many + which)}</summary><ul>{''.join(lines)}</ul></details>"

    def _step(self, before: Entry | None, entry: Entry) -> tuple[str, tuple[tuple[str, str, str], ...]]:
        """Say what one entry did to a thing, and which fields it changed."""
        if entry.action == "withdraw":
            return f"Entry {entry.seq}: {self._withdrawal(entry)}", ()
        head = f"Entry {entry.seq}: {self._origin(entry)}"
        if before is None:
            return head, ()
        was, now = Version(before), Version(entry)
        if was.record is None or now.record is None:
            return f"{head}. What it changed cannot be told, as parts were taken out", ()
        gone = was.missing, now.missing
        return head, field_changes(was.record, now.record, self.named, self.named, gone, self.secret)

    def _withdrawal(self, entry: Entry) -> str:
        """Say who withdrew something; of a vote given in secret only where another recorded it."""
        own = {told.who for told in self.history[entry.id] if told.action == "record"}
        if entry.id in self.secret and entry.who in own:
            return f"withdrawn by who recorded it {LEFT_OUT}"
        why = f": {entry.why}" if entry.why else ", with no reason given"
        return f"withdrawn by {doer(entry)} on {date_words(entry.when)}{why}"

    def taken_out(self) -> list[str]:
        """Write what was withdrawn, erased, withheld, released, left out, and taken in from other copies."""
        deeds = "".join(map(self._removal, self.removed))
        copies = "".join(map(self._copy, self.taken_in))
        parts = [
            *self._gone("withdrawn", "Withdrawn", self.withdrawn),
            *self._gone("left-out", "Left out of the answers, as parts were taken out", self.left_out),
            *(
                [self._heading("erased", "Erased, withheld and released"), f"<ul>{deeds}</ul>"]
                if deeds
                else []
            ),
        ]
        if parts:
            level = self.level + 1
            parts.insert(0, f'<h{level} id="taken-out">Taken out</h{level}>')
        if copies:
            level = self.level + 1
            heading = f'<h{level} id="taken-in">Taken in from other copies</h{level}>'
            parts += [heading, f"<ul>{copies}</ul>"]
        return parts

    def _heading(self, id: str, words: str) -> str:
        """Write a heading within the section."""
        return f'<h{self.level + 2} id="{id}">{words}</h{self.level + 2}>'

    def _gone(self, id: str, words: str, things: dict[str, list[Entry]]) -> list[str]:
        """Write things that no longer stand, with all that they said."""
        if not things:
            return []
        return [self._heading(id, words), *(self._was(id, told) for id, told in things.items())]

    def _was(self, id: str, entries: list[Entry]) -> str:
        """Write one thing that no longer stands, as it last was."""
        said = [Version(entry) for entry in entries if entry.action == "record"]
        last, newest = said[-1] if said else None, entries[-1]
        kind = describe.kind_words(newest.kind)
        title = last.entry.body.get("title") if last else None
        name = str(title) if title else kind.capitalize()
        gone = newest.action == "withdraw"
        did = f"{self._withdrawal(newest)}" if gone else self._origin(newest)
        first = f". First recorded as entry {entries[0].seq}: {self._origin(entries[0])}" if gone else ""
        facts = [fact for fact in last.facts(self.named) if fact[1] != name] if last else []
        return self._article(
            id, name, escape(f"{self._place(newest.kind, newest)}: {did}{first}"), facts, entries
        )

    def _removal(self, made: Removal) -> str:
        """Write one decision to take fields out or put them back; never what they said."""
        entry = made.entry
        why = f": {entry.why}" if entry.why else ", with no reason given"
        lines = "".join(
            f'<li><a href="#entry-{seq}">Entry {seq}</a>, {escape(about)}: {escape(a_list(list(names)))}</li>'
            for seq, about, names in made.targets
        )
        listed = f"<ul>{lines}</ul>" if lines else ""
        if len(made.targets) > _FEW:
            fold = count(len(made.targets), "entry", "entries").capitalize()
            listed = f"<details><summary>{fold}</summary>{listed}</details>"
        said = f"Entry {entry.seq}: {made.deed} by {made.by} on {date_words(entry.when)}{why}"
        return f'<li id="entry-{entry.seq}">{escape(said)}{listed}</li>'

    def _copy(self, entry: Entry) -> str:
        """Write one merge of another copy's entries."""
        listed = entry.body.get("entries")
        many = count(len(listed), "entry", "entries") if isinstance(listed, list) else "entries"
        said = f"Entry {entry.seq}: {many} taken in by {describe.origin(entry)}"
        return f'<li id="entry-{entry.seq}">{escape(said)}</li>'


_DEEDS = ("erased", "withheld", "released")
