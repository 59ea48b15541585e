"""Worth in money beside worth in scores, never added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from innokit.charts import placing, read, style
from innokit.charts.chart import Chart
from innokit.charts.money.beside import MoneyAndScore, Spot
from innokit.errors import MethodRefused
from innokit.words import a_list, plain_for_chart, sum_of_money

if TYPE_CHECKING:
    from innokit.businesscase import Appraisal
    from innokit.records import Case
    from innokit.scoring import Comparison

WIDE, TALL = 430.0, 360.0
"""Pixels of the plot, near enough, to place labels by."""


def money_and_score(appraisal: Appraisal, comparison: Comparison) -> Chart:
    """Draw each option's net present social value against its overall value.

    Parameters
    ----------
    appraisal : Appraisal
    comparison : Comparison
        Of the same case.

    Raises
    ------
    MethodRefused
        The two are of different cases, or no option is in both.
    """
    case = appraisal.case
    if (case.as_at, case.head) != (comparison.case.as_at, comparison.case.head):
        raise MethodRefused(
            "The appraisal and the comparison stand at different entries of the record",
            where=f"{case.moment}, and {comparison.case.moment}",
            remedy="Work both out again from one case",
        )
    found = MoneyAndScore(case, appraisal, comparison)
    spots = found.spots
    if not spots:
        raise MethodRefused(
            "No option has both a value in money and a value in scores",
            remedy="Score the options that have cost and benefit lines",
        )
    title = _finding(case, spots)
    subtitle = (
        f"Net present social value against overall value (0 to 100); a line shows what blanks leave open"
        f"{_missing(found)}; {case.moment}"
    )
    plot = style.figure(title, subtitle, height=480)
    low, high = _span([spot.money for spot in spots])
    _ground(plot, found, (low, high))
    _marks(plot, found, (low, high))
    ticks = [0, 20, 40, 60, 80, 100]
    plot.update_xaxes(title="Overall value", range=[-2, 104], tickvals=ticks, zeroline=False)
    plot.update_yaxes(
        range=[low, high], tickformat=",.2~s", title="Net present social value, £", zeroline=False
    )
    said = "; ".join(_said(case, spot) for spot in spots)
    return Chart("money-and-score", title, subtitle, f"{title}. {said}.", plot, found.sheet(), found)


def _missing(found: MoneyAndScore) -> str:
    """Say which options stand in one of the two alone."""
    return "".join(
        f"; {what}: {a_list([read.short(found.case, option, 30) for option in options])}"
        for what, options in found.missing.items()
        if options
    )


def _span(values: Sequence[float]) -> tuple[float, float]:
    """Give the range of the money axis, nothing in it, with room for names."""
    low, high = min(0.0, *values), max(0.0, *values)
    room = 0.18 * (high - low) or 1.0
    return low - room, high + room


def _finding(case: Case, spots: Sequence[Spot]) -> str:
    """Say whether one option is worth most in both, as far as that is sure."""
    rich = max(spots, key=lambda spot: spot.money)
    sure = [s for s in spots if all(s.ends[0] > other.ends[1] for other in spots if other is not s)]
    name = read.short(case, rich.option)
    if len(spots) == 1:
        return f"{name} is worth {sum_of_money(rich.money)} in money and {rich.overall.text} of 100 in scores"
    if not sure:
        return f"{name} is worth most in money; no option is sure to be worth most in scores"
    if sure[0] is rich:
        loss = ", yet less than it costs" if rich.money < 0 else ""
        return f"{name} is worth most in money and in scores{loss}"
    other = read.short(case, sure[0].option)
    return f"Money and scores disagree: {name} is worth most in money, {other} in scores"


def _ground(plot: go.Figure, found: MoneyAndScore, span: tuple[float, float]) -> None:
    """Draw where an option is worth just what it costs, and the score of business as usual."""
    plot.add_trace(go.Scatter(x=[-2, 104], y=[0, 0], mode="lines", line={"color": style.INK, "width": 1}))
    words = {"showarrow": False, "font": {"color": style.QUIET, "size": 12}, "x": 104, "xanchor": "right"}
    plot.add_annotation(y=0, yanchor="bottom", text="worth more than it costs ▲", **words)
    plot.add_annotation(y=0, yanchor="top", text="worth less than it costs ▼", **words)
    overall = None if found.usual is None else found.scored[found.usual][0]
    if found.usual is None or overall is None or overall.value is None:
        return
    at, line = overall.value, {"color": style.GREY, "width": 1.5, "dash": "dash"}
    plot.add_trace(go.Scatter(x=[at, at], y=list(span), mode="lines", line=line))
    mark = {"color": style.GREY, "symbol": "square", "size": 11}
    plot.add_trace(go.Scatter(x=[at], y=[0], mode="markers", marker=mark))
    plot.add_annotation(
        x=at, y=span[0], yanchor="bottom", xanchor="left" if at < 60 else "right", showarrow=False,
        text=plain_for_chart(found.case.name(found.usual), 28), font={"color": style.QUIET}, bgcolor="white",
        xshift=3 if at < 60 else -3,
    )  # fmt: skip


def _marks(plot: go.Figure, found: MoneyAndScore, span: tuple[float, float]) -> None:
    """Mark each option, with a line as long as its overall value is open."""
    (low, high), case, spots = span, found.case, found.spots
    points = [(sum(s.ends) / 2 / 106 * WIDE, (s.money - low) / (high - low) * TALL) for s in spots]
    texts = [style.name(case.name(spot.option)) for spot in spots]
    nothing = -low / (high - low) * TALL
    drawn = [
        placing.Box(WIDE - 180, WIDE, nothing - 18, nothing + 18),
        placing.Box(0, WIDE, nothing - 2, nothing + 2),
    ]
    usual = None if found.usual is None else found.scored[found.usual][0].value
    if usual is not None:
        at, wide = usual / 106 * WIDE, placing.LETTER * 30
        drawn.append(placing.Box(at - 2, at + 2, 0, TALL))
        drawn.append(placing.Box(at - 8, at + 8, nothing - 8, nothing + 8))
        drawn.append(placing.Box(at, at + wide, 0, 22) if usual < 60 else placing.Box(at - wide, at, 0, 22))
    for spot, (_, up) in zip(spots, points, strict=True):
        left, right = (end / 106 * WIDE for end in spot.ends)
        drawn.append(placing.Box(left, right, up - 3, up + 3))
    sides = placing.beside(points, texts, placing.Box(0, WIDE, 0, TALL), drawn)
    for spot, text, side in zip(spots, texts, sides, strict=True):
        colour, mark, _ = style.looks(case, spot.option)
        ends, known = spot.ends, spot.ends[0] == spot.ends[1]
        if not known:
            line = {"color": colour, "width": 3}
            plot.add_trace(go.Scatter(x=list(ends), y=[spot.money] * 2, mode="lines", line=line))
        plot.add_trace(
            go.Scatter(
                x=[sum(ends) / 2],
                y=[spot.money],
                mode="markers+text",
                marker={
                    "color": colour if known else "white",
                    "symbol": mark,
                    "size": 13,
                    "line": {"color": colour, "width": 2},
                },
                text=[style.clear(text, side)],
                textposition=side,
                cliponaxis=False,
            )
        )


def _said(case: Case, spot: Spot) -> str:
    """Say one option in words."""
    worth, scored = sum_of_money(spot.money), spot.overall.text
    return f"{read.short(case, spot.option)}: {worth}, overall value {scored}"
