"""What the sections of a document share: results worked out once, and blocks made from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from innokit import businesscase
from innokit.charts import Chart
from innokit.evidence.documents.content import Block, Note, Text, counts, plain, sentences
from innokit.records import Case, Challenge, Decision, Option
from innokit.results import Figure, NotYet, Result, Sentence, ready, text_of

R = TypeVar("R", bound=Result)
ABOVE = "Not yet, for a reason given above."


@dataclass(frozen=True)
class Drawn:
    """Where a chart is to stand; the picture is drawn with all the others, in one go."""

    chart: Chart


Making = Iterator[Block | Drawn]


@dataclass
class Work:
    """A document in the making.

    Attributes
    ----------
    case : Case
    used : list of Result
        What was worked out for it.
    marks : dict of Figure
        The key figures, by their ids, in the order in which they are shown.
    recalled : dict of Figure
        The recorded words among them.
    """

    case: Case
    used: list[Result] = field(default_factory=list)
    marks: dict[str, Figure] = field(default_factory=dict)
    recalled: dict[str, Figure] = field(default_factory=dict)
    _found: dict[Any, Any] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)

    def get(self, make: Callable[..., R], *given: Any) -> R | NotYet:
        """Work out a result of the case once; what is not ready says why."""
        if make not in self._found:
            found = ready(make, *(given or (self.case,)))
            self._found[make] = found
            if isinstance(found, Result):
                self.used.append(found)
        made: R | NotYet = self._found[make]
        return made

    @property
    def leading(self) -> tuple[Option, ...]:
        """The options whose figures are printed year by year: the one worth most, and those that go ahead."""
        found = self.get(businesscase.appraise)
        if isinstance(found, NotYet):
            return ()
        ranked = [outcome.option for outcome in found.ranked]
        ahead = {
            item.option
            for item in self.case.of(Decision)
            if item.outcome in ("go", "go with conditions", "pilot")
        }
        return tuple(option for option in ranked if option is ranked[0] or option.id in ahead)

    def why_not(self, found: NotYet) -> str:
        """Say why something is not there; where no business as usual was meant to be, its recorded reason."""
        worth = self.get(businesscase.appraise)
        reasons = [item.no_baseline for item in self.case.of(Challenge) if item.no_baseline]
        if reasons and isinstance(worth, NotYet) and found.why == worth.why:
            return plain(f"Not measured against business as usual: {reasons[0]}")
        return plain(found.in_words())

    def not_yet(self, found: NotYet) -> Making:
        """Say what is missing, the first time in full."""
        why = self.why_not(found)
        yield Note(why if found.why and why not in self._told else ABOVE)
        self._told.add(why)

    def mark(self, shown: Iterable[Sentence]) -> Text:
        """Set sentences in which each figure carries the number under which its entries are listed."""
        kept = tuple(shown)
        for piece in (piece for sentence in kept for piece in sentence if isinstance(piece, Figure)):
            (self.marks if counts(piece) else self.recalled).setdefault(piece.id, piece)
        return sentences(kept, {id: place for place, id in enumerate(self.marks, 1)})

    def about(self, shown: Iterable[Sentence]) -> list[Sentence]:
        """Leave out sentences that speak only of options other than the leading ones."""
        leading = self.leading
        others = [option for option in self.case.of(Option) if option not in leading]
        kept = (
            s for s in shown if any(_names(s, o) for o in leading) or not any(_names(s, o) for o in others)
        )
        return [*kept] if leading else [*shown]


def _names(sentence: Sentence, option: Option) -> bool:
    """Say whether a sentence speaks of an option, by its name or in one of its figures."""
    inside = (piece.id for piece in sentence if isinstance(piece, Figure))
    return option.title in text_of(sentence) or any(option.id in id.split(".") for id in inside)
