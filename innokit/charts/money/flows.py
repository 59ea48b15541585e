"""Which years are the hardest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.words import sum_of_money

if TYPE_CHECKING:
    from innokit.businesscase import Appraisal


def flows(appraisal: Appraisal, option: str = "") -> Chart:
    """Draw costs, benefits and the net of each year for one option, the best unless named."""
    case, option = appraisal.case, option or read.best(appraisal)
    cost, benefit, net = (
        read.by_option_and_year(appraisal, measure)[option] for measure in ("cost", "benefit", "net")
    )
    years = list(range(len(net)))
    worst = min(years, key=lambda year: read.value(net[year]))
    hardest = sum_of_money(read.value(net[worst]))
    title = f"{read.short(case, option)}: year {worst} is the hardest, at {hardest} net"
    subtitle = f"Yearly costs and benefits beside business as usual, undiscounted; {case.moment}"
    plot = style.figure(title, subtitle, height=420)
    for name, values, marker in _bars([read.value(f) for f in benefit], [read.value(f) for f in cost]):
        plot.add_trace(go.Bar(x=years, y=values, name=name, marker=marker))
    plot.add_trace(
        go.Scatter(
            x=years,
            y=[read.value(f) for f in net],
            name="Net",
            mode="markers",
            marker={"color": style.INK, "symbol": "diamond", "size": 9 if len(years) <= 20 else 4},
        )
    )
    plot.update_layout(barmode="relative", bargap=0.35)
    style.key_below(plot)
    plot.update_xaxes(
        title="Year, counted from the base year",
        tickvals=years[:: max(1, -(-len(years) // 12))],
        range=style.years_shown(len(years)),
        showgrid=False,
        zeroline=False,
    )
    plot.update_yaxes(**style.POUNDS)
    rows = [(f"Year {year}", benefit[year], cost[year], net[year]) for year in years]
    data = read.sheet("flows", "Yearly flows", ("Year", "Benefits", "Costs", "Net"), rows)
    alt = f"{title}. " + "; ".join(f"year {y}: net {sum_of_money(read.value(net[y]))}" for y in years) + "."
    return Chart("flows", title, subtitle, alt, plot, data, appraisal)


def _bars(
    benefits: Sequence[float], costs: Sequence[float]
) -> Iterator[tuple[str, list[float], dict[str, Any]]]:
    """Give what is drawn above and below the line; benefits below it are burdens, and costs above it end."""
    sides = (
        ("Benefits", [max(0.0, value) for value in benefits], {"color": style.COLOURS[0]}),
        ("Costs that end", [max(0.0, -value) for value in costs], style.spotted(style.PARTS[2])),
        ("Costs", [min(0.0, -value) for value in costs], style.hatched(style.COLOURS[1])),
        ("Burdens", [min(0.0, value) for value in benefits], style.crossed(style.PARTS[5])),
    )
    return (side for side in sides if any(side[1]))
