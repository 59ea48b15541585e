"""Running totals as lines over the years, named at their ends, with the moments at which they pay back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from innokit.charts import placing, read, style
from innokit.results import Figure
from innokit.words import a_list, count, one_line, plain_for_chart

TALL = 330
"""Pixels of the plot, near enough, between its lowest and its highest value."""
FEW = 6
"""Up to so many lines say at their ends when they pay back; with more, only their names fit."""
LETTERS = 20
"""How long a name can be at the end of a line."""
NEVER, NOTHING = "never", "nothing"
"""How a payback that never comes, or is of nothing, starts in words."""
MARKS = 12
"""On a long line, only so many years are marked."""


class Line(NamedTuple):
    """One running total: whose it is, its look, its figure of each year, and when it pays back."""

    name: str
    looks: tuple[str, str, str]
    figures: Sequence[Figure]
    payback: Figure

    @property
    def values(self) -> list[float]:
        """The running total as numbers."""
        return [read.value(figure) for figure in self.figures]


def draw(title: str, subtitle: str, lines: Sequence[Line], *, dash: Sequence[str] = ()) -> go.Figure:
    """Draw running totals from year 0 on.

    Parameters
    ----------
    title, subtitle : str
    lines : sequence of Line
    dash : sequence of str
        How each line is dashed; solid unless said.
    """
    written = 2 if len(lines) <= FEW else 1
    step = placing.LINE * written + 5
    tall = max(TALL, 1.15 * step * len(lines))
    plot = style.figure(title, subtitle, height=round(tall) + 170)
    last = max(len(lines[0].figures) - 1, 1)
    for place, line in enumerate(lines):
        plot.add_trace(_curve(line, dash[place] if dash else "solid"))
    low, high = _span(lines)
    steps = placing.apart([line.values[-1] for line in lines], (high - low) * step / tall)
    for line, at in zip(lines, steps, strict=True):
        _end(plot, line, at, last, _label(line, written))
    for line in lines:
        if line.payback.value:
            plot.add_trace(_moment(line))
    room = 0.04 * (high - low)
    plot.update_yaxes(**style.POUNDS, range=[min(low, *steps) - room, max(high, *steps) + room])
    plot.update_xaxes(
        title="Year, counted from the base year",
        range=[-0.02 * last, last * 1.62],
        tickvals=[year for year in _years(last) if year < len(lines[0].figures)],
        showgrid=False,
        zeroline=False,
    )
    return plot


def paying_back(paybacks: Sequence[tuple[str, Figure]]) -> str:
    """Say who pays back and when, and who never does; who has nothing to pay back is not named."""
    back = [(name, figure) for name, figure in paybacks if _comes(figure)]
    never = [name for name, figure in paybacks if figure.text.startswith(NEVER)]
    paid = [f"{name} pays back {_when(figure)}" for name, figure in back]
    if len(paid) > 3:
        soonest = min(back, key=lambda pair: read.value(pair[1]))
        more = f"{len(paid)} of {len(paybacks)} pay back, {soonest[0]} first: {_when(soonest[1])}"
        paid = [more]
    if len(never) > 3:
        never = [*never[:2], count(len(never) - 2, "other")]
    said = "; ".join([*paid, *([f"never pays back: {a_list(never)}"] if never else [])])
    said = said or "There is nothing to pay back"
    return f"{said[0].upper()}{said[1:]}"


def _comes(payback: Figure) -> bool:
    """Whether anything is paid, and comes back."""
    return payback.value is not None and not payback.text.startswith(NOTHING)


def _when(figure: Figure) -> str:
    """Say a payback within a sentence."""
    return "at once" if figure.value == 0 else f"in {one_line(figure.text.split(' (')[0])}"


def _span(lines: Sequence[Line]) -> tuple[float, float]:
    """Give the lowest and the highest value drawn, nothing among them."""
    values = [0.0, *(value for line in lines for value in line.values)]
    low, high = min(values), max(values)
    return (low, high) if high > low else (low - 1, high + 1)


def _years(last: int) -> list[int]:
    """Give the years that are written below, at most a dozen."""
    step = next(step for step in (1, 2, 5, 10, 20, 25, 50, 100) if last / step <= 8)
    return list(range(0, last + 1, step))


def _curve(line: Line, dash: str) -> go.Scatter:
    """Draw one running total."""
    colour, mark, _ = line.looks
    every = -(-len(line.values) // MARKS)
    sizes = [8 if year % every == 0 else 0 for year in range(len(line.values))]
    return go.Scatter(
        x=list(range(len(line.values))),
        y=line.values,
        mode="lines+markers",
        line={"color": colour, "width": 2.5, "dash": dash},
        marker={"symbol": mark, "size": sizes, "color": colour, "opacity": 1},
    )


def _end(plot: go.Figure, line: Line, at: float, last: int, text: str) -> None:
    """Name a line at its end, moved where names would cover each other."""
    colour, mark, _ = line.looks
    plot.add_trace(
        go.Scatter(
            x=[len(line.values) - 1, last * 1.06],
            y=[line.values[-1], at],
            mode="lines+markers",
            line={"color": colour, "width": 1},
            marker={"symbol": mark, "color": colour, "size": [0, 9], "opacity": 1},
        )
    )
    plot.add_annotation(
        x=last * 1.06,
        y=at,
        text=text,
        showarrow=False,
        xanchor="left",
        xshift=8,
        align="left",
        bgcolor="white",
    )


def _label(line: Line, lines: int) -> str:
    """Write the name of a line, and below it what becomes of it where there is room."""
    name = plain_for_chart(line.name, LETTERS)
    return f"{name}<br>{_said(line.payback)}" if lines > 1 else name


def _said(payback: Figure) -> str:
    """Say beside a name when it pays back."""
    if not _comes(payback):
        return "never pays back" if payback.text.startswith(NEVER) else "nothing to pay back"
    return f"pays back {_when(payback)}"


def _moment(line: Line) -> go.Scatter:
    """Mark on the line of nothing the moment at which a running total comes back to it for good."""
    colour, mark, _ = line.looks
    return go.Scatter(
        x=[read.value(line.payback)],
        y=[0],
        mode="markers",
        marker={"symbol": mark, "size": 14, "color": "white", "line": {"color": colour, "width": 3}},
    )
