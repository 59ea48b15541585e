"""The chart of the front page: when the council's own cash is ahead, by budget year."""

from __future__ import annotations

import plotly.graph_objects as go

from innokit.businesscase import FrontPage
from innokit.charts import Chart, read, style
from innokit.results import Figure
from innokit.words import one_line, plain_for_chart, sum_of_money


def cash_chart(page: FrontPage) -> Chart | None:
    """Draw the running total of the council's cash under the option shown; None where there is none.

    Parameters
    ----------
    page : FrontPage
    """
    sheet = next((one for one in page.sheets() if one.key == "by-year"), None)
    lead = page.basis.lead
    if sheet is None or lead is None:
        return None
    years = [str(row[0]) for row in sheet.rows]
    running = [cell for row in sheet.rows if isinstance(cell := row[-1], Figure)]
    title = _finding(page, one_line(lead.option.title, 60))
    subtitle = "Running total beside business as usual, before funding, in the money of each year"
    plot = style.figure(title, subtitle, height=300)
    for way, name in ((1, "ahead"), (-1, "behind")):
        values = [value if value * way > 0 else None for value in map(read.value, running)]
        plot.add_trace(_bars(years, values, name))
    plot.update_layout(barmode="overlay", showlegend=False, bargap=0.25)
    plot.update_xaxes(type="category", categoryorder="array", categoryarray=years, showgrid=False)
    plot.update_yaxes(**style.POUNDS)
    rows = list(zip(years, running, strict=True))
    said = "; ".join(f"{year}: {_named(figure)}" for year, figure in rows)
    caption = f"The council's cash under {lead.option.title}, running total"
    data = read.sheet("front-cash", caption, ("Budget year", "Running total"), rows)
    return Chart("front-cash", title, subtitle, f"{title}. {said}.", plot, data, page)


def _finding(page: FrontPage, name: str) -> str:
    """Say from when the council is ahead."""
    ahead = next(figure for id, figure in page.figures.items() if id.startswith("front-ahead."))
    return f"The council's own cash with {name}: {ahead.text}"


def _bars(years: list[str], values: list[float | None], name: str) -> go.Bar:
    """Draw the years that are ahead, or hatched those behind; the largest and the last are named."""
    look = {"color": style.COLOURS[0]} if name == "ahead" else style.hatched(style.COLOURS[1])
    texts = ["" if value is None else plain_for_chart(sum_of_money(value)) for value in values]
    most, last = max((abs(value or 0.0) for value in values), default=0.0), len(values) - 1
    named = (place == last or abs(value or 0.0) == most for place, value in enumerate(values))
    shown = [text if chosen else "" for text, chosen in zip(texts, named, strict=True)]
    return go.Bar(
        x=years, y=values, name=name, marker=look, text=shown, textposition="outside", textangle=0,
        constraintext="none", cliponaxis=False, hovertext=texts, hoverinfo="x+text",
    )  # fmt: skip


def _named(figure: Figure) -> str:
    """Say a year's running total in words."""
    value = read.value(figure)
    return f"{'behind' if value < 0 else 'ahead'} by {sum_of_money(abs(value))}" if round(value) else "even"
