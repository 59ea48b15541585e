"""How far one weight can move before the first place changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import plotly.graph_objects as go

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.errors import MethodRefused
from innokit.words import a_list, one_line, plain_for_chart

if TYPE_CHECKING:
    from innokit.records import Case, Option
    from innokit.results import Figure
    from innokit.scoring import Robustness


class Range(NamedTuple):
    """A weight now, the ends of the range in which the first option stays first, and who is first beyond.

    The weight of a wider criterion is that of all under it together.
    """

    criterion: str
    wider: bool
    now: Figure
    low: Figure
    high: Figure
    below: Option | None
    above: Option | None

    @property
    def ends(self) -> tuple[float, float]:
        """The range as numbers; an end that changes nothing is the end of the scale."""
        return (
            0.0 if self.low.value is None else self.low.value,
            1.0 if self.high.value is None else self.high.value,
        )


def switching(robustness: Robustness) -> Chart:
    """Draw how far the weight of each criterion can move before the first place changes, nearest on top.

    Raises
    ------
    MethodRefused
        When no option is first for certain, or no weight can move.
    """
    case, first, ranges = robustness.case, robustness.comparison.winner, _ranges(robustness)
    if first is None or not ranges:
        raise MethodRefused(
            "There is no range of weights to draw",
            where=robustness.title,
            remedy="It takes two options, two criteria, and an option that is first for certain",
        )
    title = _finding(case, first, ranges[0])
    what = f"Range of each weight, moved alone, in which {read.short(case, first.id, 30)} stays first"
    subtitle = f"{what}; {case.moment}"
    plot = style.figure(title, subtitle, rows=len(ranges), row=62)
    for place, found in enumerate(ranges):
        _draw(plot, place, found, case, first)
    plot.update_xaxes(range=[-0.02, 1.02], tickvals=[0, 0.2, 0.4, 0.6, 0.8, 1], tickformat=".0%")
    labels = [f"{style.name(_named(case, r))}<br><i>now {r.now.text}</i>" for r in ranges]
    style.names_down(plot, range(len(ranges)), labels)
    plot.update_yaxes(autorange=False, range=[len(ranges) - 0.4, -0.6])
    rows = [(case.name(r.criterion), r.now, r.low, _taker(r.below), r.high, _taker(r.above)) for r in ranges]
    headings = ("Criterion", "Weight now", "Changes below", "First then", "Changes above", "First there")
    data = read.sheet("switching", "How far each weight can move", headings, rows)
    said = "; ".join(_range_said(case, found) for found in ranges)
    return Chart("switching", title, subtitle, f"{title}. {said}.", plot, data, robustness)


def _ranges(robustness: Robustness) -> list[Range]:
    """Collect the ranges, the one that ends nearest to its weight first."""
    now, low, high = (
        {rest[-1]: figure for rest, figure in read.maybe(robustness, measure).items()}
        for measure in ("weight", "switch-low", "switch-high")
    )
    used = robustness.comparison.criteria
    nearest = sorted(robustness.switches, key=lambda switch: switch.reach)
    return [
        Range(id, switch.criterion not in used, now[id], low[id], high[id], switch.below, switch.above)
        for switch in nearest
        for id in [switch.criterion.id]
    ]


def _finding(case: Case, first: Option, nearest: Range) -> str:
    """Say the smallest move of one weight that changes the first place."""
    stays = f"{read.short(case, first.id)} stays first"
    (low, high), now = nearest.ends, read.value(nearest.now)
    name = one_line(_named(case, nearest), 40)
    if nearest.above is not None and (nearest.below is None or high - now <= now - low):
        return (
            f"{stays} unless the weight of {name} rises from {nearest.now.text} to above {nearest.high.text}"
        )
    if nearest.below is not None:
        return (
            f"{stays} unless the weight of {name} falls from {nearest.now.text} to below {nearest.low.text}"
        )
    return f"{stays} however much any one criterion counts"


def _named(case: Case, found: Range) -> str:
    """Name a criterion, marked where it stands for those under it."""
    return f"{case.name(found.criterion)}{' (all under it)' if found.wider else ''}"


def _taker(option: Option | None) -> str:
    """Name who is first beyond an end."""
    return option.title if option else "no change"


def _range_said(case: Case, found: Range) -> str:
    """Say one range in words."""
    ends = (("below", found.low, found.below), ("above", found.high, found.above))
    turns = [f"{side} {end.text} {read.short(case, o.id)} is first" for side, end, o in ends if o is not None]
    return f"{one_line(_named(case, found), 60)}, now {found.now.text}: {a_list(turns, 'no change')}"


def _draw(plot: go.Figure, place: int, found: Range, case: Case, first: Option) -> None:
    """Draw one criterion: the whole scale, the range, the weight now, and who takes over at its ends."""
    colour, mark, _ = style.looks(case, first.id)
    for ends, line in (
        ((0.0, 1.0), {"color": style.RULE, "width": 2}),
        (found.ends, {"color": colour, "width": 9}),
    ):
        plot.add_trace(go.Scatter(x=list(ends), y=[place, place], mode="lines", line=line))
    low, high = found.ends
    for option, at, words in (
        (found.below, low, f"below {found.low.text}"),
        (found.above, high, f"above {found.high.text}"),
    ):
        if option is not None:
            plot.add_trace(_end(case, option, (at, place), words))
    marker = {"color": "white", "symbol": mark, "size": 12, "line": {"color": style.INK, "width": 2}}
    plot.add_trace(go.Scatter(x=[read.value(found.now)], y=[place], mode="markers", marker=marker))


def _end(case: Case, option: Option, at: tuple[float, int], words: str) -> go.Scatter:
    """Mark one end with who takes over; lower ends are labelled above the line, upper ones below it."""
    colour, mark, _ = style.looks(case, option.id)
    marker: dict[str, Any] = {"color": colour, "symbol": mark, "size": 13}
    side = "right" if at[0] < 0.4 else "left" if at[0] > 0.6 else "center"
    return go.Scatter(
        x=[at[0]],
        y=[at[1]],
        mode="markers+text",
        marker={**marker, "line": {"color": "white", "width": 1}},
        text=[f"{words}: {plain_for_chart(case.name(option.id), 26)}"],
        textposition=f"{'top' if words.startswith('below') else 'bottom'} {side}",
        cliponaxis=False,
    )
