"""Every option as one weight goes from 0 to 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from innokit.charts import placing, read, style
from innokit.charts.chart import Chart
from innokit.words import a_list, one_line, plain_for_chart

if TYPE_CHECKING:
    from innokit.records import Option
    from innokit.results import Figure
    from innokit.scoring import OneWeight, Robustness

TALL = 330
"""Pixels between 0 and 100, near enough."""
RULES = (0, 20, 40, 60, 80, 100)
EVERY = 4
"""Steps of the weight from one mark on a line to the next."""


def sweep(robustness: Robustness, criterion: str = "") -> Chart:
    """Draw each option's overall value as the weight of one criterion goes from 0 to 1.

    Parameters
    ----------
    robustness : Robustness
    criterion : str, optional
        Id of a criterion in use, or of a wider one; left out, the one whose weight is nearest to changing
        the first place, else the heaviest.

    Raises
    ------
    MethodRefused
        When no weight of that criterion can move.
    """
    found = robustness.one_weight(criterion)
    case = found.case
    title, name = _finding(found), one_line(found.criterion.title, 40)
    what = f"Overall value (0 to 100) at each weight of {name}, the other weights keeping their proportions"
    opened = any(map(found.open, found.options))
    more = "; shaded where something is not scored" if opened else ""
    plot = style.figure(title, f"{what}{more}; {case.moment}", height=470)
    ends = {o.id: [found.ends(step, o) for step in range(len(found.values.at))] for o in found.options}
    for value in RULES:  # not a grid, which would run through the names
        rule = {"color": style.RULE if value else style.INK, "width": 1}
        plot.add_trace(go.Scatter(x=[0, 1], y=[value, value], mode="lines", line=rule))
    for option in found.options:
        _line(plot, found, option, ends[option.id])
    _names(plot, found, {id: read.value(steps[-1][-1]) for id, steps in ends.items()})
    _weights(plot, found)
    ticks = [0, 0.2, 0.4, 0.6, 0.8, 1]
    plot.update_xaxes(
        range=[0, 1.5], tickvals=ticks, tickformat=".0%", title=f"Weight of {style.name(name, 40)}"
    )
    plot.update_xaxes(showgrid=False, zeroline=False)
    plot.update_yaxes(range=[0, 112], tickvals=list(RULES), showgrid=False, zeroline=False)
    said = a_list([_said(found, option, ends[option.id]) for option in found.options])
    alt = f"{title}. From weight 0 to 100%: {said}."
    return Chart("sweep", title, f"{what}{more}; {case.moment}", alt, plot, found.sheet("values"), found)


def _finding(found: OneWeight) -> str:
    """Say in which range of the weight the first option stays first."""
    first, name = found.comparison.winner, one_line(found.criterion.title, 40)
    if first is None:
        return f"No option is first for certain, whatever {name} weighs"
    ends = [f"below {found.low.text}"] if found.switch.below else []
    ends += [f"above {found.high.text}"] if found.switch.above else []
    if len(found.options) == 1:
        return f"{one_line(first.title, 40)} is the only option; its overall value as {name} weighs more"
    stays = f"{one_line(first.title, 40)} stays first"
    if not ends:
        return f"{stays} whatever {name} weighs"
    return f"{stays} unless {name}, now {found.now.text}, weighs {' or '.join(ends)}"


def _said(found: OneWeight, option: Option, ends: list[tuple[Figure, ...]]) -> str:
    """Say where one line starts and ends."""
    start, end = (" to ".join(dict.fromkeys(f.text for f in ends[step])) for step in (0, -1))
    goes = f"goes from {start} to {end}" if len(ends[0]) == 1 else f"starts at {start} and ends at {end}"
    return f"{read.short(found.case, option.id)} {goes}"


def _line(plot: go.Figure, found: OneWeight, option: Option, ends: list[tuple[Figure, ...]]) -> None:
    """Draw one option: a line, or two with the space between them shaded where its value is open."""
    colour, mark, _ = style.looks(found.case, option.id)
    first = option is found.comparison.winner
    marks = [found.values.at[step] * 20 % EVERY < 1e-6 for step in range(len(ends))]
    for edge in range(len(ends[0])):
        plot.add_trace(
            go.Scatter(
                x=found.values.at.tolist(),
                y=[read.value(step[edge]) for step in ends],
                mode="lines+markers",
                line={"color": colour, "width": 3.5 if first else 2},
                marker={
                    "symbol": mark,
                    "color": colour,
                    "size": [9 if shown else 0 for shown in marks],
                    "opacity": 1,
                },
                fill="tonexty" if edge else None,
                fillcolor=style.faint(colour),
            )
        )


def _names(plot: go.Figure, found: OneWeight, values: dict[str, float]) -> None:
    """Write each option's name at the end of its line, moved where they would cover each other."""
    places = placing.apart(list(values.values()), 100 * placing.LINE / TALL)
    for (option, value), at in zip(values.items(), places, strict=True):
        colour, mark, _ = style.looks(found.case, option)
        plot.add_trace(
            go.Scatter(
                x=[1, 1.05],
                y=[value, at],
                mode="lines+markers+text",
                line={"color": colour, "width": 1},
                marker={"symbol": mark, "color": colour, "size": [0, 9], "opacity": 1},
                text=["", f" {plain_for_chart(found.case.name(option), 21)}"],
                textposition="middle right",
                cliponaxis=False,
            )
        )


def _weights(plot: go.Figure, found: OneWeight) -> None:
    """Mark the weight now, and those at which the first place changes."""
    now = read.value(found.now)
    _upright(plot, now, f"now {found.now.text}", "dash", bottom=True)
    for option, figure, way, top in (
        (found.switch.below, found.low, "below", 112.0),
        (found.switch.above, found.high, "above", 106.0),
    ):
        if option is not None:
            words = f"{way} {figure.text}: {plain_for_chart(option.title, 26)} first"
            _upright(plot, read.value(figure), words, "dot", top=top)


def _upright(
    plot: go.Figure, at: float, words: str, dash: str, *, top: float = 112, bottom: bool = False
) -> None:
    """Draw a line up from one weight, and say what it is."""
    line = {"color": style.INK, "width": 1.5, "dash": dash}
    plot.add_trace(go.Scatter(x=[at, at], y=[0, top], mode="lines", line=line))
    plot.add_annotation(
        x=at,
        y=3 if bottom else top,
        text=words,
        showarrow=False,
        xanchor="left" if at < 0.5 else "right",
        bgcolor="white",
        xshift=4 if at < 0.5 else -4,
        borderpad=1,
        font={"color": style.INK},
    )
