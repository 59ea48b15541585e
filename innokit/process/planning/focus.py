"""Is the focus too narrow or too wide? Prompts from the words of the statement: advice, never a refusal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from innokit.records import Case, Focus
from innokit.results import Column, Figure, Made, Result, Sentence, Sheet
from innokit.words import a_list, count

NOTHING = "No focus is recorded yet. To record one: book.record(innokit.records.Focus(title=...))."
Sort = Literal["too narrow", "too wide", "unclear"]


@dataclass(frozen=True, slots=True)
class Words:
    """The words that give a focus away; another language brings its own.

    Attributes
    ----------
    solutions, single, everybody, joining : tuple of str
        Words or phrases that name a solution, speak of one organisation alone, mean everybody, or join.
    fewest, most, joins : int
        Words that a statement should have at least and at most; joining words it may have.
    """

    solutions: tuple[str, ...]
    single: tuple[str, ...]
    everybody: tuple[str, ...]
    joining: tuple[str, ...]
    fewest: int = 4
    most: int = 30
    joins: int = 2


ENGLISH = Words(
    solutions=(
        "app", "apps", "website", "web site", "portal", "platform", "software", "chatbot", "dashboard",
        "database", "helpline", "hotline", "leaflet", "leaflets", "poster", "posters", "newsletter", "tablet",
        "tablets", "laptop", "laptops", "sensor", "sensors", "kiosk", "robot", "robots", "drone", "drones",
        "blockchain", "artificial intelligence", "video calls", "text messages", "online form", "call centre",
        "one-stop shop", "new building", "new system", "it system", "smart card", "training course",
    ),
    single=(
        "our team", "our department", "our directorate", "our unit", "our staff", "our council", "our office",
        "the department's", "within the council", "within the department", "internal", "in-house",
        "back office",
    ),
    everybody=(
        "all", "everyone", "everybody", "everything", "anyone", "anybody", "every", "any", "whole", "entire",
        "society", "the public", "residents in general", "in general", "overall", "world-class",
    ),
    joining=("and", "or", "as well as", "plus"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing to think about in a focus.

    Attributes
    ----------
    sort : str
        ``"too narrow"``, ``"too wide"`` or ``"unclear"``.
    found : str
        The words found, or what is missing.
    advice : str
    """

    sort: Sort
    found: str
    advice: str


def prompts(focus: Focus, words: Words = ENGLISH) -> tuple[Prompt, ...]:
    """Give what to think about in a focus.

    Parameters
    ----------
    focus : Focus
    words : Words, optional
        Of another language, or a council's own.

    Examples
    --------
    >>> from innokit.records import Focus
    >>> [(p.sort, p.found) for p in prompts(Focus(title="An app for everyone", target_group="Carers"))]
    [('too narrow', 'app'), ('too wide', 'everyone'), ('unclear', 'nothing is out of scope')]
    """
    said, group = focus.title, focus.target_group.strip()
    found: list[Prompt] = [*_narrow(said, words), *_wide(said, group, words)]
    length = len(said.split())
    if length < words.fewest:
        found.append(
            Prompt("unclear", count(length, "word"), "Say what is the matter, for whom, in a sentence")
        )
    if not focus.out_of_scope.strip():
        found.append(
            Prompt(
                "unclear", "nothing is out of scope", "Name one thing that people will raise, and this is not"
            )
        )
    return tuple(found)


def _narrow(said: str, words: Words) -> list[Prompt]:
    """Give what makes a focus too narrow."""
    out: list[Prompt] = []
    if named := _in(said, words.solutions):
        why = "Names a solution: ask what it is for, and let the room find other ways to get there"
        out.append(Prompt("too narrow", a_list(named), why))
    if alone := _in(said, words.single):
        why = "Speaks of one organisation: say what is different for people, whoever brings it about"
        out.append(Prompt("too narrow", a_list(alone), why))
    return out


def _wide(said: str, group: str, words: Words) -> list[Prompt]:
    """Give what makes a focus too wide."""
    out: list[Prompt] = []
    whom = [f"{word} (target group)" for word in _in(group, words.everybody)]
    if wide := [*_in(said, words.everybody), *whom]:
        why = "Means everybody: start from the people in most need; what helps them often helps the rest"
        out.append(Prompt("too wide", a_list(list(dict.fromkeys(wide))), why))
    if not group:
        out.append(Prompt("too wide", "no target group", "Name the people who should be better off"))
    joins = sum(len(re.findall(rf"\b{re.escape(word)}\b", said.lower())) for word in words.joining)
    if joins > words.joins:
        why = "Holds several questions: pick one, and keep the others for another day"
        out.append(Prompt("too wide", f"{joins} joining words", why))
    if len(said.split()) > words.most:
        why = "Too long to stand on a wall: say it in one sentence"
        out.append(Prompt("too wide", f"{len(said.split())} words", why))
    return out


def _in(said: str, phrases: Sequence[str]) -> list[str]:
    """Give the phrases that stand in a text, as whole words."""
    low = said.lower().replace("\u2019", "'")
    return [phrase for phrase in phrases if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", low)]


@dataclass(frozen=True)
class FocusTest(Result):
    """The focus, and what to think about in it.

    Parameters
    ----------
    case : Case
    words : Words
    """

    title: ClassVar[str] = "Is the focus too narrow or too wide?"
    case: Case
    words: Words

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made("Words of the statement against lists of our own, in English: prompts, not a judgement")

    @property
    def focus(self) -> Focus | None:
        """The focus; the newest where there are several."""
        found = self.case.of(Focus)
        return found[-1] if found else None

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """What to think about."""
        return prompts(self.focus, self.words) if self.focus else ()

    def sentences(self) -> tuple[Sentence, ...]:
        """Say the focus, and what to think about."""
        one = self.focus
        if one is None:
            return ((NOTHING,),)
        figure = Figure(f"focus.{one.id}", None, one.title, "The focus", (one.id,))
        sorts = list(dict.fromkeys(prompt.sort for prompt in self.prompts if prompt.sort != "unclear"))
        may = f"It may be {a_list(sorts)}." if sorts else "Its words are neither too narrow nor too wide."
        more = len(self.case.of(Focus))
        said: list[Sentence] = [("Focus: ", figure, "."), (may,)]
        return (*said, *([(f"{more} are recorded; the newest stands.",)] if more > 1 else []))

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a prompt; no table where there is none."""
        rows = tuple((prompt.sort.capitalize(), prompt.found, f"{prompt.advice}.") for prompt in self.prompts)
        columns = (Column("It may be"), Column("Found"), Column("Think about"))
        return (Sheet("focus", "What to think about in the focus", columns, rows),) if rows else ()


def focus(case: Case, words: Words = ENGLISH) -> FocusTest:
    """Give the focus, with what in its words speaks of too narrow or too wide.

    Parameters
    ----------
    case : Case
    words : Words, optional
        Of another language, or a council's own.
    """
    return FocusTest(case, words)
