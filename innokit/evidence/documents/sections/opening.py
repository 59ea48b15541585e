"""What a reader needs first: the page in words, the question, the options, and whom it concerns."""

from __future__ import annotations

from innokit import scoring
from innokit.evidence.answers import on_one_page
from innokit.evidence.documents.blocks import facts, grid, labelled, listed, table
from innokit.evidence.documents.content import Heading, Note, Paragraph, text
from innokit.evidence.documents.work import Making, Work
from innokit.records import (
    Case,
    Challenge,
    Concept,
    Focus,
    FrameworkChoice,
    Option,
    Record,
    Selection,
    Stakeholder,
)
from innokit.results import NotYet, describe

TOLD_ABOVE = "Who has checked it"
"""What the head of the first page says already, and a section of its own in full."""
ROLES = {"baseline": "business as usual", "do-minimum": "do-minimum", "option": "option"}


def summary(work: Work) -> Making:
    """Answer what a decider asks, on one page; each figure carries a number that leads to its entries."""
    for heading, answer in on_one_page(work.case).paragraphs():
        if heading != TOLD_ABOVE:
            yield Paragraph(labelled(heading, work.mark(answer)))
    if work.case.entries:
        yield Paragraph(labelled("How to check this", text(_how(work.case))))


def _how(case: Case) -> str:
    """Say in two sentences how somebody who was not in the room can check it."""
    return (
        "Small raised numbers lead to the table of key figures near the end, which names the entries behind "
        f"each. The record stands as at entry {case.as_at}, head {case.head}: note the head in the minutes."
    )


def question(work: Work) -> Making:
    """Say what is asked, why now, and of whom it speaks."""
    found = (*work.case.of(Challenge), *work.case.of(Focus))
    if not found:
        yield Note("Empty: no question is recorded yet.")
        return
    for record in found:
        yield Heading(3, record.name)
        yield from facts(_told(record, work.case))


def options(work: Work) -> Making:
    """Name every option, what it is, and what became of it; then the concept behind each."""
    outcomes = {item.option: item.outcome for item in work.case.of(Selection)}
    found = work.case.of(Option)
    if not found:
        yield Note("Empty: no option is recorded yet.")
        return
    rows = [
        (item.title, ROLES[item.role], outcomes.get(item.id, ""), item.description, entry_of(item, work.case))
        for item in found
    ]
    with_outcome = any(row[2] for row in rows)
    heads = ["Option", "Role", "Outcome", "What would be done", "Recorded in"]
    kept = [place for place in range(5) if with_outcome or place != 2]
    yield from grid(
        "The options", [heads[place] for place in kept], [[row[place] for place in kept] for row in rows]
    )
    for record in work.case.of(Concept):
        yield Heading(3, record.title)
        told = [pair for pair in _told(record, work.case) if pair[0] != "Ideas"]
        yield Paragraph(
            tuple(run for label, words in told for run in labelled(label, text(f"{words.rstrip('.')}. ")))
        )


def shortlist(work: Work) -> Making:
    """Say what went from the long list to the short list, and what each option must meet."""
    found = work.get(scoring.short_list)
    if isinstance(found, NotYet):
        yield Note("Empty: no choice for the long list and no requirement is recorded yet.")
        return
    for heading, shown in found.paragraphs():
        yield Heading(3, heading)
        yield from listed(shown)
    for sheet in found.sheets():
        if sheet.key != "reasons":
            yield from table(sheet, of=found, without=("Options built on it",))


def stakeholders(work: Work) -> Making:
    """Name who gains, pays, delivers and decides."""
    found = work.case.of(Stakeholder)
    if not found:
        yield Note("Empty: no stakeholder is recorded yet.")
        return
    rows = [(item.title, item.sector, item.part, entry_of(item, work.case)) for item in found]
    yield from grid(
        "Who gains, pays, delivers and decides", ("Stakeholder", "Sector", "Part", "Recorded in"), rows
    )


def delivery(work: Work) -> Making:
    """Say who would deliver and on what terms, as far as choices about that are recorded."""
    kinds = ("delivery", "implementation", "funding")
    found = [item for item in work.case.of(FrameworkChoice) if item.dimension in kinds]
    rows = [(item.dimension, item.title, item.outcome or "open", item.reason) for item in found]
    yield from grid("Choices about delivery", ("Dimension", "Choice", "Outcome", "Reason"), rows)
    partners = [(item.title, item.partners) for item in work.case.of(Concept) if item.partners]
    yield from grid("Who has to deliver", ("Concept", "Partners"), partners)
    if not rows and not partners:
        yield Note("Empty: no choice about delivery is recorded yet.")
    yield Note(
        "Contracts and procurement have no place of their own in the record: add what stands elsewhere."
    )


def entry_of(record: Record, case: Case) -> str:
    """Name the entry that holds a record as it stands."""
    entry = case.latest.get(record.id)
    return f"entry {entry.seq}" if entry else "no entry"


def _told(record: Record, case: Case) -> list[tuple[str, str]]:
    """Give what was filled in of a record, its name left out; then where from, and in which entry."""
    told = [
        (label, words)
        for label, words in describe.facts(record, case)
        if words != record.name and label not in ("Source", "Standing", "Note")
    ]
    where = f"{entry_of(record, case)}; {describe.source_of(record, case)}".rstrip("; ")
    return [*told, ("Recorded in", where)]
