"""How worth rises from the worst to the best level of each criterion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.words import a_list, exact, plain_for_chart

if TYPE_CHECKING:
    from innokit.records import Criterion, Level
    from innokit.results import Figure
    from innokit.scoring import ValueFunctions

ACROSS = 2
"""Pictures side by side."""
ROW, GAP, HEAD = 250, 100, 48
"""Pixels from one row of pictures to the next, those without a picture, and those above it."""
BETWEEN = 0.2
"""Share of the width between two pictures."""
ASKED = {
    "bisection": "by bisection",
    "points": "at points",
    "straight line": "straight line, as asked",
    "": "straight line, assumed",
}


def value_functions(value_functions: ValueFunctions) -> Chart:
    """Draw the value function of each measured criterion, with the levels of the options on it."""
    found = value_functions
    case, criteria = found.case, found.criteria
    title = _finding(found)
    what = "Score (0 to 100) at each level, worst on the left; small rings: points asked about"
    marks = "; marks: levels of the options" if found.levels else "; no level is recorded yet"
    subtitle = f"{what}{marks}; {case.moment}"
    down = -(-len(criteria) // ACROSS)
    plot = style.figure(title, subtitle, height=ROW * down + 70)
    plot.update_layout(xaxis=None, yaxis=None)
    figures = found.figures
    for place, criterion in enumerate(criteria):
        _picture(plot, found, criterion, figures, (place, down))
    _key(plot, found)
    points, levels = found.sheet("points"), found.sheet("levels") if found.levels else None
    rows = [(row[0], "", *row[1:3], row[3]) for row in points.rows]
    rows += [
        (row[1], row[0], row[2], row[3], "level of the option") for row in (levels.rows if levels else ())
    ]
    headings = ("Criterion", "Option", "Level", "Score", "How")
    data = read.sheet("value-functions", "Value functions, and the levels of the options", headings, rows)
    said = "; ".join(_said(found, criterion, figures) for criterion in criteria)
    return Chart("value-functions", title, subtitle, f"{title}. {said}.", plot, data, found)


def _finding(found: ValueFunctions) -> str:
    """Say where worth does not rise evenly, and where an even rise is only assumed."""
    bent = [c for c in found.criteria if c.value_levels]
    assumed = [c for c in found.criteria if not c.value_levels and not c.value_method]
    parts = [f"Worth does not rise evenly on {_names(found, bent)}"] if bent else []
    parts += [f"Nobody was asked whether worth rises evenly on {_names(found, assumed)}"] if assumed else []
    return ". ".join(parts) or "Worth rises evenly on every measured criterion, as asked"


def _names(found: ValueFunctions, criteria: list[Criterion]) -> str:
    """Name criteria, or count them where they are many."""
    many = len(criteria)
    return f"{many} criteria" if many > 2 else a_list([read.short(found.case, c.id, 30) for c in criteria])


def _said(found: ValueFunctions, criterion: Criterion, figures: Mapping[str, Figure]) -> str:
    """Say one value function in words."""
    points = a_list(
        [f"{in_unit(level, criterion)} scores {score:g}" for level, score in found.points(criterion)]
    )
    mine = [(level, worth) for level, _, worth in _levels(found, criterion, figures)]
    marks = [f"{read.short(found.case, level.option, 30)} {worth.text}" for level, worth in mine]
    more = f" (options: {', '.join(marks)})" if marks else ""
    return f"{read.short(found.case, criterion.id)}, {ASKED[criterion.value_method]}: {points}{more}"


def in_unit(level: float, criterion: Criterion) -> str:
    """Write a level with its unit."""
    return f"{exact(level)} {criterion.unit}".rstrip()


def _levels(
    found: ValueFunctions, criterion: Criterion, figures: Mapping[str, Figure]
) -> list[tuple[Level, Figure, Figure]]:
    """Give the recorded levels on one criterion with the figures of level and score."""
    mine = [level for level in found.levels if level.criterion == criterion.id]
    return [(level, figures[f"level.{level.id}"], figures[f"level-score.{level.id}"]) for level in mine]


def _picture(
    plot: go.Figure,
    found: ValueFunctions,
    criterion: Criterion,
    figures: Mapping[str, Figure],
    spot: tuple[int, int],
) -> None:
    """Draw one value function in its own small picture; `spot` is its place and the number of rows."""
    place, down = spot
    row, column = divmod(place, ACROSS)
    total = ROW * down - 46.0  # pixels of all pictures together
    top = 1 - (row * ROW + HEAD) / total
    left = column * (1 + BETWEEN) / ACROSS
    number = str(place + 1) if place else ""
    points = found.points(criterion)
    _axes(plot, criterion, [level for level, _ in points], number)
    plot.layout[f"xaxis{number}"].domain = [left, left + (1 - BETWEEN) / ACROSS]
    plot.layout[f"yaxis{number}"].domain = [max(0.0, top - (ROW - GAP) / total), top]
    axes = {"xaxis": f"x{number}", "yaxis": f"y{number}"}
    worth = [read.value(figures[f"worth.{criterion.id}.{k}"]) for k in range(len(points))]
    ring = {
        "color": "white",
        "size": [0, *[8] * (len(points) - 2), 0],
        "line": {"color": style.INK, "width": 1.5},
    }
    line = {"color": style.INK, "width": 2, "dash": "solid" if criterion.value_method else "dash"}
    levels = [level for level, _ in points]
    plot.add_trace(go.Scatter(x=levels, y=worth, mode="lines+markers", line=line, marker=ring, **axes))
    for level, at, score in _levels(found, criterion, figures):
        colour, mark, _ = style.looks(found.case, level.option)
        marker = {"color": colour, "symbol": mark, "size": 11, "line": {"color": colour, "width": 2}}
        plot.add_trace(
            go.Scatter(x=[read.value(at)], y=[read.value(score)], mode="markers", marker=marker, **axes)
        )
    plot.add_annotation(
        x=left,
        y=top,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="bottom",
        align="left",
        yshift=8,
        showarrow=False,
        text=f"{style.name(criterion.title, 40)}<br><i>{ASKED[criterion.value_method]}</i>",
    )


def _axes(plot: go.Figure, criterion: Criterion, levels: list[float], number: str) -> None:
    """Make the axes of one picture: the worst level on the left, the best on the right."""
    worst, best = levels[0], levels[-1]
    spare = 0.06 * (best - worst)
    shown = [worst, best]
    for level in levels[1:-1]:
        if all(abs(level - other) > 0.2 * abs(best - worst) for other in shown):
            shown.append(level)
    texts = [plain_for_chart(in_unit(x, criterion) if x in (worst, best) else exact(x), 13) for x in shown]
    across = {"range": [worst - spare, best + spare], "tickvals": shown, "ticktext": texts, "zeroline": False}
    up = {"range": [-8, 108], "tickvals": [0, 50, 100], "zeroline": False}
    plot.layout[f"xaxis{number}"] = style.axis(**across, anchor=f"y{number}", tickangle=0)
    plot.layout[f"yaxis{number}"] = style.axis(**up, anchor=f"x{number}")


def _key(plot: go.Figure, found: ValueFunctions) -> None:
    """Say below the pictures which mark is which option."""
    shown = dict.fromkeys(level.option for level in found.levels)
    for option in shown:
        colour, mark, _ = style.looks(found.case, option)
        marker = {"color": colour, "symbol": mark, "size": 11, "line": {"color": colour, "width": 2}}
        name = plain_for_chart(found.case.name(option), 40)
        plot.add_trace(
            go.Scatter(x=[None], y=[None], mode="markers", name=name, marker=marker, showlegend=True)
        )
    if shown:
        style.key_below(plot)
