"""What a case answers, in short: for front pages, documents and the gallery."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from innokit import businesscase, charts, scoring
from innokit.businesscase import FrontPage
from innokit.charts import Chart
from innokit.errors import MethodRefused
from innokit.evidence.cashchart import cash_chart
from innokit.records import Case, Evidenced, PublishedFigure
from innokit.results import Result, beside_print, ready

MAKERS: tuple[Callable[[Case], Result], ...] = (
    businesscase.appraise,
    scoring.compare,
    businesscase.one_way,
    scoring.beside,
    lambda case: scoring.frontier(case, businesscase.costs_by_option(case)),
)
"""Every result that the kit can work out again from a case alone, the main one first."""


@dataclass(frozen=True)
class Answer:
    """The short answer of a case.

    Attributes
    ----------
    decision : str
        The first decision in force, such as the one to go; empty where nothing is decided yet.
    main : Result or None
        The appraisal, else the comparison; None where the record holds too little.
    chart : Chart or None
    label : str
        ``"Published figures reproduced"``, ``"Illustrative: figures invented"`` or empty.
    """

    decision: str
    main: Result | None
    chart: Chart | None
    label: str


def on_one_page(case: Case) -> FrontPage:
    """Give the front page of a case, money and scores side by side: the one content of page and document."""
    return businesscase.front_page(case, ready(scoring.fragility, case))


def answer(case: Case) -> Answer:
    """Work out the short answer of a case."""
    found = results_of(case)
    main = found[0] if found else None
    page = on_one_page(case)
    made = page.basis.decisions
    return Answer(made[0].title if made else "", main, front_chart(page, main), label(case, found))


def results_of(case: Case) -> tuple[Result, ...]:
    """Work out every result that the record allows, the main one first."""
    found = []
    for make in MAKERS:
        try:
            found.append(make(case))
        except MethodRefused:
            # The notebook of its phase says what is missing; here, what there is counts.
            continue
    return tuple(found)


def label(case: Case, found: tuple[Result, ...]) -> str:
    """Say whether printed figures come out again, or whether figures are invented."""
    if any(record.standing == "illustrative" for record in case.records if isinstance(record, Evidenced)):
        return "Illustrative: figures invented"
    agrees = case.of(PublishedFigure) and beside_print(case, *found).agrees
    return "Published figures reproduced" if agrees else ""


def front_chart(page: FrontPage, main: Result | None) -> Chart | None:
    """Draw the one chart of a front page: the council's cash, else who pays back, else overall values."""
    cash = cash_chart(page)
    if cash is not None:
        return cash
    if isinstance(main, businesscase.Appraisal):
        return charts.cumulative(main)
    return charts.overall(main) if isinstance(main, scoring.Comparison) else None
