"""What happens when, what waits for what, and which chain is the longest."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.words import a_list, date_words, one_line, plain_for_chart

if TYPE_CHECKING:
    from innokit.businesscase import Plan
    from innokit.records import Milestone
    from innokit.results import Figure

NOT_DATED, NOBODY, CHAIN = "not yet dated", "nobody yet", "longest chain"
HALF = 0.2
"""Half the height of a bar, in rows."""
SHORT = 0.02
"""A stage shorter than this share of the plan is a mark, as its bar could not be seen."""


def gantt(found: Plan) -> Chart:
    """Draw the stages of a plan by their dates, with owners, dependencies and the longest chain."""
    case, stages, figures = found.case, found.stages, found.figures
    title = _finding(found)
    chain = f"; hatched: the {CHAIN}" if len(found.chain) > 1 else ""
    subtitle = (
        f"Stages, and who sees to them; a line leads from each to what waits for it{chain}; {case.moment}"
    )
    plot = style.figure(title, subtitle, rows=len(stages), row=58)
    plot.update_xaxes(type="date", **_dates(found))
    for place, stage in enumerate(stages):
        _draw(plot, place, stage, stage in found.chain and len(found.chain) > 1, _days(found))
    _waits(plot, found)
    plot.update_xaxes(side="top", showgrid=True, zeroline=False, nticks=5, tickangle=0)
    style.headroom(plot, 20)
    style.names_down(plot, range(len(stages)), [_name(stage) for stage in stages])
    plot.update_yaxes(autorange=False, range=[len(stages) - 0.5, -0.5])
    headings = ("Stage", "Owner", "Starts", "Ends", "Days", "After", "On the longest chain")
    rows = [_row(found, stage, figures) for stage in stages]
    data = read.sheet("gantt", "What happens when", headings, rows)
    said = "; ".join(_said(found, stage) for stage in stages)
    return Chart("gantt", title, subtitle, f"{title}. {said}.", plot, data, found)


def _finding(found: Plan) -> str:
    """Say when it ends and what decides that, what does not fit first of all."""
    bare = [stage for stage in found.stages if found.days(stage) is None]
    if len(bare) == len(found.stages):
        return f"None of the {len(found.stages)} stages has both dates yet"
    also = f"; {len(bare)} of {len(found.stages)} stages are {NOT_DATED}" if bare else ""
    if found.misfits:
        stage, first = found.misfits[0]
        more = f", and {len(found.misfits) - 1} more do not fit" if len(found.misfits) > 1 else ""
        return f"{one_line(stage.title, 40)} starts before {one_line(first.title, 40)} has ended{more}{also}"
    last = max(stage.finish for stage in found.stages if stage.finish is not None)
    days = found.figures.get("longest-chain")
    chain = f"; its {CHAIN} takes {days.text}" if days is not None else ""
    return f"The plan ends on {date_words(last)}{chain}{also}"


def _days(found: Plan) -> list[datetime.date]:
    """Give every date of the plan."""
    return [day for stage in found.stages for day in (stage.start, stage.finish) if day is not None]


def _dates(found: Plan) -> dict[str, object]:
    """Give the days from the first to the last, with a little room at both ends."""
    days = _days(found)
    if not days:
        return {"visible": False}
    daily = {"dtick": 86_400_000, "tickformat": "%-d %b %Y"} if (max(days) - min(days)).days < 4 else {}
    room = datetime.timedelta(days=1 + round(0.03 * (max(days) - min(days)).days))
    return {"range": [(min(days) - room).isoformat(), (max(days) + room).isoformat()], **daily}


def _name(stage: Milestone) -> str:
    """Name a stage beside its bar, and who sees to it."""
    return f"{style.name(stage.title)}<br><i>{plain_for_chart(stage.owner.strip() or NOBODY, 26)}</i>"


def _draw(plot: go.Figure, place: int, stage: Milestone, chained: bool, span: list[datetime.date]) -> None:
    """Draw one stage: a bar between its dates, a mark where there is one day only, or words."""
    colour = style.INK if chained else style.PARTS[1]
    known = stage.start or stage.finish
    if known is None:
        _write(plot, place, NOT_DATED)
        return
    end = (stage.finish or known) + datetime.timedelta(days=1)
    days = (end - (stage.start or known)).days
    whole = (max(span) - min(span)).days + 1
    if days > SHORT * whole:
        marker = style.hatched(colour) if chained else {"color": colour}
        wide = [days * 86_400_000]  # a date axis counts in milliseconds
        bar = {"base": [known.isoformat()], "x": wide, "y": [place], "width": 2 * HALF, "marker": marker}
        plot.add_trace(go.Bar(orientation="h", **bar))
        return
    late = (known - min(span)).days > whole / 2
    both = stage.start is not None and stage.finish is not None
    mark = {"color": colour if both else "white", "symbol": "diamond", "size": 13}
    mark["line"] = {"color": colour, "width": 2}
    plot.add_trace(go.Scatter(x=[known.isoformat()], y=[place], mode="markers", marker=mark))
    if not both:
        what = "end" if stage.start is not None else "start"
        _write(plot, place, f"{what} {NOT_DATED}", known, late)


def _write(
    plot: go.Figure, place: int, text: str, day: datetime.date | None = None, left: bool = False
) -> None:
    """Write words on a row: at its start, or beside a day."""
    at: dict[str, Any] = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": 4}
    if day is not None:
        at = {"x": day.isoformat(), "xanchor": "right" if left else "left", "xshift": -11 if left else 11}
    plot.add_annotation(y=place, text=text, showarrow=False, bgcolor="white", **at)


def _waits(plot: go.Figure, found: Plan) -> None:
    """Lead a thin line from the end of each stage down to the start of what waits for it."""
    places = {stage.id: place for place, stage in enumerate(found.stages)}
    by_id = {stage.id: stage for stage in found.stages}
    for stage in found.stages:
        for id in stage.after:
            first = by_id[id]
            leaves, arrives = first.finish or first.start, stage.start or stage.finish
            if leaves is None or arrives is None:
                continue
            xs = [leaves.isoformat(), arrives.isoformat(), arrives.isoformat()]
            ys = [places[id] + HALF, places[id] + HALF, places[stage.id] - HALF - 0.04]
            if leaves < arrives:
                xs[0] = (leaves + datetime.timedelta(days=1)).isoformat()
                ys[0] = ys[1] = places[id] + HALF / 2
            plot.add_trace(
                go.Scatter(
                    x=xs,
                    y=ys,
                    mode="lines+markers",
                    line={"color": style.QUIET, "width": 1},
                    marker={"symbol": "triangle-down", "size": [0, 0, 8], "color": style.QUIET, "opacity": 1},
                )
            )


def _row(found: Plan, stage: Milestone, figures: Mapping[str, Figure]) -> tuple[Figure | str, ...]:
    """Give one row of the data table."""
    after = a_list([found.case.name(id) for id in stage.after], "none")
    dates = (_day(stage.start), _day(stage.finish))
    days = figures[f"days.{stage.id}"]
    chained = "yes" if stage in found.chain and len(found.chain) > 1 else "no"
    return (stage.title, stage.owner or NOBODY, *dates, days, after, chained)


def _day(day: datetime.date | None) -> str:
    """Say a date, or that there is none yet."""
    return NOT_DATED if day is None else date_words(day)


def _said(found: Plan, stage: Milestone) -> str:
    """Say one stage in words."""
    name, owner = one_line(stage.title, 40), one_line(stage.owner.strip() or NOBODY, 30)
    if stage.start is None and stage.finish is None:
        return f"{name} ({owner}): {NOT_DATED}"
    after = a_list([one_line(found.case.name(id), 40) for id in stage.after], "")
    waits = f", after {after}" if after else ""
    return f"{name} ({owner}): {_day(stage.start)} to {_day(stage.finish)}{waits}"
