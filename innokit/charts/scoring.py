"""Charts of a choice: overall value, what it is made of, and value beside cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.words import a_list, sum_of_money

if TYPE_CHECKING:
    from innokit.records import Case
    from innokit.results import Figure
    from innokit.scoring import Comparison, Frontier


def overall(comparison: Comparison) -> Chart:
    """Draw the overall value of each option, best first; a bar where something was not scored."""
    case = comparison.case
    low, high, shown = (read.by_option(comparison, m) for m in ("overall-low", "overall-high", "overall"))
    order = sorted(shown, key=lambda option: -read.value(high[option]))
    winner = comparison.winner
    title = "No option is sure to be worth most"
    if winner:
        title = f"{read.short(case, winner.id)} is worth most: {shown[winner.id].text} of 100"
    subtitle = f"Overall value, 0 to 100; a line shows what blanks leave open; {case.moment}"
    plot = style.figure(title, subtitle, rows=len(order))
    for place, option in enumerate(order):
        _range(
            plot,
            place,
            read.value(low[option]),
            read.value(high[option]),
            style.looks(case, option),
            shown[option],
        )
    plot.update_xaxes(range=[0, 108], tickvals=[0, 20, 40, 60, 80, 100])
    style.names_down(plot, range(len(order)), [style.name(case.name(option)) for option in order])
    said = a_list([f"{read.short(case, option)} {shown[option].text}" for option in order])
    rows = [(case.name(option), shown[option], low[option], high[option]) for option in order]
    data = read.sheet(
        "overall", "Overall value, 0 to 100", ("Option", "Overall value", "Lowest", "Highest"), rows
    )
    return Chart(
        "overall", title, subtitle, f"Overall values out of 100, best first: {said}.", plot, data, comparison
    )


def _range(
    plot: go.Figure, place: int, low: float, high: float, looks: tuple[str, str, str], shown: Figure
) -> None:
    """Draw one option: a mark where its value is known, a line where it is a range."""
    colour, mark, _ = looks
    plot.add_trace(
        go.Scatter(x=[0, low], y=[place, place], mode="lines", line={"color": style.RULE, "width": 2})
    )
    if high > low:
        plot.add_trace(
            go.Scatter(x=[low, high], y=[place, place], mode="lines", line={"color": colour, "width": 9})
        )
    mode = {"color": colour, "symbol": mark, "size": 13, "line": {"color": colour, "width": 2}}
    plot.add_trace(
        go.Scatter(
            x=[high],
            y=[place],
            mode="markers+text",
            text=[f"  {shown.text}"],
            textposition="middle right",
            marker=mode,
            cliponaxis=False,
        )
    )


def contributions(comparison: Comparison) -> Chart:
    """Draw what each criterion adds to each option's overall value, as parts of one bar."""
    case, found = comparison.case, read.measured(comparison, "contribution")
    options = list(dict.fromkeys(rest[-2] for rest in found))
    criteria = list(dict.fromkeys(rest[-1] for rest in found))
    kind = next(iter(found))[0]
    total = {
        o: sum(read.value(f) for rest, f in found.items() if rest[-2] == o and f.value is not None)
        for o in options
    }
    order = sorted(options, key=lambda option: -total[option])
    most = max(criteria, key=lambda c: found[kind, order[0], c].value or 0.0)
    title = f"{read.short(case, most)} adds most to {read.short(case, order[0])}"
    subtitle = f"Weight x score of each criterion, summing to the overall value of 0 to 100; {case.moment}"
    plot = style.figure(title, subtitle, rows=len(order) + 1)
    labels = [style.name(case.name(option)) for option in order]
    for place, criterion in enumerate(criteria):
        parts = [found[kind, option, criterion].value or 0.0 for option in order]
        plot.add_trace(
            go.Bar(
                y=list(range(len(order))),
                x=parts,
                orientation="h",
                marker=style.part(place),
                name=style.name(case.name(criterion), 30),
            )
        )
    plot.update_layout(
        barmode="stack",
        showlegend=True,
        bargap=0.35,
        legend={"orientation": "h", "y": -0.12, "x": 0, "traceorder": "normal"},
    )
    plot.update_xaxes(range=[0, 100])
    style.names_down(plot, range(len(order)), labels)
    rows = [(case.name(o), *(found[kind, o, c] for c in criteria)) for o in order]
    data = read.sheet("contributions", "Weight x score", ("Option", *map(case.name, criteria)), rows)
    said = "; ".join(
        f"{read.short(case, o)}: "
        + a_list([f"{read.short(case, c)} {found[kind, o, c].text}" for c in criteria])
        for o in order
    )
    return Chart(
        "contributions", title, subtitle, f"What each criterion adds. {said}.", plot, data, comparison
    )


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
    for option in values:
        plot.add_trace(_place(case, option, places[option], option in best))
    dearest = max(cost for cost, _ in places.values())
    plot.update_xaxes(title="Cost", range=[0, 1.25 * dearest], tickprefix="£", tickformat=",")
    plot.update_yaxes(title="Overall value", range=[0, 108])
    rows = [(case.name(option), costs[option], values[option], on[option]) for option in values]
    headings = ("Option", "Cost", "Overall value", "On the frontier")
    data = read.sheet("frontier", "Value and cost", headings, rows)
    said = [
        f"{read.short(case, option)} at {sum_of_money(cost)}, value {values[option].text}"
        for option, (cost, _) in places.items()
    ]
    return Chart("frontier", title, subtitle, f"{title}. {a_list(said)}.", plot, data, found)


_DOTTED = {"color": style.INK, "width": 1.5, "dash": "dot"}


def _place(case: Case, option: str, at: tuple[float, float], filled: bool) -> go.Scatter:
    """Mark one option: filled where it is on the frontier, hollow where it is not."""
    colour, mark, _ = style.looks(case, option)
    line = {"color": colour, "width": 2}
    return go.Scatter(
        x=[at[0]],
        y=[at[1]],
        mode="markers+text",
        marker={"color": colour if filled else "white", "symbol": mark, "size": 13, "line": line},
        text=[f"  {style.name(case.name(option), 40)}"],
        textposition="top center" if filled else "middle right",
        cliponaxis=False,
    )
