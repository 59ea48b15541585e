"""What each option could be worth, and how likely it loses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from innokit.charts import placing, read, style
from innokit.charts.chart import Chart
from innokit.words import sum_of_money

if TYPE_CHECKING:
    from innokit.businesscase import Simulation
    from innokit.results import Figure

SHARES = ("q5", "q25", "q50", "q75", "q95")
Ranges = dict[str, tuple["Figure", ...]]
"""By option: the values that 5, 25, 50, 75 and 95 in 100 draws are below, then the chance of loss."""


def chances(simulation: Simulation) -> Chart:
    """Draw between what each option's net present social value lies in 9 of 10 draws, and in half of them."""
    case, ranges = simulation.case, _ranges(simulation)
    order = sorted(ranges, key=lambda option: -read.value(ranges[option][2]))
    title = f"{read.short(case, order[0])} is worth less than business as usual in {ranges[order[0]][5].text}"
    what = "Net present social value: thin lines hold 9 of 10 draws, thick ones half, the mark is the middle"
    subtitle = f"{what} ({simulation.draws:,} draws, seed {simulation.seed}); {case.moment}"
    plot = style.figure(title, subtitle, rows=len(order), row=78)
    for place, option in enumerate(order):
        _draw(plot, simulation, option, place, ranges[option])
    _ends(plot, order, ranges)
    plot.add_vline(x=0, line={"color": style.INK, "width": 1})
    labels = [f"{style.name(case.name(o))}<br><i>loses in {ranges[o][5].text}</i>" for o in order]
    style.names_down(plot, range(len(order)), labels)
    plot.update_yaxes(autorange=False, range=[len(order) - 0.4, -0.6])
    headings = (
        "Option",
        "5 in 100 are below",
        "1 in 4",
        "Half",
        "3 in 4",
        "95 in 100",
        "Worth less than nothing in",
    )
    data = read.sheet(
        "chances", "What each option could be worth", headings, [(case.name(o), *ranges[o]) for o in order]
    )
    said = "; ".join(_said(simulation, option, ranges[option]) for option in order)
    return Chart("chances", title, subtitle, f"{title}. {said}.", plot, data, simulation)


def _ranges(simulation: Simulation) -> Ranges:
    """Collect the figures."""
    measures = [read.by_option(simulation, f"sim-{share}") for share in SHARES]
    loss = read.by_option(simulation, "chance-of-loss")
    return {option: (*(found[option] for found in measures), loss[option]) for option in loss}


def _draw(
    plot: go.Figure, simulation: Simulation, option: str, place: int, found: tuple[Figure, ...]
) -> None:
    """Draw one option."""
    colour, mark, _ = style.looks(simulation.case, option)
    low, quarter, middle, three, high = (read.value(figure) for figure in found[:5])
    for ends, width in (((low, high), 2), ((quarter, three), 9)):
        line = {"color": colour, "width": width}
        plot.add_trace(go.Scatter(x=list(ends), y=[place, place], mode="lines", line=line))
    marker = {"color": "white", "symbol": mark, "size": 12, "line": {"color": style.INK, "width": 2}}
    plot.add_trace(go.Scatter(x=[middle], y=[place], mode="markers", marker=marker))


def _ends(plot: go.Figure, order: list[str], ranges: Ranges) -> None:
    """Label the ends of each range, with room for the words."""
    left = [(read.value(ranges[option][0]), _money(ranges[option][0])) for option in order]
    right = [(read.value(ranges[option][4]), _money(ranges[option][4])) for option in order]
    low, high = min(0.0, *(value for value, _ in left)), max(0.0, *(value for value, _ in right))
    start, end = placing.scale(low, high if high > low else low + 1, left, right, wide=325)
    plot.update_xaxes(**style.POUNDS, range=[start, end], zeroline=False)
    for place, ((low_end, low_text), (high_end, high_text)) in enumerate(zip(left, right, strict=True)):
        for at, text, anchor, shift in ((low_end, low_text, "right", -6), (high_end, high_text, "left", 6)):
            plot.add_annotation(x=at, y=place, text=text, showarrow=False, xanchor=anchor, xshift=shift)


def _money(figure: Figure) -> str:
    """Say a sum."""
    return sum_of_money(read.value(figure))


def _said(simulation: Simulation, option: str, found: tuple[Figure, ...]) -> str:
    """Say one option in words."""
    name = read.short(simulation.case, option, 30)
    span = f"between {_money(found[0])} and {_money(found[4])} in 9 of 10 draws"
    return f"{name}: {span}, middle {_money(found[2])}, loses in {found[5].text}"
