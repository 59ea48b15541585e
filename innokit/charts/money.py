"""Charts of the money: how it adds up, when it pays back, and which year is the hardest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.words import a_list, sum_of_money

if TYPE_CHECKING:
    from innokit.businesscase import Appraisal
    from innokit.results import Figure


def cumulative(appraisal: Appraisal) -> Chart:
    """Draw the running total of each option's net flow, with the moment at which it pays back."""
    case, flows = appraisal.case, read.by_option_and_year(appraisal, "cumulative")
    payback = read.by_option(appraisal, "payback")
    title = _paying_back({read.short(case, option): payback[option] for option in flows})
    subtitle = f"Running total of yearly net flow beside business as usual, undiscounted; {case.moment}"
    plot = style.figure(title, subtitle, height=430)
    for option, figures in flows.items():
        _curve(
            plot,
            style.name(case.name(option)),
            style.looks(case, option),
            [read.value(f) for f in figures],
            payback[option].value,
        )
    years = range(len(next(iter(flows.values()))))
    plot.update_xaxes(
        title="Year, counted from the base year",
        range=[-0.3, len(years) * 1.16],
        dtick=max(1, len(years) // 10),
    )
    plot.update_yaxes(**style.POUNDS)
    rows = [(f"Year {year}", *(figures[year] for figures in flows.values())) for year in years]
    data = read.sheet(
        "cumulative", "Running total by year (£ thousand where large)", ("Year", *map(case.name, flows)), rows
    )
    ends = a_list(
        [f"{read.short(case, o)} ends at {sum_of_money(read.value(f[-1]))}" for o, f in flows.items()]
    )
    return Chart("cumulative", title, subtitle, f"{title}. {ends}.", plot, data, appraisal)


def _paying_back(paybacks: dict[str, Figure]) -> str:
    """Say which options pay back and when, and which never do."""
    paid = [
        f"{name} pays back in {figure.text}" for name, figure in paybacks.items() if figure.value is not None
    ]
    never = [name for name, figure in paybacks.items() if figure.value is None]
    said = "; ".join([*paid, *([f"never pays back: {a_list(never)}"] if never else [])])
    return f"{said[0].upper()}{said[1:]}"


def _curve(
    plot: go.Figure, name: str, looks: tuple[str, str, str], values: list[float], payback: float | None
) -> None:
    """Draw one running total, named at its end."""
    colour, mark, _ = looks
    texts = [""] * (len(values) - 1) + [f"  {name}".replace("<br>", "<br>  ")]
    plot.add_trace(
        go.Scatter(
            x=list(range(len(values))),
            y=values,
            mode="lines+markers+text",
            text=texts,
            cliponaxis=False,
            textposition="middle right",
            line={"color": colour, "width": 2.5},
            marker={"symbol": mark, "size": 8, "color": colour},
        )
    )
    if payback:
        note = {
            "x": payback,
            "y": 0,
            "text": f"pays back: {payback:.1f}",
            "ay": 34,
            "ax": 0,
            "arrowcolor": colour,
        }
        plot.add_annotation(font={"color": style.INK}, bgcolor="white", **note)


def bridge(appraisal: Appraisal, option: str = "") -> Chart:
    """Draw how benefits less costs make the net present social value of one option, the best unless named."""
    case, npsv = appraisal.case, read.by_option(appraisal, "npsv")
    option = option or read.best(appraisal)
    parts = [read.by_option(appraisal, measure)[option] for measure in ("pv-benefits", "pv-costs")]
    worth, cost = (read.value(part) for part in parts)
    total = read.value(npsv[option])
    verdict = "more than it costs" if total > 0 else "less than it costs"
    title = f"{read.short(case, option)} brings {sum_of_money(abs(total))} {verdict}"
    subtitle = f"Present values beside business as usual; {case.moment}"
    plot = style.figure(title, subtitle, height=400)
    texts = [sum_of_money(worth), sum_of_money(-cost), sum_of_money(total)]
    plot.add_trace(
        go.Waterfall(
            x=["Benefits", "Costs", "Net present<br>social value"],
            y=[worth, -cost, 0],
            text=texts,
            measure=["relative", "relative", "total"],
            textposition="outside",
            cliponaxis=False,
            increasing={"marker": {"color": style.COLOURS[0]}},
            decreasing={"marker": {"color": style.COLOURS[1]}},
            totals={"marker": {"color": style.INK}},
            connector={"line": {"color": style.GREY}},
        )
    )
    plot.update_yaxes(**style.POUNDS)
    rows = [("Benefits", parts[0]), ("Costs", parts[1]), ("Net present social value", npsv[option])]
    data = read.sheet("bridge", "From benefits to net present social value", ("Step", "Present value"), rows)
    alt = f"{title}: benefits {texts[0]}, costs {sum_of_money(cost)}, net {texts[2]}."
    return Chart("bridge", title, subtitle, alt, plot, data, appraisal)


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
    plot.add_trace(
        go.Bar(
            x=years, y=[read.value(f) for f in benefit], name="Benefits", marker={"color": style.COLOURS[0]}
        )
    )
    plot.add_trace(
        go.Bar(
            x=years, y=[-read.value(f) for f in cost], name="Costs", marker=style.hatched(style.COLOURS[1])
        )
    )
    plot.add_trace(
        go.Scatter(
            x=years,
            y=[read.value(f) for f in net],
            name="Net",
            mode="markers",
            marker={"color": style.INK, "symbol": "diamond", "size": 9},
        )
    )
    plot.update_layout(
        barmode="relative", bargap=0.35, showlegend=True, legend={"orientation": "h", "y": -0.2, "x": 0}
    )
    plot.update_xaxes(title="Year, counted from the base year", dtick=max(1, len(years) // 10))
    plot.update_yaxes(**style.POUNDS)
    rows = [(f"Year {year}", benefit[year], cost[year], net[year]) for year in years]
    data = read.sheet("flows", "Yearly flows", ("Year", "Benefits", "Costs", "Net"), rows)
    alt = f"{title}. " + "; ".join(f"year {y}: net {sum_of_money(read.value(net[y]))}" for y in years) + "."
    return Chart("flows", title, subtitle, alt, plot, data, appraisal)
