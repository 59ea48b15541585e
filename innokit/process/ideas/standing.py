"""Which ideas stand on the board, and what those that left it were merged or split into.

Nothing here changes an idea: where an idea stands follows from the mergings and splittings on record, the
newest first. One that contradicts a newer one does not count, and is told as a fault with its remedy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from innokit.records import Case, Idea, Merging, Record, Splitting
from innokit.words import a_list, one_line

R = TypeVar("R", bound=Record)
Act = Merging | Splitting


@dataclass(frozen=True, slots=True)
class Fault:
    """Something on the board that does not fit together, and how it was decided.

    Attributes
    ----------
    what : str
        In a sentence without its full stop: what is wrong, and what stands meanwhile.
    where : str
        Which record, and its entry.
    remedy : str
        What would put it right.
    records : tuple of str
        Ids of the records it is about.
    """

    what: str
    where: str
    remedy: str
    records: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.what} ({self.where}). {self.remedy}."


@dataclass(frozen=True)
class Standing:
    """Where every idea stands.

    Attributes
    ----------
    case : Case
    took : mapping
        The merging or splitting that took an idea off the board, by the idea's id.
    into : mapping
        The ideas it goes on as, by the same ids; one for a merging, one or more for a splitting.
    faults : tuple of Fault
        The newest first.
    """

    case: Case
    took: Mapping[str, Act]
    into: Mapping[str, tuple[str, ...]]
    faults: tuple[Fault, ...]
    _carriers: dict[str, str] = field(default_factory=dict, init=False)

    @cached_property
    def live(self) -> tuple[Idea, ...]:
        """The ideas on the board, in the order in which they were first recorded."""
        return tuple(idea for idea in self.case.of(Idea) if idea.id not in self.took)

    def merged(self, id: str) -> bool:
        """Whether an idea goes on within another."""
        return isinstance(self.took.get(id), Merging)

    def split(self, id: str) -> bool:
        """Whether an idea goes on as its parts."""
        return isinstance(self.took.get(id), Splitting)

    def carrier(self, id: str) -> str:
        """Give the idea that carries the votes of one: itself, or what it was merged into, however often.

        A splitting ends the way: votes for an idea that was split cannot be dealt out to its parts, and
        stay with the words people voted for.
        """
        if id not in self.took:
            return id
        if id not in self._carriers:
            way = [id]
            while self.merged(way[-1]):
                way.append(self.into[way[-1]][0])
            self._carriers.update(dict.fromkeys(way, way[-1]))
        return self._carriers[id]

    def goes_on(self, id: str) -> tuple[str, ...]:
        """Give the ideas on the board in which one goes on: itself, or where mergings and splittings lead."""
        if id not in self.took:
            return (id,)
        return tuple(
            found for found in self._reached([self.carrier(id)], self.into) if found not in self.took
        )

    def merged_from(self, id: str) -> tuple[str, ...]:
        """Give the ideas whose votes one carries, however many mergings ago; none once it is merged."""
        if id not in self._within or self.merged(id):
            return ()
        return tuple(found for found in self._reached([id], self._within) if found != id)

    def split_from(self, id: str) -> tuple[str, ...]:
        """Give the ideas whose parts go on in one, and what had been merged into those; not their votes."""
        if id not in self._before or self.merged(id):
            return ()
        within = {id, *self.merged_from(id)}
        return tuple(found for found in self._reached([id], self._before) if found not in within)

    @cached_property
    def _before(self) -> Mapping[str, Sequence[str]]:
        """The ideas that lead to one in one step."""
        return _turned(self.into.items())

    @cached_property
    def _within(self) -> Mapping[str, Sequence[str]]:
        """The ideas merged into one in one step."""
        return _turned((id, ids) for id, ids in self.into.items() if self.merged(id))

    @staticmethod
    def _reached(start: Iterable[str], steps: Mapping[str, Sequence[str]]) -> Iterator[str]:
        """Walk from ideas to all that they lead to, each once, in order."""
        seen: dict[str, None] = {}
        waiting = list(start)
        while waiting:
            id = waiting.pop()
            if id not in seen:
                seen[id] = None
                waiting.extend(reversed(steps.get(id, ())))
        return iter(seen)


def newest_first(case: Case, records: Iterable[R]) -> list[R]:
    """Order records by their newest entry, the newest first; in a case without a book, by place."""
    place = {record.id: at for at, record in enumerate(case.records)}
    seq = {id: entry.seq for id, entry in case.latest.items()} if case.entries else {}
    return sorted(records, key=lambda record: (seq.get(record.id, 0), place[record.id]), reverse=True)


def standing(case: Case) -> Standing:
    """Work out where every idea stands.

    Each merging or splitting takes its ideas off the board. Of two about the same idea the newer counts; one
    that would lead an idea back to itself by way of newer ones does not count.

    Examples
    --------
    >>> from innokit.records import Idea, Merging
    >>> bus, coach = Idea(id="b", title="A bus"), Idea(id="c", title="A coach")
    >>> [idea.title for idea in standing(Case([bus, coach, Merging(into="b", ideas=["c"])])).live]
    ['A bus']
    """
    took: dict[str, Act] = {}
    into: dict[str, tuple[str, ...]] = {}
    faults: list[Fault] = []
    acts: list[Act] = [*case.of(Merging), *case.of(Splitting)]
    for act in newest_first(case, acts) if acts else ():
        onward = tuple(id for id in named_after(act) if isinstance(case.by_id.get(id), Idea))
        faults += _gone(case, act, onward)
        for id in named_before(act) if onward else ():
            fault = _fault(case, act, id, onward, took, into)
            faults += [fault] if fault else []
            if fault is None and id not in took and isinstance(case.by_id.get(id), Idea):
                took[id], into[id] = act, onward
    return Standing(case, took, into, tuple(faults))


def named_before(act: Act) -> tuple[str, ...]:
    """Give the ideas that a merging or splitting takes off the board."""
    return act.ideas if isinstance(act, Merging) else (act.idea,)


def named_after(act: Act) -> tuple[str, ...]:
    """Give the ideas in which they go on."""
    return (act.into,) if isinstance(act, Merging) else act.into


def _turned(steps: Iterable[tuple[str, Sequence[str]]]) -> dict[str, list[str]]:
    """Turn steps round: what leads to each."""
    found: dict[str, list[str]] = {}
    for start, ends in steps:
        for end in ends:
            found.setdefault(end, []).append(start)
    return found


def _gone(case: Case, act: Act, onward: Sequence[str]) -> list[Fault]:
    """Tell of ideas that a merging or splitting names and that were withdrawn."""
    ahead = [id for id in named_after(act) if id not in onward]
    behind = [id for id in named_before(act) if not isinstance(case.by_id.get(id), Idea)]
    if not ahead and not behind:
        return []
    does = "merging" if isinstance(act, Merging) else "splitting"
    left = "the rest of it counts" if onward and len(behind) < len(named_before(act)) else "it does not count"
    lost = _quoted(case, [*ahead, *behind])
    verb = "is" if len(ahead) + len(behind) == 1 else "are"
    remedy = f"Withdraw the {does}, or record it again with ideas that stand"
    what = f"A {does} names {lost}, which {verb} withdrawn: {left}"
    return [Fault(what, place(case, act), remedy, (act.id,))]


def _fault(
    case: Case,
    act: Act,
    id: str,
    onward: Sequence[str],
    took: Mapping[str, Act],
    into: Mapping[str, Sequence[str]],
) -> Fault | None:
    """Tell why a merging or splitting cannot count for one of its ideas, where it cannot."""
    title = _quoted(case, [id])
    newer = took.get(id)
    if newer is not None:
        if type(newer) is type(act) and tuple(into[id]) == tuple(onward):
            return None  # the same said twice
        before, now = _said(case, act, onward), _said(case, newer, into[id])
        what = f"{title} is {now}, and was {before} before: the newer counts"
        remedy = f"Withdraw the {newer.kind} or the {act.kind} that does not hold"
        return Fault(what, place(case, act), remedy, (act.id, newer.id))
    if id not in Standing._reached(onward, into):
        return None
    what = f"{title} would go on within itself, being {_said(case, act, onward)}: that does not count"
    return Fault(what, place(case, act), f"Withdraw the {act.kind} that does not hold", (act.id,))


def _said(case: Case, act: Act, onward: Sequence[str]) -> str:
    """Say "merged into 'A bus'"."""
    did = "merged into" if isinstance(act, Merging) else "split into"
    return f"{did} {_quoted(case, onward)}"


def _quoted(case: Case, ids: Sequence[str]) -> str:
    """Name ideas in quotation marks; one that is withdrawn by its last title, as far as the entries tell."""
    return a_list([f"'{one_line(title(case, id), 60)}'" for id in ids])


def title(case: Case, id: str) -> str:
    """Give the title of an idea, or its last one where it is withdrawn."""
    if id in case.by_id:
        return case.by_id[id].name
    said = [entry.body.get("title") for entry in case.entries if entry.id == id]
    return next((text for text in reversed(said) if isinstance(text, str)), id)


def place(case: Case, record: Record) -> str:
    """Say where a record stands: its kind and entry."""
    entry = case.latest.get(record.id)
    where = f"entry {entry.seq}" if entry else f"id {record.id[:16]}"
    return f"{record.kind.replace('_', ' ')}, {where}"
