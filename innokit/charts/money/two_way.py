"""What two assumptions do together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.words import count, one_line, sum_of_money

if TYPE_CHECKING:
    from innokit.businesscase import TwoWay
    from innokit.results import Figure

UP, DOWN, EVEN = "▲", "▼", "="
PLAIN, BETTER, WORSE = "rgb(246,246,246)", "rgb(190,215,233)", "rgb(247,208,184)"
"""Grounds pale enough for dark text; each cell says its sign as well."""


def two_way(found: TwoWay) -> Chart:
    """Draw the net present social value of one option at each pair of values, with the line of break-even."""
    case, cells = found.case, found.cells
    down, across = _levels(found)
    title = _finding(found)
    subtitle = (
        f"Net present social value at each pair, all other assumptions central; {UP} worth more than it "
        f"costs, {DOWN} less; the heavy line is break-even, the frame is the pair as recorded; {case.moment}"
    )
    plot = style.figure(title, subtitle, rows=len(down) + 1, row=62)
    shapes = [_cell(figure, i, j) for i, row in enumerate(cells) for j, figure in enumerate(row)]
    plot.update_layout(shapes=[*shapes, *_line(cells), *_frame(found)])
    spots = [(i, j, figure) for i, row in enumerate(cells) for j, figure in enumerate(row)]
    plot.add_trace(
        go.Scatter(
            x=[j for _, j, _ in spots],
            y=[i for i, _, _ in spots],
            mode="text",
            textfont={"size": 12 if len(cells[0]) <= 3 else 11},
            text=[f"{_sign(figure)}<br>{sum_of_money(read.value(figure))}" for _, _, figure in spots],
            cliponaxis=False,
        )
    )
    style.headroom(plot, 40)
    plot.update_xaxes(
        side="top",
        title={"text": style.name(found.across.title, 60), "standoff": 8},
        tickvals=list(range(len(across))),
        ticktext=[style.column_name(level, 11) for level in across],
        tickangle=0,
        showgrid=False,
        zeroline=False,
        range=[-0.5, len(across) - 0.5],
    )
    style.names_down(plot, range(len(down)), [style.column_name(level, 10) for level in down])
    plot.update_yaxes(autorange=False, range=[len(down) - 0.5, -0.5], title=style.name(found.down.title, 40))
    rows = [(level, *row) for level, row in zip(down, cells, strict=True)]
    headings = (found.down.title, *(f"{found.across.title}: {level}" for level in across))
    data = read.sheet("two-way", f"NPSV of {found.outcome.option.title}", headings, rows)
    said = "; ".join(_said(found, level, across, row) for level, row in zip(down, cells, strict=True))
    return Chart("two-way", title, subtitle, f"{title}. {said}.", plot, data, found)


def _levels(found: TwoWay) -> tuple[list[str], list[str]]:
    """Give the levels of both assumptions as the result writes them."""
    sheet = found.sheet("two-way")
    heads = [column.title.removeprefix(f"{found.across.title}: ") for column in sheet.columns[1:]]
    return [str(row[0]) for row in sheet.rows], heads


def _finding(found: TwoWay) -> str:
    """Say in how many pairs the option is worth less than it costs."""
    values = [read.value(figure) for row in found.cells for figure in row]
    losing = sum(value < 0 for value in values)
    option = read.short(found.case, found.outcome.option.id)
    pair = f"{one_line(found.down.title, 30)} and {one_line(found.across.title, 30)}"
    if not losing:
        return f"{option} is worth its cost at all {len(values)} pairs of {pair}"
    if losing == len(values):
        return f"{option} is not worth its cost at any of the {len(values)} pairs of {pair}"
    return f"{option} loses at {losing} of {count(len(values), 'pair')} of {pair}"


def _sign(figure: Figure) -> str:
    """Give the sign of a cell as a mark and a word."""
    value = read.value(figure)
    return f"{UP} gain" if value > 0 else f"{DOWN} loss" if value < 0 else f"{EVEN} even"


def _cell(figure: Figure, i: int, j: int) -> dict[str, Any]:
    """Make one cell, tinted by its sign."""
    value = read.value(figure)
    ground = BETTER if value > 0 else WORSE if value < 0 else PLAIN
    edges = {"x0": j - 0.5, "x1": j + 0.5, "y0": i - 0.5, "y1": i + 0.5}
    return {
        "type": "rect",
        "line": {"width": 1, "color": "white"},
        "fillcolor": ground,
        "layer": "below",
        **edges,
    }


def _line(cells: tuple[tuple[Figure, ...], ...]) -> list[dict[str, Any]]:
    """Make the edges between cells on either side of break-even."""
    gains = [[read.value(figure) >= 0 for figure in row] for row in cells]
    edges = []
    for i, row in enumerate(gains):
        for j, gain in enumerate(row):
            if j + 1 < len(row) and row[j + 1] != gain:
                edges.append({"x0": j + 0.5, "x1": j + 0.5, "y0": i - 0.5, "y1": i + 0.5})
            if i + 1 < len(gains) and gains[i + 1][j] != gain:
                edges.append({"x0": j - 0.5, "x1": j + 0.5, "y0": i + 0.5, "y1": i + 0.5})
    return [{"type": "line", "line": {"color": style.INK, "width": 4}, **edge} for edge in edges]


def _frame(found: TwoWay) -> list[dict[str, Any]]:
    """Make the frame of the pair of central values."""
    i = found.levels[0].index(found.down.value)
    j = found.levels[1].index(found.across.value)
    line = {"color": style.INK, "width": 1.5, "dash": "dot"}
    edges = {"x0": j - 0.45, "x1": j + 0.45, "y0": i - 0.44, "y1": i + 0.44}
    return [{"type": "rect", "line": line, **edges}]


def _said(found: TwoWay, level: str, across: list[str], row: tuple[Figure, ...]) -> str:
    """Say one row in words."""
    sums = [
        f"{sum_of_money(read.value(figure))} at {other}" for other, figure in zip(across, row, strict=True)
    ]
    return (
        f"{one_line(found.down.title, 30)} {level}, by {one_line(found.across.title, 30)}: {', '.join(sums)}"
    )
