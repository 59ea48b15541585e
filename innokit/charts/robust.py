"""How robust the first place is: under drawn weights, and as one weight moves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import plotly.graph_objects as go

from innokit.charts import read, style
from innokit.charts.chart import Chart
from innokit.errors import MethodRefused
from innokit.words import a_list, one_line

if TYPE_CHECKING:
    from innokit.records import Case, Option
    from innokit.results import Figure
    from innokit.scoring import Robustness

DARK, PALE = (11, 60, 93), (228, 237, 243)
"""Red, green and blue of the first rank and of the last; a thin outline keeps the pale ones visible."""
LEAST_LABELLED = 0.06
"""The smallest share whose part of a bar has room for its rank."""

Shares = Mapping[str, Mapping[int, "Figure"]]


def ranks(robustness: Robustness) -> Chart:
    """Draw how often each option has each rank, most often first on top.

    Raises
    ------
    MethodRefused
        When the result holds no shares of ranks.
    """
    case, drawing, shares = robustness.case, robustness.drawing, _shares(robustness)
    order = sorted(shares, key=lambda option: tuple(-read.value(share) for share in shares[option].values()))
    title = f"{read.short(case, order[0])} ranks first in {_of_draws(shares[order[0]][1])}"
    what = f"Share of {drawing.draws:,} draws, {_DRAWN[drawing.weights]}, at each rank (seed {drawing.seed})"
    subtitle = f"{what}; {case.moment}"
    plot = style.figure(title, subtitle, rows=len(order) + 1)
    for rank in shares[order[0]]:
        plot.add_trace(_rank(rank, len(order), [read.value(shares[option][rank]) for option in order]))
    plot.add_trace(_first_shares([shares[option][1] for option in order]))
    plot.update_layout(barmode="stack", bargap=0.4, showlegend=True, legend=style.LEGEND_BELOW)
    plot.update_layout(legend_traceorder="normal")
    plot.update_xaxes(range=[0, 1.25], tickvals=[0, 0.2, 0.4, 0.6, 0.8, 1], tickformat=".0%", showgrid=False)
    style.names_down(plot, range(len(order)), [style.name(case.name(option)) for option in order])
    rows = [(case.name(option), *shares[option].values()) for option in order]
    headings = ("Option", *(f"Rank {rank}" for rank in shares[order[0]]))
    data = read.sheet("ranks", "How often each option has each rank", headings, rows)
    alt = f"{title}. {'; '.join(_said(case, option, shares[option]) for option in order)}."
    return Chart("ranks", title, subtitle, alt, plot, data, robustness)


_DRAWN = {
    "free": "weights of any size",
    "ranked": "weights in the recorded order",
    "bounded": "weights near the recorded ones",
    "elicited": "each assessor's own weights",
}


def _shares(robustness: Robustness) -> dict[str, dict[int, Figure]]:
    """Give the share of draws by option and rank, ranks in order."""
    out: dict[str, dict[int, Figure]] = {}
    for rest, figure in read.measured(robustness, "rank-share").items():
        out.setdefault(rest[-2], {})[int(rest[-1])] = figure
    return {option: dict(sorted(found.items())) for option, found in out.items()}


def _of_draws(share: Figure) -> str:
    """Say a share of draws."""
    return f"{share.text} draws" if share.text == "all" else f"{share.text} of draws"


def _said(case: Case, option: str, shares: Mapping[int, Figure]) -> str:
    """Say the ranks of an option that it ever has."""
    had = [f"rank {rank} in {_of_draws(share)}" for rank, share in shares.items() if read.value(share) > 0]
    return f"{read.short(case, option)}: {', '.join(had)}"


def _rank(rank: int, many: int, shares: list[float]) -> go.Bar:
    """Draw one rank of every option, the first darkest, numbered where there is room."""
    portion = (rank - 1) / max(many - 1, 1)
    mixed = (round(dark + portion * (pale - dark)) for dark, pale in zip(DARK, PALE, strict=True))
    return go.Bar(
        y=list(range(len(shares))),
        x=[share or None for share in shares],
        orientation="h",
        name=f"Rank {rank}",
        marker={"color": f"rgb({','.join(map(str, mixed))})", "line": {"color": style.INK, "width": 1}},
        text=[str(rank) if share >= LEAST_LABELLED else "" for share in shares],
        textposition="inside",
        insidetextanchor="middle",
        insidetextfont={"color": "white" if portion < 0.4 else style.INK},
        textangle=0,
    )


def _first_shares(shares: list[Figure]) -> go.Scatter:
    """Write the share of first ranks after each bar."""
    return go.Scatter(
        x=[1.0] * len(shares),
        y=list(range(len(shares))),
        mode="text",
        text=[f"  first: {share.text}" for share in shares],
        textposition="middle right",
        cliponaxis=False,
        showlegend=False,
    )


class Range(NamedTuple):
    """A weight now, the ends of the range in which the first option stays first, and who is first beyond.

    The weight of a wider criterion is that of all under it together.
    """

    criterion: str
    wider: bool
    now: Figure
    low: Figure
    high: Figure
    below: Option | None
    above: Option | None

    @property
    def ends(self) -> tuple[float, float]:
        """The range as numbers; an end that changes nothing is the end of the scale."""
        return (
            0.0 if self.low.value is None else self.low.value,
            1.0 if self.high.value is None else self.high.value,
        )


def switching(robustness: Robustness) -> Chart:
    """Draw how far the weight of each criterion can move before the first place changes, nearest on top.

    Raises
    ------
    MethodRefused
        When no option is first for certain, or no weight can move.
    """
    case, first, ranges = robustness.case, robustness.comparison.winner, _ranges(robustness)
    if first is None or not ranges:
        raise MethodRefused(
            "There is no range of weights to draw",
            where=robustness.title,
            remedy="It takes two options, two criteria, and an option that is first for certain",
        )
    title = _finding(case, first, ranges[0])
    what = f"Range of each weight, moved alone, in which {read.short(case, first.id, 30)} stays first"
    subtitle = f"{what}; {case.moment}"
    plot = style.figure(title, subtitle, rows=len(ranges), row=62)
    for place, found in enumerate(ranges):
        _draw(plot, place, found, case, first)
    plot.update_xaxes(range=[-0.02, 1.02], tickvals=[0, 0.2, 0.4, 0.6, 0.8, 1], tickformat=".0%")
    labels = [f"{style.name(_named(case, r))}<br><i>now {r.now.text}</i>" for r in ranges]
    style.names_down(plot, range(len(ranges)), labels)
    plot.update_yaxes(autorange=False, range=[len(ranges) - 0.4, -0.6])
    rows = [(case.name(r.criterion), r.now, r.low, _taker(r.below), r.high, _taker(r.above)) for r in ranges]
    headings = ("Criterion", "Weight now", "Changes below", "First then", "Changes above", "First there")
    data = read.sheet("switching", "How far each weight can move", headings, rows)
    said = "; ".join(_range_said(case, found) for found in ranges)
    return Chart("switching", title, subtitle, f"{title}. {said}.", plot, data, robustness)


def _ranges(robustness: Robustness) -> list[Range]:
    """Collect the ranges, the one that ends nearest to its weight first."""
    now, low, high = (
        {rest[-1]: figure for rest, figure in read.maybe(robustness, measure).items()}
        for measure in ("weight", "switch-low", "switch-high")
    )
    used = robustness.comparison.criteria
    nearest = sorted(robustness.switches, key=lambda switch: switch.reach)
    return [
        Range(id, switch.criterion not in used, now[id], low[id], high[id], switch.below, switch.above)
        for switch in nearest
        for id in [switch.criterion.id]
    ]


def _finding(case: Case, first: Option, nearest: Range) -> str:
    """Say the smallest move of one weight that changes the first place."""
    stays = f"{read.short(case, first.id)} stays first"
    (low, high), now = nearest.ends, read.value(nearest.now)
    name = one_line(_named(case, nearest), 40)
    if nearest.above is not None and (nearest.below is None or high - now <= now - low):
        return (
            f"{stays} unless the weight of {name} rises from {nearest.now.text} to above {nearest.high.text}"
        )
    if nearest.below is not None:
        return (
            f"{stays} unless the weight of {name} falls from {nearest.now.text} to below {nearest.low.text}"
        )
    return f"{stays} however much any one criterion counts"


def _named(case: Case, found: Range) -> str:
    """Name a criterion, marked where it stands for those under it."""
    return f"{case.name(found.criterion)}{' (all under it)' if found.wider else ''}"


def _taker(option: Option | None) -> str:
    """Name who is first beyond an end."""
    return option.title if option else "no change"


def _range_said(case: Case, found: Range) -> str:
    """Say one range in words."""
    ends = (("below", found.low, found.below), ("above", found.high, found.above))
    turns = [f"{side} {end.text} {read.short(case, o.id)} is first" for side, end, o in ends if o is not None]
    return f"{one_line(_named(case, found), 60)}, now {found.now.text}: {a_list(turns, 'no change')}"


def _draw(plot: go.Figure, place: int, found: Range, case: Case, first: Option) -> None:
    """Draw one criterion: the whole scale, the range, the weight now, and who takes over at its ends."""
    colour, mark, _ = style.looks(case, first.id)
    for ends, line in (
        ((0.0, 1.0), {"color": style.RULE, "width": 2}),
        (found.ends, {"color": colour, "width": 9}),
    ):
        plot.add_trace(go.Scatter(x=list(ends), y=[place, place], mode="lines", line=line))
    low, high = found.ends
    for option, at, words in (
        (found.below, low, f"below {found.low.text}"),
        (found.above, high, f"above {found.high.text}"),
    ):
        if option is not None:
            plot.add_trace(_end(case, option, (at, place), words))
    marker = {"color": "white", "symbol": mark, "size": 12, "line": {"color": style.INK, "width": 2}}
    plot.add_trace(go.Scatter(x=[read.value(found.now)], y=[place], mode="markers", marker=marker))


def _end(case: Case, option: Option, at: tuple[float, int], words: str) -> go.Scatter:
    """Mark one end with who takes over; lower ends are labelled above the line, upper ones below it."""
    colour, mark, _ = style.looks(case, option.id)
    marker: dict[str, Any] = {"color": colour, "symbol": mark, "size": 13}
    side = "right" if at[0] < 0.5 else "left"
    return go.Scatter(
        x=[at[0]],
        y=[at[1]],
        mode="markers+text",
        marker={**marker, "line": {"color": "white", "width": 1}},
        text=[f"{words}: {style.name(case.name(option.id), 60).replace('<br>', ' ')}"],
        textposition=f"{'top' if words.startswith('below') else 'bottom'} {side}",
        cliponaxis=False,
    )
