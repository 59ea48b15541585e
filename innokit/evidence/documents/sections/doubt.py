"""How far the answer could be out, what it rests on, and what an auditor would find."""

from __future__ import annotations

from innokit import businesscase, charts
from innokit.evidence.documents.blocks import chart, grid, listed, said, table
from innokit.evidence.documents.content import Note
from innokit.evidence.documents.sections.opening import entry_of
from innokit.evidence.documents.work import Making, Work
from innokit.records import Assumption, Source
from innokit.results import NotYet, describe
from innokit.words import exact

_SAID = 6


def sensitivity(work: Work) -> Making:
    """Say what happens to the answer if an assumption moves, alone or with others."""
    first = work.leading[0].id if work.leading else None
    found = work.get(businesscase.one_way, work.case, first)
    if isinstance(found, NotYet):
        yield from work.not_yet(found)
        return
    yield from chart(charts.one_way, found)
    yield from listed(found.sentences()[:_SAID])
    name = f" to {work.leading[0].title}" if work.leading else ""
    caption = f"{found.sheet('one-way').caption}{name}"
    yield from table(found.sheet("one-way"), of=found, without=("Option",) if name else (), caption=caption)
    worlds = work.get(businesscase.scenarios)
    if not isinstance(worlds, NotYet):
        yield from listed(worlds.sentences())
        yield from table(worlds.sheet("scenarios"), of=worlds)


def uncertainty(work: Work) -> Making:
    """Say what each option could be worth when every assumption is drawn at once."""
    found = work.get(businesscase.simulate)
    if isinstance(found, NotYet):
        yield from work.not_yet(found)
        return
    yield from chart(charts.chances, found)
    yield from said(work.about(found.sentences()))
    short = ("Option", "Mean NPSV", "NPSV that 5 in 100 are below", "NPSV that half are below",
             "NPSV that 95 in 100 are below", "Chance it is best", "Chance of loss")  # fmt: skip
    yield from table(found.sheet("ranges"), of=found, only=short)
    driving = work.get(businesscase.drivers, found)
    if not isinstance(driving, NotYet):
        yield from chart(charts.drivers, driving)
    knowing = work.get(businesscase.knowing, found)
    if not isinstance(knowing, NotYet):
        yield from said(knowing.sentences())


def elsewhere(work: Work) -> Making:
    """Say whether others who did this found the same."""
    found = work.get(businesscase.reference_range)
    if isinstance(found, NotYet):
        yield Note("Empty: what others found is not recorded yet.")
        return
    yield from listed(found.sentences())
    yield from table(found.sheet("reference-range"), of=found)


def assumptions(work: Work) -> Making:
    """Give every assumption with its range, owner, reason and entry."""
    case = work.case
    rows = [
        (
            item.title,
            *(_size(getattr(item, key), item.unit) for key in ("low", "value", "high")),
            "" if item.unit == "share" else item.unit,
            item.owner,
            "; ".join(filter(None, (item.reason, describe.source_of(item, case)))),
            entry_of(item, case),
        )
        for item in case.of(Assumption)
    ]
    heads = ("Assumption", "Low", "Central", "High", "Unit", "Owner", "Why, and from where", "Recorded in")
    if not rows:
        yield Note("Empty: no assumption is recorded yet.")
    yield from grid("Assumptions, their ranges and owners", heads, rows)


def _size(value: float | None, unit: str) -> str:
    """Write one end or the middle of a range."""
    if value is None:
        return ""
    return f"{exact(value * 100)}%" if unit == "share" else exact(value)


def sources(work: Work) -> Making:
    """Give every source, then the editions of reference tables."""
    rows = [
        (item.title, item.publisher, item.period, item.licence, entry_of(item, work.case))
        for item in work.case.of(Source)
    ]
    if not rows:
        yield Note("Empty: no source is recorded yet.")
    yield from grid("Sources", ("Source", "Publisher", "Period", "Licence", "Recorded in"), rows)
    editions = dict.fromkeys(edition for result in work.used for edition in result.made.editions)
    yield from grid("Reference tables used", ("Table and edition",), [(edition,) for edition in editions])


def audit(work: Work) -> Making:
    """Give the auditor's questions with their answers, and where each answer is no."""
    found = businesscase.audit(work.case)
    work.used.append(found)
    yield from said(found.sentences())
    yield from table(found.sheet("audit"), of=found)
    for places in (sheet for sheet in found.sheets() if sheet.key == "places"):
        yield from table(places, of=found, without=("Check",))
