"""From the long list to the short list: the options framework-filter, success factors and musts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, get_args

from innokit.errors import MethodRefused
from innokit.records import Case, FrameworkChoice, Option, Requirement, RequirementJudgement
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.scoring.cells import there
from innokit.words import a_list

DIMENSIONS: tuple[str, ...] = get_args(FrameworkChoice.model_fields["dimension"].annotation)
"""In the order in which they are decided."""
PREFERRED, CARRIED = "preferred way forward", "carried forward"


@dataclass(frozen=True, eq=False)
class ShortList(Result):
    """Which choices and options go forward, and why; nothing is averaged.

    Parameters
    ----------
    case : Case
    """

    title: ClassVar[str] = "From the long list to the short list"
    case: Case

    @cached_property
    def judgements(self) -> dict[tuple[str, str], RequirementJudgement]:
        """What was judged, by option id and requirement id."""
        return {(j.option, j.requirement): j for j in self.case.of(RequirementJudgement)}

    def choices(self, dimension: str) -> tuple[FrameworkChoice, ...]:
        """Give the choices of one dimension, in the order recorded."""
        return tuple(choice for choice in self.case.of(FrameworkChoice) if choice.dimension == dimension)

    def failing(self, option: Option, *, musts: bool = True) -> tuple[RequirementJudgement, ...]:
        """Give the musts, or the success factors, that an option fails."""
        return tuple(
            self.judgements[option.id, r.id]
            for r in self.case.of(Requirement)
            if r.must_have is musts
            and (option.id, r.id) in self.judgements
            and self.judgements[option.id, r.id].outcome == "failed"
        )

    def open(self, option: Option) -> tuple[Requirement, ...]:
        """Give the requirements on which an option is not judged yet."""
        return tuple(r for r in self.case.of(Requirement) if (option.id, r.id) not in self.judgements)

    @property
    def standing(self) -> tuple[Option, ...]:
        """The options that fail no must."""
        return tuple(option for option in self.case.of(Option) if not self.failing(option))

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(
            "Options framework-filter: scope, solution, delivery, implementation, funding; success factors "
            "met, partly met or failed and musts passed or failed, each by itself, never averaged"
        )

    def sentences(self) -> tuple[Sentence, ...]:
        """Say what goes forward, what was discounted, who fails what, and what is open."""
        return tuple(sentence for _, said in self.paragraphs() for sentence in said)

    def paragraphs(self) -> tuple[tuple[str, tuple[Sentence, ...]], ...]:
        """Show the choices apart from what each option must meet."""
        choices = tuple(sentence for name in DIMENSIONS for sentence in self._dimension(name))
        musts = (*self._failures(), *self._unjudged())
        told = (
            ("What was chosen, and what was carried forward", choices),
            ("What each option must meet", musts),
        )
        return tuple((heading, said) for heading, said in told if said)

    def judged(self) -> Iterator[Sentence]:
        """Say which options fail what, which are not judged yet, and which meet every must."""
        musts = [r.title for r in self.case.of(Requirement) if r.must_have]
        told = {*self.open_musts, *(o for o in self.case.of(Option) if self.failing(o))}
        clear = [option.title for option in self.case.of(Option) if option not in told]
        if musts and clear:
            yield (f"{a_list(clear)} {'meets' if len(clear) == 1 else 'meet'} every must: {a_list(musts)}.",)
        yield from self._failures()
        yield from self._unjudged()

    @property
    def open_musts(self) -> tuple[Option, ...]:
        """The options that are not judged yet on every must."""
        return tuple(o for o in self.case.of(Option) if any(r.must_have for r in self.open(o)))

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the framework-filter, then the requirements."""
        return tuple(sheet for sheet in (self._filter(), self._requirements(), self._reasons()) if sheet.rows)

    def _dimension(self, name: str) -> Iterator[Sentence]:
        """Say what was chosen in one dimension, and what is faulty there."""
        choices = self.choices(name)
        if not choices:
            if self.case.of(FrameworkChoice):
                yield (f"No choice is recorded for {name}.",)
            return
        preferred = [choice.title for choice in choices if choice.outcome == PREFERRED]
        carried = [choice.title for choice in choices if choice.outcome == CARRIED]
        also = f"; carried forward: {a_list(carried)}" if carried else ""
        if len(preferred) == 1:
            yield (f"{name.capitalize()}: the preferred way forward is {preferred[0]}{also}.",)
        else:
            many = (
                "no preferred way forward yet"
                if not preferred
                else f"{len(preferred)} are preferred, where one can be"
            )
            yield (f"{name.capitalize()}: {many}{also}.",)
        bare = [choice.title for choice in choices if choice.outcome and not choice.reason]
        if bare:
            yield (f"No reason is recorded for {a_list(bare)}.",)

    def _failures(self) -> Iterator[Sentence]:
        """Say which options fail a must, and which fail a success factor."""
        for option in self.case.of(Option):
            for judged in self.failing(option):
                name = self.case.name(judged.requirement)
                yield (
                    f"{option.title} fails {name}, a must, and cannot go forward: {_plain(judged.reason)}.",
                )
            factors = [self.case.name(j.requirement) for j in self.failing(option, musts=False)]
            if factors:
                yield (f"{option.title} fails {a_list(factors)}; no other strength makes up for that.",)

    def _unjudged(self) -> Iterator[Sentence]:
        """Say what is not judged yet."""
        for option in self.case.of(Option):
            names = [requirement.title for requirement in self.open(option)]
            if names and self.judgements:
                yield (f"{option.title} is not judged yet on {a_list(names)}.",)

    def _filter(self) -> Sheet:
        """Lay out every choice by dimension."""
        columns = (
            Column("Dimension"),
            Column("Choice"),
            Column("Outcome"),
            Column("Reason"),
            Column("Options built on it"),
        )
        rows: tuple[tuple[Fragment, ...], ...] = tuple(
            (
                name,
                choice.title,
                _said(f"choice.{choice.id}", choice.outcome or "open", choice.title, choice.id),
                choice.reason or "no reason recorded",
                a_list([self.case.name(id) for id in choice.options]),
            )
            for name in DIMENSIONS
            for choice in self.choices(name)
        )
        return Sheet("filter", "Options framework-filter", columns, rows)

    def _requirements(self) -> Sheet:
        """Lay out options by requirement: met, partly met, failed, or not judged."""
        options = self.case.of(Option)
        columns = (Column("Requirement"), Column("Sort"), *(Column(option.title) for option in options))
        rows: tuple[tuple[Fragment, ...], ...] = tuple(
            (
                requirement.title,
                "must" if requirement.must_have else "success factor",
                *(self._outcome(option, requirement) for option in options),
            )
            for requirement in self.case.of(Requirement)
        )
        return Sheet("requirements", "What each option must meet", columns, rows)

    def _outcome(self, option: Option, requirement: Requirement) -> Figure:
        """Say what was judged of one option on one requirement."""
        judged = self.judgements.get((option.id, requirement.id))
        words = {"met": "passes", "failed": "fails"} if requirement.must_have else {}
        text = words.get(judged.outcome, judged.outcome) if judged else "not judged"
        about = f"{option.title} on {requirement.title}"
        records = (judged.id,) if judged else (option.id, requirement.id)
        return _said(f"requirement.{option.id}.{requirement.id}", text, about, *records)

    def _reasons(self) -> Sheet:
        """Lay out the reason of every judgement."""
        columns = (Column("Option"), Column("Requirement"), Column("Outcome"), Column("Reason"))
        rows = tuple(
            (self.case.name(j.option), self.case.name(j.requirement), j.outcome, j.reason)
            for j in self.case.of(RequirementJudgement)
        )
        return Sheet("reasons", "Why", columns, rows)


def short_list(case: Case) -> ShortList:
    """Show which choices and options go forward from the long list, and why.

    Parameters
    ----------
    case : Case

    Returns
    -------
    ShortList

    Raises
    ------
    MethodRefused
        When nothing is recorded, when something is judged twice or is not there, or when a must is judged
        partly met.
    """
    judged = case.of(RequirementJudgement)
    if not judged and not case.of(FrameworkChoice):
        raise MethodRefused(
            "Neither a framework choice nor a judgement of a requirement is recorded",
            where="framework choices",
            remedy="Record FrameworkChoices for the long list, or Requirements and RequirementJudgements",
        )
    seen: set[tuple[str, str]] = set()
    for record in judged:
        there(case, record, "option", Option)
        there(case, record, "requirement", Requirement)
        where = f"option {case.name(record.option)!r}, requirement {case.name(record.requirement)!r}"
        if (record.option, record.requirement) in seen:
            raise MethodRefused("It is judged twice", where=where, remedy="Withdraw one of the judgements")
        if case.get(Requirement, record.requirement).must_have and record.outcome == "partly met":
            raise MethodRefused(
                "A must is met or failed, never partly met", where=where, remedy="Judge it met or failed"
            )
        seen.add((record.option, record.requirement))
    return ShortList(case)


def _said(id: str, text: str, label: str, *records: str) -> Figure:
    """Give a judgement in words as a figure, so that it leads to its record."""
    return Figure(id, None, text, label, records)


def _plain(reason: str) -> str:
    """Give a reason without its full stop."""
    return reason.rstrip(". ")
