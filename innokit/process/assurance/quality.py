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
            "Answers as recorded, the newest of each question; an answer is somebody's word, no certificate"
        )

    @cached_property
    def answers(self) -> dict[str, QualityAnswer]:
        """The newest answer to each question, by its key."""
        return newest(self.case, self.case.of(QualityAnswer), lambda answer: answer.question)

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
        strays = sorted(set(self.answers) - set(asked))
        if strays:
            many = count(len(strays), "answer belongs", "answers belong")
            said.append((f"{many} to no question of the list: {a_list(strays)}.",))
        return (*said, (signing.AS_DECLARED,))

    def sheets(self) -> tuple[Sheet, ...]:
        """Give one row a question."""
        columns = (
            Column("Question"), Column("About"), Column("Answer"), Column("By"), Column("On"),
            Column("How we know"), Column("Where to look"),
        )  # fmt: skip
        rows = tuple(self._row(one) for one in self.questions)
        return (Sheet("quality", "Quality questions", columns, rows, signing.AS_DECLARED),)

    def _row(self, one: Question) -> tuple[Fragment, ...]:
        """Give one question with its answer."""
        answer = self.answers.get(one.key)
        if answer is None:
            return (one.words, one.group, BLANK, "", "", "", one.look)
        figure = Figure(f"quality.{answer.id}", None, answer.answer, one.words, (answer.id,))
        by, day = signed_by(self.case, answer.id, answer.by), answer.date
        when = date_words(day) if day else recorded_on(self.case, answer.id)
        return (one.words, one.group, figure, by, when, answer.reason or "not said", one.look)


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
    if not named or not who or signing.same_name(named, who):
        return named or who or "nobody named"
    return f"{named}, recorded by {who} in their name"


def recorded_on(case: Case, id: str) -> str:
    """Say on which day something was recorded; blank without a book."""
    entry = case.latest.get(id)
    return date_words(entry.moment.date()) if entry else ""
