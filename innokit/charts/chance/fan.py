"""The running total of the net flow, and how far it could be out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.words import sum_of_money

if TYPE_CHECKING:
    from innokit.businesscase import Simulation

SHARES = ("q5", "q25", "q50", "q75", "q95")


def fan(simulation: Simulation, option: str = "") -> Chart:
    """Draw the running total of one option's net flow by year as a fan, the best option's unless named."""
    case = simulation.case
    option = option or simulation.options[simulation.best].id
    bands = {share: read.by_option_and_year(simulation, f"sim-running-{share}")[option] for share in SHARES}
    drawn = {share: [read.value(figure) for figure in found] for share, found in bands.items()}
    paid = read.by_option_and_year(simulation, "chance-paid-back")[option]
    last = len(paid) - 1
    title = f"{read.short(case, option)} has paid back by year {last} in {paid[-1].text}"
    what = (
        "Running total of the net flow, undiscounted: the dark band holds half of all draws, the pale 9 in 10"
    )
    subtitle = f"{what}; {case.moment}"
    plot = style.figure(title, subtitle, height=420)
    colour, mark, _ = style.looks(case, option)
    years = list(range(last + 1))
    for low, high in (("q5", "q95"), ("q25", "q75")):
        for share, fill in ((low, None), (high, "tonexty")):
            line = {"color": colour, "width": 1, "dash": "dot" if low == "q5" else "solid"}
            plot.add_trace(
                go.Scatter(
                    x=years, y=drawn[share], mode="lines", line=line, fill=fill, fillcolor=style.faint(colour)
                )
            )
    marker = {"color": "white", "symbol": mark, "size": 9, "line": {"color": style.INK, "width": 2}}
    middle = {"x": years, "y": drawn["q50"], "mode": "lines+markers"}
    plot.add_trace(go.Scatter(**middle, line={"color": style.INK, "width": 2}, marker=marker))
    for share, said in (("q5", "5 in 100 below"), ("q50", "half"), ("q95", "95 in 100 below")):
        plot.add_annotation(
            x=last, y=drawn[share][-1], text=f"{said}: {sum_of_money(drawn[share][-1])}", showarrow=False,
            xanchor="left", xshift=8,
        )  # fmt: skip
    plot.add_hline(y=0, line={"color": style.INK, "width": 1})
    plot.update_yaxes(**style.POUNDS)
    step = max(1, last // 8)
    ticks = list(range(0, last + 1, step))
    plot.update_xaxes(title={"text": "Year, counted from the base year"}, tickvals=ticks, showgrid=False)
    plot.update_xaxes(range=[-0.2, last * 1.55 + 0.5])
    rows = [(str(year), *(bands[share][year] for share in SHARES), paid[year]) for year in years]
    headings = (
        "Year",
        "5 in 100 are below",
        "1 in 4",
        "Half",
        "3 in 4",
        "95 in 100",
        "Paid back for good in",
    )
    data = read.sheet("fan", "The running total, and how far it could be out", headings, rows)
    ends = " and ".join(sum_of_money(drawn[share][-1]) for share in ("q5", "q95"))
    alt = f"{title}. In the last year 9 of 10 draws lie between {ends}."
    return Chart("fan", title, subtitle, alt, plot, data, simulation)
