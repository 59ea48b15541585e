"""What leads to what: from what is put in, column by column, to what changes in the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.errors import MethodRefused
from innokit.words import count, one_line

if TYPE_CHECKING:
    from innokit.process import Theory
    from innokit.records import ChangeStep

WIDE = 0.80
"""Share of its column that a box takes."""
LETTERS = 15
"""Letters to a line of a box."""

Place = tuple[float, float]


def theory_of_change(found: Theory) -> Chart:
    """Draw a theory of change; a box with a broken edge is a step that hangs in the air.

    Raises
    ------
    MethodRefused
        When no step is recorded.
    """
    if not found.steps:
        raise MethodRefused(
            "There is no theory of change to draw yet", remedy="Record each of its steps as a ChangeStep"
        )
    title = _finding(found)
    subtitle = (
        "Steps, and what each leads to; a broken edge marks a step that hangs in the air; "
        f"{found.case.moment}"
    )
    columns = _columns(found)
    deepest = max((len(steps) for steps in columns.values()), default=1)
    plot = style.figure(title, subtitle, rows=deepest, row=78)
    places = {
        step.id: (float(column), (deepest - 1) / 2 - (len(steps) - 1) / 2 + row)
        for column, steps in enumerate(columns.values())
        for row, step in enumerate(steps)
    }
    for start, to in found.links:
        _arrow(plot, places[start.id], places[to.id])
    loose = {gap.step.id for gap in found.gaps}
    for step in found.steps:
        _box(plot, step, places[step.id], step.id in loose)
    names = [sort.capitalize() for sort in columns]
    plot.update_xaxes(
        side="top", tickvals=list(range(len(columns))), ticktext=names, range=[-0.5, len(columns) - 0.5],
        showgrid=False, zeroline=False, showline=False,
    )  # fmt: skip
    plot.update_yaxes(visible=False, range=[deepest - 0.5, -0.5])
    style.headroom(plot, 20)
    figures = found.figures
    headings = ("Step", "Sort", "Leads to", "What must hold")
    rows = [(figures[f"step.{row.id}"], *_told(found, row)) for row in found.steps]
    data = read.sheet("theory", "What leads to what", headings, rows)
    return Chart("theory-of-change", title, subtitle, f"{title}. {_said(found)}", plot, data, found)


def _finding(found: Theory) -> str:
    """Say whether everything hoped for follows from something done."""
    orphans = [gap.step for gap in found.gaps if gap.says.startswith("an orphan")]
    if not orphans:
        return (
            "Every outcome follows from something that is done"
            if not found.gaps
            else (f"Every outcome follows from something done; {count(len(found.gaps), 'gap')} elsewhere")
        )
    more = f" and {count(len(orphans) - 1, 'other')}" if len(orphans) > 1 else ""
    return f"Nothing done leads to ‘{one_line(orphans[0].title, 40)}’{more}"


def _columns(found: Theory) -> dict[str, list[ChangeStep]]:
    """Give the steps of each sort that is there, in the order of the chain."""
    columns: dict[str, list[ChangeStep]] = {}
    for step in found.steps:
        columns.setdefault(step.sort, []).append(step)
    return columns


def _box(plot: go.Figure, step: ChangeStep, place: Place, loose: bool) -> None:
    """Draw one step: its words in a frame, broken where it hangs in the air."""
    x, y = place
    edge = {"color": style.INK if loose else style.PARTS[1], "width": 2, "dash": "dash" if loose else "solid"}
    plot.add_shape(
        type="rect", x0=x - WIDE / 2, x1=x + WIDE / 2, y0=y - 0.4, y1=y + 0.4, line=edge, fillcolor="white"
    )
    words = style.column_name(step.title, LETTERS, 4)
    plot.add_annotation(x=x, y=y, text=words, showarrow=False, font={"size": 11, "color": style.INK})


def _arrow(plot: go.Figure, start: Place, end: Place) -> None:
    """Lead from the side of one box to the side of another, or down to one in the same column."""
    (x0, y0), (x1, y1) = start, end
    if x0 == x1:
        down = 1 if y1 > y0 else -1
        ends = ((x0, y0 + 0.4 * down), (x1, y1 - 0.4 * down))
    else:
        right = 1 if x1 > x0 else -1
        ends = ((x0 + WIDE / 2 * right, y0), (x1 - WIDE / 2 * right, y1))
    plot.add_annotation(
        x=ends[1][0], y=ends[1][1], ax=ends[0][0], ay=ends[0][1], xref="x", yref="y", axref="x", ayref="y",
        text="", showarrow=True, arrowhead=2, arrowsize=1, arrowwidth=1.2, arrowcolor=style.QUIET,
    )  # fmt: skip


def _told(found: Theory, step: ChangeStep) -> tuple[str, str, str]:
    """Give the rest of a row."""
    onward = "; ".join(to.title for start, to in found.links if start is step) or "nothing"
    return step.sort, onward, step.assumption or "not said"


def _said(found: Theory) -> str:
    """Say every link in words."""
    links = [f"{one_line(start.title, 60)} leads to {one_line(to.title, 60)}" for start, to in found.links]
    gaps = [f"{one_line(gap.step.title, 60)}: {gap.says}" for gap in found.gaps]
    loose = f" Gaps: {'; '.join(gaps)}." if gaps else ""
    return f"{'; '.join(links) or 'No step leads to another'}.{loose}"
