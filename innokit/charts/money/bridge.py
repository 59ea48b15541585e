"""How gross benefits become net present social value."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import plotly.graph_objects as go

from innokit.charts import placing, read, style
from innokit.charts.chart import Chart
from innokit.errors import MethodRefused
from innokit.words import sum_of_money

if TYPE_CHECKING:
    from innokit.businesscase import Appraisal
    from innokit.results import Figure

STEPS = {
    "gross": ("Gross benefits", "Gross losses"),
    "deadweight": ("Kept beyond what would happen anyway", "Would happen anyway (deadweight)"),
    "displacement": ("Displaced less than before", "Taken from elsewhere (displacement)"),
    "attribution": ("Credited beyond before", "Credited to others (attribution)"),
    "corrections": ("Corrected upwards", "Corrected for doubt"),
    "discounting": ("Discounted: later losses", "Discounted: felt later"),
    "burdens": ("Burdens that end", "Burdens"),
    "costs": ("Costs that end", "Extra costs"),
}
"""How a step is called where it adds, and where it takes off."""
WORTH, NET = "Benefits, present value", "Net present social value"


class Bar(NamedTuple):
    """One bar: a step from one level to another, or a sum that stands on nothing."""

    name: str
    figure: Figure
    start: float
    end: float
    sums: bool


def bridge(appraisal: Appraisal, option: str = "") -> Chart:
    """Draw how gross benefits become the net present social value of one option, the best unless named.

    Parameters
    ----------
    appraisal : Appraisal
    option : str, optional
        Its id.

    Raises
    ------
    MethodRefused
        The option is not among those compared.
    """
    case, option = appraisal.case, option or read.best(appraisal)
    bars = _bars(appraisal, option)
    total = bars[-1].end
    verdict = "more than it costs" if total > 0 else "less than it costs" if total < 0 else "what it costs"
    sized = f"{sum_of_money(abs(total))} {verdict}" if total else verdict
    title = f"{read.short(case, option)} brings {sized}"
    prices = appraisal.setting.price_base
    subtitle = (
        f"From gross benefits to net present social value, {prices} prices, beside business as usual; "
        f"steps that change nothing are left out; {case.moment}"
    )
    plot = style.figure(title, subtitle, rows=len(bars), row=44)
    for place, bar in enumerate(bars):
        _draw(plot, place, bar, bars[place + 1] if place + 1 < len(bars) else None)
    _reach(plot, bars)
    plot.add_vline(x=0, line={"color": style.INK, "width": 1})
    style.names_down(plot, range(len(bars)), [style.name(bar.name) for bar in bars])
    plot.update_yaxes(autorange=False, range=[len(bars) - 0.5, -0.5])
    data = read.sheet("bridge", "From gross benefits to net present social value", ("Step", "£"), _rows(bars))
    said = "; ".join(f"{bar.name.lower()} {sum_of_money(read.value(bar.figure))}" for bar in bars)
    return Chart("bridge", title, subtitle, f"{title}: {said}.", plot, data, appraisal)


def _bars(appraisal: Appraisal, option: str) -> list[Bar]:
    """Collect the steps that change something, the sum of benefits, and the answer."""
    figures, bars, level = appraisal.figures, list[Bar](), 0.0
    if f"npsv.{option}" not in figures:
        raise MethodRefused(
            "There is no bridge of that option",
            where=f"option {option}",
            remedy="Ask for one of the options compared, by its id",
        )
    for key, names in STEPS.items():
        if key == "costs" and len(bars) > 1:
            worth = figures[f"pv-benefits.{option}"]
            net = ", net of burdens" if any(bar.name in STEPS["burdens"] for bar in bars) else ""
            bars.append(Bar(f"{WORTH}{net}", worth, 0.0, read.value(worth), True))
        step = figures.get(f"bridge-{key}.{option}")
        if step is not None and step.value:
            bars.append(Bar(names[step.value < 0], step, level, level + step.value, False))
            level += step.value
    answer = figures[f"npsv.{option}"]
    return [*bars, Bar(NET, answer, 0.0, read.value(answer), True)]


def _rows(bars: list[Bar]) -> list[tuple[str, Figure]]:
    """Give the data table's rows, the figure of each bar beside its name."""
    return [(bar.name, bar.figure) for bar in bars]


def _draw(plot: go.Figure, place: int, bar: Bar, after: Bar | None) -> None:
    """Draw one bar: solid where it adds, hatched where it takes off, dark where it is a sum."""
    up = bar.end >= bar.start
    colour = style.INK if bar.sums else style.COLOURS[0 if up else 1]
    marker = {"color": colour} if up else style.hatched(colour)
    plot.add_trace(
        go.Bar(
            x=[bar.end - bar.start], base=[bar.start], y=[place], orientation="h", width=0.62, marker=marker
        )
    )
    if after is not None:
        line = {"color": style.GREY, "width": 1}
        plot.add_trace(
            go.Scatter(x=[bar.end, bar.end], y=[place + 0.31, place + 0.69], mode="lines", line=line)
        )


def _reach(plot: go.Figure, bars: list[Bar]) -> None:
    """Label each bar on its outer side, and make the scale wide enough for it."""
    labels = [(bar, sum_of_money(read.value(bar.figure))) for bar in bars]
    lows, highs = zip(*(sorted((bar.start, bar.end)) for bar in bars), strict=True)
    sides = [high <= 0 for high in highs]
    left = [(low, text) for low, (_, text), out in zip(lows, labels, sides, strict=True) if out]
    right = [(high, text) for high, (_, text), out in zip(highs, labels, sides, strict=True) if not out]
    start, end = placing.scale(min(0.0, *lows), max(0.0, *highs), left, right, wide=250)
    plot.update_xaxes(**style.POUNDS, range=[start, end], zeroline=False)
    for place, ((bar, text), out) in enumerate(zip(labels, sides, strict=True)):
        plot.add_annotation(
            x=min(bar.start, bar.end) if out else max(bar.start, bar.end),
            y=place,
            text=text,
            showarrow=False,
            xanchor="right" if out else "left",
            xshift=-5 if out else 5,
        )
