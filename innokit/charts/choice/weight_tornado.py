"""What each criterion does to the lead when it is left out, or counts twice as much."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from innokit.charts import placing, read, style
from innokit.charts.chart import Chart
from innokit.words import number, one_line, plain_for_chart

if TYPE_CHECKING:
    from innokit.records import Case
    from innokit.scoring import Leads, Robustness
    from innokit.scoring.leads import Lead

LOST = -0.05
"""A lead below this is lost, also as it is printed."""
WORDS = {"without": "left out", "twice": "twice"}


def weight_tornado(robustness: Robustness) -> Chart:
    """Draw what is left of the lead without each criterion, and with each counting twice; the least on top.

    Raises
    ------
    MethodRefused
        When no option is first for certain, or there is one criterion or one option only.
    """
    found = robustness.leads()
    case, now = found.case, read.value(found.now)
    title = _finding(found)
    what = f"Lead of {read.short(case, found.first.id, 30)} in points of overall value (now {found.now.text})"
    subtitle = f"{what}, one criterion left out, or counting twice as much; {case.moment}"
    plot = style.figure(title, subtitle, rows=len(found.pairs), row=56)
    for place, pair in enumerate(found.pairs):
        for which, lead, shift in zip(WORDS, pair, (-0.19, 0.19), strict=True):
            _draw(plot, now, lead, place + shift, which)
    plot.update_xaxes(range=_reach(found, now), title="Lead, in points of overall value", zeroline=False)
    style.headroom(plot, 16)
    _upright(plot, 0, "lost below 0", "right")
    _upright(plot, now, f"now {found.now.text}", "left", dash="dot")
    labels = [style.name(_named(found, without)) for without, _ in found.pairs]
    style.names_down(plot, range(len(found.pairs)), labels)
    said = "; ".join(_said(found, *pair) for pair in found.pairs)
    return Chart("weight-tornado", title, subtitle, f"{title}. {said}.", plot, found.sheet("leads"), found)


def _finding(found: Leads) -> str:
    """Say with which criterion left out, or counting twice, the lead is lost."""
    first = read.short(found.case, found.first.id)
    lost = {
        which: _either(
            [
                read.short(found.case, pair[at].criterion.id, 30)
                for pair in found.pairs
                if pair[at].ahead < LOST
            ]
        )
        for at, which in enumerate(WORDS)
    }
    parts = [f"if {lost['without']} is left out"] if lost["without"] else []
    parts += [f"if {lost['twice']} counts twice as much"] if lost["twice"] else []
    if not parts:
        return f"{first} keeps its lead whichever criterion is left out or counts twice as much"
    return f"{first} loses its lead {', or '.join(parts)}"


def _either(names: list[str]) -> str:
    """Join names with "or", the first three of them."""
    more = [f"one of {len(names) - 3} more"] if len(names) > 3 else []
    *most, last = [*names[:3], *more] or [""]
    return f"{', '.join(most)} or {last}" if most else last


def _named(found: Leads, lead: Lead) -> str:
    """Name a criterion, marked where it stands for those under it."""
    wider = "" if lead.criterion in found.comparison.criteria else " (all under it)"
    return f"{lead.criterion.title}{wider}"


def _said(found: Leads, without: Lead, twice: Lead) -> str:
    """Say one criterion in words."""
    parts = [f"{words} {_end(found.case, lead)}" for words, lead in (("left out", without), ("twice", twice))]
    return f"{one_line(_named(found, without), 60)}: {', '.join(parts)}"


def _end(case: Case, lead: Lead) -> str:
    """Say a lead, and who is first where it is lost."""
    taken = f", {read.short(case, lead.nearest.id, 30)} first" if lead.ahead < LOST else ""
    return f"{number(lead.ahead, 1)}{taken}"


def _draw(plot: go.Figure, now: float, lead: Lead, at: float, which: str) -> None:
    """Draw one bar from the lead now to the lead then, labelled at its end."""
    lost, left = lead.ahead < LOST, lead.ahead < now
    colour = style.COLOURS[1] if lost else style.COLOURS[0]
    marker = {"color": colour, "line": {"color": colour, "width": 1}}
    if which == "without":
        marker["pattern"] = {"shape": "/", "fgcolor": colour, "bgcolor": "white", "size": 5}
    width = {"orientation": "h", "width": 0.34}
    plot.add_trace(go.Bar(y=[at], x=[lead.ahead - now], base=[now], marker=marker, **width))
    text = f"{WORDS[which]}: {number(lead.ahead, 1)}"
    _label(plot, lead.ahead, at, text, left)
    if lost:
        _label(plot, now, at, f"{plain_for_chart(lead.nearest.title, 26)} first", not left)


def _reach(found: Leads, now: float) -> list[float]:
    """Give a scale on which every lead and its label have room."""
    leads = [(lead.ahead, f"{WORDS[which]}: {number(lead.ahead, 1)}", lead)
             for pair in found.pairs for which, lead in zip(WORDS, pair, strict=True)]  # fmt: skip
    left = [(ahead, text) for ahead, text, _ in leads if ahead < now]
    right = [(ahead, text) for ahead, text, _ in leads if ahead >= now]
    right += [(now, f"{one_line(x.nearest.title, 26)} first") for ahead, _, x in leads if ahead < LOST]
    ends = [0.0, now, *(ahead for ahead, _, _ in leads)]
    return list(placing.scale(min(ends), max(ends), left, right, 370))


def _label(plot: go.Figure, x: float, y: float, text: str, left: bool) -> None:
    """Write beside one end of a bar."""
    plot.add_trace(
        go.Scatter(
            x=[x],
            y=[y],
            mode="text",
            text=[f"{text}  " if left else f"  {text}"],
            textposition="middle left" if left else "middle right",
            cliponaxis=False,
        )
    )


def _upright(plot: go.Figure, at: float, words: str, anchor: str, **line: Any) -> None:
    """Draw a line up from one lead, and say above the picture what it is."""
    plot.add_vline(x=at, line={"color": style.INK, "width": 1, **line})
    plot.add_annotation(
        x=at, y=1, yref="paper", yanchor="bottom", xanchor=anchor, text=words, showarrow=False
    )
