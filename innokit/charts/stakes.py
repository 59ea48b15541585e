"""Who pays and who gains."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.words import a_list, sum_of_money

if TYPE_CHECKING:
    from innokit.businesscase import Appraisal
    from innokit.results import Figure


def who(appraisal: Appraisal, option: str = "") -> Chart:
    """Draw who pays and who gains by one option, the best unless named."""
    case, option = appraisal.case, option or read.best(appraisal)
    paid, gained = (_of(appraisal, measure, option) for measure in ("paid", "gained"))
    net = {one: read.value(gained[one]) - read.value(paid[one]) for one in paid}
    order = sorted(net, key=lambda one: -net[one])
    losers = [read.short(case, one, 30) for one in order if net[one] < 0]
    most = f"The largest gain goes to: {read.short(case, order[0])}. " if net[order[0]] > 0 else ""
    title = f"{most}{_losing(losers)}"
    subtitle = f"{read.short(case, option)}: present values beside business as usual; {case.moment}"
    plot = style.figure(title, subtitle, rows=len(order) + 1)
    plot.add_trace(_bars("Gains", [read.value(gained[one]) for one in order], {"color": style.COLOURS[0]}))
    plot.add_trace(_bars("Pays", [-read.value(paid[one]) for one in order], style.hatched(style.COLOURS[1])))
    plot.update_layout(barmode="relative", bargap=0.4, showlegend=True, legend=style.LEGEND_BELOW)
    plot.update_xaxes(**style.POUNDS)
    style.names_down(plot, range(len(order)), [style.name(case.name(one)) for one in order])
    rows = [(case.name(one), gained[one], paid[one]) for one in order]
    data = read.sheet("who", "Who pays and who gains", ("Stakeholder", "Gains", "Pays"), rows)
    said = "; ".join(
        f"{read.short(case, one)}: gains {_size(gained[one])}, pays {_size(paid[one])}" for one in order
    )
    return Chart("who", title, subtitle, f"{title}. {said}.", plot, data, appraisal)


def _of(appraisal: Appraisal, measure: str, option: str) -> dict[str, Any]:
    """Give one measure of an option by stakeholder."""
    found = read.measured(appraisal, measure)
    return {rest[1]: figure for rest, figure in found.items() if rest[0] == option}


def _losing(losers: Sequence[str]) -> str:
    """Say who pays more than comes back to them."""
    return f"Worse off: {a_list(losers)}" if losers else "Nobody is worse off"


def _size(figure: Figure) -> str:
    """Say the size of a figure."""
    return sum_of_money(read.value(figure))


def _bars(name: str, values: Sequence[float], marker: dict[str, Any]) -> go.Bar:
    """Draw one side, each bar labelled with its size where it has one."""
    texts = [sum_of_money(value) if round(value) else "" for value in values]
    return go.Bar(
        y=list(range(len(values))),
        x=list(values),
        orientation="h",
        name=name,
        marker=marker,
        text=texts,
        textposition="auto",
    )
