"""A few invented records, to show filled those templates of which no worked example holds enough."""

from __future__ import annotations

from innokit.records import (
    AgendaItem,
    Approach,
    BudgetItem,
    Case,
    ChangeStep,
    Evaluation,
    Event,
    Focus,
    InitiationNote,
    Milestone,
    Override,
    Record,
    Risk,
    Role,
    SessionNote,
    Stakeholder,
    SuccessCriterion,
    Validation,
)


def sample() -> Case:
    """Give invented records of one small project."""
    council = Stakeholder(title="Adult learning service", sector="council", part="delivers")
    return Case([council, *_before(), *_after(council)])


def _before() -> list[Record]:
    """Set-up, planning and the event."""
    return [
        Approach(title="Our own people, a borrowed facilitator", sourcing="mixed", days=38, budget=1_300,
                 weeks=22, skills=7, support="Half a day of facilitating", chosen=True,
                 reason="The skills are in the house"),
        Role(title="Sponsor", holder="Head of adult learning", days=4),
        Role(title="Facilitator", holder="A neighbour council", days=3),
        BudgetItem(title="Hall and lunch", amount=900, paid_by="Adult learning", secured=True),
        BudgetItem(title="Expenses of those who are not paid to come", amount=400),
        Override(gate=2, by="Head of adult learning", reason="The hall is free on this day alone; the "
                 "exercise goes out by post on Monday"),
        Focus(title="Learning English at home, a few minutes a day", out_of_scope="Citizenship tests",
              target_group="Women who cannot come to a class"),
        Event(title="A day on learning at home", venue="Community hall", facilitator="A neighbour council"),
        AgendaItem(title="Welcome and question", starts="09:30", minutes=15, leader="Sponsor"),
        AgendaItem(title="Film and facts", minutes=45, leader="Facilitator", needs="Projector, printed pack"),
        AgendaItem(title="Ideas alone", minutes=20, leader="Table hosts", needs="Cards, pens"),
        AgendaItem(title="Break", minutes=20, needs="Tea, fruit"),
        SessionNote(title="Table 4 asks that the word 'learner' be dropped", at="10:20", table="4"),
    ]  # fmt: skip


def _after(council: Stakeholder) -> list[Record]:
    """Refinement, business case and what follows the decision."""
    return [
        ChangeStep(title="Women practise a few minutes a day", sort="outcome",
                   assumption="The telephone is theirs to use"),
        Risk(title="Families share one telephone", likelihood=3, impact=3, owner="Tutor",
             mitigation="Lend twenty"),
        Milestone(title="First forty women signed up", owner="Tutor"),
        Validation(stakeholder=council.id, outcome="agrees with comments", by="Service manager",
                   comment="Two more hours a week for support", answer="Added to the costs"),
        InitiationNote(item="aim", text="Forty women at home practise English daily within six months"),
        SuccessCriterion(title="They go on to a class", indicator="Share enrolled", target="4 in 10"),
        Evaluation(title="Do those who take part go on to a class?", evaluator="The university",
                   compared_with="Women on the waiting list"),
    ]  # fmt: skip
