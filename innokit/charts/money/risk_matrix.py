"""How likely and how bad each risk is."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.words import a_list, count, one_line, plain_for_chart

if TYPE_CHECKING:
    from innokit.businesscase import RiskRegister
    from innokit.records import Risk
    from innokit.results import Figure

GROUNDS = {"low": "rgb(240,244,240)", "medium": "rgb(247,232,190)", "high": "rgb(240,190,170)"}
"""Grounds pale enough for dark text; medium and high are hatched as well, high more closely."""
STROKES = {"low": 0, "medium": 2, "high": 5}
"""How many hatching strokes cross a cell of each band."""
SIDE, LINE = 62, 17
"""Pixels of a cell's height, and of a line of the list below."""
MOST, WIDE = 40, 58
"""So many risks are listed in the picture, each on lines of so many letters."""


def risk_matrix(risks: RiskRegister) -> Chart:
    """Draw the risks by likelihood and impact, 1 to 5 each, numbered as in the list below the matrix."""
    found, case = risks, risks.case
    judged = [risk for risk in found.risks if risk.likelihood is not None and risk.impact is not None]
    bare = [risk for risk in found.risks if risk not in judged]
    title = _finding(found, judged, bare)
    subtitle = (
        "Likelihood and impact, 1 to 5 each; closely hatched is high (15 and more), widely hatched medium "
        f"(8 and more); numbers refer to the list below; {case.moment}"
    )
    listed = _listed(found, judged, bare)
    tall = 5 * SIDE
    foot = 66 + LINE * len(listed)
    plot = style.figure(title, subtitle, height=tall + foot + 66)
    plot.update_layout(margin_b=foot, shapes=_ground(found))
    _words(plot, found)
    _numbers(plot, judged)
    plot.add_annotation(
        x=0, xref="paper", y=0, yref="paper", yanchor="top", yshift=-58, xanchor="left",
        text="<br>".join(listed), align="left", showarrow=False,
    )  # fmt: skip
    figures = found.figures
    rows = [_row(found, place, risk, figures) for place, risk in enumerate([*judged, *bare], 1)]
    headings = ("Number", "Risk", "Likelihood", "Impact", "Likelihood times impact", "Who watches")
    data = read.sheet("risk-matrix", "Likelihood and impact of each risk", headings, rows)
    said = "; ".join(_said(found, place, risk) for place, risk in enumerate([*judged, *bare], 1))
    return Chart("risk-matrix", title, subtitle, f"{title}. {said}.", plot, data, found)


def _finding(found: RiskRegister, judged: list[Risk], bare: list[Risk]) -> str:
    """Say which risks are high, and how many nobody has judged."""
    high = [one_line(risk.title, 40) for risk in judged if _band(found, risk) == "high"]
    said = f"High: {a_list(high)}" if high else "No risk is judged high"
    if len(high) > 2:
        said = f"{len(high)} of {count(len(found.risks), 'risk')} are high, first of all: {high[0]}"
    if not judged:
        return f"None of {count(len(bare), 'risk')} is judged yet"
    return f"{said}; not yet judged: {len(bare)}" if bare else said


def _band(found: RiskRegister, risk: Risk) -> str:
    """Say how high a judged risk is."""
    return found.band(risk.likelihood or 1, risk.impact or 1)


def _ground(found: RiskRegister) -> list[dict[str, Any]]:
    """Make the cells, tinted and hatched by how high they are."""
    shapes: list[dict[str, Any]] = []
    for likelihood in range(1, 6):
        for impact in range(1, 6):
            band = found.band(likelihood, impact)
            edges = {"x0": impact - 0.5, "x1": impact + 0.5, "y0": likelihood - 0.5, "y1": likelihood + 0.5}
            line = {"width": 1.5, "color": "white"}
            shapes.append(
                {"type": "rect", "fillcolor": GROUNDS[band], "line": line, "layer": "below", **edges}
            )
            shapes += _hatching(impact, likelihood, STROKES[band])
    return shapes


def _hatching(x: int, y: int, strokes: int) -> list[dict[str, Any]]:
    """Make slanted strokes across one cell."""
    found = []
    for stroke in range(1, strokes + 1):
        shift = 2 * stroke / (strokes + 1) - 1  # of the diagonal, towards one corner or the other
        low, high = max(-0.5, -0.5 + shift), min(0.5, 0.5 + shift)
        line = {"color": "rgba(110,80,60,0.5)", "width": 1}
        ends = {"x0": x + low, "x1": x + high, "y0": y + low - shift, "y1": y + high - shift}
        found.append({"type": "line", "line": line, "layer": "below", **ends})
    return found


def _words(plot: go.Figure, found: RiskRegister) -> None:
    """Write the words of both scales, likelihood upwards and impact to the right."""
    ends = {"range": [0.5, 5.5], "tickvals": [1, 2, 3, 4, 5], "showgrid": False, "zeroline": False}
    numbered = [
        [f"{place} {word}" for place, word in enumerate(words, 1)]
        for words in (found.impacts, found.likelihoods)
    ]
    across, up = numbered
    plot.update_xaxes(
        title={"text": "Impact", "standoff": 2},
        ticktext=[style.column_name(w, 11) for w in across],
        tickangle=0,
        tickfont={"size": 12},
        **ends,
    )
    plot.update_yaxes(title="Likelihood", ticktext=[style.column_name(w, 10) for w in up], **ends)


def _numbers(plot: go.Figure, judged: list[Risk]) -> None:
    """Write in each cell the numbers of its risks."""
    cells: dict[tuple[int, int], list[int]] = {}
    for place, risk in enumerate(judged, 1):
        cells.setdefault((risk.impact or 1, risk.likelihood or 1), []).append(place)
    for (x, y), numbers in cells.items():
        text = style.column_name(", ".join(map(str, numbers)), 9)
        plot.add_annotation(
            x=x, y=y, text=text, showarrow=False, font={"size": 14, "color": style.INK},
            bgcolor="rgba(255,255,255,0.75)", borderpad=2,
        )  # fmt: skip


def _listed(found: RiskRegister, judged: list[Risk], bare: list[Risk]) -> list[str]:
    """Write the list below the matrix, what is not yet judged at its end."""
    lines: list[str] = []
    for place, risk in enumerate(judged[:MOST], 1):
        lines += _lines(f"{place}. {one_line(risk.title, 2 * WIDE - 20)} ({_band(found, risk)})")
    if len(judged) > MOST:
        lines.append(f"and {len(judged) - MOST} more in the table")
    if bare:
        lines += _lines(f"Not yet judged: {_some([one_line(risk.title, 60) for risk in bare])}")
    return lines


def _some(names: list[str]) -> str:
    """Name some of many."""
    return a_list([*names[:6], count(len(names) - 6, "other")] if len(names) > 7 else names)


def _lines(text: str) -> list[str]:
    """Break an item of the list into lines, the later ones set in."""
    first, *more = textwrap.wrap(text, WIDE)
    return [plain_for_chart(first, WIDE), *(f"    {plain_for_chart(line, WIDE)}" for line in more)]


def _row(
    found: RiskRegister, number: int, risk: Risk, figures: Mapping[str, Figure]
) -> tuple[Figure | str, ...]:
    """Give one row of the data table."""
    score = figures[f"risk-score.{risk.id}"]
    return (
        str(number) if score.value is not None else "",
        risk.title,
        _level(risk.likelihood, found.likelihoods),
        _level(risk.impact, found.impacts),
        score,
        risk.owner or "nobody yet",
    )


def _level(level: int | None, words: tuple[str, ...]) -> str:
    """Say a level with its word."""
    return "not yet judged" if level is None else f"{level} {words[level - 1]}"


def _said(found: RiskRegister, number: int, risk: Risk) -> str:
    """Say one risk in words."""
    name = one_line(risk.title, 60)
    if risk.likelihood is None or risk.impact is None:
        return f"{name}: not yet judged"
    likely, bad = found.likelihoods[risk.likelihood - 1], found.impacts[risk.impact - 1]
    return f"{number} {name}: {likely}, {bad}, {_band(found, risk)}"
