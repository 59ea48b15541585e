"""What a study gains, by its size, after what it costs and what waiting for it costs."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from innokit.charts import placing, read, style
from innokit.charts.chart import Chart
from innokit.errors import MethodRefused
from innokit.records import Study
from innokit.words import sum_of_money

if TYPE_CHECKING:
    from innokit.businesscase import Knowing
    from innokit.results import Figure

LINES = {
    "evsi": ("What it tells", "dash", style.QUIET),
    "study-cost": ("What it costs", "dot", style.QUIET),
    "study-net": ("Net gain", "solid", style.COLOURS[0]),
}


def net_gain(knowing: Knowing, study: str = "") -> Chart:
    """Draw the net gain of a study against its size, the first study's unless another is named.

    Raises
    ------
    MethodRefused
        No study is recorded, or none has that id.
    """
    case, curves = knowing.case, {key: _by_size(knowing, key) for key in LINES}
    ids = list(curves["study-net"])
    if study and study not in ids:
        raise MethodRefused(
            "There is no such study here", where=f"study {study}", remedy=f"Ask for one of {', '.join(ids)}"
        )
    study = study or ids[0]
    drawn = {key: found[study] for key, found in curves.items()}
    net = drawn["study-net"]
    best = max(net, key=lambda size: read.value(net[size]))
    gain, name = read.value(net[best]), read.short(case, study, 50)
    title = (
        f"{name} gains most with about {best:,} people: {sum_of_money(gain)}"
        if gain > 0
        else f"{name} is not worth it at any size looked at"
    )
    what = "What it gains before the decision: what it tells, less its cost and the cost of waiting"
    subtitle = f"{what}, by how many people it observes; {case.moment}"
    plot = style.figure(title, subtitle, height=430)
    _draw(plot, drawn)
    _mark(plot, net, best, case.get(Study, study).people)
    headings = ("Size", "Worth of what it tells", "Cost", "Net gain")
    rows = [(f"{size:,}", *(drawn[key][size] for key in LINES)) for size in net]
    data = read.sheet("net-gain", f"What {name} would gain, by size", headings, rows)
    ends = [f"{size:,} people: {sum_of_money(read.value(net[size]))}" for size in (min(net), max(net))]
    alt = f"{title}. Net gain with {'; '.join(ends)}."
    return Chart("net-gain", title, subtitle, alt, plot, data, knowing)


def _by_size(knowing: Knowing, measure: str) -> dict[str, dict[int, Figure]]:
    """Collect the figures of one measure by study and size."""
    out: dict[str, dict[int, Figure]] = {}
    for (study, size), figure in read.measured(knowing, measure).items():
        out.setdefault(study, {})[int(size.removeprefix("n"))] = figure
    return {study: dict(sorted(found.items())) for study, found in out.items()}


def _draw(plot: go.Figure, drawn: dict[str, dict[int, Figure]]) -> None:
    """Draw the three lines over a scale of doubling sizes, each named at its end."""
    values = [read.value(figure) for found in drawn.values() for figure in found.values()]
    low, high = min(0.0, *values), max(0.0, *values)
    room = (high - low or 1.0) * 0.09
    sizes = list(drawn["study-net"])
    start, end = math.log10(sizes[0]), math.log10(sizes[-1])
    heights = placing.apart([read.value(drawn[key][sizes[-1]]) for key in LINES], room)
    for (key, (name, dash, colour)), height in zip(LINES.items(), heights, strict=True):
        line = {"color": colour, "dash": dash, "width": 3 if key == "study-net" else 2}
        y = [read.value(drawn[key][size]) for size in sizes]
        plot.add_trace(go.Scatter(x=sizes, y=y, mode="lines", line=line))
        plot.add_annotation(
            x=end, y=height, text=name, showarrow=False, xanchor="left", xshift=8, font={"color": colour},
            bgcolor="white",
        )  # fmt: skip
    plot.add_hline(y=0, line={"color": style.INK, "width": 1})
    plot.update_yaxes(**style.POUNDS, range=[min(low, *heights) - room, max(high, *heights) + 2 * room])
    span = end - start or 1.0
    plot.update_xaxes(
        type="log", range=[start - 0.05 * span, end + 0.3 * span], tickvals=_round(sizes), tickformat=",d",
        title={"text": "People it observes"}, showgrid=False,
    )  # fmt: skip


def _round(sizes: list[int]) -> list[int]:
    """Give round sizes to write on the scale."""
    tens = range(int(math.log10(sizes[0])), int(math.log10(sizes[-1])) + 1)
    found = [step * 10**ten for ten in tens for step in (1, 2, 5)]
    return [size for size in found if sizes[0] <= size <= sizes[-1]]


def _mark(plot: go.Figure, net: dict[int, Figure], best: int, stated: int) -> None:
    """Mark the best size with a ring, and the one stated with a small cross, each with its net gain."""
    sizes = {best: ("circle", 12, "best"), stated: ("x", 8, "as stated")}
    if best == stated:
        sizes = {best: ("circle", 12, "best, and as stated")}
    for size, (symbol, large, said) in sizes.items():
        gain = read.value(net[size])
        marker = {"color": "white" if symbol == "circle" else style.INK, "symbol": symbol, "size": large,
                  "line": {"color": style.INK, "width": 2}}  # fmt: skip
        plot.add_trace(go.Scatter(x=[size], y=[gain], mode="markers", marker=marker))
        beside = {"yanchor": "bottom", "yshift": 9} if size == best else {"xanchor": "left", "yanchor": "top"}
        plot.add_annotation(
            x=math.log10(size), y=gain, text=f"{said}, {size:,}: {sum_of_money(gain)}", showarrow=False,
            bgcolor="white", **beside,
        )  # fmt: skip
