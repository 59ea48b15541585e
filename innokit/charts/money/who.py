"""Who pays and who gains."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import plotly.graph_objects as go

from innokit.charts import placing, read, style
from innokit.charts.chart import Chart
from innokit.errors import MethodRefused
from innokit.words import a_list, count, sum_of_money

if TYPE_CHECKING:
    from innokit.businesscase import Appraisal
    from innokit.results import Figure

SAVED, GAIN, PAYS, BURDEN = "Costs that end", "Gains", "Pays", "Burden"
LOOKS: dict[str, dict[str, Any]] = {
    GAIN: {"color": style.COLOURS[0]},
    SAVED: style.spotted(style.PARTS[2]),
    PAYS: style.hatched(style.COLOURS[1]),
    BURDEN: style.crossed(style.PARTS[5]),
}
"""What is drawn to the right and to the left of nothing; each by its own pattern."""


class Row(NamedTuple):
    """What one stakeholder pays, gains, and is left with."""

    stakeholder: str
    paid: Figure
    gained: Figure
    net: Figure

    @property
    def bars(self) -> dict[str, float]:
        """Its bars: a negative gain is a burden, and a negative payment a cost that ends."""
        gained, paid = read.value(self.gained), read.value(self.paid)
        return {
            GAIN if gained > 0 else BURDEN: gained,
            PAYS if paid > 0 else SAVED: -paid,
        }


def who(appraisal: Appraisal, option: str = "") -> Chart:
    """Draw who pays and who gains by one option, the best unless named.

    Raises
    ------
    MethodRefused
        The option is not among those compared.
    """
    case, option = appraisal.case, option or read.best(appraisal)
    rows = _rows(appraisal, option)
    left = {row.stakeholder: read.value(row.net) for row in rows}
    losers = [row.stakeholder for row in reversed(rows) if left[row.stakeholder] < 0]
    first = rows[0].stakeholder
    most = f"The largest gain goes to: {read.short(case, first)}. " if left[first] > 0 else ""
    title = f"{most}{_losing([read.short(case, one, 30) for one in losers])}"
    subtitle = (
        f"{read.short(case, option)}: present values beside business as usual; gains are net of burdens; "
        f"the net is beside each name; {case.moment}"
    )
    plot = style.figure(title, subtitle, rows=len(rows) + 1, row=58)
    for name, marker in LOOKS.items():
        values = [row.bars.get(name, 0.0) for row in rows]
        if any(values):
            plot.add_trace(_bars(name, values, marker))
    plot.update_layout(barmode="relative", bargap=0.45)
    _sizes(plot, rows)
    style.key_below(plot)
    labels = [f"{style.name(case.name(row.stakeholder))}<br><i>{_left(row)}</i>" for row in rows]
    style.names_down(plot, range(len(rows)), labels)
    headings = ("Stakeholder", "Gains, net of burdens", "Pays", "Gains less pays")
    cells = [(case.name(row.stakeholder), row.gained, row.paid, row.net) for row in rows]
    data = read.sheet("who", "Who pays and who gains", headings, cells)
    said = "; ".join(f"{read.short(case, row.stakeholder)}: {_said(row)}" for row in rows)
    return Chart("who", title, subtitle, f"{title}. {said}.", plot, data, appraisal)


def _rows(appraisal: Appraisal, option: str) -> list[Row]:
    """Collect what each stakeholder pays and gains, the largest gain first."""
    figures = appraisal.figures
    measures = ("paid", "gained", "net-gain")
    people = [id.split(".")[2] for id in figures if id.startswith(f"paid.{option}.")]
    if not people:
        raise MethodRefused(
            "Nobody pays or gains by that option",
            where=f"option {option}",
            remedy="Ask for one of the options compared, by its id, and give its lines payers and gainers",
        )
    rows = [Row(one, *(figures[f"{measure}.{option}.{one}"] for measure in measures)) for one in people]
    return sorted(rows, key=lambda row: -read.value(row.net))


def _losing(losers: Sequence[str]) -> str:
    """Say who is left worse off than under business as usual, the hardest hit first."""
    named = [*losers[:3], count(len(losers) - 3, "other")] if len(losers) > 4 else losers
    return f"Worse off: {a_list(named)}" if losers else "Nobody is worse off"


def _left(row: Row) -> str:
    """Say beside a name what is left of gains and payments."""
    net = read.value(row.net)
    return f"{'worse' if net < 0 else 'better'} off by {sum_of_money(abs(net))}" if round(net) else "neither"


def _said(row: Row) -> str:
    """Say one row in words."""
    verbs = {GAIN: "gains", BURDEN: "bears a burden of", PAYS: "pays", SAVED: "is spared costs of"}
    parts = [f"{verbs[name]} {sum_of_money(abs(size))}" for name, size in row.bars.items() if round(size)]
    return f"{a_list(parts, 'neither pays nor gains')}, {_left(row)}"


def _bars(name: str, values: Sequence[float], marker: dict[str, Any]) -> go.Bar:
    """Draw one sort of bar."""
    return go.Bar(y=list(range(len(values))), x=list(values), orientation="h", name=name, marker=marker)


def _sizes(plot: go.Figure, rows: Sequence[Row]) -> None:
    """Write at the outer end of each side what stands there, with room for it."""
    ends: list[tuple[int, float, str]] = []
    for place, row in enumerate(rows):
        for side in (1, -1):
            sizes = [size for size in row.bars.values() if round(size) * side > 0]
            if sizes:
                ends.append((place, sum(sizes), " + ".join(sum_of_money(abs(size)) for size in sizes)))
    left = [(at, text) for _, at, text in ends if at < 0]
    right = [(at, text) for _, at, text in ends if at > 0]
    reach = [0.0, *(at for _, at, _ in ends)]
    low, high = min(reach), max(reach)
    start, end = placing.scale(low, high if high > low else low + 1, left, right, wide=320)
    plot.update_xaxes(**style.POUNDS, range=[start, end])
    for place, at, text in ends:
        plot.add_annotation(
            x=at, y=place, text=text, showarrow=False, font={"size": 12},
            xanchor="right" if at < 0 else "left", xshift=-4 if at < 0 else 4,
        )  # fmt: skip
