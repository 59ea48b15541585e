"""The process map: every step and gate down one line, marked and worded as the record has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.words import a_list, count, one_line, plain_for_chart

if TYPE_CHECKING:
    from innokit.process import ProcessMap, Step

DONE, UNDER_WAY, SHUT, PASSED = style.COLOURS[0], style.COLOURS[0], style.QUIET, style.COLOURS[1]
LINE, BAND = 27, 30
"""Pixels that a step takes, and that the name of a phase takes besides."""
LOOKS: dict[str, dict[str, Any]] = {
    "done": {"symbol": "circle", "color": DONE, "line": {"color": DONE, "width": 2}, "size": 15},
    "under way": {"symbol": "circle", "color": "white", "line": {"color": UNDER_WAY, "width": 4}, "size": 13},
    "not begun": {
        "symbol": "circle",
        "color": "white",
        "line": {"color": style.GREY, "width": 1.5},
        "size": 11,
    },
    "open": {"symbol": "diamond", "color": DONE, "line": {"color": DONE, "width": 2}, "size": 19},
    "shut": {"symbol": "diamond", "color": "white", "line": {"color": SHUT, "width": 2}, "size": 18},
    "passed by override": {
        "symbol": "diamond-x",
        "color": "white",
        "line": {"color": PASSED, "width": 2.5},
        "size": 19,
    },
}
EDGE = -0.002
"""Where a way back leaves its gate and meets its step."""
SIGNS = {"done": "✓", "open": "✓"}


def process_map(found: ProcessMap) -> Chart:
    """Draw the way from a need to a decision; a step's mark and words say how far the record has it.

    Parameters
    ----------
    found : ProcessMap
        As from `innokit.process.map`.
    """
    title = _finding(found)
    subtitle = (
        "Filled: done; ring: under way; empty: not begun; diamonds are gates, crossed where passed by "
        f"override; {found.case.moment}"
    )
    heights, names, total = _places(found.steps)
    plot = style.figure(title, subtitle, height=round(total) + 70)
    _line(plot, list(heights.values()))
    for step in found.steps:
        _mark(plot, step, heights[step.key])
    for name, height in names:
        words = f"<b>{plain_for_chart(name, 40)}</b>"
        plot.add_annotation(
            x=0, y=height, text=words, xanchor="left", showarrow=False, bgcolor="white", font={"size": 14}
        )
    _ways_back(plot, found, heights)
    hidden = {"visible": False, "fixedrange": True}
    plot.update_xaxes(range=[-0.12, 1], **hidden)
    plot.update_yaxes(range=[total, -6], **hidden)
    plot.update_layout(margin={"b": 8, "r": 8})
    rows = [(step.name, step.phase.title, step.state, step.held, step.phase.notebook) for step in found.steps]
    headings = ("Step", "Phase", "Stands", "Items held", "Work on it in")
    data = read.sheet("process-map", "Steps and gates, in order", headings, rows)
    return Chart("process-map", title, subtitle, _alt(title, found), plot, data, found)


def _finding(found: ProcessMap) -> str:
    """Say how far it is, and whether anybody passed a gate."""
    step = found.next_step
    done, work = len(found.in_state("done")), sum(one.gate is None for one in found.steps)
    passed = len(found.in_state("passed by override"))
    over = f", {count(passed, 'gate')} passed by override" if passed else ""
    if step is None:
        return f"All {work} steps are done{over}"
    return f"{done} of {work} steps are done{over}; next: {one_line(step.name, 40)}"


def _places(steps: Sequence[Step]) -> tuple[dict[str, float], list[tuple[str, float]], float]:
    """Give the height of each step in pixels, the height of each phase's name, and the whole."""
    heights: dict[str, float] = {}
    names: list[tuple[str, float]] = []
    at, phase = 0.0, 0
    for step in steps:
        if step.phase.number != phase:
            phase = step.phase.number
            at += 8 if names else 0
            names.append((step.phase.title, at + 8))
            at += BAND
        heights[step.key] = at + 6
        at += LINE
    return heights, names, at + 6


def _line(plot: go.Figure, heights: Sequence[float]) -> None:
    """Draw the line that leads from the first step to the last."""
    ends = [min(heights), max(heights)] if heights else [0.0, 0.0]
    line = {"color": style.RULE, "width": 3}
    plot.add_trace(go.Scatter(x=[0.03, 0.03], y=ends, mode="lines", line=line))


def _mark(plot: go.Figure, step: Step, height: float) -> None:
    """Draw a step with its name and how it stands."""
    state = step.state.text
    words = f"<b>{plain_for_chart(step.name, 44)}</b>" if step.gate else plain_for_chart(step.name, 44)
    strong = state in ("passed by override", "shut")
    said = f"<b>{state}</b>" if strong else state
    plot.add_trace(
        go.Scatter(
            x=[0.03], y=[height], mode="markers+text", text=[SIGNS.get(state, "")],
            textfont={"color": "white", "size": 11}, marker={**LOOKS[state], "opacity": 1},
            cliponaxis=False,
        )
    )  # fmt: skip
    held = "" if step.gate else f", {step.held.text}"
    plot.add_annotation(
        x=0.075, y=height, xanchor="left", showarrow=False, align="left",
        text=f"{words}: {said}{held}", font={"size": 13, "color": style.INK},
    )  # fmt: skip


def _ways_back(plot: go.Figure, found: ProcessMap, heights: dict[str, float]) -> None:
    """Draw from each gate a dashed way back to where one goes who may not pass."""
    for place, passage in enumerate(found.gates):
        start = heights.get(f"gate{passage.gate.number}")
        for target, _ in passage.gate.back:
            end = heights.get(target)
            if start is None or end is None:
                continue
            side = -0.045 - 0.025 * (place % 3)
            path = {"color": style.GREY, "width": 1, "dash": "dot"}
            head = {"symbol": "triangle-right", "size": [0, 0, 0, 8], "color": style.GREY, "opacity": 1}
            xs, ys = [EDGE, side, side, EDGE], [start, start, end, end]
            plot.add_trace(go.Scatter(x=xs, y=ys, mode="lines+markers", line=path, marker=head))


def _alt(title: str, found: ProcessMap) -> str:
    """Say everything that the picture shows."""
    said: list[str] = []
    for phase in dict.fromkeys(step.phase for step in found.steps):
        own = [f"{one_line(s.name, 60)} {s.state.text}" for s in found.steps if s.phase == phase]
        said.append(f"Phase {phase.title}: {'; '.join(own)}")
    ways = a_list([f"gate {one.gate.number} {one.gate.ways}" for one in found.gates])
    return f"{title}. {'. '.join(said)}. Ways back: {ways}."
