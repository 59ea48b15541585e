"""What was decided, how it will be judged, who has signed, and what the project starts with."""

from __future__ import annotations

from itertools import groupby

from innokit import businesscase, process, scoring
from innokit.evidence.documents.blocks import facts, listed, said, table
from innokit.evidence.documents.content import Heading, Note
from innokit.evidence.documents.work import Making, Work
from innokit.records import Decision
from innokit.results import Fragment, NotYet, Result, Sheet, text_of
from innokit.words import a_list

_NOT_NEEDED = "not needed"
_NOTHING = ("none", "none recorded", "no reason needed", "not yet recorded")


def decision(work: Work) -> Making:
    """Say what was decided, by whom and why, and whether it goes against a ranking."""
    if not work.case.of(Decision):
        yield Note("Empty: nothing is decided yet.")
        return
    compared = work.get(scoring.compare)
    found = work.get(businesscase.decided, work.case, None if isinstance(compared, NotYet) else compared)
    if isinstance(found, NotYet):
        yield from work.not_yet(found)
        return
    yield from listed(found.sentences())
    yield from table(found.sheet("decisions"), of=found, without=("Signed",))
    for name, *told in _rows(found.sheet("reasons")):
        heads = [column.title for column in found.sheet("reasons").columns[1:]]
        yield Heading(3, name)
        yield from facts(pair for pair in zip(heads, told, strict=True) if pair[1] not in _NOTHING)


def evaluation(work: Work) -> Making:
    """Say how we shall know whether it worked; then forecast against actual, once anything is measured."""
    plan, measured = work.get(businesscase.evaluation_plan), work.get(businesscase.outturn)
    if isinstance(plan, NotYet):
        yield from work.not_yet(plan)
    else:
        yield from _every_table(plan)
    if not isinstance(measured, NotYet):
        yield from said(measured.sentences())
        for sheet in measured.sheets():
            if sheet.key != "criteria":
                yield from table(sheet, of=measured)


def assurance(work: Work) -> Making:
    """Say who has signed what, and whether it still stands."""
    found = work.get(process.assurance)
    if isinstance(found, NotYet):
        yield from work.not_yet(found)
        return
    yield from listed(found.sentences())
    for sheet in found.sheets():
        if sheet.key == "sign-offs":
            yield from table(sheet, of=found, without=("Remarks",))


def duties(work: Work) -> Making:
    """Say what was done about public duties."""
    found = work.get(process.duties)
    if isinstance(found, NotYet):
        yield from work.not_yet(found)
        return
    yield from listed(found.sentences())
    kept = ("Duty", "State", "By", "On", "What was found")
    yield from table(found.sheet("duties"), of=found, only=kept, where=lambda row: not _not_needed(row))
    apart = [row[0] for row in _rows(found.sheet("duties")) if row[1] == _NOT_NEEDED]
    yield from facts([("Said not to be needed here", a_list(apart, ""))])


def quality(work: Work) -> Making:
    """Say which questions on quality are answered."""
    found = work.get(process.quality)
    if isinstance(found, NotYet):
        yield from work.not_yet(found)
        return
    yield from listed(found.sentences())


def initiation(work: Work) -> Making:
    """Give the project initiation document of each decision that goes ahead, each field with its entry."""
    found = work.get(businesscase.initiation)
    if isinstance(found, NotYet):
        yield from work.not_yet(found)
        return
    for sheet in found.sheets():
        yield Heading(3, sheet.caption)
        for _, group in groupby(_rows(sheet), key=lambda row: row[0]):
            part = list(group)
            yield Heading(4, part[0][0])
            yield from facts(
                (about, f"{words} ({where})" if where else words) for _, about, words, where in part
            )


def _rows(shown: Sheet) -> list[tuple[str, ...]]:
    """Give the rows of a sheet as words."""
    return [tuple(text_of((cell,)) for cell in row) for row in shown.rows]


def _not_needed(row: dict[str, Fragment]) -> bool:
    """Say whether somebody said that a duty is not needed here."""
    return text_of((row["State"],)) == _NOT_NEEDED


def _every_table(found: Result) -> Making:
    """Give the sentences and every table of a result."""
    yield from listed(found.sentences())
    for sheet in found.sheets():
        yield from table(sheet, of=found)
