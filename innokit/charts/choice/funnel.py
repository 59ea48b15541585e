"""What became of the ideas that came in: parts that add up to all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.errors import MethodRefused
from innokit.results import Figure
from innokit.words import a_list, count

if TYPE_CHECKING:
    from innokit.process import Funnel

PARTS = ("shortlisted", "not_yet_sifted", "merged", "split", "parked", "refused")
ROWS: dict[str, tuple[str, dict[str, Any]]] = {
    "in": ("Ideas in", {"color": style.GREY}),
    "shortlisted": ("Shortlisted", {"color": style.COLOURS[0]}),
    "not_yet_sifted": ("Not yet sifted", style.spotted("#cfdfea")),
    "merged": ("Merged", style.hatched(style.COLOURS[4])),
    "split": ("Split", style.crossed(style.COLOURS[4])),
    "parked": ("Parked", style.hatched(style.COLOURS[5])),
    "refused": ("Refused", style.crossed(style.GREY)),
}


def funnel(found: Funnel) -> Chart:
    """Draw the ideas that came in, and below them what became of them, each part where the last one ends.

    Parameters
    ----------
    found : Funnel

    Raises
    ------
    MethodRefused
        No idea came in yet.
    """
    came = found.counts["funnel.in"]
    if not came.value:
        raise MethodRefused("No idea came in yet, so there is nothing to draw")
    figures = {part: found.counts[f"funnel.{part}"] for part in ROWS}
    title = (
        f"{count(round(came.value), 'idea').capitalize()} came in, {figures['shortlisted'].text} shortlisted"
    )
    stands = found.counts["board.on"]
    made = found.counts["board.made"]
    worded = f", {made.text} of them made by merging or splitting" if made.value else ""
    subtitle = f"Ideas by what became of them; on the board now: {stands.text}{worded}; {found.case.moment}"
    plot = style.figure(title, subtitle, rows=len(ROWS), row=38)
    _draw(plot, figures)
    plot.update_xaxes(range=[0, 1.12 * came.value], rangemode="tozero")
    style.names_down(plot, range(len(ROWS)), [label for label, _ in ROWS.values()])
    plot.update_yaxes(range=[len(ROWS) - 0.4, -0.6], autorange=False)
    rows = [
        *((label, figures[part]) for part, (label, _) in ROWS.items()),
        (made.label, made),
        (stands.label, stands),
    ]
    data = read.sheet(
        "funnel", "Ideas in, what became of them, and ideas on the board", ("Ideas", "Number"), rows
    )
    said = a_list([f"{figures[part].text} {part.replace('_', ' ')}" for part in PARTS])
    alt = f"Of {came.text} ideas that came in: {said}; these add up to all that came in. {subtitle}."
    return Chart("funnel", title, subtitle, alt, plot, data, found)


def _draw(plot: go.Figure, figures: dict[str, Figure]) -> None:
    """Draw each part from where the one above it ends."""
    start = 0.0
    for at, (part, (_, marker)) in enumerate(ROWS.items()):
        value = read.value(figures[part])
        base = 0.0 if part == "in" else start
        plot.add_trace(
            go.Bar(
                x=[value], y=[at], base=[base], orientation="h", width=0.62, marker=marker,
                text=[f"  {figures[part].text}"], textposition="outside", cliponaxis=False,
            )
        )  # fmt: skip
        if part != "in":
            start += value
            plot.add_shape(
                type="line", x0=start, x1=start, y0=at + 0.31, y1=at + 0.69,
                line={"color": style.QUIET, "width": 1},
            )  # fmt: skip
