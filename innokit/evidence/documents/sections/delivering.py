"""How it would be carried out: plan, risks, people, the area, the decision and what follows it."""

from __future__ import annotations

from innokit import businesscase, charts
from innokit.evidence.documents.blocks import chart, said, table
from innokit.evidence.documents.work import Making, Work
from innokit.results import NotYet


def plan(work: Work) -> Making:
    """Say what happens when, who sees to it, and what waits for what."""
    found = work.get(businesscase.plan)
    if isinstance(found, NotYet):
        yield from work.not_yet(found)
        return
    yield from said(found.sentences())
    yield from table(found.sheet("plan"), of=found)
    yield from chart(charts.gantt, found)


def risks(work: Work) -> Making:
    """Say what may go wrong, what is done about it, and who watches."""
    found = work.get(businesscase.risks)
    if isinstance(found, NotYet):
        yield from work.not_yet(found)
        return
    yield from said(found.sentences())
    yield from table(found.sheet("risks"), of=found, without=("Probability", "Cost if it happens"))
    yield from chart(charts.risk_matrix, found)


def influence(work: Work) -> Making:
    """Say how each group is involved, by its influence and its interest."""
    found = work.get(businesscase.stakeholder_grid)
    if isinstance(found, NotYet):
        yield from work.not_yet(found)
        return
    yield from said(found.sentences())
    yield from table(found.sheet("stakeholder-grid"), of=found)


def area(work: Work) -> Making:
    """Say what it does for the area, apart from every total."""
    found = work.get(businesscase.macro_effects)
    if isinstance(found, NotYet):
        yield from work.not_yet(found)
        return
    yield from said(found.sentences())
    yield from table(found.sheet("macro"), of=found, without=("Source",))
