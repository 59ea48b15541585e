"""The money: costs, benefits and burdens, what it is worth and to whom, and the council's own budget."""

from __future__ import annotations

from collections.abc import Iterable

from innokit import businesscase, charts
from innokit.businesscase import Appraisal, CouncilCash, ThreeViews
from innokit.evidence.documents.blocks import chart, grid, listed, said, table
from innokit.evidence.documents.content import Note
from innokit.evidence.documents.sections.opening import entry_of
from innokit.evidence.documents.work import Making, Work
from innokit.records import BenefitLine, CostLine, Option, Record
from innokit.results import Figure, Fragment, NotYet, describe

_ELSEWHERE = ("Option", "Source", "Standing", "Note")


def costs(work: Work) -> Making:
    """Give every cost line, those of business as usual included."""
    yield from _lines(work, "cost", "Cost lines, each by itself")


def benefits(work: Work) -> Making:
    """Give every benefit line; those not valued in money stand in words."""
    yield from _lines(work, "benefit", "Benefit lines, each by itself")
    found = work.get(businesscase.appraise)
    if isinstance(found, Appraisal) and found.unvalued:
        yield from table(found.sheet("unquantified"), of=found, without=("Note",))


def burdens(work: Work) -> Making:
    """Give every burden line."""
    yield from _lines(work, "burden", "Burden lines, each by itself")


def _lines(work: Work, counts_as: str, caption: str) -> Making:
    """Give the lines of one sort, with what each was worked out from."""
    found = work.get(businesscase.appraise)
    if isinstance(found, NotYet):
        yield from _as_recorded(work, counts_as, found)
        return
    shown = [
        *table(
            found.sheet("lines"),
            of=found,
            where=lambda row: str(row["Counts as"]).startswith(counts_as),
            without=("Counts as", "Factor for prices"),
            caption=caption,
        )
    ]
    yield from shown or [Note(f"Empty: no {counts_as} line is recorded yet.")]


def _as_recorded(work: Work, counts_as: str, why: NotYet) -> Making:
    """Give the lines of one sort as they were recorded, where nothing can be worked out from them yet."""
    kind: type[CostLine | BenefitLine] = CostLine if counts_as == "cost" else BenefitLine
    lines = [line for line in work.case.of(kind) if getattr(line, "burden", False) == (counts_as == "burden")]
    rows = [
        (line.name, work.case.name(line.option), _in_short(line, work), entry_of(line, work.case))
        for line in lines
    ]
    if not rows:
        yield Note(f"Empty: no {counts_as} line is recorded yet.")
        return
    yield from grid("Lines as recorded", ("Line", "Option", "What it says", "Recorded in"), rows)
    yield from work.not_yet(why)


def _in_short(line: Record, work: Work) -> str:
    """Say a line in short, what stands in other columns left out."""
    told = [pair for pair in describe.facts(line, work.case) if pair[1] != line.name]
    return "; ".join(f"{label.lower()} {words}" for label, words in told if label not in _ELSEWHERE)


def value(work: Work) -> Making:
    """Say what each option is worth against business as usual."""
    found = work.get(businesscase.appraise)
    if isinstance(found, NotYet):
        yield from work.not_yet(found)
        return
    yield from said(found.sentences())
    yield from table(found.sheet("answers"), of=found)
    yield from chart(charts.bridge, found)
    yield from chart(charts.cumulative, found)
    for option in work.leading:
        yield from _by_year(found, option)
    yield from table(found.sheet("measures"), of=found, without=("What it means",))


def _by_year(found: Appraisal, option: Option) -> Making:
    """Give the costs and benefits of one option by year."""
    yield from table(
        found.sheet("flows"),
        of=found,
        where=lambda row: row["Option"] == option.title,
        without=("Option",),
        caption=f"Costs and benefits of {option.title} by year",
    )


def payers(work: Work) -> Making:
    """Say who pays and who gains."""
    found = work.get(businesscase.appraise)
    if isinstance(found, NotYet):
        yield from work.not_yet(found)
        return
    yield from chart(charts.who, found)
    yield from table(found.sheet("who"), of=found)
    public = work.get(businesscase.public_agencies)
    if not isinstance(public, NotYet):
        yield from listed(work.about(public.sentences()))
        yield from table(public.sheet("answers"), of=public)


def views(work: Work) -> Making:
    """Say why the three views of the money differ."""
    found = work.get(businesscase.three_views)
    if isinstance(found, NotYet):
        yield from work.not_yet(found)
        return
    yield from said(found.sentences()[-1:])
    yield from _side_by_side(found)
    weighted = work.get(businesscase.weighted)
    if not isinstance(weighted, NotYet):
        yield from listed(weighted.sentences())


def _side_by_side(found: ThreeViews) -> Making:
    """Set the views beside each other, one row an option, then what each counts."""
    titles = [column.title for column in found.sheet("views").columns]
    rows = [dict(zip(titles, row, strict=True)) for row in found.sheet("views").rows]
    views = list(dict.fromkeys(str(row["View"]) for row in rows))
    options = dict.fromkeys(str(row["Option"]) for row in rows)
    shown = {(str(row["View"]), str(row["Option"])): row["Comes to"] for row in rows}
    body = [(option, *(shown.get((view, option), "") for view in views)) for option in options]
    caption = f"{found.sheet('views').caption}, £ thousand"
    yield from grid(caption, ("Option", *views), body, found.sheet("views").note)
    told = {str(row["View"]): (row["Counts"], row["Prices"], row["Discounted"]) for row in rows}
    heads = ("View", "Counts", "Prices", "Discounted")
    yield from grid("What each view counts", heads, [(view, *told[view]) for view in views])


def _holds(cells: Iterable[Fragment]) -> bool:
    """Say whether a row holds anything but nothing."""
    return any(isinstance(cell, Figure) and cell.value for cell in cells)


def cash(work: Work) -> Making:
    """Say what it does to the council's own budget: cash only, in the money of each year."""
    found = work.get(businesscase.council_cash)
    if isinstance(found, NotYet):
        yield from work.not_yet(found)
        return
    yield from chart(charts.budget, found)
    yield from listed(work.about(found.sentences()))
    yield from table(found.sheet("answers"), of=found)
    for option in work.leading:
        yield from _budget(found, option)
    yield from table(found.sheet("savings"), of=found)


def _budget(found: CouncilCash, option: Option) -> Making:
    """Give the council's budget under one option by year."""
    titles = {"budget": "The council's budget by year", "funding": "Funding by source"}
    for key, title in titles.items():
        yield from table(
            found.sheet(key),
            of=found,
            where=lambda row: row["Option"] == option.title and _holds(row.values()),
            without=("Option",),
            caption=f"{title}, {option.title}, £ thousand; rows of nothing left out",
        )
