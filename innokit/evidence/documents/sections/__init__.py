"""The sections that a document can hold, by name; an order of parts chooses among them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from innokit.evidence.documents.sections import (
    checking,
    choosing,
    deciding,
    delivering,
    doubt,
    money,
    opening,
)
from innokit.evidence.documents.work import Making, Work


class Section(NamedTuple):
    """One section: its heading where a part holds several, and what makes its blocks."""

    heading: str
    make: Callable[[Work], Making]


SECTIONS: dict[str, Section] = {
    "summary": Section("On one page", opening.summary),
    "question": Section("What is asked, and why now", opening.question),
    "options": Section("What could be done", opening.options),
    "shortlist": Section("From the long list to the short list", opening.shortlist),
    "stakeholders": Section("Who gains, pays, delivers and decides", opening.stakeholders),
    "ratings": Section("What each would feel of it", choosing.ratings),
    "aspects": Section("How effective and how achievable each option is", choosing.aspects),
    "comparison": Section("Which option is worth most in scores", choosing.comparison),
    "frontier": Section("Which options are worth their cost", choosing.frontier),
    "choice": Section("How close the choice was", choosing.choice),
    "selection": Section("Which options go forward", choosing.selection),
    "plan": Section("What happens when", delivering.plan),
    "risks": Section("What may go wrong", delivering.risks),
    "influence": Section("How each group is involved", delivering.influence),
    "costs": Section("What each option costs", money.costs),
    "benefits": Section("What each option brings", money.benefits),
    "burdens": Section("What each option lays on others", money.burdens),
    "value": Section("What each option is worth", money.value),
    "payers": Section("Who pays and who gains", money.payers),
    "views": Section("Three views of the same money", money.views),
    "sensitivity": Section("What would change the answer", doubt.sensitivity),
    "uncertainty": Section("How sure it is", doubt.uncertainty),
    "elsewhere": Section("What others found", doubt.elsewhere),
    "cash": Section("The council's own cash", money.cash),
    "area": Section("What it does for the area", delivering.area),
    "delivery": Section("Who would deliver", opening.delivery),
    "decision": Section("What was decided, and why", deciding.decision),
    "evaluation": Section("How we shall know whether it worked", deciding.evaluation),
    "initiation": Section("Project initiation document", deciding.initiation),
    "assurance": Section("Who has signed", deciding.assurance),
    "duties": Section("Public duties", deciding.duties),
    "quality": Section("Questions on quality", deciding.quality),
    "assumptions": Section("Assumptions", doubt.assumptions),
    "sources": Section("Sources and editions", doubt.sources),
    "audit": Section("What an auditor would find", doubt.audit),
    "traces": Section("Where the key figures come from", checking.traces),
    "checking": Section("How to check this", checking.checking),
    "made": Section("How each result was made", checking.made),
}

__all__ = ["SECTIONS", "Section"]
