"""How often each option has each rank under drawn weights."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from innokit.charts import read, style
from innokit.charts.chart import Chart

if TYPE_CHECKING:
    from innokit.records import Case
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
    plot.update_layout(barmode="stack", bargap=0.4)
    style.key_below(plot)
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
