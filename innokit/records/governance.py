"""What holds the work together: budget, gates, running order, checks by others, duties, what came of it."""

from __future__ import annotations

import datetime
from typing import ClassVar, Literal

from innokit.records.base import Evidenced, Record, Title, register, told


@register
class BudgetItem(Evidenced):
    """Money that running the process takes."""

    kind: ClassVar[str] = "budget_item"
    plural: ClassVar[str] = "budget_items"
    phase: ClassVar[int] = 1

    title: Title = told("For", "What it pays for.")
    amount: float | None = told("Amount", "Blank: not known yet.", unit="£", default=None, ge=0)
    paid_by: str = told("Paid by", "Whose budget.", default="")
    secured: bool = told("Secured", "Whether it has been agreed.", default=False)


@register
class Override(Record):
    """Somebody lets the work pass a gate that is not met; it stays in sight."""

    kind: ClassVar[str] = "override"
    plural: ClassVar[str] = "overrides"
    phase: ClassVar[int] = 1

    gate: int = told(
        "Gate", "1 sponsor agrees, 2 ready for the event, 3 shortlist agreed, 4 decision.", ge=1, le=4
    )
    by: str = told("By", "The post or person who answers for it.", min_length=1, pattern=r"\S")
    reason: str = told(
        "Reason", "Why the work goes on without what is missing, in words.", min_length=1, pattern=r"\S"
    )


@register
class AgendaItem(Record):
    """A point of the event's running order."""

    kind: ClassVar[str] = "agenda_item"
    plural: ClassVar[str] = "agenda_items"
    phase: ClassVar[int] = 2

    title: Title = told("Point", "What happens.")
    starts: str = told(
        "Starts", "By the wall clock, such as 09:30; blank: when the last one ends.", default="",
        pattern=r"^(([01]\d|2[0-3]):[0-5]\d)?$",
    )  # fmt: skip
    minutes: int | None = told("Minutes", "How long it takes.", unit="minutes", default=None, ge=1, le=1_440)
    leader: str = told("Led by", "Who leads it.", default="")
    needs: str = told("Needs", "What must lie ready.", default="")


@register
class SessionNote(Record):
    """Something that happened at the event, as noted in the room."""

    kind: ClassVar[str] = "session_note"
    plural: ClassVar[str] = "session_notes"
    phase: ClassVar[int] = 3

    title: Title = told("Note", "What happened or was said.")
    at: str = told(
        "At", "By the wall clock, such as 11:05.", default="", pattern=r"^(([01]\d|2[0-3]):[0-5]\d)?$"
    )
    table: str = told("Table", "Where in the room.", default="")


@register
class Validation(Record):
    """What somebody who would have to deliver says of the case."""

    kind: ClassVar[str] = "validation"
    plural: ClassVar[str] = "validations"
    phase: ClassVar[int] = 5

    stakeholder: str = told("Partner", "Whose view it is.", refers="stakeholder", min_length=1)
    option: str = told("Option", "Blank: the whole case.", default="", refers="option")
    outcome: Literal["agrees", "agrees with comments", "does not agree"] = told("Says", "In short.")
    by: str = told("By", "The post or person; a name as declared, not proved.", default="")
    comment: str = told("Comment", "In their words.", default="")
    answer: str = told("Answer", "What was done about it.", default="")
    as_at: int | None = told("As at entry", "The entry at which they read it.", default=None, ge=0)

    def check(self) -> None:
        """Refuse a disagreement without its words."""
        if self.outcome != "agrees" and not self.comment.strip():
            raise ValueError("comments and disagreement need their words, so that they can be answered")


@register
class QualityAnswer(Record):
    """The answer to one question on how well the analysis was done and checked."""

    kind: ClassVar[str] = "quality_answer"
    plural: ClassVar[str] = "quality_answers"
    phase: ClassVar[int] = 5

    question: str = told("Question", "Its key in the list of quality questions.", min_length=1, pattern=r"\S")
    answer: Literal["yes", "partly", "no", "does not apply"] = told("Answer", "In short.")
    by: str = told("By", "Who answers; a name as declared, not proved.", default="")
    date: datetime.date | None = told("Date", "Year, month, day.", default=None)
    reason: str = told(
        "How we know",
        "What was looked at, or why it does not apply; owed where it takes the place of another's answer.",
        default="",
    )


@register
class Duty(Record):
    """What was done about a public duty; a prompt, never a certificate."""

    kind: ClassVar[str] = "duty"
    plural: ClassVar[str] = "duties"
    phase: ClassVar[int] = 5

    duty: str = told("Duty", "Its key in the list of duties.", min_length=1, pattern=r"\S")
    state: Literal["to do", "done", "not needed"] = told("State", "Where it stands.", default="to do")
    by: str = told("By", "Who says so; a name as declared, not proved.", default="")
    date: datetime.date | None = told("Date", "Year, month, day.", default=None)
    reason: str = told("Reason", "What was found, or why it is not needed.", default="")
    link: str = told("Where", "Where the assessment can be read.", default="")

    def check(self) -> None:
        """Refuse a duty set aside without a reason."""
        if self.state == "not needed" and not self.reason.strip():
            raise ValueError("a duty that is not needed says why")


@register
class InitiationNote(Record):
    """What the project initiation document says where the record has no other place for it."""

    kind: ClassVar[str] = "initiation_note"
    plural: ClassVar[str] = "initiation_notes"
    phase: ClassVar[int] = 6

    item: str = told("Part", "Its key in the list of parts of the document.", min_length=1, pattern=r"\S")
    text: str = told("Text", "What it says.", min_length=1, pattern=r"\S")
    decision: str = told(
        "Decision", "Which decision it carries out; blank: them all.", default="", refers="decision"
    )


@register
class Evaluation(Record):
    """How it will be found out whether it worked, by whom and when."""

    kind: ClassVar[str] = "evaluation"
    plural: ClassVar[str] = "evaluations"
    phase: ClassVar[int] = 6

    title: Title = told("Question", "What the evaluation is to find out.")
    decision: str = told("Decision", "What is evaluated; blank: them all.", default="", refers="decision")
    evaluator: str = told("Evaluator", "Who carries it out, apart from those who deliver.", default="")
    compared_with: str = told(
        "Compared with", "How one will know what would have happened anyway.", default=""
    )
    method: str = told("Method", "How it is done.", default="")
    starts: datetime.date | None = told("Starts", "Year, month, day.", default=None)
    reports: datetime.date | None = told("Reports", "Year, month, day.", default=None)
    budget: float | None = told("Budget", "What it may cost.", unit="£", default=None, ge=0)


@register
class Actual(Evidenced):
    """What came of a figure that the case forecast."""

    kind: ClassVar[str] = "actual"
    plural: ClassVar[str] = "actuals"
    phase: ClassVar[int] = 6

    about: str = told(
        "About", "The id of a cost line, a benefit line, an assumption or a success criterion.", min_length=1
    )
    year: int | None = told(
        "Year", "Number of the year, for an amount of a line; blank for a level.", default=None, ge=0, le=500
    )
    value: float = told(
        "Measured", "In the unit of what it is about; pounds in prices of the base year for a line."
    )
    measured: datetime.date | None = told("Measured on", "Year, month, day.", default=None)
