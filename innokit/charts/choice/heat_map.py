"""What each option means for each stakeholder, losers flagged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.errors import MethodRefused
from innokit.records import Stakeholder
from innokit.words import a_list, count

if TYPE_CHECKING:
    from innokit.records import Option
    from innokit.results import Figure, Sheet
    from innokit.scoring import StakeholderValue
    from innokit.scoring.ratings import Span

PLAIN, BETTER, WORSE = (246, 246, 246), (134, 182, 217), (242, 167, 124)
"""Red, green and blue at 0 and at both ends of the scale, pale enough for dark text; a sign goes along."""
UP, DOWN, LEVEL, OPEN = "▲", "▼", "=", "?"
ALL, NOT_RATED = "All, by weight", "not rated"
MANY = 5
"""With more options than this, and more options than stakeholders, the options go down the page."""

Figures = Mapping[tuple[str, ...], "Figure"]


def heat_map(stakeholder_value: StakeholderValue) -> Chart:
    """Draw benefits less burdens of each option to each stakeholder; who is worse off stands in a frame.

    Raises
    ------
    MethodRefused
        When no benefit or burden is rated.
    """
    found = stakeholder_value
    case = found.case
    if not found.stakeholders:
        raise MethodRefused(
            "No benefit or burden is rated",
            where=found.title,
            remedy="Record a Benefit or Burden for each stakeholder and option",
        )
    title = _finding(found)
    signs = f"{UP} better off, {DOWN} worse off (framed), {OPEN} open"
    subtitle = f"Benefits less burdens, ratings of −10 to 10; {signs}; {case.moment}"
    options = {option.id: option.title for option in found.options}
    people = {one.id: one.title for one in (*found.stakeholders, *_silent(found))}
    across = len(options) <= max(MANY, len(people))
    columns, rows = (options, {**people, "": ALL}) if across else ({**people, "": ALL}, options)
    plot = style.figure(title, subtitle, rows=len(rows) + 1, row=52)
    spots = [
        (x, y, *((column, row) if across else (row, column)))
        for y, row in enumerate(rows)
        for x, column in enumerate(columns)
    ]
    figures = read.maybe(found, "net-rating")
    spans = [_span(found, option, who) for _, _, option, who in spots]
    placed = list(zip(spots, spans, strict=True))
    plot.update_layout(shapes=[_cell(span, x, y) for (x, y, _, _), span in placed])
    texts = [
        _text(figures.get((option, who) if who else (option,)), span) for (_, _, option, who), span in placed
    ]
    xs, ys = [spot[0] for spot in spots], [spot[1] for spot in spots]
    plot.add_trace(go.Scatter(x=xs, y=ys, mode="text", text=texts, cliponaxis=False))
    style.names_down(plot, range(len(rows)), [style.name(name) for name in rows.values()])
    wide = max(7, 46 // len(columns))
    heads = [style.column_name(name, wide) for name in columns.values()]
    style.headroom(plot, 17 * max(head.count("<br>") + 1 for head in heads))
    plot.update_xaxes(
        side="top",
        tickvals=list(range(len(columns))),
        ticktext=heads,
        tickangle=0,
        showgrid=False,
        zeroline=False,
        range=[-0.5, len(columns) - 0.5],
    )
    plot.update_yaxes(autorange=False, range=[len(rows) - 0.5, -0.5])
    data = _data(figures, options, people)
    said = "; ".join(_said(found, figures, option) for option in found.options)
    return Chart("heat-map", title, subtitle, f"{title}. {said}.", plot, data, found)


def _silent(found: StakeholderValue) -> tuple[Stakeholder, ...]:
    """Give the stakeholders for whom nothing is rated."""
    return tuple(one for one in found.case.of(Stakeholder) if one not in found.stakeholders)


def _finding(found: StakeholderValue) -> str:
    """Say which options leave somebody worse off, or could."""
    rated = [o for o in found.options if any(found.net[o.id, s.id] is not None for s in found.stakeholders)]
    losing = [o for o in rated if found.losers(o)]
    if not losing:
        return "No option leaves anybody who is rated worse off"
    if len(losing) == 1:
        return _one(found, losing[0])
    if len(losing) == len(rated):
        return "Every option leaves somebody worse off, or could"
    clear = [read.short(found.case, o.id, 30) for o in rated if o not in losing]
    nobody = a_list(clear) if len(clear) <= 2 else f"{len(clear)} options"
    verb = "leaves" if len(clear) == 1 else "leave"
    return f"Only {nobody} {verb} nobody worse off"


def _one(found: StakeholderValue, option: Option) -> str:
    """Say whom the only such option leaves, or could leave, worse off."""
    who = found.losers(option)
    spans = [found.net[option.id, one.id] for one in who]
    sure = all(span is not None and span.high < 0 for span in spans)
    names = [read.short(found.case, one.id, 30) for one in who[:2]]
    names += [count(len(who) - 2, "other")] if len(who) > 2 else []
    verb = "leaves" if sure else "leaves, or could leave,"
    return f"{read.short(found.case, option.id)} {verb} {a_list(names)} worse off"


def _span(found: StakeholderValue, option: str, who: str) -> Span | None:
    """Give what an option means for one stakeholder, or for all of them."""
    return found.net.get((option, who)) if who else found.value[option]


def _sign(span: Span | None) -> str:
    """Give the sign of what an option means for somebody; it is open where it could be either."""
    if span is None:
        return ""
    if span.low < 0 < span.high or (span.value is None and 0 in (span.low, span.high)):
        return OPEN
    return UP if span.low > 0 else DOWN if span.high < 0 else LEVEL


def _cell(span: Span | None, x: int, y: int) -> dict[str, Any]:
    """Make one cell: coloured where its value is known, framed where somebody is or could be worse off."""
    line: dict[str, Any] = {"width": 0}
    if span is not None and span.low < 0:
        line = {"color": style.INK, "width": 2, "dash": "solid" if span.high < 0 else "dot"}
    edges = {"x0": x - 0.47, "x1": x + 0.47, "y0": y - 0.45, "y1": y + 0.45}
    return {"type": "rect", "line": line, "fillcolor": _colour(span), "layer": "below", **edges}


def _colour(span: Span | None) -> str:
    """Give the ground of a cell; white where its value is open or not rated."""
    if span is None or span.value is None:
        return "white"
    share = 0.25 + 0.75 * min(1.0, abs(span.value) / 10) if span.value else 0.0
    end = BETTER if span.value > 0 else WORSE
    mixed = (round(plain + share * (full - plain)) for plain, full in zip(PLAIN, end, strict=True))
    return f"rgb({','.join(map(str, mixed))})"


def _text(figure: Figure | None, span: Span | None) -> str:
    """Write a cell: its sign as a mark, then the figure."""
    text = figure.text.replace(" to ", "<br>to ") if figure else NOT_RATED
    return f"{_sign(span)} {text}".strip()


def _data(figures: Figures, options: Mapping[str, str], people: Mapping[str, str]) -> Sheet:
    """Make the data table: stakeholders down, options across."""
    rows = [(name, *(figures.get((o, who), NOT_RATED) for o in options)) for who, name in people.items()]
    rows.append((ALL, *(figures.get((o,), NOT_RATED) for o in options)))
    headings = ("Stakeholder", *options.values())
    return read.sheet("heat-map", "Benefits less burdens, −10 to 10", headings, rows)


def _said(found: StakeholderValue, figures: Figures, option: Option) -> str:
    """Say one option in words."""
    parts = [
        f"{read.short(found.case, s.id, 30)} {figures[option.id, s.id].text}" for s in found.stakeholders
    ]
    return f"{read.short(found.case, option.id)}: {', '.join(parts)}"
