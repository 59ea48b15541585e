"""What one assumption alone can do to the answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import plotly.graph_objects as go

from innokit.charts import placing, read, style
from innokit.charts.chart import Chart
from innokit.results import Figure
from innokit.words import a_list, sum_of_money

if TYPE_CHECKING:
    from innokit.businesscase import OneWay
    from innokit.records import Case


MOST = 20
"""So many bars are drawn; the others stand in the data table."""


class Swing(NamedTuple):
    """The answer at both ends of an assumption's range; the central answer where an end was not given."""

    assumption: str
    option: str
    low: Figure
    central: Figure
    high: Figure

    @property
    def ends(self) -> tuple[float, float]:
        """The two answers as numbers."""
        return read.value(self.low), read.value(self.high)

    @property
    def turns(self) -> bool:
        """Whether the answer changes its sign."""
        return min(self.ends) < 0 < max(self.ends)


def one_way(found: OneWay) -> Chart:
    """Draw how far each assumption, moved alone through its range, moves the answer."""
    case, swings = found.case, _swings(found)
    several = len({swing.option for swing in swings}) > 1
    turning = list(dict.fromkeys(read.short(case, swing.assumption) for swing in swings if swing.turns))
    title = _finding(turning)
    cut = f"; the widest {MOST} of {len(swings)}, the others in the table" if len(swings) > MOST else ""
    subtitle = f"Net present social value at the low and the high value of one assumption{cut}; {case.moment}"
    shown = swings[:MOST]
    plot = style.figure(title, subtitle, rows=len(shown) + 1, row=76 if several else 50)
    for place, swing in enumerate(shown):
        _draw(plot, place, swing)
    plot.add_vline(x=0, line={"color": style.INK, "width": 1})
    _reach(plot, shown)
    style.names_down(plot, range(len(shown)), [_label(case, swing, several) for swing in shown])
    rows = [(_named(case, swing, several), swing.low, swing.central, swing.high) for swing in swings]
    headings = ("Assumption", "At its low", "Central", "At its high")
    data = read.sheet("one-way", "One assumption at a time", headings, rows)
    said = "; ".join(_said(case, swing, several) for swing in swings)
    return Chart("one-way", title, subtitle, f"{title}. {said}.", plot, data, found)


def _finding(turning: list[str]) -> str:
    """Say which assumptions can turn the answer, the widest first."""
    if not turning:
        return "No assumption alone turns the answer within its range"
    if len(turning) > 2:
        return f"{len(turning)} assumptions can each turn the answer; most of all: {turning[0]}"
    return f"Able to turn the answer alone: {a_list(turning)}"


def _swings(found: OneWay) -> list[Swing]:
    """Collect the swings, the widest first."""
    low, high = (read.maybe(found, measure) for measure in ("npsv-at-low", "npsv-at-high"))
    central: Mapping[str, Figure] = read.by_option(found, "npsv")
    swings = [
        Swing(key[0], key[1], low=low.get(key, middle), central=middle, high=high.get(key, middle))
        for key in {**low, **high}
        for middle in [central[key[1]]]
    ]
    return sorted(swings, key=lambda swing: -abs(swing.ends[1] - swing.ends[0]))


def _named(case: Case, swing: Swing, several: bool) -> str:
    """Name an assumption, and the option where there are several."""
    return (
        f"{case.name(swing.assumption)}: {case.name(swing.option)}"
        if several
        else case.name(swing.assumption)
    )


def _label(case: Case, swing: Swing, several: bool) -> str:
    """Name an assumption beside its bar."""
    option = f"<br><i>{style.name(case.name(swing.option), 30)}</i>" if several else ""
    return style.name(case.name(swing.assumption)) + option


def _said(case: Case, swing: Swing, several: bool) -> str:
    """Say one bar in words."""
    low, high = map(sum_of_money, swing.ends)
    option = f" for {read.short(case, swing.option)}" if several else ""
    return f"{read.short(case, swing.assumption)}{option}: {low} at its low, {high} at its high"


def _given(swing: Swing) -> dict[str, tuple[float, str]]:
    """Give which end stands left of the bar and which right, each with its value; only those given."""
    low, high = swing.ends
    found = {}
    for name, figure, left in (("low", swing.low, low <= high), ("high", swing.high, high < low)):
        if figure is not swing.central:
            value = read.value(figure)
            found["left" if left else "right"] = (value, name)
    return found


def _reach(plot: go.Figure, swings: list[Swing]) -> None:
    """Make the scale wide enough for the bars, for nothing, and for the labels at both ends."""
    reach = [value for swing in swings for value in (*swing.ends, 0.0)]
    low, high = min(reach), max(reach)
    sides = {
        side: [
            (value, sum_of_money(value))
            for swing in swings
            for at, (value, _) in _given(swing).items()
            if at == side
        ]
        for side in ("left", "right")
    }
    start, end = placing.scale(low, high if high > low else low + 1, sides["left"], sides["right"], wide=325)
    plot.update_xaxes(**style.POUNDS, range=[start, end], zeroline=False)


def _draw(plot: go.Figure, place: int, swing: Swing) -> None:
    """Draw one assumption: a bar between the answers at its ends, the central answer on it."""
    line = {"color": style.PARTS[2], "width": 18}
    plot.add_trace(go.Scatter(x=list(swing.ends), y=[place, place], mode="lines", line=line))
    for side, (value, name) in _given(swing).items():
        plot.add_trace(_end(place, value, style.clear(f"{name}<br>{sum_of_money(value)}", side), side))
    mark = {"color": style.INK, "size": 8, "symbol": "diamond"}
    plot.add_trace(go.Scatter(x=[read.value(swing.central)], y=[place], mode="markers", marker=mark))


def _end(place: int, value: float, text: str, side: str) -> go.Scatter:
    """Mark one end, labelled on its outer side."""
    return go.Scatter(
        x=[value],
        y=[place],
        mode="markers+text",
        text=[text],
        textfont={"size": 11},
        textposition=f"middle {side}",
        cliponaxis=False,
        marker={"color": style.INK, "symbol": "line-ns-open", "size": 16},
    )
