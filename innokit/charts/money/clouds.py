"""Worth in money beside worth in scores, each with how far it could be out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import plotly.graph_objects as go

from innokit.charts import placing, read, style
from innokit.charts.chart import Chart
from innokit.charts.money.together import Cloud, Together
from innokit.errors import MethodRefused
from innokit.words import sum_of_money

if TYPE_CHECKING:
    from innokit.businesscase import Simulation
    from innokit.scoring import Robustness

WIDE, TALL = 430.0, 380.0
"""Pixels of the plot, near enough, to place labels by."""
POINTS = 250
"""Draws of each option that are drawn as points: the first so many."""


def clouds(simulation: Simulation, robustness: Robustness) -> Chart:
    """Draw each option's net present social value against its overall value, draw by draw.

    Parameters
    ----------
    simulation : Simulation
        Draws of what assumptions leave open in money.
    robustness : Robustness
        Draws of what weights and blanks leave open in scores, of the same case.

    Raises
    ------
    MethodRefused
        The two are of different cases, or no option is in both.
    """
    case = simulation.case
    if (case.as_at, case.head) != (robustness.case.as_at, robustness.case.head):
        raise MethodRefused(
            "The simulation and the robustness stand at different entries of the record",
            where=f"{case.moment}, and {robustness.case.moment}",
            remedy="Work both out again from one case",
        )
    found = Together(case, simulation, robustness)
    if not found.options:
        raise MethodRefused(
            "No option has both a value in money and a value in scores",
            remedy="Score the options that have cost and benefit lines",
        )
    title = _finding(found)
    subtitle = (
        f"Net present social value against overall value (0 to 100): {min(POINTS, found.draws)} of "
        f"{found.draws:,} draws as points; a cross holds 9 of 10 draws each way, its mark is the middle; "
        f"{case.moment}"
    )
    plot = style.figure(title, subtitle, height=500)
    span = _span(found)
    plot.add_trace(go.Scatter(x=[-2, 104], y=[0, 0], mode="lines", line={"color": style.INK, "width": 1}))
    for row, cloud in enumerate(found.clouds):
        plot.add_trace(_points(found, row, cloud))
    for cloud, (text, side) in zip(found.clouds, _labels(found, span), strict=True):
        plot.add_traces(_cross(found, cloud))
        plot.add_annotation(_name(cloud, text, side))
    plot.update_xaxes(
        title="Overall value", range=[-2, 104], tickvals=[0, 20, 40, 60, 80, 100], zeroline=False
    )
    plot.update_yaxes(
        range=list(span), tickformat=",.2~s", title="Net present social value, £", zeroline=False
    )
    said = "; ".join(_said(found, cloud) for cloud in found.clouds)
    return Chart("clouds", title, subtitle, f"{title}. {said}.", plot, found.sheet(), found)


def _finding(found: Together) -> str:
    """Say which option is worth most in both most often, or that none ever is."""
    best = max(found.clouds, key=lambda cloud: read.value(cloud.first))
    name = read.short(found.case, best.option)
    if len(found.clouds) == 1:
        return f"{name} is worth {_money(best, 'q5')} to {_money(best, 'q95')} in 9 of 10 draws"
    if not best.first.value:
        return "No option is worth most in money and in scores in the same draw"
    return f"{name} is worth most in money and in scores in {best.first.text}"


def _span(found: Together) -> tuple[float, float]:
    """Give the range of the money axis: what is drawn, nothing, and room for names."""
    drawn = found.money[:, :POINTS]
    low, high = min(0.0, float(drawn.min())), max(0.0, float(drawn.max()))
    room = 0.12 * (high - low) or 1.0
    return low - room, high + room


def _points(found: Together, row: int, cloud: Cloud) -> go.Scatter:
    """Draw the first draws of one option."""
    colour, mark, _ = style.looks(found.case, cloud.option)
    return go.Scatter(
        x=np.round(found.overall[row, :POINTS], 2).tolist(),
        y=np.round(found.money[row, :POINTS]).tolist(),
        mode="markers",
        marker={"color": colour, "symbol": mark, "size": 5, "opacity": 0.3},
    )


def _labels(found: Together, span: tuple[float, float]) -> list[tuple[str, str]]:
    """Give each name and the side of its mark on which it stands, off the crosses."""
    low, high = span

    def up(value: float) -> float:
        return (value - low) / (high - low) * TALL

    def across(value: float) -> float:
        return (value + 2) / 106 * WIDE

    points, drawn = [], [placing.Box(0, WIDE, up(0) - 4, up(0) + 4)]
    for cloud in found.clouds:
        x = {key: across(read.value(figure)) for key, figure in cloud.overall.items()}
        y = {key: up(read.value(figure)) for key, figure in cloud.money.items()}
        points.append((x["q50"], y["q50"]))
        drawn.append(placing.Box(x["q5"], x["q95"], y["q50"] - 8, y["q50"] + 8))
        drawn.append(placing.Box(x["q50"] - 8, x["q50"] + 8, y["q5"], y["q95"]))
    texts = [style.name(found.case.name(cloud.option)) for cloud in found.clouds]
    sides = placing.beside(points, texts, placing.Box(0, WIDE, 0, TALL), drawn)
    return list(zip(texts, sides, strict=True))


def _name(cloud: Cloud, text: str, side: str) -> go.layout.Annotation:
    """Write a name on one side of its mark, readable over the points of others."""
    up, across = side.split()
    return go.layout.Annotation(
        x=read.value(cloud.overall["q50"]),
        y=read.value(cloud.money["q50"]),
        text=text,
        showarrow=False,
        xanchor={"left": "right", "right": "left"}.get(across, "center"),
        yanchor={"top": "bottom", "bottom": "top"}.get(up, "middle"),
        xshift={"left": -10, "right": 10}.get(across, 0),
        yshift={"top": 10, "bottom": -10}.get(up, 0),
        align={"left": "right", "right": "left"}.get(across, "center"),
        bgcolor="rgba(255,255,255,0.8)",
    )


def _cross(found: Together, cloud: Cloud) -> list[go.Scatter]:
    """Draw where 9 of 10 draws lie each way, and the middle."""
    colour, mark, _ = style.looks(found.case, cloud.option)
    x = {key: read.value(figure) for key, figure in cloud.overall.items()}
    y = {key: read.value(figure) for key, figure in cloud.money.items()}
    ends = {
        "x": [x["q5"], x["q95"], None, x["q50"], x["q50"]],
        "y": [y["q50"], y["q50"], None, y["q5"], y["q95"]],
        "mode": "lines",
    }
    middle = go.Scatter(
        x=[x["q50"]],
        y=[y["q50"]],
        mode="markers",
        marker={"color": colour, "symbol": mark, "size": 13, "line": {"color": "white", "width": 1.5}},
    )
    halo, line = ({"color": c, "width": width} for c, width in (("white", 6), (colour, 3)))
    return [go.Scatter(**ends, line=halo), go.Scatter(**ends, line=line), middle]


def _money(cloud: Cloud, key: str) -> str:
    """Say one end of an option's range in money."""
    return sum_of_money(read.value(cloud.money[key]))


def _said(found: Together, cloud: Cloud) -> str:
    """Say one option in words."""
    money = f"{_money(cloud, 'q5')} to {_money(cloud, 'q95')}"
    scores = f"overall value {cloud.overall['q5'].text} to {cloud.overall['q95'].text}"
    name = read.short(found.case, cloud.option)
    return f"{name}: {money} and {scores} in 9 of 10 draws each, on the frontier in {cloud.frontier.text}"
