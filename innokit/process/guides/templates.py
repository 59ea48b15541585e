"""The templates as data: which sheets there are for which phase, and the kinds of record each asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Template:
    """A sheet to print and fill in by hand, or to read filled.

    Attributes
    ----------
    key, title : str
    phase : int
    what : str
        What it is for, in a sentence.
    kinds : tuple of (str, str)
        Kinds of record it asks for, each as a ``"sheet"`` of its fields or a ``"list"`` of rows.
    """

    key: str
    title: str
    phase: int
    what: str
    kinds: tuple[tuple[str, Literal["sheet", "list"]], ...] = ()


TEMPLATES = (
    Template(
        "rationale", "Rationale", 1, "The question, its reasons, and the groups in need.",
        (("challenge", "sheet"), ("need_group", "list")),
    ),
    Template(
        "approach", "Ways to run it", 1, "With your own people or with help, what it takes, and who does it.",
        (("approach", "sheet"), ("role", "list"), ("budget_item", "list")),
    ),
    Template("calendar", "Governance calendar", 1, "Dates on which it is steered.", (("meeting", "list"),)),
    Template(
        "gate", "Gate override", 1, "Somebody lets the work pass a gate, in their own name.",
        (("override", "sheet"),),
    ),
    Template("focus", "Focus", 2, "What the event is about, and what not.", (("focus", "sheet"),)),
    Template("participants", "Participants", 2, "Whom to invite, from where.", (("participant", "list"),)),
    Template(
        "criteria", "Criteria", 2, "What ideas are judged by, and what each must meet.",
        (("criterion", "sheet"), ("requirement", "list")),
    ),
    Template(
        "event-plan", "Event plan", 2, "Day, place, facilitator, running order.",
        (("event", "sheet"), ("agenda_item", "list")),
    ),
    Template("stimulus", "Stimulus pack", 2, "Facts, stories and technologies to think with."),
    Template("exercise", "Preparation exercise", 2, "What each invitee thinks about beforehand."),
    Template("run-sheet", "Run sheet", 3, "For the facilitator: what happens when, and notes of the day."),
    Template("idea-card", "Idea card", 3, "One idea in its author's words.", (("idea", "sheet"),)),
    Template("sifting", "Sifting sheet", 3, "What became of each idea, and why.", (("sifting", "list"),)),
    Template("concept", "Concept sheet", 4, "What an idea is in practice.", (("concept", "sheet"),)),
    Template("change", "Theory of change", 4, "From what is put in to what comes of it.",
             (("change_step", "list"),)),
    Template("scores", "Score sheet", 4, "One assessor's scores.", (("score", "list"),)),
    Template("selection", "Selection", 4, "Which options go forward, and why.", (("selection", "list"),)),
    Template(
        "stakeholders", "Stakeholders", 5, "Who gains, pays, delivers, decides.", (("stakeholder", "list"),)
    ),
    Template("cost", "Cost line", 5, "One cost, in full.", (("cost", "sheet"),)),
    Template("benefit", "Benefit line", 5, "One benefit, in full.", (("benefit", "sheet"),)),
    Template("risks", "Risk register", 5, "What may go wrong.", (("risk", "list"),)),
    Template("plan", "Plan", 5, "Stages, dates and owners.", (("milestone", "list"),)),
    Template(
        "validation", "Check by a partner", 5, "What those who would deliver say.", (("validation", "sheet"),)
    ),
    Template(
        "decision", "Decision and signatures", 6, "What was decided, by whom and why.",
        (("decision", "sheet"), ("sign_off", "list")),
    ),
    Template(
        "initiation", "Project initiation document", 6, "What delivery starts from.",
        (("initiation_note", "list"), ("milestone", "list"), ("risk", "list"), ("role", "list")),
    ),
    Template(
        "evaluation", "Evaluation plan", 6, "How it will be known whether it worked.",
        (("evaluation", "sheet"), ("success_criterion", "list")),
    ),
)  # fmt: skip
"""Every template, by phase."""
