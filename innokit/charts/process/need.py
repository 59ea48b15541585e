"""Need beside what serving people costs: who gains most is often the costliest to fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from innokit.charts import placing, read, style
from innokit.charts.chart import Chart
from innokit.errors import MethodRefused
from innokit.words import a_list, count, one_line, plain_for_chart

if TYPE_CHECKING:
    from innokit.process import Need
    from innokit.records import NeedGroup
    from innokit.results import Figure

WIDE, TALL = 480.0, 330.0
"""Pixels of the plot, near enough, to place labels by."""
FEW = 3
"""Groups that leave room for names of two lines."""
LARGEST = 30.0
"""Pixels across, of the mark of the largest group."""


def need_and_cost(found: Need) -> Chart:
    """Draw how great the need of each group is, against what serving one of them costs a year.

    Parameters
    ----------
    found : Need
        As from `innokit.process.need`.

    Raises
    ------
    MethodRefused
        When no group has both figures.
    """
    if not found.groups:
        raise MethodRefused("No group in need is recorded", remedy="Record each as a NeedGroup")
    need, cost = read.by_option(found, "need"), read.by_option(found, "cost_to_serve")
    both = [g for g in found.groups if need[g.id].value is not None and cost[g.id].value is not None]
    if not both:
        raise MethodRefused(
            "No group has both its need and its cost to serve on record",
            where=found.title,
            remedy="Record both with each NeedGroup",
        )
    blank = [one_line(group.title, 30) for group in found.groups if group not in both]
    missing = f"; not both on record: {a_list(blank)}" if blank else ""
    sized = [group for group in both if group.people]
    size = "; area: people" if sized else ""
    title = _finding(both, need, cost)
    subtitle = f"Need, 0 to 10, and cost to serve one person a year{size}{missing}; {found.case.moment}"
    plot = style.figure(title, subtitle, height=460)
    _marks(plot, both, need, cost)
    plot.update_yaxes(title="Need", range=[0, 10.6], tickvals=[0, 2, 4, 6, 8, 10])
    plot.update_xaxes(title="Cost to serve, £ a person a year", tickprefix="£", rangemode="tozero")
    people = read.by_option(found, "people")
    rows = [(g.title, need[g.id], cost[g.id], people[g.id]) for g in found.groups]
    headings = ("Group", "Need (0 to 10)", "Cost to serve (£ a person a year)", "People")
    data = read.sheet("need-and-cost", "Groups by need and cost to serve", headings, rows)
    said = "; ".join(
        f"{one_line(g.title, 60)}: need {need[g.id].text}, cost to serve {cost[g.id].text}, people "
        f"{people[g.id].text}"
        for g in found.groups
    )
    return Chart("need-and-cost", title, subtitle, f"{title}. {said}.", plot, data, found)


def _finding(both: list[NeedGroup], need: dict[str, Figure], cost: dict[str, Figure]) -> str:
    """Say whether those in most need are also the costliest to serve."""
    top = max(read.value(need[group.id]) for group in both)
    dear = max(read.value(cost[group.id]) for group in both)
    needy = [group for group in both if read.value(need[group.id]) == top]
    costly = [group for group in both if read.value(cost[group.id]) == dear]
    names = a_list([one_line(group.title, 44) for group in needy[:2]])
    if len(both) == 1:
        return f"{names}: need {need[needy[0].id].text} of 10"
    if any(group in costly for group in needy):
        return f"In most need, and the costliest to serve: {names}"
    return f"In most need: {names}; the costliest to serve: {one_line(costly[0].title, 40)}"


def _marks(plot: go.Figure, both: list[NeedGroup], need: dict[str, Figure], cost: dict[str, Figure]) -> None:
    """Mark each group, sized by how many they are; its name beside it."""
    xs = [read.value(cost[group.id]) for group in both]
    ys = [read.value(need[group.id]) for group in both]
    most = max((group.people or 0.0 for group in both), default=0.0)
    right = max([*xs, 1.0]) * 1.12
    texts = [_name(group, len(both)) + _how_many(group) for group in both]
    points = [(x / right * WIDE, y / 10.6 * TALL) for x, y in zip(xs, ys, strict=True)]
    across = [max(12.0, LARGEST * ((group.people or 0.0) / (most or 1.0)) ** 0.5) for group in both]
    drawn = [
        placing.Box(x - size / 2, x + size / 2, y - size / 2, y + size / 2)
        for (x, y), size in zip(points, across, strict=True)
    ]
    sides = placing.beside(points, texts, placing.Box(0, WIDE, 0, TALL), drawn)
    for x, y, text, side, size in zip(xs, ys, texts, sides, across, strict=True):
        marker = {"color": style.faint(style.COLOURS[0]), "size": size}
        marker |= {"line": {"color": style.COLOURS[0], "width": 2}, "opacity": 1}
        plot.add_trace(
            go.Scatter(
                x=[x], y=[y], mode="markers+text", text=[style.clear(text, side)], textposition=side,
                marker=marker, cliponaxis=False,
            )
        )  # fmt: skip
    plot.update_xaxes(range=[0, right])


def _name(group: NeedGroup, many: int) -> str:
    """Name a group on two lines where there is room, on one where many stand close."""
    return style.name(group.title, 40) if many <= FEW else plain_for_chart(group.title, 27)


def _how_many(group: NeedGroup) -> str:
    """Say how many they are, below the name."""
    return "" if group.people is None else f"<br>{count(round(group.people), 'person', 'people')}"
