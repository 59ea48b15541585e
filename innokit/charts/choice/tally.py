"""What the room chose, with ties shown as ties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.errors import MethodRefused
from innokit.words import a_list, count, one_line, with_unit

if TYPE_CHECKING:
    from innokit.process import Tally
    from innokit.results import Figure

MOST = 20
COUNTS = ("dots", "approvals", "votes")
"""What is counted one by one; other measures have no plural of their own."""
COLOUR = style.COLOURS[0]


def tally(found: Tally, most: int = MOST) -> Chart:
    """Draw the count of a ballot, the first first; ties are hatched, and a line parts those that go on.

    Parameters
    ----------
    found : Tally
    most : int, optional
        How many ideas are drawn at most; all on the last place drawn are.

    Raises
    ------
    MethodRefused
        Nobody has voted yet.
    """
    if not found.places:
        raise MethodRefused("No vote counts yet, so there is nothing to draw", where=found.name)
    measure = found.counted.measures[0]
    groups = [(at, group) for at, group in found.places if at <= most]
    order = [idea for _, group in groups for idea in group]
    figures = {idea: found.figures[f"tally.{found.key}.{idea}"] for idea in order}
    left = sum(len(group) for _, group in found.places) - len(order)
    beyond = f"; {count(left, 'more idea')} with fewer not drawn" if left else ""
    what = "" if found.ballot is None else f": {_measured(found)}"
    subtitle = f"{one_line(found.name, 60)}{what}{beyond}; hatched: tied; {found.case.moment}"
    title = _finding(found, figures)
    plot = style.figure(title, subtitle, rows=len(order), row=38)
    for place, group in groups:
        _bars(plot, found, place, group, figures, order)
    _line(plot, found, order)
    plot.update_xaxes(range=[0, 1.3 * (max(read.value(figure) for figure in figures.values()) or 1)])
    style.names_down(plot, range(len(order)), [style.name(found.case.name(idea)) for idea in order])
    plot.update_yaxes(range=[len(order) - 0.4, -0.6], autorange=False)
    rows = [
        (f"{at}, tied" if len(group) > 1 else str(at), found.case.name(idea), figures[idea])
        for at, group in groups
        for idea in group
    ]
    data = read.sheet(
        "tally", f"{found.name}: {measure.title.lower()}", ("Place", "Idea", measure.title), rows
    )
    said = a_list([f"{one_line(found.case.name(idea), 60)} {figures[idea].text}" for idea in order[:MOST]])
    ties = [
        a_list([one_line(found.case.name(i), 40) for i in group]) for _, group in groups if len(group) > 1
    ]
    tied = f" Tied: {'; '.join(ties)}." if ties else " No ideas are tied."
    alt = f"{title}. {measure.title} by idea, the first first: {said}.{tied}"
    return Chart("tally", title, subtitle, alt, plot, data, found)


def _measured(found: Tally) -> str:
    """Say what is counted, in which unit."""
    measure = found.counted.measures[0]
    title = measure.title.lower()
    return f"{title}, {measure.unit}" if measure.unit not in ("", title) else title


def _finding(found: Tally, figures: dict[str, Figure]) -> str:
    """Say what came first, or what is tied."""
    _, first = found.places[0]
    names = a_list([read.short(found.case, idea) for idea in first[:3]])
    if len(first) == 1:
        text, what = figures[first[0]].text, found.counted.measures[0].title.lower()
        return f"{names} came first: {with_unit(text, what if what in COUNTS else '')}"
    return f"{names} are tied for first" if len(first) <= 3 else f"{len(first)} ideas are tied for first"


def _bars(
    plot: go.Figure,
    found: Tally,
    place: int,
    group: tuple[str, ...],
    figures: dict[str, Figure],
    order: list[str],
) -> None:
    """Draw the ideas on one place."""
    tied = len(group) > 1
    on = not found.going_on or group[0] in found.going_on
    colour = COLOUR if on and group[0] not in found.undecided else style.GREY
    marker: dict[str, Any] = style.hatched(colour) if tied else {"color": colour}
    plot.add_trace(
        go.Bar(
            x=[read.value(figures[idea]) for idea in group],
            y=[order.index(idea) for idea in group],
            orientation="h",
            width=0.62,
            marker=marker,
            text=[f"  {figures[idea].text}{_label(found, place, idea, tied)}" for idea in group],
            textposition="outside",
            cliponaxis=False,
        )
    )


def _label(found: Tally, place: int, idea: str, tied: bool) -> str:
    """Say what the length of a bar does not."""
    split = ", since split" if found.stands.split(idea) else ""
    return f"{f', tied in place {place}' if tied else ''}{split}"


def _line(plot: go.Figure, found: Tally, order: list[str]) -> None:
    """Draw the line between ideas that go on and those that do not."""
    places = found.ballot.places if found.ballot else None
    if places is None or places >= len(order):
        return
    plot.add_hline(y=places - 0.5, line={"color": style.INK, "width": 1, "dash": "dash"})
    plot.add_annotation(
        x=1, xref="paper", y=places - 0.5, yanchor="bottom", xanchor="right", showarrow=False,
        text=count(places, "place"), font={"size": 12, "color": style.QUIET},
    )  # fmt: skip
