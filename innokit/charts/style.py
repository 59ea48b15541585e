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
    turn = place // len(COLOURS)  # when the colours start again, they come with other marks
    return (
        COLOURS[place % len(COLOURS)],
        MARKS[(place + turn) % len(MARKS)],
        PATTERNS[(place + turn) % len(PATTERNS)],
    )


def part(place: int) -> dict[str, Any]:
    """Give the marker of the n-th part of a stacked bar."""
    pattern = PATTERNS[(place // len(PARTS) + place) % len(PATTERNS)]
    return {"color": PARTS[place % len(PARTS)], "pattern": {"shape": pattern, "fgcolor": "white", "size": 5}}


POUNDS = {"tickformat": ",.2~s", "title": {"text": "£", "standoff": 6}}
LEGEND_BELOW = {
    "orientation": "h",
    "x": 0,
    "y": 0,
    "yref": "container",
    "yanchor": "bottom",
    "traceorder": "normal",
}
"""At the foot of the picture, however tall it is; the plot makes room for its lines."""


def hatched(colour: str) -> dict[str, Any]:
    """Give a marker that is told apart without its colour."""
    return {"color": colour, "pattern": {"shape": "/", "fgcolor": "white", "size": 6}}


def spotted(colour: str) -> dict[str, Any]:
    """Give a pale marker told apart by dots."""
    return {"color": colour, "pattern": {"shape": ".", "fgcolor": INK, "size": 5}}


def crossed(colour: str) -> dict[str, Any]:
    """Give a dark marker told apart by a net."""
    return {"color": colour, "pattern": {"shape": "x", "fgcolor": "white", "size": 6}}


def name(text: str, longest: int = 34) -> str:
    """Make a name fit beside a mark, harmless and on at most two lines."""
    return _lines(text, longest // 2 + 4, 2)


def headroom(plot: go.Figure, pixels: int) -> None:
    """Make a picture taller by the words that stand above its plot."""
    plot.update_layout(height=plot.layout.height + pixels, margin_t=plot.layout.margin.t + pixels)


def column_name(text: str, longest: int, lines: int = 3) -> str:
    """Make a name fit above a column, harmless and on a few short lines."""
    return _lines(text, longest, lines)


def _lines(text: str, wide: int, lines: int) -> str:
    """Break text into so many lines of equal width, the last one cut."""
    wrapped = textwrap.wrap(" ".join(text.split()), wide) or [""]
    kept = [*wrapped[: lines - 1], " ".join(wrapped[lines - 1 :])] if wrapped[lines:] else wrapped
    return "<br>".join(plain_for_chart(line, wide) for line in kept)


def clear(text: str, side: str) -> str:
    """Keep a label off its mark by a space or two on the side of the mark."""
    before, after = (
        ("  ", "") if side.endswith("right") else ("", "  ") if side.endswith("left") else ("", "")
    )
    return "<br>".join(f"{before}{line}{after}" for line in text.split("<br>"))


def faint(colour: str) -> str:
    """Give a colour thinned for an area behind lines."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.14)"


def key_below(plot: go.Figure) -> None:
    """Put the key at the foot of the picture, and make the picture taller by its lines."""
    names = [trace.name for trace in plot.data if trace.name]
    each = 7 * max(map(len, names), default=0) + 50  # pixels: every entry is as wide as the longest
    lines = -(-len(names) // max(1, 520 // each))
    plot.update_layout(showlegend=True, legend=LEGEND_BELOW, height=plot.layout.height + 20 * lines)
    plot.update_traces(showlegend=False, selector=lambda trace: not trace.name)


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


def years_shown(count: int) -> list[float]:
    """Give the ends of a scale of years for upright bars, so that few years do not make wide bars."""
    spare = max(0.6, (4 - count) / 2)
    return [-spare, count - 1 + spare]


def names_down(plot: go.Figure, places: Sequence[Any], labels: Sequence[str]) -> None:
    """Write names beside horizontal bars, the first at the top."""
    plot.update_yaxes(
        tickvals=list(places), ticktext=list(labels), autorange="reversed", showgrid=False, zeroline=False
    )
