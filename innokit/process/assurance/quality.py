"""How well the analysis was made and checked: questions, each with who answered it and when."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from innokit.process.assurance.questions import QUESTIONS, Question
from innokit.process.finding import newest
from innokit.records import Case, QualityAnswer, signing
from innokit.results import Column, Figure, Fragment, Made, Result, Sentence, Sheet
from innokit.words import a_list, count, date_words

BLANK = "not yet answered"
SAID_BEFORE = "Said by others before"


@dataclass(frozen=True, eq=False)
class Quality(Result):
    """The quality questions with their answers, blanks shown as blank.

    Parameters
    ----------
    case : Case
    questions : tuple of Question
        Ours, or a council's own.
    """

    title: ClassVar[str] = "How well was it made and checked?"
    case: Case
    questions: tuple[Question, ...]

    @property
    def made(self) -> Made:
        """How it was made."""
        return Made(
            "Answers as recorded, the newest of each question, with what others said before; what others "
            "checked is not the analyst's to answer; an answer is somebody's word, no certificate"
        )

    @cached_property
    def answers(self) -> dict[str, QualityAnswer]:
        """The newest answer to each question that was its giver's to give, by its key."""
        fit = [answer for answer in self.case.of(QualityAnswer) if not self._unfit(answer)]
        return newest(self.case, fit, lambda answer: answer.question)

    @cached_property
    def before(self) -> dict[str, tuple[signing.Said, ...]]:
        """What others answered before, by the key of the question, where the record has it."""
        found = {one.key: self._before(one.key) for one in self.questions}
        return {key: said for key, said in found.items() if said}

    @property
    def open(self) -> tuple[Question, ...]:
        """Questions nobody has answered."""
        return tuple(one for one in self.questions if one.key not in self.answers)

    def sentences(self) -> tuple[Sentence, ...]:
        """Say how many are answered, and to which the answer is not yes."""
        asked = {one.key: one for one in self.questions}
        given = [answer for key, answer in self.answers.items() if key in asked]
        text, label = f"{len(given)} of {len(asked)}", "Quality questions answered"
        share = Figure("quality.answered", len(given), text, label, tuple(answer.id for answer in given))
        said: list[Sentence] = [("Answered: ", share, ".")]
        for state, words in (("no", "The answer is no to"), ("partly", "Only in part")):
            named = [asked[answer.question].words for answer in given if answer.answer == state]
            if named:
                said.append((f"{words}: {' '.join(named)}",))
        said += self._caveats(asked)
        strays = sorted({one.question for one in self.case.of(QualityAnswer)} - set(asked))
        if strays:
            many = count(len(strays), "answer belongs", "answers belong")
            said.append((f"{many} to no question of the list: {a_list(strays)}.",))
        return (*said, (signing.AS_DECLARED,))

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a question."""
        titles = ["Question", "About", "Answer", "By", "On", "How we know", "Where to look"]
        if self.before:
            titles.insert(6, SAID_BEFORE)
        columns = tuple(map(Column, titles))
        rows = tuple(self._row(one) for one in self.questions)
        return (Sheet("quality", "Quality questions", columns, rows, signing.AS_DECLARED),)

    def _row(self, one: Question) -> tuple[Fragment, ...]:
        """Give one question with its answer."""
        answer = self.answers.get(one.key)
        earlier = "; ".join(said.in_words() for said in self.before.get(one.key, ()))
        end = (earlier or "nothing", one.look) if self.before else (one.look,)
        if answer is None:
            return (one.words, one.group, BLANK, "", "", "", *end)
        figure = Figure(f"quality.{answer.id}", None, answer.answer, one.words, (answer.id,))
        by, day = signed_by(self.case, answer.id, answer.by), answer.date
        when = date_words(day) if day else recorded_on(self.case, answer.id)
        return (one.words, one.group, figure, by, when, answer.reason or "not said", *end)

    def _caveats(self, asked: dict[str, Question]) -> list[Sentence]:
        """Say where somebody else answered before, and where an analyst speaks of what others checked."""
        given = [one for one in self.case.of(QualityAnswer) if one.question in asked]
        unfit = dict.fromkeys(one.question for one in given if self._unfit(one))
        written = dict.fromkeys(one.question for one in given if self._written_by_analyst(one))
        named = (
            ("Somebody else said something before to", self.before),
            ("No answer, as it is an analyst's own word on what others checked, to", unfit),
            ("What others checked, written down by an analyst in their name, to", written),
        )
        return [(f"{words}: {' '.join(asked[key].words for key in keys)}",) for words, keys in named if keys]

    def _before(self, key: str) -> tuple[signing.Said, ...]:
        """Give what others said to a question before the answer that stands."""
        answer = self.answers.get(key)
        if answer is None:
            return signing.anothers(self.case, key, "", "")
        entry = self.case.latest.get(answer.id)
        who = (entry.who or "") if entry else ""
        return signing.anothers(self.case, key, answer.by, who, entry.seq if entry else None)

    def _unfit(self, answer: QualityAnswer) -> str:
        """Say why an answer is not its giver's to give; empty where it is."""
        return signing.analyst_on_others(self.case, answer, self._who(answer))

    def _written_by_analyst(self, answer: QualityAnswer) -> bool:
        """Whether an analyst recorded somebody else's answer on what others checked."""
        who = signing.plain(self._who(answer))
        on_others = answer.question in signing.BY_OTHERS and not self._unfit(answer)
        return on_others and who in signing.analysts(self.case)

    def _who(self, answer: QualityAnswer) -> str:
        """Say who recorded an answer; empty without a book."""
        entry = self.case.latest.get(answer.id)
        return (entry.who or "") if entry else ""


def quality(case: Case, questions: tuple[Question, ...] = QUESTIONS) -> Quality:
    """Give the quality questions with their answers.

    Parameters
    ----------
    case : Case
    questions : tuple of Question, optional
        A council's own.

    Examples
    --------
    >>> from innokit.records import Case
    >>> quality(Case()).sentences()[0][1].text
    '0 of 24'
    """
    return Quality(case, questions)


def signed_by(case: Case, id: str, named: str) -> str:
    """Say in whose name something was said, and who recorded it where that is somebody else."""
    entry = case.latest.get(id)
    who = (entry.who or "name withheld") if entry else ""
    return signing.in_their_name(named, who)


def recorded_on(case: Case, id: str) -> str:
    """Say on which day something was recorded; blank without a book."""
    entry = case.latest.get(id)
    return date_words(entry.moment.date()) if entry else ""
