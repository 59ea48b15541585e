"""What is drawn: the range of every assumption, each on a scale of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.words import count

if TYPE_CHECKING:
    from innokit.businesscase import Simulation
    from innokit.results import Figure

SHARES = ("q5", "q25", "q50", "q75", "q95")


def shapes(simulation: Simulation) -> Chart:
    """Draw the range of each assumption: 9 in 10 draws within the thin line, half within the thick one."""
    case = simulation.case
    ids = [one.assumption.id for one in simulation.inputs]
    found = {share: read.by_option(simulation, f"input-{share}") for share in SHARES}
    title = f"{count(len(ids), 'assumption')} drawn at once"
    what = "Each on a scale of its own: 9 in 10 draws lie within the thin line, half within the thick one"
    subtitle = f"{what}; the mark is the middle, the upright stroke the recorded value; {case.moment}"
    plot = style.figure(title, subtitle, rows=len(ids), row=58)
    for place, one in enumerate(simulation.inputs):
        _draw(plot, place, one.assumption.value, [found[share][one.assumption.id] for share in SHARES])
    plot.update_xaxes(visible=False, range=[-0.75, 1.75])
    style.names_down(plot, range(len(ids)), [style.name(case.name(id)) for id in ids])
    rows = [(case.name(id), *(found[share][id] for share in SHARES)) for id in ids]
    headings = ("Assumption", "5 in 100 are below", "1 in 4", "Half", "3 in 4", "95 in 100")
    data = read.sheet("shapes", "What is drawn", headings, rows)
    said = "; ".join(
        f"{read.short(case, id)}: {found['q5'][id].text} to {found['q95'][id].text}" for id in ids
    )
    return Chart(
        "shapes", title, subtitle, f"{title}. 9 in 10 draws lie within these: {said}.", plot, data, simulation
    )


def _draw(plot: go.Figure, place: int, recorded: float, figures: list[Figure]) -> None:
    """Draw one assumption between its own ends."""
    low, quarter, middle, three, high = (read.value(figure) for figure in figures)
    wide = (high - low) or 1.0

    def at(value: float) -> float:
        return (value - low) / wide

    for ends, width in (((low, high), 2), ((quarter, three), 9)):
        line = {"color": style.COLOURS[0], "width": width}
        plot.add_trace(go.Scatter(x=[at(x) for x in ends], y=[place, place], mode="lines", line=line))
    stroke = {"symbol": "line-ns-open", "size": 20, "color": style.INK, "line": {"width": 2}}
    inside = min(max(at(recorded), -0.3), 1.3)
    plot.add_trace(go.Scatter(x=[inside], y=[place], mode="markers", marker=stroke))
    marker = {"color": "white", "symbol": "circle", "size": 11, "line": {"color": style.INK, "width": 2}}
    plot.add_trace(go.Scatter(x=[at(middle)], y=[place], mode="markers", marker=marker))
    for end, figure, anchor, shift in ((0.0, figures[0], "right", -6), (1.0, figures[4], "left", 6)):
        plot.add_annotation(
            x=end, y=place, text=_short(figure), showarrow=False, xanchor=anchor, xshift=shift
        )


def _short(figure: Figure) -> str:
    """Give a value without what it is counted in each year, for a label."""
    return figure.text.partition(" a ")[0]
