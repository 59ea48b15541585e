"""Which options are worth their cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from innokit.charts import placing, read, style
from innokit.charts.chart import Chart
from innokit.words import a_list, sum_of_money

if TYPE_CHECKING:
    from innokit.records import Case
    from innokit.scoring import Frontier


def frontier(found: Frontier) -> Chart:
    """Draw value beside cost, with the options that no other beats on both."""
    case = found.case
    measures = ("overall", "cost-for-frontier", "on-frontier")
    values, costs, on = (read.by_option(found, measure) for measure in measures)
    places = {option: (read.value(costs[option]), read.value(values[option])) for option in values}
    best = sorted((option for option in values if on[option].value), key=lambda option: places[option])
    title = f"The most value for their cost: {a_list([read.short(case, option, 30) for option in best])}"
    subtitle = f"Overall value against cost; options off the line cost more for no more; {case.moment}"
    plot = style.figure(title, subtitle, height=440)
    xs, ys = zip(*(places[option] for option in best), strict=True)
    plot.add_trace(go.Scatter(x=list(xs), y=list(ys), mode="lines", line=_DOTTED))
    dearest = 1.25 * max(cost for cost, _ in places.values()) or 1.0
    pixels = [(cost / dearest * WIDE, value / 108 * TALL) for cost, value in places.values()]
    texts = [style.name(case.name(option)) for option in values]
    sides = placing.beside(pixels, texts, placing.Box(0, WIDE, 0, TALL))
    for option, text, side in zip(values, texts, sides, strict=True):
        plot.add_trace(_place(case, option, places[option], option in best, (text, side)))
    plot.update_xaxes(title="Cost", range=[0, dearest], tickprefix="£", tickformat=",")
    plot.update_yaxes(title="Overall value", range=[0, 108])
    rows = [(case.name(option), costs[option], values[option], on[option]) for option in values]
    headings = ("Option", "Cost", "Overall value", "On the frontier")
    data = read.sheet("frontier", "Value and cost", headings, rows)
    said = [
        f"{read.short(case, option)} at {sum_of_money(cost)}, value {values[option].text}"
        for option, (cost, _) in places.items()
    ]
    return Chart("frontier", title, subtitle, f"{title}. {a_list(said)}.", plot, data, found)


WIDE, TALL = 470.0, 330.0
"""Pixels of the plot, near enough, to place labels by."""
_DOTTED = {"color": style.INK, "width": 1.5, "dash": "dot"}


def _place(
    case: Case, option: str, at: tuple[float, float], filled: bool, label: tuple[str, str]
) -> go.Scatter:
    """Mark one option: filled where it is on the frontier, hollow where it is not."""
    colour, mark, _ = style.looks(case, option)
    line = {"color": colour, "width": 2}
    return go.Scatter(
        x=[at[0]],
        y=[at[1]],
        mode="markers+text",
        marker={"color": colour if filled else "white", "symbol": mark, "size": 13, "line": line},
        text=[style.clear(*label)],
        textposition=label[1],
        cliponaxis=False,
    )
