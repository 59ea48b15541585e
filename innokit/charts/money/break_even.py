"""How far each assumption can move before an option only just breaks even."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import plotly.graph_objects as go

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.words import a_list, one_line, plain_for_chart

if TYPE_CHECKING:
    from innokit.businesscase import OneWay, Swing
    from innokit.results import Figure

NOTHING = "nothing in its range does"
SHORT = 16
"""A value of more letters than this is written without its unit."""
MOST = 20
"""So many rows are drawn; the others stand in the data table."""


class Row(NamedTuple):
    """One assumption under one option: its range in words, and the value at which NPSV is nothing."""

    swing: Swing
    figure: Figure
    levels: tuple[str, str, str]

    @property
    def low(self) -> float:
        """Its low value; the central one where none is given."""
        given = self.swing.assumption
        return given.value if given.low is None else given.low

    @property
    def high(self) -> float:
        """Its high value; the central one where none is given."""
        given = self.swing.assumption
        return given.value if given.high is None else given.high

    def at(self, level: float) -> float:
        """Give where a value stands on the row: its low at 0 and its high at 1."""
        return (level - self.low) / (self.high - self.low) if self.high > self.low else 0.5


def break_even(one_way: OneWay) -> Chart:
    """Draw each assumption from low to high, with the value at which the option breaks even.

    Assumptions whose break-even lies within their range stand first, the one nearest to its central value on
    top; then those beyond their range; then those of which no value does.
    """
    found, case = one_way, one_way.case
    rows = _rows(found)
    several = len({row.swing.outcome.option.id for row in rows}) > 1
    title = _finding(rows)
    shown = rows[:MOST]
    cut = f"; the nearest {MOST} of {len(rows)}, the others in the table" if len(rows) > MOST else ""
    subtitle = f"Each assumption from its low to its high value, all others central{cut}; {case.moment}"
    plot = style.figure(title, subtitle, rows=len(shown), row=84 if several else 70)
    for place, row in enumerate(shown):
        _draw(plot, place, row)
    plot.update_xaxes(range=[-0.02, 1.02], showticklabels=False, showgrid=False, zeroline=False)
    style.names_down(plot, range(len(shown)), [_label(row, several) for row in shown])
    plot.update_yaxes(autorange=False, range=[len(shown) - 0.4, -0.6])
    cells = [(*_named(row), *row.levels, row.figure) for row in rows]
    headings = ("Assumption", "Option", "Low", "Central", "High", "Breaks even at")
    data = read.sheet("break-even", "Where each option breaks even", headings, cells)
    said = "; ".join(_said(row, several) for row in rows)
    return Chart("break-even", title, subtitle, f"{title}. {said}.", plot, data, found)


def _rows(found: OneWay) -> list[Row]:
    """Collect the rows, the break-even that lies nearest on top."""
    figures, cells = found.figures, found.sheet("one-way").rows
    rows = []
    for swing, cell in zip(found.swings, cells, strict=True):
        figure = figures[f"switching.{swing.assumption.id}.{swing.outcome.option.id}"]
        rows.append(Row(swing, figure, (str(cell[2]), str(cell[3]), str(cell[4]))))
    order = ("inside", "outside", "none")
    return sorted(rows, key=lambda row: (order.index(row.swing.place), _reach(row)))


def _reach(row: Row) -> float:
    """Give how far the break-even lies from the central value, in ranges."""
    switch = row.swing.switching
    return 0.0 if switch is None else abs(row.at(switch) - row.at(row.swing.assumption.value))


def _finding(rows: list[Row]) -> str:
    """Say which assumption has to move least for an option to break even."""
    inside = [row for row in rows if row.swing.place == "inside"]
    if not inside:
        return "No assumption alone brings any option to break even within its range"
    first, more = inside[0], len(inside) - 1
    what, option = one_line(first.swing.assumption.title, 40), one_line(first.swing.outcome.option.title, 40)
    also = f"; {more} more could in their range" if more else "; nothing else does in its range"
    return f"{option} breaks even if {what} goes from {first.levels[1]} to {first.figure.text}{also}"


def _named(row: Row) -> tuple[str, str]:
    """Name the assumption and the option."""
    return row.swing.assumption.title, row.swing.outcome.option.title


def _label(row: Row, several: bool) -> str:
    """Name a row, with its central value, and its option where there are several."""
    what, option = _named(row)
    lines = [plain_for_chart(option, 26)] if several else []
    lines.append(plain_for_chart(f"now {row.levels[1]}", 26))
    return f"{style.name(what)}<br><i>{'<br>'.join(lines)}</i>"


def _said(row: Row, several: bool) -> str:
    """Say one row in words."""
    what, option = _named(row)
    of = f" for {one_line(option, 40)}" if several else ""
    low, central, high = row.levels
    even = NOTHING if row.swing.switching is None else f"breaks even at {row.figure.text}"
    return f"{one_line(what, 40)}{of}, {a_list([f'low {low}', f'central {central}', f'high {high}'])}: {even}"


def _draw(plot: go.Figure, place: int, row: Row) -> None:
    """Draw one row: its range with both ends, the central value, and where it breaks even."""
    line = {"color": style.PARTS[2], "width": 12}
    plot.add_trace(go.Scatter(x=[0, 1], y=[place, place], mode="lines", line=line))
    ends = {"color": style.INK, "size": 16, "symbol": "line-ns-open"}
    plot.add_trace(go.Scatter(x=[0, 1], y=[place, place], mode="markers", marker=ends))
    diamond = {"color": style.INK, "size": 9, "symbol": "diamond"}
    centre = row.at(row.swing.assumption.value)
    plot.add_trace(go.Scatter(x=[centre], y=[place], mode="markers", marker=diamond))
    low, high = (_bare(row, level) for level in (row.levels[0], row.levels[2]))
    for x, name, text, side in ((0.0, "low", low, "left"), (1.0, "high", high, "right")):
        _write(plot, (x, place), f"{name} {text}", yanchor="top", yshift=-9, xanchor=side)
    _switch(plot, place, row)


def _switch(plot: go.Figure, place: int, row: Row) -> None:
    """Mark where it breaks even: on the range, beyond it by an arrow, or in words that nothing does."""
    switch = row.swing.switching
    if switch is None:
        _write(plot, (0.5, place), NOTHING, yanchor="bottom", yshift=9)
        return
    spot = row.at(switch)
    inside = row.swing.place == "inside"
    if inside:
        cross = {
            "color": style.COLOURS[1],
            "size": 15,
            "symbol": "x-thin",
            "line": {"width": 4, "color": style.COLOURS[1]},
        }
        plot.add_trace(go.Scatter(x=[spot], y=[place], mode="markers", marker=cross))
    level = row.figure.text.split(" (")[0]
    text = f"breaks even at {level if inside and len(level) <= SHORT else _bare(row, level)}"
    if not inside:
        text = f"◀ {text}, below its range" if spot < 0.5 else f"{text}, above its range ▶"
        spot = 0.0 if spot < 0.5 else 1.0
    side = "left" if spot < 0.3 else "right" if spot > 0.72 else "center"
    _write(plot, (spot, place), text, yanchor="bottom", yshift=9, xanchor=side)


def _bare(row: Row, level: str) -> str:
    """Write a value without its unit, which stands beside the name."""
    return level.removesuffix(row.swing.assumption.unit.removeprefix("£")).rstrip()


def _write(plot: go.Figure, at: tuple[float, int], text: str, **more: object) -> None:
    """Write words on a row."""
    plot.add_annotation(
        x=at[0], y=at[1], text=plain_for_chart(text, 60), showarrow=False, font={"size": 12}, **more
    )
