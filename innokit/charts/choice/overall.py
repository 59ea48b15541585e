"""Which option is worth most, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.words import a_list

if TYPE_CHECKING:
    from innokit.results import Figure
    from innokit.scoring import Comparison


def overall(comparison: Comparison) -> Chart:
    """Draw the overall value of each option, best first; a bar where something was not scored."""
    case = comparison.case
    low, high, shown = (read.by_option(comparison, m) for m in ("overall-low", "overall-high", "overall"))
    order = sorted(shown, key=lambda option: -read.value(high[option]))
    winner = comparison.winner
    title = "No option is sure to be worth most"
    if winner:
        title = f"{read.short(case, winner.id)} is worth most: {shown[winner.id].text} of 100"
    subtitle = f"Overall value, 0 to 100; a line shows what blanks leave open; {case.moment}"
    plot = style.figure(title, subtitle, rows=len(order))
    for place, option in enumerate(order):
        _range(
            plot,
            place,
            read.value(low[option]),
            read.value(high[option]),
            style.looks(case, option),
            shown[option],
        )
    plot.update_xaxes(range=[0, 108], tickvals=[0, 20, 40, 60, 80, 100])
    style.names_down(plot, range(len(order)), [style.name(case.name(option)) for option in order])
    said = a_list([f"{read.short(case, option)} {shown[option].text}" for option in order])
    rows = [(case.name(option), shown[option], low[option], high[option]) for option in order]
    data = read.sheet(
        "overall", "Overall value, 0 to 100", ("Option", "Overall value", "Lowest", "Highest"), rows
    )
    return Chart(
        "overall", title, subtitle, f"Overall values out of 100, best first: {said}.", plot, data, comparison
    )


def _range(
    plot: go.Figure, place: int, low: float, high: float, looks: tuple[str, str, str], shown: Figure
) -> None:
    """Draw one option: a mark where its value is known, a line where it is a range."""
    colour, mark, _ = looks
    plot.add_trace(
        go.Scatter(x=[0, low], y=[place, place], mode="lines", line={"color": style.RULE, "width": 2})
    )
    if high > low:
        plot.add_trace(
            go.Scatter(x=[low, high], y=[place, place], mode="lines", line={"color": colour, "width": 9})
        )
    mode = {"color": colour, "symbol": mark, "size": 13, "line": {"color": colour, "width": 2}}
    plot.add_trace(
        go.Scatter(
            x=[high],
            y=[place],
            mode="markers+text",
            text=[f"  {shown.text}"],
            textposition="middle right",
            marker=mode,
            cliponaxis=False,
        )
    )
