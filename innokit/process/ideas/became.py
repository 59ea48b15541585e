"""What became of one idea: from its author's words, through merging, votes and sifting, to a decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.errors import MethodRefused
from innokit.process.finding import newest
from innokit.process.ideas.standing import Standing, named_after, standing, title
from innokit.process.ideas.voting import Tally, tallies
from innokit.process.ideas.voting.papers import amount
from innokit.process.ideas.voting.sheets import cell
from innokit.records import Case, Concept, Decision, Idea, Merging, Option, Record, Selection, Sifting
from innokit.results import Column, Fragment, Made, Result, Sentence, Sheet, text_of
from innokit.words import a_list, count, date_words, one_line

FEW = 5


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to an idea.

    Attributes
    ----------
    what : str
        In a word or two.
    said : tuple of str or Figure
        In a sentence.
    records : tuple of str
        Ids of the records that say so.
    """

    what: str
    said: Sentence
    records: tuple[str, ...]


@dataclass(frozen=True)
class Became(Result):
    """What became of one idea, step by step.

    Parameters
    ----------
    case : Case
    id : str
        The idea, which may be withdrawn.
    """

    title: ClassVar[str] = "What became of an idea"
    case: Case
    id: str

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made("An idea is followed through what it was merged or split into; the newest sifting counts")

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """What happened to it, in order."""
        idea = self.case.by_id.get(self.id)
        if not isinstance(idea, Idea):
            return (self._withdrawn(),)
        return (self._came(idea), *self._moves(), *self._votes(), *self._sifted(), *self._later())

    @cached_property
    def _stands(self) -> Standing:
        """Where ideas stand."""
        return standing(self.case)

    @cached_property
    def _onward(self) -> tuple[str, ...]:
        """The ideas on the board in which it goes on."""
        return self._stands.goes_on(self.id)

    def _came(self, idea: Idea) -> Step:
        """Say whose idea it was."""
        table = f"table {idea.table}" if idea.table.isdecimal() else idea.table
        who = ", ".join(text for text in (idea.author, table) if text) or "its author is not recorded"
        when = [f"round {idea.round}"] if idea.round else []
        when += [f"written at {idea.written}"] if idea.written else []
        did = "was worded on the board" if idea.made else "came in"
        more = f" ({'; '.join(when)})" if when else ""
        said = f"{self._name(self.id)} {did}: {who}{more}{self._by(idea)}."
        return Step("Worded" if idea.made else "Came in", (said,), (idea.id,))

    def _withdrawn(self) -> Step:
        """Say who took it back."""
        entry = self.case.latest[self.id]
        why = f": {entry.why}" if entry.why else ""
        said = f"{self._name(self.id)} was withdrawn by {entry.who or 'somebody whose name is withheld'}"
        return Step("Withdrawn", (f"{said} on {date_words(entry.when)}{why}.",), ())

    def _moves(self) -> Iterator[Step]:
        """Say into what it was merged or split, one after the other, and what was merged into it."""
        seen, waiting = {self.id}, [self.id]
        while waiting:
            act = self._stands.took.get(id := waiting.pop(0))
            if act is None:
                continue
            did = "merged" if isinstance(act, Merging) else "split"
            onward = self._stands.into[id]
            said = f"{self._name(id)} was {did} into {self._names(onward)}{_why(act.reason)}{self._by(act)}."
            yield Step(did.capitalize(), (said,), (act.id, *named_after(act)))
            waiting += [idea for idea in onward if idea not in seen]
            seen.update(onward)
        if within := self._stands.merged_from(self.id):
            said = f"It carries on {self._names(within)}, with their authors and votes."
            yield Step("Carries on", (said,), within)
        if before := self._stands.split_from(self.id):
            yield Step("Part of", (f"It goes back to {self._names(before)}.",), before)

    def _votes(self) -> Iterator[Step]:
        """Say what each ballot gave to it, or to the idea that carries its votes."""
        carrier = self._stands.carrier(self.id)
        for found in tallies(self.case):
            place = next((at for at, group in found.places if carrier in group), None)
            if place is not None:
                yield self._vote(found, carrier, place)

    def _vote(self, found: Tally, carrier: str, place: int) -> Step:
        """Say what one ballot gave."""
        measure = found.counted.measures[0]
        tied = next(len(group) for at, group in found.places if at == place) > 1
        of = sum(len(group) for _, group in found.places)
        pieces: list[Fragment] = [f"{found.name}, {self._name(carrier)}: {measure.title.lower()} "]
        pieces += [cell(found, measure, carrier), f", place {place}{' (tied)' if tied else ''} of {of}"]
        if carrier != self.id and found.method == "dots":
            own = sum(amount(vote, "dots") for vote in found.papers.counted if vote.idea == self.id)
            pieces.append(f"; {count(round(own), 'dot')} of these for {self._name(self.id)} itself")
        behind = (found.ballot.id,) if found.ballot else ()
        return Step("Votes", (*pieces, "."), behind)

    def _sifted(self) -> Iterator[Step]:
        """Say what became of each idea in which it goes on."""
        siftings = newest(self.case, self.case.of(Sifting), lambda sifting: sifting.idea)
        for id in self._onward:
            sifting = siftings.get(id)
            if sifting is None:
                yield Step("Not yet sifted", (f"Nobody has said yet what becomes of {self._name(id)}.",), ())
                continue
            owner = f" Owner: {sifting.owner}." if sifting.owner else ""
            said = f"{self._name(id)} was {sifting.outcome}{_why(sifting.reason)}{self._by(sifting)}.{owner}"
            yield Step(sifting.outcome.capitalize(), (said,), (sifting.id,))

    def _later(self) -> Iterator[Step]:
        """Say which concepts and options grew from it, what was selected and what was decided."""
        mine = {self.id, *self._onward}
        concepts = [c for c in self.case.of(Concept) if mine & {*c.ideas, *self._carried(c.ideas)}]
        for concept in concepts:
            yield Step("Concept", (f"It grew into the concept {self._name(concept.id)}.",), (concept.id,))
        options = [option for option in self.case.of(Option) if option.concept in {c.id for c in concepts}]
        chosen = newest(self.case, self.case.of(Selection), lambda selection: selection.option)
        for option in options:
            yield Step("Option", (f"It stands in the option {self._name(option.id)}.",), (option.id,))
            if selection := chosen.get(option.id):
                said = f"{self._name(option.id)} was {selection.outcome}{_why(selection.reason)}."
                yield Step(selection.outcome.capitalize(), (said,), (selection.id,))
        yield from self._decided({option.id for option in options})

    def _decided(self, options: set[str]) -> Iterator[Step]:
        """Say what was decided about its options; a decision that a later one replaces is left out."""
        replaced = {decision.supersedes for decision in self.case.of(Decision)}
        for decision in self.case.of(Decision):
            if decision.option in options and decision.id not in replaced:
                who = f" by {decision.decided_by}" if decision.decided_by else ""
                when = f" on {date_words(decision.date)}" if decision.date else ""
                said = f"Decided{who}{when}: {decision.title} ({decision.outcome}){_why(decision.reasons)}."
                yield Step("Decision", (said,), (decision.id,))

    def _carried(self, ids: Sequence[str]) -> set[str]:
        """Give the ideas on the board in which some go on."""
        return {onward for id in ids for onward in self._stands.goes_on(id)}

    def _name(self, id: str) -> str:
        """Name a record in quotation marks."""
        return f"'{one_line(title(self.case, id), 80)}'"

    def _names(self, ids: Sequence[str]) -> str:
        """Name the first few, and say how many more there are."""
        more = [f"{len(ids) - FEW} more"] if len(ids) > FEW else []
        return a_list([*(self._name(id) for id in ids[:FEW]), *more])

    def _by(self, record: Record) -> str:
        """Say who recorded it and when, where it is in a book."""
        entry = self.case.latest.get(record.id)
        return f"; recorded by {entry.who or 'name withheld'}, {date_words(entry.when)}" if entry else ""

    def sentences(self) -> tuple[Sentence, ...]:
        """Say what happened to it, step by step."""
        return tuple(step.said for step in self.steps)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a step."""
        rows = tuple((step.what, text_of(step.said)) for step in self.steps)
        return (
            Sheet("steps", f"What became of {self._name(self.id)}", (Column("Step"), Column("What")), rows),
        )


def _why(reason: str) -> str:
    """Add a reason, without its full stop."""
    return f", because: {reason.strip().rstrip('.')}" if reason.strip() else ""


def became(case: Case, idea: Idea | str) -> Became:
    """Say what became of one idea.

    Parameters
    ----------
    case : Case
    idea : Idea or str
        The idea, its id, its title, or a start of the title that no other has.

    Raises
    ------
    MethodRefused
        When there is no such idea, or several.

    Examples
    --------
    >>> from innokit.records import Idea, Merging, Sifting
    >>> bus, coach = Idea(id="b", title="A bus", author="Wren"), Idea(id="c", title="A coach", table="4")
    >>> said = [Merging(into="b", ideas=["c"], reason="Same thing"), Sifting(idea="b", outcome="parked")]
    >>> print(became(Case([bus, coach, *said]), "A coach").in_words())
    'A coach' came in: table 4. 'A coach' was merged into 'A bus', because: Same thing. 'A bus' was parked.
    """
    return Became(case, idea.id if isinstance(idea, Idea) else find_idea(case, idea))


def find_idea(case: Case, said: str) -> str:
    """Give the id of the idea that is meant; withdrawn ideas are looked for last.

    Parameters
    ----------
    case : Case
    said : str
        An id, a title, or a start of the title that no other has; case and spaces do not matter.

    Raises
    ------
    MethodRefused
        When there is no such idea, or several.
    """
    found = ideas_called(case, said)
    if len(found) == 1:
        return found[0]
    if found:
        few = a_list([f"'{one_line(title(case, id), 60)}' ({id})" for id in found[:FEW]])
        many = count(len(found), "idea").capitalize()
        raise MethodRefused(f"{many} begin with {said[:80]!r}", remedy=f"Give more of it, or an id: {few}")
    raise MethodRefused(
        f"There is no idea called {said[:80]!r}", remedy="Give its id, or a start of its title"
    )


def ideas_called(case: Case, said: str) -> tuple[str, ...]:
    """Give the ideas of an id, a title or a start of one; withdrawn ones where none that stands fits."""
    withdrawn = {e.id: None for e in case.entries if e.kind == Idea.kind and e.id not in case.by_id}
    if said in withdrawn or isinstance(case.by_id.get(said), Idea):
        return (said,)
    wanted = _even(said)
    for ids in ([idea.id for idea in case.of(Idea)], [*withdrawn]):
        titles = {id: _even(title(case, id)) for id in ids} if wanted else {}
        same = tuple(id for id, text in titles.items() if text == wanted)
        found = same or tuple(id for id, text in titles.items() if text.startswith(wanted))
        if found:
            return found
    return ()


def _even(text: str) -> str:
    """Give a title without its case, and with even spaces."""
    return " ".join(text.split()).casefold()
