"""What an option does to the council's budget, year by year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.words import sum_of_money

if TYPE_CHECKING:
    from innokit.businesscase import CouncilCash
    from innokit.results import Figure


def _look(colour: str, shape: str, ink: str = style.INK) -> dict[str, Any]:
    """Give a marker told apart by its pattern."""
    return {"color": colour, "pattern": {"shape": shape, "fgcolor": ink, "size": 6}}


BARS: dict[str, tuple[str, str, int, dict[str, Any]]] = {
    "savings": ("Cashable savings", "Savings lost", 1, {"color": style.COLOURS[0]}),
    "income": ("Income", "Income lost", 1, _look(style.PARTS[1], ".", "white")),
    "funding": ("Funding", "Funding lost", 1, _look(style.PARTS[2], "-")),
    "capital": ("Capital", "Capital no longer spent", -1, _look(style.PARTS[5], "x", "white")),
    "revenue": ("Revenue", "Revenue no longer spent", -1, _look(style.PARTS[4], "\\")),
    "repaid": ("Borrowing repaid", "Repayments that end", -1, _look(style.PARTS[6], "+")),
}
"""What comes in, above the line, and what goes out, below; and what each is on the other side of it."""
MEASURES = (*BARS, "gap", "running")
FEW = 8
"""Up to so many years, each one's gap or surplus is written beside it; with more, only the hardest."""
PANELS = {"y3": (0.62, 1.0), "y2": (0.31, 0.53), "y": (0.0, 0.22)}
"""Where the three parts of the picture stand."""
SAID = {
    "y3": "What comes in, and what goes out",
    "y2": "What is left: surplus, or gap (hatched)",
    "y": "Running total",
}

Years = Mapping[str, Sequence["Figure"]]


def budget(council_cash: CouncilCash, option: str = "") -> Chart:
    """Draw what comes in and goes out each year, the gap or surplus, and its running total.

    Parameters
    ----------
    council_cash : CouncilCash
    option : str, optional
        Its id; the option of the greatest net present social value unless named.

    Raises
    ------
    MethodRefused
        The option is not among those compared.
    """
    found, case = council_cash, council_cash.case
    option = option or found.appraisal.ranked[0].option.id
    count = found.budget(option).years
    figures = found.figures
    years = {key: [figures[f"cash-{key}.{option}.y{year}"] for year in range(count)] for key in MEASURES}
    peak = figures[f"cash-peak.{option}"]
    title = _finding(read.short(case, option), years, peak)
    subtitle = (
        "The council's cash beside business as usual, by budget year, in the money of each year, not "
        f"discounted; {case.moment}"
    )
    plot = style.figure(title, subtitle, height=640)
    _flows(plot, years)
    _left(plot, years["gap"])
    _running(plot, years["running"], peak)
    _axes(plot, years)
    style.headroom(plot, 10)
    style.key_below(plot)
    rows = [(f"Year {year}", *(years[key][year] for key in MEASURES)) for year in range(count)]
    names = [name for name, *_ in BARS.values()]
    headings = ("Year", *names, "Surplus, or gap where negative", "Running total")
    caption = f"The council's budget under {case.name(option)} (£ thousand where large)"
    data = read.sheet("budget", caption, headings, [*rows, _peak_row(peak, len(headings))])
    said = "; ".join(f"year {year}: {_named(figure)}" for year, figure in enumerate(years["gap"]))
    return Chart("budget", title, subtitle, f"{title}. {said}.", plot, data, found)


def _peak_row(peak: Figure, wide: int) -> tuple[Figure | str, ...]:
    """Give the last row of the data table: the peak funding need, under the running total."""
    return ("Peak funding need", *([""] * (wide - 2)), peak)


def _finding(name: str, years: Years, peak: Figure) -> str:
    """Say which years have a gap, and what is needed at most."""
    gaps = [year for year, figure in enumerate(years["gap"]) if round(read.value(figure)) < 0]
    need = read.value(peak)
    if not gaps:
        return f"{name} leaves no gap in any year's budget"
    which = f"year {gaps[0]}" if len(gaps) == 1 else f"{len(gaps)} of {len(years['gap'])} years"
    needs = f"; at most {sum_of_money(need)} is needed" if round(need) > 0 else "; earlier surpluses cover it"
    return f"{name} leaves a gap in {which}{needs}"


def _named(figure: Figure) -> str:
    """Name a year's balance in words."""
    value = read.value(figure)
    if not round(value):
        return "in balance"
    return f"{'gap' if value < 0 else 'surplus'} {sum_of_money(abs(value))}"


def _flows(plot: go.Figure, years: Years) -> None:
    """Draw what comes in above the line and what goes out below it."""
    for key, (name, turned, way, marker) in BARS.items():
        values = [way * read.value(figure) for figure in years[key]]
        for called, side in ((name, way), (turned, -way)):
            sized = [value if round(value) * side > 0 else 0.0 for value in values]
            if any(sized):
                other = style.crossed if way > 0 else style.spotted
                look = marker if called == name else other(marker["color"])
                x = list(range(len(values)))
                plot.add_trace(go.Bar(x=x, y=sized, name=called, marker=look, yaxis="y3"))
    plot.update_layout(barmode="relative", bargap=0.3)


def _left(plot: go.Figure, gaps: Sequence[Figure]) -> None:
    """Draw each year's surplus, or its gap, hatched, and name it."""
    values = [read.value(figure) for figure in gaps]
    looks = {1: {"color": style.COLOURS[2]}, -1: style.hatched(style.COLOURS[1])}
    for way, marker in looks.items():
        sized = [value if round(value) * way > 0 else 0.0 for value in values]
        if any(sized):
            plot.add_trace(go.Bar(x=list(range(len(values))), y=sized, marker=marker, yaxis="y2"))
    many = range(len(values))
    for year in many if len(values) <= FEW else [min(many, key=values.__getitem__)]:
        if round(values[year]):
            _write(plot, year, gaps[year], len(values))


def _write(plot: go.Figure, year: int, gap: Figure, count: int) -> None:
    """Name one year's gap or surplus beside its bar, within the picture."""
    value = read.value(gap)
    side = "center" if count <= FEW else "left" if year < count / 2 else "right"
    plot.add_annotation(
        x=year, y=value, yref="y2", text=_named(gap).replace(" ", "<br>" if count <= FEW else " ", 1),
        showarrow=False, yanchor="top" if value < 0 else "bottom", xanchor=side, font={"size": 11},
    )  # fmt: skip


def _running(plot: go.Figure, running: Sequence[Figure], peak: Figure) -> None:
    """Draw the running total, and mark its deepest point where that is below nothing."""
    values, need = [read.value(figure) for figure in running], read.value(peak)
    plot.add_trace(
        go.Scatter(
            x=list(range(len(values))), y=values, mode="lines+markers", line={"color": style.INK, "width": 2},
            marker={"color": style.INK, "symbol": "diamond", "size": 7 if len(values) <= 2 * FEW else 3},
        )
    )  # fmt: skip
    if round(need) <= 0:
        return
    year = min(range(len(values)), key=values.__getitem__)
    ring = {"color": "white", "size": 13, "line": {"color": style.INK, "width": 3}, "symbol": "circle"}
    plot.add_trace(go.Scatter(x=[year], y=[values[year]], mode="markers", marker=ring))
    plot.add_annotation(
        x=year, y=values[year], text=f"peak funding need: {sum_of_money(need)}", showarrow=False,
        xanchor="left" if year < len(values) / 2 else "right", yanchor="top", yshift=-7,
        xshift=-8 if year < len(values) / 2 else 8,
    )  # fmt: skip


def _axes(plot: go.Figure, years: Years) -> None:
    """Set the three parts above each other on the same years, each with its name and room for its words."""
    count = len(years["gap"])
    plot.update_xaxes(
        title="Year, counted from the base year",
        tickvals=list(range(0, count, max(1, -(-count // 12)))),
        range=style.years_shown(count),
        showgrid=False,
        zeroline=False,
    )
    for axis, domain in PANELS.items():
        named = {"y": "yaxis", "y2": "yaxis2", "y3": "yaxis3"}[axis]
        span = {"range": _span([read.value(f) for f in years[_ROOM[axis]]])} if axis in _ROOM else {}
        plot.update_layout({named: style.axis(domain=list(domain), anchor="x", **style.POUNDS, **span)})
        plot.add_annotation(
            x=0, xref="paper", y=domain[1], yref="paper", text=SAID[axis], showarrow=False,
            xanchor="left", yanchor="bottom", font={"color": style.QUIET},
        )  # fmt: skip


_ROOM = {"y2": "gap", "y": "running"}
"""The parts that need room for words."""


def _span(values: list[float]) -> list[float]:
    """Give the ends of a scale with room for words above and below what is drawn."""
    low, high = min(0.0, *values), max(0.0, *values)
    size = high - low or 1.0
    return [low - (0.55 if low < 0 else 0.04) * size, high + (0.6 if high > 0 else 0.04) * size]
