"""What a project initiation document says, part by part: the one place to change to use a council's own.

A note is recorded under the key of its part (`InitiationNote.item`). The words are ours; the parts are those
that project management in UK local government commonly asks for.
"""

from __future__ import annotations

from typing import NamedTuple


class Part(NamedTuple):
    """One part of the document.

    Attributes
    ----------
    key : str
        By which a note names it.
    title : str
    asks : str
        What belongs there.
    record : str
        What to record where nothing is said yet; empty where only a note can say it.
    """

    key: str
    title: str
    asks: str
    record: str = ""


PARTS: tuple[Part, ...] = (
    Part("mandate", "What was decided", "Outcome, body, day, conditions, and where it is minuted",
         "the Decision, with its body, date and minutes"),
    Part("purpose", "Why this is done", "The question, what drives it, and who is in most need",
         "the Challenge, with drivers and who is in most need"),
    Part("objectives", "What is to change", "The outcomes aimed at, each with its measure and target",
         "a SuccessCriterion for each, with indicator and target"),
    Part("scope", "What it covers, and what it does not", "What is done for whom, and what is left out",
         "the Option, with its description; the Focus, with what is out of scope"),
    Part("deliverables", "What is handed over", "The things that will exist once it is done"),
    Part("constraints", "What must hold", "Conditions of the decision, and what every option must meet",
         "the conditions of the Decision; each Requirement"),
    Part("assumptions", "What it rests on", "Figures taken for granted, with range and owner",
         "an Assumption for each, named by a line"),
    Part("figures", "The business case in figures", "Value, costs, payback and the council's own cash",
         "the cost and benefit lines of the option"),
    Part("money", "What pays for it", "Each source of money, with its amount",
         "a Funding for each source"),
    Part("organisation", "Who does what", "Who answers for it, who runs it, who decides",
         "the project manager of the Decision; a Role for each part"),
    Part("plan", "What happens when", "Stages with dates and owners", "a Milestone for each stage"),
    Part("dependencies", "What it waits for, and what waits for it",
         "Other work that must come first, or after"),
    Part("risks", "What may go wrong", "Risks, what is done about each, and who watches",
         "a Risk for each, with mitigation and owner"),
    Part("controls", "How it is overseen", "Meetings, reports, and what each is for",
         "a Meeting for each date ahead"),
    Part("tolerances", "How far it may drift",
         "By how much cost, time or benefit may slip before it goes back to those who decided"),
    Part("quality", "How good is good enough", "What is checked, against what, by whom"),
    Part("communication", "Who is told what", "How each group is involved while it is delivered",
         "the engagement of each Stakeholder"),
    Part("benefits", "What it is to bring, and who sees to it",
         "Each benefit, when it starts and who owns it", "a benefit line for each, with its owner"),
    Part("evaluation", "How we shall know", "Who evaluates, compared with what, by when",
         "an Evaluation, with evaluator, comparison and dates"),
    Part("closing", "How it ends", "Who takes it over, or how it is wound up"),
)  # fmt: skip
"""The parts, in the order of the document."""

BY_KEY: dict[str, Part] = {part.key: part for part in PARTS}
