"""One style for every chart: calm, printable, safe for colour-blind readers, never colour alone."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from innokit.records import Case, Option
from innokit.words import plain_for_chart

INK, QUIET, RULE, GREY = "#1b1b1b", "#595959", "#d0d0d0", "#767676"
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
# Okabe and Ito's set, darkened where needed to stand out from white by at least 3 to 1.
COLOURS = ("#0072b2", "#c04f00", "#007a5a", "#a84b86", "#8a6d00", "#3f51a3", "#6b4226", "#2b7a9e")
MARKS = ("circle", "square", "diamond", "triangle-up", "star", "cross", "triangle-down", "hexagon")
PATTERNS = ("", "/", ".", "x", "-", "\\", "+", "|")
# Shades for the parts of a whole, dark to light, told apart by pattern as well.
PARTS = ("#0b3c5d", "#4b7fa3", "#9dbdd3", "#7a5c00", "#c2a24a", "#5d5d5d", "#a3a3a3", "#3d6b4f")


def looks(case: Case, option: str) -> tuple[str, str, str]:
    """Give colour, mark and pattern of an option, the same in every chart; grey for the baseline."""
    others = [item.id for item in case.of(Option) if item.role != "baseline"]
    if option not in others:
        return GREY, "line-ew-open", ""
    place = others.index(option)
    return COLOURS[place % len(COLOURS)], MARKS[place % len(MARKS)], PATTERNS[place % len(PATTERNS)]


def part(place: int) -> dict[str, Any]:
    """Give the marker of the n-th part of a stacked bar."""
    pattern = PATTERNS[(place // len(PARTS) + place) % len(PATTERNS)]
    return {"color": PARTS[place % len(PARTS)], "pattern": {"shape": pattern, "fgcolor": "white", "size": 5}}


POUNDS = {"tickformat": ",.2~s", "title": {"text": "£", "standoff": 6}}
LEGEND_BELOW = {"orientation": "h", "y": -0.2, "x": 0}


def hatched(colour: str) -> dict[str, Any]:
    """Give a marker that is told apart without its colour."""
    return {"color": colour, "pattern": {"shape": "/", "fgcolor": "white", "size": 6}}


def name(text: str, longest: int = 34) -> str:
    """Make a name fit beside a mark, harmless and on at most two lines."""
    shown = textwrap.wrap(text.strip() and " ".join(text.split()), longest // 2 + 4) or [""]
    lines = [*shown[:1], " ".join(shown[1:])] if shown[1:] else shown
    return "<br>".join(plain_for_chart(line, longest) for line in lines)


def figure(title: str, subtitle: str, *, rows: int = 0, row: int = 46, height: int = 380) -> go.Figure:
    """Make an empty figure in the kit's style; `rows` sets the height of a chart of horizontal bars."""
    head, lines = _wrapped(title, 76)
    sub, more = _wrapped(subtitle, 100)
    top = 30 + 21 * (lines + more)
    layout = go.Layout(
        title={
            "text": head,
            "subtitle": {"text": sub, "font": {"size": 13, "color": QUIET}},
            "x": 0.01,
            "xanchor": "left",
            "xref": "container",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "pad": {"t": 12 + 14 * (lines - 1)},
            "font": {"size": 16, "color": INK},
        },
        font={"family": FONT, "size": 13, "color": INK},
        paper_bgcolor="white",
        plot_bgcolor="white",
        height=(rows * row + top + 60) if rows else height + top - 70,
        margin={"l": 10, "r": 40, "t": top, "b": 46},
        autosize=True,
        showlegend=False,
        hovermode=False,
        dragmode=False,
        xaxis=axis(),
        yaxis=axis(),
    )
    return go.Figure(layout=layout)


def _wrapped(text: str, longest: int) -> tuple[str, int]:
    """Break text into lines, and count them."""
    lines = [plain_for_chart(line, 200) for line in textwrap.wrap(text, longest)]
    return "<br>".join(lines), len(lines)


def axis(**more: Any) -> dict[str, Any]:
    """Give an axis in the kit's style."""
    return {
        "gridcolor": RULE,
        "zerolinecolor": INK,
        "zerolinewidth": 1,
        "automargin": True,
        "ticks": "",
        "fixedrange": True,
        "separatethousands": True,
        **more,
    }


def names_down(plot: go.Figure, places: Sequence[Any], labels: Sequence[str]) -> None:
    """Write names beside horizontal bars, the first at the top."""
    plot.update_yaxes(
        tickvals=list(places), ticktext=list(labels), autorange="reversed", showgrid=False, zeroline=False
    )
