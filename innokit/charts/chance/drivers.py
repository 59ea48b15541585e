"""What drives the uncertainty of one option."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.words import count, one_line, per_cent

if TYPE_CHECKING:
    from innokit.businesscase import Drivers
    from innokit.results import Figure

MOST = 12
"""Assumptions drawn; those that matter least are left to the table."""


def drivers(found: Drivers) -> Chart:
    """Draw what share of the uncertainty comes from each assumption, most on top."""
    case, option = found.case, found.simulation.options[found.option]
    first = {rest[1:]: figure for rest, figure in read.measured(found, "first-effect").items()}
    total = {rest[1:]: figure for rest, figure in read.measured(found, "total-effect").items()}
    names = {effect.ids: effect.title for effect in found.effects}
    order = sorted(total, key=lambda ids: -read.value(total[ids]))
    shown = order[:MOST]
    top = per_cent(read.value(total[order[0]]))
    drives = "drives" if len(order[0]) == 1 else "drive"
    title = f"{one_line(names[order[0]], 50)} {drives} {top} of the uncertainty"
    left = f"; {count(len(order) - MOST, 'more assumption')} in the table" if len(order) > MOST else ""
    what = f"Share of the variance of the net present social value of {read.short(case, option.id, 30)}"
    subtitle = f"{what}, dotted where assumptions multiply each other{left}; {case.moment}"
    plot = style.figure(title, subtitle, rows=len(shown) + 1)
    plot.add_trace(_bars("By itself", [_held(first[ids]) for ids in shown], {"color": style.COLOURS[0]}))
    more = [max(_held(total[ids]) - _held(first[ids]), 0.0) for ids in shown]
    plot.add_trace(_bars("With others", more, style.spotted("#9dbdd3")))
    for place, ids in enumerate(shown):
        plot.add_annotation(
            x=max(_held(total[ids]), _held(first[ids])), y=place, text=total[ids].text, showarrow=False,
            xanchor="left", xshift=5,
        )  # fmt: skip
    plot.update_layout(barmode="stack", bargap=0.4)
    plot.update_xaxes(range=[0, 1.15], tickvals=[0, 0.2, 0.4, 0.6, 0.8, 1], tickformat=".0%")
    style.names_down(plot, range(len(shown)), [style.name(names[ids]) for ids in shown])
    style.key_below(plot)
    rows = [(names[ids], first[ids], total[ids]) for ids in order]
    data = read.sheet("drivers", "What drives it", ("Assumption", "By itself", "With interactions"), rows)
    said = "; ".join(
        f"{one_line(names[ids], 40)}: {total[ids].text}, {first[ids].text} by itself" for ids in shown
    )
    return Chart("drivers", title, subtitle, f"{title}. {said}.", plot, data, found)


def _held(figure: Figure) -> float:
    """Give a share, at least 0: sampling can leave a tiny one below."""
    return max(read.value(figure), 0.0)


def _bars(name: str, values: list[float], marker: dict[str, object]) -> go.Bar:
    """Draw one part of every bar."""
    return go.Bar(y=list(range(len(values))), x=values, orientation="h", name=name, marker=marker)
