"""How far the assessors agree, and where they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import plotly.graph_objects as go

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.errors import MethodRefused
from innokit.results import Figure
from innokit.words import one_line, plain_for_chart

if TYPE_CHECKING:
    from innokit.records import Case
    from innokit.scoring import People

OVERALL = "Overall order"
NOBODY = "not enough scored to say"


class Row(NamedTuple):
    """Agreement on a criterion, the widest difference of two scores there, and who is furthest off."""

    name: str
    w: Figure
    widest: Figure | None
    furthest: str


def agreement(people: People) -> Chart:
    """Draw Kendall's W overall and on each criterion, the least first, with where the scores differ most.

    Raises
    ------
    MethodRefused
        When only one assessor scored.
    """
    case, rows = people.case, _rows(people)
    if len(people.persons) < 2:
        raise MethodRefused(
            "There is nobody to agree with",
            where=people.title,
            remedy="It takes scores by two assessors or more",
        )
    title = _finding(rows)
    what = "Agreement on the order of the options (Kendall's W): 0 none, 1 full"
    subtitle = f"{what}; below each line, where scores differ most; {case.moment}"
    plot = style.figure(title, subtitle, rows=len(rows), row=64)
    for place, row in enumerate(rows):
        _draw(plot, row, place, case)
    plot.update_xaxes(range=[-0.02, 1.16], tickvals=[0, 0.2, 0.4, 0.6, 0.8, 1])
    style.names_down(plot, range(len(rows)), [style.name(row.name) for row in rows])
    plot.update_yaxes(autorange=False, range=[len(rows) - 0.4, -0.6])
    cells = [(r.name, r.w, _where(case, r), r.widest or "", r.furthest) for r in rows]
    headings = (
        "On",
        "Kendall's W",
        "Scores differ most for",
        "Highest less lowest",
        "Furthest from the median",
    )
    data = read.sheet("agreement", "How far the assessors agree", headings, cells)
    said = "; ".join(_said(case, row) for row in rows)
    return Chart("agreement", title, subtitle, f"{title}. {said}.", plot, data, people)


def _rows(people: People) -> list[Row]:
    """Collect agreement overall, then on each criterion, the least first; what cannot be said comes last."""
    w = {rest[0]: figure for rest, figure in read.measured(people, "agreement").items()}
    widest: dict[str, tuple[Figure, str]] = {}
    for cells in (cells for sheet in people.sheets() if sheet.key == "dissent" for cells in sheet.rows):
        figure, furthest = cells[-2:]
        if isinstance(figure, Figure) and read.value(figure):
            widest.setdefault(figure.id.split(".")[-1], (figure, str(furthest)))  # the widest comes first
    criteria = [
        Row(criterion.title, w[criterion.id], *widest.get(criterion.id, (None, "")))
        for criterion in people.comparison.criteria
    ]
    ordered = sorted(criteria, key=lambda row: 2.0 if row.w.value is None else row.w.value)
    return [Row(OVERALL, w["overall"], None, ""), *ordered]


def _finding(rows: list[Row]) -> str:
    """Say how far they agree overall, and on what least."""
    overall, *criteria = rows
    whole = f"Agreement on the overall order is {overall.w.text}" if overall.w.value is not None else ""
    least = criteria[0]
    if least.w.value is None:
        return whole or "Too little is scored to say how far the assessors agree"
    if least.w.value > 1 - 1e-9:
        return (
            f"{whole}; on every criterion it is full" if whole else "The assessors agree on every criterion"
        )
    part = f"least on {one_line(least.name, 40)} ({least.w.text})"
    return f"{whole}, {part}" if whole else f"The assessors agree {part}"


def _where(case: Case, row: Row) -> str:
    """Name the option on whose score they differ most."""
    return case.name(row.widest.id.split(".")[-2]) if row.widest else ""


def _said(case: Case, row: Row) -> str:
    """Say one row in words."""
    w = NOBODY if row.w.value is None else row.w.text
    apart = (
        f", most apart on {one_line(_where(case, row), 40)}, by {row.widest.text} points"
        if row.widest
        else ""
    )
    return f"{one_line(row.name, 40)} {w}{apart}"


def _draw(plot: go.Figure, row: Row, place: int, case: Case) -> None:
    """Draw one row: its agreement on a line from none to full, and below it the widest difference."""
    rule = {"color": style.RULE, "width": 2}
    plot.add_trace(go.Scatter(x=[0, 1], y=[place, place], mode="lines", line=rule))
    w, overall = row.w.value, row.name == OVERALL
    marker = {"symbol": "diamond" if overall else "circle", "size": 13, "color": style.INK}
    plot.add_trace(
        go.Scatter(
            x=[0 if w is None else w],
            y=[place],
            mode="text" if w is None else "markers+text",
            text=[NOBODY if w is None else f"  {row.w.text}"],
            textposition="top right" if w is None else "middle right",
            marker=marker if overall else {**marker, "color": style.COLOURS[0]},
            cliponaxis=False,
        )
    )
    if row.widest:
        where, furthest = one_line(_where(case, row), 25), one_line(row.furthest, 24)
        words = f"{where}: {row.widest.text} apart, {furthest}"
        plot.add_annotation(
            x=0, y=place, yshift=-17, text=plain_for_chart(words, 80), showarrow=False, xanchor="left",
            font={"color": style.QUIET, "size": 12},
        )  # fmt: skip
