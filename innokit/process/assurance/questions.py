"""The quality questions: the one place to change to ask a council's own.

Twenty-four questions on how well an analysis was asked for, made, checked and passed on. The words are ours;
that such questions are put, answered by named people, and kept, follows the practice of quality assurance of
analysis in UK government (HM Treasury, The Aqua Book).
"""

from __future__ import annotations

from typing import NamedTuple


class Question(NamedTuple):
    """One question.

    Attributes
    ----------
    key : str
        By which an answer names it; never shown on its own.
    group : str
    words : str
    look : str
        Where to look before answering.
    """

    key: str
    group: str
    words: str
    look: str


QUESTION, DATA, METHOD, CHECKING, USE = (
    "The question asked", "What goes in", "How it is worked out", "How it was checked", "How it is used",
)  # fmt: skip
GROUPS = (QUESTION, DATA, METHOD, CHECKING, USE)

QUESTIONS: tuple[Question, ...] = (
    Question("question-agreed", QUESTION, "Did those who decide agree to the question in its present words?",
             "01: What is the question, and why now?"),
    Question("question-scope", QUESTION, "Is it written down what was left out, and does that matter?",
             "02: What is the event about?"),
    Question("question-options", QUESTION, "Were options set aside for a reason, and never for convenience?",
             "04: What goes from the long list to the short list, and why?"),
    Question("question-usual", QUESTION, "Is business as usual what would really happen, at its real cost?",
             "05: What exactly is proposed?"),
    Question("question-effort", QUESTION, "Does the effort put in fit what hangs on the answer?",
             "05: What is asked, on one page?"),
    Question("data-sources", DATA, "Could a stranger find the source of every figure that matters?",
             "05: What would an auditor find?"),
    Question("data-fit", DATA, "Do figures from elsewhere hold for this place and these people?",
             "05: Did others who did this find the same?"),
    Question("data-age", DATA, "Are the figures recent enough, and all brought to one price base?",
             "05: Over which years, and in whose prices?"),
    Question("data-owners", DATA, "Has every assumption an owner who has read it lately?",
             "05: What do the figures rest on?"),
    Question("data-people", DATA, "Were the people concerned asked, those hardest to reach among them?",
             "04: What would each idea look like in practice?"),
    Question("method-simple", METHOD, "Can somebody explain the method to those who decide, on one sheet?",
             "05: How is each line worked out?"),
    Question("method-whole", METHOD, "Are there effects nobody put a figure to, and are they in sight?",
             "05: What is each option worth against business as usual?"),
    Question("method-once", METHOD, "Is nothing counted twice, in this case or in another?",
             "05: What would an auditor find?"),
    Question("method-doubt", METHOD, "Does the answer come with a range, and does the range look honest?",
             "05: How sure can we be?"),
    Question("method-turning", METHOD, "Is it known what would turn the answer round?",
             "05: What would change the answer?"),
    Question("method-hope", METHOD, "Was hope taken out: bias of costs, deadweight, what happens anyway?",
             "05: What does each option bring?"),
    Question("checking-other", CHECKING, "Did somebody who did not make it go through it line by line?",
             "05: Who has checked it, and does that still hold?"),
    Question("checking-again", CHECKING, "Did somebody come to the same figures again by themselves?",
             "05: How is each line worked out?"),
    Question("checking-extremes", CHECKING, "Was it tried with values of nought and of far too much?",
             "05: What happens to the answer if an assumption moves?"),
    Question("checking-answers", CHECKING, "Was everything that a checker raised answered or put right?",
             "05: What has come back from those who checked it?"),
    Question("use-words", USE, "Do the words of the report say what the figures say, no more and no less?",
             "05: What is asked, on one page?"),
    Question("use-limits", USE, "Is it said for what the analysis must not be used?",
             "06: What lies before the deciders?"),
    Question("use-why", USE, "Will a reader in five years see why it was decided, and by whom?",
             "06: What was decided, by whom and why?"),
    Question("use-again", USE, "Is it settled who works it out again, and when, as facts come in?",
             "06: How will we know whether it worked?"),
)  # fmt: skip

BY_KEY: dict[str, Question] = {one.key: one for one in QUESTIONS}
