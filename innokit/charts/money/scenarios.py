"""What each option is worth in each scenario."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from innokit.charts import placing, read, style
from innokit.charts.chart import Chart
from innokit.words import a_list, count, one_line, plain_for_chart, sum_of_money

if TYPE_CHECKING:
    from innokit.businesscase import Scenarios
    from innokit.results import Figure

CENTRAL = "As recorded"
BEST = "best"

Worlds = Mapping[str, Mapping[str, "Figure"]]
"""Figures by option, by scenario; that of the recorded values stands under the empty id."""


def scenarios(found: Scenarios) -> Chart:
    """Draw the net present social value of every option as recorded and in each scenario."""
    case, worlds = found.case, _worlds(found)
    names = {id: case.name(id) if id else CENTRAL for id in worlds}
    title = _finding(found, worlds)
    subtitle = (
        "Net present social value against business as usual; left of the line at nothing it is worth less "
        f"than it costs; {case.moment}"
    )
    options = list(next(iter(worlds.values())))
    plot = style.figure(title, subtitle, rows=len(worlds), row=max(62, 15 * len(options)))
    for option in options:
        _marks(plot, found, option, worlds)
    _words(plot, found, worlds)
    plot.add_vline(x=0, line={"color": style.INK, "width": 1})
    style.names_down(plot, range(len(worlds)), [style.name(name) for name in names.values()])
    plot.update_yaxes(autorange=False, range=[len(worlds) - 0.5, -0.5], showgrid=True)
    style.key_below(plot)
    rows = [(names[id], *figures.values()) for id, figures in worlds.items()]
    headings = ("Scenario", *(outcome.option.title for outcome in found.appraisal.outcomes))
    data = read.sheet("scenarios", "NPSV of each option in each scenario", headings, rows)
    said = "; ".join(_said(found, one_line(names[id], 40), figures) for id, figures in worlds.items())
    return Chart("scenarios", title, subtitle, f"{title}. {said}.", plot, data, found)


def _worlds(found: Scenarios) -> Worlds:
    """Collect the figures."""
    figures, options = found.figures, [outcome.option.id for outcome in found.appraisal.outcomes]
    worlds = {"": {option: figures[f"npsv.{option}"] for option in options}}
    for world in found.worlds:
        id = world.scenario.id
        worlds[id] = {option: figures[f"npsv-in.{id}.{option}"] for option in options}
    return worlds


def _best(figures: Mapping[str, Figure]) -> str:
    """Give the option that is worth most."""
    return max(figures, key=lambda option: read.value(figures[option]))


def _finding(found: Scenarios, worlds: Worlds) -> str:
    """Say whether the option that is best as recorded stays the best, and above its cost, everywhere."""
    first = _best(worlds[""])
    name = read.short(found.case, first)
    turned = [id for id, figures in worlds.items() if _best(figures) != first]
    losing = [id for id, figures in worlds.items() if read.value(figures[first]) < 0]
    if all(read.value(figure) < 0 for figures in worlds.values() for figure in figures.values()):
        return "No option is worth its cost, neither as recorded nor in any scenario"
    said = ["stays worth its cost in every scenario"] if not losing else []
    if len(worlds[""]) > 1:
        best = f"is the best as recorded, but not in {_some(found, turned)}"
        said = [best if turned else "stays the best in every scenario"]
    if losing:
        said.append(f"is worth less than it costs in {_some(found, losing)}")
    return f"{name} {' and '.join(said)}"


def _some(found: Scenarios, ids: list[str]) -> str:
    """Name up to two scenarios, or say how many; the recorded values are none, and are named first."""
    named = [read.short(found.case, id, 30) for id in ids if id]
    others = named if len(named) <= 2 else [count(len(named), "scenario")]
    return a_list([*(["the case as recorded"] if "" in ids else []), *others])


def _marks(plot: go.Figure, found: Scenarios, option: str, worlds: Worlds) -> None:
    """Mark one option in every scenario."""
    colour, mark, _ = style.looks(found.case, option)
    plot.add_trace(
        go.Scatter(
            x=[read.value(figures[option]) for figures in worlds.values()],
            y=[place + _off(found, option) for place in range(len(worlds))],
            mode="markers",
            name=plain_for_chart(found.case.name(option), 40),
            marker={"color": colour, "symbol": mark, "size": 13, "line": {"color": "white", "width": 1}},
        )
    )


def _off(found: Scenarios, option: str) -> float:
    """Give how far from the middle of its row an option is drawn, so that no mark covers another."""
    options = [outcome.option.id for outcome in found.appraisal.outcomes]
    return (options.index(option) - (len(options) - 1) / 2) * min(0.18, 0.7 / len(options))


def _words(plot: go.Figure, found: Scenarios, worlds: Worlds) -> None:
    """Write what the best option is worth in each scenario, with room for it."""
    values = [read.value(figure) for figures in worlds.values() for figure in figures.values()]
    labels = []
    for place, figures in enumerate(worlds.values()):
        best = _best(figures)
        who = "" if len(figures) == 1 else f"{BEST}: "
        value = read.value(figures[best])
        text = f"{who}{sum_of_money(value)}{', a loss' if value < 0 else ''}"
        labels.append((value, place + _off(found, best), text))
    low, high = min(0.0, *values), max(0.0, *values)
    high = high if high > low else low + 1
    start, end = placing.scale(low, high, right=[(value, text) for value, _, text in labels], wide=325)
    plot.update_xaxes(**style.POUNDS, range=[start - 0.04 * (end - start), end], zeroline=False)
    for value, row, text in labels:
        plot.add_annotation(
            x=value, y=row, text=text, showarrow=False, xanchor="left", xshift=10, bgcolor="white"
        )


def _said(found: Scenarios, name: str, figures: Mapping[str, Figure]) -> str:
    """Say one scenario in words."""
    sums = [
        f"{read.short(found.case, option, 30)} {sum_of_money(read.value(f))}" for option, f in figures.items()
    ]
    return f"{name}: {a_list(sums)}"
