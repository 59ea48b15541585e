"""What was done to a ballot and its votes after voting had ended, and who recorded votes, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from innokit.process.ideas.voting.ending import recorders
from innokit.records import Entry, Vote
from innokit.results import Column, Fragment, Sentence, Sheet
from innokit.words import a_list, count, date_words, one_line

if TYPE_CHECKING:
    from innokit.process.ideas.voting.tally import Tally

_NAMED = 5


def hands(found: Tally) -> Iterator[Sentence]:
    """Say by whom the votes that count were recorded, where more than one person did."""
    papers = found.papers
    told = recorders(found.case, (*papers.counted, *papers.abstained), papers.ending.entry)
    many = Counter(last for _, last in told.values())
    other = Counter(last for first, last in told.values() if first != last)
    if found.secret:
        if len(many) > 1:
            yield (f"The votes were recorded by {count(len(many), 'person', 'people')}, not by one.",)
        if other:
            again = count(sum(other.values()), "vote").capitalize()
            yield (f"{again} stand as another than their first recorder left them.",)
        return
    if len(many) > 1:
        yield (f"The votes were recorded by {_people(many)}.",)
    if other:
        again = count(sum(other.values()), "vote").capitalize()
        yield (f"{again}, recorded by one person, changed later by another: {_people(other)}.",)


def after(found: Tally) -> Iterator[Sentence]:
    """Say what was done after voting had ended, and whether it counts."""
    ending = found.papers.ending
    for entry in ending.opened_again:
        why = f": {one_line(entry.why, 120)}" if entry.why else ", with no reason given"
        yield (f"Voting was opened again with entry {entry.seq}, by {_who(entry)}{why}.",)
    if ending.entry is None:
        if ending.withdrawn:
            yield (f"Withdrawn, and not counted: {_acts(ending.withdrawn, found)}.",)
        return
    said = list(_later(found))
    if said:
        end = ending.entry
        yield (f"Voting ended with entry {end.seq}, by {_who(end)} on {date_words(end.when)}.",)
        yield from said
        yield ("To correct a vote, open the ballot again, correct the vote and close the ballot.",)


def _later(found: Tally) -> Iterator[Sentence]:
    """Say what came after the entry that closed the ballot."""
    ending, latest = found.papers.ending, found.case.latest
    late = [latest[vote.id] for vote in ending.late]
    if late:
        yield (f"Recorded after that, and not counted: {_acts(late, found)}.",)
    if ending.withdrawn:
        yield (f"Withdrawn after that, and still counted: {_acts(ending.withdrawn, found)}.",)
    if ending.changed:
        yield (f"Changed after that, and counted as it stood: {_acts(ending.changed, found)}.",)
    if ending.lost:
        lost = count(len(ending.lost), "vote")
        yield (f"Cannot be counted any more, as parts were taken out of the record: {lost}.",)
    for entry, titles in ending.ballot:
        yield (f"The ballot itself was changed by entry {entry.seq}, by {_who(entry)}: {a_list(titles)}.",)


def sheet(found: Tally) -> Sheet | None:
    """Give each vote that was recorded, changed or withdrawn after the end; of a secret one only how many."""
    ending = found.papers.ending
    if ending.entry is None:
        return None
    acts: list[tuple[str, Entry]] = [("recorded: not counted", found.case.latest[v.id]) for v in ending.late]
    acts += [("withdrawn: still counted", entry) for entry in ending.withdrawn]
    acts += [("changed: counted as it stood", entry) for entry in ending.changed]
    if not acts:
        return None
    caption = f"{found.name}: votes recorded, withdrawn or changed after voting had ended"
    if found.secret:
        counted = Counter(what for what, _ in acts)
        rows: tuple[tuple[Fragment, ...], ...] = tuple((what, f"{many:,}") for what, many in counted.items())
        return Sheet("after", caption, (Column("What"), Column("Votes")), rows)
    ideas = {entry.id: str(entry.body.get("idea", "")) for entry in found.case.entries if _is_vote(entry)}
    rows = tuple(
        (str(entry.seq), what, one_line(found.case.name(ideas.get(entry.id, "")), 80) or "none", _who(entry))
        for what, entry in sorted(acts, key=lambda act: act[1].seq)
    )
    return Sheet("after", caption, tuple(map(Column, ("Entry", "What", "Vote for", "By"))), rows)


def _acts(entries: Iterable[Entry], found: Tally) -> str:
    """Say how many votes, by which entries and by whom; of a secret ballot no entry and nobody."""
    entries = list(entries)
    many = count(len(entries), "vote")
    people = Counter(_who(entry) for entry in entries)
    if found.secret:
        return f"{many}, by {count(len(people), 'person', 'people')}"
    numbers = [str(entry.seq) for entry in entries[:_NAMED]]
    more = [f"{len(entries) - _NAMED} more"] if len(entries) > _NAMED else []
    which = "entry" if len(entries) == 1 else "entries"
    return f"{many} ({which} {a_list([*numbers, *more])}), by {_people(people)}"


def _people(many: Counter[str]) -> str:
    """Name people, each with how many votes where there are several people."""
    if len(many) == 1:
        return next(iter(many))
    named = [f"{name} ({times})" for name, times in many.most_common(_NAMED)]
    return a_list([*named, *([f"{len(many) - _NAMED} more"] if len(many) > _NAMED else [])])


def _who(entry: Entry) -> str:
    """Name who did it, as declared."""
    return one_line(entry.who, 60) if entry.who else "name withheld"


def _is_vote(entry: Entry) -> bool:
    """Whether an entry records a vote."""
    return entry.kind == Vote.kind and entry.action == "record"
