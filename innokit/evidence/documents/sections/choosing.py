"""How the options compare: what people would feel of them, scores and weights, and which go forward."""

from __future__ import annotations

from innokit import businesscase, charts, scoring
from innokit.evidence.documents.blocks import chart, grid, listed, said, table
from innokit.evidence.documents.content import Heading, Note
from innokit.evidence.documents.sections.opening import entry_of
from innokit.evidence.documents.work import Making, Work
from innokit.records import AspectRating, Selection
from innokit.results import NotYet, ready


def ratings(work: Work) -> Making:
    """Say what each stakeholder would feel of each option: benefits less burdens."""
    found = work.get(scoring.stakeholder_value)
    if isinstance(found, NotYet):
        yield from work.not_yet(found)
        return
    feel = [
        s
        for s in found.sentences()
        if any("brings" in p or "worse off" in p for p in s if isinstance(p, str))
    ]
    yield from said(work.about(feel))
    yield from table(found.sheet("stakeholders"), of=found)


def aspects(work: Work) -> Making:
    """Say how effective and how achievable each option is."""
    found = work.get(scoring.stakeholder_value)
    if isinstance(found, NotYet) or not work.case.of(AspectRating):
        yield Note("Empty: nothing is rated for effectiveness or achievability yet.")
        return
    yield from chart(charts.quadrant, found)
    yield from table(found.sheet("parts"), of=found)
    yield from table(found.sheet("aspects"), of=found)


def comparison(work: Work) -> Making:
    """Say which option is worth most in scores, and by what weights."""
    found = work.get(scoring.compare)
    if isinstance(found, NotYet):
        yield from work.not_yet(found)
        return
    yield from said(found.sentences())
    yield from chart(charts.overall, found)
    yield from table(found.sheet("scores"), of=found)
    yield from table(found.sheet("weights"), of=found)


def choice(work: Work) -> Making:
    """Say how close the choice was, what would change it, and who disagrees."""
    found = work.get(scoring.fragility)
    if isinstance(found, NotYet):
        yield from work.not_yet(found)
        return
    robust = work.get(scoring.robustness)
    if not isinstance(robust, NotYet):
        yield from chart(charts.ranks, robust)
    for heading, shown in found.paragraphs():
        if shown and heading != "What was chosen, and how close was it?":
            yield Heading(3, heading)
            yield from listed(shown)


def frontier(work: Work) -> Making:
    """Say which options are worth their cost: value and cost beside each other, never added."""
    costs = ready(businesscase.costs_by_option, work.case)
    found = work.get(scoring.frontier, work.case, costs)
    if isinstance(found, NotYet):
        yield from work.not_yet(found)
        return
    yield from said(found.sentences())
    yield from chart(charts.frontier, found)


def selection(work: Work) -> Making:
    """Say which options go forward to a business case, and why."""
    rows = [
        (work.case.name(item.option), item.outcome, item.reason, entry_of(item, work.case))
        for item in work.case.of(Selection)
    ]
    if not rows:
        yield Note("Empty: which options go forward is not recorded yet.")
    yield from grid("Which options go forward, and why", ("Option", "Outcome", "Reason", "Recorded in"), rows)
