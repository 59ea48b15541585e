"""Effectiveness beside achievability, with quadrants that have names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from innokit.charts import placing, read, style
from innokit.charts.chart import Chart
from innokit.errors import MethodRefused
from innokit.words import a_list

if TYPE_CHECKING:
    from innokit.records import Option
    from innokit.scoring import StakeholderValue
    from innokit.scoring.ratings import Span

ENDS = (-0.6, 10.6)
WIDE, TALL = 460.0, 400.0
"""Pixels of the plot, near enough, to place labels by."""


def quadrant(stakeholder_value: StakeholderValue) -> Chart:
    """Draw how effective and how achievable each option is.

    Raises
    ------
    MethodRefused
        When no option is rated on both.
    """
    found = stakeholder_value
    case = found.case
    spans = {o: (found.side(o, "achievability"), found.side(o, "effectiveness")) for o in found.options}
    rated = {o: (x, y) for o, (x, y) in spans.items() if x is not None and y is not None}
    if not rated:
        raise MethodRefused(
            "No option is rated on both effectiveness and achievability",
            where=found.title,
            remedy="Record Aspects of both sides, and an AspectRating of an option on each",
        )
    title = _finding(found, list(rated))
    bare = [read.short(case, o.id, 30) for o in found.options if o not in rated]
    missing = f"; not rated on both: {a_list(bare)}" if bare else ""
    subtitle = f"Effectiveness and achievability, ratings of 0 to 10{missing}; {case.moment}"
    plot = style.figure(title, subtitle, height=520)
    _ground(plot, found)
    _marks(plot, found, rated)
    axis = {"range": list(ENDS), "tickvals": [0, 2, 4, 6, 8, 10], "zeroline": False, "showgrid": False}
    plot.update_xaxes(title="Achievability", **axis)
    plot.update_yaxes(title="Effectiveness", **axis)
    sides = {side: read.by_option(found, side) for side in ("effectiveness", "achievability")}
    rows = [
        (o.title, *(figures[o.id] for figures in sides.values()), found.quadrant(o)) for o in found.options
    ]
    headings = ("Option", "Effectiveness", "Achievability", "Where that puts it")
    data = read.sheet("quadrant", "Effectiveness and achievability, 0 to 10", headings, rows)
    effect, achieve = sides.values()
    said = "; ".join(
        f"{read.short(case, o.id)}: effectiveness {effect[o.id].text}, achievability {achieve[o.id].text}, "
        f"{found.quadrant(o)}"
        for o in found.options
    )
    return Chart("quadrant", title, subtitle, f"{title}. {said}.", plot, data, found)


def _finding(found: StakeholderValue, rated: list[Option]) -> str:
    """Say which options are both effective and achievable."""
    best = [
        read.short(found.case, o.id, 30) for o in rated if found.quadrant(o) == found.quadrants[True, True]
    ]
    if best:
        return f"Effective and achievable: {a_list(best)}"
    return "No option is sure to be both effective and achievable"


def _ground(plot: go.Figure, found: StakeholderValue) -> None:
    """Draw the cuts, and the name of each quadrant in its outer corner."""
    for (effective, achievable), name in found.quadrants.items():
        plot.add_annotation(
            x=ENDS[1] - 0.1 if achievable else ENDS[0] + 0.1,
            y=ENDS[1] - 0.1 if effective else ENDS[0] + 0.1,
            xanchor="right" if achievable else "left",
            yanchor="top" if effective else "bottom",
            text=name,
            showarrow=False,
            font={"color": style.QUIET, "size": 14},
        )
    for ends in (([found.cut, found.cut], list(ENDS)), (list(ENDS), [found.cut, found.cut])):
        line = {"color": style.QUIET, "width": 1, "dash": "dash"}
        plot.add_trace(go.Scatter(x=ends[0], y=ends[1], mode="lines", line=line))


def _marks(plot: go.Figure, found: StakeholderValue, rated: dict[Option, tuple[Span, Span]]) -> None:
    """Mark each option, hollow with a line where a rating is open; a cross fails a must."""
    middles = [((x.low + x.high) / 2, (y.low + y.high) / 2) for x, y in rated.values()]
    scale = ENDS[1] - ENDS[0]
    pixels = [((x - ENDS[0]) / scale * WIDE, (y - ENDS[0]) / scale * TALL) for x, y in middles]
    texts = [_text(found, option) for option in rated]
    cuts = (found.cut - ENDS[0]) / scale
    lines = [
        *(_bar(x, y) for x, y in rated.values()),
        placing.Box(cuts * WIDE - 2, cuts * WIDE + 2, 0, TALL),
        placing.Box(0, WIDE, cuts * TALL - 2, cuts * TALL + 2),
    ]
    sides = placing.beside(pixels, texts, placing.Box(0, WIDE, LOWEST, TALL - LOWEST), lines)
    drawn = zip(rated.items(), middles, texts, sides, strict=True)
    for (option, (across, up)), (x, y), text, side in drawn:
        colour, mark, _ = style.looks(found.case, option.id)
        failed = found.quadrant(option) == "fails a must"
        filled = not failed and across.value is not None and up.value is not None
        marker: dict[str, Any] = {"color": colour if filled else "white", "symbol": "x" if failed else mark}
        plot.add_trace(
            go.Scatter(
                x=[x],
                y=[y],
                mode="markers+text",
                text=[style.clear(text, side)],
                textposition=side,
                marker={**marker, "size": 13, "line": {"color": colour, "width": 2}},
                error_x=_open(across, colour),
                error_y=_open(up, colour),
                cliponaxis=False,
            )
        )


def _bar(across: Span, up: Span) -> placing.Box:
    """Give the rectangle in pixels within which a mark could lie."""
    ends = [(end - ENDS[0]) / (ENDS[1] - ENDS[0]) for end in (across.low, across.high, up.low, up.high)]
    return placing.Box(ends[0] * WIDE, ends[1] * WIDE, ends[2] * TALL, ends[3] * TALL)


LOWEST = 22.0
"""Pixels at top and bottom that the names of the quadrants take."""


def _text(found: StakeholderValue, option: Option) -> str:
    """Name an option, with words where its mark alone does not say how it stands."""
    where = found.quadrant(option)
    more = "" if where in found.quadrants.values() else f"<br>{where.split(':')[0]}"
    return f"{style.name(option.title)}{more}"


def _open(span: Span, colour: str) -> dict[str, Any]:
    """Draw how far a rating is open."""
    half = (span.high - span.low) / 2
    return {"array": [half], "visible": half > 0, "color": colour, "thickness": 2, "width": 5}
