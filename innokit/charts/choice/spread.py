"""What each assessor makes of each option, beside everybody together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.errors import MethodRefused
from innokit.words import a_list, count, number, one_line, plain_for_chart

if TYPE_CHECKING:
    from innokit.records import Option
    from innokit.scoring import People
    from innokit.scoring.people import View

FEW = 4
"""Up to so many assessors each mark has a name; beyond, the outermost of each option."""
CAPTION = 17
"""Pixels that a line of words takes."""


def spread(people: People, *, groups: bool = False) -> Chart:
    """Draw each assessor's overall value of each option, everybody's beside it; one line an assessor.

    Parameters
    ----------
    people : People
    groups : bool
        Draw groups of assessors instead.

    Raises
    ------
    MethodRefused
        When groups are asked for and there are fewer than two.
    """
    case, views = people.case, people.groups if groups else people.persons
    if not views:
        raise MethodRefused(
            "There are no groups to draw",
            where=people.title,
            remedy="Record a group with each assessor, two groups or more; or leave out groups=True",
        )
    options = [people.comparison.options[place] for place in people.comparison.order]
    whose = "group" if groups else "assessor"
    title = _finding(people, views, whose)
    what = (
        f"Overall value (0 to 100) by each {whose}'s own scores; filled: their own first; upright: together"
    )
    plot = style.figure(title, f"{what}; {case.moment}", rows=len(options), row=_height(len(views)))
    for place, option in enumerate(options):
        _together(plot, people, option, place, views)
        _option(plot, people, option, place, views)
    _key(plot, people, views)
    plot.update_xaxes(range=[0, 101], tickvals=[0, 20, 40, 60, 80, 100])
    style.names_down(plot, range(len(options)), [style.name(option.title) for option in options])
    plot.update_yaxes(autorange=False, range=[len(options) - 0.45, -0.55])
    together = read.by_option(people, "overall")
    by = read.measured(people, "overall-by")
    theirs = {rest[1:]: figure for rest, figure in by.items()}
    rows = [(o.title, together[o.id], *(theirs[view.key, o.id] for view in views)) for o in options]
    headings = ("Option", "Together", *(view.title for view in views))
    data = read.sheet("spread", f"Overall value by each {whose}", headings, rows)
    said = "; ".join(_said(people, views, option) for option in options)
    return Chart("spread", title, f"{what}; {case.moment}", f"{title}. {said}.", plot, data, people)


def _finding(people: People, views: Sequence[View], whose: str) -> str:
    """Say how many put another option first."""
    first = people.comparison.winner
    if first is None:
        return f"Together no option is first for certain; {count(len(views), whose)} scored"
    name = read.short(people.case, first.id)
    others = [view for view in views if first not in view.first]
    if others:
        who = a_list([_short(view) for view in others]) if len(others) <= FEW else f"{len(others)} {whose}s"
        verb = "puts" if len(others) == 1 else "put"
        return f"{name} is first together; {who} {verb} another first ({len(others)} of {len(views)})"
    every = f"the only {whose}" if len(views) == 1 else f"all {len(views)} {whose}s"
    sure = all(view.first == (first,) for view in views)
    return f"{name} is first by {every}" if sure else f"{name} is first, or could be, by {every}"


def _short(view: View) -> str:
    """Name an assessor or a group in a title."""
    return one_line(view.title, 20)


def _said(people: People, views: Sequence[View], option: Option) -> str:
    """Say one option in words."""
    name = read.short(people.case, option.id)
    together = people.comparison.range_of(option)
    return f"{name}: together {_between(*together)}; {', '.join(_by(view, option) for view in views)}"


def _by(view: View, option: Option) -> str:
    """Say what one assessor makes of an option."""
    return f"{_short(view)} {_between(*view.comparison.range_of(option))}"


def _between(low: float, high: float) -> str:
    """Write a value, or how far it is open."""
    return number(low, 1) if low == high else f"{number(low, 1)} to {number(high, 1)}"


def _lane(many: int) -> int:
    """Give the pixels between the lines of two assessors."""
    return 21 if many <= FEW else 9


def _height(many: int) -> int:
    """Give the pixels of one option."""
    return max(58, _lane(many) * many + (24 if many <= FEW else 2 * CAPTION))


def _together(plot: go.Figure, people: People, option: Option, place: int, views: Sequence[View]) -> None:
    """Draw everybody's value as an upright bar over the option's whole height."""
    tall = 0.45 if len(views) <= FEW else 0.45 - CAPTION / _height(len(views))
    for value in dict.fromkeys(people.comparison.range_of(option)):
        line = {"color": style.INK, "width": 2}
        plot.add_trace(go.Scatter(x=[value] * 2, y=[place - 0.45, place + tall], mode="lines", line=line))


def _option(plot: go.Figure, people: People, option: Option, place: int, views: Sequence[View]) -> None:
    """Draw what everyone makes of one option, each on a line of their own."""
    lane = _lane(len(views)) / _height(len(views))
    shift = 0.0 if len(views) <= FEW else CAPTION / _height(len(views)) / 2
    for k, view in enumerate(views):
        at = place - shift + (k - (len(views) - 1) / 2) * lane
        _one(plot, people, view, option, at)
        if len(views) <= FEW:
            _write(
                plot, at, plain_for_chart(_short(view), 24), right=view.comparison.range_of(option)[0] < 35
            )
    if len(views) > FEW:
        low = min(views, key=lambda view: view.comparison.range_of(option)[0])
        high = max(views, key=lambda view: view.comparison.range_of(option)[1])
        words = plain_for_chart(f"lowest: {_short(low)}; highest: {_short(high)}", 60)
        _write(plot, place + 0.5 - 0.5 * CAPTION / _height(len(views)), words, colour=style.QUIET)


def _write(plot: go.Figure, at: float, words: str, *, right: bool = False, colour: str = style.INK) -> None:
    """Write at one edge of the picture, where the marks are not."""
    anchor = "right" if right else "left"
    plot.add_annotation(
        x=100 if right else 0.5,
        y=at,
        text=words,
        showarrow=False,
        xanchor=anchor,
        font={"color": colour, "size": 12},
    )


def _one(plot: go.Figure, people: People, view: View, option: Option, at: float) -> None:
    """Draw what one assessor makes of one option: a mark, or a line between two where it is open."""
    colour = style.looks(people.case, option.id)[0]
    ends = list(dict.fromkeys(view.comparison.range_of(option)))
    marker = {
        "symbol": _mark(people, view),
        "color": colour if option in view.first else "white",
        "size": 10,
        "line": {"color": colour, "width": 2},
    }
    plot.add_trace(
        go.Scatter(
            x=ends,
            y=[at] * len(ends),
            mode="lines+markers",
            line={"color": colour, "width": 2},
            marker=marker,
            cliponaxis=False,
        )
    )


def _groups(people: People) -> list[str]:
    """Give the names of the assessors' groups, where there are two or more."""
    return [view.title for view in people.groups]


def _mark(people: People, view: View) -> str:
    """Give the mark of an assessor's group."""
    names, own = _groups(people), {one.group for one in view.assessors}
    place = next((k for k, name in enumerate(names) if own == {name}), 0)
    return style.MARKS[place % len(style.MARKS)]


def _key(plot: go.Figure, people: People, views: Sequence[View]) -> None:
    """Say below the picture which mark is which group, unless each mark is named by its group already."""
    names = _groups(people)
    if not names or views == people.groups:
        return
    for place, name in enumerate(names):
        marker = {"symbol": style.MARKS[place % len(style.MARKS)], "color": "white", "size": 10}
        line = {"color": style.INK, "width": 2}
        plot.add_trace(
            go.Scatter(
                x=[None],
                y=[None],
                mode="markers",
                name=plain_for_chart(name, 40),
                marker={**marker, "line": line},
                showlegend=True,
            )
        )
    style.key_below(plot)
